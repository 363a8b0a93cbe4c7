//! Who looks at a page, and how she wants it shown.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::request::Parts;
use kit::{Instant, Language, PersonId};

use crate::layout::NavItem;
use crate::{Problem, ProblemKind};

/// What a person may do. A person holds one or more roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Is assessed and holds a passport.
    Agent,
    /// Adds people, helps them sign in, answers their requests.
    Administrator,
    /// Sees where the agents of her units stand. Not given as the others are: it is hers while she manages a unit.
    Manager,
    /// Describes needs, and writes to people under pseudonyms.
    Scout,
    /// Sees what of the plan needs a decision; opens calls for ideas, and decides of what is proposed.
    Steering,
    /// Of outside, let in by an invitation with a second factor, to review what she was invited to. Nobody gives it.
    Guest,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Agent, Self::Administrator, Self::Manager, Self::Scout, Self::Steering, Self::Guest];
    /// Those that an administrator gives by themselves.
    pub const GIVEN: [Self; 4] = [Self::Agent, Self::Administrator, Self::Scout, Self::Steering];

    /// Its name in the database and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Administrator => "administrator",
            Self::Manager => "manager",
            Self::Scout => "scout",
            Self::Steering => "steering",
            Self::Guest => "guest",
        }
    }

    /// The role of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }
}

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// Its name in cookies, columns and the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name; the device's for any other text.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|t| t.name() == name).unwrap_or_default()
    }
}

/// A person who has signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// Her name, for her own pages.
    pub name: String,
    /// Her roles.
    pub roles: Vec<Role>,
}

/// Who looks at a page, and how.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The person; `None` before signing in.
    pub signed_in: Option<SignedIn>,
    /// The language of the page.
    pub language: Language,
    /// The theme of the page.
    pub theme: Theme,
    /// The token that every form of this viewer carries.
    pub token: String,
    /// The path and query of the request.
    pub path: String,
    /// Whether the installation shows its demo organisation.
    pub demo: bool,
    /// The instant of the request.
    pub now: Instant,
    /// The organisation's time zone.
    pub zone: Arc<str>,
    /// The navigation: what stands, for this viewer's roles.
    pub nav: Vec<NavItem>,
    /// The menu of her account: her data, her sessions.
    pub account: Vec<NavItem>,
    /// What is published, at the foot of each page: for who has not signed in, and has no navigation.
    pub foot: Vec<NavItem>,
    /// A number that ties an error page to its line in the log.
    pub reference: String,
}

impl Viewer {
    /// The person, or the problem that she must sign in.
    pub fn person(&self) -> Result<&SignedIn, Problem> {
        self.signed_in.as_ref().ok_or_else(|| Problem::new(ProblemKind::SignIn))
    }

    /// Whether the viewer holds a role.
    pub fn has(&self, role: Role) -> bool {
        self.signed_in.as_ref().is_some_and(|s| s.roles.contains(&role))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Problem::internal("no viewer was set for this route"))
    }
}
