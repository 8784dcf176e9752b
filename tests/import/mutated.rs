//! Input that nobody should send: each importer is given JSON that was changed at random, and JSON of no shape at all.
//! It may refuse; it may not panic, and what it writes the format's own reader takes.

use avoin_ovi::publish::import::{self, Source};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Bench, fixture};

/// Values that stand where another kind is meant.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({})),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z".prop_map(Value::from),
        Just(json!("9999-12-31T23:59:59Z")),
        Just(json!("0000-00-00")),
        Just(json!("<p>&#0;\u{0}</p>")),
        Just(json!({"fi": "x", "sv": 7, "ÄÄÄ": "z"})),
        Just(json!([[["a"]], {"@id": "…/a:b/"}])),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    odd().prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("[a-zA-Z_@:]{1,12}", inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Puts each odd value in the place of one that is there.
fn mutate(value: &mut Value, changes: &[(prop::sample::Index, Value)]) {
    for (at, odd) in changes {
        let mut all = 0;
        walk(value, &mut |_| all += 1);
        let (chosen, mut now) = (at.index(all), 0);
        walk(value, &mut |value| {
            if now == chosen {
                value.clone_from(odd);
            }
            now += 1;
        });
    }
}

fn walk(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, visit)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, visit)),
        _ => {}
    }
    visit(value);
}

/// The importers of JSON with a file of their shape.
const SHAPES: &[(Source, &str)] = &[
    (Source::LinkedEvents, "linked_events_page.json"),
    (Source::LinkedEvents, "linked_events_series.json"),
    (Source::LinkedEvents, "linked_events_places.json"),
    (Source::Ptv, "ptv_page.json"),
    (Source::Hauki, "hauki_page.json"),
    (Source::Tpr, "tpr_unit.json"),
    (Source::SchemaOrg, "schema_org.json"),
];

fn survives(source: Source, value: &Value) {
    let bench = Bench::new();
    let input = bench.input("input.json", value.to_string());
    if import::run(source, &bench.options(&input, "2026-11-24T10:00")).is_ok() {
        bench.records();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_input_is_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), odd()), 1..12)) {
        for (source, name) in SHAPES {
            let mut value: Value = serde_json::from_slice(&std::fs::read(fixture(name)).unwrap()).unwrap();
            mutate(&mut value, &changes);
            survives(*source, &value);
        }
    }

    #[test]
    fn input_of_no_shape_is_survived(value in any_json()) {
        for (source, _) in SHAPES {
            survives(*source, &value);
        }
    }
}

/// Files that are no JSON, with the ending that says so.
const TEXTS: &[(Source, &str, &str)] = &[
    (Source::Ics, "ics", include_str!("../fixtures/import/calendar.ics")),
    (Source::SchemaOrg, "html", include_str!("../fixtures/import/schema_org.html")),
    (
        Source::Csv,
        "csv",
        "Nimi;Kunta;Osoite;Aukioloajat;Kielet;Maksuton;Hinta;Ikä;Tarkistettu;Leveysaste;Pituusaste\n\
         A;Espoo;Katu 1, 02600 Espoo;ma-pe 9-15;suomi;kyllä;5 €;0-3 v;1.11.2026;60,2;24,8\n",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_text_is_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[\\PC\n;:,]{0,12}"), 1..8),
    ) {
        for (source, ending, text) in TEXTS {
            let mut letters: Vec<char> = text.chars().collect();
            for (from, to, odd) in &changes {
                let (from, to) = (from.index(letters.len()), to.index(letters.len()));
                let to = from.max(to).min(from + 20);
                letters.splice(from..to, odd.chars());
                letters.push('\n');
            }
            let bench = Bench::new();
            let input = bench.input(&format!("input.{ending}"), letters.into_iter().collect::<String>());
            if import::run(*source, &bench.options(&input, "2026-11-24T10:00")).is_ok() {
                bench.stated();
            }
        }
    }

    #[test]
    fn bytes_of_no_shape_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400), length in 0_u32..60) {
        let bench = Bench::new();
        let header = [length.to_be_bytes().to_vec(), bytes.clone()].concat();
        for (source, name, bytes) in [
            (Source::Osm, "a.osm.pbf", &header),
            (Source::Csv, "a.csv", &bytes),
            (Source::Ics, "a.ics", &bytes),
            (Source::SchemaOrg, "a.json", &bytes),
        ] {
            let input = bench.input(name, bytes);
            _ = import::run(source, &bench.options(&input, "2026-11-24T10:00"));
        }
    }
}

/// Few in every run; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}
