//! Bringing a pack of street tiles from a real server that misbehaves on request: what has come stays, nothing that isn't
//! proven counts, and no more is taken than was signed.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use avoin_ovi::feed::hash::Hash;
use avoin_ovi::feed::map_pack::{MapPack, PackList, map_pack_path};
use avoin_ovi::feed::write::{Content, PackFile, write_feed};
use avoin_ovi::feed::{decode_line, manifest::Publisher as Named};
use avoin_ovi::store::{PackOrigin, Shelf};
use avoin_ovi::sync::{Failure, FailureKind, PackBrought, PackRequest, adopt_pack, bring_pack, pack_bases};
use futures_channel::oneshot;
use support::device::{Device, patience, updated};
use support::publisher::{Files, Publisher, read, service};
use support::server::{Fault, Server};
use support::tuesday;
use tempfile::TempDir;

fn demo(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/basemap/packs").join(name)
}

/// A pack as the app's own list has it, and its bytes.
fn tampere() -> (MapPack, Vec<u8>) {
    let list = PackList::parse(&fs::read_to_string(demo("list.json")).unwrap());
    let pack = list.packs.into_iter().find(|pack| pack.id == "tampere").unwrap();
    (pack, fs::read(demo("tampere.mbtiles")).unwrap())
}

/// A server with a pack, and a device without.
struct Scene {
    server: Server,
    folder: TempDir,
    request: PackRequest,
    bytes: Vec<u8>,
}

impl Scene {
    fn new() -> Self {
        let (pack, bytes) = tampere();
        Self::of(pack, bytes)
    }

    fn of(pack: MapPack, bytes: Vec<u8>) -> Self {
        let server = Server::start();
        server.set(Files::from([(pack.url.clone(), bytes.clone())]));
        let bases = pack_bases(&server.url(), &[]);
        let request = PackRequest { pack, bases, now: tuesday(), patience: patience() };
        Self { server, folder: tempfile::tempdir().unwrap(), request, bytes }
    }

    async fn shelf(&self) -> Shelf {
        Shelf::open(self.folder.path()).await.unwrap()
    }

    async fn bring(&self) -> Result<PackBrought, Failure> {
        let (_running, stop) = oneshot::channel();
        bring_pack(&self.shelf().await, &self.request, stop, &mut |_| {}).await
    }

    fn fault(&self, fault: Fault) {
        self.server.fault(&self.request.pack.url, fault);
    }

    /// How many bytes are here, and whether they are a pack.
    async fn here(&self) -> (u64, bool) {
        let found = self.shelf().await.find(self.request.pack.sha256).await.unwrap();
        found.map_or((0, false), |found| (found.here, found.whole))
    }

    /// All of it is here, and gives the tiles that it should.
    async fn stands(&self) {
        assert_eq!(self.here().await, (self.bytes.len() as u64, true));
        let tiles = self.shelf().await.tiles(self.request.pack.sha256).await.unwrap();
        assert_eq!(tiles.facts().unwrap().bounds, self.request.pack.bounds);
        assert!(self.kept() == self.bytes);
    }

    fn kept(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("packs").join(format!("{}.mbtiles", self.request.pack.sha256))).unwrap()
    }

    /// The parts asked for since the last call.
    fn ranges(&self) -> Vec<Option<String>> {
        self.server.parts().into_iter().map(|(_, range, _)| range).collect()
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.join("packs"))
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_comes_whole_is_proven_and_comes_once() {
    let scene = Scene::new();
    let (_running, stop) = oneshot::channel();
    let mut told = Vec::new();
    let brought = bring_pack(&scene.shelf().await, &scene.request, stop, &mut |here| told.push(here)).await;
    assert_eq!(brought.unwrap(), PackBrought::Whole);
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1]), "progress only rises");
    assert_eq!((told.first(), told.last()), (Some(&0), Some(&(scene.bytes.len() as u64))));
    scene.stands().await;
    assert_eq!(scene.ranges(), [None]);
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    assert_eq!(scene.ranges(), Vec::<Option<String>>::new(), "what is here is asked of nobody");
    let card = scene.shelf().await.list().await.unwrap().remove(0).card;
    assert_eq!((card.origin, card.pack), (PackOrigin::Vouched, scene.request.pack.clone()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_short_goes_on_where_it_stopped_after_a_restart_too() {
    let scene = Scene::new();
    let mut before = 0;
    for count in [300_000, 400_000, 1] {
        scene.fault(Fault::CutAfter(count));
        assert_eq!(scene.bring().await.unwrap_err().kind, FailureKind::Network);
        let (here, whole) = scene.here().await;
        assert_eq!((here, whole), (before + count as u64, false), "every byte that came is kept");
        before = here;
    }
    scene.server.heal();
    scene.server.parts();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    let etag = format!("\"{}\"", scene.request.pack.sha256);
    let [(_, range, if_range)] = &scene.server.parts()[..] else { panic!("one question") };
    assert_eq!(
        (range.as_deref(), if_range.as_deref()),
        (Some(format!("bytes={before}-").as_str()), Some(etag.as_str()))
    );
    scene.stands().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_stops_at_once_and_keeps_what_has_come() {
    let scene = Scene::new();
    scene.fault(Fault::StallAfter(500_000));
    let (pause, stop) = oneshot::channel();
    let shelf = scene.shelf().await;
    let request = scene.request.clone();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let mut progress = |here| _ = tell.send(here);
    let running = bring_pack(&shelf, &request, stop, &mut progress);
    let pausing = async {
        while told.recv().await.unwrap() < 500_000 {}
        pause.send(()).unwrap();
    };
    let both = tokio::time::timeout(Duration::from_secs(4), async { tokio::join!(running, pausing) });
    let (ended, ()) = both.await.expect("it doesn't wait for the host");
    assert_eq!(ended.unwrap(), PackBrought::Paused);
    assert_eq!(scene.here().await, (500_000, false));
    scene.server.heal();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    scene.stands().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_gives_no_parts_or_other_ones_is_asked_for_the_whole() {
    for fault in [Fault::WholeOnly, Fault::OtherRange, Fault::OtherEtag] {
        let scene = Scene::new();
        scene.fault(Fault::CutAfter(700_000));
        scene.bring().await.unwrap_err();
        scene.fault(fault.clone());
        assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole, "{fault:?}");
        scene.stands().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_signed_file_never_counts() {
    let scene = Scene::new();
    let mut other = scene.bytes.clone();
    other[800_000] ^= 1;
    let mut longer = scene.bytes.clone();
    longer.push(0);
    for (what, fault, kind) in [
        ("other bytes", Fault::Replaced(other.clone()), FailureKind::Corrupt),
        ("one byte more", Fault::Replaced(longer), FailureKind::Corrupt),
        ("bytes without end", Fault::Endless, FailureKind::Corrupt),
        ("fewer bytes", Fault::Replaced(scene.bytes[..9_000].to_vec()), FailureKind::Network),
        ("a sign-in page", Fault::Page, FailureKind::CaptivePortal),
        ("a page without a type", Fault::PageWithoutType, FailureKind::CaptivePortal),
        ("nothing", Fault::HangUp, FailureKind::Network),
        ("no such file", Fault::Status(404), FailureKind::NotFound),
        ("a broken server", Fault::Status(503), FailureKind::Network),
        ("another host", Fault::Redirect("http://127.0.0.1:9/x".to_owned()), FailureKind::Redirect),
        ("an answer nobody asked for", Fault::NotModified, FailureKind::Network),
    ] {
        scene.shelf().await.remove(scene.request.pack.sha256).await.unwrap();
        scene.fault(fault);
        assert_eq!(scene.bring().await.unwrap_err().kind, kind, "{what}");
        assert!(!scene.here().await.1, "{what}");
        assert!(!files(scene.folder.path()).iter().any(|name| name.ends_with(".mbtiles")), "{what}");
    }
    scene.server.heal();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    scene.stands().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rest_that_does_not_fit_is_found_out_and_fetched_anew() {
    let scene = Scene::new();
    let mut other = scene.bytes.clone();
    other[1_500_000] ^= 1;
    scene.fault(Fault::CutAfter(700_000));
    scene.bring().await.unwrap_err();
    // The host pretends that it is the same file: only the sum of all tells.
    scene.fault(Fault::Pretended(other));
    assert_eq!(scene.bring().await.unwrap_err().kind, FailureKind::Corrupt);
    assert_eq!(scene.here().await, (0, false), "what is proven wrong doesn't stay");
    scene.server.heal();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);

    // Somebody changed what lay on the disk meanwhile: the host is right, and gives the whole in the same call.
    let scene = Scene::new();
    scene.fault(Fault::CutAfter(700_000));
    scene.bring().await.unwrap_err();
    let part = scene.folder.path().join("packs").join(format!("{}.part", scene.request.pack.sha256));
    fs::write(&part, vec![7; 700_000]).unwrap();
    scene.server.heal();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    scene.stands().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_file_that_is_no_map_is_not_kept() {
    let bytes = b"not a map at all".repeat(100);
    let (mut pack, _) = tampere();
    (pack.sha256, pack.size) = (Hash::of(&bytes), bytes.len() as u64);
    pack.url = map_pack_path(pack.sha256);
    let scene = Scene::of(pack, bytes);
    assert_eq!(scene.bring().await.unwrap_err().kind, FailureKind::Format);
    assert_eq!(files(scene.folder.path()), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mirror_goes_on_where_the_feed_fails() {
    let mut scene = Scene::new();
    let mirror = Server::start();
    mirror.set(Files::from([(scene.request.pack.url.clone(), scene.bytes.clone())]));
    scene.request.bases = pack_bases(&scene.server.url(), &[mirror.url()]);
    scene.fault(Fault::CutAfter(300_000));
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    let [(_, range, if_range)] = &mirror.parts()[..] else { panic!("the mirror is asked once") };
    assert_eq!(range.as_deref(), Some("bytes=300000-"), "it goes on");
    assert_eq!(*if_range, None, "the ETag is another host's");
    scene.stands().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_its_readers_own_is_kept_when_it_is_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path()).await.unwrap();
    let (_, bytes) = tampere();
    let pack = adopt_pack(&shelf, "kotikulma.mbtiles", bytes.clone(), tuesday()).await.unwrap();
    assert_eq!((pack.name.get("und").map(String::as_str), pack.min_zoom), (Some("tampere"), 11));
    assert!(pack.attribution[0].contains("OpenStreetMap"));
    let there = shelf.find(pack.sha256).await.unwrap().unwrap();
    assert_eq!((there.whole, there.card.origin, &there.card.pack), (true, PackOrigin::File, &pack));
    assert!(shelf.tiles(pack.sha256).await.unwrap().facts().is_ok());
    let again = adopt_pack(&shelf, "sama.mbtiles", bytes.clone(), tuesday()).await.unwrap();
    assert_eq!((again, shelf.list().await.unwrap().len()), (pack, 1), "once is enough");
    let mut spoiled = bytes.clone();
    spoiled.truncate(100_000);
    for (what, bytes) in [("half", spoiled), ("text", b"not a map".to_vec()), ("nothing", Vec::new())] {
        let failure = adopt_pack(&shelf, what, bytes, tuesday()).await.unwrap_err();
        assert_eq!(failure.kind, FailureKind::Format, "{what}");
        assert!(failure.message.starts_with(what), "{}", failure.message);
    }
    assert_eq!(shelf.list().await.unwrap().len(), 1, "nothing of them stays");
    assert_eq!(files(folder.path()).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_refuses_is_told_and_the_next_try_works() {
    let scene = Scene::new();
    let packs = scene.folder.path().join("packs");
    fs::write(&packs, b"in the way").unwrap();
    assert_eq!(scene.bring().await.unwrap_err().kind, FailureKind::Storage);
    fs::remove_file(&packs).unwrap();
    assert_eq!(scene.bring().await.unwrap(), PackBrought::Whole);
    scene.shelf().await.remove(scene.request.pack.sha256).await.unwrap();
    assert_eq!(files(scene.folder.path()), Vec::<String>::new(), "and its room is free again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sync_remembers_which_packs_the_feed_names() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let (pack, _) = tampere();
    let publish = |packs: Vec<PackFile>| {
        let content = Content {
            publisher: Named::default(),
            mirrors: vec!["https://mirror.example/".to_owned()],
            records: vec![decode_line(&service("a:1", "Linja")).unwrap()],
            packs,
            issued: tuesday(),
            valid_days: 30,
            new_epoch: false,
        };
        write_feed(&publisher.out(), &content, Some(&publisher.keys)).unwrap();
        server.set(read(&publisher.out()));
    };
    let named = async || {
        let state = device.db.run(|store| store.feed_state().unwrap().unwrap()).await.unwrap();
        PackList::parse(&state.packs)
    };
    publish(vec![PackFile { pack: pack.clone(), file: demo("tampere.mbtiles") }]);
    updated(&device.sync(&server.source(), &publisher.trust()).await);
    assert_eq!(
        named().await,
        PackList { packs: vec![pack.clone()], mirrors: vec!["https://mirror.example/".to_owned()] }
    );
    // "Nothing new" forgets nothing, and a change of the packs alone is one.
    device.sync(&server.source(), &publisher.trust()).await;
    assert_eq!(named().await.packs, [pack]);
    publish(Vec::new());
    device.sync(&server.source(), &publisher.trust()).await;
    assert_eq!(named().await, PackList::default());
}
