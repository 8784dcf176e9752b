//! A service in a list: who it is, whether somebody answers, and the press that reaches them.

use dioxus::prelude::*;

use crate::domain::service::ChannelKind;
use crate::ui::components::door::{Door, DoorSign};
use crate::ui::components::icon::{Icon, Sign};
use crate::ui::components::joined::Joined;
use crate::ui::components::out_link::OpenLink;
use crate::ui::components::place_row::Spoken;
use crate::ui::format::syllables::breakable;
use crate::ui::link::SafeLink;
use crate::ui::route::Route;

/// A service in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLine {
    pub id: String,
    pub name: Spoken,
    pub door: Door,
    pub state: String,
    /// How old the state's fact is, where a reader must know it.
    pub told: Option<String>,
    pub summary: Option<Spoken>,
    /// For whom, what it costs, in which languages.
    pub facts: Vec<String>,
    pub ways: Vec<Way>,
    /// Asking for a helping hand and becoming one, where the service is about that.
    pub help: Vec<HelpSide>,
    pub meanwhile: Option<Meanwhile>,
}

/// One press that reaches somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub kind: ChannelKind,
    pub text: String,
    pub link: SafeLink,
    /// Whether somebody surely answers.
    pub strong: bool,
}

/// One side of a helping hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpSide {
    pub title: String,
    pub text: String,
    /// Absent where nobody told how.
    pub way: Option<Way>,
}

/// Who to turn to while nobody answers here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    pub id: String,
    pub text: String,
}

#[component]
pub fn ServiceCard(line: ServiceLine, onopen: OpenLink) -> Element {
    let about: Vec<String> = line.facts.iter().chain(&line.told).cloned().collect();
    rsx! {
        li { class: "row service {line.door.tone()}",
            span { class: "door-plate", DoorSign { door: line.door } }
            div { class: "service-words",
                // A list in a list: its name is the heading that a reader's voice jumps by.
                h3 { class: "service-name", lang: line.name.lang.clone(),
                    Link { class: "service-link", to: Route::service(&line.id), bdi { {breakable(&line.name.text)} } }
                }
                p { class: "row-state", "{line.state}" }
                if let Some(summary) = &line.summary {
                    p { class: "service-summary", lang: summary.lang.clone(), dir: "auto", "{summary.text}" }
                }
                if !about.is_empty() {
                    p { class: "row-meta", Joined { parts: about } }
                }
                if !line.ways.is_empty() {
                    div { class: "ways",
                        for way in line.ways.iter() {
                            WayButton { key: "{way.text}", way: way.clone(), name: line.name.text.clone(), onopen }
                        }
                    }
                }
                if line.help.iter().any(|side| side.way.is_some()) {
                    div { class: "help-ways",
                        for way in line.help.iter().filter_map(|side| side.way.as_ref()) {
                            WayButton { key: "{way.text}", way: way.clone(), name: line.name.text.clone(), onopen }
                        }
                    }
                }
                if let Some(meanwhile) = &line.meanwhile {
                    p { class: "meanwhile",
                        Link { class: "out-link", to: Route::service(&meanwhile.id), "{meanwhile.text}" }
                    }
                }
            }
        }
    }
}

/// A button that reaches somebody. Its name holds whom, since a list has many of them.
#[component]
pub fn WayButton(way: Way, name: String, onopen: OpenLink) -> Element {
    let page = way.link.is_page();
    let target = way.link.clone();
    rsx! {
        a {
            class: if way.strong { "way way-strong" } else { "way" },
            href: way.link.as_str(),
            target: if page { "_blank" },
            rel: if page { "noopener noreferrer" },
            "aria-label": "{way.text}: {name}",
            onclick: move |event: MouseEvent| {
                if onopen.call(target.clone()) {
                    event.prevent_default();
                }
            },
            Icon { sign: sign(&way.kind) }
            // A number is read as one: the line breaks before it.
            match way.text.find(|c: char| c.is_ascii_digit() || c == '+').filter(|_| way.kind == ChannelKind::Phone) {
                Some(at) => rsx! {
                    bdi {
                        {way.text[..at].trim_end()}
                        " "
                        span { class: "way-number", {&way.text[at..]} }
                    }
                },
                None => rsx! {
                    bdi { "{way.text}" }
                },
            }
        }
    }
}

fn sign(kind: &ChannelKind) -> Sign {
    match kind {
        ChannelKind::Phone => Sign::Phone,
        ChannelKind::Chat | ChannelKind::Forum => Sign::Talk,
        ChannelKind::Letter => Sign::Mail,
        ChannelKind::BookedChat => Sign::Clock,
        ChannelKind::Web | ChannelKind::Visit | ChannelKind::Other(_) => Sign::Globe,
    }
}
