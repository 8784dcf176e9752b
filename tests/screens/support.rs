//! Tukea: who answers, in which group, with which buttons; a service's page; a record that means harm.

use std::cell::RefCell;

use avoin_ovi::domain::availability::{channel_week, service_availability};
use avoin_ovi::domain::calendar::Calendar;
use avoin_ovi::domain::service::Service;
use avoin_ovi::domain::support::{Answering, Person};
use avoin_ovi::domain::time::to_civil;
use avoin_ovi::feed::{Record, decode_line};
use avoin_ovi::ui::components::service_card::ServiceLine;
use avoin_ovi::ui::screens::{ServiceContent, ServiceView, SupportContent, SupportView};
use avoin_ovi::ui::view::support::{
    Asker, Fallback, ServiceItem, ServicePage, SupportItems, SupportPage, support_page,
};
use dioxus::prelude::*;
use serde_json::{Value, json};

use super::pages::{fi, now, render_in_router};

/// A service of one phone, whose hours a current source tells.
fn line(id: &str, hours: &str, extra: Value) -> Service {
    let mut record = json!({
        "type": "service", "id": id, "kind": "support_line", "name": {"fi": id}, "area_codes": ["national"],
        "channels": [{
            "id": "a", "kind": "phone", "number": "0800 123 456", "confidence": "current", "languages": ["fi", "sv"],
            "cost": {"kind": "free"}, "anonymous": true,
            "hours": {"value": hours, "confidence": "structured", "holidays": "stated", "scope": "offer",
                "stated_on": "2026-11-01"}
        }]
    });
    record.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    let decoded = decode_line(&record.to_string()).unwrap();
    let Record::Service(service) = decoded.record else { panic!("{record}") };
    service
}

fn items(services: Vec<Service>) -> SupportItems {
    let calendar = Calendar::default();
    let state = |service: &Service| service_availability(service, &calendar, now());
    let services = services
        .iter()
        .map(|service| {
            let fallback = service.fallback_id.as_ref().and_then(|id| services.iter().find(|other| other.id == *id));
            let (availability, channels) = state(service);
            ServiceItem {
                service: service.clone(),
                provider: None,
                availability,
                channels,
                fallback: fallback.map(|other| Fallback {
                    id: other.id.clone(),
                    name: other.name.clone(),
                    availability: state(other).0,
                }),
            }
        })
        .collect();
    SupportItems { services, ..SupportItems::default() }
}

fn page_of(services: Vec<Service>, asker: &Asker) -> SupportPage {
    support_page(fi(), &items(services), &[], asker, now())
}

fn names(page: &SupportPage, group: Answering) -> Vec<String> {
    let lines = page.talk.iter().filter(|lines| lines.group == group).flat_map(|lines| &lines.lines);
    lines.map(|line| line.name.text.clone()).collect()
}

fn support_html(page: SupportPage) -> String {
    thread_local! { static SHOWN: RefCell<Option<SupportPage>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some(page));
    render_in_router(|| {
        let page = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let onopen = use_callback(|_| false);
        rsx! {
            SupportView {
                words: fi(), content: SupportContent::Page(Box::new(page)),
                onperson: |_| (), onopen, onretry: |()| (),
            }
        }
    })
}

fn service_html(service: Service) -> String {
    thread_local! { static SHOWN: RefCell<Option<ServicePage>> = const { RefCell::new(None) }; }
    let mut items = items(vec![service]);
    let item = items.services.remove(0);
    let calendar = Calendar::default();
    let today = to_civil(now()).date();
    let weeks = item.service.channels.iter().map(|channel| channel_week(channel, &calendar, today)).collect();
    let page = ServicePage { item, areas: Vec::new(), weeks, life_situations: Vec::new(), tasks: Vec::new() };
    SHOWN.with(|shown| *shown.borrow_mut() = Some(page));
    render_in_router(|| {
        let page = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let onopen = use_callback(|_| false);
        rsx! {
            ServiceView {
                words: fi(), now: now(), content: ServiceContent::Page(Box::new(page)),
                onkeep: |_| (), onshare: |_| (), onopen, onretry: |()| (),
            }
        }
    })
}

// Every clock here is that of Tuesday 24 November 2026 at 10:05.

#[test]
fn who_answers_now_comes_first_and_who_does_not_names_somebody_who_does() {
    let page = page_of(
        vec![
            line("a:evening", "Mo-Fr 17:00-20:00", json!({"fallback_id": "a:day"})),
            line("a:day", "Mo-Fr 09:00-15:00", json!({})),
            line(
                "a:112",
                "24/7",
                json!({"kind": "emergency", "channels": [{"id": "a", "kind": "phone", "number": "112",
                "confidence": "current", "hours": {"value": "24/7", "confidence": "structured", "holidays": "stated"}}]}),
            ),
        ],
        &Asker::default(),
    );
    assert_eq!(page.emergency.as_ref().map(|line| line.name.text.as_str()), Some("a:112"), "set apart from the lines");
    assert_eq!(names(&page, Answering::Now), ["a:day"]);
    assert_eq!(names(&page, Answering::Later), ["a:evening"]);
    let evening: &ServiceLine = &page.talk[1].lines[0];
    assert!(evening.ways.is_empty(), "nobody is sent to a line that doesn't answer");
    assert_eq!(evening.state, "Vastaa tänään klo\u{a0}17");
    assert_eq!(evening.meanwhile.as_ref().map(|meanwhile| meanwhile.id.as_str()), Some("a:day"));
    let html = support_html(page);
    for words in [">0800 123 456<", "href=\"tel:0800123456\"", "href=\"tel:112\"", "Nimettömästi", "Maksuton"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.find("tel:112").unwrap() < html.find("tel:0800123456").unwrap(), "the emergency number is first");
}

#[test]
fn an_old_source_never_answers_now() {
    let old = json!({"channels": [{"id": "a", "kind": "phone", "number": "116 111", "confidence": "old",
        "hours": {"value": "24/7", "confidence": "structured", "holidays": "stated"},
        "sources": [{"name": "Ennen", "date": "2019"}]}]});
    let page = page_of(vec![line("a:old", "24/7", old.clone())], &Asker::default());
    assert_eq!(names(&page, Answering::Now), [""; 0]);
    assert_eq!(names(&page, Answering::Maybe), ["a:old"]);
    let [way] = page.talk[0].lines[0].ways.as_slice() else { panic!("{page:?}") };
    assert!(!way.strong, "it may answer; the button doesn't promise it");
    let html = service_html(line("a:old", "24/7", old));
    assert!(html.contains("Tieto on vanha") && html.contains("Vastaa ehkä nyt"), "{html}");
}

#[test]
fn a_letter_is_never_open_and_a_page_can_be_written_to_at_any_time() {
    let letter =
        json!({"kind": "letter", "channels": [{"id": "a", "kind": "letter", "url": "https://example.org/kirje"}]});
    let page = page_of(vec![line("a:letter", "24/7", letter)], &Asker::default());
    assert_eq!(names(&page, Answering::AnyTime), ["a:letter"]);
    assert_eq!(page.talk[0].lines[0].state, "Käytössä milloin vain");
    assert!(support_html(page).contains("href=\"https://example.org/kirje\""));
}

#[test]
fn a_child_sees_the_lines_that_take_children_and_nobody_sees_another_county_s() {
    let services = || {
        vec![
            line("a:parents", "24/7", json!({"audience": {"groups": ["parents"]}})),
            line("a:children", "24/7", json!({"audience": {"groups": ["children", "youth"]}})),
            line("a:silent", "24/7", json!({})),
            line("a:far", "24/7", json!({"area_codes": ["hva-21"]})),
        ]
    };
    let child = Asker { person: Some(Person::Child), municipality: Some("091".to_owned()), is_placed: true };
    assert_eq!(names(&page_of(services(), &child), Answering::Now), ["a:children", "a:silent"]);
    let parent = Asker { person: Some(Person::Parent), municipality: Some("091".to_owned()), is_placed: true };
    assert_eq!(names(&page_of(services(), &parent), Answering::Now), ["a:parents", "a:silent"]);
    // Who didn't say where they live sees all, each with its area.
    let anyone = page_of(services(), &Asker::default());
    assert_eq!(names(&anyone, Answering::Now).len(), 4);
}

#[test]
fn one_can_ask_for_a_family_friend_or_become_one() {
    let page = page_of(
        vec![
            line("a:both", "24/7", json!({"kind": "support_person", "role": "both"})),
            line("a:give", "24/7", json!({"kind": "volunteering"})),
            line("a:peers", "24/7", json!({"kind": "peer_group"})),
        ],
        &Asker::default(),
    );
    let names = |lines: &[ServiceLine]| lines.iter().map(|line| line.name.text.clone()).collect::<Vec<_>>();
    assert_eq!(names(&page.beside), ["a:both"]);
    assert_eq!(names(&page.give), ["a:both", "a:give"]);
    assert_eq!(names(&page.peers), ["a:peers"]);
    assert!(page.talk.is_empty());
}

fn with_provider(mut items: SupportItems, contact: Value) -> SupportItems {
    let record = json!({"type": "organization", "id": "a:org", "kind": "association", "name": {"fi": "Perheet ry"},
        "url": "https://example.org/ry", "contact": contact});
    let Record::Organization(provider) = decode_line(&record.to_string()).unwrap().record else { panic!() };
    items.services.iter_mut().for_each(|item| item.provider = Some(provider.clone()));
    items
}

#[test]
fn asking_and_becoming_stand_beside_each_other_each_with_its_own_letter() {
    let friend = || {
        let web = json!([{"id": "a", "kind": "web", "url": "https://example.org/kummi", "confidence": "current"}]);
        items(vec![line("a:friend", "24/7", json!({"kind": "support_person", "role": "both", "channels": web}))])
    };
    let ways = |items: &SupportItems| {
        let page = support_page(fi(), items, &[], &Asker::default(), now());
        let [line] = page.beside.as_slice() else { panic!("{page:?}") };
        assert!(line.ways.is_empty(), "its page stands behind the two");
        let links = line.help.iter().filter_map(|side| side.way.as_ref()).map(|way| way.link.as_str().to_owned());
        (links.collect::<Vec<_>>(), line.help.iter().map(|side| side.title.clone()).collect::<Vec<_>>())
    };
    let mail = json!([{"kind": "email", "value": "perheet@example.org"}]);
    let (links, titles) = ways(&with_provider(friend(), mail));
    assert_eq!(titles, ["Pyydä apua", "Auta itse"]);
    assert!(links[0].starts_with("mailto:perheet@example.org?subject=Pyynt%C3%B6"), "{links:?}");
    assert!(links[1].starts_with("mailto:perheet@example.org?subject=Haluan%20mukaan"), "{links:?}");
    let hostile = json!([{"kind": "email", "value": "a@b.fi?bcc=x@y.fi"}]);
    for items in [with_provider(friend(), json!([])), with_provider(friend(), hostile)] {
        let (links, _) = ways(&items);
        assert_eq!(links, ["https://example.org/kummi", "https://example.org/kummi"]);
    }
    let silent = json!({"kind": "childcare", "channels": []});
    let html = service_html(line("a:silent", "24/7", silent));
    assert!(html.contains("Järjestäjä ei ole kertonut, miten.") && !html.contains("Auta itse</h3>"), "{html}");
}

#[test]
fn help_can_be_given_near_first_and_it_is_said_where_near_is_not_known() {
    let services = || {
        vec![
            line("a:everywhere", "24/7", json!({"kind": "volunteering"})),
            line("a:here", "24/7", json!({"kind": "volunteering", "area_codes": ["kunta-091"]})),
            line("a:far", "24/7", json!({"kind": "volunteering", "area_codes": ["hva-21"]})),
            line(
                "a:forum",
                "24/7",
                json!({"kind": "peer_group",
                "channels": [{"id": "a", "kind": "forum", "url": "https://example.org"}]}),
            ),
        ]
    };
    let here = Asker { municipality: Some("091".to_owned()), is_placed: true, ..Asker::default() };
    let page = page_of(services(), &here);
    let names: Vec<_> = page.give.iter().map(|line| line.name.text.as_str()).collect();
    assert_eq!(names, ["a:here", "a:everywhere"]);
    assert_eq!(page.online.iter().map(|line| line.name.text.as_str()).collect::<Vec<_>>(), ["a:forum"]);
    assert!(page.is_placed && !page_of(services(), &Asker::default()).is_placed);
}

#[test]
fn a_service_that_is_wrong_can_be_told_of_with_what_stands_there_now() {
    let html = service_html(line(
        "a:day",
        "Mo-Fr 09:00-15:00",
        json!({
            "sources": [{"name": "Rekisteri", "date": "2026-11-01", "contact": "korjaa@example.org"}]
        }),
    ));
    for words in [
        "Onko jokin väärin?",
        "Viesti lähtee lähteelle: Rekisteri",
        "mailto:korjaa@example.org?subject=",
        "Numero tai osoite",
        "0800%20123%20456",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a_service_s_page_tells_each_way_with_its_week_and_its_price() {
    let html = service_html(line("a:day", "Mo-Fr 09:00-15:00", json!({"summary": {"fi": "Kuuntelemme."}})));
    for words in
        ["Vastaa nyt", "klo\u{a0}15 asti", "Kuuntelemme.", "Puhelin", "suomi", "9–15", "Koko Suomi", "Nimettömästi"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("Tarvitsee verkkoyhteyden"), "a call needs no data network");
}

#[test]
fn hours_that_decide_nothing_make_no_week() {
    let hours = json!({"value": "Mo-Fr 09:00-15:00", "confidence": "structured", "holidays": "stated"});
    let channel = |extra: Value| {
        let mut channel = json!({"id": "a", "kind": "phone", "number": "116 111", "hours": hours});
        channel.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        service_html(line("a:1", "24/7", json!({"channels": [channel]})))
    };
    let week = "class=\"week\"";
    assert!(channel(json!({"confidence": "current"})).contains(week));
    assert!(channel(json!({"confidence": "old"})).contains("ehkä 9–15"), "an old source's week is a maybe");
    for unheard in [
        json!({"confidence": "unknown"}),
        json!({"confidence": "current", "number": null}),
        json!({"confidence": "current", "kind": "letter", "url": "https://example.org"}),
    ] {
        let html = channel(unheard.clone());
        assert!(!html.contains(week) && !html.contains("Vastaa nyt"), "{unheard}: {html}");
    }
}

#[test]
fn a_hostile_service_stays_text() {
    let evil = json!({
        "name": {"fi": "<script>alert(1)</script>"}, "summary": {"fi": "<img src=x onerror=alert(1)>\u{202e}"},
        "channels": [
            {"id": "a", "kind": "chat", "url": "javascript:alert(1)", "confidence": "current",
                "hours": {"value": "24/7", "confidence": "structured", "holidays": "stated"}},
            {"id": "b", "kind": "phone", "number": "<b>1</b>", "confidence": "unknown"}
        ]
    });
    let service = line("a:evil", "24/7", evil);
    for html in [support_html(page_of(vec![service.clone()], &Asker::default())), service_html(service)] {
        assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("<b>1"), "{html}");
        assert!(!html.contains("href=\"javascript"), "{html}");
    }
}
