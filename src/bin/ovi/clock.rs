//! The command's one clock: `platform` has the app's, and the command builds without a window.

use avoin_ovi::domain::time::parse_moment;
use chrono::{DateTime, Utc};

use super::Failure;

/// The one clock: what `AVOIN_OVI_NOW` says, or the machine's.
pub fn now() -> Result<DateTime<Utc>, Failure> {
    match std::env::var("AVOIN_OVI_NOW") {
        Ok(text) => parse_moment(&text).ok_or_else(|| {
            Failure::Usage(format!("AVOIN_OVI_NOW is {text:?}, and that is no time such as 2026-11-24T10:00"))
        }),
        Err(_) => Ok(Utc::now()),
    }
}

/// The moment that an option names, or now.
pub fn moment(text: Option<&str>, option: &str) -> Result<DateTime<Utc>, Failure> {
    match text {
        Some(text) => parse_moment(text)
            .ok_or_else(|| Failure::Usage(format!("{option} {text:?} is no time such as 2026-11-24T10:00"))),
        None => now(),
    }
}
