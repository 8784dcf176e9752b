//! Our week: what takes place in the next seven days at the places that are kept, and the events that are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use dioxus::prelude::*;

use crate::domain::filter::{Filter, Scope};
use crate::domain::place::PlaceKind;
use crate::domain::time::to_civil;
use crate::store::{AgendaQuery, Db, Store, StoreError};
use crate::ui::hooks::calendar::happening;
use crate::ui::hooks::read::Towns;
use crate::ui::hooks::saved::kept_ids;
use crate::ui::hooks::use_model;
use crate::ui::view::calendar::{Asked, DaySection, Happening, day_section};

const DAYS: u64 = 7;
/// The most times of a day that are told.
const MOST_OF_A_DAY: usize = 12;

type Week = Vec<(NaiveDate, Vec<Happening>)>;

/// The days on which something takes place; `None` until it is known.
pub fn use_week() -> ReadSignal<Option<Vec<DaySection>>> {
    let model = use_model();
    let today = use_memo(move || to_civil(model.minute()).date());
    let week = use_resource(move || read_week(model.home(), model.revision(), today()));
    use_memo(move || {
        let words = model.language().words();
        // All of it is kept: a heart beside each line would say nothing.
        let asked = Asked { filter: Filter::default(), kept: BTreeSet::new(), now: model.minute() };
        let week = week.read();
        let sections = week.as_ref()?.iter().map(|(day, all)| day_section(words, *day, all, &asked, MOST_OF_A_DAY));
        // What is over today is over.
        Some(sections.filter(|day| !day.lines.is_empty()).collect::<Vec<_>>())
    })
    .into()
}

async fn read_week(home: Option<Db>, _revision: u64, today: NaiveDate) -> Week {
    let Some(home) = home else { return std::future::pending().await };
    // The list beside it tells what went wrong.
    home.read(move |store| week(store, today)).await.and_then(|week| week).unwrap_or_default()
}

fn week(store: &Store, today: NaiveDate) -> Result<Week, StoreError> {
    let kept = kept_ids(store)?;
    if kept.is_empty() {
        return Ok(Week::new());
    }
    let towns = Towns::read(store)?;
    let mut days: BTreeMap<NaiveDate, Vec<Happening>> = BTreeMap::new();
    // A list of every kind leaves playgrounds out; a kept one is meant.
    for kinds in [Vec::new(), vec![PlaceKind::Playground]] {
        let query = AgendaQuery {
            filter: Filter { kinds, ..Filter::default() },
            scope: Scope { town: None, kept: Some(kept.clone()) },
            from: today,
            to: today.checked_add_days(Days::new(DAYS)).unwrap_or(today),
            enough: usize::MAX,
            most_of_a_day: usize::MAX,
            now: None,
        };
        for day in store.agenda(&query)?.days {
            days.entry(day.date).or_default().extend(day.rows.rows.into_iter().map(|row| happening(&towns, row)));
        }
    }
    Ok(days.into_iter().collect())
}
