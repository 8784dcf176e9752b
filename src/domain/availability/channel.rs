//! Who answers now: the state of a service's channels.
//!
//! Only a phone with a number or a chat, from a current source, can be open. Letters, forums and web pages can be
//! written to at any time and are never open.

use chrono::{DateTime, NaiveDate, Utc};

use super::super::calendar::Calendar;
use super::super::record::PartialDate;
use super::super::service::{Channel, ChannelConfidence, ChannelKind, Service};
use super::super::time::to_civil;
use super::claims::{Day, Ground, OwnHours, Sources, Verdict};
use super::doubt::{Days, newer};
use super::reasons::{Reason, Reasons};
use super::timeline::{DayHours, Timeline};
use super::{Availability, Says, State};

/// The state of one channel.
pub fn channel_availability(channel: &Channel, calendar: &Calendar, at: DateTime<Utc>) -> Availability {
    if let Some(state) = state_without_hours(channel) {
        return state;
    }
    let sources = ChannelSources::new(channel, calendar);
    let timeline = Timeline::build(&sources, to_civil(at).date(), 2);
    timeline.at(at).unwrap_or_else(|| Availability::unknown(Reasons::NONE))
}

/// Seven days from a day on, for a week's table; none where the hours don't decide the channel's state, or can't be read.
pub fn channel_week(channel: &Channel, calendar: &Calendar, from: NaiveDate) -> Vec<DayHours> {
    let sources = ChannelSources::new(channel, calendar);
    if state_without_hours(channel).is_some() || sources.never_opens() {
        return Vec::new();
    }
    Timeline::build(&sources, from, 8).days(from, 7)
}

/// The state of a channel whose hours decide nothing, whatever they say; `None` where they decide.
fn state_without_hours(channel: &Channel) -> Option<Availability> {
    let unknown = |reasons: Reasons| Some(Availability::unknown(reasons));
    match channel.kind {
        ChannelKind::Letter | ChannelKind::Forum | ChannelKind::Web => return unknown(Reason::AnyTime.into()),
        ChannelKind::BookedChat => {
            let reasons = Reason::ByAppointment.into();
            return Some(Availability { state: State::ByAppointment, ..Availability::unknown(reasons) });
        }
        ChannelKind::Phone if channel.number.is_none() => return unknown(Reason::NoContact.into()),
        ChannelKind::Phone | ChannelKind::Chat => {}
        ChannelKind::Visit | ChannelKind::Other(_) => return unknown(Reasons::NONE),
    }
    match channel.confidence {
        ChannelConfidence::Current | ChannelConfidence::Old => None,
        ChannelConfidence::Unknown | ChannelConfidence::Other(_) => unknown(Reason::NoHours.into()),
    }
}

/// The state of a service, which is its best channel's, and the state of each channel in order.
pub fn service_availability(
    service: &Service,
    calendar: &Calendar,
    at: DateTime<Utc>,
) -> (Availability, Vec<Availability>) {
    let channels: Vec<_> = service.channels.iter().map(|c| channel_availability(c, calendar, at)).collect();
    let best = channels.iter().min_by_key(|state| (rank(state), state.opens)).copied();
    (best.unwrap_or_else(|| Availability::unknown(Reason::NoContact.into())), channels)
}

/// The best first: who answers now, then who may, then who will.
fn rank(availability: &Availability) -> u8 {
    match (availability.state, availability.says) {
        (State::Open, _) => 0,
        (State::ClosingSoon, _) => 1,
        (State::Uncertain, Some(Says::Open)) => 2,
        (State::OpeningSoon, _) => 3,
        (State::Closed, _) => 4,
        (State::Holiday, _) => 5,
        (State::Uncertain, _) => 6,
        (State::ByAppointment, _) => 7,
        (State::Unknown, _) if availability.reasons.contains(Reason::AnyTime) => 8,
        (State::LongClosed, _) => 9,
        (State::Unknown, _) => 10,
    }
}

struct ChannelSources<'c> {
    days: Days<'c>,
    hours: OwnHours<'c>,
    is_current: bool,
    newest_source: Option<PartialDate>,
}

impl<'c> ChannelSources<'c> {
    fn new(channel: &'c Channel, calendar: &'c Calendar) -> Self {
        let days = Days::new(calendar, None);
        Self {
            hours: OwnHours::new(channel.hours.as_ref(), None, &days),
            days,
            is_current: channel.confidence == ChannelConfidence::Current,
            newest_source: channel.sources.iter().fold(None, |newest, source| newer(newest, source.date)),
        }
    }

    /// The hours' day with the publisher's own word on freshness in the place of the dates': current is trusted, old
    /// is not. Nobody walks into a channel, so the scope of a building does not matter either.
    fn day(&self, date: NaiveDate) -> Day {
        let mut day = self.hours.day(date, &self.days, Reasons::NONE);
        day.ground = match day.ground.verdict {
            Verdict::MaybeClosed if self.is_current => {
                Ground { verdict: Verdict::Closed, reasons: Reasons::NONE, ..day.ground }
            }
            Verdict::Closed | Verdict::Holiday if !self.is_current => {
                Ground { verdict: Verdict::MaybeClosed, reasons: Reason::Stale.into(), ..day.ground }
            }
            _ => day.ground,
        };
        day.ground.checked = self.newest_source;
        for claim in &mut day.claims {
            claim.checked = self.newest_source;
            if matches!(claim.verdict, Verdict::Open | Verdict::MaybeOpen) {
                let other = claim.reasons.iter().filter(|r| !matches!(r, Reason::Stale | Reason::BuildingHours));
                claim.reasons = other.fold(Reasons::NONE, Reasons::with).with_if(!self.is_current, Reason::Stale);
                claim.verdict = if claim.reasons.is_empty() { Verdict::Open } else { Verdict::MaybeOpen };
            }
        }
        day
    }
}

impl Sources for ChannelSources<'_> {
    fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<Day> {
        from.iter_days().take_while(|date| *date < to).map(|date| self.day(date)).collect()
    }

    fn never_opens(&self) -> bool {
        !matches!(&self.hours, OwnHours::Read { .. })
    }
}
