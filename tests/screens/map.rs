//! Kartta from plain values: the list without a picture, the card of a pin, the marks and what they mean.

use avoin_ovi::domain::place::{PlaceKind, Position};
use avoin_ovi::ui::components::door::Door;
use avoin_ovi::ui::components::map_frame::{Ground, Picture};
use avoin_ovi::ui::components::place_group::Rows;
use avoin_ovi::ui::components::place_row::Row;
use avoin_ovi::ui::format::kind;
use avoin_ovi::ui::format::state::Moment;
use avoin_ovi::ui::format::syllables::unbroken;
use avoin_ovi::ui::link::SafeLink;
use avoin_ovi::ui::screens::{Groups, MapCard, MapContent, MapList, MapOffer, MapView};
use avoin_ovi::ui::view::row::row;
use dioxus::prelude::*;

use crate::pages::{fi, house, item, now, render_in_router};

fn house_row() -> Row {
    row(fi(), &item(&house(), now()), now())
}

fn list() -> MapList {
    MapList {
        groups: Groups { check: vec![house_row()].into(), ..Groups::default() },
        count: 1,
        open: 0,
        everywhere: 3,
        unplaced: 0,
        can_widen: true,
    }
}

fn nothing() -> MapList {
    MapList { groups: Groups::default(), count: 0, ..list() }
}

fn found(list: MapList) -> MapContent {
    MapContent::List(Box::new(list))
}

fn card(about: bool, places: usize) -> MapCard {
    let point = Position { lat: 60.184, lon: 24.95 };
    let rows = (0..places).map(|number| Row { id: format!("a:{number}"), ..house_row() }).collect::<Vec<_>>();
    MapCard {
        id: "a:0".to_owned(),
        about,
        rows: Rows::from(rows),
        routes: (!about).then(|| (SafeLink::geo(point), SafeLink::web_map(point))),
    }
}

#[component]
pub fn Shown(
    content: MapContent,
    picture: Picture,
    card: Option<MapCard>,
    offer: Option<MapOffer>,
    #[props(default)] credits: Vec<String>,
) -> Element {
    let searches_here = matches!(picture, Picture::Drawn(_));
    rsx! {
        MapView {
            words: fi(),
            moment: Moment { at: now(), now: now() },
            content,
            picture,
            card,
            offer,
            credits,
            has_home: true,
            searches_here,
            onopen: Callback::new(|_| true),
        }
    }
}

fn has(html: &str, words: &str) -> bool {
    unbroken(html).contains(words)
}

#[test]
fn without_a_picture_the_list_stands_with_everything_one_can_do() {
    let html = render_in_router(|| rsx! { Shown { content: found(list()), picture: Picture::NotHere } });
    for words in ["Tämä laite ei näytä karttakuvaa", "Kartalla", "1 paikka", "Perhetalo Kuutti", "Laajenna aluetta"]
    {
        assert!(has(&html, words), "{words} in {html}");
    }
    for words in ["Lähennä", "Hae tältä alueelta", "OpenStreetMap"] {
        assert!(!has(&html, words), "{words}: there is no picture to do it on, or to credit");
    }
}

#[test]
fn the_picture_has_its_buttons_by_name_and_its_credit_in_sight() {
    let html = render_in_router(|| rsx! { Shown { content: found(list()), picture: Picture::Drawn(Ground::Drawn) } });
    for words in [
        "aria-label=\"Lähennä\"",
        "aria-label=\"Loitonna\"",
        "aria-label=\"Omaan sijaintiin\"",
        "Hae tältä alueelta",
        "© OpenStreetMap",
        "© Tilastokeskus",
    ] {
        assert!(has(&html, words), "{words} in {html}");
    }
}

#[test]
fn what_could_not_be_had_is_said_with_a_way_to_try_again() {
    for (picture, words) in [
        (Picture::Failed("404".to_owned()), "Karttakuvaa ei saatu"),
        (Picture::Drawn(Ground::Failed("404".to_owned())), "Pohjakarttaa ei saatu"),
    ] {
        thread_local! { static PICTURE: std::cell::RefCell<Picture> = const { std::cell::RefCell::new(Picture::Waits) }; }
        PICTURE.set(picture);
        let html = render_in_router(|| {
            rsx! { Shown { content: found(list()), picture: PICTURE.with_borrow(Picture::clone) } }
        });
        assert!(has(&html, words) && has(&html, "404") && has(&html, "Yritä uudelleen"), "{html}");
        assert!(has(&html, "Perhetalo Kuutti"), "the list stands all the same");
    }
}

#[test]
fn an_empty_box_says_where_the_places_are() {
    let html = render_in_router(|| rsx! { Shown { content: found(nothing()), picture: Picture::NotHere } });
    assert!(has(&html, "Tällä alueella ei ole paikkoja") && has(&html, "Muualla Suomessa on 3 paikkaa"), "{html}");
    let html = render_in_router(|| {
        let list = MapList { everywhere: 0, can_widen: false, ..nothing() };
        rsx! { Shown { content: found(list), picture: Picture::NotHere } }
    });
    assert!(has(&html, "Poista jokin toive") && !has(&html, "Laajenna aluetta"), "{html}");
}

#[test]
fn places_without_a_point_are_said_not_to_be_on_the_map() {
    let html = render_in_router(|| {
        rsx! { Shown { content: found(MapList { unplaced: 2, ..list() }), picture: Picture::NotHere } }
    });
    assert!(has(&html, "Lisäksi 2 paikan sijaintia emme tiedä") && has(&html, "Ne ovat Nyt-listalla"), "{html}");
}

#[test]
fn a_pin_raises_a_card_with_the_way_there() {
    let html = render_in_router(|| {
        rsx! { Shown { content: found(list()), picture: Picture::Drawn(Ground::Drawn), card: card(false, 1) } }
    });
    for words in ["Valittu paikka", "geo:60.184", "openstreetmap.org/?mlat=60.184", "Reitti", "aria-label=\"Sulje\""] {
        assert!(has(&html, words), "{words} in {html}");
    }
    let many = render_in_router(|| {
        rsx! { Shown { content: found(list()), picture: Picture::Drawn(Ground::Drawn), card: card(false, 3) } }
    });
    assert!(has(&many, "Tässä kohdassa 3 paikkaa"), "{many}");
}

#[test]
fn nobody_is_led_to_the_middle_of_a_municipality() {
    let html = render_in_router(|| {
        rsx! { Shown { content: found(list()), picture: Picture::Drawn(Ground::Drawn), card: card(true, 2) } }
    });
    assert!(has(&html, "Jossain täällä päin 2 paikkaa") && has(&html, "vain paikkakunnan"), "{html}");
    assert!(!has(&html, "geo:"), "{html}");
}

#[test]
fn every_mark_is_explained_in_words() {
    let html = render_in_router(|| rsx! { Shown { content: found(list()), picture: Picture::NotHere } });
    for of in PlaceKind::KNOWN {
        assert!(has(&html, &kind(fi(), of)), "{}", of.as_str());
    }
    for door in [Door::Open, Door::Ajar, Door::Uncertain, Door::Closed] {
        assert!(html.contains(&format!("pin {}", door.tone())), "{door:?}");
    }
}
