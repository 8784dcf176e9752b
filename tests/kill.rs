//! `kill -9` while a generation is applied: afterwards the directory is exactly the old one or the new one.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use avoin_ovi::store::{Db, Location};
use avoin_ovi::sync::{FeedSource, Request, SyncOutcome, Trust, sync};
use support::device::{Directory, directory};
use support::publisher::{Publisher, place};
use support::tuesday;

const TASK: &str = "AVOIN_OVI_TEST_SYNC";
/// How often it is killed; `./dev soak` asks for many more.
const ROUNDS: &str = "AVOIN_OVI_KILL_ROUNDS";
const PLACES: usize = 150;

/// So many rounds of each way of killing.
fn rounds() -> u32 {
    std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(100)
}

/// The first `changed` places are called by another word: all of them are a whole shard, a few of them a delta.
fn generation(word: &str, changed: usize) -> Vec<String> {
    let name = |number: usize| format!("{} {number}", if number < changed { word } else { "Vanha" });
    (0..PLACES).map(|number| place(&format!("a:{number:04}"), &name(number), "091")).collect()
}

/// Not a test of its own: what the killed process does. `AVOIN_OVI_TEST_SYNC` holds data folder, feed folder, root.
#[test]
fn one_sync_in_a_process_of_its_own() {
    let Ok(task) = std::env::var(TASK) else { return };
    let parts: Vec<&str> = task.split('\n').collect();
    let outcome = run(Path::new(parts[0]), Path::new(parts[1]), Path::new(parts[2]));
    assert!(!matches!(outcome, SyncOutcome::Failed { .. }), "{outcome:?}");
}

#[tokio::main]
async fn run(data: &Path, feed: &Path, root: &Path) -> SyncOutcome {
    let db = Db::open(Location::Folder(data.to_owned())).await.unwrap();
    let source = FeedSource::Folder { path: feed.to_owned() };
    let trust = Trust::RootFile(std::fs::read(root).unwrap());
    sync(&db, Request::all(&source, &trust, tuesday()), |_| {}).await.outcome
}

struct Child(std::process::Child);

fn start(data: &Path, feed: &Path, root: &Path) -> Child {
    let task = format!("{}\n{}\n{}", data.display(), feed.display(), root.display());
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "one_sync_in_a_process_of_its_own"])
        .env(TASK, task)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    Child(child)
}

/// Opens the databases as the program does, so that what a dead process left is settled, and looks.
fn look(data: &Path) -> (Directory, Vec<String>, String) {
    #[tokio::main(flavor = "current_thread")]
    async fn saved_and_found(data: PathBuf) -> (Vec<String>, String) {
        let db = Db::open(Location::Folder(data)).await.unwrap();
        db.run(|store| {
            let found = store.search("Uusi", 1_000).unwrap().len();
            let open = store.states(tuesday()).unwrap().len();
            (store.saved_ids().unwrap(), format!("{found} found, {open} with a state"))
        })
        .await
        .unwrap()
    }
    let (saved, found) = saved_and_found(data.to_owned());
    let connection = rusqlite::Connection::open(data.join("directory.sqlite")).unwrap();
    let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    drop(connection);
    let looked = (directory(data), saved, found);
    wait_until_closed(data);
    looked
}

/// The store's threads end a moment after their last handle. Only then is the folder still enough to be copied or
/// removed: when a connection that closes after all others has taken the log away with it.
fn wait_until_closed(data: &Path) {
    let is_log = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with("-wal"))
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    while std::fs::read_dir(data).unwrap().any(is_log) {
        for database in ["directory.sqlite", "user.sqlite"] {
            let connection = rusqlite::Connection::open(data.join(database)).unwrap();
            let _: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        }
        assert!(Instant::now() < deadline, "a connection to {} stays open", data.display());
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn t43_killed_at_any_moment_it_has_the_old_generation_or_the_new_one() {
    kill_again_and_again(PLACES);
}

#[test]
fn t43_killed_while_a_delta_is_applied_it_has_the_old_generation_or_the_new_one() {
    kill_again_and_again(20);
}

fn kill_again_and_again(changed: usize) {
    let (work, publisher) = (tempfile::tempdir().unwrap(), Publisher::new());
    let root = work.path().join("root.json");
    std::fs::write(&root, publisher.keys.key_set()).unwrap();
    let (first, second) = (work.path().join("first"), work.path().join("second"));
    publisher.publish(&generation("Vanha", 0));
    copy_tree(&publisher.out(), &first);
    publisher.publish(&generation("Uusi", changed));
    copy_tree(&publisher.out(), &second);
    let by_delta = !support::publisher::manifest_of(&support::publisher::read(&second)).deltas.is_empty();
    assert_eq!(by_delta, changed < PLACES / 2);

    let base = work.path().join("base");
    assert!(matches!(run(&base, &first, &root), SyncOutcome::Updated { .. }));
    save(&base);
    let old = look(&base);
    let whole = work.path().join("whole");
    copy(&base, &whole);
    let began = Instant::now();
    assert!(start(&whole, &second, &root).0.wait().unwrap().success());
    let takes = began.elapsed();
    let new = look(&whole);
    assert_ne!(old.0, new.0);
    assert_eq!(
        (old.1.as_slice(), new.1.as_slice()),
        (["a:0001".to_owned()].as_slice(), ["a:0001".to_owned()].as_slice())
    );

    let mut seen = [0, 0];
    for round in 0..rounds() {
        let data = work.path().join("round");
        copy(&base, &data);
        let mut child = start(&data, &second, &root);
        // Spread evenly from its first step to a little after its usual last one, in no order.
        let share = (f64::from(round) * 0.618_033_988_75).fract() * 1.2;
        std::thread::sleep(Duration::from_secs_f64(takes.as_secs_f64() * share));
        // On Unix this is SIGKILL: nothing in the process gets to tidy up.
        let _ = child.0.kill();
        child.0.wait().unwrap();
        let after = look(&data);
        assert!(after == old || after == new, "round {round}, killed at {share:.2} of the whole");
        seen[usize::from(after == new)] += 1;
        if round % 10 == 0 {
            // What was cut short is brought to its end by the next sync.
            assert!(!matches!(run(&data, &second, &root), SyncOutcome::Failed { .. }), "round {round}");
            assert!(look(&data) == new, "round {round}");
        }
        std::fs::remove_dir_all(&data).unwrap();
    }
    println!("{} times the old generation, {} times the new one", seen[0], seen[1]);
}

fn copy_tree(from: &Path, to: &Path) {
    for (name, bytes) in support::publisher::read(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

#[tokio::main(flavor = "current_thread")]
async fn save(data: &Path) {
    let db = Db::open(Location::Folder(data.to_owned())).await.unwrap();
    db.run(|store| store.saved_add("a:0001", tuesday()).unwrap()).await.unwrap();
}
