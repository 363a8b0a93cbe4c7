//! Who an agent or a group is: a view of its members.

use serde_json::{Map, Value};

/// Whether one persona or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// One person or system.
    Agent,
    /// Several agents.
    Group,
}

/// What tells an agent, or an identified group, from all others (Data 2.4.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Identifier<'a> {
    /// A mailto IRI.
    Mbox(&'a str),
    /// The SHA-1 of a mailto IRI.
    MboxSha1Sum(&'a str),
    /// An OpenID.
    OpenId(&'a str),
    /// A user account on a system.
    Account {
        /// The system.
        home_page: &'a str,
        /// The account's name on it.
        name: &'a str,
    },
}

/// An agent or a group, as some statement holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Actor<'a> {
    members: &'a Map<String, Value>,
}

impl<'a> Actor<'a> {
    /// A view of an object, which holds for any: what is not there reads as `None`.
    pub fn of(members: &'a Map<String, Value>) -> Actor<'a> {
        Actor { members }
    }

    /// Agent, or group.
    pub fn kind(self) -> ActorKind {
        match self.text("objectType") {
            Some("Group") => ActorKind::Group,
            Some(_) | None => ActorKind::Agent,
        }
    }

    /// Its identifier; `None` for an anonymous group.
    pub fn identifier(self) -> Option<Identifier<'a>> {
        self.account()
            .map(|(home_page, name)| Identifier::Account { home_page, name })
            .or_else(|| self.text("mbox").map(Identifier::Mbox))
            .or_else(|| self.text("mbox_sha1sum").map(Identifier::MboxSha1Sum))
            .or_else(|| self.text("openid").map(Identifier::OpenId))
    }

    /// Its account, when that is its identifier: home page and name.
    pub fn account(self) -> Option<(&'a str, &'a str)> {
        let account = self.members.get("account")?;
        Some((account.get("homePage")?.as_str()?, account.get("name")?.as_str()?))
    }

    /// Its name for people.
    pub fn name(self) -> Option<&'a str> {
        self.text("name")
    }

    /// The agents of a group, in no meaningful order; none for an agent.
    pub fn members(self) -> impl Iterator<Item = Actor<'a>> {
        let list = self.members.get("member").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_object).map(Actor::of)
    }

    fn text(self, name: &str) -> Option<&'a str> {
        self.members.get(name).and_then(Value::as_str)
    }
}
