use super::*;

const FROM: &str = "2026-09-01T00:00";
const TO: &str = "2027-01-01T00:00";

fn file(events: &[&str]) -> String {
    let events =
        events.iter().map(|event| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", event.replace('\n', "\r\n")));
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.collect::<String>())
}

fn told(text: &str) -> Vec<String> {
    let time = |text: &str| Civil::parse(text).unwrap().at();
    let read = read(text);
    let series = read.series.iter().map(|series| match starts(series, time(FROM), time(TO)) {
        Ok(starts) => {
            format!("{}: {}", series.uid, starts.iter().map(Civil::to_string).collect::<Vec<_>>().join(" "))
        }
        Err(why) => format!("{}: {why}", series.uid),
    });
    series.chain(read.problems.iter().map(|problem| format!("! {problem}"))).collect()
}

#[test]
fn a_series_with_what_was_moved_cancelled_left_out_and_added() {
    let text = file(&[
        "UID:cafe\nSEQUENCE:2\nDTSTART;TZID=FLE Standard Time:20261006T093000\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261\n 103T235959Z\nEXDATE;TZID=Europe/Helsinki:20261013T093000\nRDATE;TZID=Europe/Helsinki:20261008T100000",
        "UID:cafe\nSEQUENCE:2\nRECURRENCE-ID;TZID=Europe/Helsinki:20261020T093000\nDTSTART;TZID=Europe/Helsinki:20261021T130000",
        "UID:cafe\nSEQUENCE:2\nRECURRENCE-ID:20261027T073000Z\nDTSTART:20261027T073000Z\nSTATUS:CANCELLED",
        "UID:cafe\nSEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Helsinki:20261013T093000\nDTSTART;TZID=Europe/Helsinki:20261013T180000",
    ]);
    assert_eq!(told(&text), ["cafe: 2026-10-06T09:30 2026-10-08T10:00 2026-10-21T13:00 2026-11-03T09:30"]);
}

#[test]
fn times_of_other_zones_come_to_finlands_clocks() {
    let text = file(&[
        "UID:utc\nDTSTART:20261020T063000Z\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:london\nDTSTART;TZID=\"GMT Standard Time\":20261020T073000\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:newyork\nDTSTART;TZID=America/New_York:20261024T200000\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:floating\nDTSTART:20261020T093000\nRRULE:FREQ=WEEKLY;COUNT=2",
        "UID:day\nDTSTART;VALUE=DATE:20261020\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/London:20261027T000000",
        "UID:nowhere\nDTSTART;TZID=Kuu/Meri:20261020T093000",
    ]);
    assert_eq!(
        told(&text),
        [
            "utc: 2026-10-20T09:30 2026-10-27T08:30",
            "london: 2026-10-20T09:30 2026-10-27T09:30",
            "newyork: 2026-10-25T03:00 2026-11-01T02:00",
            "floating: 2026-10-20T09:30 2026-10-27T09:30",
            "day: 2026-10-20 2026-11-03",
            "nowhere: 2026-10-20T09:30",
            "! nowhere: \"Kuu/Meri\" is no time zone that is known here, taken as Finland's",
        ]
    );
}

#[test]
fn this_and_future_goes_on_from_there() {
    let text = file(&[
        "UID:a\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;UNTIL=20261102",
        "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261019T100000\nDTSTART:20261020T120000",
        "UID:a\nRECURRENCE-ID:20261026T100000\nDTSTART:20261026T150000",
    ]);
    assert_eq!(
        told(&text),
        ["a: 2026-10-05T10:00 2026-10-12T10:00 2026-10-20T12:00 2026-10-26T15:00 2026-11-03T12:00"]
    );
}

#[test]
fn what_is_private_stays_out_and_what_is_wrong_is_told() {
    let text = file(&[
        "UID:private\nCLASS:PRIVATE\nDTSTART:20261005T100000",
        "UID:secret\nCLASS:X-FAMILY\nDTSTART:20261005T100000",
        "UID:misspelt\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;UNTL=20261010",
        "UID:unreadable\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261012T1000,ensi maanantai",
        "UID:no-start\nSUMMARY:Ilman aikaa",
        "UID:backwards\nDTSTART:20261005T120000\nDTEND:20261005T100000",
        "UID:ended\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;UNTIL=20251005",
        "UID:open\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;COUNT=-1;UNTIL=20261012",
    ]);
    assert_eq!(read(&text).private, 2);
    assert_eq!(
        told(&text),
        [
            "misspelt: this rule can't be read: FREQ=WEEKLY;UNTL=20261010",
            "unreadable: 2026-10-05T10:00",
            "backwards: 2026-10-05T10:00",
            "ended: ",
            "open: 2026-10-05T10:00 2026-10-12T10:00",
            "! unreadable: EXDATE holds something that is no date or time",
            "! no-start: DTSTART is missing",
            "! backwards: DTEND lies before DTSTART, taken the other way round",
        ]
    );
    for bad in ["", "BEGIN:VCALENDAR", "maito\nleipä", "BEGIN:VEVENT\nDTSTART:99999999T999999\nEND:VEVENT"] {
        assert!(told(bad).iter().all(|line| line.starts_with('!')), "{bad}");
    }
}

#[test]
fn a_time_that_went_somewhere_private_is_not_where_it_was() {
    let text = file(&[
        "UID:a\nDTSTART:20261005T100000\nRRULE:FREQ=WEEKLY;COUNT=3",
        "UID:a\nCLASS:PRIVATE\nRECURRENCE-ID:20261012T100000\nDTSTART:20261013T100000",
        "UID:alone\nCLASS:CONFIDENTIAL\nRECURRENCE-ID:20261012T100000\nDTSTART:20261013T100000",
    ]);
    assert_eq!((told(&text), read(&text).private), (vec!["a: 2026-10-05T10:00 2026-10-19T10:00".to_owned()], 2));
}

proptest::proptest! {
    /// Whatever a file holds, it is read or told, in time.
    #[test]
    fn no_file_makes_it_panic(lines in proptest::collection::vec(
        proptest::sample::select(vec![
            "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "UID:a", "DTSTART:20261005T100000",
            "DTSTART:00010101T000000Z", "DTSTART;VALUE=DATE:99991231", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=53MO",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261005T100000", "RECURRENCE-ID:99991231", "EXDATE:20261006", "RDATE;VALUE=PERIOD:20261006T100000Z/PT1H",
            "DTEND:20261004", " folded", "SEQUENCE:99999999999999999999", "EXRULE:FREQ=WEEKLY", "\u{feff}", "x",
        ]), 0..14)) {
        told(&lines.join("\r\n"));
    }
}
