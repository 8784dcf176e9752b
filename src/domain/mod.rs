//! What the directory is about: places, events, services, and the one answer to "is it open?".
//!
//! Pure: no IO, no clock, no SQL, no JSON. Time is an argument. Nothing here fails on bad data: what can't be read
//! is *unknown*.

pub mod area;
pub mod availability;
pub mod calendar;
pub mod card;
pub mod changes;
pub mod distance;
pub mod event;
pub mod filter;
pub mod hours;
pub mod icalendar;
pub mod id;
pub mod now;
mod open_enum;
pub mod organization;
pub mod place;
pub mod record;
pub mod recurrence;
pub mod region;
pub mod reminder;
pub mod service;
pub mod shared_list;
pub mod situation;
pub mod support;
pub mod text;
pub mod time;
