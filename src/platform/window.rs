//! The window that desktop and phones share: our own first page, nothing but that page, the look's colours.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dioxus::prelude::{Element, LaunchBuilder};

#[cfg(feature = "desktop")]
use dioxus::desktop as shell;
#[cfg(not(feature = "desktop"))]
use dioxus::mobile as shell;

use shell::tao::event::{Event, WindowEvent};
use shell::{Config, LogicalSize, WindowBuilder};

use super::{Dress, Signal, hub, system};

/// The two unsafe words are the renderer's own need: its loader is an inline script and its edits are evaluated. What
/// is remote stays blocked, whatever the page holds.
const POLICY: &str = "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; \
    worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    connect-src 'self' ws://127.0.0.1:*; font-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Birch in the light theme: what shows before the page does.
const BACKGROUND: (u8, u8, u8, u8) = (0xfb, 0xf8, 0xf2, 0xff);

/// A phone's window, in logical pixels; it may be resized.
const SIZE: (f64, f64) = (390.0, 844.0);
const LEAST_SIZE: (f64, f64) = (280.0, 400.0);

/// In a window that is visible before it is made, the renderer holds each edit back until an animation frame, and the
/// first one comes late: the web view sets up its drawing before. In one that is shown once it was made it doesn't
/// wait. Elsewhere than on Linux the renderer hides and shows the window so by itself.
const SHOWN_ONCE_MADE: bool = cfg!(target_os = "linux");

pub fn launch(app: fn() -> Element, dress: Dress, web_data: Option<std::path::PathBuf>) {
    let window = WindowBuilder::new()
        .with_title("Avoin ovi")
        .with_inner_size(LogicalSize::new(SIZE.0, SIZE.1))
        .with_min_inner_size(LogicalSize::new(LEAST_SIZE.0, LEAST_SIZE.1))
        .with_visible(!SHOWN_ONCE_MADE);
    let mut config = Config::new()
        .with_window(window)
        .with_custom_index(first_page(dress))
        .with_background_color(BACKGROUND)
        .with_menu(None)
        .with_custom_event_handler(|event, _| hear(event))
        // The page itself is let in before this is asked; nothing else ever is.
        .with_navigation_handler(|_| false);
    if let Some(folder) = web_data {
        config = config.with_data_directory(folder);
    }
    if SHOWN_ONCE_MADE {
        config = config.with_on_window(|window, _| window.set_visible(true));
    }
    LaunchBuilder::new().with_cfg(config).launch(app);
}

/// What the window hears that the app wants to know: that somebody looks at it again, and links that open it.
fn hear<T>(event: &Event<'_, T>) {
    match event {
        Event::Resumed | Event::WindowEvent { event: WindowEvent::Focused(true), .. } => {
            hub::tell_signal(Signal::Returned);
            system::came_back();
        }
        // The link waits where the app takes it.
        #[cfg(target_os = "ios")]
        Event::Opened { urls } => system::opened(urls),
        _ => {}
    }
}

/// The page with styles and fonts inside: the renderer's own file server knows neither where the program was started
/// nor the type of a font.
fn first_page(dress: Dress) -> String {
    let mut styles = dress.styles.join("\n");
    for (address, bytes) in dress.fonts {
        styles = styles.replace(address, &format!("data:font/woff2;base64,{}", BASE64_STANDARD.encode(bytes)));
    }
    format!(
        r#"<!doctype html>
<html lang="fi" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Avoin ovi</title>
<style>{styles}</style>
</head>
<body><div id="main"></div></body>
</html>"#
    )
}

/// Hears what a phone's own part tells the page: that the way back was pressed.
pub fn hear_page() {
    let mut page = dioxus::document::eval(
        "addEventListener('avoin-ovi:back', () => dioxus.send(true)); await new Promise(() => {});",
    );
    dioxus::prelude::spawn(async move {
        while page.recv::<bool>().await.is_ok() {
            hub::tell_signal(Signal::Back);
        }
    });
}

/// Sets the page's language from inside a component.
pub fn show_language(tag: &'static str, direction: &'static str) {
    dioxus::document::eval(&format!(
        "document.documentElement.lang = \"{tag}\"; document.documentElement.dir = \"{direction}\";"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_holds_its_fonts_and_may_be_zoomed() {
        let dress = Dress {
            styles: &["@font-face{src:url(\"/assets/fonts/a.woff2\")}"],
            fonts: &[("/assets/fonts/a.woff2", b"font")],
            take_words: |_, _| (),
        };
        let page = first_page(dress);
        assert!(page.contains("url(\"data:font/woff2;base64,Zm9udA==\")"));
        assert!(page.contains("viewport-fit=cover") && !page.contains("user-scalable"));
        assert!(page.contains("</head>") && page.contains("</body>"), "the renderer looks for both");
    }
}
