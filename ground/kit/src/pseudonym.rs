//! Pseudonyms: one a person and key, so that within what has a key of its own (a need, a call for ideas) people can
//! be spoken of, and across two of them not linked.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::PersonId;

/// Crockford's base 32: no I, L, O, U, so that it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The pseudonym of a person under a key: eight signs, as `K7M4-Q2XT`. Forty bits, so that among a thousand people two
/// share one once in two million keys; and without the key, nobody finds the person.
pub fn pseudonym(key: &[u8], person: PersonId) -> String {
    let bytes = keyed(key, person.uuid().as_bytes());
    let bits = bytes.iter().take(5).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let sign = |place: u64| char::from(ALPHABET[((bits >> (35 - 5 * place)) & 31) as usize]);
    let signs: String = (0..8).map(sign).collect();
    format!("{}-{}", &signs[..4], &signs[4..])
}

/// Whether a text has the form of a pseudonym.
pub fn is_pseudonym(text: &str) -> bool {
    let sign = |sign: &u8| ALPHABET.contains(sign);
    matches!(text.as_bytes().split_at_checked(4), Some((first, [b'-', second @ ..]))
        if second.len() == 4 && first.iter().chain(second).all(sign))
}

/// A keyed hash (HMAC, RFC 2104, with SHA-256): 32 bytes.
pub fn keyed(key: &[u8], message: &[u8]) -> Vec<u8> {
    // A key of any length is right, by RFC 2104; an empty hash stands in for what cannot be.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return vec![0; 32] };
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn the_keyed_hash_is_the_one_of_the_standard() {
        // RFC 4231, test case 2.
        let hash = keyed(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(
            crate::fingerprint::hex(&hash),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn what_is_no_pseudonym_is_told_apart() {
        assert!(!is_pseudonym("ABCD-EFGI") && !is_pseudonym("ABCDEFGH") && !is_pseudonym("é"));
    }

    proptest! {
        #[test]
        fn a_pseudonym_is_one_a_key_and_another_under_the_next(id: u128, one: [u8; 32], other: [u8; 32]) {
            let shown = pseudonym(&one, person(id));
            prop_assert_eq!(&shown, &pseudonym(&one, person(id)));
            prop_assert!(is_pseudonym(&shown), "{}", shown);
            // Equal by chance once in 2^40.
            prop_assert!(one == other || shown != pseudonym(&other, person(id)));
        }
    }

    #[test]
    fn pseudonyms_under_two_keys_are_linked_no_better_than_chance() {
        // Who sorts both lists, which is the best one can do with strings alone, pairs a person with herself as
        // often as a random pairing does: on average once in a list, whatever its length.
        let (people, trials) = (60, 400);
        let mut linked = 0;
        for trial in 0..trials {
            let key = |first: u8| {
                let mut key = [first; 32];
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
