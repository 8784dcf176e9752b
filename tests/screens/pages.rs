//! Screens rendered from fixtures.

use avoin_ovi::domain::availability::{Availability, Reason, Reasons, Says, State, place_availability, place_timeline};
use avoin_ovi::domain::calendar::Calendar;
use avoin_ovi::domain::card::PlaceCard;
use avoin_ovi::domain::filter::Filter;
use avoin_ovi::domain::id::PlaceId;
use avoin_ovi::domain::organization::{Organization, OrganizationKind};
use avoin_ovi::domain::place::{
    AccessibilityItem, HoursConfidence, HoursScope, Place, PlaceKind, Position, Precision, StatedHours,
};
use avoin_ovi::domain::record::{Answer, Contact, ContactKind, CostKind, PartialDate, Provenance, Source};
use avoin_ovi::domain::text::Text;
use avoin_ovi::domain::time::{parse_moment, to_civil};
use avoin_ovi::platform::Installing;
use avoin_ovi::ui::components::banner::Banner;
use avoin_ovi::ui::components::door::Door;
use avoin_ovi::ui::components::place_group::Rows;
use avoin_ovi::ui::components::place_row::TagTone;
use avoin_ovi::ui::format::state::{Moment, Subject, doubts, soon, state, state_at};
use avoin_ovi::ui::i18n::{Language, Words};
use avoin_ovi::ui::link::SafeLink;
use avoin_ovi::ui::screens::{Groups, NowContent, NowView, PlaceContent, PlaceView, SettingsView};
use avoin_ovi::ui::view::family::Family;
use avoin_ovi::ui::view::place::PlacePage;
use avoin_ovi::ui::view::row::{Asked, PlaceItem, row, row_asked};
use chrono::{DateTime, Utc};
use dioxus::prelude::*;

pub fn moment(text: &str) -> DateTime<Utc> {
    parse_moment(text).unwrap()
}

pub fn now() -> DateTime<Utc> {
    moment("2026-11-24T10:00")
}

pub fn fi() -> Words {
    Language::Finnish.words()
}

pub fn text(fi: &str) -> Text {
    Text::of("fi", fi)
}

/// A house that says it is open on weekdays from 9 to 16, told in 2023.
pub fn house() -> Place {
    let id = PlaceId::parse("tpr:1").unwrap();
    let mut place = Place::new(id, PlaceKind::MeetingPlace, text("Perhetalo Kuutti"));
    place.point = Some(Position { lat: 60.184, lon: 24.95 });
    place.precision = Precision::Exact;
    place.municipality_code = Some("091".to_owned());
    place.address.street = text("Katu 1");
    place.address.postal_code = Some("00530".to_owned());
    place.address.city = text("Helsinki");
    place.hours = Some(StatedHours {
        value: Some("Mo-Fr 09:00-16:00; PH off".to_owned()),
        source_text: text("Arkisin 9–16"),
        note: Text::default(),
        confidence: HoursConfidence::Structured,
        scope: HoursScope::Offer,
        holidays_stated: true,
        seasons_stated: true,
        stated_on: PartialDate::parse("2023"),
    });
    place.access.cost.kind = CostKind::Free;
    place.access.drop_in = Answer::Yes;
    place.audience.age_max_months = Some(83);
    place.languages.activity = Some(vec!["fi".to_owned(), "sv".to_owned()]);
    place.accessibility.items.insert(AccessibilityItem::StepFreeEntrance, Answer::Yes);
    place.accessibility.items.insert(AccessibilityItem::Lift, Answer::No);
    place.contacts = vec![
        Contact { kind: ContactKind::Phone, value: "09 310 12345".to_owned(), label: Text::default() },
        Contact { kind: ContactKind::Web, value: "javascript:alert(1)".to_owned(), label: Text::default() },
        Contact { kind: ContactKind::Web, value: "https://www.hel.fi/kuutti".to_owned(), label: Text::default() },
    ];
    place.provenance.sources = vec![Source {
        name: "Palvelukartta".to_owned(),
        url: Some("https://palvelukartta.hel.fi/fi/unit/1".to_owned()),
        license: Some("CC BY 4.0".to_owned()),
        date: PartialDate::parse("2023"),
        id: None,
        contact: None,
    }];
    place
}

pub fn operator() -> Organization {
    Organization {
        id: avoin_ovi::domain::id::OrganizationId::parse("avoinovi:org/helsinki").unwrap(),
        kind: OrganizationKind::Municipality,
        name: text("Helsingin kaupunki"),
        parent_id: None,
        url: None,
        contacts: Vec::new(),
        network: None,
        provenance: Provenance::default(),
    }
}

pub fn item(place: &Place, at: DateTime<Utc>) -> PlaceItem {
    PlaceItem {
        card: PlaceCard::of(place, Some(&operator())),
        availability: place_availability(place, &[], &Calendar::default(), at),
        distance_m: Some(647),
        municipality: text("Helsinki"),
    }
}

pub fn page(place: Place) -> PlacePage {
    let calendar = Calendar::default();
    let today = to_civil(now()).date();
    PlacePage {
        operators: vec![operator()],
        host: None,
        availability: place_availability(&place, &[], &calendar, now()),
        week: place_timeline(&place, &[], &calendar, today, 8).days(today, 7),
        sessions: Vec::new(),
        told_in_words: Vec::new(),
        notices: Vec::new(),
        tasks: Vec::new(),
        life_situations: Vec::new(),
        quality: Vec::new(),
        gone_since_kept: None,
        place,
    }
}

/// Renders one element inside the router and the context that screens live in.
fn render(element: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(element);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[test]
fn each_state_has_its_door_and_its_words() {
    let base = Availability::unknown(Reasons::NONE);
    let checked = PartialDate::parse("2026-11-01");
    let at = |text: &str| Some(moment(text));
    let stale = Reasons::from(Reason::Stale);
    let told = PartialDate::parse("2023");
    let rows = [
        (
            Availability { state: State::Open, until: at("2026-11-24T16:00"), checked, ..base },
            Door::Open,
            ["Auki · sulkeutuu klo\u{a0}16", "Öppet · stänger kl.\u{a0}16", "Open · closes at\u{a0}16:00"],
        ),
        (
            Availability { state: State::ClosingSoon, until: at("2026-11-24T10:30"), checked, ..base },
            Door::Ajar,
            ["Sulkeutuu pian · klo\u{a0}10.30", "Stänger snart · kl.\u{a0}10.30", "Closes soon · at\u{a0}10:30"],
        ),
        (
            Availability { state: State::OpeningSoon, opens: at("2026-11-24T10:15"), checked, ..base },
            Door::Ajar,
            ["Avautuu pian · klo\u{a0}10.15", "Öppnar snart · kl.\u{a0}10.15", "Opens soon · at\u{a0}10:15"],
        ),
        (
            Availability { state: State::Closed, opens: at("2026-11-25T09:00"), checked, ..base },
            Door::Closed,
            [
                "Suljettu · avautuu huomenna klo\u{a0}9",
                "Stängt · öppnar i morgon kl.\u{a0}9",
                "Closed · opens tomorrow at\u{a0}9:00",
            ],
        ),
        (
            Availability { state: State::Closed, opens: at("2026-11-30T09:00"), checked, ..base },
            Door::Closed,
            [
                "Suljettu · avautuu ma 30.11. klo\u{a0}9",
                "Stängt · öppnar må 30.11 kl.\u{a0}9",
                "Closed · opens Mon 30 Nov at\u{a0}9:00",
            ],
        ),
        (
            Availability { state: State::LongClosed, opens: at("2027-01-11T09:00"), checked, ..base },
            Door::Closed,
            ["Suljettu · avautuu 11.1.2027", "Stängt · öppnar 11.1.2027", "Closed · opens 11 Jan 2027"],
        ),
        (
            Availability { state: State::ByAppointment, checked, ..base },
            Door::Appointment,
            [
                "Ajanvarauksella · varaa aika tai ilmoittaudu ensin",
                "Med tidsbokning · boka tid eller anmäl dig först",
                "By appointment · book or sign up first",
            ],
        ),
        (
            Availability {
                state: State::Uncertain,
                says: Some(Says::Open),
                until: at("2026-11-24T12:00"),
                reasons: stale,
                checked: told,
                ..base
            },
            Door::Uncertain,
            ["Ehkä auki · klo\u{a0}12 asti", "Kanske öppet · till kl.\u{a0}12", "Maybe open · until 12:00"],
        ),
        (
            Availability {
                state: State::Uncertain,
                says: Some(Says::Closed),
                opens: at("2026-11-24T13:00"),
                reasons: stale,
                ..base
            },
            Door::Uncertain,
            ["Avautuu ehkä tänään klo\u{a0}13", "Öppnar kanske i dag kl.\u{a0}13", "Maybe opens today at\u{a0}13:00"],
        ),
        (base, Door::Uncertain, ["Aukiolo ei tiedossa", "Öppettiden är inte känd", "Hours not known"]),
    ];
    for (availability, door, lines) in rows {
        for (language, line) in Language::ALL.into_iter().zip(lines) {
            let said = state(language.words(), &availability, Subject::House, now());
            assert_eq!((said.door, said.line().as_str()), (door, line));
        }
    }
}

#[test]
fn a_holiday_is_named_and_an_eve_is_to_be_checked() {
    let eve = moment("2027-06-25T10:00");
    let place = house();
    let closed = place_availability(&place, &[], &Calendar::default(), moment("2026-12-25T10:00"));
    let line = state(fi(), &closed, Subject::House, moment("2026-12-25T10:00")).line();
    assert_eq!(line, "Avautuu ehkä ma 28.12. klo\u{a0}9");
    let mut fresh = house();
    fresh.provenance.verified_at = chrono::NaiveDate::from_ymd_opt(2027, 6, 1);
    let open = place_availability(&fresh, &[], &Calendar::default(), eve);
    let said = state(fi(), &open, Subject::House, eve);
    assert_eq!(said.head, "Juhannusaatto – tarkista aukiolo");
    assert_eq!(doubts(fi(), &open), ["Paikka ei ole kertonut, miten se on auki aattona."]);
}

#[test]
fn a_cafe_runs_and_a_house_is_open() {
    let base = Availability { checked: PartialDate::parse("2026-11-01"), ..Availability::unknown(Reasons::NONE) };
    let running = Availability { state: State::Open, until: Some(moment("2026-11-24T12:00")), ..base };
    assert_eq!(state(fi(), &running, Subject::Sessions, now()).line(), "Käynnissä · klo\u{a0}12 asti");
    let over = Availability { state: State::Closed, opens: Some(moment("2026-12-01T09:30")), ..base };
    assert_eq!(
        state(fi(), &over, Subject::Sessions, now()).line(),
        "Ei käynnissä · seuraava kerta ti 1.12. klo\u{a0}9.30"
    );
    let soon_over = Availability { state: State::ClosingSoon, until: Some(moment("2026-11-24T10:25")), ..base };
    assert_eq!(soon(fi(), &soon_over, now()).as_deref(), Some("25 minuutin päästä"));
}

#[test]
fn what_nobody_checked_for_a_year_says_when() {
    let open = Availability {
        state: State::Open,
        until: Some(moment("2026-11-24T16:00")),
        checked: PartialDate::parse("2025-11"),
        ..Availability::unknown(Reasons::NONE)
    };
    let said = state(fi(), &open, Subject::House, now());
    assert_eq!(said.line(), "Auki · sulkeutuu klo\u{a0}16");
    assert_eq!(said.told.as_deref(), Some("tieto marraskuulta 2025"));
    let fresh = Availability { checked: PartialDate::parse("2025-12"), ..open };
    assert_eq!(state(fi(), &fresh, Subject::House, now()).told, None);
    let midnight = Availability { until: Some(moment("2026-11-25T00:00")), checked: None, ..open };
    assert_eq!(state(fi(), &midnight, Subject::House, now()).line(), "Auki · sulkeutuu klo\u{a0}24");
}

#[test]
fn a_row_tells_state_distance_kind_operator_and_what_one_asks_first() {
    let row = row(fi(), &item(&house(), now()), now());
    assert_eq!(row.name.text, "Perhetalo Kuutti");
    assert_eq!(row.state, "Ehkä auki · klo\u{a0}16 asti");
    assert_eq!(row.meta, ["650 m", "Kohtaamispaikka", "Helsingin kaupunki", "Palvelukartta", "tieto vuodelta 2023"]);
    let tags: Vec<&str> = row.tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["Maksuton", "Ei ilmoittautumista", "fi · sv"]);
}

#[test]
fn a_row_names_nobody_twice_and_says_where_its_point_is_only_about() {
    let mut place = house();
    place.provenance.sources[0].name = "Helsingin kaupunki (hel.fi)".to_owned();
    let told = row(fi(), &item(&place, now()), now());
    let source = ["650 m", "Kohtaamispaikka", "Helsingin kaupunki (hel.fi)", "tieto vuodelta 2023"];
    assert_eq!(told.meta, source, "the source is the operator");
    place.precision = Precision::Municipality;
    let about = PlaceItem { distance_m: None, ..item(&place, now()) };
    assert_eq!(row(fi(), &about, now()).meta[0], "Helsinki (sijainti noin)");
}

#[test]
fn a_row_leaves_out_the_town_that_its_list_names_and_says_that_a_fact_has_no_date() {
    let mut place = house();
    place.precision = Precision::Exact;
    let here = PlaceItem {
        distance_m: None,
        availability: Availability { checked: None, ..item(&place, now()).availability },
        ..item(&place, now())
    };
    let asked = Asked { town: here.card.municipality_code.clone(), ..Asked::nothing(now()) };
    assert_eq!(row(fi(), &here, now()).meta[0], "Helsinki");
    let meta = row_asked(fi(), &here, &asked).meta;
    assert_eq!(meta, ["Kohtaamispaikka", "Helsingin kaupunki", "Palvelukartta", "ei päiväystä"]);
    place.precision = Precision::Municipality;
    let about = PlaceItem { distance_m: None, ..item(&place, now()) };
    assert_eq!(row_asked(fi(), &about, &asked).meta[0], "Helsinki (sijainti noin)", "not where the house is");
}

#[test]
fn a_row_marks_what_was_asked_for_and_what_nobody_knows_of_it() {
    let filter = Filter {
        needs: vec![
            AccessibilityItem::StepFreeEntrance,
            AccessibilityItem::ChangingTable,
            AccessibilityItem::QuietSpace,
        ],
        languages: vec!["sv".to_owned()],
        ages_months: vec![14],
        ..Filter::default()
    };
    let asked =
        Asked { filter, moment: Moment { at: now(), now: now() }, kept: Default::default(), town: None, hearts: true };
    let row = row_asked(fi(), &item(&house(), now()), &asked);
    assert!(row.unsure, "nobody told of a changing table");
    assert_eq!(row.heart.as_deref(), Some("Tallenna: Perhetalo Kuutti"));
    let marks: Vec<_> =
        row.tags.iter().filter(|tag| tag.tone != TagTone::Plain && tag.tone != TagTone::Strong).collect();
    let told: Vec<_> = marks.iter().map(|tag| (tag.text.as_str(), tag.tone, tag.heard.as_deref().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("1 v 2 kk", TagTone::Yes, "Sopii: 1 v 2 kk"),
            ("ruotsi", TagTone::Yes, "Sopii: ruotsi"),
            ("Esteetön sisäänkäynti", TagTone::Yes, "Sopii: Esteetön sisäänkäynti"),
            ("Hoitopöytä, Hiljainen tila", TagTone::Unknown, "Ei tiedossa: Hoitopöytä, Hiljainen tila"),
        ]
    );
}

#[test]
fn a_state_of_another_day_is_told_from_today() {
    let moment = Moment { at: moment("2026-11-28T10:00"), now: now() };
    let base = Availability { checked: PartialDate::parse("2026-11-01"), ..Availability::unknown(Reasons::NONE) };
    let at = |text: &str| Some(parse_moment(text).unwrap());
    let line = |availability: &Availability| state_at(fi(), availability, Subject::House, moment).line();
    let opens = Availability { state: State::Closed, opens: at("2026-11-28T13:00"), ..base };
    assert_eq!(line(&opens), "Suljettu · avautuu la 28.11. klo\u{a0}13", "Saturday is not today");
    let open = Availability { state: State::Open, until: at("2026-11-28T14:00"), ..base };
    assert_eq!(line(&open), "Auki · sulkeutuu klo\u{a0}14");
    assert_eq!(line(&Availability { state: State::Holiday, ..base }), "Suljettu");
}

#[component]
fn Framed(children: Element) -> Element {
    rsx! {
        Frame {}
    }
}

#[derive(Clone, PartialEq, Routable)]
enum TestRoute {
    #[route("/")]
    Frame {},
}

thread_local! {
    static SHOWN: std::cell::RefCell<Option<fn() -> Element>> = const { std::cell::RefCell::new(None) };
}

#[component]
fn Frame() -> Element {
    SHOWN.with(|shown| shown.borrow().map_or_else(|| rsx! {}, |shown| shown()))
}

/// Renders inside a router, which links ask for.
pub fn render_in_router(element: fn() -> Element) -> String {
    SHOWN.with(|shown| *shown.borrow_mut() = Some(element));
    render(|| rsx! { Router::<TestRoute> {} })
}

#[test]
fn nyt_shows_its_groups_counted_and_folds_the_unknown() {
    let html = render_in_router(|| {
        let at = now();
        let told = row(fi(), &item(&house(), at), at);
        let unknown = Place::new(PlaceId::parse("avoinovi:x").unwrap(), PlaceKind::FamilyCafe, text("Perhekahvila"));
        let unknown = row(fi(), &item(&unknown, at), at);
        let groups = Groups { check: vec![told].into(), unknown: vec![unknown].into(), ..Groups::default() };
        rsx! {
            NowView {
                words: fi(), moment: Moment { at, now: at }, search: String::new(),
                content: NowContent::List { own: None, rest: groups },
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    assert!(html.contains("<h1>Minne nyt?</h1>"), "{html}");
    assert!(html.contains("Nyt · ti 10.00") && html.contains("Missä olet?"));
    assert!(html.contains("Ehkä auki") && html.contains("varmista ensin · 1 paikka"));
    assert!(html.contains("tone-maybe") && html.contains("tieto vuodelta 2023"));
    assert!(html.contains("aria-expanded=\"false\"") && !html.contains("Perhekahvila"), "the unknown stay folded");
    assert!(!html.contains("Auki nyt"), "an empty group has no heading");
}

#[test]
fn a_municipality_s_own_places_come_first_also_those_of_unknown_hours() {
    let html = render_in_router(|| {
        let at = now();
        let elsewhere = row(fi(), &item(&house(), at), at);
        let unknown = Place::new(PlaceId::parse("avoinovi:x").unwrap(), PlaceKind::FamilyCafe, text("Turun kahvila"));
        let unknown = row(fi(), &item(&unknown, at), at);
        let own = Groups { unknown: vec![unknown].into(), ..Groups::default() };
        let rest = Groups { check: vec![elsewhere].into(), ..Groups::default() };
        rsx! {
            NowView {
                words: fi(), moment: Moment { at, now: at }, position: "Turku", search: String::new(),
                content: NowContent::List { own: Some(Box::new(own)), rest },
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert!(at(">Turku</h2>") < at("Turun kahvila"));
    assert!(at("Turun kahvila") < at("Muualla Suomessa") && at("Muualla Suomessa") < at("Perhetalo Kuutti"));
}

#[test]
fn when_nothing_is_open_any_more_the_next_morning_is_a_press_away() {
    let html = |other_time: bool, has_town: bool| {
        thread_local! { static ASKED: std::cell::Cell<(bool, bool)> = const { std::cell::Cell::new((false, false)) }; }
        ASKED.set((other_time, has_town));
        render_in_router(|| {
            let (other_time, has_town) = ASKED.get();
            let now = now();
            let at = if other_time { now + chrono::TimeDelta::hours(12) } else { now };
            let unknown =
                Place::new(PlaceId::parse("avoinovi:x").unwrap(), PlaceKind::FamilyCafe, text("Perhekahvila"));
            let groups = Groups { unknown: vec![row(fi(), &item(&unknown, at), at)].into(), ..Groups::default() };
            let own = has_town.then(|| Box::new(groups.clone()));
            rsx! {
                NowView {
                    words: fi(), moment: Moment { at, now }, position: has_town.then(|| "Turku".to_owned()),
                    search: String::new(), content: NowContent::List { own, rest: groups },
                    onsearch: |_| (), onretry: |()| (),
                }
            }
        })
    };
    let button = "Näytä: huomenna klo\u{a0}10</button>";
    for has_town in [false, true] {
        assert!(html(false, has_town).contains(button), "{}", html(false, has_town));
        assert!(!html(true, has_town).contains(button), "another time was chosen already");
    }
}

#[test]
fn nyt_has_a_face_for_every_way_of_having_no_list() {
    let face = |content: fn() -> NowContent, expected: &[&str]| {
        thread_local! { static CONTENT: std::cell::RefCell<Option<NowContent>> = const { std::cell::RefCell::new(None) }; }
        CONTENT.with(|cell| *cell.borrow_mut() = Some(content()));
        let html = render_in_router(|| {
            let content = CONTENT.with(|cell| cell.borrow().clone().unwrap());
            rsx! {
                NowView {
                    words: fi(), moment: Moment { at: now(), now: now() }, search: String::new(), content,
                    onsearch: |_| (), onretry: |()| (),
                }
            }
        });
        for words in expected {
            assert!(html.contains(words), "{words} in {html}");
        }
    };
    face(|| NowContent::Loading, &["role=\"status\"", "Haetaan paikkoja"]);
    face(|| NowContent::Starting { done: 3, total: 23 }, &["Avataan ovea", "3 / 23 aluetta", "<progress"]);
    face(|| NowContent::Failed("levy on täynnä".into()), &["role=\"alert\"", "levy on täynnä", "Yritä uudelleen"]);
    face(|| NowContent::List { own: None, rest: Groups::default() }, &["Täällä ei ole vielä paikkoja"]);
    face(|| NowContent::Found(Rows::default()), &["Ei löytynyt", "0 paikkaa"]);
}

fn place_html(element: fn() -> Element) -> String {
    render_in_router(element)
}

#[test]
fn a_page_tells_hours_doubts_needs_contacts_and_sources() {
    let html = place_html(|| {
        rsx! {
            PlaceView {
                words: fi(), now: now(), content: PlaceContent::Page(Box::new(page(house()))), is_origin: false,
                onopen: Callback::new(|_: SafeLink| false), onorigin: |_| (), onkeep: |_| (), onshare: |_| (), onretry: |()| (),
            }
        }
    });
    for words in [
        "Perhetalo Kuutti",
        "<bdi>Kohtaamispaikka</bdi></span><span>\u{a0}· <bdi>Helsingin kaupunki</bdi>",
        ">Ehkä auki<",
        ">klo\u{a0}16 asti<",
        "Tätä aukioloa ei ole tarkistettu yli kahteen vuoteen.",
        "Tänään ti",
        "ehkä 9–16",
        "ke–pe",
        "la–su",
        "Suljettu",
        "Arkisin 9–16",
        "Esteetön sisäänkäynti",
        "Ei tiedossa",
        "Maksuton",
        "Voit tulla ilman varausta",
        "0–6-vuotiaille",
        "Toiminta: suomi, ruotsi",
        "Katu 1, 00530 Helsinki",
        "href=\"tel:0931012345\"",
        "href=\"https://www.hel.fi/kuutti\"",
        "href=\"geo:60.184000,24.950000",
        "<bdi>CC BY 4.0</bdi></span><span>\u{a0}· <bdi>tieto vuodelta 2023</bdi>",
        "rel=\"noopener noreferrer\"",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("href=\"javascript"), "a link of another kind is text");
    assert!(html.contains("javascript:alert(1)"));
}

#[test]
fn hours_in_peoples_words_are_shown_as_they_wrote_them() {
    for (value, is_shown) in [("kesällä ma-pe 9-15", true), ("ma-pe 9-15", true), ("Mo-Fr 09:00-15:00", false)] {
        let mut place = house();
        if let Some(hours) = &mut place.hours {
            (hours.value, hours.source_text) = (Some(value.to_owned()), Text::default());
        }
        let told = avoin_ovi::ui::view::place::hours_in_words(fi(), &place);
        let texts: Vec<_> = told.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(texts, if is_shown { vec![value] } else { vec![] });
    }
}

#[test]
fn a_wrong_address_gets_a_clear_face() {
    let html = place_html(|| {
        rsx! {
            PlaceView {
                words: fi(), now: now(), content: PlaceContent::BadId, is_origin: false,
                onopen: Callback::new(|_: SafeLink| false), onorigin: |_| (), onkeep: |_| (), onshare: |_| (), onretry: |()| (),
            }
        }
    });
    assert!(html.contains("Paikkaa ei löydy") && html.contains("Linkki on väärin kirjoitettu"));
}

#[test]
fn text_of_the_directory_is_text() {
    let html = place_html(|| {
        let mut place = house();
        place.name = text("<img src=x onerror=alert(1)>");
        place.description = text("<script>alert(1)</script>");
        rsx! {
            PlaceView {
                words: fi(), now: now(), content: PlaceContent::Page(Box::new(page(place))), is_origin: false,
                onopen: Callback::new(|_: SafeLink| false), onorigin: |_| (), onkeep: |_| (), onshare: |_| (), onretry: |()| (),
            }
        }
    });
    assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
}

#[test]
fn settings_offer_each_language_in_its_own_name() {
    let html = render_in_router(|| {
        rsx! {
            SettingsView { words: Language::English.words(), example: true, family: Family::default(), onlanguage: |_| (), onexample: |_| () }
        }
    });
    for words in ["lang=\"fi\"", ">Suomi<", ">Svenska<", ">English<", "aria-checked=\"true\"", "The example area is on"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn where_only_the_browsers_menu_installs_it_is_said_how_and_what_does_not_come_along() {
    let html = render_in_router(|| {
        rsx! {
            SettingsView {
                words: fi(), example: false, family: Family::default(), installing: Installing::ByMenu,
                onlanguage: |_| (), onexample: |_| (),
            }
        }
    });
    assert!(html.contains("Lisää Koti-valikkoon") && html.contains("aloittaa tyhjästä"), "{html}");
    assert!(!html.contains("Asenna Avoin ovi"), "{html}");
}

#[test]
fn the_banner_of_the_example_area_leads_back() {
    let html = render(|| rsx! { Banner { text: "a", action: "b", onaction: |()| () } });
    assert!(html.contains("role=\"status\"") && html.contains("<button"));
}
