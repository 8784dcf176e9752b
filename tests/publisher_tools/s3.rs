//! An S3-compatible server of this machine (`moto`), and a way to it that breaks down on request.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The server, stopped when the test ends.
pub struct S3 {
    child: Child,
    pub port: u16,
}

impl S3 {
    /// Starts one with an empty bucket `feeds`. `None` where it isn't installed: `./dev test` installs it, and says where
    /// it is (`AVOIN_OVI_MOTO`).
    pub fn start() -> Option<Self> {
        let named = std::env::var_os("AVOIN_OVI_MOTO").map(PathBuf::from);
        let kept = std::env::var_os("HOME")
            .map(|home| PathBuf::from(home).join(".cache/avoin-ovi/moto/bin/moto_server"))
            .filter(|path| path.exists());
        let Some(program) = named.or(kept) else {
            eprintln!("not run: there is no S3-compatible server here; ./dev test installs one");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, port };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "the S3-compatible server doesn't start");
            std::thread::sleep(Duration::from_millis(100));
        }
        // Open to readers, as a feed's bucket is.
        const POLICY: &str = r#"{"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::feeds/*"}]}"#;
        for (path, body) in [("/feeds", ""), ("/feeds?policy", POLICY)] {
            let made = server.send("PUT", path, "Authorization: AWS testing:testing\r\n", body);
            assert!(made.starts_with("HTTP/1.1 20"), "{made}");
        }
        Some(server)
    }

    /// Status line, headers and body of an answer to somebody who has no key, as text.
    pub fn ask(&self, method: &str, path: &str) -> String {
        self.send(method, path, "", "")
    }

    fn send(&self, method: &str, path: &str, more: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = body.len();
        let headers = format!("Host: 127.0.0.1\r\n{more}Content-Length: {length}\r\nConnection: close");
        write!(stream, "{method} {path} HTTP/1.1\r\n{headers}\r\n\r\n{body}").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Lets `ovi` find the server at a port.
pub fn at(command: &mut Command, port: u16) -> &mut Command {
    command
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{port}"))
        .env("AWS_ACCESS_KEY_ID", "testing")
        .env("AWS_SECRET_ACCESS_KEY", "testing")
        .env("AWS_REGION", "us-east-1")
}

/// A way to the server that carries so many bytes to it and then nothing more, though it stays open. The second value
/// counts what it carried.
pub fn stalling_way(to: u16, after_bytes: usize) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let carried = Arc::new(AtomicUsize::new(0));
    let count = carried.clone();
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let Ok(server) = TcpStream::connect(("127.0.0.1", to)) else { continue };
            let (mut back_from, mut back_to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || std::io::copy(&mut back_from, &mut back_to));
            let count = count.clone();
            std::thread::spawn(move || carry(client, server, &count, after_bytes));
        }
    });
    (port, carried)
}

fn carry(mut from: TcpStream, mut to: TcpStream, count: &AtomicUsize, most: usize) {
    let mut buffer = [0; 2048];
    while let Ok(read) = from.read(&mut buffer) {
        if read == 0 {
            break;
        }
        if count.fetch_add(read, Ordering::SeqCst) + read > most {
            // Neither closed nor read: a network that went away.
            std::thread::sleep(Duration::from_secs(60));
            return;
        }
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
}

/// A way to the server on which one request is answered before the next is asked. `moto` looks at a condition and then
/// writes, and another's write may come between the two; a store that keeps its word does both at once.
pub fn orderly_way(to: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let turn = Arc::new(Mutex::new(()));
    std::thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let turn = turn.clone();
            std::thread::spawn(move || answer_one(client, to, &turn));
        }
    });
    port
}

/// Carries one request there and its answer back.
fn answer_one(mut client: TcpStream, to: u16, turn: &Mutex<()>) -> Option<()> {
    let mut request = Vec::new();
    let mut buffer = [0; 8192];
    let head = loop {
        if let Some(at) = request.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break at;
        }
        let read = client.read(&mut buffer).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&buffer[..read]);
    };
    let headers = String::from_utf8_lossy(&request[..head]).to_lowercase();
    let length = headers.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    let whole = head + 4 + length.unwrap_or(0);
    while request.len() < whole {
        let read = client.read(&mut buffer).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&buffer[..read]);
    }
    // Both sides take the end of the connection for the end of the answer.
    request.splice(head..head, b"\r\nConnection: close".iter().copied());
    let mut answer = Vec::new();
    let turn = turn.lock().unwrap();
    let mut server = TcpStream::connect(("127.0.0.1", to)).ok()?;
    server.write_all(&request).ok()?;
    server.read_to_end(&mut answer).ok()?;
    drop(turn);
    client.write_all(&answer).ok()
}
