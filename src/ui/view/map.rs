//! The map in plain values: the box that it shows, its pins, and what its picture is told. Pure.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::domain::distance::bounds_around;
use crate::domain::id::PlaceId;
use crate::domain::place::Position;
use crate::t;
use crate::ui::components::door::{Door, Part};
use crate::ui::components::pin::{Outline, Shape};
use crate::ui::format::state::door_of;
use crate::ui::i18n::Words;
use crate::ui::view::row::PlaceItem;

/// A box on the map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapBox {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

/// How far one sees around a place, and around a municipality's middle, in metres.
const AROUND_PLACE_M: u32 = 3_000;
const AROUND_TOWN_M: u32 = 12_000;

/// Degrees of latitude: from south to north of a large county.
const LARGEST_SEARCH: f64 = 2.5;

impl MapBox {
    /// All of Finland.
    pub const FINLAND: Self = Self { south: 59.4, west: 19.0, north: 70.2, east: 31.7 };

    /// What is shown first to somebody who stands there; the country where that isn't known.
    pub fn first(point: Option<Position>, exact: bool) -> Self {
        let Some(point) = point else { return Self::FINLAND };
        let (south, west, north, east) = bounds_around(point, if exact { AROUND_PLACE_M } else { AROUND_TOWN_M });
        Self { south, west, north, east }
    }

    /// West, south, east, north, as a map's library has it. `None` where that is no box on the earth.
    pub fn of_corners([west, south, east, north]: [f64; 4]) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&south) && (-90.0..=90.0).contains(&north);
        (on_earth && south < north && west < east).then_some(Self { south, west, north, east })
    }

    pub fn corners(self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }

    /// South, west, north, east.
    pub fn bounds(self) -> (f64, f64, f64, f64) {
        (self.south, self.west, self.north, self.east)
    }

    pub fn holds(self, point: Position) -> bool {
        (self.south..=self.north).contains(&point.lat) && (self.west..=self.east).contains(&point.lon)
    }

    pub fn middle(self) -> Position {
        Position { lat: (self.south + self.north) / 2.0, lon: (self.west + self.east) / 2.0 }
    }

    /// Twice as wide and as high, but no more than the country; `None` where it shows all of that already.
    pub fn wider(self) -> Option<Self> {
        let all = Self::FINLAND;
        let shows_all =
            self.south <= all.south && self.west <= all.west && self.north >= all.north && self.east >= all.east;
        let (high, wide) = ((self.north - self.south) / 2.0, (self.east - self.west) / 2.0);
        (!shows_all).then(|| {
            if high * 4.0 >= all.north - all.south || wide * 4.0 >= all.east - all.west {
                return all;
            }
            Self { south: self.south - high, west: self.west - wide, north: self.north + high, east: self.east + wide }
        })
    }

    /// Whether it is worth searching from its middle: it is no larger than a county, and whoever stands there is away
    /// from that middle by a third of it or more.
    pub fn invites_search(self, from: Option<Position>) -> bool {
        let (high, wide) = (self.north - self.south, self.east - self.west);
        if high > LARGEST_SEARCH {
            return false;
        }
        let Some(from) = from else { return true };
        let middle = self.middle();
        (from.lat - middle.lat).abs() * 3.0 > high || (from.lon - middle.lon).abs() * 3.0 > wide
    }
}

/// One mark on the map: a place, or all those that share its point.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    pub point: Position,
    pub shape: Shape,
    /// Of a place that stands alone where it really is.
    pub door: Option<Door>,
    /// The best of its places', where each really is; a ring of a group shows it.
    pub best: Option<Door>,
    /// In the order of the list.
    pub places: Vec<PlaceId>,
}

impl Pin {
    /// The name by which the picture tells which one was pressed.
    pub fn id(&self) -> &str {
        self.places.first().map_or("", |id| id.as_str())
    }

    pub fn is_about(&self) -> bool {
        self.shape == Shape::About
    }
}

/// The pins of a list's places. Those without a point have none.
///
/// Places whose point stands for a locality or a municipality share one "about" pin per point, however few they are: a
/// door drawn there would say that it is there.
pub fn pins<'a>(items: impl IntoIterator<Item = &'a PlaceItem>) -> Vec<Pin> {
    let mut at: BTreeMap<(u64, u64, bool), usize> = BTreeMap::new();
    let mut pins: Vec<Pin> = Vec::new();
    for item in items {
        let Some(point) = item.card.point else { continue };
        let about = !item.card.precision.gives_distance();
        let key = (point.lat.to_bits(), point.lon.to_bits(), about);
        if let Some(pin) = at.get(&key).and_then(|index| pins.get_mut(*index)) {
            pin.places.push(item.card.id.clone());
            if !about {
                (pin.shape, pin.door) = (Shape::Many, None);
                pin.best = pin.best.into_iter().chain([door_of(&item.availability)]).min();
            }
            continue;
        }
        at.insert(key, pins.len());
        let (shape, door) = match about {
            true => (Shape::About, None),
            false => (Shape::of(&item.card.kind), Some(door_of(&item.availability))),
        };
        pins.push(Pin { point, shape, door, best: door, places: vec![item.card.id.clone()] });
    }
    pins
}

fn door_name(door: Door) -> &'static str {
    match door {
        Door::Open => "open",
        Door::Ajar => "ajar",
        Door::Uncertain => "uncertain",
        Door::Closed => "closed",
        Door::Appointment => "appointment",
    }
}

/// What the picture begins with: its language, its first box, and the outlines that pins are drawn from.
pub fn setup(words: Words, first: MapBox) -> String {
    let shape = |shape: Shape| {
        let Outline { d, y, size, dashed } = shape.outline();
        (shape.name(), json!({ "d": d, "y": y, "size": size, "dashed": dashed }))
    };
    let door = |door: Door| {
        let stroke = |part: Part| match part {
            Part::Line => (true, false, None),
            Part::Dashed => (true, true, None),
            Part::Light => (false, false, Some("--light")),
            Part::Leaf => (true, false, Some("--paper")),
        };
        let strokes = door.strokes().iter().map(|line| {
            let (is_line, dashed, fill) = stroke(line.part);
            json!({ "d": line.d, "line": is_line, "dashed": dashed, "fill": fill })
        });
        (door_name(door), json!({ "tone": door.tone(), "strokes": strokes.collect::<Vec<_>>() }))
    };
    let shapes: BTreeMap<_, _> = Shape::ALL.into_iter().map(shape).collect();
    let doors: BTreeMap<_, _> = Door::ALL.into_iter().map(door).collect();
    json!({
        "language": words.language().tag(),
        "title": t!(words, "map-picture"),
        "box": first.corners(),
        "shapes": shapes,
        "doors": doors,
    })
    .to_string()
}

/// A pin as the picture is told: longitude, latitude, shape, door, places, rank, name, best state.
#[derive(Serialize)]
struct Told<'a>(f64, f64, &'static str, &'static str, usize, u8, &'a str, u8);

#[derive(Serialize)]
struct ToldPins<'a> {
    pins: Vec<Told<'a>>,
}

/// All pins, for the picture.
pub fn tell_pins(pins: &[Pin]) -> String {
    let told = |pin: &'_ Pin| {
        let door = pin.door.map(door_name).unwrap_or_default();
        // The surest is drawn last, above the others.
        let rank = match pin.door {
            Some(Door::Open) => 4,
            Some(Door::Ajar) => 3,
            None => 2,
            Some(Door::Uncertain) => 1,
            Some(Door::Closed | Door::Appointment) => 0,
        };
        let best = match pin.best {
            Some(Door::Open) => 3,
            Some(Door::Ajar) => 2,
            Some(Door::Uncertain) => 1,
            Some(Door::Closed | Door::Appointment) | None => 0,
        };
        (door, rank, best)
    };
    let pins = pins.iter().map(|pin| {
        let (door, rank, best) = told(pin);
        Told(pin.point.lon, pin.point.lat, pin.shape.name(), door, pin.places.len(), rank, pin.id(), best)
    });
    // It can't fail: numbers and strings.
    serde_json::to_string(&ToldPins { pins: pins.collect() }).unwrap_or_default()
}

/// Where the reader is: exactly, or only about.
pub fn tell_here(here: Option<Position>, exact: bool) -> String {
    json!({ "here": here.map(|point| [point.lon, point.lat]), "exact": exact }).to_string()
}

/// Which pin stands out; none where that is empty.
pub fn tell_chosen(id: &str) -> String {
    json!({ "chosen": id }).to_string()
}

/// The base map can be asked for.
pub fn tell_tiles() -> String {
    json!({ "tiles": true }).to_string()
}

/// What of streets can be asked for, beyond the base map.
#[derive(Debug, Clone, PartialEq)]
pub struct Streets {
    /// Another one where other packs are open.
    pub key: String,
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// West, south, east, north.
    pub bounds: [f64; 4],
}

impl Streets {
    /// These and others, as one.
    pub fn with(&self, other: &Self) -> Self {
        let ([west, south, east, north], [w, s, e, n]) = (self.bounds, other.bounds);
        Self {
            key: format!("{}-{}", self.key, other.key),
            min_zoom: self.min_zoom.min(other.min_zoom),
            max_zoom: self.max_zoom.max(other.max_zoom),
            bounds: [west.min(w), south.min(s), east.max(e), north.max(n)],
        }
    }
}

/// The streets to draw; none where there are none.
pub fn tell_streets(streets: Option<&Streets>) -> String {
    let told = streets.map(|streets| {
        json!({
            "number": streets.key,
            "minzoom": streets.min_zoom,
            "maxzoom": streets.max_zoom,
            "bounds": streets.bounds,
        })
    });
    json!({ "streets": told }).to_string()
}

/// Nearer by one, or further.
pub fn tell_zoom(by: i8) -> String {
    json!({ "zoom": by }).to_string()
}

/// Whoever closed something on the map goes on there with the keyboard.
pub fn tell_focus() -> String {
    json!({ "focus": true }).to_string()
}

pub fn tell_box(shown: MapBox) -> String {
    json!({ "box": shown.corners() }).to_string()
}

/// What the picture tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// It stands.
    Ready,
    /// It shows another box.
    Moved(MapBox),
    /// A pin was pressed, by its name; or none.
    Pressed(Option<String>),
}

/// Reads what the picture tells; `None` for what isn't known.
pub fn heard(message: &str) -> Option<Heard> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message.get("ready").is_some() {
        return Some(Heard::Ready);
    }
    if let Some(corners) = message.get("moved") {
        let corner = |at: usize| corners.get(at)?.as_f64();
        return MapBox::of_corners([corner(0)?, corner(1)?, corner(2)?, corner(3)?]).map(Heard::Moved);
    }
    let pressed = message.get("pressed")?;
    Some(Heard::Pressed(pressed.as_str().map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::availability::{Availability, Reasons, State};
    use crate::domain::card::PlaceCard;
    use crate::domain::place::{Place, PlaceKind, Precision};
    use crate::domain::text::Text;
    use crate::ui::i18n::Language;

    fn item(id: &str, lat: f64, precision: Precision) -> PlaceItem {
        let id = PlaceId::parse(id).unwrap();
        let mut place = Place::new(id, PlaceKind::Library, Text::of("fi", "Kirjasto"));
        place.point = Some(Position { lat, lon: 25.0 });
        place.precision = precision;
        PlaceItem {
            card: PlaceCard::of(&place, None),
            availability: Availability { state: State::Open, ..Availability::unknown(Reasons::NONE) },
            distance_m: None,
            municipality: Text::default(),
        }
    }

    #[test]
    fn a_place_alone_shows_its_kind_and_its_door() {
        let pins = pins(&[item("a:1", 60.0, Precision::Exact), item("a:2", 61.0, Precision::Street)]);
        let seen: Vec<_> = pins.iter().map(|pin| (pin.id(), pin.shape, pin.door)).collect();
        assert_eq!(seen, [("a:1", Shape::Square, Some(Door::Open)), ("a:2", Shape::Square, Some(Door::Open))]);
    }

    #[test]
    fn places_known_only_by_their_town_share_one_pin_without_a_door() {
        let items = [
            item("a:1", 60.0, Precision::Municipality),
            item("a:2", 60.0, Precision::Exact),
            item("a:3", 60.0, Precision::Locality),
            item("a:4", 62.0, Precision::Postal),
        ];
        let pins = pins(&items);
        let seen: Vec<_> = pins.iter().map(|pin| (pin.shape, pin.door, pin.places.len())).collect();
        assert_eq!(seen, [(Shape::About, None, 2), (Shape::Square, Some(Door::Open), 1), (Shape::About, None, 1)]);
    }

    #[test]
    fn two_places_in_one_house_are_one_pin_that_counts_them() {
        let pins = pins(&[item("a:1", 60.0, Precision::Exact), item("a:2", 60.0, Precision::Exact)]);
        assert_eq!((pins.len(), pins[0].shape, pins[0].door, pins[0].places.len()), (1, Shape::Many, None, 2));
    }

    #[test]
    fn a_pin_of_many_tells_the_best_state_among_them_and_one_that_is_only_about_tells_none() {
        let mut shut = item("a:1", 60.0, Precision::Exact);
        shut.availability.state = State::Closed;
        let mut perhaps = item("a:2", 60.0, Precision::Exact);
        perhaps.availability.state = State::Uncertain;
        let about = item("a:3", 61.0, Precision::Municipality);
        let pins = pins(&[shut, perhaps, about]);
        assert_eq!(pins.iter().map(|pin| pin.best).collect::<Vec<_>>(), [Some(Door::Uncertain), None]);
        assert!(
            tell_pins(&pins).ends_with(r#",2,"a:1",1],[25.0,61.0,"about","",1,2,"a:3",0]]}"#),
            "{}",
            tell_pins(&pins)
        );
    }

    #[test]
    fn a_place_without_a_point_has_no_pin() {
        let mut nowhere = item("a:1", 60.0, Precision::Exact);
        nowhere.card.point = None;
        assert!(pins(&[nowhere]).is_empty());
    }

    #[test]
    fn a_box_grows_to_the_country_and_no_further() {
        let mut shown = MapBox::first(Some(Position { lat: 60.2, lon: 24.9 }), true);
        for _ in 0..20 {
            match shown.wider() {
                Some(wider) => {
                    assert!(wider.holds(Position { lat: shown.south.max(59.4), lon: shown.west.max(19.0) }));
                    shown = wider;
                }
                None => break,
            }
        }
        assert_eq!((shown, shown.wider()), (MapBox::FINLAND, None));
    }

    #[test]
    fn several_packs_are_told_as_one_of_their_common_box() {
        let pack = |key: &str, bounds, min_zoom| Streets { key: key.to_owned(), min_zoom, max_zoom: 14, bounds };
        let both = pack("a", [24.0, 60.0, 25.0, 61.0], 11).with(&pack("b", [23.0, 60.5, 24.5, 62.0], 10));
        assert_eq!(both, pack("a-b", [23.0, 60.0, 25.0, 62.0], 10));
        assert_eq!(
            tell_streets(Some(&both)),
            r#"{"streets":{"bounds":[23.0,60.0,25.0,62.0],"maxzoom":14,"minzoom":10,"number":"a-b"}}"#
        );
        assert_eq!(tell_streets(None), r#"{"streets":null}"#);
    }

    #[test]
    fn an_area_invites_a_search_once_one_has_left_the_middle() {
        let here = Position { lat: 60.2, lon: 24.9 };
        let shown = MapBox::first(Some(here), true);
        assert!(!shown.invites_search(Some(here)), "one stands in its middle");
        assert!(shown.invites_search(Some(Position { lat: shown.north, ..here })));
        assert!(shown.invites_search(None), "one stands nowhere");
        assert!(!MapBox::FINLAND.invites_search(None), "the country's middle is nobody's wish");
    }

    #[test]
    fn what_the_picture_tells_is_read_and_nonsense_is_not() {
        assert_eq!(heard(r#"{"ready":true}"#), Some(Heard::Ready));
        assert_eq!(heard(r#"{"pressed":"a:1"}"#), Some(Heard::Pressed(Some("a:1".to_owned()))));
        assert_eq!(heard(r#"{"pressed":null}"#), Some(Heard::Pressed(None)));
        let moved = heard(r#"{"moved":[24.0,60.0,25.0,61.0]}"#);
        assert_eq!(moved, Some(Heard::Moved(MapBox { south: 60.0, west: 24.0, north: 61.0, east: 25.0 })));
        for nonsense in ["", "[]", "{}", r#"{"moved":[1,2,3]}"#, r#"{"moved":[25,61,24,60]}"#, r#"{"moved":"x"}"#] {
            assert_eq!(heard(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn the_picture_is_told_every_outline_that_a_pin_may_name() {
        let setup: serde_json::Value =
            serde_json::from_str(&setup(Language::Finnish.words(), MapBox::FINLAND)).unwrap();
        let told = tell_pins(&pins(&[item("a:1", 60.0, Precision::Exact), item("a:2", 61.0, Precision::Postal)]));
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        for pin in told["pins"].as_array().unwrap() {
            assert!(setup["shapes"].get(pin[2].as_str().unwrap()).is_some(), "{pin}");
            let door = pin[3].as_str().unwrap();
            assert!(door.is_empty() || setup["doors"].get(door).is_some(), "{pin}");
        }
        assert_eq!(setup["box"], serde_json::json!([19.0, 59.4, 31.7, 70.2]));
    }
}
