//! Deltas from a publisher to a phone: what leads there, what doesn't, and what a phone does then.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use avoin_ovi::feed::ShardKey;
use avoin_ovi::feed::delta::{DeltaEntry, delta_path};
use avoin_ovi::feed::hash::Hash;
use avoin_ovi::feed::manifest::FileRef;
use avoin_ovi::feed::pack::pack;
use avoin_ovi::sync::{SyncOutcome, Trust};
use support::device::{Device, failed, updated};
use support::publisher::{Files, Publisher, head_of, manifest_of, place, service};
use support::server::{Fault, Server};

const PLACES: usize = 60;

/// Two counties with so many places each, and a line.
fn country(edit: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let named = |id: String, code: &str| {
        let name = edit(&id)?;
        Some(place(&id, &name, code))
    };
    let helsinki = (0..PLACES).filter_map(|number| named(format!("a:{number:03}"), "091"));
    let tampere = (0..PLACES).filter_map(|number| named(format!("b:{number:03}"), "837"));
    let mut lines: Vec<String> = helsinki.chain(tampere).collect();
    lines.push(service("c:1", "Linja"));
    lines
}

fn plain() -> Vec<String> {
    country(|id| Some(format!("Talo {id}")))
}

/// One place of Helsinki is called otherwise, one is gone, one is new in Tampere.
fn edited() -> Vec<String> {
    let mut lines = country(|id| match id {
        "a:007" => Some("Uusi talo".to_owned()),
        "a:009" => None,
        other => Some(format!("Talo {other}")),
    });
    lines.push(place("b:999", "Uusin talo", "837"));
    lines
}

/// A phone that has the first generation, and a server that has the second.
struct Scene {
    server: Server,
    publisher: Publisher,
    device: Device,
    trust: Trust,
    second: Files,
}

impl Scene {
    async fn new() -> Self {
        let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
        let trust = publisher.trust();
        server.set(publisher.publish(&plain()));
        updated(&device.sync(&server.source(), &trust).await);
        let second = publisher.publish(&edited());
        server.set(second.clone());
        server.asked();
        Self { server, publisher, device, trust, second }
    }

    async fn sync(&self) -> SyncOutcome {
        self.device.sync(&self.server.source(), &self.trust).await.outcome
    }

    /// What was asked for since the last time, by its folder.
    fn asked(&self) -> Vec<String> {
        let folder = |path: String| path.split('/').nth(3).unwrap_or_default().to_owned();
        self.server.asked().into_iter().map(|(path, _)| folder(path)).collect()
    }

    /// The phone has what the second generation says, and can prove it.
    async fn is_whole(&self) {
        let names = self.device.directory().records.join("\n");
        assert!(names.contains("Uusi talo") && names.contains("Uusin talo") && !names.contains("a:009"));
        self.proves(&self.second).await;
    }

    async fn proves(&self, files: &Files) {
        for (key, entry) in manifest_of(files).shards {
            let shard = ShardKey::parse(&key).unwrap();
            let state = self.device.db.run(move |store| store.feed_state_hash(shard)).await.unwrap().unwrap();
            assert_eq!(state, Some(entry.state.to_string()), "{key}");
        }
    }

    /// Serves the second generation with this in the place of the delta for all; the deltas of shards are left out.
    fn forge(&self, from: u64, lines: &[&str]) -> Files {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let packed = pack(text.as_bytes()).unwrap();
        let file = FileRef { sha256: Hash::of(&packed), size: packed.len() as u64, decoded_size: text.len() as u64 };
        let mut files = self.second.clone();
        files.insert(delta_path(file.sha256), packed);
        self.publisher.with_manifest(files, |manifest| {
            manifest.shards.values_mut().for_each(|entry| entry.deltas.clear());
            manifest.deltas = vec![DeltaEntry { from, file }];
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_the_country_fetches_head_manifest_and_one_small_file() {
    let scene = Scene::new().await;
    assert!(matches!(scene.sync().await, SyncOutcome::Updated { .. }));
    assert_eq!(scene.asked(), ["head", "manifest", "delta"]);
    scene.is_whole().await;
    assert_eq!(scene.sync().await, SyncOutcome::UpToDate);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_generations_behind_is_one_delta_and_too_many_are_whole_shards() {
    let scene = Scene::new().await;
    let step = |number: usize| {
        let mut lines = edited();
        lines.push(place("a:900", &format!("Askel {number}"), "091"));
        scene.publisher.publish(&lines)
    };
    let steps = |numbers: std::ops::RangeInclusive<usize>| numbers.fold(Files::new(), |_, number| step(number));
    let late = steps(1..=5);
    assert_eq!(manifest_of(&late).deltas.iter().map(|delta| delta.from).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1]);
    scene.server.set(late.clone());
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
    assert_eq!(scene.asked(), ["head", "manifest", "delta"]);
    scene.proves(&late).await;
    let later = steps(6..=13);
    scene.server.set(later.clone());
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
    assert_eq!(scene.asked(), ["head", "manifest", "shard"], "only one shard differs");
    scene.proves(&later).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_one_county_fetches_its_delta_alone() {
    use avoin_ovi::domain::region::Region;
    use avoin_ovi::sync::{Request, sync};
    use support::device::patience;
    use support::tuesday;

    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let (source, trust, regions) = (server.source(), publisher.trust(), [Region::County(90)]);
    let request = || Request { regions: &regions, patience: patience(), ..Request::all(&source, &trust, tuesday()) };
    server.set(publisher.publish(&plain()));
    updated(&sync(&device.db, request(), |_| {}).await);
    // Much changes in the other county.
    let mut lines = edited();
    lines.extend((0..40).map(|number| place(&format!("b:{}", 500 + number), &format!("Muu {}", number * 7919), "837")));
    let files = publisher.publish(&lines);
    server.set(files.clone());
    server.asked();
    updated(&sync(&device.db, request(), |_| {}).await);
    let asked: Vec<String> = server.asked().into_iter().map(|(path, _)| path).collect();
    let delta = &manifest_of(&files).shards["hva-90"].deltas[0];
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert!(asked[2].ends_with(&delta_path(delta.file.sha256)), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delta_that_is_gone_or_broken_costs_the_whole_shards_and_nothing_else() {
    for fault in [Fault::Status(404), Fault::Bytes(b"something else".to_vec()), Fault::Endless] {
        let scene = Scene::new().await;
        let delta = delta_path(manifest_of(&scene.second).deltas[0].file.sha256);
        scene.server.fault(&delta, fault.clone());
        assert!(matches!(scene.sync().await, SyncOutcome::Updated { .. }), "{fault:?}");
        assert_eq!(scene.asked(), ["head", "manifest", "delta", "shard", "shard"], "{fault:?}");
        scene.is_whole().await;
    }
    // Without a network the whole shards can't be had either: that is said, and asked for again.
    let scene = Scene::new().await;
    let before = scene.device.directory();
    scene.server.fault(&delta_path(manifest_of(&scene.second).deltas[0].file.sha256), Fault::HangUp);
    let report = scene.device.sync(&scene.server.source(), &scene.trust).await;
    assert_eq!(failed(&report), avoin_ovi::sync::FailureKind::Network);
    assert_eq!(scene.device.directory(), before);
    scene.server.heal();
    scene.sync().await;
    scene.is_whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t40_t41_t42_a_delta_that_leads_elsewhere_is_undone_and_the_whole_is_fetched() {
    let first = r#"{"from":1,"shard":"hva-90"}"#;
    let gone: Vec<String> = (0..13).map(|number| format!(r#"{{"gone":true,"id":"a:{number:03}"}}"#)).collect();
    let many: Vec<&str> = [first].into_iter().chain(gone.iter().map(String::as_str)).collect();
    let cases: [(&str, &[&str]); 11] = [
        ("made for another base", &[r#"{"from":7,"shard":"hva-90"}"#, r#"{"gone":true,"id":"a:009"}"#]),
        ("leads to another state", &[first, r#"{"gone":true,"id":"a:010"}"#]),
        ("says nothing", &[first]),
        ("speaks of what isn't here", &[first, r#"{"gone":true,"id":"a:777"}"#]),
        ("patches what isn't here", &[first, r#"{"id":"a:777","patch":{"x":1}}"#]),
        ("speaks of a record twice", &[first, r#"{"gone":true,"id":"a:009"}"#, r#"{"gone":true,"id":"a:009"}"#]),
        ("is no delta", &["hello"]),
        ("breaks off", &[first, r#"{"gone":true,"id":"#]),
        ("turns a record into something else", &[first, r#"{"id":"a:007","patch":{"type":"moon","name":7}}"#]),
        ("gives a record another id", &[first, r#"{"id":"a:007","patch":{"id":"a:008"}}"#]),
        ("takes a fifth away", &many),
    ];
    for (what, lines) in cases {
        let scene = Scene::new().await;
        let saved = scene.device.saved().await;
        scene.server.set(scene.forge(1, lines));
        assert!(matches!(scene.sync().await, SyncOutcome::Updated { .. }), "{what}");
        assert_eq!(scene.asked(), ["head", "manifest", "delta", "shard", "shard"], "{what}");
        scene.is_whole().await;
        assert_eq!(scene.device.saved().await, saved, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_this_version_cannot_read_stand_in_the_way_of_no_delta() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let trust = publisher.trust();
    let line = |id: &str, name: &str| place(id, name, "091").into_bytes();
    let newer = |colour: &str| format!(r#"{{"colour":"{colour}","id":"a:5","type":"spaceship"}}"#).into_bytes();
    let foreign = || place("a:6", "Tampereella", "837").into_bytes();
    let canonical = |line: Vec<u8>| {
        let value = avoin_ovi::feed::json::parse(std::str::from_utf8(&line).unwrap()).unwrap();
        avoin_ovi::feed::json::canonical(&value).unwrap().into_bytes()
    };
    let generation = |name: &str, colour: &str| -> Vec<Vec<u8>> {
        [line("a:1", name), line("a:2", "Talo"), newer(colour), foreign()].map(canonical).into()
    };
    server.set(publisher.forge(1, &[("hva-90", generation("Vanha", "red"))], |_| {}));
    updated(&device.sync(&server.source(), &trust).await);
    let text = [
        r#"{"from":1,"shard":"hva-90"}"#,
        r#"{"id":"a:1","patch":{"name":{"fi":"Uusi"}}}"#,
        r#"{"id":"a:5","patch":{"colour":"blue"}}"#,
        "",
    ]
    .join("\n");
    let packed = pack(text.as_bytes()).unwrap();
    let file = FileRef { sha256: Hash::of(&packed), size: packed.len() as u64, decoded_size: text.len() as u64 };
    let mut files = publisher.forge(2, &[("hva-90", generation("Uusi", "blue"))], |manifest| {
        manifest.shards.get_mut("hva-90").unwrap().deltas = vec![DeltaEntry { from: 1, file: file.clone() }];
    });
    files.insert(delta_path(file.sha256), packed);
    server.set(files.clone());
    server.asked();
    updated(&device.sync(&server.source(), &trust).await);
    let asked: Vec<String> = server.asked().into_iter().map(|(path, _)| path).collect();
    assert!(asked.len() == 3 && asked[2].contains("/delta/"), "{asked:?}");
    let state =
        device.db.run(|store| store.feed_state_hash(ShardKey::parse("hva-90").unwrap())).await.unwrap().unwrap();
    assert_eq!(state, Some(manifest_of(&files).shards["hva-90"].state.to_string()));
    assert_eq!(head_of(&files).sequence, 2);
}

mod any_edits {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use support::publisher::read;

    /// What happens to a record between two generations.
    #[derive(Debug, Clone)]
    enum Edit {
        Name(usize, u8),
        Hours(usize, Option<u8>),
        Move(usize, bool),
        Gone(usize),
        Back(usize),
        Session(usize, Option<usize>),
    }

    fn edit() -> impl Strategy<Value = Edit> {
        let record = 0..PLACES;
        prop_oneof![
            (record.clone(), any::<u8>()).prop_map(|(record, name)| Edit::Name(record, name)),
            (record.clone(), any::<Option<u8>>()).prop_map(|(record, hour)| Edit::Hours(record, hour)),
            (record.clone(), any::<bool>()).prop_map(|(record, away)| Edit::Move(record, away)),
            record.clone().prop_map(Edit::Gone),
            record.clone().prop_map(Edit::Back),
            (record.clone(), prop::option::of(record)).prop_map(|(event, place)| Edit::Session(event, place)),
        ]
    }

    #[derive(Clone, Default)]
    struct Made {
        names: BTreeMap<usize, u8>,
        hours: BTreeMap<usize, Option<u8>>,
        away: BTreeMap<usize, bool>,
        gone: BTreeMap<usize, bool>,
        sessions: BTreeMap<usize, Option<usize>>,
    }

    impl Made {
        fn edit(&mut self, edit: &Edit) {
            match *edit {
                Edit::Name(record, name) => drop(self.names.insert(record, name)),
                Edit::Hours(record, hour) => drop(self.hours.insert(record, hour)),
                Edit::Move(record, away) => drop(self.away.insert(record, away)),
                Edit::Gone(record) => drop(self.gone.insert(record, true)),
                Edit::Back(record) => drop(self.gone.insert(record, false)),
                Edit::Session(event, place) => drop(self.sessions.insert(event, place)),
            }
        }

        fn lines(&self) -> Vec<String> {
            let mut lines = vec![service("c:1", "Linja")];
            for number in 0..PLACES {
                if self.gone.get(&number) == Some(&true) {
                    continue;
                }
                let away = self.away.get(&number) == Some(&true);
                let name = format!("Talo {}", self.names.get(&number).copied().unwrap_or_default());
                let line = place(&format!("a:{number:03}"), &name, if away { "837" } else { "091" });
                let hour = self.hours.get(&number).copied().flatten().map_or(9, |hour| hour % 14);
                lines.push(line.replace("09:00", &format!("{hour:02}:00")));
            }
            for (event, place) in &self.sessions {
                let place = place.map(|place| format!(r#","place_id":"a:{place:03}""#)).unwrap_or_default();
                lines.push(format!(
                    r#"{{"type":"event","id":"e:{event:03}","name":{{"fi":"Kahvila"}},"start":"2026-11-25T10:00","end":"2026-11-25T12:00","rrule":"FREQ=WEEKLY"{place}}}"#
                ));
            }
            lines
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        /// A phone that follows by deltas and one that begins at the end hold the same, to the byte of the state hash.
        #[test]
        fn deltas_applied_are_the_whole_applied(
            generations in prop::collection::vec(prop::collection::vec(edit(), 1..8), 1..6),
            skips in prop::collection::vec(any::<bool>(), 6),
        ) {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let publisher = Publisher::new();
                let source = avoin_ovi::sync::FeedSource::Folder { path: publisher.out() };
                let trust = publisher.trust();
                let follower = Device::new().await;
                let mut made = Made::default();
                publisher.publish(&made.lines());
                updated(&follower.sync(&source, &trust).await);
                let last = generations.len() - 1;
                for (index, edits) in generations.iter().enumerate() {
                    edits.iter().for_each(|edit| made.edit(edit));
                    publisher.publish(&made.lines());
                    if index == last || !skips[index] {
                        let report = follower.sync(&source, &trust).await;
                        let failed = matches!(report.outcome, SyncOutcome::Failed { .. });
                        assert!(!failed, "{:?}", report.outcome);
                    }
                }
                let newcomer = Device::new().await;
                updated(&newcomer.sync(&source, &trust).await);
                let (by_delta, whole) = (follower.directory(), newcomer.directory());
                let only = |one: &[String], other: &[String]| -> Vec<String> {
                    one.iter().filter(|record| !other.contains(record)).cloned().collect()
                };
                assert_eq!(only(&by_delta.records, &whole.records), Vec::<String>::new());
                assert_eq!(only(&whole.records, &by_delta.records), Vec::<String>::new());
                assert_eq!(by_delta.layers, whole.layers);
                let (renewed, made) = (follower.derived(), newcomer.derived());
                assert_eq!(only(&renewed, &made), Vec::<String>::new());
                assert_eq!(only(&made, &renewed), Vec::<String>::new());
                assert!(made.len() > PLACES);
                assert_eq!(follower.shown(), newcomer.shown());
                let manifest = manifest_of(&read(&publisher.out()));
                for (key, entry) in manifest.shards {
                    let shard = ShardKey::parse(&key).unwrap();
                    let state = follower.db.run(move |store| store.feed_state_hash(shard)).await.unwrap().unwrap();
                    assert_eq!(state, Some(entry.state.to_string()), "{key}");
                }
            });
        }
    }
}
