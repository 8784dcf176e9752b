//! What a host sends: no bytes panic, and what was read once reads the same again.

use avoin_ovi::feed::delta::{Change, DeltaLine, patched};
use avoin_ovi::feed::head::Head;
use avoin_ovi::feed::keys::KeySet;
use avoin_ovi::feed::manifest::Manifest;
use avoin_ovi::feed::note::{self, Signer};
use avoin_ovi::feed::pack::{Lines, pack, unpack};
use avoin_ovi::feed::{decode_canonical, decode_line, json};

/// The most that a file of these may unpack to here.
const LIMIT: u64 = 1024 * 1024;

/// A head, a key set or a manifest.
pub fn head(input: &[u8]) {
    if let Ok(head) = Head::open_unproved(input) {
        let text = head.to_text();
        assert_eq!(Head::open_unproved(text.as_bytes()).as_ref(), Ok(&head), "a head reads as it is written");
    }
    let Ok(signer) = Signer::new("fuzz.example/head", &[7; 32]) else { return };
    let known = [signer.verifier()];
    // Whoever doesn't have the key signs nothing.
    assert!(note::open(input, &known, 1).is_err());
    if let Ok(set) = KeySet::parse(input) {
        let bytes = set.to_bytes().unwrap_or_default();
        assert_eq!(KeySet::parse(&bytes).as_ref(), Ok(&set), "a key set reads as it is written");
        assert!(KeySet::open_next(&bytes, &set).is_err(), "nobody has signed it");
    }
    manifest(input);
    // As what is inside it.
    if input.starts_with(b"{") {
        manifest(&pack(input).unwrap_or_default());
    }
}

fn manifest(input: &[u8]) {
    let Ok(manifest) = Manifest::parse(input) else { return };
    let text = manifest.to_text().unwrap_or_default();
    let again = Manifest::parse(&pack(text.as_bytes()).unwrap_or_default());
    assert_eq!(again.ok().as_ref(), Some(&manifest), "a manifest reads as it is written");
}

/// A packed shard, or one of its lines.
pub fn decoder(input: &[u8]) {
    if let Ok(bytes) = unpack(input, LIMIT) {
        assert!(bytes.len() as u64 <= LIMIT);
    }
    if let Ok(mut lines) = Lines::new(input, LIMIT) {
        while let Ok(Some((_, line))) = lines.next_line() {
            self::line(line);
        }
        assert!(lines.bytes() <= LIMIT + 1);
    }
    input.split(|byte| *byte == b'\n').for_each(line);
}

fn line(line: &[u8]) {
    let Ok(text) = std::str::from_utf8(line) else { return };
    let Ok(decoded) = decode_line(text) else { return };
    let again = decode_line(&decoded.canonical);
    assert_eq!(again.as_ref().map(|again| &again.canonical), Ok(&decoded.canonical), "canonical once is canonical");
    assert!(decode_canonical(&decoded.canonical).is_some(), "what is stored can be read");
}

/// A delta's lines, and a record before them on the first line.
pub fn delta(input: &[u8]) {
    let mut lines = input.split(|byte| *byte == b'\n');
    let before = lines.next().and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    let before = json::parse(before).ok().and_then(|value| json::canonical(&value).ok());
    for line in lines {
        let Ok(DeltaLine::Change(change)) = DeltaLine::parse(line) else { continue };
        let (Change::Patch { patch, .. }, Some(before)) = (change, &before) else { continue };
        let Ok(after) = patched(before, patch.clone()) else { continue };
        // What was patched once is where the patch leads.
        assert_eq!(patched(&after, patch).as_ref(), Ok(&after));
    }
}
