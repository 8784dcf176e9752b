//! Who hears what happens to a program of its own: the window tells, whoever asked hears.

use std::sync::{Mutex, PoisonError};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};

use super::Signal;

static HEARERS: Mutex<Vec<(Signal, UnboundedSender<()>)>> = Mutex::new(Vec::new());

/// Hears a signal each time it comes.
pub fn signals(signal: Signal) -> UnboundedReceiver<()> {
    let (sender, heard) = unbounded();
    HEARERS.lock().unwrap_or_else(PoisonError::into_inner).push((signal, sender));
    heard
}

/// Tells everybody who still listens.
pub fn tell_signal(signal: Signal) {
    let mut hearers = HEARERS.lock().unwrap_or_else(PoisonError::into_inner);
    hearers.retain(|(of, hearer)| *of != signal || hearer.unbounded_send(()).is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_is_heard_by_all_who_asked_for_it_and_still_listen() {
        let (mut one, mut other, gone) = (signals(Signal::Back), signals(Signal::Back), signals(Signal::Back));
        let mut nobody = signals(Signal::UpdateWaits);
        drop(gone);
        tell_signal(Signal::Back);
        tell_signal(Signal::Back);
        for heard in [&mut one, &mut other] {
            assert!(heard.try_recv().is_ok() && heard.try_recv().is_ok() && heard.try_recv().is_err());
        }
        assert!(nobody.try_recv().is_err());
    }
}
