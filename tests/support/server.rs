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
    /// With this `Retry-After`.
    Wait(u16, &'static str),
    /// The whole, so many bytes at a time with so many milliseconds between them.
    Drip(usize, u64),
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
    /// Sends so many bytes of what was asked for, and hangs up.
    CutAfter(usize),
    /// Sends so many bytes of what was asked for, and says nothing more.
    StallAfter(usize),
    /// Gives the whole, whatever part is asked for.
    WholeOnly,
    /// Says that it gives a part that nobody asked for.
    OtherRange,
    /// The same bytes under another ETag.
    OtherEtag,
    /// Other bytes under another ETag, parts of them too.
    Replaced(Vec<u8>),
    /// Other bytes that pretend to be the same ones.
    Pretended(Vec<u8>),
}

/// A part that was asked for: path, `Range` and `If-Range`.
pub type AskedPart = (String, Option<String>, Option<String>);

/// One request: path, and the ETag it was conditional on.
pub type Asked = (String, Option<String>);

#[derive(Default)]
struct Site {
    files: HashMap<String, Vec<u8>>,
    faults: HashMap<String, Fault>,
    asked: Vec<Asked>,
    parts: Vec<AskedPart>,
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

    /// What was asked for of the files since the last call, and which parts.
    pub fn parts(&self) -> Vec<AskedPart> {
        std::mem::take(&mut self.site.lock().unwrap().parts)
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
    let (mut range, mut if_range) = (None, None);
    loop {
        let mut header = String::new();
        match reader.read_line(&mut header) {
            Ok(count) if count > 2 => {
                let header = header.to_lowercase();
                for (name, place) in
                    [("if-none-match:", &mut condition), ("range:", &mut range), ("if-range:", &mut if_range)]
                {
                    if let Some(value) = header.strip_prefix(name) {
                        *place = Some(value.trim().to_owned());
                    }
                }
            }
            _ => break,
        }
    }
    let (file, fault) = {
        let mut site = site.lock().unwrap();
        site.asked.push((path.clone(), condition.clone()));
        site.parts.push((path.clone(), range.clone(), if_range.clone()));
        (site.files.get(&path).cloned(), site.faults.get(&path).cloned())
    };
    // The other side may hang up at any time: that is what is tested.
    let from = range.as_deref().and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok());
    let _ = respond(&mut stream, file, fault, condition, Part { from, if_range });
}

/// What of a file is asked for.
struct Part {
    from: Option<usize>,
    if_range: Option<String>,
}

/// Sends a file, or the rest of it where that is asked for and the ETag is still the one.
fn send(stream: &mut TcpStream, part: &Part, bytes: &[u8], etag: &str, fault: &Fault) -> std::io::Result<()> {
    let same = part.if_range.as_deref().is_none_or(|known| known == format!("\"{etag}\""));
    let from = part.from.filter(|_| same && !matches!(fault, Fault::WholeOnly));
    if from.is_some_and(|from| from >= bytes.len()) {
        return write!(stream, "HTTP/1.1 416 Range\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    let rest = &bytes[from.unwrap_or(0)..];
    match from {
        Some(from) => {
            let told = if matches!(fault, Fault::OtherRange) { from / 2 } else { from };
            let (last, all) = (bytes.len() - 1, bytes.len());
            write!(stream, "HTTP/1.1 206 Partial\r\nContent-Range: bytes {told}-{last}/{all}\r\n")?;
        }
        None => write!(stream, "HTTP/1.1 200 OK\r\n")?,
    }
    let length = rest.len();
    write!(stream, "ETag: \"{etag}\"\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")?;
    match fault {
        Fault::CutAfter(count) => stream.write_all(&rest[..(*count).min(length)]),
        Fault::StallAfter(count) => {
            stream.write_all(&rest[..(*count).min(length)])?;
            stream.flush()?;
            stream.read(&mut [0]).map(drop)
        }
        _ => stream.write_all(rest),
    }
}

fn respond(
    stream: &mut TcpStream,
    file: Option<Vec<u8>>,
    fault: Option<Fault>,
    condition: Option<String>,
    part: Part,
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
        (None, Some(file)) if part.from.is_some() => {
            let etag = Hash::of(&file).to_string();
            send(stream, &part, &file, &etag, &Fault::HangUp)
        }
        (None, Some(file)) => body(stream, "application/octet-stream", &file),
        (
            Some(fault @ (Fault::CutAfter(_) | Fault::StallAfter(_) | Fault::WholeOnly | Fault::OtherRange)),
            Some(file),
        ) => {
            let etag = Hash::of(&file).to_string();
            send(stream, &part, &file, &etag, &fault)
        }
        (Some(Fault::OtherEtag), Some(file)) => send(stream, &part, &file, "another", &Fault::OtherEtag),
        (Some(Fault::Replaced(bytes)), Some(_)) => {
            let etag = Hash::of(&bytes).to_string();
            send(stream, &part, &bytes, &etag, &Fault::HangUp)
        }
        (Some(Fault::Pretended(bytes)), Some(file)) => {
            let etag = Hash::of(&file).to_string();
            send(stream, &part, &bytes, &etag, &Fault::HangUp)
        }
        (None, None) => status(stream, 404, ""),
        (Some(Fault::Cut), Some(file)) => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", file.len())?;
            stream.write_all(&file[..file.len() / 2])
        }
        (Some(Fault::Bytes(bytes)), _) => body(stream, "application/octet-stream", &bytes),
        (Some(Fault::Page), _) => body(stream, "text/html; charset=utf-8", PAGE),
        (Some(Fault::PageWithoutType), _) => body(stream, "application/octet-stream", PAGE),
        (Some(Fault::Status(code)), _) => status(stream, code, ""),
        (Some(Fault::Wait(code, after)), _) => status(stream, code, &format!("Retry-After: {after}\r\n")),
        (Some(Fault::Drip(bytes, pause)), Some(file)) => {
            let etag = Hash::of(&file);
            let length = file.len();
            write!(stream, "HTTP/1.1 200 OK\r\nETag: \"{etag}\"\r\nContent-Length: {length}\r\n\r\n")?;
            for piece in file.chunks(bytes) {
                stream.write_all(piece)?;
                stream.flush()?;
                std::thread::sleep(std::time::Duration::from_millis(pause));
            }
            Ok(())
        }
        (Some(Fault::Redirect(to)), _) => status(stream, 302, &format!("Location: {to}\r\n")),
        (Some(Fault::Endless), _) => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b'a'; 4096])?;
            }
        }
        (Some(Fault::NotModified), _) => write!(stream, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"),
        (Some(Fault::Silence), _) => stream.read(&mut [0]).map(drop),
        (Some(_), _) => Ok(()),
    }
}
