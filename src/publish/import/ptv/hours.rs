//! The catalogue's service hours as one value.

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::super::super::dotted::{Object, put_text};
use super::super::given::Texts;
use super::super::opening::{self, Line, State, Stretch, Weeks, date, time};
use super::texts;

/// Puts what `serviceHours` say: a value where they say one thing, else words alone.
pub fn put(record: &mut Object, hours: &Value, texts_seen: &mut Texts, today: NaiveDate, stated_on: &str) {
    let told: Vec<&Value> = hours.as_array().into_iter().flatten().collect();
    if told.is_empty() {
        return;
    }
    let mut is_sure = true;
    let stretches: Option<Vec<Stretch>> = told.iter().map(|hour| stretch(hour)).collect();
    let value = stretches.and_then(|stretches| {
        let ordinary: Vec<(&Stretch, &Value)> = stretches
            .iter()
            .zip(told.iter().map(|hour| &hour["additionalInformation"]))
            .filter(|(stretch, _)| !stretch.is_exception && !stretch.lines.is_empty())
            .collect();
        for (at, (one, of)) in ordinary.iter().enumerate() {
            for (other, of_other) in ordinary[at + 1..].iter().filter(|(other, _)| one.meets(other)) {
                let is_same_time =
                    (one.from, one.to) == (other.from, other.to) || one.to.is_none() && other.to.is_none();
                let is_same_thing = of == of_other && !days(one).iter().any(|day| days(other).contains(day));
                // Two ordinary weeks at once are hours of two things: nobody knows whose.
                if is_same_time && !is_same_thing {
                    return None;
                }
                is_sure &= is_same_time;
            }
        }
        opening::value(&stretches, today)
    });
    match value {
        Some(value) => opening::put(record, &value, is_sure, stated_on),
        None => {
            put_text(record, "hours.confidence", "text_only");
            put_text(record, "hours.stated_on", stated_on);
        }
    }
    // What is told beside the only ordinary hours; of several nobody could tell which it means.
    if let [only] = told[..] {
        texts_seen.put(record, "hours.note", texts(&only["additionalInformation"]));
    }
}

fn days(stretch: &Stretch) -> Vec<u8> {
    stretch.lines.iter().flat_map(|line| line.days.iter().copied()).collect()
}

/// `None` where a part of it can't be read: the rest would then say too much or too little.
fn stretch(hour: &Value) -> Option<Stretch> {
    let flag = |field: &str| hour[field].as_bool() == Some(true);
    let bound = |field: &str| match hour[field].as_str() {
        None | Some("") => Some(None),
        Some(text) => date(text).map(Some),
    };
    let (from, to) = (bound("validFrom")?, bound("validTo")?);
    let open = if flag("isReservation") { State::Booked } else { State::Open };
    let state = if flag("isClosed") { State::Off } else { open };
    let all_day = || Line { weeks: Weeks::All, days: (0..7).collect(), spans: Vec::new(), state };
    let times = hour["openingHour"].as_array().map(Vec::as_slice).unwrap_or_default();
    match hour["serviceHourType"].as_str()? {
        "DaysOfTheWeek" | "Standard" => {
            let lines = match times {
                [] if flag("isClosed") || flag("isAlwaysOpen") => vec![all_day()],
                times => times.iter().map(|time| weekly(time, state)).collect::<Option<_>>()?,
            };
            Some(Stretch { from, to, is_exception: false, lines })
        }
        "Exceptional" | "Exception" => {
            let from = from?;
            let lines = match times {
                [] if flag("isClosed") || flag("isAlwaysOpen") => vec![all_day()],
                // Nobody said what is different.
                [] => vec![Line { state: State::Unknown("poikkeus"), ..all_day() }],
                times => {
                    let spans = times.iter().map(|hour| span(hour).filter(|(from, to)| is_in_one_day(*from, *to)));
                    vec![Line { spans: spans.collect::<Option<_>>()?, ..all_day() }]
                }
            };
            Some(Stretch { from: Some(from), to: Some(to.unwrap_or(from)), is_exception: true, lines })
        }
        "OverMidnight" | "Special" => {
            let lines: Option<Vec<Vec<Line>>> = times.iter().map(|time| over_midnight(time, state)).collect();
            Some(Stretch { from, to, is_exception: false, lines: lines?.concat() })
        }
        _ => None,
    }
}

fn span(hour: &Value) -> Option<(NaiveTime, NaiveTime)> {
    Some((time(hour["from"].as_str()?)?, time(hour["to"].as_str()?)?))
}

fn is_in_one_day(from: NaiveTime, to: NaiveTime) -> bool {
    from < to || to == NaiveTime::MIN
}

/// One day, or the days from one to another, at the same times.
fn weekly(hour: &Value, state: State) -> Option<Line> {
    let (from, to) = span(hour).filter(|(from, to)| is_in_one_day(*from, *to))?;
    let first = weekday(&hour["dayFrom"])?;
    let last = weekday(&hour["dayTo"]).unwrap_or(first);
    let days = (0..7).map(|step| (first + step) % 7);
    let days = days.take(usize::from((last + 7 - first) % 7) + 1).collect();
    Some(Line { weeks: Weeks::All, days, spans: vec![(from, to)], state })
}

/// From a time of one day to a time of a later one.
fn over_midnight(hour: &Value, state: State) -> Option<Vec<Line>> {
    let (from, to) = span(hour)?;
    let first = weekday(&hour["dayFrom"])?;
    let last = match weekday(&hour["dayTo"]) {
        Some(last) if last != first || is_in_one_day(from, to) => last,
        // The same day, and an earlier hour: the night that follows.
        _ => (first + 1) % 7,
    };
    let line = |day: u8, from: NaiveTime, to: NaiveTime| Line {
        weeks: Weeks::All,
        days: vec![day],
        spans: vec![(from, to)],
        state,
    };
    if first == last {
        return Some(vec![line(first, from, to)]);
    }
    let mut lines = vec![line(first, from, NaiveTime::MIN)];
    let between = (1..7).map(|step| (first + step) % 7).take_while(|day| *day != last);
    lines.extend(between.map(|day| line(day, NaiveTime::MIN, NaiveTime::MIN)));
    if to != NaiveTime::MIN {
        lines.push(line(last, NaiveTime::MIN, to));
    }
    Some(lines)
}

fn weekday(value: &Value) -> Option<u8> {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let name = value.as_str()?;
    NAMES.iter().position(|known| *known == name).and_then(|at| u8::try_from(at).ok())
}
