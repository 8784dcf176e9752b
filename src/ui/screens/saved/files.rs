//! Carrying what is kept to another device, or to safety.

use dioxus::prelude::*;

use super::FileOutcome;
use crate::t;
use crate::ui::components::card::Card;
use crate::ui::components::file_button::{FileButton, GivenFile};
use crate::ui::i18n::Words;

/// A larger file is none of ours: a hundred kept places take a few hundred kilobytes.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

#[component]
pub(super) fn Files(
    words: Words,
    count: usize,
    outcome: Option<FileOutcome>,
    onexport: EventHandler<()>,
    onimport: EventHandler<Result<String, String>>,
) -> Element {
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
                    FileButton {
                        text: t!(words, "saved-import"),
                        accept: ".json,application/json",
                        refuse: move |bytes: u64| (bytes > LARGEST_FILE).then(|| t!(words, "saved-file-too-large")),
                        onfile: move |file: GivenFile| {
                            let bytes = file.bytes;
                            onimport.call(bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string())));
                        },
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
