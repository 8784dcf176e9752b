//! Record ids: `publisher:local`, stable for good, a newtype per kind of record.
//!
//! Owns the spelling rule and nothing else. An id is opaque to the rest of the program, but for its publisher.

use std::fmt;

/// The longest id, in bytes.
pub const MAX_ID_BYTES: usize = 120;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("an id has the form publisher:local, and {0:?} has no colon between two parts")]
    NoPublisher(String),
    #[error("an id holds only a-z, 0-9 and : . _ / -, and {0:?} holds {1:?}")]
    Character(String, char),
    #[error("an id has at most 120 bytes, and this one has {0}")]
    TooLong(usize),
}

/// Checks the spelling of an id: `publisher:local` in `[a-z0-9:._/-]`, at most 120 bytes.
pub fn check_id(text: &str) -> Result<(), IdError> {
    if text.len() > MAX_ID_BYTES {
        return Err(IdError::TooLong(text.len()));
    }
    if let Some(c) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | ':' | '.' | '_' | '/' | '-')) {
        return Err(IdError::Character(text.to_owned(), c));
    }
    match text.split_once(':') {
        Some((publisher, local)) if !publisher.is_empty() && !local.is_empty() => Ok(()),
        _ => Err(IdError::NoPublisher(text.to_owned())),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes a text that follows the spelling rule.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check_id(text)?;
                Ok(Self(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The part before the first colon.
            pub fn publisher(&self) -> &str {
                self.0.split_once(':').map_or("", |(publisher, _)| publisher)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    PlaceId,
    EventId,
    ServiceId,
    OrganizationId,
    AreaId,
    CalendarId,
    NoticeId,
    PlanId,
    VocabularyId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_spelling_rule() {
        for good in ["tpr:51199", "osm:node/1380779190", "avoinovi:espoo-pisan-asukaspuisto", "a:b:c._/-"] {
            assert!(check_id(good).is_ok(), "{good}");
        }
        for bad in ["", "tpr", ":1", "tpr:", "TPR:1", "tpr:ä", "tpr:1 2"] {
            assert!(check_id(bad).is_err(), "{bad}");
        }
        assert!(check_id(&format!("a:{}", "b".repeat(118))).is_ok());
        assert_eq!(check_id(&format!("a:{}", "b".repeat(119))), Err(IdError::TooLong(121)));
    }
}
