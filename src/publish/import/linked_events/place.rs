//! Where the register's events are held.

use serde_json::Value;

use super::super::super::dotted::{Object, put_text};
use super::super::super::municipalities::{self, Municipality};
use super::super::given::{self, Origin, Texts, contact, put_list, put_point};
use super::super::kinds;
use super::super::places::put_city;
use super::super::venues;
use super::{Import, LICENSE, first_text, link_of, name_of, record_id, reference, register};

/// Where an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Venue {
    /// A place of this id.
    Place(String),
    Online,
    Unknown,
}

/// Files a place that the register tells whole; the answer is its id in the format's spelling.
pub fn add(import: &mut Import<'_>, told: &Value) -> Option<String> {
    let id = record_id(&reference(told)?);
    if told["deleted"].as_bool() == Some(true) {
        import.leave_out("are places that no longer exist");
        return Some(id);
    }
    if !import.venues.contains_key(&id)
        && let Some(mut place) = place(told, &id, &mut import.texts)
    {
        let place_id = reference(told).unwrap_or_default();
        let address = told["@id"].as_str().unwrap_or("");
        let name = register(address);
        let date = given::date(told["last_modified_time"].as_str().unwrap_or(""));
        Origin { name: &name, url: address, license: LICENSE, date: &date, id: &place_id }.put(&mut place);
        import.venues.insert(id.clone(), place);
    }
    Some(id)
}

fn place(told: &Value, id: &str, texts: &mut Texts) -> Option<Object> {
    let mut place = Object::new();
    put_text(&mut place, "id", id);
    texts.put_map(&mut place, "name", &told["name"]);
    if name_of(&place).is_empty() {
        return None;
    }
    put_text(&mut place, "kind", kinds::of_place(first_text(&told["name"])));
    texts.put_map(&mut place, "description", &told["description"]);
    texts.put_map(&mut place, "address.street", &told["street_address"]);
    put_text(&mut place, "address.postal_code", told["postal_code"].as_str().unwrap_or("").trim());
    let municipality = municipality(told);
    put_city(&mut place, municipality.map_or_else(|| first_text(&told["address_locality"]), |m| &m.fi), "fi");
    let at = |index: usize| told["position"]["coordinates"][index].as_f64();
    let has_point = put_point(&mut place, at(1).zip(at(0)), "exact");
    if let Some(municipality) = municipality {
        put_text(&mut place, "municipality_code", &municipality.code);
        if !has_point {
            put_point(&mut place, Some((municipality.lat, municipality.lon)), "municipality");
        }
    }
    let contacts = [
        contact("phone", first_text(&told["telephone"])),
        contact("email", told["email"].as_str().unwrap_or("")),
        contact("web", link_of(&told["info_url"])),
    ];
    put_list(&mut place, "contact", contacts.into_iter().flatten().collect());
    Some(place)
}

fn municipality(told: &Value) -> Option<&'static Municipality> {
    let divisions = told["divisions"].as_array();
    let of_divisions = divisions
        .into_iter()
        .flatten()
        .filter(|division| division["type"] == "muni")
        .find_map(|division| municipalities::by_name(first_text(&division["name"])));
    of_divisions.or_else(|| municipalities::by_name(first_text(&told["address_locality"])))
}

/// Where an event is, by its `location`, or by the words beside it.
pub fn venue(import: &mut Import<'_>, event: &Value) -> Venue {
    let location = &event["location"];
    match reference(location) {
        Some(id) if is_internet(&id) => Venue::Online,
        Some(id) if location.get("name").is_some() => {
            Venue::Place(add(import, location).unwrap_or_else(|| record_id(&id)))
        }
        Some(id) => Venue::Place(record_id(&id)),
        None => spelled_out(import, event),
    }
}

/// `helsinki:internet`, `virtual:public`.
fn is_internet(id: &str) -> bool {
    id.ends_with(":internet") || id.starts_with("virtual:")
}

/// Words about where, in `location_extra_info`: a place, where they name a municipality.
fn spelled_out(import: &mut Import<'_>, event: &Value) -> Venue {
    let words = given::words(first_text(&event["location_extra_info"]));
    let source = event["data_source"].as_str().unwrap_or("linked-events");
    let Some((id, mut place)) = venues::of_words(&words, source) else { return Venue::Unknown };
    let address = event["@id"].as_str().unwrap_or("");
    let (register, date) = (register(address), given::date(event["last_modified_time"].as_str().unwrap_or("")));
    Origin { name: &register, url: address, license: LICENSE, date: &date, id: "" }.put(&mut place);
    // The newest event that names it tells its date.
    let newer = |known: &Object| known["sources"][0]["date"].as_str() < Some(date.as_str());
    if import.venues.get(&id).is_none_or(newer) {
        import.venues.insert(id.clone(), place);
    }
    Venue::Place(id)
}
