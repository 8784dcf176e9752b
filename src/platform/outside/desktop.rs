//! On a computer: files go to the folder of downloads, texts to the clipboard, notifications to the desktop's own
//! service on Linux. macOS and Windows have none of the last here: they say so.

use super::{FileKept, Notification, Notifying, OutsideError, Planned, Shared, Sharing};

#[cfg(all(target_os = "linux", feature = "desktop"))]
#[path = "linux_notify.rs"]
mod notify;
#[cfg(not(all(target_os = "linux", feature = "desktop")))]
mod notify {
    use super::{Notification, Notifying, OutsideError};

    pub fn notifying() -> Notifying {
        Notifying::NotHere
    }

    pub fn notify(_notification: &Notification) -> Result<(), OutsideError> {
        Err(OutsideError::NotOnThisSystem)
    }
}

pub async fn keep_file(name: &str, _media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    let folder = downloads().ok_or(OutsideError::NotOnThisSystem)?;
    let failed = |error: std::io::Error| OutsideError::Failed(format!("{}: {error}", folder.display()));
    tokio::fs::create_dir_all(&folder).await.map_err(failed)?;
    // A file of that name stays: nobody's earlier copy is written over.
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
    for number in 1..1000 {
        let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}.{extension}") };
        let path = folder.join(name);
        let made = tokio::fs::OpenOptions::new().write(true).create_new(true).open(&path).await;
        let mut file = match made {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(failed(error)),
        };
        tokio::io::AsyncWriteExt::write_all(&mut file, text.as_bytes()).await.map_err(failed)?;
        tokio::io::AsyncWriteExt::flush(&mut file).await.map_err(failed)?;
        return Ok(FileKept::At(path));
    }
    Err(OutsideError::Failed(format!("{}: {name} is there a thousand times", folder.display())))
}

fn downloads() -> Option<std::path::PathBuf> {
    dirs::download_dir().or_else(|| Some(dirs::home_dir()?.join("Downloads")))
}

pub async fn share_file(name: &str, media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    keep_file(name, media_type, text).await
}

/// Copies through the page: the window library has the clipboard, and no crate more is needed.
pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    let page = dioxus::document::eval(
        r#"
        const text = await dioxus.recv();
        try {
            await navigator.clipboard.writeText(text);
            return true;
        } catch {
            const field = document.createElement("textarea");
            field.value = text;
            field.style.position = "fixed";
            field.style.opacity = "0";
            document.body.append(field);
            field.select();
            const copied = document.execCommand("copy");
            field.remove();
            return copied;
        }
        "#,
    );
    page.send(shared.as_text()).map_err(|error| OutsideError::Failed(error.to_string()))?;
    match page.join::<bool>().await {
        Ok(true) => Ok(Sharing::Copied),
        Ok(false) => Err(OutsideError::NotOnThisSystem),
        Err(error) => Err(OutsideError::Failed(error.to_string())),
    }
}

pub fn notifying() -> Notifying {
    notify::notifying()
}

pub async fn ask_to_notify() -> Notifying {
    notify::notifying()
}

pub async fn notify(notification: Notification) -> Result<(), OutsideError> {
    // The session's bus may take its time to answer, and the window has one thread.
    tokio::task::spawn_blocking(move || notify::notify(&notification))
        .await
        .map_err(|error| OutsideError::Failed(error.to_string()))?
}

/// Nothing here runs while the app is closed; while it is open it tells by itself.
pub fn plans() -> bool {
    false
}

pub fn plan(_planned: &[Planned]) -> Result<(), OutsideError> {
    Err(OutsideError::NotOnThisSystem)
}

pub async fn ask_to_keep_storage() {}
