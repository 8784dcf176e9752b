//! Importing again: ids, corrections made by hand, and what is gone for good.

use avoin_ovi::publish::import::Source::LinkedEvents;
use serde_json::{Value, json};

use super::Bench;

fn event(price: &str, modified: &str) -> String {
    json!([
        {"id": "x:1", "name": {"fi": "Muskari"}, "start_time": "2026-12-01T08:00:00Z", "event_status": "EventScheduled",
         "offers": [{"is_free": false, "price": {"fi": price}}], "last_modified_time": modified},
        {"id": "x:2", "name": {"fi": "Poistuva"}, "start_time": "2026-12-01T08:00:00Z", "event_status": "EventScheduled"},
    ])
    .to_string()
}

#[test]
fn a_source_that_contradicts_a_correction_is_reported_and_the_correction_stays() {
    let bench = Bench::new();
    let take = |price: &str, modified: &str| -> Vec<String> {
        let (_, problems) = bench.import(LinkedEvents, &bench.input("e.json", event(price, modified)));
        problems.iter().map(ToString::to_string).filter(|problem| problem.contains("overlay.csv")).collect()
    };
    assert!(take("5 €", "2026-11-01T08:00:00Z").is_empty());
    let overlay = "id,field,value,by,date\nx:1,access.cost.note.fi,3 €,Aino,2026-11-05\n";
    std::fs::write(bench.src().join("overlay.csv"), overlay).unwrap();
    assert!(take("5 €", "2026-11-01T08:00:00Z").is_empty(), "the source is as old as it was");
    assert_eq!(
        take("7 €", "2026-11-20T08:00:00Z"),
        [
            "warning: overlay.csv:2: access.cost.note.fi: the correction says \"3 €\" (Aino, 2026-11-05), and the source (2026-11-20) \
          now says \"7 €\": the correction stays (check it, then take the row away or give it today's date)"
        ]
    );
    assert_eq!(take("7 €", "2026-11-20T08:00:00Z").len(), 1, "until somebody looked");
    assert_eq!(bench.records()["x:1"]["access"]["cost"]["note"]["fi"], "3 €");
    std::fs::write(bench.src().join("overlay.csv"), overlay.replace("2026-11-05", "2026-11-21")).unwrap();
    assert!(take("7 €", "2026-11-20T08:00:00Z").is_empty());
    assert!(take("3 €", "2026-11-22T08:00:00Z").is_empty(), "now they agree");
}

#[test]
fn what_is_withdrawn_never_comes_back_and_ids_stay() {
    let bench = Bench::new();
    std::fs::write(bench.src().join("withdrawn.csv"), "id,since\nx:2,2026-11-01\n").unwrap();
    let input = bench.input("e.json", event("5 €", "2026-11-01T08:00:00Z"));
    bench.import(LinkedEvents, &input);
    let before = std::fs::read_to_string(bench.src().join("events-e.jsonl")).unwrap();
    assert!(!before.contains("x:2"));
    let options = bench.options(&input, "2031-01-01T10:00");
    avoin_ovi::publish::import::run(LinkedEvents, &options).unwrap();
    assert_eq!(
        std::fs::read_to_string(bench.src().join("events-e.jsonl")).unwrap(),
        before,
        "nothing changed, nothing is touched"
    );
    assert_eq!(bench.records()["x:2"]["type"], Value::from("withdrawn"));
}
