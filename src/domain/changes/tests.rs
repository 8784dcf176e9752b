//! Each difference by itself, and what is none.

use super::*;
use crate::domain::event::{Break, Override};
use crate::domain::id::{EventId, ServiceId};
use crate::domain::place::{HoursConfidence, HoursScope, PlaceKind};
use crate::domain::record::Provenance;
use crate::domain::service::{ChannelConfidence, ServiceKind};

fn at() -> NaiveDateTime {
    civil("2026-11-24T10:00").at()
}

fn civil(text: &str) -> Civil {
    Civil::parse(text).unwrap()
}

fn text(words: &str) -> Text {
    Text::of("fi", words)
}

fn place() -> Place {
    Place::new(PlaceId::parse("a:p").unwrap(), PlaceKind::FamilyCafe, text("Kahvila"))
}

/// Wednesdays from 9.30 to 11.30, in November and December.
fn wednesdays() -> Event {
    Event {
        start: Some(civil("2026-09-02T09:30")),
        end: Some(civil("2026-09-02T11:30")),
        rrule: Some("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261216T235959".to_owned()),
        place_id: PlaceId::parse("a:p").ok(),
        ..Event::new(EventId::parse("a:e").unwrap(), text("Perhekahvila"))
    }
}

fn party() -> Event {
    Event {
        start: Some(civil("2026-12-04T17:00")),
        end: Some(civil("2026-12-04T19:00")),
        ..Event::new(EventId::parse("a:party").unwrap(), text("Juhla"))
    }
}

fn known(place: Place, sessions: Vec<Event>) -> Known {
    Known { thing: Thing::Place(Box::new(place)), sessions }
}

fn of_event(event: Event) -> Known {
    Known { thing: Thing::Event(Box::new(event)), sessions: Vec::new() }
}

fn differ(was: &Known, now: &Known) -> Vec<Change> {
    changes(Some(was), Some(now), &Calendar::default(), at())
}

/// What changed in the record itself.
fn whats(was: &Known, now: &Known) -> Vec<What> {
    let found = differ(was, now);
    assert!(found.iter().all(|change| change.session.is_none()), "{found:?}");
    found.into_iter().map(|change| change.what).collect()
}

fn check_place(change: impl FnOnce(&mut Place), expected: &[What]) {
    let mut now = place();
    change(&mut now);
    assert_eq!(whats(&known(place(), Vec::new()), &known(now, Vec::new())), expected);
}

fn check_event(was: Event, change: impl FnOnce(&mut Event), expected: &[What]) {
    let mut now = was.clone();
    change(&mut now);
    assert_eq!(whats(&of_event(was.clone()), &of_event(now.clone())), expected);
    // The same at a place that keeps it.
    let at_place = differ(&known(place(), vec![was.clone()]), &known(place(), vec![now]));
    assert!(at_place.iter().all(|change| change.session.as_ref().is_some_and(|(id, _)| *id == was.id)), "{at_place:?}");
    assert_eq!(at_place.into_iter().map(|change| change.what).collect::<Vec<_>>(), expected, "as a place's session");
}

fn hours_of(value: Option<&str>, words: &str) -> Option<StatedHours> {
    Some(StatedHours {
        value: value.map(str::to_owned),
        source_text: text(words),
        note: Text::default(),
        confidence: HoursConfidence::Structured,
        scope: HoursScope::Offer,
        holidays_stated: false,
        seasons_stated: false,
        stated_on: None,
    })
}

fn phone(value: &str) -> Contact {
    Contact { kind: ContactKind::Phone, value: value.to_owned(), label: Text::default() }
}

fn changed(recurrence_id: &str) -> Override {
    Override {
        recurrence_id: civil(recurrence_id),
        start: None,
        end: None,
        place_id: None,
        status: None,
        note: Text::default(),
    }
}

#[test]
fn what_is_the_same_is_no_change() {
    let same = known(place(), vec![wednesdays(), party()]);
    assert_eq!(differ(&same, &same), []);
    let mut rechecked = place();
    rechecked.provenance = Provenance { verified_at: NaiveDate::from_ymd_opt(2026, 11, 20), ..Provenance::default() };
    assert_eq!(
        whats(&known(place(), Vec::new()), &known(rechecked, Vec::new())),
        [],
        "that somebody looked is no news"
    );
    assert_eq!(changes(None, None, &Calendar::default(), at()), []);
}

#[test]
fn a_record_goes_and_comes_back() {
    let there = known(place(), Vec::new());
    let only = |what| vec![Change { session: None, what }];
    assert_eq!(changes(Some(&there), None, &Calendar::default(), at()), only(What::Vanished));
    assert_eq!(changes(None, Some(&there), &Calendar::default(), at()), only(What::Returned));
}

#[test]
fn a_place_is_compared_field_by_field() {
    check_place(|place| place.name = text("Uusi"), &[What::Named { now: text("Uusi") }]);
    check_place(|place| place.status.kind = StatusKind::Closed, &[What::Closed]);
    let until = PartialDate::parse("2027-01-31");
    check_place(
        |place| place.status = Status { kind: StatusKind::TemporarilyClosed, from: None, until },
        &[What::ClosedForNow { from: None, until }],
    );
    let address = Address { street: text("Katu 2"), ..Address::default() };
    check_place(|place| place.address = address.clone(), &[What::Address { now: address.clone() }]);
    check_place(
        |place| place.hours = hours_of(Some("Mo-Fr 09:00-12:00"), "Arkisin 9–12"),
        &[What::Hours { was: Text::default(), now: text("Arkisin 9–12") }],
    );
    check_place(
        |place| place.contacts = vec![phone("09 1234")],
        &[What::Contact { kind: ContactKind::Phone, was: vec![], now: vec!["09 1234".to_owned()] }],
    );
    check_place(|place| place.access.registration.required = Some(true), &[What::Registration { required: true }]);
    check_place(|place| place.access.registration.required = Some(false), &[]);
    check_place(|place| place.access.drop_in = Answer::No, &[What::DropIn(Answer::No)]);
    check_place(|place| place.audience.age_max_months = Some(47), &[What::Ages { now: (None, Some(47)) }]);
    check_place(
        |place| place.languages.activity = Some(vec!["sv".into(), "fi".into()]),
        &[What::Languages { now: vec!["fi".into(), "sv".into()] }],
    );
    check_place(
        |place| _ = place.accessibility.items.insert(AccessibilityItem::Lift, Answer::No),
        &[What::Need { item: AccessibilityItem::Lift, now: Answer::No }],
    );
    check_place(|place| place.first_visit = text("Astu sisään"), &[What::Told]);
    let paid = Cost { kind: CostKind::Paid, amount_eur: Some(2.0), note: Text::default() };
    check_place(|place| place.access.cost = paid.clone(), &[What::Cost { was: Cost::default(), now: paid.clone() }]);
}

#[test]
fn what_counts_most_comes_first() {
    check_place(
        |place| {
            place.summary = text("Muu");
            place.status.kind = StatusKind::Closed;
            place.contacts = vec![phone("1")];
        },
        &[What::Closed, What::Contact { kind: ContactKind::Phone, was: vec![], now: vec!["1".to_owned()] }, What::Told],
    );
}

#[test]
fn the_same_hours_in_other_words_are_no_news() {
    let with = |hours| known(Place { hours, ..place() }, Vec::new());
    let was = with(hours_of(Some("Mo-Fr 09:00-12:00"), "Arkisin 9–12"));
    assert_eq!(whats(&was, &with(hours_of(Some("Mo-Fr 09:00-12:00"), "Arkisin klo 9–12"))), []);
    let later = text("Arkisin 10–12");
    assert_eq!(
        whats(&was, &with(hours_of(Some("Mo-Fr 10:00-12:00"), "Arkisin 10–12"))),
        [What::Hours { was: text("Arkisin 9–12"), now: later }]
    );
    assert_eq!(whats(&was, &with(None)), [What::Hours { was: text("Arkisin 9–12"), now: Text::default() }]);
    let told = |words: &str| with(hours_of(None, words));
    assert_eq!(whats(&told("Kysy"), &told("Kysy")), []);
    assert_eq!(whats(&told("Kysy"), &told("Soita")).len(), 1, "where there are only words, they are what counts");
}

#[test]
fn a_number_written_with_other_spaces_is_the_same() {
    let with = |value: &str| known(Place { contacts: vec![phone(value)], ..place() }, Vec::new());
    assert_eq!(whats(&with("09 310 12345"), &with("09 31012345")), []);
    assert_eq!(whats(&with("09 310 12345"), &with("09 310 12346")).len(), 1);
}

#[test]
fn one_time_is_cancelled_moved_or_elsewhere() {
    let start = civil("2026-12-02T09:30");
    let run = |now| What::Run { start, now };
    let note = text("Ohjaaja sairaana");
    for recurrence_id in ["2026-12-02T09:30", "2026-12-02"] {
        check_event(
            wednesdays(),
            |event| {
                let status = Some(EventStatus::Cancelled);
                event.overrides.push(Override { status, note: note.clone(), ..changed(recurrence_id) });
            },
            &[run(RunNow::Cancelled(note.clone()))],
        );
        let to = civil("2026-12-03T13:00");
        check_event(
            wednesdays(),
            |event| event.overrides.push(Override { start: Some(to), ..changed(recurrence_id) }),
            &[run(RunNow::Moved(to))],
        );
    }
    check_event(
        wednesdays(),
        |event| {
            event.overrides.push(Override { status: Some(EventStatus::Postponed), ..changed("2026-12-02T09:30") });
        },
        &[run(RunNow::Postponed(Text::default()))],
    );
    let library = PlaceId::parse("a:library").ok();
    check_event(
        wednesdays(),
        |event| event.overrides.push(Override { place_id: library.clone(), ..changed("2026-12-02T09:30") }),
        &[run(RunNow::Elsewhere(library.clone()))],
    );
    check_event(wednesdays(), |event| event.exdates.push(civil("2026-12-02")), &[run(RunNow::Dropped)]);
    let extra = civil("2026-12-05T09:30");
    check_event(wednesdays(), |event| event.rdates.push(extra), &[What::Run { start: extra, now: RunNow::Added }]);
}

#[test]
fn a_cancelled_time_can_take_place_after_all() {
    let mut cancelled = wednesdays();
    cancelled.overrides.push(Override { status: Some(EventStatus::Cancelled), ..changed("2026-12-02T09:30") });
    check_event(
        cancelled,
        |event| event.overrides.clear(),
        &[What::Run { start: civil("2026-12-02T09:30"), now: RunNow::On }],
    );
}

#[test]
fn what_is_over_is_nobodys_business() {
    for past in ["2026-11-18T09:30", "2026-10-07T09:30"] {
        check_event(
            wednesdays(),
            |event| event.overrides.push(Override { status: Some(EventStatus::Cancelled), ..changed(past) }),
            &[],
        );
    }
    let over = Event { start: Some(civil("2026-11-20T17:00")), end: Some(civil("2026-11-20T19:00")), ..party() };
    let mut renamed = over.clone();
    renamed.name = text("Toinen");
    assert_eq!(differ(&known(place(), vec![over.clone()]), &known(place(), vec![renamed])), []);
    assert_eq!(differ(&known(place(), vec![over.clone()]), &known(place(), vec![])), [], "an event that is over goes");
    assert_eq!(differ(&known(place(), vec![]), &known(place(), vec![over])), []);
}

#[test]
fn a_pause_is_told_as_one() {
    check_event(
        wednesdays(),
        |event| {
            event.breaks = Some(vec![Break::Days {
                from: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
                to: NaiveDate::from_ymd_opt(2026, 12, 14).unwrap(),
            }]);
        },
        &[What::RunsDropped { first: civil("2026-12-02T09:30"), last: civil("2026-12-09T09:30"), count: 2 }],
    );
}

#[test]
fn another_rhythm_is_told_once_and_not_time_by_time() {
    let rule = |change: fn(&mut Event)| {
        let mut now = wednesdays();
        change(&mut now);
        check_event(wednesdays(), change, &[What::Rule { was: Box::new(wednesdays()), now: Box::new(now) }]);
    };
    rule(|event| event.rrule = Some("FREQ=WEEKLY;BYDAY=TH;UNTIL=20261216T235959".to_owned()));
    rule(|event| event.start = Civil::parse("2026-09-02T13:00"));
    rule(|event| event.end = Civil::parse("2026-09-02T12:30"));
    let mut both = wednesdays();
    both.start = Civil::parse("2026-09-02T13:00");
    both.overrides.push(Override { status: Some(EventStatus::Cancelled), ..changed("2026-12-02T13:00") });
    let found = whats(&of_event(wednesdays()), &of_event(both));
    assert_eq!(
        found[0],
        What::Run { start: civil("2026-12-02T13:00"), now: RunNow::Cancelled(Text::default()) },
        "a time of the new rhythm that is off from the start"
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn a_season_that_ends_sooner_is_its_last_day_alone() {
    let last = NaiveDate::from_ymd_opt(2026, 12, 2);
    check_event(
        wednesdays(),
        |event| event.season = Some(crate::domain::event::Season { from: None, to: PartialDate::parse("2026-12-02") }),
        &[What::LastDay { now: last }],
    );
}

#[test]
fn a_single_event_moves_changes_its_house_and_is_cancelled() {
    let (was, now) = (civil("2026-12-04T17:00"), civil("2026-12-05T15:00"));
    check_event(
        party(),
        |event| {
            event.start = Some(now);
            event.end = Some(civil("2026-12-05T17:00"));
        },
        &[What::Start { was, now }],
    );
    let end = Some(civil("2026-12-04T20:00"));
    check_event(party(), |event| event.end = end, &[What::End { now: end }]);
    check_event(party(), |event| event.status = EventStatus::Cancelled, &[What::Event(EventStatus::Cancelled)]);
    let venue = PlaceId::parse("a:library").ok();
    check_event(party(), |event| event.place_id = venue.clone(), &[What::Venue { now: venue.clone() }]);
    check_event(party(), |event| event.online_url = Some("https://x.fi".into()), &[What::OnlinePage]);
    check_event(
        party(),
        |event| {
            event.overrides.push(Override { status: Some(EventStatus::Cancelled), ..changed("2026-12-04T17:00") });
        },
        &[What::Run { start: was, now: RunNow::Cancelled(Text::default()) }],
    );
}

#[test]
fn a_series_that_is_cancelled_whole_is_told_once() {
    check_event(wednesdays(), |event| event.status = EventStatus::Cancelled, &[What::Event(EventStatus::Cancelled)]);
}

#[test]
fn what_is_told_in_words_only_is_compared_by_its_words() {
    let told =
        |words: &str| Event { when_text: text(words), ..Event::new(EventId::parse("a:w").unwrap(), text("Kerho")) };
    check_event(
        told("Keskiviikkoisin"),
        |event| event.when_text = text("Torstaisin"),
        &[What::WhenTold { now: text("Torstaisin") }],
    );
    check_event(told("Keskiviikkoisin"), |_| (), &[]);
}

#[test]
fn what_takes_place_at_a_place_comes_and_goes() {
    let (with, without) = (known(place(), vec![wednesdays()]), known(place(), vec![]));
    let session = Some((EventId::parse("a:e").unwrap(), text("Perhekahvila")));
    assert_eq!(
        differ(&without, &with),
        [Change { session: session.clone(), what: What::SessionNew { event: Box::new(wednesdays()) } }]
    );
    assert_eq!(differ(&with, &without), [Change { session, what: What::SessionGone }]);
}

#[test]
fn a_service_has_its_numbers_and_their_hours() {
    let channel = |number: &str| Channel {
        id: "a".to_owned(),
        kind: ChannelKind::Phone,
        number: Some(number.to_owned()),
        url: None,
        hours: None,
        holidays_note: Text::default(),
        languages: Vec::new(),
        audience: Text::default(),
        cost: Cost::default(),
        anonymous: Answer::Unknown,
        confidence: ChannelConfidence::Current,
        sources: Vec::new(),
    };
    let service = |channels: Vec<Channel>| Known {
        thing: Thing::Service(Box::new(Service {
            id: ServiceId::parse("a:s").unwrap(),
            kind: ServiceKind::SupportLine,
            name: text("Puhelin"),
            unofficial_names: Vec::new(),
            summary: Text::default(),
            provider_id: None,
            area_codes: Vec::new(),
            audience: Audience::default(),
            life_situations: Vec::new(),
            tasks: Vec::new(),
            role: None,
            fallback_id: None,
            channels,
            provenance: Provenance::default(),
        })),
        sessions: Vec::new(),
    };
    let was = service(vec![channel("1")]);
    assert_eq!(
        whats(&was, &service(vec![channel("2")])),
        [What::ChannelNumber { kind: ChannelKind::Phone, now: Some("2".to_owned()) }]
    );
    let longer = Channel { hours: hours_of(Some("24/7"), "Aina"), ..channel("1") };
    assert_eq!(
        whats(&was, &service(vec![longer])),
        [What::ChannelHours { kind: ChannelKind::Phone, was: Text::default(), now: text("Aina") }]
    );
    assert_eq!(whats(&was, &service(vec![])), [What::ChannelGone(ChannelKind::Phone)]);
    assert_eq!(whats(&service(vec![]), &was), [What::ChannelNew(ChannelKind::Phone)]);
}
