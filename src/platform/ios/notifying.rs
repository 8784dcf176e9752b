//! The system's notifications: shown now, or planned, which it then does by itself, through restarts too.

use std::cell::RefCell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU8, Ordering};

use block2::{DynBlock, RcBlock};
use futures_channel::oneshot::channel;
use objc2::rc::Retained;
use objc2::runtime::{Bool, ProtocolObject};
use objc2::{MainThreadMarker, MainThreadOnly, define_class, msg_send};
use objc2_foundation::{NSError, NSObject, NSObjectProtocol, NSString};
use objc2_user_notifications::{
    UNAuthorizationOptions, UNAuthorizationStatus, UNMutableNotificationContent, UNNotification,
    UNNotificationPresentationOptions, UNNotificationRequest, UNNotificationResponse, UNNotificationSettings,
    UNNotificationTrigger, UNTimeIntervalNotificationTrigger, UNUserNotificationCenter,
    UNUserNotificationCenterDelegate,
};

use crate::platform::{Notification, Notifying, OutsideError, Planned, clock, system};

/// The system keeps 64 for an app: the soonest ones.
const MOST: usize = 60;

/// What the system said last: it answers only later.
static STATE: AtomicU8 = AtomicU8::new(NOT_ASKED);
const NOT_ASKED: u8 = 0;
const ALLOWED: u8 = 1;
const DENIED: u8 = 2;

define_class!(
    /// Hears which notification was pressed.
    // SAFETY: `NSObject` asks nothing of those below it, and there is no `Drop`.
    #[unsafe(super(NSObject))]
    #[thread_kind = MainThreadOnly]
    struct Pressed;

    unsafe impl NSObjectProtocol for Pressed {}

    unsafe impl UNUserNotificationCenterDelegate for Pressed {
        #[unsafe(method(userNotificationCenter:didReceiveNotificationResponse:withCompletionHandler:))]
        fn pressed(
            &self,
            _center: &UNUserNotificationCenter,
            response: &UNNotificationResponse,
            done: &DynBlock<dyn Fn()>,
        ) {
            if let Some(path) = response.notification().request().content().targetContentIdentifier() {
                system::put_link(format!("avoinovi:{path}"));
            }
            done.call(());
        }

        /// While the app is open too: without this the system keeps quiet then.
        #[unsafe(method(userNotificationCenter:willPresentNotification:withCompletionHandler:))]
        fn comes(
            &self,
            _center: &UNUserNotificationCenter,
            _notification: &UNNotification,
            show: &DynBlock<dyn Fn(UNNotificationPresentationOptions)>,
        ) {
            show.call((UNNotificationPresentationOptions::Banner | UNNotificationPresentationOptions::List,));
        }
    }
);

thread_local! {
    /// The center holds it weakly.
    static HEARER: RefCell<Option<Retained<Pressed>>> = const { RefCell::new(None) };
}

fn center() -> Retained<UNUserNotificationCenter> {
    UNUserNotificationCenter::currentNotificationCenter()
}

/// Before the app has started, or a press that started it would be lost.
pub fn begin() {
    let Some(main) = MainThreadMarker::new() else { return };
    // SAFETY: `NSObject`'s own initialiser.
    let hearer: Retained<Pressed> = unsafe { msg_send![Pressed::alloc(main), init] };
    center().setDelegate(Some(ProtocolObject::from_ref(&*hearer)));
    HEARER.set(Some(hearer));
    look();
}

/// Asks the system how it stands; the answer is there a moment later.
pub fn look() {
    center().getNotificationSettingsWithCompletionHandler(&RcBlock::new(
        |settings: NonNull<UNNotificationSettings>| {
            // SAFETY: the system hands over settings that live as long as this call.
            let status = unsafe { settings.as_ref() }.authorizationStatus();
            let state = match status {
                UNAuthorizationStatus::NotDetermined => NOT_ASKED,
                UNAuthorizationStatus::Denied => DENIED,
                _ => ALLOWED,
            };
            STATE.store(state, Ordering::Relaxed);
        },
    ));
}

pub fn notifying() -> Notifying {
    match STATE.load(Ordering::Relaxed) {
        ALLOWED => Notifying::Allowed,
        DENIED => Notifying::Denied,
        _ => Notifying::NotAsked,
    }
}

/// The system asks its reader once, and gives the same answer from then on.
pub async fn ask() -> Notifying {
    let (told, answer) = channel();
    let told = std::sync::Mutex::new(Some(told));
    let options = UNAuthorizationOptions::Alert | UNAuthorizationOptions::Sound;
    let heard = RcBlock::new(move |allowed: Bool, _error: *mut NSError| {
        if let Some(told) = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
            let _ = told.send(allowed.as_bool());
        }
    });
    center().requestAuthorizationWithOptions_completionHandler(options, &heard);
    match answer.await {
        Ok(true) => STATE.store(ALLOWED, Ordering::Relaxed),
        Ok(false) => STATE.store(DENIED, Ordering::Relaxed),
        Err(_) => {}
    }
    notifying()
}

pub fn show(notification: &Notification) {
    add(&notification.name, notification, None);
}

pub fn plan(planned: &[Planned]) {
    center().removeAllPendingNotificationRequests();
    let mut soonest: Vec<_> = planned.iter().collect();
    soonest.sort_by_key(|planned| planned.at);
    for Planned { at, notification } in soonest.into_iter().take(MOST) {
        let seconds = (*at - clock::now()).num_seconds();
        // What is over was told by the app itself.
        if seconds > 0 {
            let trigger = UNTimeIntervalNotificationTrigger::triggerWithTimeInterval_repeats(seconds as f64, false);
            add(&format!("planned {}", notification.name), notification, Some(&trigger));
        }
    }
}

/// What is shown now and what is planned have names of their own: the later of one name takes the earlier's place.
fn add(name: &str, Notification { title, text, path, .. }: &Notification, trigger: Option<&UNNotificationTrigger>) {
    let content = UNMutableNotificationContent::new();
    content.setTitle(&NSString::from_str(title));
    content.setBody(&NSString::from_str(text));
    content.setTargetContentIdentifier(Some(&NSString::from_str(path)));
    let request =
        UNNotificationRequest::requestWithIdentifier_content_trigger(&NSString::from_str(name), &content, trigger);
    // Where the reader said no, the app's own words stand on its screen.
    center().addNotificationRequest_withCompletionHandler(&request, None);
}

/// Said where a caller waits for an answer.
pub fn allowed() -> Result<(), OutsideError> {
    if notifying() == Notifying::Allowed { Ok(()) } else { Err(OutsideError::NotOnThisSystem) }
}
