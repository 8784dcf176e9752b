//! The map's picture: a script of the app's own draws it into an element of the page, and asks the program for each tile
//! of its ground. The program and the picture speak in messages of JSON; what they mean is no business of the platform.

#[cfg(not(target_family = "wasm"))]
#[path = "native.rs"]
mod system;
#[cfg(target_family = "wasm")]
#[path = "web.rs"]
mod system;

use std::borrow::Cow;
use std::sync::Arc;

use futures_channel::mpsc::UnboundedReceiver;

/// Answers a tile by zoom, column and row, as it is kept: gzipped or not.
pub type TileAnswer = Arc<dyn Fn(u8, u32, u32) -> Option<Vec<u8>> + Send + Sync>;

/// A picture that stands. It goes when this is dropped.
pub struct MapPicture(system::MapPicture);

impl MapPicture {
    /// Draws into the element of this id. Gives the picture and what it tells; `None` where this device draws none. An
    /// error is told in the system's words.
    pub async fn open(
        element: &str,
        setup: &str,
        tile: TileAnswer,
    ) -> Result<Option<(Self, UnboundedReceiver<String>)>, String> {
        let opened = system::MapPicture::open(element, setup, tile).await?;
        Ok(opened.map(|(picture, heard)| (Self(picture), heard)))
    }

    pub fn tell(&self, message: &str) {
        self.0.tell(message);
    }
}

/// The file of tiles that comes with the app. On the web it is fetched the first time; the map's files are kept for
/// offline use from then on.
pub async fn ground_file() -> Result<Cow<'static, [u8]>, String> {
    system::ground_file().await
}

/// Lets the window fetch the map's files. Called once, by the root; a browser's page fetches them from its host.
pub fn use_map_files() {
    system::use_map_files();
}
