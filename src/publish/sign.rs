//! Signing a built feed anew: the same content with later dates, or the first signature of an unsigned build.
//!
//! For a publisher whose directory didn't change, and for one who builds on one machine and signs on another. Everything
//! is proven before it is signed: a signature under a folder that somebody else has touched would vouch for them.

use std::path::Path;

use chrono::{DateTime, Duration, SubsecRound, Utc};

use crate::feed::hash::Hash;
use crate::feed::head::{Head, MAX_HEAD_BYTES};
use crate::feed::write::{KeyFileError, SigningKeys};

use super::folder::VALID_DAYS;
use super::problem::{Problem, PublishError, write_whole};
use super::public::{HEAD, PublicFeed, keys_path};

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
    let head = Head { issued, expires: issued + Duration::days(days), ..feed.head };
    let text = head.sign(keys.head());
    if text.len() > MAX_HEAD_BYTES {
        let message = format!("the head would have {} bytes, and {MAX_HEAD_BYTES} is the most", text.len());
        return Err(PublishError::input(Problem::error(HEAD, None, message).suggest("give the keys a shorter name")));
    }
    if feed.fingerprint.is_none() {
        write_whole(&public.join(keys_path(1)), keys.key_set())?;
    }
    write_whole(&public.join(HEAD), text.as_bytes())?;
    Ok(Signed { head, root: keys.fingerprint(), first: feed.fingerprint.is_none() })
}

fn key_error(error: KeyFileError) -> PublishError {
    match error {
        KeyFileError::Io { path, source } => PublishError::Disk { path, error: source },
        other => PublishError::input(Problem::error("keys", None, other.to_string())),
    }
}
