//! The feed's card in the settings: who is followed, how the last sync went, and the way a new link is trusted.
//!
//! A fingerprint comes from a person, in the link or by agreeing once; it is kept inside the link, so that pinning and
//! following can't come apart.

use chrono::{DateTime, Utc};
use dioxus::prelude::*;

use super::feed::{FeedOutcome, FeedStatus, use_feed, use_feed_link, use_set_feed_link, use_stop_sync, use_sync_now};
use super::use_model;
use crate::domain::text::Text;
use crate::domain::time::to_civil;
use crate::platform;
use crate::store::{Db, FeedState, Setting, Store, StoreError};
use crate::sync::{FailureKind, FeedSource, Introduction, SourceError, introduce};
use crate::t;
use crate::ui::format::{plain, spoken, when};
use crate::ui::i18n::Words;
use crate::ui::screens::{FeedNews, Followed, NewLink};

/// Who publishes the feed of the reader's own link, as the feed itself said when it was chosen.
const PUBLISHER: Setting<String> = Setting::new("feed_publisher");

/// The feed that is followed; `None`: this app follows none.
pub fn use_followed() -> Option<Followed> {
    let model = use_model();
    let known = use_resource(move || read_state(model.own(), model.revision()));
    let (link, is_own) = use_feed_link()?;
    let words = model.language().words();
    let source = FeedSource::parse(&link).ok()?;
    let (state, publisher) = known().unwrap_or_default();
    // What the store remembers may be of another feed, until the first sync of this one.
    let state = state.filter(|state| state.url == source.address());
    let root = source.root().map(|root| root.to_string()).or_else(|| state.as_ref()?.root.clone());
    let now = to_civil(model.minute());
    let details = state.map(|state| {
        let moment = |at: DateTime<Utc>| when(words, to_civil(at), now);
        vec![
            t!(words, "feed-issued", when = moment(state.issued)),
            t!(words, "feed-checked", when = moment(state.checked)),
        ]
    });
    Some(Followed {
        publisher: publisher.filter(|_| is_own).map(|name| plain(&name)),
        address: source.address(),
        fingerprint: root.map(|root| grouped(&root)),
        is_own,
        details: details.unwrap_or_default(),
    })
}

/// How following stands, in words.
pub fn use_feed_news() -> FeedNews {
    let words = use_model().language().words();
    match use_feed() {
        FeedStatus::Idle => FeedNews::Quiet,
        FeedStatus::Running { done, total } => FeedNews::Running { done, total },
        FeedStatus::Done { outcome: FeedOutcome::UpToDate, .. } => FeedNews::Good(t!(words, "feed-up-to-date")),
        FeedStatus::Done { outcome: FeedOutcome::Updated { places, skipped, .. }, .. } => {
            let mut text = t!(words, "feed-updated", count = places);
            if skipped > 0 {
                text = format!("{text} {}", t!(words, "feed-skipped", count = skipped));
            }
            FeedNews::Good(text)
        }
        FeedStatus::Failed { kind, message, at, again } => {
            let mut text = failure(words, &kind);
            // A failure of the network passes by itself; of another one a person has to think.
            if let Some(again) = again.filter(|_| kind == "network") {
                let again = t!(words, "feed-again", when = when(words, to_civil(again), to_civil(at)));
                text = format!("{text} {again}");
            }
            FeedNews::Bad { text, detail: plain(&message) }
        }
    }
}

pub use super::feed::use_sparing;

/// The form of a new link.
#[derive(Clone, Copy)]
pub struct FeedForm {
    pub state: ReadSignal<NewLink>,
    pub sync: Callback<()>,
    /// Stops what is being fetched.
    pub stop: Callback<()>,
    /// Looks at what was typed.
    pub look: Callback<String>,
    /// Answers who was introduced.
    pub agree: Callback<bool>,
    /// Goes back to the directory inside the app, or to the feed that the app came with.
    pub forget: Callback<()>,
}

pub fn use_feed_form() -> FeedForm {
    let model = use_model();
    let set_link = use_set_feed_link();
    let mut state = use_signal(|| NewLink::Nothing);
    let mut offered = use_signal(|| None::<(FeedSource, Introduction)>);
    let mut follow = move |source: &FeedSource, introduction: &Introduction| {
        model.keep(PUBLISHER, Some(name_of(model.language().words(), introduction)));
        set_link.call(Some(format!("{}#root={}", source.address(), introduction.root)));
        state.set(NewLink::Nothing);
        offered.set(None);
    };
    let look = use_callback(move |text: String| {
        let words = model.language().words();
        let source = match FeedSource::parse(&text).map_err(|error| source_error(words, &error)).and_then(https(words))
        {
            Ok(source) => source,
            Err(text) => {
                state.set(NewLink::Wrong { text, detail: String::new() });
                return;
            }
        };
        state.set(NewLink::Looking);
        spawn(async move {
            match introduce(&source).await {
                Err((kind, message)) => {
                    state.set(NewLink::Wrong { text: failure(words, kind.as_str()), detail: plain(&message) });
                }
                Ok(introduction) => match source.root() {
                    Some(root) if root != introduction.root => {
                        let text = failure(words, FailureKind::WrongRoot.as_str());
                        state.set(NewLink::Wrong { text, detail: grouped(&introduction.root.to_string()) });
                    }
                    Some(_) => follow(&source, &introduction),
                    None => {
                        state.set(NewLink::Introduced {
                            publisher: name_of(words, &introduction),
                            contact: introduction.publisher.contact.as_deref().map(plain),
                            fingerprint: grouped(&introduction.root.to_string()),
                        });
                        offered.set(Some((source, introduction)));
                    }
                },
            }
        });
    });
    let agree = use_callback(move |agreed: bool| {
        let answer = offered.peek().clone();
        match answer {
            Some((source, introduction)) if agreed => follow(&source, &introduction),
            _ => state.set(NewLink::Nothing),
        }
    });
    let forget = use_callback(move |()| {
        let Some(own) = model.own() else { return };
        spawn(async move {
            let now = platform::now();
            // The embedded directory stands below the feed's layers, and is shown again once they are gone.
            match own.run(move |store| store.clear_feed(now)).await.and_then(|cleared| cleared) {
                Ok(()) => {
                    model.keep(PUBLISHER, None);
                    set_link.call(None);
                }
                Err(error) => {
                    let text = failure(model.language().words(), FailureKind::Storage.as_str());
                    state.set(NewLink::Wrong { text, detail: error.to_string() });
                }
            }
        });
    });
    FeedForm { state: state.into(), sync: use_sync_now(), stop: use_stop_sync(), look, agree, forget }
}

async fn read_state(own: Option<Db>, _revision: u64) -> (Option<FeedState>, Option<String>) {
    let Some(own) = own else { return (None, None) };
    let read = |store: &Store| Ok::<_, StoreError>((store.feed_state()?, store.setting(PUBLISHER)?));
    own.read(read).await.and_then(|read| read).unwrap_or_default()
}

/// Feeds come over https; over http from this very machine only, where nobody stands between.
fn https(words: Words) -> impl FnOnce(FeedSource) -> Result<FeedSource, String> {
    move |source| match &source {
        FeedSource::Web { base, .. }
            if base.scheme() == "https" || matches!(base.host_str(), Some("127.0.0.1" | "localhost" | "[::1]")) =>
        {
            Ok(source)
        }
        _ => Err(t!(words, "feed-error-link")),
    }
}

fn source_error(words: Words, error: &SourceError) -> String {
    match error {
        SourceError::Address(_) | SourceError::Scheme(_) => t!(words, "feed-error-link"),
        SourceError::Root => t!(words, "feed-error-root"),
    }
}

/// The publisher's own title in the reader's language, else its name.
fn name_of(words: Words, introduction: &Introduction) -> String {
    let publisher = &introduction.publisher;
    let title = Text::new(publisher.title.clone());
    spoken(words, &title).map_or_else(|| plain(&publisher.name), |title| title.text)
}

/// Digits in groups of four, which two people can compare.
fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn failure(words: Words, kind: &str) -> String {
    match kind {
        "network" | "redirect" => t!(words, "feed-error-network"),
        "captive_portal" => t!(words, "feed-error-portal"),
        "not_found" => t!(words, "feed-error-not-found"),
        "untrusted" | "wrong_root" => t!(words, "feed-error-trust"),
        "signature" | "rollback" | "equivocation" | "corrupt" | "format" => t!(words, "feed-error-corrupt"),
        "too_new" => t!(words, "feed-error-too-new"),
        "full" => t!(words, "feed-error-full"),
        _ => t!(words, "feed-error-storage"),
    }
}
