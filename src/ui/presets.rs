//! A link's presets: `?kunta=091&lang=sv&need=step_free_entrance&age=14`. Pure: whoever has the text of the address,
//! a browser or a deep link, hands it in.
//!
//! Somebody else wrote the link: what isn't one of the few values known here is left out, and told. Names of other
//! keys are nobody's business, as messengers hang their own on links.

use url::form_urlencoded;

use crate::domain::place::AccessibilityItem;
use crate::domain::region::Region;
use crate::ui::view::family::{KNOWN_LANGUAGES, OLDEST_CHILD_MONTHS};

/// Longer ones are nobody's honest work.
const MOST_BYTES: usize = 2_000;
/// A family of more children would still be asked about these.
const MOST_CHILDREN: usize = 12;

/// What a link asks to be set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Presets {
    /// A municipality's bare code.
    pub town: Option<String>,
    /// BCP-47, each once.
    pub languages: Vec<String>,
    /// Each once.
    pub needs: Vec<AccessibilityItem>,
    pub ages_months: Vec<u32>,
    /// Whether something was left out.
    pub refused: bool,
}

impl Presets {
    /// Whether anything is to be set.
    pub fn sets_something(&self) -> bool {
        *self != Self { refused: self.refused, ..Self::default() }
    }
}

/// Reads the part of an address behind its question mark, with or without it. `None`: it asks for nothing.
///
/// `kunta` is a municipality's three digits; `lang` a language's tag; `need` an accessibility item in the format's
/// word; `age` a child's age in months. All but `kunta` may be repeated.
pub fn parse(query: &str) -> Option<Presets> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let mut presets = Presets::default();
    if query.len() > MOST_BYTES {
        presets.refused = true;
        return Some(presets);
    }
    let mut asks = false;
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        let taken = match key.as_ref() {
            "kunta" => presets.take_town(&value),
            "lang" => presets.take_language(&value),
            "need" => presets.take_need(&value),
            "age" => presets.take_age(&value),
            _ => continue,
        };
        asks = true;
        presets.refused |= !taken;
    }
    asks.then_some(presets)
}

impl Presets {
    fn take_town(&mut self, value: &str) -> bool {
        let is_code = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
        let fits = is_code && Region::of_municipality(value).is_some() && self.town.is_none();
        if fits {
            self.town = Some(value.to_owned());
        }
        fits
    }

    fn take_language(&mut self, value: &str) -> bool {
        let Some(tag) = KNOWN_LANGUAGES.iter().find(|tag| **tag == value) else { return false };
        if !self.languages.iter().any(|known| known == tag) {
            self.languages.push((*tag).to_owned());
        }
        true
    }

    fn take_need(&mut self, value: &str) -> bool {
        let item = AccessibilityItem::from(value);
        let known = AccessibilityItem::KNOWN.contains(&item);
        if known && !self.needs.contains(&item) {
            self.needs.push(item);
        }
        known
    }

    fn take_age(&mut self, value: &str) -> bool {
        let is_number = (1..=3).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
        let months = value.parse::<u32>().ok().filter(|months| is_number && *months <= OLDEST_CHILD_MONTHS);
        let Some(months) = months.filter(|_| self.ages_months.len() < MOST_CHILDREN) else { return false };
        self.ages_months.push(months);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_nurse_s_link_is_read() {
        let presets = parse("?kunta=091&lang=sv&need=step_free_entrance&age=14").unwrap();
        let expected = Presets {
            town: Some("091".to_owned()),
            languages: vec!["sv".to_owned()],
            needs: vec![AccessibilityItem::StepFreeEntrance],
            ages_months: vec![14],
            refused: false,
        };
        assert_eq!(presets, expected);
        assert!(presets.sets_something());
    }

    #[test]
    fn keys_may_be_repeated_and_twins_are_two() {
        let presets = parse("need=lift&need=changing_table&need=lift&age=14&age=14&lang=sv&lang=sv").unwrap();
        assert_eq!(presets.needs, [AccessibilityItem::Lift, AccessibilityItem::ChangingTable]);
        assert_eq!(presets.ages_months, [14, 14]);
        assert_eq!(presets.languages, ["sv"]);
        assert!(!presets.refused);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_told() {
        for bad in [
            "kunta=000",
            "kunta=91",
            "kunta=kunta-091",
            "kunta=",
            "kunta=%00%00%00",
            "kunta=٠٩١",
            "lang=<script>alert(1)</script>",
            "lang=zz",
            "lang=SV",
            "need=warm_smile",
            "need=step_free_entrance%27%20OR%201=1",
            "age=-1",
            "age=+14",
            "age=216",
            "age=9999999999999999999999",
            "age=1.5",
            "age=%E2%80%AE14",
            "age",
        ] {
            let presets = parse(bad).unwrap_or_else(|| panic!("{bad} asks for something"));
            assert!(presets.refused && !presets.sets_something(), "{bad}: {presets:?}");
            let beside = parse(&format!("need=lift&{bad}")).unwrap();
            assert!(beside.refused && beside.needs == [AccessibilityItem::Lift], "{bad} takes nothing else with it");
        }
        let two = parse("kunta=091&kunta=049").unwrap();
        assert!(two.refused && two.town.as_deref() == Some("091"), "nobody is in two towns");
    }

    #[test]
    fn a_link_that_asks_for_nothing_is_no_preset() {
        for query in ["", "?", "fbclid=abc", "utm_source=<script>", "&&=&"] {
            assert_eq!(parse(query), None, "{query}");
        }
    }

    proptest! {
        #[test]
        fn whatever_the_link_says_only_known_values_come_of_it(
            query in prop_oneof![".{0,300}", "((kunta|lang|need|age)=[0-9a-z_%]{0,6}&){0,60}"],
        ) {
            let Some(presets) = parse(&query) else { return Ok(()) };
            prop_assert!(presets.languages.iter().all(|tag| KNOWN_LANGUAGES.contains(&tag.as_str())));
            prop_assert!(presets.needs.iter().all(|item| AccessibilityItem::KNOWN.contains(item)));
            prop_assert!(presets.ages_months.iter().all(|months| *months <= OLDEST_CHILD_MONTHS));
            prop_assert!(presets.ages_months.len() <= MOST_CHILDREN);
            prop_assert!(presets.town.is_none_or(|town| Region::of_municipality(&town).is_some()));
        }
    }
}
