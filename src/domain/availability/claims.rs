//! What decides: a house's own hours, a session that runs, a café's sessions.
//!
//! Each day is told as a ground (closed, or not known) with claims of openness painted over it; `timeline` joins the
//! days. The rule is the format's: a house's offer hours; else a drop-in session; else the building's hours. A family
//! café or parish club: its sessions; else its own hours. A host's hours never.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::super::calendar::Calendar;
use super::super::event::{Attendance, Event};
use super::super::hours::{HoursState, Position, Reading, Schedule, is_appointment, read};
use super::super::place::{HoursConfidence, HoursScope, Place, PlaceKind, Precision, StatedHours, StatusKind};
use super::super::record::{Access, Answer, PartialDate};
use super::super::recurrence::{Occurrence, Series};
use super::super::time::ZONE;
use super::doubt::{Days, doubt_of_reading, is_stale, newer};
use super::reasons::{Reason, Reasons};
use super::runs::Terms;

/// What holds at a moment, before "soon" and "long" are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Closed,
    /// Closed since this day has a name.
    Holiday,
    Open,
    MaybeOpen,
    MaybeClosed,
    Unknown,
    /// By its status: closed, for a time or for good.
    Shut,
    ByAppointment,
}

/// A stretch of civil time for which something is claimed.
#[derive(Debug, Clone)]
pub struct Claim {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub verdict: Verdict,
    pub reasons: Reasons,
    pub checked: Option<PartialDate>,
}

/// What holds on a day where nothing is claimed.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    pub verdict: Verdict,
    pub reasons: Reasons,
    pub checked: Option<PartialDate>,
}

/// One day: the ground, and the claims painted over it.
#[derive(Debug)]
pub struct Day {
    pub ground: Ground,
    pub claims: Vec<Claim>,
}

/// Something whose days can be told: a place, a channel.
pub trait Sources {
    /// The days from `from` to `to`, in order.
    fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<Day>;

    /// Whether nothing can ever open: spares the search for the next opening.
    fn never_opens(&self) -> bool;
}

/// Stated hours that were read, or why they were not.
#[derive(Debug)]
pub enum OwnHours<'p> {
    Read { schedule: Schedule, stated: &'p StatedHours, checked: Option<PartialDate>, doubt: Reasons },
    ByAppointment,
    NotRead(Reason),
}

impl<'p> OwnHours<'p> {
    pub fn new(stated: Option<&'p StatedHours>, verified: Option<NaiveDate>, days: &Days<'_>) -> Self {
        let Some(stated) = stated else { return Self::NotRead(Reason::NoHours) };
        let Some(value) = stated.value.as_deref() else {
            let is_told = !stated.source_text.is_empty() || stated.confidence == HoursConfidence::TextOnly;
            return Self::NotRead(if is_told { Reason::TextOnly } else { Reason::NoHours });
        };
        match read(value) {
            Reading::ByAppointment(_) => Self::ByAppointment,
            _ if stated.confidence == HoursConfidence::TextOnly => Self::NotRead(Reason::TextOnly),
            Reading::CommentOnly(_) | Reading::Unreadable(_) => Self::NotRead(Reason::Unreadable),
            Reading::Schedule(schedule) => Self::Read {
                checked: newer(verified.map(PartialDate::from), stated.stated_on),
                doubt: doubt_of_reading(stated, schedule.is_guess(), verified.is_some()),
                schedule: schedule.with_public_holidays(days.public_holidays.clone()),
                stated,
            },
        }
    }

    /// Hours told by the sun need to know where. A point that only means a town is minutes off in a wide one.
    fn where_the_sun_shines(self, place: &Place) -> Self {
        let point = place.point.filter(|_| matches!(place.precision, Precision::Exact | Precision::Street));
        match (self, point) {
            (Self::Read { schedule, stated, checked, doubt }, Some(point)) => {
                let position = Position { lat: point.lat, lon: point.lon, zone: ZONE };
                Self::Read { schedule: schedule.with_position(position), stated, checked, doubt }
            }
            (other, _) => other,
        }
    }

    /// One day by these hours. `more_doubt` is what the kind of place adds.
    pub fn day(&self, date: NaiveDate, days: &Days<'_>, more_doubt: Reasons) -> Day {
        let (schedule, stated, checked, doubt) = match self {
            Self::Read { schedule, stated, checked, doubt } => (schedule, stated, *checked, *doubt),
            Self::ByAppointment => return ground_only(Verdict::ByAppointment, Reason::ByAppointment),
            Self::NotRead(reason) => return ground_only(Verdict::Unknown, *reason),
        };
        let intervals = schedule.day_in_school_year(date, |day| days.school_day(day));
        let is_always = schedule.is_always_open();
        let names_day = is_always || schedule.names_day(date);
        let stale = is_stale(checked, date);
        let mut reasons = days.doubt_of_hours(stated, names_day, date).union(doubt).union(more_doubt);
        if is_always {
            // "24/7" leaves no day out: no holiday, no season.
            reasons = Reasons::NONE.with_if(stated.scope != HoursScope::Offer, Reason::BuildingHours).union(doubt);
        }
        let reasons = reasons.with_if(stale, Reason::Stale);
        let claims: Vec<Claim> = intervals
            .into_iter()
            .map(|interval| {
                let by_appointment = interval.comment.as_deref().is_some_and(is_appointment);
                let (verdict, reasons) = match interval.state {
                    HoursState::Open => (open_unless(reasons), reasons),
                    HoursState::Unknown if by_appointment => (Verdict::Unknown, Reason::ByAppointment.into()),
                    HoursState::Unknown if interval.is_open_end => (Verdict::Unknown, Reason::NoEnd.into()),
                    HoursState::Unknown => (Verdict::Unknown, Reason::Unreadable.into()),
                };
                Claim { start: interval.start, end: interval.end, verdict, reasons, checked }
            })
            .collect();
        let is_named_closure = claims.is_empty()
            && ((days.is_public_holiday(date) && (stated.holidays_stated || schedule.names_public_holidays()))
                || (days.is_eve(date) && names_day));
        let closed = if is_named_closure { Verdict::Holiday } else { Verdict::Closed };
        Day { ground: closed_unless_stale(closed, stale, checked), claims }
    }

    fn is_read(&self) -> bool {
        matches!(self, Self::Read { .. })
    }
}

fn ground_only(verdict: Verdict, reason: Reason) -> Day {
    Day { ground: Ground { verdict, reasons: reason.into(), checked: None }, claims: Vec::new() }
}

fn open_unless(doubt: Reasons) -> Verdict {
    if doubt.is_empty() { Verdict::Open } else { Verdict::MaybeOpen }
}

fn closed_unless_stale(closed: Verdict, is_stale: bool, checked: Option<PartialDate>) -> Ground {
    if is_stale {
        Ground { verdict: Verdict::MaybeClosed, reasons: Reason::Stale.into(), checked }
    } else {
        Ground { verdict: closed, reasons: Reasons::NONE, checked }
    }
}

/// A session that may open the place.
#[derive(Debug)]
struct Session<'p> {
    series: Series<'p>,
    terms: Terms,
    drop_in_unknown: bool,
}

/// A session's occurrence here, and the day with which it ends.
struct Run<'s, 'p> {
    session: &'s Session<'p>,
    occurrence: Occurrence,
    last: NaiveDate,
}

/// Everything that decides about one place.
#[derive(Debug)]
pub struct PlaceSources<'p> {
    place: &'p Place,
    days: Days<'p>,
    hours: OwnHours<'p>,
    sessions: Vec<Session<'p>>,
    /// There are sessions with times, but none that a family can drop in to.
    only_enrolled: bool,
}

impl<'p> PlaceSources<'p> {
    pub fn new(place: &'p Place, events: impl IntoIterator<Item = &'p Event>, calendar: &'p Calendar) -> Self {
        let days = Days::new(calendar, place.municipality_code.as_deref());
        let hours = OwnHours::new(place.hours.as_ref(), place.verified_at(), &days).where_the_sun_shines(place);
        let timed: Vec<Series<'p>> = events.into_iter().filter_map(Series::new).filter(Series::has_time).collect();
        let has_timed = !timed.is_empty();
        let sessions: Vec<_> =
            timed.into_iter().filter(|s| admits_families(s.event())).map(|s| session(s, place)).collect();
        let only_enrolled = has_timed && sessions.is_empty();
        Self { place, days, hours, sessions, only_enrolled }
    }

    fn is_cafe(&self) -> bool {
        matches!(self.place.kind, PlaceKind::FamilyCafe | PlaceKind::ParishClub)
    }

    fn is_by_appointment(&self) -> bool {
        let access = &self.place.access;
        let enrols = access.registration.required == Some(true) || access.referral_required == Some(true);
        (access.drop_in == Answer::No && enrols) || matches!(self.hours, OwnHours::ByAppointment)
    }

    fn shut_on(&self, date: NaiveDate) -> Option<Reason> {
        let status = &self.place.status;
        let reason = match status.kind {
            StatusKind::TemporarilyClosed => Reason::TemporarilyClosed,
            StatusKind::Closed => Reason::PermanentlyClosed,
            StatusKind::Active | StatusKind::Other(_) => return None,
        };
        let begun = status.from.is_none_or(|from| from.first_day() <= date);
        let over = status.until.is_some_and(|until| until.last_day() < date);
        (begun && !over).then_some(reason)
    }

    /// Whether this occurrence is at this place, under any of its names.
    fn is_here(&self, occurrence: &Occurrence) -> bool {
        occurrence.place_id.as_ref().is_none_or(|id| *id == self.place.id || self.place.same_as.contains(id))
    }

    fn day(&self, date: NaiveDate, running: &[&Run<'_, 'p>]) -> Day {
        if let Some(reason) = self.shut_on(date) {
            return ground_only(Verdict::Shut, reason);
        }
        if matches!(self.place.status.kind, StatusKind::Other(_)) {
            // A status newer than this program may well mean a locked door.
            return ground_only(Verdict::Unknown, Reason::Unreadable);
        }
        if self.is_by_appointment() {
            return ground_only(Verdict::ByAppointment, Reason::ByAppointment);
        }
        if self.place.audience.children_alone == Some(true) {
            return ground_only(Verdict::Unknown, Reason::ChildrenAlone);
        }
        let has_offer = match &self.hours {
            OwnHours::Read { stated, .. } => stated.scope == HoursScope::Offer,
            _ => false,
        };
        if !self.is_cafe() && has_offer {
            return self.hours.day(date, &self.days, Reasons::NONE);
        }
        let is_counted = |session: &&Session<'p>| session.series.last_day().is_none_or(|last| date <= last);
        if self.sessions.iter().any(|session| is_counted(&session)) {
            return self.session_day(date, self.sessions.iter().filter(is_counted), running);
        }
        if self.is_cafe() && self.only_enrolled {
            return ground_only(Verdict::Unknown, Reason::RegistrationRequired);
        }
        if self.hours.is_read() {
            return self.hours.day(date, &self.days, self.doubt_of_cafe_hours(date));
        }
        if !self.sessions.is_empty() {
            return ground_only(Verdict::Unknown, Reason::SeasonOver);
        }
        self.hours.day(date, &self.days, Reasons::NONE)
    }

    /// A café's or club's own hours are its sessions told another way: they pause with the schools as sessions do.
    fn doubt_of_cafe_hours(&self, date: NaiveDate) -> Reasons {
        let lacks_terms = self.place.hours.as_ref().is_some_and(|hours| !hours.seasons_stated);
        let holds = self.is_cafe() && lacks_terms && self.days.may_be_school_holiday(date);
        Reasons::NONE.with_if(holds, Reason::SchoolHolidays)
    }

    fn session_day<'s>(
        &self,
        date: NaiveDate,
        counted: impl Iterator<Item = &'s Session<'p>> + Clone,
        running: &[&Run<'_, 'p>],
    ) -> Day
    where
        'p: 's,
    {
        let checked = counted.clone().fold(None, |checked, session| newer(checked, session.terms.checked));
        let mut seasons = counted.map(|session| session.series.season_begins());
        let begun = seasons.any(|begins| begins.is_none_or(|first| first <= date));
        let ground = if !begun {
            Ground {
                reasons: Reason::BeforeSeason.into(),
                ..closed_unless_stale(Verdict::Closed, is_stale(checked, date), checked)
            }
        } else if self.is_cafe() {
            closed_unless_stale(Verdict::Closed, is_stale(checked, date), checked)
        } else {
            Ground { verdict: Verdict::Unknown, reasons: Reason::BetweenSessions.into(), checked }
        };
        let ground = match ground.verdict {
            Verdict::MaybeClosed => Ground { reasons: ground.reasons.with(Reason::Stale), ..ground },
            _ => ground,
        };
        let claims = running.iter().filter_map(|run| self.claim(date, run)).collect();
        Day { ground, claims }
    }

    /// What an occurrence claims of this day.
    fn claim(&self, date: NaiveDate, run: &Run<'_, 'p>) -> Option<Claim> {
        let Run { session, occurrence, .. } = run;
        let midnight = date.and_time(NaiveTime::MIN);
        let tomorrow = midnight + TimeDelta::days(1);
        let start = occurrence.start.at();
        let end = occurrence.end.map(|end| end.at());
        // A start without an end holds to the end of its day.
        let (from, to) = (start.max(midnight), end.unwrap_or(tomorrow).min(tomorrow));
        if from >= to || (end.is_none() && start.date() != date) {
            return None;
        }
        let doubt = session.terms.doubt(occurrence, date, &self.days);
        let doubt = doubt.with_if(session.drop_in_unknown, Reason::DropInUnknown);
        let (verdict, reasons) = match end {
            Some(_) => (open_unless(doubt), doubt),
            None => (Verdict::Unknown, doubt.with(Reason::NoEnd)),
        };
        Some(Claim { start: from, end: to, verdict, reasons, checked: session.terms.checked })
    }
}

impl Sources for PlaceSources<'_> {
    fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<Day> {
        let mut runs: Vec<Run<'_, '_>> = Vec::new();
        for session in &self.sessions {
            let found = session.series.occurrences(self.days.calendar, self.days.municipality, from, to);
            let here = found.into_iter().filter(|occurrence| occurrence.runs() && self.is_here(occurrence));
            runs.extend(here.map(|occurrence| {
                let last = occurrence.end.map_or(occurrence.start.date(), |end| end.date());
                Run { session, occurrence, last }
            }));
        }
        runs.sort_by_key(|run| run.occurrence.start.at());
        // Those that go on, as the days go by.
        let (mut coming, mut running) = (runs.iter().peekable(), Vec::new());
        from.iter_days()
            .take_while(|date| *date < to)
            .map(|date| {
                running.retain(|run: &&Run<'_, '_>| date <= run.last);
                while let Some(run) = coming.next_if(|run| run.occurrence.start.date() <= date) {
                    running.extend(Some(run).filter(|run| date <= run.last));
                }
                self.day(date, &running)
            })
            .collect()
    }

    fn never_opens(&self) -> bool {
        self.sessions.is_empty() && !self.hours.is_read()
    }
}

/// Whether a family can walk in: no enrolling, not online, not for children alone.
fn admits_families(event: &Event) -> bool {
    let Access { drop_in, registration, referral_required, .. } = &event.access;
    *drop_in != Answer::No
        && registration.required != Some(true)
        && *referral_required != Some(true)
        && matches!(event.attendance, Attendance::InPerson | Attendance::Hybrid)
        && event.audience.children_alone != Some(true)
}

fn session<'p>(series: Series<'p>, place: &Place) -> Session<'p> {
    let event = series.event();
    let says_drop_in = event.access.drop_in == Answer::Yes || event.access.registration.required == Some(false);
    Session { terms: Terms::new(event, place.verified_at()), drop_in_unknown: !says_drop_in, series }
}
