//! The seed of the web app as one file: what a first list needs, laid out so that it shrinks best on the wire.
//!
//! The shards of the feed's format are packed one by one. Unpacked and side by side they cost a third less once the web
//! server compresses the whole, and one request instead of two dozen. Each stays a zstd file, stored and not compressed,
//! so that the app reads it as it reads any other. The country's playgrounds are left out: they come after the list.
//!
//! Layout: a line of JSON, `{"v1/head": [offset, length], …}`, offsets counted from the end of that line; then the files.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::Path;

use ruzstd::decoding::StreamingDecoder;
use serde_json::{Value, json};

const LATER: &str = "playgrounds";

/// Writes the pack of a seed's folder (the one that holds `v1/`).
pub fn write_pack(seed: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = vec![("v1/head".to_owned(), fs::read(seed.join("v1/head"))?)];
    let manifests: Vec<_> = fs::read_dir(seed.join("v1/manifest"))?.collect::<Result<_, _>>()?;
    let [manifest] = manifests.as_slice() else { return Err("a seed has one manifest".into()) };
    let name = manifest.file_name().into_string().map_err(|_| "the manifest's name is no text")?;
    let listed = unpack(&fs::read(manifest.path())?)?;
    files.push((format!("v1/manifest/{name}"), stored(&listed)?));
    let listed: Value = serde_json::from_slice(&listed)?;
    let shards = listed["shards"].as_object().ok_or("the manifest lists no shards")?;
    for (_, entry) in shards.iter().filter(|(key, _)| key.as_str() != LATER) {
        let hash = entry["shard"]["sha256"].as_str().ok_or("a shard has no hash")?;
        let name = format!("v1/shard/{hash}.jsonl.zst");
        let file = stored(&unpack(&fs::read(seed.join(&name))?)?)?;
        files.push((name, file));
    }
    let mut index = BTreeMap::new();
    let mut offset = 0;
    for (name, file) in &files {
        index.insert(name, json!([offset, file.len()]));
        offset += file.len();
    }
    let mut pack = serde_json::to_vec(&index)?;
    pack.push(b'\n');
    for (_, file) in &files {
        pack.extend_from_slice(file);
    }
    fs::write(out, pack)?;
    Ok(())
}

fn unpack(file: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    StreamingDecoder::new(file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A zstd frame (RFC 8878) of raw blocks: its size in four bytes, no checksum.
fn stored(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    const MOST_IN_A_BLOCK: usize = 128 * 1024;
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0b1010_0000];
    frame.extend_from_slice(&u32::try_from(bytes.len())?.to_le_bytes());
    let count = bytes.len().div_ceil(MOST_IN_A_BLOCK).max(1);
    for index in 0..count {
        let block = &bytes[index * MOST_IN_A_BLOCK..bytes.len().min((index + 1) * MOST_IN_A_BLOCK)];
        let header = u32::try_from(block.len())? << 3 | u32::from(index + 1 == count);
        frame.extend_from_slice(&header.to_le_bytes()[..3]);
        frame.extend_from_slice(block);
    }
    Ok(frame)
}
