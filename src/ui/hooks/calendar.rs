//! Kalenteri: the days' agenda, the days that hold something, an event's page, and its file for the phone's calendar.
//!
//! What a list is asked for is what Nyt is asked for: the family's values and the choices beside them. The day moves at
//! Finland's midnight; a day that was chosen and has passed is today.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, DurationRound as _, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use dioxus::prelude::*;

use super::model::{Model, Phase};
use super::read::{Towns, words_named};
use super::saved::{kept_ids, share_calendar_file};
use super::{Areas, known_areas, use_model};
use crate::domain::area::VocabularyKind;
use crate::domain::event::Event;
use crate::domain::filter::{Filter, Scope};
use crate::domain::id::{EventId, PlaceId};
use crate::domain::organization::Plan;
use crate::domain::place::Place;
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::feed::Record;
use crate::store::{AgendaQuery, AgendaRow, Db, EventCard, EventDetail, Store, StoreError};
use crate::ui::components::place_row::Row;
use crate::ui::screens::{CalendarContent, CalendarPage, EventContent, FileOutcome};
use crate::ui::view::calendar::{
    Asked, CalendarChoice, DaySection, FURTHEST_DAYS, Happening, day_section, plan_view, shown_days,
};
use crate::ui::view::event::EventPage;
use crate::ui::view::event_file::{self, EventFile};
use crate::ui::view::saved::event_row;

/// How far ahead an agenda looks before one asks for more.
const AHEAD_DAYS: u64 = 28;

/// An agenda ends with the day that brings it to so many lines, and no day shows more: a phone draws them at once.
const ENOUGH: usize = 40;

/// How often what is over is taken out of what is read.
const READ_EVERY: TimeDelta = TimeDelta::minutes(10);

/// The most events told in words only that are shown.
const MOST_IN_WORDS: usize = 100;

/// How far an event's page, and its file, look ahead.
const PAGE_DAYS: u32 = 366;

/// What was chosen of the calendar, and the line whose page was opened from it, as long as the app is open.
#[derive(Clone, Copy)]
struct Chosen {
    choice: Signal<CalendarChoice>,
    came_from: Signal<Option<String>>,
}

pub(super) fn use_provide_calendar() {
    use_context_provider(|| Chosen { choice: Signal::new(CalendarChoice::default()), came_from: Signal::new(None) });
}

pub fn use_calendar_choice() -> Signal<CalendarChoice> {
    use_context::<Chosen>().choice
}

/// The line whose page was opened last; taken once, by the list that appears.
pub fn use_calendar_came_from() -> Signal<Option<String>> {
    use_context::<Chosen>().came_from
}

/// This day in Finland.
pub fn use_today() -> Memo<NaiveDate> {
    let model = use_model();
    use_memo(move || to_civil(model.minute()).date())
}

/// The name of the municipality that was set, or in which the place lies that distances are measured from.
pub fn use_has_town() -> bool {
    let model = use_model();
    let areas = known_areas(model, use_context::<Areas>().0);
    model.standpoint(&areas).is_some_and(|here| here.municipality.is_some())
}

/// What the agenda is asked.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    filter: Filter,
    town: Option<String>,
    saved_only: bool,
    from: NaiveDate,
    more: usize,
    /// By when something is over: the lines themselves go by the minute, what is read for them follows in steps.
    now: NaiveDateTime,
}

fn use_question() -> Memo<Question> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    let (choice, today) = (use_calendar_choice(), use_today());
    use_memo(move || {
        let here = model.standpoint(&known_areas(model, areas));
        let choice = choice();
        Question {
            filter: model.filter(here.as_ref()),
            town: here.and_then(|here| here.municipality).filter(|_| !choice.everywhere),
            saved_only: choice.saved_only,
            from: choice.first_day(today()),
            more: choice.more,
            now: to_civil(model.minute()).duration_trunc(READ_EVERY).unwrap_or_default(),
        }
    })
}

impl Question {
    fn scope(&self, kept: &BTreeSet<String>) -> Scope {
        Scope { town: self.town.clone(), kept: self.saved_only.then(|| kept.clone()) }
    }

    fn enough(&self) -> usize {
        ENOUGH * (1 + self.more)
    }

    fn to(&self) -> NaiveDate {
        let days = AHEAD_DAYS * (1 + u64::try_from(self.more).unwrap_or(0));
        self.from.checked_add_days(Days::new(days)).unwrap_or(self.from)
    }
}

/// The agenda, as it was read.
#[derive(Debug, Clone, PartialEq)]
struct Answer {
    question: Question,
    kept: BTreeSet<String>,
    days: Vec<AnswerDay>,
    next: Option<NaiveDate>,
    plans: Vec<(Plan, Text)>,
}

#[derive(Debug, Clone, PartialEq)]
struct AnswerDay {
    date: NaiveDate,
    happenings: Vec<Happening>,
    /// Whether the day holds more than was read: to come, and over.
    cut: (bool, bool),
}

/// Everything Kalenteri shows below its head.
pub fn use_calendar_content() -> ReadSignal<CalendarContent> {
    let model = use_model();
    let (question, today) = (use_question(), use_today());
    let answer = use_resource(move || read_agenda(model.home(), model.revision(), question()));
    use_memo(move || {
        let answer = answer.read();
        match (model.phase(), &*answer) {
            (Phase::Failed(detail), _) => CalendarContent::Failed(detail),
            (Phase::Unpacking { done, total }, _) => CalendarContent::Starting { done, total },
            (Phase::Opening, _) | (Phase::Ready, None) => CalendarContent::Loading,
            (Phase::Ready, Some(Err(detail))) => CalendarContent::Failed(detail.clone()),
            (Phase::Ready, Some(Ok(answer))) => CalendarContent::Page(Box::new(page(model, answer, today()))),
        }
    })
    .into()
}

fn page(model: Model, answer: &Answer, today: NaiveDate) -> CalendarPage {
    let words = model.language().words();
    // What the lines answer to is what the store was asked, not what is asked meanwhile.
    let asked = Asked { filter: answer.question.filter.clone(), kept: answer.kept.clone(), now: model.minute() };
    let from = answer.question.from;
    let most = answer.question.enough();
    let section = |day: &AnswerDay| {
        let (more, more_ended) = day.cut;
        DaySection { more, more_ended, ..day_section(words, day.date, &day.happenings, &asked, most) }
    };
    let mut days: Vec<_> = answer.days.iter().map(section).collect();
    if days.first().is_none_or(|first| first.date != from) {
        days.insert(0, day_section(words, from, &[], &asked, most));
    }
    let looked_to = answer.next.unwrap_or(answer.question.to()).pred_opt().unwrap_or(from);
    let furthest = today.checked_add_days(Days::new(FURTHEST_DAYS)).unwrap_or(today);
    CalendarPage {
        days,
        more: answer.question.to() < furthest,
        looked_to,
        plans: answer.plans.iter().filter_map(|(plan, of)| plan_view(words, plan, of, today)).collect(),
    }
}

async fn read_agenda(home: Option<Db>, _revision: u64, question: Question) -> Result<Answer, String> {
    let Some(home) = home else { return std::future::pending().await };
    home.read(move |store| agenda(store, question)).await.and_then(|answer| answer).map_err(|error| error.to_string())
}

fn agenda(store: &Store, question: Question) -> Result<Answer, StoreError> {
    let towns = Towns::read(store)?;
    let kept = kept_ids(store)?;
    let query = AgendaQuery {
        filter: shown(store, &question)?,
        scope: question.scope(&kept),
        from: question.from,
        to: question.to(),
        enough: question.enough(),
        most_of_a_day: question.enough(),
        now: Some(question.now),
    };
    let agenda = store.agenda(&query)?;
    let days = agenda.days.into_iter().map(|day| {
        let cut = (day.rows.is_cut, day.over.is_cut);
        let rows = day.over.rows.into_iter().chain(day.rows.rows);
        AnswerDay { date: day.date, happenings: rows.map(|row| happening(&towns, row)).collect(), cut }
    });
    let mut plans = Vec::new();
    for plan in store.plans()? {
        let of = match &plan.organization_id {
            Some(id) => store.organization(id)?.map(|organization| organization.name).unwrap_or_default(),
            None => Text::default(),
        };
        plans.push((plan, of));
    }
    Ok(Answer { days: days.collect(), next: agenda.next, question, kept, plans })
}

/// What is asked for, less what the reader wants to see in no list; asked for what they keep, they see all of that.
fn shown(store: &Store, question: &Question) -> Result<Filter, StoreError> {
    let hidden = if question.saved_only { BTreeSet::new() } else { store.hidden()? };
    Ok(Filter { hidden, ..question.filter.clone() })
}

pub(super) fn happening(towns: &Towns, AgendaRow { row, moved_away }: AgendaRow) -> Happening {
    let municipality = row.place.as_ref().and_then(|place| towns.name(place.municipality_code.as_deref()?));
    Happening {
        event: row.card.id,
        name: row.card.name,
        home: row.card.place_id,
        attendance: row.card.attendance,
        facts: row.card.facts,
        checked: row.card.checked,
        run: row.run,
        doubts: row.doubts,
        place: row.place,
        municipality: municipality.unwrap_or_default(),
        distance_m: row.distance_m,
        matched: row.matched,
        moved_away,
    }
}

/// The days of the head on which something takes place, once that is known.
pub fn use_busy_days() -> ReadSignal<Option<BTreeSet<NaiveDate>>> {
    let model = use_model();
    let (question, today, choice) = (use_question(), use_today(), use_calendar_choice());
    let shown = use_memo(move || {
        let choice = choice();
        let (from, to) = shown_days(choice.first_day(today()), choice.month);
        // What has been is no choice any more.
        (from.max(today()), to)
    });
    let busy = use_resource(move || {
        let (from, to) = shown();
        // More of the same agenda marks no other day.
        let question = Question { more: 0, from, ..question() };
        read_busy(model.home(), model.revision(), question, to)
    });
    use_memo(move || busy.read().clone().flatten()).into()
}

async fn read_busy(home: Option<Db>, _revision: u64, question: Question, to: NaiveDate) -> Option<BTreeSet<NaiveDate>> {
    let home = home?;
    let read = home.read(move |store| {
        let scope = question.scope(&kept_ids(store)?);
        let query = AgendaQuery {
            filter: shown(store, &question)?,
            scope,
            from: question.from,
            to,
            enough: usize::MAX,
            most_of_a_day: 0,
            now: None,
        };
        store.event_days(&query)
    });
    // Without marks the days can be chosen all the same; the agenda tells what went wrong.
    read.await.and_then(|days| days).ok()
}

/// What is told in words only, once the reader opened it.
pub fn use_told_in_words() -> ReadSignal<Option<Vec<Row>>> {
    let model = use_model();
    let (question, choice) = (use_question(), use_calendar_choice());
    let is_open = use_memo(move || choice().in_words);
    let told = use_resource(move || {
        let question = is_open().then(|| Question { more: 0, ..question() });
        read_told(model.home(), model.revision(), question)
    });
    use_memo(move || {
        let (words, now) = (model.language().words(), model.minute());
        let told = told.read().clone().flatten()?;
        Some(told.iter().map(|event| event_row(words, event, None, now)).collect::<Vec<Row>>())
    })
    .into()
}

async fn read_told(home: Option<Db>, _revision: u64, question: Option<Question>) -> Option<Vec<Event>> {
    let (home, question) = (home?, question?);
    let read = home.read(move |store| {
        let scope = question.scope(&kept_ids(store)?);
        store.undated_events(&shown(store, &question)?, &scope, MOST_IN_WORDS)
    });
    read.await.and_then(|told| told).ok()
}

/// An event's page.
pub fn use_event_content(id: ReadSignal<String>) -> ReadSignal<EventContent> {
    let model = use_model();
    let today = use_today();
    let page = use_resource(move || read_event(model.home(), model.revision(), today(), id()));
    use_memo(move || match (model.phase(), &*page.read()) {
        (Phase::Failed(detail), _) => EventContent::Failed(detail),
        (_, Some(Ok(Some(page)))) => EventContent::Page(Box::new(page.clone())),
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => EventContent::Loading,
        // What is told in words only comes after the first list.
        (_, Some(Ok(None))) if !model.fills() => EventContent::Loading,
        (_, Some(Ok(None))) => EventContent::Missing,
        (_, Some(Err(detail))) => EventContent::Failed(detail.clone()),
    })
    .into()
}

async fn read_event(
    home: Option<Db>,
    _revision: u64,
    today: NaiveDate,
    id: String,
) -> Result<Option<EventPage>, String> {
    // What is no id is nobody's.
    let Ok(id) = EventId::parse(&id) else { return Ok(None) };
    let Some(home) = home else { return std::future::pending().await };
    let read = home.read(move |store| event_page(store, &id, today));
    read.await.and_then(|page| page).map_err(|error| error.to_string())
}

fn event_page(store: &Store, id: &EventId, today: NaiveDate) -> Result<Option<EventPage>, StoreError> {
    // What goes on since yesterday or longer is among today's runs.
    let Some(detail) = store.event_for(id, today, PAGE_DAYS)? else { return gone_event(store, id) };
    let EventDetail { event, place, organizers, runs, doubts } = detail;
    let named = event.place_id.iter().chain(runs.iter().filter_map(|run| run.place_id.as_ref()));
    let named: BTreeSet<PlaceId> = named.cloned().collect();
    let mut places: BTreeMap<PlaceId, Place> = BTreeMap::new();
    for id in named {
        if let Some(place) = store.resolve_place(&id)? {
            places.insert(id, place);
        }
    }
    let card = EventCard::of(&event, place.as_ref());
    Ok(Some(EventPage {
        life_situations: life_situations(store, &event)?,
        checked: card.checked,
        places,
        organizers,
        runs: runs.into_iter().zip(doubts).collect(),
        gone_since_kept: None,
        event,
    }))
}

/// An event that the directory has no more, where the reader kept it: what was known then, and no times.
fn gone_event(store: &Store, id: &EventId) -> Result<Option<EventPage>, StoreError> {
    let Some((Record::Event(event), saved_at)) = store.saved_snapshot(id.as_str())? else { return Ok(None) };
    Ok(Some(EventPage {
        life_situations: life_situations(store, &event)?,
        checked: EventCard::of(&event, None).checked,
        places: BTreeMap::new(),
        organizers: Vec::new(),
        runs: Vec::new(),
        gone_since_kept: Some(saved_at),
        event,
    }))
}

fn life_situations(store: &Store, event: &Event) -> Result<Vec<Text>, StoreError> {
    let words = words_named(store, &VocabularyKind::LifeSituation, &event.audience.life_situations)?;
    Ok(words.into_iter().map(|word| word.name).collect())
}

/// Gives a file to the phone's calendar: the browser's download opens there; elsewhere it lies among the downloads.
/// What became of it is told until another page stands.
pub fn use_add_to_calendar(id: ReadSignal<String>) -> (Callback<EventFile>, ReadSignal<Option<FileOutcome>>) {
    let mut outcome = use_outcome(id);
    let add = use_callback(move |file: EventFile| {
        spawn(async move {
            outcome.set(share_calendar_file(file.name, &file.text).await);
        });
    });
    (add, outcome.into())
}

/// What became of the last file, until another page stands.
fn use_outcome(id: ReadSignal<String>) -> Signal<Option<FileOutcome>> {
    let mut outcome = use_signal(|| None);
    use_effect(move || {
        id.read();
        outcome.set(None);
    });
    outcome
}

/// The same for all that takes place at a place.
pub fn use_add_place_to_calendar(id: ReadSignal<String>) -> (Callback<()>, ReadSignal<Option<FileOutcome>>) {
    let model = use_model();
    let mut outcome = use_outcome(id);
    let add = use_callback(move |()| {
        let (Some(home), id, now) = (model.home(), id(), model.minute()) else { return };
        let words = model.language().words();
        spawn(async move {
            let wanted = id.clone();
            let read = home.read(move |store| place_pages(store, &wanted, now)).await.and_then(|pages| pages);
            outcome.set(match read {
                Err(error) => Some(FileOutcome::NotExported(error.to_string())),
                Ok(pages) => match event_file::of_place(words, &id, &pages, now) {
                    Some(file) => share_calendar_file(file.name, &file.text).await,
                    // The last of them ended while one read.
                    None => None,
                },
            });
        });
    });
    (add, outcome.into())
}

fn place_pages(store: &Store, id: &str, now: DateTime<Utc>) -> Result<Vec<EventPage>, StoreError> {
    let Ok(id) = PlaceId::parse(id) else { return Ok(Vec::new()) };
    let sessions = store.place(&id, now)?.map(|detail| detail.sessions).unwrap_or_default();
    let mut pages = Vec::new();
    for session in sessions {
        pages.extend(event_page(store, &session.id, to_civil(now).date())?);
    }
    Ok(pages)
}
