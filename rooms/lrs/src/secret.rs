//! A program's credential: a short id that may be read aloud, and a secret that is shown once.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kit::Ids;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Crockford's base 32 in lower case: no i, l, o, u, so that an id can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Signs of an id without its dash: 40 bits, for a table of a few dozen rows whose key refuses twins.
const ID_SIGNS: usize = 8;

/// The secret of a program. Only its hash is stored.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A new secret: 256 random bits.
    pub(crate) fn new(ids: &dyn Ids) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(ids.secret()))
    }

    /// What a program sent as its secret.
    pub(crate) fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What is stored. Slow hashes are for what people choose: 256 random bits cannot be guessed, and the
    /// secret comes with every request (a peer that hashes it slowly spends about 2 s on each: design
    /// notes, FORMATS.md, "Peers measured").
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }

    /// Whether this is the secret of a stored hash, in a time that does not tell how much of it is right.
    pub(crate) fn is_of(&self, hash: &[u8]) -> bool {
        self.hash().ct_eq(hash).into()
    }
}

/// As it is handed over.
impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A new id, such as `k7m2-9xq4`.
pub(crate) fn new_id(ids: &dyn Ids) -> String {
    let secret = ids.secret();
    let signs: Vec<char> =
        secret.iter().take(ID_SIGNS).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    signs.chunks(ID_SIGNS / 2).map(|half| half.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Whether a text could be an id: what is sent goes to the database, and PostgreSQL fails on a text that
/// holds the sign of number zero.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() == ID_SIGNS + 1 && text.bytes().all(|byte| byte == b'-' || ALPHABET.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{FixedClock, Instant, SeededIds};
    use std::sync::Arc;

    fn ids() -> SeededIds {
        SeededIds::new(1, Arc::new(FixedClock::at(Instant::from_micros(0))))
    }

    #[test]
    fn a_secret_is_recognised_and_no_other_is() {
        let ids = ids();
        let secret = Secret::new(&ids);
        assert_eq!(secret.to_string().len(), 43);
        assert!(Secret::sent(&secret.to_string()).is_of(&secret.hash()));
        assert!(!Secret::new(&ids).is_of(&secret.hash()));
        assert!(!Secret::sent("").is_of(&secret.hash()));
        assert!(!secret.is_of(&[]));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[test]
    fn ids_are_short_and_anything_else_is_no_id() {
        let id = new_id(&ids());
        assert!(is_id(&id) && id.len() == 9 && id.as_bytes()[4] == b'-', "{id}");
        for bad in ["", "k7m2-9xq", "k7m2-9xq4a", "K7M2-9XQ4", "k7m2\u{0}9xq4", "k7m2-9xqé"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
