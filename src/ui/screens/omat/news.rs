//! What changed in what one keeps, above the list, until it was seen.

use dioxus::prelude::*;

use crate::t;
use crate::ui::components::card::Card;
use crate::ui::i18n::Words;
use crate::ui::view::changes::NewsLines;

#[component]
pub fn NewsCard(words: Words, news: Vec<NewsLines>, onseen: EventHandler<()>) -> Element {
    rsx! {
        Card { id: "omat-news", title: t!(words, "news-title"),
            ul { class: "news",
                for record in news.iter() {
                    li { key: "{record.id}", class: "news-record",
                        h3 { class: "news-name", lang: record.name.lang.clone(),
                            if let Some(to) = &record.opens {
                                Link { class: "line-link", to: to.clone(), bdi { "{record.name.text}" } }
                            } else {
                                bdi { "{record.name.text}" }
                            }
                        }
                        ul {
                            for (index, line) in record.lines.iter().enumerate() {
                                li { key: "{index}", class: "news-line", dir: "auto", "{line}" }
                            }
                        }
                        if record.rest > 0 {
                            p { class: "quiet", {t!(words, "news-rest", count = record.rest)} }
                        }
                    }
                }
            }
            button { class: "plain-button", r#type: "button", onclick: move |_| onseen.call(()), {t!(words, "news-seen")} }
        }
    }
}
