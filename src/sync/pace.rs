//! When an app asks its feed by itself. Pure: no clock, no IO.
//!
//! The rule keeps a host's load flat, however many families there are: nobody is asked again within an hour of an answer,
//! whoever stays asks every six hours, and after a failure each phone waits twice as long as before and a little longer
//! or shorter than the others, so that a host that comes back isn't met by all of them at once. What a host asks for
//! (`Retry-After`) is honoured. Somebody who asks by hand waits for none of this.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::feed::hash::Hash;

/// Who comes back within this time of an answer is not asked for again.
const FRESH_ENOUGH: TimeDelta = TimeDelta::hours(1);
/// How long an app that stays open goes without asking.
const ASK_EVERY: TimeDelta = TimeDelta::hours(6);
/// The wait after a first failure, and the longest after many.
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(2);
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);
/// The longest that a host is heard: a broken one may say anything.
const LONGEST_ASKED_FOR: TimeDelta = TimeDelta::hours(24);

/// What became of the last questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// When the feed answered last.
    pub answered: Option<DateTime<Utc>>,
    /// Failures since then.
    pub failures: u32,
    /// Not before then.
    pub wait_until: Option<DateTime<Utc>>,
}

/// Who would ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The app was opened, or somebody looks at it again.
    Opened,
    /// It has been open all the time.
    Stayed,
}

impl Pace {
    /// The feed answered, with something new or nothing.
    pub fn answered(at: DateTime<Utc>) -> Self {
        Self { answered: Some(at), failures: 0, wait_until: None }
    }

    /// It didn't. `retry_after`: what the host asked for.
    pub fn failed(self, at: DateTime<Utc>, retry_after: Option<Duration>) -> Self {
        let failures = self.failures.saturating_add(1);
        let doubled = FIRST_WAIT * 2_i32.saturating_pow(failures.min(12) - 1);
        let jitter = share(at, failures);
        let own = doubled.min(LONGEST_WAIT);
        // Between half of it and all of it.
        let own = own / 2 + scaled(own / 2, jitter);
        let asked = retry_after.and_then(|asked| TimeDelta::from_std(asked).ok()).unwrap_or(LONGEST_ASKED_FOR);
        let asked = retry_after.map_or(TimeDelta::zero(), |_| asked.min(LONGEST_ASKED_FOR));
        // A tenth on top, so that not everybody comes back in the same second.
        let asked = asked + scaled(asked / 10, jitter);
        Self { failures, wait_until: Some(at + own.max(asked)), ..self }
    }

    /// To be remembered.
    pub fn to_text(self) -> String {
        let moment = |at: Option<DateTime<Utc>>| at.map_or_else(|| "-".to_owned(), |at| at.timestamp().to_string());
        format!("{} {} {}", moment(self.answered), self.failures, moment(self.wait_until))
    }

    /// Reads what [`Pace::to_text`] wrote; what can't be read knows of no question.
    pub fn from_text(text: &str) -> Self {
        let moment = |word: &str| word.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        match text.split(' ').collect::<Vec<_>>().as_slice() {
            [answered, failures, wait_until] => Self {
                answered: moment(answered),
                failures: failures.parse().unwrap_or(0),
                wait_until: moment(wait_until),
            },
            _ => Self::default(),
        }
    }

    /// Whether it is time to ask. Moments that a clock which has been set back makes lie in the future don't count.
    pub fn is_due(&self, now: DateTime<Utc>, occasion: Occasion) -> bool {
        let longest = LONGEST_ASKED_FOR + LONGEST_ASKED_FOR / 10;
        if self.wait_until.is_some_and(|until| now < until && until - now <= longest) {
            return false;
        }
        if self.failures > 0 {
            return true;
        }
        let pause = match occasion {
            Occasion::Opened => FRESH_ENOUGH,
            Occasion::Stayed => ASK_EVERY,
        };
        self.answered.is_none_or(|answered| answered > now || now - answered >= pause)
    }
}

/// A number from 0 to 1 that differs from phone to phone: what the moment's milliseconds hash to.
fn share(at: DateTime<Utc>, failures: u32) -> f64 {
    let hash = Hash::of(format!("{} {failures}", at.timestamp_micros()).as_bytes()).to_string();
    let digits = u32::from_str_radix(&hash[..8], 16).unwrap_or(0);
    f64::from(digits) / f64::from(u32::MAX)
}

fn scaled(delta: TimeDelta, share: f64) -> TimeDelta {
    let milliseconds = delta.num_milliseconds() as f64 * share;
    TimeDelta::milliseconds(milliseconds as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("2026-11-24T{text}Z").parse().unwrap()
    }

    #[test]
    fn nobody_is_asked_again_within_the_hour() {
        let pace = Pace::answered(at("08:00:00"));
        let due = |now: &str, occasion| pace.is_due(at(now), occasion);
        assert!(Pace::default().is_due(at("08:00:00"), Occasion::Opened));
        assert!(!due("08:59:59", Occasion::Opened));
        assert!(due("09:00:00", Occasion::Opened));
        assert!(!due("13:59:59", Occasion::Stayed));
        assert!(due("14:00:00", Occasion::Stayed));
    }

    #[test]
    fn t19_each_failure_waits_longer_and_no_two_phones_alike() {
        let mut pace = Pace::answered(at("08:00:00"));
        let mut waits = Vec::new();
        for _ in 0..20 {
            pace = pace.failed(at("09:00:00"), None);
            waits.push(pace.wait_until.unwrap() - at("09:00:00"));
        }
        assert!(waits[0] >= FIRST_WAIT / 2 && waits[0] <= FIRST_WAIT, "{:?}", waits[0]);
        assert!(waits[5] > waits[2] && waits[2] > waits[0]);
        assert!(waits.iter().all(|wait| *wait <= LONGEST_WAIT));
        assert!(*waits.last().unwrap() >= LONGEST_WAIT / 2);
        let phone = |millisecond| Pace::default().failed(at("09:00:00") + TimeDelta::milliseconds(millisecond), None);
        let spread: std::collections::BTreeSet<_> =
            (0..100).map(|phone_of| phone(phone_of).wait_until.unwrap().timestamp()).collect();
        assert!(spread.len() > 30, "{}", spread.len());
        assert!(!pace.is_due(at("09:00:01"), Occasion::Opened));
        assert!(pace.is_due(at("15:00:01"), Occasion::Opened));
        assert_eq!(Pace::answered(at("10:00:00")).failures, 0);
    }

    #[test]
    fn t19_what_a_host_asks_for_is_honoured_within_a_day() {
        let wait = |seconds| {
            let pace = Pace::default().failed(at("09:00:00"), Some(Duration::from_secs(seconds)));
            pace.wait_until.unwrap() - at("09:00:00")
        };
        let hour = wait(3600);
        assert!(hour >= TimeDelta::hours(1) && hour <= TimeDelta::minutes(66), "{hour:?}");
        assert!(wait(1) >= FIRST_WAIT / 2, "never sooner than by itself");
        assert!(wait(u64::MAX) <= TimeDelta::hours(27));
    }

    #[test]
    fn a_pace_is_remembered() {
        for pace in [Pace::default(), Pace::answered(at("08:00:00")), Pace::default().failed(at("08:00:00"), None)] {
            let read = Pace::from_text(&pace.to_text());
            let seconds = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
            assert_eq!((read.answered, read.failures), (pace.answered, pace.failures));
            assert_eq!(seconds(read.wait_until), seconds(pace.wait_until));
        }
        assert_eq!(Pace::from_text("x"), Pace::default());
        assert_eq!(Pace::from_text("a b c"), Pace::default());
    }

    #[test]
    fn t52_a_clock_that_jumped_keeps_nobody_waiting() {
        let pace = Pace::answered("2099-01-01T00:00:00Z".parse().unwrap());
        assert!(pace.is_due(at("09:00:00"), Occasion::Opened));
        let failed = pace.failed("2099-01-01T00:00:00Z".parse().unwrap(), None);
        assert!(failed.is_due(at("09:00:00"), Occasion::Opened));
        let before = Pace::answered("1970-01-01T00:00:00Z".parse().unwrap());
        assert!(before.is_due(at("09:00:00"), Occasion::Stayed));
    }
}
