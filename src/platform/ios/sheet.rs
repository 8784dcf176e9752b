//! The system's sheet for what goes out of the app: words, an address, a file.

use objc2::MainThreadMarker;
use objc2::rc::Retained;
use objc2::runtime::AnyObject;
use objc2_foundation::{NSArray, NSString, NSURL};
use objc2_ui_kit::{UIActivityViewController, UIApplication, UIWindow};

use crate::platform::OutsideError;

/// Shows the sheet. The tasks of the screens run on the system's own thread; elsewhere there is no sheet.
#[allow(unsafe_code)]
fn show(items: &[Retained<AnyObject>]) -> Result<(), OutsideError> {
    let main = MainThreadMarker::new().ok_or(OutsideError::NotOnThisSystem)?;
    let screen = window(main).and_then(|window| window.rootViewController()).ok_or(OutsideError::NotOnThisSystem)?;
    if screen.presentedViewController().is_some() {
        return Err(OutsideError::Failed("a sheet is open already".to_owned()));
    }
    let items = NSArray::from_retained_slice(items);
    // SAFETY: texts and addresses are items that the sheet knows.
    let sheet =
        unsafe { UIActivityViewController::initWithActivityItems_applicationActivities(main.alloc(), &items, None) };
    // On an iPad it must hang on something.
    if let Some(popover) = sheet.popoverPresentationController() {
        popover.setSourceView(screen.view().as_deref());
    }
    screen.presentViewController_animated_completion(&sheet, true, None);
    Ok(())
}

/// The window library makes one window and no scenes.
#[allow(deprecated)]
fn window(main: MainThreadMarker) -> Option<Retained<UIWindow>> {
    UIApplication::sharedApplication(main).windows().firstObject()
}

pub fn words(text: &str, url: Option<&str>) -> Result<(), OutsideError> {
    let mut items = vec![Retained::into_super(Retained::into_super(NSString::from_str(text)))];
    items.extend(url.and_then(|url| NSURL::URLWithString(&NSString::from_str(url))).map(|url| {
        let url: Retained<AnyObject> = Retained::into_super(Retained::into_super(url));
        url
    }));
    show(&items)
}

/// A file, written where the system clears up by itself.
pub fn file(name: &str, content: &str) -> Result<(), OutsideError> {
    let failed = |error: std::io::Error| OutsideError::Failed(error.to_string());
    let folder = std::env::temp_dir().join("shared");
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let path = folder.join(name.replace('/', "-"));
    std::fs::write(&path, content).map_err(failed)?;
    let url = NSURL::fileURLWithPath(&NSString::from_str(&path.to_string_lossy()));
    show(&[Retained::into_super(Retained::into_super(url))])
}
