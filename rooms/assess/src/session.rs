//! What stands between two questions.

use kit::{Instant, PersonId};
use uuid::Uuid;

/// What a session is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every domain, one after the other.
    All,
    /// One domain, by its id.
    Domain(String),
}

impl Scope {
    /// Its name in the database and in addresses.
    pub fn name(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Domain(id) => id,
        }
    }

    /// The scope of a name; whether the domain exists is checked against the socle.
    pub fn from_name(name: &str) -> Self {
        if name == "all" { Self::All } else { Self::Domain(name.to_owned()) }
    }
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A question waits for its answer.
    Asking,
    /// A domain has ended; its feedback is shown.
    Feedback,
    /// It is over.
    Done,
}

impl State {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Feedback => "feedback",
            Self::Done => "done",
        }
    }

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Asking, Self::Feedback, Self::Done].into_iter().find(|s| s.name() == name)
    }
}

/// The question that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id that the answer's statement will have: the same for every tab, so it is taken once.
    pub statement: Uuid,
    /// The family's id.
    pub family: String,
    /// The family's version.
    pub version: u32,
    /// The seed of the variant.
    pub variant: u32,
    /// Since when it is shown; `None` while the session rests.
    pub shown_at: Option<Instant>,
}

/// A positioning session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub person: PersonId,
    /// Its id; the registration of its statements.
    pub id: Uuid,
    /// About what.
    pub scope: Scope,
    /// What its draws follow from.
    pub seed: u64,
    /// How many draws were made.
    pub step: u32,
    /// Where it stands.
    pub state: State,
    /// The domain under way, by its place in the socle.
    pub domain: Option<usize>,
    /// The question that waits.
    pub question: Option<Question>,
    /// When it began.
    pub started_at: Instant,
    /// When it last changed.
    pub changed_at: Instant,
}
