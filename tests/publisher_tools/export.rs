//! `ovi feed export`: read by others' libraries, and read back by this program.

use std::collections::BTreeSet;

use geojson::{FeatureCollection, GeoJson, Geometry, GeometryValue};
use icalendar::{Calendar, CalendarComponent, Component as _};
use serde_json::Value;

use super::command::{Ran, Work, ovi};

const PLACES: &str = "\
id,kind,name.fi,name.sv,municipality_code,lat,lon,position,address.street.fi,address.postal_code,address.city.fi,hours.value,hours.source_text.fi,operator_ids,languages.activity,accessibility.items.lift,accessibility.items.changing_table,contact.phone,contact.email,access.cost.kind,access.drop_in,source.name,source.license,verified_at
a:house,library,\"Talo; \"\"A\"\"\",Huset,091,60.17,24.94,exact,Katu 1,00100,Helsinki,Mo-Fr 09:00-15:00; PH off,,a:org,fi;sv,yes,no,09 1,talo@a.fi,free,yes,MLL,CC0-1.0,2026-11-01
a:town,family_cafe,Kahvila,,049,60.2,24.7,municipality,,,,,joskus,,,,,,,,,,,
a:none,family_cafe,Pisteetön,,049,,,,,,,Mo 09:00-11:00; Jun-Aug off,,,,,,,,,,,,
";
const EVENTS: &str = r#"{"id": "a:club", "name": {"fi": "Kerho"}, "place_id": "a:house", "start": "2026-09-01T09:30", "end": "2026-09-01T11:30", "rrule": "FREQ=WEEKLY;BYDAY=TU", "season": {"to": "2027-05-31"}, "breaks": [], "overrides": [{"recurrence_id": "2026-12-01T09:30", "status": "cancelled", "note": {"fi": "sairaus"}}]}
{"id": "a:words", "name": {"fi": "Retki"}, "place_id": "a:town", "when_text": {"fi": "keväällä"}}
{"id": "a:odd", "name": {"fi": " Välit "}, "start": "2026-12-24T10:00", "attendance": "online", "online_url": "https://a.fi/x", "x_own": {"deep": [1, {"er": 2}]}}
"#;
const SERVICES: &str = r#"{"id": "a:line", "kind": "support_line", "name": {"fi": "Puhelin"}, "provider_id": "a:org", "area_codes": ["kunta-091"], "channels": [{"id": "p", "kind": "phone", "number": "116 111", "confidence": "current", "hours": {"value": "Mo-Su 17:00-24:00"}, "languages": ["fi"]}, {"id": "w", "kind": "web", "url": "https://a.fi"}]}
"#;
const ORGANIZATIONS: &str = "id,kind,name.fi\na:org,association,Yhdistys\n";

fn work() -> Work {
    Work::new(&[
        ("places.csv", PLACES),
        ("events.jsonl", EVENTS),
        ("services.jsonl", SERVICES),
        ("organizations.csv", ORGANIZATIONS),
        ("withdrawn.csv", "id,since\na:gone,2026-01\n"),
    ])
}

fn export(work: &Work, format: &str, more: &[&str]) -> Ran {
    let (src, out) = (work.text("src"), work.text("out"));
    ovi(&[&["--json", "feed", "export", &src, "--as", format, "--out", &out], more].concat())
}

#[test]
fn geojson_is_what_the_standard_says() {
    let work = work();
    export(&work, "geojson", &[]).good();
    let GeoJson::FeatureCollection(FeatureCollection { features, .. }) = work.read("out").parse().unwrap() else {
        panic!("no feature collection")
    };
    assert_eq!(features.len(), 3);
    let house = features
        .iter()
        .find(|feature| feature.property("opening_hours").is_some_and(|value| value == "Mo-Fr 09:00-15:00; PH off"))
        .unwrap();
    assert_eq!(house.geometry, Some(Geometry::new(GeometryValue::new_point([24.94, 60.17]))), "longitude first");
    assert_eq!(house.property("sources").unwrap()[0], "MLL (CC0-1.0)");
    assert_eq!(
        (house.property("lift").unwrap(), house.property("changing_table").unwrap()),
        (&Value::from("yes"), &Value::from("no"))
    );
    assert_eq!(features.iter().filter(|feature| feature.geometry.is_none()).count(), 1);
}

#[test]
fn a_calendar_holds_what_is_to_come_of_a_place_or_an_area() {
    let work = work();
    let read = |work: &Work| -> Calendar { work.read("out").parse().unwrap() };
    let events = |calendar: &Calendar| -> Vec<(String, String)> {
        let told = calendar.components.iter().filter_map(|component| match component {
            CalendarComponent::Event(event) => Some((
                event.get_summary().unwrap().to_owned(),
                event.property_value("LOCATION").unwrap_or_default().to_owned(),
            )),
            _ => None,
        });
        told.collect()
    };
    export(&work, "ics", &["--place", "a:house"]).good();
    let calendar = events(&read(&work));
    assert!(
        calendar.iter().any(|(name, _)| name == "Kerho") && calendar.iter().any(|(name, _)| name == "Peruttu: Kerho")
    );
    assert!(calendar.iter().all(|(_, place)| place.starts_with("Talo; \"A\", Katu 1, 00100 Helsinki")), "{calendar:?}");
    assert!(work.read("out").contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL="), "a series stays a series");
    export(&work, "ics", &["--area", "hva-90"]).good();
    assert_eq!(events(&read(&work)).len(), calendar.len());
    export(&work, "ics", &[]).good();
    assert!(events(&read(&work)).iter().any(|(name, _)| name.trim() == "Välit"));
    export(&work, "ics", &["--area", "kunta-049"]).fails(1, "nothing is to come");
    export(&work, "ics", &["--place", "a:nobody"]).fails(2, "no place has this id");
    export(&work, "ics", &["--area", "Espoo"]).fails(2, "an area is kunta-091");
}

#[test]
fn schema_org_names_what_is_known_and_nothing_else() {
    let work = work();
    export(&work, "schema-org", &[]).good();
    let whole: Value = serde_json::from_str(&work.read("out")).unwrap();
    assert_eq!(whole["@context"], "https://schema.org");
    let node = |id: &str| whole["@graph"].as_array().unwrap().iter().find(|node| node["identifier"] == id).unwrap();
    let house = node("a:house");
    assert_eq!((house["@type"].as_str(), house["isAccessibleForFree"].as_bool()), (Some("Library"), Some(true)));
    let hours = house["openingHoursSpecification"].as_array().unwrap();
    assert_eq!(hours.len(), 6, "five days and the holidays: {hours:?}");
    assert_eq!(hours[0]["dayOfWeek"], "Monday");
    assert_eq!((hours[5]["dayOfWeek"].as_str(), hours[5]["closes"].as_str()), (Some("PublicHolidays"), Some("00:00")));
    assert_eq!(house["name"].as_array().unwrap().len(), 2, "two languages");
    // Words are no hours, a town's middle is no position; a year that differs is told day by day.
    assert!(node("a:town")["openingHoursSpecification"].is_null() && node("a:town")["geo"].is_null());
    assert_eq!(node("a:none")["openingHoursSpecification"][0]["validFrom"], "2026-11-30");
    let club = node("a:club");
    assert_eq!(club["startDate"], "2026-09-01T06:30:00+00:00");
    assert_eq!(
        (club["eventSchedule"]["repeatFrequency"].as_str(), club["eventSchedule"]["startTime"].as_str()),
        (Some("P1W"), Some("09:30"))
    );
    assert_eq!(club["location"][0]["@id"], "urn:avoin-ovi:a:house");
    assert_eq!(node("a:line")["availableChannel"][0]["servicePhone"]["telephone"], "116 111");
    let ids: BTreeSet<&str> =
        whole["@graph"].as_array().unwrap().iter().map(|node| node["@id"].as_str().unwrap()).collect();
    assert!(ids.contains("urn:avoin-ovi:a:org") && !ids.contains("urn:avoin-ovi:a:words"), "{ids:?}");
}

#[test]
fn hsds_has_what_its_schemas_require() {
    let work = work();
    export(&work, "hsds", &[]).good();
    let page: Value = serde_json::from_str(&work.read("out")).unwrap();
    assert_eq!((page["total_items"].as_u64(), page["contents"].as_array().unwrap().len()), (Some(4), 4));
    let has = |object: &Value, keys: &[&str]| {
        for key in keys {
            assert!(!object[*key].is_null(), "{key} is missing in {object}");
        }
        let id = object["id"].as_str().unwrap();
        let parts: Vec<usize> = id.split('-').map(str::len).collect();
        assert!(parts == [8, 4, 4, 4, 12] && id.as_bytes()[14] == b'8', "{id} is no UUID of version 8");
    };
    for service in page["contents"].as_array().unwrap() {
        has(service, &["id", "name", "status", "organization"]);
        has(&service["organization"], &["id", "name", "description"]);
        for at in service["service_at_locations"].as_array().into_iter().flatten() {
            has(&at["location"], &["id", "location_type", "external_identifier"]);
            for address in at["location"]["addresses"].as_array().into_iter().flatten() {
                has(address, &["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"]);
            }
        }
    }
    let house = &page["contents"][0];
    let schedules = house["service_at_locations"][0]["schedules"].as_array().unwrap();
    assert_eq!(
        (schedules[0]["byday"].as_str(), schedules[0]["opens_at"].as_str()),
        (Some("MO,TU,WE,TH,FR"), Some("09:00"))
    );
    assert_eq!((schedules[1]["byday"].as_str(), schedules[1]["valid_to"].as_str()), (Some("TU"), Some("2027-05-31")));
    assert_eq!(house["organization"]["name"], "Yhdistys");
    assert_eq!(house["assured_date"], "2026-11-01");
    // The same ids the next time.
    let first = work.read("out");
    export(&work, "hsds", &[]).good();
    assert_eq!(work.read("out"), first);
}

#[test]
fn sheets_are_read_back_without_loss() {
    let work = work();
    let told = export(&work, "csv", &[]).one();
    assert_eq!((told["records"].as_u64(), told["beside"].as_u64()), (Some(9), Some(1)), "{told}");
    assert!(work.read("out/events-beside.jsonl").contains("x_own"));
    assert!(work.read("out/places.csv").starts_with("id,kind,name.fi,name.sv,"));
    assert!(work.read("out/channels.csv").contains("116 111"));
    // Built, the two folders are the same feed to the byte.
    let built = |src: &str, out: &str| {
        let made = ovi(&["--json", "feed", "build", &work.text(src), "--out", &work.text(out)]).one();
        made["shards"].clone()
    };
    assert_eq!(built("src", "public-a"), built("out", "public-b"));
    for file in super::command::files_below(&work.path("public-a")).iter().filter(|file| file.contains("/shard/")) {
        assert!(work.path("public-b").join(file).exists(), "{file} differs");
    }
    export(&work, "csv", &[]).fails(2, "is a source folder already");
}

#[test]
fn the_embedded_directory_survives_the_sheets() {
    let work = Work::new(&[]);
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/seed");
    let out = work.text("sheets");
    let told = ovi(&["--json", "feed", "export", seed, "--as", "csv", "--out", &out]).one();
    assert!(told["records"].as_u64() > Some(9_000), "{told}");
    let same = ovi(&["feed", "diff", seed, &out]).good().out;
    assert!(same.starts_with("0 new, 0 gone, 0 changed, ") && !same.contains("changed in nothing"), "{same}");
}

#[test]
fn wrong_use_is_told() {
    let work = work();
    export(&work, "pdf", &[]).fails(2, "the formats are geojson, ics, schema-org, hsds and csv");
    work.write("src/places.csv", "id,kind\nx\n");
    export(&work, "geojson", &[]).fails(1, "places.csv");
    assert!(!work.path("out").exists());
}
