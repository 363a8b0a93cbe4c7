//! One-time codes that are handed over by voice, on paper or in a link.

use std::fmt;

use kit::Ids;
use sha2::{Digest, Sha256};

/// Crockford's base 32: no I, L, O, U, so that it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code: 12 × 5 = 60 bits; with five attempts a quarter of an hour that is plenty.
const LENGTH: usize = 12;
/// Characters of an invitation's token: 24 × 5 = 120 bits. It alone opens an account, and may be tried from anywhere.
const INVITATION_LENGTH: usize = 24;

/// A one-time code. It is shown once; only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// How long a code holds, in seconds: two days.
    pub const LIFE_SECONDS: i64 = 48 * 3600;

    /// A new code.
    pub fn new(ids: &dyn Ids) -> Self {
        Self::of_length(LENGTH, ids)
    }

    /// A new token of an invitation.
    pub(crate) fn invitation(ids: &dyn Ids) -> Self {
        Self::of_length(INVITATION_LENGTH, ids)
    }

    fn of_length(length: usize, ids: &dyn Ids) -> Self {
        let secret = ids.secret();
        Self(secret.iter().take(length).map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect())
    }

    /// What a person typed: case, spaces, dashes and look-alike letters do not matter.
    pub fn typed(text: &str) -> Self {
        let upper = text.to_uppercase();
        let plain = upper.chars().filter(|c| c.is_alphanumeric()).take(64).map(|c| match c {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        });
        Self(plain.collect())
    }

    /// What is stored.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// In groups of four: `AB12-CD34-EF56`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chars: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = chars.chunks(4).map(|g| g.iter().collect()).collect();
        f.write_str(&groups.join("-"))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::{FixedClock, Instant, SeededIds};
    use std::sync::Arc;

    #[test]
    fn a_code_is_recognised_however_it_is_typed() {
        let ids = SeededIds::new(1, Arc::new(FixedClock::at(Instant::from_micros(0))));
        let code = Code::new(&ids);
        let shown = code.to_string();
        assert_eq!(shown.len(), 14);
        assert_eq!(Code::typed(&format!(" {} ", shown.to_lowercase())).hash(), code.hash());
        assert_eq!(Code::typed("oIl0"), Code::typed("0110"));
        assert_ne!(Code::new(&ids), code);
        let long = Code::invitation(&ids).to_string();
        assert_eq!((long.len(), long.matches('-').count()), (29, 5));
    }
}
