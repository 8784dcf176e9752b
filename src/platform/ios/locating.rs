//! Where the phone is, coarse and once, by the system's location manager.

use std::cell::Cell;

use futures_channel::oneshot::{Sender, channel};
use objc2::rc::Retained;
use objc2::runtime::ProtocolObject;
use objc2::{DefinedClass, MainThreadMarker, MainThreadOnly, define_class, msg_send};
use objc2_core_location::{
    CLAuthorizationStatus, CLError, CLLocation, CLLocationManager, CLLocationManagerDelegate,
    kCLLocationAccuracyHundredMeters,
};
use objc2_foundation::{NSArray, NSError, NSObject, NSObjectProtocol};

use crate::platform::LocateError;

type Answer = Result<(f64, f64), LocateError>;

define_class!(
    /// Hears what the manager finds.
    // SAFETY: `NSObject` asks nothing of those below it, and there is no `Drop`.
    #[unsafe(super(NSObject))]
    #[thread_kind = MainThreadOnly]
    #[ivars = Cell<Option<Sender<Answer>>>]
    struct Locating;

    unsafe impl NSObjectProtocol for Locating {}

    unsafe impl CLLocationManagerDelegate for Locating {
        /// Called as soon as there is somebody to tell, and when the reader has answered.
        #[unsafe(method(locationManagerDidChangeAuthorization:))]
        fn may_be_asked(&self, manager: &CLLocationManager) {
            // SAFETY: on the main thread, where the manager was made.
            unsafe {
                match manager.authorizationStatus() {
                    CLAuthorizationStatus::NotDetermined => manager.requestWhenInUseAuthorization(),
                    CLAuthorizationStatus::Denied | CLAuthorizationStatus::Restricted => {
                        self.answer(Err(LocateError::Denied));
                    }
                    _ => manager.requestLocation(),
                }
            }
        }

        #[unsafe(method(locationManager:didUpdateLocations:))]
        fn found(&self, _manager: &CLLocationManager, locations: &NSArray<CLLocation>) {
            if let Some(last) = locations.lastObject() {
                // SAFETY: reads two numbers.
                let point = unsafe { last.coordinate() };
                self.answer(Ok((point.latitude, point.longitude)));
            }
        }

        #[unsafe(method(locationManager:didFailWithError:))]
        fn failed(&self, _manager: &CLLocationManager, error: &NSError) {
            let is_denied = error.code() == CLError::Denied.0;
            let why = error.localizedDescription().to_string();
            self.answer(Err(if is_denied { LocateError::Denied } else { LocateError::Failed(why) }));
        }
    }
);

impl Locating {
    fn new(main: MainThreadMarker, told: Sender<Answer>) -> Retained<Self> {
        let this = Self::alloc(main).set_ivars(Cell::new(Some(told)));
        // SAFETY: `NSObject`'s own initialiser.
        unsafe { msg_send![super(this), init] }
    }

    fn answer(&self, answer: Answer) {
        if let Some(told) = self.ivars().take() {
            // Whoever left the screen waits for it no longer.
            let _ = told.send(answer);
        }
    }
}

pub fn can_locate() -> bool {
    true
}

pub async fn locate() -> Answer {
    let main = MainThreadMarker::new().ok_or(LocateError::NotHere)?;
    let (told, answer) = channel();
    let hearer = Locating::new(main, told);
    // SAFETY: all of it on the main thread; the manager holds its hearer weakly, so both are kept until the answer.
    let manager = unsafe {
        let manager = CLLocationManager::new();
        manager.setDesiredAccuracy(kCLLocationAccuracyHundredMeters);
        manager.setDelegate(Some(ProtocolObject::from_ref(&*hearer)));
        manager
    };
    let answer = answer.await.unwrap_or(Err(LocateError::NotHere));
    drop((manager, hearer));
    answer
}
