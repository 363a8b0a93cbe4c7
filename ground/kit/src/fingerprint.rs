//! SHA-256 over length-prefixed parts, so that no two lists of parts collide by concatenation.

use std::fmt;

use sha2::{Digest, Sha256};

/// A running SHA-256 over parts; each part is preceded by its length.
#[derive(Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds one part.
    pub fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The hash of all parts so far.
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    /// The hash of one part, in lower-case hexadecimal.
    pub fn hex_of(part: impl AsRef<[u8]>) -> String {
        hex(&Sha256::digest(part.as_ref()))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint")
    }
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart_from_their_concatenation() {
        let mut one = Fingerprint::default();
        one.add("ab");
        one.add("c");
        let mut two = Fingerprint::default();
        two.add("a");
        two.add("bc");
        assert_ne!(one.finish(), two.finish());
    }

    #[test]
    fn hexadecimal_is_lower_case() {
        assert_eq!(hex(&[0, 171, 255]), "00abff");
    }
}
