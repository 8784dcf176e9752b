//! The region a record belongs to: a wellbeing services county, or the whole country.
//!
//! Municipalities are mapped by the table below (Statistics Finland, 2026, CC BY 4.0): a feed can't move one.

use std::fmt;

/// `hva-NN` or `national`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// `hva-01` … `hva-21`, `hva-90` (Helsinki), `hva-91` (Åland), `hva-99` (the example area).
    County(u8),
    National,
}

impl Region {
    pub const ALAND: Self = Self::County(91);

    /// Reads `hva-NN` of a county that exists, or `national`.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "national" {
            return Some(Self::National);
        }
        let digits = code.strip_prefix("hva-").filter(|digits| digits.len() == 2)?;
        let number = digits.parse().ok()?;
        matches!(number, 1..=21 | 90 | 91 | 99).then_some(Self::County(number))
    }

    /// The region of a municipality's bare three-digit code.
    pub fn of_municipality(code: &str) -> Option<Self> {
        if code == "999" {
            return Some(Self::County(99));
        }
        let number: u16 = code.parse().ok().filter(|_| code.len() == 3)?;
        let index = MUNICIPALITIES.binary_search_by_key(&number, |(municipality, _)| *municipality).ok()?;
        Some(Self::County(MUNICIPALITIES[index].1))
    }

    /// The region of an area code: `kunta-091`, `hva-90`, `national`.
    pub fn of_area(code: &str) -> Option<Self> {
        match code.strip_prefix("kunta-") {
            Some(municipality) => Self::of_municipality(municipality),
            None => Self::parse(code),
        }
    }

    /// The bare codes of a county's municipalities.
    pub fn municipalities(self) -> impl Iterator<Item = String> {
        let example = (self == Self::County(99)).then(|| "999".to_owned());
        MUNICIPALITIES
            .iter()
            .filter(move |(_, county)| self == Self::County(*county))
            .map(|(code, _)| format!("{code:03}"))
            .chain(example)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::County(number) => write!(f, "hva-{number:02}"),
            Self::National => f.write_str("national"),
        }
    }
}

/// Municipality, county; ordered by municipality.
#[rustfmt::skip]
const MUNICIPALITIES: &[(u16, u8)] = &[
    (5, 16), (9, 19), (10, 16), (16, 9), (18, 1), (19, 5), (20, 8), (35, 91), (43, 91), (46, 12), (47, 21),
    (49, 3), (50, 6), (51, 6), (52, 16), (60, 91), (61, 7), (62, 91), (65, 91), (69, 19), (71, 19), (72, 19),
    (74, 18), (75, 10), (76, 91), (77, 15), (78, 3), (79, 6), (81, 9), (82, 7), (86, 7), (90, 14), (91, 90),
    (92, 4), (97, 12), (98, 9), (102, 6), (103, 7), (105, 20), (106, 2), (108, 8), (109, 7), (111, 9),
    (139, 19), (140, 13), (142, 9), (143, 8), (145, 16), (146, 14), (148, 21), (149, 3), (151, 16), (152, 16),
    (153, 11), (165, 7), (167, 14), (169, 7), (170, 91), (171, 13), (172, 15), (176, 14), (177, 8), (178, 12),
    (179, 15), (181, 6), (182, 15), (186, 2), (202, 5), (204, 13), (205, 20), (208, 19), (211, 8), (213, 12),
    (214, 6), (216, 15), (217, 18), (218, 16), (224, 3), (226, 15), (230, 6), (231, 17), (232, 16), (233, 16),
    (235, 3), (236, 18), (239, 13), (240, 21), (241, 21), (244, 19), (245, 4), (249, 15), (250, 8), (256, 15),
    (257, 3), (260, 14), (261, 21), (263, 13), (265, 15), (271, 6), (272, 18), (273, 21), (275, 15),
    (276, 14), (280, 17), (284, 5), (285, 10), (286, 10), (287, 17), (288, 17), (290, 20), (291, 8),
    (295, 91), (297, 13), (300, 16), (301, 16), (304, 5), (305, 19), (309, 14), (312, 15), (316, 9),
    (317, 19), (318, 91), (320, 21), (322, 5), (398, 9), (399, 17), (400, 5), (402, 13), (403, 16), (405, 11),
    (407, 1), (408, 16), (410, 15), (416, 11), (417, 91), (418, 8), (420, 13), (421, 18), (422, 14), (423, 5),
    (425, 19), (426, 14), (430, 5), (433, 7), (434, 1), (435, 15), (436, 19), (438, 91), (440, 17), (441, 11),
    (444, 3), (445, 5), (475, 17), (478, 91), (480, 5), (481, 5), (483, 19), (484, 6), (489, 10), (491, 12),
    (494, 19), (495, 15), (498, 21), (499, 17), (500, 15), (503, 5), (504, 1), (505, 2), (507, 12), (508, 8),
    (529, 5), (531, 6), (535, 19), (536, 8), (538, 5), (541, 14), (543, 2), (545, 17), (560, 9), (561, 5),
    (562, 8), (563, 19), (564, 19), (576, 9), (577, 5), (578, 20), (580, 11), (581, 8), (583, 21), (584, 18),
    (592, 15), (593, 12), (595, 13), (598, 17), (599, 17), (601, 15), (604, 8), (607, 14), (608, 6), (609, 6),
    (611, 2), (614, 21), (615, 19), (616, 1), (619, 8), (620, 20), (623, 12), (624, 10), (625, 19), (626, 19),
    (630, 19), (631, 5), (635, 8), (636, 5), (638, 1), (678, 19), (680, 5), (681, 12), (683, 21), (684, 6),
    (686, 13), (687, 13), (689, 11), (691, 19), (694, 7), (697, 20), (698, 21), (700, 11), (702, 8), (704, 5),
    (707, 14), (710, 3), (729, 15), (732, 21), (734, 5), (736, 91), (738, 5), (739, 11), (740, 12), (742, 21),
    (743, 16), (746, 19), (747, 6), (748, 19), (749, 13), (751, 21), (753, 1), (755, 3), (758, 21), (759, 16),
    (761, 5), (762, 13), (765, 20), (766, 91), (768, 12), (771, 91), (777, 20), (778, 13), (781, 9), (783, 6),
    (785, 19), (790, 8), (791, 19), (831, 11), (832, 19), (833, 5), (834, 7), (837, 8), (844, 13), (845, 21),
    (846, 16), (848, 14), (849, 18), (850, 15), (851, 21), (853, 5), (854, 21), (857, 13), (858, 2),
    (859, 19), (886, 6), (887, 8), (889, 19), (890, 21), (892, 15), (893, 17), (895, 5), (905, 17), (908, 8),
    (915, 13), (918, 5), (921, 13), (922, 8), (924, 18), (925, 13), (927, 3), (931, 15), (934, 16), (935, 10),
    (936, 8), (941, 91), (946, 17), (976, 21), (977, 19), (980, 8), (981, 7), (989, 16), (992, 15),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_lies_in_one_county() {
        assert_eq!(MUNICIPALITIES.len(), 308);
        assert!(MUNICIPALITIES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(Region::of_municipality("091"), Some(Region::County(90)));
        assert_eq!(Region::of_municipality("049").map(|r| r.to_string()).as_deref(), Some("hva-03"));
        assert_eq!(Region::of_area("kunta-999"), Some(Region::County(99)));
        for bad in ["", "91", "0091", "000", "abc"] {
            assert_eq!(Region::of_municipality(bad), None, "{bad}");
        }
        for bad in ["hva-22", "hva-1", "hva-001", "National", ""] {
            assert_eq!(Region::parse(bad), None, "{bad}");
        }
    }
}
