//! The headings that people write, in Finnish, Swedish and English, and what they mean.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Id,
    /// In this language.
    Name(&'static str),
    Kind,
    Street,
    PostalCode,
    City,
    Municipality,
    Lat,
    Lon,
    Hours,
    Phone,
    Email,
    Web,
    Languages,
    /// Words about all of it.
    Accessibility,
    /// One item, yes or no.
    Item(&'static str),
    Registration,
    Free,
    Price,
    DropIn,
    Age,
    Summary,
    More,
    Operator,
    Source,
    Updated,
    Checked,
    CheckedBy,
    /// Known, and of no use here.
    Ignored,
}

/// Small letters, single blanks, no brackets. One meaning a line; the first spelling is the one to recommend.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Id, &["tunnus", "tunniste", "id"]),
    (Column::Name("fi"), &["nimi", "paikan nimi", "paikka", "kohde", "nimi suomeksi", "name", "place"]),
    (Column::Name("sv"), &["nimi ruotsiksi", "namn", "namn på svenska", "platsens namn"]),
    (Column::Name("en"), &["nimi englanniksi", "name in english"]),
    (Column::Kind, &["tyyppi", "laji", "toiminta", "typ", "type", "kind"]),
    (
        Column::Street,
        &[
            "osoite",
            "katuosoite",
            "käyntiosoite",
            "lähiosoite",
            "adress",
            "gatuadress",
            "besöksadress",
            "address",
            "street",
        ],
    ),
    (Column::PostalCode, &["postinumero", "postnummer", "postal code", "postcode", "zip"]),
    (Column::City, &["postitoimipaikka", "postort", "city", "town"]),
    (Column::Municipality, &["kunta", "kaupunki", "paikkakunta", "kuntakoodi", "kommun", "stad", "municipality"]),
    (Column::Lat, &["leveysaste", "lat", "latitude", "latitud"]),
    (Column::Lon, &["pituusaste", "lon", "lng", "long", "longitude", "longitud"]),
    (
        Column::Hours,
        &["aukioloajat", "aukiolo", "aukioloaika", "avoinna", "auki", "öppettider", "öppet", "opening hours", "hours"],
    ),
    (Column::Phone, &["puhelin", "puhelinnumero", "puh", "puh.", "telefon", "phone", "telephone"]),
    (Column::Email, &["sähköposti", "s-posti", "sähköpostiosoite", "e-post", "e-postadress", "email", "e-mail"]),
    (
        Column::Web,
        &[
            "verkkosivu",
            "verkkosivut",
            "www",
            "kotisivu",
            "kotisivut",
            "nettisivu",
            "nettisivut",
            "linkki",
            "webbplats",
            "hemsida",
            "website",
            "web",
        ],
    ),
    (Column::Languages, &["kielet", "kieli", "toimintakieli", "språk", "languages", "language"]),
    (Column::Accessibility, &["esteettömyys", "tillgänglighet", "accessibility"]),
    (Column::Item("step_free_entrance"), &["esteetön sisäänkäynti", "tröskelfri ingång", "step-free entrance"]),
    (Column::Item("lift"), &["hissi", "hiss", "lift"]),
    (Column::Item("accessible_toilet"), &["esteetön wc", "inva-wc", "tillgänglig toalett", "accessible toilet"]),
    (
        Column::Item("changing_table"),
        &["hoitopöytä", "vaipanvaihto", "vaipanvaihtopiste", "skötbord", "changing table"],
    ),
    (Column::Item("stroller_access"), &["vaunuilla pääsee", "lastenvaunut", "barnvagn", "stroller access"]),
    (
        Column::Registration,
        &["ilmoittautuminen", "ennakkoilmoittautuminen", "anmälan", "förhandsanmälan", "registration"],
    ),
    (Column::Free, &["maksuton", "ilmainen", "avgiftsfri", "gratis", "free"]),
    (Column::Price, &["hinta", "maksu", "pris", "avgift", "price", "cost"]),
    (Column::DropIn, &["voi tulla suoraan", "drop-in", "drop in"]),
    (Column::Age, &["ikä", "ikäryhmä", "ikäraja", "kohderyhmä", "ålder", "åldersgrupp", "age", "ages"]),
    (Column::Summary, &["kuvaus", "esittely", "beskrivning", "description", "summary"]),
    (
        Column::More,
        &["lisätiedot", "lisätieto", "huomautus", "huom", "huom.", "mer information", "more information", "notes"],
    ),
    (Column::Operator, &["toimija", "järjestäjä", "ylläpitäjä", "arrangör", "anordnare", "organizer", "operator"]),
    (Column::Source, &["lähde", "källa", "source"]),
    (Column::Updated, &["päivitetty", "muokattu", "uppdaterad", "updated"]),
    (Column::Checked, &["tarkistettu", "tarkistuspäivä", "kontrollerad", "checked"]),
    (Column::CheckedBy, &["tarkistaja", "tarkistanut", "kontrollerad av", "checked by"]),
    (Column::Ignored, &["nro", "nr", "no", "#", "rivi"]),
];

/// What a heading means; else the spelling that was probably meant.
pub fn meaning(heading: &str) -> Result<Column, Option<&'static str>> {
    let heading = plain(heading);
    let spellings =
        || HEADINGS.iter().flat_map(|(column, spellings)| spellings.iter().map(move |spelling| (*column, *spelling)));
    if let Some((column, _)) = spellings().find(|(_, spelling)| *spelling == heading) {
        return Ok(column);
    }
    let near = |spelling: &str| strsim::normalized_damerau_levenshtein(spelling, &heading);
    let best = spellings().max_by(|(_, a), (_, b)| near(a).total_cmp(&near(b)));
    Err(best.map(|(_, spelling)| spelling).filter(|spelling| near(spelling) > 0.7))
}

/// "Aukioloajat (kesällä) *" is "aukioloajat": but what stands in brackets may change it all, so only signs go.
fn plain(heading: &str) -> String {
    let words = heading.trim_matches(|c: char| matches!(c, ':' | '*' | '"') || c.is_whitespace()).to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Languages as people call them.
pub fn language(word: &str) -> Option<&'static str> {
    const LANGUAGES: &[(&str, &[&str])] = &[
        ("fi", &["suomi", "selkosuomi", "finska", "finnish", "fi"]),
        ("sv", &["ruotsi", "svenska", "swedish", "sv"]),
        ("en", &["englanti", "engelska", "english", "en"]),
        ("se", &["saame", "pohjoissaame", "samiska", "northern sámi", "se"]),
        ("ru", &["venäjä", "ryska", "russian", "ru"]),
        ("uk", &["ukraina", "ukrainska", "ukrainian", "uk"]),
        ("et", &["viro", "estniska", "estonian", "et"]),
        ("ar", &["arabia", "arabiska", "arabic", "ar"]),
        ("so", &["somali", "somaliska", "so"]),
        ("fa", &["persia", "farsi", "dari", "persiska", "persian", "fa"]),
        ("ku", &["kurdi", "kurdiska", "kurdish", "ku"]),
        ("ckb", &["sorani", "ckb"]),
        ("tr", &["turkki", "turkiska", "turkish", "tr"]),
        ("vi", &["vietnam", "vietnamesiska", "vietnamese", "vi"]),
        ("zh", &["kiina", "kinesiska", "chinese", "zh"]),
        ("th", &["thai", "thaimaa", "thailändska", "th"]),
        ("es", &["espanja", "spanska", "spanish", "es"]),
        ("fr", &["ranska", "franska", "french", "fr"]),
        ("de", &["saksa", "tyska", "german", "de"]),
        ("sq", &["albania", "albanska", "albanian", "sq"]),
    ];
    let word = word.trim().to_lowercase();
    LANGUAGES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(tag, _)| *tag)
}

/// Kinds of place as people call them, and the format's own words.
pub fn kind(word: &str) -> Option<&'static str> {
    const KINDS: &[(&str, &[&str])] = &[
        (
            "meeting_place",
            &["kohtaamispaikka", "perheiden kohtaamispaikka", "avoin kohtaamispaikka", "mötesplats", "meeting place"],
        ),
        ("family_cafe", &["perhekahvila", "familjecafé", "familjekafé", "family café", "family cafe"]),
        (
            "parish_club",
            &["seurakunnan perhekerho", "seurakunnan kerho", "perhekerho", "församlingens familjeklubb", "parish club"],
        ),
        (
            "open_early_education",
            &["avoin päiväkoti", "avoin varhaiskasvatus", "öppen småbarnspedagogik", "öppet daghem"],
        ),
        ("playground_house", &["asukaspuisto", "ohjattu leikkipuisto", "perhetalo", "invånarpark"]),
        ("playground", &["leikkipaikka", "leikkikenttä", "lekplats", "playground"]),
        ("family_centre", &["perhekeskus", "familjecenter", "family centre"]),
        ("library", &["kirjasto", "bibliotek", "library"]),
        ("youth", &["nuorisotila", "nuorisotalo", "ungdomsgård", "youth"]),
        ("other", &["muu", "annat", "övrigt", "other"]),
    ];
    let word = word.trim().to_lowercase();
    let known = |(kind, words): &&(&str, &[&str])| *kind == word || words.contains(&word.as_str());
    KINDS.iter().find(known).map(|(kind, _)| *kind)
}

/// Yes and no as people write them. `None` for anything else; `Some(None)` says that nobody knows.
pub fn answer(word: &str) -> Option<Option<bool>> {
    const YES: [&str; 13] = ["kyllä", "on", "k", "x", "ja", "j", "yes", "y", "joo", "true", "1", "kyllä.", "✓"];
    const NO: [&str; 9] = ["ei", "e", "ei ole", "nej", "n", "no", "false", "0", "-"];
    const UNKNOWN: [&str; 6] = ["", "?", "ei tiedossa", "ei tietoa", "okänt", "unknown"];
    let word = word.trim().to_lowercase();
    match () {
        () if YES.contains(&word.as_str()) => Some(Some(true)),
        () if NO.contains(&word.as_str()) => Some(Some(false)),
        () if UNKNOWN.contains(&word.as_str()) => Some(None),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        assert_eq!(meaning(" Aukioloajat: "), Ok(Column::Hours));
        assert_eq!(meaning("ESTEETTÖMYYS"), Ok(Column::Accessibility));
        assert_eq!(meaning("Öppettider"), Ok(Column::Hours));
        assert_eq!(meaning("Aukiolojat"), Err(Some("aukioloajat")));
        assert_eq!(meaning("Vastuuhenkilö"), Err(None));
        let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, spellings)| *spellings).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "one meaning each");
    }
}
