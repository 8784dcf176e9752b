//! `ovi hours`: what a value in opening_hours syntax says of a stretch of time, one question a line.

use std::io::BufRead;

use avoin_ovi::domain::calendar::PublicHolidays;
use avoin_ovi::domain::hours::{HoursState, evaluate};
use avoin_ovi::domain::time::{ZONE, format_moment, from_civil, parse_moment, to_civil};
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

use super::{Failure, output};

/// Answers each line of stdin as soon as it has come. A value that can't be read is an answer; a line that is no
/// question is the input's fault, and told by its number once all others are answered.
pub fn run() -> Result<(), Failure> {
    let mut bad_lines = 0;
    for (bytes, number) in std::io::stdin().lock().split(b'\n').zip(1_u64..) {
        let bytes = bytes.map_err(|error| Failure::Outside(format!("stdin: {error}")))?;
        // What is no UTF-8 is no JSON either, and is told as such.
        let line = String::from_utf8_lossy(&bytes);
        if line.trim().is_empty() {
            continue;
        }
        let read = std::str::from_utf8(&bytes).map_err(|_| "the text is not UTF-8".to_owned());
        let read = read.and_then(|line| serde_json::from_str::<Value>(line).map_err(|error| error.to_string()));
        let answer = match read {
            Ok(Value::Object(question)) => {
                let id = question.get("id").cloned();
                match answer(&question) {
                    Ok(answer) => with_id(id, answer),
                    Err(error) => with_id(id, Map::from_iter([("error".to_owned(), Value::from(error))])),
                }
            }
            other => {
                bad_lines += 1;
                let why = other.err().unwrap_or_else(|| "not a JSON object".to_owned());
                eprintln!("ovi: stdin:{number}: {why}");
                Map::from_iter([("error".to_owned(), format!("line {number}: {why}").into())])
            }
        };
        output::json(&answer.into())?;
    }
    if bad_lines == 0 { Ok(()) } else { Err(Failure::Told(1)) }
}

fn with_id(id: Option<Value>, mut answer: Map<String, Value>) -> Map<String, Value> {
    if let Some(id) = id {
        answer.insert("id".to_owned(), id);
    }
    answer
}

fn answer(question: &Map<String, Value>) -> Result<Map<String, Value>, String> {
    let text = |field: &str| match question.get(field) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(_) => Err(format!("{field}: is no text")),
        None => Err(format!("{field}: is missing")),
    };
    let zone = match question.get("tz") {
        None | Some(Value::Null) => ZONE,
        Some(_) => {
            text("tz")?.parse::<Tz>().map_err(|_| format!("tz: {:?} is no time zone", text("tz").unwrap_or("")))?
        }
    };
    let time = |field: &str| {
        let text = text(field)?;
        let midnight = text.parse::<NaiveDate>().ok().and_then(|date| date.and_hms_opt(0, 0, 0));
        midnight
            .or_else(|| parse_moment(text).map(to_civil))
            .ok_or_else(|| format!("{field}: {text:?} is no time such as 2026-11-24T10:00"))
    };
    let (from, to) = (time("from")?, time("to")?);
    if to < from {
        return Err("to: lies before from".to_owned());
    }
    let holidays = holidays(question.get("holidays"))?;
    let told = evaluate(text("value")?, from, to, holidays).map_err(|error| format!("value: {error}"))?;
    // Other zones than the directory's have no rule for the repeated hour here: plain civil time.
    let show = |civil: NaiveDateTime| match zone == ZONE {
        true => format_moment(from_civil(civil)),
        false => civil.format("%Y-%m-%dT%H:%M").to_string(),
    };
    let intervals: Vec<Value> = told
        .intervals
        .iter()
        .map(|interval| {
            let mut shown = Map::new();
            shown.insert("start".to_owned(), show(interval.start).into());
            shown.insert("end".to_owned(), show(interval.end).into());
            let state = match interval.state {
                HoursState::Open => "open",
                HoursState::Unknown => "unknown",
            };
            shown.insert("state".to_owned(), state.into());
            if let Some(comment) = &interval.comment {
                shown.insert("comment".to_owned(), comment.as_ref().into());
            }
            shown.into()
        })
        .collect();
    let mut answer = Map::from_iter([("intervals".to_owned(), json!(intervals))]);
    if let Some(next) = told.next_change {
        answer.insert("next_change".to_owned(), show(next).into());
    }
    Ok(answer)
}

fn holidays(given: Option<&Value>) -> Result<PublicHolidays, String> {
    match given.and_then(|given| given.get("public")) {
        None => Ok(PublicHolidays::finland()),
        Some(Value::Array(days)) => {
            let day = |day: &Value| day.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
            let read: Option<Vec<NaiveDate>> = days.iter().map(day).collect();
            read.map(PublicHolidays::new).ok_or_else(|| "holidays.public: holds something that is no date".to_owned())
        }
        Some(_) => Err("holidays.public: is no list of dates".to_owned()),
    }
}
