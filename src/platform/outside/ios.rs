//! On iOS: the system's sheet for words and files (it keeps files too), its notifications, and what it is told to plan.

use super::{FileKept, Notification, Notifying, OutsideError, Planned, Shared, Sharing};
use crate::platform::system::{notifications, sheet};

pub async fn keep_file(name: &str, media_type: &str, content: &str) -> Result<FileKept, OutsideError> {
    share_file(name, media_type, content).await
}

pub async fn share_file(name: &str, _media_type: &str, content: &str) -> Result<FileKept, OutsideError> {
    sheet::file(name, content).map(|()| FileKept::Sheet)
}

pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    sheet::words(&shared.text, shared.url.as_deref()).map(|()| Sharing::Sheet)
}

pub fn notifying() -> Notifying {
    notifications::notifying()
}

pub async fn ask_to_notify() -> Notifying {
    notifications::ask().await
}

pub async fn notify(notification: Notification) -> Result<(), OutsideError> {
    notifications::allowed()?;
    notifications::show(&notification);
    Ok(())
}

pub fn plans() -> bool {
    true
}

pub fn plan(planned: &[Planned]) -> Result<(), OutsideError> {
    notifications::allowed()?;
    notifications::plan(planned);
    Ok(())
}

pub async fn ask_to_keep_storage() {}
