//! Where somebody in a moment of life can go, though no record says that it is for that moment: by the children's age
//! and the kind of place. A judgement of this program's, and told as one: what a record says of itself comes first.

use super::filter::Filter;
use super::place::PlaceKind::{
    self, FamilyCafe, FamilyCentre, Library, MeetingPlace, OpenEarlyEducation, ParishClub, PlaygroundHouse, Youth,
};

/// Where families with small children meet without being anybody's client.
const MEETING: &[PlaceKind] =
    &[MeetingPlace, FamilyCafe, ParishClub, OpenEarlyEducation, PlaygroundHouse, FamilyCentre];

/// What fits a moment in life, by the last part of its id (`avoinovi:life/vauva`). `None`: places don't answer to it,
/// or it is a word that this program doesn't know.
pub fn fitting(situation: &str) -> Option<Filter> {
    const MONTHS: u32 = 12;
    let (ages_months, kinds): (&[u32], &[PlaceKind]) = match situation.rsplit('/').next()? {
        "odotus" => (&[], &[FamilyCentre, MeetingPlace, FamilyCafe]),
        "vauva" => (&[6], MEETING),
        "taapero" => (&[2 * MONTHS], MEETING),
        "koululainen" => (&[8 * MONTHS], &[PlaygroundHouse, Library, MeetingPlace]),
        "nuori" => (&[15 * MONTHS], &[Youth, Library]),
        "ero" | "erityislapsi" | "parisuhde" | "talous" | "tyottomyys" => (&[], &[FamilyCentre, MeetingPlace]),
        "muutto" | "maahanmuutto" | "kaksi-kulttuuria" | "yksinhuoltaja" | "uusperhe" | "uupumus" | "yksinaisyys"
        | "monikko" | "sateenkaari" | "adoptio" | "sijaisperhe" | "saame" | "isa" | "isovanhemmat" => (&[], MEETING),
        _ => return None,
    };
    Some(Filter { ages_months: ages_months.to_vec(), kinds: kinds.to_vec(), ..Filter::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_moment_that_families_ask_of_leads_somewhere() {
        for word in [
            "odotus",
            "vauva",
            "taapero",
            "muutto",
            "maahanmuutto",
            "yksinhuoltaja",
            "ero",
            "erityislapsi",
            "uupumus",
            "yksinaisyys",
            "nuori",
        ] {
            let filter = fitting(&format!("avoinovi:life/{word}")).unwrap_or_else(|| panic!("{word}"));
            assert!(!filter.kinds.is_empty() && !filter.kinds.contains(&PlaceKind::Playground), "{word}");
        }
        assert_eq!(fitting("avoinovi:life/vauva").unwrap().ages_months, [6]);
        assert!(fitting("a:life/nuori").unwrap().kinds.contains(&Youth));
        // Nobody in danger is sent to a café.
        for word in ["vakivalta", "kriisi", "suru", "lastensuojelu", "jotain-uutta", ""] {
            assert_eq!(fitting(&format!("avoinovi:life/{word}")), None, "{word}");
        }
    }
}
