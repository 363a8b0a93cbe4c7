//! How long a session lasts.

use kit::Instant;

/// Seconds without a request after which one signs in again (half an hour).
pub const IDLE_SECONDS: i64 = 30 * 60;
/// Seconds after which one signs in again whatever happens (twelve hours).
pub const ABSOLUTE_SECONDS: i64 = 12 * 3600;
/// Seconds between two notes of "last seen": a session is not written on every request.
pub const NOTE_SECONDS: i64 = 60;

/// Whether a session still holds.
pub fn holds(created_at: Instant, seen_at: Instant, now: Instant) -> bool {
    now.seconds_since(seen_at) < IDLE_SECONDS && now.seconds_since(created_at) < ABSOLUTE_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_at_the_end_of_the_day() {
        let start = Instant::from_micros(1_700_000_000_000_000);
        assert!(holds(start, start, start.plus_seconds(IDLE_SECONDS - 1)));
        assert!(!holds(start, start, start.plus_seconds(IDLE_SECONDS)));
        let late = start.plus_seconds(ABSOLUTE_SECONDS);
        assert!(!holds(start, late.plus_seconds(-5), late));
    }
}
