//! `ovi events`.

use std::path::PathBuf;

use avoin_ovi::domain::filter::OpenFilter;
use avoin_ovi::domain::time::{Civil, format_moment, from_civil};
use avoin_ovi::store::{EventQuery, EventRow};
use avoin_ovi::sync::Stage;
use chrono::NaiveDateTime;
use clap::Args;
use serde_json::Value;

use super::filters::Filters;
use super::show::{self, Object, put, words};
use super::{Failure, data, output};

#[derive(Debug, Args)]
pub struct Events {
    /// The folder of the databases; made when it is missing
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A day or a time, included
    #[arg(long, value_name = "TIME")]
    from: String,
    /// A day or a time, excluded
    #[arg(long, value_name = "TIME")]
    to: String,
    #[command(flatten)]
    filters: Filters,
}

pub fn run(asked: Events, as_json: bool) -> Result<(), Failure> {
    let (from, to) = (civil(&asked.from, "--from")?, civil(&asked.to, "--to")?);
    if to.at() < from.at() {
        return Err(Failure::Usage(format!("--to {} lies before --from {}", asked.to, asked.from)));
    }
    let last = match to {
        Civil::Date(date) => date,
        Civil::Time(time) => time.date().succ_opt().unwrap_or(time.date()),
    };
    let query = EventQuery {
        filter: asked.filters.filter(OpenFilter::Any)?,
        search: asked.filters.search.clone(),
        from: from.date(),
        to: last,
        limit: None,
    };
    let mut rows = data::open(&asked.data, Stage::FirstList)?.events(&query)?;
    rows.retain(|row| touches(row, from.at(), to.at()));
    rows.truncate(asked.filters.limit.unwrap_or(usize::MAX));
    if as_json {
        return rows.iter().try_for_each(|row| output::json(&json(row)));
    }
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                time(row.run.start),
                row.run.end.map(stated_end).unwrap_or_default(),
                words(&row.card.name).to_owned(),
                row.place.as_ref().map(|place| words(&place.name).to_owned()).unwrap_or_default(),
                row.place.as_ref().map(|place| words(&place.city).to_owned()).unwrap_or_default(),
                row.run.status.as_str().to_owned(),
                row.card.id.to_string(),
            ]
        })
        .collect();
    output::table(&["START", "END", "NAME", "PLACE", "TOWN", "STATUS", "ID"], &table)
}

/// A run without an end is a moment; a day is all of it.
fn touches(row: &EventRow, from: NaiveDateTime, to: NaiveDateTime) -> bool {
    let start = row.run.start.at();
    let end = match (row.run.start, row.run.end) {
        (_, Some(end)) => end.at(),
        (Civil::Date(day), None) => day.succ_opt().map_or(start, |next| Civil::Date(next).at()),
        (Civil::Time(start), None) => start,
    };
    start < to && (end > from || start >= from)
}

fn civil(text: &str, option: &str) -> Result<Civil, Failure> {
    Civil::parse(text).ok_or_else(|| {
        Failure::Usage(format!("{option} {text:?} is no day or time such as 2026-11-24 or 2026-11-24T10:00"))
    })
}

fn time(civil: Civil) -> String {
    match civil {
        Civil::Date(date) => date.to_string(),
        Civil::Time(time) => format_moment(from_civil(time)),
    }
}

/// An end as records state it: of whole days the last one.
fn stated_end(end: Civil) -> String {
    match end {
        Civil::Date(day) => time(Civil::Date(day.pred_opt().unwrap_or(day))),
        end => time(end),
    }
}

fn json(row: &EventRow) -> Value {
    let mut object = Object::new();
    put(&mut object, "id", Some(row.card.id.as_str()));
    put(&mut object, "name", Some(words(&row.card.name)));
    let place = row.run.place_id.as_ref().or(row.card.place_id.as_ref());
    put(&mut object, "place_id", place.map(|id| id.as_str()));
    put(&mut object, "start", Some(time(row.run.start)));
    put(&mut object, "end", row.run.end.map(stated_end));
    put(&mut object, "recurrence_id", Some(time(row.run.recurrence_id)));
    put(&mut object, "status", Some(row.run.status.as_str()));
    put(&mut object, "attendance", Some(row.card.attendance.as_str()));
    let note = words(&row.run.note);
    put(&mut object, "note", (!note.is_empty()).then_some(note));
    put(&mut object, "may_pause", row.run.may_pause.then_some(true));
    put(&mut object, "free", Some(row.card.facts.free.as_str()));
    put(&mut object, "drop_in", Some(row.card.facts.drop_in.as_str()));
    put(&mut object, "match", Some(row.matched.as_str()));
    put(&mut object, "distance_m", row.distance_m);
    put(&mut object, "municipality_code", row.place.as_ref().and_then(|place| place.municipality_code.as_deref()));
    put(&mut object, "languages", Some(show::languages(&row.card.facts.languages)));
    put(&mut object, "needs", Some(show::needs(&row.card.facts)));
    put(&mut object, "checked", row.card.checked.map(|date| date.to_string()));
    put(&mut object, "source", row.card.source.as_ref().map(show::source));
    object.into()
}
