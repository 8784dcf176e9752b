//! `ovi feed report`: one page that needs nothing but a browser.

use super::command::{Work, ovi, ovi_at};

const PLACES: &str = "\
id,kind,name.fi,municipality_code,lat,lon,hours.value,hours.source_text.fi,verified_at,languages.activity,accessibility.items.lift
a:fresh,library,Kirjasto,091,60.17,24.94,Mo-Fr 09:00-15:00,,2026-11-01,fi;sv,yes
a:old,library,\"<script>alert(1)</script> & Co\",049,60.2,24.7,Mo-Fr 10:00-12:00,,2020-01-01,,no
a:words,family_cafe,Kahvila,049,60.2,24.71,,arkisin kun ovi on auki,,,
a:ground,playground,Puisto,049,60.2,24.72,,,,,
";
const EVENTS: &str = r#"{"id": "a:club", "name": {"fi": "Kerho"}, "place_id": "a:words", "start": "2026-09-02T17:30", "end": "2026-09-02T19:00", "rrule": "FREQ=WEEKLY;BYDAY=WE"}
"#;

fn page(work: &Work, language: &str) -> String {
    let (src, out) = (work.text("src"), work.text("report.html"));
    ovi(&["feed", "report", &src, "--out", &out, "--language", language]).good();
    work.read("report.html")
}

#[test]
fn the_page_tells_what_is_covered_fresh_and_missing() {
    let work = Work::new(&[("places.csv", PLACES), ("events.jsonl", EVENTS)]);
    let page = page(&work, "fi");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fi\">"));
    for told in [
        // Freshness: one of three, playgrounds left out.
        "Tarkistettu: 1, Vanhenee 60 päivän sisällä: 0, Yli 24 kuukautta vanha: 1, Ei päiväystä: 1",
        "1/10 kunnassa on paikkoja",
        "Ei yhtään paikkaa: Hanko, Inkoo",
        "Milloin paikat ovat auki viikolla 48",
        // Both libraries on Tuesday at ten; the café's club on Wednesday evening, in the hour it begins in.
        "<title>ti klo 10–11: 2 paikkaa auki</title>",
        "<title>ke klo 17–18: 1 paikkaa auki</title>",
        "<title>su klo 10–11: 0 paikkaa auki</title>",
        "arkisin kun ovi on auki",
        "Ei ymmärretty: &quot;kun&quot;",
        "a:old a:words --by",
        "suomi",
        "1 / 1",
    ] {
        assert!(page.contains(told), "{told} is not in the page");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co"));
    for outside in ["<script", "http://", "https://", "src=", "url(", "@import", "<link"] {
        assert!(!page.contains(outside), "the page holds {outside}");
    }
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
}

#[test]
fn it_speaks_three_languages_and_is_the_same_each_time() {
    let work = Work::new(&[("places.csv", PLACES)]);
    assert_eq!(page(&work, "fi"), page(&work, "fi"));
    assert!(page(&work, "sv").contains("När uppgifterna har kontrollerats"));
    let english = page(&work, "en");
    assert!(english.contains("<html lang=\"en\">") && english.contains("24 November 2026"));
    let (src, out) = (work.text("src"), work.text("report.html"));
    ovi(&["feed", "report", &src, "--out", &out, "--language", "de"]).fails(2, "fi, sv and en");
    ovi(&["feed", "report", &work.text("none"), "--out", &out]).fails(3, "none");
}

#[test]
fn an_empty_folder_and_one_with_errors_have_a_page_too() {
    let work = Work::new(&[]);
    let empty = page(&work, "fi");
    assert!(empty.contains("Kaikki on tarkistettu.") && empty.contains("Yksikään paikka ei kerro aikoja"));
    work.write("src/places.csv", "id,kind,name.fi,lat,lon\na:1,library,Kirjasto,10.0,24.9\na:2,library,Toinen,,\n");
    let told =
        ovi_at("2026-12-25T10:00", &["--json", "feed", "report", &work.text("src"), "--out", &work.text("r.html")])
            .one();
    assert_eq!((told["errors"].as_u64(), told["records"].as_u64()), (Some(1), Some(1)));
    assert!(work.read("r.html").contains("on 1 virhettä"));
}
