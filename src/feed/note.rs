//! Signed notes (c2sp.org/signed-note) with ed25519.
//!
//! Ours and not the crate `signed_note`: its 0.2 verifies with `verify`, which takes small-order keys and signatures
//! that other programs refuse, and brings a second ed25519-dalek, sha2 and base64 into the web app. The format is forty
//! lines; the cryptography is ed25519-dalek's `verify_strict`.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The most signatures of a note. A note with more is refused before any is checked.
const MAX_SIGNATURES: usize = 8;
/// The algorithm byte of ed25519.
const ED25519: u8 = 1;
const PRIVATE: &str = "PRIVATE+KEY+";

/// Why a note proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("it is no signed note")]
    Malformed,
    #[error("a signature in the name of a known key is wrong")]
    WrongSignature,
    #[error("{have} of {need} known keys have signed it")]
    Unsigned { have: usize, need: usize },
}

/// Why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("a key has the form name+8 hex digits+base64")]
    Form,
    #[error("the key's id does not belong to its name and bytes")]
    Id,
    #[error("the key is no ed25519 key that proves anything")]
    Weak,
}

/// A public key: `name+id+base64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl Verifier {
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (name, id, bytes) = parts(text)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Weak)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        let verifier = Self { id: key_id(&name, &key), name, key };
        if verifier.id == id { Ok(verifier) } else { Err(KeyError::Id) }
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_key(f, &self.name, self.id, self.key.as_bytes())
    }
}

/// A private key: `PRIVATE+KEY+name+id+base64`. Its `Debug` shows the name alone.
#[derive(Clone)]
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// A key from its 32 secret bytes. `name` has no spaces and no `+`.
    pub fn new(name: &str, secret: &[u8; 32]) -> Result<Self, KeyError> {
        check_name(name)?;
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(secret) })
    }

    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (name, id, secret) = parts(text.strip_prefix(PRIVATE).ok_or(KeyError::Form)?)?;
        let signer = Self::new(&name, &secret)?;
        if signer.verifier().id == id { Ok(signer) } else { Err(KeyError::Id) }
    }

    pub fn verifier(&self) -> Verifier {
        let key = self.key.verifying_key();
        Verifier { name: self.name.clone(), id: key_id(&self.name, &key), key }
    }

    /// The form that [`Signer::parse`] reads. Whoever has it can speak in this key's name.
    pub fn secret_text(&self) -> String {
        struct Secret<'a>(&'a Signer);
        impl fmt::Display for Secret<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(PRIVATE)?;
                write_key(f, &self.0.name, self.0.verifier().id, self.0.key.as_bytes())
            }
        }
        Secret(self).to_string()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.name)
    }
}

/// Signs a text that ends with a newline.
pub fn sign(text: &str, signer: &Signer) -> String {
    sign_all(text, std::iter::once(signer))
}

/// The same with several keys, a line each.
pub fn sign_all<'a>(text: &str, signers: impl Iterator<Item = &'a Signer>) -> String {
    let mut note = format!("{text}\n");
    for signer in signers {
        let mut bytes = signer.verifier().id.to_vec();
        bytes.extend_from_slice(&signer.key.sign(text.as_bytes()).to_bytes());
        note.push_str(&format!("— {} {}\n", signer.name, BASE64.encode(bytes)));
    }
    note
}

/// The text of a note, once `threshold` of the known keys have signed it. A key counts once, however often it signed.
/// Signatures of unknown keys are passed over; a wrong one of a known key refuses the note.
pub fn open<'a>(note: &'a [u8], known: &[Verifier], threshold: usize) -> Result<&'a str, NoteError> {
    let (text, signatures) = split(note)?;
    let mut signed = vec![false; known.len()];
    for (name, bytes) in signatures {
        let Some(index) = known.iter().position(|key| key.name == name && key.id == bytes[..4]) else { continue };
        let signature = Signature::from_slice(&bytes[4..]).map_err(|_| NoteError::Malformed)?;
        known[index].key.verify_strict(text.as_bytes(), &signature).map_err(|_| NoteError::WrongSignature)?;
        signed[index] = true;
    }
    let have = signed.iter().filter(|signed| **signed).count();
    if have >= threshold.max(1) { Ok(text) } else { Err(NoteError::Unsigned { have, need: threshold.max(1) }) }
}

/// The text of a note, whoever signed it. Proves nothing.
pub fn text_unproved(note: &[u8]) -> Result<&str, NoteError> {
    split(note).map(|(text, _)| text)
}

/// A signature's key name, and the four bytes of its key's id before the signature itself.
type NamedSignature<'a> = (&'a str, Vec<u8>);

fn split(note: &[u8]) -> Result<(&str, Vec<NamedSignature<'_>>), NoteError> {
    let note = std::str::from_utf8(note).map_err(|_| NoteError::Malformed)?;
    if note.chars().any(|c| c.is_control() && c != '\n') {
        return Err(NoteError::Malformed);
    }
    let cut = note.rfind("\n\n").ok_or(NoteError::Malformed)?;
    let (text, signatures) = (&note[..=cut], &note[cut + 2..]);
    let lines = signatures.strip_suffix('\n').filter(|lines| !lines.is_empty()).ok_or(NoteError::Malformed)?;
    let lines: Vec<&str> = lines.split('\n').collect();
    if lines.len() > MAX_SIGNATURES {
        return Err(NoteError::Malformed);
    }
    let signatures = lines.into_iter().map(signature).collect::<Option<_>>().ok_or(NoteError::Malformed)?;
    Ok((text, signatures))
}

fn signature(line: &str) -> Option<NamedSignature<'_>> {
    let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
    check_name(name).ok()?;
    let bytes = BASE64.decode(encoded).ok()?;
    (bytes.len() > 4).then_some((name, bytes))
}

fn check_name(name: &str) -> Result<(), KeyError> {
    if name.is_empty() || name.len() > 60 || name.chars().any(|c| c.is_whitespace() || c == '+') {
        return Err(KeyError::Form);
    }
    Ok(())
}

fn parts(text: &str) -> Result<(String, [u8; 4], [u8; 32]), KeyError> {
    let mut parts = text.trim().splitn(3, '+');
    let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyError::Form);
    };
    check_name(name)?;
    let id = u32::from_str_radix(id, 16).ok().filter(|_| id.len() == 8).ok_or(KeyError::Form)?;
    let bytes = BASE64.decode(encoded).map_err(|_| KeyError::Form)?;
    match bytes.split_first() {
        Some((&ED25519, key)) => Ok((name.to_owned(), id.to_be_bytes(), key.try_into().map_err(|_| KeyError::Form)?)),
        _ => Err(KeyError::Form),
    }
}

fn write_key(f: &mut fmt::Formatter<'_>, name: &str, id: [u8; 4], bytes: &[u8; 32]) -> fmt::Result {
    let mut typed = vec![ED25519];
    typed.extend_from_slice(bytes);
    write!(f, "{name}+{:08x}+{}", u32::from_be_bytes(id), BASE64.encode(typed))
}

fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let mut hasher = Sha256::new();
    hasher.update(name.as_bytes());
    hasher.update([b'\n', ED25519]);
    hasher.update(key.as_bytes());
    let hash = hasher.finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(name: &str, byte: u8) -> Signer {
        Signer::new(name, &[byte; 32]).unwrap()
    }

    #[test]
    fn a_key_of_the_specification_reads_and_writes_itself() {
        // From the specification's own example.
        let public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        let private = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        let signer = Signer::parse(private).unwrap();
        assert_eq!(Verifier::parse(public).unwrap(), signer.verifier());
        assert_eq!((signer.verifier().to_string().as_str(), signer.secret_text().as_str()), (public, private));
        let text =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        let note = format!(
            "{text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
        );
        assert_eq!(open(note.as_bytes(), &[signer.verifier()], 1), Ok(text));
        assert_eq!(sign(text, &signer), note);
    }

    #[test]
    fn one_flipped_bit_anywhere_refuses_the_note() {
        let signer = signer("a.example", 7);
        let note = sign("format x\nsequence 1\n", &signer).into_bytes();
        assert!(open(&note, &[signer.verifier()], 1).is_ok());
        for index in 0..note.len() {
            for bit in 0..8 {
                let mut flipped = note.clone();
                flipped[index] ^= 1 << bit;
                assert!(open(&flipped, &[signer.verifier()], 1).is_err(), "byte {index}, bit {bit}");
            }
        }
        for length in 0..note.len() {
            assert!(open(&note[..length], &[signer.verifier()], 1).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn t07_a_key_counts_once_and_strangers_not_at_all() {
        let (one, two, stranger) = (signer("one", 1), signer("two", 2), signer("three", 3));
        let known = [one.verifier(), two.verifier()];
        let text = "x\n";
        let line = |signer: &Signer| sign(text, signer).lines().last().unwrap().to_owned();
        let note = |signers: &[&Signer]| {
            let lines: Vec<_> = signers.iter().map(|signer| line(signer)).collect();
            format!("{text}\n{}\n", lines.join("\n"))
        };
        assert_eq!(open(note(&[&one, &one]).as_bytes(), &known, 2), Err(NoteError::Unsigned { have: 1, need: 2 }));
        assert_eq!(open(note(&[&one, &stranger]).as_bytes(), &known, 2), Err(NoteError::Unsigned { have: 1, need: 2 }));
        assert_eq!(open(note(&[&two, &stranger, &one]).as_bytes(), &known, 2), Ok(text));
        assert_eq!(open(note(&[&stranger]).as_bytes(), &known, 0), Err(NoteError::Unsigned { have: 0, need: 1 }));
        // Another key under a known name is a stranger.
        assert!(open(note(&[&signer("one", 9)]).as_bytes(), &known, 1).is_err());
    }

    #[test]
    fn t08_weak_keys_and_broken_texts_are_no_keys() {
        let mut small_order = vec![ED25519];
        small_order.extend_from_slice(&[0; 32]);
        assert_eq!(Verifier::parse(&format!("a+00000000+{}", BASE64.encode(small_order))), Err(KeyError::Weak));
        let good = signer("a", 1).verifier().to_string();
        assert_eq!(Verifier::parse(&good.replacen('a', "b", 1)), Err(KeyError::Id));
        for bad in ["", "a", "a+b+c", "a b+00000000+AA=="] {
            assert_eq!(Verifier::parse(bad), Err(KeyError::Form), "{bad}");
        }
        assert!(Signer::parse(&good).is_err());
    }
}
