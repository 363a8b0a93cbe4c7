//! What may be shown of a pool: pure rules that keep a list from narrowing on one person.

use std::collections::BTreeSet;

use kit::PersonId;
use kit::limits::GROUP_MIN;

/// Days within which the needs of one scout are compared.
pub const COMPARED_DAYS: i64 = 30;
/// Most needs that a scout opens within a day, those that were refused included: each refusal tells a little.
pub const OPENINGS_A_DAY: i64 = 10;
/// Most people of a list.
pub const LIST_MAX: usize = 20;

/// Whether a pool is shown as a list; a smaller one is only called.
pub fn is_listed(size: usize) -> bool {
    size >= GROUP_MIN
}

/// Whether one who saw both pools could tell a few people apart: they differ by one to ten people, and one of them
/// at least is a list. Of two that are never listed nor counted, no difference can be drawn.
pub fn tells_apart(one: &BTreeSet<PersonId>, other: &BTreeSet<PersonId>) -> bool {
    let differ = one.symmetric_difference(other).count();
    (1..GROUP_MIN).contains(&differ) && (is_listed(one.len()) || is_listed(other.len()))
}

/// A number of people in words that do not give it away: the tens it is above. `None` below eleven.
pub fn about(count: usize) -> Option<usize> {
    is_listed(count).then(|| (count - 1) / 10 * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn people(numbers: std::ops::Range<u128>) -> BTreeSet<PersonId> {
        numbers.map(|n| PersonId::from_uuid(Uuid::from_u128(n))).collect()
    }

    #[test]
    fn pools_that_differ_by_one_to_ten_people_tell_them_apart() {
        let whole = people(0..40);
        assert!(!tells_apart(&whole, &whole), "the same people: nothing is learnt");
        assert!(tells_apart(&whole, &people(0..39)) && tells_apart(&people(1..40), &whole));
        assert!(tells_apart(&whole, &people(0..30)) && !tells_apart(&whole, &people(0..29)));
        assert!(tells_apart(&whole, &people(5..45)), "five less and five others");
        assert!(tells_apart(&people(0..11), &people(0..10)), "a list and a call");
        assert!(!tells_apart(&people(0..3), &people(5..9)), "two calls show nobody");
    }

    #[test]
    fn a_number_is_told_by_tens_and_only_from_eleven_on() {
        assert_eq!(
            [0, 10, 11, 20, 21, 143].map(about),
            [None, None, Some(10), Some(10), Some(20), Some(140)]
        );
    }

    proptest! {
        #[test]
        fn the_guard_does_not_depend_on_which_came_first(a in 0u128..60, b in 0u128..60, c in 0u128..60) {
            let (one, other) = (people(a.min(b)..a.max(b)), people(b.min(c)..b.max(c)));
            prop_assert_eq!(tells_apart(&one, &other), tells_apart(&other, &one));
        }
    }
}
