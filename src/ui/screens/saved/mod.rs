//! Omat: what the reader keeps, with its state now; around it what is new, our week, reminders, and the ways by which the
//! list travels.

mod files;
mod list;

use dioxus::prelude::*;

use self::files::Files;
use self::list::{Kept, Line};
use crate::domain::shared_list::SharedListError;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace};
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::place_row::Row;
use crate::ui::components::screen_head::ScreenTitle;
use crate::ui::components::toast::Toast;
use crate::ui::format::isolated;
use crate::ui::hooks::omat::{self, Incoming};
use crate::ui::hooks::saved as hooks;
use crate::ui::hooks::{use_notice, use_now, use_retry, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::screens::now::SettingsLink;
use crate::ui::screens::{ListCard, NewsCard, OfferCard, OfferContent, RemindersCard, WeekCard};
use crate::ui::view::shared_list::{offer, taken};

/// A kept record in words.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedLine {
    /// The id under which it was kept.
    pub id: String,
    pub row: Row,
    /// The page it opens, where it has one.
    pub opens: Option<Route>,
    /// The reader's own note.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum SavedContent {
    Loading,
    Failed(String),
    List {
        /// In the reader's own order, or by state, then by name.
        there: Vec<SavedLine>,
        /// What the directory has no more.
        gone: Vec<SavedLine>,
        own_order: bool,
    },
}

impl SavedContent {
    fn count(&self) -> usize {
        match self {
            Self::List { there, gone, .. } => there.len() + gone.len(),
            Self::Loading | Self::Failed(_) => 0,
        }
    }
}

/// What came of an export or an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOutcome {
    /// The file's name among the downloads, or its whole path.
    Exported {
        to: String,
    },
    NotExported(String),
    Imported {
        added: usize,
    },
    NotImported(String),
}

#[component]
pub fn Saved() -> Element {
    let words = use_words();
    let content = hooks::use_saved_content();
    let keep = hooks::use_keep();
    let files = hooks::use_files();
    let retry = use_retry();
    let order = omat::use_set_order();
    let mut removed = use_signal(|| None::<(String, String)>);
    rsx! {
        SavedView {
            words,
            content: content(),
            notice: use_notice(),
            outcome: (files.outcome)(),
            removed: removed().map(|(_, name)| name),
            onremove: move |(id, name): (String, String)| {
                keep.call((id.clone(), false));
                removed.set(Some((id, name)));
            },
            onundo: move |()| {
                if let Some((id, _)) = removed.take() {
                    keep.call((id, true));
                }
            },
            onexport: move |()| files.export.call(()),
            onimport: move |text: Result<String, String>| files.import.call(text),
            onretry: move |()| retry.call(()),
            onorder: move |ids: Vec<String>| order.call(ids),
            above: rsx! { Above {} },
            Below {}
        }
    }
}

/// A list that a link brought, and what changed.
#[component]
fn Above() -> Element {
    let words = use_words();
    let (incoming, answer) = omat::use_incoming();
    let (news, seen) = (omat::use_news(), omat::use_mark_seen());
    let content = incoming.map(|incoming| match incoming {
        Incoming::Offered(places) => OfferContent::Offered(offer(words, &places)),
        Incoming::Refused(SharedListError::Newer) => OfferContent::Refused(t!(words, "list-newer")),
        Incoming::Refused(SharedListError::Broken) => OfferContent::Refused(t!(words, "list-broken")),
        Incoming::Refused(SharedListError::TooMany) => OfferContent::Refused(t!(words, "list-too-many")),
        Incoming::Taken { added, all } => OfferContent::Taken(taken(words, added, all)),
    });
    rsx! {
        if let Some(content) = content {
            OfferCard { words, content, onanswer: move |take: bool| answer.call(take) }
        }
        if !news.read().is_empty() {
            NewsCard { words, news: news(), onseen: move |()| seen.call(()) }
        }
    }
}

/// Our week, reminders, what is hidden, and the list for the other parent.
#[component]
fn Below() -> Element {
    let words = use_words();
    let week = omat::use_week();
    let (reminders, remove, notified) = omat::use_reminders();
    let hidden = omat::use_hidden_places().map_or(0, |hidden| hidden.len());
    let list = omat::use_list_link();
    let bring = omat::use_bring_list();
    rsx! {
        if let (Some(days), true) = (week(), list.link.read().is_some()) {
            WeekCard { words, days }
        }
        if let Some(kept) = reminders().filter(|kept| !kept.is_empty()) {
            RemindersCard { words, now: use_now(), kept, notified, onremove: move |id: String| remove.call(id) }
        }
        if hidden > 0 {
            LinkList { label: t!(words, "hidden-title"),
                LinkItem {
                    title: t!(words, "hidden-title"),
                    text: t!(words, "count-places", count = hidden),
                    to: Route::HiddenScreen {},
                }
            }
        }
        ListCard {
            words,
            link: (list.link)(),
            shared: (list.shared)(),
            onshare: move |()| list.share.call(()),
            onbring: move |text: String| bring.call(text),
        }
    }
}

#[component]
pub fn SavedView(
    words: Words,
    content: SavedContent,
    /// Something that is true of the whole list: no network, no storage.
    notice: Option<String>,
    outcome: Option<FileOutcome>,
    /// The name of what was removed last, until it is brought back.
    removed: Option<String>,
    /// The id, and the name to tell.
    onremove: EventHandler<(String, String)>,
    onundo: EventHandler<()>,
    onexport: EventHandler<()>,
    /// The file's text, or why it could not be read.
    onimport: EventHandler<Result<String, String>>,
    onretry: EventHandler<()>,
    /// The ids in their new order; none: back to what is open first.
    #[props(default)]
    onorder: EventHandler<Vec<String>>,
    /// What stands above the list.
    #[props(default = VNode::empty())]
    above: Element,
    /// What stands below it.
    children: Element,
) -> Element {
    let count = content.count();
    let settled = matches!(content, SavedContent::List { .. });
    rsx! {
        header { class: "now-head",
            div { class: "now-title",
                ScreenTitle { title: t!(words, "saved-title") }
                SettingsLink { words }
            }
            if count > 0 {
                p { class: "saved-count", {t!(words, "saved-count", count = count)} }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            {above}
            match content {
                SavedContent::Loading => rsx! {
                    LoadingFace { words }
                },
                SavedContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                SavedContent::List { there, gone, own_order } => rsx! {
                    if count == 0 {
                        EmptyFace { title: t!(words, "saved-empty-title"), text: t!(words, "saved-empty-text"),
                            Link { class: "face-button", to: Route::Now {}, {t!(words, "place-to-now")} }
                        }
                    }
                    if !there.is_empty() {
                        Kept { words, lines: there, own_order, onremove, onorder }
                    }
                    if !gone.is_empty() {
                        section { class: "group", "aria-labelledby": "saved-gone",
                            h2 { class: "group-head", id: "saved-gone", {t!(words, "saved-gone-title")} }
                            p { class: "screen-text", {t!(words, "saved-gone-text")} }
                            ul { class: "rows",
                                for line in gone {
                                    Line { key: "{line.id}", words, line: line.clone(), onremove }
                                }
                            }
                        }
                    }
                },
            }
            if settled {
                {children}
                Files { words, count, outcome, onexport, onimport }
            }
        }
        if let Some(name) = removed {
            Toast {
                text: t!(words, "saved-removed", name = isolated(&name)),
                action: t!(words, "saved-undo"),
                onaction: move |()| onundo.call(()),
            }
        }
    }
}
