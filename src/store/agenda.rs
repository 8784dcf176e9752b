//! A calendar's days: what takes place on each, and on which days anything does.
//!
//! Unlike `events`, which tells a run once, a calendar tells it on each day that it touches, and one that was moved on
//! the day it was moved from as well: whoever comes then must learn where it went.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::card::EventCard;
use super::error::StoreError;
use super::events::{EventRow, each_ready, keys_outside, run_place};
use super::read::day_number;
use super::windows::{self, days_of, moved_from};
use super::{Store, read};
use crate::domain::availability::Reasons;
use crate::domain::card::PlaceCard;
use crate::domain::filter::{Filter, Scope};
use crate::domain::recurrence::Occurrence;

/// What a calendar is asked for: `from <= day < to`, in Finland's days.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaQuery {
    pub filter: Filter,
    pub scope: Scope,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The agenda ends with the day that brings it to so many rows.
    pub enough: usize,
}

/// The days that hold something, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    pub days: Vec<AgendaDay>,
    /// The day to go on from; `None` where the days asked for are through.
    pub next: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AgendaDay {
    pub date: NaiveDate,
    /// By the time at which each begins on this day.
    pub rows: Vec<AgendaRow>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AgendaRow {
    pub row: EventRow,
    /// It doesn't take place then: it was moved from here to `row.run.start`.
    pub moved_away: bool,
}

impl AgendaRow {
    /// When it begins on a day: what goes on since yesterday, and what has no time, begins with it.
    fn begins(&self, day: NaiveDate) -> NaiveDateTime {
        let run = &self.row.run;
        let start = if self.moved_away { run.recurrence_id } else { run.start };
        start.at().max(day.and_time(NaiveTime::MIN))
    }
}

impl Store {
    /// What takes place, day by day.
    pub fn agenda(&self, query: &AgendaQuery) -> Result<Agenda, StoreError> {
        let (from, to) = (day_number(query.from), day_number(query.to));
        let outside = keys_outside(&self.directory, from, to)?;
        let mut days = self.worked_out(query, &outside)?;
        // The first day that was not read to its end.
        let mut unread = None;
        let mut current = None;
        each_ready(&self.directory, &query.filter, query.scope.town.as_deref(), from, to, &mut |ready| {
            let Some(day) = date_of(ready.day) else { return Ok(true) };
            if current.replace(day) != Some(day) && count(days.range(..day)) >= query.enough {
                unread = Some(day);
                return Ok(false);
            }
            if outside.binary_search(&ready.key).is_err()
                && let Some((run, doubts)) = ready.run()?
                && let Some(card) = ready.card()?
            {
                add(&mut days, query, day, card, run, doubts, ready.place()?);
            }
            Ok(true)
        })?;
        let mut agenda = Agenda { days: Vec::new(), next: unread };
        let mut rows_so_far = 0;
        for (date, mut rows) in days {
            if unread.is_some_and(|unread| unread <= date) {
                break;
            }
            if rows_so_far >= query.enough {
                agenda.next = Some(date);
                break;
            }
            rows_so_far += rows.len();
            rows.sort_by(|a, b| (a.begins(date), &a.row.card.id).cmp(&(b.begins(date), &b.row.card.id)));
            agenda.days.push(AgendaDay { date, rows });
        }
        Ok(agenda)
    }

    /// The days on which something takes place.
    pub fn event_days(&self, query: &AgendaQuery) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let (from, to) = (day_number(query.from), day_number(query.to));
        let outside = keys_outside(&self.directory, from, to)?;
        let takes_place = |row: &AgendaRow| !row.moved_away && row.row.run.runs();
        let mut days: BTreeSet<NaiveDate> = self
            .worked_out(query, &outside)?
            .into_iter()
            .filter(|(_, rows)| rows.iter().any(takes_place))
            .map(|(day, _)| day)
            .collect();
        each_ready(&self.directory, &query.filter, query.scope.town.as_deref(), from, to, &mut |ready| {
            let Some(day) = date_of(ready.day) else { return Ok(true) };
            // One is enough; the day's other rows are passed over unread.
            if days.contains(&day) || outside.binary_search(&ready.key).is_ok() {
                return Ok(true);
            }
            let Some((run, doubts)) = ready.run()? else { return Ok(true) };
            if run.runs()
                && let Some(card) = ready.card()?
            {
                let mut found = Days::new();
                add(&mut found, query, day, card, run, doubts, ready.place()?);
                if found.values().flatten().any(takes_place) {
                    days.insert(day);
                }
            }
            Ok(true)
        })?;
        Ok(days)
    }

    /// The runs of events whose window doesn't hold these days.
    fn worked_out(&self, query: &AgendaQuery, keys: &[i64]) -> Result<Days, StoreError> {
        let mut days = Days::new();
        if keys.is_empty() {
            return Ok(days);
        }
        let calendar = read::calendar(&self.directory)?;
        for key in keys {
            let Some(event) = read::event(&self.directory, *key)? else { continue };
            let home = windows::event_place(&self.directory, &event)?;
            let card = EventCard::of(&event, home.as_ref());
            let judge = windows::run_doubts(&event, home.as_ref(), &calendar);
            let mut runs = windows::expand(&event, home.as_ref(), &calendar, query.from, query.to);
            runs.extend(windows::moved_out(&event, query.from, query.to));
            for run in runs {
                let place = run_place(&self.directory, &event, &run, home.as_ref())?;
                let doubts = judge.of(&run);
                let touched = days_of(&run, query.from, query.to).chain(moved_from(&run, query.from, query.to));
                for day in touched.collect::<Vec<_>>() {
                    add(&mut days, query, day, card.clone(), run.clone(), doubts, place.clone());
                }
            }
        }
        Ok(days)
    }
}

type Days = BTreeMap<NaiveDate, Vec<AgendaRow>>;

fn count<'a>(days: impl Iterator<Item = (&'a NaiveDate, &'a Vec<AgendaRow>)>) -> usize {
    days.map(|(_, rows)| rows.len()).sum()
}

fn date_of(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

/// Adds what a run is on a day: it takes place, it was moved away from here, or both.
fn add(
    days: &mut Days,
    query: &AgendaQuery,
    day: NaiveDate,
    card: EventCard,
    run: Occurrence,
    doubts: Reasons,
    place: Option<PlaceCard>,
) {
    if !query.scope.keeps(&card.id, &card.attendance, card.place_id.as_ref(), place.as_ref()) {
        return;
    }
    let moved_away = run.is_moved() && run.recurrence_id.date() == day;
    let here = days_of(&run, day, day.succ_opt().unwrap_or(day)).next().is_some();
    let Some(row) = EventRow::checked(&query.filter, card, run, doubts, place) else { return };
    let rows = days.entry(day).or_default();
    if moved_away {
        rows.push(AgendaRow { row: row.clone(), moved_away: true });
    }
    if here {
        rows.push(AgendaRow { row, moved_away: false });
    }
}
