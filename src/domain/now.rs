//! The groups of Nyt, and the order within them.

use chrono::{DateTime, Utc};

use super::availability::{Availability, Says, State};
use super::time::to_civil;

/// Where a place stands in the list of a moment, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    OpenNow,
    /// Open by what somebody told: check first.
    CheckFirst,
    /// Closed now, opens later on this day.
    OpensToday,
    HoursNotKnown,
}

/// The group of a state at this moment; `None` for what is closed for today, and what is by appointment.
pub fn group_of(availability: &Availability, at: DateTime<Utc>) -> Option<Group> {
    let opens_today = availability.opens.is_some_and(|opens| to_civil(opens).date() == to_civil(at).date());
    match (availability.state, availability.says) {
        (State::Open | State::ClosingSoon, _) => Some(Group::OpenNow),
        (State::Uncertain, Some(Says::Open)) => Some(Group::CheckFirst),
        (State::OpeningSoon, _) => Some(Group::OpensToday),
        (State::Closed | State::Uncertain, _) if opens_today => Some(Group::OpensToday),
        (State::Unknown, _) => Some(Group::HoursNotKnown),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::availability::Reasons;
    use super::super::time::parse_moment;
    use super::*;

    #[test]
    fn states_fall_into_groups() {
        let at = parse_moment("2026-11-24T08:30").unwrap();
        let (today, tomorrow) = (parse_moment("2026-11-24T23:00"), parse_moment("2026-11-25T08:00"));
        for (state, says, opens, expected) in [
            (State::Open, None, None, Some(Group::OpenNow)),
            (State::ClosingSoon, None, None, Some(Group::OpenNow)),
            (State::Uncertain, Some(Says::Open), None, Some(Group::CheckFirst)),
            (State::OpeningSoon, None, today, Some(Group::OpensToday)),
            (State::Closed, None, today, Some(Group::OpensToday)),
            (State::Closed, None, tomorrow, None),
            (State::Uncertain, Some(Says::Closed), today, Some(Group::OpensToday)),
            (State::Uncertain, Some(Says::Closed), tomorrow, None),
            (State::Unknown, None, today, Some(Group::HoursNotKnown)),
            (State::Holiday, None, tomorrow, None),
            (State::LongClosed, None, tomorrow, None),
            (State::ByAppointment, None, None, None),
        ] {
            let availability = Availability { state, says, opens, ..Availability::unknown(Reasons::NONE) };
            assert_eq!(group_of(&availability, at), expected, "{state:?} {says:?} {opens:?}");
        }
    }
}
