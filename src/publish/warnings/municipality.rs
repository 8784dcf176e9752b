//! Points that lie far outside the municipality that a place names: one of the two is a slip, and the place then is in
//! the wrong list or at the wrong spot of the map.
//!
//! The borders are coarse (`assets/borders`), so a place near one is never told.

use std::collections::HashMap;
use std::sync::OnceLock;

use geo::{BoundingRect, Distance, Euclidean, LineString, MapCoords, MultiPolygon, Point, Polygon, Rect};
use serde_json::Value;

use crate::domain::place::{Place, Position};
use crate::feed::Record;

use super::super::municipalities::by_code;
use super::{Problem, Subject, kind};

/// How far beyond the stated border a point has to lie. The coarse edges are off by less than this inland; islands that
/// they leave out lie farther, so a point in no municipality at all needs the longer way.
const BEYOND_M: f64 = 4_000.0;
const BEYOND_AT_SEA_M: f64 = 20_000.0;
const METRES_PER_DEGREE: f64 = 111_195.0;

struct Border {
    code: String,
    bounds: Rect,
    shape: MultiPolygon,
}

pub fn warnings(subjects: &[Subject<'_>]) -> Vec<Problem> {
    let of_place = |subject: &Subject<'_>| match &subject.decoded.record {
        Record::Place(place) => look(subject, place),
        _ => None,
    };
    subjects.iter().filter_map(of_place).collect()
}

fn look(subject: &Subject<'_>, place: &Place) -> Option<Problem> {
    let (point, code) = (place.point?, place.municipality_code.as_deref()?);
    let stated = borders().get(index_of(code)?)?;
    let away_m = away_m(stated, point);
    if away_m < BEYOND_M {
        return None;
    }
    let there = at(point);
    if there.is_none() && away_m < BEYOND_AT_SEA_M {
        return None;
    }
    let named = |code: &str| by_code(code).map_or_else(|| code.to_owned(), |known| format!("{} ({code})", known.fi));
    let away_km = (away_m / 1_000.0).round();
    let message = format!("the point {:.4}, {:.4} lies {away_km} km outside {}", point.lat, point.lon, named(code));
    let warning = subject.warn(kind::OTHER_MUNICIPALITY, "municipality_code", message);
    Some(match there {
        Some(other) => warning.suggest(format!("there it is {}: correct the code or the point", named(other))),
        None => warning.suggest("no municipality is there: correct the point; are lat and lon the right way round?"),
    })
}

/// The code of the municipality at a point.
fn at(point: Position) -> Option<&'static str> {
    let inside = |border: &&Border| {
        let (min, max) = (border.bounds.min(), border.bounds.max());
        (min.x..=max.x).contains(&point.lon) && (min.y..=max.y).contains(&point.lat) && away_m(border, point) == 0.0
    };
    borders().iter().find(inside).map(|border| border.code.as_str())
}

/// Metres from a point to a municipality, 0 inside. Flat around the point: over the distances that matter here the
/// earth's roundness is a few metres.
fn away_m(border: &Border, point: Position) -> f64 {
    let shrink = point.lat.to_radians().cos();
    let flat = border.shape.map_coords(|at| {
        geo::coord! {
            x: (at.x - point.lon) * shrink * METRES_PER_DEGREE,
            y: (at.y - point.lat) * METRES_PER_DEGREE,
        }
    });
    flat.iter().map(|polygon| Euclidean.distance(&Point::new(0.0, 0.0), polygon)).fold(f64::INFINITY, f64::min)
}

fn index_of(code: &str) -> Option<usize> {
    static INDEX: OnceLock<HashMap<&'static str, usize>> = OnceLock::new();
    let index = INDEX
        .get_or_init(|| borders().iter().enumerate().map(|(index, border)| (border.code.as_str(), index)).collect());
    index.get(code).copied()
}

fn borders() -> &'static [Border] {
    static BORDERS: OnceLock<Vec<Border>> = OnceLock::new();
    BORDERS.get_or_init(|| {
        let text = include_str!("../../../assets/borders/municipalities.geojson");
        let all: Value = serde_json::from_str(text).unwrap_or_default();
        all["features"].as_array().into_iter().flatten().filter_map(border).collect()
    })
}

fn border(feature: &Value) -> Option<Border> {
    let coordinates = &feature["geometry"]["coordinates"];
    let polygons = match feature["geometry"]["type"].as_str()? {
        "Polygon" => vec![polygon(coordinates)?],
        _ => coordinates.as_array()?.iter().map(polygon).collect::<Option<Vec<_>>>()?,
    };
    let shape = MultiPolygon::new(polygons);
    Some(Border { code: feature["properties"]["code"].as_str()?.to_owned(), bounds: shape.bounding_rect()?, shape })
}

fn polygon(rings: &Value) -> Option<Polygon> {
    let ring = |points: &Value| -> Option<LineString> {
        let points = points.as_array()?.iter().map(|point| Some((point[0].as_f64()?, point[1].as_f64()?)));
        points.collect::<Option<Vec<(f64, f64)>>>().map(LineString::from)
    };
    let mut rings = rings.as_array()?.iter().map(ring).collect::<Option<Vec<_>>>()?;
    let outer = if rings.is_empty() { return None } else { rings.remove(0) };
    Some(Polygon::new(outer, rings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_holds_its_own_centre() {
        assert_eq!(borders().len(), 308);
        for municipality in super::super::super::municipalities::all() {
            let border = &borders()[index_of(&municipality.code).unwrap()];
            let away = away_m(border, Position { lat: municipality.lat, lon: municipality.lon });
            assert!(away < BEYOND_M, "{} lies {away} m outside", municipality.fi);
        }
        assert_eq!(at(Position { lat: 60.17, lon: 24.94 }), Some("091"));
        assert_eq!(at(Position { lat: 59.9, lon: 24.94 }), None, "the sea");
    }
}
