//! What is kept, line by line, and the way to put it into one's own order.

use dioxus::prelude::*;

use super::SavedLine;
use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::place_row::{PlaceRow, StillRow};
use crate::ui::i18n::Words;

/// A line that was just moved: it comes with the focus on the button that moved it.
#[derive(Debug, Clone, PartialEq)]
struct Moved {
    id: String,
    up: bool,
    turn: u32,
}

/// The list, and the way to put it into one's own order.
#[component]
pub(super) fn Kept(
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
pub(super) struct Steps {
    up: bool,
    down: bool,
    /// Which of its buttons takes the focus: up or down.
    focus: Option<bool>,
}

#[component]
pub(super) fn Line(
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
