//! One event of the register as a record, without its times.

use serde_json::{Value, json};

use super::super::super::dotted::{Object, look_text, put, put_text};
use super::super::super::problem::Problem;
use super::super::given::{self, Origin, put_list};
use super::super::kinds;
use super::super::operators::{organization, organization_id};
use super::super::places::add_organization;
use super::place::{Venue, venue};
use super::{Import, LICENSE, Told, first_text, link_of, name_of, record_id, reference, register};

/// What the register says of an event, but when it is. `None`: it has no name.
pub fn record(import: &mut Import<'_>, told: &Told, file: &str) -> Option<Object> {
    let value = &told.value;
    let mut event = Object::new();
    put_text(&mut event, "id", &record_id(&told.id));
    import.texts.put_map(&mut event, "name", &value["name"]);
    if name_of(&event).is_empty() {
        import.leave_out("have no name");
        return None;
    }
    import.texts.put_map(&mut event, "summary", &value["short_description"]);
    import.texts.put_map(&mut event, "description", &value["description"]);
    place(import, value, &mut event);
    access(import, value, &mut event);
    audience(import, told, &mut event, file);
    let languages = value["in_language"].as_array().into_iter().flatten().filter_map(language);
    put_list(&mut event, "languages.activity", languages.collect());
    let keywords = ["keywords", "audience"].iter().flat_map(|field| value[*field].as_array().into_iter().flatten());
    put_list(&mut event, "keywords", keywords.filter_map(reference).take(60).map(Value::from).collect());
    if let Some(status) = status(told) {
        put_text(&mut event, "status", status);
    }
    let address = value["@id"].as_str().unwrap_or("");
    let page = link_of(&value["info_url"]);
    let (name, date) = (register(address), given::date(told.word("last_modified_time")));
    let url = if page.is_empty() { address } else { page };
    let origin = Origin { name: &name, url, license: LICENSE, date: &date, id: &told.id };
    organizer(import, value, &mut event, &origin);
    origin.put(&mut event);
    Some(event)
}

/// The register's word as the format's; an ordinary one has none.
pub fn status(told: &Told) -> Option<&'static str> {
    match told.word("event_status") {
        "EventCancelled" => Some("cancelled"),
        "EventPostponed" => Some("postponed"),
        // It has its new time already.
        "EventRescheduled" => Some("moved"),
        _ => None,
    }
}

/// `…/language/fi/`.
fn language(value: &Value) -> Option<Value> {
    let word = given::word(&value["id"]);
    let address = value["@id"].as_str().unwrap_or(&word);
    let tag = address.trim_end_matches('/').rsplit('/').next()?.to_lowercase();
    given::is_language(&tag).then(|| tag.into())
}

fn place(import: &mut Import<'_>, value: &Value, event: &mut Object) {
    let is_virtual = value["is_virtualevent"].as_bool() == Some(true);
    let venue = venue(import, value);
    match (&venue, is_virtual) {
        (Venue::Online, _) | (Venue::Unknown, true) => put_text(event, "attendance", "online"),
        (Venue::Place(_), true) => put_text(event, "attendance", "hybrid"),
        _ => {}
    }
    if let Venue::Place(id) = &venue {
        put_text(event, "place_id", id);
    }
    if venue == Venue::Online || is_virtual {
        let own = link_of(&value["virtualevent_url"]);
        put_text(event, "online_url", if own.is_empty() { link_of(&value["info_url"]) } else { own });
    }
    // Which room, which door: words that belong to no field but to whoever goes there.
    let extra = &value["location_extra_info"];
    let words = given::words(first_text(extra));
    let is_told = || look_text(event, "description.fi").is_some_and(|told| told.contains(&words));
    if !words.is_empty() && !is_told() {
        for (language, text) in extra.as_object().into_iter().flatten() {
            let text = given::words(text.as_str().unwrap_or(""));
            let path = format!("description.{language}");
            let told = look_text(event, &path).unwrap_or("").to_owned();
            let is_copy = language != "fi" && text == words && told.is_empty();
            if given::is_language(language) && !text.is_empty() && !is_copy {
                put_text(event, &path, format!("{text}\n{told}").trim());
            }
        }
    }
}

/// Cost and enrolling, where the register says so.
fn access(import: &mut Import<'_>, value: &Value, event: &mut Object) {
    let offers: Vec<&Value> = value["offers"].as_array().into_iter().flatten().collect();
    let price = |offer: &&Value| given::words(first_text(&offer["price"]));
    let free = offers.iter().filter(|offer| offer["is_free"].as_bool() == Some(true)).count();
    let priced =
        offers.iter().filter(|offer| offer["is_free"].as_bool() == Some(false) && !price(offer).is_empty()).count();
    // An offer that is neither free nor has a price is one that nobody filled in.
    match (free, priced) {
        (0, 0) => {}
        (_, 0) if free == offers.len() => put_text(event, "access.cost.kind", "free"),
        (0, _) if !offers.iter().any(|offer| sounds_free(&price(offer))) => {
            put_text(event, "access.cost.kind", "paid");
        }
        _ => put_text(event, "access.cost.kind", "unknown"),
    }
    if let Some(offer) = offers.iter().find(|offer| !price(offer).is_empty()) {
        import.texts.put_map(event, "access.cost.note", &offer["price"]);
        if let (1, Some(amount)) = (offers.len(), euros(&price(offer))) {
            put(event, "access.cost.amount_eur", amount.into());
        }
    }
    let time = |field: &str| value[field].as_str().and_then(given::civil);
    let (opens, closes) = (time("enrolment_start_time"), time("enrolment_end_time"));
    let sign_up = [&value["enrolment_url"], &value["registration"]["signup_url"]].map(link_of);
    let url = sign_up.into_iter().find(|url| !url.is_empty()).unwrap_or("");
    let is_registered = value["registration"].is_object();
    if opens.is_some() || closes.is_some() || !url.is_empty() || is_registered {
        put(event, "access.registration.required", true.into());
        put_text(event, "access.registration.url", url);
        for (path, civil) in [("opens_at", opens), ("closes_at", closes)] {
            if let Some(civil) = civil {
                put_text(event, &format!("access.registration.{path}"), &civil.to_string());
            }
        }
    }
}

fn sounds_free(price: &str) -> bool {
    let price = price.to_lowercase();
    ["maksut", "ilmai", "vapaa pääsy", "gratis", "fri entré", "fritt inträde", "free"]
        .iter()
        .any(|word| price.contains(word))
}

/// The one amount in a price: "2,50 €", not "5–15 €", nor what comes on top of something else.
fn euros(price: &str) -> Option<f64> {
    let numbers: Vec<String> = price
        .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .map(|number| number.trim_matches(['.', ',']).replace(',', "."))
        .filter(|number| !number.is_empty())
        .collect();
    let lower = price.to_lowercase();
    let is_euros = (lower.contains('€') || lower.contains("eur"))
        && !["+", "/", "alk", "från", "from", "lisä"].iter().any(|more| lower.contains(more));
    match &numbers[..] {
        [one] if is_euros => one.parse().ok().filter(|amount| (0.0..=10_000.0).contains(amount)),
        _ => None,
    }
}

fn audience(import: &mut Import<'_>, told: &Told, event: &mut Object, file: &str) {
    const OLDEST: u64 = 99;
    let years = |field: &str| told.value[field].as_u64().filter(|years| *years <= OLDEST);
    let (min, max) = (years("audience_min_age"), years("audience_max_age"));
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let message = format!("{}: the ages from {min} to {max} are none: not taken", told.id);
        import
            .batch
            .problems
            .push(Problem::warning(file, None, message).field("audience_min_age").id(record_id(&told.id)));
        return;
    }
    // Nought is what forms hold that nobody filled in; it says no more than nothing.
    if let Some(min) = min.filter(|min| *min > 0) {
        put(event, "audience.age_min_months", (min * 12).into());
    }
    // A child of six is six until the day before the seventh birthday.
    if let Some(max) = max.filter(|max| *max > 0) {
        put(event, "audience.age_max_months", (max * 12 + 11).into());
    }
}

fn organizer(import: &mut Import<'_>, value: &Value, event: &mut Object, origin: &Origin<'_>) {
    let name = given::words(first_text(&value["provider"]));
    if name.is_empty() || name.len() > 150 || organization_id(&name).ends_with('/') {
        return;
    }
    let source = Origin { url: "", date: "", id: "", ..*origin }.source();
    put(event, "organizer_ids", json!([organization_id(&name)]));
    add_organization(&mut import.batch, organization(&name, kinds::of_organization(&name), Some(&source)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_amount_is_a_price() {
        assert_eq!(euros("Liput 2,50 €"), Some(2.5));
        assert_eq!(euros("Sisäänpääsymaksu + ohjausmaksu 2,50 €"), None);
        assert_eq!(euros("5-15€"), None);
        assert_eq!(euros("10 vuotta"), None);
        assert_eq!(euros("€"), None);
    }
}
