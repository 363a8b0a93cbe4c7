//! Shares, told so that nobody can be sure of anybody: in steps that widen as the group gets smaller.
//!
//! A share beside a count is a second count: "60 % of 30" says eighteen, and "100 % of 30" says it of each
//! of the thirty. So a share is an interval, and the interval holds many counts. How many steps the scale
//! has depends on how many people are assessed:
//!
//! | assessed | steps | an interval holds |
//! | --- | --- | --- |
//! | 11 to 54 | 2: halves | 6 counts or more; 11 or more from 22 on |
//! | 55 to 109 | 5 of 20 % | 11 counts or more |
//! | 110 to 219 | 10 of 10 % | 11 counts or more |
//! | 220 and more | 5 %, but the first and the last are 10 % wide | 11 counts or more |
//!
//! The ends are never narrower than a tenth: even of a large group nobody is told that all hold the level,
//! or that none does. In a release a share may be wider than it is here by itself, so that those of a total and
//! of its parts do not give each other away.

use std::ops::RangeInclusive;

use crate::table::LEAST;

/// The share of the people assessed who are credited: `from` percent or more, and less than `to`; 100 included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Lower end, in percent.
    pub from: u32,
    /// Upper end, in percent.
    pub to: u32,
}

/// An end of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Lower,
    Upper,
}

/// Steps of the scale, finest first. Each step of so many people must hold [`LEAST`] of them; the last is
/// for groups that are smaller still.
const STEPS: [u32; 3] = [20, 10, 5];
const STEPS_OF_FEW: u32 = 2;
/// Least width of the first and of the last interval, in percent.
const END_PERCENT: u32 = 10;

impl Share {
    /// How many of `assessed` people, one at least, are `credited`.
    #[must_use]
    pub fn of(credited: u32, assessed: u32) -> Self {
        let steps = steps(assessed);
        let width = 100 / steps;
        let step = u64::from(credited) * u64::from(steps) / u64::from(assessed.max(1));
        // At most `steps`, which is small.
        let from = width * (step as u32).min(steps - 1);
        if from < END_PERCENT {
            Self { from: 0, to: width.max(END_PERCENT) }
        } else if from + width > 100 - END_PERCENT {
            Self { from: 100 - width.max(END_PERCENT), to: 100 }
        } else {
            Self { from, to: from + width }
        }
    }

    /// The same, wider by a step on one side.
    pub(crate) fn widened(self, assessed: u32, side: Side) -> Self {
        let width = 100 / steps(assessed);
        let (from, to) = match side {
            Side::Lower => (self.from.saturating_sub(width), self.to),
            Side::Upper => (self.from, (self.to + width).min(100)),
        };
        Self {
            from: if from < END_PERCENT { 0 } else { from },
            to: if to > 100 - END_PERCENT { 100 } else { to },
        }
    }

    /// How many credited people of `assessed` it may stand for: what a reader can work out.
    #[must_use]
    pub fn counts(self, assessed: u32) -> RangeInclusive<u32> {
        let least = |percent: u32| (u64::from(percent) * u64::from(assessed)).div_ceil(100) as u32;
        let last = if self.to == 100 { assessed } else { least(self.to).saturating_sub(1) };
        least(self.from)..=last
    }

    /// In which fifth its middle lies, from 0 to 4: its texture on a map.
    #[must_use]
    pub fn fifth(self) -> usize {
        (((self.from + self.to) * 5 / 200) as usize).min(4)
    }
}

/// How many steps the scale has for so many people.
fn steps(assessed: u32) -> u32 {
    STEPS.into_iter().find(|steps| assessed >= steps * LEAST).unwrap_or(STEPS_OF_FEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_share_holds_its_own_count_and_many_others() {
        for assessed in LEAST..1_000 {
            for credited in 0..=assessed {
                let share = Share::of(credited, assessed);
                let counts = share.counts(assessed);
                assert!(counts.contains(&credited), "{credited} of {assessed}: {share:?}");
                let told = counts.end() - counts.start() + 1;
                let least = if assessed < 2 * LEAST { LEAST / 2 + 1 } else { LEAST };
                assert!(told >= least, "{credited} of {assessed}: {told} counts");
                assert!(counts.clone().all(|k| Share::of(k, assessed) == share), "{credited} of {assessed}");
            }
        }
    }

    #[test]
    fn no_share_says_that_all_are_credited_or_that_none_is() {
        for assessed in LEAST..2_000 {
            let (none, all) = (Share::of(0, assessed), Share::of(assessed, assessed));
            assert!(none.to >= END_PERCENT && all.from <= 100 - END_PERCENT);
            assert!(*none.counts(assessed).end() >= assessed / 11, "{assessed}");
            assert!(*all.counts(assessed).start() <= assessed - assessed / 11, "{assessed}");
        }
    }

    #[test]
    fn the_scale_is_finer_for_more_people() {
        let of = |credited, assessed| {
            let share = Share::of(credited, assessed);
            (share.from, share.to)
        };
        assert_eq!((of(5, 11), of(6, 11)), ((0, 50), (50, 100)));
        assert_eq!((of(27, 54), of(32, 55)), ((50, 100), (40, 60)));
        assert_eq!((of(66, 110), of(66, 109)), ((60, 70), (60, 80)));
        assert_eq!((of(150, 220), of(230, 240), of(10, 240)), ((65, 70), (90, 100), (0, 10)));
        assert_eq!((of(210, 240), of(24, 240)), ((85, 90), (10, 15)));
    }

    #[test]
    fn the_fifth_is_that_of_the_middle() {
        let fifths = |assessed: u32, credited: u32| Share::of(credited, assessed).fifth();
        assert_eq!([fifths(20, 3), fifths(20, 17)], [1, 3]);
        assert_eq!([0, 20, 40, 60, 99].map(|k| fifths(100, k)), [0, 1, 2, 3, 4]);
        assert_eq!([0, 45, 99, 110, 299].map(|k| fifths(300, k)), [0, 0, 1, 1, 4]);
    }
}
