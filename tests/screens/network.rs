//! Who is behind it, asking and becoming, and what somebody writes to the network: rendered from plain values.

use std::cell::RefCell;

use avoin_ovi::domain::area::{Area, Vocabulary};
use avoin_ovi::domain::organization::Organization;
use avoin_ovi::domain::support::Person;
use avoin_ovi::feed::{Record, decode_line};
use avoin_ovi::ui::screens::{
    FeedbackContent, FeedbackView, NetworkContent, NetworkView, OrganizationContent, OrganizationView, QualityContent,
    QualityView,
};
use avoin_ovi::ui::view::feedback::{Draft, Matter, Recipient, recipients};
use avoin_ovi::ui::view::network::{AreaItem, OrganizationItem, network_page, organization_page, quality_page};
use dioxus::prelude::*;
use serde_json::{Value, json};

use super::pages::{fi, house, item, now, render_in_router};

fn record(record: Value) -> Record {
    decode_line(&record.to_string()).unwrap().record
}

fn organization(extra: Value) -> Organization {
    let mut json =
        json!({"type": "organization", "id": "a:hva", "kind": "county", "name": {"fi": "Mallilan hyvinvointialue"}});
    json.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    let Record::Organization(organization) = record(json) else { panic!() };
    organization
}

fn coordinator() -> Organization {
    organization(json!({
        "url": "https://example.org/hva",
        "contact": [{"kind": "email", "value": "perheet@example.org"}],
        "network": {"role": "coordinator", "promise": {"text": {"fi": "Jokaista tervehditään."}, "date": "2026-02-12"}}
    }))
}

fn member() -> Organization {
    organization(json!({
        "id": "a:yhdistys", "kind": "association", "name": {"fi": "Mallilan perheet ry"}, "parent_id": "a:hva",
        "network": {"role": "member"}
    }))
}

fn area(code: &str, level: &str, name: &str) -> Area {
    let json = json!({"type": "area", "id": format!("a:{code}"), "code": code, "level": level, "name": {"fi": name}});
    let Record::Area(area) = record(json) else { panic!() };
    area
}

fn network_html(content: NetworkContent) -> String {
    thread_local! { static SHOWN: RefCell<Option<NetworkContent>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some(content));
    render_in_router(|| {
        let content = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        rsx! { NetworkView { words: fi(), content, onretry: |()| () } }
    })
}

#[test]
fn the_areas_stand_one_inside_the_other_and_the_coordinator_before_the_members() {
    let service = |id: String| {
        let json =
            json!({"type": "service", "id": format!("a:{id}"), "kind": "other", "name": {"fi": format!("Neuvo {id}")}});
        let Record::Service(service) = record(json) else { panic!() };
        service
    };
    let item = |area: Area, places: usize, services: usize| AreaItem {
        area,
        places,
        services: (0..services).map(|n| service(n.to_string())).collect(),
    };
    let areas = [
        item(area("kunta-091", "municipality", "Mallila"), 12, 0),
        item(area("alue-1", "service_area", "Keskusta"), 12, 1),
        item(area("hva-90", "county", "Mallilan alue"), 40, 2),
        item(area("national", "national", "Suomi"), 455, 60),
    ];
    let page = network_page(fi(), &areas, &[member(), coordinator()], &[(member(), 3)]);
    let html = network_html(NetworkContent::Page(Box::new(page)));
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert!(at("Kunta") < at("Palvelualue") && at("Palvelualue") < at("Hyvinvointialue"));
    assert!(at("Hyvinvointialue") < at("Koko maa"));
    for words in
        ["ei omia palveluja", "1 oma palvelu", "2 omaa palvelua", "Jokaista tervehditään.", "Luvattu 12.2.2026"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(
        at("Mallilan hyvinvointialue") < at("Mallilan perheet ry") && html.contains("href=\"/organization/a:hva\"")
    );
    assert_eq!(html.matches("href=\"/service/a:").count(), 3, "a few are named, sixty are counted: {html}");
    assert!(html.contains("3 paikkaa"), "what the member runs here");
    assert!(!html.contains("Kuka järjestää täällä"), "nobody is told twice");
}

#[test]
fn a_network_that_told_nothing_is_said_to_have_told_nothing() {
    let html = network_html(NetworkContent::Page(Box::default()));
    assert!(html.contains("Kerro kuntasi") && html.contains("ei ole vielä kertonut itsestään"), "{html}");
    assert!(network_html(NetworkContent::Failed("levy".to_owned())).contains("role=\"alert\""));
}

fn organization_html(content: OrganizationContent) -> String {
    thread_local! { static SHOWN: RefCell<Option<OrganizationContent>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some(content));
    render_in_router(|| {
        let content = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let onopen = use_callback(|_| false);
        rsx! { OrganizationView { words: fi(), content, onopen, onretry: |()| () } }
    })
}

fn page_of(organization: Organization) -> OrganizationContent {
    let item = OrganizationItem {
        organization,
        parent: None,
        members: vec![member()],
        places: vec![item(&house(), now())],
        services: Vec::new(),
        events: Vec::new(),
    };
    OrganizationContent::Page(Box::new(organization_page(fi(), &item, &[], now())))
}

#[test]
fn an_organization_s_page_tells_its_promise_its_ways_and_what_it_runs() {
    let html = organization_html(page_of(coordinator()));
    for words in [
        "verkoston koordinaattori",
        "Jokaista tervehditään.",
        "href=\"mailto:perheet@example.org\"",
        "https://example.org/hva",
        "Kuutti",
        "1 paikka",
        "Mallilan perheet ry",
        "href=\"/feedback/a:hva\"",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let html = organization_html(page_of(organization(json!({"url": "javascript:alert(1)"}))));
    assert!(html.contains("yhteystietoja ei ole hakemistossa") && !html.contains("javascript"), "{html}");
    assert!(organization_html(OrganizationContent::Missing).contains("Järjestäjää ei löydy"));
}

#[test]
fn criteria_stand_under_their_themes_and_say_their_language() {
    let criterion = |id: &str, group: &str, order: i64| {
        let json = json!({
            "type": "vocabulary", "id": format!("a:{id}"), "kind": "quality_criterion", "order": order,
            "name": {"fi": format!("Lause {id}.")}, "group": {"fi": group}
        });
        let Record::Vocabulary(word) = record(json) else { panic!() };
        word
    };
    let words: Vec<Vocabulary> =
        vec![criterion("1", "Kohtaaminen", 1), criterion("2", "Tilat", 2), criterion("3", "Kohtaaminen", 3)];
    let (themes, _) = quality_page(fi(), &words);
    assert_eq!(themes.iter().map(|theme| theme.criteria.len()).collect::<Vec<_>>(), [2, 1]);
    let (themes, sources) = quality_page(avoin_ovi::ui::i18n::Language::Swedish.words(), &words);
    thread_local! { static SHOWN: RefCell<Option<QualityContent>> = const { RefCell::new(None) }; }
    let shown = |content: QualityContent| {
        SHOWN.with(|shown| *shown.borrow_mut() = Some(content));
        render_in_router(|| {
            let content = SHOWN.with(|shown| shown.borrow().clone().unwrap());
            let onopen = use_callback(|_| false);
            let words = avoin_ovi::ui::i18n::Language::Swedish.words();
            rsx! { QualityView { words, content, onopen, onretry: |()| () } }
        })
    };
    let html = shown(QualityContent::Page { themes, sources });
    assert!(html.contains("skrivna på finska") && html.contains("lang=\"fi\""), "{html}");
    let html = shown(QualityContent::Page { themes: Vec::new(), sources: Vec::new() });
    assert!(html.contains("Det finns inga kriterier"), "{html}");
}

fn feedback_html(draft: Option<Draft>, recipients: Vec<Recipient>) -> String {
    thread_local! { static SHOWN: RefCell<Option<(Option<Draft>, Vec<Recipient>)>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((draft, recipients)));
    render_in_router(|| {
        let (draft, recipients) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let onopen = use_callback(|_| false);
        rsx! {
            FeedbackView {
                words: fi(), content: FeedbackContent::Ready { about: None, recipients }, draft,
                onchange: |_| (), onchosen: |_| (), onwipe: |_| (), onundo: |()| (), onshare: |_| (), onopen,
                onretry: |()| (),
            }
        }
    })
}

#[test]
fn what_is_written_goes_by_the_writer_s_own_mail_and_nothing_goes_by_itself() {
    let to = recipients(fi(), None, &[member(), coordinator()], None);
    let draft = Draft {
        matter: Matter::Idea,
        writer: Some(Person::Child),
        text: "Keinu & \"hiekka\" </textarea><b>".to_owned(),
    };
    let html = feedback_html(Some(draft.clone()), to);
    for words in ["Mitään ei lähetetä itsestään", "href=\"mailto:perheet@example.org?", "Keinu%20%26%20", "Lapsi"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<b>"), "a writer's words stay words: {html}");
    let html = feedback_html(Some(Draft::default()), Vec::new());
    assert!(html.contains("Kirjoita ensin jotain") && html.contains("Emme tiedä, kenelle"), "{html}");
    let html = feedback_html(Some(draft), Vec::new());
    assert!(html.contains(">Jaa<") && !html.contains("mailto:"), "who knows no address shares: {html}");
    assert!(feedback_html(None, Vec::new()).contains("role=\"status\""), "the draft is read first");
}
