//! What people write, and the value it is made.

use super::*;

#[test]
fn prose_becomes_a_value() {
    for (text, value) in [
        ("ma-pe 9-15, la 10–14", "Mo-Fr 09:00-15:00; Sa 10:00-14:00"),
        ("Ma-Pe klo 9.00-17.00", "Mo-Fr 09:00-17:00"),
        ("ma–to klo 9.00–16.00 pe klo 9.00–14.00", "Mo-Th 09:00-16:00; Fr 09:00-14:00"),
        ("ma – pe klo. 8.30 – 16", "Mo-Fr 08:30-16:00"),
        ("ma klo 9-12 ja 13-15", "Mo 09:00-12:00,13:00-15:00"),
        ("ma, ke ja pe 9-12", "Mo,We,Fr 09:00-12:00"),
        ("ti, ke ja to klo 11-18, la ja su suljettu", "Tu,We,Th 11:00-18:00; Sa,Su off"),
        ("maanantaisin 9-11", "Mo 09:00-11:00"),
        ("keskiviikkoisin klo 17.30-19", "We 17:30-19:00"),
        ("tiistaista lauantaihin klo 17.00–23.30", "Tu-Sa 17:00-23:30"),
        ("perjantaisin, klo 8.30 - 13.00", "Fr 08:30-13:00"),
        ("ark. 10-17, la 10-15, su suljettu", "Mo-Fr 10:00-17:00; Sa 10:00-15:00; Su off"),
        ("arkisin 9-15", "Mo-Fr 09:00-15:00"),
        ("päivittäin klo 10-18", "Mo-Su 10:00-18:00"),
        ("joka päivä 10-18", "Mo-Su 10:00-18:00"),
        ("ma suljettu, ti-pe 10-18", "Mo off; Tu-Fr 10:00-18:00"),
        ("Ma kiinni. Ti-su 15-23", "Mo off; Tu-Su 15:00-23:00"),
        ("la 10-14, pyhinä suljettu", "Sa 10:00-14:00; PH off"),
        ("ma-pe 9-24", "Mo-Fr 09:00-24:00"),
        ("su-to 12-00", "Su-Th 12:00-24:00"),
        ("ma-to 16-23 pe-la 15-01", "Mo-Th 16:00-23:00; Fr-Sa 15:00-01:00"),
        ("ma-to 16-01 pe-la 15-02", "Mo-Th 16:00-01:00, Fr-Sa 15:00-02:00"),
        ("ma-pe 9-12, ma 13-15", "Mo-Fr 09:00-12:00, Mo 13:00-15:00"),
        ("ma-su 10-18, la 10-14", "Mo-Su 10:00-18:00; Sa 10:00-14:00"),
        ("1.6.–15.8. ma-pe 9-15", "Jun 01-Aug 15 Mo-Fr 09:00-15:00"),
        ("1.6. - 15.8.2026 ma-pe 9-15", "2026 Jun 01-2026 Aug 15 Mo-Fr 09:00-15:00"),
        ("1.11.-31.3.2027 la 10-12", "2026 Nov 01-2027 Mar 31 Sa 10:00-12:00"),
        ("1.-15.7. ma 9-11", "Jul 01-15 Mo 09:00-11:00"),
        ("24. joulukuuta 9-12", "Dec 24 09:00-12:00"),
        ("jouluaattona 9-12", "Dec 24 09:00-12:00"),
        ("touko-elokuussa ke 17-19", "May-Aug We 17:00-19:00"),
        ("kesäkuusta elokuuhun ke 17-19", "Jun-Aug We 17:00-19:00"),
        (
            "1.5.-31.8. la 12-16 1.9.-30.4. la 12-14, su 12-13",
            "May 01-Aug 31 Sa 12:00-16:00; Sep 01-Apr 30 Sa 12:00-14:00; Sep 01-Apr 30 Su 12:00-13:00",
        ),
        ("ma-pe 9-15, kesä-elokuussa ma-pe 10-14", "Mo-Fr 09:00-15:00; Jun-Aug Mo-Fr 10:00-14:00"),
        ("ma-pe 9-15, 24.12. 9-12", "Mo-Fr 09:00-15:00; Dec 24 09:00-12:00"),
        ("ma-pe 9-15, 1.7.-31.7. suljettu", "Mo-Fr 09:00-15:00; Jul 01-31 off"),
        ("parillisten viikkojen lauantaina 9-12", "week 02-52/2 Sa 09:00-12:00"),
        ("parittomat viikot ke 17-19", "week 01-53/2 We 17:00-19:00"),
        ("juhlapyhien aattoina 9-15", "PH -1 day 09:00-15:00; PH unknown"),
        ("aattoina 9-15, pyhinä suljettu", "PH -1 day 09:00-15:00; PH off"),
        ("sopimuksen mukaan", "\"sopimuksen mukaan\""),
        ("ma-pe 11-19 la sopimuksen mukaan", "Mo-Fr 11:00-19:00; Sa \"sopimuksen mukaan\""),
        ("ma-to 15-myöhään", "Mo-Th 15:00+"),
        ("mån-fre kl. 9-17, lör stängt", "Mo-Fr 09:00-17:00; Sa off"),
        ("måndag till fredag 9.30-16", "Mo-Fr 09:30-16:00"),
        ("vardagar 9-15, helgdagar stängt", "Mo-Fr 09:00-15:00; PH off"),
        ("udda veckor tis 10-12", "week 01-53/2 Tu 10:00-12:00"),
        ("dagligen 10-18", "Mo-Su 10:00-18:00"),
        ("Mon-Fri 9am-5pm, Sat 10 a.m. to 2 p.m.", "Mo-Fr 09:00-17:00, Sa 10:00-14:00"),
        ("Monday to Friday 9-17", "Mo-Fr 09:00-17:00"),
        ("1-5pm", "13:00-17:00"),
        ("9-5pm", "09:00-17:00"),
        ("ke 9-12 to 10-13", "We 09:00-12:00; Th 10:00-13:00"),
        ("Weekdays 9:30-16, weekends closed", "Mo-Fr 09:30-16:00, Sa,Su off"),
        ("9h30-17h", "09:30-17:00"),
        ("0900-1700", "09:00-17:00"),
        ("Montag-Freitag 9-17 Uhr", "Mo-Fr 09:00-17:00"),
        ("Mo - Fr 9:00 – 17:00", "Mo-Fr 09:00-17:00"),
        ("opening_hours=Mo 09:00-10:00", "Mo 09:00-10:00"),
    ] {
        let normalised = normalise(text);
        assert_eq!(normalised.value.as_deref(), Some(value), "{text}: {:?}", normalised.warnings);
    }
}

#[test]
fn clean_syntax_stays_as_it_is() {
    for value in [
        "24/7",
        "Mo-Fr 08:00-16:00; PH off",
        "Mo-Su,PH 17:00-20:00",
        "SH Mo-Fr 10:00-12:00".trim_start_matches("SH "),
        "Mo-Fr SH 10:00-12:00",
        "Jun-Aug Mo-Fr 09:00-12:00; Sep-May Mo-Fr 09:00-16:00; Dec 24-26 off",
        "week 01-53/2 Mo 10:00-12:00",
        "2026 Dec 24-2027 Jan 06 off",
        "easter -2 days-easter +1 day off",
        "Sa[1,3],Su[-1] +1 day 10:00-12:00",
        "Jan Su[1]-Mar Su[-1] 10:00-12:00",
        "Mo 22:00-02:00, Tu 09:00-12:00+ || \"soita\"",
        "(sunrise+01:30)-sunset",
        "Mo 10:00-12:00 open \"vauvat\"; Tu unknown",
        "2026-2030/2,2040+ Mo 10:00-12:00",
    ] {
        let normalised = normalise(value);
        assert_eq!((normalised.value.as_deref(), normalised.confidence), (Some(value), Confidence::Structured));
    }
}

#[test]
fn notation_alone_is_no_guess() {
    for (text, value) in [
        (" mo-FR 8:00 – 16:00 ;ph OFF ", "Mo-Fr 08:00-16:00; PH off"),
        ("Tu, Fr 10:00-18:00,", "Tu,Fr 10:00-18:00"),
        ("SH Mo-Fr 10:00-12:00", "Mo-Fr SH 10:00-12:00"),
        ("week 1-20: Mo: 10:00-12:00", "week 01-20 Mo 10:00-12:00"),
        ("Mo closed", "Mo off"),
    ] {
        let normalised = normalise(text);
        assert_eq!(
            (normalised.value.as_deref(), normalised.confidence),
            (Some(value), Confidence::Structured),
            "{text}"
        );
    }
    for text in ["ma 10:00-12:00", "Mo 10.00-12.00", "Mo 10-12", "Mo 10am-11am", "Mo 10:00-12:00 Tu 9:00-10:00"] {
        assert_eq!(normalise(text).confidence, Confidence::Parsed, "{text}");
    }
}

#[test]
fn what_may_mean_two_things_stays_text() {
    for text in [
        "joka toinen tiistai 10-12",
        "varannan tisdag 10-12",
        "juhannuksesta elokuun loppuun ma-pe 9-15",
        "kesällä ma-pe 9-15",
        "ma-pe",
        "ma-pe 9",
        "9-5",
        "Mo-Su 07:30-15:00 closed Tuesday",
        "9-17 Saturday 10-12",
        "ma-pe 9-15 (ei heinäkuussa)",
        "8.10-9.11",
        "kesäkuu 9-15",
        "1-15 June 10:00-12:00",
        "10-2am",
        "Mo 10-10",
        "avoinna",
        "ma-pe 9-15 poikkeuksin",
        "Mo-Fr 07:43-08:05 Su",
        "ma-pe 9-15, kesä-elokuussa 10-14",
        "ke ja la 7-14 touko-elokuu pe 7-14",
        "1.6.-15.8. ma-pe 9-15; la 10-12",
    ] {
        let normalised = normalise(text);
        assert_eq!((normalised.value, normalised.confidence), (None, Confidence::TextOnly), "{text}");
        assert!(matches!(normalised.warnings[..], [Warning::NotUnderstood(_)]), "{text}");
    }
    let long = "Mo 10:00-11:00; ".repeat(80);
    assert_eq!(normalise(&long).confidence, Confidence::TextOnly);
}
