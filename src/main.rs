//! The app: opens the window on the root component, and nothing else.

use avoin_ovi::platform::{Dress, launch};
use avoin_ovi::ui::{App, FONTS, STYLES, work};

fn main() {
    launch(App, Dress { styles: STYLES, fonts: FONTS }, work);
}
