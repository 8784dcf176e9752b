//! The store on real SQLite: applying, layers, search, saved records, damage, versions, windows.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::path::Path;

use avoin_ovi::domain::availability::State;
use avoin_ovi::domain::filter::{Filter, OpenFilter, Scope};
use avoin_ovi::domain::id::PlaceId;
use avoin_ovi::domain::place::{PlaceKind, Position};
use avoin_ovi::domain::region::Region;
use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::feed::{Decoded, ShardKey, decode_line};
use avoin_ovi::store::*;
use chrono::{DateTime, Days, Utc};
use rusqlite::Connection;
use serde_json::{Value, json};

const HELSINKI: Region = Region::County(90);
const UUSIMAA: Region = Region::County(3);

fn at(text: &str) -> DateTime<Utc> {
    parse_moment(text).unwrap()
}

/// A Tuesday at ten.
fn tuesday() -> DateTime<Utc> {
    at("2026-11-24T10:00")
}

fn generation(origin: Origin, sequence: u64) -> Generation {
    Generation { origin, ..Generation::embedded(sequence, tuesday()) }
}

fn record(value: Value) -> Decoded {
    decode_line(&value.to_string()).unwrap()
}

fn merged(mut base: Value, extra: Value) -> Value {
    base.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    base
}

/// A freshly checked place in Helsinki, open on weekdays from nine to three.
fn place(id: &str, name: &str, extra: Value) -> Decoded {
    let base = json!({
        "type": "place", "id": id, "kind": "meeting_place", "name": {"fi": name}, "municipality_code": "091",
        "lat": 60.17, "lon": 24.94, "position": "exact", "verified_at": "2026-11-20",
        "hours": {"value": "Mo-Fr 09:00-15:00", "confidence": "structured", "scope": "offer", "holidays": "stated",
            "seasons": "stated", "stated_on": "2026-11-20"},
        "access": {"drop_in": "yes"}, "sources": [{"name": "Test", "date": "2026-11-20"}]
    });
    record(merged(base, extra))
}

fn event(id: &str, name: &str, extra: Value) -> Decoded {
    let base = json!({"type": "event", "id": id, "name": {"fi": name}, "verified_at": "2026-11-20",
        "access": {"drop_in": "yes"}, "breaks": [], "season": {"from": "2026-08-01", "to": "2027-05-31"}});
    record(merged(base, extra))
}

fn memory() -> Store {
    Store::open(&Location::Memory).unwrap()
}

fn folder(path: &Path) -> Location {
    Location::Folder(path.to_owned())
}

fn apply(store: &mut Store, shard: impl Into<ShardKey>, origin: Origin, records: Vec<Decoded>) -> ApplyReport {
    store.apply_region(shard, &generation(origin, 1), records).unwrap()
}

fn id(text: &str) -> PlaceId {
    PlaceId::parse(text).unwrap()
}

fn ids(rows: &[PlaceRow]) -> Vec<&str> {
    rows.iter().map(|row| row.card.id.as_str()).collect()
}

fn listed(store: &Store) -> Vec<String> {
    ids(&store.places(&PlaceQuery::at(tuesday())).unwrap()).into_iter().map(str::to_owned).collect()
}

fn found(store: &Store, text: &str) -> Vec<String> {
    let query = PlaceQuery { search: Some(text.to_owned()), limit: Some(20), ..PlaceQuery::at(tuesday()) };
    ids(&store.places(&query).unwrap()).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_place_comes_back_with_its_state() {
    let mut store = memory();
    let report = apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    assert_eq!((report.added, report.places, report.foreign.len()), (1, 1, 0));
    let rows = store.places(&PlaceQuery::at(tuesday())).unwrap();
    assert_eq!(ids(&rows), ["a:1"]);
    assert_eq!(rows[0].availability.state, State::Open);
    assert_eq!(rows[0].availability.until, Some(at("2026-11-24T15:00")));
    let evening = store.places(&PlaceQuery::at(at("2026-11-24T19:00"))).unwrap();
    assert_eq!(evening[0].availability.state, State::Closed);
    let detail = store.place(&id("a:1"), tuesday()).unwrap().unwrap();
    assert_eq!(detail.availability, rows[0].availability);
    assert_eq!(detail.week.len(), 7);
    assert_eq!(store.states(tuesday()).unwrap().len(), 1);
}

#[test]
fn a_generation_replaces_the_one_before_and_leaves_what_is_the_same_alone() {
    let mut store = memory();
    let first =
        vec![place("a:1", "Yksi", json!({})), place("a:2", "Kaksi", json!({})), place("a:3", "Kolme", json!({}))];
    apply(&mut store, HELSINKI, Origin::Feed, first);
    let second =
        vec![place("a:1", "Yksi", json!({})), place("a:2", "Toinen", json!({})), place("a:4", "Neljä", json!({}))];
    let report = apply(&mut store, HELSINKI, Origin::Feed, second);
    assert_eq!((report.unchanged, report.changed, report.added, report.removed), (1, 1, 1, 1));
    assert_eq!(listed(&store), ["a:4", "a:2", "a:1"], "by name");
    assert_eq!(found(&store, "kaksi"), Vec::<String>::new(), "old words are gone");
    assert_eq!(found(&store, "toinen"), ["a:2"]);
    assert_eq!(found(&store, "kolme"), Vec::<String>::new());
}

#[test]
fn what_fails_changes_nothing() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Feed, vec![place("a:1", "Yksi", json!({}))]);
    let before = store.shards().unwrap();
    let twice = vec![place("a:2", "Kaksi", json!({})), place("a:2", "Kaksi", json!({"summary": {"fi": "s"}}))];
    let error = store.apply_region(HELSINKI, &generation(Origin::Feed, 2), twice).unwrap_err();
    assert!(matches!(error, StoreError::DuplicateId { .. }), "{error}");
    let cut = vec![Ok(place("a:2", "Kaksi", json!({}))), Err(StoreError::Import("the line ends".into()))];
    store.try_apply_region(HELSINKI, &generation(Origin::Feed, 2), cut).unwrap_err();
    assert_eq!(listed(&store), ["a:1"]);
    assert_eq!(store.shards().unwrap(), before);
    assert_eq!(store.feed_state().unwrap(), None);
}

#[test]
fn a_record_of_another_shard_is_left_out_and_named() {
    let mut store = memory();
    let records = vec![
        event("a:e-elsewhere", "Kerho", json!({"place_id": "a:9"})),
        event("a:e-here", "Kerho", json!({"place_id": "a:p"})),
        place("a:p", "Talo", json!({})),
        place("a:tampere", "Muualla", json!({"municipality_code": "837"})),
        place("a:playground", "Leikkipaikka", json!({"kind": "playground"})),
    ];
    let report = apply(&mut store, HELSINKI, Origin::Feed, records);
    let mut foreign = report.foreign;
    foreign.sort();
    assert_eq!(foreign, ["a:e-elsewhere", "a:playground", "a:tampere"]);
    assert_eq!((report.places, report.events), (1, 1));
}

#[test]
fn a_county_of_the_feed_replaces_that_county_and_no_other() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("e:1", "Helsinki", json!({}))]);
    let porvoo = json!({"municipality_code": "638"});
    apply(&mut store, Region::County(1), Origin::Embedded, vec![place("e:2", "Porvoo", porvoo)]);
    apply(&mut store, HELSINKI, Origin::Feed, vec![place("f:1", "Uusi", json!({}))]);
    assert_eq!(listed(&store), ["e:2", "f:1"]);
    assert_eq!(found(&store, "helsinki"), Vec::<String>::new());
    assert!(store.place(&id("e:1"), tuesday()).unwrap().is_none());
    // The embedded directory of a newer package doesn't come back over the feed.
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("e:1", "Helsinki", json!({"summary": {"fi": "s"}}))]);
    assert_eq!(listed(&store), ["e:2", "f:1"]);
    store.clear_feed(tuesday()).unwrap();
    assert_eq!(listed(&store), ["e:1", "e:2"]);
    assert_eq!(found(&store, "helsinki"), ["e:1"]);
    assert_eq!(store.places(&PlaceQuery::at(tuesday())).unwrap()[0].availability.state, State::Open);
}

#[test]
fn in_national_the_feed_stands_beside_and_wins_by_id() {
    let mut store = memory();
    let service = |id: &str, name: &str| {
        record(json!({"type": "service", "id": id, "kind": "support_line", "name": {"fi": name}}))
    };
    let names = |store: &Store| -> Vec<String> {
        let services = store.services(tuesday()).unwrap();
        services.iter().filter_map(|row| row.service.name.exactly("fi").map(str::to_owned)).collect()
    };
    apply(
        &mut store,
        Region::National,
        Origin::Embedded,
        vec![service("e:1", "Linja"), service("e:2", "Chat"), service("e:3", "Muu")],
    );
    let withdrawn = record(json!({"type": "withdrawn", "id": "e:3", "since": "2026-11"}));
    apply(
        &mut store,
        Region::National,
        Origin::Feed,
        vec![service("e:2", "Uusi chat"), service("f:1", "Oma"), withdrawn],
    );
    assert_eq!(names(&store), ["Linja", "Uusi chat", "Oma"]);
    // A correction that the feed takes back brings the embedded record back.
    apply(&mut store, Region::National, Origin::Feed, vec![service("f:1", "Oma")]);
    assert_eq!(names(&store), ["Linja", "Chat", "Muu", "Oma"]);
}

#[test]
fn t30_one_id_in_two_counties_is_shown_once() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Feed, vec![place("a:1", "Täällä", json!({}))]);
    let espoo = json!({"municipality_code": "049"});
    apply(&mut store, UUSIMAA, Origin::Feed, vec![place("a:1", "Siellä", espoo)]);
    assert_eq!(listed(&store), ["a:1"]);
    let card = &store.places(&PlaceQuery::at(tuesday())).unwrap()[0].card;
    assert_eq!(card.municipality_code.as_deref(), Some("049"), "the later one to arrive");
    apply(&mut store, UUSIMAA, Origin::Feed, vec![place("a:2", "Muu", json!({"municipality_code": "049"}))]);
    assert_eq!(found(&store, "täällä"), ["a:1"], "and back");
}

#[test]
fn playgrounds_are_listed_only_when_asked_for() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    let playground = place("osm:node/1", "Leikkipaikka", json!({"kind": "playground"}));
    apply(&mut store, ShardKey::Playgrounds, Origin::Embedded, vec![playground]);
    assert_eq!(listed(&store), ["a:1"]);
    assert_eq!(found(&store, "leikki"), Vec::<String>::new());
    let mut query = PlaceQuery::at(tuesday());
    query.filter.kinds = vec![PlaceKind::Playground];
    assert_eq!(ids(&store.places(&query).unwrap()), ["osm:node/1"]);
    // A county of the feed leaves them alone.
    apply(&mut store, HELSINKI, Origin::Feed, vec![place("f:1", "Uusi", json!({}))]);
    assert_eq!(ids(&store.places(&query).unwrap()), ["osm:node/1"]);
}

#[test]
fn twins_and_closed_places_are_not_listed_but_reachable() {
    let mut store = memory();
    let records = vec![
        place("a:1", "Puistotalo", json!({})),
        place("a:2", "Puistotalo", json!({"duplicate_of": "a:1"})),
        place("a:3", "Entinen puistotalo", json!({"status": "closed"})),
    ];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    assert_eq!(listed(&store), ["a:1"]);
    assert_eq!(found(&store, "puistotalo"), ["a:1", "a:3"], "closed ones by search");
    assert!(store.place(&id("a:2"), tuesday()).unwrap().is_some());
}

#[test]
fn an_organization_has_its_places_services_and_events_and_the_areas_stand_one_inside_the_other() {
    use avoin_ovi::domain::id::OrganizationId;

    let mut store = memory();
    let organization = |id: &str, extra: Value| {
        record(merged(json!({"type": "organization", "id": id, "kind": "association", "name": {"fi": id}}), extra))
    };
    let area = |code: &str, level: &str, parent: Option<&str>| {
        record(json!({"type": "area", "id": format!("a:{code}"), "code": code, "level": level, "name": {"fi": code},
            "parent": parent}))
    };
    let service = |id: &str, areas: Value| {
        record(json!({"type": "service", "id": id, "kind": "peer_group", "name": {"fi": id}, "provider_id": "a:ry",
            "area_codes": areas, "channels": []}))
    };
    let weekly = json!({"start": "2026-11-24T10:00", "end": "2026-11-24T12:00", "rrule": "FREQ=WEEKLY;BYDAY=TU"});
    apply(
        &mut store,
        HELSINKI,
        Origin::Embedded,
        vec![
            place("a:1", "Talo", json!({"operator_ids": ["a:ry"]})),
            place("a:2", "Toinen", json!({"operator_ids": ["a:ryhma"]})),
            place("a:3", "Lukee nimen", json!({"description": {"fi": "a:ry"}, "access": {"led_by": "volunteer"}})),
            event("a:talossa", "Kerho", merged(weekly.clone(), json!({"place_id": "a:1"}))),
            event(
                "a:muiden",
                "Muiden kerho",
                merged(weekly.clone(), json!({"place_id": "a:1", "organizer_ids": ["a:hva"]})),
            ),
            event("a:oma", "Oma kerho", merged(weekly.clone(), json!({"place_id": "a:2", "organizer_ids": ["a:ry"]}))),
            event("a:verkossa", "Ilta", merged(weekly, json!({"place_id": "a:2", "attendance": "online"}))),
            // A circle of parents ends where it began.
            area("kunta-091", "municipality", Some("hva-90")),
            area("hva-90", "county", Some("kunta-091")),
        ],
    );
    apply(
        &mut store,
        Region::National,
        Origin::Embedded,
        vec![
            organization("a:ry", json!({"parent_id": "a:hva", "network": {"role": "member"}})),
            organization("a:ryhma", json!({})),
            organization("a:hva", json!({"kind": "county", "network": {"role": "coordinator"}})),
            organization("a:kaukana", json!({"network": {"role": "coordinator"}})),
            service("a:paikallinen", json!(["kunta-091"])),
            service("a:koko-maa", json!([])),
            area("national", "national", None),
        ],
    );

    let ry = OrganizationId::parse("a:ry").unwrap();
    let detail = store.organization_detail(&ry, tuesday()).unwrap().unwrap();
    assert_eq!(ids(&detail.places), ["a:1"], "naming it in a text makes nobody its own");
    assert_eq!(detail.parent.unwrap().id.as_str(), "a:hva");
    assert_eq!(detail.services.len(), 2);
    let events: Vec<_> = detail.events.iter().map(|detail| detail.event.id.as_str()).collect();
    assert_eq!(events, ["a:oma", "a:talossa"], "what others organize in its house is theirs");
    assert_eq!(store.organization_detail(&OrganizationId::parse("a:nobody").unwrap(), tuesday()).unwrap(), None);

    let network = store.network(Some("091"), tuesday()).unwrap();
    let levels: Vec<_> =
        network.areas.iter().map(|facts| (facts.area.code.as_str(), facts.places, facts.services.len())).collect();
    assert_eq!(levels, [("kunta-091", 3, 1), ("hva-90", 3, 0), ("national", 3, 1)]);
    let names: Vec<_> = network.network.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(names, ["a:hva", "a:ry"], "the one far away runs nothing here");
    let operators: Vec<_> = network.operators.iter().map(|(one, count)| (one.id.as_str(), *count)).collect();
    assert_eq!(operators, [("a:ry", 1), ("a:ryhma", 1)]);
    // A directory of one municipality is about that one, whoever looks.
    assert_eq!(store.network(Some("853"), tuesday()).unwrap().areas.len(), 3);

    let here = Position { lat: 60.18, lon: 24.95 };
    let led = store.places_led_by_volunteers(here, 30_000, 6, tuesday()).unwrap();
    assert_eq!(ids(&led), ["a:3"]);
    let far = Position { lat: 65.0, lon: 25.5 };
    assert!(store.places_led_by_volunteers(far, 30_000, 6, tuesday()).unwrap().is_empty());
    let online = store.online_events(tuesday().date_naive()).unwrap();
    assert_eq!(online.iter().map(|detail| detail.event.id.as_str()).collect::<Vec<_>>(), ["a:verkossa"]);
}

#[test]
fn search_folds_diacritics_and_finds_the_middle_of_a_compound() {
    let mut store = memory();
    let records = vec![
        place(
            "a:1",
            "Leikkipuisto Äijänpelto",
            json!({"name": {"fi": "Leikkipuisto Äijänpelto", "sv": "Lekparken Åbo"}}),
        ),
        place("a:2", "Puistola", json!({"operator_note": {"fi": "Mannerheimin Lastensuojeluliitto"}})),
        place(
            "a:3",
            "Talo",
            json!({"address": {"street": {"fi": "Puistokatu 3"}, "city": {"fi": "Helsinki"}},
            "description": {"fi": "Perhekahvila joka tiistai"}}),
        ),
        event("a:e1", "Vauvahieronta", json!({"place_id": "a:3"})),
    ];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    for (text, expected) in [
        ("puisto", vec!["a:2", "a:1", "a:3"]),
        ("PUISTO", vec!["a:2", "a:1", "a:3"]),
        ("aijan", vec!["a:1"]),
        ("äijän", vec!["a:1"]),
        ("A\u{308}ij", vec!["a:1"]),
        ("åbo", vec!["a:1"]),
        ("abo", vec!["a:1"]),
        ("lastensuojelu", vec!["a:2"]),
        ("puistokatu", vec!["a:3"]),
        ("perhekahvila", vec!["a:3"]),
        ("tiistai helsinki", vec!["a:3"]),
        ("puisto abo", vec!["a:1"]),
        ("vauva", vec!["a:3"]),
        ("p", vec!["a:2", "a:1", "a:3"]),
        ("ta", vec!["a:3"]),
        ("zzz", vec![]),
    ] {
        let found = found(&store, text);
        let mut sorted = found.clone();
        sorted.sort();
        let mut wanted: Vec<_> = expected.iter().map(|id| (*id).to_owned()).collect();
        if text == "p" {
            assert!(found.starts_with(&["a:2".to_owned()]), "{found:?}");
            continue;
        }
        if text.to_lowercase() == "puisto" {
            assert_eq!(found, wanted, "{text}: beginnings, then middles, then addresses");
        }
        wanted.sort();
        assert_eq!(sorted, wanted, "{text}");
    }
    let hits = store.search("vauvah", 5).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(), ["a:e1"]);
}

#[test]
fn t39_no_text_breaks_the_search() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    let long = "x".repeat(10_000);
    let words = "talo ".repeat(2_000);
    for text in [
        "",
        " ",
        "\"",
        "*",
        "^",
        "NEAR(",
        "NEAR(talo, 5)",
        "talo AND",
        "OR",
        "NOT talo",
        "names:talo",
        "{names} : talo",
        "(",
        ")",
        "-",
        "'",
        "'; DROP TABLE place; --",
        "\0",
        "a\0b",
        "\u{fdd0}",
        "%_",
        "talo*\"",
        "ⓐⓑⓒ",
        "नमस्ते",
        "עִבְרִית",
        "ก็",
        "\u{202e}talo",
        "👨‍👩‍👧",
        "e\u{301}e\u{301}",
        long.as_str(),
        words.as_str(),
    ] {
        found(&store, text);
        store.search(text, 20).unwrap();
        store.search_positions(text, 20).unwrap();
    }
    assert_eq!(listed(&store), ["a:1"]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]
    #[test]
    fn any_text_can_be_searched_for(text in "\\PC{0,40}") {
        thread_local!(static STORE: Store = {
            let mut store = memory();
            apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Leikkipuisto", json!({}))]);
            store
        });
        STORE.with(|store| store.search(&text, 20).unwrap());
    }
}

#[test]
fn filters_cut_coarsely_in_sql_and_finely_in_the_domain() {
    let mut store = memory();
    let records = vec![
        place("a:near", "Lähellä", json!({})),
        place("a:far", "Kaukana", json!({"lat": 60.25, "lon": 25.1})),
        place("a:vague", "Jossain", json!({"lat": 60.18, "position": "municipality"})),
        place("a:pointless", "Ilman", json!({"lat": null, "lon": null, "position": "municipality"})),
        place(
            "a:closed",
            "Iltapaikka",
            json!({"hours": {"value": "Mo-Fr 18:00-20:00", "confidence": "structured",
            "scope": "offer", "holidays": "stated", "seasons": "stated", "stated_on": "2026-11-20"}}),
        ),
    ];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    let ask = |filter: Filter| -> Vec<String> {
        let rows = store.places(&PlaceQuery { filter, ..PlaceQuery::at(tuesday()) }).unwrap();
        ids(&rows).into_iter().map(str::to_owned).collect()
    };
    let origin = Some(Position { lat: 60.17, lon: 24.94 });
    assert_eq!(
        ask(Filter { origin, within_m: Some(1_000), ..Filter::default() }),
        ["a:closed", "a:near", "a:vague", "a:pointless"]
    );
    assert_eq!(ask(Filter { origin, within_m: Some(1_000), sure: true, ..Filter::default() }), ["a:closed", "a:near"]);
    assert!(!ask(Filter { open: OpenFilter::Open, ..Filter::default() }).contains(&"a:closed".to_owned()));
    for (area, count) in [("kunta-091", 5), ("hva-90", 5), ("national", 5), ("kunta-049", 0), ("x", 0)] {
        assert_eq!(ask(Filter { areas: vec![area.into()], ..Filter::default() }).len(), count, "{area}");
    }
    let bounds = Some((60.16, 24.9, 60.175, 24.95));
    let rows = store.places(&PlaceQuery { bounds, ..PlaceQuery::at(tuesday()) }).unwrap();
    assert_eq!(ids(&rows), ["a:closed", "a:near"]);
}

#[test]
fn a_cafe_is_open_by_its_sessions_wherever_they_came_from() {
    let mut store = memory();
    let cafe = |extra: Value| place("a:cafe", "Kahvila", merged(json!({"kind": "family_cafe", "hours": null}), extra));
    let session = |id: &str, place: &str| {
        event(
            id,
            "Perhekahvila",
            json!({"place_id": place, "start": "2026-09-01T09:30", "end": "2026-09-01T11:30",
            "rrule": "FREQ=WEEKLY;BYDAY=TU"}),
        )
    };
    let state = |store: &Store| store.places(&PlaceQuery::at(tuesday())).unwrap()[0].availability.state;
    // The session stands before its place in the shard's order.
    apply(&mut store, HELSINKI, Origin::Embedded, vec![session("a:a", "a:cafe"), cafe(json!({}))]);
    assert_eq!(state(&store), State::Open);
    apply(&mut store, HELSINKI, Origin::Embedded, vec![cafe(json!({}))]);
    assert_eq!(state(&store), State::Unknown, "the session is gone");
    apply(&mut store, HELSINKI, Origin::Embedded, vec![session("a:a", "old:1"), cafe(json!({"same_as": ["old:1"]}))]);
    assert_eq!(state(&store), State::Open, "under another id of the place");
    let agenda = EventQuery {
        filter: Filter::default(),
        search: None,
        from: "2026-11-24".parse().unwrap(),
        to: "2026-11-25".parse().unwrap(),
        limit: None,
    };
    let rows = store.events(&agenda).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].run.start.to_string(), "2026-11-24T09:30");
}

#[test]
fn an_agenda_is_the_same_inside_and_outside_the_window() {
    let mut store = memory();
    let weekly = json!({"place_id": "a:1", "start": "2026-09-01T09:30", "end": "2026-09-01T11:30",
        "rrule": "FREQ=WEEKLY;BYDAY=TU", "season": {"from": "2026-08-01", "to": "2027-12-31"}});
    let camp = json!({"place_id": "a:1", "start": "2026-11-23T12:00", "end": "2026-11-26T12:00", "season": null});
    let records = vec![place("a:1", "Talo", json!({})), event("a:w", "Kerho", weekly), event("a:camp", "Leiri", camp)];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    let agenda = |from: &str, days: u64| {
        let from = from.parse().unwrap();
        let query =
            EventQuery { filter: Filter::default(), search: None, from, to: from + Days::new(days), limit: None };
        let rows = store.events(&query).unwrap();
        rows.iter().map(|row| format!("{} {}", row.card.id, row.run.start)).collect::<Vec<_>>()
    };
    assert_eq!(agenda("2026-11-24", 1), ["a:camp 2026-11-23T12:00", "a:w 2026-11-24T09:30"]);
    assert_eq!(agenda("2026-11-24", 3), ["a:camp 2026-11-23T12:00", "a:w 2026-11-24T09:30"], "a long run once");
    assert_eq!(agenda("2026-11-27", 4), Vec::<String>::new());
    // Half in, half out of the window, which ends on 23 January; then wholly outside, before and after.
    assert_eq!(agenda("2027-01-19", 8), ["a:w 2027-01-19T09:30", "a:w 2027-01-26T09:30"]);
    assert_eq!(agenda("2027-03-01", 7), ["a:w 2027-03-02T09:30"]);
    assert_eq!(agenda("2026-11-17", 1), ["a:w 2026-11-17T09:30"]);
}

#[test]
fn states_at_the_edges_of_the_window_are_the_evaluators() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    let state = |store: &Store, text: &str| store.places(&PlaceQuery::at(at(text))).unwrap()[0].availability;
    for text in [
        "2026-11-23T23:59",
        "2026-11-24T00:00",
        "2027-01-22T10:00",
        "2027-01-22T23:59",
        "2027-01-23T00:00",
        "2027-03-01T10:00",
    ] {
        let detail = store.place(&id("a:1"), at(text)).unwrap().unwrap();
        let listed = state(&store, text);
        assert_eq!((listed.state, listed.opens), (detail.availability.state, detail.availability.opens), "{text}");
    }
    assert_eq!(state(&store, "2027-03-01T10:00").state, State::Open);
}

#[test]
fn windows_are_made_anew_when_they_get_short() {
    let mut store = memory();
    let places = (0..5).map(|n| place(&format!("a:{n}"), "Talo", json!({}))).collect();
    apply(&mut store, HELSINKI, Origin::Embedded, places);
    let today = "2026-12-10".parse().unwrap();
    assert_eq!(store.refresh_windows(today, 100).unwrap().waiting, 0, "44 days are left");
    let later = "2027-01-10".parse().unwrap();
    assert_eq!(store.refresh_windows(later, 2).unwrap().waiting, 3, "two at a time");
    while store.refresh_windows(later, 2).unwrap().waiting > 0 {}
    assert_eq!(store.states(at("2027-03-10T10:00")).unwrap().len(), 5);
    // The clock was set back.
    assert_eq!(store.refresh_windows("2026-11-24".parse().unwrap(), 100).unwrap().waiting, 0);
    assert_eq!(store.states(tuesday()).unwrap().len(), 5);
}

#[test]
fn the_feeds_state_is_committed_with_the_records() {
    let mut store = memory();
    let state = FeedState {
        url: "https://a.example/".into(),
        root: Some("ab".into()),
        epoch: 1,
        sequence: u64::MAX,
        key_version: 1,
        manifest: "cd".into(),
        etag: Some("\"x\"".into()),
        issued: tuesday(),
        expires: at("2026-12-24T10:00"),
        checked: tuesday(),
        packs: r#"{"packs":[]}"#.to_owned(),
    };
    let last = Generation { feed: Some(state.clone()), ..generation(Origin::Feed, u64::MAX) };
    store.apply_region(HELSINKI, &last, vec![place("a:1", "Talo", json!({}))]).unwrap();
    assert_eq!(store.feed_state().unwrap(), Some(state.clone()));
    assert_eq!(store.shards().unwrap()[0].sequence, u64::MAX);
    let checked = FeedState { checked: at("2026-11-25T10:00"), ..state };
    store.set_feed_state(&checked).unwrap();
    assert_eq!(store.feed_state().unwrap(), Some(checked));
    store.clear_feed(tuesday()).unwrap();
    assert_eq!(store.feed_state().unwrap(), None);
}

#[test]
fn saved_records_survive_everything_that_happens_to_the_directory() {
    let mut store = memory();
    let old = place("a:old", "Vanha nimi", json!({}));
    apply(&mut store, HELSINKI, Origin::Feed, vec![old, place("a:gone", "Katoava", json!({}))]);
    assert!(store.saved_add("a:old", tuesday()).unwrap());
    assert!(store.saved_add("a:gone", tuesday()).unwrap());
    assert!(!store.saved_add("a:gone", tuesday()).unwrap(), "once is enough");
    assert!(store.saved_add("NOT AN ID", tuesday()).is_err());
    let before = store.user_image().unwrap();
    let records = vec![
        place("a:new", "Uusi nimi", json!({"same_as": ["a:merged"]})),
        place("a:old", "Vanha nimi", json!({"moved_to": "a:merged"})),
    ];
    apply(&mut store, HELSINKI, Origin::Feed, records);
    assert_eq!(store.user_image().unwrap(), before, "to the byte");
    let saved = store.saved_list(tuesday()).unwrap();
    match &saved[..] {
        [Saved { now: SavedNow::Gone(Some(record)), .. }, Saved { now: SavedNow::Place(row), .. }] => {
            assert_eq!(row.card.id.as_str(), "a:new", "followed");
            assert!(
                matches!(record, avoin_ovi::feed::Record::Place(place) if place.name.exactly("fi") == Some("Katoava"))
            );
        }
        other => panic!("{other:?}"),
    }
    let (snapshot, saved_at) = store.saved_snapshot("a:gone").unwrap().unwrap();
    assert!(matches!(snapshot, avoin_ovi::feed::Record::Place(place) if place.id.as_str() == "a:gone"));
    assert_eq!(saved_at, tuesday());
    assert!(store.saved_snapshot("a:never").unwrap().is_none());
    assert!(store.is_saved("a:new").unwrap(), "under the id it leads to");
    assert!(!store.saved_add("a:new", tuesday()).unwrap());
    assert!(store.saved_remove("a:new", at("2026-11-24T10:01")).unwrap());
    assert_eq!(store.saved_ids().unwrap(), ["a:gone"]);
    assert!(store.saved_add("a:old", at("2026-11-24T10:02")).unwrap(), "back again");
}

#[test]
fn places_that_moved_in_a_circle_are_still_shown() {
    let mut store = memory();
    let records =
        vec![place("a:1", "Yksi", json!({"moved_to": "a:2"})), place("a:2", "Kaksi", json!({"moved_to": "a:1"}))];
    apply(&mut store, HELSINKI, Origin::Feed, records);
    assert!(store.place(&id("a:1"), tuesday()).unwrap().is_some());
}

#[test]
fn saved_records_travel_in_a_file() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Feed, vec![place("a:1", "Talo", json!({}))]);
    store.saved_add("a:1", tuesday()).unwrap();
    store.saved_add("b:unknown", tuesday()).unwrap();
    let file = store.saved_export().unwrap();
    let mut other = memory();
    assert_eq!(other.saved_import(&file, tuesday()).unwrap(), 2);
    assert_eq!(other.saved_import(&file, tuesday()).unwrap(), 0, "again changes nothing");
    assert_eq!(other.saved_export().unwrap(), file);
    assert!(
        matches!(&other.saved_list(tuesday()).unwrap()[0].now, SavedNow::Gone(Some(_))),
        "readable without a directory"
    );
    for (bad, word) in [
        ("{", "line 1"),
        ("[]", "no file of saved places"),
        (r#"{"format":"other/1","saved":[]}"#, "format"),
        (r#"{"format":"avoin-ovi/saved/1","saved":[{"id":"A","saved_at":"2026-11-24T08:00:00Z"}]}"#, "saved[0].id"),
        (
            r#"{"format":"avoin-ovi/saved/1","saved":[{"id":"a:9","saved_at":"2026-11-24T08:00:00Z"},{"id":"a:8","saved_at":"x"}]}"#,
            "saved[1].saved_at",
        ),
    ] {
        let error = other.saved_import(bad, tuesday()).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    }
    assert_eq!(other.saved_ids().unwrap().len(), 2, "a bad file adds nothing");
}

#[test]
fn settings_keep_their_types() {
    const LANGUAGE: Setting<String> = Setting::new("language");
    const LARGE: Setting<bool> = Setting::new("large");
    let mut store = memory();
    assert_eq!(store.setting(LANGUAGE).unwrap(), None);
    store.set_setting(LANGUAGE, Some(&"sv".to_owned()), tuesday()).unwrap();
    store.set_setting(LARGE, Some(&true), tuesday()).unwrap();
    assert_eq!(store.setting(LANGUAGE).unwrap().as_deref(), Some("sv"));
    assert_eq!(store.setting(LARGE).unwrap(), Some(true));
    store.set_setting(LANGUAGE, None, tuesday()).unwrap();
    assert_eq!(store.setting(LANGUAGE).unwrap(), None);
}

#[test]
fn two_copies_of_the_users_database_merge_row_by_row() {
    const LANGUAGE: Setting<String> = Setting::new("language");
    let (mut one, mut two) = (memory(), memory());
    one.saved_add("a:1", at("2026-11-24T10:00")).unwrap();
    let start = one.user_image().unwrap();
    two.merge_user_image(&start).unwrap();
    one.saved_add("a:2", at("2026-11-24T10:01")).unwrap();
    one.set_setting(LANGUAGE, Some(&"fi".to_owned()), at("2026-11-24T10:01")).unwrap();
    two.saved_remove("a:1", at("2026-11-24T10:02")).unwrap();
    two.set_setting(LANGUAGE, Some(&"sv".to_owned()), at("2026-11-24T10:02")).unwrap();
    let (image_one, image_two) = (one.user_image().unwrap(), two.user_image().unwrap());
    assert!(one.merge_user_image(&image_two).unwrap());
    assert!(two.merge_user_image(&image_one).unwrap());
    for store in [&one, &two] {
        assert_eq!(store.saved_ids().unwrap(), ["a:2"]);
        assert_eq!(store.setting(LANGUAGE).unwrap().as_deref(), Some("sv"));
    }
    let image = two.user_image().unwrap();
    assert!(!one.merge_user_image(&image).unwrap(), "nothing more to take over");
}

#[test]
fn images_bring_a_store_back() {
    let mut store = memory();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    store.saved_add("a:1", tuesday()).unwrap();
    let (directory, user) = (store.directory_image().unwrap(), store.user_image().unwrap());
    let user = UserHalf::from_image(user).unwrap();
    assert_eq!(user.kept, None);
    let mut back = user.with_directory(&directory).unwrap();
    assert_eq!((listed(&back), back.saved_ids().unwrap()), (vec!["a:1".into()], vec!["a:1".into()]));
    apply(&mut back, HELSINKI, Origin::Embedded, vec![place("a:2", "Talo", json!({}))]);
    assert_eq!(listed(&back), ["a:2"], "and can be written to");
    let garbage = vec![7u8; 5_000];
    let mut user = UserHalf::from_image(garbage.clone()).unwrap();
    let damaged = user.kept.take().map(|(_, image)| image);
    let store = user.with_directory(&garbage).unwrap();
    assert!(matches!(store.report().directory, DirectoryOpened::Rebuilt { .. }));
    assert!(matches!(store.report().user, UserOpened::Salvaged { .. }));
    assert_eq!(damaged, Some(garbage), "given back to be kept");
}

#[test]
fn an_image_of_a_file_serves_as_a_ready_directory() {
    let dir = tempfile::tempdir().unwrap();
    let mut on_disk = Store::open(&folder(dir.path())).unwrap();
    apply(&mut on_disk, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    let image = on_disk.directory_image().unwrap();
    let mut store = memory();
    store.replace_directory(&image).unwrap();
    assert_eq!(listed(&store), ["a:1"]);
}

#[test]
fn a_store_opens_again_with_what_it_held() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder(dir.path())).unwrap();
    assert_eq!(store.report().directory, DirectoryOpened::Created);
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    store.saved_add("a:1", tuesday()).unwrap();
    drop(store);
    let store = Store::open(&folder(dir.path())).unwrap();
    assert_eq!(
        (store.report().directory.clone(), store.report().user.clone()),
        (DirectoryOpened::Opened, UserOpened::Opened)
    );
    assert_eq!((listed(&store), store.saved_ids().unwrap()), (vec!["a:1".into()], vec!["a:1".into()]));
}

#[test]
fn t46_a_damaged_directory_is_made_anew_and_the_users_data_is_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder(dir.path())).unwrap();
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    store.saved_add("a:1", tuesday()).unwrap();
    drop(store);
    let path = dir.path().join("directory.sqlite");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..100].fill(0x5a);
    std::fs::write(&path, &bytes).unwrap();
    let user = std::fs::read(dir.path().join("user.sqlite")).unwrap();
    let mut store = Store::open(&folder(dir.path())).unwrap();
    let DirectoryOpened::Rebuilt { moved_to } = store.report().directory.clone() else {
        panic!("{:?}", store.report())
    };
    assert_eq!(std::fs::read(moved_to).unwrap(), bytes, "moved aside");
    assert_eq!(std::fs::read(dir.path().join("user.sqlite")).unwrap(), user, "to the byte");
    assert_eq!(store.saved_ids().unwrap(), ["a:1"]);
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    assert_eq!(listed(&store), ["a:1"]);
}

#[test]
fn t47_a_damaged_user_database_is_kept_and_told() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(&folder(dir.path())).unwrap());
    let path = dir.path().join("user.sqlite");
    std::fs::write(&path, b"not a database at all, but somebody's data".repeat(100)).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let store = Store::open(&folder(dir.path())).unwrap();
    let UserOpened::Salvaged { kept_as, saved: 0, settings: 0 } = store.report().user.clone() else {
        panic!("{:?}", store.report())
    };
    assert_eq!(std::fs::read(kept_as).unwrap(), bytes);
    // Again: the first one isn't written over.
    drop(store);
    std::fs::write(&path, b"broken again".repeat(100)).unwrap();
    let store = Store::open(&folder(dir.path())).unwrap();
    let UserOpened::Salvaged { kept_as, .. } = store.report().user.clone() else { panic!("{:?}", store.report()) };
    assert!(kept_as.to_string_lossy().ends_with("damaged-2"), "{kept_as:?}");
}

#[test]
fn t48_a_database_of_a_newer_program_is_refused_and_left_alone() {
    for name in ["directory.sqlite", "user.sqlite"] {
        let dir = tempfile::tempdir().unwrap();
        drop(Store::open(&folder(dir.path())).unwrap());
        let path = dir.path().join(name);
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        let before = std::fs::read(&path).unwrap();
        match Store::open(&folder(dir.path())) {
            Err(StoreError::Newer { file, found: 99, .. }) => assert_eq!(file, name),
            other => panic!("{:?}", other.map(|store| store.report().clone())),
        }
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name}");
    }
}

/// `tests/fixtures/store/v1` was written by the first version; every later one has to open it: what is the user's is kept,
/// the directory is emptied and filled anew.
#[test]
fn t49_the_first_versions_databases_are_opened_and_what_is_the_users_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["directory", "user"] {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store").join(format!("v1-{name}.sql"));
        let connection = Connection::open(dir.path().join(format!("{name}.sqlite"))).unwrap();
        connection.execute_batch(&std::fs::read_to_string(fixture).unwrap()).unwrap();
    }
    let mut store = Store::open(&folder(dir.path())).unwrap();
    assert_eq!(
        (store.report().directory.clone(), store.report().user.clone()),
        (DirectoryOpened::Created, UserOpened::Opened)
    );
    assert!(store.shards().unwrap().is_empty());
    assert_eq!(store.saved_ids().unwrap(), ["a:1"]);
    assert_eq!(store.setting(Setting::<String>::new("language")).unwrap().as_deref(), Some("sv"));
    apply(&mut store, HELSINKI, Origin::Embedded, vec![place("a:1", "Talo", json!({}))]);
    assert_eq!(listed(&store), ["a:1"]);
    // What the user had before the migration lies beside it, whole, and a later start leaves it alone.
    let kept = dir.path().join("user.sqlite.before-2");
    let version = |path: &Path| -> i64 {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = Connection::open_with_flags(path, flags).unwrap();
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    assert_eq!(version(&kept), 1);
    let bytes = std::fs::read(&kept).unwrap();
    drop(store);
    assert_eq!(version(&dir.path().join("user.sqlite")), 2);
    drop(Store::open(&folder(dir.path())).unwrap());
    assert_eq!(std::fs::read(&kept).unwrap(), bytes);
    assert!(!dir.path().join("directory.sqlite.before-6").exists(), "the directory is disposable");
    // The same in a browser, from an image.
    let user = UserHalf::from_image(bytes.clone()).unwrap();
    assert_eq!(user.kept, Some(("user.before-2".to_owned(), bytes)));
}

#[test]
fn t51_readers_see_a_whole_generation_while_another_is_applied() {
    let dir = tempfile::tempdir().unwrap();
    let location = folder(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let db = Db::open(location).await.unwrap();
        let places = |name: &'static str| (0..200).map(move |n| place(&format!("a:{n}"), name, json!({})));
        let first = places("Vanha").collect::<Vec<_>>();
        let mut changes = db.changes();
        db.run(move |store| store.apply_region(HELSINKI, &generation(Origin::Feed, 1), first)).await.unwrap().unwrap();
        assert_eq!(changes.next().await, Some(db.revision()));
        let (started, wait) = std::sync::mpsc::channel::<()>();
        let (go, go_on) = std::sync::mpsc::channel::<()>();
        let second = places("Uusi").collect::<Vec<_>>();
        let writer = db.clone();
        let applying = tokio::spawn(async move {
            writer
                .run(move |store| {
                    let mut started = Some(started);
                    let records = second.into_iter().enumerate().map(|(n, record)| {
                        if n == 100 {
                            drop(started.take());
                            let _ = go_on.recv();
                        }
                        record
                    });
                    store.apply_region(HELSINKI, &generation(Origin::Feed, 2), records)
                })
                .await
        });
        let _ = wait.recv();
        let names = |store: &Store| {
            let rows = store.places(&PlaceQuery::at(tuesday())).unwrap();
            rows.iter().filter_map(|row| row.card.name.exactly("fi").map(str::to_owned)).collect::<Vec<_>>()
        };
        let (one, two) = (db.clone(), db.clone());
        let (one, two) = tokio::join!(one.read(names), two.read(names));
        for seen in [one.unwrap(), two.unwrap()] {
            assert_eq!(seen.len(), 200);
            assert!(seen.iter().all(|name| name == "Vanha"), "half of a generation");
        }
        go.send(()).unwrap();
        applying.await.unwrap().unwrap().unwrap();
        assert!(db.read(names).await.unwrap().iter().all(|name| name == "Uusi"));
        assert_eq!(db.persistence(), Persistence::Kept);
    });
}

#[test]
fn a_panic_in_a_job_is_its_askers_only() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let db = Db::open(Location::Memory).await.unwrap();
        let failed = db.run(|_| -> u8 { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(StoreError::Stopped)));
        assert_eq!(db.run(|store| store.saved_ids().unwrap().len()).await.unwrap(), 0);
    });
}

/// A café of a family's week: on Tuesdays, one time cancelled, one moved to the next day and one on the same day.
fn changing_cafe() -> Decoded {
    let changes = json!([
        {"recurrence_id": "2026-11-24T09:30", "status": "cancelled"},
        {"recurrence_id": "2026-12-01T09:30", "start": "2026-12-02T10:00", "place_id": "a:2"},
        {"recurrence_id": "2026-12-08T09:30", "start": "2026-12-08T12:00"},
        {"recurrence_id": "2026-12-15T09:30", "start": "2027-03-20T10:00"}
    ]);
    let weekly = json!({"place_id": "a:1", "start": "2026-09-01T09:30", "end": "2026-09-01T11:30",
        "rrule": "FREQ=WEEKLY;BYDAY=TU", "overrides": changes});
    event("a:w", "Kahvila", weekly)
}

fn agenda_query(from: &str, days: u64) -> AgendaQuery {
    let from: chrono::NaiveDate = from.parse().unwrap();
    let (filter, scope) = (Filter::default(), Scope::default());
    let (enough, most_of_a_day) = (usize::MAX, usize::MAX);
    AgendaQuery { filter, scope, from, to: from + Days::new(days), enough, most_of_a_day, now: None }
}

/// Each day of an agenda with its rows: when, what, its status, and an arrow where it was moved away.
fn told(agenda: &Agenda) -> Vec<String> {
    let row = |row: &AgendaRow| {
        let arrow = if row.moved_away { "→" } else { "" };
        format!("{arrow}{} {} {}", row.row.card.id, row.row.run.start, row.row.run.status.as_str())
    };
    let day =
        |day: &AgendaDay| format!("{}: {}", day.date, day.rows.rows.iter().map(row).collect::<Vec<_>>().join(", "));
    agenda.days.iter().map(day).collect()
}

#[test]
fn a_calendar_tells_what_was_cancelled_and_moved_inside_and_outside_the_window() {
    let mut store = memory();
    let places = [place("a:1", "Talo", json!({})), place("a:2", "Kirjasto", json!({}))];
    apply(&mut store, HELSINKI, Origin::Embedded, places.into_iter().chain([changing_cafe()]).collect());
    let november = told(&store.agenda(&agenda_query("2026-11-24", 22)).unwrap());
    assert_eq!(
        november,
        [
            "2026-11-24: a:w 2026-11-24T09:30 cancelled",
            "2026-12-01: →a:w 2026-12-02T10:00 moved",
            "2026-12-02: a:w 2026-12-02T10:00 moved",
            "2026-12-08: →a:w 2026-12-08T12:00 moved, a:w 2026-12-08T12:00 moved",
            "2026-12-15: →a:w 2027-03-20T10:00 moved",
        ]
    );
    // The whole of the same days where none of them was made ready: the evaluator says the same.
    let reaching_far = store.agenda(&agenda_query("2026-11-24", 80)).unwrap();
    assert_eq!(told(&reaching_far)[..5], november);
    // What runs is the agenda's without the traces: nobody counts a moved run twice.
    let query = EventQuery {
        filter: Filter::default(),
        search: None,
        from: "2026-11-24".parse().unwrap(),
        to: "2026-12-16".parse().unwrap(),
        limit: None,
    };
    let starts: Vec<String> = store.events(&query).unwrap().iter().map(|row| row.run.start.to_string()).collect();
    assert_eq!(starts, ["2026-11-24T09:30", "2026-12-02T10:00", "2026-12-08T12:00"]);
    // A dot stands where something takes place, not where it was cancelled or moved away.
    let busy: Vec<String> =
        store.event_days(&agenda_query("2026-11-24", 22)).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(busy, ["2026-12-02", "2026-12-08"]);
    let moved = &store.agenda(&agenda_query("2026-12-02", 1)).unwrap().days[0].rows.rows[0];
    assert_eq!(moved.row.place.as_ref().map(|place| place.id.as_str()), Some("a:2"), "where it went");
}

#[test]
fn a_camp_is_in_the_calendar_on_each_of_its_days_and_before_what_begins_then() {
    let mut store = memory();
    let camp = json!({"place_id": "a:1", "start": "2026-11-23T12:00", "end": "2026-11-25T12:00", "season": null});
    let morning = json!({"place_id": "a:1", "start": "2026-11-24T08:00", "end": "2026-11-24T09:00", "season": null});
    let whole = json!({"start": "2026-11-25", "season": null, "attendance": "online"});
    let records =
        vec![place("a:1", "Talo", json!({})), event("a:camp", "Leiri", camp), event("a:morning", "Puuro", morning)];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    apply(&mut store, Region::National, Origin::Embedded, vec![event("a:whole", "Päivä", whole)]);
    assert_eq!(
        told(&store.agenda(&agenda_query("2026-11-24", 3)).unwrap()),
        [
            "2026-11-24: a:camp 2026-11-23T12:00 scheduled, a:morning 2026-11-24T08:00 scheduled",
            "2026-11-25: a:camp 2026-11-23T12:00 scheduled, a:whole 2026-11-25 scheduled",
        ]
    );
    // Enough is enough at a day's end; the rest follows from the next day that holds something.
    let agenda = store.agenda(&AgendaQuery { enough: 1, ..agenda_query("2026-11-24", 3) }).unwrap();
    assert_eq!((agenda.days.len(), agenda.next), (1, "2026-11-25".parse().ok()));
    let rest = store.agenda(&agenda_query("2026-11-25", 2)).unwrap();
    assert_eq!((rest.days.len(), rest.next), (1, None));
}

#[test]
fn a_full_day_is_read_as_far_as_it_is_shown_and_says_that_there_is_more() {
    let mut store = memory();
    let at = |hour: u32| {
        let extra = json!({"place_id": "a:1", "start": format!("2026-11-24T{hour:02}:00"),
            "end": format!("2026-11-24T{:02}:00", hour + 1), "season": null});
        event(&format!("a:{hour:02}"), "Kerho", extra)
    };
    let open_end = json!({"place_id": "a:1", "start": "2026-11-24T07:30", "season": null});
    let events = (8..20).map(at).chain([event("a:open", "Ilta", open_end)]);
    apply(
        &mut store,
        HELSINKI,
        Origin::Embedded,
        [place("a:1", "Talo", json!({}))].into_iter().chain(events).collect(),
    );
    let day = |now: &str, most_of_a_day| {
        let now = chrono::NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").ok();
        let query = AgendaQuery { most_of_a_day, now, ..agenda_query("2026-11-24", 1) };
        let day = store.agenda(&query).unwrap().days.remove(0);
        let ids = |part: &AgendaPart| {
            let ids = part.rows.iter().map(|row| row.row.card.id.as_str()[2..].to_owned());
            ids.chain(part.is_cut.then(|| "…".to_owned())).collect::<Vec<_>>().join(" ")
        };
        (ids(&day.over), ids(&day.rows))
    };
    let told = |over: &str, rows: &str| (over.to_owned(), rows.to_owned());
    assert_eq!(day("2026-11-23T23:00", 3), told("", "open 08 09 …"), "nothing is over the day before");
    assert_eq!(day("2026-11-24T11:00", 3), told("08 09 10", "open 11 12 …"), "its last minute is through");
    assert_eq!(day("2026-11-24T11:59", 20), told("08 09 10", "open 11 12 13 14 15 16 17 18 19"));
    assert_eq!(day("2026-11-24T18:30", 3), told("08 09 10 …", "open 18 19"));
    assert_eq!(day("2026-11-25T12:00", 20), told("08 09 10 11 12 13 14 15 16 17 18 19", "open"));
}

#[test]
fn a_calendar_of_ones_own_town_has_what_is_online_and_one_of_kept_places_what_takes_place_there() {
    let mut store = memory();
    let at = |id: &str, place: Value, attendance: &str| {
        let extra = json!({"place_id": place, "start": "2026-11-24T10:00", "season": null, "attendance": attendance});
        event(id, "Kerho", extra)
    };
    let espoo = place("a:2", "Espoon talo", json!({"municipality_code": "049"}));
    apply(&mut store, UUSIMAA, Origin::Embedded, vec![espoo, at("a:espoo", json!("a:2"), "in_person")]);
    let helsinki = vec![place("a:1", "Talo", json!({})), at("a:helsinki", json!("a:1"), "in_person")];
    apply(&mut store, HELSINKI, Origin::Embedded, helsinki);
    apply(&mut store, Region::National, Origin::Embedded, vec![at("a:net", Value::Null, "online")]);
    let ids = |scope: Scope| {
        let agenda = store.agenda(&AgendaQuery { scope: scope.clone(), ..agenda_query("2026-11-24", 1) }).unwrap();
        let rows = agenda.days.iter().flat_map(|day| &day.rows.rows);
        let busy = store.event_days(&AgendaQuery { scope, ..agenda_query("2026-11-24", 1) }).unwrap();
        let ids: Vec<String> = rows.map(|row| row.row.card.id.to_string()).collect();
        assert_eq!(busy.is_empty(), ids.is_empty());
        ids
    };
    assert_eq!(ids(Scope::default()), ["a:espoo", "a:helsinki", "a:net"]);
    assert_eq!(ids(Scope { town: Some("091".into()), kept: None }), ["a:helsinki", "a:net"]);
    let kept = |ids: &[&str]| Scope { town: None, kept: Some(ids.iter().map(|id| (*id).to_owned()).collect()) };
    assert_eq!(ids(kept(&["a:2", "a:net"])), ["a:espoo", "a:net"]);
    let both = |town: &str, ids: &[&str]| Scope { town: Some(town.into()), ..kept(ids) };
    assert_eq!(ids(both("091", &["a:2", "a:net"])), ["a:net"]);
    assert_eq!(ids(kept(&[])), Vec::<String>::new());
}

#[test]
fn what_may_keep_a_run_from_taking_place_is_known_with_it() {
    let mut store = memory();
    let old = json!({"place_id": "a:1", "start": "2026-11-03T10:00", "rrule": "FREQ=WEEKLY;BYDAY=TU", "verified_at": null,
        "sources": [{"name": "Vanha", "date": "2019"}]});
    let unsaid = json!({"start": "2026-11-05T10:00", "rrule": "FREQ=WEEKLY;BYDAY=TH", "breaks": null,
        "attendance": "online"});
    let doubts = |store: &Store, id: &str, day: &str| {
        let agenda = store.agenda(&agenda_query(day, 1)).unwrap();
        let rows: Vec<_> = agenda.days.into_iter().flat_map(|day| day.rows.rows).collect();
        let row = rows.iter().find(|row| row.row.card.id.as_str() == id).unwrap();
        row.row.doubts.iter().map(|reason| reason.as_str()).collect::<Vec<_>>()
    };
    let unchecked = place("a:1", "Talo", json!({"verified_at": null}));
    apply(&mut store, HELSINKI, Origin::Embedded, vec![unchecked, event("a:old", "Kahvila", old.clone())]);
    apply(&mut store, Region::National, Origin::Embedded, vec![event("a:unsaid", "Ilta", unsaid)]);
    assert_eq!(doubts(&store, "a:old", "2026-11-24"), ["stale"]);
    assert_eq!(doubts(&store, "a:unsaid", "2026-11-26"), [""; 0]);
    assert_eq!(doubts(&store, "a:unsaid", "2026-12-24"), ["eve", "school_holidays"]);
    assert_eq!(doubts(&store, "a:unsaid", "2027-02-25"), ["school_holidays"], "beyond the window too");
    // Whoever checked the place checked what takes place there.
    apply(
        &mut store,
        HELSINKI,
        Origin::Embedded,
        vec![place("a:1", "Talo", json!({})), event("a:old", "Kahvila", old)],
    );
    assert_eq!(doubts(&store, "a:old", "2026-11-24"), [""; 0]);
}

#[test]
fn what_is_told_in_words_only_is_found_by_the_same_filters() {
    let mut store = memory();
    let told = |place: &str| json!({"place_id": place, "when_text": {"fi": "Keväällä"}, "season": null});
    let records = vec![
        place("a:1", "Talo", json!({})),
        event("a:a", "Hieronta", told("a:1")),
        event("a:b", "Kuoro", told("a:1")),
        event("a:c", "Kerho", json!({"place_id": "a:1", "start": "2026-11-24T10:00", "season": null})),
    ];
    apply(&mut store, HELSINKI, Origin::Embedded, records);
    let ids = |filter: Filter, scope: Scope, most: usize| {
        let events = store.undated_events(&filter, &scope, most).unwrap();
        events.into_iter().map(|event| event.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(Filter::default(), Scope::default(), 10), ["a:a", "a:b"]);
    assert_eq!(ids(Filter::default(), Scope::default(), 1), ["a:a"]);
    let elsewhere = Scope { town: Some("049".into()), kept: None };
    assert_eq!(ids(Filter::default(), elsewhere, 10), Vec::<String>::new());
    assert_eq!(ids(Filter { free: true, sure: true, ..Filter::default() }, Scope::default(), 10), Vec::<String>::new());
}

/// An MBTiles file with one tile, as tilemaker writes it.
fn mbtiles() -> Vec<u8> {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
             CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
             INSERT INTO tiles VALUES (2, 1, 3, x'1f8b00');",
        )
        .unwrap();
    connection.serialize("main").unwrap().to_vec()
}

#[test]
fn a_tile_is_found_by_the_web_s_way_of_counting() {
    let tiles = Tiles::open(&mbtiles()).unwrap();
    // MBTiles counts rows from the south.
    assert_eq!(tiles.tile(2, 1, 0).unwrap(), Some(vec![0x1f, 0x8b, 0]));
    for (zoom, column, row) in [(2, 1, 3), (2, 0, 0), (1, 0, 0), (2, 1, 4), (2, 1, u32::MAX), (255, 0, 0)] {
        assert_eq!(tiles.tile(zoom, column, row).unwrap(), None, "{zoom}/{column}/{row}");
    }
}

#[test]
fn what_is_no_file_of_tiles_is_refused() {
    let whole = mbtiles();
    let mut without_tiles = Connection::open_in_memory().unwrap();
    without_tiles.execute_batch("CREATE TABLE t (x)").unwrap();
    for bytes in [
        &b""[..],
        &b"<!doctype html><title>404</title>"[..],
        &whole[..whole.len() / 2],
        &without_tiles.serialize("main").unwrap()[..],
    ] {
        assert!(Tiles::open(bytes).is_err(), "{} bytes", bytes.len());
    }
}

#[test]
fn the_base_map_inside_the_app_has_all_of_finland_to_zoom_eight() {
    let tiles = Tiles::open(&std::fs::read("assets/basemap/finland-base.mbtiles").unwrap()).unwrap();
    for (zoom, column, row) in [(0, 0, 0), (5, 18, 9), (8, 145, 74)] {
        let tile = tiles.tile(zoom, column, row).unwrap().unwrap_or_else(|| panic!("{zoom}/{column}/{row}"));
        assert_eq!(tile[..2], [0x1f, 0x8b], "gzip");
    }
}
