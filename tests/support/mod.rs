//! What the tests of the sync share: a publisher, a server that misbehaves on request, a device.

#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests are tests, and no test uses all of them")]

pub mod device;
pub mod publisher;
pub mod server;

use chrono::{DateTime, Utc};

/// A Tuesday at ten.
pub fn tuesday() -> DateTime<Utc> {
    "2026-11-24T08:00:00Z".parse().unwrap()
}
