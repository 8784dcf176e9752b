//! Yes, no, or nobody said: each with its own sign and word, never by colour alone.

use dioxus::prelude::*;

use crate::domain::record::Answer;
use crate::t;
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::i18n::Words;

#[component]
pub fn Answers(words: Words, items: Vec<(String, Answer)>) -> Element {
    rsx! {
        ul { class: "answers",
            for (name, answer) in items.iter() {
                li { key: "{name}", class: "answer",
                    span { class: "answer-name", "{name}" }
                    AnswerWord { words, answer: *answer }
                }
            }
        }
    }
}

#[component]
fn AnswerWord(words: Words, answer: Answer) -> Element {
    let (class, sign, word) = match answer {
        Answer::Yes => ("answer-yes", Sign::Tick, t!(words, "answer-yes")),
        Answer::No => ("answer-no", Sign::Dash, t!(words, "answer-no")),
        Answer::Unknown => ("answer-unknown", Sign::Question, t!(words, "answer-unknown")),
    };
    rsx! {
        span { class: "answer-word {class}",
            Icon { sign, size: 16 }
            "{word}"
        }
    }
}
