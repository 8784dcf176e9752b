//! Omat: what the reader keeps, with its state now; around it what is new, our week, reminders, and the ways by which the
//! list travels.

use dioxus::prelude::*;

use crate::domain::shared_list::SharedListError;
use crate::t;
use crate::ui::components::banner::Banner;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{EmptyFace, ErrorFace, LoadingFace};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::link_list::{LinkItem, LinkList};
use crate::ui::components::place_row::{PlaceRow, Row, StillRow};
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

/// A line that was just moved: it comes with the focus on the button that moved it.
#[derive(Debug, Clone, PartialEq)]
struct Moved {
    id: String,
    up: bool,
    turn: u32,
}

/// The list, and the way to put it into one's own order.
#[component]
fn Kept(
    words: Words,
    lines: Vec<SavedLine>,
    own_order: bool,
    onremove: EventHandler<(String, String)>,
    onorder: EventHandler<Vec<String>>,
) -> Element {
    let mut ordering = use_signal(|| false);
    let mut moved = use_signal(|| None::<Moved>);
    // The order as it was just made, until it comes back kept: a line that moved twice would lose the focus.
    let mut made = use_signal(Vec::<String>::new);
    let mut lines = lines;
    let place = |line: &SavedLine| made.read().iter().position(|id| *id == line.id).unwrap_or(usize::MAX);
    lines.sort_by_key(place);
    let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
    let count = lines.len();
    let told = moved().and_then(|moved| {
        let at = lines.iter().position(|line| line.id == moved.id)?;
        Some(t!(words, "order-told", name = &lines.get(at)?.row.name.text, at = at + 1, count = count))
    });
    rsx! {
        if count > 1 {
            div { class: "saved-order",
                button {
                    class: "plain-button",
                    r#type: "button",
                    "aria-pressed": if ordering() { "true" } else { "false" },
                    onclick: move |_| {
                        ordering.toggle();
                        moved.set(None);
                        made.set(Vec::new());
                    },
                    if ordering() { {t!(words, "order-done")} } else { {t!(words, "order")} }
                }
                if own_order {
                    button { class: "plain-button", r#type: "button", onclick: move |_| {
                            made.set(Vec::new());
                            onorder.call(Vec::new());
                        },
                        {t!(words, "order-open-first")}
                    }
                }
                p { class: "only-heard", role: "status", {told.unwrap_or_default()} }
            }
        }
        ul { class: if ordering() { "rows saved-list saved-ordering" } else { "rows saved-list" }, "aria-label": t!(words, "saved-title"),
            for (at, line) in lines.into_iter().enumerate() {
                Line {
                    // A line that moves is made anew, so that the focus can go with it.
                    key: "{line.id} {turn_of(&moved.read(), &line.id)}",
                    words,
                    steps: ordering().then(|| Steps {
                        up: at > 0,
                        down: at + 1 < count,
                        focus: moved().filter(|moved| moved.id == line.id).map(|moved| moved.up),
                    }),
                    line,
                    onremove,
                    onstep: {
                        let ids = ids.clone();
                        move |(id, up): (String, bool)| {
                            let mut ids = ids.clone();
                            let to = if up { at.checked_sub(1) } else { Some(at + 1) };
                            if let Some(to) = to.filter(|to| *to < ids.len()) {
                                ids.swap(at, to);
                                let turn = moved.peek().as_ref().map_or(1, |moved| moved.turn + 1);
                                moved.set(Some(Moved { id, up, turn }));
                                made.set(ids.clone());
                                onorder.call(ids);
                            }
                        }
                    },
                }
            }
        }
    }
}

fn turn_of(moved: &Option<Moved>, id: &str) -> u32 {
    moved.as_ref().filter(|moved| moved.id == id).map_or(0, |moved| moved.turn)
}

/// Where a line can be moved to.
#[derive(Debug, Clone, PartialEq)]
struct Steps {
    up: bool,
    down: bool,
    /// Which of its buttons takes the focus: up or down.
    focus: Option<bool>,
}

#[component]
fn Line(
    words: Words,
    line: SavedLine,
    onremove: EventHandler<(String, String)>,
    /// Absent where the list is not being ordered.
    steps: Option<Steps>,
    /// The id, and whether up.
    #[props(default)]
    onstep: EventHandler<(String, bool)>,
) -> Element {
    let name = line.row.name.text.clone();
    let note = line.note.clone();
    if let Some(steps) = steps {
        return rsx! {
            li { class: "row saved-step",
                span { class: "saved-step-name", lang: line.row.name.lang.clone(), bdi { "{name}" } }
                Step { words, id: line.id.clone(), name: name.clone(), up: true, can: steps.up, focus: takes_focus(&steps, true), onstep }
                Step { words, id: line.id.clone(), name, up: false, can: steps.down, focus: takes_focus(&steps, false), onstep }
            }
        };
    }
    let heart = rsx! {
        button {
            class: "row-heart",
            r#type: "button",
            "aria-label": t!(words, "saved-remove", name = &name),
            onclick: move |_| onremove.call((line.id.clone(), name.clone())),
            Icon { sign: Sign::Kept, size: 22 }
        }
    };
    let note = rsx! {
        if let Some(note) = note {
            p { class: "saved-note", dir: "auto",
                span { class: "only-heard", {t!(words, "own-note")} }
                "{note}"
            }
        }
    };
    match line.opens {
        Some(to) => rsx! {
            PlaceRow { row: line.row, to,
                {heart}
                {note}
            }
        },
        None => rsx! {
            StillRow { row: line.row,
                {heart}
                {note}
            }
        },
    }
}

/// The button that moved a line keeps the focus; at the list's end the other one takes it.
fn takes_focus(steps: &Steps, up: bool) -> bool {
    let can = if up { steps.up } else { steps.down };
    let other_can = if up { steps.down } else { steps.up };
    match steps.focus {
        Some(pressed) if pressed == up => can,
        Some(_) => can && !other_can,
        None => false,
    }
}

#[component]
fn Step(
    words: Words,
    id: String,
    name: String,
    up: bool,
    can: bool,
    focus: bool,
    onstep: EventHandler<(String, bool)>,
) -> Element {
    let heard = if up { t!(words, "order-up", name = &name) } else { t!(words, "order-down", name = &name) };
    rsx! {
        button {
            class: if up { "saved-move saved-move-up" } else { "saved-move" },
            r#type: "button",
            "aria-label": "{heard}",
            disabled: !can,
            onmounted: move |event: MountedEvent| async move {
                if focus {
                    let _ = event.set_focus(true).await;
                }
            },
            onclick: move |_| onstep.call((id.clone(), up)),
            Icon { sign: Sign::Fold, size: 22 }
        }
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
