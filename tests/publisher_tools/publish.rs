//! `ovi feed publish`: to a folder and to an S3-compatible store; repeated, cut short, refused.

use std::fs;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use avoin_ovi::feed::hash::Hash;
use serde_json::Value;

use super::command::{NOW, Ran, Work, command, files_below, ovi};
use super::s3::{S3, at, stalling_way};

const PLACES: &str = "id,kind,name.fi,municipality_code,lat,lon\na:1,library,Kirjasto,091,60.17,24.94\n";

fn publish(work: &Work, public: &str, to: &str) -> Ran {
    ovi(&["--json", "feed", "publish", &work.text(public), "--to", &work.text(to)])
}

/// What a new phone finds there: its places.
fn places_at(work: &Work, feed: &str, name: &str) -> Value {
    let (data, root) = (work.text(name), work.text("keys/root.json"));
    let told = ovi(&["--json", "sync", "--feed", feed, "--data", &data, "--trust", &root]).one();
    assert_eq!(told["outcome"], "updated", "{told}");
    told["places"].clone()
}

fn country(work: &Work, places: usize) {
    let (src, count) = (work.text("src"), places.to_string());
    fs::remove_dir_all(work.path("src")).unwrap();
    ovi(&["feed", "generate", "--places", &count, "--series", "50", "--out", &src]).good();
}

/// A file so large that it is brought in parts, beside a feed's others; its path.
fn with_large_pack(work: &Work, public: &str) -> String {
    let bytes: Vec<u8> = (0..17 * 1024 * 1024u32).map(|at| (at / 1000 % 251) as u8).collect();
    let path = format!("v1/pack/{}.mbtiles", Hash::of(&bytes));
    let full = work.path(public).join(&path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(full, bytes).unwrap();
    path
}

#[test]
fn a_folder_gets_everything_once() {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.build("public");
    let pack = with_large_pack(&work, "public");
    let first = publish(&work, "public", "host").one();
    let count = files_below(&work.path("public")).len();
    assert_eq!(
        (first["files"].as_u64(), first["skipped"].as_u64(), first["head"].as_bool()),
        (Some(count as u64), Some(0), Some(true))
    );
    assert_eq!(files_below(&work.path("host")), files_below(&work.path("public")));
    let both = ["host", "public"].map(|folder| fs::read(work.path(folder).join(&pack)).unwrap());
    assert!(both[0] == both[1], "a file that came in parts is whole");
    fs::remove_file(work.path("public").join(&pack)).unwrap();
    assert_eq!(places_at(&work, &work.text("host"), "data"), 1);
    let again = publish(&work, "public", "host").one();
    assert_eq!((again["files"].as_u64(), again["head"].as_bool()), (Some(0), Some(false)), "{again}");

    work.write("src/places.csv", &format!("{PLACES}a:2,library,Toinen,049,60.2,24.7\n"));
    work.build("public");
    let second = publish(&work, "public", "host").one();
    assert_eq!(second["head"], true);
    assert!(second["skipped"].as_u64() > Some(0), "the old shard and the keys are there: {second}");
    assert_eq!(places_at(&work, &work.text("host"), "data-2"), 2);
    // A phone in the middle of the first generation still finds it.
    let host = files_below(&work.path("host"));
    assert!(files_below(&work.path("public")).iter().all(|file| host.contains(file)));
    // A file that lost its end on the way is brought again.
    let shard = host.iter().find(|file| file.starts_with("v1/shard/")).unwrap();
    fs::write(work.path("host").join(shard), b"half").unwrap();
    assert_eq!(publish(&work, "public", "host").one()["files"], 1);
}

#[test]
fn phones_are_never_taken_back_nor_to_somebody_else() {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.build("public");
    copy(&work, "public", "older");
    work.write("src/places.csv", &PLACES.replace("Kirjasto", "Uusi kirjasto"));
    work.build("public");
    publish(&work, "public", "host").good();
    let head = fs::read(work.path("host/v1/head")).unwrap();
    publish(&work, "older", "host").fails(1, "phones refuse to go back");

    // Another content that calls itself by the same number.
    work.write("src/places.csv", &PLACES.replace("Kirjasto", "Kolmas kirjasto"));
    work.build("older");
    publish(&work, "older", "host").fails(1, "another content under the same sequence 2");

    // The same content with dates that are older than what stands there.
    copy(&work, "public", "again");
    let sign = |now: &str| {
        let (public, keys) = (work.text("again"), work.text("keys"));
        command(now, &["feed", "sign", &public, "--keys", &keys]).output().unwrap()
    };
    assert!(sign("2026-12-01T10:00").status.success());
    publish(&work, "again", "host").good();
    publish(&work, "public", "host").fails(1, "signed later");
    let later = fs::read(work.path("host/v1/head")).unwrap();
    assert_ne!(later, head);

    // Somebody else's keys, and a head that nobody signed.
    fs::rename(work.path("keys"), work.path("mine")).unwrap();
    work.build("others");
    publish(&work, "others", "host").fails(1, "is of other keys");
    assert_eq!(fs::read(work.path("host/v1/head")).unwrap(), later);
    fs::write(work.path("host/v1/head"), "<html>Login</html>").unwrap();
    publish(&work, "again", "host").fails(1, "what stands at the target as v1/head is none");
}

#[test]
fn what_no_phone_would_take_is_not_brought() {
    let work = Work::new(&[("places.csv", PLACES)]);
    ovi(&["feed", "build", &work.text("src"), "--out", &work.text("unsigned")]).good();
    publish(&work, "unsigned", "host").fails(1, "is not signed");
    work.build("public");
    publish(&work, "public", "public").fails(2, "the very folder");
    publish(&work, "src", "host").fails(1, "v1/head: is missing");
    let shard =
        work.path("public").join(files_below(&work.path("public")).iter().find(|f| f.contains("/shard/")).unwrap());
    fs::write(&shard, b"not what was signed").unwrap();
    publish(&work, "public", "host").fails(1, "its sha256 is another");
    assert!(!work.path("host").exists(), "nothing was begun");
    let to = |to: &str| {
        command(NOW, &["feed", "publish", &work.text("public"), "--to", to])
            .env_clear()
            .env("AVOIN_OVI_NOW", NOW)
            .output()
            .unwrap()
    };
    fs::remove_dir_all(work.path("public")).unwrap();
    work.build("public");
    for (target, status, why) in
        [("ftp://host/feed", 2, "neither"), ("s3://", 2, "no bucket"), ("s3://bucket/feed", 2, "AWS_ACCESS_KEY_ID")]
    {
        let ran = to(target);
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(status), "{target}: {said}");
        assert!(said.contains(why), "{target}: {said}");
    }
}

#[test]
fn a_bucket_gets_the_same_with_its_headers() {
    let Some(s3) = S3::start() else { return };
    let work = Work::new(&[]);
    country(&work, 40);
    work.build("public");
    let pack = with_large_pack(&work, "public");
    let to_bucket = |public: &str| {
        let output = at(
            &mut command(NOW, &["--json", "feed", "publish", &work.text(public), "--to", "s3://feeds/my/feed"]),
            s3.port,
        )
        .output()
        .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    };
    let first = to_bucket("public").one();
    assert_eq!(first["files"].as_u64().unwrap() as usize, files_below(&work.path("public")).len());
    for (file, kind, cache) in [
        ("v1/head".to_owned(), "text/plain; charset=utf-8", "no-cache"),
        ("v1/keys/1.json".to_owned(), "application/json", "public, max-age=31536000, immutable"),
        (one_shard(&work), "application/zstd", "public, max-age=31536000, immutable"),
    ] {
        let answer = s3.ask("GET", &format!("/feeds/my/feed/{file}")).to_lowercase();
        let answer = answer.split_once("\r\n\r\n").unwrap().0;
        assert!(answer.starts_with("http/1.1 200"), "{file}: {answer}");
        for line in [format!("content-type: {kind}"), format!("cache-control: {cache}")] {
            assert!(answer.contains(&line), "{file}: {line} is not in {answer}");
        }
        assert!(!answer.contains("content-encoding"), "{file}: {answer}");
    }
    let answer = s3.ask("GET", &format!("/feeds/my/feed/{pack}")).to_lowercase();
    let size = fs::metadata(work.path("public").join(&pack)).unwrap().len();
    assert!(answer.contains(&format!("content-length: {size}")) && answer.contains("immutable"), "in parts, and whole");
    assert_eq!(places_at(&work, &s3.url("feeds/my/feed/"), "data"), 40);
    assert_eq!(to_bucket("public").one()["files"], 0);
    // The next generation writes over the head that was looked at.
    copy(&work, "public", "older");
    country(&work, 45);
    work.build("public");
    assert_eq!(to_bucket("public").one()["head"], true);
    assert_eq!(places_at(&work, &s3.url("feeds/my/feed/"), "data-2"), 45);
    to_bucket("older").fails(1, "phones refuse to go back");
    // A bucket that isn't there.
    let nowhere =
        at(&mut command(NOW, &["feed", "publish", &work.text("public"), "--to", "s3://nowhere/feed"]), s3.port)
            .output()
            .unwrap();
    assert_eq!(nowhere.status.code(), Some(3), "{}", String::from_utf8_lossy(&nowhere.stderr));
}

#[test]
fn an_upload_that_is_killed_leaves_the_old_feed_whole() {
    let Some(s3) = S3::start() else { return };
    let work = Work::new(&[]);
    country(&work, 30);
    work.build("public");
    let arguments = |public: &str| ["--json", "feed", "publish", public, "--to", "s3://feeds/f"].map(str::to_owned);
    let publish = |port: u16| {
        let arguments = arguments(&work.text("public"));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut command = command(NOW, &arguments);
        at(&mut command, port);
        command
    };
    assert!(publish(s3.port).output().unwrap().status.success());

    country(&work, 900);
    let built = work.build("public");
    let total: u64 = built["shards"].as_array().unwrap().iter().map(|shard| shard["size"].as_u64().unwrap()).sum();
    for share in [4, 2] {
        let (port, carried) = stalling_way(s3.port, usize::try_from(total / share).unwrap());
        let mut upload = publish(port).spawn().unwrap();
        let began = Instant::now();
        while carried.load(Ordering::SeqCst) < usize::try_from(total / share).unwrap() {
            assert!(began.elapsed() < Duration::from_secs(30), "the upload stopped by itself");
            std::thread::sleep(Duration::from_millis(20));
        }
        upload.kill().unwrap();
        upload.wait().unwrap();
        assert_eq!(places_at(&work, &s3.url("feeds/f/"), &format!("data-{share}")), 30, "the old head serves whole");
    }
    let again = publish(s3.port).output().unwrap();
    let again: Value = serde_json::from_slice(&again.stdout).unwrap();
    assert!(again["skipped"].as_u64() > Some(2), "it goes on where it stopped: {again}");
    assert_eq!(places_at(&work, &s3.url("feeds/f/"), "data-after"), 900);
}

fn one_shard(work: &Work) -> String {
    files_below(&work.path("public")).into_iter().find(|file| file.starts_with("v1/shard/")).unwrap()
}

fn copy(work: &Work, from: &str, to: &str) {
    for file in files_below(&work.path(from)) {
        let target = work.path(to).join(&file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(work.path(from).join(&file), target).unwrap();
    }
}
