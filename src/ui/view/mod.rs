//! Records and states turned into what components show. Pure: words and the moment are arguments.

pub mod calendar;
pub mod changes;
pub mod event;
pub mod event_file;
pub mod family;
pub mod feedback;
pub mod filters;
pub mod help;
pub mod map;
pub mod network;
pub mod packs;
pub mod place;
pub mod reminder;
pub mod report;
pub mod row;
pub mod saved;
pub mod shared_list;
pub mod support;
pub mod town;
