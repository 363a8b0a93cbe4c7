//! The room's service: what other rooms, the pages and the command line call.

use std::sync::Arc;

use kit::{Clock, Ids, Instant, Language, PersonId};
use store::Db;
use uuid::Uuid;
use web::{Role, Theme};

use crate::names::NameFault;
use crate::{PasswordFault, Passwords};

/// Accounts, sessions, audit and requests over a database.
#[derive(Clone)]
pub struct People {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) passwords: Passwords,
}

impl Account {
    /// Whether she is a guest: of outside, let in by an invitation, with a second factor, for what she was invited to.
    /// Who is one stays one.
    pub fn is_guest(&self) -> bool {
        self.roles.contains(&Role::Guest)
    }
}

impl People {
    /// The service over a database.
    pub fn new(db: Db, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, passwords: Passwords) -> Self {
        Self { db, clock, ids, passwords }
    }

    /// The present instant, by the injected clock.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The source of ids.
    pub fn ids(&self) -> &dyn Ids {
        self.ids.as_ref()
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }
}

/// A person's account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Her id.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// What she types to sign in.
    pub sign_in: String,
    /// The id of her unit in the organisation's file.
    pub unit: Option<String>,
    /// The id of her occupation in the organisation's files.
    pub occupation: Option<String>,
    /// Her roles.
    pub roles: Vec<Role>,
    /// Whether she has chosen a password.
    pub has_password: bool,
    /// The language she chose.
    pub language: Option<Language>,
    /// The theme she chose.
    pub theme: Theme,
    /// When the account was made.
    pub created_at: Instant,
    /// Since when it is closed.
    pub disabled_at: Option<Instant>,
}

/// How many accounts there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Open, with a password.
    pub active: i64,
    /// Open, without a password yet.
    pub new: i64,
    /// Closed.
    pub disabled: i64,
}

/// An account to be made; names are checked by [`NewAccount::new`].
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub(crate) name: String,
    pub(crate) sign_in: String,
    pub(crate) unit: Option<String>,
    pub(crate) occupation: Option<String>,
    pub(crate) roles: Vec<Role>,
}

impl NewAccount {
    /// Checks what was typed; each fault with the field it belongs to.
    pub fn new(
        name: &str,
        sign_in: &str,
        unit: Option<String>,
        roles: Vec<Role>,
    ) -> Result<Self, Vec<(&'static str, NameFault)>> {
        match (crate::names::name(name), crate::names::sign_in(sign_in)) {
            (Ok(name), Ok(sign_in)) => Ok(Self { name, sign_in, unit, occupation: None, roles }),
            (name, sign_in) => Err([("nom", name.err()), ("identifiant", sign_in.err())]
                .into_iter()
                .filter_map(|(f, e)| Some((f, e?)))
                .collect()),
        }
    }

    /// The same with an occupation, by its id.
    #[must_use]
    pub fn with_occupation(self, occupation: Option<String>) -> Self {
        Self { occupation, ..self }
    }
}

/// A session, for the list of a person's own.
#[derive(Clone, Debug)]
pub struct Session {
    /// A name for it in forms; not the secret.
    pub handle: String,
    /// When it began.
    pub created_at: Instant,
    /// When it was last used.
    pub seen_at: Instant,
    /// What the browser says of itself, shortened.
    pub device: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Why somebody could not sign in or choose a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInFault {
    /// Name and secret do not go together; never says which is wrong.
    Wrong,
    /// Too many attempts: minutes to wait.
    Wait(i64),
    /// The new password is refused.
    Password(PasswordFault),
    /// The two passwords typed differ.
    Differ,
    /// Too long ago was the password given that the code goes with.
    Late,
}

/// A line of the journal: who read what of a person, and why.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// When.
    pub at: Instant,
    /// The reader, or who let the program in.
    pub person: Option<PersonId>,
    /// The reader's name, or that of who let the program in; `None` for a guest, and when the account is gone.
    pub reader: Option<String>,
    /// Whether the reader is a guest, who reads under the promise that her name is not told.
    pub guest: bool,
    /// The program that read, when it was no person.
    pub program: Option<String>,
    /// What was read: a key of the messages.
    pub what: String,
    /// Why: a key of the messages.
    pub purpose: String,
}

/// What a person may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// To correct what is held of her.
    Correct,
    /// To erase it.
    Erase,
}

impl RequestKind {
    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Erase => "erase",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Correct, Self::Erase].into_iter().find(|k| k.name() == name)
    }
}

/// A request and its answer.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its id.
    pub id: Uuid,
    /// Who asks.
    pub person: PersonId,
    /// Her name.
    pub name: String,
    /// What she asks.
    pub kind: RequestKind,
    /// In her words.
    pub body: String,
    /// When.
    pub created_at: Instant,
    /// The answer and when it was given.
    pub answer: Option<(String, Instant)>,
}

/// Where a request stands in the list of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestPlace {
    /// Without answer, on this page of the list, counted from 0.
    Open {
        /// The page.
        page: i64,
    },
    /// Answered.
    Answered,
}
