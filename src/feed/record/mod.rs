//! The records of the feed as they stand on the wire, and how each becomes a domain value.
//!
//! A wire struct names the fields this program understands. What it doesn't name stays in the record's canonical JSON,
//! which is made from the line itself and not from these structs: so a field of a newer format is kept, hashed and
//! shown generically, and two programs of different age agree on a region's hash.

mod area;
mod common;
mod event;
mod organization;
mod place;
mod service;
pub mod values;

pub use area::{FeedArea, FeedCalendarEntry, FeedNotice, FeedVocabulary, FeedWithdrawn, Withdrawn};
pub use common::{
    FeedAccess, FeedAudience, FeedContact, FeedCost, FeedHours, FeedLanguages, FeedRegistration, FeedSource,
};
pub use event::{FeedBreak, FeedEvent, FeedOverride, FeedSeason};
pub use organization::{FeedNetwork, FeedOrganization, FeedPlan, FeedPlanTheme, FeedPromise};
pub use place::{FeedAccessibility, FeedAddress, FeedImage, FeedPlace, FeedQuality, FeedStatus};
pub use service::{FeedChannel, FeedService};

/// Declares wire structs: every field may be absent, each unreadable one is noticed by itself.
macro_rules! wire {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "cli", schemars(default))]
        pub struct $name {
            $($(#[$fdoc])* pub $field: $type,)+
        }

        impl $crate::feed::reader::Wire for $name {
            fn from_value(value: $crate::feed::tree::Json<'_>) -> Result<Self, String> {
                let mut fields = $crate::feed::reader::object(value)?;
                Ok(Self { $($field: $crate::feed::reader::Field::take(&mut fields, stringify!($field)),)+ })
            }
        }
    )+};
}
use wire;
