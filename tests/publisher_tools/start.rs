//! `ovi feed init` and `ovi feed verify`: a coordinator's first folder, and "I checked these today" by command and by sheet.

use std::fs;

use serde_json::Value;

use super::command::{NOW, Work, ovi, ovi_at};

/// A folder as `init` leaves it.
fn begun() -> Work {
    let work = Work::new(&[]);
    fs::remove_dir_all(work.path("src")).unwrap();
    ovi(&["feed", "init", &work.text("src")]).good();
    work
}

/// Fills a row under the headings of a sheet as `init` left it, as a spreadsheet program of Finland saves it.
fn fill(work: &Work, sheet: &str, rows: &[&[(&str, &str)]]) {
    let text = work.read(&format!("src/{sheet}"));
    let headings: Vec<String> = text.trim_end().trim_start_matches('\u{feff}').split(';').map(str::to_owned).collect();
    let mut filled = text.trim_end().to_owned() + "\r\n";
    for row in rows {
        for (heading, _) in *row {
            assert!(headings.iter().any(|known| known == heading), "{sheet} has no column {heading}");
        }
        let cells = headings.iter().map(|heading| {
            let cell = row.iter().find(|(known, _)| known == heading).map_or("", |(_, cell)| cell);
            if cell.contains([';', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
        });
        filled.push_str(&(cells.collect::<Vec<_>>().join(";") + "\r\n"));
    }
    work.write(&format!("src/{sheet}"), &filled);
}

fn talo<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut row = vec![
        ("id", "oma:talo"),
        ("kind", "meeting_place"),
        ("name.fi", "Kohtaamispaikka Pöllö"),
        ("name.sv", "Mötesplatsen Ugglan"),
        ("name.en", "Meeting place Owl"),
        ("municipality_code", "091"),
        ("lat", "60,17"),
        ("lon", "24,94"),
        ("position", "exact"),
        ("hours.value", "Mo-Fr 09:00-15:00; PH off"),
        ("hours.scope", "offer"),
        ("hours.holidays", "stated"),
        ("hours.seasons", "stated"),
        ("access.drop_in", "yes"),
        ("languages.activity", "fi;sv"),
        ("source.name", "Oma"),
        ("source.license", "CC0-1.0"),
    ];
    row.extend(more);
    row
}

/// What a family's phone says of the place on Tuesday at ten.
fn state(work: &Work, public: &str) -> Value {
    let (feed, data, root) = (work.text(public), work.text(&format!("data-{public}")), work.text("keys/root.json"));
    ovi(&["sync", "--feed", &feed, "--data", &data, "--trust", &root]).good();
    let places = ovi(&["--json", "places", "--data", &data, "--area", "kunta-091", "--search", "Pöllö"]).good().json();
    places.into_iter().find(|place| place["id"] == "oma:talo").unwrap()
}

#[test]
fn a_new_folder_reads_in_a_spreadsheet_and_explains_itself() {
    let work = begun();
    assert_eq!(ovi(&["feed", "check", &work.text("src")]).good().out, "no records: 0 errors, 0 warnings\n");
    for sheet in ["places.csv", "events.csv", "services.csv", "channels.csv", "organizations.csv", "overlay.csv"] {
        let text = work.read(&format!("src/{sheet}"));
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n") && text.contains(';'), "{sheet}: {text:?}");
        assert_eq!(text.lines().count(), 1, "{sheet} holds no made-up record");
    }
    for readme in ["README.md", "README.sv.md", "README.en.md"] {
        let text = work.read(&format!("src/{readme}"));
        for said in ["ovi feed check .", "ovi feed build .", "ovi feed publish", "verified_at", "places.csv"] {
            assert!(text.contains(said), "{readme} says nothing of {said}");
        }
    }
    ovi(&["feed", "init", &work.text("src")]).fails(1, "is a source folder already");
}

#[test]
fn a_check_in_the_sheet_makes_a_place_plainly_open() {
    let work = begun();
    fill(&work, "places.csv", &[&talo(&[])]);
    work.build("before");
    assert_eq!(state(&work, "before")["state"], "uncertain");
    work.write("src/places.csv", work.read("src/places.csv").lines().next().unwrap());
    fill(&work, "places.csv", &[&talo(&[("verified_at", "20.11.2026"), ("verified_by", "Talon koordinaattori")])]);
    assert_eq!(ovi(&["feed", "check", &work.text("src")]).good().out, "1 places: 0 errors, 0 warnings\n");
    work.build("after");
    let open = state(&work, "after");
    assert_eq!((&open["state"], &open["checked"]), (&"open".into(), &"2026-11-20".into()), "{open}");
}

#[test]
fn the_newer_of_two_checks_counts_wherever_it_was_written() {
    let work = begun();
    let verify = |now: &str| {
        let arguments = ["feed", "verify", &work.text("src"), "oma:talo", "--by", "Perhetyö"].map(str::to_owned);
        ovi_at(now, &arguments.iter().map(String::as_str).collect::<Vec<_>>()).good();
    };
    fill(&work, "places.csv", &[&talo(&[("verified_at", "2026-11-10"), ("verified_by", "Taulukko")])]);
    verify("2026-11-20T10:00");
    // The sheet of corrections stays one that a spreadsheet program opens.
    assert!(
        work.read("src/overlay.csv").starts_with("\u{feff}id;field;value;by;date"),
        "{}",
        work.read("src/overlay.csv")
    );
    work.build("command");
    let line = |public: &str| {
        let out = work.text(&format!("out-{public}"));
        ovi(&["feed", "export", &work.text(public), "--as", "csv", "--out", &out]).good();
        work.read(&format!("out-{public}/places.csv"))
    };
    assert!(line("command").contains("2026-11-20,Perhetyö"), "{}", line("command"));
    let sheet = work.read("src/places.csv").replace("2026-11-10", "23.11.2026");
    work.write("src/places.csv", &sheet);
    work.build("sheet");
    let newer = fs::read_to_string({
        let out = work.text("out-sheet");
        ovi(&["feed", "export", &work.text("sheet"), "--as", "csv", "--out", &out]).good();
        work.path("out-sheet/places.csv")
    });
    assert!(newer.unwrap().contains("2026-11-23,Taulukko"));
}

#[test]
fn a_check_that_is_still_to_come_is_told() {
    let work = begun();
    fill(&work, "places.csv", &[&talo(&[("verified_at", "2027-01-01"), ("verified_by", "Talo")])]);
    let told = ovi(&["--json", "feed", "check", &work.text("src")]).good().json();
    assert_eq!((&told[0]["kind"], told.len()), (&"checked_in_future".into(), 1), "{told:?}");
    ovi_at(NOW, &["feed", "verify", &work.text("src"), "oma:talo", "--by", "Talo", "--date", "2027-01-01"])
        .fails(2, "still to come");
    // A date that is none is an error with its place.
    work.write("src/places.csv", &work.read("src/places.csv").replace("2027-01-01", "joulukuussa"));
    ovi(&["feed", "check", &work.text("src")]).fails(1, "places.csv:2: verified_at");
}
