//! Numbers that look random and are the same everywhere for the same seed.

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and stable across versions of everything, which is what a
/// generated country needs.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 for an empty range.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// Whether something of so many per cent happens.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// From -1 to 1, most often near 0.
    pub fn around_zero(&mut self) -> f64 {
        let unit = |random: &mut Self| random.below(1 << 20) as f64 / f64::from(1 << 20);
        unit(self) + unit(self) - 1.0
    }
}
