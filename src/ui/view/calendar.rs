//! Kalenteri in words: what takes place on each day, the days to choose from, the year's plan. Pure.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, Timelike, Utc};

use crate::domain::availability::{Reason, Reasons};
use crate::domain::card::{Facts, PlaceCard};
use crate::domain::event::{Attendance, EventStatus};
use crate::domain::filter::{Filter, Match, Part};
use crate::domain::id::{EventId, PlaceId};
use crate::domain::organization::Plan;
use crate::domain::record::PartialDate;
use crate::domain::recurrence::Occurrence;
use crate::domain::text::Text;
use crate::domain::time::{Civil, to_civil};
use crate::t;
use crate::ui::components::agenda::AgendaLine;
use crate::ui::components::days::DayCell;
use crate::ui::components::door::Door;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::state::{StateWords, capitalised};
use crate::ui::format::{
    clock_in_column, date, distance, end_clock, isolated, spoken, told, weekday_and_date, weekday_key, weekday_short,
    when,
};
use crate::ui::i18n::Words;
use crate::ui::view::row::fact_tags;

/// How far ahead one can look, in days.
pub const FURTHEST_DAYS: u64 = 366;

/// What the reader chose of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarChoice {
    /// The day from which the agenda goes; `None`: today, which moves at midnight.
    pub from: Option<NaiveDate>,
    /// A month in place of a week.
    pub month: bool,
    /// Only what one keeps.
    pub saved_only: bool,
    /// The whole country, though a municipality is set.
    pub everywhere: bool,
    /// How often more days were asked for.
    pub more: usize,
    /// Whether what is over today is shown.
    pub ended: bool,
    /// Whether what is told in words only is shown.
    pub in_words: bool,
}

impl CalendarChoice {
    /// The first day of the agenda. A day that has passed meanwhile is today.
    pub fn first_day(&self, today: NaiveDate) -> NaiveDate {
        self.from.map_or(today, |from| from.max(today))
    }
}

/// A run of an event on one of its days, as the directory has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    pub event: EventId,
    pub name: Text,
    /// Where the event is at home.
    pub home: Option<PlaceId>,
    pub attendance: Attendance,
    pub facts: Facts,
    /// The newest date on which somebody looked.
    pub checked: Option<PartialDate>,
    pub run: Occurrence,
    pub doubts: Reasons,
    /// Where this run takes place.
    pub place: Option<PlaceCard>,
    /// The municipality's name; empty where it isn't known.
    pub municipality: Text,
    pub distance_m: Option<u32>,
    pub matched: Match,
    /// It was moved away from here.
    pub moved_away: bool,
}

/// What the lines answer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub filter: Filter,
    /// Ids of the events and places that the reader keeps.
    pub kept: BTreeSet<String>,
    pub now: DateTime<Utc>,
}

/// A day of the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct DaySection {
    pub date: NaiveDate,
    /// `Tiistai 24.11.`
    pub title: String,
    /// `tänään`
    pub note: Option<String>,
    /// What is over, where the day is today.
    pub ended: Vec<AgendaLine>,
    pub lines: Vec<AgendaLine>,
    /// How many more lines there are than those put in words.
    pub rest: usize,
    /// Whether the day holds more than was read.
    pub more: bool,
    /// Whether more is over than was read.
    pub more_ended: bool,
}

/// A day that nothing is told of has a section too where it was asked for. At most so many lines are put in words: a
/// whole country's day has more than a thousand, which nobody reads.
pub fn day_section(words: Words, date: NaiveDate, happenings: &[Happening], asked: &Asked, most: usize) -> DaySection {
    let now = to_civil(asked.now);
    let (ended, to_come): (Vec<_>, Vec<_>) = happenings.iter().partition(|one| is_over(one, now));
    let lines = |some: &[&Happening]| some.iter().take(most).map(|one| line(words, date, one, asked)).collect();
    DaySection {
        date,
        title: day_title(words, date),
        note: day_note(words, date, now.date()),
        ended: lines(&ended),
        lines: lines(&to_come),
        rest: to_come.len().saturating_sub(most),
        more: false,
        more_ended: ended.len() > most,
    }
}

fn is_over(one: &Happening, now: NaiveDateTime) -> bool {
    !one.moved_away && one.run.is_over(now)
}

/// `Tiistai 24.11.`
pub fn day_title(words: Words, day: NaiveDate) -> String {
    capitalised(&long_day(words, day))
}

fn long_day(words: Words, day: NaiveDate) -> String {
    let weekday = t!(words, "weekday-name", day = weekday_key(day.weekday()));
    t!(words, "weekday-and-date", weekday = weekday, date = date(words, day))
}

fn day_note(words: Words, day: NaiveDate, today: NaiveDate) -> Option<String> {
    if day == today {
        Some(t!(words, "calendar-today"))
    } else if today.succ_opt() == Some(day) {
        Some(t!(words, "calendar-tomorrow"))
    } else {
        None
    }
}

/// One run on one of its days.
fn line(words: Words, day: NaiveDate, one: &Happening, asked: &Asked) -> AgendaLine {
    let run = &one.run;
    let now = to_civil(asked.now);
    let off = one.moved_away || !run.runs();
    let (from, until) = hours(words, day, one);
    let over = is_over(one, now);
    let kept = asked.kept.contains(one.event.as_str())
        || one.home.as_ref().is_some_and(|home| asked.kept.contains(home.as_str()))
        || one.place.as_ref().is_some_and(|place| asked.kept.contains(place.id.as_str()));
    let state = if off || over { None } else { run_state(words, run, one.doubts, now) };
    let answer = |part: &Part| asked.filter.answer_event(part, &one.facts, one.place.as_ref());
    AgendaLine {
        key: format!("{} {} {}", one.event, run.recurrence_id, u8::from(one.moved_away)),
        event: one.event.to_string(),
        from,
        until,
        name: spoken(words, &one.name).unwrap_or_else(|| Spoken { text: one.event.to_string(), lang: None }),
        badge: badge(words, &run.status, one.moved_away),
        off,
        over,
        door: state.as_ref().map_or(Door::Closed, |state| state.door),
        state: state.map(|state| state.line()).or_else(|| over.then(|| t!(words, "event-over"))),
        notes: notes(words, one, now),
        meta: meta(words, one),
        tags: if off { Vec::new() } else { fact_tags(words, &one.facts, &asked.filter, &answer) },
        kept: kept.then(|| t!(words, "saved-kept")),
    }
}

/// The column of times: when it begins on this day, and when it ends.
fn hours(words: Words, day: NaiveDate, one: &Happening) -> (String, Option<String>) {
    let run = &one.run;
    let column = |at: NaiveDateTime| clock_in_column(words, at.hour(), at.minute());
    if one.moved_away {
        let was = Some(run.recurrence_id).filter(|was| was.has_time()).map(|was| column(was.at()));
        return (was.unwrap_or_default(), None);
    }
    if !run.start.has_time() {
        return (t!(words, "event-all-day"), None);
    }
    let ends_on = |end: NaiveDateTime| (end - chrono::TimeDelta::seconds(1)).date();
    let end = run.end.map(Civil::at);
    if run.start.date() < day {
        let until = match end {
            Some(end) if ends_on(end) == day => t!(words, "state-until", time = end_clock(words, end.time())),
            _ => t!(words, "event-all-day"),
        };
        return (t!(words, "event-goes-on"), Some(until));
    }
    let until = end.map(|end| match ends_on(end) == day {
        // Midnight belongs to the day before, as people say it.
        true if (end.hour(), end.minute()) == (0, 0) => clock_in_column(words, 24, 0),
        true => column(end),
        false => weekday_and_date(words, end.date()),
    });
    (column(run.start.at()), until)
}

/// What a run's status says.
pub fn badge(words: Words, status: &EventStatus, moved_away: bool) -> Option<String> {
    match status {
        EventStatus::Cancelled => Some(t!(words, "session-cancelled")),
        EventStatus::Postponed => Some(t!(words, "session-postponed")),
        EventStatus::Moved => Some(t!(words, "session-moved")),
        _ if moved_away => Some(t!(words, "session-moved")),
        // A status newer than this program: whatever it means, it may not take place.
        EventStatus::Other(_) => Some(t!(words, "event-check")),
        EventStatus::Scheduled => None,
    }
}

/// Whether it runs now, and what may keep it from it. `None`: nothing is to be said before it begins, or once it is over.
pub fn run_state(words: Words, run: &Occurrence, doubts: Reasons, now: NaiveDateTime) -> Option<StateWords> {
    let runs_now = run.start.has_time()
        && run.start.at() <= now
        && match run.end {
            Some(end) => now < end.at(),
            None => run.start.date() == now.date(),
        };
    let until = run.end.filter(|end| end.date() == now.date()).map(|end| end_clock(words, end.at().time()));
    let until = until.map(|time| t!(words, "state-until", time = time));
    let (door, head, detail) = match (doubts.is_empty(), runs_now) {
        (true, true) if run.end.is_none() => (Door::Uncertain, t!(words, "event-begun"), None),
        (true, true) => (Door::Open, t!(words, "state-running"), until),
        (true, false) => return None,
        (false, true) => (Door::Uncertain, t!(words, "state-told-running"), until),
        (false, false) => (Door::Uncertain, t!(words, "event-check"), None),
    };
    Some(StateWords { door, head, detail, told: None })
}

/// Why one has to make sure, where it went or came from, and what its publisher says of this time.
fn notes(words: Words, one: &Happening, now: NaiveDateTime) -> Vec<String> {
    let run = &one.run;
    let mut notes = Vec::new();
    if run.runs() && !one.moved_away {
        // How old it is stands with where it is.
        let others = one.doubts.iter().filter(|reason| *reason != Reason::Stale);
        notes.extend(joined(words, others.filter_map(|reason| doubt_word(words, reason, one.checked))));
    }
    if one.moved_away {
        notes.push(t!(words, "event-moved-to", when = civil_when(words, run.start, now)));
    } else {
        notes.extend(moved_from(words, run, now));
    }
    notes.extend(spoken(words, &run.note).map(|note| note.text));
    if let (Civil::Date(from), Some(end)) = (run.start, run.end)
        && let Some(last) = end.date().pred_opt().filter(|last| *last > from)
    {
        notes.push(t!(words, "from-to", from = date(words, from), to = date(words, last)));
    }
    notes
}

/// When a moved run should have been.
pub fn moved_from(words: Words, run: &Occurrence, now: NaiveDateTime) -> Option<String> {
    run.is_moved().then(|| t!(words, "event-moved-from", when = civil_when(words, run.recurrence_id, now)))
}

/// A time as one speaks of it, or a day.
pub fn civil_when(words: Words, civil: Civil, now: NaiveDateTime) -> String {
    match civil {
        Civil::Time(time) => when(words, time, now),
        Civil::Date(day) => weekday_and_date(words, day),
    }
}

/// The doubts about a run in a few words, joined; `None` where there are none.
pub fn doubt_words(words: Words, doubts: Reasons, checked: Option<PartialDate>) -> Option<String> {
    joined(words, doubts.iter().filter_map(|reason| doubt_word(words, reason, checked)))
}

fn doubt_word(words: Words, reason: Reason, checked: Option<PartialDate>) -> Option<String> {
    match reason {
        Reason::Stale => Some(told(words, checked)),
        Reason::Holiday => Some(t!(words, "doubt-holiday")),
        Reason::Eve => Some(t!(words, "doubt-eve")),
        Reason::SchoolHolidays => Some(t!(words, "doubt-school-holidays")),
        _ => None,
    }
}

fn joined(words: Words, parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(words.language().comma()))
}

/// Where: the place and the town or the distance, or online; how old the fact is, where one must know it.
fn meta(words: Words, one: &Happening) -> Vec<String> {
    let mut meta = Vec::with_capacity(3);
    if let Some(place) = &one.place {
        meta.extend(spoken(words, &place.name).map(|name| isolated(&name.text)));
        let town = || {
            let town = spoken(words, &one.municipality).or_else(|| spoken(words, &place.city))?.text;
            Some(if place.precision.gives_distance() { town } else { t!(words, "row-about", town = town) })
        };
        if one.attendance != Attendance::Online {
            meta.extend(one.distance_m.map(|metres| distance(words, f64::from(metres))).or_else(town));
        }
    }
    if matches!(one.attendance, Attendance::Online | Attendance::Hybrid) {
        meta.push(match one.attendance {
            Attendance::Online => t!(words, "session-online"),
            _ => t!(words, "event-also-online"),
        });
    }
    if one.run.runs() && !one.moved_away && one.doubts.contains(Reason::Stale) {
        meta.push(told(words, one.checked));
    }
    meta
}

/// The name of a month, with its year where that isn't this one.
pub fn month_title(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    let month = t!(words, "month-name", month = i64::from(day.month()));
    if day.year() == today.year() {
        return month;
    }
    t!(words, "month-and-year", month = month, year = day.year().to_string())
}

/// Which days the head of the calendar shows: the week of a day, or its month in whole weeks.
pub fn shown_days(day: NaiveDate, month: bool) -> (NaiveDate, NaiveDate) {
    let monday = |day: NaiveDate| {
        day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
    };
    let after = |day: NaiveDate, days: u64| day.checked_add_days(Days::new(days)).unwrap_or(day);
    if !month {
        return (monday(day), after(monday(day), 7));
    }
    let first = day.with_day(1).unwrap_or(day);
    let last = first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first);
    (monday(first), after(monday(last), 7))
}

/// The days to choose from. `busy`: those on which something takes place, once that is known.
pub fn day_cells(
    words: Words,
    chosen: NaiveDate,
    month: bool,
    today: NaiveDate,
    busy: Option<&BTreeSet<NaiveDate>>,
) -> Vec<DayCell> {
    let (from, to) = shown_days(chosen, month);
    let furthest = today.checked_add_days(Days::new(FURTHEST_DAYS)).unwrap_or(today);
    let cell = |day: NaiveDate| {
        let is_busy = busy.is_some_and(|busy| busy.contains(&day));
        let name = match busy {
            Some(_) if is_busy => t!(words, "calendar-day-busy", day = long_day(words, day)),
            Some(_) => t!(words, "calendar-day-free", day = long_day(words, day)),
            None => long_day(words, day),
        };
        DayCell {
            date: day,
            number: day.day().to_string(),
            weekday: weekday_short(words, day.weekday()),
            name,
            busy: is_busy,
            chosen: day == chosen,
            today: day == today,
            choosable: (today..=furthest).contains(&day),
            outside: month && day.month() != chosen.month(),
        }
    };
    from.iter_days().take_while(|day| *day < to).map(cell).collect()
}

/// A day one step on from the chosen one: a week, or a month's first day; within what can be chosen.
pub fn step(chosen: NaiveDate, month: bool, forward: bool, today: NaiveDate) -> Option<NaiveDate> {
    let furthest = today.checked_add_days(Days::new(FURTHEST_DAYS))?;
    let (from, to) = shown_days(chosen, false);
    let first = chosen.with_day(1)?;
    let target = match (month, forward) {
        (false, true) => to,
        (false, false) => from.checked_sub_days(Days::new(7))?,
        (true, true) => first.checked_add_months(chrono::Months::new(1))?,
        (true, false) => first.checked_sub_months(chrono::Months::new(1))?,
    };
    let last = match month {
        true => target.checked_add_months(chrono::Months::new(1))?.pred_opt()?,
        false => target.checked_add_days(Days::new(6))?,
    };
    (last >= today && target <= furthest).then(|| target.max(today))
}

/// A network's year in words.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    pub id: String,
    pub name: Spoken,
    /// Whose it is, and of which season.
    pub of: Vec<String>,
    /// The theme of this very day.
    pub now: Option<Spoken>,
    /// Each with its days, and whether it is now.
    pub themes: Vec<(String, Spoken, bool)>,
}

/// `None` where it has no theme that could be shown.
pub fn plan_view(words: Words, plan: &Plan, organization: &Text, today: NaiveDate) -> Option<PlanView> {
    let mut themes = plan.themes.clone();
    themes.sort_by_key(|theme| theme.from);
    let is_now = |from: NaiveDate, to: NaiveDate| from <= today && today < to;
    let line = |theme: &crate::domain::organization::PlanTheme| {
        let last = theme.to.pred_opt().unwrap_or(theme.to);
        let days = t!(words, "from-to", from = date(words, theme.from), to = date(words, last));
        Some((days, spoken(words, &theme.title)?, is_now(theme.from, theme.to)))
    };
    let themes: Vec<_> = themes.iter().filter_map(line).collect();
    let of = [spoken(words, organization).map(|name| name.text), plan.season.clone()];
    (!themes.is_empty()).then(|| PlanView {
        id: plan.id.to_string(),
        name: spoken(words, &plan.name).unwrap_or_else(|| Spoken { text: t!(words, "plan-title"), lang: None }),
        of: of.into_iter().flatten().collect(),
        now: themes.iter().find(|(_, _, now)| *now).map(|(_, title, _)| title.clone()),
        themes,
    })
}
