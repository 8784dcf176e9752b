//! Whether a head may follow the one seen before. Pure: no IO, no clock.

use super::outcome::{Failure, FailureKind};
use crate::feed::head::Head;
use crate::store::FeedState;

/// What a head is to a reader who has seen another of the same feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The same generation, perhaps with a later expiry.
    Same,
    /// A later one.
    Newer,
}

/// Refuses what goes back, and two states with one number. A higher epoch begins a new count.
pub fn judge(known: Option<&FeedState>, head: &Head) -> Result<Step, Failure> {
    let Some(known) = known else { return Ok(Step::Newer) };
    let refuse = |kind, what: &str| {
        Err(Failure::new(
            kind,
            format!(
                "the feed's head (epoch {}, sequence {}) {what} (epoch {}, sequence {})",
                head.epoch, head.sequence, known.epoch, known.sequence
            ),
        ))
    };
    match (head.epoch, head.sequence).cmp(&(known.epoch, known.sequence)) {
        std::cmp::Ordering::Greater => Ok(Step::Newer),
        std::cmp::Ordering::Less => refuse(FailureKind::Rollback, "is older than the one seen before"),
        std::cmp::Ordering::Equal if head.manifest.to_string() == known.manifest => Ok(Step::Same),
        std::cmp::Ordering::Equal => refuse(FailureKind::Equivocation, "is another than the one seen before"),
    }
}

/// The same for one shard, within an epoch.
pub fn judge_shard(
    shard: &str,
    known: (u64, u64, &str),
    epoch: u64,
    sequence: u64,
    state: &str,
) -> Result<Step, Failure> {
    let (known_epoch, known_sequence, known_state) = known;
    match (epoch, sequence).cmp(&(known_epoch, known_sequence)) {
        std::cmp::Ordering::Greater if known_state == state => Ok(Step::Same),
        std::cmp::Ordering::Greater => Ok(Step::Newer),
        std::cmp::Ordering::Less => Err(Failure::new(
            FailureKind::Rollback,
            format!("{shard}: sequence {sequence} is older than {known_sequence}, which is here"),
        )),
        std::cmp::Ordering::Equal if known_state == state => Ok(Step::Same),
        std::cmp::Ordering::Equal => {
            Err(Failure::new(FailureKind::Equivocation, format!("{shard}: two states have the sequence {sequence}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::hash::Hash;

    fn head(epoch: u64, sequence: u64, manifest: &[u8]) -> Head {
        Head {
            epoch,
            sequence,
            issued: "2026-11-24T08:00:00Z".parse().unwrap(),
            expires: "2026-12-24T08:00:00Z".parse().unwrap(),
            keys: 1,
            manifest: Hash::of(manifest),
            manifest_size: 1,
            min_client: "0.1.0".into(),
        }
    }

    fn known(head: &Head) -> FeedState {
        FeedState {
            url: "https://a.example/".into(),
            root: None,
            epoch: head.epoch,
            sequence: head.sequence,
            key_version: 1,
            manifest: head.manifest.to_string(),
            etag: None,
            issued: head.issued,
            expires: head.expires,
            checked: head.issued,
            packs: String::new(),
        }
    }

    #[test]
    fn numbers_only_rise() {
        let kind = |before: &Head, after: &Head| judge(Some(&known(before)), after).map_err(|failure| failure.kind);
        let base = head(1, 5, b"a");
        assert_eq!(judge(None, &base), Ok(Step::Newer));
        assert_eq!(kind(&base, &base), Ok(Step::Same));
        assert_eq!(kind(&base, &head(1, 6, b"b")), Ok(Step::Newer));
        assert_eq!(kind(&base, &head(1, 4, b"b")), Err(FailureKind::Rollback));
        assert_eq!(kind(&base, &head(0, 9, b"b")), Err(FailureKind::Rollback));
        assert_eq!(kind(&base, &head(1, 5, b"b")), Err(FailureKind::Equivocation));
        // A count that was driven to its end recovers with a new epoch.
        assert_eq!(kind(&head(1, u64::MAX, b"a"), &head(1, 1, b"b")), Err(FailureKind::Rollback));
        assert_eq!(kind(&head(1, u64::MAX, b"a"), &head(2, 1, b"b")), Ok(Step::Newer));
    }

    #[test]
    fn a_shards_numbers_only_rise_too() {
        let kind = |epoch, sequence, state| {
            judge_shard("hva-01", (1, 5, "a"), epoch, sequence, state).map_err(|failure| failure.kind)
        };
        assert_eq!(kind(1, 5, "a"), Ok(Step::Same));
        assert_eq!(kind(1, 6, "b"), Ok(Step::Newer));
        assert_eq!(kind(2, 1, "b"), Ok(Step::Newer));
        assert_eq!(kind(2, 1, "a"), Ok(Step::Same));
        assert_eq!(kind(1, 4, "b"), Err(FailureKind::Rollback));
        assert_eq!(kind(1, 5, "b"), Err(FailureKind::Equivocation));
    }
}
