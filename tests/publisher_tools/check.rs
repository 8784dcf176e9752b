//! `ovi feed check`: what a publisher had better look at.

use std::collections::BTreeMap;

use serde_json::Value;

use super::command::{Work, ovi};

fn warnings(work: &Work) -> Vec<Value> {
    ovi(&["--json", "feed", "check", &work.text("src")]).good().json()
}

/// `kind field` of a record's warnings, in order.
fn told(warnings: &[Value], id: &str) -> Vec<String> {
    let of = |warning: &&Value| warning["id"] == id;
    let word = |warning: &Value, key: &str| warning[key].as_str().unwrap_or("-").to_owned();
    warnings.iter().filter(of).map(|w| format!("{} {}", word(w, "kind"), word(w, "field"))).collect()
}

#[track_caller]
fn message(warnings: &[Value], id: &str, kind: &str) -> String {
    let of = warnings.iter().find(|warning| warning["id"] == id && warning["kind"] == kind).unwrap();
    format!("{} ({})", of["message"].as_str().unwrap(), of["suggestion"].as_str().unwrap())
}

const HEADINGS: &str = "id,kind,name.fi,name.sv,municipality_code,lat,lon,hours.value,hours.source_text.fi,\
                        hours.stated_on,verified_at,verified_by,contact.phone,contact.email,summary.fi,summary.sv\n";

fn places(rows: &str) -> Work {
    Work::new(&[("places.csv", &format!("{HEADINGS}{rows}"))])
}

#[test]
fn a_record_that_is_in_order_is_not_told() {
    let work = places(
        "a:1,library,Kirjasto,Bibliotek,091,60.17,24.94,Mo-Fr 09:00-15:00,,2026-10,,,+358 9 310 1234,kirjasto@hel.fi,,\n\
         a:2,playground,Puisto,,091,60.18,24.95,,,,,,,lp.sanna@hel.fi,,\n",
    );
    assert_eq!(warnings(&work), Vec::<Value>::new());
}

#[test]
fn stale_checks_are_told_with_the_day_and_what_to_do() {
    let work = places(
        "a:never,library,Yksi,Ett,091,60.17,24.90,Mo 09:00-15:00,,,,,,,,\n\
         a:old,library,Kaksi,Två,091,60.17,24.91,Mo 09:00-15:00,,2024-11-23,,,,,,\n\
         a:soon,library,Kolme,Tre,091,60.17,24.92,Mo 09:00-15:00,,2024-12,,,,,,\n\
         a:verified,library,Neljä,Fyra,091,60.17,24.93,Mo 09:00-15:00,,2020,2026-01-02,Talon väki,,,,\n\
         a:shut,library,Viisi,Fem,091,60.17,24.94,Mo 09:00-15:00,,,,,,,,\n",
    );
    work.write("src/closures.csv", "id,status,from,until,source\na:shut,closed,2025,,\n");
    let all = warnings(&work);
    assert_eq!(told(&all, "a:never"), ["never_checked verified_at"]);
    assert_eq!(told(&all, "a:old"), ["stale verified_at"]);
    assert_eq!(told(&all, "a:soon"), ["soon_stale verified_at"]);
    assert!(told(&all, "a:verified").is_empty() && told(&all, "a:shut").is_empty(), "{all:?}");
    assert!(message(&all, "a:old", "stale").contains("since 2026-11-23"), "{all:?}");
    assert!(message(&all, "a:soon", "soon_stale").contains("until 2026-12-01"));
    assert!(message(&all, "a:never", "never_checked").contains("ovi feed verify SRC a:never --by WHO"));
    let first = &all[0];
    assert_eq!((first["file"].as_str(), first["line"].as_u64()), (Some("places.csv"), Some(2)), "{first}");
}

#[test]
fn what_some_families_cant_read_is_told_once_a_record() {
    let long = "Kaikille avoin kohtaamispaikka johon ei tarvitse ilmoittautua.";
    let work = places(&format!(
        "a:1,library,Yksi,,091,60.17,24.90,,,,2026-11-01,Talo,,,{long},\n\
         a:2,library,Kaksi,Två,091,60.17,24.91,,,,2026-11-01,Talo,,,{long},{long}\n"
    ));
    let all = warnings(&work);
    assert_eq!(told(&all, "a:1"), ["untranslated name.sv"]);
    assert!(message(&all, "a:1", "untranslated").starts_with("not told in sv (name, summary)"));
    assert_eq!(told(&all, "a:2"), ["copied_language summary.sv"]);
}

#[test]
fn hours_in_words_say_what_was_not_understood_or_what_they_mean() {
    let work = places(
        "a:clear,library,Yksi,Ett,091,60.17,24.90,,ma-pe klo 9-15,,2026-11-01,Talo,,,,\n\
         a:dark,library,Kaksi,Två,091,60.17,24.91,,arkisin kun ovi on auki,,2026-11-01,Talo,,,,\n",
    );
    work.write(
        "src/events.jsonl",
        "{\"id\": \"a:session\", \"name\": {\"fi\": \"Kahvila\", \"sv\": \"Kafé\"}, \"place_id\": \"a:clear\", \
         \"when_text\": {\"fi\": \"Tiistaisin\", \"sv\": \"På tisdagar\"}}\n",
    );
    let all = warnings(&work);
    assert_eq!(told(&all, "a:clear"), ["text_only_hours hours.value"]);
    assert!(message(&all, "a:clear", "text_only_hours").contains("Mo-Fr 09:00-15:00"), "{all:?}");
    assert!(message(&all, "a:dark", "text_only_hours").contains("not understood: \"kun\""), "{all:?}");
    assert_eq!(told(&all, "a:session"), ["told_in_words start"]);
}

#[test]
fn a_point_far_from_its_municipality_is_told_with_the_one_it_lies_in() {
    let work = places(
        "a:right,library,Yksi,Ett,091,60.17,24.94,,,,2026-11-01,Talo,,,,\n\
         a:wrong,library,Kaksi,Två,091,61.498,23.761,,,,2026-11-01,Talo,,,,\n\
         a:edge,library,Kolme,Tre,091,60.21,24.79,,,,2026-11-01,Talo,,,,\n\
         a:sea,library,Neljä,Fyra,445,60.30,20.10,,,,2026-11-01,Talo,,,,\n",
    );
    let all = warnings(&work);
    assert!(told(&all, "a:right").is_empty() && told(&all, "a:edge").is_empty(), "{all:?}");
    let text = message(&all, "a:wrong", "other_municipality");
    assert!(text.contains("km outside Helsinki (091)") && text.contains("there it is Tampere (837)"), "{text}");
    assert_eq!(told(&all, "a:sea"), ["other_municipality municipality_code"]);
}

#[test]
fn two_records_of_one_place_are_told_unless_they_are_known() {
    let work = places(
        "a:1,family_cafe,Perhekahvila Ainola,Ainola,091,60.1700,24.9400,,,,2026-11-01,Talo,,,,\n\
         b:1,family_cafe,Ainolan perhekahvila,Ainola,091,60.1710,24.9405,,,,2026-11-01,Talo,,,,\n\
         a:2,family_cafe,Perhekahvila Einola,Einola,091,60.1700,24.9400,,,,2026-11-01,Talo,,,,\n\
         a:3,family_cafe,Perhekahvila Ainola,Ainola,091,60.2700,24.9400,,,,2026-11-01,Talo,,,,\n",
    );
    let all = warnings(&work);
    assert_eq!(told(&all, "a:1"), ["probable_duplicate id"], "{all:?}");
    assert!(message(&all, "a:1", "probable_duplicate").contains("a:1,b:1 in twins.csv"));
    assert_eq!(all.len(), 1, "{all:?}");
    work.write("src/twins.csv", "id,same_as\na:1,b:1\n");
    assert_eq!(warnings(&work), Vec::<Value>::new());
}

#[test]
fn peoples_own_data_is_told_and_a_houses_is_not() {
    let work = places(
        "a:mail,library,Yksi,Ett,091,60.17,24.90,,,,2026-11-01,Talo,,paivi.makinen@testi.fi,,\n\
         a:role,library,Kaksi,Två,091,60.17,24.91,,,,2026-11-01,Talo,,perhekeskus.espoo@testi.fi,,\n\
         a:mobile,library,Kolme,Tre,091,60.17,24.92,,,,2026-11-01,Talo,040 123 4567,,,\n\
         a:words,library,Neljä,Fyra,091,60.17,24.93,,,,2026-11-01,Aino Virtanen,,,Ohjaaja Tiina Korhonen,Ledare Tiina Korhonen\n\
         a:pattern,library,Viisi,Fem,091,60.17,24.94,,,,2026-11-01,Talo,,etunimi.sukunimi@testi.fi,,\n",
    );
    let all = warnings(&work);
    assert_eq!(told(&all, "a:mail"), ["personal_email contact.0.value"]);
    assert!(message(&all, "a:mail", "personal_email").contains("perhekeskus@testi.fi"));
    assert!(told(&all, "a:role").is_empty());
    assert_eq!(told(&all, "a:mobile"), ["mobile_number contact.0.value"]);
    assert_eq!(told(&all, "a:words"), ["personal_name summary.fi", "personal_name verified_by"]);
    assert_eq!(told(&all, "a:pattern"), ["personal_email contact.0.value"]);
    assert!(all.iter().filter(|w| w["id"] == "a:mail").all(|w| w["message"].as_str().unwrap().contains("GDPR")));
    // A number that is said to be the house's is settled.
    work.write(
        "src/overlay.csv",
        "id,field,value,by,date\na:mobile,contact.0.label.fi,Talon puhelin,Talo,2026-11-20\n",
    );
    assert!(told(&warnings(&work), "a:mobile").is_empty());
}

#[test]
fn many_warnings_of_a_kind_are_folded_for_people_alone() {
    let rows: String = (0..40)
        .map(|n| {
            format!("a:{n},library,Kirjasto {n},Bibliotek {n},091,60.17,{:.3},,,,,,,,,\n", 24.8 + f64::from(n) / 200.0)
        })
        .collect();
    let work = places(&rows);
    let short = ovi(&["feed", "check", &work.text("src")]).good().out;
    assert_eq!(short.lines().count(), 7, "{short}");
    assert!(short.contains("and 35 more warnings of this kind (never checked); --all shows them"), "{short}");
    assert!(short.ends_with("40 places: 0 errors, 40 warnings\n"), "{short}");
    assert_eq!(ovi(&["feed", "check", &work.text("src"), "--all"]).good().out.lines().count(), 41);
    assert_eq!(warnings(&work).len(), 40);
}

#[test]
fn the_embedded_directory_gives_few_false_alarms() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/directory");
    let all = ovi(&["--json", "feed", "check", folder]).good().json();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in &all {
        for key in ["kind", "file", "line", "field", "id", "message", "suggestion"] {
            assert!(!warning[key].is_null(), "{key} is missing: {warning}");
        }
        *kinds.entry(warning["kind"].as_str().unwrap()).or_default() += 1;
    }
    // Its sources name nobody, its points were looked up, and its twins were joined by hand.
    for kind in ["personal_name", "other_municipality", "copied_language"] {
        assert_eq!(kinds.get(kind), None, "{kind}");
    }
    assert!(kinds["probable_duplicate"] < 20, "{kinds:?}");
    assert!(kinds["text_only_hours"] > 100 && kinds["never_checked"] > 100, "{kinds:?}");
}

#[test]
fn ten_thousand_places_are_judged_in_a_few_seconds() {
    let work = Work::new(&[]);
    let src = work.text("big");
    ovi(&["feed", "generate", "--places", "10000", "--series", "2000", "--out", &src]).good();
    let began = std::time::Instant::now();
    ovi(&["--json", "feed", "check", &src]).good();
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
