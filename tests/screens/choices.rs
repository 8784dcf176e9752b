//! What a family chooses: pickers, chips, the filters' and the time's screens, rendered from plain values.

use avoin_ovi::domain::area::{Area, AreaLevel};
use avoin_ovi::domain::filter::Part;
use avoin_ovi::domain::id::AreaId;
use avoin_ovi::domain::place::{AccessibilityItem, PlaceKind};
use avoin_ovi::domain::record::Provenance;
use avoin_ovi::domain::time::{parse_moment, to_civil};
use avoin_ovi::ui::components::ages_picker::AgesPicker;
use avoin_ovi::ui::components::door::Door;
use avoin_ovi::ui::components::languages_picker::LanguagesPicker;
use avoin_ovi::ui::components::needs_picker::{NeedsPicker, toggled};
use avoin_ovi::ui::components::place_group::Rows;
use avoin_ovi::ui::components::place_row::{Row, Spoken};
use avoin_ovi::ui::format::state::Moment;
use avoin_ovi::ui::format::syllables::unbroken;
use avoin_ovi::ui::hooks::Locating;
use avoin_ovi::ui::i18n::{Language, Words};
use avoin_ovi::ui::screens::{
    Culprit, FiltersView, Groups, LinkOffer, NowContent, NowView, PlaceHit, PositionChoice, PositionView, TimeView,
};
use avoin_ovi::ui::view::family::Family;
use avoin_ovi::ui::view::filters::Chosen;
use avoin_ovi::ui::view::town::towns;
use dioxus::prelude::*;

use crate::pages::{render_in_router, text};

fn fi() -> Words {
    Language::Finnish.words()
}

fn now() -> Moment {
    let now = parse_moment("2026-11-24T10:05").unwrap();
    Moment { at: now, now }
}

fn saturday() -> Moment {
    Moment { at: parse_moment("2026-11-28T10:00").unwrap(), ..now() }
}

fn row(id: &str, name: &str, unsure: bool) -> Row {
    Row {
        id: id.to_owned(),
        name: Spoken { text: name.to_owned(), lang: None },
        door: Door::Open,
        state: "Auki".to_owned(),
        meta: Vec::new(),
        tags: Vec::new(),
        unsure,
        kept: None,
        heart: None,
    }
}

fn position_of(html: &str, words: &str) -> usize {
    html.find(words).unwrap_or_else(|| panic!("{words} in {html}"))
}

fn render(element: fn() -> Element) -> String {
    let mut dom = VirtualDom::new(element);
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[test]
fn needs_are_offered_all_and_the_chosen_ones_are_told() {
    let html = render(|| {
        let chosen = vec![AccessibilityItem::ChangingTable];
        rsx! { NeedsPicker { words: fi(), labelled_by: "needs", chosen, onchange: |_| () } }
    });
    assert_eq!(html.matches("aria-pressed=\"false\"").count(), AccessibilityItem::KNOWN.len() - 1);
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    assert!(html.contains("role=\"group\"") && html.contains("aria-labelledby=\"needs\""));
    assert!(html.contains("Hoitopöytä") && html.contains("Vaunuilla pääsee sisään"));
}

#[test]
fn a_language_that_is_not_offered_is_shown_once_chosen() {
    let html = render(|| {
        let chosen = vec!["sv".to_owned(), "vi".to_owned()];
        rsx! { LanguagesPicker { words: fi(), labelled_by: "languages", chosen, onchange: |_| () } }
    });
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 2, "{html}");
    assert!(html.contains("ruotsi") && html.contains(">vi"));
}

#[test]
fn each_child_s_age_can_be_removed_by_name_and_another_added() {
    let html = render(|| {
        rsx! { AgesPicker { words: fi(), labelled_by: "ages", ages_months: vec![14, 36], onchange: |_| () } }
    });
    for words in ["1 v 2 kk", "3 v", "aria-label=\"Poista: 1 v 2 kk\"", "Toinen lapsi"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(!html.contains("<select"), "the wheels come when another child is asked for");
    let html =
        render(|| rsx! { AgesPicker { words: fi(), labelled_by: "ages", ages_months: vec![], onchange: |_| () } });
    assert!(html.contains("for=\"ages-years\"") && !html.contains("Toinen lapsi"), "{html}");
    assert_eq!(html.matches(">–</option>").count(), 2, "nothing looks chosen before it is");
}

#[test]
fn a_choice_is_put_in_and_taken_out() {
    assert_eq!(toggled(&[1, 2], &3), [1, 2, 3]);
    assert_eq!(toggled(&[1, 2, 3], &2), [1, 3]);
}

#[test]
fn another_time_is_told_plainly_and_one_press_leads_back_to_now() {
    let html = render_in_router(|| {
        let groups = Groups { open: vec![row("a:1", "Talo", false)].into(), ..Groups::default() };
        rsx! {
            NowView {
                words: fi(), moment: saturday(), search: String::new(),
                content: NowContent::List { own: None, rest: groups },
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    for words in
        ["<h1>Minne lauantaina?</h1>", "la 28.11. klo\u{a0}10", "Lauantaina 28.11. klo\u{a0}10, ei nyt", "Auki silloin"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("Näytä nyt") && !html.contains("Auki nyt") && !html.contains("Nyt · ti"));
}

#[test]
fn what_is_not_known_to_fit_stands_last_under_a_heading_of_its_own() {
    let html = render_in_router(|| {
        let rows = vec![row("a:1", "Varma", false), row("a:2", "Kenties", true)];
        let groups = Groups { open: rows.into(), ..Groups::default() };
        rsx! {
            NowView {
                words: fi(), moment: now(), search: String::new(), parts: vec![Part::Free],
                content: NowContent::List { own: None, rest: groups },
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    let heading = position_of(&html, "Emme tiedä, sopivatko nämä</h3>");
    assert!(position_of(&html, "Varma") < heading && heading < position_of(&html, "Kenties"));
    assert!(html.contains("2 paikkaa"), "the group counts both");
}

#[test]
fn what_was_asked_stands_as_chips_that_say_what_a_press_removes() {
    let html = render_in_router(|| {
        let parts = vec![
            Part::Age(14),
            Part::Language("sv".to_owned()),
            Part::Need(AccessibilityItem::StepFreeEntrance),
            Part::Within(3_000),
            Part::Kind(PlaceKind::Library),
            Part::Sure,
        ];
        rsx! {
            NowView {
                words: fi(), moment: now(), search: String::new(), parts, content: NowContent::Loading,
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    for words in ["Poista: 1 v 2 kk", "Poista: ruotsi", "Poista: Esteetön sisäänkäynti", "Poista: enintään 3 km"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("Suodata · 6"), "the way to the others says how many there are");
}

#[test]
fn an_empty_list_says_which_wish_empties_it() {
    let html = render_in_router(|| {
        let culprits = vec![Culprit { part: Part::Need(AccessibilityItem::Lift), count: 12 }];
        rsx! {
            NowView {
                words: fi(), moment: now(), search: String::new(), content: NowContent::Emptied(culprits),
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    for words in ["Mikään paikka ei sovi kaikkeen", "Poista: Hissi", "12 paikkaa", "Poista rajaukset"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn a_link_s_presets_are_kept_only_when_asked_and_refused_ones_are_told() {
    fn offered(link: LinkOffer) -> String {
        thread_local! { static LINK: std::cell::Cell<Option<LinkOffer>> = const { std::cell::Cell::new(None) }; }
        LINK.with(|cell| cell.set(Some(link)));
        render_in_router(|| {
            let link = LINK.with(std::cell::Cell::get);
            rsx! {
                NowView {
                    words: fi(), moment: now(), search: String::new(), content: NowContent::Loading, link,
                    onsearch: |_| (), onretry: |()| (),
                }
            }
        })
    }
    let html = offered(LinkOffer { sets_something: true, refused: false });
    assert!(html.contains("Pidetäänkö ne?") && html.contains("Pidä nämä") && html.contains("Ei kiitos"));
    assert!(!html.contains("ei kelvannut"));
    let html = offered(LinkOffer { sets_something: false, refused: true });
    assert!(html.contains("Osa linkin valinnoista ei kelvannut.") && !html.contains("Pidä nämä"));
}

#[test]
fn a_group_left_open_is_still_open_and_names_what_it_leaves_out() {
    let html = render_in_router(|| {
        let rows: Vec<Row> = (0..200).map(|n| row(&format!("a:{n}"), &format!("Leikkipaikka {n}"), false)).collect();
        let groups = Groups { unknown: Rows { rows, count: 8_000 }, ..Groups::default() };
        let open = avoin_ovi::ui::components::place_group::Unfolded { open: true, shown: 200 };
        let reading = avoin_ovi::ui::screens::Reading {
            unfolded: std::collections::BTreeMap::from([("group-unknown", open)]),
            came_from: None,
        };
        rsx! {
            NowView {
                words: fi(), moment: now(), search: String::new(), reading,
                content: NowContent::List { own: None, rest: groups },
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    assert!(html.contains("aria-expanded=\"true\"") && unbroken(&html).contains("Leikkipaikka 2"));
    assert!(html.contains("8000 paikkaa") || html.contains("8\u{a0}000 paikkaa"), "{html}");
    assert!(html.contains("Vielä 7800 paikkaa") || html.contains("Vielä 7\u{a0}800 paikkaa"), "{html}");
}

#[test]
fn the_filters_count_what_is_left_and_explain_a_distance_that_cannot_be_measured() {
    let html = render_in_router(|| {
        let family = Family { ages_months: vec![14], ..Family::default() };
        rsx! {
            FiltersView {
                words: fi(), family, chosen: Chosen { free: true, ..Chosen::default() }, measures: false, count: 12,
                onfamily: |_| (), onchosen: |_| (), onclear: |()| (), onshow: |()| (),
            }
        }
    });
    for words in ["Näytä 12 paikkaa", "1 v 2 kk", "Etäisyyden voi valita, kun", "Tyhjennä", "Leikkipaikat näkyvät"]
    {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert_eq!(html.matches("aria-checked=\"true\"").count(), 1, "free alone is on");
    assert!(!html.contains("30 km"));
    let html = render_in_router(|| {
        rsx! {
            FiltersView {
                words: fi(), family: Family::default(), chosen: Chosen { within_m: Some(3_000), ..Chosen::default() },
                measures: true, count: 0, onfamily: |_| (), onchosen: |_| (), onclear: |()| (), onshow: |()| (),
            }
        }
    });
    assert!(html.contains("30 km") && html.contains("Ei yhtään paikkaa"), "{html}");
}

#[test]
fn the_time_offers_a_week_of_days_and_names_the_one_that_stands() {
    let html = render_in_router(|| {
        let chosen = to_civil(saturday().at);
        rsx! { TimeView { words: fi(), moment: saturday(), chosen, onchoose: |_| () } }
    });
    for words in ["Tänään", "Huomenna", "to 26.11.", "ti 1.12.", "Näytä: la 28.11. klo\u{a0}10", "Näytä nyt"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(html.contains("Muu päivä") && !html.contains("type=\"date\""), "the field comes when it is asked for");
    let html = render_in_router(|| rsx! { TimeView { words: fi(), moment: now(), onchoose: |_| () } });
    assert!(html.contains("Näytä: tänään klo\u{a0}11"), "the next full hour is proposed: {html}");
    assert!(!html.contains("klo\u{a0}9<") && !html.contains(">9</option>"), "what is over is not offered: {html}");
    let html = render_in_router(|| {
        let chosen = to_civil(parse_moment("2027-05-11T10:00").unwrap());
        rsx! { TimeView { words: fi(), moment: saturday(), chosen, onchoose: |_| () } }
    });
    assert!(html.contains("min=\"2026-11-24\"") && html.contains("max=\"2027-11-25\""), "{html}");
}

#[test]
fn the_position_screen_asks_only_on_a_press_and_is_honest_where_it_cannot() {
    fn shown(can_locate: bool, locating: Locating) -> String {
        thread_local! { static ASKED: std::cell::RefCell<Option<(bool, Locating)>> = const { std::cell::RefCell::new(None) }; }
        ASKED.with(|cell| *cell.borrow_mut() = Some((can_locate, locating)));
        render_in_router(|| {
            let (can_locate, locating) = ASKED.with(|cell| cell.borrow().clone().unwrap());
            let name = Spoken { text: "Perhetalo".to_owned(), lang: None };
            let hits = vec![PlaceHit { id: "a:1".to_owned(), name, detail: "Katu 1, Helsinki".to_owned() }];
            rsx! {
                PositionView {
                    words: fi(), towns: Vec::new(), hits, typed: "katu", can_locate, locating,
                    ontype: |_| (), onlocate: |()| (), onchoose: |_| (), onplace: |_| (),
                }
            }
        })
    }
    let html = shown(true, Locating::Idle);
    assert!(html.contains("Käytä sijaintiani") && html.contains("jää tähän laitteeseen"));
    assert!(html.contains("Katu 1, Helsinki") && html.contains("Paikat ja osoitteet"));
    assert!(shown(true, Locating::Denied).contains("ei antanut lupaa"));
    let html = shown(false, Locating::Idle);
    assert!(html.contains("ei kerro sijaintia") && !html.contains("Käytä sijaintiani"));
}

#[test]
fn nothing_is_shown_as_chosen_before_it_is_known() {
    fn pressed(chosen: PositionChoice) -> Vec<String> {
        thread_local! { static CHOSEN: std::cell::RefCell<PositionChoice> = const { std::cell::RefCell::new(PositionChoice::NotKnown) }; }
        CHOSEN.with(|cell| *cell.borrow_mut() = chosen);
        let html = render_in_router(|| {
            let town = |code: &str, name: &str| Area {
                id: AreaId::parse(&format!("a:{code}")).unwrap(),
                code: format!("kunta-{code}"),
                level: AreaLevel::Municipality,
                parent: None,
                name: text(name),
                point: None,
                provenance: Provenance::default(),
            };
            rsx! {
                PositionView {
                    words: fi(), towns: towns(fi(), &[town("049", "Espoo"), town("837", "Tampere")]), typed: "",
                    chosen: CHOSEN.with(|cell| cell.borrow().clone()), can_locate: true,
                    ontype: |_| (), onlocate: |()| (), onchoose: |_| (), onplace: |_| (),
                }
            }
        });
        let names = ["Koko Suomi", "Espoo", "Tampere"];
        let is_pressed = |name: &&str| {
            let at = position_of(&html, name);
            html[..at].rfind("aria-pressed=\"true\"") > html[..at].rfind("aria-pressed=\"false\"")
        };
        names.iter().filter(|name| is_pressed(name)).map(|name| (*name).to_owned()).collect()
    }
    assert_eq!(pressed(PositionChoice::NotKnown), [""; 0]);
    assert_eq!(pressed(PositionChoice::Nowhere), ["Koko Suomi"]);
    assert_eq!(pressed(PositionChoice::Town("049".to_owned())), ["Espoo"]);
    assert_eq!(pressed(PositionChoice::Place), [""; 0], "a place's address is none of these");
    let html = render_in_router(|| {
        rsx! {
            NowView {
                words: fi(), moment: now(), search: String::new(), content: NowContent::Loading, position_known: false,
                onsearch: |_| (), onretry: |()| (),
            }
        }
    });
    assert!(html.contains("pill-waits"), "{html}");
}
