//! Numbers, register and printing of certificates through the dispatcher.
