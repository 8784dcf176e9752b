//! Other programs' calendars: `ovi feed import --from ics`.
//!
//! A file, or a folder of them; an address of the web is fetched by `refresh` and comes as a file. `ical` reads it: zones of
//! Windows, what was moved, cancelled and left out, and private entries, which never get here. An entry is an event under
//! an id made of its UID, which calendars keep for good.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::{Days, NaiveDateTime, Offset, TimeDelta, TimeZone};
use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::ical::{self, Series, starts};
use super::super::problem::{Problem, PublishError, read_text};
use super::given::{self, Origin, link, put_list};
use super::series::{Rhythm, rhythm};
use super::{Batch, Options, VENUES, file_name, files, venues};
use crate::domain::recurrence::Rule;
use crate::domain::time::{Civil, ZONE, from_civil_in, to_civil};

/// How far ahead times are told one by one, where no rule of ours can tell them.
const AHEAD: Days = Days::new(400);

/// The most times told one by one.
const MOST_TIMES: usize = 1_000;

/// Makes an event of each entry.
pub fn import(options: &Options) -> Result<Batch, PublishError> {
    let paths: Vec<PathBuf> =
        if options.input.is_dir() { files(&options.input, "ics")? } else { vec![options.input.clone()] };
    let mut batch = Batch::default();
    let mut places: BTreeMap<String, Object> = BTreeMap::new();
    for path in paths {
        let file = file_name(&path);
        let calendar = ical::read(&read_text(&path, &file)?);
        let warn = |message: String| Problem::warning(&file, None, message);
        if calendar.series.is_empty() && calendar.problems.is_empty() {
            batch.problems.push(warn("holds no event".to_owned()));
        }
        batch.problems.extend(calendar.problems.into_iter().map(warn));
        if calendar.private > 0 {
            batch.problems.push(warn(format!("{} entries are private: left out", calendar.private)));
        }
        for series in &calendar.series {
            match event(series, options, &mut places) {
                Ok(Some(event)) => batch.add("events", event),
                Ok(None) => batch.problems.push(warn(format!("{}: the entry has no name: left out", series.uid))),
                Err(why) => batch.problems.push(warn(format!("{}: {why}: left out", series.uid))),
            }
        }
    }
    places.into_values().for_each(|place| batch.add(VENUES, place));
    Ok(batch)
}

fn event(series: &Series, options: &Options, places: &mut BTreeMap<String, Object>) -> Result<Option<Object>, String> {
    let name = given::words(&series.summary);
    if name.is_empty() {
        return Ok(None);
    }
    let mut event = Object::new();
    put_text(&mut event, "id", &given::id("ics", &series.uid));
    put_text(&mut event, "name.fi", &name);
    put_text(&mut event, "description.fi", &given::words(&series.description));
    let origin = Origin {
        name: options.terms.credit.as_deref().unwrap_or(&options.name),
        url: link(&series.url),
        license: options.terms.license.as_deref().unwrap_or(""),
        date: &series.modified,
        id: if series.uid.len() < 200 { &series.uid } else { "" },
    };
    place(series, options, places, &mut event, &origin);
    times(series, options, &mut event)?;
    if series.is_cancelled {
        put_text(&mut event, "status", "cancelled");
    }
    origin.put(&mut event);
    Ok(Some(event))
}

/// All of a calendar may be of one place (`place` in `imports.toml`); else the entry's own words say where.
fn place(
    series: &Series,
    options: &Options,
    places: &mut BTreeMap<String, Object>,
    event: &mut Object,
    origin: &Origin<'_>,
) {
    let words = given::words(&series.location);
    if let Some(id) = &options.terms.place {
        put_text(event, "place_id", id);
    } else if words.starts_with("https://") {
        put_text(event, "attendance", "online");
        put_text(event, "online_url", link(&words));
        return;
    } else if let Some((id, mut place)) = venues::of_words(&words, &options.name) {
        origin.put(&mut place);
        put_text(event, "place_id", &id);
        places.entry(id).or_insert(place);
        return;
    }
    if !words.is_empty() {
        let told = super::super::dotted::look_text(event, "description.fi").unwrap_or("").to_owned();
        put_text(event, "description.fi", format!("{words}\n{told}").trim());
    }
}

fn times(series: &Series, options: &Options, event: &mut Object) -> Result<(), String> {
    let here = |civil: Civil| match civil {
        Civil::Time(at) => Civil::Time(to_civil(from_civil_in(&series.zone, at))),
        Civil::Date(_) => civil,
    };
    let end = |start: Civil| {
        let lasts = series.lasts?;
        let end = start.at().checked_add_signed(lasts)?;
        // The last day of whole days is the one before their end.
        let end = if start.has_time() { end } else { end.checked_sub_signed(TimeDelta::days(1))? };
        Some(start.moved_to(end).to_string())
    };
    let put_span = |event: &mut Object, start: Civil| {
        put_text(event, "start", &start.to_string());
        put_text(event, "end", &end(start).unwrap_or_default());
    };
    let start = here(series.start);
    let is_single = series.rules.is_empty() && series.rdates.is_empty() && series.changes.is_empty();
    if is_single || series.is_cancelled && series.rules.is_empty() {
        put_span(event, start);
        return Ok(());
    }
    let is_plain = series.except_rules.is_empty() && !series.changes.values().any(|change| change.and_later);
    if let ([rule], true, true) = (&series.rules[..], is_plain, is_like_finland(series)) {
        Rule::parse(rule, series.start.at()).ok_or_else(|| format!("this rule can't be read: {rule}"))?;
        put_span(event, start);
        put_text(event, "rrule", rule);
        let list = |dates: &[Civil]| dates.iter().map(|date| date.to_string().into()).collect::<Vec<Value>>();
        put_list(event, "exdates", list(&series.exdates));
        put_list(
            event,
            "rdates",
            list(&series.rdates.iter().map(|date| date.beside(series.start)).collect::<Vec<_>>()),
        );
        let overrides = series.changes.iter().map(|(of, change)| {
            let mut told = Object::new();
            put_text(&mut told, "recurrence_id", &of.beside(series.start).to_string());
            if change.is_cancelled {
                put_text(&mut told, "status", "cancelled");
            } else {
                put_span(&mut told, change.start);
                if change.start != *of {
                    put_text(&mut told, "status", "moved");
                }
            }
            told.into()
        });
        put_list(event, "overrides", overrides.collect());
        return Ok(());
    }
    // Another zone's clocks, or what no single rule of ours says: the times themselves.
    let from = series.start.at().checked_sub_days(Days::new(2)).ok_or("its days lie outside the calendar")?;
    let until = to_civil(options.now).checked_add_days(AHEAD).ok_or("its days lie outside the calendar")?;
    let since = to_civil(options.now).checked_sub_days(Days::new(60)).map_or(from, |since| since.max(from));
    let found = starts(series, since, until.max(since))?;
    let all: BTreeSet<NaiveDateTime> = found.iter().map(|civil| civil.at()).take(MOST_TIMES).collect();
    let all: Vec<NaiveDateTime> = all.into_iter().collect();
    let Some(first) = all.first() else {
        return Err("none of its times lies within the next year".to_owned());
    };
    let told = |at: NaiveDateTime| start.moved_to(at).to_string();
    put_span(event, start.moved_to(*first));
    match rhythm(&all).filter(|_| start.has_time()) {
        Some(Rhythm { rrule, exdates }) => {
            put_text(event, "rrule", &rrule);
            put_list(event, "exdates", exdates.into_iter().map(|at| told(at).into()).collect());
        }
        None => put_list(event, "rdates", all[1..].iter().map(|at| told(*at).into()).collect()),
    }
    // These times are those of some months, not a season that somebody stated.
    put(event, "season", json!({"from": first.date().to_string(), "to": all[all.len() - 1].date().to_string()}));
    Ok(())
}

/// Whether the zone's clocks show what Finland's do, in winter and in summer.
fn is_like_finland(series: &Series) -> bool {
    if !series.start.has_time() {
        return true;
    }
    [0, 91, 182, 273].iter().all(|days| {
        let Some(at) = series.start.at().checked_add_days(Days::new(*days)) else { return false };
        let moment = from_civil_in(&series.zone, at);
        let theirs = series.zone.offset_from_utc_datetime(&moment.naive_utc()).fix().local_minus_utc();
        theirs == ZONE.offset_from_utc_datetime(&moment.naive_utc()).fix().local_minus_utc()
    })
}
