//! Kalenteri: what each line says of when, where and whether; the days to choose from; an event's page; a record that
//! means harm.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use avoin_ovi::domain::availability::RunDoubts;
use avoin_ovi::domain::calendar::Calendar;
use avoin_ovi::domain::card::{Facts, PlaceCard};
use avoin_ovi::domain::event::Event;
use avoin_ovi::domain::filter::{Filter, Match, Part};
use avoin_ovi::domain::organization::Plan;
use avoin_ovi::domain::recurrence::occurrences;
use avoin_ovi::domain::time::to_civil;
use avoin_ovi::feed::{Record, decode_line};
use avoin_ovi::ui::components::agenda::AgendaLine;
use avoin_ovi::ui::screens::{
    AddSessionsView, CalendarContent, CalendarPage, CalendarView, EventContent, EventView, FileOutcome,
};
use avoin_ovi::ui::view::calendar::{
    Asked, CalendarChoice, DaySection, Happening, day_cells, day_section, plan_view, step,
};
use avoin_ovi::ui::view::event::{EventPage, as_text, head, next_times, registration_now, when_facts};
use avoin_ovi::ui::view::event_file;
use chrono::{DateTime, Days, NaiveDate, Utc};
use dioxus::prelude::*;
use serde_json::{Value, json};

use super::pages::{fi, house, moment, now, operator, render_in_router, text};

// Every clock here is that of Tuesday 24 November 2026 at ten, but where a test says otherwise.

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A drop-in session of the house, on Tuesdays, checked this month.
pub fn event(id: &str, extra: Value) -> Event {
    let mut record = json!({
        "type": "event", "id": id, "name": {"fi": "Perhekahvila"}, "place_id": "tpr:1",
        "start": "2026-09-01T09:30", "end": "2026-09-01T11:30", "rrule": "FREQ=WEEKLY;BYDAY=TU",
        "season": {"from": "2026-09-01"}, "breaks": [], "verified_at": "2026-11-20",
        "access": {"drop_in": "yes", "registration": {"required": false}, "cost": {"kind": "free"}},
        "sources": [{"name": "Yhdistys", "url": "https://example.org", "license": "CC0-1.0", "date": "2026-11-20"}]
    });
    for (key, value) in extra.as_object().unwrap() {
        match value {
            Value::Null => record.as_object_mut().unwrap().remove(key),
            value => record.as_object_mut().unwrap().insert(key.clone(), value.clone()),
        };
    }
    let Record::Event(event) = decode_line(&record.to_string()).unwrap().record else { panic!("{record}") };
    event
}

/// What takes place on a day, as the store would tell it.
fn happenings(event: &Event, on: &str) -> Vec<Happening> {
    let on = day(on);
    let calendar = Calendar::default();
    let place = event.place_id.as_ref().map(|_| PlaceCard::of(&house(), Some(&operator())));
    let facts = Facts::of_event(event, place.as_ref().map(|place| &place.facts));
    let doubts = RunDoubts::new(event, None, &calendar, Some("091"));
    let around = occurrences(event, &calendar, Some("091"), on - Days::new(40), on + Days::new(40));
    let mut found = Vec::new();
    for run in around {
        let touches = occurrences(event, &calendar, Some("091"), on, on + Days::new(1)).contains(&run);
        let moved_away = run.is_moved() && run.recurrence_id.date() == on;
        for (there, moved_away) in [(moved_away, true), (touches, false)] {
            if there {
                found.push(Happening {
                    event: event.id.clone(),
                    name: event.name.clone(),
                    home: event.place_id.clone(),
                    attendance: event.attendance.clone(),
                    facts: facts.clone(),
                    checked: event.provenance.sources.first().and_then(|source| source.date),
                    doubts: doubts.of(&run),
                    run: run.clone(),
                    place: place.clone(),
                    municipality: text("Helsinki"),
                    distance_m: None,
                    matched: Match::Yes,
                    moved_away,
                });
            }
        }
    }
    found
}

pub fn section_at(event: &Event, on: &str, now: DateTime<Utc>, filter: Filter) -> DaySection {
    let asked = Asked { filter, kept: BTreeSet::new(), now };
    day_section(fi(), day(on), &happenings(event, on), &asked, 40)
}

fn lines_at(event: &Event, on: &str, at: &str) -> Vec<AgendaLine> {
    section_at(event, on, moment(at), Filter::default()).lines
}

fn only(event: &Event, on: &str) -> AgendaLine {
    let [line] = lines_at(event, on, "2026-11-24T10:00").try_into().unwrap();
    line
}

fn html(choice: CalendarChoice, page: CalendarPage) -> String {
    thread_local! { static SHOWN: RefCell<Option<(CalendarChoice, CalendarPage)>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((choice, page)));
    render_in_router(|| {
        let (choice, page) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        rsx! {
            CalendarView {
                words: fi(), today: to_civil(now()).date(), choice, position: "Helsinki".to_owned(), has_town: true, free: true,
                parts: vec![Part::Free, Part::Age(14)], content: CalendarContent::Page(Box::new(page)),
                busy: Some(BTreeSet::from([day("2026-11-26")])),
                onchoice: |_| (), onfree: |_| (), onremove: |_| (), onleave: |_| (), onretry: |()| (),
            }
        }
    })
}

pub fn page_of(event: Event) -> EventPage {
    let calendar = Calendar::default();
    let from = to_civil(now()).date();
    let doubts = RunDoubts::new(&event, None, &calendar, Some("091"));
    let runs = occurrences(&event, &calendar, Some("091"), from, from + Days::new(366));
    let runs = runs.into_iter().map(|run| (run.clone(), doubts.of(&run))).collect();
    EventPage {
        places: event.place_id.iter().map(|id| (id.clone(), house())).collect(),
        organizers: vec![operator()],
        runs,
        checked: event.provenance.sources.first().and_then(|source| source.date),
        life_situations: Vec::new(),
        gone_since_kept: None,
        event,
    }
}

fn event_html(page: EventPage) -> String {
    thread_local! { static SHOWN: RefCell<Option<EventPage>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some(page));
    render_in_router(|| {
        let page = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let onopen = use_callback(|_| false);
        rsx! {
            EventView {
                words: fi(), now: now(), content: EventContent::Page(Box::new(page)),
                added: FileOutcome::Exported { to: "kahvila.ics".to_owned() },
                onkeep: |_| (), onshare: |_| (), onadd: |_| (), onopen, onretry: |()| (),
            }
        }
    })
}

#[test]
fn a_line_tells_when_where_and_whether_it_runs_now() {
    let cafe = event("a:cafe", json!({}));
    let line = only(&cafe, "2026-11-24");
    assert_eq!((line.from.as_str(), line.until.as_deref()), ("9.30", Some("11.30")));
    assert_eq!(line.state.as_deref(), Some("Käynnissä · klo\u{a0}11.30 asti"));
    assert_eq!(line.meta, ["Perhetalo Kuutti", "Helsinki"]);
    assert_eq!(line.tags[0].text, "Maksuton");
    let next = only(&cafe, "2026-12-01");
    assert_eq!((next.state, next.off, next.over), (None, false, false));
    // Over: told by a word, and apart from what is to come.
    let over = section_at(&cafe, "2026-11-24", moment("2026-11-24T11:30"), Filter::default());
    assert!(over.lines.is_empty());
    assert_eq!(over.ended[0].state.as_deref(), Some("Päättynyt"));
}

#[test]
fn a_cancelled_time_stays_in_sight_and_a_moved_one_is_told_at_both_of_its_times() {
    let cafe = event(
        "a:cafe",
        json!({"overrides": [
            {"recurrence_id": "2026-11-24T09:30", "status": "cancelled", "note": {"fi": "Vapaaehtoiset kurssilla."}},
            {"recurrence_id": "2026-12-01T09:30", "start": "2026-12-02T13:00", "status": "moved"},
            {"recurrence_id": "2026-12-08T09:30", "start": "2026-12-08T10:00", "end": "2026-12-08T12:00"}
        ]}),
    );
    let off = only(&cafe, "2026-11-24");
    assert_eq!((off.badge.as_deref(), off.off, off.state.as_deref()), (Some("Peruttu"), true, None));
    assert_eq!(off.notes, ["Vapaaehtoiset kurssilla."]);
    let from = only(&cafe, "2026-12-01");
    assert_eq!((from.badge.as_deref(), from.off), (Some("Siirretty"), true));
    assert_eq!(from.notes, ["Siirretty: ke 2.12. klo\u{a0}13"]);
    let to = only(&cafe, "2026-12-02");
    assert_eq!((to.from.as_str(), to.badge.as_deref(), to.off), ("13.00", Some("Siirretty"), false));
    assert_eq!(to.notes, ["Alun perin ti 1.12. klo\u{a0}9.30"]);
    let same_day = lines_at(&cafe, "2026-12-08", "2026-11-24T10:00");
    let told: Vec<_> = same_day.iter().map(|line| (line.from.as_str(), line.off)).collect();
    assert_eq!(told, [("9.30", true), ("10.00", false)]);
    let keys: BTreeSet<_> = same_day.iter().map(|line| &line.key).collect();
    assert_eq!(keys.len(), 2, "each line has a key of its own");
}

#[test]
fn whole_days_nights_and_camps_are_told_on_each_of_their_days() {
    let camp = event("a:camp", json!({"rrule": null, "season": null, "start": "2026-11-27", "end": "2026-11-29"}));
    for on in ["2026-11-27", "2026-11-28", "2026-11-29"] {
        let line = only(&camp, on);
        assert_eq!((line.from.as_str(), line.notes[0].as_str()), ("koko päivä", "27.11.–29.11."), "{on}");
    }
    assert!(lines_at(&camp, "2026-11-30", "2026-11-24T10:00").is_empty(), "the end is the last day");
    let night = event(
        "a:night",
        json!({"rrule": null, "season": null, "start": "2026-11-27T18:00", "end": "2026-11-28T10:00"}),
    );
    let first = only(&night, "2026-11-27");
    assert_eq!((first.from.as_str(), first.until.as_deref()), ("18.00", Some("la 28.11.")));
    let second = only(&night, "2026-11-28");
    assert_eq!((second.from.as_str(), second.until.as_deref()), ("jatkuu", Some("klo\u{a0}10 asti")));
    // One that ends at midnight doesn't touch the next day.
    let late =
        event("a:late", json!({"rrule": null, "season": null, "start": "2026-11-27T20:00", "end": "2026-11-28T00:00"}));
    assert_eq!(only(&late, "2026-11-27").until.as_deref(), Some("24.00"));
    assert!(lines_at(&late, "2026-11-28", "2026-11-24T10:00").is_empty());
}

#[test]
fn what_may_not_take_place_says_so_and_why() {
    let old = json!({"verified_at": null, "sources": [{"name": "Yhdistys", "date": "2019"}]});
    let line = only(&event("a:old", old), "2026-12-01");
    assert_eq!(line.state.as_deref(), Some("Varmista ensin"));
    assert_eq!((line.notes.len(), line.meta.last().map(String::as_str)), (0, Some("tieto vuodelta 2019")));
    let unsaid = event("a:unsaid", json!({"rrule": "FREQ=WEEKLY;BYDAY=TH,FR", "season": null, "breaks": null}));
    let christmas = only(&unsaid, "2026-12-24");
    assert_eq!(christmas.notes, ["aatto, koulujen loma"]);
    assert_eq!(only(&unsaid, "2026-12-25").notes, ["pyhäpäivä, koulujen loma"]);
    assert_eq!(only(&unsaid, "2026-11-26").state, None);
    // Of a start without an end nobody knows whether it still runs.
    let open_end = event("a:open", json!({"end": null}));
    assert_eq!(only(&open_end, "2026-11-24").state.as_deref(), Some("Alkanut, loppumisaika ei tiedossa"));
}

#[test]
fn a_day_of_a_thousand_times_shows_the_first_and_counts_the_rest() {
    let cafe = event("a:cafe", json!({}));
    let thousand: Vec<Happening> = happenings(&cafe, "2026-11-24").into_iter().cycle().take(1_000).collect();
    let asked = Asked { filter: Filter::default(), kept: BTreeSet::new(), now: now() };
    let section = day_section(fi(), day("2026-11-24"), &thousand, &asked, 40);
    assert_eq!((section.lines.len(), section.rest, section.ended.len()), (40, 960, 0));
    // What is over takes nobody's room.
    let noon = Asked { now: moment("2026-11-24T12:00"), ..asked };
    let later =
        happenings(&event("a:late", json!({"start": "2026-09-01T13:00", "end": "2026-09-01T14:00"})), "2026-11-24");
    let mixed: Vec<Happening> = thousand.into_iter().chain(later).collect();
    let section = day_section(fi(), day("2026-11-24"), &mixed, &noon, 40);
    assert_eq!((section.lines.len(), section.rest, section.ended.len()), (1, 0, 40));
    assert!(section.more_ended && !section.more);
}

#[test]
fn a_line_answers_to_what_was_asked() {
    let filter = Filter { languages: vec!["ar".to_owned()], ages_months: vec![14], ..Filter::default() };
    let house_says = event("a:cafe", json!({"languages": {"activity": ["ar"]}}));
    let section = section_at(&house_says, "2026-12-01", now(), filter.clone());
    let tags: Vec<_> = section.lines[0].tags.iter().map(|tag| tag.text.as_str()).collect();
    assert!(tags.contains(&"arabia") && tags.contains(&"1 v 2 kk"), "{tags:?}");
    let online = event("a:net", json!({"place_id": null, "attendance": "online", "online_url": "https://example.org"}));
    let section = section_at(&online, "2026-12-01", now(), filter);
    assert_eq!(section.lines[0].meta, ["Verkossa"]);
    assert!(section.lines[0].tags.iter().any(|tag| tag.text.contains("arabia")), "told as not known");
}

#[test]
fn the_days_to_choose_from_are_a_week_or_a_month_and_none_has_passed() {
    let (today, busy) = (day("2026-11-24"), BTreeSet::from([day("2026-11-26")]));
    let week = day_cells(fi(), today, false, today, Some(&busy));
    let told: Vec<_> = week.iter().map(|cell| (cell.number.as_str(), cell.choosable, cell.busy)).collect();
    assert_eq!(told[..4], [("23", false, false), ("24", true, false), ("25", true, false), ("26", true, true)]);
    assert_eq!(week[3].name, "torstai 26.11., ohjelmaa");
    assert!(week[1].chosen && week[1].today && week.len() == 7);
    let month = day_cells(fi(), day("2026-12-05"), true, today, None);
    assert_eq!((month.len(), month[0].date, month[34].date), (35, day("2026-11-30"), day("2027-01-03")));
    assert!(month[0].outside && month[1].name == "tiistai 1.12.");
    assert_eq!(step(today, false, false, today), None, "nothing lies before this week");
    assert_eq!(step(today, false, true, today), Some(day("2026-11-30")));
    assert_eq!(step(day("2026-12-09"), true, false, today), Some(today), "this month begins with today");
    assert_eq!(step(day("2027-11-24"), true, true, today), None, "a year is the furthest");
}

#[test]
fn a_day_that_was_chosen_and_has_passed_is_today() {
    let choice = CalendarChoice { from: Some(day("2026-11-26")), ..CalendarChoice::default() };
    assert_eq!(choice.first_day(day("2026-11-24")), day("2026-11-26"));
    assert_eq!(choice.first_day(day("2026-11-27")), day("2026-11-27"));
    assert_eq!(CalendarChoice::default().first_day(day("2026-11-27")), day("2026-11-27"));
}

#[test]
fn the_screen_shows_the_day_that_was_asked_for_though_it_holds_nothing() {
    let cafe = event("a:cafe", json!({}));
    let asked = Asked { filter: Filter::default(), kept: BTreeSet::from(["tpr:1".to_owned()]), now: now() };
    let days = vec![
        day_section(fi(), day("2026-11-25"), &[], &asked, 40),
        day_section(fi(), day("2026-12-01"), &happenings(&cafe, "2026-12-01"), &asked, 40),
    ];
    let page = CalendarPage { days, more: true, looked_to: day("2026-12-22"), plans: Vec::new() };
    let choice = CalendarChoice { from: Some(day("2026-11-25")), ..CalendarChoice::default() };
    let html = html(choice, page);
    for words in [
        "Marraskuu",
        "Keskiviikko 25.11.",
        "huomenna",
        "Tälle päivälle ei ole kerrottu mitään.",
        "Tiistai 1.12.",
        "href=\"/event/a:cafe\"",
        "torstai 26.11., ohjelmaa",
        "Tähän päivään",
        "Poista: 1 v 2 kk",
        "Suodata · 2",
        ">Tallessa<",
        "Näytä lisää",
        "Ajat kerrottu vain sanoin",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("Poista: Maksuton"), "free of charge has a button of its own");
    assert_eq!(html.matches("class=\"day day-past\"").count(), 1, "Monday has passed");
}

#[test]
fn nothing_at_all_has_a_face_that_leads_on() {
    let empty = || CalendarPage { looked_to: day("2026-12-22"), ..CalendarPage::default() };
    let html = html(CalendarChoice { saved_only: true, ..CalendarChoice::default() }, empty());
    assert!(html.contains("Ei mitään 22.12. mennessä") && html.contains("Näytä muutkin"), "{html}");
    let html = self::html(CalendarChoice::default(), empty());
    assert!(html.contains("Mikään aika ei sovi kaikkeen") && html.contains("Poista rajaukset"), "{html}");
}

#[test]
fn a_year_s_plan_tells_what_it_is_about_now() {
    let record = json!({"type": "plan", "id": "a:plan", "name": {"fi": "Vuosikello"}, "season": "2026–2027",
    "themes": [
        {"from": "2026-12-20", "to": "2027-01-07", "title": {"fi": "Lepo"}},
        {"from": "2026-11-20", "to": "2026-12-20", "title": {"fi": "Valoa pimeään"}}
    ]});
    let Record::Plan(plan) = decode_line(&record.to_string()).unwrap().record else { panic!("{record}") };
    let view = plan_view(fi(), &plan, &text("Verkosto"), day("2026-12-19")).unwrap();
    assert_eq!(view.of, ["Verkosto", "2026–2027"]);
    assert_eq!(view.now.map(|now| now.text).as_deref(), Some("Valoa pimeään"));
    let told: Vec<_> =
        view.themes.iter().map(|(days, title, now)| (days.as_str(), title.text.as_str(), *now)).collect();
    assert_eq!(told, [("20.11.–19.12.", "Valoa pimeään", true), ("20.12.–6.1.", "Lepo", false)]);
    let bare = Plan { themes: Vec::new(), ..plan };
    assert_eq!(plan_view(fi(), &bare, &text("Verkosto"), day("2026-12-19")), None);
}

#[test]
fn an_event_s_page_tells_the_rule_the_next_five_times_and_everything_else() {
    let page = page_of(event(
        "a:cafe",
        json!({
            "when_text": {"fi": "Tiistaiaamuisin, ei joulunpyhinä"}, "summary": {"fi": "Kahvia ja leikkiä."},
            "breaks": [{"from": "2026-12-22", "to": "2027-01-07"}, "school_holidays", "sovitaan keväällä"],
            "overrides": [{"recurrence_id": "2026-12-01T09:30", "status": "cancelled"}],
            "access": {"drop_in": "no", "cost": {"kind": "paid", "amount_eur": 2}, "registration": {"required": true,
                "url": "https://example.org/tule", "opens_at": "2026-11-01", "closes_at": "2026-11-30"}}
        }),
    ));
    let html = event_html(page);
    for words in [
        ">Käynnissä<",
        "klo\u{a0}11.30 asti",
        "Tiistaisin klo\u{a0}9.30–11.30",
        "Tauolla 22.12.–6.1.",
        "Tauolla koulujen loma-aikoina",
        "Tauko: sovitaan keväällä",
        "Tiistaiaamuisin, ei joulunpyhinä",
        "ti 8.12. klo\u{a0}9.30–11.30",
        "Peruttu",
        "Lisää koko sarja kalenteriin",
        "Tehty: kahvila.ics.",
        "href=\"/place/tpr:1\"",
        "Katu 1, 00530 Helsinki",
        "href=\"https://example.org/tule\"",
        "Ilmoittautuminen on nyt auki",
        "Maksaa 2 €",
        "Esteetön sisäänkäynti",
        "Yhdistys",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert_eq!(html.matches("class=\"session event-time\"").count(), 5);
    assert_eq!(html.matches("Lisää kalenteriin: ").count(), 8, "four times, heard and shown; not the cancelled one");
}

#[test]
fn an_event_s_head_is_right_before_during_and_after() {
    let at = |event: Event, at: &str| {
        let mut page = page_of(event);
        let today = to_civil(moment(at)).date();
        let runs = occurrences(&page.event, &Calendar::default(), None, today, today + Days::new(366));
        page.runs = runs.into_iter().map(|run| (run, Default::default())).collect();
        let head = head(fi(), &page, moment(at));
        format!("{} | {}", head.head, head.details.join(" · "))
    };
    let single =
        || event("a:1", json!({"rrule": null, "season": null, "start": "2026-11-28T15:00", "end": "2026-11-28T18:00"}));
    assert_eq!(at(single(), "2026-11-24T10:00"), "La 28.11. klo\u{a0}15 | ");
    assert_eq!(at(single(), "2026-11-28T15:00"), "Käynnissä | klo\u{a0}18 asti");
    assert_eq!(at(single(), "2026-11-28T18:00"), "Päättynyt | Viimeinen kerta oli 28.11.2026");
    assert_eq!(at(single(), "2026-11-29T00:00"), "Päättynyt | Viimeinen kerta oli 28.11.2026");
    let series = event("a:2", json!({"season": {"from": "2026-09-01", "to": "2026-11-24"}}));
    assert_eq!(at(series.clone(), "2026-11-23T23:59"), "Seuraava kerta huomenna klo\u{a0}9.30 | ");
    assert_eq!(at(series, "2026-11-24T12:00"), "Päättynyt | Viimeinen kerta oli 24.11.2026");
    assert_eq!(at(event("a:3", json!({"status": "cancelled"})), "2026-11-24T10:00"), "Peruttu | ");
    let told = event("a:4", json!({"start": null, "end": null, "rrule": null, "when_text": {"fi": "Keväällä"}}));
    assert_eq!(at(told, "2026-11-24T10:00"), "Ajat kerrottu vain sanoin | Lue alta, milloin.");
}

#[test]
fn an_event_kept_and_gone_is_shown_as_it_was_and_never_as_running() {
    let mut page = page_of(event("a:cafe", json!({})));
    page.runs.clear();
    page.places = BTreeMap::new();
    page.gone_since_kept = Some(moment("2026-11-01T10:00"));
    let html = event_html(page);
    assert!(html.contains("Ei enää hakemistossa") && html.contains("1.11.2026"), "{html}");
    assert!(!html.contains("Käynnissä") && !html.contains("Lisää koko sarja"), "{html}");
}

#[test]
fn signing_up_is_open_between_its_days() {
    let access = |opens: Value, closes: Value| {
        let registration = json!({"required": true, "opens_at": opens, "closes_at": closes});
        event("a:1", json!({"access": {"registration": registration}})).access
    };
    let told = |opens, closes| registration_now(fi(), &access(opens, closes), day("2026-11-24"));
    assert_eq!(told(json!("2026-11-01"), json!("2026-11-24")).as_deref(), Some("Ilmoittautuminen on nyt auki"));
    assert_eq!(told(json!(null), json!("2026-11-23")).as_deref(), Some("Ilmoittautuminen päättyi 23.11.2026"));
    assert_eq!(told(json!("2026-11-25"), json!(null)), None, "the facts say when it begins");
    assert_eq!(told(json!(null), json!(null)), None);
    assert_eq!(told(json!("soon"), json!("2026")), None, "a year's end is far, and words are no day");
}

#[test]
fn a_file_for_the_calendar_is_in_the_reader_s_words() {
    let page = page_of(event(
        "a:cafe/tiistai",
        json!({"overrides": [{"recurrence_id": "2026-12-01T09:30", "status": "cancelled"}]}),
    ));
    let file = event_file::of_series(fi(), &page, now()).unwrap();
    assert_eq!(file.name, "avoin-ovi-cafe-tiistai.ics");
    for line in [
        "SUMMARY:Perhekahvila\r\n",
        "SUMMARY:Peruttu: Perhekahvila\r\n",
        "LOCATION:Perhetalo Kuutti\\, Katu 1\\, 00530 Helsinki\r\n",
        "STATUS:CANCELLED\r\n",
        "URL:https://example.org/\r\n",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=",
    ] {
        assert!(file.text.contains(line), "{line} in {}", file.text);
    }
    let one = event_file::of_one(fi(), &page, 0, now()).unwrap();
    assert_eq!(one.name, "avoin-ovi-cafe-tiistai-2026-11-24.ics");
    assert!(!one.text.contains("RRULE:FREQ=WEEKLY"), "{}", one.text);
    let single = page_of(event("a:1", json!({"rrule": null, "season": null, "start": "2026-11-28", "end": null})));
    assert_eq!(event_file::of_series(fi(), &single, now()), None);
    let all = event_file::of_place(fi(), "a:kuutti", &[page.clone(), single.clone()], now()).unwrap();
    assert_eq!(all.name, "avoin-ovi-kuutti.ics");
    assert!(all.text.contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=") && all.text.contains("DTSTART;VALUE=DATE:20261128"));
    let html = render_in_router(|| {
        let added = Some(FileOutcome::Exported { to: "avoin-ovi-kuutti.ics".to_owned() });
        rsx! { AddSessionsView { words: fi(), added, onadd: |()| () } }
    });
    assert!(html.contains("Lisää kaikki kerrat kalenteriin") && html.contains("Tehty: "), "{html}");
    assert!(as_text(fi(), &single).starts_with("Perhekahvila\nla 28.11.\n"), "{}", as_text(fi(), &single));
}

#[test]
fn times_and_facts_are_told_where_a_series_goes_elsewhere() {
    let cafe = event(
        "a:cafe",
        json!({"season": {"from": "2026-09-01", "to": "2026-12-31"}, "breaks": null, "overrides": [
            {"recurrence_id": "2026-12-01T09:30", "start": "2026-12-01T10:00", "place_id": "tpr:2", "status": "moved"}
        ]}),
    );
    let facts = when_facts(fi(), &cafe, day("2026-11-24"));
    assert_eq!(
        facts,
        ["Tiistaisin klo\u{a0}9.30–11.30", "Viimeinen kerta 31.12.2026 mennessä", "Tauoista ei ole kerrottu"]
    );
    let mut page = page_of(cafe);
    let mut library = house();
    library.id = avoin_ovi::domain::id::PlaceId::parse("tpr:2").unwrap();
    library.name = text("Kirjasto");
    page.places.insert(library.id.clone(), library);
    let times = next_times(fi(), &page, now());
    assert_eq!(times[1].elsewhere.as_ref().map(|(_, name)| name.text.as_str()), Some("Kirjasto"));
    assert_eq!(times[1].badge.as_deref(), Some("Siirretty"));
    assert_eq!(times[1].notes, ["Alun perin ti 1.12. klo\u{a0}9.30"]);
}

#[test]
fn a_hostile_event_stays_text() {
    let evil = event(
        "a:evil",
        json!({
            "name": {"fi": "<script>alert(1)</script>"}, "summary": {"fi": "<img src=x onerror=alert(1)>\u{202e}"},
            "attendance": "hybrid", "online_url": "javascript:alert(1)", "when_text": {"fi": "<b>nyt</b>"},
            "breaks": ["<i>tauko</i>"], "access": {"registration": {"required": true, "url": "javascript:alert(1)"}},
            "sources": [{"name": "<b>x</b>", "url": "javascript:alert(1)", "date": "2026-11-20"}]
        }),
    );
    let asked = Asked { filter: Filter::default(), kept: BTreeSet::new(), now: now() };
    let days = vec![day_section(fi(), day("2026-12-01"), &happenings(&evil, "2026-12-01"), &asked, 40)];
    let page = CalendarPage { days, looked_to: day("2026-12-22"), ..CalendarPage::default() };
    let file = event_file::of_series(fi(), &page_of(evil.clone()), now()).unwrap();
    assert!(!file.text.contains("javascript:"), "{}", file.text);
    for html in [html(CalendarChoice::default(), page), event_html(page_of(evil))] {
        for bad in ["<script>", "<img", "<b>", "<i>", "href=\"javascript", "\u{202e}"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
    }
}
