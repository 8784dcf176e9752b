//! What a record may look like, and what becomes of one that doesn't.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::id::PlaceId;
use crate::domain::place::{AccessibilityItem, HoursConfidence, HoursScope, PlaceKind, Precision, StatusKind};
use crate::domain::record::{Answer, CostKind};
use crate::domain::region::Region;

fn place(extra: Value) -> Value {
    merged(json!({"type": "place", "id": "a:1", "kind": "meeting_place", "name": {"fi": "Talo"}}), extra)
}

fn event(extra: Value) -> Value {
    merged(json!({"type": "event", "id": "a:e1", "name": {"fi": "Kahvila"}}), extra)
}

fn merged(mut base: Value, extra: Value) -> Value {
    let (Value::Object(fields), Value::Object(more)) = (&mut base, extra) else { panic!("two objects") };
    fields.extend(more);
    base
}

fn decode_json(value: &Value) -> Result<Decoded, RecordError> {
    decode_line(&value.to_string())
}

fn a_place(extra: Value) -> Place {
    match decode_json(&place(extra)).unwrap().record {
        Record::Place(place) => place,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(value: Value, field: &str) {
    let error = decode_json(&value).expect_err(&format!("{value} was taken"));
    assert_eq!(error.field, field, "{error}");
}

#[track_caller]
fn warned(value: Value, fields: &[&str]) {
    let decoded = decode_json(&value).unwrap();
    let named: Vec<_> = decoded.warnings.iter().map(|warning| warning.field.as_str()).collect();
    assert_eq!(named, fields, "{:?}", decoded.warnings);
}

#[test]
fn a_place_with_every_field_becomes_one_without_a_warning() {
    let full = json!({
        "unofficial_names": ["sv"], "summary": {"fi": "s"}, "description": {"fi": "d"}, "first_visit": {"fi": "f"},
        "lat": 60.17, "lon": 24.94, "position": "exact",
        "address": {"street": {"fi": "Katu 1"}, "postal_code": "00100", "city": {"fi": "Helsinki"}},
        "municipality_code": "091", "arrival": {"fi": "Bussi"}, "operator_ids": ["a:org/x"],
        "operator_note": {"fi": "n"}, "host_id": "a:2", "host_name": {"fi": "Kirjasto"},
        "hours": {"value": "Mo-Fr 09:00-15:00", "source_text": {"fi": "ma–pe 9–15"}, "note": {"fi": "n"},
            "confidence": "parsed", "scope": "offer", "holidays": "stated", "seasons": "not_stated",
            "stated_on": "2026-09"},
        "access": {"drop_in": "yes", "registration": {"required": false, "url": "https://a.example", "phone": "1",
            "opens_at": "2026-01-01", "closes_at": "2026-02-01"}, "referral_required": false,
            "cost": {"kind": "paid", "amount_eur": 2.5, "note": {"fi": "n"}}, "led_by": "both",
            "substance_free": true, "food": {"fi": "Keittoa"}},
        "audience": {"age_min_months": 0, "age_max_months": 47, "children_alone": false, "groups": ["g"],
            "life_situations": ["avoinovi:life/odotus"], "note": {"fi": "n"}},
        "languages": {"activity": ["fi", "sv"], "staff": [], "interpreter_by_request": true,
            "no_common_language_needed": true},
        "accessibility": {"items": {"lift": "yes", "step_free_entrance": "no", "ramp": "yes"},
            "assessed_at": "2025", "assessor": "a", "note": {"fi": "n"}},
        "contact": [{"kind": "phone", "value": "09 123", "label": {"fi": "Soita"}}],
        "images": [{"asset": "ab".repeat(32), "alt": {"fi": "a"}, "credit": "c", "license": "CC0-1.0"}],
        "quality": [{"criterion_id": "avoinovi:criterion/1", "result": "ok", "method": "peer", "date": "2026"}],
        "tasks": ["avoinovi:task/vertaistuki"],
        "status": {"kind": "temporarily_closed", "from": "2026-07-01", "until": "2026-07"},
        "same_as": ["tpr:1"], "moved_to": "a:3", "duplicate_of": "a:4",
        "sources": [{"name": "S", "url": "https://s.example", "license": "CC-BY-4.0", "date": "2024-05", "id": "9",
            "contact": "s@example.org"}],
        "modified_at": "2026-11-24T08:00:00Z", "verified_at": "2026-11-20", "verified_by": "Me"
    });
    let decoded = decode_json(&place(full.clone())).unwrap();
    assert_eq!(decoded.warnings, []);
    assert_eq!((decoded.id.as_str(), decoded.collection), ("a:1", Collection::Places));
    let place = a_place(full);
    assert_eq!(place.access.drop_in, Answer::Yes);
    assert_eq!(place.accessibility.items.get(&AccessibilityItem::Other("ramp".into())), Some(&Answer::Yes));
    assert_eq!(place.languages.staff, Some(vec![]));
    assert_eq!(place.status.until.unwrap().last_day().to_string(), "2026-07-31");
    assert_eq!(place.hours.unwrap().scope, HoursScope::Offer);
}

#[test]
fn t34_what_this_version_does_not_know_is_kept() {
    let value =
        place(json!({"kind": "sauna", "colour": "red", "hours": {"value": "24/7", "mood": [1, {"b": 2, "a": 1}]}}));
    let decoded = decode_json(&value).unwrap();
    assert!(decoded.canonical.contains(r#""colour":"red""#), "{}", decoded.canonical);
    assert!(decoded.canonical.contains(r#""mood":[1,{"a":1,"b":2}]"#));
    assert_eq!(decoded.warnings, []);
    let Record::Place(place) = decoded.record else { panic!() };
    assert_eq!(place.kind, PlaceKind::Other("sauna".into()));
}

#[test]
fn the_canonical_form_is_one_whatever_the_order() {
    let a = decode_line(r#"{"name":{"fi":"Talo"}, "type":"place","kind":"library","id":"a:1","lat":60.50,"lon":25.0}"#)
        .unwrap();
    let b = decode_line_as(
        Collection::Places,
        r#"{"lon":25,"lat":6.05e1,"id":"a:1","kind":"library","name":{"fi":"Talo"}}"#,
    )
    .unwrap();
    assert_eq!(a.canonical, b.canonical);
    assert_eq!(a.canonical, r#"{"id":"a:1","kind":"library","lat":60.5,"lon":25,"name":{"fi":"Talo"},"type":"place"}"#);
    assert_eq!(decode_line(&a.canonical).unwrap(), a);
}

#[test]
fn without_id_name_or_kind_there_is_no_record() {
    refused(json!({"type": "place", "kind": "library", "name": {"fi": "x"}}), "id");
    refused(place(json!({"id": "nocolon"})), "id");
    refused(place(json!({"id": 7})), "id");
    refused(json!({"type": "place", "id": "a:1", "name": {"fi": "x"}}), "kind");
    refused(place(json!({"kind": ["library"]})), "kind");
    refused(place(json!({"name": null})), "name");
    refused(place(json!({"name": "Talo"})), "name");
    refused(place(json!({"name": {"fi": "  "}})), "name");
    refused(json!({"id": "a:1"}), "type");
    refused(json!({"type": "spaceship", "id": "a:1", "name": {"fi": "x"}}), "type");
    refused(json!([1]), "type");
    assert_eq!(decode_json(&place(json!({"name": 1}))).unwrap_err().id.as_deref(), Some("a:1"));
    assert_eq!(decode_value(Collection::Events, place(json!({}))).unwrap_err().field, "type");
}

#[test]
fn a_bad_optional_field_costs_only_itself() {
    warned(
        place(json!({"summary": 5, "access": {"cost": {"kind": "free", "amount_eur": "two"}}})),
        &["summary", "access.cost.amount_eur"],
    );
    warned(
        place(json!({"contact": [{"kind": "phone"}, {"kind": "web", "value": "https://a.example"}, 3]})),
        &["contact[0]", "contact[2]"],
    );
    warned(place(json!({"summary": {"fi": "ok", "sv": 3, "not a tag!": "x"}})), &["summary.not a tag!", "summary.sv"]);
    warned(place(json!({"lat": 60.1})), &["lon"]);
    warned(place(json!({"municipality_code": "91"})), &["municipality_code"]);
    warned(
        place(json!({"verified_at": "yesterday", "sources": [{"url": "https://a.example"}]})),
        &["sources[0]", "verified_at"],
    );
    warned(
        place(json!({"access": {"drop_in": "maybe"}, "accessibility": {"items": {"lift": true}}})),
        &["access.drop_in", "accessibility.items.lift"],
    );
    warned(place(json!({"audience": {"age_min_months": 60, "age_max_months": 12}})), &["audience.age_min_months"]);
    warned(place(json!({"summary": null, "hours": null, "contact": null})), &[]);
    let place = a_place(json!({"access": {"cost": {"kind": "free", "amount_eur": "two"}}}));
    assert_eq!(place.access.cost.kind, CostKind::Free);
}

#[test]
fn what_an_opening_depends_on_is_never_dropped() {
    refused(place(json!({"status": 3})), "status");
    refused(place(json!({"status": {"kind": "temporarily_closed", "until": "soon"}})), "status.until");
    refused(place(json!({"audience": {"children_alone": "yes"}})), "audience.children_alone");
    refused(event(json!({"start": "tomorrow"})), "start");
    refused(event(json!({"season": {"to": "May"}})), "season.to");
    refused(event(json!({"breaks": [{"from": "2026-12-20"}]})), "breaks[0]");
    refused(event(json!({"exdates": ["2026-12-24", 5]})), "exdates[1]");
    refused(event(json!({"overrides": [{"recurrence_id": "2026-12-24T10:00", "status": 5}]})), "overrides[0].status");
    refused(event(json!({"status": {}})), "status");
    assert_eq!(a_place(json!({"status": "closed"})).status.kind, StatusKind::Closed);
}

#[test]
fn numbers_and_years_out_of_bounds_refuse_the_record() {
    refused(place(json!({"lat": 48.8, "lon": 24.9})), "lat");
    refused(place(json!({"lat": 60.1, "lon": 2.3})), "lon");
    refused(place(json!({"verified_at": "9999-01-01"})), "verified_at");
    refused(place(json!({"modified_at": "0001-01-01T00:00:00Z"})), "modified_at");
    refused(place(json!({"sources": [{"name": "s", "date": "1066"}]})), "sources[0].date");
    refused(event(json!({"start": "-0001-01-01"})), "start");
    refused(event(json!({"start": "2026-01-01T10:00", "end": "2026-01-01T10:00"})), "end");
    refused(event(json!({"start": "2026-01-02", "end": "2026-01-01"})), "end");
    refused(event(json!({"end": "2026-01-01"})), "end");
    refused(event(json!({"start": "2026-01-01", "end": "2036-01-01"})), "end");
    refused(event(json!({"season": {"from": "2026-08", "to": "2026-05"}})), "season");
    refused(event(json!({"breaks": [{"from": "2026-12-24", "to": "2026-12-24"}]})), "breaks[0]");
    refused(event(json!({"exdates": vec!["2026-01-01"; 2_001]})), "exdates");
    assert!(decode_json(&event(json!({"start": "2026-01-01", "end": "2026-01-01"}))).is_ok());
}

#[test]
fn hours_pass_unread_and_say_the_cautious_thing() {
    let hours = a_place(json!({"hours": {"value": "Mo-Fr banana"}})).hours.unwrap();
    assert_eq!(hours.value.as_deref(), Some("Mo-Fr banana"));
    assert_eq!((hours.scope, hours.holidays_stated, hours.seasons_stated), (HoursScope::Building, false, false));
    assert_eq!(hours.confidence, HoursConfidence::Structured);
    let text = a_place(json!({"hours": {"source_text": {"fi": "arkisin"}}})).hours.unwrap();
    assert_eq!(text.confidence, HoursConfidence::TextOnly);
    let odd = a_place(json!({"hours": {"value": "24/7", "confidence": 1}})).hours.unwrap();
    assert_eq!(odd.confidence, HoursConfidence::Parsed);
    assert_eq!(a_place(json!({"lat": 60.1, "lon": 25.0})).precision, Precision::Exact);
    assert_eq!(a_place(json!({"lat": 60.1, "lon": 25.0, "position": 3})).precision, Precision::Municipality);
}

#[test]
fn every_collection_has_a_record() {
    for (line, expected) in [
        (
            r#"{"type":"service","id":"a:1","kind":"chat","name":{"fi":"x"},"channels":[{"id":"c","kind":"chat"}]}"#,
            Collection::Services,
        ),
        (
            r#"{"type":"organization","id":"a:1","kind":"parish","name":{"fi":"x"},"network":{"role":"member","promise":{"text":{"fi":"l"}}}}"#,
            Collection::Organizations,
        ),
        (r#"{"type":"area","id":"a:1","name":{"fi":"x"},"code":"kunta-091"}"#, Collection::Areas),
        (
            r#"{"type":"calendar","id":"a:1","kind":"school_holiday","school_holiday":"summer","name":{"fi":"x"},"area_code":"kunta-091","from":"2026-06-01"}"#,
            Collection::Calendar,
        ),
        (r#"{"type":"notice","id":"a:1","name":{"fi":"x"},"text":{"fi":"y"},"place_id":"a:2"}"#, Collection::Notices),
        (
            r#"{"type":"plan","id":"a:1","name":{"fi":"x"},"themes":[{"from":"2026-01-01","to":"2026-02-01","title":{"fi":"t"}}]}"#,
            Collection::Plans,
        ),
        (
            r#"{"type":"vocabulary","id":"a:1","kind":"task","name":{"fi":"x"},"order":3,"links":["a:2"]}"#,
            Collection::Vocabularies,
        ),
        (r#"{"type":"withdrawn","id":"a:1","since":"2026"}"#, Collection::Withdrawn),
    ] {
        let decoded = decode_line(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!((decoded.collection, decoded.warnings.len()), (expected, 0), "{:?}", decoded.warnings);
        assert_eq!(Collection::of_type(expected.type_name()), Some(expected));
    }
}

#[test]
fn a_record_has_one_home() {
    let of = |line: &str| {
        let known = |id: &PlaceId| (id.as_str() == "a:tampere").then_some(Region::County(6));
        shard_of(&decode_line(line).unwrap().record, known).to_string()
    };
    let place = |rest: &str| of(&format!(r#"{{"type":"place","id":"a:1","name":{{"fi":"x"}},{rest}}}"#));
    assert_eq!(place(r#""kind":"library","municipality_code":"091""#), "hva-90");
    assert_eq!(place(r#""kind":"library""#), "national");
    assert_eq!(place(r#""kind":"playground","municipality_code":"091""#), "playgrounds");
    let event = |rest: &str| of(&format!(r#"{{"type":"event","id":"a:1","name":{{"fi":"x"}}{rest}}}"#));
    assert_eq!(event(r#","place_id":"a:tampere""#), "hva-06");
    assert_eq!(event(r#","place_id":"a:elsewhere""#), "national");
    assert_eq!(event(""), "national");
    let area =
        |code: &str| of(&format!(r#"{{"type":"area","id":"a:1","name":{{"fi":"x"}},"level":"x","code":"{code}"}}"#));
    assert_eq!(area("kunta-049"), "hva-03");
    assert_eq!(area("hva-03"), "hva-03");
    assert_eq!(area("national"), "national");
    for key in ["hva-01", "national", "playgrounds"] {
        assert_eq!(ShardKey::parse(key).unwrap().to_string(), key);
    }
}

proptest! {
    /// Whatever a line holds: an answer, never a panic, and a record reads the same again from its canonical form.
    #[test]
    fn no_line_makes_trouble(line in r#"(\PC|\{"type":"(place|event)","id":"a:1","(name|start|lat|hours)":)*"#) {
        if let Ok(decoded) = decode_line(&line) {
            prop_assert_eq!(decode_line(&decoded.canonical).unwrap(), decoded);
        }
    }

    #[test]
    fn no_value_in_a_field_makes_trouble(field in "(id|name|kind|lat|status|hours|access|sources|images|quality|tasks|season|start|breaks)", value in any_json()) {
        for base in [place(json!({})), event(json!({}))] {
            let value = merged(base, json!({ field.clone(): value.clone() }));
            if let Ok(decoded) = decode_json(&value) {
                prop_assert_eq!(decode_line(&decoded.canonical).unwrap(), decoded);
            }
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9-]{4,12}|\\PC{0,12}|closed|2026-[01][0-9]".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("kind|from|until|value|fi|name|required|[a-z]{1,4}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}
