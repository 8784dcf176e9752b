//! Words for a country's meeting places.

/// First parts of Finnish place names, with their genitive's stem where a compound needs it.
pub const STEMS: &[&str] = &[
    "Koivu", "Mänty", "Haapa", "Leppä", "Pihlaja", "Tammi", "Vaahtera", "Kataja", "Metsä", "Niitty", "Järvi", "Lampi",
    "Koski", "Joki", "Ranta", "Saari", "Niemi", "Lahti", "Kallio", "Mäki", "Harju", "Kangas", "Pelto", "Aho", "Suo",
    "Kotka", "Kurki", "Joutsen", "Pääsky", "Kettu", "Karhu", "Hirvi", "Orava", "Siili", "Mustikka", "Puolukka",
    "Kanerva", "Vuokko", "Kielo", "Tuomi", "Myllyn", "Pappilan", "Aseman", "Kirkon", "Torin", "Kylän", "Linnan",
    "Uuden", "Vanhan",
];

/// Second parts of the name of a quarter.
pub const ENDS: &[&str] = &[
    "mäki", "niemi", "ranta", "kylä", "puisto", "lahti", "lehto", "harju", "kallio", "suo", "saari", "pelto", "notko",
    "rinne", "laakso", "kulma",
];

/// Streets.
pub const STREETS: &[&str] = &["katu", "tie", "polku", "kuja", "raitti", "kaari"];

/// Kind, weight in per cent, and the words before a quarter's name in three languages.
pub const KINDS: &[(&str, u64, [&str; 3])] = &[
    ("meeting_place", 28, ["Kohtaamispaikka", "Mötesplatsen", "Meeting place"]),
    ("family_cafe", 22, ["Perhekahvila", "Familjecafé", "Family café"]),
    ("parish_club", 14, ["Perhekerho", "Familjeklubben", "Parish family club"]),
    ("playground_house", 14, ["Leikkipuisto", "Lekparken", "Playground"]),
    ("open_early_education", 10, ["Avoin päiväkoti", "Öppna daghemmet", "Open daycare"]),
    ("library", 6, ["Kirjasto", "Biblioteket", "Library"]),
    ("family_centre", 4, ["Perhekeskus", "Familjecentret", "Family centre"]),
    ("youth", 2, ["Nuorisotila", "Ungdomsgården", "Youth centre"]),
];

/// Sentences that a description is put together from.
pub const SENTENCES: &[&str] = &[
    "Tule sellaisena kuin olet: ilmoittautua ei tarvitse, ja kahvi on kuumaa.",
    "Leikitään, lauletaan ja jutellaan yhdessä muiden perheiden kanssa.",
    "Pienimmille on oma pehmeä nurkka, isommille askartelua.",
    "Ohjaaja on paikalla koko ajan ja toivottaa tervetulleeksi.",
    "Omia eväitä voi lämmittää keittiössä.",
    "Rattaat jätetään katokseen pääoven viereen.",
    "Terveydenhoitaja käy kerran kuussa, ja neuvolan kuulumisia saa kysyä.",
    "Isät ja isovanhemmat ovat lämpimästi tervetulleita.",
    "Suomen kieltä ei tarvitse osata, leikki riittää.",
    "Ulkoillaan säällä kuin säällä, sisälle pääsee lämmittelemään.",
    "Lauluhetki pidetään tunnin kuluttua avaamisesta.",
    "Tilassa on hoitopöytä ja lasten wc.",
];

/// Hours of houses, and how many per cent have each.
pub const HOURS: &[(&str, u64)] = &[
    ("Mo-Fr 09:00-16:00; PH off", 18),
    ("Mo-Th 09:00-15:00; Fr 09:00-13:00; PH off", 14),
    ("Tu-Th 09:30-14:30; PH off", 12),
    ("Mo,We,Fr 09:00-12:00; PH off", 12),
    ("Mo-Fr 08:30-11:30,12:30-16:00; PH off", 8),
    ("Mo-Fr 10:00-18:00; Sa 10:00-15:00; PH off", 10),
    ("Mo-Su 10:00-17:00; PH off", 4),
    ("Tu 09:00-12:00; Th 13:00-17:00; PH off", 8),
    ("Mo-Fr 09:00-15:00; Jul off; PH off", 8),
    ("We 17:00-20:00; Sa 10:00-13:00; PH off", 6),
];

/// Sessions: a name in three languages, and how long one lasts in minutes.
pub const SESSIONS: &[([&str; 3], i64)] = &[
    (["Perhekahvila", "Familjecafé", "Family café"], 120),
    (["Vauvatreffit", "Babyträff", "Baby meet-up"], 90),
    (["Taaperokerho", "Småbarnsklubb", "Toddler club"], 90),
    (["Isä–lapsi-ilta", "Pappa–barn-kväll", "Dads' evening"], 120),
    (["Lauluhetki", "Sångstund", "Singing together"], 45),
    (["Satuhetki", "Sagostund", "Story time"], 30),
    (["Monikulttuurinen aamu", "Mångkulturell morgon", "Multicultural morning"], 150),
    (["Ulkoilutreffit", "Uteträff", "Outdoor meet-up"], 90),
    (["Perhepuuro", "Familjegröt", "Porridge together"], 60),
    (["Monikkoperheiden treffit", "Träff för flerlingsfamiljer", "Twins' families"], 120),
];
