//! Notifications by the desktop's own service (<https://specifications.freedesktop.org/notification-spec/>), over the
//! session's bus, with the library that the window needs anyway. Rejected: a crate with a bus client of its own, forty
//! crates for one call. Without a bus or a service there are none, and that is an answer like any other.

use gio::glib::{Variant, VariantDict};
use gio::prelude::*;
use gio::{BusType, Cancellable, DBusCallFlags, DBusConnection};

use super::{Notification, Notifying, OutsideError};

const SERVICE: &str = "org.freedesktop.Notifications";
const OBJECT: &str = "/org/freedesktop/Notifications";
const TIMEOUT_MS: i32 = 3_000;

/// Whether there is a bus that could be asked. Whether somebody listens there shows with the first notification.
pub fn notifying() -> Notifying {
    let has_bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    if has_bus { Notifying::Allowed } else { Notifying::NotHere }
}

pub fn notify(notification: &Notification) -> Result<(), OutsideError> {
    if notifying() == Notifying::NotHere {
        return Err(OutsideError::NotOnThisSystem);
    }
    let failed = |error: gio::glib::Error| OutsideError::Failed(error.to_string());
    let bus: DBusConnection = gio::bus_get_sync(BusType::Session, Cancellable::NONE).map_err(failed)?;
    bus.call_sync(
        Some(SERVICE),
        OBJECT,
        SERVICE,
        "Notify",
        Some(&arguments(notification)),
        None,
        DBusCallFlags::NONE,
        TIMEOUT_MS,
        Cancellable::NONE,
    )
    .map(drop)
    .map_err(failed)
}

/// `susssasa{sv}i`: name, replaced id, icon, title, text, actions, hints, milliseconds (-1: as the desktop likes). The
/// text may hold markup for some desktops, so what the directory says is written as text.
fn arguments(notification: &Notification) -> Variant {
    Variant::tuple_from_iter([
        "Avoin ovi".to_variant(),
        0_u32.to_variant(),
        "".to_variant(),
        notification.title.to_variant(),
        gio::glib::markup_escape_text(&notification.text).as_str().to_variant(),
        Vec::<String>::new().to_variant(),
        VariantDict::new(None).end(),
        (-1_i32).to_variant(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_asked_as_its_specification_says_and_with_text_alone() {
        let said = |text: &str| text.to_owned();
        let notification =
            Notification { title: said("Kahvila"), text: said("<b>9.30</b>"), name: said("a"), path: said("/") };
        let arguments = arguments(&notification);
        assert_eq!(arguments.type_().as_str(), "(susssasa{sv}i)");
        assert_eq!(arguments.child_value(4).str(), Some("&lt;b&gt;9.30&lt;/b&gt;"));
    }
}
