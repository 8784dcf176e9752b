//! A web server on this machine that does what a test asks, lies and breakdowns included.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use avoin_ovi::feed::hash::Hash;
use avoin_ovi::sync::FeedSource;

/// What goes wrong with a path.
#[derive(Debug, Clone)]
pub enum Fault {
    /// States the whole length, sends half of the body, hangs up.
    Cut,
    /// Other bytes.
    Bytes(Vec<u8>),
    /// A web page with status 200.
    Page,
    /// A web page that doesn't say so.
    PageWithoutType,
    Status(u16),
    /// To this address.
    Redirect(String),
    /// Bytes without end.
    Endless,
    /// "Not modified", asked or not.
    NotModified,
    /// Accepts, and says nothing.
    Silence,
    /// Hangs up at once.
    HangUp,
}

/// One request: path, and the ETag it was conditional on.
pub type Asked = (String, Option<String>);

#[derive(Default)]
struct Site {
    files: HashMap<String, Vec<u8>>,
    faults: HashMap<String, Fault>,
    asked: Vec<Asked>,
}

/// Serves until the test ends.
pub struct Server {
    address: String,
    site: Arc<Mutex<Site>>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let site = Arc::new(Mutex::new(Site::default()));
        let shared = site.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = shared.clone();
                std::thread::spawn(move || answer(stream, &shared));
            }
        });
        Self { address, site }
    }

    pub fn url(&self) -> String {
        format!("http://{}/feed/", self.address)
    }

    pub fn source(&self) -> FeedSource {
        FeedSource::parse(&self.url()).unwrap()
    }

    /// Serves exactly these files, named from `v1/` on.
    pub fn set(&self, files: HashMap<String, Vec<u8>>) {
        let mut site = self.site.lock().unwrap();
        site.files = files.into_iter().map(|(name, bytes)| (format!("/feed/{name}"), bytes)).collect();
    }

    pub fn fault(&self, name: &str, fault: Fault) {
        self.site.lock().unwrap().faults.insert(format!("/feed/{name}"), fault);
    }

    pub fn heal(&self) {
        self.site.lock().unwrap().faults.clear();
    }

    /// The requests since the last call.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.site.lock().unwrap().asked)
    }
}

fn answer(mut stream: TcpStream, site: &Mutex<Site>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut request = String::new();
    if reader.read_line(&mut request).is_err() {
        return;
    }
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut condition = None;
    loop {
        let mut header = String::new();
        match reader.read_line(&mut header) {
            Ok(count) if count > 2 => {
                if let Some(value) = header.to_lowercase().strip_prefix("if-none-match:") {
                    condition = Some(value.trim().to_owned());
                }
            }
            _ => break,
        }
    }
    let (file, fault) = {
        let mut site = site.lock().unwrap();
        site.asked.push((path.clone(), condition.clone()));
        (site.files.get(&path).cloned(), site.faults.get(&path).cloned())
    };
    // The other side may hang up at any time: that is what is tested.
    let _ = respond(&mut stream, file, fault, condition);
}

fn respond(
    stream: &mut TcpStream,
    file: Option<Vec<u8>>,
    fault: Option<Fault>,
    condition: Option<String>,
) -> std::io::Result<()> {
    let body = |stream: &mut TcpStream, kind: &str, bytes: &[u8]| {
        let etag = Hash::of(bytes);
        if condition.as_deref() == Some(&format!("\"{etag}\"")) {
            return write!(stream, "HTTP/1.1 304 Not Modified\r\nETag: \"{etag}\"\r\nConnection: close\r\n\r\n");
        }
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nETag: \"{etag}\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            bytes.len()
        )?;
        stream.write_all(bytes)
    };
    let status = |stream: &mut TcpStream, status: u16, header: &str| {
        write!(stream, "HTTP/1.1 {status} Status\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n")
    };
    const PAGE: &[u8] = b"<!DOCTYPE html><html><body>Sign in to use this network</body></html>";
    match (fault, file) {
        (None, Some(file)) => body(stream, "application/octet-stream", &file),
        (None, None) => status(stream, 404, ""),
        (Some(Fault::Cut), Some(file)) => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", file.len())?;
            stream.write_all(&file[..file.len() / 2])
        }
        (Some(Fault::Bytes(bytes)), _) => body(stream, "application/octet-stream", &bytes),
        (Some(Fault::Page), _) => body(stream, "text/html; charset=utf-8", PAGE),
        (Some(Fault::PageWithoutType), _) => body(stream, "application/octet-stream", PAGE),
        (Some(Fault::Status(code)), _) => status(stream, code, ""),
        (Some(Fault::Redirect(to)), _) => status(stream, 302, &format!("Location: {to}\r\n")),
        (Some(Fault::Endless), _) => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b'a'; 4096])?;
            }
        }
        (Some(Fault::NotModified), _) => write!(stream, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"),
        (Some(Fault::Silence), _) => stream.read(&mut [0]).map(drop),
        (Some(Fault::HangUp), _) | (Some(Fault::Cut), None) => Ok(()),
    }
}
