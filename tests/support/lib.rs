//! Builders and helpers of the suite.
