//! Places as a GeoJSON feature collection (RFC 7946): WGS84, longitude first. A place without a point is a feature without
//! a geometry, which the standard allows.

use serde_json::{Map, Value, json};

use crate::domain::place::Place;
use crate::domain::record::{Answer, ContactKind};
use crate::domain::text::Text;

use super::Directory;
use super::plain;

pub fn write(directory: &Directory, language: &str) -> (String, usize) {
    let features: Vec<Value> = directory.listed().map(|place| feature(place, language)).collect();
    let count = features.len();
    // Members of our own are allowed, and passed over by whoever doesn't know them.
    let whole = json!({
        "type": "FeatureCollection",
        "features": features,
        "publisher": directory.publisher.name,
        "attribution": directory.publisher.attribution,
    });
    (whole.to_string() + "\n", count)
}

fn feature(place: &Place, language: &str) -> Value {
    let geometry = place.point.map(|point| json!({"type": "Point", "coordinates": [point.lon, point.lat]}));
    let mut properties = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            properties.insert(key.to_owned(), value);
        }
    };
    let text = |text: Option<String>| text.map(Value::from);
    put("kind", Some(place.kind.as_str().into()));
    put("name", text(plain::words(&place.name, language)));
    put("names", map(&place.name));
    put("summary", text(plain::words(&place.summary, language)));
    put("address", text(plain::address(&place.address, language)));
    put("municipality_code", place.municipality_code.clone().map(Value::from));
    put("position", place.point.map(|_| place.precision.as_str().into()));
    put("opening_hours", text(place.hours.as_ref().and_then(|hours| hours.value.clone())));
    let said = place.hours.as_ref().and_then(|hours| plain::words(&hours.source_text, language));
    put("opening_hours_text", text(said));
    put("drop_in", (place.access.drop_in != Answer::Unknown).then(|| place.access.drop_in.as_str().into()));
    for (item, answer) in &place.accessibility.items {
        put(item.as_str(), (*answer != Answer::Unknown).then(|| answer.as_str().into()));
    }
    put("phone", text(plain::contact(&place.contacts, &ContactKind::Phone)));
    put("email", text(plain::contact(&place.contacts, &ContactKind::Email)));
    put("url", text(plain::page(place)));
    put("verified_at", place.verified_at().map(|date| date.to_string().into()));
    put("sources", Some(plain::credit(&place.provenance).into()));
    json!({"type": "Feature", "id": place.id.as_str(), "geometry": geometry, "properties": properties})
}

fn map(text: &Text) -> Option<Value> {
    let words: Map<String, Value> = text.iter().map(|(tag, words)| (tag.to_owned(), words.into())).collect();
    (!words.is_empty()).then(|| words.into())
}
