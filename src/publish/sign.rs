//! Signing a built feed anew: the same content with later dates, or the first signature of an unsigned build.
//!
//! For a publisher whose directory didn't change, and for one who builds on one machine and signs on another. Everything
//! is proven before it is signed: a signature under a folder that somebody else has touched would vouch for them.

use std::path::Path;

use chrono::{DateTime, SubsecRound, Utc};

use crate::feed::hash::Hash;
use crate::feed::head::Head;
use crate::feed::keys::keys_path;
use crate::feed::write::{SigningKeys, sign_again};

use super::build::{key_error, write_error};
use super::folder::VALID_DAYS;
use super::problem::{Problem, PublishError};
use super::public::{HEAD, PublicFeed};

/// What was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub head: Head,
    pub root: Hash,
    /// Whether it had no signature before.
    pub first: bool,
}

/// Signs what a folder holds. `valid_days`: how long it is good; as long as before where nobody says.
pub fn sign(public: &Path, keys: &Path, valid_days: Option<u32>, now: DateTime<Utc>) -> Result<Signed, PublishError> {
    let keys = SigningKeys::load(keys).map_err(key_error)?;
    let feed = PublicFeed::read(public)?;
    if feed.fingerprint.is_some_and(|root| root != keys.fingerprint()) {
        return Err(PublishError::input(Problem::error(&keys_path(1), None, "the feed is of other keys").suggest(
            format!(
                "these keys are of #root={}; phones that follow the feed would refuse their signature",
                keys.fingerprint()
            ),
        )));
    }
    feed.files()?;
    let issued = now.trunc_subsecs(0);
    if feed.fingerprint.is_some() && issued < feed.head.issued {
        let message =
            format!("the head was issued at {}, which is still to come: is the clock right?", feed.head.issued);
        return Err(PublishError::input(Problem::error(HEAD, None, message)));
    }
    let before = (feed.head.expires - feed.head.issued).num_days();
    let days = match (valid_days, feed.fingerprint) {
        (Some(days), _) => i64::from(days),
        (None, Some(_)) => before.max(1),
        // An unsigned build is a seed, whose dates mean nothing.
        (None, None) => i64::from(VALID_DAYS),
    };
    let days = u32::try_from(days).unwrap_or(VALID_DAYS);
    let head = sign_again(public, &keys, issued, days).map_err(|error| write_error(error, HEAD))?;
    Ok(Signed { head, root: keys.fingerprint(), first: feed.fingerprint.is_none() })
}
