//! What somebody writes to the network: kept on the device while it is a draft, and sent by nobody but its writer.

use std::time::Duration;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use serde_json::{Value, json};

use super::model::{Model, Phase};
use super::share::editor;
use super::{Areas, use_model};
use crate::domain::id::OrganizationId;
use crate::domain::organization::Organization;
use crate::domain::support::Person;
use crate::platform;
use crate::store::{Db, Setting, StoreError};
use crate::ui::format::spoken;
use crate::ui::screens::FeedbackContent;
use crate::ui::view::feedback::{Draft, MOST_LETTERS, Matter, recipients};

const DRAFT: Setting<Value> = Setting::new("feedback_draft");

/// How long typing rests before the draft is written down.
const PAUSE: Duration = Duration::from_millis(400);

/// The draft that is being written, once it was read. It outlives the screen, so that its last letters are written
/// down whatever its writer does next.
#[derive(Clone, Copy)]
struct Writing {
    draft: Signal<Option<Draft>>,
    turn: Signal<u32>,
}

pub(super) fn use_provide_feedback() {
    use_context_provider(|| Writing { draft: Signal::new(None), turn: Signal::new(0) });
}

/// The draft as it stands, and how to change it. `None` until what was kept is read.
pub fn use_draft() -> (Option<Draft>, Callback<Draft>) {
    let model = use_model();
    let mut writing = use_context::<Writing>();
    let kept = use_resource(move || read_draft(model.own()));
    use_effect(move || {
        if let Some(kept) = kept()
            && writing.draft.peek().is_none()
        {
            writing.draft.set(Some(kept));
        }
    });
    let change = use_callback(move |draft: Draft| {
        writing.draft.set(Some(draft));
        writing.turn += 1;
        let mine = *writing.turn.peek();
        spawn_forever(async move {
            platform::sleep(PAUSE).await;
            if *writing.turn.peek() == mine {
                keep(model, writing.draft.peek().as_ref());
            }
        });
    });
    ((writing.draft)(), change)
}

fn keep(model: Model, draft: Option<&Draft>) {
    let worth = draft.filter(|draft| **draft != Draft::default());
    model.keep(
        DRAFT,
        worth.map(|draft| {
            json!({
                "matter": draft.matter.as_str(),
                "writer": draft.writer.map(writer_word),
                "text": draft.text,
            })
        }),
    );
}

async fn read_draft(own: Option<Db>) -> Draft {
    let Some(own) = own else { return std::future::pending().await };
    // A draft that can't be read is none: what is written next replaces it.
    let kept = own.read(|store| store.setting(DRAFT)).await.and_then(|kept| kept).ok().flatten();
    let Some(kept) = kept else { return Draft::default() };
    let word = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default();
    Draft {
        matter: Matter::parse(word("matter")).unwrap_or_default(),
        writer: Person::ALL.into_iter().find(|person| writer_word(*person) == word("writer")),
        text: word("text").chars().take(MOST_LETTERS).collect(),
    }
}

fn writer_word(person: Person) -> &'static str {
    match person {
        Person::Parent => "parent",
        Person::Child => "child",
        Person::YoungPerson => "youth",
    }
}

/// To whom it can go. `to`: the organization that it is about, where there is one.
pub fn use_feedback_content(to: ReadSignal<Option<String>>) -> ReadSignal<FeedbackContent> {
    let model = use_model();
    let areas = use_context::<Areas>().0;
    let found = use_resource(move || {
        let here = model.standpoint(&areas().unwrap_or_default()).and_then(|here| here.municipality);
        read_recipients(model.home(), model.revision(), to(), here)
    });
    use_memo(move || match (model.phase(), &*found.read()) {
        (Phase::Failed(detail), _) => FeedbackContent::Failed(detail),
        (Phase::Opening | Phase::Unpacking { .. }, _) | (_, None) => FeedbackContent::Loading,
        (Phase::Ready, Some(Err(detail))) => FeedbackContent::Failed(detail.clone()),
        (Phase::Ready, Some(Ok((wanted, network)))) => {
            let words = model.language().words();
            FeedbackContent::Ready {
                about: wanted.as_ref().and_then(|one| spoken(words, &one.name)).map(|name| name.text),
                recipients: recipients(words, wanted.as_ref(), network, editor().as_deref()),
            }
        }
    })
    .into()
}

type Known = (Option<Organization>, Vec<Organization>);

async fn read_recipients(
    home: Option<Db>,
    _revision: u64,
    to: Option<String>,
    here: Option<String>,
) -> Result<Known, String> {
    let Some(home) = home else { return std::future::pending().await };
    let now = platform::now();
    let read = home.read(move |store| {
        // An id that nobody has leaves the network.
        let wanted = match to.as_deref().map(OrganizationId::parse) {
            Some(Ok(id)) => store.organization(&id)?,
            _ => None,
        };
        Ok::<_, StoreError>((wanted, store.network(here.as_deref(), now)?.network))
    });
    read.await.and_then(|known| known).map_err(|error| error.to_string())
}
