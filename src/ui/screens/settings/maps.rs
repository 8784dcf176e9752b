//! Street maps: which there are, how each stands on this device, and a button for whatever one may want of it. What takes
//! time goes on while its reader looks elsewhere.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{ErrorFace, LoadingFace};
use crate::ui::components::file_button::{FileButton, GivenFile};
use crate::ui::components::pack_row::PackRow;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::format::{isolated, size};
use crate::ui::hooks::packs::{self as hooks, PackListContent};
use crate::ui::hooks::{use_is_metered, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::packs::{OwnFile, PackAsk, PackLine, Trouble};

#[component]
pub fn StreetMapsScreen() -> Element {
    let words = use_words();
    let content = hooks::use_pack_list();
    let ask = hooks::use_pack_ask();
    let read_again = hooks::use_read_again();
    let (own_file, take) = hooks::use_own_file();
    let content = match content() {
        PackListContent::Loading => None,
        PackListContent::Failed(detail) => Some(Err(detail)),
        PackListContent::List(lines) => Some(Ok(lines)),
    };
    rsx! {
        StreetMapsView {
            words,
            content,
            freed: hooks::use_freed(),
            metered: use_is_metered(),
            own_file: own_file(),
            onretry: move |()| read_again.call(()),
            too_large: move |bytes: u64| hooks::too_large(words, bytes),
            onask: move |(id, what): (String, PackAsk)| ask.call((id, what)),
            onfile: move |file: GivenFile| take.call(file),
        }
    }
}

#[component]
pub fn StreetMapsView(
    words: Words,
    /// Absent until it is read; or why nothing can be kept here.
    content: Option<Result<Vec<PackLine>, String>>,
    /// The name and the bytes of what was taken away last.
    freed: Option<(String, u64)>,
    own_file: OwnFile,
    /// Whether a download costs its reader something now.
    #[props(default)]
    metered: bool,
    /// What is said of a file of so many bytes that is too large to be read.
    too_large: Callback<u64, Option<String>>,
    #[props(default)] onretry: EventHandler<()>,
    onask: EventHandler<(String, PackAsk)>,
    onfile: EventHandler<GivenFile>,
) -> Element {
    rsx! {
        ScreenHead { words, title: t!(words, "maps-title"), back: Route::Settings {} }
        main { id: "content",
            p { class: "screen-text", {t!(words, "maps-text")} }
            match content {
                None => rsx! {
                    LoadingFace { words }
                },
                Some(Err(detail)) => rsx! {
                    ErrorFace { words, detail, onretry }
                },
                Some(Ok(lines)) => rsx! {
                    p { class: "screen-text", role: "status",
                        if let Some((name, bytes)) = freed {
                            {t!(words, "maps-freed", name = isolated(&name), size = size(words, bytes))}
                        } else if lines.is_empty() {
                            {t!(words, "maps-none")}
                        }
                    }
                    if metered && !lines.is_empty() {
                        p { class: "screen-text quiet", {t!(words, "maps-metered")} }
                    }
                    if !lines.is_empty() {
                        ul { class: "pack-list", "aria-label": t!(words, "maps-title"),
                            for line in lines {
                                PackRow { key: "{line.id}", words, line, onask }
                            }
                        }
                    }
                    FileCard { words, own_file, too_large, onfile }
                },
            }
        }
    }
}

#[component]
fn FileCard(
    words: Words,
    own_file: OwnFile,
    too_large: Callback<u64, Option<String>>,
    onfile: EventHandler<GivenFile>,
) -> Element {
    rsx! {
        Card { id: "maps-file", title: t!(words, "maps-file"),
            p { {t!(words, "maps-file-text")} }
            div { class: "saved-buttons",
                FileButton {
                    text: t!(words, "maps-file-open"),
                    accept: ".mbtiles,application/vnd.sqlite3,application/octet-stream",
                    refuse: too_large,
                    onfile,
                }
            }
            match own_file {
                OwnFile::Nothing => rsx! {},
                OwnFile::Looking => rsx! {
                    p { class: "saved-told", role: "status", {t!(words, "maps-checking")} }
                },
                OwnFile::Kept(name) => rsx! {
                    p { class: "saved-told", role: "status", {t!(words, "maps-file-kept", name = isolated(&name))} }
                },
                OwnFile::Wrong(Trouble { text, detail }) => rsx! {
                    div { role: "alert",
                        p { class: "saved-wrong", "{text}" }
                        if !detail.is_empty() {
                            p { class: "quiet", dir: "auto", {t!(words, "error-detail", detail = detail)} }
                        }
                    }
                },
            }
        }
    }
}
