//! On Android: the system's sheet, its own picker for files, its notifications, and reminders that it keeps itself.

use super::{FileKept, Notification, Notifying, OutsideError, Planned, Shared, Sharing};
use crate::platform::system::ASK_AGAIN;
use crate::platform::system::activity::{Argument, flag, number, tell, text};

/// How long somebody who was asked may look at the question.
const LOOKS: std::time::Duration = std::time::Duration::from_secs(60);

pub async fn keep_file(name: &str, media_type: &str, content: &str) -> Result<FileKept, OutsideError> {
    let arguments = [Argument::Text(name), Argument::Text(media_type), Argument::Text(content)];
    if !flag("keepFile", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z", &arguments) {
        return Err(OutsideError::NotOnThisSystem);
    }
    loop {
        match text("takeKept", "()Ljava/lang/String;").as_deref() {
            None => tokio::time::sleep(ASK_AGAIN).await,
            Some("kept") => return Ok(FileKept::Chosen),
            Some("cancelled") => return Ok(FileKept::PutAside),
            Some(failed) => return Err(OutsideError::Failed(failed.trim_start_matches("failed: ").to_owned())),
        }
    }
}

pub async fn share_file(name: &str, media_type: &str, content: &str) -> Result<FileKept, OutsideError> {
    sheet(name, "", (name, media_type, content)).map(|_| FileKept::Sheet)
}

pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    sheet(&shared.title, &shared.as_text(), ("", "", "")).map(|()| Sharing::Sheet)
}

fn sheet(title: &str, words: &str, (name, media_type, content): (&str, &str, &str)) -> Result<(), OutsideError> {
    let shown = flag(
        "share",
        "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z",
        &[title, words, name, media_type, content].map(Argument::Text),
    );
    if shown { Ok(()) } else { Err(OutsideError::NotOnThisSystem) }
}

pub fn notifying() -> Notifying {
    match number("notificationState", "()I") {
        Some(0) => Notifying::NotAsked,
        Some(1) => Notifying::Allowed,
        Some(_) => Notifying::Denied,
        None => Notifying::NotHere,
    }
}

pub async fn ask_to_notify() -> Notifying {
    if notifying() == Notifying::NotAsked {
        tell("askToNotify", "()V", &[]);
        let asked = tokio::time::Instant::now();
        // Who shuts the question has answered: from then on only the system's settings change it.
        while notifying() == Notifying::NotAsked && asked.elapsed() < LOOKS {
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }
    notifying()
}

pub async fn notify(notification: Notification) -> Result<(), OutsideError> {
    let Notification { name, title, text, path } = &notification;
    let shown = flag(
        "notify",
        "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Z",
        &[name, title, text, path].map(|text| Argument::Text(text)),
    );
    if shown { Ok(()) } else { Err(OutsideError::NotOnThisSystem) }
}

pub fn plans() -> bool {
    true
}

pub fn plan(planned: &[Planned]) -> Result<(), OutsideError> {
    let planned = super::planned_json(planned);
    let kept = flag("planReminders", "(Ljava/lang/String;)Z", &[Argument::Text(&planned)]);
    if kept { Ok(()) } else { Err(OutsideError::NotOnThisSystem) }
}

pub async fn ask_to_keep_storage() {}
