//! What has come of the feed's larger files that were cut short, until they are whole and applied.
//!
//! In the directory's database: it is as disposable, a crash leaves whole pieces there, and it is the same in a browser.

use rusqlite::params;

use super::Store;
use super::error::StoreError;
use crate::feed::hash::Hash;

/// The beginning of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub bytes: Vec<u8>,
    /// The address the first bytes came from, and the strong ETag they had there.
    pub version: Option<(String, String)>,
}

impl Store {
    /// What is here of a file, up to the first gap.
    pub fn part(&self, hash: Hash) -> Result<Option<Part>, StoreError> {
        let mut statement =
            self.directory.prepare_cached("SELECT at, bytes, url, etag FROM part WHERE sha256 = ?1 ORDER BY at")?;
        let mut rows = statement.query([hash.to_string()])?;
        let mut part: Option<Part> = None;
        while let Some(row) = rows.next()? {
            let at: i64 = row.get(0)?;
            let piece: Vec<u8> = row.get(1)?;
            match &mut part {
                None if at == 0 => {
                    let version = row.get::<_, Option<String>>(2)?.zip(row.get(3)?);
                    part = Some(Part { bytes: piece, version });
                }
                Some(part) if usize::try_from(at) == Ok(part.bytes.len()) => part.bytes.extend_from_slice(&piece),
                _ => break,
            }
        }
        Ok(part)
    }

    /// Keeps the piece that begins at byte `at`.
    pub fn keep_part(
        &mut self,
        hash: Hash,
        at: u64,
        piece: &[u8],
        version: Option<&(String, String)>,
    ) -> Result<(), StoreError> {
        let (url, etag) = version.map(|(url, etag)| (url.as_str(), etag.as_str())).unzip();
        self.directory
            .prepare_cached("INSERT OR REPLACE INTO part (sha256, at, bytes, url, etag) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![hash.to_string(), i64::try_from(at).unwrap_or(i64::MAX), piece, url, etag])?;
        Ok(())
    }

    /// Forgets what has come of one file.
    pub fn forget_part(&mut self, hash: Hash) -> Result<(), StoreError> {
        self.directory.prepare_cached("DELETE FROM part WHERE sha256 = ?1")?.execute([hash.to_string()])?;
        Ok(())
    }

    /// Forgets what has come of any file: all of them have been applied, or nobody wants them any more.
    pub fn forget_parts(&mut self) -> Result<(), StoreError> {
        self.directory.prepare_cached("DELETE FROM part")?.execute([])?;
        Ok(())
    }
}
