//! The command line: arguments in, text and an exit code out, through the same dispatcher as the window.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no window possible.
