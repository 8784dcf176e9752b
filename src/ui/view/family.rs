//! What a family tells of itself once, and how its settings keep it. Pure: the day is an argument.
//!
//! Nothing of it leaves the phone. An age is kept as the month a child was born in, so that it grows by itself.

use chrono::{Datelike, NaiveDate};

use crate::domain::place::AccessibilityItem;

/// A family's needs, languages and children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    pub needs: Vec<AccessibilityItem>,
    /// BCP-47, the ones a place should speak.
    pub languages: Vec<String>,
    /// Each child's age in months.
    pub ages_months: Vec<u32>,
}

/// The languages that have a name here, BCP-47: those spoken most and Finland's own, which are offered, then others that
/// a link may name.
pub const KNOWN_LANGUAGES: [&str; 26] = [
    "fi", "sv", "en", "ru", "uk", "et", "ar", "so", "fa", "ku", "fse", "se", "smn", "sms", "vi", "tr", "es", "pl",
    "de", "fr", "zh", "th", "sq", "ti", "pt", "ckb",
];

/// How many of them are offered.
pub const OFFERED_LANGUAGES: usize = 14;

/// Nobody older than this is a child: 17 years and 11 months.
pub const OLDEST_CHILD_MONTHS: u32 = 18 * 12 - 1;

/// A month, counted from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month(i32);

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// The month in which somebody of this age was born.
    pub fn born(age_months: u32, today: NaiveDate) -> Self {
        Self(Self::of(today).0 - age_months.cast_signed())
    }

    /// The age in months; `None` for somebody not born yet.
    pub fn age_months(self, today: NaiveDate) -> Option<u32> {
        u32::try_from(Self::of(today).0 - self.0).ok()
    }
}

/// The setting's text: `2025-09;2023-11`.
pub fn births_to_text(births: &[Month]) -> String {
    let text = |born: &Month| format!("{:04}-{:02}", born.0.div_euclid(12), born.0.rem_euclid(12) + 1);
    births.iter().map(text).collect::<Vec<_>>().join(";")
}

/// Reads the setting's text; what isn't a month is left out.
pub fn births_from_text(text: &str) -> Vec<Month> {
    let month = |text: &str| {
        let day = NaiveDate::parse_from_str(&format!("{}-01", text.trim()), "%Y-%m-%d").ok()?;
        Some(Month::of(day))
    };
    text.split(';').filter_map(month).collect()
}

/// Words separated by `;`, each once.
pub fn list_from_text(text: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for word in text.split(';').map(str::trim).filter(|word| !word.is_empty()) {
        if !list.iter().any(|known| known == word) {
            list.push(word.to_owned());
        }
    }
    list
}

pub fn needs_to_text(needs: &[AccessibilityItem]) -> String {
    needs.iter().map(AccessibilityItem::as_str).collect::<Vec<_>>().join(";")
}

pub fn needs_from_text(text: &str) -> Vec<AccessibilityItem> {
    list_from_text(text).iter().map(|word| AccessibilityItem::from(word.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_age_grows_with_the_months() {
        let born = Month::born(14, day("2026-11-24"));
        assert_eq!(births_to_text(&[born]), "2025-09");
        let kept = births_from_text("2025-09")[0];
        assert_eq!(kept.age_months(day("2026-11-24")), Some(14));
        assert_eq!(kept.age_months(day("2027-09-01")), Some(24));
        assert_eq!(kept.age_months(day("2025-08-31")), None);
    }

    #[test]
    fn a_setting_that_was_tampered_with_gives_what_can_be_read() {
        assert_eq!(births_from_text("2025-09;x;2025-13;;9999999999-01").len(), 1);
        assert_eq!(list_from_text(" sv ;;fi;sv"), ["sv", "fi"]);
        let needs = needs_from_text("lift;warm_smile");
        assert_eq!(needs_to_text(&needs), "lift;warm_smile", "a need newer than this program is kept");
    }

    proptest::proptest! {
        #[test]
        fn what_is_kept_comes_back(ages in proptest::collection::vec(0..=OLDEST_CHILD_MONTHS, 0..6), days in 0i64..20_000) {
            let today = day("1990-01-31") + chrono::Duration::days(days);
            let births: Vec<Month> = ages.iter().map(|age| Month::born(*age, today)).collect();
            let kept = births_from_text(&births_to_text(&births));
            let back: Vec<u32> = kept.iter().filter_map(|born| born.age_months(today)).collect();
            proptest::prop_assert_eq!(back, ages);
        }
    }
}
