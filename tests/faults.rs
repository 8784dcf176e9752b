//! What the network, a host and a hostile feed can do, one by one: the old generation stays whole, what somebody saved is
//! untouched to the byte, the error has a name, and memory and time have an end.
//!
//! The tests of this project that prove it carry numbers, wherever they stand; the last test here looks that none is
//! missing. What each number means is told where it stands.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use avoin_ovi::feed::hash::Hash;

use avoin_ovi::store::{Db, Location, StoreError};
use avoin_ovi::sync::{
    FailureKind, FeedSource, Patience, Request, Seed, Stage, SyncOutcome, SyncReport, Trust, apply_seed, sync,
};
use chrono::TimeDelta;
use support::device::{Device, failed, updated};
use support::publisher::{Files, Publisher, place, service, shard_name};
use support::server::{Fault, Server};
use support::tuesday;

/// A county so large that its file is worth keeping when it is cut short.
fn large() -> Vec<String> {
    let name =
        |number: usize| format!("Talo {} {}", Hash::of(&number.to_le_bytes()), Hash::of(&(number * 7).to_le_bytes()));
    (0..2_500).map(|number| place(&format!("a:{number:04}"), &name(number), "091")).collect()
}

struct Scene {
    server: Server,
    publisher: Publisher,
    device: Device,
    files: Files,
    shard: String,
}

impl Scene {
    /// A phone that has something, and a host with a large county that it hasn't.
    async fn new() -> Self {
        let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
        server.set(publisher.publish(&[place("a:1", "Talo", "837"), service("a:3", "Linja")]));
        updated(&device.sync(&server.source(), &publisher.trust()).await);
        let mut lines = large();
        lines.extend([place("a:1", "Talo", "837"), service("a:3", "Linja")]);
        let files = publisher.publish(&lines);
        let shard = shard_name(&files, "hva-90");
        assert!(files[&shard].len() > 128 * 1024, "{}", files[&shard].len());
        server.set(files.clone());
        server.parts();
        Self { server, publisher, device, files, shard }
    }

    async fn sync(&self) -> SyncReport {
        self.device.sync(&self.server.source(), &self.publisher.trust()).await
    }

    /// The next sync brings the rest, and tells which part of the shard it asked for.
    async fn recovers(&self) -> Option<String> {
        self.server.heal();
        self.server.set(self.files.clone());
        self.server.parts();
        updated(&self.sync().await);
        assert!(self.device.shown().len() > 2_500);
        assert_eq!(self.kept(), 0, "what was kept of files is forgotten once they are applied");
        self.part().and_then(|(range, _)| range)
    }

    /// The `Range` and `If-Range` with which the shard was asked for last.
    fn part(&self) -> Option<(Option<String>, Option<String>)> {
        let asked = self.server.parts().into_iter().filter(|(path, ..)| path.ends_with(&self.shard));
        asked.map(|(_, range, if_range)| (range, if_range)).next_back()
    }

    /// Bytes of files that aren't whole.
    fn kept(&self) -> i64 {
        let connection = rusqlite::Connection::open(self.device.folder.path().join("directory.sqlite")).unwrap();
        connection.query_row("SELECT coalesce(sum(length(bytes)), 0) FROM part", [], |row| row.get(0)).unwrap()
    }

    /// The sync fails so, and leaves the directory and what is saved as they were.
    async fn fails(&self, what: &str) -> SyncReport {
        let (directory, saved) = (self.device.directory(), self.device.saved().await);
        let report = self.sync().await;
        failed(&report);
        assert_eq!(self.device.directory(), directory, "{what}");
        assert_eq!(self.device.saved().await, saved, "{what}");
        report
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t11_a_captive_portal_is_no_internet_and_the_etag_stays() {
    let scene = Scene::new().await;
    updated(&scene.sync().await);
    let elsewhere = "http://login.example/".to_owned();
    for fault in [Fault::Page, Fault::PageWithoutType, Fault::Redirect(elsewhere), Fault::Status(511)] {
        scene.server.fault("v1/head", fault.clone());
        let report = scene.fails(&format!("{fault:?}")).await;
        assert_eq!(failed(&report), FailureKind::CaptivePortal, "{fault:?}");
        scene.server.heal();
        scene.server.asked();
        assert_eq!(scene.sync().await.outcome, SyncOutcome::UpToDate);
        let asked = scene.server.asked();
        assert!(asked.len() == 1 && asked[0].1.is_some(), "asked with the ETag from before: {asked:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t13_a_body_that_is_cut_short_goes_on_in_the_next_run() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::CutAfter(100_000));
    assert_eq!(failed(&scene.fails("cut").await), FailureKind::Network);
    assert_eq!(scene.kept(), 100_000);
    // Another program, another day: what has come is still there.
    let Device { folder, db } = Device::new().await;
    drop((folder, db));
    assert_eq!(scene.recovers().await.as_deref(), Some("bytes=100000-"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t14_a_body_without_end_stops_at_its_signed_size() {
    let scene = Scene::new().await;
    for name in ["v1/head".to_owned(), scene.shard.clone()] {
        scene.server.fault(&name, Fault::Endless);
        let began = Instant::now();
        let report = scene.fails(&name).await;
        assert_eq!(failed(&report), FailureKind::Corrupt, "{name}");
        assert!(began.elapsed() < Duration::from_secs(60) && report.bytes < 2_000_000, "{} bytes", report.bytes);
        scene.server.heal();
    }
    assert_eq!(scene.recovers().await, None, "nothing of it is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn t15_a_whole_answer_to_a_question_for_the_rest_begins_the_file_anew() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::CutAfter(100_000));
    scene.fails("cut").await;
    scene.server.fault(&scene.shard, Fault::WholeOnly);
    updated(&scene.sync().await);
    assert_eq!(scene.part().unwrap().0.as_deref(), Some("bytes=100000-"));
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_a_part_that_nobody_asked_for_is_not_taken() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::CutAfter(100_000));
    scene.fails("cut").await;
    scene.server.fault(&scene.shard, Fault::OtherRange);
    updated(&scene.sync().await);
    assert_eq!(scene.part().unwrap().0, None, "the whole was asked for after it");
}

#[tokio::test(flavor = "multi_thread")]
async fn t17_a_file_that_changed_meanwhile_is_begun_anew() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::CutAfter(100_000));
    scene.fails("cut").await;
    scene.server.fault(&scene.shard, Fault::OtherEtag);
    updated(&scene.sync().await);
    let (range, if_range) = scene.part().unwrap();
    assert_eq!(range.as_deref(), Some("bytes=100000-"));
    let etag = Hash::of(&scene.files[&scene.shard]);
    assert_eq!(if_range, Some(format!("\"{etag}\"")), "the rest only if it is still the same");
    // And one that only pretends to be the same is found out by its hash, and fetched anew.
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::CutAfter(100_000));
    scene.fails("cut").await;
    let mut other = scene.files[&scene.shard].clone();
    let last = other.len() - 1;
    other[last] ^= 1;
    scene.server.fault(&scene.shard, Fault::Pretended(other));
    assert_eq!(failed(&scene.fails("pretended").await), FailureKind::Corrupt);
    assert_eq!(scene.recovers().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn t19_a_host_that_asks_to_wait_is_heard_and_so_are_all_its_mirrors() {
    let scene = Scene::new().await;
    for (status, header, seconds) in [(429, "120", Some(120)), (503, "3600", Some(3600)), (503, "later", None)] {
        scene.server.fault("v1/head", Fault::Wait(status, header));
        let report = scene.fails(header).await;
        assert_eq!(failed(&report), FailureKind::Network);
        assert_eq!(report.retry_after, seconds.map(Duration::from_secs), "{header}");
    }
    scene.server.heal();
    let mirror = Server::start();
    let files = scene.publisher.with_manifest(scene.files.clone(), |manifest| manifest.mirrors = vec![mirror.url()]);
    scene.server.set(files.clone());
    scene.server.fault(&scene.shard, Fault::Status(404));
    mirror.fault(&scene.shard, Fault::Wait(429, "60"));
    let report = scene.fails("all dead").await;
    assert_eq!((failed(&report), report.retry_after), (FailureKind::NotFound, Some(Duration::from_secs(60))));
}

#[tokio::test(flavor = "multi_thread")]
async fn t20_a_trickle_is_given_up_and_what_has_come_is_kept() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::Drip(2_000, 40));
    let (source, trust) = (scene.server.source(), scene.publisher.trust());
    let patience = Patience { base: Duration::from_millis(900), per_kib: Duration::ZERO };
    let began = Instant::now();
    let report = sync(&scene.device.db, Request { patience, ..Request::all(&source, &trust, tuesday()) }, |_| {}).await;
    assert_eq!(failed(&report), FailureKind::Network);
    assert!(began.elapsed() < Duration::from_secs(20));
    let kept = scene.kept();
    assert!(kept > 0, "what has come is kept");
    assert_eq!(scene.recovers().await, Some(format!("bytes={kept}-")));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stops_a_sync_in_the_middle_has_what_was_whole_and_goes_on_later() {
    let scene = Scene::new().await;
    scene.server.fault(&scene.shard, Fault::StallAfter(scene.files[&scene.shard].len() - 1_000));
    let saved = scene.device.saved().await;
    let before = scene.device.directory();
    let stopped = tokio::time::timeout(Duration::from_millis(1_500), scene.sync()).await;
    assert!(stopped.is_err(), "it was still waiting");
    assert_eq!(scene.device.directory(), before);
    assert_eq!(scene.device.saved().await, saved);
    let from = scene.recovers().await.expect("it goes on");
    assert_ne!(from, "bytes=0-");
}

/// What comes of a county with these lines among good ones.
async fn with_lines(lines: Vec<Vec<u8>>) -> (SyncReport, Device) {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let mut all = vec![place("a:1", "Hyvä", "091").into_bytes()];
    all.extend(lines);
    all.push(place("z:9", "Hyvä", "091").into_bytes());
    server.set(publisher.forge(1, &[("hva-90", all)], |_| {}));
    let report = device.sync(&server.source(), &publisher.trust()).await;
    (report, device)
}

/// Each of these lines is skipped and counted, and the good ones arrive.
async fn skipped(lines: Vec<Vec<u8>>) {
    let count = lines.len();
    let (report, device) = with_lines(lines).await;
    assert_eq!(updated(&report), (2, 0, 0, count), "{:?}", report.outcome);
    assert_eq!(device.shown(), ["a:1", "z:9"]);
}

fn place_with(id: &str, more: &str) -> Vec<u8> {
    format!(r#"{{"type":"place","id":"{id}","kind":"library","name":{{"fi":"x"}},"municipality_code":"091"{more}}}"#)
        .into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn t24_json_a_hundred_thousand_levels_deep_is_skipped() {
    let deep = |open: &str, close: &str| {
        let more = format!(r#","x":{}{}"#, open.repeat(100_000), close.repeat(100_000));
        place_with("b:1", &more)
    };
    skipped(vec![deep("[", "]")]).await;
    let (report, _) = with_lines(vec![deep(r#"{"a":"#, "}")]).await;
    // Longer than any line may be: nobody reads on.
    assert_eq!(failed(&report), FailureKind::Format);
}

#[tokio::test(flavor = "multi_thread")]
async fn t25_a_line_without_end_stops_the_shard() {
    let (report, device) = with_lines(vec![vec![b'a'; 64 * 1024 * 1024]]).await;
    assert_eq!(failed(&report), FailureKind::Format);
    assert!(device.shown().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn t26_what_is_no_text_is_skipped() {
    skipped(vec![
        b"\xff\xfe".to_vec(),
        place_with("b:2", r#","summary":{"fi":"\ud800"}"#),
        place_with("b:3", r#","summary":{"fi":"\u0000"}"#),
        [b"\xef\xbb\xbf".to_vec(), place_with("b:4", "")].concat(),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t27_numbers_and_points_out_of_bounds_are_skipped() {
    skipped(vec![
        place_with("b:1", r#","lat":NaN,"lon":24.9"#),
        place_with("b:2", r#","lat":1e999,"lon":24.9"#),
        place_with("b:3", r#","lat":-60.2,"lon":24.9"#),
        place_with("b:4", r#","lat":24.9,"lon":60.2"#),
        place_with("b:5", r#","lat":91.0,"lon":24.9"#),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t28_a_key_told_twice_is_skipped() {
    skipped(vec![
        place_with("b:1", r#","kind":"youth""#),
        place_with("b:2", r#","hours":{"value":"24/7","value":"off"}"#),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t29_an_id_told_twice_refuses_the_shard() {
    for lines in [
        vec![place_with("b:1", ""), place_with("b:1", "")],
        vec![place_with("b:1", ""), place_with("b:2", ""), place_with("b:1", "")],
        // One of them can't be read: that is no reason to let the other in.
        vec![place_with("b:1", ""), place_with("b:1", r#","lat":99"#)],
    ] {
        let (report, device) = with_lines(lines).await;
        assert_eq!(failed(&report), FailureKind::Format);
        assert!(device.shown().is_empty());
    }
}

fn event_with(id: &str, more: &str) -> Vec<u8> {
    format!(r#"{{"type":"event","id":"{id}","name":{{"fi":"x"}},"place_id":"a:1"{more}}}"#).into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn t31_years_and_ends_that_cannot_be_are_skipped() {
    skipped(vec![
        event_with("b:1", r#","start":"9999-01-01T10:00","end":"9999-01-01T11:00""#),
        event_with("b:2", r#","start":"-001-01-01T10:00""#),
        event_with("b:3", r#","start":"2026-11-24T10:00","end":"2026-11-24T09:00""#),
        event_with("b:4", r#","start":"2026-11-24T10:00","end":"2036-11-24T10:00""#),
        event_with("b:5", r#","start":"2026-11-24T10:00","rdates":["999999-01-01"]"#),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn t32_a_series_of_a_million_times_has_an_end() {
    let began = Instant::now();
    let every_minute = r#","start":"1950-01-01T00:00","end":"1950-01-01T00:01","rrule":"FREQ=MINUTELY""#;
    let every_second = r#","start":"1950-01-01T00:00","end":"1950-01-01T00:01","rrule":"FREQ=SECONDLY;INTERVAL=1""#;
    let long = r#","start":"1950-01-01T10:00","end":"1950-01-01T11:00","rrule":"FREQ=DAILY;COUNT=4000000000""#;
    let (report, device) =
        with_lines(vec![event_with("b:1", every_minute), event_with("b:2", every_second), event_with("b:3", long)])
            .await;
    let SyncOutcome::Updated { .. } = report.outcome else { panic!("{:?}", report.outcome) };
    let path = device.folder.path().join("directory.sqlite");
    let rows: i64 = rusqlite::Connection::open(path)
        .unwrap()
        .query_row("SELECT count(*) FROM occurrence", [], |row| row.get(0))
        .unwrap();
    assert!(rows < 100_000, "{rows}");
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn t38_an_id_that_means_harm_finds_nothing_and_breaks_nothing() {
    let (_, device) = with_lines(Vec::new()).await;
    let before = device.directory();
    let long = "x".repeat(10_000);
    for id in
        ["'; DROP TABLE record; --", "../../etc/passwd", "a:1\" OR \"1", "NEAR(a b)", "%00", "a:1\u{202e}", "", &long]
    {
        let asked = id.to_owned();
        let found = device
            .db
            .run(move |store| {
                let parsed = avoin_ovi::domain::id::PlaceId::parse(&asked);
                (parsed.is_ok_and(|id| store.resolve_place(&id).unwrap().is_some()), store.saved_add(&asked, tuesday()))
            })
            .await
            .unwrap();
        assert!(!found.0, "{id}");
        assert!(matches!(found.1, Err(StoreError::Import(_))), "{id}: {:?}", found.1);
    }
    assert_eq!(device.directory(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn t40_a_delta_applied_twice_changes_nothing() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let lines = |name: &str| {
        let mut lines: Vec<String> = (0..40).map(|number| place(&format!("a:{number:02}"), "Talo", "091")).collect();
        lines[0] = place("a:00", name, "091");
        lines
    };
    server.set(publisher.publish(&lines("Vanha")));
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    server.set(publisher.publish(&lines("Uusi")));
    server.asked();
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    assert!(server.asked().iter().any(|(path, _)| path.contains("/delta/")));
    let directory = device.directory();
    // The head is new to this phone again, and the delta leads from a state that it has left.
    let forget = "UPDATE feed SET sequence = '1', manifest = '', etag = NULL";
    rusqlite::Connection::open(device.folder.path().join("directory.sqlite")).unwrap().execute(forget, []).unwrap();
    let report = device.sync(&server.source(), &publisher.trust()).await;
    assert_eq!(report.outcome, SyncOutcome::UpToDate);
    assert_eq!(device.directory(), directory);
    assert!(!server.asked().iter().any(|(path, _)| path.contains("/delta/") || path.contains("/shard/")));
}

/// The databases as a crash leaves them: the files themselves, log included.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t44_a_log_cut_or_flipped_at_any_frame_leaves_an_earlier_generation() {
    let (publisher, device) = (Publisher::new(), Device::new().await);
    let source = FeedSource::Folder { path: publisher.out() };
    let lines =
        |name: &str| -> Vec<String> { (0..30).map(|number| place(&format!("a:{number:02}"), name, "091")).collect() };
    let mut states = vec![device.directory()];
    for name in ["Ensin", "Sitten", "Viimein"] {
        publisher.publish(&lines(name));
        updated(&device.sync(&source, &publisher.trust()).await);
        states.push(device.directory());
    }
    let saved = device.saved().await;
    let work = tempfile::tempdir().unwrap();
    let crashed = work.path().join("crashed");
    // The program is still running: its log is as a power cut would leave it.
    copy(device.folder.path(), &crashed);
    let log = std::fs::read(crashed.join("directory.sqlite-wal")).unwrap();
    let page = u32::from_be_bytes(log[8..12].try_into().unwrap()) as usize;
    let frames = (log.len() - 32) / (page + 24);
    assert!(frames > 10, "{frames}");
    let mut seen = BTreeSet::new();
    for frame in 0..=frames {
        for flips in [false, true] {
            let at = 32 + frame * (page + 24);
            let mut broken = log.clone();
            if flips {
                let Some(byte) = broken.get_mut(at + 30) else { continue };
                *byte ^= 1;
            } else {
                broken.truncate(at);
            }
            // Of its own: the store before it may still be closing.
            let data = work.path().join(format!("data-{frame}-{flips}"));
            copy(&crashed, &data);
            std::fs::write(data.join("directory.sqlite-wal"), broken).unwrap();
            std::fs::remove_file(data.join("directory.sqlite-shm")).ok();
            let db = Db::open(Location::Folder(data.clone())).await.unwrap();
            let now = support::device::directory(&data);
            let index = states.iter().position(|state| *state == now);
            // Before the first generation the schema itself may be all there is.
            let empty = now.records.is_empty();
            assert!(index.is_some() || empty, "frame {frame}: {:?}", now.layers);
            seen.insert(index);
            assert_eq!(db.run(|store| store.saved_export().unwrap()).await.unwrap(), saved, "frame {frame}");
            updated_or_same(&sync(&db, Request::all(&source, &publisher.trust(), tuesday()), |_| {}).await);
            let after = support::device::directory(&data);
            assert_eq!(after.records, states[3].records, "frame {frame}");
            drop(db);
        }
    }
    assert!(seen.len() > 2, "several generations were seen: {seen:?}");
}

fn updated_or_same(report: &SyncReport) {
    assert!(!matches!(report.outcome, SyncOutcome::Failed { .. }), "{:?}", report.outcome);
}

#[tokio::test(flavor = "multi_thread")]
async fn t45_a_full_disk_changes_nothing_and_says_so() {
    let scene = Scene::new().await;
    // SQLite refuses to grow, as it does where the disk is full.
    let limit = |pages: i64| {
        let limit = move |store: &mut avoin_ovi::store::Store| store.limit_directory_pages(pages);
        scene.device.db.run(limit)
    };
    let pages = limit(0).await.unwrap().unwrap();
    for more in [1, 4, 40] {
        limit(pages + more).await.unwrap().unwrap();
        let report = scene.fails(&format!("{more} pages")).await;
        assert_eq!(failed(&report), FailureKind::Full, "{more} pages: {:?}", report.outcome);
    }
    limit(i64::from(u32::MAX) - 1).await.unwrap().unwrap();
    updated(&scene.sync().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn t52_a_clock_that_is_far_off_stops_no_sync_and_is_told() {
    use avoin_ovi::store::FeedAge;
    let scene = Scene::new().await;
    let (source, trust) = (scene.server.source(), scene.publisher.trust());
    updated(&scene.sync().await);
    let age = async |days: i64| {
        let now = tuesday() + TimeDelta::days(days);
        let report = scene.device.sync_at(&source, &trust, now).await;
        assert_eq!(report.outcome, SyncOutcome::UpToDate, "{days} days");
        scene.device.db.run(move |store| store.feed_state().unwrap().unwrap().age(now)).await.unwrap()
    };
    assert_eq!(age(0).await, FeedAge::Fresh);
    assert_eq!(age(31).await, FeedAge::Outdated);
    assert_eq!(age(-365 * 56).await, FeedAge::WrongClock);
    assert_eq!(age(365 * 73).await, FeedAge::WrongClock);
    assert_eq!(age(1).await, FeedAge::Fresh);
}

#[tokio::test(flavor = "multi_thread")]
async fn t54_the_first_start_without_a_network_shows_the_directory_inside() {
    let device = Device::new().await;
    let seed = Seed::embedded().unwrap();
    let report = apply_seed(&device.db, &seed, Stage::FirstList, tuesday(), |_| {}).await;
    assert!(updated(&report).0 > 100);
    let nobody = FeedSource::parse("http://127.0.0.1:1/feed/").unwrap();
    let before = device.directory();
    let report = device.sync(&nobody, &Trust::Root(Hash::of(b"x"))).await;
    assert_eq!(failed(&report), FailureKind::Network);
    assert_eq!(device.directory(), before);
}

#[test]
fn every_fault_has_its_test() {
    fn walk(folder: &Path, found: &mut BTreeSet<u32>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "node_modules" && name != "target" {
                walk(&path, found);
            } else if name.ends_with(".rs") || name.ends_with(".test.mjs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for mark in ["fn t", "test(\"t"] {
                    for (at, _) in text.match_indices(mark) {
                        let name = &text[at + mark.len() - 1..];
                        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(0);
                        let numbers =
                            name[..end].split('_').map_while(|part| part.strip_prefix('t')?.parse::<u32>().ok());
                        found.extend(numbers);
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in ["src", "tests"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    let missing: Vec<u32> = (1..=55).filter(|number| !found.contains(number)).collect();
    assert_eq!(missing, Vec::<u32>::new());
}
