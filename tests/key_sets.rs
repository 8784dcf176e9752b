//! The chain of key sets: who may say who speaks for a feed.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use std::path::{Path, PathBuf};

use avoin_ovi::feed::head::Head;
use avoin_ovi::feed::keys::{KeySet, keys_path};
use avoin_ovi::feed::note::{Signer, sign_all};
use avoin_ovi::feed::write::{KeyFileError, Rotation, SigningKeys, WriteError, rotate};
use avoin_ovi::sync::{FailureKind, SyncOutcome, Trust, introduce};
use support::device::{Device, failed, updated};
use support::publisher::{Files, Publisher, head_of, place};
use support::server::{Fault, Server};

fn lines(name: &str) -> Vec<String> {
    vec![place("a:1", name, "091")]
}

fn roots(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| folder.join(format!("{name}.key"))).collect()
}

fn signer(path: &Path) -> Signer {
    Signer::parse(std::fs::read_to_string(path).unwrap().trim()).unwrap()
}

/// The next key set, signed by these and nobody else.
fn forged(publisher: &Publisher, change: impl FnOnce(&mut KeySet), signers: &[&Signer]) -> Vec<u8> {
    let mut set = KeySet::parse(publisher.keys.key_set()).unwrap();
    set.version = 2;
    change(&mut set);
    let text = String::from_utf8(set.to_bytes().unwrap()).unwrap();
    sign_all(&text, signers.iter().copied()).into_bytes()
}

/// A feed whose head is signed by this key and names this key set.
fn with_head_of(mut files: Files, key: &Signer, version: u64) -> Files {
    let head = Head { keys: version, sequence: head_of(&files).sequence + 1, ..head_of(&files) };
    files.insert("v1/head".to_owned(), head.sign(key).into_bytes());
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_head_key_is_followed_and_the_old_one_speaks_no_more() {
    let (server, mut publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let trust = publisher.trust();
    let first = publisher.publish(&lines("Vanha"));
    let stolen = publisher.keys.head().clone();
    server.set(first.clone());
    updated(&device.sync(&server.source(), &trust).await);
    let signers = roots(&publisher.key_folder(), &["root-1", "root-3"]);
    publisher.keys =
        rotate(&publisher.key_folder(), &Rotation { roots: signers, new_head: true, ..Rotation::default() }).unwrap();
    assert_eq!(publisher.keys.version(), 2);
    let second = publisher.publish(&lines("Uusi"));
    assert_eq!(head_of(&second).keys, 2);
    server.set(second.clone());
    updated(&device.sync(&server.source(), &trust).await);
    assert_eq!(device.sync(&server.source(), &Trust::Pinned).await.outcome, SyncOutcome::UpToDate);
    // Whoever stole the first key signs on: in its own name, and in that of the new set.
    for version in [1, 2] {
        server.set(with_head_of(second.clone(), &stolen, version));
        let report = device.sync(&server.source(), &trust).await;
        assert_eq!(failed(&report), FailureKind::Signature, "{:?}", report.outcome);
    }
    // A directory that was made anew remembers as well: what is proven is kept with what the person trusts.
    device.db.run(|store| store.clear_feed(support::tuesday()).unwrap()).await.unwrap();
    server.set(with_head_of(first, &stolen, 1));
    assert_eq!(failed(&device.sync(&server.source(), &trust).await), FailureKind::Signature);
    server.set(second.clone());
    updated(&device.sync(&server.source(), &trust).await);
    // A newcomer walks the whole chain, by the same link as ever.
    let newcomer = Device::new().await;
    updated(&newcomer.sync(&server.source(), &trust).await);
    assert_eq!(introduce(&server.source()).await.unwrap().root, publisher.keys.fingerprint());
}

#[tokio::test(flavor = "multi_thread")]
async fn t09_a_key_set_without_the_one_before_is_refused_and_fifty_rotations_are_followed() {
    let (server, mut publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let trust = publisher.trust();
    server.set(publisher.publish(&lines("Vanha")));
    updated(&device.sync(&server.source(), &trust).await);
    let folder = publisher.key_folder();
    let mut held = [1, 2, 3].map(|number| (format!("test.example/root-{number}"), format!("root-{number}")));
    for step in 0..50_usize {
        // Head and roots go round; the two others sign.
        let replaced = step % 3;
        let signers: Vec<PathBuf> = held
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != replaced)
            .map(|(_, (_, file))| folder.join(format!("{file}.key")))
            .collect();
        let rotation = Rotation { roots: signers, new_head: step % 2 == 0, replaced: vec![held[replaced].0.clone()] };
        publisher.keys = rotate(&folder, &rotation).unwrap();
        let version = publisher.keys.version();
        held[replaced] =
            (format!("test.example/root-{}.v{version}", replaced + 1), format!("root-{}.v{version}", replaced + 1));
    }
    assert_eq!(publisher.keys.version(), 51);
    let files = publisher.publish(&lines("Uusi"));
    let mut gap = files.clone();
    gap.remove(&keys_path(30));
    server.set(gap);
    let before = device.directory();
    assert_eq!(failed(&device.sync(&server.source(), &trust).await), FailureKind::Signature);
    assert_eq!(device.directory(), before);
    let mut skipped = files.clone();
    skipped.insert(keys_path(30), files[&keys_path(31)].clone());
    server.set(skipped);
    assert_ne!(failed(&device.sync(&server.source(), &trust).await), FailureKind::Network);
    server.set(files);
    updated(&device.sync(&server.source(), &trust).await);
    // What was proven isn't asked for again.
    server.set(publisher.publish(&lines("Uusin")));
    server.asked();
    updated(&device.sync(&server.source(), &trust).await);
    let asked: Vec<String> = server.asked().into_iter().map(|(path, _)| path).collect();
    assert!(!asked.iter().any(|path| path.contains("/keys/")), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn t10_a_key_set_that_the_roots_have_not_signed_is_refused() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let trust = publisher.trust();
    server.set(publisher.publish(&lines("Vanha")));
    updated(&device.sync(&server.source(), &trust).await);
    let second = publisher.publish(&lines("Uusi"));
    let folder = publisher.key_folder();
    let [one, two, three] = ["root-1", "root-2", "root-3"].map(|name| signer(&folder.join(format!("{name}.key"))));
    let theirs = Signer::new("evil.example/head", &[7; 32]).unwrap();
    let root = Signer::new("evil.example/root", &[8; 32]).unwrap();
    let own = |set: &mut KeySet| {
        set.head.keys = vec![theirs.verifier().to_string()];
        (set.roots.threshold, set.roots.keys) = (1, vec![root.verifier().to_string()]);
    };
    let new_head = |set: &mut KeySet| set.head.keys = vec![theirs.verifier().to_string()];
    let cases: [(&str, Vec<u8>); 7] = [
        ("new keys alone", forged(&publisher, own, &[&root])),
        ("one root of two", forged(&publisher, new_head, &[&one])),
        ("one root twice", forged(&publisher, new_head, &[&two, &two])),
        ("the head's key", forged(&publisher, new_head, &[publisher.keys.head(), &one])),
        ("roots that come, without their word", forged(&publisher, own, &[&one, &three])),
        (
            "two steps at once",
            forged(
                &publisher,
                |set| {
                    new_head(set);
                    set.version = 3;
                },
                &[&one, &two],
            ),
        ),
        ("nothing", b"hello".to_vec()),
    ];
    for (what, set) in cases {
        let mut files = with_head_of(second.clone(), &theirs, 2);
        files.insert(keys_path(2), set);
        server.set(files);
        let before = device.directory();
        let report = device.sync(&server.source(), &trust).await;
        assert!(
            matches!(failed(&report), FailureKind::Signature | FailureKind::Format),
            "{what}: {:?}",
            report.outcome
        );
        assert_eq!(device.directory(), before, "{what}");
    }
    server.set(second);
    updated(&device.sync(&server.source(), &trust).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn t08_a_key_set_of_weak_keys_or_without_end_is_refused() {
    let (server, publisher, device) = (Server::start(), Publisher::new(), Device::new().await);
    let second = publisher.publish(&lines("Uusi"));
    let folder = publisher.key_folder();
    let [one, two] = ["root-1", "root-2"].map(|name| signer(&folder.join(format!("{name}.key"))));
    // A point of small order: a signature of it holds for every text.
    let weak = "evil.example/head+00000000+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
    let set = forged(&publisher, |set| set.head.keys = vec![weak], &[&one, &two]);
    let mut files = with_head_of(second, publisher.keys.head(), 2);
    files.insert(keys_path(2), set);
    server.set(files);
    assert_eq!(failed(&device.sync(&server.source(), &publisher.trust()).await), FailureKind::Format);
    server.fault(&keys_path(2), Fault::Endless);
    assert_eq!(failed(&device.sync(&server.source(), &publisher.trust()).await), FailureKind::Corrupt);
}

#[test]
fn a_publisher_cannot_go_back_or_make_what_nobody_would_follow() {
    let mut publisher = Publisher::new();
    publisher.publish(&lines("Vanha"));
    let folder = publisher.key_folder();
    let two = roots(&folder, &["root-1", "root-2"]);
    let with = |roots: Vec<PathBuf>, new_head, replaced: &[&str]| {
        let replaced = replaced.iter().map(|name| (*name).to_owned()).collect();
        rotate(&folder, &Rotation { roots, new_head, replaced })
    };
    assert!(matches!(with(two.clone(), false, &[]), Err(KeyFileError::NoChange)));
    assert!(matches!(with(two.clone(), false, &["test.example/root-9"]), Err(KeyFileError::NoSuchRoot { .. })));
    assert!(matches!(with(roots(&folder, &["root-1"]), true, &[]), Err(KeyFileError::Set { .. })));
    assert!(matches!(with(roots(&folder, &["root-1", "head"]), true, &[]), Err(KeyFileError::Set { .. })));
    assert_eq!(SigningKeys::load(&folder).unwrap().version(), 1, "what failed has left nothing behind");
    let old = SigningKeys::load(&folder).unwrap();
    let new = with(two, true, &["test.example/root-3"]).unwrap();
    assert_eq!((new.version(), new.fingerprint()), (2, old.fingerprint()), "the link stays");
    publisher.keys = new;
    publisher.publish(&lines("Uusi"));
    // A copy of the keys from before can't take the feed back.
    publisher.keys = old;
    let written = publisher.try_publish(&lines("Uusin"));
    assert!(matches!(written, Err(WriteError::OlderKeys(_))), "{written:?}");
}
