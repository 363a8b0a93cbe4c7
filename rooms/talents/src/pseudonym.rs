//! Pseudonyms: one a person and need, so that within a need they can be spoken of, and across needs not linked.

use kit::{Fingerprint, PersonId};

/// Letters and figures that are not taken for one another, read or spelled (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The pseudonym of a person in the need whose key this is: forty bits of a keyed hash, as eight signs in two
/// groups. Without the key it tells nothing of her; with another need's key it is another.
pub(crate) fn pseudonym(key: &[u8; 32], person: PersonId) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(key);
    fingerprint.add(person.uuid().as_bytes());
    let hash = fingerprint.finish();
    let bits = hash.iter().take(5).fold(0u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let sign = |place: u64| char::from(SIGNS[((bits >> (5 * (7 - place))) & 31) as usize]);
    let (first, second) = ((0..4).map(sign), (4..8).map(sign));
    first.chain(std::iter::once('-')).chain(second).collect()
}

/// Whether a text has the form of a pseudonym.
pub(crate) fn is_pseudonym(text: &str) -> bool {
    let sign = |sign: &u8| SIGNS.contains(sign);
    matches!(text.as_bytes().split_at_checked(4), Some((first, [b'-', second @ ..]))
        if second.len() == 4 && first.iter().chain(second).all(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn a_pseudonym_is_stable_within_a_need_and_another_in_the_next() {
        let (one, two) = ([1; 32], [2; 32]);
        assert_eq!(pseudonym(&one, person(5)), pseudonym(&one, person(5)));
        assert_ne!(pseudonym(&one, person(5)), pseudonym(&two, person(5)));
        assert!(is_pseudonym(&pseudonym(&one, person(5))));
        assert!(!is_pseudonym("ABCD-EFGI") && !is_pseudonym("ABCDEFGH") && !is_pseudonym("é"));
        let all: BTreeSet<String> = (0..5_000).map(|n| pseudonym(&one, person(n))).collect();
        assert_eq!(all.len(), 5_000);
    }

    #[test]
    fn pseudonyms_of_two_needs_are_linked_no_better_than_chance() {
        // Who sorts both lists, which is the best one can do with strings alone, pairs a person with herself as
        // often as a random pairing does: on average once in a list, whatever its length.
        let (people, trials) = (60, 400);
        let mut linked = 0;
        for trial in 0..trials {
            let key = |need: u8| {
                let mut key = [need; 32];
                key[1..9].copy_from_slice(&u64::to_le_bytes(trial));
                key
            };
            let list = |key: [u8; 32]| {
                let mut list: Vec<(String, u128)> =
                    (0..people).map(|n| (pseudonym(&key, person(n)), n)).collect();
                list.sort();
                list
            };
            let pairs = list(key(1)).into_iter().zip(list(key(2)));
            linked += pairs.filter(|(one, two)| one.1 == two.1).count();
        }
        // The number of fixed points of a random permutation has mean 1 and variance 1: four standard errors.
        let mean = linked as f64 / trials as f64;
        assert!((mean - 1.0).abs() < 4.0 / (trials as f64).sqrt(), "{mean}");
    }
}
