//! The family's own values: needs, languages, children's ages. One truth for the filters of every list and for the
//! settings; each is kept under a name of its own, as soon as it is set.
//!
//! While a link's presets are on trial, what is set holds for this visit only: see `presets.rs`.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::model::Model;
use super::use_model;
use crate::domain::place::AccessibilityItem;
use crate::domain::time::to_civil;
use crate::store::{Setting, Store, StoreError};
use crate::ui::view::family::{
    Family, Month, births_from_text, births_to_text, list_from_text, needs_from_text, needs_to_text,
};

/// Accessibility items in the format's words, separated by `;`.
const NEEDS: Setting<String> = Setting::new("family_needs");
/// BCP-47 tags, separated by `;`.
const LANGUAGES: Setting<String> = Setting::new("family_languages");
/// The months the children were born in (`2025-09`), separated by `;`.
const CHILDREN: Setting<String> = Setting::new("family_children");

/// The family as it is now. Reading it makes a component follow every change.
pub fn use_family() -> Family {
    use_model().family()
}

/// Sets the whole family: `set.call(Family { needs, ..family })`. Only what changed is written.
pub fn use_set_family() -> Callback<Family> {
    let model = use_model();
    use_callback(move |family: Family| model.set_family(family))
}

/// What is kept of a family. Ages are months of birth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KeptFamily {
    needs: Vec<AccessibilityItem>,
    languages: Vec<String>,
    births: Vec<Month>,
}

impl KeptFamily {
    pub(super) fn of(family: Family, today: NaiveDate) -> Self {
        let births = family.ages_months.iter().map(|age| Month::born(*age, today)).collect();
        Self { needs: family.needs, languages: family.languages, births }
    }

    pub(super) fn read(store: &Store) -> Result<Self, StoreError> {
        let text = |setting| Ok::<_, StoreError>(store.setting(setting)?.unwrap_or_default());
        Ok(Self {
            needs: needs_from_text(&text(NEEDS)?),
            languages: list_from_text(&text(LANGUAGES)?),
            births: births_from_text(&text(CHILDREN)?),
        })
    }
}

impl Model {
    pub(super) fn family(self) -> Family {
        let today = to_civil(self.minute()).date();
        let kept = self.kept_family.read();
        Family {
            needs: kept.needs.clone(),
            languages: kept.languages.clone(),
            ages_months: kept.births.iter().filter_map(|born| born.age_months(today)).collect(),
        }
    }

    pub(super) fn set_family(mut self, family: Family) {
        let today = to_civil(self.minute_now()).date();
        self.kept_family.set(KeptFamily::of(family, today));
        self.keep_family();
    }

    /// Writes the family as it stands, unless it is on trial.
    pub(super) fn keep_family(self) {
        if self.is_trial() {
            return;
        }
        let family = self.kept_family.peek().clone();
        let kept = |text: String| Some(text).filter(|text| !text.is_empty());
        self.keep(NEEDS, kept(needs_to_text(&family.needs)));
        self.keep(LANGUAGES, kept(family.languages.join(";")));
        self.keep(CHILDREN, kept(births_to_text(&family.births)));
    }
}
