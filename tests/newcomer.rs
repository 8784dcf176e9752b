//! A newcomer's path: every command of `docs/publishing.md`, in order, as it stands there.
#![cfg(all(unix, feature = "cli"))]
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

const OVI: &str = env!("CARGO_BIN_EXE_ovi");

/// The commands between the page's fences.
fn commands(page: &str) -> String {
    let mut script = String::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            line if inside => {
                script.push_str(line);
                script.push('\n');
            }
            _ => {}
        }
    }
    script
}

fn run(folder: &Path, script: &str) -> Output {
    let programs = Path::new(OVI).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("AVOIN_OVI_NOW", "2026-11-24T10:00")
        .output()
        .unwrap()
}

/// The state of a place at a moment, as the phone has it; `None` where it doesn't know the place.
fn state(folder: &Path, at: &str, id: &str) -> Option<String> {
    let output = run(folder, &format!("ovi --json places --data puhelin --at {at} --limit 10000"));
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut places = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    places.find(|place| place["id"] == id)?["state"].as_str().map(str::to_owned)
}

#[test]
fn an_empty_folder_becomes_a_feed_that_a_phone_follows() {
    let work = tempfile::tempdir().unwrap();
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/publishing.md")).unwrap();
    // A port that is free here; the page's own may not be.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let script = commands(&page).replace("8090", &port.to_string());
    assert!(script.matches("ovi ").count() > 12, "{script}");
    let output = run(work.path(), &format!("trap 'jobs -p | xargs -r kill' EXIT\n{script}"));
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    // What somebody checked is plainly open, and what was changed the next day has reached the phone.
    let state = |at: &str, id: &str| state(work.path(), at, id);
    assert_eq!(state("2026-11-25T10:30", "esimerkki:talo").as_deref(), Some("open"));
    assert_eq!(state("2026-11-25T09:15", "esimerkki:talo").as_deref(), Some("opening_soon"));
    assert_eq!(state("2026-11-24T10:00", "esimerkki:tupa").as_deref(), Some("open"));
    assert!(told.contains("09:00") && told.contains("10:00"), "diff tells the hours: {told}");
}
