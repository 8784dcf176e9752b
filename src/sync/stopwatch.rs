//! How long something took. Durations only: the time of day is an argument everywhere in this module.

#[cfg(not(target_family = "wasm"))]
pub struct Stopwatch(std::time::Instant);

#[cfg(not(target_family = "wasm"))]
impl Stopwatch {
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn ms(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// The standard library's clock panics in a browser.
#[cfg(target_family = "wasm")]
pub struct Stopwatch(f64);

#[cfg(target_family = "wasm")]
impl Stopwatch {
    pub fn start() -> Self {
        Self(js_sys::Date::now())
    }

    pub fn ms(&self) -> u64 {
        (js_sys::Date::now() - self.0).max(0.0) as u64
    }
}
