//! Tukea's questions of a service: when somebody answers, whom it is for, whether it reaches where one lives.

use super::availability::{Availability, Reason, Says, State};
use super::id::ServiceId;
use super::region::Region;
use super::service::{Channel, ChannelKind, Service, ServiceKind, ServiceRole};

/// Where a service stands in the list of a moment, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answering {
    Now,
    /// Now, by what somebody told: nothing vouches for it.
    Maybe,
    Later,
    /// Nobody answers at once, but one can write, or book a time.
    AnyTime,
    NotKnown,
}

/// The group of a state.
pub fn answering(availability: &Availability) -> Answering {
    match (availability.state, availability.says) {
        (State::Open | State::ClosingSoon, _) => Answering::Now,
        (State::Uncertain, Some(Says::Open)) => Answering::Maybe,
        (State::OpeningSoon | State::Closed | State::Holiday | State::LongClosed | State::Uncertain, _) => {
            Answering::Later
        }
        (State::ByAppointment, _) => Answering::AnyTime,
        (State::Unknown, _) if availability.reasons.contains(Reason::AnyTime) => Answering::AnyTime,
        (State::Unknown, _) => Answering::NotKnown,
    }
}

/// Who looks for somebody to talk to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    Parent,
    Child,
    YoungPerson,
}

impl Person {
    pub const ALL: [Person; 3] = [Self::Parent, Self::Child, Self::YoungPerson];

    /// Whether a service is for this person. One that names nobody, or everybody, turns nobody away.
    pub fn is_served(self, service: &Service) -> bool {
        let groups = &service.audience.groups;
        let names = |wanted: &str| groups.iter().any(|group| group == wanted);
        let known = ["anyone", "families", "parents", "children", "youth"].into_iter().any(names);
        !known
            || names("anyone")
            || match self {
                Self::Parent => names("parents") || names("families"),
                Self::Child => names("children"),
                Self::YoungPerson => names("youth"),
            }
    }
}

/// Whether a service reaches somebody who lives in a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The whole country, or nobody told that it is less.
    Everywhere,
    Here,
    Elsewhere,
    /// A part of the country, and nobody said where they live.
    Somewhere,
}

/// `municipality`: the bare code of where one lives.
pub fn reach(area_codes: &[String], municipality: Option<&str>) -> Reach {
    if area_codes.is_empty() || area_codes.iter().any(|code| code == "national") {
        return Reach::Everywhere;
    }
    let Some(municipality) = municipality else { return Reach::Somewhere };
    let county = Region::of_municipality(municipality).map(|region| region.to_string());
    let is_here = |code: &String| {
        Some(code) == county.as_ref() || code.strip_prefix("kunta-").is_some_and(|code| code == municipality)
    };
    if area_codes.iter().any(is_here) { Reach::Here } else { Reach::Elsewhere }
}

/// What a service is to somebody: the parts of Tukea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// When somebody is in danger, or needs help tonight.
    Emergency,
    /// Somebody to talk to or write to.
    Talk,
    /// A person beside the family: a support person, a family friend.
    Beside,
    /// Somebody who looks after the children for some hours.
    Childcare,
    /// Others in the same place in life.
    Peers,
    /// The same, met on a screen.
    Online,
    /// Advice and guidance.
    Advice,
}

pub fn part_of(service: &Service) -> Part {
    match &service.kind {
        ServiceKind::Emergency => Part::Emergency,
        ServiceKind::SupportLine | ServiceKind::Chat | ServiceKind::Letter => Part::Talk,
        ServiceKind::SupportPerson => Part::Beside,
        ServiceKind::Childcare => Part::Childcare,
        ServiceKind::PeerGroup if meets_online(service) => Part::Online,
        ServiceKind::PeerGroup => Part::Peers,
        ServiceKind::Volunteering | ServiceKind::Web | ServiceKind::Unspecified | ServiceKind::Other(_) => Part::Advice,
    }
}

/// Whether a group says that it meets in a chat or on a forum. A page of its own says nothing of where it meets.
fn meets_online(service: &Service) -> bool {
    let online = |kind: &ChannelKind| matches!(kind, ChannelKind::Chat | ChannelKind::BookedChat | ChannelKind::Forum);
    service.channels.iter().any(|channel| online(&channel.kind))
}

/// Whether it brings people together of whom one helps the other: one asks for them, or becomes one.
pub fn is_helping_hand(service: &Service) -> bool {
    matches!(service.kind, ServiceKind::SupportPerson | ServiceKind::Childcare) || can_become_one(service)
}

/// Whether one can give a hand there.
pub fn can_become_one(service: &Service) -> bool {
    matches!(service.role, Some(ServiceRole::BecomeOne | ServiceRole::Both))
        || (service.role.is_none() && service.kind == ServiceKind::Volunteering)
}

/// Whether one can ask for help there.
pub fn can_ask_for(service: &Service) -> bool {
    !matches!(service.role, Some(ServiceRole::BecomeOne)) && service.kind != ServiceKind::Volunteering
}

/// The general emergency number, which stands before everything.
pub fn is_emergency_number(service: &Service) -> bool {
    service.kind == ServiceKind::Emergency
        && service.channels.iter().any(|channel| channel.number.as_deref().map(str::trim) == Some("112"))
}

/// Who to turn to while a service doesn't answer: the first along its fallbacks that does, else the first of them.
/// `find` gives a service with its state; a circle ends where it began.
pub fn turn_to<'s>(
    service: &'s Service,
    find: impl Fn(&ServiceId) -> Option<(&'s Service, &'s Availability)>,
) -> Option<(&'s Service, &'s Availability)> {
    let next = |of: &'s Service| find(of.fallback_id.as_ref()?);
    let first = next(service)?;
    let mut seen = vec![&service.id];
    let mut there = Some(first);
    while let Some((other, availability)) = there.filter(|(other, _)| !seen.contains(&&other.id)) {
        if matches!(answering(availability), Answering::Now | Answering::Maybe) {
            return Some((other, availability));
        }
        seen.push(&other.id);
        there = next(other);
    }
    Some(first)
}

/// Whether a channel works without a data network: a call does.
pub fn works_without_network(channel: &Channel) -> bool {
    matches!(channel.kind, ChannelKind::Phone | ChannelKind::Visit)
}

#[cfg(test)]
mod tests {
    use super::super::availability::Reasons;
    use super::super::record::{Audience, Provenance};
    use super::super::text::Text;
    use super::*;

    fn service(kind: ServiceKind, groups: &[&str]) -> Service {
        Service {
            id: ServiceId::parse("a:1").unwrap(),
            kind,
            name: Text::default(),
            unofficial_names: Vec::new(),
            summary: Text::default(),
            provider_id: None,
            area_codes: Vec::new(),
            audience: Audience {
                groups: groups.iter().map(|&group| group.to_owned()).collect(),
                ..Audience::default()
            },
            life_situations: Vec::new(),
            tasks: Vec::new(),
            role: None,
            fallback_id: None,
            channels: Vec::new(),
            provenance: Provenance::default(),
        }
    }

    #[test]
    fn only_proof_answers_now() {
        for (state, says, reasons, expected) in [
            (State::Open, None, Reasons::NONE, Answering::Now),
            (State::ClosingSoon, None, Reasons::NONE, Answering::Now),
            (State::Uncertain, Some(Says::Open), Reasons::NONE, Answering::Maybe),
            (State::Uncertain, Some(Says::Closed), Reasons::NONE, Answering::Later),
            (State::Uncertain, None, Reasons::NONE, Answering::Later),
            (State::OpeningSoon, None, Reasons::NONE, Answering::Later),
            (State::Closed, None, Reasons::NONE, Answering::Later),
            (State::Holiday, None, Reasons::NONE, Answering::Later),
            (State::ByAppointment, None, Reason::ByAppointment.into(), Answering::AnyTime),
            (State::Unknown, None, Reason::AnyTime.into(), Answering::AnyTime),
            (State::Unknown, None, Reason::NoHours.into(), Answering::NotKnown),
        ] {
            let availability = Availability { state, says, ..Availability::unknown(reasons) };
            assert_eq!(answering(&availability), expected, "{state:?} {says:?}");
        }
    }

    #[test]
    fn a_line_is_for_whom_it_names_and_nobody_is_turned_away_by_silence() {
        let serves = |groups: &[&str]| Person::ALL.map(|person| person.is_served(&service(ServiceKind::Chat, groups)));
        assert_eq!(serves(&["parents"]), [true, false, false]);
        assert_eq!(serves(&["families"]), [true, false, false]);
        assert_eq!(serves(&["children", "youth"]), [false, true, true]);
        assert_eq!(serves(&["youth", "anyone"]), [true, true, true]);
        assert_eq!(serves(&[]), [true, true, true]);
        assert_eq!(serves(&["grandparents"]), [true, true, true], "a word of a newer feed");
    }

    #[test]
    fn a_county_s_service_reaches_its_municipalities() {
        let codes = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect::<Vec<_>>();
        assert_eq!(reach(&[], Some("091")), Reach::Everywhere);
        assert_eq!(reach(&codes(&["hva-06", "national"]), Some("091")), Reach::Everywhere);
        assert_eq!(reach(&codes(&["hva-90"]), Some("091")), Reach::Here);
        assert_eq!(reach(&codes(&["kunta-837"]), Some("091")), Reach::Elsewhere);
        assert_eq!(reach(&codes(&["kunta-091"]), Some("091")), Reach::Here);
        assert_eq!(reach(&codes(&["hva-90"]), None), Reach::Somewhere);
    }

    #[test]
    fn a_fallback_that_does_not_answer_leads_on_to_one_that_does() {
        let called = |id: &str, fallback: &str| Service {
            id: ServiceId::parse(id).unwrap(),
            fallback_id: ServiceId::parse(fallback).ok(),
            ..service(ServiceKind::SupportLine, &[])
        };
        let in_state = |state: State| Availability { state, ..Availability::unknown(Reasons::NONE) };
        let all = [
            (called("a:1", "a:2"), in_state(State::Closed)),
            (called("a:2", "a:3"), in_state(State::Closed)),
            (called("a:3", "a:1"), in_state(State::Open)),
            (called("a:4", "a:5"), in_state(State::Closed)),
            (called("a:5", "a:4"), in_state(State::Closed)),
            (called("a:6", "a:nobody"), in_state(State::Closed)),
        ];
        let find = |id: &ServiceId| all.iter().find(|(other, _)| other.id == *id).map(|(other, state)| (other, state));
        let led = |index: usize| turn_to(&all[index].0, find).map(|(other, _)| other.id.as_str());
        assert_eq!(led(0), Some("a:3"));
        assert_eq!(led(3), Some("a:5"), "nobody answers: the one that was named");
        assert_eq!(led(5), None);
    }

    #[test]
    fn one_asks_for_help_or_gives_it_or_both() {
        let mut family_friend = service(ServiceKind::SupportPerson, &[]);
        assert!(can_ask_for(&family_friend) && !can_become_one(&family_friend));
        family_friend.role = Some(ServiceRole::Both);
        assert!(can_ask_for(&family_friend) && can_become_one(&family_friend));
        family_friend.role = Some(ServiceRole::BecomeOne);
        assert!(!can_ask_for(&family_friend) && can_become_one(&family_friend));
        let volunteering = service(ServiceKind::Volunteering, &[]);
        assert!(!can_ask_for(&volunteering) && can_become_one(&volunteering));
        assert!(is_helping_hand(&volunteering) && is_helping_hand(&service(ServiceKind::Childcare, &[])));
        assert!(!is_helping_hand(&service(ServiceKind::SupportLine, &[])));
    }

    #[test]
    fn a_group_is_online_where_it_says_so_and_not_for_having_a_page() {
        let with = |kind: ChannelKind| {
            let channel = Channel {
                id: "a".to_owned(),
                kind,
                number: None,
                url: None,
                hours: None,
                holidays_note: Text::default(),
                languages: Vec::new(),
                audience: Text::default(),
                cost: super::super::record::Cost::default(),
                anonymous: super::super::record::Answer::Unknown,
                confidence: super::super::service::ChannelConfidence::Unknown,
                sources: Vec::new(),
            };
            part_of(&Service { channels: vec![channel], ..service(ServiceKind::PeerGroup, &[]) })
        };
        assert_eq!(with(ChannelKind::Forum), Part::Online);
        assert_eq!(with(ChannelKind::Web), Part::Peers);
        assert_eq!(part_of(&service(ServiceKind::Childcare, &[])), Part::Childcare);
    }
}
