//! `ovi hours`: what a value in opening_hours syntax says of a stretch of time, one question a line.

use std::collections::BTreeSet;

use avoin_ovi::domain::calendar::PublicHolidays;
use avoin_ovi::domain::hours::{HoursState, Position, Surroundings, evaluate};
use avoin_ovi::domain::time::{format_moment_in, from_civil_in, parse_moment_in, to_civil_in};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use super::Failure;
use super::questions::{self, Object};

pub fn run() -> Result<(), Failure> {
    questions::each(answer)
}

fn answer(question: &Object) -> Result<Object, String> {
    let text = |field: &str| questions::text(question, field);
    let zone = questions::zone(question)?;
    let time = |field: &str| {
        let text = text(field)?;
        let midnight = text.parse::<NaiveDate>().ok().and_then(|date| date.and_hms_opt(0, 0, 0));
        midnight
            .map(|midnight| from_civil_in(&zone, midnight))
            .or_else(|| parse_moment_in(zone, text))
            .ok_or_else(|| format!("{field}: {text:?} is no time such as 2026-11-24T10:00"))
    };
    let (from, to) = (time("from")?, time("to")?);
    if to < from {
        return Err("to: lies before from".to_owned());
    }
    let around = Surroundings {
        public_holidays: public_holidays(question)?,
        school_holidays: days(question, "school")?.unwrap_or_default(),
        position: position(question, zone)?,
    };
    let civil = |moment: DateTime<Utc>| to_civil_in(&zone, moment);
    let told = evaluate(text("value")?, civil(from), civil(to), around).map_err(|error| format!("value: {error}"))?;
    let moment = |civil: NaiveDateTime| from_civil_in(&zone, civil);
    let mut intervals: Vec<Value> = Vec::with_capacity(told.intervals.len());
    for interval in &told.intervals {
        // In the repeated hour of autumn civil times lie behind the moment asked.
        let (start, end) = (moment(interval.start).max(from), moment(interval.end).min(to));
        if start >= end {
            continue;
        }
        let mut shown = Map::new();
        shown.insert("start".to_owned(), format_moment_in(zone, start).into());
        shown.insert("end".to_owned(), format_moment_in(zone, end).into());
        let state = match interval.state {
            HoursState::Open => "open",
            HoursState::Unknown => "unknown",
        };
        shown.insert("state".to_owned(), state.into());
        if let Some(comment) = &interval.comment {
            shown.insert("comment".to_owned(), comment.as_ref().into());
        }
        intervals.push(shown.into());
    }
    let mut answer = Map::from_iter([("intervals".to_owned(), json!(intervals))]);
    if let Some(next) = told.next_change.map(moment).filter(|next| *next > from) {
        answer.insert("next_change".to_owned(), format_moment_in(zone, next).into());
    }
    Ok(answer)
}

fn public_holidays(question: &Map<String, Value>) -> Result<PublicHolidays, String> {
    Ok(match days(question, "public")? {
        Some(days) => PublicHolidays::new(days),
        None => PublicHolidays::finland(),
    })
}

/// A list of dates below `holidays`; none where it is not given.
fn days(question: &Map<String, Value>, kind: &str) -> Result<Option<BTreeSet<NaiveDate>>, String> {
    let given = match question.get("holidays") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Object(given)) => given.get(kind),
        Some(_) => return Err("holidays: is no object".to_owned()),
    };
    match given {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(days)) => {
            let day = |day: &Value| day.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
            let read: Option<BTreeSet<NaiveDate>> = days.iter().map(day).collect();
            read.map(Some).ok_or_else(|| format!("holidays.{kind}: holds something that is no date"))
        }
        Some(_) => Err(format!("holidays.{kind}: is no list of dates")),
    }
}

fn position(question: &Map<String, Value>, zone: Tz) -> Result<Option<Position>, String> {
    let degrees = |field: &str, most: f64| match question.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_f64().filter(|degrees| degrees.abs() <= most) {
            Some(degrees) => Ok(Some(degrees)),
            None => Err(format!("{field}: is no number of degrees")),
        },
    };
    match (degrees("lat", 90.0)?, degrees("lon", 180.0)?) {
        (Some(lat), Some(lon)) => Ok(Some(Position { lat, lon, zone })),
        (None, None) => Ok(None),
        _ => Err("lat, lon: one is missing".to_owned()),
    }
}
