//! Two publishers at the same time: the host is whole whenever somebody looks, and one of both is told.

use std::fs;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::command::{NOW, Ran, Work, command, files_below, ovi};
use super::s3::{S3, at, orderly_way};

/// What whoever comes second may be told; it depends on when.
const TOLD: [&str; 4] = [
    "somebody else is publishing there at this moment",
    "somebody else has published there at the same time",
    "phones refuse to go back",
    "is of other keys",
];

/// A feed's generations in folders of their own, `g1` with one place, `g2` with two …
fn generations(work: &Work, count: usize) {
    for generation in 1..=count {
        let rows = (1..=generation).map(|nth| format!("a:{nth},library,Kirjasto {nth},091,60.17,24.94\n"));
        work.write(
            "src/places.csv",
            &format!("id,kind,name.fi,municipality_code,lat,lon\n{}", rows.collect::<String>()),
        );
        work.build("public");
        copy(work, "public", &format!("g{generation}"));
    }
}

fn copy(work: &Work, from: &str, to: &str) {
    for file in files_below(&work.path(from)) {
        let target = work.path(to).join(&file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(work.path(from).join(&file), target).unwrap();
    }
}

fn start(mut command: Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn ended(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// What a new phone finds: how many places.
fn places_at(work: &Work, feed: &str, name: &str, keys: &str) -> Value {
    let (data, root) = (work.text(name), work.text(&format!("{keys}/root.json")));
    let told = ovi(&["--json", "sync", "--feed", feed, "--data", &data, "--trust", &root]).one();
    assert_eq!(told["outcome"], "updated", "{told}");
    told["places"].clone()
}

/// Lets both of them go at once; which of them brought its feed. Whoever didn't is told why.
fn both(round: usize, publish: impl Fn(&str) -> Command, one: &str, other: &str) -> Vec<String> {
    // Now one a little ahead, now the other.
    let order = if round.is_multiple_of(2) { [one, other] } else { [other, one] };
    let children = order.map(|public| (public.to_owned(), start(publish(public))));
    let mut brought = Vec::new();
    for (public, child) in children {
        let ran = ended(child);
        if ran.status == 0 {
            brought.push(public);
        } else {
            assert_eq!(ran.status, 1, "{}", ran.err);
            assert!(TOLD.iter().any(|told| ran.err.contains(told)), "{}", ran.err);
        }
    }
    assert!(!brought.is_empty(), "one of both is published");
    brought
}

#[test]
fn two_at_one_folder_never_mix() {
    let work = Work::new(&[]);
    generations(&work, 3);
    let mut refused = 0;
    for round in 0..20_usize {
        let host = format!("host-{round}");
        // Onto a feed that stands, and into an empty folder.
        if !round.is_multiple_of(4) {
            copy(&work, "g1", &host);
        }
        let to = work.text(&host);
        let publish = |public: &str| command(NOW, &["feed", "publish", &work.text(public), "--to", &to]);
        let brought = both(round, publish, "g2", "g3");
        refused += 2 - brought.len();
        let stands = if brought.iter().any(|public| public == "g3") { "g3" } else { "g2" };
        let head = fs::read(work.path(&host).join("v1/head")).unwrap();
        assert_eq!(head, fs::read(work.path(stands).join("v1/head")).unwrap(), "round {round}: {brought:?}");
        let count: usize = stands[1..].parse().unwrap();
        assert_eq!(places_at(&work, &to, &format!("data-{round}"), "keys"), count);
        // Whoever was refused looks, and tries again: the later one gets there, the earlier one is told to build anew.
        command(NOW, &["feed", "publish", &work.text("g3"), "--to", &to]).output().unwrap();
        assert_eq!(fs::read(work.path(&host).join("v1/head")).unwrap(), fs::read(work.path("g3/v1/head")).unwrap());
        assert!(files_below(&work.path(&host)).iter().all(|file| file.starts_with("v1/")), "nothing else is left");
    }
    assert!(refused > 0, "not once did they meet");
}

#[test]
fn two_at_one_bucket_never_mix() {
    let Some(s3) = S3::start() else { return };
    let port = orderly_way(s3.port);
    let work = Work::new(&[]);
    generations(&work, 3);
    let publish_to = |public: &str, feed: &str| {
        let mut command = command(NOW, &["feed", "publish", &work.text(public), "--to", &format!("s3://feeds/{feed}")]);
        at(&mut command, port);
        command
    };
    let mut refused = 0;
    for round in 0..8_usize {
        let feed = format!("round-{round}");
        if !round.is_multiple_of(4) {
            assert!(publish_to("g1", &feed).output().unwrap().status.success());
        }
        let brought = both(round, |public| publish_to(public, &feed), "g2", "g3");
        refused += 2 - brought.len();
        let stands = if brought.iter().any(|public| public == "g3") { "g3" } else { "g2" };
        let head = s3.ask("GET", &format!("/feeds/{feed}/v1/head"));
        let (_, head) = head.split_once("\r\n\r\n").unwrap();
        assert_eq!(head, work.read(&format!("{stands}/v1/head")), "round {round}: {brought:?}");
        let count: usize = stands[1..].parse().unwrap();
        assert_eq!(places_at(&work, &s3.url(&format!("feeds/{feed}/")), &format!("data-{round}"), "keys"), count);
    }
    assert!(refused > 0, "not once did they meet");
}

#[test]
fn two_feeds_of_different_keys_never_mix() {
    let work = Work::new(&[]);
    generations(&work, 1);
    fs::rename(work.path("g1"), work.path("mine")).unwrap();
    fs::rename(work.path("keys"), work.path("keys-mine")).unwrap();
    fs::remove_dir_all(work.path("public")).unwrap();
    generations(&work, 2);
    let places = |public: &str| if public == "mine" { 1 } else { 2 };
    let keys = |public: &str| if public == "mine" { "keys-mine" } else { "keys" };
    let s3 = S3::start();
    let port = s3.as_ref().map(|s3| orderly_way(s3.port));
    for round in 0..6 {
        let folder = work.text(&format!("host-{round}"));
        let publish = |public: &str| command(NOW, &["feed", "publish", &work.text(public), "--to", &folder]);
        let brought = both(round, publish, "mine", "g2");
        let [stands] = &brought[..] else { panic!("{brought:?} are both there") };
        assert_eq!(places_at(&work, &folder, &format!("data-{round}"), keys(stands)), places(stands));

        let (Some(s3), Some(port)) = (&s3, port) else { continue };
        let publish = |public: &str| {
            let to = format!("s3://feeds/round-{round}");
            let mut command = command(NOW, &["feed", "publish", &work.text(public), "--to", &to]);
            at(&mut command, port);
            command
        };
        let brought = both(round, publish, "mine", "g2");
        let [stands] = &brought[..] else { panic!("{brought:?} are both there") };
        let feed = s3.url(&format!("feeds/round-{round}/"));
        assert_eq!(places_at(&work, &feed, &format!("data-s3-{round}"), keys(stands)), places(stands));
    }
}
