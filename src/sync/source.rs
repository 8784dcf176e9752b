//! Where a feed is, as a person writes it.

use std::path::PathBuf;

use url::Url;

use crate::feed::hash::Hash;

/// A feed's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedSource {
    /// The folder that holds `v1/`, ending with a slash.
    Web { base: Url, root: Option<Hash> },
    /// The same on a disk.
    Folder { path: PathBuf },
}

/// Why a text is no feed's address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    #[error("{0:?} is no address: a feed has an https address, or is a folder")]
    Address(String),
    #[error("feeds are read over https and http, not {0}")]
    Scheme(String),
    #[error("what follows #root= is no sha256: 64 hex digits")]
    Root,
}

impl FeedSource {
    /// Reads `https://host/path/#root=<sha256>`, or the name of a folder.
    pub fn parse(text: &str) -> Result<Self, SourceError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(SourceError::Address(String::new()));
        }
        if !text.contains("://") {
            return Ok(Self::Folder { path: PathBuf::from(text) });
        }
        let mut base = Url::parse(text).map_err(|_| SourceError::Address(text.to_owned()))?;
        if !matches!(base.scheme(), "https" | "http") || base.host_str().is_none() {
            return Err(SourceError::Scheme(base.scheme().to_owned()));
        }
        let root = match base.fragment().and_then(|fragment| fragment.strip_prefix("root=")) {
            Some(digits) => Some(Hash::parse(digits).ok_or(SourceError::Root)?),
            None => None,
        };
        base.set_fragment(None);
        base.set_query(None);
        // A link to a file inside names the folder: people paste what they see.
        let path = base.path().trim_end_matches("v1/head").trim_end_matches("v1/").to_owned();
        base.set_path(&if path.ends_with('/') { path } else { format!("{path}/") });
        Ok(Self::Web { base, root })
    }

    /// The address to remember, without what it is trusted by.
    pub fn address(&self) -> String {
        match self {
            Self::Web { base, .. } => base.to_string(),
            Self::Folder { path } => path.display().to_string(),
        }
    }

    /// The fingerprint a link carries.
    pub fn root(&self) -> Option<Hash> {
        match self {
            Self::Web { root, .. } => *root,
            Self::Folder { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_paste_them() {
        let root = "ab".repeat(32);
        for (text, address) in [
            ("https://a.example/feed", "https://a.example/feed/"),
            (" https://a.example/feed/v1/head ", "https://a.example/feed/"),
            ("https://a.example/v1/", "https://a.example/"),
            ("http://127.0.0.1:8081", "http://127.0.0.1:8081/"),
            ("some/folder", "some/folder"),
        ] {
            assert_eq!(FeedSource::parse(text).unwrap().address(), address);
        }
        let link = FeedSource::parse(&format!("https://a.example/feed/#root={root}")).unwrap();
        assert_eq!((link.address().as_str(), link.root()), ("https://a.example/feed/", Hash::parse(&root)));
        assert_eq!(FeedSource::parse("https://a.example/#root=12"), Err(SourceError::Root));
        assert_eq!(FeedSource::parse("ftp://a.example/"), Err(SourceError::Scheme("ftp".into())));
        assert!(FeedSource::parse("https://").is_err());
        assert!(FeedSource::parse("").is_err());
    }
}
