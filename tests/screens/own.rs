//! What Omat has beside its list: news in words, our week, the shared list, notes, what is hidden, order, reminders.

use std::cell::RefCell;
use std::collections::BTreeMap;

use avoin_ovi::domain::changes::{Change, Known, RunNow, Thing, What, changes};
use avoin_ovi::domain::event::{Event, EventStatus};
use avoin_ovi::domain::id::PlaceId;
use avoin_ovi::domain::place::StatusKind;
use avoin_ovi::domain::record::{Contact, ContactKind, Cost, CostKind, PartialDate};
use avoin_ovi::domain::recurrence::Occurrence;
use avoin_ovi::domain::reminder::{Lead, Reminder, Told};
use avoin_ovi::domain::text::Text;
use avoin_ovi::domain::time::{Civil, to_civil};
use avoin_ovi::ui::components::place_row::Spoken;
use avoin_ovi::ui::components::tabs::{Tab, Tabs};
use avoin_ovi::ui::i18n::Language;
use avoin_ovi::ui::screens::{
    BesideView, HiddenView, ListCard, NewsCard, OfferCard, OfferContent, Own, OwnView, RemindView, RemindersCard, Said,
    SavedContent, SavedView, WeekCard,
};
use avoin_ovi::ui::view::changes::{News, line, news_lines};
use avoin_ovi::ui::view::reminder::{Kept, Notified, told};
use avoin_ovi::ui::view::saved::content;
use avoin_ovi::ui::view::shared_list::{OfferedPlace, offer, taken};
use dioxus::prelude::*;

use super::calendar::{event, page_of, section_at};
use super::omat::saved_place;
use super::pages::{fi, house, moment, now, render_in_router, text};

/// Renders what a closure over one value draws.
fn html_of<T: Clone + 'static>(value: T, draw: fn(T) -> Element) -> String {
    thread_local! { static SHOWN: RefCell<Option<Box<dyn Fn() -> Element>>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some(Box::new(move || draw(value.clone()))));
    render_in_router(|| SHOWN.with(|shown| shown.borrow().as_ref().map(|draw| draw()).unwrap()))
}

fn civil(text: &str) -> Civil {
    Civil::parse(text).unwrap()
}

/// What is told, in all three languages.
fn said(what: What) -> [String; 3] {
    let session = matches!(what, What::Run { .. } | What::Rule { .. } | What::SessionNew { .. });
    let session = session.then(|| (avoin_ovi::domain::id::EventId::parse("a:e").unwrap(), text("Perhekahvila")));
    let venues = BTreeMap::from([(PlaceId::parse("a:library").unwrap(), text("Kirjasto"))]);
    let change = Change { session, what };
    [Language::Finnish, Language::Swedish, Language::English]
        .map(|language| line(language.words(), &change, &Text::default(), &venues, to_civil(now())))
}

#[test]
fn changes_are_told_as_people_say_them() {
    let start = civil("2026-12-02T09:30");
    let run = |now| What::Run { start, now };
    let cost = |kind, amount_eur| Cost { kind, amount_eur, note: Text::default() };
    for (what, fi, sv, en) in [
        (
            run(RunNow::Cancelled(Text::default())),
            "Perhekahvila: ke 2.12. klo\u{a0}9.30 on peruttu",
            "Perhekahvila: on 2.12 kl.\u{a0}9.30 är inställd",
            "Perhekahvila: Wed 2 Dec at\u{a0}9:30 is cancelled",
        ),
        (
            run(RunNow::Moved(civil("2026-12-03T13:00"))),
            "Perhekahvila: ke 2.12. klo\u{a0}9.30 siirtyi, uusi aika to 3.12. klo\u{a0}13",
            "Perhekahvila: on 2.12 kl.\u{a0}9.30 har flyttats, ny tid to 3.12 kl.\u{a0}13",
            "Perhekahvila: Wed 2 Dec at\u{a0}9:30 has moved, new time Thu 3 Dec at\u{a0}13:00",
        ),
        (
            run(RunNow::Elsewhere(PlaceId::parse("a:library").ok())),
            "Perhekahvila: ke 2.12. klo\u{a0}9.30 on muualla: Kirjasto",
            "Perhekahvila: on 2.12 kl.\u{a0}9.30 hålls på annan plats: Kirjasto",
            "Perhekahvila: Wed 2 Dec at\u{a0}9:30 is elsewhere: Kirjasto",
        ),
        (
            What::Hours { was: text("Arkisin 9–16"), now: text("Arkisin 10–14") },
            "Aukiolo oli Arkisin 9–16, nyt Arkisin 10–14",
            "Öppettiderna var Arkisin 9–16, nu Arkisin 10–14",
            "Hours were Arkisin 9–16, now Arkisin 10–14",
        ),
        (
            What::Start { was: civil("2026-12-04T17:00"), now: civil("2026-12-05T15:00") },
            "Siirtyi. Oli pe 4.12. klo\u{a0}17, nyt la 5.12. klo\u{a0}15",
            "Har flyttats. Var fr 4.12 kl.\u{a0}17, nu lö 5.12 kl.\u{a0}15",
            "Has moved. It was Fri 4 Dec at\u{a0}17:00, now Sat 5 Dec at\u{a0}15:00",
        ),
        (
            What::Contact { kind: ContactKind::Phone, was: vec![], now: vec!["09 310 12345".to_owned()] },
            "Puhelin nyt 09 310 12345",
            "Telefon nu 09 310 12345",
            "Phone now 09 310 12345",
        ),
        (
            What::Cost { was: cost(CostKind::Free, None), now: cost(CostKind::Paid, Some(2.5)) },
            "Hinta oli: Maksuton. Nyt: Maksaa 2,50 €",
            "Priset var: Gratis. Nu: Kostar 2,50 €",
            "The price was: Free of charge. Now: Costs 2.50 €",
        ),
        (
            What::ClosedForNow { from: None, until: PartialDate::parse("2027-01-31") },
            "Suljettu 31.1.2027 asti",
            "Stängt till 31.1.2027",
            "Closed until 31 Jan 2027",
        ),
        (What::Vanished, "Ei enää hakemistossa", "Finns inte längre i katalogen", "No longer in the directory"),
        (What::Event(EventStatus::Cancelled), "On peruttu kokonaan", "Är helt inställt", "Is cancelled altogether"),
        (
            What::RunsDropped { first: start, last: civil("2026-12-09T09:30"), count: 2 },
            "2 kertaa jää pois, 2.12.–9.12.",
            "2 gånger faller bort, 2.12–9.12",
            "2 times are dropped, 2 Dec–9 Dec",
        ),
    ] {
        let told = said(what);
        assert_eq!(told, [fi, sv, en]);
    }
}

fn cafe_news() -> News {
    let event = event(
        "a:e",
        serde_json::json!({"rrule": "FREQ=WEEKLY;BYDAY=WE", "start": "2026-09-02T09:30", "end": "2026-09-02T11:30"}),
    );
    let mut off = event.clone();
    let record = serde_json::json!({"recurrence_id": "2026-12-02T09:30", "status": "cancelled", "note": {"fi": "Ohjaaja <b>sairaana</b>"}});
    let with = super::calendar::event("a:e", serde_json::json!({"overrides": [record]}));
    off.overrides = with.overrides;
    let known = |event: Event| Known { thing: Thing::Place(Box::new(house())), sessions: vec![event] };
    let mut now = known(off);
    if let Thing::Place(place) = &mut now.thing {
        place.status.kind = StatusKind::TemporarilyClosed;
        place.contacts =
            vec![Contact { kind: ContactKind::Web, value: "javascript:alert(1)".into(), label: Text::default() }];
    }
    let changes = changes(Some(&known(event)), Some(&now), &Default::default(), to_civil(super::pages::now()));
    News { id: "tpr:1".to_owned(), thing: now.thing, changes, venues: BTreeMap::new() }
}

#[test]
fn news_stand_under_the_name_of_what_changed_and_stay_text() {
    let lines = news_lines(fi(), &cafe_news(), to_civil(now()));
    assert_eq!(lines.lines[0], "Suljettu toistaiseksi");
    assert_eq!(lines.lines[1], "Perhekahvila: ke 2.12. klo\u{a0}9.30 on peruttu. Ohjaaja <b>sairaana</b>");
    let html = html_of(lines, |lines| rsx! { NewsCard { words: fi(), news: vec![lines], onseen: |()| () } });
    for words in ["Mitä on muuttunut", "Perhetalo Kuutti", "href=\"/place/tpr:1\"", "Selvä, nähty", "on peruttu"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<b>") && !html.contains("href=\"javascript"), "{html}");
    let many = News { changes: vec![Change { session: None, what: What::Told }; 9], ..cafe_news() };
    let lines = news_lines(fi(), &many, to_civil(now()));
    assert_eq!((lines.lines.len(), lines.rest), (6, 3));
}

#[test]
fn the_tab_says_that_there_is_news() {
    let html = render_in_router(|| rsx! { Tabs { words: fi(), current: Some(Tab::Now), unseen: 2 } });
    assert!(html.contains("tab-news") && html.contains("2 tallennetun tiedot ovat muuttuneet"), "{html}");
    let html = render_in_router(|| rsx! { Tabs { words: fi(), current: Some(Tab::Now), unseen: 12 } });
    assert!(html.contains("9+"), "{html}");
    let html = render_in_router(|| rsx! { Tabs { words: fi(), current: Some(Tab::Now) } });
    assert!(!html.contains("tab-news"), "{html}");
}

#[test]
fn our_week_keeps_what_is_cancelled_and_says_when_there_is_nothing() {
    let cancelled =
        event("a:e", serde_json::json!({"overrides": [{"recurrence_id": "2026-12-01T09:30", "status": "cancelled"}]}));
    let days = vec![section_at(&cancelled, "2026-12-01", now(), Default::default())];
    let html = html_of(days, |days| rsx! { WeekCard { words: fi(), days } });
    assert!(html.contains("Meidän viikko") && html.contains("Tiistai 1.12.") && html.contains("Peruttu"), "{html}");
    let html = html_of((), |()| rsx! { WeekCard { words: fi(), days: Vec::new() } });
    assert!(html.contains("ei ole seitsemään päivään ohjelmaa"), "{html}");
}

#[test]
fn a_shared_list_is_offered_with_what_is_new_and_nothing_of_it_is_markup() {
    let place = |id: &str, name: Option<&str>, kept| OfferedPlace { id: id.to_owned(), name: name.map(text), kept };
    let places = [
        place("a:1", Some("Kahvila"), false),
        place("a:2", Some("<script>alert(1)</script>"), false),
        place("a:3", None, false),
        place("a:4", Some("Tuttu"), true),
    ];
    let offered = offer(fi(), &places);
    assert_eq!((offered.new, offered.kept, offered.unknown, offered.names.len()), (3, 1, 1, 2));
    let card = |content: OfferContent| {
        html_of(content, |content| rsx! { OfferCard { words: fi(), content, onanswer: |_| () } })
    };
    let html = card(OfferContent::Offered(offered));
    for words in [
        "Jaetussa listassa on 4 paikkaa",
        "Mitään nykyistä ei poisteta",
        "1 on sinulla jo",
        "1 ei ole vielä tämän puhelimen hakemistossa",
        "Lisää 3 paikkaa",
        "Ei kiitos",
        "Kahvila",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<script"), "{html}");
    let html = card(OfferContent::Offered(offer(fi(), &[place("a:4", Some("Tuttu"), true)])));
    assert!(html.contains("Kaikki ovat jo") && !html.contains("Lisää") && html.contains("Sulje"), "{html}");
    let html = card(OfferContent::Refused("Linkki ei ole kokonainen.".to_owned()));
    assert!(html.contains("role=\"alert\"") && html.contains("Listaa ei voitu lukea"), "{html}");
    assert_eq!(taken(fi(), 0, 3), "Kaikki olivat jo omissa paikoissasi.");
    assert_eq!(taken(fi(), 3, 3), "Tuotu 3 paikkaa lisää.");
    assert_eq!(taken(fi(), 1, 3), "Tuotu 1 paikka lisää. 2 oli sinulla jo.");
}

#[test]
fn ones_own_list_has_its_link_and_a_field_for_another() {
    let card = |link: Option<String>| {
        html_of(link, |link| rsx! { ListCard { words: fi(), link, shared: None, onshare: |()| (), onbring: |_| () } })
    };
    let html = card(Some("https://ovi.example/saved#list=1Ptpr:1Z0".to_owned()));
    assert!(html.contains("Jaa linkkinä") && html.contains("Näytä QR-koodi") && html.contains("Katso lista"), "{html}");
    let html = card(None);
    assert!(!html.contains("Jaa linkkinä") && html.contains("Katso lista"), "{html}");
}

#[test]
fn a_note_and_the_way_to_hide_stand_on_a_page() {
    let own = |own: Option<Own>, can_hide: bool| {
        html_of((own, can_hide), |(own, can_hide)| {
            rsx! { OwnView { words: fi(), own, can_hide, saved: false, onnote: |_| (), onhide: |_| () } }
        })
    };
    let html = own(Some(Own { note: Some("</textarea><script>".to_owned()), hidden: false }), true);
    assert!(html.contains("Oma muistiinpano") && html.contains(">Piilota listoilta<"), "{html}");
    assert!(!html.contains("<script>"), "{html}");
    let html = own(Some(Own { note: None, hidden: true }), true);
    assert!(html.contains("on piilossa listoiltasi") && html.contains(">Näytä taas<"), "{html}");
    assert!(!own(Some(Own::default()), false).contains("Piilota"), "an event is in no list by itself");
    assert!(!own(None, true).contains("muistiinpano"));
}

#[test]
fn what_is_hidden_is_listed_with_the_way_back() {
    let hidden = |places: Option<Vec<(String, Spoken)>>| {
        html_of(places, |places| rsx! { HiddenView { words: fi(), places, onshow: |_| () } })
    };
    let html = hidden(Some(vec![("tpr:1".to_owned(), Spoken { text: "Kuutti".to_owned(), lang: None })]));
    assert!(html.contains("Näytä taas: Kuutti") && html.contains("href=\"/place/tpr:1\""), "{html}");
    assert!(hidden(Some(Vec::new())).contains("Mitään ei ole piilotettu"));
    assert!(hidden(None).contains("role=\"status\""));
}

#[test]
fn ones_own_order_goes_before_states_and_notes_stand_in_the_list() {
    let mut items = [saved_place("a:1", "Yksi"), saved_place("a:2", "Kaksi"), saved_place("a:3", "Aamu")];
    let names = |items: &[avoin_ovi::ui::view::saved::SavedItem]| {
        let SavedContent::List { there, own_order, .. } = content(fi(), items, now()) else { panic!() };
        (there.into_iter().map(|line| line.row.name.text).collect::<Vec<_>>(), own_order)
    };
    assert_eq!(names(&items), (vec!["Aamu".into(), "Kaksi".into(), "Yksi".into()], false));
    items[0].rank = Some(0);
    items[1].rank = Some(1);
    items[1].note = Some("Kysy <i>Maijaa</i>".to_owned());
    assert_eq!(names(&items), (vec!["Yksi".into(), "Kaksi".into(), "Aamu".into()], true), "what came since comes last");
    let html = html_of(content(fi(), &items, now()), |content| {
        rsx! {
            SavedView {
                words: fi(), content, onremove: |_| (), onundo: |()| (), onexport: |()| (), onimport: |_| (),
                onretry: |()| (),
            }
        }
    });
    assert!(
        html.contains(">Järjestä<") && html.contains(">Avoimet ensin<") && html.contains("Kysy &#60;i&#62;"),
        "{html}"
    );
}

fn run(start: &str, status: EventStatus) -> Occurrence {
    Occurrence {
        recurrence_id: civil("2026-12-01T09:30"),
        start: civil(start),
        end: None,
        place_id: None,
        status,
        is_named: false,
        may_pause: false,
        note: Text::default(),
    }
}

fn kept(lead: Lead, told: Told, run_now: Option<Occurrence>, at: &str) -> Kept {
    let reminder = Reminder { told, ..Reminder::new(&run("2026-12-01T09:30", EventStatus::Scheduled), lead) };
    let runs = run_now.map(|run| vec![run]);
    let standing = reminder.standing(runs.as_deref(), moment(at));
    Kept {
        id: "a:e".to_owned(),
        name: text("Perhekahvila"),
        place: text("Perhetalo Kuutti"),
        reminder,
        standing,
        gone_on: false,
    }
}

#[test]
fn a_reminder_says_when_it_comes_and_what_became_of_it() {
    let list = |kept: Kept| {
        html_of(kept, |kept| {
            rsx! {
                RemindersCard { words: fi(), now: now(), kept: vec![kept], notified: Notified::NotAsked, onremove: |_| () }
            }
        })
    };
    let on = |start: &str| Some(run(start, EventStatus::Scheduled));
    let html = list(kept(Lead::Evening, Told::Nothing, on("2026-12-01T09:30"), "2026-11-24T10:00"));
    assert!(html.contains("Muistutus ma 30.11. klo\u{a0}18. Alkaa ti 1.12. klo\u{a0}9.30"), "{html}");
    assert!(html.contains("vain, kun sovellus on auki") && html.contains("/event/a:e"), "{html}");
    let html = list(kept(Lead::Hour, Told::Moved, on("2026-12-03T13:00"), "2026-11-24T10:00"));
    assert!(
        html.contains("Muistutus to 3.12. klo\u{a0}12") && html.contains("Alun perin ti 1.12. klo\u{a0}9.30"),
        "{html}"
    );
    let every = kept(Lead::Evening, Told::Nothing, on("2026-12-01T09:30"), "2026-11-24T10:00");
    let every = Kept { reminder: Reminder { every: true, ..every.reminder }, ..every };
    assert!(list(every).contains("Muistuttaa joka kerrasta"));
    let off = Some(run("2026-12-01T09:30", EventStatus::Cancelled));
    let html = list(kept(Lead::Hour, Told::Off, off.clone(), "2026-11-24T10:00"));
    assert!(html.contains("Ti 1.12. klo\u{a0}9.30 on peruttu") && html.contains(">Selvä<"), "{html}");
    let html = list(kept(Lead::Hour, Told::Nothing, None, "2026-11-24T10:00"));
    assert!(html.contains("ei enää ole hakemistossa"), "{html}");

    let at = moment("2026-12-01T08:40");
    let due = kept(Lead::Hour, Told::Nothing, on("2026-12-01T09:30"), "2026-12-01T08:40");
    assert_eq!(told(fi(), &due, at), ("Perhekahvila".to_owned(), "tänään klo\u{a0}9.30 · Perhetalo Kuutti".to_owned()));
    let cancelled = kept(Lead::Hour, Told::Nothing, off, "2026-12-01T08:40");
    assert_eq!(told(fi(), &cancelled, at).1, "tänään klo\u{a0}9.30 on peruttu");
    let moved = kept(Lead::Hour, Told::Nothing, on("2026-12-03T13:00"), "2026-12-01T08:40");
    assert_eq!(told(fi(), &moved, at).1, "siirtyi. Oli tänään klo\u{a0}9.30, nyt to 3.12. klo\u{a0}13");
}

#[test]
fn an_events_page_offers_its_next_times_and_what_is_still_to_come_of_them() {
    let card = |at: &'static str, event: Event, kept: Option<Vec<Kept>>| {
        html_of((at, page_of(event), kept), |(at, page, kept)| {
            rsx! {
                RemindView {
                    words: fi(), now: moment(at), page, kept, notified: Notified::Denied, onset: |_| (), onremove: |_| (),
                }
            }
        })
    };
    let series = || event("a:e", serde_json::json!({}));
    let html = card("2026-11-24T08:00", series(), Some(Vec::new()));
    for words in [
        "Muistuta minua",
        "tänään klo\u{a0}9.30",
        "Muistuta joka kerrasta",
        "Tuntia ennen",
        "estetty laitteen asetuksissa",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("Edellisenä iltana"), "yesterday evening is over: {html}");
    let late = card(
        "2026-11-24T09:00",
        event("a:e", serde_json::json!({"rrule": null, "season": null, "start": "2026-11-24T09:30", "end": null})),
        Some(Vec::new()),
    );
    assert!(late.contains("niin pian"), "{late}");
    let set =
        kept(Lead::Hour, Told::Nothing, Some(run("2026-12-01T09:30", EventStatus::Scheduled)), "2026-11-24T10:00");
    let html = card("2026-11-24T10:00", series(), Some(vec![set]));
    assert!(html.contains("Poista muistutus: Perhekahvila") && !html.contains("Tuntia ennen"), "{html}");
    assert!(!card("2026-11-24T10:00", series(), None).contains("Muistuta"));
}

#[test]
fn what_is_due_stands_above_the_screen_with_the_way_there() {
    let said = Said { id: "a:e".to_owned(), text: "Perhekahvila: tänään klo\u{a0}9.30".to_owned() };
    let html = html_of(Some(said), |said| rsx! { BesideView { words: fi(), said, onlook: |_| (), onclose: |()| () } });
    assert!(html.contains("role=\"status\"") && html.contains(">Katso<") && html.contains(">Selvä<"), "{html}");
    assert!(
        !html_of((), |()| rsx! { BesideView { words: fi(), said: None, onlook: |_| (), onclose: |()| () } })
            .contains("banner")
    );
}
