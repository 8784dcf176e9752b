//! What can go wrong between a host and a phone, on request: so that a publisher sees what the app says of it.

use super::super::public::HEAD;

/// Something that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Half of the file, though the whole of it was announced.
    Truncate,
    /// A few bytes a second.
    Slow,
    /// Accepts, and says nothing.
    Silent,
    TooMany,
    Broken,
    /// A sign-in page, as captive portals show one.
    Html,
    /// One bit is another.
    Flip,
    /// To another host.
    Redirect,
    /// The head as it was when the server started, however often the feed is built anew.
    StaleHead,
    /// Bytes without end.
    Endless,
    /// The files that the head names are gone.
    Missing,
}

impl Fault {
    pub const ALL: [Self; 11] = [
        Self::Truncate,
        Self::Slow,
        Self::Silent,
        Self::TooMany,
        Self::Broken,
        Self::Html,
        Self::Flip,
        Self::Redirect,
        Self::StaleHead,
        Self::Endless,
        Self::Missing,
    ];

    /// The word of `--fault` and of the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Truncate => "truncate",
            Self::Slow => "slow",
            Self::Silent => "silent",
            Self::TooMany => "429",
            Self::Broken => "500",
            Self::Html => "html",
            Self::Flip => "flip",
            Self::Redirect => "redirect",
            Self::StaleHead => "stale-head",
            Self::Endless => "endless",
            Self::Missing => "missing",
        }
    }

    /// What a phone meets, for people.
    pub fn explained(self) -> &'static str {
        match self {
            Self::Truncate => "files break off in the middle",
            Self::Slow => "files come a few bytes a second",
            Self::Silent => "the host accepts and says nothing",
            Self::TooMany => "the host asks to come back later (429, Retry-After)",
            Self::Broken => "the host fails (500)",
            Self::Html => "a sign-in page answers in the host's place",
            Self::Flip => "a bit of each file but the head is another",
            Self::Redirect => "the host sends phones to another one",
            Self::StaleHead => "the head stays as it was when this server started",
            Self::Endless => "files go on without end",
            Self::Missing => "the files that the head names are gone (404)",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.as_str() == word)
    }

    /// Whether it touches a file. What breaks content leaves the head whole: else nobody would come to ask for content.
    pub fn touches(self, path: &str) -> bool {
        match self {
            Self::Truncate | Self::Flip | Self::Endless | Self::Missing => {
                path != HEAD && !path.starts_with("v1/keys/")
            }
            Self::StaleHead => path == HEAD,
            Self::Slow | Self::Silent | Self::TooMany | Self::Broken | Self::Html | Self::Redirect => true,
        }
    }
}
