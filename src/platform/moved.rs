//! What the reader made is moved, not lost, when the system gives the app another folder.

use std::io;
use std::path::{Path, PathBuf};

/// The user's own database, its journal and its kept copies begin so. What can be fetched again is left behind.
const OWN_FILES: &str = "user.sqlite";

/// Moves the user's own files out of the first of the former folders that has them, where the folder of now has none. What
/// can't be moved stays where it was, and is tried again at the next start.
pub fn move_in(to: &Path, former: &[PathBuf]) -> io::Result<()> {
    if to.join(OWN_FILES).exists() {
        return Ok(());
    }
    let Some(from) = former.iter().find(|folder| folder.as_path() != to && folder.join(OWN_FILES).exists()) else {
        return Ok(());
    };
    std::fs::create_dir_all(to)?;
    let mut files = Vec::new();
    for file in std::fs::read_dir(from)? {
        let file = file?;
        if file.file_name().to_string_lossy().starts_with(OWN_FILES) {
            files.push(file.file_name());
        }
    }
    // The database goes last: as long as it isn't there, the next start goes on.
    files.sort_by_key(|name| name.to_string_lossy() == OWN_FILES);
    for name in files {
        move_file(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// Also from one disk to another: copied whole under another name, then put in its place.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if std::fs::rename(from, to).is_ok() {
        return Ok(());
    }
    let part = to.with_extension("moving");
    std::fs::copy(from, &part)?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, to)?;
    std::fs::remove_file(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_own_files_follow_the_app_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new/deeper"));
        std::fs::create_dir(&old).unwrap();
        for (name, text) in [("user.sqlite", "mine"), ("user.sqlite-wal", "log"), ("directory.sqlite", "theirs")] {
            std::fs::write(old.join(name), text).unwrap();
        }
        let read = |name: &str| std::fs::read_to_string(new.join(name)).ok();
        move_in(&new, &[folder.path().join("never"), new.clone(), old.clone()]).unwrap();
        assert_eq!(read("user.sqlite").as_deref(), Some("mine"));
        assert_eq!(read("user.sqlite-wal").as_deref(), Some("log"));
        assert!(read("directory.sqlite").is_none() && old.join("directory.sqlite").exists());
        assert!(!old.join("user.sqlite").exists());

        std::fs::write(old.join("user.sqlite"), "older").unwrap();
        move_in(&new, std::slice::from_ref(&old)).unwrap();
        assert_eq!(read("user.sqlite").as_deref(), Some("mine"), "what is here stays");
        assert!(old.join("user.sqlite").exists());
        move_in(&folder.path().join("third"), &[]).unwrap();
        assert!(!folder.path().join("third").exists());
    }
}
