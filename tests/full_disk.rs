//! A disk that is really full: a small file system of the test's own, filled to the last byte by something else.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use avoin_ovi::feed::hash::Hash;
use avoin_ovi::store::{Db, Location};
use avoin_ovi::sync::{FailureKind, Request, SyncReport, sync};
use support::device::{failed, patience, updated};
use support::publisher::{Publisher, place, service};
use support::server::Server;
use support::tuesday;

/// Where the small file system is mounted, told to the test that runs on it.
const SMALL_DISK: &str = "AVOIN_OVI_SMALL_DISK";

/// Runs a test of this file once more, where `/mnt` is a file system in memory of so many MiB that nobody else sees and that
/// goes with it. Whoever isn't root may be it in a name space of its own; where this machine allows neither, that is said.
fn on_a_disk_of_mib(size: u32, test: &str) {
    let script = format!("mount -t tmpfs -o size={size}m none /mnt || exit 77; exec \"$@\"");
    for way in [&["--mount"][..], &["--mount", "--user", "--map-root-user"]] {
        let ran = Command::new("unshare")
            .args(way)
            .args(["sh", "-c", &script, "sh"])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(SMALL_DISK, "/mnt")
            .output();
        let Ok(ran) = ran else { continue };
        let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        if ran.status.success() {
            assert!(said.contains("1 passed"), "{said}");
            return;
        }
        // `unshare` itself failed, or `mount` did; anything else is the test's own.
        assert!(!said.contains("running 1 test"), "{said}");
    }
    eprintln!("not run: this machine lets this user mount no file system");
}

struct Disk(PathBuf);

impl Disk {
    /// Takes what is free, but for so many bytes.
    fn fill(&self, but: u64) {
        let mut ballast = File::create(self.0.join("ballast")).unwrap();
        let block = [7; 4096];
        while ballast.write_all(&block).is_ok() {}
        let size = ballast.metadata().unwrap().len();
        ballast.set_len(size.saturating_sub(but)).unwrap();
    }

    fn free(&self) {
        fs::remove_file(self.0.join("ballast")).unwrap();
    }
}

fn large() -> Vec<String> {
    let name = |nth: usize| format!("Talo {} {}", Hash::of(&nth.to_le_bytes()), Hash::of(&(nth * 7).to_le_bytes()));
    (0..2_500).map(|nth| place(&format!("a:{nth:04}"), &name(nth), "091")).collect()
}

async fn open(data: &Path) -> Db {
    Db::open(Location::Folder(data.to_owned())).await.unwrap()
}

async fn saved(db: &Db) -> String {
    db.run(|store| store.saved_export().unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn t45_a_disk_that_is_full_keeps_the_old_generation_and_what_is_saved() {
    let Some(mounted) = std::env::var_os(SMALL_DISK) else {
        return on_a_disk_of_mib(16, "t45_a_disk_that_is_full_keeps_the_old_generation_and_what_is_saved");
    };
    let disk = Disk(PathBuf::from(mounted));
    let data = disk.0.join("data");
    let (server, publisher) = (Server::start(), Publisher::new());
    let (source, trust) = (server.source(), publisher.trust());
    let follow = async |db: &Db| -> SyncReport {
        sync(db, Request { patience: patience(), ..Request::all(&source, &trust, tuesday()) }, |_| {}).await
    };
    let few = [place("a:1", "Talo", "837"), service("a:3", "Linja")];
    let db = open(&data).await;
    server.set(publisher.publish(&few));
    updated(&follow(&db).await);
    db.run(|store| store.saved_add("a:1", tuesday()).unwrap()).await.unwrap();
    let (before, kept) = (support::device::directory(&data), saved(&db).await);
    server.set(publisher.publish(&[large(), few.to_vec()].concat()));

    // Nothing at all is left, a page, some pages, and nearly what would be needed.
    for but in [0, 4_096, 100_000, 1_500_000] {
        disk.fill(but);
        let report = follow(&db).await;
        assert_eq!(failed(&report), FailureKind::Full, "{but} bytes are free: {:?}", report.outcome);
        assert_eq!(support::device::directory(&data), before, "{but} bytes are free");
        assert_eq!(saved(&db).await, kept, "{but} bytes are free");
        disk.free();
    }

    // A program that starts on the full disk reads what is there.
    disk.fill(0);
    drop(db);
    let db = open(&data).await;
    assert_eq!(saved(&db).await, kept);
    let shown = db.run(|store| store.saved_list(tuesday()).unwrap().len()).await.unwrap();
    assert_eq!(shown, 1);
    assert_eq!(failed(&follow(&db).await), FailureKind::Full);
    // And what its user wants to keep is kept whole, or refused.
    let added = db.run(|store| store.saved_add("a:3", tuesday())).await.unwrap();
    assert!(added.is_ok() || saved(&db).await == kept, "{added:?}");
    disk.free();

    updated(&follow(&db).await);
    assert_eq!(support::device::directory(&data).records.len(), 2_502);
    assert!(saved(&db).await.contains("a:1"));
}
