//! Places in schema.org's words.

use serde_json::Value;

use super::super::super::dotted::{Object, put_text};
use super::super::super::municipalities;
use super::super::given::{self, Origin, contact, link, put_list, put_point};
use super::super::kinds;
use super::super::places::put_city;
use super::{Import, hours, language, list, types};

/// Files a place, once; the answer is its id.
pub fn add(import: &mut Import<'_>, told: &Value, stem: &'static str) -> Option<String> {
    let name = given::words(told["name"].as_str()?);
    if name.is_empty() {
        return None;
    }
    let id = import.id(told, &name);
    if !import.seen.insert(format!("{stem} {id}")) {
        return Some(id);
    }
    let tag = language(told);
    let mut place = Object::new();
    put_text(&mut place, "id", &id);
    put_text(&mut place, &format!("name.{tag}"), &name);
    put_text(&mut place, "kind", kind(told, &name));
    import.texts.put(&mut place, "summary", [(tag, told["description"].as_str().unwrap_or(""))]);
    address(told, &mut place);
    let number = |field: &str| given::word(&told["geo"][field]).parse::<f64>().ok();
    let municipality = place.get("municipality_code").and_then(Value::as_str).and_then(municipalities::by_code);
    if !put_point(&mut place, number("latitude").zip(number("longitude")), "exact")
        && let Some(municipality) = municipality
    {
        put_point(&mut place, Some((municipality.lat, municipality.lon)), "municipality");
    }
    let text = |field: &str| list(&told[field]).into_iter().find_map(Value::as_str).unwrap_or("").to_owned();
    let contacts = [
        contact("phone", &text("telephone")),
        contact("email", text("email").trim_start_matches("mailto:")),
        contact("web", &text("url")),
    ];
    put_list(&mut place, "contact", contacts.into_iter().flatten().collect());
    let date = given::date(&text("dateModified"));
    hours::put(&mut place, told, import.options.now.date_naive(), &date);
    match &told["isAccessibleForFree"] {
        Value::Bool(true) => put_text(&mut place, "access.cost.kind", "free"),
        Value::Bool(false) => put_text(&mut place, "access.cost.kind", "paid"),
        _ => {}
    }
    origin(import, &text("url"), &date).put(&mut place);
    import.batch.add(stem, place);
    Some(id)
}

/// Whose page it is, is what its publisher calls the import.
pub fn origin<'a>(import: &'a Import<'_>, url: &'a str, date: &'a str) -> Origin<'a> {
    let terms = &import.options.terms;
    Origin {
        name: terms.credit.as_deref().unwrap_or(&import.options.name),
        url: link(url),
        license: terms.license.as_deref().unwrap_or(""),
        date,
        id: "",
    }
}

fn kind(told: &Value, name: &str) -> &'static str {
    match types(told).as_slice() {
        types if types.contains(&"Library") => "library",
        types if types.contains(&"Playground") => "playground",
        _ => kinds::of_place(name),
    }
}

fn address(told: &Value, place: &mut Object) {
    let address = &told["address"];
    let text = |field: &str| address[field].as_str().unwrap_or("").trim();
    let whole = address.as_str().unwrap_or("");
    put_text(place, "address.street.fi", &given::words(if whole.is_empty() { text("streetAddress") } else { whole }));
    put_text(place, "address.postal_code", text("postalCode"));
    let town = if whole.is_empty() { text("addressLocality") } else { whole.rsplit([',', ' ']).next().unwrap_or("") };
    if let Some(municipality) = municipalities::by_name(town) {
        put_text(place, "municipality_code", &municipality.code);
        put_city(place, &municipality.fi, "fi");
    } else if whole.is_empty() {
        put_city(place, town, "fi");
    }
}
