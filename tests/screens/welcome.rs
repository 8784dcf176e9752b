//! The first start: the offer above the list, three steps that can each be left as they are.

use std::cell::{Cell, RefCell};

use avoin_ovi::domain::area::{Area, AreaLevel};
use avoin_ovi::domain::id::AreaId;
use avoin_ovi::domain::record::Provenance;
use avoin_ovi::ui::format::state::Moment;
use avoin_ovi::ui::hooks::Locating;
use avoin_ovi::ui::screens::{
    Groups, NowContent, NowView, PositionChoice, Welcome, WelcomePlace, WelcomeStep, WelcomeView,
};
use avoin_ovi::ui::view::family::Family;
use avoin_ovi::ui::view::row::row;
use avoin_ovi::ui::view::town::towns;
use dioxus::prelude::*;

use super::pages::{fi, house, item, now, render_in_router, text};

fn nyt(welcome: Welcome, stands: bool) -> String {
    thread_local! { static ASKED: Cell<(Welcome, bool)> = const { Cell::new((Welcome::Not, true)) }; }
    ASKED.with(|asked| asked.set((welcome, stands)));
    render_in_router(|| {
        let (welcome, stands) = ASKED.with(Cell::get);
        let rest = Groups { check: vec![row(fi(), &item(&house(), now()), now())].into(), ..Groups::default() };
        let content = match stands {
            true => NowContent::List { own: None, rest },
            false => NowContent::Starting { done: 3, total: 23 },
        };
        rsx! {
            NowView {
                words: fi(), moment: Moment { at: now(), now: now() }, search: String::new(), content, welcome,
                onsearch: |_| (), onretry: |()| (),
            }
        }
    })
}

#[test]
fn the_offer_stands_above_a_list_that_stands_and_never_in_its_place() {
    let html = nyt(Welcome::Offered, true);
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert!(at("Kerro kolme asiaa") < at("Aloita") && at("Aloita") < at("Ohita") && at("Ohita") < at("Kuutti"));
    assert!(html.contains("jää tähän laitteeseen"));
    assert!(!nyt(Welcome::Offered, false).contains("Kerro kolme asiaa"), "the first face is as it was");
    assert!(!nyt(Welcome::Not, true).contains("Kerro kolme asiaa"));
    let html = nyt(Welcome::PutAside, true);
    assert!(html.contains("Löydät nämä asetuksista") && !html.contains("Aloita"), "{html}");
}

fn step(step: WelcomeStep, place: WelcomePlace) -> String {
    thread_local! { static SHOWN: RefCell<Option<(WelcomeStep, WelcomePlace)>> = const { RefCell::new(None) }; }
    SHOWN.with(|shown| *shown.borrow_mut() = Some((step, place)));
    render_in_router(|| {
        let (step, place) = SHOWN.with(|shown| shown.borrow().clone().unwrap());
        let family = Family { ages_months: vec![5], ..Family::default() };
        rsx! {
            WelcomeView {
                words: fi(), step, place, family, onstep: |_| (), onlanguage: |_| (), ontype: |_| (), onlocate: |()| (),
                onchoose: |_| (), onfamily: |_| (), onskip: |()| (), ondone: |()| (),
            }
        }
    })
}

fn town(code: &str, name: &str) -> Area {
    Area {
        id: AreaId::parse(&format!("a:{code}")).unwrap(),
        code: format!("kunta-{code}"),
        level: AreaLevel::Municipality,
        parent: None,
        name: text(name),
        point: None,
        provenance: Provenance::default(),
    }
}

#[test]
fn each_of_three_steps_says_which_it_is_and_can_be_left_as_it_is() {
    let html = step(WelcomeStep::Language, WelcomePlace::default());
    for words in ["Vaihe 1/3", "Millä kielellä?", "Suomi", "Svenska", "English", "Ohita", "Seuraava"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1, "the language that is spoken is chosen");
    assert!(!html.contains("Edellinen"));
    let html = step(WelcomeStep::Place, WelcomePlace { can_locate: true, ..WelcomePlace::default() });
    for words in ["Vaihe 2/3", "Missä olet?", "Käytä sijaintiani", "jää tähän laitteeseen", "Edellinen", "Ohita"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("Valittu:"), "nothing is said of a place that nobody chose");
    let html = step(WelcomeStep::Family, WelcomePlace::default());
    for words in ["Vaihe 3/3", "Kuka on mukana?", "Poista: 5 kk", "Hoitopöytä", "viro", "Lisää kieliä", "Näytä paikat"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("Seuraava") && !html.contains("Ohita"), "its own button ends it");
}

#[test]
fn a_municipality_is_found_as_one_types_and_what_stands_is_said() {
    let typed = |typed: &str| WelcomePlace {
        towns: towns(fi(), &[town("049", "Espoo"), town("837", "Tampere"), town("853", "Turku")]),
        typed: typed.to_owned(),
        ..WelcomePlace::default()
    };
    let html = step(WelcomeStep::Place, typed("t"));
    assert!(html.contains("Tampere") && html.contains("Turku") && !html.contains("Espoo"), "{html}");
    assert!(!step(WelcomeStep::Place, typed("")).contains("Turku"), "nobody reads three hundred names unasked");
    assert!(step(WelcomeStep::Place, typed("<b>x")).contains("Sen nimistä kuntaa ei ole"));
    let chosen = WelcomePlace {
        chosen: PositionChoice::Town("049".to_owned()),
        name: Some("Espoo".to_owned()),
        counties: vec!["Länsi-Uudenmaan hyvinvointialue".to_owned(), "Helsinki".to_owned()],
        ..typed("")
    };
    let html = step(WelcomeStep::Place, chosen);
    for words in ["Valittu: Espoo", "Päivitetään: Länsi-Uudenmaan hyvinvointialue, Helsinki", "Poista valinta"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    let denied = WelcomePlace { can_locate: true, locating: Locating::Denied, ..typed("") };
    assert!(step(WelcomeStep::Place, denied).contains("ei antanut lupaa"));
    let nowhere = step(WelcomeStep::Place, typed(""));
    assert!(nowhere.contains("ei kerro sijaintia") && !nowhere.contains("Käytä sijaintiani"));
}
