//! In a window: the same script and files as in a browser, out of the program, at an address of the window's own.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use dioxus::document::Eval;
use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde_json::json;

#[cfg(feature = "desktop")]
use dioxus::desktop as shell;
#[cfg(not(feature = "desktop"))]
use dioxus::mobile as shell;

use shell::wry::http::{Response, StatusCode};

use super::TileAnswer;

/// What `platform/map/vendor.mjs` made, if it was called before this program was built: without, there is no picture.
static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/platform/map/made");

static GROUND: &[u8] = include_bytes!("../../../assets/basemap/finland-base.mbtiles");

/// The first part of the address that all of it has.
const FOLDER: &str = "map-files";

/// Who answers for tiles now: there is one map at a time.
static TILES: Mutex<Option<TileAnswer>> = Mutex::new(None);

/// Messages too long for the renderer's own channel, until the picture fetches them.
static LONG: Mutex<Option<HashMap<u32, String>>> = Mutex::new(None);

/// A message of more bytes than that would hold the window up.
const LONG_FROM: usize = 16 * 1024;

const SCRIPT: &str = r#"
    const { element, setup } = await dioxus.recv();
    const files = new URL("/map-files/", location.href);
    const file = (path) => fetch(new URL(path, files));
    try {
        const { open } = await import(new URL("map.js", files).href);
        const tile = async (...at) => {
            const answer = await file("tiles/" + at.join("/"));
            return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null;
        };
        const picture = await open(document.getElementById(element), JSON.parse(setup), (told) => dioxus.send({ told }), tile);
        dioxus.send({ opened: picture !== null });
        while (picture) {
            const message = await dioxus.recv();
            if (message === null) return picture.close();
            picture.tell(typeof message === "number" ? await (await file("messages/" + message)).text() : message);
        }
    } catch (error) {
        dioxus.send({ failed: String(error?.message ?? error) });
    }
"#;

/// What the script says.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Told(String),
    Opened(bool),
    Failed(String),
}

type Opened = (MapPicture, UnboundedReceiver<String>);

pub struct MapPicture {
    eval: Eval,
}

impl MapPicture {
    pub async fn open(element: &str, setup: &str, tile: TileAnswer) -> Result<Option<Opened>, String> {
        if FILES.get_file("map.js").is_none() {
            return Ok(None);
        }
        *TILES.lock().unwrap_or_else(PoisonError::into_inner) = Some(tile);
        let mut eval = dioxus::document::eval(SCRIPT);
        eval.send(json!({ "element": element, "setup": setup })).map_err(|error| error.to_string())?;
        let (sender, heard) = unbounded();
        loop {
            match eval.recv().await.map_err(|error| error.to_string())? {
                Said::Opened(true) => break,
                Said::Opened(false) => return Ok(None),
                Said::Failed(detail) => return Err(detail),
                // Whoever left the map hears nothing of it.
                Said::Told(message) => _ = sender.unbounded_send(message),
            }
        }
        dioxus::prelude::spawn(async move {
            while let Ok(said) = eval.recv().await {
                if let Said::Told(message) = said
                    && sender.unbounded_send(message).is_err()
                {
                    break;
                }
            }
        });
        Ok(Some((Self { eval }, heard)))
    }

    pub fn tell(&self, message: &str) {
        // A picture that is gone hears nothing.
        let _ = match message.len() {
            0..LONG_FROM => self.eval.send(message),
            _ => self.eval.send(put_aside(message)),
        };
    }
}

impl Drop for MapPicture {
    fn drop(&mut self) {
        let _ = self.eval.send(());
    }
}

/// Keeps a long message for the picture to fetch, by its number.
fn put_aside(message: &str) -> u32 {
    let mut long = LONG.lock().unwrap_or_else(PoisonError::into_inner);
    let long = long.get_or_insert_default();
    let number = long.keys().max().map_or(1, |last| last + 1);
    long.insert(number, message.to_owned());
    number
}

/// Serves the map's files, tiles and long messages to the window. Called by the root.
pub fn use_map_files() {
    shell::use_asset_handler(FOLDER, |request, responder| {
        let path = request.uri().path().trim_start_matches('/').strip_prefix(FOLDER).unwrap_or_default();
        let answer = match answer(path.trim_start_matches('/')) {
            Some((kind, body)) => Response::builder().header("Content-Type", kind).body(body),
            None => Response::builder().status(StatusCode::NO_CONTENT).body(Cow::Borrowed(&[][..])),
        };
        // Both are well-formed; the window would wait for an answer for ever.
        responder.respond(answer.unwrap_or_default());
    });
}

/// The type and the bytes of what stands at a path below the folder.
fn answer(path: &str) -> Option<(&'static str, Cow<'static, [u8]>)> {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["tiles", zoom, column, row] => {
            let tile = TILES.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
            let bytes = tile(zoom.parse().ok()?, column.parse().ok()?, row.parse().ok()?)?;
            Some(("application/x-protobuf", Cow::Owned(bytes)))
        }
        ["messages", number] => {
            let mut long = LONG.lock().unwrap_or_else(PoisonError::into_inner);
            let message = long.as_mut()?.remove(&number.parse().ok()?)?;
            Some(("application/json", Cow::Owned(message.into_bytes())))
        }
        _ => {
            let kind = match path.rsplit_once('.')?.1 {
                "js" => "text/javascript",
                "css" => "text/css",
                "json" => "application/json",
                _ => "text/plain",
            };
            Some((kind, Cow::Borrowed(FILES.get_file(path)?.contents())))
        }
    }
}

pub async fn ground_file() -> Result<Cow<'static, [u8]>, String> {
    Ok(Cow::Borrowed(GROUND))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_fetched_once_and_a_tile_by_its_numbers() {
        let number = put_aside("[1,2]");
        let path = format!("messages/{number}");
        assert_eq!(answer(&path).unwrap().1.as_ref(), b"[1,2]");
        assert!(answer(&path).is_none());
        *TILES.lock().unwrap() = Some(std::sync::Arc::new(|zoom, _, _| (zoom == 3).then(|| vec![zoom])));
        assert_eq!(answer("tiles/3/4/5").unwrap().1.as_ref(), [3]);
        for nothing in ["tiles/4/4/5", "tiles/3/4", "tiles/x/4/5", "messages/x", "../Cargo.toml", ""] {
            assert!(answer(nothing).is_none(), "{nothing}");
        }
    }
}
