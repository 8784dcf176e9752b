//! Linked Events.

use std::collections::BTreeMap;
use std::fs;

use avoin_ovi::publish::import::Source::LinkedEvents;
use serde_json::{Value, json};

use super::{Bench, fixture, imported};

/// The events of a fixture as they stand in the source folder.
fn in_folder(name: &str) -> BTreeMap<String, Value> {
    let bench = Bench::new();
    let (written, _) = bench.import(LinkedEvents, &fixture(name));
    let file = &written.iter().find(|written| written.file.starts_with("events")).unwrap().file;
    let text = fs::read_to_string(bench.src().join(file)).unwrap();
    let records = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    records.map(|record| (record["id"].as_str().unwrap().to_owned(), record)).collect()
}

#[test]
fn real_events_of_helsinki_are_read() {
    let (records, problems) = imported(LinkedEvents, "linked_events_page.json");
    let online = &records["helsinki:afy6ikna3u"];
    assert_eq!(online["attendance"], "online");
    assert_eq!(
        (&online["start"], &online["end"]),
        (&json!("2020-06-01T16:45"), &json!("2020-06-01T19:00")),
        "Finland's time"
    );
    assert_eq!(online["access"]["cost"]["kind"], "free");
    assert_eq!(online["languages"]["activity"], json!(["fi"]));
    assert!(online.get("keywords").is_none(), "no phone needs them");
    let kept = in_folder("linked_events_page.json");
    assert!(kept["helsinki:afy6ikna3u"]["keywords"].as_array().unwrap().contains(&json!("yso:p15875")));
    let description = online["description"]["fi"].as_str().unwrap();
    assert!(!description.contains('<') && description.contains("Koilliseen suunnitellaan"), "{description}");
    let shown = &records["helsinki:afxp6tv4xa"];
    assert_eq!(shown["status"], "postponed");
    assert_eq!(shown["place_id"], "tpr:15321");
    assert_eq!(shown["name"], json!({"fi": "Raija Malka & Kaija Saariaho: Blick"}), "copies are no translations");
    assert_eq!(shown["summary"].as_object().unwrap().len(), 3, "and translations are");
    assert_eq!(shown["access"]["cost"], json!({"kind": "paid", "note": {"fi": "5-15€"}}));
    assert_eq!(shown["sources"][0]["license"], "CC-BY-4.0");
    assert_eq!(shown["sources"][0]["date"], "2020-05-05");
    let library = &records["tpr:15321"];
    assert_eq!((&library["kind"], &library["municipality_code"]), (&json!("library"), &json!("049")));
    assert_eq!(library["name"]["sv"], "Entressebiblioteket");
    assert_eq!(records["helsinki:afy6aghr2y"]["start"], "2020-05-05", "a date is a date");
    assert!(!records.contains_key("helsinki:draft1"));
    let told = problems.join("\n");
    assert!(told.contains("1 are drafts: left out"), "{told}");
    assert!(told.contains("texts repeat another language's word for word"), "{told}");
}

#[test]
fn a_weekly_club_is_one_series_and_a_festival_is_not() {
    let (records, problems) = imported(LinkedEvents, "linked_events_series.json");
    let club = &records["esimerkki:kerho"];
    assert_eq!(club["rrule"], "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T100000");
    assert_eq!((&club["start"], &club["end"]), (&json!("2026-11-03T10:00"), &json!("2026-11-03T11:30")));
    assert_eq!(club["exdates"], json!(["2026-11-17T10:00", "2026-12-01T10:00"]));
    assert_eq!(club["overrides"], json!([{"recurrence_id": "2026-11-10T10:00", "status": "cancelled"}]));
    assert_eq!(club["season"], json!({"from": "2026-11-03", "to": "2026-12-08"}));
    assert_eq!(club["breaks"], json!([]));
    assert_eq!(club["name"], json!({"fi": "Vauvakerho", "en": "Baby club"}));
    assert_eq!(club["summary"]["fi"], "Lauluja ja leikkejä");
    assert_eq!(club["audience"], json!({"age_max_months": 23}));
    let kept = in_folder("linked_events_series.json");
    assert_eq!(kept["esimerkki:kerho"]["keywords"], json!(["yso:p15937", "yso:p20513"]));
    assert_eq!(club["access"], json!({"cost": {"kind": "free"}}));
    assert_eq!(club["sources"][0]["date"], "2026-10-02");
    let venue = &records[club["place_id"].as_str().unwrap()];
    assert_eq!(
        (&venue["name"]["fi"], &venue["address"]["street"]["fi"]),
        (&json!("Kerhotalo"), &json!("Esimerkkikuja 3"))
    );
    assert_eq!((&venue["address"]["postal_code"], &venue["position"]), (&json!("02600"), &json!("municipality")));
    let festival = &records["esimerkki:festivaali"];
    assert_eq!((&festival["start"], &festival["end"]), (&json!("2026-11-16"), &json!("2026-11-22")));
    let puppets = &records["esimerkki:f1"];
    assert_eq!(puppets["status"], "moved");
    assert_eq!(puppets["access"]["registration"]["required"], true);
    assert_eq!(puppets["access"]["registration"]["closes_at"], "2026-11-17T23:00");
    assert_eq!(puppets["access"]["cost"]["amount_eur"], 2.5);
    assert_eq!(puppets["audience"], json!({"age_min_months": 36, "age_max_months": 83}));
    assert_eq!(puppets["description"]["fi"], "Sisäpihalla");
    assert_eq!(puppets["organizer_ids"], json!(["avoinovi:org/esimerkkiyhdistys-ry"]));
    for part in ["esimerkki:k1", "esimerkki:poistettu", "esimerkki:kausi"] {
        assert!(!records.contains_key(part), "{part}");
    }
    let told = problems.join("\n");
    assert!(
        told.contains("1 are deleted: left out") && told.contains("1 stand for times that are not in the file"),
        "{told}"
    );
}

#[test]
fn a_venue_gives_way_to_the_register_of_places() {
    let bench = Bench::new();
    bench.import(LinkedEvents, &fixture("linked_events_places.json"));
    assert_eq!(bench.records()["tpr:15417"]["sources"][0]["name"], "Linked Events (api.hel.fi)");
    let row = "id,kind,name.fi,municipality_code,lat,lon\ntpr:15417,library,Sellon kirjasto,049,60.2,24.8\n";
    fs::write(bench.src().join("places-own.csv"), row).unwrap();
    let records = bench.records();
    assert_eq!(records["tpr:15417"]["lat"], 60.2);
    assert!(records.contains_key("tpr:15321"), "the others stay");
    assert!(bench.warnings().is_empty(), "{:?}", bench.warnings());
}

#[test]
fn bad_input_is_told() {
    let bench = Bench::new();
    let refused = bench.refused(LinkedEvents, &bench.input("half.json", "{\"data\": [\n{\"id\": \"a:1\""));
    assert!(refused[0].starts_with("error: half.json:2: no JSON"), "{refused:?}");
    let (written, problems) = bench.import(LinkedEvents, &bench.input("other.json", "[1, {\"kind\": \"cat\"}]"));
    assert!(written.is_empty());
    assert!(problems[0].to_string().contains("2 are neither events nor places"), "{problems:?}");
}
