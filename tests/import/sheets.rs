//! Sheets out of a spreadsheet, under people's own headings.

use avoin_ovi::publish::import::Source::Csv;
use serde_json::json;

use super::Bench;

const FINNISH: &str = "\u{feff}Nimi;Nimi ruotsiksi;Tyyppi;Osoite;Postinumero;Kunta;Leveysaste;Pituusaste;Aukioloajat;Puhelin;Verkkosivu;Kielet;Esteettömyys;Ilmoittautuminen;Maksuton;Ikä;Toimija;Tarkistettu;Tarkistaja;Vastuuhenkilö\r\n\
    Perhekahvila Aino;Familjecafé Aino;Perhekahvila;Esimerkkikuja 3;2600;Espoo;60,2176;24,8099;ma-pe 9-15;040 123;www.example.org/aino;suomi, ruotsi;esteetön;ei tarvita;kyllä;0–3 v;MLL Espoo ry;20.11.2026;Maija;Kalle Kallio\r\n\
    Kohtaamispaikka Talo;;kohtaamispaikka;\"Talotie 1, 00100 Helsinki\";;;;;Kysy ajat;;http://example.org;suomi ja klingon;Portaat, ei hissiä;kyllä;ehkä;kaikki;;11/2026;;\r\n;;;;;;;;;;;;;;;;;;;\r\n";

#[test]
fn a_sheet_with_finnish_headings_is_read() {
    let bench = Bench::new();
    let (written, problems) = bench.import(Csv, &bench.input("kahvilat.csv", FINNISH));
    assert_eq!((written[1].file.as_str(), written[1].records), ("places-kahvilat.jsonl", 2));
    let records = bench.stated();
    let cafe = &records["kahvilat:perhekahvila-aino-espoo"];
    assert_eq!(cafe["name"], json!({"fi": "Perhekahvila Aino", "sv": "Familjecafé Aino"}));
    assert_eq!((&cafe["kind"], &cafe["municipality_code"]), (&json!("family_cafe"), &json!("049")));
    assert_eq!(cafe["address"]["postal_code"], "02600", "a spreadsheet takes the nought away");
    assert_eq!((&cafe["lat"], &cafe["lon"], &cafe["position"]), (&json!(60.2176), &json!(24.8099), &json!("exact")));
    assert_eq!(cafe["hours"]["value"], "Mo-Fr 09:00-15:00");
    assert_eq!(cafe["hours"]["stated_on"], "2026-11-20");
    assert_eq!(cafe["contact"][1], json!({"kind": "web", "value": "https://www.example.org/aino"}));
    assert_eq!(cafe["languages"]["activity"], json!(["fi", "sv"]));
    assert_eq!(cafe["accessibility"]["items"]["step_free_entrance"], "yes");
    assert_eq!(cafe["access"], json!({"registration": {"required": false}, "cost": {"kind": "free"}}));
    assert_eq!(cafe["audience"], json!({"age_min_months": 0, "age_max_months": 47}));
    assert_eq!(
        (&cafe["verified_at"], &cafe["verified_by"]),
        (&json!("2026-11-20"), &json!("Maija")),
        "the sheet says who checked"
    );
    assert_eq!(records["avoinovi:org/mll-espoo-ry"]["kind"], "association");
    let house = &records["kahvilat:kohtaamispaikka-talo-helsinki"];
    assert_eq!(house["address"]["street"]["fi"], "Talotie 1");
    assert_eq!((&house["municipality_code"], &house["position"]), (&json!("091"), &json!("municipality")));
    assert_eq!(
        house["hours"],
        json!({"confidence": "text_only", "source_text": {"fi": "Kysy ajat"}, "stated_on": "2026-11"})
    );
    assert_eq!(house["accessibility"], json!({"note": {"fi": "Portaat, ei hissiä"}}));
    assert_eq!(house["access"], json!({"registration": {"required": true}}));
    assert!(house.get("verified_at").is_none(), "a month is no day on which somebody checked");
    let told = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    for expected in [
        "warning: kahvilat.csv:1: Vastuuhenkilö: this heading is not known: the column is left alone",
        "warning: kahvilat.csv:3: Verkkosivu: \"http://example.org\" is no https address",
        "warning: kahvilat.csv:3: Kielet: \"klingon\" is no language",
        "warning: kahvilat.csv:3: Maksuton: \"ehkä\" is neither yes nor no",
        "warning: kahvilat.csv:3: Aukioloajat: these hours stay text",
    ] {
        assert!(told.contains(expected), "{expected} not in\n{told}");
    }
}

#[test]
fn swedish_and_english_headings_are_read_too() {
    let bench = Bench::new();
    bench.import(
        Csv,
        &bench.input(
            "sv.csv",
            "Namn,Adress,Kommun,Öppettider,Avgiftsfri\nFamiljecafé Aino,\"Brogatan 1, 20100 Åbo\",Åbo,må-fre 9-15,ja\n",
        ),
    );
    bench.import(Csv, &bench.input("en.csv", "Name,Address,Municipality,Opening hours,Free,Drop-in\nFamily Café,Brogatan 1,Turku,Mo-Fr 09:00-15:00,yes,yes\n"));
    let records = bench.stated();
    assert_eq!(records["sv:familjecafe-aino-turku"]["municipality_code"], "853");
    assert_eq!(records["en:family-cafe-turku"]["hours"]["value"], "Mo-Fr 09:00-15:00");
    assert_eq!(records["en:family-cafe-turku"]["access"]["drop_in"], "yes", "its own publisher says so");
}

#[test]
fn bad_sheets_are_refused_with_their_line() {
    let bench = Bench::new();
    let sheet = "Nimi;Kunta;Leveysaste;Pituusaste;Tarkistettu\nA;Atlantis;1;2;31.2.2026\nA;Espoo;;;\nA;Espoo;;;\n;Espoo;;;\nB;Espoo;;;24.12.2026\n";
    let refused = bench.refused(Csv, &bench.input("x.csv", sheet)).join("\n");
    for expected in [
        "error: x.csv:2: Kunta: \"Atlantis\" is no municipality of 2026",
        "error: x.csv:2: Leveysaste: 1, 2 is no point in Finland",
        "error: x.csv:2: Tarkistettu: \"31.2.2026\" is no date",
        "error: x.csv:4: line 3 has the same id x:a-espoo",
        "error: x.csv:5: Nimi: the place has no name",
        "error: x.csv:6: Tarkistettu: 2026-12-24 is still to come",
    ] {
        assert!(refused.contains(expected), "{expected} not in\n{refused}");
    }
    let refused = bench.refused(Csv, &bench.input("y.csv", b"Nimi;Kunta\nP\xE4iv\xE4koti;Espoo\n")).join("\n");
    assert!(refused.contains("y.csv:2: the text is not UTF-8") && refused.contains("CSV UTF-8"), "{refused}");
    let refused = bench.refused(Csv, &bench.input("z.csv", "Aika;Sää\n1;2\n")).join("\n");
    assert!(refused.contains("head the columns Nimi, Osoite"), "{refused}");
}

#[test]
fn what_no_feed_may_hold_never_gets_into_the_folder() {
    let bench = Bench::new();
    let heading = "Nimi;Kunta;Kuvaus;Tarkistettu;Tunnus;Toimija\n";
    // A file with a NUL in it could not even be read back.
    let refused = bench.refused(Csv, &bench.input("a.csv", format!("{heading}A;Espoo;x\u{0}y;;;\n"))).join("\n");
    assert!(refused.contains("error: a.csv:2: a NUL character stands in the text"), "{refused}");
    let refused = bench.refused(Csv, &bench.input("b.csv", format!("{heading}A;Espoo;;3.11.2;;\n"))).join("\n");
    assert!(refused.contains("error: b.csv:2: Tarkistettu: \"3.11.2\" is no date"), "{refused}");
    let long = "pitkä ".repeat(4_000);
    let refused = bench.refused(Csv, &bench.input("c.csv", format!("{heading}A;Espoo;{long};;;\n"))).join("\n");
    assert!(refused.contains("error: c.csv: summary.fi: has") && refused.contains("is the most"), "{refused}");
    let sheet = format!("{heading}A;Espoo;;;avoinovi:org/ry;\nB;Espoo;;;b;RY\n");
    let refused = bench.refused(Csv, &bench.input("d.csv", sheet)).join("\n");
    assert!(refused.contains("id avoinovi:org/ry is that of one of the places already"), "{refused}");
    assert!(bench.stated().is_empty(), "nothing of it is written");
}
