//! A link's presets on trial: they hold for this visit, and are kept only when the family says so.

use dioxus::prelude::*;

use super::family::KeptFamily;
use super::model::Model;
use super::origin::Origin;
use super::use_model;
use crate::domain::time::to_civil;
use crate::platform;
use crate::ui::i18n::Language;
use crate::ui::presets::{self, Presets};
use crate::ui::screens::LinkOffer;
use crate::ui::view::family::Family;

/// What came of the link that opened the app.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Link {
    #[default]
    None,
    /// Read, and waiting for the settings it will lie upon.
    Read(Presets),
    /// In force. `before` is what comes back when the family doesn't want it.
    OnTrial { before: Before, refused: bool },
    /// Nothing of it could be used.
    Refused,
}

/// What the presets lie upon.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Before {
    language: (Language, Language),
    origin: (Option<Origin>, Option<Origin>),
    family: KeptFamily,
}

/// What the list says of the link, while it waits for an answer.
pub fn use_link_offer() -> Option<LinkOffer> {
    match &*use_model().link.read() {
        Link::OnTrial { refused, .. } => Some(LinkOffer { sets_something: true, refused: *refused }),
        Link::Refused => Some(LinkOffer { sets_something: false, refused: true }),
        Link::None | Link::Read(_) => None,
    }
}

/// Keeps what the link set, or goes back to what was before.
pub fn use_answer_link() -> Callback<bool> {
    let model = use_model();
    use_callback(move |keep: bool| if keep { model.keep_presets() } else { model.drop_presets() })
}

impl Model {
    /// Reads the link that opened the app, and takes it out of the address.
    pub(super) fn read_link(self) {
        if let Some(query) = platform::take_link_query() {
            self.take_presets(&query);
        }
    }

    /// Reads a link's question; what it asks for lies upon the settings as soon as they are read.
    pub(super) fn take_presets(mut self, query: &str) {
        let Some(presets) = presets::parse(query) else { return };
        // Those of an earlier link go first.
        self.drop_presets();
        self.link.set(Link::Read(presets));
        // Whoever handed on the link asked the family already.
        self.put_welcome_aside();
        if self.own().is_some() {
            self.try_presets();
        }
    }

    /// Lays the presets upon the settings, which were just read.
    pub(super) fn try_presets(mut self) {
        let Link::Read(presets) = self.link.peek().clone() else { return };
        if !presets.sets_something() {
            self.link.set(Link::Refused);
            return;
        }
        let (language, origin) = (*self.language.peek(), self.origin.peek().clone());
        let family = self.kept_family.peek().clone();
        self.trial.set(true);
        let today = to_civil(self.minute_now()).date();
        // Whoever hands on a link knows this family, not what another one once chose on this phone.
        self.kept_family.set(KeptFamily::of(
            Family { needs: presets.needs, languages: presets.languages.clone(), ages_months: presets.ages_months },
            today,
        ));
        // The interface speaks the family's language where it can.
        let spoken = presets.languages.iter().find_map(|tag| Language::parse(tag)).unwrap_or(language);
        self.speak(spoken);
        let here = presets.town.map(Origin::Town).or(origin.clone());
        self.origin.set(here.clone());
        let before = Before { language: (language, spoken), origin: (origin, here), family };
        self.link.set(Link::OnTrial { before, refused: presets.refused });
    }

    fn keep_presets(mut self) {
        self.trial.set(false);
        self.link.set(Link::None);
        self.set_language(self.language());
        self.set_origin(self.origin());
        self.keep_family();
    }

    /// What the reader set by hand since then stays: it was theirs.
    fn drop_presets(mut self) {
        let link = self.link.replace(Link::None);
        self.trial.set(false);
        let Link::OnTrial { before, .. } = link else { return };
        self.kept_family.set(before.family);
        if *self.language.peek() == before.language.1 {
            self.speak(before.language.0);
        }
        if *self.origin.peek() == before.origin.1 && before.origin.0 != before.origin.1 {
            self.set_origin(before.origin.0);
        }
    }
}
