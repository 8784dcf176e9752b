//! The app: prepares the process, begins with the store, opens the window on the root component, and nothing else.

use avoin_ovi::platform::{Dress, launch, prepare};
use avoin_ovi::ui::{App, FONTS, STYLES, begin, take_words, work};

fn main() {
    prepare();
    begin();
    launch(App, Dress { styles: STYLES, fonts: FONTS, take_words }, work);
}
