//! Hauki, whose hours are laid over places of other registers.

use avoin_ovi::publish::import::Source::{Hauki, Tpr};
use serde_json::json;

use super::{Bench, fixture};

const PLACES: &str = "id,kind,name.fi,municipality_code,lat,lon,hours.value,hours.scope\n\
    tpr:90001,playground_house,Leikkipuisto Esimerkki,091,60.2,24.9,Mo 10:00-11:00,building\n\
    tpr:90002,library,Toinen,091,60.2,24.9,,\n\
    tpr:90003,meeting_place,Kolmas,091,60.2,24.9,Tu 09:30-11:30,offer\n";

#[test]
fn periods_rules_and_exceptions_become_the_places_hours() {
    let bench = Bench::new();
    std::fs::write(bench.src().join("places-own.csv"), PLACES).unwrap();
    let (written, problems) = bench.import(Hauki, &fixture("hauki_page.json"));
    assert_eq!((written[0].file.as_str(), written[0].records), ("hours-hauki-page.jsonl", 3));
    let records = bench.records();
    let park = &records["tpr:90001"];
    assert_eq!(
        park["hours"],
        json!({
            "value": "Mo-Th 09:00-16:00; Fr 09:00-15:00; week 02-52/2 Sa 10:00-14:00; We[1] 17:00-19:00 \"ajanvarauksella\"; \
                      2026 Dec 24-2026 Dec 27 off",
            "confidence": "structured", "stated_on": "2026-10-05",
        })
    );
    assert_eq!(park["sources"][0]["name"], "Hauki");
    assert_eq!(park["name"]["fi"], "Leikkipuisto Esimerkki", "the rest is the place's own");
    assert_eq!(records["tpr:90002"]["hours"]["confidence"], "text_only", "every third day has no spelling");
    assert_eq!(
        records["tpr:90003"]["hours"]["value"], "Tu 09:30-11:30",
        "when families may come, the place knows best"
    );
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|problem| problem.contains("1 resources are no units")), "{told:?}");
    assert!(bench.warnings().is_empty(), "{:?}", bench.warnings());
}

#[test]
fn the_register_of_places_names_the_resource() {
    let bench = Bench::new();
    bench.import(Tpr, &fixture("tpr_units_hauki.json"));
    for name in ["hauki_periods_2020.json", "tpr_units_hauki.json"] {
        bench.input(&format!("hauki/{name}"), std::fs::read(fixture(name)).unwrap());
    }
    let folder = bench.folder.path().join("hauki");
    let options = bench.options(&folder, "2020-06-10T10:00");
    avoin_ovi::publish::import::run(Hauki, &options).unwrap();
    assert_eq!(
        bench.records()["tpr:8215"]["hours"]["value"].as_str().unwrap_or("none"),
        "none",
        "a summer's exception is no ordinary week"
    );
}

#[test]
fn hours_of_places_that_are_not_here_are_told() {
    let bench = Bench::new();
    bench.import(Hauki, &fixture("hauki_page.json"));
    assert_eq!(
        bench.warnings(),
        ["warning: hours-hauki-page.jsonl: 3 of these hours are of places that this folder doesn't have"]
    );
}
