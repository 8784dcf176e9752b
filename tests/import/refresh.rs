//! `refresh` against a server on this machine that replays pages, and misbehaves.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use avoin_ovi::domain::time::parse_moment;
use avoin_ovi::publish::refresh::{Outcome, Patience, Report, Task, refresh};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Bench;

/// What the server answers, by path and query, and what it was asked.
#[derive(Default)]
struct Told {
    pages: BTreeMap<String, Value>,
    /// Answers that go wrong, used up one by one: a status, or a body that is cut short.
    faults: BTreeMap<String, Vec<Fault>>,
    redirects: BTreeMap<String, String>,
    asked: Vec<(String, u16)>,
}

#[derive(Clone, Copy)]
enum Fault {
    Status(u16),
    Cut,
}

struct Server {
    told: Arc<Mutex<Told>>,
    address: SocketAddr,
    _runtime: tokio::runtime::Runtime,
}

impl Server {
    fn start() -> Self {
        let told = Arc::new(Mutex::new(Told::default()));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let app = axum::Router::new().fallback(answer).with_state(Arc::clone(&told));
        runtime.spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { told, address, _runtime: runtime }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn page(&self, path: &str, value: Value) {
        self.told.lock().unwrap().pages.insert(path.to_owned(), value);
    }

    fn fault(&self, path: &str, faults: &[Fault]) {
        self.told.lock().unwrap().faults.insert(path.to_owned(), faults.to_vec());
    }

    /// Three pages of two events each.
    fn events(&self, count: usize) {
        for page in 1..=3 {
            let path = if page == 1 { "/event/".to_owned() } else { format!("/event/?page={page}") };
            let next = (page < 3).then(|| self.url(&format!("/event/?page={}", page + 1)));
            let events: Vec<Value> = (0..2).map(|n| (page - 1) * 2 + n).filter(|n| *n < count).map(event).collect();
            self.page(&path, json!({"meta": {"count": count, "next": next}, "data": events}));
        }
    }

    fn asked(&self) -> Vec<(String, u16)> {
        std::mem::take(&mut self.told.lock().unwrap().asked)
    }
}

fn event(number: usize) -> Value {
    json!({
        "id": format!("x:{number}"), "name": {"fi": format!("Tapahtuma {number}")}, "start_time": "2026-12-01T08:00:00Z",
        "event_status": "EventScheduled", "keywords": [{"@id": format!("https://example.org/keyword/yso:p{}/", number % 2)}],
        "last_modified_time": "2026-11-01T08:00:00Z",
    })
}

async fn answer(State(told): State<Arc<Mutex<Told>>>, headers: HeaderMap, request: Request) -> Response {
    let mut told = told.lock().unwrap();
    let path = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let fault = told.faults.get_mut(&path).filter(|faults| !faults.is_empty()).map(|faults| faults.remove(0));
    let redirect = told.redirects.get(&path).cloned();
    let body = told.pages.get(&path).map(ToString::to_string);
    let etag = body.as_ref().map(|body| format!("\"{}\"", avoin_ovi::feed::hash::Hash::of(body.as_bytes())));
    let is_known = etag.as_deref().is_some_and(|etag| headers.get("if-none-match").is_some_and(|known| known == etag));
    let response = match (fault, redirect, body, etag) {
        (Some(Fault::Status(status)), ..) => StatusCode::from_u16(status).unwrap().into_response(),
        (Some(Fault::Cut), _, Some(body), _) => {
            let half = body.as_bytes()[..body.len() / 2].to_vec();
            let broken = futures_util::stream::iter([Ok(half), Err(std::io::Error::other("cut"))]);
            Response::builder().header("content-length", body.len()).body(Body::from_stream(broken)).unwrap()
        }
        (_, Some(to), ..) => (StatusCode::FOUND, [("location", to)]).into_response(),
        (.., Some(_)) if is_known => StatusCode::NOT_MODIFIED.into_response(),
        (_, _, Some(body), Some(etag)) => ([("etag", etag)], body).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    };
    told.asked.push((path, response.status().as_u16()));
    response
}

fn task(bench: &Bench, now: &str) -> Task {
    Task {
        src: bench.src(),
        only: Vec::new(),
        accept_loss: Vec::new(),
        patience: Patience { page: Duration::from_secs(5), retry: Duration::from_millis(5), page_bytes: 20_000 },
        now: parse_moment(now).unwrap(),
    }
}

fn plan(bench: &Bench, entries: &[(&str, &str)]) {
    let text: String = entries
        .iter()
        .map(|(name, url)| {
            format!("[[import]]\nname = \"{name}\"\nkind = \"linked-events\"\nurl = \"{url}\"\nper_second = 20\n")
        })
        .collect();
    std::fs::write(bench.src().join("imports.toml"), text).unwrap();
}

fn run(bench: &Bench) -> Vec<Report> {
    refresh(&task(bench, "2026-11-24T02:00"), |_| {}).unwrap()
}

fn dead(report: &Report) -> &str {
    match &report.outcome {
        Outcome::Dead(why) => why,
        other => panic!("{other:?}"),
    }
}

fn is_imported(report: &Report) -> bool {
    matches!(report.outcome, Outcome::Imported(_))
}

#[test]
fn pages_are_followed_and_asked_for_again_only_if_they_changed() {
    let (bench, server) = (Bench::new(), Server::start());
    server.events(6);
    plan(&bench, &[("tapahtumat", &server.url("/event/"))]);
    assert!(is_imported(&run(&bench)[0]));
    assert_eq!(bench.records().len(), 6);
    server.asked();
    let again = run(&bench);
    assert_eq!(again[0].fetched.map(|fetched| (fetched.pages, fetched.unchanged, fetched.bytes)), Some((3, 3, 0)));
    assert!(server.asked().iter().all(|(_, status)| *status == 304));
    let modified = |record: &Value| record["modified_at"] == "2026-11-24T00:00:00Z";
    assert!(bench.records().values().all(modified), "nothing changed, so nothing is newer");
    // One event is told otherwise: one page, one record.
    let mut changed = event(3);
    changed["name"]["fi"] = "Uusi nimi".into();
    server.page("/event/?page=2", json!({"meta": {"next": server.url("/event/?page=3")}, "data": [event(2), changed]}));
    let third = refresh(&task(&bench, "2026-11-25T02:00"), |_| {}).unwrap();
    match &third[0].outcome {
        Outcome::Imported(written) => assert_eq!((written[0].records, written[0].changed), (6, 1)),
        other => panic!("{other:?}"),
    }
    assert_eq!(third[0].fetched.unwrap().unchanged, 2);
}

#[test]
fn a_fault_that_passes_is_waited_out_and_a_run_cut_short_goes_on() {
    let (bench, server) = (Bench::new(), Server::start());
    server.events(6);
    plan(&bench, &[("tapahtumat", &server.url("/event/"))]);
    server.fault("/event/?page=2", &[Fault::Status(500), Fault::Cut, Fault::Status(503)]);
    assert!(is_imported(&run(&bench)[0]), "three faults, and the fourth try is good");
    let bench = Bench::new();
    plan(&bench, &[("tapahtumat", &server.url("/event/"))]);
    server.fault("/event/?page=3", &[Fault::Status(500); 4]);
    assert!(dead(&run(&bench)[0]).contains("answers 500"));
    assert!(bench.records().is_empty(), "half a source is none");
    server.asked();
    let report = &run(&bench)[0];
    assert_eq!(report.fetched.unwrap().kept, 2);
    assert_eq!(server.asked(), [("/event/?page=3".to_owned(), 200)], "only what is missing is asked for");
    assert_eq!(bench.records().len(), 6);
}

#[test]
fn one_dead_source_empties_nothing() {
    let (bench, server) = (Bench::new(), Server::start());
    server.events(6);
    server.page("/other/", json!({"meta": {"next": null}, "data": [event(11)]}));
    plan(&bench, &[("a", &server.url("/event/")), ("b", &server.url("/other/"))]);
    run(&bench);
    assert_eq!(bench.records().len(), 7);
    server.fault("/event/", &[Fault::Status(404)]);
    server.page("/other/", json!({"meta": {"next": null}, "data": [event(11), event(12)]}));
    let reports = run(&bench);
    assert!(dead(&reports[0]).contains("answers 404"));
    assert!(is_imported(&reports[1]));
    assert_eq!(bench.records().len(), 8);
}

#[test]
fn a_sudden_loss_is_asked_about() {
    let (bench, server) = (Bench::new(), Server::start());
    server.events(6);
    plan(&bench, &[("tapahtumat", &server.url("/event/"))]);
    run(&bench);
    server.events(4);
    let reports = run(&bench);
    assert!(matches!(reports[0].outcome, Outcome::Refused { before: 6, after: 4 }), "{:?}", reports[0]);
    assert_eq!(bench.records().len(), 6, "nothing was written");
    let mut agreed = task(&bench, "2026-11-24T02:00");
    agreed.accept_loss = vec!["tapahtumat".to_owned()];
    assert!(is_imported(&refresh(&agreed, |_| {}).unwrap()[0]));
    assert_eq!(bench.records().len(), 4);
    agreed.accept_loss = vec!["x".to_owned()];
    assert!(refresh(&agreed, |_| {}).unwrap_err().to_string().contains("no import of the name \"x\""));
}

#[test]
fn pages_that_lead_astray_are_not_followed() {
    let (bench, server) = (Bench::new(), Server::start());
    server.page("/circle/", json!({"meta": {"next": server.url("/circle/?page=2")}, "data": [event(1)]}));
    server.page("/circle/?page=2", json!({"meta": {"next": server.url("/circle/")}, "data": [event(2)]}));
    server.page("/away/", json!({"meta": {"next": "https://evil.example/event/"}, "data": [event(1)]}));
    server.page("/page/", json!("<html>"));
    server.told.lock().unwrap().redirects.insert("/moved/".to_owned(), "http://127.0.0.1:1/event/".to_owned());
    server.page("/endless/", Value::from("x".repeat(30_000)));
    let names = ["circle", "away", "moved", "endless", "page"];
    let urls: Vec<String> = names.iter().map(|name| server.url(&format!("/{name}/"))).collect();
    plan(&bench, &names.iter().copied().zip(urls.iter().map(String::as_str)).collect::<Vec<_>>());
    let reports = run(&bench);
    assert!(dead(&reports[0]).contains("in a circle"), "{:?}", reports[0]);
    assert!(dead(&reports[1]).contains("another host"), "{:?}", reports[1]);
    assert!(dead(&reports[2]).contains("another host"), "{:?}", reports[2]);
    assert!(dead(&reports[3]).contains("over 20000 bytes"), "{:?}", reports[3]);
    assert!(bench.records().is_empty());
}

#[test]
fn filters_and_names_are_the_plans() {
    let (bench, server) = (Bench::new(), Server::start());
    server.events(6);
    let text = format!(
        "[[import]]\nname = \"tapahtumat\"\nkind = \"linked-events\"\nurl = \"{}\"\nkeywords = [\"p1\"]\ncredit = \"Esimerkin kaupunki\"\n\
         license = \"CC0-1.0\"\nper_second = 20\n[[import]]\nname = \"taulukko\"\nkind = \"csv\"\nfile = \"kahvilat.csv\"\n",
        server.url("/event/")
    );
    std::fs::write(bench.src().join("imports.toml"), text).unwrap();
    let reports = run(&bench);
    assert!(dead(&reports[1]).contains("no such file"));
    let records = bench.records();
    assert_eq!(records.keys().collect::<Vec<_>>(), ["x:1", "x:3", "x:5"]);
    assert_eq!(records["x:1"]["sources"][0]["name"], "Esimerkin kaupunki");
    assert_eq!(records["x:1"]["sources"][0]["license"], "CC0-1.0");
}

#[test]
fn a_register_may_have_two_kinds_of_pages() {
    let (bench, server) = (Bench::new(), Server::start());
    let page: Value = serde_json::from_slice(&std::fs::read(super::fixture("hauki_page.json")).unwrap()).unwrap();
    let (resources, periods): (Vec<Value>, Vec<Value>) =
        page["results"].as_array().unwrap().iter().cloned().partition(|item| item["time_span_groups"].is_null());
    server.page("/resource/", json!({"next": null, "results": resources}));
    server.page("/date_period/", json!({"next": server.url("/date_period/?page=2"), "results": periods[..2]}));
    server.page("/date_period/?page=2", json!({"next": null, "results": periods[2..]}));
    let text = format!(
        "[[import]]\nname = \"hauki\"\nkind = \"hauki\"\nurl = \"{}\"\nmore = [\"{}\"]\nper_second = 20\n",
        server.url("/resource/"),
        server.url("/date_period/")
    );
    std::fs::write(bench.src().join("imports.toml"), text).unwrap();
    let reports = run(&bench);
    assert_eq!(reports[0].fetched.unwrap().pages, 3);
    match &reports[0].outcome {
        Outcome::Imported(written) => assert_eq!(written[0].records, 3),
        other => panic!("{other:?}"),
    }
}

#[test]
fn ptv_counts_its_pages() {
    let (bench, server) = (Bench::new(), Server::start());
    let page = |number: u32| {
        json!({"pageNumber": number, "pageCount": 2, "itemList": [{
            "id": format!("00000000-0000-4000-8000-00000000000{number}"), "organizationNames": [{"language": "fi", "value": "Yhdistys ry", "type": "Name"}],
            "publishingStatus": "Published", "modified": "2026-11-01T00:00:00",
        }]})
    };
    server.page("/list/?code=10", page(1));
    server.page("/list/?code=10&page=2", page(2));
    let text = format!(
        "[[import]]\nname = \"ptv\"\nkind = \"ptv\"\nurl = \"{}\"\nper_second = 20\n",
        server.url("/list/?code=10")
    );
    std::fs::write(bench.src().join("imports.toml"), text).unwrap();
    assert_eq!(run(&bench)[0].fetched.unwrap().pages, 2);
    assert_eq!(bench.records().len(), 2);
}

#[test]
fn the_recipes_are_plans_that_are_read() {
    for name in ["helsinki-region.md", "ptv-county.md"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/recipes").join(name);
        let text = std::fs::read_to_string(path).unwrap();
        let plan = text.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let bench = Bench::new();
        std::fs::write(bench.src().join("imports.toml"), plan).unwrap();
        // Asked for a name that isn't there, nothing goes over the wire, and the plan has been read.
        let mut none = task(&bench, "2026-11-24T02:00");
        none.only = vec!["none".to_owned()];
        let told = refresh(&none, |_| {}).unwrap_err().to_string();
        assert!(told.contains("no import of the name \"none\""), "{name}: {told}");
    }
}
