//! In a browser: a download, the browser's own share sheet, its clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, NotificationOptions, NotificationPermission, ServiceWorkerRegistration,
    ShareData, Url,
};

use super::{FileKept, Notification, Notifying, OutsideError, Planned, Shared, Sharing};

pub async fn keep_file(name: &str, media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    download(name, media_type, text).map_err(failed)?;
    Ok(FileKept::Downloads)
}

fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let missing = || JsValue::from_str("no document");
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &properties)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address)
}

pub async fn share_file(name: &str, media_type: &str, text: &str) -> Result<FileKept, OutsideError> {
    keep_file(name, media_type, text).await
}

pub async fn share(shared: Shared) -> Result<Sharing, OutsideError> {
    let navigator = web_sys::window().ok_or(OutsideError::NotOnThisSystem)?.navigator();
    let has = |name: &str| js_sys::Reflect::has(&navigator, &JsValue::from_str(name)).unwrap_or(false);
    if has("share") {
        let data = ShareData::new();
        data.set_title(&shared.title);
        data.set_text(&shared.text);
        if let Some(url) = &shared.url {
            data.set_url(url);
        }
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Ok(Sharing::Sheet),
            // The reader shut the sheet: that is an answer, not a failure.
            Err(error) if is_named(&error, "AbortError") => return Ok(Sharing::Sheet),
            Err(_) => {}
        }
    }
    if !has("clipboard") {
        return Err(OutsideError::NotOnThisSystem);
    }
    JsFuture::from(navigator.clipboard().write_text(&shared.as_text())).await.map_err(failed)?;
    Ok(Sharing::Copied)
}

pub fn notifying() -> Notifying {
    let has_them = web_sys::window()
        .is_some_and(|window| js_sys::Reflect::has(&window, &JsValue::from_str("Notification")).unwrap_or(false));
    if !has_them {
        return Notifying::NotHere;
    }
    match web_sys::Notification::permission() {
        NotificationPermission::Granted => Notifying::Allowed,
        NotificationPermission::Denied => Notifying::Denied,
        _ => Notifying::NotAsked,
    }
}

pub async fn ask_to_notify() -> Notifying {
    if notifying() == Notifying::NotAsked
        && let Ok(answer) = web_sys::Notification::request_permission()
    {
        // Who shuts the question without an answer may be asked again.
        let _ = JsFuture::from(answer).await;
    }
    notifying()
}

/// By the service worker, the only way on phones; by the page where there is none.
pub async fn notify(notification: Notification) -> Result<(), OutsideError> {
    if notifying() != Notifying::Allowed {
        return Err(OutsideError::NotOnThisSystem);
    }
    let options = NotificationOptions::new();
    options.set_body(&notification.text);
    options.set_tag(&notification.name);
    options.set_data(&JsValue::from_str(&notification.path));
    let container = web_sys::window().ok_or(OutsideError::NotOnThisSystem)?.navigator().service_worker();
    let has_worker = JsValue::from(container.clone()).is_object();
    let registration = if has_worker { JsFuture::from(container.get_registration()).await.ok() } else { None };
    match registration.and_then(|registration| registration.dyn_into::<ServiceWorkerRegistration>().ok()) {
        Some(registration) => {
            let shown = registration.show_notification_with_options(&notification.title, &options).map_err(failed)?;
            JsFuture::from(shown).await.map_err(failed)?;
        }
        None => _ = web_sys::Notification::new_with_options(&notification.title, &options).map_err(failed)?,
    }
    Ok(())
}

/// No browser keeps a plan for a page that is closed.
pub fn plans() -> bool {
    false
}

pub fn plan(_planned: &[Planned]) -> Result<(), OutsideError> {
    Err(OutsideError::NotOnThisSystem)
}

pub async fn ask_to_keep_storage() {
    let Some(window) = web_sys::window() else { return };
    // Absent where the page is not served securely.
    let storage = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("storage"));
    if !storage.is_ok_and(|storage| storage.is_object()) {
        return;
    }
    if let Ok(answer) = window.navigator().storage().persist() {
        let _ = JsFuture::from(answer).await;
    }
}

fn is_named(error: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string()).as_deref()
        == Some(name)
}

fn failed(error: JsValue) -> OutsideError {
    let message = js_sys::Reflect::get(&error, &JsValue::from_str("message")).ok().and_then(|text| text.as_string());
    OutsideError::Failed(message.or_else(|| error.as_string()).unwrap_or_default())
}
