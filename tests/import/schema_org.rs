//! schema.org's words in web pages.

use avoin_ovi::publish::import::Source::SchemaOrg;
use serde_json::json;

use super::{Bench, imported};

#[test]
fn a_page_tells_places_and_events() {
    let (records, problems) = imported(SchemaOrg, "schema_org.html");
    let library = records.values().find(|record| record["name"]["fi"] == "Esimerkin kirjasto").unwrap();
    assert_eq!((&library["kind"], &library["municipality_code"]), (&json!("library"), &json!("091")));
    assert_eq!(
        library["hours"],
        json!({
            "value": "Mo-We 09:00-20:00; Sa 10:00-15:00; 2026 Dec 23-2026 Dec 26 off; PH off",
            "confidence": "structured", "holidays": "stated", "stated_on": "2026-10-01",
        })
    );
    let story = records.values().find(|record| record["name"]["fi"] == "Satutunti").unwrap();
    assert_eq!(story["rrule"], "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T100000");
    assert_eq!((&story["start"], &story["end"]), (&json!("2026-09-01T10:00"), &json!("2026-09-01T10:30")));
    assert_eq!(story["exdates"], json!(["2026-10-13"]));
    assert_eq!(story["place_id"], library["id"]);
    assert_eq!(story["access"]["cost"]["kind"], "free");
    assert_eq!(story["audience"], json!({"age_min_months": 36, "age_max_months": 83}));
    assert_eq!(story["description"]["fi"], "Tule kuulemaan!");
    let day = records.values().find(|record| record["name"]["fi"] == "Perhepäivä").unwrap();
    assert_eq!((&day["start"], &day["status"]), (&json!("2026-12-05T10:00"), &json!("cancelled")));
    assert_eq!(day["access"]["cost"], json!({"kind": "paid", "amount_eur": 5}));
    assert_eq!(records[day["place_id"].as_str().unwrap()]["municipality_code"], "049");
    let told = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(told.contains("a script is no JSON") && told.contains("1 events have times that can't be read"), "{told}");
}

#[test]
fn a_page_without_data_is_told_and_short_hours_are_read() {
    let bench = Bench::new();
    let (_, problems) = bench.import(SchemaOrg, &bench.input("x.html", "<html><p>Hei</p></html>"));
    assert!(problems[0].to_string().contains("the page carries no JSON-LD"));
    let place = json!({"@type": "Place", "name": "Talo", "address": {"addressLocality": "Turku"}, "openingHours": ["Mo-Fr 09:00-15:00", "Sa 10:00-14:00"]});
    bench.import(SchemaOrg, &bench.input("talo.json", place.to_string()));
    let records = bench.records();
    assert_eq!(records["talo:talo"]["hours"]["value"], "Mo-Fr 09:00-15:00; Sa 10:00-14:00");
    assert_eq!(records["talo:talo"]["position"], "municipality");
}
