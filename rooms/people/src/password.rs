//! Passwords: rules, hashing, checking.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use kit::Ids;
use tokio::sync::Semaphore;

/// What is wrong with a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer than [`LENGTH_MIN`] characters.
    TooShort,
    /// More than [`LENGTH_MAX`] characters.
    TooLong,
    /// Among the passwords that everybody tries, or made of one's own name.
    Common,
}

/// Fewest characters: length is what makes a password hard to guess (NIST SP 800-63B-4, 3.1.1.2).
pub(crate) const LENGTH_MIN: usize = 12;
/// Most characters: any sentence fits, and hashing stays bounded.
pub(crate) const LENGTH_MAX: usize = 256;

/// Beginnings of the passwords that everybody tries first; long lists of leaked passwords hold
/// little else once twelve characters are asked.
const COMMON: [&str; 18] = [
    "motdepasse",
    "password",
    "azerty",
    "qwerty",
    "1234567890",
    "0123456789",
    "abcdefgh",
    "bonjour",
    "jetaime",
    "administrateur",
    "administrator",
    "welcome",
    "bienvenue",
    "letmein",
    "iloveyou",
    "changeme",
    "soleil",
    "passeport",
];

/// Checks a new password of a person.
pub(crate) fn check(password: &str, sign_in: &str) -> Result<(), PasswordFault> {
    let length = password.chars().count();
    if length < LENGTH_MIN {
        return Err(PasswordFault::TooShort);
    }
    if length > LENGTH_MAX {
        return Err(PasswordFault::TooLong);
    }
    let lower = password.to_lowercase();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let padding = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation());
    let common = COMMON.iter().any(|c| lower.strip_prefix(c).is_some_and(padding));
    let own = sign_in.len() >= 4 && lower.strip_prefix(sign_in).is_some_and(padding);
    if common || own || distinct.len() < 5 { Err(PasswordFault::Common) } else { Ok(()) }
}

/// Hashes and checks passwords with Argon2id, a few at a time, off the request threads.
#[derive(Clone)]
pub struct Passwords {
    hasher: Argon2<'static>,
    at_once: Arc<Semaphore>,
}

/// Argon2id at 64 MiB, three passes, one lane (RFC 9106, 4: the second recommended option).
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// How many hashes run at once: each takes 64 MiB and a core.
const AT_ONCE: usize = 2;

/// A hash that no password has, so that an unknown sign-in name takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Passwords {
    /// The usual cost.
    pub fn new() -> Self {
        Self::with_cost(MEMORY_KIB, PASSES)
    }

    /// Another cost, in KiB and passes: for tests.
    pub fn with_cost(memory_kib: u32, passes: u32) -> Self {
        let params = Params::new(memory_kib, passes, 1, None).unwrap_or(Params::DEFAULT);
        Self {
            hasher: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The hash to store, in the PHC string format; `None` when the machine has no memory for it.
    pub async fn hash(&self, password: &str, ids: &dyn Ids) -> Option<String> {
        let (password, salt, hasher) = (password.to_owned(), ids.secret(), self.hasher.clone());
        let _turn = self.at_once.acquire().await.ok()?;
        tokio::task::spawn_blocking(move || {
            hasher.hash_password_with_salt(password.as_bytes(), &salt[..16]).ok().map(|h| h.to_string())
        })
        .await
        .ok()?
    }

    /// Whether a password is the one of a stored hash. Without a hash the same work is done for nothing.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        let known = hash.is_some();
        let (password, hash, hasher) =
            (password.to_owned(), hash.unwrap_or(NOBODY).to_owned(), self.hasher.clone());
        let Ok(_turn) = self.at_once.acquire().await else { return false };
        let right = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&hash).is_ok_and(|h| hasher.verify_password(password.as_bytes(), &h).is_ok())
        });
        right.await.unwrap_or(false) && known
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_is_refused() {
        assert_eq!(check("court", "a"), Err(PasswordFault::TooShort));
        assert_eq!(check("Motdepasse123!", "a"), Err(PasswordFault::Common));
        assert_eq!(check("claire.legoff2026", "claire.legoff"), Err(PasswordFault::Common));
        assert_eq!(check("aaaaaaaaaaaaaaa", "a"), Err(PasswordFault::Common));
        assert_eq!(check(&"é9x kT".repeat(60), "a"), Err(PasswordFault::TooLong));
        assert_eq!(check("trois phares au nord", "claire"), Ok(()));
    }
}
