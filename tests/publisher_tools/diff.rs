//! `ovi feed diff`: what families will notice between two generations.

use std::fs;

use serde_json::Value;

use super::command::{Work, ovi};

const OLD_PLACES: &str = "\
id,kind,name.fi,municipality_code,lat,lon,address.street.fi,address.city.fi,hours.value,access.cost.kind,access.registration.required,contact.phone
a:hours,family_cafe,Aino,091,60.17,24.90,Katu 1,Helsinki,Mo-Fr 09:00-15:00,free,,09 1
a:moved,family_cafe,Bea,091,60.17,24.91,Katu 2,Helsinki,Mo 09:00-15:00,,,
a:gone,family_cafe,Celia,091,60.17,24.92,,,,,,
a:shut,family_cafe,Dora,091,60.17,24.93,,,,,,
a:house,library,Elsa,091,60.17,24.94,,,,,,
a:same,library,Fanni,091,60.17,24.95,,,,,,
a:withdrawn,library,Greta,091,60.17,24.96,,,,,,
a:quiet,library,Hilma,091,60.17,24.97,,,,,,
";
const NEW_PLACES: &str = "\
id,kind,name.fi,municipality_code,lat,lon,address.street.fi,address.city.fi,hours.value,access.cost.kind,access.registration.required,contact.phone,source.name
a:hours,family_cafe,Aino,091,60.17,24.90,Katu 1,Helsinki,Mo-Fr 10:00-14:00,paid,yes,09 2,
a:moved,family_cafe,Bea,091,60.18,24.91,Toinen katu 5,Helsinki,Mo 09:00-15:00,,,,
a:shut,family_cafe,Dora,091,60.17,24.93,,,,,,,
a:house,library,Elsa,091,60.17,24.94,,,,,,,
a:same,library,Fanni,091,60.17,24.95,,,,,,,
a:quiet,library,Hilma,091,60.17,24.97,,,,,,,Rekisteri
a:new,family_cafe,Iida,091,60.17,24.98,,,Tu 09:00-11:00,,,,
";
const OLD_EVENTS: &str = r#"{"id": "a:club", "name": {"fi": "Kerho"}, "place_id": "a:house", "start": "2026-09-01T09:30", "end": "2026-09-01T11:30", "rrule": "FREQ=WEEKLY;BYDAY=TU", "season": {"to": "2027-05-31"}}
{"id": "a:alone", "name": {"fi": "Verkkoilta"}, "start": "2026-12-10T18:00", "attendance": "online"}
{"id": "a:past", "name": {"fi": "Mennyt"}, "start": "2026-03-10T18:00", "attendance": "online"}
"#;
const NEW_EVENTS: &str = r#"{"id": "a:club", "name": {"fi": "Kerho"}, "place_id": "a:house", "start": "2026-09-01T09:30", "end": "2026-09-01T11:30", "rrule": "FREQ=WEEKLY;BYDAY=TU", "season": {"to": "2027-05-31"}, "overrides": [{"recurrence_id": "2026-12-01T09:30", "status": "cancelled", "note": {"fi": "sairaus"}}]}
{"id": "a:alone", "name": {"fi": "Verkkoilta"}, "start": "2026-12-11T18:00", "attendance": "online"}
"#;

fn two() -> Work {
    let work = Work::new(&[("places.csv", OLD_PLACES), ("events.jsonl", OLD_EVENTS)]);
    fs::rename(work.path("src"), work.path("old")).unwrap();
    for (name, text) in [
        ("places.csv", NEW_PLACES),
        ("events.jsonl", NEW_EVENTS),
        ("closures.csv", "id,status,from,until,source\na:shut,temporarily_closed,2026-11-20,2026-12-31,\n"),
        ("withdrawn.csv", "id,since\na:withdrawn,2026-11-20\n"),
        ("feed.json", &work.read("old/feed.json")),
    ] {
        work.write(&format!("src/{name}"), text);
    }
    work
}

fn news(work: &Work, old: &str, new: &str) -> Vec<String> {
    let told = ovi(&["--json", "feed", "diff", &work.text(old), &work.text(new)]).good().json();
    let word = |line: &Value, key: &str| line[key].as_str().unwrap_or("-").to_owned();
    told.iter().map(|line| format!("{} {} {}", word(line, "id"), word(line, "change"), word(line, "text"))).collect()
}

#[test]
fn what_families_notice_is_told_and_nothing_else() {
    let work = two();
    let all = news(&work, "old", "src");
    let expected = [
        "a:hours hours other hours: Mo-Fr 09:00-15:00 → Mo-Fr 10:00-14:00",
        "a:hours contact another number: 09 1 → 09 2",
        "a:hours cost another price: free → paid",
        "a:hours registration one has to register now",
        "a:moved address is at another address: Toinen katu 5, Helsinki",
        "a:gone gone is in the directory no more",
        "a:shut closed is closed for now from 2026-11-20 until 2026-12-31",
        "a:house cancelled Tue 1 Dec 2026 09:30 is cancelled (sairaus)",
        "a:withdrawn withdrawn is gone for good",
        "a:new new is new: Tu 09:00-11:00",
        "a:alone time another time: Thu 10 Dec 2026 18:00 → Fri 11 Dec 2026 18:00",
    ];
    for line in expected {
        assert!(all.iter().any(|told| told == line), "{line} is not among\n{}", all.join("\n"));
    }
    assert_eq!(all.len(), expected.len(), "{}", all.join("\n"));
}

#[test]
fn a_table_names_each_record_once_and_counts_the_rest() {
    let work = two();
    let told = ovi(&["feed", "diff", &work.text("old"), &work.text("src")]).good().out;
    assert_eq!(told.matches("Aino (a:hours)").count(), 1, "{told}");
    assert!(told.contains("Elsa (a:house)\n  Kerho: Tue 1 Dec 2026 09:30 is cancelled (sairaus)\n"), "{told}");
    assert!(
        told.ends_with("1 new, 2 gone, 5 changed, 1 changed in nothing that families see, 2 as before\n"),
        "{told}"
    );
    let same = ovi(&["feed", "diff", &work.text("src"), &work.text("src")]).good().out;
    assert!(same.starts_with("0 new, 0 gone, 0 changed, "), "{same}");
}

#[test]
fn built_feeds_are_proven_before_they_are_compared() {
    let work = two();
    work.build("public-new");
    fs::rename(work.path("src"), work.path("new")).unwrap();
    fs::rename(work.path("old"), work.path("src")).unwrap();
    work.build("public-old");
    let of_sources = news(&work, "src", "new");
    assert_eq!(news(&work, "public-old", "public-new"), of_sources);
    assert_eq!(news(&work, "src", "public-new"), of_sources, "a folder and a feed compare as well");

    let refused = |file: &str, change: &dyn Fn(Vec<u8>) -> Vec<u8>, why: &str| {
        let path = work.path("public-new").join(file);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, change(whole.clone())).unwrap();
        ovi(&["feed", "diff", &work.text("src"), &work.text("public-new")]).fails(1, why);
        fs::write(&path, whole).unwrap();
    };
    let shard = fs::read_dir(work.path("public-new/v1/shard")).unwrap().next().unwrap().unwrap().file_name();
    refused(
        &format!("v1/shard/{}", shard.to_str().unwrap()),
        &|mut bytes| {
            bytes[20] ^= 1;
            bytes
        },
        "its sha256 is another",
    );
    refused(
        "v1/head",
        &|bytes| String::from_utf8(bytes).unwrap().replace("sequence 1", "sequence 2").into_bytes(),
        "signature",
    );
    refused("v1/keys/1.json", &|_| b"{}".to_vec(), "key set");
}

#[test]
fn what_is_no_feed_and_no_source_is_refused() {
    let work = two();
    fs::create_dir(work.path("empty")).unwrap();
    ovi(&["feed", "diff", &work.text("old"), &work.text("empty")]).fails(1, "neither a built feed nor a source folder");
    ovi(&["feed", "diff", &work.text("old"), &work.text("nowhere")]).fails(3, "nowhere");
    work.write("src/places.csv", "id,kind\nx\n");
    ovi(&["feed", "diff", &work.text("old"), &work.text("src")]).fails(1, "places.csv");
}
