//! When "nothing changed since this ETag" may be believed.
//!
//! A head's ETag speaks of the whole feed, while this device may follow a part of it. So what is remembered is the ETag
//! together with the regions that were complete under it: who follows another county tomorrow asks without a condition.

use crate::domain::region::Region;
use crate::store::FeedState;

/// The regions followed, in one word.
pub fn scope(regions: &[Region]) -> String {
    if regions.is_empty() {
        return "all".to_owned();
    }
    let mut codes: Vec<String> = regions.iter().map(Region::to_string).collect();
    codes.sort();
    codes.dedup();
    codes.join(",")
}

/// What to remember: the scope and, where the server gave one, the ETag.
pub fn remember(scope: &str, etag: Option<&str>) -> String {
    format!("{scope} {}", etag.unwrap_or_default())
}

/// The ETag to ask with for this scope.
pub fn etag_for<'a>(known: &'a FeedState, scope: &str) -> Option<&'a str> {
    let (complete, etag) = known.etag.as_deref()?.split_once(' ')?;
    (complete == scope && !etag.is_empty()).then_some(etag)
}

/// Whether everything of this scope was complete when the state was written.
pub fn covers(known: &FeedState, scope: &str) -> bool {
    known
        .etag
        .as_deref()
        .and_then(|remembered| remembered.split_once(' '))
        .is_some_and(|(complete, _)| complete == scope)
}
