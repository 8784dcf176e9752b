//! The publisher's tools from outside: what each of `ovi feed`'s commands says and leaves behind.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, reason = "helpers of tests are tests")]

mod check;
mod command;
mod diff;
mod export;
mod publish;
mod race;
mod report;
mod s3;
mod serve;
mod sign;
mod start;
