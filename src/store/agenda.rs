//! A calendar's days: what takes place on each, and on which days anything does.
//!
//! Unlike `events`, which tells a run once, a calendar tells it on each day that it touches, and one that was moved on
//! the day it was moved from as well: whoever comes then must learn where it went.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::card::EventCard;
use super::error::StoreError;
use super::events::{EventRow, Of, Over, Wanted, each_ready, keys_outside, run_place};
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
    /// At most so many rows of a day, and as many of what is over on it.
    pub most_of_a_day: usize,
    /// By when something is over; `None`: nothing is.
    pub now: Option<NaiveDateTime>,
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
    /// What isn't over.
    pub rows: Part,
    pub over: Part,
}

/// By the time at which each begins on its day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    pub rows: Vec<AgendaRow>,
    /// There is more than was asked for.
    pub is_cut: bool,
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

    fn is_over(&self, now: Option<NaiveDateTime>) -> bool {
        !self.moved_away && now.is_some_and(|now| self.row.run.is_over(now))
    }

    fn takes_place(&self) -> bool {
        !self.moved_away && self.row.run.runs()
    }
}

impl Part {
    fn of(mut rows: Vec<AgendaRow>, date: NaiveDate, most: usize) -> Self {
        rows.sort_by(|a, b| (a.begins(date), &a.row.card.id).cmp(&(b.begins(date), &b.row.card.id)));
        let is_cut = rows.len() > most;
        rows.truncate(most);
        Self { rows, is_cut }
    }
}

impl Store {
    /// What takes place, day by day.
    pub fn agenda(&self, query: &AgendaQuery) -> Result<Agenda, StoreError> {
        let reader = Reader::new(self, query)?;
        let mut days = reader.worked_out()?;
        let mut agenda = Agenda { days: Vec::new(), next: None };
        let mut rows_so_far = 0;
        for date in query.from.iter_days().take_while(|date| *date < query.to) {
            if rows_so_far >= query.enough {
                agenda.next = Some(date);
                break;
            }
            let mut rows = days.remove(&date).unwrap_or_default();
            match query.now.map(|now| (now, (now - date.and_time(NaiveTime::MIN)).num_minutes())) {
                // Something may be over only where the day has begun.
                Some((now, minute)) if minute > 0 => {
                    let minute = u32::try_from(minute).unwrap_or(u32::MAX);
                    reader.read(date, Some(Over::By(minute)), &mut rows, |row| row.is_over(Some(now)))?;
                    reader.read(date, Some(Over::NotBy(minute)), &mut rows, |row| !row.is_over(Some(now)))?;
                }
                _ => reader.read(date, None, &mut rows, |_| true)?,
            }
            if rows.is_empty() {
                continue;
            }
            let (over, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_over(query.now));
            rows_so_far += over.len() + rows.len();
            let part = |rows| Part::of(rows, date, query.most_of_a_day);
            agenda.days.push(AgendaDay { date, rows: part(rows), over: part(over) });
        }
        Ok(agenda)
    }

    /// The days on which something takes place.
    pub fn event_days(&self, query: &AgendaQuery) -> Result<BTreeSet<NaiveDate>, StoreError> {
        // One is enough; a day's other rows are passed over unread.
        let reader = Reader { most: 0, ..Reader::new(self, query)? };
        let mut worked_out = reader.worked_out()?;
        let mut busy = BTreeSet::new();
        for date in query.from.iter_days().take_while(|date| *date < query.to) {
            let mut rows = worked_out.remove(&date).unwrap_or_default();
            if !rows.iter().any(AgendaRow::takes_place) {
                reader.read(date, None, &mut rows, AgendaRow::takes_place)?;
            }
            if rows.iter().any(AgendaRow::takes_place) {
                busy.insert(date);
            }
        }
        Ok(busy)
    }
}

/// Reads an agenda's rows, from what was made ready and beyond it.
struct Reader<'s> {
    store: &'s Store,
    query: &'s AgendaQuery,
    of: Of,
    /// The events whose window doesn't hold these days, in order.
    outside: Vec<i64>,
    /// Rows of a day after which one more is enough to know that there are more.
    most: usize,
}

impl<'s> Reader<'s> {
    fn new(store: &'s Store, query: &'s AgendaQuery) -> Result<Self, StoreError> {
        let (from, to) = (day_number(query.from), day_number(query.to));
        Ok(Self {
            store,
            query,
            of: Of::scope(&store.directory, &query.scope)?,
            outside: keys_outside(&store.directory, from, to)?,
            most: query.most_of_a_day,
        })
    }

    /// Adds the rows of a day made ready, until more of those that count were found than are shown.
    fn read(
        &self,
        date: NaiveDate,
        over: Option<Over>,
        rows: &mut Vec<AgendaRow>,
        counts: impl Fn(&AgendaRow) -> bool,
    ) -> Result<(), StoreError> {
        let day = day_number(date);
        let wanted = Wanted { filter: &self.query.filter, of: &self.of, over };
        let mut found = 0;
        each_ready(&self.store.directory, &wanted, day, day + 1, &mut |ready| {
            if self.outside.binary_search(&ready.key).is_err()
                && let Some((run, doubts)) = ready.run()?
                && let Some(card) = ready.card()?
            {
                let before = rows.len();
                add(rows, self.query, date, card, run, doubts, ready.place()?);
                found += rows.iter().skip(before).filter(|row| counts(row)).count();
            }
            Ok(found <= self.most)
        })
    }

    /// The runs of events whose window doesn't hold these days.
    fn worked_out(&self) -> Result<Days, StoreError> {
        let (directory, query) = (&self.store.directory, self.query);
        let mut days = Days::new();
        if self.outside.is_empty() {
            return Ok(days);
        }
        let calendar = read::calendar(directory)?;
        for key in &self.outside {
            let Some(event) = read::event(directory, *key)? else { continue };
            let home = windows::event_place(directory, &event)?;
            let card = EventCard::of(&event, home.as_ref());
            let judge = windows::run_doubts(&event, home.as_ref(), &calendar);
            let mut runs = windows::expand(&event, home.as_ref(), &calendar, query.from, query.to);
            runs.extend(windows::moved_out(&event, query.from, query.to));
            for run in runs {
                let place = run_place(directory, &event, &run, home.as_ref())?;
                let doubts = judge.of(&run);
                let touched = days_of(&run, query.from, query.to).chain(moved_from(&run, query.from, query.to));
                for day in touched.collect::<Vec<_>>() {
                    let rows = days.entry(day).or_default();
                    add(rows, query, day, card.clone(), run.clone(), doubts, place.clone());
                }
            }
        }
        Ok(days)
    }
}

type Days = BTreeMap<NaiveDate, Vec<AgendaRow>>;

/// Adds what a run is on a day: it takes place, it was moved away from here, or both.
fn add(
    rows: &mut Vec<AgendaRow>,
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
    if moved_away {
        rows.push(AgendaRow { row: row.clone(), moved_away: true });
    }
    if here {
        rows.push(AgendaRow { row, moved_away: false });
    }
}
