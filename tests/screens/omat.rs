//! Omat, what a place's page tells in its second half, the settings' pages; and a record that means harm.

use avoin_ovi::domain::area::Notice;
use avoin_ovi::domain::availability::{Availability, Reasons, State};
use avoin_ovi::domain::event::{Event, EventStatus};
use avoin_ovi::domain::id::{EventId, NoticeId, PlaceId, VocabularyId};
use avoin_ovi::domain::place::{Image, Place, PlaceKind, Quality, QualityMethod};
use avoin_ovi::domain::record::{Contact, ContactKind, PartialDate, Provenance};
use avoin_ovi::domain::text::Text;
use avoin_ovi::ui::components::tabs::{Tab, Tabs};
use avoin_ovi::ui::i18n::Language;
use avoin_ovi::ui::link::SafeLink;
use avoin_ovi::ui::screens::{
    AccessibilityView, FeedNews, FeedView, FileOutcome, Followed, NewLink, PlaceContent, PlaceView, PrivacyView,
    RegionLine, RegionsView, SavedContent, SavedView, ShareOutcome, SoftwareView,
};
use avoin_ovi::ui::view::place::{Criterion, PlacePage};
use avoin_ovi::ui::view::report::report;
use avoin_ovi::ui::view::saved::{SavedItem, SavedThing, content};
use dioxus::prelude::*;

use super::pages::{fi, house, item, moment, now, page, render_in_router, text};

/// What a rendering of Omat, and of a place's page, is made from.
type SavedShown = (SavedContent, Option<FileOutcome>, Option<String>);
type PlaceShown = (PlacePage, Option<bool>, Option<ShareOutcome>);

fn named(id: &str, name: &str) -> Place {
    Place::new(PlaceId::parse(id).unwrap(), PlaceKind::FamilyCafe, text(name))
}

fn saved(id: &str, thing: SavedThing) -> SavedItem {
    SavedItem { id: id.to_owned(), saved_at: moment("2025-05-16T12:00"), thing, note: None, rank: None }
}

/// A kept place in a state of one's choice.
fn place_in(state: State, id: &str, name: &str) -> SavedItem {
    let mut item = item(&named(id, name), now());
    item.availability = Availability { state, ..Availability::unknown(Reasons::NONE) };
    saved(id, SavedThing::Place(Box::new(item)))
}

/// A kept place of which nobody knows whether it is open.
pub fn saved_place(id: &str, name: &str) -> SavedItem {
    place_in(State::Unknown, id, name)
}

fn names(content: &SavedContent) -> (Vec<String>, Vec<String>) {
    let SavedContent::List { there, gone, .. } = content else { panic!("{content:?}") };
    let names = |lines: &[avoin_ovi::ui::screens::SavedLine]| lines.iter().map(|l| l.row.name.text.clone()).collect();
    (names(there), names(gone))
}

fn saved_html(content: SavedContent, outcome: Option<FileOutcome>, removed: Option<String>) -> String {
    thread_local! {
        static SHOWN: std::cell::RefCell<Option<SavedShown>> = const { std::cell::RefCell::new(None) };
    }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((content, outcome, removed)));
    render_in_router(|| {
        let (content, outcome, removed) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        rsx! {
            SavedView {
                words: fi(), content, outcome, removed,
                onremove: |_| (), onundo: |()| (), onexport: |()| (), onimport: |_| (), onretry: |()| (),
            }
        }
    })
}

fn place_html(page: PlacePage, kept: Option<bool>, shared: Option<ShareOutcome>) -> String {
    thread_local! {
        static SHOWN: std::cell::RefCell<Option<PlaceShown>> = const { std::cell::RefCell::new(None) };
    }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((page, kept, shared)));
    render_in_router(|| {
        let (page, kept, shared) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        rsx! {
            PlaceView {
                words: fi(), now: now(), content: PlaceContent::Page(Box::new(page)), is_origin: false, kept, shared,
                onopen: Callback::new(|_: SafeLink| false), onorigin: |_| (), onkeep: |_| (), onshare: |_| (),
                onretry: |()| (),
            }
        }
    })
}

#[test]
fn omat_has_what_is_open_first_then_by_name_and_what_is_gone_apart() {
    let items = [
        place_in(State::Unknown, "a:1", "Aino"),
        place_in(State::Open, "a:2", "Öinen"),
        place_in(State::Closed, "a:3", "Suljettu"),
        place_in(State::Open, "a:4", "Avoin"),
        saved("a:5", SavedThing::GonePlace(Box::new(house()))),
        saved("a:6", SavedThing::Gone(Text::default())),
    ];
    let (there, gone) = names(&content(fi(), &items, now()));
    assert_eq!(there, ["Avoin", "Öinen", "Suljettu", "Aino"]);
    assert_eq!(gone, ["a:6", "Perhetalo Kuutti"], "what has no name goes by its id");
}

#[test]
fn a_vanished_place_is_shown_as_it_was_last_known_and_never_as_open() {
    let list = content(fi(), &[saved("tpr:1", SavedThing::GonePlace(Box::new(house())))], now());
    let html = saved_html(list, None, None);
    for words in [
        "Ei enää hakemistossa",
        "tiedot siltä päivältä, kun tallensit: 16.5.2025",
        "Katu 1, 00530 Helsinki",
        "Arkisin 9–16",
        "Poista omista: Perhetalo Kuutti",
        "href=\"/place/tpr:1\"",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("tone-open") && !html.contains("Auki"), "{html}");

    let mut gone = page(house());
    gone.gone_since_kept = Some(moment("2025-05-16T12:00"));
    let html = place_html(gone, Some(true), None);
    assert!(html.contains("Ei enää hakemistossa") && html.contains("Emme tiedä, onko se auki"), "{html}");
    assert!(!html.contains("tone-open") && !html.contains("Ehkä auki"), "{html}");
}

#[test]
fn a_kept_event_tells_its_next_time_and_leads_to_its_page() {
    let mut event = Event::new(EventId::parse("a:e").unwrap(), text("Perhekahvila"));
    event.place_id = PlaceId::parse("tpr:1").ok();
    let next = Some(avoin_ovi::domain::time::to_civil(moment("2026-12-01T09:30")));
    let thing = |event: &Event| SavedThing::Event { event: Box::new(event.clone()), next };
    let html = saved_html(content(fi(), &[saved("a:e", thing(&event))], now()), None, None);
    assert!(html.contains("Seuraava kerta ti 1.12. klo\u{a0}9.30") && html.contains("/event/a:e"), "{html}");
    event.status = EventStatus::Cancelled;
    let html = saved_html(content(fi(), &[saved("a:e", thing(&event))], now()), None, None);
    assert!(html.contains("Peruttu") && !html.contains("Seuraava kerta"), "{html}");
}

#[test]
fn omat_has_a_face_for_nothing_kept_and_says_what_became_of_files() {
    let nothing = || SavedContent::List { there: Vec::new(), gone: Vec::new(), own_order: false };
    let html = saved_html(nothing(), None, None);
    assert!(html.contains("Ei vielä omia paikkoja") && html.contains("paina sydäntä"), "{html}");
    assert!(!html.contains("Vie tiedostoon"), "there is nothing to export");
    let told = |outcome| saved_html(nothing(), Some(outcome), None);
    assert!(told(FileOutcome::Imported { added: 2 }).contains("Tuotu 2 paikkaa lisää."));
    assert!(told(FileOutcome::Imported { added: 0 }).contains("ei ollut mitään uutta"));
    let html = told(FileOutcome::NotImported("line 3: <b>".to_owned()));
    assert!(html.contains("role=\"alert\"") && html.contains("mikään muuttunut"), "{html}");
    assert!(html.contains("line 3: &#60;b&#62;") || html.contains("line 3: &lt;b&gt;"), "{html}");
    let html = saved_html(nothing(), None, Some("Kuutti".to_owned()));
    assert!(html.contains("Poistettu omista: Kuutti") && html.contains(">Kumoa<"), "{html}");
    assert!(saved_html(SavedContent::Failed("levy".to_owned()), None, None).contains("role=\"alert\""));
    assert!(saved_html(SavedContent::Loading, None, None).contains("role=\"status\""));
}

#[test]
fn a_page_keeps_shares_and_tells_the_rest_of_what_is_known() {
    let mut full = page(house());
    full.notices = vec![Notice {
        id: NoticeId::parse("a:n").unwrap(),
        name: text("Torin kiveys uusitaan"),
        text: text("Kulku pihan kautta."),
        area_code: None,
        place_id: None,
        from: None,
        to: None,
        provenance: Provenance::default(),
    }];
    full.tasks = vec![text("Vertaistuki ja yhteisöllisyys")];
    full.life_situations = vec![text("Vauva kotona")];
    full.quality = vec![Criterion {
        name: text("Jokainen tulija toivotetaan tervetulleeksi"),
        assessed: Quality {
            criterion_id: VocabularyId::parse("a:c").unwrap(),
            result: "partly".to_owned(),
            method: QualityMethod::Peer,
            date: PartialDate::parse("2026-09"),
        },
    }];
    let html = place_html(full.clone(), Some(false), Some(ShareOutcome::Copied));
    for words in [
        "aria-pressed=\"false\"",
        ">Tallenna<",
        "Kopioitu.",
        "Torin kiveys uusitaan",
        "Vertaistuki ja yhteisöllisyys",
        "Vauva kotona",
        "Toteutuu osittain · vertaisarvio · 9/2026",
        "Avaa karttasovelluksessa",
        "https://www.openstreetmap.org/?mlat=60.184000",
        "Onko jokin väärin?",
    ] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(place_html(full, Some(true), None).contains(">Tallessa<"));
}

#[test]
fn a_mistake_is_told_to_the_source_else_to_the_editor_else_shared() {
    let mut page = page(house());
    let shared = report(fi(), &page, None);
    assert!(shared.letters.iter().all(|letter| letter.link.is_none()));
    assert!(shared.letters[0].text.contains("Perhetalo Kuutti (tpr:1)"), "{}", shared.letters[0].text);
    assert!(shared.letters[0].text.contains("Arkisin 9–16"), "the fact as it is told now");

    let edited = report(fi(), &page, Some("toimitus@example.org"));
    let link = edited.letters[0].link.clone().unwrap();
    assert!(link.as_str().starts_with("mailto:toimitus@example.org?subject=Avoin%20ovi%3A%20Perhetalo%20Kuutti"));

    page.place.provenance.sources[0].contact = Some("palaute@hel.fi".to_owned());
    let told = report(fi(), &page, Some("toimitus@example.org"));
    assert!(told.letters[0].link.clone().unwrap().as_str().starts_with("mailto:palaute@hel.fi?"));
    page.place.provenance.sources[0].contact = Some("javascript:alert(1)".to_owned());
    let told = report(fi(), &page, None);
    assert!(told.letters.iter().all(|letter| letter.link.is_none()), "no way that may not be followed");
}

#[test]
fn a_picture_is_told_in_words_with_whose_it_is_and_never_fetched() {
    let mut place = house();
    place.images = vec![Image {
        asset: "ab".repeat(32),
        alt: text("Keltainen talo, jonka ovi on auki."),
        credit: "Maija Kuvaaja".to_owned(),
        license: "CC BY 4.0".to_owned(),
    }];
    let html = place_html(page(place), Some(false), None);
    for words in ["Kuva sanoin", "Keltainen talo, jonka ovi on auki.", "Kuva: Maija Kuvaaja · CC BY 4.0"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<img") && !html.contains(&"ab".repeat(32)), "{html}");
    assert!(!place_html(page(house()), Some(false), None).contains("Kuva sanoin"));
}

/// Every text of a record set to this.
fn hostile(words: &str) -> PlacePage {
    let mut place = house();
    let evil = text(words);
    place.name = evil.clone();
    place.summary = evil.clone();
    place.description = evil.clone();
    place.first_visit = evil.clone();
    place.arrival = evil.clone();
    place.operator_note = evil.clone();
    place.host_name = evil.clone();
    place.address.street = evil.clone();
    place.address.city = evil.clone();
    place.access.food = evil.clone();
    place.access.cost.note = evil.clone();
    place.images =
        vec![Image { asset: "ab".repeat(32), alt: evil.clone(), credit: words.to_owned(), license: words.to_owned() }];
    place.access.registration.required = Some(true);
    place.access.registration.url = Some("javascript:alert(1)".to_owned());
    place.audience.note = evil.clone();
    place.accessibility.note = evil.clone();
    place.accessibility.assessor = Some(words.to_owned());
    place.accessibility.assessed_at = PartialDate::parse("2026");
    place.provenance.verified_at = chrono::NaiveDate::from_ymd_opt(2026, 11, 1);
    place.provenance.verified_by = Some(words.to_owned());
    place.provenance.sources[0].name = words.to_owned();
    place.provenance.sources[0].url = Some("javascript:alert(1)".to_owned());
    place.provenance.sources[0].license = Some(words.to_owned());
    place.provenance.sources[0].contact = Some("a@b.fi?bcc=c@d.fi".to_owned());
    place.contacts = [ContactKind::Phone, ContactKind::Email, ContactKind::Web]
        .map(|kind| Contact { kind, value: "javascript:alert(1)".to_owned(), label: evil.clone() })
        .to_vec();
    let mut page = page(place);
    page.operators[0].name = evil.clone();
    page.operators[0].url = Some("data:text/html,<script>alert(1)</script>".to_owned());
    page.tasks = vec![evil.clone()];
    page.life_situations = vec![evil];
    page
}

#[test]
fn t37_a_record_that_means_harm_stays_text_on_every_screen() {
    for words in
        ["<script>alert(1)</script><img src=x onerror=alert(1)>", "\" onclick=\"alert(1)", "ovi\u{202e}ikki\u{2067}"]
    {
        let page = hostile(words);
        let place = page.place.clone();
        let kept = content(
            fi(),
            &[
                saved("tpr:1", SavedThing::Place(Box::new(item(&place, now())))),
                saved("tpr:2", SavedThing::GonePlace(Box::new(place.clone()))),
            ],
            now(),
        );
        for html in [place_html(page, Some(true), None), saved_html(kept, None, Some(words.to_owned()))] {
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("onclick=\"alert"), "{html}");
            for scheme in ["href=\"javascript", "href=\"data:", "bcc="] {
                assert!(!html.contains(scheme), "{scheme} in {html}");
            }
            assert!(!html.contains('\u{202e}') && !html.contains('\u{2067}'), "marks that turn the direction: {html}");
        }
    }
}

#[test]
fn the_tabs_say_which_one_is_here() {
    let html = render_in_router(|| rsx! { Tabs { words: fi(), current: Some(Tab::Saved) } });
    assert!(html.contains("<nav") && html.contains("aria-label=\"Päävalikko\""), "{html}");
    assert!(html.contains(">Nyt<") && html.contains(">Omat<") && html.matches("tab-on").count() == 1, "{html}");
}

#[test]
fn the_settings_pages_tell_what_they_are_asked() {
    let html = render_in_router(|| {
        let line = |code: Option<&str>, name: &str| RegionLine {
            code: code.map(str::to_owned),
            name: name.to_owned(),
            details: vec!["3 paikkaa".to_owned()],
        };
        rsx! {
            RegionsView {
                words: fi(),
                lines: vec![line(Some("hva-06"), "Pirkanmaa"), line(Some("hva-07"), "Päijät-Häme"), line(None, "Leikkipaikat")],
                chosen: vec!["hva-07".to_owned()], onchoose: |_| (),
            }
        }
    });
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1, "{html}");
    assert!(html.contains("Pirkanmaa") && html.contains("Mukana aina"), "{html}");

    let html = render_in_router(|| rsx! { SoftwareView { words: fi(), onopen: Callback::new(|_: SafeLink| false) } });
    assert!(
        html.contains("https://crates.io/crates/dioxus/0.7") && html.contains("https://crates.io/crates/rusqlite/")
    );
    assert!(html.contains("https://mvnrepository.com/artifact/androidx.webkit/webkit/"), "{html}");
    assert!(!html.contains("maven:") && !html.contains("npm:"), "{html}");
    for language in Language::ALL {
        let html = match language {
            Language::Finnish => render_in_router(|| rsx! { PrivacyView { words: Language::Finnish.words() } }),
            Language::Swedish => render_in_router(|| rsx! { PrivacyView { words: Language::Swedish.words() } }),
            Language::English => render_in_router(|| rsx! { PrivacyView { words: Language::English.words() } }),
            Language::Arabic => render_in_router(|| rsx! { PrivacyView { words: Language::Arabic.words() } }),
        };
        assert!(html.contains("IP"), "{html}");
    }
    let html = render_in_router(|| {
        rsx! {
            AccessibilityView {
                words: fi(), editor: Some("toimitus@example.org".to_owned()), onopen: Callback::new(|_: SafeLink| false),
            }
        }
    });
    assert!(html.contains("WCAG 2.2 AA") && html.contains("mailto:toimitus@example.org?subject="), "{html}");
}

#[test]
fn a_kept_place_carries_a_small_heart_in_every_list() {
    use avoin_ovi::ui::view::row::{Asked, row, row_asked};
    let place = house();
    let kept = std::rc::Rc::new(std::collections::BTreeSet::from([place.id.clone()]));
    let asked = Asked { kept, ..Asked::nothing(now()) };
    assert_eq!(row_asked(fi(), &item(&place, now()), &asked).kept.as_deref(), Some("Tallessa"));
    assert_eq!(row(fi(), &item(&place, now()), now()).kept, None);
}

fn feed_html(followed: Option<Followed>, news: FeedNews, new: NewLink) -> String {
    thread_local! {
        static SHOWN: std::cell::RefCell<Option<(Option<Followed>, FeedNews, NewLink)>> = const { std::cell::RefCell::new(None) };
    }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((followed, news, new)));
    render_in_router(|| {
        let (followed, news, new) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        rsx! {
            FeedView {
                words: fi(), followed, news, new,
                onsync: |()| (), onstop: |()| (), onlink: |_| (), onagree: |_| (), onforget: |()| (),
            }
        }
    })
}

#[test]
fn the_feed_says_whom_one_follows_how_it_went_and_asks_before_it_trusts() {
    let followed = Followed {
        publisher: Some("<b>Piiri</b>".to_owned()),
        address: "https://example.org/feed/".to_owned(),
        fingerprint: Some("0123 4567".to_owned()),
        is_own: true,
        details: vec!["Julkaistu tänään klo\u{a0}9".to_owned()],
    };
    let html =
        feed_html(Some(followed.clone()), FeedNews::Good("Kaikki on ajan tasalla.".to_owned()), NewLink::Nothing);
    for words in
        ["https://example.org/feed/", "0123 4567", "Kaikki on ajan tasalla.", "Päivitä nyt", "Lopeta tämän seuraaminen"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<b>"), "{html}");
    let html = feed_html(
        Some(Followed { is_own: false, ..followed }),
        FeedNews::Running { done: 312_400, total: 1_240_000 },
        NewLink::Nothing,
    );
    assert!(
        !html.contains("role=\"switch\""),
        "where the system tells no network from another, nothing is offered: {html}"
    );
    assert!(
        html.contains("<progress") && html.contains("313 kt / 1,2 Mt") && html.contains("Lopeta hakeminen"),
        "{html}"
    );
    let said = &html[html.find("role=\"status\"").unwrap()..html.find("<progress").unwrap()];
    assert!(said.contains("Haetaan uusia tietoja</p></div>"), "a voice doesn't count along: {html}");
    assert!(!html.contains("Lopeta tämän seuraaminen"), "what came with the app can't be removed");

    let introduced = NewLink::Introduced {
        publisher: "Piiri".to_owned(),
        contact: Some("piiri@example.org".to_owned()),
        fingerprint: "89ab cdef".to_owned(),
    };
    let html = feed_html(None, FeedNews::Quiet, introduced);
    for words in
        ["Tietoja ei haeta mistään", "Piiri", "89ab cdef", "Luotan, seuraa tätä", "En seuraa", "role=\"alert\""]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    let wrong = NewLink::Wrong { text: "Tämä ei ole linkki".to_owned(), detail: String::new() };
    let html = feed_html(None, FeedNews::Quiet, wrong);
    assert!(html.contains("Tämä ei ole linkki") && !html.contains("Mitä tapahtui"), "{html}");
}
