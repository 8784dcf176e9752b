//! A publisher's keys on disk.
//!
//! `root.json` is the first key set, for everybody; `keys-2.json` and so on are the later ones, each signed by the roots of
//! the one before. `head*.key` are secret and sign every build. `root-*.key` are secret too and sign nothing but key sets:
//! each belongs on a stick in a drawer of its own, and two of three are needed.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::hash::Hash;
use super::super::keys::{KEYS_FORMAT, KeyGroup, KeySet, KeySetError, fingerprint};
use super::super::note::{KeyError, Signer, sign_all};

/// Why keys can't be read or made.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Set { path: PathBuf, source: KeySetError },
    #[error("{}: {source}", path.display())]
    Key { path: PathBuf, source: KeyError },
    #[error("{}: no head*.key in it is among the head keys of key set {version}", folder.display())]
    Stranger { folder: PathBuf, version: u64 },
    #[error("{} is there already: keys are never overwritten", .0.display())]
    Exists(PathBuf),
    #[error("the system gives no random bytes: {0}")]
    Random(String),
    #[error("{0} of {1} roots can't be: at least one, at most as many as there are, and 8 at most")]
    Roots(usize, usize),
    #[error("key set {version} has no root {name:?}; it has {known}")]
    NoSuchRoot { name: String, version: u64, known: String },
    #[error("a new key set that changes nothing: ask for a new head key, or for a root to be replaced")]
    NoChange,
}

/// What a build needs to sign.
#[derive(Debug, Clone)]
pub struct SigningKeys {
    /// The published files, the first key set first.
    chain: Vec<Vec<u8>>,
    current: KeySet,
    heads: Vec<Signer>,
}

impl SigningKeys {
    /// Reads a folder that [`generate`] made and [`rotate`] went on with: every key set, and the head's keys.
    pub fn load(folder: &Path) -> Result<Self, KeyFileError> {
        let (chain, current) = read_chain(folder)?;
        let mut heads = Vec::new();
        for path in key_files(folder, "head")? {
            let signer = read_signer(&path)?;
            if current.head.keys.contains(&signer.verifier().to_string()) {
                heads.push(signer);
            }
        }
        heads.truncate(current.head.threshold);
        if heads.len() < current.head.threshold {
            return Err(KeyFileError::Stranger { folder: folder.to_owned(), version: current.version });
        }
        Ok(Self { chain, current, heads })
    }

    /// The bytes of `root.json`.
    pub fn key_set(&self) -> &[u8] {
        self.chain.first().map(Vec::as_slice).unwrap_or_default()
    }

    /// Every key set's file, the first one first.
    pub fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    /// The number of the key set that signs now.
    pub fn version(&self) -> u64 {
        self.current.version
    }

    /// The first of the keys that sign the head.
    pub fn head(&self) -> &Signer {
        &self.heads[0]
    }

    /// As many as must sign the head.
    pub fn heads(&self) -> &[Signer] {
        &self.heads
    }

    /// What follows `#root=` in the feed's link.
    pub fn fingerprint(&self) -> Hash {
        fingerprint(self.key_set())
    }
}

/// How many roots there are, and how many must sign a key set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roots {
    pub threshold: usize,
    pub keys: usize,
}

impl Default for Roots {
    /// Two of three: one may be lost, and one may be stolen.
    fn default() -> Self {
        Self { threshold: 2, keys: 3 }
    }
}

/// Makes keys for a publisher of this name (no spaces, no `+`) and writes them to a folder, readable for its owner only.
pub fn generate(folder: &Path, name: &str, roots: Roots) -> Result<SigningKeys, KeyFileError> {
    if roots.threshold == 0 || roots.threshold > roots.keys || roots.keys > 8 {
        return Err(KeyFileError::Roots(roots.threshold, roots.keys));
    }
    let head = random(&format!("{name}/head"))?;
    let numbered = (1..=roots.keys).map(|number| random(&format!("{name}/root-{number}")));
    let signers = numbered.collect::<Result<Vec<_>, _>>()?;
    let set = KeySet {
        format: KEYS_FORMAT.to_owned(),
        version: 1,
        roots: group(&signers, roots.threshold),
        head: group(std::slice::from_ref(&head), 1),
    };
    let path = folder.join("root.json");
    let key_set = set.to_bytes().map_err(|source| KeyFileError::Set { path: path.clone(), source })?;
    let secrets = signers.iter().enumerate().map(|(index, signer)| (format!("root-{}.key", index + 1), signer));
    let secrets: Vec<_> = secrets.chain([("head.key".to_owned(), &head)]).collect();
    refuse_present(folder, secrets.iter().map(|(name, _)| name.as_str()).chain(["root.json"]))?;
    fs::create_dir_all(folder).map_err(|source| KeyFileError::Io { path: folder.to_owned(), source })?;
    for (name, signer) in secrets {
        create(&folder.join(name), signer.secret_text().as_bytes(), true)?;
    }
    create(&path, &key_set, false)?;
    Ok(SigningKeys { chain: vec![key_set], current: set, heads: vec![head] })
}

/// What is to be another in the next key set.
#[derive(Debug, Clone, Default)]
pub struct Rotation {
    /// The secret files of as many present roots as must sign.
    pub roots: Vec<PathBuf>,
    /// A new head key in the place of the present ones.
    pub new_head: bool,
    /// The names of the roots that a new one each takes the place of.
    pub replaced: Vec<String>,
}

/// Writes the next key set, signed by the present roots and by those that come, and the new secret keys beside it. The
/// files of keys that no longer count are left where they are.
pub fn rotate(folder: &Path, rotation: &Rotation) -> Result<SigningKeys, KeyFileError> {
    let (_, current) = read_chain(folder)?;
    if !rotation.new_head && rotation.replaced.is_empty() {
        return Err(KeyFileError::NoChange);
    }
    let version = current.version + 1;
    let mut next = KeySet { version, ..current.clone() };
    let mut secrets: Vec<(String, Signer)> = Vec::new();
    for name in &rotation.replaced {
        let known: Vec<&str> = current.roots.keys.iter().map(|key| name_of(key)).collect();
        let Some(index) = next.roots.keys.iter().position(|key| name_of(key) == name) else {
            return Err(KeyFileError::NoSuchRoot {
                name: name.clone(),
                version: current.version,
                known: known.join(", "),
            });
        };
        let (signer, file) = successor(name, version)?;
        next.roots.keys[index] = signer.verifier().to_string();
        secrets.push((file, signer));
    }
    if rotation.new_head {
        let name = current.head.keys.first().map(|key| name_of(key)).unwrap_or_default();
        let (signer, file) = successor(name, version)?;
        next.head = group(std::slice::from_ref(&signer), 1);
        secrets.push((file, signer));
    }
    let mut signers = rotation.roots.iter().map(|path| read_signer(path)).collect::<Result<Vec<_>, _>>()?;
    // The new ones sign too: a key that nobody holds can't become a root.
    let is_root = |signer: &Signer| next.roots.keys.contains(&signer.verifier().to_string());
    signers.extend(secrets.iter().map(|(_, signer)| signer.clone()).filter(is_root));
    let path = folder.join(format!("keys-{version}.json"));
    let told = |source| KeyFileError::Set { path: path.clone(), source };
    let text = String::from_utf8(next.to_bytes().map_err(told)?).unwrap_or_default();
    let note = sign_all(&text, signers.iter());
    KeySet::open_next(note.as_bytes(), &current).map_err(told)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    refuse_present(folder, secrets.iter().map(|(name, _)| name.as_str()).chain([file.as_str()]))?;
    for (name, signer) in &secrets {
        create(&folder.join(name), signer.secret_text().as_bytes(), true)?;
    }
    create(&path, note.as_bytes(), false)?;
    SigningKeys::load(folder)
}

/// `example.org/head` and version 3 give the key `example.org/head.v3`, in `head.v3.key`.
fn successor(name: &str, version: u64) -> Result<(Signer, String), KeyFileError> {
    let plain =
        name.rsplit_once(".v").filter(|(_, digits)| digits.parse::<u64>().is_ok()).map_or(name, |(plain, _)| plain);
    let new = format!("{plain}.v{version}");
    let file = format!("{}.key", new.rsplit('/').next().unwrap_or(&new));
    Ok((random(&new)?, file))
}

fn name_of(key: &str) -> &str {
    key.split('+').next().unwrap_or_default()
}

fn group(signers: &[Signer], threshold: usize) -> KeyGroup {
    KeyGroup { threshold, keys: signers.iter().map(|signer| signer.verifier().to_string()).collect() }
}

fn random(name: &str) -> Result<Signer, KeyFileError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| KeyFileError::Random(error.to_string()))?;
    Signer::new(name, &secret).map_err(|source| KeyFileError::Key { path: PathBuf::from(name), source })
}

/// The files of the chain, and the last key set of it.
fn read_chain(folder: &Path) -> Result<(Vec<Vec<u8>>, KeySet), KeyFileError> {
    let path = folder.join("root.json");
    let first = fs::read(&path).map_err(|source| KeyFileError::Io { path: path.clone(), source })?;
    let mut current = KeySet::parse(&first).map_err(|source| KeyFileError::Set { path, source })?;
    let mut chain = vec![first];
    loop {
        let path = folder.join(format!("keys-{}.json", current.version + 1));
        let next = match fs::read(&path) {
            Ok(next) => next,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((chain, current)),
            Err(source) => return Err(KeyFileError::Io { path, source }),
        };
        current = KeySet::open_next(&next, &current).map_err(|source| KeyFileError::Set { path, source })?;
        chain.push(next);
    }
}

/// The secret files of this kind, in the order of their names.
fn key_files(folder: &Path, kind: &str) -> Result<Vec<PathBuf>, KeyFileError> {
    let failed = |source| KeyFileError::Io { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with(kind) && name.ends_with(".key") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read_signer(path: &Path) -> Result<Signer, KeyFileError> {
    let secret = fs::read(path).map_err(|source| KeyFileError::Io { path: path.to_owned(), source })?;
    Signer::parse(String::from_utf8_lossy(&secret).trim())
        .map_err(|source| KeyFileError::Key { path: path.to_owned(), source })
}

fn refuse_present<'a>(folder: &Path, names: impl Iterator<Item = &'a str>) -> Result<(), KeyFileError> {
    for name in names {
        if folder.join(name).exists() {
            return Err(KeyFileError::Exists(folder.join(name)));
        }
    }
    Ok(())
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
