//! Other programs' calendars.

use avoin_ovi::publish::import::Source::Ics;
use avoin_ovi::publish::import::{self, Terms};
use serde_json::json;

use super::{Bench, fixture, imported};

#[test]
fn a_calendars_entries_are_events() {
    let (records, problems) = imported(Ics, "calendar.ics");
    let cafe = records.values().find(|record| record["name"]["fi"] == "Perhekahvila").unwrap();
    assert!(cafe["id"].as_str().unwrap().starts_with("ics:040000008200e00074c5b7101a82e008-outlook-"));
    assert_eq!((&cafe["start"], &cafe["end"]), (&json!("2026-11-03T09:30"), &json!("2026-11-03T11:30")));
    assert_eq!(cafe["rrule"], "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T073000Z");
    assert_eq!(cafe["exdates"], json!(["2026-11-17T09:30"]));
    assert_eq!(
        cafe["overrides"],
        json!([
            {"recurrence_id": "2026-11-24T09:30", "start": "2026-11-25T10:00", "end": "2026-11-25T12:00", "status": "moved"},
            {"recurrence_id": "2026-12-01T09:30", "status": "cancelled"},
        ])
    );
    assert_eq!(cafe["description"]["fi"], "Tervetuloa kaikki!");
    assert_eq!(
        (&cafe["sources"][0]["date"], &cafe["sources"][0]["url"]),
        (&json!("2026-10-20"), &json!("https://example.org/perhekahvila"))
    );
    assert_eq!(records[cafe["place_id"].as_str().unwrap()]["name"]["fi"], "Kerhotalo");
    let trip = &records["ics:retki"];
    assert_eq!(
        (&trip["start"], &trip["end"]),
        (&json!("2026-12-05"), &json!("2026-12-06")),
        "the end is the day after the last"
    );
    assert_eq!(trip["description"]["fi"], "Portin edessä");
    let utc = &records["ics:utc"];
    assert_eq!(
        (&utc["start"], &utc["rrule"]),
        (&json!("2026-11-04T10:00"), &json!("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261125T100000"))
    );
    assert!(!records.contains_key("ics:oma") && !records.contains_key("ics:rikki"));
    let told = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(
        told.contains("1 entries are private: left out") && told.contains("rikki: this rule can't be read"),
        "{told}"
    );
}

#[test]
fn all_of_a_calendar_may_be_of_one_place() {
    let bench = Bench::new();
    let mut options = bench.options(&fixture("calendar.ics"), "2026-11-24T10:00");
    options.terms = Terms { place: Some("tpr:1".to_owned()), credit: Some("MLL Espoo".to_owned()), ..Terms::default() };
    import::run(Ics, &options).unwrap();
    let records = bench.records();
    assert!(records.values().all(|event| event["place_id"] == "tpr:1" && event["sources"][0]["name"] == "MLL Espoo"));
}

#[test]
fn what_is_no_calendar_is_told() {
    let bench = Bench::new();
    let (written, problems) = bench.import(Ics, &bench.input("x.ics", "<html>no</html>"));
    assert!(written.is_empty() && !problems.is_empty());
}
