//! When an event of the register takes place, in Finland's civil time.

use chrono::{Days, NaiveTime, TimeDelta};

use super::super::given;
use super::Told;
use crate::domain::time::Civil;

/// Longer than that, and times of day say when it opens on the first day and closes on the last.
const LONGEST_AT_ONCE: TimeDelta = TimeDelta::hours(24);

/// The longest single event that the format takes.
const LONGEST: TimeDelta = TimeDelta::days(3 * 365);

/// An event's start and end. The end is absent where nobody told a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: Civil,
    pub end: Option<Civil>,
}

/// Reads both; `Err` says why the event can't be one.
pub fn span(told: &Told) -> Result<Option<Span>, &'static str> {
    let Some(start) = given::civil(told.word("start_time")) else { return Ok(None) };
    let end =
        given::civil(told.word("end_time")).filter(|end| end.at() > start.at() || (*end == start && !end.has_time()));
    let span = plain(start, end);
    match span.end {
        Some(end) if end.at() - span.start.at() > LONGEST => Err("go on for over three years"),
        _ => Ok(Some(span)),
    }
}

fn plain(start: Civil, end: Option<Civil>) -> Span {
    let is_midnight = |civil: Civil| civil.at().time() == NaiveTime::MIN;
    match (start, end) {
        // A day without times is written as its midnights.
        (Civil::Time(_), None) if is_midnight(start) => Span { start: Civil::Date(start.date()), end: None },
        (Civil::Time(_), Some(Civil::Time(at))) if is_midnight(start) && is_midnight(Civil::Time(at)) => {
            let last = at.date().checked_sub_days(Days::new(1)).unwrap_or(at.date());
            Span { start: Civil::Date(start.date()), end: Some(Civil::Date(last)) }
        }
        (Civil::Time(from), Some(Civil::Time(to))) if to - from <= LONGEST_AT_ONCE => Span { start, end },
        (_, Some(end)) => Span { start: Civil::Date(start.date()), end: Some(Civil::Date(end.date())) },
        (_, None) => Span { start, end: None },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn days_are_days_and_times_are_finlands() {
        let check = |start: &str, end: &str, told: &str| {
            let event = Told::new(json!({"id": "a:1", "start_time": start, "end_time": end})).unwrap();
            let span = span(&event).unwrap();
            let said =
                span.map(|span| format!("{} {}", span.start, span.end.map_or("-".to_owned(), |end| end.to_string())));
            assert_eq!(said.unwrap_or_default(), told, "{start} {end}");
        };
        check("2022-06-14T16:30:00Z", "2022-06-14T17:15:00Z", "2022-06-14T19:30 2022-06-14T20:15");
        check("2022-06-13T21:00:00Z", "2022-06-15T21:00:00Z", "2022-06-14 2022-06-15");
        check("2024-08-14T15:00:00Z", "2025-06-11T16:05:00Z", "2024-08-14 2025-06-11");
        check("2020-05-05", "", "2020-05-05 -");
        check("2020-05-05", "2020-05-05", "2020-05-05 2020-05-05");
        check("2022-06-14T16:30:00Z", "2022-06-14T16:00:00Z", "2022-06-14T19:30 -");
        check("", "2022-06-14T17:15:00Z", "");
        check("soon", "later", "");
    }
}
