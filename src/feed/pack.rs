//! zstd, read under caps.
//!
//! A few bytes can unpack to gigabytes, and a frame may ask for a window of gigabytes before its first byte: the size
//! that the manifest states and a window of 8 MiB are the most. Only one frame a file, without a dictionary.

use std::io::{self, BufRead, BufReader, Read};

use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::json::MAX_LINE_BYTES;

/// The largest window a frame may ask for, in bytes (what level 19 uses for large input).
pub const MAX_WINDOW_BYTES: u64 = 8 * 1024 * 1024;

/// Why a packed file can't be read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("it is no zstd file this program reads: {0}")]
    Zstd(String),
    #[error("it unpacks to more than {0} bytes")]
    TooLarge(u64),
    #[error("line {0} is longer than {MAX_LINE_BYTES} bytes")]
    LongLine(u64),
    #[error("its last line has no end")]
    CutShort,
}

/// Unpacks a small file into memory.
pub fn unpack(file: &[u8], limit: u64) -> Result<Vec<u8>, PackError> {
    let mut bytes = Vec::new();
    let decoder = decoder(file)?;
    decoder.take(limit + 1).read_to_end(&mut bytes).map_err(zstd)?;
    if bytes.len() as u64 > limit { Err(PackError::TooLarge(limit)) } else { Ok(bytes) }
}

/// The lines of a packed file, unpacked as they are read: never more than a window and a line in memory.
pub struct Lines<'a> {
    reader: BufReader<io::Take<StreamingDecoder<&'a [u8], FrameDecoder>>>,
    line: Vec<u8>,
    number: u64,
    limit: u64,
    taken: u64,
}

impl<'a> Lines<'a> {
    /// `limit`: the most bytes the file may unpack to.
    pub fn new(file: &'a [u8], limit: u64) -> Result<Self, PackError> {
        let reader = BufReader::with_capacity(64 * 1024, decoder(file)?.take(limit + 1));
        Ok(Self { reader, line: Vec::new(), number: 0, limit, taken: 0 })
    }

    /// The next line without its end, and its number from 1. `None` at the end of the file. Whether it is text is for
    /// the caller to see: one bad line is no reason to give up the others.
    pub fn next_line(&mut self) -> Result<Option<(u64, &[u8])>, PackError> {
        self.line.clear();
        let cap = MAX_LINE_BYTES as u64 + 1;
        let count = self.reader.by_ref().take(cap).read_until(b'\n', &mut self.line).map_err(zstd)? as u64;
        self.taken += count;
        if self.taken > self.limit {
            return Err(PackError::TooLarge(self.limit));
        }
        if count == 0 {
            return Ok(None);
        }
        self.number += 1;
        match self.line.pop() {
            Some(b'\n') => {}
            _ if count == cap => return Err(PackError::LongLine(self.number)),
            _ => return Err(PackError::CutShort),
        }
        Ok(Some((self.number, &self.line)))
    }

    /// Bytes unpacked so far.
    pub fn bytes(&self) -> u64 {
        self.taken
    }
}

fn decoder(file: &[u8]) -> Result<StreamingDecoder<&[u8], FrameDecoder>, PackError> {
    StreamingDecoder::new_with_max_window_size(file, MAX_WINDOW_BYTES)
        .map_err(|error| PackError::Zstd(error.to_string()))
}

fn zstd(error: io::Error) -> PackError {
    PackError::Zstd(error.to_string())
}

/// Packs a file: level 19, one frame, its size and checksum in it. The same bytes give the same file.
#[cfg(feature = "cli")]
pub fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    use zstd::zstd_safe::CParameter;
    let mut compressor = zstd::bulk::Compressor::new(19)?;
    compressor.set_parameter(CParameter::ChecksumFlag(true))?;
    compressor.compress(bytes)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    fn lines(file: &[u8], limit: u64) -> Result<Vec<String>, PackError> {
        let mut lines = Lines::new(file, limit)?;
        let mut all = Vec::new();
        while let Some((_, line)) = lines.next_line()? {
            all.push(String::from_utf8_lossy(line).into_owned());
        }
        Ok(all)
    }

    #[test]
    fn lines_come_out_as_they_went_in() {
        let packed = pack(b"one\n\ntwo\n").unwrap();
        assert_eq!(lines(&packed, 9).unwrap(), ["one", "", "two"]);
        assert_eq!(unpack(&packed, 9).unwrap(), b"one\n\ntwo\n");
        assert_eq!(packed, pack(b"one\n\ntwo\n").unwrap());
    }

    #[test]
    fn bombs_stop_at_their_stated_size() {
        let bomb = pack(&vec![b'\n'; 64 * 1024 * 1024]).unwrap();
        assert!(bomb.len() < 10_000);
        assert!(matches!(unpack(&bomb, 1_000), Err(PackError::TooLarge(1_000))));
        assert!(matches!(lines(&bomb, 1_000), Err(PackError::TooLarge(1_000))));
        let long = pack(&vec![b'a'; MAX_LINE_BYTES * 3]).unwrap();
        assert!(matches!(lines(&long, u64::MAX - 1), Err(PackError::LongLine(1))));
    }

    #[test]
    fn what_is_cut_is_told() {
        let packed = pack(b"one\ntwo").unwrap();
        assert!(matches!(lines(&packed, 100), Err(PackError::CutShort)));
        let packed = pack(&b"some words\n".repeat(1_000)).unwrap();
        for length in 0..packed.len() {
            assert!(lines(&packed[..length], 100_000).is_err(), "cut at {length} of {}", packed.len());
        }
        assert!(matches!(lines(b"<html>", 100), Err(PackError::Zstd(_))));
    }

    #[test]
    fn a_huge_window_is_refused_before_it_is_made() {
        // Magic, a frame without content size, a window of 2 GiB.
        let frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00];
        assert!(matches!(unpack(&frame, 100), Err(PackError::Zstd(_))));
    }
}
