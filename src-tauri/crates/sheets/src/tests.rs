mod bad;
mod written;
