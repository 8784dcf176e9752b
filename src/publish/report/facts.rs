//! What the report counts. Knows no words and no pictures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike};

use crate::domain::calendar::Calendar;
use crate::domain::event::Event;
use crate::domain::hours::{HoursState, Reading, read};
use crate::domain::place::{AccessibilityItem, Place, PlaceKind, StatusKind};
use crate::domain::record::{Answer, PartialDate};
use crate::domain::recurrence::Series;
use crate::domain::region::Region;
use crate::feed::Record;

use super::super::check::Checked;
use super::super::municipalities::{self, Municipality};
use super::super::warnings::{Freshness, freshness, gaps, is_text_only, texts, unread};

/// Counts of what somebody checked, and when.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    pub fresh: usize,
    pub soon: usize,
    pub stale: usize,
    pub never: usize,
}

impl Dates {
    fn add(&mut self, fresh: Freshness) {
        match fresh {
            Freshness::Fresh => self.fresh += 1,
            Freshness::Soon(_) => self.soon += 1,
            Freshness::Stale(_) => self.stale += 1,
            Freshness::Never => self.never += 1,
        }
    }

    pub fn sum(&self) -> usize {
        self.fresh + self.soon + self.stale + self.never
    }
}

/// A county of the feed, with the count of places in each of its municipalities.
#[derive(Debug, Clone)]
pub struct County {
    /// `hva-NN`.
    pub code: String,
    pub municipalities: Vec<(&'static Municipality, usize)>,
}

/// A place whose hours are words.
#[derive(Debug, Clone)]
pub struct InWords {
    pub id: String,
    pub name: String,
    pub words: String,
    /// What they may mean, or what was not understood.
    pub read: Result<String, String>,
}

/// A place that somebody had better ask.
#[derive(Debug, Clone)]
pub struct ToCheck {
    pub id: String,
    pub name: String,
    pub municipality: Option<&'static Municipality>,
    pub last: Option<PartialDate>,
    pub has_hours: bool,
}

#[derive(Debug, Default)]
pub struct Facts {
    pub places: usize,
    pub playgrounds: usize,
    pub sessions: usize,
    pub services: usize,
    pub errors: usize,
    pub dates: Dates,
    pub readable: usize,
    pub counties: Vec<County>,
    pub without_municipality: usize,
    /// By item: yes, no, unknown.
    pub accessibility: Vec<(AccessibilityItem, [usize; 3])>,
    /// By language of the feed: records whose texts are all told, and others.
    pub told: Vec<(String, usize, usize)>,
    /// By language, most first.
    pub spoken: Vec<(String, usize)>,
    pub spoken_unknown: usize,
    /// The Monday of the week that `open` tells of.
    pub week_of: NaiveDate,
    /// Places open by weekday and hour.
    pub open: [[usize; 24]; 7],
    pub in_words: Vec<InWords>,
    pub to_check: Vec<ToCheck>,
}

/// Counts what a folder holds, as it is on a day.
pub fn facts(checked: &Checked, today: NaiveDate) -> Facts {
    let mut facts = Facts { errors: checked.errors(), week_of: monday_of(today), ..Facts::default() };
    let mut places = Vec::new();
    let mut sessions: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    let mut calendar = Vec::new();
    for decoded in &checked.records {
        match &decoded.record {
            Record::Place(place) if is_listed(place) => match place.kind {
                PlaceKind::Playground => facts.playgrounds += 1,
                _ => places.push(place),
            },
            Record::Event(event) => {
                facts.sessions += 1;
                if let Some(place) = &event.place_id {
                    sessions.entry(place.as_str()).or_default().push(event);
                }
            }
            Record::Service(_) => facts.services += 1,
            Record::Calendar(entry) => calendar.push(entry.clone()),
            _ => {}
        }
    }
    let calendar = Calendar::new(calendar);
    facts.places = places.len();
    facts.accessibility = AccessibilityItem::KNOWN.iter().map(|item| (item.clone(), [0; 3])).collect();
    let mut spoken: BTreeMap<String, usize> = BTreeMap::new();
    for place in &places {
        facts.place(place, today, &mut spoken);
        let at = sessions.get(place.id.as_str()).map_or(&[][..], Vec::as_slice);
        facts.hours_of(place, at, &calendar);
    }
    facts.spoken = spoken.into_iter().collect();
    facts.spoken.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    facts.counties = counties(&places, &checked.info.regions);
    facts.told = told(checked);
    facts.to_check.sort_by(|a, b| b.has_hours.cmp(&a.has_hours).then(a.last.cmp(&b.last)).then(a.name.cmp(&b.name)));
    facts.in_words.sort_by(|a, b| a.name.cmp(&b.name));
    facts
}

fn is_listed(place: &Place) -> bool {
    place.status.kind != StatusKind::Closed && place.duplicate_of.is_none() && place.moved_to.is_none()
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

impl Facts {
    fn place(&mut self, place: &Place, today: NaiveDate, spoken: &mut BTreeMap<String, usize>) {
        let name = name(place);
        let hours = place.hours.as_ref();
        let readable = hours
            .and_then(|hours| hours.value.as_deref())
            .is_some_and(|value| matches!(read(value), Reading::Schedule(_) | Reading::ByAppointment(_)));
        self.readable += usize::from(readable);
        let municipality = place.municipality_code.as_deref().and_then(municipalities::by_code);
        self.without_municipality += usize::from(place.municipality_code.is_none());
        if let Some(fresh) = freshness(place, today) {
            self.dates.add(fresh);
            if fresh != Freshness::Fresh {
                let stated = hours.filter(|hours| hours.value.is_some()).and_then(|hours| hours.stated_on);
                let verified = place.verified_at().map(PartialDate::from);
                let last = [verified, stated].into_iter().flatten().max_by_key(|date| date.first_day());
                let id = place.id.to_string();
                self.to_check.push(ToCheck { id, name: name.clone(), municipality, last, has_hours: readable });
            }
        }
        for (item, counts) in &mut self.accessibility {
            let answer = place.accessibility.items.get(item).copied().unwrap_or_default();
            counts[match answer {
                Answer::Yes => 0,
                Answer::No => 1,
                Answer::Unknown => 2,
            }] += 1;
        }
        match place.languages.activity.as_deref().filter(|languages| !languages.is_empty()) {
            Some(languages) => languages.iter().for_each(|tag| *spoken.entry(tag.clone()).or_default() += 1),
            None => self.spoken_unknown += 1,
        }
        if let Some(hours) = hours.filter(|hours| is_text_only(hours))
            && let Some((_, words)) = hours.source_text.for_reader("fi")
        {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.in_words.push(InWords { id: place.id.to_string(), name, read: unread(&words), words });
        }
    }

    /// By its own hours and by what takes place there: each hour counts a place once.
    fn hours_of(&mut self, place: &Place, sessions: &[&Event], calendar: &Calendar) {
        let municipality = place.municipality_code.as_deref();
        let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
        let end = self.week_of + Days::new(7);
        let monday = self.week_of.and_time(NaiveTime::MIN);
        let mut mark = |start: chrono::NaiveDateTime, until: chrono::NaiveDateTime| {
            let mut at = start.max(monday);
            while at < until && at < end.and_time(NaiveTime::MIN) {
                open.insert((at.weekday().num_days_from_monday() as usize, at.hour() as usize));
                at = at.date().and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(at.hour()) + 1);
            }
        };
        if let Some(Reading::Schedule(schedule)) =
            place.hours.as_ref().and_then(|hours| hours.value.as_deref()).map(read)
        {
            let schedule = schedule.with_public_holidays(calendar.public_holidays(municipality));
            for day in self.week_of.iter_days().take(7) {
                let told = schedule.day_in_school_year(day, |day| calendar.school_day(day, municipality));
                for interval in told.iter().filter(|interval| interval.state == HoursState::Open) {
                    mark(interval.start, interval.end);
                }
            }
        }
        for event in sessions {
            let Some(series) = Series::new(event) else { continue };
            for run in series.occurrences(calendar, municipality, self.week_of, end) {
                if let Some(until) = run.end.filter(|_| run.runs() && run.start.has_time()) {
                    mark(run.start.at(), until.at());
                }
            }
        }
        for (day, hour) in open {
            self.open[day][hour] += 1;
        }
    }
}

fn name(place: &Place) -> String {
    place.name.for_reader("fi").map_or_else(|| place.id.to_string(), |(_, name)| name.to_owned())
}

/// Every municipality of the feed's regions, or of the counties that its places lie in.
fn counties(places: &[&Place], regions: &[Region]) -> Vec<County> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut codes: BTreeSet<String> =
        regions.iter().filter(|region| **region != Region::National).map(ToString::to_string).collect();
    for code in places.iter().filter_map(|place| place.municipality_code.as_deref()) {
        *counts.entry(code).or_default() += 1;
        if regions.is_empty() {
            codes.extend(Region::of_municipality(code).map(|region| region.to_string()));
        }
    }
    let of = |code: String| {
        let mut municipalities: Vec<(&Municipality, usize)> = municipalities::all()
            .iter()
            .filter(|municipality| municipality.county == code)
            .map(|municipality| (municipality, counts.get(municipality.code.as_str()).copied().unwrap_or(0)))
            .collect();
        municipalities.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.fi.cmp(&b.0.fi)));
        County { code, municipalities }
    };
    codes.into_iter().map(of).filter(|county| !county.municipalities.is_empty()).collect()
}

/// Records whose texts are all told in a language. Playgrounds go by what the town calls them.
fn told(checked: &Checked) -> Vec<(String, usize, usize)> {
    let texts: Vec<_> = checked
        .records
        .iter()
        .filter(|decoded| match &decoded.record {
            Record::Place(place) => place.kind != PlaceKind::Playground && is_listed(place),
            Record::Event(_) | Record::Service(_) | Record::Notice(_) => true,
            _ => false,
        })
        .map(|decoded| texts(&decoded.record))
        .collect();
    let of = |language: &String| {
        let one = std::slice::from_ref(language);
        let whole = texts.iter().filter(|texts| texts.iter().all(|(_, text)| gaps(text, one).is_empty())).count();
        (language.clone(), whole, texts.len() - whole)
    };
    checked.info.languages.iter().map(of).collect()
}
