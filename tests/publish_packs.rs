//! Street tiles in a feed: what is wrong with a publisher's packs is told with file and field, and good ones are published
//! under the names of their contents.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use avoin_ovi::feed::head::Head;
use avoin_ovi::feed::manifest::{Manifest, manifest_path};
use avoin_ovi::feed::map_pack::{PackList, map_pack_path};
use avoin_ovi::publish::build::{self, build};
use avoin_ovi::publish::folder::FeedInfo;
use avoin_ovi::publish::init::init;
use avoin_ovi::publish::packs::packs;
use avoin_ovi::publish::problem::{Problem, PublishError};
use avoin_ovi::store::examine_tiles;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The packs that come with the app, as a publisher has them.
fn demo() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/basemap")
}

fn anywhere() -> FeedInfo {
    FeedInfo {
        publisher: "Testi".to_owned(),
        title: Value::Null,
        contact: None,
        languages: Vec::new(),
        regions: Vec::new(),
        valid_days: 30,
        mirrors: Vec::new(),
        attribution: Vec::new(),
    }
}

/// A source folder with the pack of Helsinki, and this list of packs.
fn source(list: &Value) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path()).unwrap();
    fs::create_dir(folder.path().join("packs")).unwrap();
    fs::copy(demo().join("packs/helsinki.mbtiles"), folder.path().join("packs/helsinki.mbtiles")).unwrap();
    fs::write(folder.path().join("packs/packs.json"), list.to_string()).unwrap();
    folder
}

fn entry() -> Value {
    json!({"id": "helsinki", "file": "helsinki.mbtiles", "name": {"fi": "Helsinki"}, "regions": ["hva-90"]})
}

fn options(src: &Path, out: &Path) -> build::Options {
    build::Options {
        src: src.to_owned(),
        out: out.to_owned(),
        keys: None,
        skip_bad: false,
        new_epoch: false,
        now: "2026-11-24T08:00:00Z".parse().unwrap(),
        examine: examine_tiles,
    }
}

fn told(folder: &Path) -> Vec<String> {
    let found = packs(folder, &anywhere(), examine_tiles).unwrap();
    found.problems.iter().map(Problem::to_string).collect()
}

#[track_caller]
fn tells(list: &Value, expected: &str) {
    let told = told(source(list).path());
    assert!(told.iter().any(|problem| problem.starts_with(expected)), "{expected}\nis not among\n{}", told.join("\n"));
}

#[test]
fn a_good_pack_is_published_under_the_name_of_its_content() {
    let (src, out) = (source(&json!([entry()])), tempfile::tempdir().unwrap());
    assert_eq!(told(src.path()), Vec::<String>::new());
    let built = build(&options(src.path(), out.path())).unwrap();
    let bytes = fs::read(demo().join("packs/helsinki.mbtiles")).unwrap();
    assert_eq!((built.written.packs, built.written.pack_bytes), (1, bytes.len() as u64));
    let head = Head::open_unproved(&fs::read(out.path().join("v1/head")).unwrap()).unwrap();
    let manifest = Manifest::parse(&fs::read(out.path().join(manifest_path(head.manifest))).unwrap()).unwrap();
    let [pack] = &manifest.packs[..] else { panic!("{:?}", manifest.packs) };
    assert_eq!((pack.id.as_str(), pack.min_zoom, pack.max_zoom), ("helsinki", 11, 14));
    assert_eq!(pack.url, map_pack_path(pack.sha256));
    assert!(pack.attribution[0].contains("OpenStreetMap"), "taken from the file, where the list has none");
    assert!(fs::read(out.path().join(&pack.url)).unwrap() == bytes);
    let again = build(&options(src.path(), out.path())).unwrap();
    assert!(!again.written.changed, "the same files are the same feed");
}

#[test]
fn what_is_wrong_with_a_pack_is_told_with_file_and_field() {
    let with = |field: &str, value: Value| {
        let mut entry = entry();
        entry[field] = value;
        json!([entry])
    };
    tells(&json!({"packs": []}), "error: packs/packs.json: is no list of packs");
    tells(&json!(["helsinki"]), "error: packs/packs.json: [0].id: the entry is no object");
    tells(&with("id", json!("Helsinki!")), "error: packs/packs.json: [0].id: is not 1 to 60");
    tells(&with("id", Value::Null), "error: packs/packs.json: [0].id:");
    tells(&json!([entry(), entry()]), "error: packs/packs.json: [1].id: \"helsinki\" is the id of another pack");
    tells(&with("name", json!({})), "error: packs/packs.json: [0].name: the pack has no name");
    tells(&with("name", json!({"fi": "a\nb"})), "error: packs/packs.json: [0].name.fi:");
    tells(&with("regions", json!(["hva-77"])), "error: packs/packs.json: [0].regions: \"hva-77\" is no region");
    tells(&with("regions", json!("hva-90")), "error: packs/packs.json: [0].regions: is no list");
    tells(
        &with("file", json!("../feed.json")),
        "error: packs/packs.json: [0].file: \"../feed.json\" is no file's name",
    );
    tells(&with("file", json!("none.mbtiles")), "error: packs/packs.json: [0].file: there is no packs/none.mbtiles");
    tells(&with("file", Value::Null), "error: packs/packs.json: [0].file:");
    tells(&with("file", json!("packs.json")), "error: packs/packs.json: file: is no MBTiles file");
    tells(&with("colour", json!("red")), "warning: packs/packs.json: [0].colour: packs have no such field");
    tells(&json!([]), "warning: packs/helsinki.mbtiles: no entry of packs.json names it");
    let src = source(&json!([entry()]));
    fs::write(src.path().join("packs/packs.json"), "[\n{]").unwrap();
    assert!(told(src.path())[0].starts_with("error: packs/packs.json:2: no JSON"), "{:?}", told(src.path()));
    fs::write(src.path().join("packs/packs.json"), json!([entry()]).to_string()).unwrap();
    let file = src.path().join("packs/helsinki.mbtiles");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(
        told(src.path())[0].starts_with("error: packs/helsinki.mbtiles: file: is no MBTiles file"),
        "{:?}",
        told(src.path())
    );
    fs::write(&file, b"").unwrap();
    assert!(told(src.path())[0].starts_with("error: packs/helsinki.mbtiles: size: has 0 bytes"));
    let mut elsewhere = anywhere();
    elsewhere.regions.push(avoin_ovi::domain::region::Region::parse("hva-06").unwrap());
    fs::write(&file, &whole).unwrap();
    let found = packs(src.path(), &elsewhere, examine_tiles).unwrap();
    assert!(found.problems[0].to_string().contains("hva-90 is not among the feed's regions"));
}

#[test]
fn a_build_refuses_bad_packs_or_leaves_them_out() {
    let list = json!([entry(), {"id": "moon", "file": "moon.mbtiles", "name": {"fi": "Kuu"}}]);
    let (src, out) = (source(&list), tempfile::tempdir().unwrap());
    let strict = options(src.path(), out.path());
    assert!(matches!(build(&strict), Err(PublishError::Input(_))));
    assert!(!out.path().join("v1").exists(), "nothing is written");
    let built = build(&build::Options { skip_bad: true, ..strict }).unwrap();
    assert_eq!((built.written.packs, built.problems.len()), (1, 1));
}

#[test]
fn the_packages_own_list_is_that_of_its_files() {
    let found = packs(&demo(), &anywhere(), examine_tiles).unwrap();
    assert_eq!(found.problems, []);
    let list = PackList { packs: found.packs.into_iter().map(|file| file.pack).collect(), mirrors: Vec::new() };
    let path = demo().join("packs/list.json");
    let text = format!("{}\n", list.to_text());
    if std::env::var_os("AVOIN_OVI_WRITE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap_or_default(), text, "run this test with AVOIN_OVI_WRITE=1");
    assert_eq!(PackList::parse(&text), list);
}
