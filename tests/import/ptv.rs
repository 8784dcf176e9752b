//! The Finnish Service Catalogue.

use avoin_ovi::publish::import::Source::Ptv;
use avoin_ovi::publish::import::{self, Terms};
use serde_json::{Value, json};

use super::{Bench, fixture, imported};

const PLACE: &str = "ptv:00000000-0000-4000-8000-000000000001";
const OLD: &str = "ptv:00000000-0000-4000-8000-000000000002";
const SERVICE: &str = "ptv:00000000-0000-4000-8000-0000000000f1";

#[test]
fn a_service_location_is_a_place() {
    let (records, problems) = imported(Ptv, "ptv_page.json");
    let place = &records[PLACE];
    assert_eq!(place["kind"], "family_centre");
    assert_eq!(place["name"], json!({"fi": "Perhekeskus Esimerkki"}));
    assert_eq!(place["summary"]["sv"], "En mötesplats för familjer.");
    assert_eq!(place["description"], json!({"fi": "Tervetuloa kaikki!"}));
    assert_eq!(place["address"]["street"], json!({"fi": "Esimerkkikatu 4", "sv": "Exempelgatan 4"}));
    assert_eq!(place["address"]["city"], json!({"fi": "Mikkeli", "sv": "S:t Michel"}));
    assert_eq!((&place["municipality_code"], &place["position"]), (&json!("491"), &json!("exact")));
    assert!(
        (place["lat"].as_f64().unwrap() - 61.68).abs() < 0.02 && (place["lon"].as_f64().unwrap() - 27.26).abs() < 0.02
    );
    assert_eq!(
        place["hours"],
        json!({
            "value": "Mo-Th 09:00-15:00; Fr 09:00-13:30; 2026 Dec 24-2026 Dec 26 off; 2026 Dec 04 10:00-12:00",
            "confidence": "structured", "stated_on": "2026-10-15",
        }),
        "holidays are not stated, and last year's exceptions are over"
    );
    assert_eq!(place["accessibility"]["items"], json!({"step_free_entrance": "no", "accessible_toilet": "yes"}));
    assert_eq!(place["languages"], json!({"staff": ["fi", "sv"]}));
    assert_eq!(
        place["contact"],
        json!([
            {"kind": "phone", "value": "+358 151234567"}, {"kind": "email", "value": "perhekeskus@example.org"},
            {"kind": "web", "value": "https://example.org/perhekeskus"},
        ])
    );
    assert_eq!(place["operator_ids"], json!(["ptv:00000000-0000-4000-8000-0000000000a1"]));
    assert_eq!(place["sources"][0]["date"], "2026-10-15");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|problem| problem.contains("1 are not published: left out")), "{told:?}");
}

#[test]
fn hours_of_two_things_are_nobodys_and_a_point_may_be_the_towns() {
    let (records, _) = imported(Ptv, "ptv_page.json");
    let place = &records[OLD];
    assert_eq!(place["hours"], json!({"confidence": "text_only", "stated_on": "2017-10-31"}));
    assert_eq!(place["position"], "municipality");
    assert_eq!(place["summary"]["fi"], "Neuvola.", "words of the versions before");
    assert!(place.get("operator_ids").is_none());
}

#[test]
fn a_service_has_the_channels_of_the_same_input() {
    let (records, _) = imported(Ptv, "ptv_page.json");
    let service = &records[SERVICE];
    assert_eq!((&service["kind"], &service["area_codes"]), (&json!("peer_group"), &json!(["kunta-491"])));
    let channels = service["channels"].as_array().unwrap();
    assert_eq!(channels.len(), 2);
    assert_eq!((&channels[0]["kind"], &channels[0]["number"]), (&json!("phone"), &json!("0800 000 000")));
    assert_eq!(channels[0]["hours"]["value"], "Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-06:00");
    assert_eq!((&channels[0]["confidence"], &channels[0]["cost"]["kind"]), (&json!("current"), &json!("free")));
    assert_eq!((&channels[1]["kind"], &channels[1]["confidence"]), (&json!("web"), &json!("old")));
    assert_eq!(records[service["provider_id"].as_str().unwrap()]["kind"], "county");
    assert_eq!(records["ptv:00000000-0000-4000-8000-0000000000f2"]["area_codes"], json!(["national"]));
    assert_eq!(records["ptv:00000000-0000-4000-8000-0000000000a1"]["kind"], "municipality");
}

#[test]
fn a_folder_of_files_is_one_input_and_target_groups_choose() {
    let bench = Bench::new();
    let page: Value = serde_json::from_slice(&std::fs::read(fixture("ptv_page.json")).unwrap()).unwrap();
    for (number, item) in page["itemList"].as_array().unwrap().iter().enumerate() {
        bench.input(&format!("ptv/{number}.json"), item.to_string());
    }
    let mut options = bench.options(&bench.folder.path().join("ptv"), "2026-11-24T10:00");
    options.terms = Terms { target_groups: vec!["KR1.2".to_owned()], ..Terms::default() };
    import::run(Ptv, &options).unwrap();
    let records = bench.records();
    assert!(records.contains_key(PLACE) && records.contains_key(SERVICE));
    assert!(!records.contains_key(OLD) && !records.contains_key("ptv:00000000-0000-4000-8000-0000000000f2"));
}

#[test]
fn a_service_under_the_id_of_its_organization_keeps_it() {
    let bench = Bench::new();
    let service = json!({
        "type": "Service", "id": "00000000-0000-4000-8000-0000000000a2", "publishingStatus": "Published",
        "serviceNames": [{"language": "fi", "type": "Name", "value": "Perheiden vertaisryhmät"}],
        "organizations": [{"roleType": "Responsible", "organization":
            {"id": "00000000-0000-4000-8000-0000000000a2", "name": "Esimerkin hyvinvointialue"}}],
    });
    let (_, problems) = bench.import(Ptv, &bench.input("ptv.json", service.to_string()));
    let told = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(told.contains("is that of one of the services already: the record is left out"), "{told}");
    let records = bench.records();
    assert_eq!(records["ptv:00000000-0000-4000-8000-0000000000a2"]["type"], "service");
}
