//! The published JSON Schema, read by somebody else's validator: what we write is what it says, every field of ours is in
//! it, and what it refuses our reader refuses as well.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::feed::manifest::Manifest;
use avoin_ovi::feed::pack::unpack;
use avoin_ovi::feed::{Collection, decode_line};
use avoin_ovi::publish::build::{self, build};
use avoin_ovi::publish::check::check;
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::import::{self, Options, Source, Terms};
use avoin_ovi::publish::init::init;
use avoin_ovi::store::examine_tiles;
use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn published() -> Value {
    serde_json::from_slice(&fs::read(root().join("docs/feed.schema.json")).unwrap()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::options().build(schema).unwrap()
}

/// A validator for one definition of the document, whatever else is beside it.
fn of_definition(document: &Value, name: &str) -> Validator {
    validator(&json!({ "$ref": format!("#/$defs/{name}"), "$defs": document["$defs"] }))
}

/// The schema in which a field that it doesn't name is wrong.
fn strict() -> Value {
    fn close(schema: &mut Value) {
        if let Some(fields) = schema.as_object_mut() {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            fields.values_mut().for_each(close);
        } else if let Some(items) = schema.as_array_mut() {
            items.iter_mut().for_each(close);
        }
    }
    let mut document = published();
    let definitions = document["$defs"].as_object_mut().unwrap();
    definitions.values_mut().for_each(close);
    document
}

/// The definition of each kind of record.
fn definition(kind: &str) -> &'static str {
    match kind {
        "place" => "FeedPlace",
        "event" => "FeedEvent",
        "service" => "FeedService",
        "organization" => "FeedOrganization",
        "area" => "FeedArea",
        "calendar" => "FeedCalendarEntry",
        "notice" => "FeedNotice",
        "plan" => "FeedPlan",
        "vocabulary" => "FeedVocabulary",
        "withdrawn" => "FeedWithdrawn",
        other => panic!("{other}"),
    }
}

/// Looks at records, kind by kind.
struct Look {
    document: Value,
    by_kind: BTreeMap<String, Validator>,
    seen: BTreeMap<String, usize>,
}

impl Look {
    fn new(document: Value) -> Self {
        Self { document, by_kind: BTreeMap::new(), seen: BTreeMap::new() }
    }

    #[track_caller]
    fn at(&mut self, record: &Value, whence: &str) {
        let kind = record["type"].as_str().unwrap();
        let document = &self.document;
        let validator =
            self.by_kind.entry(kind.to_owned()).or_insert_with(|| of_definition(document, definition(kind)));
        let wrong: Vec<String> =
            validator.iter_errors(record).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{whence}: {}: {wrong:#?}", record["id"]);
        *self.seen.entry(kind.to_owned()).or_default() += 1;
    }

    fn folder(&mut self, folder: &Path) {
        let checked = check(SourceFolder::read(folder).unwrap());
        assert_eq!(checked.errors(), 0, "{:#?}", checked.problems);
        for record in &checked.records {
            self.at(&serde_json::from_str(&record.canonical).unwrap(), &folder.display().to_string());
        }
    }
}

/// The records as a publisher writes them, with the kind that their file's name says.
fn lines_of(folder: &Path) -> Vec<(String, Value)> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let collection = Collection::ALL.iter().find(|collection| file.starts_with(collection.stem()));
        let (Some(collection), true) = (collection, file.ends_with(".jsonl")) else { continue };
        for line in fs::read_to_string(&path).unwrap().lines() {
            let mut record: Value = serde_json::from_str(line).unwrap();
            record["type"] = collection.type_name().into();
            lines.push((file.clone(), record));
        }
    }
    lines
}

#[test]
fn every_record_of_ours_is_what_the_schema_says() {
    let mut look = Look::new(strict());
    for folder in ["assets/directory", "assets/example"] {
        let folder = root().join(folder);
        look.folder(&folder);
        for (file, record) in lines_of(&folder) {
            look.at(&record, &file);
        }
    }
    for kind in ["place", "event", "service", "organization", "area", "calendar", "notice", "plan", "vocabulary"] {
        assert!(look.seen.get(kind).is_some_and(|count| *count > 0), "no {kind} was looked at: {:?}", look.seen);
    }
}

/// Each importer with the files of its tests.
const IMPORTS: &[(Source, &str)] = &[
    (Source::LinkedEvents, "linked_events_page.json"),
    (Source::LinkedEvents, "linked_events_series.json"),
    (Source::LinkedEvents, "linked_events_places.json"),
    (Source::Ptv, "ptv_page.json"),
    (Source::Tpr, "tpr_unit.json"),
    (Source::Tpr, "tpr_units_hauki.json"),
    (Source::Ics, "calendar.ics"),
    (Source::SchemaOrg, "schema_org.json"),
    (Source::SchemaOrg, "schema_org.html"),
];

/// The same of what the fuzzer keeps of their shape.
const KEPT: &[(Source, &str, &str)] = &[
    (Source::Csv, "sheets/finnish.csv", "csv"),
    (Source::Csv, "sheets/flat-places.csv", "csv"),
    (Source::Csv, "sheets/flat-sessions.csv", "csv"),
    (Source::Osm, "osm_geojson/map.geojson", "geojson"),
    (Source::Osm, "osm_pbf/way.osm.pbf", "osm.pbf"),
    (Source::Osm, "osm_pbf/dense.osm.pbf", "osm.pbf"),
    (Source::Tpr, "tpr/features.geojson", "json"),
    (Source::Ics, "ics/zone.ics", "ics"),
];

#[test]
fn what_each_importer_makes_is_what_the_schema_says() {
    let mut look = Look::new(strict());
    let mut import = |source: Source, input: &Path, more: Option<&Path>| {
        let folder = tempfile::tempdir().unwrap();
        let src = folder.path().join("src");
        init(&src).unwrap();
        let take = |source: Source, input: &Path, name: &str| {
            let now = parse_moment("2026-11-24T10:00").unwrap();
            let mut options = Options::new(input.to_owned(), src.clone(), name.to_owned(), now);
            if source == Source::Osm {
                options.terms = Terms { municipalities: vec!["091".to_owned()], ..Terms::default() };
            }
            let (written, problems) = import::run(source, &options).unwrap();
            assert!(written.iter().any(|file| file.records > 0), "{}: {problems:?}", input.display());
        };
        take(source, input, "input");
        if let Some(more) = more {
            take(Source::Hauki, more, "hours");
        }
        look.folder(&src);
    };
    let fixtures = root().join("tests/fixtures/import");
    for (source, name) in IMPORTS {
        import(*source, &fixtures.join(name), None);
    }
    for (source, name, ending) in KEPT {
        let copy = tempfile::tempdir().unwrap();
        let input = copy.path().join(format!("input.{ending}"));
        fs::copy(root().join("tests/fuzz/corpus").join(name), &input).unwrap();
        import(*source, &input, None);
    }
    // Hours come upon a place of another source.
    let both = tempfile::tempdir().unwrap();
    for name in ["hauki_periods_2020.json", "tpr_units_hauki.json"] {
        fs::copy(fixtures.join(name), both.path().join(name)).unwrap();
    }
    import(Source::Tpr, &fixtures.join("tpr_units_hauki.json"), Some(both.path()));
    assert!(look.seen["place"] > 10 && look.seen["event"] > 10 && look.seen["service"] > 0, "{:?}", look.seen);
}

#[test]
fn a_registers_keywords_stay_with_the_publisher() {
    let folder = tempfile::tempdir().unwrap();
    let src = folder.path().join("src");
    init(&src).unwrap();
    let input = root().join("tests/fixtures/import/linked_events_page.json");
    let now = parse_moment("2026-11-24T10:00").unwrap();
    import::run(Source::LinkedEvents, &Options::new(input, src.clone(), "helsinki".to_owned(), now)).unwrap();
    let kept = lines_of(&src).into_iter().filter(|(_, record)| record["keywords"].is_array()).count();
    assert!(kept > 0, "the folder holds them");
    let checked = check(SourceFolder::read(&src).unwrap());
    assert!(checked.records.iter().all(|record| !record.canonical.contains("\"keywords\"")), "no phone needs them");
    let told = |word: &str| checked.problems.iter().filter(|problem| problem.to_string().contains(word)).count();
    assert_eq!(told("keywords"), 0, "and nobody is told off for them");
}

#[test]
fn a_built_feed_is_what_the_schema_says() {
    let document = strict();
    let manifests = of_definition(&document, "Manifest");
    let work = tempfile::tempdir().unwrap();
    let (src, out, keys) = (work.path().join("src"), work.path().join("public"), work.path().join("keys"));
    copy_tree(&root().join("assets/example"), &src);
    avoin_ovi::feed::write::generate(&keys, "feed.example", avoin_ovi::feed::write::Roots::default()).unwrap();
    let make = || {
        let now = parse_moment("2026-11-24T10:00").unwrap();
        let options = build::Options {
            examine: examine_tiles,
            src: src.clone(),
            out: out.clone(),
            keys: Some(keys.clone()),
            skip_bad: false,
            new_epoch: false,
            now,
        };
        build(&options).unwrap();
    };
    make();
    // Another generation, so that there are deltas.
    fs::write(src.join("withdrawn.csv"), "id,since\nexample:gone,2026-11-01\n").unwrap();
    make();
    let mut look = Look::new(strict());
    let mut deltas = 0;
    for entry in fs::read_dir(out.join("v1/manifest")).unwrap() {
        let file = fs::read(entry.unwrap().path()).unwrap();
        let text = unpack(&file, 1 << 22).unwrap();
        let manifest: Value = serde_json::from_slice(&text).unwrap();
        let wrong: Vec<String> = manifests.iter_errors(&manifest).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        deltas += Manifest::parse(&file).unwrap().deltas.len();
    }
    assert!(deltas > 0);
    for entry in fs::read_dir(out.join("v1/shard")).unwrap() {
        let text = unpack(&fs::read(entry.unwrap().path()).unwrap(), 1 << 24).unwrap();
        for line in String::from_utf8(text).unwrap().lines() {
            look.at(&serde_json::from_str(line).unwrap(), "a shard");
        }
    }
    assert!(look.seen["withdrawn"] > 0);
    let set: Value = serde_json::from_slice(&fs::read(out.join("v1/keys/1.json")).unwrap()).unwrap();
    let wrong: Vec<String> =
        of_definition(&document, "KeySet").iter_errors(&set).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy_tree(&path, &target) } else { fs::copy(&path, &target).map(drop).unwrap() }
    }
}

/// A record with everything that the table below spoils.
fn whole(kind: &str) -> Value {
    match kind {
        "place" => {
            json!({"type": "place", "id": "a:1", "kind": "library", "name": {"fi": "x"}, "lat": 60.1, "lon": 24.9})
        }
        "event" => json!({"type": "event", "id": "a:1", "name": {"fi": "x"}, "start": "2026-11-24T10:00"}),
        "service" => json!({"type": "service", "id": "a:1", "kind": "support_line", "name": {"fi": "x"}}),
        "area" => json!({"type": "area", "id": "a:1", "name": {"fi": "x"}, "code": "kunta-091"}),
        "withdrawn" => json!({"type": "withdrawn", "id": "a:1"}),
        other => panic!("{other}"),
    }
}

/// Whether our reader takes a record and everything in it.
fn is_read(record: &Value) -> bool {
    decode_line(&record.to_string()).is_ok_and(|decoded| decoded.warnings.is_empty())
}

#[test]
fn what_the_schema_refuses_is_refused_or_left_out() {
    let whole_document = validator(&published());
    let judge = |record: &Value| (whole_document.is_valid(record), is_read(record));
    for kind in ["place", "event", "service", "area", "withdrawn"] {
        assert_eq!(judge(&whole(kind)), (true, true), "{kind}");
    }
    let wrong = [
        ("place", "/id", json!(7)),
        ("place", "/kind", json!(["library"])),
        ("place", "/name", json!("x")),
        ("place", "/name", json!({"fi": 7})),
        ("place", "/lat", json!("60.1")),
        ("place", "/hours", json!("Mo-Fr 09:00-15:00")),
        ("place", "/hours", json!({"value": ["Mo"]})),
        ("place", "/access", json!({"registration": {"required": "yes"}})),
        ("place", "/access", json!({"cost": {"amount_eur": "2,50"}})),
        ("place", "/audience", json!({"age_min_months": -1})),
        ("place", "/audience", json!({"age_min_months": 1.5})),
        ("place", "/languages", json!({"activity": "fi"})),
        ("place", "/operator_ids", json!("a:2")),
        ("place", "/sources", json!({"name": "x"})),
        ("place", "/contact", json!([{"kind": "phone", "value": 112}])),
        ("event", "/start", json!(20_261_124)),
        ("event", "/breaks", json!([7])),
        ("event", "/breaks", json!([{"from": "2026-12-20"}])),
        ("event", "/season", json!("2026")),
        ("event", "/overrides", json!([{"recurrence_id": 7}])),
        ("event", "/exdates", json!("2026-11-24")),
        ("service", "/channels", json!({"kind": "phone"})),
        ("service", "/area_codes", json!([91])),
        ("area", "/code", json!(91)),
        ("withdrawn", "/since", json!(2026)),
        ("withdrawn", "/type", json!("moon")),
    ];
    for (kind, field, value) in wrong {
        let mut record = whole(kind);
        record[&field[1..]] = value.clone();
        assert_eq!(judge(&record), (false, false), "{kind} {field} {value}");
    }
    for (kind, field) in [("place", "id"), ("place", "kind"), ("place", "name"), ("event", "name"), ("area", "code")] {
        let mut record = whole(kind);
        record.as_object_mut().unwrap().remove(field);
        assert_eq!(judge(&record), (false, false), "{kind} without {field}");
        record[field] = Value::Null;
        assert_eq!(judge(&record), (false, false), "{kind} with no {field}");
    }
    // Null is absent, and what a newer version adds is kept.
    for (kind, more) in [
        ("place", json!({"summary": null, "hours": null, "contact": [null], "name": {"fi": "x", "sv": null}})),
        ("place", json!({"access": {"cost": null, "drop_in": null}, "new_field": [1, {"x": 2}], "status": null})),
        ("event", json!({"season": null, "rrule": null, "end": null, "overrides": null})),
    ] {
        let mut record = whole(kind);
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(judge(&record), (true, true), "{record}");
    }
}
