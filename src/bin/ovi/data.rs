//! The databases that the commands read.

use std::path::Path;

use avoin_ovi::store::{Location, Store};

use super::Failure;

/// Opens a folder's databases; a missing folder is made, and an empty directory starts from the one inside the program.
pub fn open(folder: &Path) -> Result<Store, Failure> {
    let store = Store::open(&Location::Folder(folder.to_owned()))?;
    Ok(store)
}
