//! The seed of the web app as one file: what a first list needs, laid out so that it shrinks best on the wire.
//!
//! The shards of the feed's format are packed one by one. Unpacked and side by side they cost a third less once the web
//! server compresses the whole, and one request instead of two dozen. What a list doesn't show comes after it, from the
//! seed's own folder: the country's playgrounds, and of the other shards the kinds of record in `LATER_KINDS` and the
//! events that are told in words only. The layout is told where it is read: `src/sync/pack.rs`.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::Path;

use ruzstd::decoding::StreamingDecoder;
use serde_json::Value;

const LATER_SHARD: &str = "playgrounds";
const LATER_KINDS: [&str; 3] = ["service", "vocabulary", "plan"];

/// Writes the pack of a seed's folder (the one that holds `v1/`), and beside it, as `.later`, the names of the files
/// that are needed all the same.
pub fn write_pack(seed: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let head = fs::read_to_string(seed.join("v1/head"))?;
    let said = |name: &str| {
        let of_name = |line| str::strip_prefix(line, name)?.strip_prefix(' ');
        head.lines().find_map(of_name).ok_or(format!("the seed's head says no {name}"))
    };
    let manifest = only_file(&seed.join("v1/manifest"))?;
    let listed: Value = serde_json::from_slice(&unpack(&fs::read(seed.join(&manifest))?)?)?;
    let shards = listed["shards"].as_object().ok_or("the manifest lists no shards")?;
    let mut index = format!("avoin-ovi-seed 1 {} {}\n", said("epoch")?, said("issued")?);
    let mut records = String::new();
    let mut later = format!("v1/head\n{manifest}\n");
    // `national` first, because places name its organizations.
    let mut keys: Vec<&String> = shards.keys().collect();
    keys.sort_by_key(|key| (key.as_str() != "national", key.as_str()));
    for key in keys {
        let entry = &shards[key];
        let text = |value: &Value| value.as_str().map(str::to_owned).ok_or(format!("{key} lacks a hash"));
        let file = format!("v1/shard/{}.jsonl.zst", text(&entry["shard"]["sha256"])?);
        if key == LATER_SHARD {
            writeln!(later, "{file}")?;
            continue;
        }
        let lines = String::from_utf8(unpack(&fs::read(seed.join(&file))?)?)?;
        let (mut first, mut count, mut is_whole) = (String::new(), 0, true);
        for line in lines.lines() {
            let record: Value = serde_json::from_str(line)?;
            let kind = record["type"].as_str().unwrap_or_default();
            let in_words_only = kind == "event" && record["start"].is_null();
            if in_words_only || LATER_KINDS.contains(&kind) {
                is_whole = false;
            } else {
                writeln!(first, "{line}")?;
                count += 1;
            }
        }
        if !is_whole {
            writeln!(later, "{file}")?;
        }
        let kind = if is_whole { "whole" } else { "part" };
        writeln!(index, "{key} {} {} {kind} {count} {}", entry["sequence"], text(&entry["state"])?, first.len())?;
        records.push_str(&first);
    }
    fs::write(out, index + "\n" + &records)?;
    fs::write(out.with_extension("later"), later)?;
    Ok(())
}

/// The name of a folder's one file, from `v1/` on.
fn only_file(folder: &Path) -> Result<String, Box<dyn Error>> {
    let files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    let [file] = files.as_slice() else { return Err("a seed has one manifest".into()) };
    Ok(format!("v1/manifest/{}", file.file_name().into_string().map_err(|_| "the manifest's name is no text")?))
}

fn unpack(file: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    StreamingDecoder::new(file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
