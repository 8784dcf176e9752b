//! The directory inside the program, as a publisher's start.

use std::collections::BTreeMap;
use std::path::Path;

use avoin_ovi::feed::head::Head;
use avoin_ovi::feed::manifest::{Manifest, manifest_path, shard_path};
use avoin_ovi::feed::pack::unpack;
use avoin_ovi::feed::{Collection, ShardKey};
use avoin_ovi::publish::problem::{read_text, write_whole};
use avoin_ovi::sync::embedded_file;
use serde_json::Value;

use super::Failure;

/// Writes the embedded directory's records into a source folder, a file for each collection, and their credits into its
/// `feed.json`; gives the files' names. Playgrounds have a file of their own: their licence is another one.
pub fn write_records(src: &Path) -> Result<Vec<String>, Failure> {
    let manifest = manifest()?;
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (key, entry) in &manifest.shards {
        let file = inside(&shard_path(entry.shard.sha256))?;
        let bytes = unpack(file, entry.shard.decoded_size).map_err(broken)?;
        let text = String::from_utf8(bytes).map_err(broken)?;
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).map_err(broken)?;
            let collection = record["type"].as_str().and_then(Collection::of_type).map_or("records", Collection::stem);
            let name = if ShardKey::parse(key) == Some(ShardKey::Playgrounds) { "playgrounds" } else { "avoinovi" };
            let file = files.entry(format!("{collection}-{name}.jsonl")).or_default();
            file.push_str(line);
            file.push('\n');
        }
    }
    for (name, text) in &files {
        write_whole(&src.join(name), text.as_bytes())?;
    }
    let path = src.join("feed.json");
    let mut info: Value = serde_json::from_str(&read_text(&path, "feed.json")?).map_err(broken)?;
    info["attribution"] = manifest.publisher.attribution.into();
    let pretty = serde_json::to_string_pretty(&info).map_err(broken)?;
    write_whole(&path, (pretty + "\n").as_bytes())?;
    Ok(files.into_keys().collect())
}

fn manifest() -> Result<Manifest, Failure> {
    let head = Head::open_unproved(inside("v1/head")?).map_err(broken)?;
    Manifest::parse(inside(&manifest_path(head.manifest))?).map_err(broken)
}

fn inside(name: &str) -> Result<&'static [u8], Failure> {
    embedded_file(name).ok_or_else(|| broken(format!("{name} is missing")))
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Outside(format!("the directory inside the program: {error}"))
}
