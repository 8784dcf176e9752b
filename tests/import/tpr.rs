//! Palvelukartta's units of REST v4; its features are in `tests/publish.rs`.

use avoin_ovi::publish::import::Source::Tpr;
use avoin_ovi::publish::import::{self, Terms};
use serde_json::json;

use super::{Bench, imported};

#[test]
fn a_unit_tells_its_accessibility_and_its_hours_in_words() {
    let (records, _) = imported(Tpr, "tpr_unit.json");
    let hall = &records["tpr:42284"];
    assert_eq!(hall["name"]["sv"], "Tal fotbollshall");
    assert_eq!((&hall["municipality_code"], &hall["address"]["postal_code"]), (&json!("091"), &json!("00380")));
    assert_eq!(
        hall["accessibility"]["items"],
        json!({"accessible_parking": "yes", "accessible_toilet": "yes", "step_free_entrance": "no"})
    );
    assert!(hall["accessibility"]["note"]["fi"].as_str().unwrap().contains("yli 2 cm korkeita kynnyksiä"));
    assert_eq!(hall["hours"]["confidence"], "text_only", "two sections limit each other");
    assert!(hall["hours"]["source_text"]["fi"].as_str().unwrap().contains("ma - su 8.00 - 22.00"));
    assert_eq!(hall["hours"]["stated_on"], "2023-09-08");
    assert_eq!(hall["languages"]["staff"], json!(["fi", "sv"]));
    assert_eq!(hall["operator_ids"], json!(["avoinovi:org/helsingin-kaupunki"]));
    assert_eq!(hall["kind"], "other");
}

#[test]
fn prose_is_read_where_all_of_it_is_understood_and_nodes_tell_kinds() {
    let bench = Bench::new();
    let unit = |id: u32, node: u32, hours: &str| {
        json!({
            "id": id, "name_fi": "Yksikkö", "latitude": 60.2, "longitude": 24.9, "address_city_fi": "Helsinki",
            "ontologytree_ids": [node], "modified_time": "2026-05-01T10:00:00",
            "connections": [
                {"section_type": "OPENING_HOURS", "name_fi": hours},
                {"section_type": "OPENING_HOURS", "name_fi": "Aukioloajat", "www_fi": "https://example.org"},
                {"section_type": "PHONE_OR_EMAIL", "name_fi": "Johtaja", "contact_person": "Kalle Kallio"},
            ],
        })
    };
    let units = json!([
        unit(1, 328, "avoinna ma-to 08-20, pe 08-18, su 12-18, suljettu la"),
        unit(2, 69, "Avoinna säästä riippuen klo 9-16"),
        unit(3, 1, "ma-pe 9-15"),
    ]);
    let mut options = bench.options(&bench.input("units.json", units.to_string()), "2026-11-24T10:00");
    options.terms = Terms { service_nodes: vec![328, 69], ..Terms::default() };
    let (_, problems) = import::run(Tpr, &options).unwrap();
    let records = bench.records();
    assert_eq!(records["tpr:1"]["kind"], "library");
    assert_eq!(records["tpr:1"]["hours"]["value"], "Mo-Th 08:00-20:00; Fr 08:00-18:00; Su 12:00-18:00; Sa off");
    assert_eq!(records["tpr:1"]["hours"]["confidence"], "parsed");
    assert_eq!(records["tpr:2"]["kind"], "playground_house");
    assert_eq!(records["tpr:2"]["hours"]["confidence"], "text_only");
    assert!(!records.contains_key("tpr:3"));
    assert!(problems[0].to_string().contains("1 units are not public, or of service nodes"), "{problems:?}");
    assert!(!format!("{records:?}").contains("Kalle Kallio"), "nobody's name is needed");
}

#[test]
fn lists_of_sections_and_sentences_are_joined_to_their_units() {
    let bench = Bench::new();
    bench.input("tpr/1.json", json!([{"id": 8215, "name_fi": "Kallion kirjasto", "latitude": 60.18, "longitude": 24.95, "address_city_fi": "Helsinki"}]).to_string());
    bench.input(
        "tpr/2.json",
        json!([{"connection_id": "1", "unit_id": 8215, "section_type": "OPENING_HOURS", "name_fi": "ma-to 08-20"}])
            .to_string(),
    );
    let sentence = json!([{"unit_id": 8215, "sentence_group_name": "Sisätilat", "sentence_fi": "Aulassa on esteetön wc."}, {"unit_id": 7, "sentence_fi": "x"}]);
    bench.input("tpr/3.json", sentence.to_string());
    bench.import(Tpr, &bench.folder.path().join("tpr"));
    let library = &bench.records()["tpr:8215"];
    assert_eq!(library["hours"]["value"], "Mo-Th 08:00-20:00");
    assert_eq!(library["accessibility"]["items"], json!({"accessible_toilet": "yes"}));
}
