//! The native clock: the system's, or the one that `AVOIN_OVI_NOW` holds still.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use crate::domain::time::parse_moment;

pub fn now() -> DateTime<Utc> {
    static SET: OnceLock<Option<DateTime<Utc>>> = OnceLock::new();
    SET.get_or_init(set_by_environment).unwrap_or_else(Utc::now)
}

fn set_by_environment() -> Option<DateTime<Utc>> {
    let text = std::env::var("AVOIN_OVI_NOW").ok().filter(|text| !text.is_empty())?;
    let moment = parse_moment(&text);
    if moment.is_none() {
        eprintln!("AVOIN_OVI_NOW: {text:?} is no time such as 2026-11-24T10:00");
        std::process::exit(2);
    }
    moment
}
