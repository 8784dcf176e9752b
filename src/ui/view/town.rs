//! Municipalities to choose from, and the search among them.

use crate::domain::area::{Area, AreaLevel};
use crate::ui::format::spoken;
use crate::ui::i18n::Words;

/// A municipality to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Town {
    /// Three digits.
    pub code: String,
    /// In the reader's language.
    pub name: String,
    /// Its names in every language, folded.
    folded: Vec<String>,
    /// The county it lies in.
    pub county: Option<String>,
}

/// The municipalities among the areas, in the order of the alphabet.
pub fn towns(words: Words, areas: &[Area]) -> Vec<Town> {
    let county = |code: &str| {
        let county = areas.iter().find(|area| area.level == AreaLevel::County && area.code == code)?;
        spoken(words, &county.name).map(|name| name.text)
    };
    let town = |area: &Area| {
        Some(Town {
            code: area.code.strip_prefix("kunta-")?.to_owned(),
            name: spoken(words, &area.name)?.text,
            folded: area.name.iter().map(|(_, name)| fold(name)).collect(),
            county: area.parent.as_deref().and_then(county),
        })
    };
    let mut towns: Vec<Town> =
        areas.iter().filter(|area| area.level == AreaLevel::Municipality).filter_map(town).collect();
    towns.sort_by_cached_key(|town| alphabet_key(&town.name));
    towns
}

/// Those whose name, in any language, holds what was typed; the ones that begin with it first.
pub fn find<'t>(towns: &'t [Town], typed: &str) -> Vec<&'t Town> {
    let wanted = fold(typed);
    let found = towns.iter().filter(|town| town.folded.iter().any(|name| name.contains(&wanted)));
    let (mut first, rest): (Vec<_>, Vec<_>) =
        found.partition(|town| town.folded.iter().any(|name| name.starts_with(&wanted)));
    first.extend(rest);
    first
}

/// Small letters without their marks, as they are typed in a hurry.
fn fold(text: &str) -> String {
    let plain = |c| match c {
        'ä' | 'å' | 'á' | 'â' => 'a',
        'ö' | 'ó' => 'o',
        'é' => 'e',
        'š' => 's',
        'ž' => 'z',
        'č' => 'c',
        'đ' => 'd',
        other => other,
    };
    text.trim().to_lowercase().chars().map(plain).collect()
}

/// The Finnish alphabet ends with å, ä, ö.
fn alphabet_key(name: &str) -> Vec<u32> {
    let place = |c| match c {
        'å' => u32::from('z') + 1,
        'ä' => u32::from('z') + 2,
        'ö' => u32::from('z') + 3,
        other => u32::from(other),
    };
    name.to_lowercase().chars().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::AreaId;
    use crate::domain::record::Provenance;
    use crate::domain::text::Text;
    use crate::ui::i18n::Language;

    fn area(code: &str, fi: &str, sv: &str) -> Area {
        Area {
            id: AreaId::parse(&format!("avoinovi:area/{code}")).unwrap(),
            code: code.to_owned(),
            level: AreaLevel::Municipality,
            parent: None,
            name: Text::new([("fi", fi), ("sv", sv)]),
            point: None,
            provenance: Provenance::default(),
        }
    }

    #[test]
    fn a_town_is_found_in_either_language_and_without_dots() {
        let areas = [
            area("kunta-005", "Alajärvi", "Alajärvi"),
            area("kunta-989", "Ähtäri", "Etseri"),
            area("kunta-261", "Kittilä", "Kittilä"),
            area("kunta-853", "Turku", "Åbo"),
            area("kunta-980", "Ylöjärvi", "Ylöjärvi"),
        ];
        let towns = towns(Language::Finnish.words(), &areas);
        let names = |typed: &str| find(&towns, typed).iter().map(|town| town.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(""), ["Alajärvi", "Kittilä", "Turku", "Ylöjärvi", "Ähtäri"]);
        assert_eq!(names("abo"), ["Turku"]);
        assert_eq!(names("jarvi"), ["Alajärvi", "Ylöjärvi"]);
        assert_eq!(names(" Äht"), ["Ähtäri"]);
        assert!(names("xyz").is_empty());
    }
}
