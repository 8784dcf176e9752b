//! The bytes a store keeps of a timeline, made to be asked without being unpacked.
//!
//! A list asks ten thousand timelines about one moment. So every segment has the same four bytes, among which the right
//! one is found by halving, and what segments say stands once in a table before them: a place says a handful of things
//! in two months. Numbers are little-endian. Rejected: a coding by differences, which takes two thirds of the bytes but
//! has to be read from its start to the moment asked about.
//!
//! | bytes | |
//! |---|---|
//! | 1 | the format |
//! | 1 | how many sayings |
//! | 4, 4 | the window: its start in minutes since 1970, its length in minutes |
//! | 4, 4 | the first opening after it: minutes from the start, plus one (0: none), and its reasons |
//! | 9 each | sayings: verdict, reasons, date (0: none) |
//! | 4 each | segments: minutes from the start, times 256, plus the number of what it says |

use chrono::{DateTime, Utc};

use super::{Availability, Opening, PartialDate, Reasons, Segment, Timeline, Track, Verdict, availability_at};

const FORMAT: u8 = 2;
const HEAD_BYTES: usize = 18;
const SAYING_BYTES: usize = 9;
const SEGMENT_BYTES: usize = 4;

/// A segment's one byte tells as many apart.
const MOST_SAYINGS: usize = 255;

impl Timeline {
    /// The timeline as bytes, to be read by [`Timeline::read_at`] and [`Timeline::decode`] of the same program.
    ///
    /// A place that says more than 255 different things in its window has a shorter window: after it the evaluator is
    /// asked, as after any window.
    pub fn encode(&self) -> Vec<u8> {
        let start_min = self.segments.first().map_or(0, |first| first.start_min);
        let mut sayings: Vec<Saying> = Vec::new();
        let mut numbered = Vec::with_capacity(self.segments.len());
        let mut cut = None;
        for (index, segment) in self.segments.iter().enumerate() {
            let saying = (segment.verdict, segment.reasons, segment.checked);
            let number = match sayings.iter().position(|known| *known == saying) {
                Some(number) => number,
                None if sayings.len() == MOST_SAYINGS => {
                    cut = Some(index);
                    break;
                }
                None => {
                    sayings.push(saying);
                    sayings.len() - 1
                }
            };
            numbered.push(bits(segment.start_min - start_min) << 8 | number as u32);
        }
        let rest = cut.map_or(&[][..], |cut| &self.segments[cut..]);
        let end_min = rest.first().map_or(self.end_min, |first| first.start_min);
        let opening = rest.iter().find(|segment| segment.is_opening());
        let after = opening.map(|s| Opening { at_min: s.start_min, reasons: s.reasons }).or(self.after);

        let length = HEAD_BYTES + sayings.len() * SAYING_BYTES + numbered.len() * SEGMENT_BYTES;
        let mut out = Vec::with_capacity(length);
        out.extend([FORMAT, sayings.len() as u8]);
        out.extend(bits(start_min).to_le_bytes());
        out.extend(bits(end_min - start_min).to_le_bytes());
        out.extend(after.map_or(0, |opening| bits(opening.at_min - start_min) + 1).to_le_bytes());
        out.extend(after.map_or(0, |opening| opening.reasons.bits()).to_le_bytes());
        for (verdict, reasons, checked) in sayings {
            out.push(verdict as u8);
            out.extend(reasons.bits().to_le_bytes());
            out.extend(checked.map_or(0, date_bits).to_le_bytes());
        }
        out.extend(numbered.into_iter().flat_map(u32::to_le_bytes));
        out
    }

    /// The state at a moment, straight from the bytes; `None` outside the window, and where the bytes are no timeline.
    pub fn read_at(bytes: &[u8], moment: DateTime<Utc>) -> Option<Availability> {
        availability_at(&Packed::of(bytes)?, moment)
    }

    /// Takes back what `encode` gave; `None` where the bytes are something else.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let packed = Packed::of(bytes)?;
        let segments = (0..packed.len()).map(|index| packed.segment(index)).collect::<Option<Vec<_>>>()?;
        Some(Self { segments, end_min: packed.end_min(), after: packed.after() })
    }
}

/// What a segment says.
type Saying = (Verdict, Reasons, Option<PartialDate>);

/// A timeline in its bytes.
struct Packed<'b> {
    head: &'b [u8; HEAD_BYTES],
    sayings: &'b [[u8; SAYING_BYTES]],
    segments: &'b [[u8; SEGMENT_BYTES]],
}

impl<'b> Packed<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<HEAD_BYTES>()?;
        if head[0] != FORMAT {
            return None;
        }
        let (sayings, rest) = rest.split_at_checked(usize::from(head[1]) * SAYING_BYTES)?;
        let (segments, rest) = rest.as_chunks::<SEGMENT_BYTES>();
        let whole = !segments.is_empty() && rest.is_empty();
        whole.then_some(Self { head, sayings: sayings.as_chunks::<SAYING_BYTES>().0, segments })
    }

    fn number(&self, at: usize) -> u32 {
        u32::from_le_bytes([self.head[at], self.head[at + 1], self.head[at + 2], self.head[at + 3]])
    }

    fn window_start_min(&self) -> i64 {
        i64::from(self.number(2))
    }
}

impl Track for Packed<'_> {
    fn len(&self) -> usize {
        self.segments.len()
    }

    fn start_min(&self, index: usize) -> i64 {
        self.window_start_min() + i64::from(u32::from_le_bytes(self.segments[index]) >> 8)
    }

    fn segment(&self, index: usize) -> Option<Segment> {
        let [number, ..] = *self.segments.get(index)?;
        let [verdict, r0, r1, r2, r3, d0, d1, d2, d3] = *self.sayings.get(usize::from(number))?;
        let checked = match u32::from_le_bytes([d0, d1, d2, d3]) {
            0 => None,
            date => Some(date_of(date)?),
        };
        Some(Segment {
            start_min: self.start_min(index),
            verdict: *VERDICTS.get(usize::from(verdict))?,
            reasons: Reasons::from_bits(u32::from_le_bytes([r0, r1, r2, r3])),
            checked,
        })
    }

    fn end_min(&self) -> i64 {
        self.window_start_min() + i64::from(self.number(6))
    }

    fn after(&self) -> Option<Opening> {
        let distance_min = self.number(10).checked_sub(1)?;
        let at_min = self.window_start_min() + i64::from(distance_min);
        Some(Opening { at_min, reasons: Reasons::from_bits(self.number(14)) })
    }
}

/// By the number that each has in the bytes.
const VERDICTS: [Verdict; 8] = {
    use Verdict::*;
    [Closed, Holiday, Open, MaybeOpen, MaybeClosed, Unknown, Shut, ByAppointment]
};

/// Times before 1970 are no times of this program.
fn bits(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn date_bits(date: PartialDate) -> u32 {
    let year = u32::try_from(date.year()).unwrap_or(0);
    year * 512 + date.month().unwrap_or(0) * 32 + date.day().unwrap_or(0)
}

fn date_of(number: u32) -> Option<PartialDate> {
    let (year, month, day) = (number / 512, number % 512 / 32, number % 32);
    let part = |number: u32| (number != 0).then_some(number);
    PartialDate::new(i32::try_from(year).ok()?, part(month), part(day))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn each_verdict_keeps_its_number() {
        for (number, verdict) in VERDICTS.into_iter().enumerate() {
            assert_eq!(verdict as usize, number);
        }
    }

    /// A thousand hours, each with a date of its own, open in every second one.
    fn talkative() -> Timeline {
        let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        let segments: Vec<Segment> = first
            .iter_days()
            .take(1_000)
            .enumerate()
            .map(|(hour, date)| Segment {
                start_min: 30_000_000 + hour as i64 * 60,
                verdict: if hour % 2 == 0 { Verdict::Closed } else { Verdict::Open },
                reasons: Reasons::NONE,
                checked: Some(PartialDate::from(date)),
            })
            .collect();
        Timeline { segments, end_min: 30_000_000 + 1_000 * 60, after: None }
    }

    #[test]
    fn what_does_not_fit_shortens_the_window_and_changes_no_answer_in_it() {
        let whole = talkative();
        let bytes = whole.encode();
        let short = Timeline::decode(&bytes).unwrap();
        assert_eq!(short.segments[..], whole.segments[..MOST_SAYINGS]);
        assert_eq!(short.end_min, whole.segments[MOST_SAYINGS].start_min);
        for minute in 0..MOST_SAYINGS as i64 * 60 {
            let moment = DateTime::from_timestamp((30_000_000 + minute) * 60 + 30, 0).unwrap();
            assert_eq!(Timeline::read_at(&bytes, moment), whole.at(moment), "minute {minute}");
        }
        let beyond = DateTime::from_timestamp(short.end_min * 60, 0).unwrap();
        assert_eq!(Timeline::read_at(&bytes, beyond), None);
    }

    #[test]
    fn damaged_bytes_are_no_timeline_or_another_one() {
        let bytes = talkative().encode();
        let moment = DateTime::from_timestamp(30_000_030 * 60, 0).unwrap();
        for length in 0..bytes.len() {
            let cut = &bytes[..length];
            assert_eq!(Timeline::decode(cut).is_none(), Packed::of(cut).is_none(), "cut at {length}");
            let _ = Timeline::read_at(cut, moment);
        }
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0xff;
            let _ = (Timeline::decode(&flipped), Timeline::read_at(&flipped, moment));
        }
    }
}
