//! The page of street maps from plain values: how each stands, what one may do, and what a voice hears of it.

use std::cell::RefCell;

use avoin_ovi::ui::components::place_row::Spoken;
use avoin_ovi::ui::format::syllables::unbroken;
use avoin_ovi::ui::screens::{MapContent, MapOffer, StreetMapsView};
use avoin_ovi::ui::view::packs::{OwnFile, PackLine, PackState, Trouble};
use dioxus::prelude::*;

use crate::pages::{fi, render_in_router};

fn line(state: PackState) -> PackLine {
    PackLine {
        id: "tampere".to_owned(),
        name: Spoken { text: "Tampere".to_owned(), lang: None },
        places: vec!["Pirkanmaan hyvinvointialue".to_owned()],
        size: 1_646_592,
        state,
        replaces: false,
        own: false,
        credits: vec!["© OpenStreetMap contributors (ODbL 1.0)".to_owned()],
        trouble: None,
        near: true,
        distance_m: None,
    }
}

type Content = (Option<Result<Vec<PackLine>, String>>, Option<(String, u64)>, OwnFile);

thread_local! { static METERED: RefCell<bool> = const { RefCell::new(false) }; }

fn page(content: Content) -> String {
    thread_local! { static CONTENT: RefCell<Option<Content>> = const { RefCell::new(None) }; }
    CONTENT.set(Some(content));
    unbroken(&render_in_router(|| {
        let (content, freed, own_file) = CONTENT.with_borrow(|content| content.clone().unwrap());
        rsx! {
            StreetMapsView {
                words: fi(),
                content,
                freed,
                own_file,
                metered: METERED.take(),
                too_large: |_| None,
                onask: |_| (),
                onfile: |_| (),
            }
        }
    }))
}

fn list(lines: Vec<PackLine>) -> String {
    page((Some(Ok(lines)), None, OwnFile::Nothing))
}

#[track_caller]
fn has(html: &str, all: &[&str], none: &[&str]) {
    for words in all {
        assert!(html.contains(words), "{words} in {html}");
    }
    for words in none {
        assert!(!html.contains(words), "{words} is in {html}");
    }
}

#[test]
fn a_map_that_can_be_had_says_its_size_before_it_is_fetched() {
    let html = list(vec![line(PackState::Offered)]);
    has(
        &html,
        &[
            "Pirkanmaan hyvinvointialue",
            "1,6 Mt",
            "Ei vielä ladattu",
            "aria-label=\"Lataa (1,6 Mt): Tampere\"",
            "© OpenStreetMap contributors",
        ],
        &["<progress", "Poista", "Keskeytä"],
    );
}

#[test]
fn one_that_comes_shows_how_far_it_is_and_can_be_stopped() {
    let html = list(vec![line(PackState::Running { here: 823_296 })]);
    has(
        &html,
        &[
            "<progress",
            "aria-label=\"Ladataan: Tampere\"",
            "max=\"1646592\"",
            "value=\"823296\"",
            "824 kt / 1,6 Mt",
            "aria-label=\"Keskeytä: Tampere\"",
            "aria-label=\"Peru lataus: Tampere\"",
        ],
        &["Poista", "Jatka"],
    );
    let paused = list(vec![PackLine { replaces: true, ..line(PackState::Paused { here: 823_296 }) }]);
    has(&paused, &["Kesken", "<progress", "aria-label=\"Jatka: Tampere\"", "kunnes uusi on valmis"], &["Keskeytä"]);
    has(&list(vec![line(PackState::Checking)]), &["Tarkistetaan"], &["<progress", "<button"]);
}

#[test]
fn one_that_is_here_can_go_and_a_newer_one_is_offered_beside_it() {
    has(&list(vec![line(PackState::Here)]), &["Tällä laitteella", "aria-label=\"Poista: Tampere\""], &["Lataa"]);
    let newer = list(vec![line(PackState::Newer { size: 2_000_000 })]);
    has(&newer, &["uudempi on tarjolla (2 Mt)", "Päivitä (2 Mt): Tampere", "Poista: Tampere"], &[]);
    let own = list(vec![PackLine { own: true, places: Vec::new(), ..line(PackState::Here) }]);
    has(&own, &["omasta tiedostosta"], &[]);
}

#[test]
fn what_went_wrong_is_said_beside_the_map_that_it_is_about() {
    let trouble = Trouble { text: "Yhteys katkesi.".to_owned(), detail: "http://a.example timed out".to_owned() };
    let html = list(vec![PackLine { trouble: Some(trouble), ..line(PackState::Paused { here: 9 }) }]);
    has(&html, &["role=\"alert\"", "Yhteys katkesi.", "http://a.example timed out", "Jatka"], &[]);
    let failed = page((Some(Err("no storage".to_owned())), None, OwnFile::Nothing));
    has(&failed, &["no storage", "Yritä uudelleen"], &[]);
    has(&page((None, None, OwnFile::Nothing)), &["role=\"status\""], &["Oma karttatiedosto"]);
}

#[test]
fn without_any_offer_a_file_can_be_opened_and_what_came_of_it_is_said() {
    has(
        &list(Vec::new()),
        &["Katukarttoja ei ole nyt tarjolla", "type=\"file\"", ".mbtiles", "Avaa tiedosto"],
        &["<ul"],
    );
    let wrong = Trouble { text: "Tämä tiedosto ei ole katukartta.".to_owned(), detail: "x: no tiles".to_owned() };
    for (own_file, words) in [
        (OwnFile::Looking, "Tarkistetaan"),
        (OwnFile::Kept("Kotikulma".to_owned()), "Kotikulma on nyt käytössä"),
        (OwnFile::Wrong(wrong), "ei ole katukartta"),
    ] {
        has(&page((Some(Ok(Vec::new())), None, own_file)), &[words], &[]);
    }
    let freed = page((Some(Ok(Vec::new())), Some(("Tampere".to_owned(), 1_646_592)), OwnFile::Nothing));
    has(&freed, &["Tampere poistettiin. Tilaa vapautui 1,6 Mt."], &[]);
}

#[test]
fn the_map_offers_streets_in_one_line_that_can_be_put_away() {
    let html = unbroken(&render_in_router(|| {
        let name = Spoken { text: "Helsingin keskusta".to_owned(), lang: None };
        rsx! {
            crate::map::Shown {
                content: MapContent::Loading,
                picture: avoin_ovi::ui::components::map_frame::Picture::default(),
                offer: MapOffer { id: "helsinki".to_owned(), name, size: 184_320 },
                credits: vec!["© Kaupunki".to_owned()],
            }
        }
    }));
    has(
        &html,
        &[
            "Tästä on katukartta (185 kt)",
            "Helsingin keskusta",
            "href=\"/settings/maps\"",
            "aria-label=\"Älä tarjoa tätä\"",
            "© Kaupunki",
        ],
        &[],
    );
}

#[test]
fn on_mobile_data_it_is_said_that_a_map_uses_it_up() {
    const SAID: &str = "Olet mobiiliverkossa: kartan lataaminen kuluttaa dataa.";
    METERED.set(true);
    has(&list(vec![line(PackState::Offered)]), &[SAID], &[]);
    has(&list(vec![line(PackState::Offered)]), &[], &[SAID]);
    METERED.set(true);
    has(&list(Vec::new()), &[], &[SAID]);
}
