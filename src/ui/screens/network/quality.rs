//! The criteria by which meeting places look at themselves, in plain words. Never a star, never a rank.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::faces::{EmptyFace, FailedPage, LoadingPage};
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::screen_head::ScreenHead;
use crate::ui::components::sources::{SourceLine, SourceList};
use crate::ui::hooks::{self, use_words};
use crate::ui::i18n::Words;
use crate::ui::route::Route;
use crate::ui::view::network::CriteriaTheme;

#[derive(Debug, Clone, PartialEq)]
pub enum QualityContent {
    Loading,
    Failed(String),
    Page { themes: Vec<CriteriaTheme>, sources: Vec<SourceLine> },
}

#[component]
pub fn QualityScreen() -> Element {
    let words = use_words();
    let content = hooks::network::use_quality_content();
    let retry = hooks::use_retry();
    rsx! {
        QualityView {
            words,
            content: content(),
            onopen: hooks::use_open_link(),
            onretry: move |()| retry.call(()),
        }
    }
}

#[component]
pub fn QualityView(words: Words, content: QualityContent, onopen: OpenLink, onretry: EventHandler<()>) -> Element {
    let (title, back) = (t!(words, "place-quality"), Route::NetworkScreen {});
    match content {
        QualityContent::Loading => rsx! {
            LoadingPage { words, title, back }
        },
        QualityContent::Failed(detail) => rsx! {
            FailedPage { words, title, back, detail, onretry }
        },
        QualityContent::Page { themes, sources } => {
            let translated = themes.iter().flat_map(|theme| &theme.criteria).all(|text| text.lang.is_none());
            rsx! {
                ScreenHead { words, title, back }
                main { id: "content",
                    if themes.is_empty() {
                        EmptyFace { title: t!(words, "quality-empty-title"), text: t!(words, "quality-empty-text") }
                    } else {
                        p { class: "screen-text", {t!(words, "quality-intro")} }
                        if !translated {
                            p { class: "screen-text", {t!(words, "quality-not-translated")} }
                        }
                    }
                    for (index, theme) in themes.iter().enumerate() {
                        section { key: "{index}", class: "card", "aria-labelledby": "quality-{index}",
                            h2 {
                                class: "card-title",
                                id: "quality-{index}",
                                lang: theme.title.as_ref().and_then(|title| title.lang.clone()),
                                if let Some(title) = &theme.title {
                                    bdi { "{title.text}" }
                                } else {
                                    {t!(words, "place-quality")}
                                }
                            }
                            ul { class: "facts",
                                for (index, text) in theme.criteria.iter().enumerate() {
                                    li { key: "{index}", class: "fact", lang: text.lang.clone(), dir: "auto", "{text.text}" }
                                }
                            }
                        }
                    }
                    if !sources.is_empty() {
                        Card { id: "quality-sources", title: t!(words, "place-sources"),
                            SourceList { lines: sources.clone(), onopen }
                        }
                    }
                }
            }
        }
    }
}
