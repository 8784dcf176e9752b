use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::event::{Break, Override};
use crate::domain::id::EventId;
use crate::domain::text::Text;
use crate::domain::time::parse_moment;
use ::icalendar::parser::{read_calendar, unfold};

fn tuesdays() -> Event {
    Event {
        rrule: Some("FREQ=WEEKLY;COUNT=400".to_owned()),
        start: Civil::parse("2026-09-01T09:30"),
        end: Civil::parse("2026-09-01T11:30"),
        breaks: Some(vec![Break::Days { from: "2026-12-24".parse().unwrap(), to: "2027-01-07".parse().unwrap() }]),
        exdates: vec![Civil::parse("2026-12-15").unwrap()],
        rdates: vec![Civil::parse("2026-12-17T09:30").unwrap()],
        overrides: vec![
            change("2026-12-01T09:30", None, EventStatus::Cancelled),
            change("2026-12-08T09:30", Some("2026-12-08T10:00"), EventStatus::Moved),
        ],
        ..Event::new(EventId::parse("a:kahvila").unwrap(), Text::of("fi", "Kahvila"))
    }
}

fn change(id: &str, start: Option<&str>, status: EventStatus) -> Override {
    Override {
        recurrence_id: Civil::parse(id).unwrap(),
        start: start.and_then(Civil::parse),
        end: None,
        place_id: None,
        status: Some(status),
        note: Text::default(),
    }
}

fn entries(event: &Event, from: &str, to: &str) -> Vec<Entry> {
    let runs =
        Series::new(event).unwrap().occurrences(&Calendar::default(), None, from.parse().unwrap(), to.parse().unwrap());
    let told = Told {
        summary: "Perhekahvila, Pihlaja".to_owned(),
        description: "Kahvia ja pullaa.\nTervetuloa!".to_owned(),
        location: "Torikatu 1, Esimerkkilä".to_owned(),
        url: Some("https://example.org/kahvila".to_owned()),
    };
    runs.into_iter().map(|run| Entry { run, told: told.clone(), in_doubt: false }).collect()
}

fn now() -> DateTime<Utc> {
    parse_moment("2026-11-24T10:00").unwrap()
}

/// The file's events as another program reads them: each the lines whose property was asked for.
fn events(file: &str, properties: &[&str]) -> Vec<Vec<String>> {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter().filter(|component| component.name == "VEVENT");
    let lines = events.map(|event| {
        let mut lines = Vec::new();
        for name in properties {
            let of_name = event.properties.iter().filter(|property| property.name == *name);
            lines.extend(of_name.map(|property| format!("{name} {}", property.val)));
        }
        lines
    });
    lines.collect()
}

#[test]
fn a_series_begins_with_its_next_time_and_tells_every_difference() {
    let event = tuesdays();
    let file = series(&event, &entries(&event, "2026-11-24", "2027-02-01"), now()).unwrap();
    let read = events(&file, &["DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS"]);
    assert_eq!(
        read,
        [
            vec![
                "DTSTART 20261124T093000",
                "DTEND 20261124T113000",
                "RRULE FREQ=WEEKLY;UNTIL=20270126T073000Z",
                "EXDATE 20261215T093000",
                "EXDATE 20261229T093000",
                "EXDATE 20270105T093000",
                "RDATE 20261217T093000",
                "STATUS CONFIRMED",
            ],
            vec![
                "DTSTART 20261201T093000",
                "DTEND 20261201T113000",
                "RECURRENCE-ID 20261201T093000",
                "STATUS CANCELLED",
            ],
            vec![
                "DTSTART 20261208T100000",
                "DTEND 20261208T120000",
                "RECURRENCE-ID 20261208T093000",
                "STATUS CONFIRMED",
            ],
        ]
    );
    assert!(file.contains("TZID=Europe/Helsinki") && file.contains("BEGIN:VTIMEZONE\r\n"), "{file}");
}

#[test]
fn one_time_stands_alone_and_a_single_event_is_no_series() {
    let event = tuesdays();
    let file = one(&event, &entries(&event, "2026-11-24", "2026-11-25")[0], now());
    let read = events(&file, &["UID", "SUMMARY", "LOCATION", "URL", "RRULE", "STATUS"]);
    assert_eq!(
        read,
        [[
            "UID a:kahvila/2026-11-24T09:30@avoin-ovi",
            "SUMMARY Perhekahvila, Pihlaja",
            "LOCATION Torikatu 1, Esimerkkilä",
            "URL https://example.org/kahvila",
            "STATUS CONFIRMED"
        ]]
    );
    let single = Event { rrule: None, ..tuesdays() };
    assert_eq!(series(&single, &entries(&single, "2026-09-01", "2026-09-02"), now()), None);
}

#[test]
fn whole_days_are_days_and_doubt_is_tentative() {
    let event = Event {
        rrule: None,
        breaks: None,
        start: Civil::parse("2026-12-05"),
        end: Civil::parse("2026-12-07"),
        overrides: Vec::new(),
        ..tuesdays()
    };
    let mut entry = entries(&event, "2026-12-05", "2026-12-06").remove(0);
    entry.in_doubt = true;
    let file = one(&event, &entry, now());
    assert!(file.contains("DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261208\r\n"), "{file}");
    assert!(file.contains("STATUS:TENTATIVE\r\n"), "{file}");
}

#[test]
fn a_series_in_doubt_names_the_times_that_are() {
    let event = Event { exdates: Vec::new(), rdates: Vec::new(), overrides: Vec::new(), ..tuesdays() };
    let mut entries = entries(&event, "2026-11-24", "2026-12-09");
    entries[1].in_doubt = true;
    let file = series(&event, &entries, now()).unwrap();
    let read = events(&file, &["RECURRENCE-ID", "STATUS"]);
    assert_eq!(read, [vec!["STATUS CONFIRMED"], vec!["RECURRENCE-ID 20261201T093000", "STATUS TENTATIVE"]], "{file}");
}

#[test]
fn a_places_calendar_holds_its_series_and_its_single_times() {
    let weekly = tuesdays();
    let single = Event {
        start: Civil::parse("2026-11-28T15:00"),
        end: Civil::parse("2026-11-28T18:00"),
        ..Event::new(EventId::parse("a:valojuhla").unwrap(), Text::of("fi", "Valojuhla"))
    };
    let of = |event: &Event| entries(event, "2026-11-24", "2027-02-01");
    let file = calendar(&[(&weekly, of(&weekly)), (&single, of(&single))], now()).unwrap();
    let alone = series(&weekly, &of(&weekly), now()).unwrap();
    let read = events(&file, &["UID", "DTSTART", "RECURRENCE-ID"]);
    let (lone, of_series) = read.split_last().unwrap();
    assert_eq!(of_series, events(&alone, &["UID", "DTSTART", "RECURRENCE-ID"]));
    assert_eq!(*lone, ["UID a:valojuhla@avoin-ovi", "DTSTART 20261128T150000"]);
    assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    assert_eq!(calendar(&[(&weekly, Vec::new())], now()), None, "nothing to come");
}
