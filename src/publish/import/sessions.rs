//! Flat sheets of sessions: what runs in a place each week, once, or "ask when".

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use serde_json::{Value, json};

use super::super::dotted::{Object, put, put_text};
use super::super::table::Table;
use super::Batch;
use super::cells::Cells;
use super::flat::{CURATED_LICENSE, PREFIX};
use super::places::access;

/// Makes an event of each row. `places` tells when a row was gathered, for rules that no date starts.
pub fn import(table: &Table, places: Option<&Table>, now: DateTime<Utc>, batch: &mut Batch) {
    let retrieved = places.map(retrieved).unwrap_or_default();
    for row in &table.rows {
        let mut cells = Cells::new(table, row);
        let gathered = retrieved.get(cells.text("place_id")).copied().unwrap_or(now.date_naive());
        if let Some(event) = event(&mut cells, gathered)
            && cells.problems.is_empty()
        {
            batch.add("events", event);
        }
        batch.problems.append(&mut cells.problems);
    }
}

fn retrieved(places: &Table) -> BTreeMap<&str, NaiveDate> {
    let row = |row| Some((places.cell(row, "id"), places.cell(row, "retrieved").parse().ok()?));
    places.rows.iter().filter_map(row).collect()
}

fn event(cells: &mut Cells<'_>, gathered: NaiveDate) -> Option<Object> {
    cells.needed("id");
    let id = cells.id("id", PREFIX)?;
    let mut event = Object::new();
    put_text(&mut event, "id", &id);
    cells.put_names(&mut event);
    if !event.contains_key("name") {
        cells.complain("name_fi", "the session has no name".into(), "fill name_fi or name_sv");
    }
    if let Some(place) = cells.id("place_id", PREFIX) {
        put_text(&mut event, "place_id", &place);
    }
    cells.put_texts(&mut event, "when_text", "when_text");
    season(cells, &mut event);
    breaks(cells, &mut event);
    times(cells, &mut event, gathered);
    access(cells, &mut event);
    cells.put_texts(&mut event, "access.cost.note", "cost_note");
    cells.put_list(&mut event, "languages.activity", "languages");
    if let Some(source) = cells.source(CURATED_LICENSE) {
        put(&mut event, "sources", json!([source]));
    }
    Some(event)
}

fn season(cells: &mut Cells<'_>, event: &mut Object) {
    for (heading, path) in [("season_from", "season.from"), ("season_to", "season.to")] {
        if let Some(date) = cells.partial_date(heading) {
            put_text(event, path, &date.to_string());
        }
    }
}

/// `school_holidays`, `from/to` with `to` excluded, or words that no program acts on.
fn breaks(cells: &mut Cells<'_>, event: &mut Object) {
    let mut breaks = Vec::new();
    for item in cells.list("breaks") {
        breaks.push(match item.split_once('/').map(|(from, to)| (from.parse(), to.parse())) {
            Some((Ok::<NaiveDate, _>(from), Ok::<NaiveDate, _>(to))) if from < to => {
                json!({"from": from.to_string(), "to": to.to_string()})
            }
            Some((Ok(_), Ok(_))) => {
                cells.complain("breaks", format!("{item:?} ends before it begins"), "the second date is the day after");
                continue;
            }
            _ => Value::from(item),
        });
    }
    if !breaks.is_empty() {
        put(event, "breaks", breaks.into());
    }
}

/// Only a weekday and a start make a rule that can be expanded; anything less is told in words.
fn times(cells: &mut Cells<'_>, event: &mut Object, gathered: NaiveDate) {
    let start = time(cells, "start");
    let end = time(cells, "end");
    let single = cells.date("single_date");
    let rule = cells.text("rrule");
    if let Some(day) = single {
        match start {
            Some(start) => put_text(event, "start", &civil(day, start)),
            None => put_text(event, "start", &day.to_string()),
        }
        if let (Some(_), Some(end)) = (start, end) {
            put_text(event, "end", &civil(day, end));
        }
        return;
    }
    let (false, Some(start)) = (rule.is_empty(), start) else { return };
    if end.is_some_and(|end| end <= start) {
        cells.complain("end", "the session ends before it starts".into(), "");
        return;
    }
    let from = cells.date("season_from");
    let stated = cells.partial_date("source_date").map(|date| date.first_day());
    let Some(first) = first_match(rule, from.or(stated).unwrap_or(gathered)) else {
        cells.complain("rrule", format!("no day matches {rule:?}"), "RFC 5545, as FREQ=WEEKLY;BYDAY=TU");
        return;
    };
    put_text(event, "rrule", rule);
    put_text(event, "start", &civil(first, start));
    if let Some(end) = end {
        put_text(event, "end", &civil(first, end));
    }
}

fn time(cells: &mut Cells<'_>, heading: &str) -> Option<NaiveTime> {
    let text = cells.text(heading);
    if text.is_empty() {
        return None;
    }
    let time = NaiveTime::parse_from_str(text, "%H:%M").ok().filter(|_| text.len() == 5);
    if time.is_none() {
        cells.complain(heading, format!("{text:?} is no time of day"), "write it as 09:30");
    }
    time
}

fn civil(day: NaiveDate, time: NaiveTime) -> String {
    format!("{day}T{}", time.format("%H:%M"))
}

/// The first day on or after `from` that the rule's parts admit: weekdays (`TU`, `2WE`, `-1WE`) and ISO weeks. A rule
/// that skips weeks counts them from its first day, so that day is the one given.
pub fn first_match(rule: &str, from: NaiveDate) -> Option<NaiveDate> {
    let part = |name: &str| {
        rule.split(';').find_map(|part| part.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
    };
    let days: Vec<&str> = part("BYDAY").map(|days| days.split(',').collect()).unwrap_or_default();
    let weeks: Vec<u32> = part("BYWEEKNO")
        .map(|weeks| weeks.split(',').filter_map(|week| week.parse().ok()).collect())
        .unwrap_or_default();
    part("FREQ")?;
    from.iter_days().take(400).find(|day| {
        let in_week = weeks.is_empty() || weeks.contains(&day.iso_week().week());
        in_week && (days.is_empty() || days.iter().any(|known| is_day(known, *day)))
    })
}

fn is_day(known: &str, day: NaiveDate) -> bool {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let name = NAMES[day.weekday().num_days_from_monday() as usize];
    let Some(nth) = known.strip_suffix(name) else { return false };
    let from_end = day.checked_add_days(chrono::Days::new(7)).is_none_or(|later| later.month() != day.month());
    match nth.parse::<i32>() {
        Ok(-1) => from_end,
        Ok(nth) => nth == (day.day0() / 7 + 1).cast_signed(),
        Err(_) => nth.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_starts_on_its_first_match() {
        let check = |rule: &str, from: &str, first: &str| {
            assert_eq!(first_match(rule, from.parse().unwrap()), first.parse().ok(), "{rule} from {from}");
        };
        check("FREQ=WEEKLY;BYDAY=TU", "2024-10-01", "2024-10-01");
        check("FREQ=WEEKLY;BYDAY=MO,TU,WE", "2024-05-16", "2024-05-20");
        check("FREQ=MONTHLY;BYDAY=-1WE", "2026-11-22", "2026-11-25");
        check("FREQ=MONTHLY;BYDAY=2WE", "2026-11-22", "2026-12-09");
        check("FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=MO", "2022-08-01", "2023-01-02");
        check("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2018-09-06", "2018-09-06");
        check("BYDAY=TU", "2024-10-01", "");
        check("FREQ=WEEKLY;BYDAY=XX", "2024-10-01", "");
    }
}
