//! A button that takes in a file of its reader's choice.

use dioxus::prelude::*;

/// A file that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    pub name: String,
    /// What is in it, or why it was not read.
    pub bytes: Result<Vec<u8>, String>,
}

#[component]
pub fn FileButton(
    text: String,
    /// As the field's own `accept`.
    accept: String,
    /// Why a file of so many bytes is not even read; `None`: it is.
    refuse: Callback<u64, Option<String>>,
    onfile: EventHandler<GivenFile>,
) -> Element {
    let mut turn = use_signal(|| 0_u32);
    rsx! {
        label { class: "plain-button file-button",
            // A new field after each file: the same file once more is a change only to an empty field.
            for field in [turn()] {
                input {
                    key: "{field}",
                    class: "only-heard",
                    r#type: "file",
                    accept: "{accept}",
                    onmounted: move |event: MountedEvent| async move {
                        if field > 0 {
                            let _ = event.set_focus(true).await;
                        }
                    },
                    onchange: move |event: FormEvent| async move {
                        let Some(file) = event.files().into_iter().next() else { return };
                        let bytes = match refuse.call(file.size()) {
                            Some(told) => Err(told),
                            None => file.read_bytes().await.map(Vec::from).map_err(|error| error.to_string()),
                        };
                        turn += 1;
                        onfile.call(GivenFile { name: file.name(), bytes });
                    },
                }
            }
            "{text}"
        }
    }
}
