//! The publisher's tools on real files: the directory's own sources, and sheets with everything wrong that sheets get.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::feed::{Collection, Record};
use avoin_ovi::publish::build::{self, build};
use avoin_ovi::publish::check::{Checked, check};
use avoin_ovi::publish::folder::SourceFolder;
use avoin_ovi::publish::import::{self, Source};
use avoin_ovi::publish::init::init;
use avoin_ovi::publish::problem::{Problem, PublishError};
use avoin_ovi::store::examine_tiles;
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn same(built: &Path, committed: &Path) {
    let (built, committed) = (files(built), files(committed));
    assert_eq!(built.keys().collect::<Vec<_>>(), committed.keys().collect::<Vec<_>>());
    for (name, bytes) in &built {
        assert!(committed[name] == *bytes, "{} differs", name.display());
    }
}

fn options(src: PathBuf, out: &Path) -> build::Options {
    build::Options {
        examine: examine_tiles,
        src,
        out: out.to_owned(),
        keys: None,
        skip_bad: false,
        new_epoch: false,
        now: parse_moment("2031-01-01T00:00").unwrap(),
    }
}

#[test]
fn the_seeds_built_again_are_the_seeds_committed() {
    for (src, seed) in [("assets/directory", "assets/seed"), ("assets/example", "assets/example-seed")] {
        let out = tempfile::tempdir().unwrap();
        build(&options(root().join(src), out.path())).unwrap();
        same(out.path(), &root().join(seed));
    }
}

/// What `assets/directory/make` does, in its order.
const IMPORTS: &[(Source, &str, &str)] = &[
    (Source::Csv, "admin", "finland"),
    (Source::Tpr, "palvelukartta/supervised_playgrounds.geojson", "palvelukartta"),
    (Source::Csv, "curated", "curated"),
    (Source::Csv, "calendar/calendar.csv", "regional"),
    (Source::Osm, "osm/features.csv", "osm"),
    (Source::Osm, "osm/playgrounds.csv", "playgrounds"),
];

fn import_all(out: &Path, now: &str) {
    let sources = root().join("assets/directory/sources");
    for (source, input, name) in IMPORTS {
        let options = import::Options {
            input: sources.join(input),
            out: out.to_owned(),
            name: (*name).to_owned(),
            now: parse_moment(now).unwrap(),
            skip_bad: false,
            terms: import::Terms::default(),
        };
        import::run(*source, &options).unwrap();
    }
}

#[test]
fn importing_the_directory_again_changes_nothing() {
    let committed = root().join("assets/directory");
    let copy = tempfile::tempdir().unwrap();
    let records = |folder: &Path| -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = files(folder);
        all.retain(|name, _| {
            name.components().count() == 1 && name.extension().is_some_and(|e| e == "jsonl" || e == "csv")
        });
        all
    };
    for (name, bytes) in records(&committed) {
        fs::write(copy.path().join(name), bytes).unwrap();
    }
    import_all(copy.path(), "2031-01-01T00:00");
    assert!(records(copy.path()) == records(&committed), "an import of unchanged sources keeps every byte");
    let make = fs::read_to_string(committed.join("make")).unwrap();
    for (_, input, name) in IMPORTS {
        assert!(make.contains(&format!("{input} {name}")), "make imports {input} as {name}");
    }
}

#[test]
fn what_changed_is_stamped_and_a_correction_survives() {
    let folder = tempfile::tempdir().unwrap();
    let src = folder.path().join("src");
    init(&src).unwrap();
    let sheet = folder.path().join("cafes.csv");
    let row = |name: &str| {
        format!("id,kind,name_fi,municipality_code\nkahvila,family_cafe,{name},091\ntalo,meeting_place,Talo,049\n")
    };
    let take = |now: &str| {
        let options = import::Options {
            input: sheet.clone(),
            out: src.clone(),
            name: "cafes".to_owned(),
            now: parse_moment(now).unwrap(),
            skip_bad: false,
            terms: import::Terms::default(),
        };
        import::run(Source::Csv, &options).unwrap().0
    };
    fs::write(&sheet, row("Kahvila")).unwrap();
    assert_eq!(take("2026-11-01T10:00")[0].new, 2);
    fs::write(src.join("overlay.csv"), "id,field,value,by,date\navoinovi:kahvila,name.sv,Kaféet,Aino,2026-11-02\n")
        .unwrap();
    fs::write(&sheet, row("Kahvila Aino")).unwrap();
    let second = take("2026-11-10T10:00");
    assert_eq!((second[0].new, second[0].changed, second[0].gone), (0, 1, 0));
    let checked = check(SourceFolder::read(&src).unwrap());
    let of = |id: &str| -> Value {
        serde_json::from_str(&checked.records.iter().find(|record| record.id == id).unwrap().canonical).unwrap()
    };
    assert_eq!(of("avoinovi:kahvila")["name"]["sv"], "Kaféet");
    assert_eq!(of("avoinovi:kahvila")["name"]["fi"], "Kahvila Aino");
    assert_eq!(of("avoinovi:kahvila")["modified_at"], "2026-11-10T08:00:00Z");
    assert_eq!(of("avoinovi:talo")["modified_at"], "2026-11-01T08:00:00Z", "nothing changed");
    // Lists of an import stand beside those made by hand, which have the last word.
    fs::write(src.join("closures-cafes.csv"), "id,status,from,until,source\navoinovi:kahvila,closed,,,Page\n").unwrap();
    fs::write(src.join("closures.csv"), "id,status,from,until,source\navoinovi:kahvila,active,,,Aino\n").unwrap();
    let checked = check(SourceFolder::read(&src).unwrap());
    assert_eq!(place(&checked, "avoinovi:kahvila").status.kind.as_str(), "active");
    // Withdrawn for good: never imported again, and a tombstone in the feed.
    fs::write(src.join("withdrawn.csv"), "id,since\navoinovi:talo,2026-11-11\n").unwrap();
    take("2026-11-12T10:00");
    let checked = check(SourceFolder::read(&src).unwrap());
    assert_eq!((checked.count(Collection::Places), checked.count(Collection::Withdrawn)), (1, 1));
}

fn directory() -> Checked {
    check(SourceFolder::read(&root().join("assets/directory")).unwrap())
}

fn place<'a>(checked: &'a Checked, id: &str) -> &'a avoin_ovi::domain::place::Place {
    let found = checked.records.iter().find(|record| record.id == id);
    match found.map(|record| &record.record) {
        Some(Record::Place(place)) => place,
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn the_directory_keeps_its_rules() {
    let checked = directory();
    assert_eq!(checked.errors(), 0, "{:?}", checked.problems);
    assert_eq!(checked.count(Collection::Areas), 308 + 23 + 1);
    // A twin is one record under the register's id, with our hours and their date, which may be none.
    let hiirisuo = place(&checked, "tpr:77688");
    assert_eq!(hiirisuo.same_as[0].as_str(), "avoinovi:espoo-hiirisuon-asukaspuisto");
    let hours = hiirisuo.hours.as_ref().unwrap();
    assert_eq!((hours.value.as_deref(), hours.stated_on), (Some("Mo-Fr 08:00-16:00; PH off"), None));
    assert!(!hours.seasons_stated && hours.holidays_stated);
    assert!(hiirisuo.provenance.sources.iter().any(|source| source.name == "Palvelukartta" && source.date.is_some()));
    assert!(checked.records.iter().all(|record| record.id != "avoinovi:espoo-hiirisuon-asukaspuisto"));
    // The register's texts about something else are not in it.
    for record in &checked.records {
        assert!(!record.canonical.contains("day-care center"), "{}", record.id);
        assert!(!record.canonical.contains("verified_at"), "{}: importing checks nothing", record.id);
    }
    // A closed place's neighbour at the same address stays open.
    assert_eq!(place(&checked, "tpr:69478").status.kind.as_str(), "closed");
    assert_eq!(place(&checked, "tpr:69561").status.kind.as_str(), "active", "an activity that ended closes nothing");
    let sahrami = checked.records.iter().find_map(|record| match &record.record {
        Record::Place(place) if place.same_as.iter().any(|id| id.as_str() == "avoinovi:helsinki-perhetalo-sahrami") => {
            Some(place)
        }
        Record::Place(place) if place.id.as_str() == "avoinovi:helsinki-perhetalo-sahrami" => Some(place),
        _ => None,
    });
    assert_eq!(sahrami.unwrap().status.kind.as_str(), "active");
    let mut told = 0;
    for record in &checked.records {
        if let Record::Event(event) = &record.record {
            assert!(event.rrule.is_none() || event.start.is_some_and(|start| start.has_time()), "{}", event.id);
            told += usize::from(event.start.is_none());
        }
    }
    assert!(told > 100, "text-only rhythms are told in words: {told}");
}

#[test]
fn playgrounds_stand_apart() {
    let checked = directory();
    let places = checked.records.iter().filter_map(|record| match &record.record {
        Record::Place(place) if place.kind.as_str() == "playground" => Some(place),
        _ => None,
    });
    let mut count = 0;
    for place in places {
        count += 1;
        assert_eq!(place.id.publisher(), "osm");
        assert!(place.provenance.sources.iter().all(|source| source.license.as_deref() == Some("ODbL-1.0")));
        assert!(place.same_as.is_empty());
    }
    assert_eq!(count, 8207);
    let unnamed = place(&checked, "osm:node/10009587440");
    assert_eq!(unnamed.name.exactly("sv"), Some("Lekplats, Åbo"));
}

/// A folder that `init` made, with one file more.
fn with(file: &str, text: impl AsRef<[u8]>) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path()).unwrap();
    fs::write(folder.path().join(file), text).unwrap();
    let problems = match SourceFolder::read(folder.path()).map(check) {
        Ok(checked) => checked.problems,
        Err(PublishError::Input(problems)) => problems,
        Err(other) => panic!("{other}"),
    };
    let told = problems.iter().map(Problem::to_string).collect();
    (folder, told)
}

#[track_caller]
fn tells(file: &str, text: &str, expected: &str) {
    let (_folder, told) = with(file, text);
    assert!(told.iter().any(|problem| problem.contains(expected)), "{expected}\nis not among\n{}", told.join("\n"));
}

const HEAD: &str = "id,kind,name.fi,municipality_code,lat,lon";

#[test]
fn each_fault_of_a_sheet_is_told_with_file_line_and_field() {
    let sheet = |row: &str| format!("{HEAD}\na:1,library,Yksi,091,60.17,24.94\n{row}\n");
    tells("places.csv", "kind,name.fi\nlibrary,X\n", "error: places.csv:1: id: the column is missing");
    tells("places.csv", &sheet("a:2,library,Kaksi,091,x,24.94"), "error: places.csv:3: lat: \"x\" is no number");
    tells(
        "places.csv",
        &sheet("a:1,library,Kaksi,091,60.1,24.9"),
        "error: places.csv:3: id: the id a:1 stands already in places.csv:2",
    );
    tells("places.csv", &sheet("A 1,library,Kaksi,091,60.1,24.9"), "error: places.csv:3: id: an id holds only");
    tells(
        "places.csv",
        &sheet("a:2,libary,Kaksi,091,60.1,24.9"),
        "places.csv:3: kind: \"libary\" is not among the format's words: kept, and shown as other (did you mean library?)",
    );
    tells("places.csv", &sheet("a:2,library,Kaksi,91,60.1,24.9"), "error: places.csv:3: municipality_code");
    tells("places.csv", &sheet("a:2,library,,091,60.1,24.9"), "error: places.csv:3: name");
    tells("places.csv", &sheet("a:2,library,Kaksi,091,0.1,24.9"), "error: places.csv:3: lat");
    tells(
        "places.csv",
        &sheet("a:2,library,Kaksi,091,60.1"),
        "error: places.csv:3: the row has 5 cells and the heading 6",
    );
    let more = |heading: &str, cell: &str| format!("{HEAD},{heading}\na:1,library,Yksi,091,60.17,24.94,{cell}\n");
    tells("places.csv", &more("source.date", "24.11.2026"), "error: places.csv:2: sources");
    tells("places.csv", &more("hours.stated_on", "last week"), "error: places.csv:2: hours.stated_on");
    tells(
        "places.csv",
        &more("hours.value", "ma-pe 9-15"),
        "warning: places.csv:2: hours.value: is taken to mean `Mo-Fr 09:00-15:00`",
    );
    tells("places.csv", &more("hours.value", "joskus"), "warning: places.csv:2: hours.value: can't be read");
    tells("places.csv", &more("access.drop_in", "ehkä"), "error: places.csv:2: access.drop_in");
    tells(
        "places.csv",
        &more("access.registration.required", "ehkä"),
        "error: places.csv:2: access.registration.required",
    );
    tells("places.csv", &more("nmae.sv", "x"), "warning: places.csv:1: nmae.sv: the format has no such field");
    tells(
        "events.csv",
        "id,name.fi,start,end\na:1,Ilta,2026-11-24T10:00,2026-11-24T09:00\n",
        "error: events.csv:2: end",
    );
    tells(
        "events.csv",
        "id,name.fi,start,rrule\na:1,Ilta,2026-11-24T10:00,TUESDAYS\n",
        "warning: events.csv:2: rrule: can't be read",
    );
    tells(
        "events.csv",
        "id,name.fi,place_id\na:1,Ilta,a:nowhere\n",
        "warning: events.csv:2: place_id: no record of this folder",
    );
    tells(
        "channels.csv",
        "service_id,id,kind\na:none,x,phone\n",
        "error: channels.csv:2: service_id: no service has the id",
    );
    tells(
        "overlay.csv",
        "id,field,value,by,date\na:1,lat,x,Aino,2026-11-24\n",
        "warning: overlay.csv:2: id: no record",
    );
    tells("overlay.csv", "id,field,value,by,date\na:1,lat,60,Aino,yesterday\n", "error: overlay.csv:2: date");
    tells(
        "closures.csv",
        "id,status,from,until,source\na:1,shut,,,\n",
        "error: closures.csv:2: status: \"shut\" is no status",
    );
    tells(
        "closures.csv",
        "id,status,from,until,source\na:1,closed,soon,,\n",
        "error: closures.csv:2: from: \"soon\" is no date",
    );
    tells("withdrawn.csv", "id,since\nA,2026\n", "error: withdrawn.csv:2: id");
    tells("twins.csv", "id,same_as\na:1,x\n", "error: twins.csv:2: same_as");
    tells("places.jsonl", "{\"id\":\"a:1\"\n", "error: places.jsonl:1: no JSON");
    tells("places.jsonl", "{\"id\":\"a:1\",\"id\":\"a:2\"}\n", "error: places.jsonl:1: no JSON");
    tells("kahvilat.csv", "id\n", "warning: kahvilat.csv: no collection's name begins like this");
    tells("feed.json", "{\"title\":{\"fi\":\"x\"}}", "error: feed.json: publisher: the publisher's name is missing");
    tells("feed.json", "{", "error: feed.json:1: no JSON");
    tells(
        "feed.json",
        r#"{"publisher":"x","title":"x","regions":["hva-77"]}"#,
        "error: feed.json: regions: \"hva-77\" is no region",
    );
    let (_folder, told) = with(
        "places.csv",
        b"\xEF\xBB\xBFid;kind;name.fi;municipality_code;lat;lon\r\na:1;library;P\xC3\xA4\xC3\xA4;091;60,17;24,94\r\n",
    );
    assert_eq!(told, [""; 0], "a sheet as Finnish Excel writes it");
    let (_folder, told) = with("places.csv", b"id,kind,name.fi\na:1,library,P\xE4\xE4\n");
    assert!(told[0].starts_with("error: places.csv:2: the text is not UTF-8"), "{told:?}");
}

#[test]
fn a_build_refuses_errors_or_leaves_them_out() {
    let (folder, _) = with(
        "places.csv",
        format!(
            "{HEAD}\na:1,library,Yksi,091,60.17,24.94\na:2,library,Kaksi,091,999,24.94\na:3,library,Kolme,999,60.17,24.94\n"
        ),
    );
    let out = tempfile::tempdir().unwrap();
    let strict = options(folder.path().to_owned(), out.path());
    match build(&strict) {
        Err(PublishError::Input(problems)) => {
            assert!(problems.iter().any(|problem| problem.id.as_deref() == Some("a:2")))
        }
        other => panic!("{other:?}"),
    }
    assert!(files(out.path()).is_empty(), "nothing is written");
    let built = build(&build::Options { skip_bad: true, ..strict }).unwrap();
    assert_eq!(built.written.shards.iter().map(|shard| shard.records).sum::<u64>(), 2);
    assert!(built.problems.iter().any(|problem| problem.is_error() && problem.line == Some(3)));
}

#[test]
fn a_fresh_folder_builds() {
    let (folder, told) = with("places.csv", HEAD);
    assert_eq!(told, [""; 0]);
    let out = tempfile::tempdir().unwrap();
    assert!(build(&options(folder.path().to_owned(), out.path())).unwrap().written.shards.is_empty());
}

#[track_caller]
fn refuses(source: Source, file: &str, text: &str, expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join(file);
    fs::write(&input, text).unwrap();
    let out = folder.path().join("src");
    let now = parse_moment("2026-11-24T10:00").unwrap();
    let options = import::Options::new(input, out.clone(), "x".to_owned(), now);
    match import::run(source, &options) {
        Err(PublishError::Input(problems)) => {
            let told: Vec<String> = problems.iter().map(Problem::to_string).collect();
            assert!(
                told.iter().any(|problem| problem.contains(expected)),
                "{expected}\nis not among\n{}",
                told.join("\n")
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn an_import_is_named_after_its_file() {
    for (file, name) in [
        ("a/places-omat.csv", "omat"),
        ("kahvilat/places.csv", "kahvilat"),
        ("Avoimet Päiväkodit.csv", "avoimet-paivakodit"),
    ] {
        assert_eq!(import::name_of(Path::new(file)), name);
    }
}

#[test]
fn importers_tell_what_is_wrong_and_write_nothing() {
    let curated =
        |cells: &str| format!("id,kind,name_fi,municipality_code,lat,lon,drop_in,source_name,source_date\n{cells}\n");
    refuses(
        Source::Csv,
        "p.csv",
        &curated("x,cafe,X,091,60,24,yes,S,2024"),
        "error: p.csv:2: kind: \"cafe\" is not among the known words",
    );
    refuses(
        Source::Csv,
        "p.csv",
        &curated("x,library,X,091,60,24,yes,S,24.5.2024"),
        "error: p.csv:2: source_date: \"24.5.2024\" is no date",
    );
    refuses(Source::Csv, "p.csv", &curated("x,library,X,777777,60,24,yes,S,2024"), "error: p.csv:2: municipality_code");
    refuses(
        Source::Csv,
        "p.csv",
        &curated("x,library,X,091,north,24,yes,S,2024"),
        "error: p.csv:2: lat: \"north\" is no number",
    );
    refuses(
        Source::Csv,
        "p.csv",
        &curated("x,library,X,091,60,24,yes,S,2024\nx,library,X,091,60,24,yes,S,2024"),
        "the id avoinovi:x occurs twice",
    );
    refuses(Source::Csv, "p.csv", &curated("Ä,library,X,091,60,24,yes,S,2024"), "error: p.csv:2: id: an id holds only");
    refuses(Source::Csv, "p.csv", "one,two\n1,2\n", "the headings are not those of a sheet");
    let session = "id,place_id,name_fi,when_text_fi,rrule,start,end,season_from,breaks\n";
    refuses(
        Source::Csv,
        "s.csv",
        &format!("{session}x,y,X,Ti,FREQ=WEEKLY;BYDAY=TU,9.30,11:00,,\n"),
        "error: s.csv:2: start: \"9.30\" is no time of day",
    );
    refuses(
        Source::Csv,
        "s.csv",
        &format!("{session}x,y,X,Ti,FREQ=WEEKLY;BYDAY=TU,09:30,08:00,,\n"),
        "error: s.csv:2: end: the session ends before it starts",
    );
    refuses(
        Source::Csv,
        "s.csv",
        &format!("{session}x,y,X,Ti,FREQ=WEEKLY;BYDAY=XX,09:30,11:00,,\n"),
        "error: s.csv:2: rrule: no day matches",
    );
    refuses(
        Source::Tpr,
        "u.geojson",
        "{\"features\": [{\"properties\": {\"ID\": 1}}]}",
        "unit 1: unit tpr:1 has no name",
    );
    refuses(Source::Tpr, "u.geojson", "<html>", "error: u.geojson:1: no JSON");
    refuses(Source::Osm, "o.osm.pbf", "", "no OpenStreetMap data (PBF): nothing is in it");
    refuses(Source::Osm, "o.geojson", "[]", "no GeoJSON: it has no features");
    refuses(Source::Osm, "o.csv", "osm,leisure\nnode/1,playground\n", "error: o.csv:1: lat: the column is missing");
    refuses(
        Source::Osm,
        "o.csv",
        "osm,lat,lon,leisure,muni_code\nnode/1,60,24,playground,xyz\n",
        "error: o.csv:2: muni_code",
    );
}
