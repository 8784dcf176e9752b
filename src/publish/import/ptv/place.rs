//! Service locations as places.

use serde_json::{Value, json};

use super::super::super::dotted::{Object, put, put_text};
use super::super::super::municipalities::{self, Municipality};
use super::super::accessibility::{self, Sentence};
use super::super::given::{self, put_list, put_point};
use super::super::kinds;
use super::super::places::put_city;
use super::point::point;
use super::{Import, contacts, hours, languages, localized, record_id, texts, typed};

pub fn add(import: &mut Import<'_>, id: &str, told: &Value) {
    let mut place = Object::new();
    put_text(&mut place, "id", &record_id(id));
    import.texts.put(&mut place, "name", typed(&told["serviceChannelNames"], &["Name"]));
    if !place.contains_key("name") {
        import.leave_out("have no name");
        return;
    }
    put_text(&mut place, "kind", kinds::of_place(localized(&told["serviceChannelNames"]).unwrap_or("")));
    let descriptions = &told["serviceChannelDescriptions"];
    import.texts.put(&mut place, "summary", typed(descriptions, &["Summary", "ShortDescription"]));
    import.texts.put(&mut place, "description", typed(descriptions, &["Description"]));
    let addresses: Vec<&Value> = told["addresses"].as_array().into_iter().flatten().collect();
    if let Some(address) = addresses.iter().find(|a| a["type"] == "Location").or(addresses.first()) {
        put_address(import, address, &mut place);
    }
    put_list(&mut place, "contact", contacts(told, "emails"));
    put_list(&mut place, "languages.staff", languages(told));
    let origin = import.origin(id, told);
    hours::put(&mut place, &told["serviceHours"], &mut import.texts, import.options.now.date_naive(), &origin.date);
    let operator = given::word(&told["organizationId"]);
    if import.organizations.contains(&operator) {
        put(&mut place, "operator_ids", json!([record_id(&operator)]));
    }
    origin.put(&mut place);
    import.batch.add("places", place);
}

fn put_address(import: &mut Import<'_>, address: &Value, place: &mut Object) {
    let street = &address["streetAddress"];
    let other = &address["otherAddress"];
    let told = if street.is_object() { street } else { other };
    let number = given::word(&street["streetNumber"]);
    let streets: Vec<(&str, String)> = texts(&street["street"])
        .into_iter()
        .map(|(language, name)| (language, format!("{name} {number}").trim().to_owned()))
        .collect();
    import.texts.put(place, "address.street", streets.iter().map(|(language, street)| (*language, street.as_str())));
    put_text(place, "address.postal_code", told["postalCode"].as_str().unwrap_or("").trim());
    import.texts.put(place, "arrival", texts(&told["additionalInformation"]));
    let municipality = municipality(&told["municipality"]);
    match municipality {
        Some(municipality) => {
            put_city(place, &municipality.fi, "fi");
            put_text(place, "municipality_code", &municipality.code);
        }
        None => put_city(place, &title(localized(&told["postOffice"]).unwrap_or("")), "fi"),
    }
    if !put_point(place, point(told), "exact")
        && let Some(municipality) = municipality
    {
        put_point(place, Some((municipality.lat, municipality.lon)), "municipality");
    }
    let entrances: Vec<&Value> = address["entrances"].as_array().into_iter().flatten().collect();
    if let Some(entrance) = entrances.iter().find(|e| e["isMainEntrance"] == true).or(entrances.first()) {
        accessibility::put(place, &sentences(entrance));
    }
}

fn municipality(told: &Value) -> Option<&'static Municipality> {
    municipalities::by_code(&given::word(&told["code"])).or_else(|| municipalities::by_name(localized(&told["name"])?))
}

/// Post offices are written in capitals.
fn title(office: &str) -> String {
    let mut letters = office.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect())
        .unwrap_or_default()
}

fn sentences(entrance: &Value) -> Vec<Sentence> {
    let groups = entrance["accessibilitySentences"].as_array().into_iter().flatten();
    groups
        .flat_map(|group| {
            let name = localized(&group["sentenceGroup"]).unwrap_or("");
            let told = group["sentences"].as_array().into_iter().flatten();
            told.filter_map(move |sentence| {
                Some(Sentence { group: name.to_owned(), text: localized(&sentence["sentence"])?.to_owned() })
            })
        })
        .collect()
}
