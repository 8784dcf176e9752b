//! One verified shard into the store: read line by line, checked to its end, committed whole or not at all.
//!
//! The file's hash has been checked before this. What a record says is checked here, and what the shard as a whole must
//! be (its state hash, its count, ids that rise) while it streams into the transaction: an error at the last line undoes
//! the first. Unpacking, hashing and decoding have a thread of their own where there is one to have: they take nearly as
//! long as writing, and nothing of them waits for the database. It may begin while the shard before is being written.

use chrono::NaiveDate;

use super::judge::{Step, judge_shard};
use super::outcome::{Failure, FailureKind, Skipped};
use super::sections::Sections;
use crate::feed::example::freshen;
use crate::feed::hash::StateHasher;
use crate::feed::manifest::ShardEntry;
use crate::feed::pack::{Lines, PackError};
use crate::feed::{ShardKey, ShardLine, decode_line};
use crate::store::{ApplyReport, Generation, Origin, ShardChanges, Store};

/// What applying a shard did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub places: usize,
    pub events: usize,
    pub services: usize,
    pub skipped: Vec<Skipped>,
}

/// A shard's file that is being read; some of its records may wait to be taken.
pub struct Reading {
    key: ShardKey,
    entry: ShardEntry,
    records: beside::Records,
}

impl Reading {
    /// `fresh_on` is for the example area: its records are moved to the week of that day.
    pub fn begin(key: ShardKey, entry: ShardEntry, file: Vec<u8>, fresh_on: Option<NaiveDate>) -> Self {
        let records = beside::Records::begin(key, entry.clone(), file, fresh_on);
        Self { key, entry, records }
    }
}

/// Applies a shard's file. `None`: another sync was faster, and this generation or a later one is there.
pub fn apply_shard(store: &mut Store, reading: Reading, generation: &Generation) -> Result<Option<Applied>, Failure> {
    let Reading { key, entry, records } = reading;
    if generation.origin == Origin::Feed && is_here(store, key, &entry, generation)? && generation.feed.is_none() {
        return Ok(None);
    }
    let (report, skipped) = records.give_to(|records| store.try_apply_lines(key, generation, records))?;
    Ok(Some(applied(key, report, skipped)))
}

/// A shard, and where its section of a delta leads to.
pub type Target = (ShardKey, ShardEntry, Generation);

/// Applies the sections of a delta that are these shards', in one transaction. `None`: they don't lead from what is here
/// to what is signed, and changed nothing.
pub fn apply_sections(
    store: &mut Store,
    targets: &[Target],
    sections: &Sections,
) -> Result<Option<Vec<Applied>>, Failure> {
    let mut changes = Vec::new();
    for (key, entry, generation) in targets {
        // Another sync may have been faster.
        is_here(store, *key, entry, generation)?;
        let Some((from, lines)) = sections.section(*key) else { return Ok(None) };
        let shard = *key;
        let lines = lines.map(move |change| change.map_err(|message| malformed(shard, message)));
        let (generation, records) = (generation.clone(), entry.records);
        changes.push(ShardChanges { shard, generation, from, records, changes: lines });
    }
    match store.try_apply_changes(changes) {
        Ok(Ok(reports)) => {
            Ok(Some(reports.into_iter().map(|(key, report)| applied(key, report, Vec::new())).collect()))
        }
        Ok(Err(_)) => Ok(None),
        Err(failure) if failure.kind == FailureKind::Format => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Whether this generation is here already; a later one is an error.
fn is_here(store: &Store, key: ShardKey, entry: &ShardEntry, generation: &Generation) -> Result<bool, Failure> {
    let Some((epoch, sequence, known)) = store.layer_state(key, Origin::Feed)? else { return Ok(false) };
    let known = (epoch, sequence, known.as_str());
    let step = judge_shard(&key.to_string(), known, generation.epoch, entry.sequence, &entry.state.to_string())?;
    Ok(step == Step::Same)
}

fn applied(key: ShardKey, report: ApplyReport, mut skipped: Vec<Skipped>) -> Applied {
    let elsewhere = "belongs to another region".to_owned();
    let foreign = report.foreign.into_iter();
    skipped.extend(foreign.map(|id| Skipped { shard: key, line: 0, id: Some(id), message: elsewhere.clone() }));
    Applied { places: report.places, events: report.events, services: report.services, skipped }
}

/// The good records of a shard, in order; at its end the proof that it was whole.
struct Proven<'a> {
    key: ShardKey,
    entry: &'a ShardEntry,
    lines: Lines<'a>,
    skipped: Vec<Skipped>,
    hasher: Option<StateHasher>,
    last_id: String,
    count: u64,
    good: u64,
    fresh_on: Option<NaiveDate>,
}

impl<'a> Proven<'a> {
    fn new(key: ShardKey, entry: &'a ShardEntry, file: &'a [u8], fresh_on: Option<NaiveDate>) -> Result<Self, Failure> {
        let lines = Lines::new(file, entry.shard.decoded_size).map_err(|error| unpacked(key, &error))?;
        Ok(Self {
            key,
            entry,
            lines,
            skipped: Vec::new(),
            hasher: Some(StateHasher::default()),
            last_id: String::new(),
            count: 0,
            good: 0,
            fresh_on,
        })
    }

    fn read(&mut self) -> Result<Option<ShardLine>, Failure> {
        loop {
            let key = self.key;
            let Some((number, bytes)) = self.lines.next_line().map_err(|error| unpacked(key, &error))? else {
                return self.end().map(|()| None);
            };
            let Some(hasher) = &mut self.hasher else { return Ok(None) };
            hasher.add(bytes);
            self.count += 1;
            if self.count > self.entry.records {
                return Err(malformed(key, format!("holds more than its {} records", self.entry.records)));
            }
            let decoded = match std::str::from_utf8(bytes) {
                Ok(line) => {
                    let decoded = match self.fresh_on {
                        Some(day) => decode_line(&freshen(line, day)),
                        None => decode_line(line),
                    };
                    decoded.map_err(|error| (error.id.clone(), error.to_string()))
                }
                Err(_) => Err((None, "the line is no UTF-8".to_owned())),
            };
            let id = match &decoded {
                Ok(decoded) => Some(decoded.id.as_str()),
                Err((id, _)) => id.as_deref(),
            };
            if let Some(id) = id {
                if id <= self.last_id.as_str() {
                    return Err(malformed(key, format!("line {number}: the id {id} comes twice or out of order")));
                }
                self.last_id = id.to_owned();
            }
            match decoded {
                Ok(decoded) => {
                    self.good += 1;
                    return Ok(Some(ShardLine::Record(decoded)));
                }
                Err((id, message)) => {
                    let text = std::str::from_utf8(bytes).map(str::to_owned);
                    self.skipped.push(Skipped { shard: key, line: number, id: id.clone(), message });
                    if let (Some(id), Ok(text)) = (id, text) {
                        return Ok(Some(ShardLine::Unread { id, text }));
                    }
                }
            }
        }
    }

    /// Whether what went by is what the manifest states.
    fn end(&mut self) -> Result<(), Failure> {
        let Some(hasher) = self.hasher.take() else { return Ok(()) };
        if hasher.finish() != self.entry.state || self.lines.bytes() != self.entry.shard.decoded_size {
            return Err(Failure::new(
                FailureKind::Corrupt,
                format!("{} is not in the stated state (sha256)", self.key),
            ));
        }
        if self.count != self.entry.records {
            return Err(malformed(self.key, format!("holds {} of its {} records", self.count, self.entry.records)));
        }
        if self.good == 0 {
            return Err(malformed(self.key, "holds no record that can be read"));
        }
        Ok(())
    }
}

/// Reading beside writing, on a thread of its own.
#[cfg(not(target_family = "wasm"))]
mod beside {
    use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
    use std::thread::JoinHandle;

    use super::*;

    /// Records handed over together at first: the writer begins early.
    const FIRST: usize = 4;
    /// And in the end: to wake a thread for each one would cost as much as to read it.
    const TOGETHER: usize = 32;
    /// Of their lines: records of a usual size are far from it.
    const TOGETHER_BYTES: usize = 256 * 1024;
    /// So many times that may wait to be taken: what is read while the shard before is committed. More would be felt in
    /// the memory that a sync takes.
    const WAITING: usize = 4;

    /// What the reader hands over; `Whole` alone says that the shard was read to its end and proven.
    enum Batch {
        Records(Vec<ShardLine>),
        Failed(Failure),
        Whole,
    }

    /// The records as they come over.
    pub struct Records {
        take: Receiver<Batch>,
        batch: std::vec::IntoIter<ShardLine>,
        has_ended: bool,
        /// Gives what was skipped. `None`: the thread couldn't be had.
        reader: Option<JoinHandle<Vec<Skipped>>>,
    }

    impl Records {
        pub fn begin(key: ShardKey, entry: ShardEntry, file: Vec<u8>, fresh_on: Option<NaiveDate>) -> Self {
            let (give, take) = sync_channel(WAITING);
            let thread = std::thread::Builder::new().name("shard-reader".to_owned());
            let reader = thread.spawn(move || match Proven::new(key, &entry, &file, fresh_on) {
                Ok(records) => read(records, &give),
                Err(failure) => {
                    let _ = give.send(Batch::Failed(failure));
                    Vec::new()
                }
            });
            Self { take, batch: Vec::new().into_iter(), has_ended: false, reader: reader.ok() }
        }

        /// Gives the records to `write`, and with its result what was skipped.
        pub fn give_to<R>(
            mut self,
            write: impl FnOnce(&mut Self) -> Result<R, Failure>,
        ) -> Result<(R, Vec<Skipped>), Failure> {
            let written = write(&mut self)?;
            let skipped = self.reader.and_then(|reader| reader.join().ok()).ok_or_else(stopped)?;
            Ok((written, skipped))
        }
    }

    /// Reads to the end, or until nobody takes any more: the writer has failed, or the sync was given up.
    fn read(mut records: Proven<'_>, give: &SyncSender<Batch>) -> Vec<Skipped> {
        let mut enough = FIRST;
        loop {
            let mut together = Vec::with_capacity(enough);
            let (mut last, mut bytes) = (None, 0);
            while together.len() < enough && bytes < TOGETHER_BYTES && last.is_none() {
                match records.read() {
                    Ok(Some(line)) => {
                        bytes += match &line {
                            ShardLine::Record(decoded) => decoded.canonical.len(),
                            ShardLine::Unread { text, .. } => text.len(),
                        };
                        together.push(line);
                    }
                    Ok(None) => last = Some(Batch::Whole),
                    Err(failure) => last = Some(Batch::Failed(failure)),
                }
            }
            let has_ended = last.is_some();
            let given = give.send(Batch::Records(together)).and_then(|()| last.map_or(Ok(()), |last| give.send(last)));
            if has_ended || given.is_err() {
                return records.skipped;
            }
            enough = TOGETHER.min(2 * enough);
        }
    }

    impl Iterator for Records {
        type Item = Result<ShardLine, Failure>;

        fn next(&mut self) -> Option<Self::Item> {
            loop {
                if let Some(line) = self.batch.next() {
                    return Some(Ok(line));
                }
                if self.has_ended {
                    return None;
                }
                match self.take.recv() {
                    Ok(Batch::Records(records)) => self.batch = records.into_iter(),
                    Ok(Batch::Whole) => self.has_ended = true,
                    Ok(Batch::Failed(failure)) => {
                        self.has_ended = true;
                        return Some(Err(failure));
                    }
                    // A shard whose reader died is not a short shard.
                    Err(_) => {
                        self.has_ended = true;
                        return Some(Err(stopped()));
                    }
                }
            }
        }
    }

    fn stopped() -> Failure {
        Failure::new(FailureKind::Storage, "reading a shard stopped in the middle")
    }
}

/// A browser's page has one thread.
#[cfg(target_family = "wasm")]
mod beside {
    use super::*;

    pub struct Records {
        key: ShardKey,
        entry: ShardEntry,
        file: Vec<u8>,
        fresh_on: Option<NaiveDate>,
    }

    impl Records {
        pub fn begin(key: ShardKey, entry: ShardEntry, file: Vec<u8>, fresh_on: Option<NaiveDate>) -> Self {
            Self { key, entry, file, fresh_on }
        }

        pub fn give_to<R>(
            self,
            write: impl FnOnce(&mut Proven<'_>) -> Result<R, Failure>,
        ) -> Result<(R, Vec<Skipped>), Failure> {
            let mut records = Proven::new(self.key, &self.entry, &self.file, self.fresh_on)?;
            let written = write(&mut records)?;
            Ok((written, records.skipped))
        }
    }
}

#[cfg(target_family = "wasm")]
impl Iterator for Proven<'_> {
    type Item = Result<ShardLine, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

fn malformed(key: ShardKey, message: impl std::fmt::Display) -> Failure {
    Failure::new(FailureKind::Format, format!("{key} {message}"))
}

fn unpacked(key: ShardKey, error: &PackError) -> Failure {
    Failure::new(FailureKind::Format, format!("{key}: {error}"))
}
