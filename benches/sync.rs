//! What a sync of a whole country costs: bytes on the wire, time to apply, memory it adds; beside it what F-Droid's index
//! costs.
//!
//! Prints figures and asserts nothing. The measured sync runs in a process of its own, so that what made the country
//! doesn't count.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use avoin_ovi::feed::manifest::Publisher;
use avoin_ovi::feed::pack::Lines;
use avoin_ovi::feed::write::{Content, Roots, SigningKeys, Written, generate as make_keys, write_feed};
use avoin_ovi::feed::{Collection, Decoded, decode_line, decode_line_as};
use avoin_ovi::publish::generate::{Amount, generate};
use avoin_ovi::store::{Db, Location};
use avoin_ovi::sync::{FeedSource, Request, SyncReport, Trust, sync};
use chrono::{DateTime, Utc};

type Anything<T> = Result<T, Box<dyn Error>>;

/// Set in the measuring process: data folder, feed folder, root.json.
const TASK: &str = "AVOIN_OVI_BENCH_SYNC";
const COUNTRY: Amount = Amount { places: 10_000, series: 8_000, seed: 1, edits: 0 };

fn main() -> Anything<()> {
    if let Ok(task) = std::env::var(TASK) {
        return measure(&task);
    }
    let work = tempfile::tempdir()?;
    let keys = make_keys(&work.path().join("keys"), "bench.example", Roots::default())?;
    let public = work.path().join("public");
    let first = publish(&work.path().join("first"), COUNTRY, &public, &keys)?;
    println!("a country of {} places and {} series:", COUNTRY.places, COUNTRY.series);
    read_alone(&public)?;
    show("first sync", &first, work.path(), &public, &keys)?;
    show("nothing new, from a folder", &first, work.path(), &public, &keys)?;
    let edits = (COUNTRY.places + COUNTRY.series) / 100;
    let second = publish(&work.path().join("second"), Amount { edits, ..COUNTRY }, &public, &keys)?;
    show("1 % edited", &second, work.path(), &public, &keys)?;
    // What F-Droid says of its own index, which is JSON with merge patches too:
    // https://f-droid.org/2023/03/01/new-repo-format-faster-smaller-updates.html
    println!("beside it, by its own words, F-Droid's index: whole 8 MB, a change of 1 % 80 KB");
    Ok(())
}

fn publish(source: &Path, amount: Amount, public: &Path, keys: &SigningKeys) -> Anything<Written> {
    generate(amount, source)?;
    let content = Content {
        publisher: Publisher { name: "Bench".to_owned(), ..Publisher::default() },
        mirrors: Vec::new(),
        packs: Vec::new(),
        records: records(source)?,
        issued: now()?,
        valid_days: 30,
        new_epoch: false,
    };
    Ok(write_feed(public, &content, Some(keys))?)
}

fn records(source: &Path) -> Anything<Vec<Decoded>> {
    let mut records = Vec::new();
    for collection in Collection::ALL {
        for entry in std::fs::read_dir(source)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with(collection.stem()) && name.ends_with(".jsonl") {
                for line in std::fs::read_to_string(&path)?.lines() {
                    records.push(decode_line_as(*collection, line)?);
                }
            }
        }
    }
    Ok(records)
}

/// What unpacking and reading cost without a store behind them.
fn read_alone(public: &Path) -> Anything<()> {
    let began = Instant::now();
    let (mut unpacked, mut read) = (0, 0);
    for entry in std::fs::read_dir(public.join("v1/shard"))? {
        let file = std::fs::read(entry?.path())?;
        let mut lines = Lines::new(&file, u64::MAX - 1)?;
        while let Some((_, line)) = lines.next_line()? {
            unpacked += line.len();
            decode_line(std::str::from_utf8(line)?)?;
            read += 1;
        }
    }
    println!("unpacked and read alone: {read} records, {unpacked} bytes, {:.0?}", began.elapsed());
    Ok(())
}

fn show(what: &str, written: &Written, work: &Path, public: &Path, keys: &SigningKeys) -> Anything<()> {
    let changed: u64 = written.shards.iter().filter(|shard| shard.changed).map(|shard| shard.size).sum();
    println!(
        "{what}: {} shards of {} changed, {changed} bytes of them",
        written.shards.iter().filter(|shard| shard.changed).count(),
        written.shards.len()
    );
    let root = work.join("root.json");
    std::fs::write(&root, keys.key_set())?;
    let task = format!("{}\n{}\n{}", work.join("data").display(), public.display(), root.display());
    std::process::Command::new(std::env::current_exe()?).env(TASK, task).status()?;
    Ok(())
}

fn measure(task: &str) -> Anything<()> {
    let parts: Vec<PathBuf> = task.split('\n').map(PathBuf::from).collect();
    let [data, public, root] = parts.as_slice() else { return Err("three paths".into()) };
    let runtime = tokio::runtime::Runtime::new()?;
    let trust = Trust::RootFile(std::fs::read(root)?);
    let source = FeedSource::Folder { path: public.clone() };
    let db = runtime.block_on(Db::open(Location::Folder(data.clone())))?;
    // Lets the kernel count the peak from here on.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let before = memory_kib("VmRSS:");
    let began = Instant::now();
    let report: SyncReport = runtime.block_on(sync(&db, Request::all(&source, &trust, now()?), |_| {}));
    let took = began.elapsed();
    let added = memory_kib("VmHWM:").zip(before).map(|(peak, before)| peak.saturating_sub(before) / 1024);
    let memory = added.map_or_else(|| "not known here".to_owned(), |mib| format!("{mib} MiB"));
    println!("  {:?}: {} bytes read, {took:.3?}, peak memory added {memory}", report.outcome, report.bytes);
    // The next measurement finds a database that was closed.
    drop(db);
    while data.join("directory.sqlite-wal").exists() && began.elapsed().as_secs() < 10 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    Ok(())
}

fn memory_kib(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn now() -> Anything<DateTime<Utc>> {
    Ok("2026-11-24T08:00:00Z".parse()?)
}
