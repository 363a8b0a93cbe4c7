//! Answers that count, and their fold from statements.

use std::collections::BTreeMap;

use evidence::Record;
use kit::{Fingerprint, Instant};
use uuid::Uuid;
use xapi::verbs;

/// One answer that counts as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The session it was given in.
    pub session: Uuid,
    /// The item family's id.
    pub family: String,
    /// The family's version when it was asked.
    pub version: u32,
    /// The seed of the variant.
    pub seed: u32,
    /// The response, as `items::Response` writes it.
    pub response: String,
    /// Whether it was right.
    pub correct: bool,
    /// What it counts before its age does, 0 to 1.
    pub weight: f64,
    /// When it was given.
    pub at: Instant,
    /// When it reached the ledger.
    pub stored_at: Instant,
}

/// The path, under the installation's address, of the context extension that keeps a variant's seed.
pub const SEED: &str = "/xapi/seed";

/// The activity id of a family's version, under the installation's address.
pub fn activity_of(home_page: &str, family: &str, version: u32) -> String {
    format!("{home_page}/items/{family}/{version}")
}

impl Answer {
    /// Reads a record; `None` when it is no answer, counts nothing, or names no item of ours.
    pub fn from_record(home_page: &str, record: &Record) -> Option<(Uuid, Self)> {
        let statement = &record.statement;
        let weight = record.weight();
        if weight <= 0.0 || statement.verb_id() != verbs::ANSWERED {
            return None;
        }
        let item = statement.object_activity_id()?.strip_prefix(home_page)?.strip_prefix("/items/")?;
        let (family, version) = item.rsplit_once('/')?;
        let seed = statement.context_extension(&format!("{home_page}{SEED}"))?.as_u64()?;
        let answer = Self {
            session: statement.registration()?,
            family: family.to_owned(),
            version: version.parse().ok()?,
            seed: u32::try_from(seed).ok()?,
            response: statement.response()?.to_owned(),
            correct: statement.success()?,
            weight,
            at: Instant::from_micros(statement.timestamp()?.as_microsecond()),
            stored_at: Instant::from_micros(statement.stored()?.as_microsecond()),
        };
        Some((statement.id()?, answer))
    }
}

/// The fold's state: every answer that counts, by statement id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(BTreeMap<Uuid, Answer>);

impl Answers {
    /// Takes an answer in. A statement never changes, so a repetition is the same answer.
    pub fn insert(&mut self, statement: Uuid, answer: Answer) {
        self.0.insert(statement, answer);
    }

    /// Every answer, by statement id.
    pub fn iter(&self) -> impl Iterator<Item = (&Uuid, &Answer)> {
        self.0.iter()
    }

    /// How many answers there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer of a statement.
    pub fn get(&self, statement: Uuid) -> Option<&Answer> {
        self.0.get(&statement)
    }

    /// The answers of a session, in the order they were given.
    pub fn of_session(&self, session: Uuid) -> Vec<(&Uuid, &Answer)> {
        let mut answers: Vec<_> = self.0.iter().filter(|(_, a)| a.session == session).collect();
        answers.sort_by_key(|(id, a)| (a.at, **id));
        answers
    }

    /// The answers that had reached the ledger by an instant.
    pub fn stored_by(&self, at: Instant) -> Self {
        Self(self.0.iter().filter(|(_, a)| a.stored_at <= at).map(|(id, a)| (*id, a.clone())).collect())
    }

    /// The latest answer to each family, by time, then by statement id: the one that counts.
    pub fn latest(&self) -> BTreeMap<&str, (&Uuid, &Answer)> {
        let mut latest: BTreeMap<&str, (&Uuid, &Answer)> = BTreeMap::new();
        for (id, answer) in &self.0 {
            let entry = latest.entry(answer.family.as_str()).or_insert((id, answer));
            if (answer.at, id) > (entry.1.at, entry.0) {
                *entry = (id, answer);
            }
        }
        latest
    }

    /// A hash of the whole state: the same statements give the same, in any order of arrival.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut fingerprint = Fingerprint::default();
        for (id, a) in &self.0 {
            fingerprint.add(id.as_bytes());
            fingerprint.add(a.session.as_bytes());
            fingerprint.add(&a.family);
            fingerprint.add(a.version.to_le_bytes());
            fingerprint.add(a.seed.to_le_bytes());
            fingerprint.add(&a.response);
            fingerprint.add([u8::from(a.correct)]);
            fingerprint.add(a.weight.to_bits().to_le_bytes());
            fingerprint.add(a.at.micros().to_le_bytes());
        }
        fingerprint.finish()
    }
}
