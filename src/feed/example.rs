//! The example area, made fresh: an invented place never goes stale.
//!
//! Its source stands still in one week of November 2026. Whoever unpacks its seed moves what has a date to the week of
//! the day: what was verified, when one session of a series is cancelled or moved, single events, notices. Whole weeks,
//! so that a Tuesday stays a Tuesday and an overridden session is still one of its series. The year's plan and school
//! holidays move by whole years.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Map, Value};

/// The Monday of the week in which the example's source stands, and its school year.
const REFERENCE: (i32, u32, u32) = (2026, 11, 23);

/// Moves the dates of one line of the example's seed to the week of `today`. A line that can't be read stays as it is:
/// the decoder will say what is wrong with it.
pub fn freshen(line: &str, today: NaiveDate) -> String {
    let Ok(Value::Object(mut record)) = serde_json::from_str(line) else { return line.to_owned() };
    let Some(reference) = NaiveDate::from_ymd_opt(REFERENCE.0, REFERENCE.1, REFERENCE.2) else {
        return line.to_owned();
    };
    let weeks = (today - reference).num_days().div_euclid(7);
    let years = school_year(today) - school_year(reference);
    let by_week = |date: NaiveDate| shift_days(date, weeks * 7);
    let by_year = |date: NaiveDate| shift_years(date, years);
    match record.get("type").and_then(Value::as_str) {
        Some("event") => {
            let is_series = record.contains_key("rrule");
            for (key, value) in &mut record {
                match key.as_str() {
                    "start" | "end" if is_series => {}
                    "start" | "end" | "exdates" | "rdates" | "overrides" => move_dates(value, &by_week),
                    "breaks" => move_dates(value, &by_year),
                    _ => {}
                }
            }
        }
        Some("place") => {
            if let Some(status) = record.get_mut("status") {
                move_dates(status, &by_week);
            }
        }
        Some("notice") => move_fields(&mut record, &["from", "to"], &by_week),
        Some("calendar") => move_fields(&mut record, &["from", "to"], &by_year),
        Some("plan") => {
            if let Some(themes) = record.get_mut("themes") {
                move_dates(themes, &by_year);
            }
            let from = school_year(reference) + years;
            record.insert("season".to_owned(), format!("{from}–{}", from + 1).into());
        }
        _ => {}
    }
    check_today(&mut record, today);
    Value::Object(record).to_string()
}

/// Whoever made the example looked at all of it today.
fn check_today(record: &mut Map<String, Value>, today: NaiveDate) {
    for (key, value) in record {
        match (key.as_str(), value) {
            ("verified_at" | "stated_on" | "assessed_at", value) => *value = today.to_string().into(),
            ("sources", Value::Array(sources)) => {
                for source in
                    sources.iter_mut().filter_map(Value::as_object_mut).filter(|source| source.contains_key("date"))
                {
                    source.insert("date".to_owned(), today.to_string().into());
                }
            }
            (_, Value::Object(inner)) => check_today(inner, today),
            (_, Value::Array(items)) => {
                items.iter_mut().filter_map(Value::as_object_mut).for_each(|item| check_today(item, today))
            }
            _ => {}
        }
    }
}

fn move_fields(record: &mut Map<String, Value>, fields: &[&str], shift: &impl Fn(NaiveDate) -> NaiveDate) {
    for field in fields {
        if let Some(value) = record.get_mut(*field) {
            move_dates(value, shift);
        }
    }
}

/// Every date and date-time in a value.
fn move_dates(value: &mut Value, shift: &impl Fn(NaiveDate) -> NaiveDate) {
    match value {
        Value::String(text) => {
            let moved = text
                .get(..10)
                .and_then(|day| day.parse::<NaiveDate>().ok())
                .map(|day| format!("{}{}", shift(day), &text[10..]));
            if let Some(moved) = moved {
                *text = moved;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| move_dates(item, shift)),
        Value::Object(fields) => fields.values_mut().for_each(|field| move_dates(field, shift)),
        _ => {}
    }
}

fn shift_days(date: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }.unwrap_or(date)
}

fn shift_years(date: NaiveDate, years: i32) -> NaiveDate {
    let by = Months::new(12 * years.unsigned_abs());
    if years < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }.unwrap_or(date)
}

/// The year in whose August the school year began.
fn school_year(date: NaiveDate) -> i32 {
    if date.month() >= 8 { date.year() } else { date.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_stands_in_the_week_of_the_day() {
        let line = r#"{"type":"event","id":"a:b","rrule":"FREQ=WEEKLY;BYDAY=TU","start":"2025-08-05T09:30","overrides":[{"recurrence_id":"2026-12-01T09:30","status":"cancelled"}],"breaks":[{"from":"2026-12-24","to":"2027-01-07"}],"sources":[{"name":"x","date":"2026-11-23"}],"verified_at":"2026-11-23"}"#;
        let at = |today: &str| -> Value { serde_json::from_str(&freshen(line, today.parse().unwrap())).unwrap() };
        let next = at("2028-02-09");
        assert_eq!(next["start"], "2025-08-05T09:30", "a series keeps its beginning");
        assert_eq!(next["overrides"][0]["recurrence_id"], "2028-02-15T09:30", "the Tuesday after");
        assert_eq!(next["breaks"][0]["from"], "2027-12-24");
        assert_eq!(next["verified_at"], "2028-02-09");
        assert_eq!(next["sources"][0]["date"], "2028-02-09");
        assert_eq!(at("2026-11-23")["overrides"][0]["recurrence_id"], "2026-12-01T09:30");
        assert_eq!(
            at("2026-11-22")["overrides"][0]["recurrence_id"],
            "2026-11-24T09:30",
            "a Sunday belongs to the week before"
        );
        assert_eq!(freshen("not json", "2026-11-24".parse().unwrap()), "not json");
    }
}
