//! The app: opens the window on the root component, and nothing else.

fn main() {
    avoin_ovi::platform::launch(avoin_ovi::ui::App, avoin_ovi::ui::dress());
}
