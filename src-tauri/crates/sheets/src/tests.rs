mod bad;
mod binary;
mod written;
