//! Opening hours in schema.org's words.

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::super::super::dotted::{Object, put_text};
use super::super::opening::{self, Line, State, Stretch, Weeks, date, time};
use super::list;
use crate::domain::hours::{Confidence, normalise};

/// Puts what `openingHoursSpecification` says, or the shorter `openingHours`.
pub fn put(record: &mut Object, told: &Value, today: NaiveDate, stated_on: &str) {
    let mut ordinary = list(&told["openingHoursSpecification"]);
    ordinary.retain(|one| one.is_object());
    if !ordinary.is_empty() {
        let special = list(&told["specialOpeningHoursSpecification"]);
        let mut holidays = Vec::new();
        let stretches: Option<Vec<Stretch>> = ordinary
            .iter()
            .map(|one| stretch(one, false, &mut holidays))
            .chain(special.iter().map(|one| stretch(one, true, &mut Vec::new())))
            .collect();
        match stretches.and_then(|stretches| opening::value(&united(stretches), today)) {
            Some(value) => {
                let value = std::iter::once(value).chain(holidays.first().cloned()).collect::<Vec<_>>().join("; ");
                opening::put(record, &value, true, stated_on);
                if holidays.len() == 1 {
                    put_text(record, "hours.holidays", "stated");
                }
            }
            None => put_text(record, "hours.confidence", "text_only"),
        }
        return;
    }
    let words: Vec<&str> = list(&told["openingHours"]).into_iter().filter_map(Value::as_str).collect();
    let text = words.join("; ");
    if text.is_empty() {
        return;
    }
    let read = normalise(&text);
    put_text(record, "hours.value", &read.value.unwrap_or_default());
    let confidence = match read.confidence {
        Confidence::Structured => "structured",
        Confidence::Parsed => "parsed",
        Confidence::TextOnly => "text_only",
    };
    if read.confidence != Confidence::Structured {
        put_text(record, "hours.source_text.fi", &text);
    }
    put_text(record, "hours.confidence", confidence);
    put_text(record, "hours.stated_on", stated_on);
}

/// Weeks without dates are one week, told a day at a time.
fn united(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        let same = |known: &&mut Stretch| {
            (known.from, known.to, known.is_exception) == (stretch.from, stretch.to, stretch.is_exception)
        };
        match all.iter_mut().find(same) {
            Some(known) => known.lines.extend(stretch.lines),
            None => all.push(stretch),
        }
    }
    all
}

/// `None` where it can't be read. Hours of public holidays go into `holidays`, as a rule.
fn stretch(told: &Value, is_exception: bool, holidays: &mut Vec<String>) -> Option<Stretch> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let clock =
        |field: &str| told[field].as_str().map(|text| time(text.get(..8).unwrap_or(text).trim_end_matches('Z')));
    let span = match (clock("opens"), clock("closes")) {
        (Some(opens), Some(closes)) => Some((opens?, closes?)),
        (None, None) => None,
        _ => return None,
    };
    // Both at midnight is schema.org's way of closed.
    let is_closed = span.is_none_or(|(opens, closes)| opens == closes);
    let mut days = Vec::new();
    for day in list(&told["dayOfWeek"]) {
        let name = day.as_str().or_else(|| day["@id"].as_str())?.rsplit(['/', '#']).next()?;
        match NAMES.iter().position(|known| *known == name || (name.len() >= 2 && known.starts_with(name))) {
            Some(at) => days.push(u8::try_from(at).ok()?),
            None if name == "PublicHolidays" && is_closed => holidays.push("PH off".to_owned()),
            None if name == "PublicHolidays" => {
                let (opens, closes) = span?;
                holidays.push(format!("PH {}-{}", opens.format("%H:%M"), closes.format("%H:%M")));
            }
            None => return None,
        }
    }
    if told["dayOfWeek"].is_null() {
        days = (0..7).collect();
    }
    let bound = |field: &str| match told[field].as_str() {
        None => Some(None),
        Some(text) => date(text).map(Some),
    };
    let (from, to) = (bound("validFrom")?, bound("validThrough")?);
    let lines = match span {
        _ if days.is_empty() => Vec::new(),
        Some((opens, closes)) if !is_closed => lines(&days, opens, closes),
        _ => vec![Line { weeks: Weeks::All, days, spans: Vec::new(), state: State::Off }],
    };
    let is_dated = from.is_some() && to.is_some();
    Some(Stretch { from, to, is_exception: is_exception || (is_dated && is_closed), lines })
}

/// A night belongs to the day on which it begins.
fn lines(days: &[u8], opens: NaiveTime, closes: NaiveTime) -> Vec<Line> {
    let line = |days: Vec<u8>, span| Line { weeks: Weeks::All, days, spans: vec![span], state: State::Open };
    if opens < closes || closes == NaiveTime::MIN {
        return vec![line(days.to_vec(), (opens, closes))];
    }
    let next = days.iter().map(|day| (day + 1) % 7).collect();
    vec![line(days.to_vec(), (opens, NaiveTime::MIN)), line(next, (NaiveTime::MIN, closes))]
}
