//! Pseudonyms of authors: the same throughout a call, and unlike in every other.

use hmac::{Hmac, KeyInit as _, Mac as _};
use kit::PersonId;
use sha2::Sha256;

/// Crockford's base 32: no I, L, O, U, so that it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The pseudonym of a person under a call's key: eight signs, as `K7M4-Q2XT`. Forty bits, so that among a thousand
/// ideas of a call two share one once in two million calls; and without the key, nobody finds the person.
pub(crate) fn pseudonym(key: &[u8], person: PersonId) -> String {
    let bytes = keyed(key, person.uuid().as_bytes());
    let bits = bytes.iter().take(5).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let sign = |place: u64| char::from(ALPHABET[((bits >> (35 - 5 * place)) & 31) as usize]);
    let signs: String = (0..8).map(sign).collect();
    format!("{}-{}", &signs[..4], &signs[4..])
}

/// A keyed hash (HMAC, RFC 2104, with SHA-256).
pub(crate) fn keyed(key: &[u8], message: &[u8]) -> Vec<u8> {
    // A key of any length is right, by RFC 2104; an empty hash stands in for what cannot be.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return vec![0; 32] };
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[test]
    fn the_keyed_hash_is_the_one_of_the_standard() {
        // RFC 4231, test case 2.
        let hash = keyed(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(
            kit::fingerprint::hex(&hash),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    proptest! {
        #[test]
        fn a_pseudonym_is_one_a_call_and_another_in_the_next(id: u128, one: [u8; 32], other: [u8; 32]) {
            let person = PersonId::from_uuid(Uuid::from_u128(id));
            let shown = pseudonym(&one, person);
            prop_assert_eq!(&shown, &pseudonym(&one, person));
            let plain = |c: char| ALPHABET.contains(&(c as u8));
            prop_assert!(shown.len() == 9 && shown.replacen('-', "", 1).chars().all(plain), "{}", shown);
            // Equal by chance once in 2^40.
            prop_assert!(one == other || shown != pseudonym(&other, person));
        }
    }
}
