//! The one rule as a table: kind, hours, sessions, freshness, day, and the state that follows.

use super::*;
use crate::domain::area::{CalendarEntry, CalendarKind};
use crate::domain::event::{Break, Override, Season};
use crate::domain::id::{CalendarId, EventId, PlaceId, ServiceId};
use crate::domain::place::{
    HoursConfidence, HoursScope, PlaceKind, Position, Precision, StatedHours, Status, StatusKind,
};
use crate::domain::record::{Answer, Provenance, Source};
use crate::domain::service::{Channel, ChannelConfidence, ChannelKind, Service, ServiceKind};
use crate::domain::text::Text;
use crate::domain::time::{Civil, format_moment, parse_moment};

fn hours(value: &str) -> StatedHours {
    StatedHours {
        value: Some(value.to_owned()).filter(|value| !value.is_empty()),
        source_text: Text::of("fi", "Arkisin"),
        note: Text::default(),
        confidence: HoursConfidence::Structured,
        scope: HoursScope::Offer,
        holidays_stated: true,
        seasons_stated: true,
        stated_on: None,
    }
}

/// A house in Helsinki, checked this month.
fn house(value: &str) -> Place {
    let mut place = Place::new(PlaceId::parse("t:house").unwrap(), PlaceKind::MeetingPlace, Text::of("fi", "Talo"));
    place.municipality_code = Some("091".into());
    place.hours = Some(hours(value)).filter(|_| !value.is_empty());
    place.provenance.verified_at = "2026-11-01".parse().ok();
    place
}

fn cafe() -> Place {
    Place { kind: PlaceKind::FamilyCafe, ..house("") }
}

fn change<T>(mut value: T, change: impl FnOnce(&mut T)) -> T {
    change(&mut value);
    value
}

fn with_hours(place: Place, edit: impl FnOnce(&mut StatedHours)) -> Place {
    change(place, |place| edit(place.hours.as_mut().unwrap()))
}

/// Every Tuesday 9.30-11.30 from September to May, with stated breaks and drop-in.
fn tuesdays() -> Event {
    change(Event::new(EventId::parse("t:tuesdays").unwrap(), Text::of("fi", "Kahvila")), |event| {
        event.place_id = PlaceId::parse("t:house").ok();
        event.start = Civil::parse("2026-09-01T09:30");
        event.end = Civil::parse("2026-09-01T11:30");
        event.rrule = Some("FREQ=WEEKLY;BYDAY=TU".into());
        event.season = Some(Season { from: PartialDate::parse("2026-09-01"), to: PartialDate::parse("2027-05-31") });
        event.breaks = Some(vec![]);
        event.access.drop_in = Answer::Yes;
    })
}

/// The state as one line: `open until 16:00`, `uncertain/closed opens 2026-11-25T08:00 [stale]`.
fn told(availability: &Availability) -> String {
    let mut line = availability.state.as_str().to_owned();
    if let Some(says) = availability.says {
        line = format!("{line}/{}", says.as_str());
    }
    for (word, moment) in [("until", availability.until), ("opens", availability.opens)] {
        if let Some(moment) = moment {
            line = format!("{line} {word} {}", format_moment(moment));
        }
    }
    if !availability.reasons.is_empty() {
        let words: Vec<_> = availability.reasons.iter().map(Reason::as_str).collect();
        line = format!("{line} [{}]", words.join(" "));
    }
    line
}

#[track_caller]
fn check_with(calendar: &Calendar, place: &Place, sessions: &[Event], at: &str, expected: &str) {
    let moment = parse_moment(at).unwrap();
    let availability = place_availability(place, sessions, calendar, moment);
    assert_eq!(told(&availability), expected, "at {at}");
    // The same answer comes from a window that began a week earlier, and from its bytes.
    let from = to_civil(moment).date() - chrono::Days::new(7);
    let timeline = place_timeline(place, sessions, calendar, from, 60);
    let bytes = timeline.encode();
    assert_eq!(Timeline::decode(&bytes).as_ref(), Some(&timeline));
    assert_eq!(told(&timeline.at(moment).unwrap()), expected, "from a window, at {at}");
    assert_eq!(Timeline::read_at(&bytes, moment), timeline.at(moment), "from its bytes, at {at}");
}

#[track_caller]
fn check(place: &Place, sessions: &[Event], at: &str, expected: &str) {
    check_with(&Calendar::default(), place, sessions, at, expected);
}

const WEEKDAYS: &str = "Mo-Fr 08:00-16:00; PH off";

#[test]
fn a_house_with_hours_that_somebody_checked() {
    for (at, expected) in [
        ("2026-11-24T10:00", "open until 2026-11-24T16:00"),
        ("2026-11-24T08:00", "open until 2026-11-24T16:00"),
        ("2026-11-24T14:59", "open until 2026-11-24T16:00"),
        ("2026-11-24T15:00", "closing_soon until 2026-11-24T16:00"),
        ("2026-11-24T16:00", "closed opens 2026-11-25T08:00"),
        ("2026-11-24T06:59", "closed opens 2026-11-24T08:00"),
        ("2026-11-24T07:00", "opening_soon opens 2026-11-24T08:00"),
        ("2026-11-27T16:00", "closed opens 2026-11-30T08:00"),
        ("2026-12-25T10:00", "holiday opens 2026-12-28T08:00"),
        ("2026-12-24T10:00", "uncertain/open until 2026-12-24T16:00 [eve]"),
    ] {
        check(&house(WEEKDAYS), &[], at, expected);
    }
}

#[test]
fn doubt_turns_what_the_hours_say_into_uncertain() {
    let unverified = || change(house(WEEKDAYS), |p| p.provenance.verified_at = None);
    let open = "uncertain/open until 2026-11-24T16:00";
    for (place, at, expected) in [
        (unverified(), "2026-11-24T10:00", format!("{open} [stale]")),
        (unverified(), "2026-11-24T17:00", "uncertain/closed opens 2026-11-25T08:00 [stale]".into()),
        (unverified(), "2026-12-25T10:00", "uncertain/closed opens 2026-12-28T08:00 [stale]".into()),
        (
            with_hours(unverified(), |h| h.stated_on = PartialDate::parse("2025")),
            "2026-11-24T10:00",
            "open until 2026-11-24T16:00".into(),
        ),
        (
            with_hours(unverified(), |h| h.stated_on = PartialDate::parse("2024-11-24")),
            "2026-11-24T10:00",
            "open until 2026-11-24T16:00".into(),
        ),
        (
            with_hours(unverified(), |h| h.stated_on = PartialDate::parse("2024-11-23")),
            "2026-11-24T10:00",
            format!("{open} [stale]"),
        ),
        (
            with_hours(unverified(), |h| h.stated_on = PartialDate::parse("2024")),
            "2026-11-24T10:00",
            format!("{open} [stale]"),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.scope = HoursScope::Building),
            "2026-11-24T10:00",
            format!("{open} [building_hours]"),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.scope = HoursScope::Building),
            "2026-11-24T07:30",
            "uncertain/closed opens 2026-11-24T08:00 [building_hours]".into(),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.scope = HoursScope::Building),
            "2026-11-24T17:00",
            "closed opens 2026-11-25T08:00".into(),
        ),
        (
            with_hours(unverified(), |h| {
                h.confidence = HoursConfidence::Parsed;
                h.stated_on = PartialDate::parse("2026")
            }),
            "2026-11-24T10:00",
            format!("{open} [parsed_doubt]"),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.confidence = HoursConfidence::Parsed),
            "2026-11-24T10:00",
            "open until 2026-11-24T16:00".into(),
        ),
        (
            with_hours(house("Mo-Fr 08:00-16:00"), |h| h.holidays_stated = false),
            "2026-12-25T10:00",
            "uncertain/open until 2026-12-25T16:00 [holiday]".into(),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.seasons_stated = false),
            "2027-06-30T10:00",
            "uncertain/open until 2027-06-30T16:00 [season]".into(),
        ),
        (
            with_hours(house(WEEKDAYS), |h| h.seasons_stated = false),
            "2026-12-23T10:00",
            "uncertain/open until 2026-12-23T16:00 [season]".into(),
        ),
        (house("Mo-Fr 08:00-16:00; Dec 24 08:00-12:00"), "2026-12-24T10:00", "open until 2026-12-24T12:00".into()),
        (house("Mo-Fr 08:00-16:00; Dec 24 off"), "2026-12-24T10:00", "holiday opens 2026-12-25T08:00".into()),
        (house("24/7"), "2026-12-25T10:00", "open".into()),
    ] {
        check(&place, &[], at, &expected);
    }
}

#[test]
fn hours_that_nobody_states_or_nobody_can_read_are_unknown() {
    for (place, expected) in [
        (house(""), "unknown [no_hours]"),
        (with_hours(house(" "), |h| h.value = None), "unknown [text_only]"),
        (with_hours(house(WEEKDAYS), |h| h.confidence = HoursConfidence::TextOnly), "unknown [text_only]"),
        (house("kesällä 9-16"), "unknown [unreadable]"),
        (house("Mo-Fr 09:00+"), "unknown opens 2026-11-25T09:00 [no_end]"),
        (house("\"soita ensin\""), "unknown [unreadable]"),
        (house("2020 Mo-Fr 08:00-16:00"), "unknown [no_opening]"),
        (house("off"), "unknown [no_opening]"),
        (house("\"sopimuksen mukaan\""), "by_appointment [by_appointment]"),
    ] {
        check(&place, &[], "2026-11-24T10:00", expected);
    }
}

#[test]
fn hours_in_peoples_words_are_doubted_until_somebody_checked_them() {
    let unchecked = |place: Place| {
        let place = with_hours(place, |hours| hours.stated_on = PartialDate::parse("2026-11-01"));
        change(place, |p| p.provenance.verified_at = None)
    };
    for (place, expected) in [
        (house("arkisin 9-16"), "open until 2026-11-24T16:00"),
        (unchecked(house("arkisin 9-16")), "uncertain/open until 2026-11-24T16:00 [parsed_doubt]"),
        (unchecked(house("Mo-Fr 9:00 – 16:00")), "open until 2026-11-24T16:00"),
    ] {
        check(&place, &[], "2026-11-24T10:00", expected);
    }
}

#[test]
fn hours_told_by_the_sun_need_to_know_where() {
    let somewhere = |place: Place, precision: Precision| {
        change(place, |p| (p.point, p.precision) = (Some(Position { lat: 60.17, lon: 24.94 }), precision))
    };
    for (place, expected) in [
        (somewhere(house("10:00-sunset"), Precision::Exact), "open until 2026-11-24T15:32"),
        (somewhere(house("10:00-sunset"), Precision::Municipality), "unknown [unreadable]"),
        (house("10:00-sunset"), "unknown [unreadable]"),
    ] {
        check(&place, &[], "2026-11-24T12:00", expected);
    }
}

#[test]
fn hours_that_hang_on_the_schools_heed_the_calendar() {
    for (value, at, expected) in [
        ("Mo-Fr 09:00-12:00; SH off", "2026-11-24T10:00", "open until 2026-11-24T12:00"),
        // Week 42 is an autumn holiday in some municipalities; nobody told of this one's.
        ("Mo-Fr 09:00-12:00; SH off", "2026-10-14T10:00", "unknown opens"),
    ] {
        let moment = parse_moment(at).unwrap();
        let told = told(&place_availability(&house(value), &[], &Calendar::default(), moment));
        assert!(told.starts_with(expected), "{value} at {at}: {told}");
    }
}

#[test]
fn a_status_comes_before_everything() {
    let shut = |kind: StatusKind, from: Option<&str>, until: Option<&str>| {
        let date = |text: Option<&str>| text.and_then(PartialDate::parse);
        change(house(WEEKDAYS), |p| p.status = Status { kind, from: date(from), until: date(until) })
    };
    use StatusKind::{Closed, TemporarilyClosed};
    for (place, expected) in [
        (shut(Closed, None, None), "long_closed [permanently_closed]"),
        (shut(Closed, Some("2026-11-25"), None), "open until 2026-11-24T16:00"),
        (shut(TemporarilyClosed, None, None), "long_closed [temporarily_closed]"),
        (
            shut(TemporarilyClosed, Some("2026-11"), Some("2026-11")),
            "long_closed opens 2026-12-01T08:00 [temporarily_closed]",
        ),
        (shut(TemporarilyClosed, Some("2026-11-01"), Some("2026-11-23")), "open until 2026-11-24T16:00"),
        (
            shut(TemporarilyClosed, Some("2026-11-01"), Some("2026-11-24")),
            "long_closed opens 2026-11-25T08:00 [temporarily_closed]",
        ),
    ] {
        check(&place, &[], "2026-11-24T10:00", expected);
    }
    let enrols = change(house(WEEKDAYS), |p| {
        p.access.drop_in = Answer::No;
        p.access.registration.required = Some(true);
    });
    check(&enrols, &[], "2026-11-24T10:00", "by_appointment [by_appointment]");
    let alone = change(house(WEEKDAYS), |p| p.audience.children_alone = Some(true));
    check(&alone, &[], "2026-11-24T10:00", "unknown [children_alone]");
}

#[test]
fn what_this_program_does_not_know_yet_opens_no_door() {
    let at = "2026-11-24T10:00";
    let place = change(house(WEEKDAYS), |p| p.status.kind = "under_repair".into());
    check(&place, &[], at, "unknown [unreadable]");
    let session = change(tuesdays(), |e| e.status = "paused".into());
    check(&cafe(), &[session], at, "unknown [no_opening]");
    let session = change(tuesdays(), |e| e.attendance = "on_a_boat".into());
    check(&cafe(), &[session], at, "unknown [registration_required]");
}

#[test]
fn a_cafe_is_open_while_a_session_runs() {
    for (at, expected) in [
        ("2026-11-24T10:00", "open until 2026-11-24T11:30"),
        ("2026-11-24T10:30", "closing_soon until 2026-11-24T11:30"),
        ("2026-11-24T11:30", "closed opens 2026-12-01T09:30"),
        ("2026-11-24T09:00", "opening_soon opens 2026-11-24T09:30"),
        ("2026-08-18T10:00", "long_closed opens 2026-09-01T09:30 [before_season]"),
        ("2026-08-28T10:00", "closed opens 2026-09-01T09:30 [before_season]"),
        ("2027-06-01T10:00", "unknown [season_over]"),
    ] {
        let place = change(cafe(), |p| p.provenance.verified_at = "2026-08-15".parse().ok());
        check(&place, &[tuesdays()], at, expected);
    }
    // A rule known from a later day on only is no season to wait for.
    let from_december = change(tuesdays(), |e| {
        e.season = None;
        e.start = Civil::parse("2026-12-01T09:30");
        e.end = Civil::parse("2026-12-01T11:30");
    });
    check(&cafe(), &[from_december], "2026-11-28T10:00", "closed opens 2026-12-01T09:30");
    // Its own hours are its running times, but only where it has no sessions; a host's never.
    let own = Place { kind: PlaceKind::FamilyCafe, ..house("Tu 13:00-15:00") };
    check(&own, &[], "2026-11-24T14:00", "closing_soon until 2026-11-24T15:00");
    check(&own, &[tuesdays()], "2026-11-24T14:00", "closed opens 2026-12-01T09:30");
    check(&own, &[], "2026-10-13T14:00", "closing_soon until 2026-10-13T15:00");
    let without_seasons = with_hours(own, |h| h.seasons_stated = false);
    check(&without_seasons, &[], "2026-10-13T14:00", "uncertain/open until 2026-10-13T15:00 [school_holidays]");
}

#[test]
fn a_house_without_hours_is_open_while_a_drop_in_session_runs() {
    let building = || with_hours(house(WEEKDAYS), |h| h.scope = HoursScope::Building);
    for (place, sessions, at, expected) in [
        (house(""), vec![tuesdays()], "2026-11-24T10:00", "open until 2026-11-24T11:30"),
        (house(""), vec![tuesdays()], "2026-11-24T13:00", "unknown opens 2026-12-01T09:30 [between_sessions]"),
        (building(), vec![tuesdays()], "2026-11-24T10:00", "open until 2026-11-24T11:30"),
        (building(), vec![tuesdays()], "2026-11-24T13:00", "unknown opens 2026-12-01T09:30 [between_sessions]"),
        (house(WEEKDAYS), vec![tuesdays()], "2026-11-24T13:00", "open until 2026-11-24T16:00"),
        (building(), vec![], "2026-11-24T13:00", "uncertain/open until 2026-11-24T16:00 [building_hours]"),
        (house(""), vec![tuesdays()], "2027-06-01T10:00", "unknown [season_over]"),
    ] {
        check(&place, &sessions, at, expected);
    }
}

#[test]
fn a_session_opens_a_door_only_where_a_family_can_drop_in() {
    let at = "2026-11-24T10:00";
    let session = |edit: fn(&mut Event)| vec![change(tuesdays(), edit)];
    for (sessions, expected) in [
        (session(|e| e.access.drop_in = Answer::Unknown), "uncertain/open until 2026-11-24T11:30 [drop_in_unknown]"),
        (
            session(|e| {
                e.access.drop_in = Answer::Unknown;
                e.access.registration.required = Some(false);
            }),
            "open until 2026-11-24T11:30",
        ),
        (session(|e| e.access.drop_in = Answer::No), "unknown [registration_required]"),
        (session(|e| e.access.registration.required = Some(true)), "unknown [registration_required]"),
        (session(|e| e.attendance = "online".into()), "unknown [registration_required]"),
        (session(|e| e.audience.children_alone = Some(true)), "unknown [registration_required]"),
        (session(|e| e.end = None), "unknown opens 2026-12-01T09:30 [no_end]"),
        (session(|e| e.status = "cancelled".into()), "unknown [no_opening]"),
        (session(|e| e.start = None), "unknown [no_hours]"),
    ] {
        check(&cafe(), &sessions, at, expected);
    }
    let open_end = session(|e| e.end = None);
    check(&cafe(), &open_end, "2026-11-24T09:00", "uncertain/closed opens 2026-11-24T09:30 [no_end]");
}

#[test]
fn sessions_doubt_holidays_eves_and_school_holidays() {
    let every_day = |edit: fn(&mut Event)| {
        vec![change(tuesdays(), |e| {
            e.rrule = Some("FREQ=DAILY".into());
            edit(e);
        })]
    };
    let plain = || every_day(|_| {});
    for (sessions, at, expected) in [
        (plain(), "2026-12-25T10:00", "uncertain/open until 2026-12-25T11:30 [holiday]"),
        (plain(), "2026-12-24T10:00", "uncertain/open until 2026-12-24T11:30 [eve]"),
        (plain(), "2026-10-14T10:00", "open until 2026-10-14T11:30"),
        (every_day(|e| e.breaks = None), "2026-10-14T10:00", "uncertain/open until 2026-10-14T11:30 [school_holidays]"),
        (every_day(|e| e.season = None), "2026-10-14T10:00", "uncertain/open until 2026-10-14T11:30 [school_holidays]"),
        (
            every_day(|e| e.breaks = Some(vec![Break::Words("kesätauko".into())])),
            "2026-10-14T10:00",
            "uncertain/open until 2026-10-14T11:30 [school_holidays]",
        ),
        (
            every_day(|e| e.breaks = Some(vec![Break::SchoolHolidays])),
            "2026-10-14T10:00",
            "uncertain/open until 2026-10-14T11:30 [school_holidays]",
        ),
        (
            every_day(|e| e.rdates = vec![Civil::parse("2026-12-25").unwrap()]),
            "2026-12-25T10:00",
            "open until 2026-12-25T11:30",
        ),
    ] {
        let place = change(cafe(), |p| p.provenance.verified_at = "2026-09-15".parse().ok());
        check(&place, &sessions, at, expected);
    }
    let known = Calendar::new([CalendarEntry {
        id: CalendarId::parse("t:c").unwrap(),
        kind: CalendarKind::SchoolHoliday,
        school_holiday: Some("autumn".into()),
        name: Text::default(),
        area_code: "kunta-091".into(),
        from: "2026-10-12".parse().unwrap(),
        to: "2026-10-17".parse().ok(),
        provenance: Provenance::default(),
    }]);
    let pauses = every_day(|e| e.breaks = Some(vec![Break::SchoolHolidays]));
    check_with(&known, &cafe(), &pauses, "2026-10-14T10:00", "closed opens 2026-10-17T09:30");
    check_with(&known, &cafe(), &pauses, "2026-10-21T10:00", "open until 2026-10-21T11:30");
}

#[test]
fn a_session_is_as_fresh_as_the_newest_of_its_proofs() {
    let unverified = || change(cafe(), |p| p.provenance.verified_at = None);
    let source = |date: &str| {
        change(tuesdays(), |e| {
            e.provenance.sources = vec![Source {
                name: "Seura".into(),
                url: None,
                license: None,
                date: PartialDate::parse(date),
                id: None,
                contact: None,
            }];
        })
    };
    for (place, session, at, expected) in [
        (unverified(), tuesdays(), "2026-11-24T10:00", "uncertain/open until 2026-11-24T11:30 [stale]"),
        (unverified(), source("2023-05"), "2026-11-24T10:00", "uncertain/open until 2026-11-24T11:30 [stale]"),
        (unverified(), source("2025-09"), "2026-11-24T10:00", "open until 2026-11-24T11:30"),
        (unverified(), source("2023-05"), "2026-11-24T12:00", "uncertain/closed opens 2026-12-01T09:30 [stale]"),
        (cafe(), source("2023-05"), "2026-11-24T10:00", "open until 2026-11-24T11:30"),
    ] {
        check(&place, &[session], at, expected);
    }
    // A fresh date of some other source proves nothing about the place's hours.
    let other = change(house(WEEKDAYS), |p| {
        p.provenance.verified_at = None;
        p.provenance.sources = source("2026-11").provenance.sources;
    });
    check(&other, &[], "2026-11-24T10:00", "uncertain/open until 2026-11-24T16:00 [stale]");
}

#[test]
fn a_moved_session_opens_the_door_it_moved_to() {
    let moved = || {
        change(tuesdays(), |e| {
            e.overrides = vec![Override {
                recurrence_id: Civil::parse("2026-11-24T09:30").unwrap(),
                start: Civil::parse("2026-11-24T13:00"),
                end: None,
                place_id: PlaceId::parse("t:elsewhere").ok(),
                status: Some("moved".into()),
                note: Text::default(),
            }];
        })
    };
    check(&cafe(), &[moved()], "2026-11-24T10:00", "closed opens 2026-12-01T09:30");
    let elsewhere = change(cafe(), |p| p.id = PlaceId::parse("t:elsewhere").unwrap());
    check(&elsewhere, &[moved()], "2026-11-24T13:30", "open until 2026-11-24T15:00");
    check(&elsewhere, &[moved()], "2026-11-24T10:00", "closed opens 2026-11-24T13:00");
}

#[test]
fn t33_the_clock_changes_and_the_hours_stay() {
    let sundays = house("Su 00:00-24:00");
    check(&sundays, &[], "2026-10-25T03:30+03:00", "open until 2026-10-26T00:00");
    check(&sundays, &[], "2026-10-25T23:30", "closing_soon until 2026-10-26T00:00");
    check(&house("Su 03:00-05:00"), &[], "2026-03-29T04:30", "closing_soon until 2026-03-29T05:00");
    check(&house("Su 03:30-05:00"), &[], "2026-10-25T03:30+02:00", "open until 2026-10-25T05:00");
}

fn channel(kind: &str, confidence: &str, value: &str) -> Channel {
    Channel {
        id: "c".into(),
        kind: ChannelKind::from(kind),
        number: Some("116 111".into()),
        url: None,
        hours: Some(StatedHours { scope: HoursScope::Building, ..hours(value) }).filter(|_| !value.is_empty()),
        holidays_note: Text::default(),
        languages: vec!["fi".into()],
        audience: Text::default(),
        cost: Default::default(),
        anonymous: Answer::Yes,
        confidence: ChannelConfidence::from(confidence),
        sources: vec![],
    }
}

#[test]
fn only_a_current_phone_or_chat_answers_now() {
    let daily = "Mo-Su,PH 17:00-20:00";
    for (channel, at, expected) in [
        (channel("phone", "current", daily), "2026-11-24T18:00", "open until 2026-11-24T20:00"),
        (channel("chat", "current", daily), "2026-11-24T19:00", "closing_soon until 2026-11-24T20:00"),
        (channel("phone", "current", daily), "2026-11-24T10:00", "closed opens 2026-11-24T17:00"),
        (channel("phone", "old", daily), "2026-11-24T18:00", "uncertain/open until 2026-11-24T20:00 [stale]"),
        (channel("phone", "old", daily), "2026-11-24T10:00", "uncertain/closed opens 2026-11-24T17:00 [stale]"),
        (channel("phone", "unknown", daily), "2026-11-24T18:00", "unknown [no_hours]"),
        (channel("phone", "current", ""), "2026-11-24T18:00", "unknown [no_hours]"),
        (channel("letter", "current", daily), "2026-11-24T18:00", "unknown [any_time]"),
        (channel("web", "current", "24/7"), "2026-11-24T18:00", "unknown [any_time]"),
        (channel("booked_chat", "current", daily), "2026-11-24T18:00", "by_appointment [by_appointment]"),
        (channel("phone", "current", "24/7"), "2026-12-25T03:00", "open"),
        (change(channel("phone", "current", daily), |c| c.number = None), "2026-11-24T18:00", "unknown [no_contact]"),
        (
            change(channel("phone", "current", "Mo-Fr 14:00-20:00"), |c| {
                c.hours.as_mut().unwrap().holidays_stated = false
            }),
            "2026-12-25T15:00",
            "uncertain/open until 2026-12-25T20:00 [holiday]",
        ),
    ] {
        let availability = channel_availability(&channel, &Calendar::default(), parse_moment(at).unwrap());
        assert_eq!(told(&availability), expected, "{channel:?} at {at}");
    }
}

#[test]
fn a_service_has_the_state_of_its_best_channel() {
    let service = Service {
        id: ServiceId::parse("t:s").unwrap(),
        kind: ServiceKind::SupportLine,
        name: Text::of("fi", "Puhelin"),
        unofficial_names: vec![],
        summary: Text::default(),
        provider_id: None,
        area_codes: vec![],
        audience: Default::default(),
        life_situations: vec![],
        tasks: vec![],
        role: None,
        fallback_id: None,
        channels: vec![
            channel("letter", "current", ""),
            channel("phone", "old", "24/7"),
            channel("chat", "current", "Mo-Fr 09:00-12:00"),
        ],
        provenance: Provenance::default(),
    };
    let at = |text: &str| {
        let (best, channels) = service_availability(&service, &Calendar::default(), parse_moment(text).unwrap());
        assert_eq!(channels.len(), 3);
        told(&best)
    };
    assert_eq!(at("2026-11-24T10:00"), "open until 2026-11-24T12:00");
    assert_eq!(at("2026-11-24T13:00"), "uncertain/open [stale]");
}

#[test]
fn a_week_is_told_day_by_day() {
    let timeline = place_timeline(&house(WEEKDAYS), &[], &Calendar::default(), "2026-12-21".parse().unwrap(), 14);
    let days: Vec<String> = timeline
        .days("2026-12-22".parse().unwrap(), 5)
        .iter()
        .map(|day| {
            let spans: Vec<_> = day
                .spans
                .iter()
                .map(|s| format!("{}-{} {:?}", s.start.format("%H:%M"), s.end.format("%H:%M"), s.state))
                .collect();
            format!("{} {} {}", day.date, day.special_day.map_or("-", SpecialDay::as_str), spans.join(","))
        })
        .collect();
    assert_eq!(
        days,
        [
            "2026-12-22 - 08:00-16:00 Open",
            "2026-12-23 - 08:00-16:00 Open",
            "2026-12-24 christmas_eve 08:00-16:00 MaybeOpen",
            "2026-12-25 christmas_day ",
            "2026-12-26 second_christmas_day ",
        ]
    );
}

#[test]
fn a_timeline_answers_inside_its_window_only() {
    let timeline = place_timeline(&house(WEEKDAYS), &[], &Calendar::default(), "2026-11-24".parse().unwrap(), 60);
    for (at, inside) in [
        ("2026-11-23T23:59", false),
        ("2026-11-24T00:00", true),
        ("2027-01-22T23:59", true),
        ("2027-01-23T00:00", false),
    ] {
        assert_eq!(timeline.at(parse_moment(at).unwrap()).is_some(), inside, "{at}");
    }
    for bad in [&b""[..], b"\x02", b"\x01\x80", &[0xff; 40], &[2; 17]] {
        assert_eq!(Timeline::decode(bad), None);
    }
}

proptest::proptest! {
    /// Nothing is ever plainly open without a check of the last two years, whatever the hours.
    #[test]
    fn never_open_without_proof(minute in 0i64..(400 * 1440), from in 0u32..22, length in 1u32..3, dated in 0u8..3) {
        let mut place = house(&format!("Mo-Su {from:02}:00-{:02}:00", from + length));
        place.provenance.verified_at = None;
        place.hours.as_mut().unwrap().stated_on = match dated {
            0 => None,
            1 => PartialDate::parse("2022-05"),
            _ => PartialDate::parse("2023"),
        };
        let at = parse_moment("2026-01-01T00:00").unwrap() + chrono::TimeDelta::minutes(minute);
        let availability = place_availability(&place, &[], &Calendar::default(), at);
        proptest::prop_assert!(!availability.is_open(), "{:?}", availability);
        proptest::prop_assert!(availability.state != State::OpeningSoon);
    }

    /// A state holds until the moment it names, and the next one begins there.
    #[test]
    fn until_and_opens_are_where_the_state_changes(minute in 0i64..(400 * 1440)) {
        let place = house("Mo-Fr 08:00-12:00,13:00-16:00; Sa 10:00-14:00; PH off");
        let at = parse_moment("2026-11-01T00:00").unwrap() + chrono::TimeDelta::minutes(minute);
        let state = |at| place_availability(&place, &[], &Calendar::default(), at);
        let now = state(at);
        let minute = chrono::TimeDelta::minutes(1);
        if let Some(until) = now.until {
            proptest::prop_assert!(until > at);
            proptest::prop_assert_eq!(state(until - minute).until, Some(until));
            proptest::prop_assert!(state(until).until != Some(until));
        }
        if let Some(opens) = now.opens {
            proptest::prop_assert!(opens > at);
            let then = state(opens);
            proptest::prop_assert!(then.is_open() || then.may_be_open(), "{:?}", then);
        }
    }
}
