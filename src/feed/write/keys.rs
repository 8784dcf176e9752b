//! A publisher's keys on disk: `root.json` (public: the first key set), `head.key` and `root.key` (private).
//!
//! The head's key signs every build and lies where the feed is built. The root's key signs nothing but later key sets: it
//! belongs on a stick in a drawer.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::hash::Hash;
use super::super::keys::{KEYS_FORMAT, KeyGroup, KeySet, KeySetError, fingerprint};
use super::super::note::{KeyError, Signer};

/// Why keys can't be read or made.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Set { path: PathBuf, source: KeySetError },
    #[error("{}: {source}", path.display())]
    Key { path: PathBuf, source: KeyError },
    #[error("{} is not among the head keys of root.json", .0.display())]
    Stranger(PathBuf),
    #[error("{} is there already: keys are never overwritten", .0.display())]
    Exists(PathBuf),
    #[error("the system gives no random bytes: {0}")]
    Random(String),
}

/// What a build needs to sign.
#[derive(Debug, Clone)]
pub struct SigningKeys {
    key_set: Vec<u8>,
    head: Signer,
}

impl SigningKeys {
    /// Reads `root.json` and `head.key` of a folder that [`generate`] made.
    pub fn load(folder: &Path) -> Result<Self, KeyFileError> {
        let read = |name: &str| {
            let path = folder.join(name);
            match fs::read(&path) {
                Ok(bytes) => Ok((path, bytes)),
                Err(source) => Err(KeyFileError::Io { path, source }),
            }
        };
        let (set_path, key_set) = read("root.json")?;
        let set = KeySet::parse(&key_set).map_err(|source| KeyFileError::Set { path: set_path, source })?;
        let (path, secret) = read("head.key")?;
        let head = match Signer::parse(String::from_utf8_lossy(&secret).trim()) {
            Ok(head) => head,
            Err(source) => return Err(KeyFileError::Key { path, source }),
        };
        if set.head.keys.contains(&head.verifier().to_string()) {
            Ok(Self { key_set, head })
        } else {
            Err(KeyFileError::Stranger(path))
        }
    }

    /// The bytes of `root.json`.
    pub fn key_set(&self) -> &[u8] {
        &self.key_set
    }

    pub fn head(&self) -> &Signer {
        &self.head
    }

    /// What follows `#root=` in the feed's link.
    pub fn fingerprint(&self) -> Hash {
        fingerprint(&self.key_set)
    }
}

/// Makes keys for a publisher of this name (no spaces, no `+`) and writes them to a folder, readable for its owner only.
pub fn generate(folder: &Path, name: &str) -> Result<SigningKeys, KeyFileError> {
    let mut secret = [[0; 32]; 2];
    for bytes in &mut secret {
        getrandom::fill(bytes).map_err(|error| KeyFileError::Random(error.to_string()))?;
    }
    let named = |source| KeyFileError::Key { path: PathBuf::from(name), source };
    let head = Signer::new(&format!("{name}/head"), &secret[0]).map_err(named)?;
    let root = Signer::new(&format!("{name}/root"), &secret[1]).map_err(named)?;
    let group = |signer: &Signer| KeyGroup { threshold: 1, keys: vec![signer.verifier().to_string()] };
    let set = KeySet { format: KEYS_FORMAT.to_owned(), version: 1, roots: group(&root), head: group(&head) };
    let path = folder.join("root.json");
    let key_set = set.to_bytes().map_err(|source| KeyFileError::Set { path: path.clone(), source })?;
    for name in ["root.json", "head.key", "root.key"] {
        if folder.join(name).exists() {
            return Err(KeyFileError::Exists(folder.join(name)));
        }
    }
    fs::create_dir_all(folder).map_err(|source| KeyFileError::Io { path: folder.to_owned(), source })?;
    create(&folder.join("root.key"), root.secret_text().as_bytes(), true)?;
    create(&folder.join("head.key"), head.secret_text().as_bytes(), true)?;
    create(&path, &key_set, false)?;
    Ok(SigningKeys { key_set, head })
}

fn create(path: &Path, bytes: &[u8], private: bool) -> Result<(), KeyFileError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = private;
    let mut file = options.open(path).map_err(|source| KeyFileError::Io { path: path.to_owned(), source })?;
    let newline: &[u8] = if private { b"\n" } else { b"" };
    file.write_all(bytes)
        .and_then(|()| file.write_all(newline))
        .and_then(|()| file.sync_all())
        .map_err(|source| KeyFileError::Io { path: path.to_owned(), source })
}
