//! How often one may fail to sign in.

use kit::Instant;

/// Failures of one account within the window before it must wait: enough for a person who
/// hesitates between her passwords, far too few to guess one.
pub const ACCOUNT_FAILURES_MAX: i64 = 5;
/// Failures from one address within the window: a whole office may share one.
pub const ADDRESS_FAILURES_MAX: i64 = 50;
/// How long failures count and how long one waits, in seconds.
pub const WINDOW_SECONDS: i64 = 15 * 60;

/// Failures counted so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i64,
    /// When the first of them was.
    pub since: Instant,
}

/// Whole minutes to wait before the next attempt; `None` when it may be made now.
pub fn wait(failures: Failures, most: i64, now: Instant) -> Option<i64> {
    let left = WINDOW_SECONDS - now.seconds_since(failures.since);
    (failures.count >= most && left > 0).then_some((left + 59) / 60)
}

/// The count after one more failure.
pub fn after_failure(failures: Failures, now: Instant) -> Failures {
    if failures.count > 0 && now.seconds_since(failures.since) < WINDOW_SECONDS {
        Failures { count: failures.count + 1, since: failures.since }
    } else {
        Failures { count: 1, since: now }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(1_700_000_000_000_000).plus_seconds(seconds)
    }

    #[test]
    fn after_five_failures_one_waits_and_then_may_try_again() {
        let mut failures = Failures { count: 0, since: at(-60) };
        for second in 0..5 {
            assert_eq!(wait(failures, ACCOUNT_FAILURES_MAX, at(second)), None);
            failures = after_failure(failures, at(second));
        }
        assert_eq!(wait(failures, ACCOUNT_FAILURES_MAX, at(5)), Some(15));
        assert_eq!(wait(failures, ACCOUNT_FAILURES_MAX, at(WINDOW_SECONDS - 1)), Some(1));
        assert_eq!(wait(failures, ACCOUNT_FAILURES_MAX, at(WINDOW_SECONDS)), None);
        assert_eq!(after_failure(failures, at(WINDOW_SECONDS)).count, 1);
    }
}
