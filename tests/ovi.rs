//! The command from outside: what each of its commands prints, and how it ends.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn lines(&self) -> Vec<Value> {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }

    #[track_caller]
    fn one(&self) -> Value {
        let lines = self.lines();
        assert_eq!(lines.len(), 1, "{}", self.out);
        lines[0].clone()
    }

    #[track_caller]
    fn fails(&self, status: i32, message: &str) {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        assert!(
            self.err.contains(message) || self.out.contains(message),
            "{message:?} is not in\n{}{}",
            self.out,
            self.err
        );
    }
}

/// Runs `ovi` on Tuesday 24 November 2026 at ten.
fn ovi(arguments: &[&str]) -> Ran {
    ovi_at("2026-11-24T10:00", arguments, "")
}

fn ovi_at(now: &str, arguments: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ovi"))
        .args(arguments)
        .env("AVOIN_OVI_NOW", now)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An answer's intervals in one line, or its error.
fn spans(answer: &Value) -> String {
    let word = |interval: &Value, field: &str| interval[field].as_str().unwrap().to_owned();
    match answer["intervals"].as_array() {
        Some(intervals) => {
            let told =
                intervals.iter().map(|i| format!("{} {} {}", word(i, "start"), word(i, "end"), word(i, "state")));
            told.collect::<Vec<_>>().join(", ")
        }
        None => word(answer, "error"),
    }
}

#[test]
fn hours_answers_each_line() {
    let questions = [
        json!({"id": "a", "value": "Mo-Fr 09:00-15:00; PH off", "from": "2026-12-04T10:00", "to": "2026-12-08T00:00"}),
        json!({"id": 2, "value": "24/7", "from": "2026-11-24", "to": "2026-11-25"}),
        json!({"id": "c", "value": "Mo-Fr 09:00+", "from": "2026-11-24T00:00", "to": "2026-11-25T00:00"}),
        json!({"id": "d", "value": "kesällä", "from": "2026-11-24T00:00", "to": "2026-11-25T00:00"}),
        json!({"id": "e", "value": "PH 10:00-12:00", "from": "2026-11-24T00:00", "to": "2026-11-25T00:00", "holidays": {"public": ["2026-11-24"]}}),
        json!({"id": "f", "value": "24/7", "from": "tomorrow", "to": "2026-11-25T00:00"}),
    ];
    let input: String = questions.iter().map(|question| format!("{question}\n")).collect();
    let answers = ovi_at("2026-11-24T10:00", &["hours"], &input).lines();
    assert_eq!(
        answers[0],
        json!({"id": "a", "intervals": [
            {"start": "2026-12-04T10:00", "end": "2026-12-04T15:00", "state": "open"},
            {"start": "2026-12-07T09:00", "end": "2026-12-07T15:00", "state": "open"},
        ], "next_change": "2026-12-04T15:00"})
    );
    assert_eq!(
        answers[1],
        json!({"id": 2, "intervals": [{"start": "2026-11-24T00:00", "end": "2026-11-25T00:00", "state": "open"}]})
    );
    assert_eq!(answers[2]["intervals"][0]["state"], "unknown");
    assert!(answers[3]["error"].as_str().unwrap().starts_with("value: "));
    assert_eq!(answers[4]["intervals"][0]["start"], "2026-11-24T10:00");
    assert!(answers[5]["error"].as_str().unwrap().starts_with("from: \"tomorrow\""));
    let questions = [
        json!({"value": "ma-pe 9-15", "from": "2026-11-24T00:00", "to": "2026-11-25T00:00"}),
        json!({"value": "SH Mo-Fr 10:00-12:00", "from": "2026-11-24", "to": "2026-11-26", "holidays": {"school": ["2026-11-25"]}}),
        json!({"value": "SH Mo-Fr 10:00-12:00", "from": "2026-11-24", "to": "2026-11-26"}),
        json!({"value": "sunrise-sunset", "from": "2026-11-24", "to": "2026-11-25", "lat": 60.17, "lon": 24.94}),
        json!({"value": "sunrise-sunset", "from": "2026-11-24", "to": "2026-11-25"}),
        json!({"value": "24/7", "from": "2026-11-24", "to": "2026-11-25", "lat": 60.17}),
        json!({"value": "Su 01:00-03:30", "from": "2026-10-25", "to": "2026-10-26"}),
        json!({"value": "Su 01:00-03:30", "from": "2026-10-25T03:10+02:00", "to": "2026-10-26"}),
        json!({"value": "Su 03:15-03:45", "from": "2026-03-29", "to": "2026-03-30"}),
        json!({"value": "Mo 09:00-12:00 || \"soita\"", "from": "2026-11-23T08:00", "to": "2026-11-23T13:00"}),
    ];
    let input: String = questions.iter().map(|question| format!("{question}\n")).collect();
    let told: Vec<String> = ovi_at("2026-11-24T10:00", &["hours"], &input).lines().iter().map(spans).collect();
    assert_eq!(
        told,
        [
            "2026-11-24T09:00 2026-11-24T15:00 open",
            "2026-11-25T10:00 2026-11-25T12:00 open",
            "",
            "2026-11-24T08:40 2026-11-24T15:32 open",
            "2026-11-24T00:00 2026-11-25T00:00 unknown",
            "lat, lon: one is missing",
            "2026-10-25T01:00 2026-10-25T03:30+03:00 open",
            "",
            "2026-03-29T04:15 2026-03-29T04:45 open",
            "2026-11-23T08:00 2026-11-23T09:00 unknown, 2026-11-23T09:00 2026-11-23T12:00 open, 2026-11-23T12:00 2026-11-23T13:00 unknown",
        ]
    );
    let ran = ovi_at("2026-11-24T10:00", &["hours"], "no json\n");
    ran.fails(1, "stdin:1");
    assert!(ran.out.contains("error"));
    let ran = ovi_at("2026-11-24T10:00", &["hours"], &format!("[]\n{}\n", questions[1]));
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2), "the others are answered all the same");
}

#[test]
fn occurrences_answers_each_line() {
    let within = |question: Value| {
        let mut question = question;
        for (field, value) in [("from", "2026-10-01"), ("to", "2026-12-01")] {
            question.as_object_mut().unwrap().entry(field).or_insert(value.into());
        }
        question.to_string()
    };
    let questions = [
        json!({"id": "a", "dtstart": "2026-09-01T09:30", "rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "exdates": ["2026-10-13"],
            "rdates": ["2026-11-05T10:00", "2027-01-01T10:00"]}),
        json!({"id": 2, "dtstart": "2026-10-31", "rrule": "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"}),
        json!({"dtstart": "2026-10-25T03:30", "rrule": "FREQ=DAILY;COUNT=2"}),
        json!({"id": "ny", "dtstart": "2026-10-31T20:00", "rrule": "FREQ=DAILY;UNTIL=20261102T010000Z", "tz": "America/New_York"}),
        json!({"id": "past", "dtstart": "2026-10-31T20:00", "rrule": "FREQ=DAILY;UNTIL=20250101T000000Z"}),
        json!({"id": "one", "dtstart": "2026-11-24T10:00"}),
        json!({"id": "repeated", "dtstart": "2026-10-25T03:30", "from": "2026-10-25T03:30+03:00", "to": "2026-10-26"}),
        json!({"id": "hourly", "dtstart": "2026-11-24T10:00", "rrule": "FREQ=HOURLY"}),
        json!({"id": "when", "dtstart": "huomenna"}),
        json!({"id": "where", "dtstart": "2026-11-24T10:00", "tz": "Kuu/Meri"}),
        json!({"id": "back", "dtstart": "2026-11-24T10:00", "to": "2026-09-01"}),
        json!({"id": "list", "dtstart": "2026-11-24T10:00", "exdates": "2026-11-24"}),
    ];
    let input: String = questions.into_iter().map(|question| within(question) + "\n").collect();
    let answers = ovi_at("2026-11-24T10:00", &["occurrences"], &input).lines();
    assert_eq!(
        answers[0],
        json!({"id": "a", "starts": ["2026-10-27T09:30", "2026-11-05T10:00", "2026-11-10T09:30", "2026-11-24T09:30"]})
    );
    assert_eq!(answers[1], json!({"id": 2, "starts": ["2026-10-31", "2026-11-30"]}));
    assert_eq!(answers[2], json!({"starts": ["2026-10-25T03:30+03:00", "2026-10-26T03:30"]}));
    assert_eq!(answers[3], json!({"id": "ny", "starts": ["2026-10-31T20:00", "2026-11-01T20:00"]}));
    assert_eq!(answers[4], json!({"id": "past", "starts": []}));
    assert_eq!(answers[5], json!({"id": "one", "starts": ["2026-11-24T10:00"]}));
    assert_eq!(answers[6], json!({"id": "repeated", "starts": ["2026-10-25T03:30+03:00"]}));
    for (answer, field) in answers[7..].iter().zip(["rrule: ", "dtstart: ", "tz: ", "to: ", "exdates: "]) {
        assert!(answer["error"].as_str().unwrap().starts_with(field), "{answer}");
    }
    let long = format!("{}\n{}\n", "x".repeat(3_000_000), within(json!({"id": "a", "dtstart": "2026-11-24"})));
    let ran = ovi_at("2026-11-24T10:00", &["occurrences"], &long);
    ran.fails(1, "stdin:1: the line is longer");
    assert!(ran.out.ends_with("{\"id\":\"a\",\"starts\":[\"2026-11-24\"]}\n"), "{}", ran.out);
}

#[test]
fn occurrences_reads_a_calendar_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kahvila.ics");
    fs::write(
        &path,
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:kahvila\r\nDTSTART;TZID=FLE Standard Time:20261103T093000\r\n\
         RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:kahvila\r\n\
         RECURRENCE-ID;TZID=FLE Standard Time:20261110T093000\r\nDTSTART;TZID=FLE Standard Time:20261111T100000\r\n\
         END:VEVENT\r\nBEGIN:VEVENT\r\nUID:oma\r\nCLASS:PRIVATE\r\nDTSTART:20261103T093000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    .unwrap();
    let of = |path: &Path, from: &str, to: &str| ovi(&["occurrences", text(path), "--from", from, "--to", to]);
    assert_eq!(
        of(&path, "2026-11-01", "2026-12-01").lines(),
        [json!({"id": "kahvila", "starts": ["2026-11-03T09:30", "2026-11-11T10:00", "2026-11-17T09:30"]})]
    );
    of(&path, "2026-12-01", "2026-11-01").fails(2, "--to lies before --from");
    of(&path, "eilen", "2026-11-01").fails(2, "--from eilen");
    of(&folder.path().join("none.ics"), "2026-11-01", "2026-12-01").fails(3, "none.ics");
    ovi(&["occurrences", text(&path)]).fails(2, "--from");
    fs::write(&path, "maito\nleipä\n").unwrap();
    of(&path, "2026-11-01", "2026-12-01").fails(1, "kahvila.ics: ");
}

#[test]
fn hours_answers_before_the_next_question_comes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ovi"))
        .arg("hours")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        let question = json!({"id": id, "value": "24/7", "from": "2026-11-24T00:00", "to": "2026-11-25T00:00"});
        writeln!(stdin, "{question}").unwrap();
        let mut answer = String::new();
        out.read_line(&mut answer).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_empty_folder_starts_from_the_embedded_directory() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().join("new/folder");
    let data = text(&data);
    let all = ovi(&["places", "--data", data, "--json"]).lines();
    assert!(all.len() > 300, "{}", all.len());
    assert!(all.iter().all(|place| place["kind"] != "playground"));
    let maybe = ovi(&["places", "--data", data, "--maybe", "--json"]).lines();
    assert!(maybe.len() > 20, "{}", maybe.len());
    for place in &maybe {
        assert_eq!((place["state"].as_str(), place["says"].as_str()), (Some("uncertain"), Some("open")), "{place}");
        assert!(place["source"]["name"].is_string() && place["source"]["license"].is_string(), "{place}");
        assert!(!place["reasons"].as_array().unwrap().is_empty());
        assert_eq!(place["needs"].as_object().unwrap().len(), 9);
    }
    assert_eq!(
        ovi(&["places", "--data", data, "--open", "--json"]).lines(),
        Vec::<Value>::new(),
        "nobody checked anything"
    );
    let near = ["places", "--data", data, "--near", "60.17,24.94", "--within", "2000", "--json", "--limit", "5"];
    assert!(ovi(&near).lines().iter().all(|place| place["distance_m"].as_u64().is_none_or(|metres| metres <= 2000)));
    let playgrounds =
        ["places", "--data", data, "--kind", "playground", "--area", "kunta-853", "--limit", "3", "--json"];
    let playgrounds = ovi(&playgrounds).lines();
    assert!(playgrounds.len() == 3 && playgrounds.iter().all(|place| place["source"]["license"] == "ODbL-1.0"));
    let found = ovi(&["places", "--data", data, "--search", "hiirisuo", "--json"]).lines();
    assert_eq!(found[0]["id"], "tpr:77688");
    let events = ovi(&["events", "--data", data, "--from", "2026-11-24", "--to", "2026-11-25", "--json"]).lines();
    assert!(events.len() >= 5, "{}", events.len());
    assert!(events.iter().all(|event| event["start"].as_str().unwrap().starts_with("2026-11-24T")), "{events:?}");
    let services = ovi(&["services", "--data", data, "--open", "--json"]).lines();
    let emergency = services.iter().find(|service| service["id"] == "avoinovi:112").unwrap();
    assert_eq!((emergency["state"].as_str(), emergency["channels"][0]["number"].as_str()), (Some("open"), Some("112")));
    let table = ovi(&["places", "--data", data, "--limit", "2"]);
    assert!(table.status == 0 && table.out.starts_with("ID ") && table.out.lines().count() == 3, "{}", table.out);
    // Saved by one of its ids, found by the other.
    assert_eq!(
        ovi(&["saved", "--data", data, "add", "avoinovi:espoo-hiirisuon-asukaspuisto", "--json"]).one()["added"],
        true
    );
    for (unknown, why) in [("avoinovi:no-such-place", "has no place, event or service"), ("nothing", "publisher:local")]
    {
        ovi(&["saved", "--data", data, "add", unknown]).fails(1, why);
    }
    let saved = ovi(&["saved", "--data", data, "list", "--json"]).one();
    assert_eq!(
        (saved["type"].as_str(), saved["name"].as_str()),
        (Some("place"), Some("Hiirisuon asukaspuisto")),
        "{saved}"
    );
    let file = format!("{data}/saved.json");
    assert_eq!(ovi(&["saved", "--data", data, "export", &file]).status, 0);
    assert_eq!(ovi(&["saved", "--data", data, "remove", "tpr:77688", "--json"]).one()["removed"], true);
    assert_eq!(ovi(&["saved", "--data", data, "import", &file, "--json"]).one()["added"], 1);
    fs::write(&file, "{\"format\": \"other\"}").unwrap();
    ovi(&["saved", "--data", data, "import", &file]).fails(1, "saved.json: ");
}

const PLACES: &str = "\
id,kind,name.fi,municipality_code,lat,lon,hours.value,hours.scope,hours.holidays,hours.seasons,access.drop_in,source.name,source.license
oma:talo,meeting_place,Talo,091,60.17,24.94,Mo-Fr 09:00-15:00; PH off,offer,stated,stated,yes,Oma hyvinvointialue,CC0-1.0
oma:toinen,meeting_place,Toinen,049,60.2,24.7,Mo-Fr 09:00-15:00; PH off,offer,stated,stated,yes,Oma hyvinvointialue,CC0-1.0
";

#[test]
fn a_checked_place_is_plainly_open_on_the_phone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (src, public, keys, data) = (at("src"), at("public"), at("keys"), at("data"));
    assert_eq!(ovi(&["feed", "init", &src]).status, 0);
    assert_eq!(ovi(&["feed", "check", &src]).status, 0, "a new folder is in order");
    fs::write(format!("{src}/places.csv"), PLACES).unwrap();
    ovi(&["feed", "check", &src]).fails(0, "2 places: 0 errors, ");
    let made = ovi(&["feed", "keygen", "--out", &keys, "--json"]).one();
    let root = made["root"].as_str().unwrap().to_owned();
    ovi(&["feed", "keygen", "--out", &keys]).fails(1, "never overwritten");
    let built = ovi(&["feed", "build", &src, "--out", &public, "--keys", &keys, "--json"]).one();
    assert_eq!((built["root"].as_str(), built["sequence"].as_u64()), (Some(root.as_str()), Some(1)));
    let trust = format!("{keys}/root.json");
    let sync = ["sync", "--feed", &public, "--data", &data, "--trust", &trust, "--json"];
    let synced = ovi(&sync).one();
    assert_eq!(
        (synced["outcome"].as_str(), synced["places"].as_u64(), synced["skipped"].as_u64()),
        (Some("updated"), Some(2), Some(0))
    );
    assert_eq!(ovi(&sync).one()["outcome"], "up_to_date");
    let open = ["places", "--data", &data, "--open", "--json"];
    assert_eq!(ovi(&open).lines(), Vec::<Value>::new(), "nobody has checked it yet");
    ovi(&["feed", "verify", &src, "oma:tal", "--by", "Aino"]).fails(1, "did you mean oma:talo?");
    ovi(&["feed", "verify", &src, "oma:talo", "--by", "Aino", "--date", "2030-01-01"]).fails(2, "still to come");
    assert_eq!(ovi(&["feed", "verify", &src, "oma:talo", "--by", "Aino", "--json"]).one()["date"], "2026-11-24");
    assert_eq!(ovi(&["feed", "build", &src, "--out", &public, "--keys", &keys, "--json"]).one()["sequence"], 2);
    assert_eq!(ovi(&sync).one()["outcome"], "updated");
    let place = ovi(&open).one();
    assert_eq!(
        (place["id"].as_str(), place["state"].as_str(), place["until"].as_str()),
        (Some("oma:talo"), Some("open"), Some("2026-11-24T15:00"))
    );
    assert_eq!((place["match"].as_str(), place["checked"].as_str()), (Some("yes"), Some("2026-11-24")));
    // The counties that the feed has are its own; the others are still the embedded directory's.
    let areas = |code: &str| ovi(&["places", "--data", &data, "--area", code, "--json"]).lines().len();
    assert_eq!((areas("hva-90"), areas("hva-03")), (1, 1));
    assert!(areas("hva-05") > 5);
    assert!(
        ovi(&["services", "--data", &data, "--json"]).lines().len() > 50,
        "a small publisher never wipes the helplines"
    );
}

#[test]
fn a_sync_that_fails_says_why_and_keeps_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let sync = ovi(&["sync", "--feed", text(folder.path()), "--data", text(&data), "--json"]);
    assert!(sync.status == 1 || sync.status == 3, "{}{}", sync.out, sync.err);
    let told: Value = serde_json::from_str(&sync.out).unwrap();
    assert_eq!((told["outcome"].as_str(), told["kept"].as_bool()), (Some("failed"), Some(true)));
    assert!(told["kind"].is_string() && told["message"].is_string());
    ovi(&["sync", "--feed", "http://127.0.0.1:9/#root=12", "--data", text(&data)]).fails(2, "64 hex digits");
    let root = "ab".repeat(32);
    ovi(&["sync", "--feed", &format!("http://127.0.0.1:9/#root={root}"), "--data", text(&data)]).fails(3, "");
    assert!(!ovi(&["places", "--data", text(&data), "--json", "--limit", "3"]).lines().is_empty());
}

#[test]
fn a_publisher_may_start_from_the_embedded_directory() {
    let folder = tempfile::tempdir().unwrap();
    let src = folder.path().join("src");
    assert_eq!(ovi(&["feed", "init", text(&src), "--from-embedded"]).status, 0);
    let checked = ovi(&["feed", "check", text(&src)]);
    assert!(checked.status == 0 && checked.out.contains("8534 places"), "{}", checked.out);
    assert!(fs::read_to_string(src.join("feed.json")).unwrap().contains("OpenStreetMap"), "credits come along");
    ovi(&["feed", "init", text(&src)]).fails(1, "is a source folder already");
}

#[test]
fn a_country_is_generated_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str, edits: &str| {
        let out = folder.path().join(name);
        let made = ovi(&[
            "feed",
            "generate",
            "--places",
            "60",
            "--series",
            "30",
            "--seed",
            "5",
            "--edits",
            edits,
            "--out",
            text(&out),
            "--json",
        ]);
        assert_eq!((made.one()["places"].as_u64(), made.one()["edited"].as_u64()), (Some(60), edits.parse().ok()));
        fs::read_to_string(out.join("places-generated.jsonl")).unwrap()
    };
    assert_eq!(make("a", "0"), make("b", "0"));
    assert_ne!(make("a", "0"), make("c", "40"));
    ovi(&["feed", "check", text(&folder.path().join("a"))]).fails(0, ": 0 errors, ");
}

#[test]
fn wrong_use_is_told_with_status_two() {
    let data = tempfile::tempdir().unwrap();
    let places = |option: &str, value: &str| ovi(&["places", "--data", text(data.path()), option, value]);
    places("--need", "ramp").fails(2, "step_free_entrance");
    places("--kind", "cafe").fails(2, "family_cafe");
    places("--area", "Espoo").fails(2, "kunta-091");
    places("--near", "Espoo").fails(2, "60.17,24.94");
    places("--at", "now").fails(2, "2026-11-24T10:00");
    ovi(&["places"]).fails(2, "--data");
    ovi(&["events", "--data", text(data.path()), "--from", "2026-11-25", "--to", "2026-11-24"]).fails(2, "lies before");
    ovi_at("soon", &["places", "--data", text(data.path())], "").fails(2, "AVOIN_OVI_NOW");
    let missing = data.path().join("none");
    ovi(&["feed", "check", text(&missing)]).fails(3, "there is no such file or folder");
    ovi(&["feed", "build", text(data.path()), "--out", text(&missing)]).fails(1, "has no feed.json");
    let src = data.path().join("src");
    ovi(&["feed", "init", text(&src)]);
    ovi(&["feed", "refresh", text(&src)]).fails(1, "has no imports.toml");
    fs::write(src.join("imports.toml"), "[[import]]\nname = \"a\"\nkind = \"ics\"\nfile = \"a.ics\"\n").unwrap();
    ovi(&["feed", "refresh", text(&src), "--only", "b"]).fails(2, "no import of the name");
    ovi(&["feed", "refresh", text(&src)]).fails(3, "");
    ovi(&["feed", "import", "--from", "xml", "x", "--out", text(&missing)]).fails(2, "linked-events");
}

#[test]
fn a_feed_is_served_for_trying_it_out() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("v1")).unwrap();
    fs::write(folder.path().join("v1/head"), "head").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ovi"))
        .args(["feed", "serve", text(folder.path()), "--port", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    let mut stream = std::net::TcpStream::connect(&address).unwrap();
    write!(stream, "GET /v1/head HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("head") && answer.contains("no-cache"), "{answer}");
}

/// The example area as the app unpacks it on a day, in a database that may have it from another day.
fn example(folder: &Path, at: &str) -> avoin_ovi::store::Store {
    use avoin_ovi::store::{Db, Location, Store};
    use avoin_ovi::sync::{Seed, Stage, SyncOutcome, apply_seed};
    let moment = avoin_ovi::domain::time::parse_moment(at).unwrap();
    let location = Location::Folder(folder.to_owned());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let report = runtime.block_on(async {
        let db = Db::open(location.clone()).await.unwrap();
        apply_seed(&db, &Seed::EmbeddedExample, Stage::Everything, moment, |_| {}).await
    });
    assert!(matches!(report.outcome, SyncOutcome::Updated { ref skipped, .. } if skipped.is_empty()), "{report:?}");
    Store::open(&location).unwrap()
}

#[test]
fn the_example_area_never_goes_stale() {
    use avoin_ovi::domain::event::EventStatus;
    use avoin_ovi::domain::filter::Filter;
    use avoin_ovi::domain::time::parse_moment;
    use avoin_ovi::store::{EventQuery, PlaceQuery};
    let folder = tempfile::tempdir().unwrap();
    for day in ["2026-11-24", "2026-12-08", "2028-02-08", "2031-09-16"] {
        let at = format!("{day}T10:00");
        let store = example(folder.path(), &at);
        let rows = store.places(&PlaceQuery::at(parse_moment(&at).unwrap())).unwrap();
        let state = |id: &str| {
            let row = rows.iter().find(|row| row.card.id.as_str() == id).unwrap_or_else(|| panic!("{id} on {day}"));
            row.availability.state.as_str()
        };
        assert_eq!(state("esimerkki:avoin-ovi"), "open", "{day}");
        assert_eq!(state("esimerkki:perhekahvila-pihlaja"), "open", "a Tuesday's café on {day}");
        assert_eq!(state("esimerkki:perhekeskus"), "by_appointment", "{day}");
        assert_eq!(state("esimerkki:kylatalo"), "long_closed", "{day}");
        assert!(rows.iter().all(|row| row.card.id.publisher() == "esimerkki"));
        let from: chrono::NaiveDate = day.parse().unwrap();
        let to = from + chrono::Days::new(21);
        let query = EventQuery { filter: Filter::default(), search: None, from, to, limit: None };
        let events = store.events(&query).unwrap();
        let has = |status: &EventStatus| events.iter().any(|row| row.run.status == *status);
        assert!(has(&EventStatus::Cancelled) && has(&EventStatus::Moved), "one is cancelled, one is moved, on {day}");
        let single = |id: &str| events.iter().any(|row| row.card.id.as_str() == id);
        assert!(single("esimerkki:valojuhla"), "this week's festival on {day}");
    }
}
