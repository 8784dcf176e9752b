//! A fuzzer's bytes as decisions: which seed, which place in it, what stands there instead.

/// Gives each byte once, and from then on what the bytes lead to, so that few bytes are enough for many decisions.
pub struct Choices<'a> {
    bytes: &'a [u8],
    state: u64,
}

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let state = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325, |state: u64, byte| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        Self { bytes, state }
    }

    pub fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            return *first;
        }
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 56) as u8
    }

    pub fn number(&mut self) -> u64 {
        (0..8).fold(0, |number, _| (number << 8) | u64::from(self.byte()))
    }

    /// From nought up to `end`, which is left out; nought where there is nothing to choose from.
    pub fn below(&mut self, end: usize) -> usize {
        let two = (usize::from(self.byte()) << 8) | usize::from(self.byte());
        if end == 0 { 0 } else { two % end }
    }

    /// One in so many times.
    pub fn rarely(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    pub fn one<'b, T>(&mut self, all: &'b [T]) -> &'b T {
        &all[self.below(all.len())]
    }
}
