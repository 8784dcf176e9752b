//! The sync against a real server that misbehaves on request. Whatever it does, the directory and the user's own data
//! are what they were, and the failure has a name.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use avoin_ovi::domain::region::Region;
use avoin_ovi::feed::hash::Hash;
use avoin_ovi::feed::head::HEAD_FORMAT;
use avoin_ovi::feed::note::{Signer, sign};
use avoin_ovi::feed::pack::pack;
use avoin_ovi::store::{Db, DirectoryOpened, Location};
use avoin_ovi::sync::{
    FailureKind, FeedSource, Progress, Request, Seed, Stage, SyncOutcome, Trust, Wire, apply_seed, introduce, sync,
};
use chrono::Duration;
use support::device::{Device, failed, patience, updated};
use support::publisher::{self, Files, Publisher, head_of, manifest_name, place, service, shard_name};
use support::server::{Fault, Server};
use support::tuesday;

const UP_TO_DATE: SyncOutcome = SyncOutcome::UpToDate;

fn first() -> Vec<String> {
    vec![place("a:1", "Talo", "091"), place("a:2", "Tupa", "837"), service("a:3", "Linja")]
}

fn second() -> Vec<String> {
    vec![place("a:1", "Talo", "091"), place("a:2", "Uusi tupa", "837"), service("a:3", "Uusi linja")]
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
        server.set(publisher.publish(&first()));
        assert_eq!(updated(&device.sync(&server.source(), &trust).await), (2, 0, 1, 0));
        let second = publisher.without_deltas(publisher.publish(&second()));
        server.set(second.clone());
        server.asked();
        Self { server, publisher, device, trust, second }
    }

    /// The sync fails with this name and changes nothing.
    #[track_caller]
    fn check(&self, what: &str, kind: FailureKind) -> impl Future<Output = ()> {
        let what = what.to_owned();
        async move {
            let (directory, saved) = (self.device.directory(), self.device.saved().await);
            let report = self.device.sync(&self.server.source(), &self.trust).await;
            assert_eq!(failed(&report), kind, "{what}: {:?}", report.outcome);
            assert!(matches!(report.outcome, SyncOutcome::Failed { kept: true, .. }), "{what}");
            assert_eq!(self.device.directory(), directory, "{what}");
            assert_eq!(self.device.saved().await, saved, "{what}");
        }
    }

    /// What was broken is whole again, and the phone gets it.
    async fn recovers(&self) {
        self.server.heal();
        self.server.set(self.second.clone());
        updated(&self.device.sync(&self.server.source(), &self.trust).await);
        assert!(self.device.directory().records.iter().any(|record| record.contains("Uusi tupa")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_brings_the_feed_and_the_next_one_asks_once() {
    let scene = Scene::new().await;
    let saved = scene.device.saved().await;
    assert_eq!(updated(&scene.device.sync(&scene.server.source(), &scene.trust).await), (1, 0, 1, 0));
    let asked: Vec<_> = scene.server.asked().into_iter().map(|(path, _)| path).collect();
    assert_eq!(asked.len(), 4, "a head, a manifest, and the two shards that changed: {asked:?}");
    assert_eq!(scene.device.directory().layers.len(), 3);
    let directory = scene.device.directory();
    let report = scene.device.sync_at(&scene.server.source(), &scene.trust, tuesday() + Duration::hours(1)).await;
    assert_eq!((report.outcome, report.bytes, report.expired), (UP_TO_DATE, 0, false));
    let asked = scene.server.asked();
    assert!(asked.len() == 1 && asked[0].1.is_some(), "one question, with its ETag: {asked:?}");
    assert_eq!(scene.device.directory(), directory);
    assert_eq!(scene.device.saved().await, saved);
    let state = scene.device.db.run(|store| store.feed_state().unwrap().unwrap()).await.unwrap();
    assert_eq!((state.sequence, state.checked), (2, tuesday() + Duration::hours(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_tells_how_many_bytes_are_here_of_all_that_it_needs() {
    let scene = Scene::new().await;
    let (source, now) = (scene.server.source(), tuesday());
    let request = Request { patience: patience(), ..Request::all(&source, &scene.trust, now) };
    let mut told = Vec::new();
    let report = sync(&scene.device.db, request, |progress| match progress {
        Progress::Asking => {}
        Progress::Fetching { index, wire, .. } => told.push(("fetching", index, wire)),
        Progress::Applying { index, wire, .. } => told.push(("applying", index, wire)),
    })
    .await;
    assert_eq!(updated(&report), (1, 0, 1, 0));
    let size = |key: &str| scene.second[&shard_name(&scene.second, key)].len() as u64;
    // The shards that changed, in the order in which they are applied.
    let (national, tampere) = (size("national"), size("hva-08"));
    let wire = |here| Wire { here, all: national + tampere };
    assert_eq!(
        told,
        [
            ("fetching", 0, wire(0)),
            ("applying", 0, wire(national)),
            ("fetching", 1, wire(national)),
            ("applying", 1, wire(national + tampere)),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_network_does_the_old_generation_stays() {
    let scene = Scene::new().await;
    let (manifest, shard) = (manifest_name(&scene.second), shard_name(&scene.second, "national"));
    let elsewhere = Server::start();
    elsewhere.set(scene.second.clone());
    let away = |name: &str| Fault::Redirect(format!("{}{name}", elsewhere.url()));
    let other_bytes = |name: &str| {
        let mut bytes = scene.second[name].clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        Fault::Bytes(bytes)
    };
    use FailureKind::*;
    let cases = [
        ("v1/head", Fault::Cut, Network),
        ("v1/head", Fault::Page, CaptivePortal),
        ("v1/head", Fault::PageWithoutType, CaptivePortal),
        ("v1/head", Fault::Status(511), CaptivePortal),
        ("v1/head", away("v1/head"), CaptivePortal),
        ("v1/head", Fault::Status(404), NotFound),
        ("v1/head", Fault::Status(500), Network),
        ("v1/head", Fault::Status(429), Network),
        ("v1/head", Fault::Endless, Corrupt),
        ("v1/head", Fault::HangUp, Network),
        ("v1/head", Fault::Silence, Network),
        ("v1/head", Fault::Bytes(Vec::new()), Signature),
        ("v1/head", Fault::Redirect("file:///etc/passwd".into()), CaptivePortal),
        (&manifest, Fault::Cut, Network),
        (&manifest, Fault::Page, CaptivePortal),
        (&manifest, Fault::Endless, Corrupt),
        (&manifest, Fault::Status(404), NotFound),
        (&manifest, away(&manifest), Redirect),
        (&manifest, other_bytes(&manifest), Corrupt),
        (&manifest, Fault::NotModified, Network),
        (&shard, Fault::Cut, Network),
        (&shard, Fault::Page, CaptivePortal),
        (&shard, Fault::PageWithoutType, CaptivePortal),
        (&shard, Fault::Endless, Corrupt),
        (&shard, Fault::Status(503), Network),
        (&shard, away(&shard), Redirect),
        (&shard, other_bytes(&shard), Corrupt),
        (&shard, Fault::Bytes(vec![0; 3]), Corrupt),
        (&shard, Fault::HangUp, Network),
    ];
    for (name, fault, kind) in cases {
        scene.server.fault(name, fault.clone());
        scene.check(&format!("{name} {fault:?}"), kind).await;
        scene.server.heal();
    }
    assert_eq!(elsewhere.asked(), [], "nobody was led away");
    scene.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_at_the_address_is_no_network() {
    let scene = Scene::new().await;
    let nobody = FeedSource::parse("http://127.0.0.1:1/feed/").unwrap();
    let report = scene.device.sync(&nobody, &scene.trust).await;
    assert_eq!(failed(&report), FailureKind::Network);
    let folder = FeedSource::parse("no/such/folder").unwrap();
    assert_eq!(failed(&scene.device.sync(&folder, &scene.trust).await), FailureKind::NotFound);
    scene.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t01_one_flipped_bit_at_any_byte_of_the_head_is_refused() {
    let scene = Scene::new().await;
    let head = scene.second["v1/head"].clone();
    let (directory, saved) = (scene.device.directory(), scene.device.saved().await);
    for index in 0..head.len() {
        let mut flipped = head.clone();
        flipped[index] ^= 1 << (index % 8);
        scene.server.fault("v1/head", Fault::Bytes(flipped));
        let report = scene.device.sync(&scene.server.source(), &scene.trust).await;
        let kind = failed(&report);
        // A byte of white space turned into `<` would look like a web page.
        assert!(matches!(kind, FailureKind::Signature | FailureKind::CaptivePortal), "byte {index}: {kind:?}");
    }
    assert_eq!(scene.device.directory(), directory);
    assert_eq!(scene.device.saved().await, saved);
    scene.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_feeds_own_key_speaks_for_it() {
    let scene = Scene::new().await;
    let head = head_of(&scene.second);
    let stranger = Signer::new("test.example/head", &[9; 32]).unwrap();
    let cases = [("unsigned", head.to_text()), ("signed by a stranger of the same name", head.sign(&stranger))];
    for (what, bytes) in cases {
        scene.server.fault("v1/head", Fault::Bytes(bytes.into_bytes()));
        scene.check(what, FailureKind::Signature).await;
    }
    scene.server.heal();
    // The other publisher's whole feed under the same address.
    let other = Publisher::new();
    scene.server.set(other.publish(&second()));
    scene.check("another publisher's head", FailureKind::Signature).await;
    let saved = scene.device.saved().await;
    let report = scene.device.sync(&scene.server.source(), &Trust::Pinned).await;
    assert_eq!(failed(&report), FailureKind::WrongRoot, "{:?}", report.outcome);
    assert_eq!(scene.device.saved().await, saved);
    scene.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t02_a_lower_sequence_is_a_rollback_however_well_it_is_signed() {
    let scene = Scene::new().await;
    let old = scene.publisher.with_head(scene.second.clone(), |head| head.sequence = 1);
    scene.recovers().await;
    scene.server.set(old);
    scene.check("an older number", FailureKind::Rollback).await;
    // A newer head whose shard goes back.
    let back = scene.publisher.forge(3, &[("hva-08", vec![place("a:2", "Vanha", "837").into_bytes()])], |manifest| {
        manifest.shards.get_mut("hva-08").unwrap().sequence = 1;
    });
    scene.server.set(back);
    scene.check("an older shard", FailureKind::Rollback).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t03_two_states_of_one_sequence_are_equivocation() {
    let scene = Scene::new().await;
    scene.recovers().await;
    let other = scene.publisher.forge(2, &[("hva-90", vec![place("a:1", "Toinen", "091").into_bytes()])], |_| {});
    scene.server.set(other);
    scene.check("another state of the same number", FailureKind::Equivocation).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t05_a_count_driven_to_its_end_recovers_with_a_new_epoch() {
    let scene = Scene::new().await;
    scene.recovers().await;
    let end = scene.publisher.with_head(scene.second.clone(), |head| head.sequence = u64::MAX);
    scene.server.set(end);
    assert_eq!(scene.device.sync(&scene.server.source(), &scene.trust).await.outcome, UP_TO_DATE);
    scene.server.set(scene.second.clone());
    scene.check("a number after the last one", FailureKind::Rollback).await;
    scene.server.set(scene.publisher.with_head(scene.second.clone(), |head| head.epoch = 2));
    assert_eq!(scene.device.sync(&scene.server.source(), &scene.trust).await.outcome, UP_TO_DATE);
    // As a publisher does it: the next build begins a new count, and goes on from there.
    let third = scene.publisher.publish_new_epoch(&first());
    assert_eq!((head_of(&third).epoch, head_of(&third).sequence), (2, 1));
    scene.server.set(scene.publisher.with_head(third, |head| head.epoch = 3));
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn t06_a_new_manifest_with_an_old_shard_is_refused() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let old = publisher.publish(&first());
    let old_shard = old[&shard_name(&old, "hva-08")].clone();
    server.set(old);
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    let mut files = publisher.without_deltas(publisher.publish(&second()));
    files.insert(shard_name(&files, "hva-08"), old_shard);
    server.set(files);
    assert_eq!(failed(&device.sync(&server.source(), &publisher.trust()).await), FailureKind::Corrupt);
    let names = device.directory().records.join("\n");
    assert!(names.contains("\"Tupa\"") && !names.contains("Uusi tupa"), "{names}");
}

#[tokio::test(flavor = "multi_thread")]
async fn t04_an_expired_head_is_told_and_keeps_the_data() {
    let scene = Scene::new().await;
    let late = tuesday() + Duration::days(31);
    let report = scene.device.sync_at(&scene.server.source(), &scene.trust, late).await;
    assert_eq!((updated(&report), report.expired), ((1, 0, 1, 0), true));
    let report = scene.device.sync_at(&scene.server.source(), &scene.trust, late).await;
    assert_eq!((report.outcome, report.expired), (UP_TO_DATE, true));
    // The publisher signs the same state anew, and then somebody sends the old head again.
    scene.server.set(scene.publisher.without_deltas(scene.publisher.publish_at(&second(), late)));
    let report = scene.device.sync_at(&scene.server.source(), &scene.trust, late).await;
    assert_eq!((report.outcome, report.expired), (UP_TO_DATE, false));
    scene.server.set(scene.second.clone());
    let report = scene.device.sync_at(&scene.server.source(), &scene.trust, late).await;
    assert_eq!((report.outcome, report.expired), (UP_TO_DATE, false));
    // A clock that is far off stops nothing.
    for years in [-56, 73] {
        let report =
            scene.device.sync_at(&scene.server.source(), &scene.trust, tuesday() + Duration::days(365 * years)).await;
        assert_eq!(report.outcome, UP_TO_DATE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t12_not_modified_is_believed_only_by_those_who_have_something() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    server.set(publisher.publish(&first()));
    server.fault("v1/head", Fault::NotModified);
    let report = device.sync(&server.source(), &publisher.trust()).await;
    assert_eq!(failed(&report), FailureKind::Network);
    assert!(matches!(report.outcome, SyncOutcome::Failed { kept: false, .. }), "there was nothing to keep");
    server.heal();
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    // The directory is lost, with it the ETag: the next sync asks without a condition.
    server.asked();
    let saved = device.saved().await;
    device.db.run(|store| store.clear_feed(tuesday()).unwrap()).await.unwrap();
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    assert_eq!(server.asked()[0].1, None);
    assert_eq!(device.saved().await, saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_record_is_skipped_and_told_the_rest_arrives() {
    let scene = Scene::new().await;
    let good = |id: &str| place(id, "Hyvä", "091").into_bytes();
    let lines = vec![
        good("b:01"),
        br#"{"type":"place","id":"b:02","kind":"library"}"#.to_vec(),
        br#"{"type":"place","id":"b:03","kind":"library","name":{"fi":"a"},"name":{"fi":"b"}}"#.to_vec(),
        br#"{"type":"place","id":"b:04","kind":"library","name":{"fi":"a"},"lat":1e999}"#.to_vec(),
        br#"{"type":"place","id":"b:05","kind":"library","name":{"fi":"a"},"lat":48.8,"lon":2.3}"#.to_vec(),
        br#"{"type":"event","id":"b:06","name":{"fi":"a"},"start":"9999-01-01"}"#.to_vec(),
        br#"{"type":"spaceship","id":"b:07","name":{"fi":"a"}}"#.to_vec(),
        format!(r#"{{"type":"place","id":"b:08","x":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000)).into_bytes(),
        b"\xff\xfe".to_vec(),
        b"not json".to_vec(),
        Vec::new(),
        place("b:09", "Tampereella", "837").into_bytes(),
        br#"{"type":"place","id":"b:10","kind":"sauna","name":{"fi":"Sauna"},"municipality_code":"091","colour":"red"}"#
            .to_vec(),
        good("b:11"),
    ];
    scene.server.set(scene.publisher.forge(3, &[("hva-90", lines)], |_| {}));
    let saved = scene.device.saved().await;
    let report = scene.device.sync(&scene.server.source(), &scene.trust).await;
    let SyncOutcome::Updated { places, skipped, .. } = report.outcome else { panic!("{:?}", report.outcome) };
    assert_eq!(places, 3);
    let named: Vec<_> = skipped.iter().map(|skipped| (skipped.line, skipped.id.as_deref().unwrap_or(""))).collect();
    let expected = [
        (2, "b:02"),
        (3, ""),
        (4, ""),
        (5, "b:05"),
        (6, "b:06"),
        (7, "b:07"),
        (8, ""),
        (9, ""),
        (10, ""),
        (11, ""),
        (0, "b:09"),
    ];
    assert_eq!(named, expected, "{skipped:?}");
    assert!(skipped[10].message.contains("another region"));
    assert_eq!(scene.device.shown(), ["b:01", "b:10", "b:11"], "the other shards are gone from the manifest");
    let kept = scene.device.directory().records;
    assert!(kept.iter().any(|record| record.contains(r#""colour":"red""#)), "{kept:?}");
    assert_eq!(scene.device.saved().await, saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_shard_leaves_the_old_one() {
    let scene = Scene::new().await;
    let line = |id: &str| place(id, "Uusi", "091").into_bytes();
    let good = || vec![line("b:1"), line("b:2")];
    let forge = |lines: Vec<Vec<u8>>, twist: fn(&mut avoin_ovi::feed::manifest::ShardEntry)| {
        let keep = [("hva-08", vec![place("a:2", "Tupa", "837").into_bytes()]), ("hva-90", lines)];
        scene.publisher.forge(9, &keep, |manifest| twist(manifest.shards.get_mut("hva-90").unwrap()))
    };
    let none = |_: &mut avoin_ovi::feed::manifest::ShardEntry| {};
    use FailureKind::*;
    let cases = [
        ("an id twice", forge(vec![line("b:1"), line("b:1")], none), Format),
        ("ids out of order", forge(vec![line("b:2"), line("b:1")], none), Format),
        ("an id twice, apart", forge(vec![line("b:1"), line("b:2"), line("b:1")], none), Format),
        ("nothing readable", forge(vec![b"x".to_vec()], none), Format),
        ("a line without end", forge(vec![vec![b'a'; 600_000]], none), Format),
        ("fewer records than stated", forge(good(), |entry| entry.records = 3), Format),
        ("more records than stated", forge(good(), |entry| entry.records = 1), Format),
        ("more bytes than stated", forge(good(), |entry| entry.shard.decoded_size = 10), Format),
        ("fewer bytes than stated", forge(good(), |entry| entry.shard.decoded_size += 1), Corrupt),
        ("another state than stated", forge(good(), |entry| entry.state = Hash::of(b"x")), Corrupt),
        ("a size nobody may ask for", forge(good(), |entry| entry.shard.decoded_size = u64::MAX >> 12), Format),
    ];
    for (what, files, kind) in cases {
        scene.server.set(files);
        // The good shard beside it is applied the first time.
        scene.device.sync(&scene.server.source(), &scene.trust).await;
        scene.check(what, kind).await;
        assert!(scene.device.shown().contains(&"a:1".to_owned()), "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t22_t23_what_unpacks_to_more_than_it_says_is_stopped() {
    let scene = Scene::new().await;
    let bomb = pack(&vec![b' '; 64 * 1024 * 1024]).unwrap();
    // Magic, a frame without its size, a window of 2 GiB.
    let window = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00];
    for (what, bytes) in [("a bomb", bomb), ("a huge window", window), ("no zstd", b"hello".to_vec())] {
        let forged = scene.publisher.forge(9, &[("hva-90", vec![place("b:1", "x", "091").into_bytes()])], |manifest| {
            let shard = &mut manifest.shards.get_mut("hva-90").unwrap().shard;
            (shard.sha256, shard.size) = (Hash::of(&bytes), bytes.len() as u64);
        });
        let name = shard_name(&forged, "hva-90");
        scene.server.set(forged);
        scene.server.fault(&name, Fault::Bytes(bytes.clone()));
        let report = scene.device.sync(&scene.server.source(), &scene.trust).await;
        assert_eq!(failed(&report), FailureKind::Format, "{what}: {:?}", report.outcome);
        // The same as a manifest.
        scene.server.heal();
        let files = scene.publisher.with_head(scene.second.clone(), |head| {
            (head.manifest, head.manifest_size, head.sequence) = (Hash::of(&bytes), bytes.len() as u64, 9);
        });
        let name = manifest_name(&files);
        scene.server.set(files);
        scene.server.fault(&name, Fault::Bytes(bytes));
        scene.check(what, FailureKind::Format).await;
        scene.server.heal();
    }
    scene.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t35_a_feed_for_newer_programs_says_so_and_the_data_stays() {
    let scene = Scene::new().await;
    let head = head_of(&scene.second);
    let newer = head.to_text().replace(HEAD_FORMAT, "avoin-ovi-feed/2");
    let signed = sign(&newer, scene.publisher.keys.head());
    scene.server.fault("v1/head", Fault::Bytes(signed.into_bytes()));
    scene.check("another format", FailureKind::TooNew).await;
    scene.server.heal();
    scene.server.set(scene.publisher.with_head(scene.second.clone(), |head| head.min_client = "99.0.0".into()));
    scene.check("a newer client", FailureKind::TooNew).await;
    scene.server.set(scene.publisher.with_head(scene.second.clone(), |head| head.keys = 2));
    scene.check("a key set that isn't there", FailureKind::Signature).await;
    // What is merely added is passed over.
    let mut text = scene.publisher.with_head(scene.second.clone(), |_| {});
    let more = sign(&format!("{}colour red\n", head_of(&text).to_text()), scene.publisher.keys.head());
    text.insert("v1/head".into(), more.into_bytes());
    scene.server.set(text);
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_address_is_trusted_once_and_then_pinned() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    server.set(publisher.publish(&first()));
    let root = publisher.keys.fingerprint();
    let report = device.sync(&server.source(), &Trust::Pinned).await;
    let SyncOutcome::Failed { kind, message, .. } = &report.outcome else { panic!("{:?}", report.outcome) };
    assert_eq!(*kind, FailureKind::Untrusted);
    assert!(message.contains(&root.to_string()) && message.contains("Testi"), "{message}");
    let introduction = introduce(&server.source()).await.unwrap();
    assert_eq!((introduction.root, introduction.publisher.name.as_str()), (root, "Testi"));
    updated(&device.sync(&server.source(), &Trust::Root(root)).await);
    assert_eq!(device.sync(&server.source(), &Trust::Pinned).await.outcome, UP_TO_DATE);
    let link = |root: Hash| FeedSource::parse(&format!("{}#root={root}", server.url())).unwrap();
    assert_eq!(device.sync(&link(root), &Trust::Pinned).await.outcome, UP_TO_DATE);
    let wrong = device.sync(&link(Hash::of(b"x")), &Trust::Pinned).await;
    assert_eq!(failed(&wrong), FailureKind::WrongRoot);
    let both = device.sync(&link(Hash::of(b"x")), &publisher.trust()).await;
    assert_eq!(failed(&both), FailureKind::WrongRoot);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_made_anew_still_knows_whom_it_trusts() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    server.set(publisher.publish(&first()));
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    let folder = device.folder;
    drop(device.db);
    let path = folder.path().join("directory.sqlite");
    // The last connection takes the log away when it closes; until then the file is not alone.
    while folder.path().join("directory.sqlite-wal").exists() {
        rusqlite::Connection::open(&path).unwrap().query_row("SELECT 1 FROM layer", [], |_| Ok(())).ok();
    }
    std::fs::write(&path, b"no database any more".repeat(1_000)).unwrap();
    let device = Device { db: Db::open(Location::Folder(folder.path().to_owned())).await.unwrap(), folder };
    assert!(matches!(device.db.report().directory, DirectoryOpened::Rebuilt { .. }), "{:?}", device.db.report());
    assert_eq!(updated(&device.sync(&server.source(), &Trust::Pinned).await), (2, 0, 1, 0));
    // Another one under the same address is not the one that was trusted.
    let other = Publisher::new();
    server.set(other.publish(&first()));
    assert_eq!(failed(&device.sync(&server.source(), &Trust::Pinned).await), FailureKind::WrongRoot);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_a_feed_like_any_other() {
    let (publisher, device) = (Publisher::new(), Device::new().await);
    publisher.publish(&first());
    let source = FeedSource::Folder { path: publisher.out() };
    assert_eq!(updated(&device.sync(&source, &publisher.trust()).await), (2, 0, 1, 0));
    assert_eq!(device.sync(&source, &Trust::Pinned).await.outcome, UP_TO_DATE);
    std::fs::write(publisher.out().join("v1/head"), b"x").unwrap();
    assert_eq!(failed(&device.sync(&source, &Trust::Pinned).await), FailureKind::Signature);
}

/// A phone with the seed inside it: three places in two counties, a line, a yard.
async fn with_seed() -> (Device, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    publisher::seed(
        folder.path(),
        &[
            place("seed:1", "Vanha talo", "091"),
            place("seed:2", "Toinen talo", "091"),
            place("seed:3", "Oulun talo", "564"),
            service("seed:4", "Valtakunnan linja"),
            place("osm:node/1", "Piha", "091").replace("meeting_place", "playground"),
        ],
    );
    let device = Device::new().await;
    let seed = Seed::Folder(folder.path().to_owned());
    let first = apply_seed(&device.db, &seed, Stage::FirstList, tuesday(), |_| {}).await;
    assert_eq!(updated(&first), (3, 0, 1, 0));
    assert_eq!(device.shown(), ["seed:1", "seed:2", "seed:3", "seed:4"], "playgrounds wait");
    let rest = apply_seed(&device.db, &seed, Stage::Everything, tuesday(), |_| {}).await;
    assert_eq!(updated(&rest), (1, 0, 0, 0));
    let again = apply_seed(&device.db, &seed, Stage::Everything, tuesday(), |_| {}).await;
    assert_eq!(again.outcome, UP_TO_DATE);
    (device, folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_package_brings_a_newer_seed() {
    let (device, folder) = with_seed().await;
    let saved = device.saved().await;
    publisher::seed(folder.path(), &[place("seed:1", "Uusi talo", "091"), service("seed:4", "Valtakunnan linja")]);
    let seed = Seed::Folder(folder.path().to_owned());
    let report = apply_seed(&device.db, &seed, Stage::FirstList, tuesday(), |_| {}).await;
    assert_eq!(updated(&report), (1, 0, 0, 0));
    assert_eq!(device.shown(), ["osm:node/1", "seed:1", "seed:4"]);
    let report = apply_seed(&device.db, &seed, Stage::Everything, tuesday(), |_| {}).await;
    assert_eq!(updated(&report), (0, 0, 0, 0));
    assert_eq!(device.shown(), ["seed:1", "seed:4"]);
    assert_eq!(device.saved().await, saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_is_replaced_the_rest_of_the_seed_stays() {
    let (device, _seed) = with_seed().await;
    let saved = device.saved().await;
    let publisher = Publisher::new();
    let source = FeedSource::Folder { path: publisher.out() };
    publisher.publish(&[
        place("a:1", "Talo", "091"),
        service("a:3", "Oma linja"),
        r#"{"type":"withdrawn","id":"seed:3","since":"2026-11-01"}"#.to_owned(),
    ]);
    updated(&device.sync(&source, &publisher.trust()).await);
    assert_eq!(device.shown(), ["a:1", "a:3", "osm:node/1", "seed:3", "seed:4"], "the tombstone is shown by nobody");
    assert_eq!(device.saved().await, saved);
    // The publisher gives the county up: what the package knows is back.
    publisher.publish(&[
        service("a:3", "Oma linja"),
        r#"{"type":"withdrawn","id":"seed:3","since":"2026-11-01"}"#.to_owned(),
    ]);
    assert_eq!(updated(&device.sync(&source, &publisher.trust()).await), (0, 0, 0, 0));
    assert!(device.shown().contains(&"seed:1".to_owned()), "{:?}", device.shown());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_feed_takes_over_only_when_all_of_it_is_here() {
    let scene = Scene::new().await;
    let (server, other) = (Server::start(), Publisher::new());
    let files = other.publish(&[place("b:1", "Muu", "091"), service("b:2", "Muu")]);
    server.set(files.clone());
    server.fault(&shard_name(&files, "hva-90"), Fault::HangUp);
    let (directory, saved) = (scene.device.directory(), scene.device.saved().await);
    assert_eq!(failed(&scene.device.sync(&server.source(), &other.trust()).await), FailureKind::Network);
    assert_eq!(scene.device.directory(), directory);
    server.heal();
    updated(&scene.device.sync(&server.source(), &other.trust()).await);
    assert_eq!(scene.device.shown(), ["b:1", "b:2"]);
    assert_eq!(scene.device.saved().await, saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_cut_short_goes_on_where_it_stopped() {
    let scene = Scene::new().await;
    let saved = scene.device.saved().await;
    let broken = shard_name(&scene.second, "hva-08");
    scene.server.fault(&broken, Fault::HangUp);
    assert_eq!(failed(&scene.device.sync(&scene.server.source(), &scene.trust).await), FailureKind::Network);
    let names = scene.device.directory().records.join("\n");
    assert!(
        names.contains("Uusi linja") && !names.contains("Uusi tupa"),
        "national is new, the county is old: {names}"
    );
    scene.server.heal();
    scene.server.asked();
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
    let asked: Vec<_> = scene.server.asked().into_iter().filter(|(path, _)| path.contains("shard")).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(scene.device.saved().await, saved);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_one_county_and_then_all_gets_the_others_too() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    server.set(publisher.publish(&first()));
    let (source, trust) = (server.source(), publisher.trust());
    let of = async |regions: &[Region]| {
        let request = Request { regions, patience: patience(), ..Request::all(&source, &trust, tuesday()) };
        sync(&device.db, request, |_| {}).await
    };
    updated(&of(&[Region::County(90)]).await);
    assert_eq!(device.shown(), ["a:1", "a:3"]);
    assert_eq!(of(&[Region::County(90)]).await.outcome, UP_TO_DATE);
    assert_eq!(updated(&of(&[]).await), (1, 0, 0, 0));
    assert_eq!(device.shown(), ["a:1", "a:2", "a:3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn t18_a_mirror_helps_out_and_may_not_lie() {
    let scene = Scene::new().await;
    let mirror = Server::start();
    let files = scene.publisher.forge(5, &[("hva-90", vec![place("b:1", "Uusi", "091").into_bytes()])], |manifest| {
        manifest.mirrors = vec![mirror.url()];
    });
    let name = shard_name(&files, "hva-90");
    scene.server.set(files.clone());
    scene.server.fault(&name, Fault::Bytes(b"broken".to_vec()));
    mirror.fault(&name, Fault::Bytes(b"broken too".to_vec()));
    let report = scene.device.sync(&scene.server.source(), &scene.trust).await;
    assert_eq!(failed(&report), FailureKind::Corrupt);
    mirror.heal();
    mirror.set(files);
    updated(&scene.device.sync(&scene.server.source(), &scene.trust).await);
    assert!(scene.device.shown().contains(&"b:1".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn t50_two_syncs_at_once_end_in_one_state() {
    let scene = Scene::new().await;
    let saved = scene.device.saved().await;
    let source = scene.server.source();
    let (one, two) =
        futures_util::join!(scene.device.sync(&source, &scene.trust), scene.device.sync(&source, &scene.trust));
    for report in [one, two] {
        assert!(!matches!(report.outcome, SyncOutcome::Failed { .. }), "{:?}", report.outcome);
    }
    assert_eq!(scene.device.sync(&source, &scene.trust).await.outcome, UP_TO_DATE);
    assert_eq!(scene.device.directory().layers.len(), 3);
    assert_eq!(scene.device.saved().await, saved);
}
