//! Ids and secrets, from an injected source.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::time::Clock;

/// One person of the installation: a random id, never a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(Uuid);

impl PersonId {
    /// Wraps an id that [`Ids`] made or the database returned.
    pub fn from_uuid(id: Uuid) -> Self {
        Self(id)
    }

    /// Reads the hyphenated form; `None` when the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }

    /// The id inside.
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where ids and secrets come from.
pub trait Ids: Send + Sync {
    /// A new id, version 7: sorted by time, 74 random bits.
    fn uuid(&self) -> Uuid;

    /// A new id that tells nothing of when it was made, version 4.
    fn random_uuid(&self) -> Uuid;

    /// 256 random bits: session ids, one-time codes, client secrets.
    fn secret(&self) -> [u8; 32];

    /// 64 random bits: the seed of a session's draws.
    fn seed(&self) -> u64 {
        let bytes = self.secret();
        u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]])
    }
}

/// Ids from the operating system's randomness and the injected clock.
pub struct SystemIds {
    clock: Arc<dyn Clock>,
}

impl SystemIds {
    /// Ids whose time part follows `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock }
    }
}

impl Ids for SystemIds {
    fn uuid(&self) -> Uuid {
        version_7(self.clock.as_ref(), &self.secret())
    }

    fn random_uuid(&self) -> Uuid {
        let secret = self.secret();
        uuid::Builder::from_random_bytes(first_16(&secret)).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads randomness")]
        #[expect(clippy::expect_used, reason = "a machine without randomness must not hand out secrets")]
        getrandom::fill(&mut bytes).expect("the operating system provides randomness");
        bytes
    }
}

/// Ids that follow from a seed: the same calls give the same ids. For tests and the demo.
pub struct SeededIds {
    clock: Arc<dyn Clock>,
    seed: u64,
    count: AtomicU64,
}

impl SeededIds {
    /// Ids that follow from `seed`, their time part from `clock`.
    pub fn new(seed: u64, clock: Arc<dyn Clock>) -> Self {
        Self { clock, seed, count: AtomicU64::new(0) }
    }
}

impl Ids for SeededIds {
    fn uuid(&self) -> Uuid {
        version_7(self.clock.as_ref(), &self.secret())
    }

    fn random_uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(first_16(&self.secret())).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        let count = self.count.fetch_add(1, Ordering::SeqCst);
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(count.to_le_bytes());
        hash.finalize().into()
    }
}

/// A version 7 UUID (RFC 9562, 5.7) at the clock's millisecond.
fn version_7(clock: &dyn Clock, random: &[u8; 32]) -> Uuid {
    let millis = u64::try_from(clock.now().micros() / 1000).unwrap_or(0);
    let mut ten = [0; 10];
    ten.copy_from_slice(&random[..10]);
    uuid::Builder::from_unix_timestamp_millis(millis, &ten).into_uuid()
}

fn first_16(secret: &[u8; 32]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&secret[..16]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{FixedClock, Instant};

    #[test]
    fn seeded_ids_repeat_and_differ_from_each_other() {
        let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(Instant::from_micros(1_700_000_000_000_000)));
        let (one, two) = (SeededIds::new(7, clock.clone()), SeededIds::new(7, clock));
        let first = one.uuid();
        assert_eq!(first, two.uuid());
        assert_ne!(first, one.uuid());
        assert_eq!(first.get_version_num(), 7);
    }
}
