//! The time a list is for, in words. Pure.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Utc};

use super::state::Moment;
use super::{clock, date, full_date, now_pill, weekday_key, when};
use crate::domain::time::to_civil;
use crate::t;
use crate::ui::i18n::Words;

/// The list's title: where to now, today, tomorrow, on Saturday, on a day.
pub fn list_title(words: Words, moment: Moment) -> String {
    let (at, today) = (to_civil(moment.at).date(), to_civil(moment.now).date());
    if moment.at == moment.now {
        t!(words, "now-title")
    } else if at == today {
        t!(words, "then-title-today")
    } else if today.checked_add_days(Days::new(1)) == Some(at) {
        t!(words, "then-title-tomorrow")
    } else if (1..7).contains(&(at - today).num_days()) {
        t!(words, "then-title-weekday", day = weekday_key(at.weekday()))
    } else {
        t!(words, "then-title-date", date = date(words, at))
    }
}

/// The head's pill: now, or the time that was chosen.
pub fn time_pill(words: Words, moment: Moment) -> String {
    if moment.at == moment.now {
        return now_pill(words, moment.now);
    }
    when(words, to_civil(moment.at), to_civil(moment.now))
}

/// The day in full, with its time: `Lauantaina 28.11. klo 10`. The year where it isn't this one.
pub fn long_time(words: Words, moment: Moment) -> String {
    long_when(words, to_civil(moment.at), moment.now)
}

fn long_when(words: Words, at: NaiveDateTime, now: DateTime<Utc>) -> String {
    let this_year = at.year() == to_civil(now).year();
    let day = if this_year { date(words, at.date()) } else { full_date(words, at.date()) };
    t!(words, "on-weekday-date-at", day = weekday_key(at.weekday()), date = day, time = clock(words, at.time()))
}

/// A day to choose: today, tomorrow, then by weekday and date.
pub fn day_choice(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    if day == today {
        t!(words, "day-today")
    } else if today.checked_add_days(Days::new(1)) == Some(day) {
        t!(words, "day-tomorrow")
    } else {
        super::weekday_and_date(words, day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_moment;
    use crate::ui::i18n::Language;

    #[test]
    fn the_title_and_the_pill_say_plainly_when_it_is_not_now() {
        let now = parse_moment("2026-11-24T10:05").unwrap();
        for (at, title, pill, long) in [
            ("2026-11-24T10:05", "Minne nyt?", "Nyt · ti 10.05", "Tiistaina 24.11. klo\u{a0}10.05"),
            ("2026-11-24T15:00", "Minne tänään?", "tänään klo\u{a0}15", "Tiistaina 24.11. klo\u{a0}15"),
            ("2026-11-25T09:30", "Minne huomenna?", "huomenna klo\u{a0}9.30", "Keskiviikkona 25.11. klo\u{a0}9.30"),
            ("2026-11-28T10:00", "Minne lauantaina?", "la 28.11. klo\u{a0}10", "Lauantaina 28.11. klo\u{a0}10"),
            ("2026-12-01T10:00", "Minne 1.12.?", "ti 1.12. klo\u{a0}10", "Tiistaina 1.12. klo\u{a0}10"),
            ("2027-11-27T10:00", "Minne 27.11.?", "27.11.2027 klo\u{a0}10", "Lauantaina 27.11.2027 klo\u{a0}10"),
        ] {
            let moment = Moment { at: parse_moment(at).unwrap(), now };
            let fi = Language::Finnish.words();
            assert_eq!(list_title(fi, moment), title);
            assert_eq!(time_pill(fi, moment), pill);
            assert_eq!(long_time(fi, moment), long);
        }
    }
}
