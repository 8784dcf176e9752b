//! One record of the synthetic country at a time.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Value, json};

use super::super::dotted::{Object, look_text, put, put_text};
use super::super::import::operators::slug;
use super::super::municipalities::{self, Municipality};
use super::names::{ENDS, HOURS, KINDS, SENTENCES, SESSIONS, STEMS, STREETS};
use super::random::Random;

/// When the country's records were made, and when the edited ones changed.
const MADE: &str = "2026-11-01T06:00:00Z";
const EDITED: &str = "2026-11-20T06:00:00Z";

fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

/// Languages in which something is offered.
const LANGUAGES: &[&[&str]] = &[&["fi"], &["fi", "sv"], &["fi", "en"], &["sv"], &["fi", "ru", "ar"]];

/// A town's own services and a parish for each municipality.
pub fn organizations() -> Vec<Object> {
    let mut all = Vec::new();
    for town in municipalities::all() {
        for (kind, fi, sv) in
            [("municipality", "perhepalvelut", "familjetjänster"), ("parish", "seurakunta", "församling")]
        {
            all.push(object(json!({
                "id": format!("gen:org/{kind}-{}", town.code),
                "kind": kind,
                "name": {"fi": format!("{}: {fi}", town.fi), "sv": format!("{}: {sv}", town.sv)},
                "modified_at": MADE,
            })));
        }
    }
    all
}

/// A place in its municipality.
pub fn place(index: usize, town: &Municipality, random: &mut Random) -> Object {
    let (kind, words) = kind(random);
    let quarter = quarter(random);
    let parish = kind == "parish_club";
    let operator = if parish { "parish" } else { "municipality" };
    let mut place = object(json!({
        "id": format!("gen:place/{index:06}"),
        "kind": kind,
        "name": {
            "fi": format!("{} {quarter}", words[0]),
            "sv": format!("{} {quarter}", words[1]),
            "en": format!("{} {quarter}", words[2]),
        },
        "lat": near(town.lat, 0.04, 59.4..=70.0, random),
        "lon": near(town.lon, 0.08, 19.1..=31.6, random),
        "position": "exact",
        "municipality_code": town.code,
        "operator_ids": [format!("gen:org/{operator}-{}", town.code)],
        "modified_at": MADE,
        "sources": [{
            "name": format!("{}, verkkosivut", town.fi),
            "url": format!("https://www.example.org/{}/{}", slug(&town.fi), slug(&quarter)),
            "license": "CC0-1.0",
            "date": day(random, 900).to_string(),
        }],
    }));
    let street = format!("{}{} {}", random.pick(STEMS), random.pick(STREETS), 1 + random.below(60));
    put_text(&mut place, "address.street.fi", &street);
    put_text(&mut place, "address.postal_code", &format!("{:05}", 100 + random.below(99_000) / 10 * 10));
    put_text(&mut place, "address.city.fi", &town.fi);
    let description: Vec<&str> = (0..2 + random.below(3)).map(|_| *random.pick(SENTENCES)).collect();
    put_text(&mut place, "summary.fi", description[0]);
    put_text(&mut place, "description.fi", &description[1..].join(" "));
    if !matches!(kind, "family_cafe" | "parish_club") && random.chance(80) {
        put_text(&mut place, "hours.value", hours(random));
        put_text(&mut place, "hours.scope", if random.chance(85) { "offer" } else { "building" });
        put_text(&mut place, "hours.holidays", "stated");
        if random.chance(60) {
            put_text(&mut place, "hours.seasons", "stated");
        }
        put_text(&mut place, "hours.stated_on", &day(random, 900).to_string());
    }
    details(&mut place, random);
    if random.chance(50) {
        put_text(&mut place, "verified_at", &day(random, 500).to_string());
        put_text(&mut place, "verified_by", "Keksitty tarkistaja");
    }
    place
}

fn details(place: &mut Object, random: &mut Random) {
    if random.chance(75) {
        put_text(place, "access.drop_in", if random.chance(92) { "yes" } else { "no" });
        put(place, "access.registration.required", random.chance(6).into());
    }
    if random.chance(70) {
        put_text(place, "access.cost.kind", random.pick::<&str>(&["free", "free", "free", "optional", "paid"]));
    }
    if random.chance(40) {
        put(place, "audience.age_max_months", (*random.pick(&[11, 23, 35, 71, 83, 155])).into());
    }
    if random.chance(45) {
        let languages = *random.pick(LANGUAGES);
        put(place, "languages.activity", json!(languages));
    }
    for item in ["step_free_entrance", "stroller_access", "changing_table", "accessible_toilet"] {
        if random.chance(45) {
            let answer = if random.chance(80) { "yes" } else { "no" };
            put_text(place, &format!("accessibility.items.{item}"), answer);
        }
    }
    if random.chance(60) {
        let phone = format!("+358 40 {:03} {:04}", random.below(1000), random.below(10_000));
        put(place, "contact", json!([{"kind": "phone", "value": phone}]));
    }
}

/// A weekly session in one of the places.
pub fn event(index: usize, places: &[Object], random: &mut Random) -> Object {
    let (names, minutes) = random.pick(SESSIONS);
    let first = weekday_from(NaiveDate::default() + Duration::days(SEASON_DAY), random.below(5));
    let start = first.and_time(NaiveTime::default() + Duration::minutes(30 * (17 + random.below(18)).cast_signed()));
    let mut event = object(json!({
        "id": format!("gen:event/{index:06}"),
        "name": {"fi": names[0], "sv": names[1], "en": names[2]},
        "rrule": rule(first, random),
        "season": {"from": "2026-08-17", "to": "2027-05-28"},
        "breaks": [{"from": "2026-12-14", "to": "2027-01-11"}, "school_holidays"],
        "access": {"drop_in": "yes", "registration": {"required": false}},
        "modified_at": MADE,
    }));
    put_times(&mut event, start, *minutes);
    if !places.is_empty() {
        let place = random.pick(places);
        put_text(&mut event, "place_id", look_text(place, "id").unwrap_or_default());
        if let Some(sources) = place.get("sources") {
            put(&mut event, "sources", sources.clone());
        }
    }
    if random.chance(50) {
        put_text(&mut event, "summary.fi", random.pick::<&str>(SENTENCES));
    }
    if random.chance(40) {
        put_text(&mut event, "access.cost.kind", "free");
    }
    if random.chance(30) {
        put(&mut event, "audience.age_max_months", (*random.pick(&[11, 23, 35, 71])).into());
    }
    event
}

/// 17 August 2026, in days since 1970.
const SEASON_DAY: i64 = 20_682;

fn rule(first: NaiveDate, random: &mut Random) -> String {
    use chrono::Datelike;
    let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][first.weekday().num_days_from_monday() as usize];
    match random.below(10) {
        0 => format!("FREQ=MONTHLY;BYDAY={}{day}", 1 + first.day0() / 7),
        1 | 2 => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"),
        _ => format!("FREQ=WEEKLY;BYDAY={day}"),
    }
}

fn weekday_from(monday: NaiveDate, days: u64) -> NaiveDate {
    monday + Duration::days(days.cast_signed())
}

fn put_times(event: &mut Object, start: NaiveDateTime, minutes: i64) {
    let show = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
    put_text(event, "start", &show(start));
    put_text(event, "end", &show(start + Duration::minutes(minutes)));
}

/// Gives a place other hours, or a café another description.
pub fn edit_place(place: &mut Object, random: &mut Random) {
    if place.contains_key("hours") {
        put_text(place, "hours.value", hours(random));
    }
    put_text(place, "summary.fi", &format!("{} (muutettu)", random.pick(SENTENCES)));
    put_text(place, "modified_at", EDITED);
}

/// Moves a series by an hour, and says so.
pub fn edit_event(event: &mut Object, random: &mut Random) {
    for field in ["start", "end"] {
        let time = look_text(event, field).and_then(|text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok());
        if let Some(time) = time {
            put_text(event, field, &(time + Duration::hours(1)).format("%Y-%m-%dT%H:%M").to_string());
        }
    }
    put_text(event, "summary.fi", random.pick::<&str>(SENTENCES));
    put_text(event, "modified_at", EDITED);
}

fn kind(random: &mut Random) -> (&'static str, &'static [&'static str; 3]) {
    let mut at = random.below(KINDS.iter().map(|(_, weight, _)| weight).sum());
    for (kind, weight, words) in KINDS {
        match at.checked_sub(*weight) {
            Some(rest) => at = rest,
            None => return (kind, words),
        }
    }
    (KINDS[0].0, &KINDS[0].2)
}

fn hours(random: &mut Random) -> &'static str {
    let mut at = random.below(HOURS.iter().map(|(_, weight)| weight).sum());
    for (value, weight) in HOURS {
        match at.checked_sub(*weight) {
            Some(rest) => at = rest,
            None => return value,
        }
    }
    HOURS[0].0
}

fn quarter(random: &mut Random) -> String {
    let (stem, end) = (random.pick(STEMS), random.pick(ENDS));
    format!("{stem}{end}")
}

/// A coordinate near another, inside the country, to about a metre.
fn near(degrees: f64, spread: f64, range: std::ops::RangeInclusive<f64>, random: &mut Random) -> f64 {
    let moved = (degrees + random.around_zero() * spread).clamp(*range.start(), *range.end());
    (moved * 100_000.0).round() / 100_000.0
}

/// A day within so many days before the country was made.
fn day(random: &mut Random, within: u64) -> NaiveDate {
    NaiveDate::default() + Duration::days(SEASON_DAY + 76 - random.below(within).cast_signed())
}
