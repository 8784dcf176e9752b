//! Omat: what the reader keeps, with its state now; and the file that carries it to another device.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::{PlaceRow, Row, StillRow};
use crate::ui::components::screen_head::ScreenTitle;
use crate::ui::components::toast::Toast;
use crate::ui::format::isolated;
use crate::ui::hooks::saved as hooks;
use crate::ui::hooks::{use_notice, use_retry, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;

/// A larger file is none of ours: a hundred kept places take a few hundred kilobytes.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// A kept record in words.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedLine {
    /// The id under which it was kept.
    pub id: String,
    pub row: Row,
    /// The page it opens, where it has one.
    pub opens: Option<Route>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum SavedContent {
    Loading,
    Failed(String),
    List {
        /// By state, then by name.
        there: Vec<SavedLine>,
        /// What the directory has no more.
        gone: Vec<SavedLine>,
    },
}

impl SavedContent {
    fn count(&self) -> usize {
        match self {
            Self::List { there, gone } => there.len() + gone.len(),
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
) -> Element {
    let count = content.count();
    let settled = matches!(content, SavedContent::List { .. });
    rsx! {
        header { class: "now-head",
            ScreenTitle { title: t!(words, "saved-title") }
            if count > 0 {
                p { class: "saved-count", {t!(words, "saved-count", count = count)} }
            }
        }
        if let Some(notice) = notice {
            Banner { text: notice }
        }
        main { id: "content",
            match content {
                SavedContent::Loading => rsx! {
                    LoadingFace { words }
                },
                SavedContent::Failed(detail) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                SavedContent::List { there, gone } => rsx! {
                    if count == 0 {
                        EmptyFace { title: t!(words, "saved-empty-title"), text: t!(words, "saved-empty-text"),
                            Link { class: "face-button", to: Route::Now {}, {t!(words, "place-to-now")} }
                        }
                    }
                    if !there.is_empty() {
                        ul { class: "rows saved-list", "aria-label": t!(words, "saved-title"),
                            for line in there {
                                Line { key: "{line.id}", words, line: line.clone(), onremove }
                            }
                        }
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

#[component]
fn Line(words: Words, line: SavedLine, onremove: EventHandler<(String, String)>) -> Element {
    let name = line.row.name.text.clone();
    let heart = rsx! {
        button {
            class: "row-heart",
            r#type: "button",
            "aria-label": t!(words, "saved-remove", name = &name),
            onclick: move |_| onremove.call((line.id.clone(), name.clone())),
            Icon { sign: Sign::Kept, size: 22 }
        }
    };
    match line.opens {
        Some(to) => rsx! {
            PlaceRow { row: line.row, to, {heart} }
        },
        None => rsx! {
            StillRow { row: line.row, {heart} }
        },
    }
}

/// Carrying what is kept to another device, or to safety.
#[component]
fn Files(
    words: Words,
    count: usize,
    outcome: Option<FileOutcome>,
    onexport: EventHandler<()>,
    onimport: EventHandler<Result<String, String>>,
) -> Element {
    let mut turn = use_signal(|| 0_u32);
    let told = outcome.map(|outcome| match outcome {
        FileOutcome::Exported { to } => (false, t!(words, "saved-exported", to = to)),
        FileOutcome::NotExported(detail) => (true, t!(words, "saved-not-exported", detail = detail)),
        FileOutcome::Imported { added: 0 } => (false, t!(words, "saved-imported-none")),
        FileOutcome::Imported { added } => (false, t!(words, "saved-imported", count = added)),
        FileOutcome::NotImported(detail) => (true, t!(words, "saved-not-imported", detail = detail)),
    });
    rsx! {
        div { class: "saved-files",
            Card { id: "saved-files", title: t!(words, "saved-files"),
                p { {t!(words, "saved-files-text")} }
                div { class: "saved-buttons",
                    if count > 0 {
                        button { class: "plain-button", r#type: "button", onclick: move |_| onexport.call(()),
                            {t!(words, "saved-export")}
                        }
                    }
                    label { class: "plain-button file-button",
                        // A new field after each file: the same file once more is a change only to an empty field.
                        for field in [turn()] {
                            input {
                                key: "{field}",
                                class: "only-heard",
                                r#type: "file",
                                accept: ".json,application/json",
                                onmounted: move |event: MountedEvent| async move {
                                    if field > 0 {
                                        let _ = event.set_focus(true).await;
                                    }
                                },
                                onchange: move |event: FormEvent| async move {
                                    let Some(file) = event.files().into_iter().next() else { return };
                                    let text = if file.size() > LARGEST_FILE {
                                        Err(t!(words, "saved-file-too-large"))
                                    } else {
                                        file.read_string().await.map_err(|error| error.to_string())
                                    };
                                    turn += 1;
                                    onimport.call(text);
                                },
                            }
                        }
                        {t!(words, "saved-import")}
                    }
                }
                if let Some((wrong, told)) = told {
                    p { class: if wrong { "saved-wrong" } else { "saved-told" }, role: if wrong { "alert" } else { "status" },
                        dir: "auto",
                        "{told}"
                    }
                }
            }
        }
    }
}
