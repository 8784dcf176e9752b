//! The native clock: the system's, or the one that `AVOIN_OVI_NOW` sets.

use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use crate::domain::time::parse_moment;

enum Clock {
    System,
    Stands(DateTime<Utc>),
    /// What the file says each time it is asked; what can't be read ends the program.
    File(PathBuf),
}

pub fn now() -> DateTime<Utc> {
    static CLOCK: OnceLock<Clock> = OnceLock::new();
    match CLOCK.get_or_init(set_by_environment) {
        Clock::System => Utc::now(),
        Clock::Stands(moment) => *moment,
        Clock::File(path) => {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            moment(text.trim())
        }
    }
}

fn set_by_environment() -> Clock {
    match std::env::var("AVOIN_OVI_NOW").ok().filter(|text| !text.is_empty()) {
        None => Clock::System,
        Some(text) => match text.strip_prefix('@') {
            Some(path) => Clock::File(path.into()),
            None => Clock::Stands(moment(&text)),
        },
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    parse_moment(text).unwrap_or_else(|| {
        eprintln!("AVOIN_OVI_NOW: {text:?} is no time such as 2026-11-24T10:00");
        std::process::exit(2)
    })
}
