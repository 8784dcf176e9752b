//! The country's municipalities by code and by name, for importers that meet a name and need the code.
//!
//! Statistics Finland and the National Land Survey of Finland, CC BY 4.0, 2026; the same file that the embedded
//! directory's areas are imported from.

use std::sync::OnceLock;

use super::table::Table;

/// A municipality of 2026.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// Three digits.
    pub code: String,
    pub fi: String,
    pub sv: String,
    pub en: String,
    /// `hva-NN`.
    pub county: String,
    /// The central locality's point.
    pub lat: f64,
    pub lon: f64,
    pub inhabitants: u32,
}

/// All 308, by code.
pub fn all() -> &'static [Municipality] {
    static ALL: OnceLock<Vec<Municipality>> = OnceLock::new();
    ALL.get_or_init(|| {
        let sheet = include_str!("../../assets/directory/sources/admin/municipalities.csv");
        let table = Table::parse(sheet, "municipalities.csv").unwrap_or_else(|_| Table {
            file: String::new(),
            headings: Vec::new(),
            rows: Vec::new(),
        });
        let cell = |row, heading: &str| table.cell(row, heading).to_owned();
        table
            .rows
            .iter()
            .map(|row| Municipality {
                code: cell(row, "code"),
                fi: cell(row, "name_fi"),
                sv: cell(row, "name_sv"),
                en: cell(row, "name_en"),
                county: format!("hva-{}", cell(row, "hva_code")),
                lat: cell(row, "centre_lat").parse().unwrap_or(0.0),
                lon: cell(row, "centre_lon").parse().unwrap_or(0.0),
                inhabitants: cell(row, "population_2020").parse().unwrap_or(0),
            })
            .collect()
    })
}

pub fn by_code(code: &str) -> Option<&'static Municipality> {
    all().iter().find(|municipality| municipality.code == code)
}

/// Finds a municipality by a name in Finnish, Swedish or English, with or without "City of".
pub fn by_name(name: &str) -> Option<&'static Municipality> {
    let name = ["City of ", "Town of ", "Municipality of "]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name)
        .trim();
    all().iter().find(|municipality| {
        [&municipality.fi, &municipality.sv, &municipality.en].into_iter().any(|known| known == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_is_found_by_code_and_name() {
        assert_eq!(all().len(), 308);
        assert_eq!(by_code("049").map(|m| (m.fi.as_str(), m.county.as_str())), Some(("Espoo", "hva-03")));
        assert_eq!(by_name("City of Vantaa").map(|m| m.code.as_str()), Some("092"));
        assert_eq!(by_name("Grankulla").map(|m| m.code.as_str()), Some("235"));
        assert!(all().iter().all(|m| (59.0..71.0).contains(&m.lat) && (19.0..32.0).contains(&m.lon)));
    }
}
