//! What a manager is told of levels without names: a figure by domain, of eleven people or more. Pure.
//!
//! A figure is about those people alone whose levels she sees nowhere else: herself and who shows her their
//! levels are left out. Otherwise she could take these away from a figure and be left with fewer than eleven,
//! or with one. It is a share in tenths whose ends are open: even beside eleven people she cannot conclude
//! that all of them, or none, hold the level asked. And it is as it stood on the first day of the month, so
//! that one who has just been assessed does not show by what changed since yesterday.

use kit::limits::GROUP_MIN;

/// The share of some people who hold a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    /// Too few people, fewer than [`GROUP_MIN`]: none at all looks the same.
    TooFew,
    /// One in ten at most.
    Few,
    /// About so many in ten, from two to eight.
    Tenths(i64),
    /// Nine in ten at least.
    Most,
}

/// The figure of so many people assessed, of whom so many hold the level; of those alone whose levels the
/// reader sees nowhere else.
pub(crate) fn figure(assessed: usize, hold: usize) -> Figure {
    if assessed < GROUP_MIN {
        return Figure::TooFew;
    }
    let share = hold.min(assessed) as f64 / assessed as f64;
    match (10.0 * share).round() as i64 {
        ..=1 => Figure::Few,
        tenths @ 2..=8 => Figure::Tenths(tenths),
        9.. => Figure::Most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_people_have_no_figure_and_eleven_have_one() {
        assert!((0..GROUP_MIN).all(|n| (0..=n).all(|k| figure(n, k) == Figure::TooFew)));
        assert!((0..=GROUP_MIN).all(|k| figure(GROUP_MIN, k) != Figure::TooFew));
        assert_eq!(figure(11, 6), Figure::Tenths(5));
        assert_eq!(figure(200, 132), Figure::Tenths(7));
    }

    #[test]
    fn no_figure_tells_that_all_hold_the_level_or_that_none_does() {
        for n in GROUP_MIN..400 {
            assert_eq!(figure(n, n), figure(n, n - 1), "{n}: all, or all but one");
            assert_eq!(figure(n, 0), figure(n, 1), "{n}: none, or one");
        }
    }

    /// Whoever knows the results of all people but one, and sees the figure, is the strongest attacker. She may
    /// learn of the last one where the figure turns; never by the ends, which is where a level would shame.
    #[test]
    fn the_figure_grows_with_the_share_and_never_by_more_than_a_tenth_a_person() {
        let tenth = |figure| match figure {
            Figure::TooFew => -1,
            Figure::Few => 1,
            Figure::Tenths(n) => n,
            Figure::Most => 9,
        };
        for n in GROUP_MIN..200 {
            for k in 1..=n {
                let step = tenth(figure(n, k)) - tenth(figure(n, k - 1));
                assert!((0..=1).contains(&step), "{n} {k}");
            }
        }
    }
}
