//! In a browser: the page's own scripts bring the one that draws (`platform/map/map.js`), with the first map.

use std::borrow::Cow;

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::TileAnswer;
use crate::platform::system::page;

type Opened = (MapPicture, UnboundedReceiver<String>);

pub struct MapPicture {
    handle: JsValue,
    _hear: Closure<dyn FnMut(JsValue)>,
    _tile: Closure<dyn FnMut(u8, u32, u32) -> JsValue>,
}

impl MapPicture {
    pub async fn open(element: &str, setup: &str, tile: TileAnswer) -> Result<Option<Opened>, String> {
        let (sender, heard) = unbounded();
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            if let Some(message) = message.as_string() {
                // Whoever left the map hears nothing of it.
                let _ = sender.unbounded_send(message);
            }
        });
        let tile = Closure::<dyn FnMut(u8, u32, u32) -> JsValue>::new(move |zoom, column, row| {
            tile(zoom, column, row).map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes.as_slice()).into())
        });
        let handle = begin(element, setup, hear.as_ref(), tile.as_ref()).await.map_err(|error| page::words(&error))?;
        if handle.is_null() {
            return Ok(None);
        }
        Ok(Some((Self { handle, _hear: hear, _tile: tile }, heard)))
    }

    pub fn tell(&self, message: &str) {
        self.call("tell", &JsValue::from_str(message));
    }

    fn call(&self, name: &str, argument: &JsValue) {
        if let Some(function) = page::get(&self.handle, name).and_then(|found| found.dyn_into::<Function>().ok()) {
            // What goes wrong in a picture is told on the console; the list stands beside it.
            if let Err(error) = function.call1(&self.handle, argument) {
                web_sys::console::info_2(&JsValue::from_str("The map:"), &error);
            }
        }
    }
}

impl Drop for MapPicture {
    fn drop(&mut self) {
        self.call("close", &JsValue::UNDEFINED);
    }
}

async fn begin(element: &str, setup: &str, hear: &JsValue, tile: &JsValue) -> Result<JsValue, JsValue> {
    let missing = || JsValue::from_str("the page has no map");
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let element = document.get_element_by_id(element).ok_or_else(missing)?;
    let script = page::scripts().ok_or_else(missing)?;
    let load: Function = Reflect::get(&script, &JsValue::from_str("map"))?.dyn_into()?;
    let module = JsFuture::from(load.call0(&script)?.dyn_into::<Promise>()?).await?;
    let open: Function = Reflect::get(&module, &JsValue::from_str("open"))?.dyn_into()?;
    let arguments = js_sys::Array::of4(&element, &js_sys::JSON::parse(setup)?, hear, tile);
    JsFuture::from(open.apply(&module, &arguments)?.dyn_into::<Promise>()?).await
}

pub async fn ground_file() -> Result<Cow<'static, [u8]>, String> {
    let address = page::meta("avoin-ovi:map-ground").and_then(|name| Some(format!("{}{name}", page::origin()?)));
    page::fetched_file(&address.ok_or("the page names no map")?).await.map(Cow::Owned)
}

pub fn use_map_files() {}
