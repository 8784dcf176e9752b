//! What a place or a provider is, where its Finnish name says so and nothing else does.

/// Whose meeting places are not families'.
const OTHERS: [&str; 8] = ["ikäihmis", "senior", "mielenterv", "työttöm", "päihde", "eläkel", "vanhus", "omaishoit"];

/// A place's kind. A word in a name is taken where it names the whole place.
pub fn of_place(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match () {
        () if says(&OTHERS) => "other",
        () if says(&["perhekahvila", "vauvakahvila"]) => "family_cafe",
        () if says(&["kohtaamispaikka"]) && says(&["perhe", "laps", "avoin"]) => "meeting_place",
        () if says(&["perhekeskus"]) => "family_centre",
        () if says(&["avoin päiväkoti", "avoin varhaiskasvatus", "avoimen varhaiskasvatuksen"]) => {
            "open_early_education"
        }
        () if says(&["nuorisotila", "nuorisotalo", "nuorisokeskus"]) => "youth",
        () if name.ends_with("kirjasto") || name.ends_with("kirjastotalo") => "library",
        () => "other",
    }
}

/// A provider's kind.
pub fn of_organization(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    match () {
        () if name.contains("hyvinvointialue") || name.contains("välfärdsområde") => "county",
        () if name.contains("seurakunta") || name.contains("seurakuntayhtymä") || name.contains("församling") => {
            "parish"
        }
        () if ends(&["kaupunki", " kunta", " stad", " kommun"]) => "municipality",
        () if ends(&[" ry", " ry.", " rf", " r.f.", "yhdistys", "säätiö"]) => "association",
        () if ends(&[" oy", " oyj", " ab", " ky", " tmi"]) => "private",
        () => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_names() {
        assert_eq!(of_place("Entressen kirjasto"), "library");
        assert_eq!(of_place("Kirjastopuisto"), "other");
        assert_eq!(of_place("Perheiden kohtaamispaikka Satelliitti"), "meeting_place");
        assert_eq!(of_place("Ikäihmisten avoin kohtaamispaikka"), "other");
        assert_eq!(of_organization("Etelä-Savon hyvinvointialue"), "county");
        assert_eq!(of_organization("Naantalin kaupunki"), "municipality");
        assert_eq!(of_organization("MLL Turku ry"), "association");
    }
}
