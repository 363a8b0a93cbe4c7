//! Instants and the injected clock.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};

/// A point in time: microseconds since 1970-01-01T00:00:00Z, as the databases store it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// Why a text is not an instant.
#[derive(Debug, thiserror::Error)]
#[error("“{text}” is not an instant; write it as 2026-11-23T16:40:00Z")]
pub struct InvalidInstant {
    text: String,
}

/// Microseconds in one second.
const MICROS_PER_SECOND: i64 = 1_000_000;
/// Microseconds in one day of 24 hours.
const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;
/// The last instant that a four-digit year can write: 9999-12-30T22:00:00Z, jiff's own bound.
const MICROS_MAX: i64 = 253_402_207_200 * MICROS_PER_SECOND;
/// The first instant accepted: 0001-01-01T00:00:00Z.
const MICROS_MIN: i64 = -62_135_596_800 * MICROS_PER_SECOND;

impl Instant {
    /// The instant so many microseconds after the epoch, held inside the years 1 to 9999.
    pub fn from_micros(micros: i64) -> Self {
        Self(micros.clamp(MICROS_MIN, MICROS_MAX))
    }

    /// Microseconds since the epoch.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 timestamp with an offset; digits past the microsecond are cut.
    pub fn parse(text: &str) -> Result<Self, InvalidInstant> {
        text.parse::<jiff::Timestamp>()
            .map(|t| Self::from_micros(t.as_microsecond()))
            .map_err(|_| InvalidInstant { text: text.chars().take(40).collect() })
    }

    /// This instant and so many seconds more (fewer when negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }

    /// This instant and so many days of 24 hours more (fewer when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_micros(self.0.saturating_add(days.saturating_mul(MICROS_PER_DAY)))
    }

    /// Seconds from `earlier` to this instant, rounded down; negative when `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(MICROS_PER_SECOND)
    }

    /// Days of 24 hours from `earlier` to this instant, with fractions.
    pub fn days_since(self, earlier: Self) -> f64 {
        // Precise to the microsecond over nine thousand years: 2^53 micros are 285 years, past
        // which the ages of evidence no longer matter.
        self.0.saturating_sub(earlier.0) as f64 / MICROS_PER_DAY as f64
    }

    /// The same instant in the calendar's own type.
    pub fn timestamp(self) -> jiff::Timestamp {
        // The constructor keeps the value inside jiff's range; the epoch stands in otherwise.
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// This instant on the wall clock of a time zone (an IANA name such as `Europe/Paris`; UTC if unknown).
    pub fn in_zone(self, zone: &str) -> jiff::ZonedDateTime {
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        self.timestamp().to_zoned_datetime(zone)
    }
}

/// Whether a name is a time zone of the IANA database.
pub fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// RFC 3339 in UTC, with as many decimals as needed.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

/// Where the time of day comes from. Every function that needs "now" takes one, or an [`Instant`].
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// The machine's clock; constructed by the binary alone.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
        let now = jiff::Timestamp::now();
        Instant::from_micros(now.as_microsecond())
    }
}

/// A clock that stands still until it is moved: for tests and for the demo's two years.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `at`.
    pub fn at(at: Instant) -> Self {
        Self(AtomicI64::new(at.micros()))
    }

    /// Sets the clock to `at`.
    pub fn set(&self, at: Instant) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }

    /// Moves the clock by so many seconds.
    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        Instant::from_micros(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_and_read_back() {
        let at = Instant::parse("2026-11-23T16:40:00.25+01:00").unwrap();
        assert_eq!(at.to_string(), "2026-11-23T15:40:00.25Z");
        assert_eq!(Instant::parse(&at.to_string()).unwrap(), at);
    }

    #[test]
    fn a_text_that_is_no_instant_is_named() {
        let error = Instant::parse("yesterday").unwrap_err();
        assert!(error.to_string().contains("yesterday"));
    }

    #[test]
    fn far_instants_are_held_inside_the_calendar() {
        assert!(Instant::from_micros(i64::MAX).to_string().starts_with("9999"));
        assert!(Instant::from_micros(i64::MIN).to_string().starts_with("0001"));
        assert!(Instant::from_micros(i64::MAX).plus_days(10).to_string().starts_with("9999"));
    }
}
