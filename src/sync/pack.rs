//! The part of the seed that a first list needs, as the one file that lies beside the web app.
//!
//! Made by `platform/web/bindgen`, which tells its layout. Its files are trusted with the package, as the seed is: their
//! names are those of the feed's format, their bytes are stored otherwise, so no file's hash is asked. What a shard
//! states of its records is checked as ever.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The files by their names from `v1/` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack(Arc<BTreeMap<String, Vec<u8>>>);

impl Pack {
    /// `None`: these bytes are no such file.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let index: BTreeMap<String, (usize, usize)> = serde_json::from_slice(bytes.get(..end)?).ok()?;
        let files = bytes.get(end + 1..)?;
        let file = |(name, (offset, length)): (String, (usize, usize))| {
            Some((name, files.get(offset..offset.checked_add(length)?)?.to_vec()))
        };
        index.into_iter().map(file).collect::<Option<_>>().map(Arc::new).map(Self)
    }

    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_names() {
        let pack = Pack::parse(b"{\"v1/head\":[0,3],\"v1/x\":[3,2]}\nonetw").unwrap();
        assert_eq!(
            (pack.file("v1/head"), pack.file("v1/x"), pack.file("v1/y")),
            (Some(&b"one"[..]), Some(&b"tw"[..]), None)
        );
    }

    #[test]
    fn what_is_cut_short_is_no_pack() {
        for bytes in [&b""[..], b"{}", b"<html>\n", b"{\"v1/head\":[0,3]}\non", b"{\"a\":[18446744073709551615,1]}\n"] {
            assert_eq!(Pack::parse(bytes), None);
        }
    }
}
