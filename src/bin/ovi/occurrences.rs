//! `ovi occurrences`: when a series takes place, one question a line, or every series of an iCalendar file.

use std::path::PathBuf;

use avoin_ovi::domain::recurrence::{MAX_OCCURRENCES, matches, rule_starts};
use avoin_ovi::domain::time::{Civil, ZONE, format_moment_in, from_civil_in, parse_moment_in, to_civil_in};
use avoin_ovi::publish::ical;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;
use serde_json::{Value, json};

use super::questions::{self, Object, text};
use super::{Failure, existing, output};

/// A larger file is nobody's calendar.
const LARGEST_FILE: u64 = 50 * 1024 * 1024;

#[derive(Debug, Args)]
pub struct Occurrences {
    /// An iCalendar file; without one, questions are read from stdin
    #[arg(value_name = "FILE.ics", requires = "from", requires = "to")]
    file: Option<PathBuf>,
    /// A day or a time, included
    #[arg(long, value_name = "TIME", requires = "file")]
    from: Option<String>,
    /// A day or a time, excluded
    #[arg(long, value_name = "TIME", requires = "file")]
    to: Option<String>,
}

pub fn run(asked: Occurrences) -> Result<(), Failure> {
    match (asked.file, asked.from, asked.to) {
        (Some(file), Some(from), Some(to)) => of_file(existing(file)?, &from, &to),
        _ => questions::each(answer),
    }
}

/// One line a series, in the order of the file. What can't be read is told, and the file is at fault; the rest is
/// answered all the same.
fn of_file(file: PathBuf, from: &str, to: &str) -> Result<(), Failure> {
    let time = |text: &str, name: &str| {
        Civil::parse(text).map(Civil::at).ok_or_else(|| Failure::Usage(format!("{name} {text} is no day and no time")))
    };
    let (from, to) = (time(from, "--from")?, time(to, "--to")?);
    if to < from {
        return Err(Failure::Usage("--to lies before --from".to_owned()));
    }
    let disk = |error: std::io::Error| Failure::Outside(format!("{}: {error}", file.display()));
    if std::fs::metadata(&file).map_err(disk)?.len() > LARGEST_FILE {
        return Err(Failure::Input(format!("{}: the file is larger than {LARGEST_FILE} bytes", file.display())));
    }
    // Old programs write other encodings: their texts suffer, their times don't.
    let bytes = std::fs::read(&file).map_err(disk)?;
    let calendar = ical::read(&String::from_utf8_lossy(&bytes));
    let mut at_fault = !calendar.problems.is_empty();
    for problem in &calendar.problems {
        eprintln!("ovi: {}: {problem}", file.display());
    }
    if calendar.series.is_empty() && calendar.private == 0 && !at_fault {
        return Err(Failure::Input(format!("{}: there is no event in it", file.display())));
    }
    for series in &calendar.series {
        let answer = match ical::starts(series, from, to) {
            Ok(starts) => {
                json!({"id": series.uid, "starts": starts.into_iter().map(|start| shown(start, ZONE)).collect::<Vec<_>>()})
            }
            Err(why) => {
                at_fault = true;
                eprintln!("ovi: {}: {}: {why}", file.display(), series.uid);
                json!({"id": series.uid, "error": why})
            }
        };
        output::json(&answer)?;
    }
    if at_fault { Err(Failure::Told(1)) } else { Ok(()) }
}

fn answer(question: &Object) -> Result<Object, String> {
    let zone = questions::zone(question)?;
    let to_civil = |moment: DateTime<Utc>| to_civil_in(&zone, moment);
    let time = |field: &str, text: &str| {
        let told =
            Civil::parse(text).or_else(|| parse_moment_in(zone, text).map(|moment| Civil::Time(to_civil(moment))));
        told.ok_or_else(|| format!("{field}: {text:?} is no date and no time such as 2026-11-24T10:00"))
    };
    let start = time("dtstart", text(question, "dtstart")?)?;
    let (from, to) = (time("from", text(question, "from")?)?.at(), time("to", text(question, "to")?)?.at());
    if to < from {
        return Err("to: lies before from".to_owned());
    }
    let list = |field: &str| match question.get(field) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(values)) => {
            let one = |value: &Value| {
                let text = value.as_str().ok_or_else(|| format!("{field}: holds something that is no text"))?;
                time(field, text)
            };
            values.iter().map(one).collect::<Result<Vec<_>, String>>()
        }
        Some(_) => Err(format!("{field}: is no list")),
    };
    let mut starts: Vec<Civil> = match question.get("rrule") {
        None | Some(Value::Null) => vec![start],
        Some(_) => {
            let rule = text(question, "rrule")?;
            let starts = rule_starts(rule, start.at(), from, to, &to_civil);
            starts
                .ok_or_else(|| format!("rrule: {rule:?} can't be read"))?
                .into_iter()
                .map(|at| start.moved_to(at))
                .collect()
        }
    };
    starts.extend(list("rdates")?.into_iter().map(|rdate| rdate.beside(start)));
    let exdates = list("exdates")?;
    starts.retain(|start| {
        from <= start.at() && start.at() < to && !exdates.iter().any(|exdate| matches(*exdate, *start))
    });
    starts.sort_unstable_by_key(|start| start.at());
    starts.dedup();
    starts.truncate(MAX_OCCURRENCES);
    let starts: Vec<String> = starts.into_iter().map(|start| shown(start, zone)).collect();
    Ok(Object::from_iter([("starts".to_owned(), starts.into())]))
}

/// Civil time; in the repeated hour of autumn with the offset.
fn shown(start: Civil, zone: Tz) -> String {
    match start {
        Civil::Time(at) => format_moment_in(zone, from_civil_in(&zone, at)),
        Civil::Date(_) => start.to_string(),
    }
}
