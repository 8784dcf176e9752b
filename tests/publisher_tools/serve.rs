//! `ovi feed serve`: a good host, and a bad one on request, as a phone meets them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::command::{NOW, Work, command, files_below, ovi};

const PLACES: &str = "id,kind,name.fi,municipality_code,lat,lon\na:1,library,Kirjasto,091,60.17,24.94\n";

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(work: &Work, more: &[&str]) -> Self {
        let public = work.text("public");
        let arguments = [&["feed", "serve", &public, "--port", "0"], more].concat();
        let mut child = command(NOW, &arguments).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
        // Whoever stops listening doesn't stop the server.
        drop(lines);
        Self { child, address }
    }

    /// Status, headers (in small letters) and body; an answer that breaks off gives what came.
    fn ask(&self, method: &str, path: &str, more: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n", self.address)
            .unwrap();
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = stream.read(&mut buffer) {
            answer.extend_from_slice(&buffer[..read]);
            if answer.len() > 1_000_000 {
                break;
            }
        }
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head, answer[end + 4..].to_vec())
    }

    /// What a phone that has nothing yet says of it.
    fn sync(&self, work: &Work, below: &str, name: &str) -> Value {
        let (feed, data, root) =
            (format!("http://{}/{below}", self.address), work.text(name), work.text("keys/root.json"));
        let ran = ovi(&["--json", "sync", "--feed", &feed, "--data", &data, "--trust", &root]);
        ran.json().remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn work() -> (Work, String) {
    let work = Work::new(&[("places.csv", PLACES)]);
    work.build("public");
    let shard = files_below(&work.path("public")).into_iter().find(|file| file.contains("/shard/")).unwrap();
    (work, shard)
}

#[test]
fn parts_conditions_and_heads_are_answered() {
    let (work, shard) = work();
    let bytes = std::fs::read(work.path("public").join(&shard)).unwrap();
    let server = Server::start(&work, &[]);
    let path = format!("/{shard}");
    let (status, head, body) = server.ask("GET", &path, "");
    assert_eq!((status, &body), (200, &bytes));
    let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    assert!(
        head.contains("accept-ranges: bytes")
            && head.contains("cache-control: no-cache")
            && head.contains("content-type: application/zstd"),
        "{head}"
    );
    let (status, head, body) = server.ask("GET", &path, "Range: bytes=5-9\r\n");
    assert_eq!((status, body.as_slice()), (206, &bytes[5..=9]));
    assert!(head.contains(&format!("content-range: bytes 5-9/{}", bytes.len())), "{head}");
    assert_eq!(server.ask("GET", &path, &format!("Range: bytes=5-\r\nIf-Range: {etag}\r\n")).0, 206);
    assert_eq!(server.ask("GET", &path, "Range: bytes=5-\r\nIf-Range: \"other\"\r\n").2, bytes);
    assert_eq!(server.ask("GET", &path, "Range: bytes=99999-\r\n").0, 416);
    let (status, head, body) = server.ask("GET", &path, &format!("If-None-Match: {etag}\r\n"));
    assert_eq!((status, body.len()), (304, 0));
    assert!(head.contains(&etag), "{head}");
    let (status, head, body) = server.ask("HEAD", &path, "");
    assert_eq!((status, body.len()), (200, 0));
    assert!(head.contains(&format!("content-length: {}", bytes.len())), "{head}");
    assert_eq!(server.ask("POST", &path, "").0, 405);
    for outside in
        ["/v1/../../src/feed.json", "/v1/%2e%2e/x", "/.git/config", "/v1", "/v1/nothing", "/fault/none/v1/head"]
    {
        assert_eq!(server.ask("GET", outside, "").0, 404, "{outside}");
    }
    let (_, _, page) = server.ask("GET", "/", "");
    let page = String::from_utf8_lossy(&page).into_owned();
    assert!(page.contains("/fault/truncate/#root=") && page.contains("Sequence 1, good until"), "{page}");
}

#[test]
fn a_new_build_is_seen_at_once_but_for_a_stale_head() {
    let (work, _) = work();
    let server = Server::start(&work, &[]);
    let (_, head, before) = server.ask("GET", "/v1/head", "");
    let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    work.write("src/places.csv", &PLACES.replace("Kirjasto", "Uusi"));
    work.build("public");
    assert_eq!(server.ask("GET", "/v1/head", &format!("If-None-Match: {etag}\r\n")).0, 200);
    assert_eq!(server.ask("GET", "/fault/stale-head/v1/head", "").2, before);
    assert_eq!(server.ask("GET", "/v1/head?fault=stale-head", "").2, before);
}

#[test]
fn each_fault_is_what_a_phone_then_says() {
    let (work, shard) = work();
    let server = Server::start(&work, &[]);
    assert_eq!(server.sync(&work, "", "good")["outcome"], "updated");
    for (fault, kind) in [
        ("truncate", "network"),
        ("flip", "corrupt"),
        ("html", "captive_portal"),
        ("redirect", "captive_portal"),
        ("429", "network"),
        ("500", "network"),
        ("missing", "not_found"),
    ] {
        let told = server.sync(&work, &format!("fault/{fault}/"), &format!("data-{fault}"));
        assert_eq!((&told["outcome"], &told["kind"]), (&"failed".into(), &kind.into()), "{fault}: {told}");
    }
    let (status, head, _) = server.ask("GET", "/fault/429/v1/head", "");
    assert!(status == 429 && head.contains("retry-after: 120"), "{head}");
    let (_, head, body) = server.ask("GET", &format!("/fault/truncate/{shard}"), "");
    let announced: usize =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
    assert_eq!(body.len(), announced / 2);
    assert!(server.ask("GET", &format!("/fault/endless/{shard}"), "").2.len() > 900_000);
    let began = Instant::now();
    let (_, _, slow) = server.ask("GET", "/fault/slow/v1/head", "");
    assert!(began.elapsed() >= Duration::from_millis(250) && slow == server.ask("GET", "/v1/head", "").2);
}

#[test]
fn a_fault_for_everybody_is_chosen_at_the_start() {
    let (work, _) = work();
    let server = Server::start(&work, &["--fault", "500"]);
    assert_eq!(server.ask("GET", "/v1/head", "").0, 500);
    // An address that names one has that one alone.
    assert_eq!(server.ask("GET", "/fault/flip/v1/head", "").0, 200);
    drop(server);
    ovi(&["feed", "serve", &work.text("public"), "--fault", "quicksand"]).fails(2, "these are known: truncate, slow");
}
