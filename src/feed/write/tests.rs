//! The same input gives the same files; what didn't change keeps its name and number.

use std::collections::BTreeMap;

use super::*;
use crate::feed::decode_line;
use crate::feed::keys::KeySet;

fn content(lines: &[&str]) -> Content {
    Content {
        publisher: Publisher { name: "Testi".to_owned(), ..Publisher::default() },
        mirrors: Vec::new(),
        records: lines.iter().map(|line| decode_line(line).unwrap()).collect(),
        packs: Vec::new(),
        issued: "2026-11-24T08:00:00.5Z".parse().unwrap(),
        valid_days: 30,
        new_epoch: false,
    }
}

const HELSINKI: &str = r#"{"type":"place","id":"a:1","kind":"library","name":{"fi":"x"},"municipality_code":"091"}"#;
const HELSINKI_EDITED: &str =
    r#"{"type":"place","id":"a:1","kind":"library","name":{"fi":"y"},"municipality_code":"091"}"#;
const SESSION: &str = r#"{"type":"event","id":"a:2","name":{"fi":"x"},"place_id":"a:1"}"#;
const LINE: &str = r#"{"type":"service","id":"a:3","kind":"chat","name":{"fi":"x"}}"#;
const YARD: &str =
    r#"{"type":"place","id":"osm:node/1","kind":"playground","name":{"fi":"x"},"municipality_code":"091"}"#;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, root: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, all);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(folder, folder, &mut all);
    all
}

#[test]
fn the_same_records_in_any_order_give_the_same_files() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let written = write_feed(a.path(), &content(&[HELSINKI, SESSION, LINE, YARD]), None).unwrap();
    write_feed(b.path(), &content(&[YARD, LINE, SESSION, HELSINKI]), None).unwrap();
    assert_eq!(files(a.path()), files(b.path()));
    let keys: Vec<_> = written.shards.iter().map(|shard| (shard.key.to_string(), shard.records)).collect();
    assert_eq!(keys, [("hva-90".into(), 2), ("national".into(), 1), ("playgrounds".into(), 1)]);
    assert_eq!(files(a.path()).len(), 5, "a head, a manifest, three shards");
    let again = write_feed(a.path(), &content(&[HELSINKI, SESSION, LINE, YARD]), None).unwrap();
    assert_eq!((again.sequence, again.changed), (1, false));
    assert_eq!(files(a.path()), files(b.path()));
}

#[test]
fn only_what_changed_gets_a_new_number() {
    let (out, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let keys = generate(keys.path(), "a.example", Roots::default()).unwrap();
    write_feed(out.path(), &content(&[HELSINKI, SESSION, LINE]), Some(&keys)).unwrap();
    let before = files(out.path());
    let written = write_feed(out.path(), &content(&[HELSINKI_EDITED, SESSION, LINE]), Some(&keys)).unwrap();
    assert_eq!((written.sequence, written.changed), (2, true));
    let numbers: Vec<_> = written.shards.iter().map(|shard| (shard.sequence, shard.changed)).collect();
    assert_eq!(numbers, [(2, true), (1, false)]);
    let after = files(out.path());
    let kept = before.keys().filter(|name| after.contains_key(*name)).count();
    assert_eq!(kept, before.len(), "a phone in the middle of a sync finds its files");
    let later =
        Content { issued: "2026-12-01T08:00:00Z".parse().unwrap(), ..content(&[HELSINKI_EDITED, SESSION, LINE]) };
    let renewed = write_feed(out.path(), &later, Some(&keys)).unwrap();
    assert_eq!((renewed.sequence, renewed.changed), (2, false));
    let set = KeySet::parse(keys.key_set()).unwrap();
    let head = Head::open(&fs::read(out.path().join("v1/head")).unwrap(), &set).unwrap();
    assert_eq!((head.sequence, head.expires.to_rfc3339().as_str()), (2, "2026-12-31T08:00:00+00:00"));
}

#[test]
fn packs_lie_under_the_names_of_their_contents_and_go_a_generation_later() {
    let (out, keys, source) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let keys = generate(keys.path(), "a.example", Roots::default()).unwrap();
    let with = |bytes: &[u8]| {
        let file = source.path().join("x.mbtiles");
        fs::write(&file, bytes).unwrap();
        let pack = MapPack { bounds: [24.123_456, 60.0, 25.0, 61.0], ..MapPack::of_bytes(bytes) };
        Content { packs: vec![PackFile { pack, file }], ..content(&[LINE]) }
    };
    let mut names = Vec::new();
    let mut manifests = Vec::new();
    for bytes in [b"one".as_slice(), b"one", b"two", b"three"] {
        let written = write_feed(out.path(), &with(bytes), Some(&keys)).unwrap();
        assert_eq!((written.packs, written.pack_bytes), (1, bytes.len() as u64));
        let there = files(out.path());
        names.push(there.keys().filter(|name| name.starts_with("v1/pack/")).cloned().collect::<Vec<_>>());
        manifests.push(written.changed);
    }
    let [one, two, three] = [b"one".as_slice(), b"two", b"three"].map(|bytes| map_pack_path(Hash::of(bytes)));
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    assert_eq!(names[0], std::slice::from_ref(&one));
    assert_eq!((names[1].clone(), manifests), (names[0].clone(), vec![true, false, true, true]));
    assert_eq!(names[2], sorted(vec![one, two.clone()]), "who is fetching the older one finds it");
    assert_eq!(names[3], sorted(vec![two, three]));
    let mut spoiled = with(b"four");
    spoiled.packs[0].pack.sha256 = Hash::of(b"five");
    assert!(matches!(write_feed(out.path(), &spoiled, Some(&keys)), Err(WriteError::Io { .. })));
}

#[test]
fn what_can_not_be_written_is_told_and_changes_nothing() {
    let (out, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (keys.path().join("one"), keys.path().join("other"));
    let one = generate(&one, "a.example", Roots::default()).unwrap();
    let other = generate(&other, "a.example", Roots::default()).unwrap();
    write_feed(out.path(), &content(&[HELSINKI]), Some(&one)).unwrap();
    let before = files(out.path());
    assert!(matches!(write_feed(out.path(), &content(&[]), Some(&one)), Err(WriteError::Empty)));
    assert!(matches!(write_feed(out.path(), &content(&[LINE]), Some(&other)), Err(WriteError::OtherKeys(_))));
    let twice = content(&[HELSINKI, HELSINKI_EDITED]);
    assert!(matches!(write_feed(out.path(), &twice, Some(&one)), Err(WriteError::DuplicateId(id)) if id == "a:1"));
    assert_eq!(files(out.path()), before);
}

#[test]
fn keys_are_read_back_never_overwritten_and_must_belong_together() {
    let folder = tempfile::tempdir().unwrap();
    let made = generate(folder.path(), "a.example", Roots::default()).unwrap();
    let read = SigningKeys::load(folder.path()).unwrap();
    assert_eq!((read.fingerprint(), read.key_set()), (made.fingerprint(), made.key_set()));
    assert!(matches!(generate(folder.path(), "a.example", Roots::default()), Err(KeyFileError::Exists(_))));
    fs::copy(folder.path().join("root-1.key"), folder.path().join("head.key")).unwrap();
    assert!(matches!(SigningKeys::load(folder.path()), Err(KeyFileError::Stranger { .. })));
    assert!(matches!(SigningKeys::load(&folder.path().join("nowhere")), Err(KeyFileError::Io { .. })));
    assert!(generate(&folder.path().join("x"), "two words", Roots::default()).is_err());
}
