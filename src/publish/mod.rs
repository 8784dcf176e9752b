//! Making the feed: importing other people's data, checking a source folder, building and signing what phones fetch.
//!
//! A source folder is read into JSON objects that remember file and line; the format's own decoder says whether each is
//! a record. Knows nothing of the store and of sync: it is the other side of the wire. What
//! needs a database (looking into a file of street tiles) is brought by whoever calls (`packs::Examine`).

pub mod assemble;
pub mod build;
pub mod check;
pub mod columns;
pub mod diff;
pub mod dotted;
pub mod export;
pub mod folder;
pub mod generate;
pub mod ical;
pub mod import;
pub mod init;
pub mod municipalities;
pub mod packs;
pub mod problem;
pub mod public;
pub mod refresh;
pub mod report;
pub mod serve;
pub mod sign;
pub mod table;
pub mod upload;
pub mod verify;
pub mod warnings;
