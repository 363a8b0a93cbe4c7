//! Filters, order and page of a list of statements, and the address of its next page.

use evidence::Search;
use kit::{Instant, PersonId};
use serde_json::json;
use uuid::Uuid;

use crate::limits::PAGE_STATEMENTS_USUAL;
use crate::{Client, Scope};

/// The path of statements.
const STATEMENTS: &str = "/xapi/statements";

/// Filters, order and page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::api) struct Listing {
    /// Only about this person.
    pub(in crate::api) person: Option<PersonId>,
    /// Only with this verb; empty for any.
    pub(in crate::api) verb: String,
    /// Only on this activity; empty for any.
    pub(in crate::api) activity: String,
    /// Only of this registration.
    pub(in crate::api) registration: Option<Uuid>,
    /// Only stored after.
    pub(in crate::api) since: Option<Instant>,
    /// Only stored at or before.
    pub(in crate::api) until: Option<Instant>,
    /// Oldest first instead of newest first.
    pub(in crate::api) ascending: bool,
    /// Most statements of the answer: 1 to [`PAGE_STATEMENTS_MAX`](crate::limits::PAGE_STATEMENTS_MAX).
    pub(in crate::api) limit: i64,
    /// Only past this position of the ledger; comes from a `more`.
    pub(in crate::api) after: Option<i64>,
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            person: None,
            verb: String::new(),
            activity: String::new(),
            registration: None,
            since: None,
            until: None,
            ascending: false,
            limit: PAGE_STATEMENTS_USUAL,
            after: None,
        }
    }
}

impl Listing {
    /// The ledger's own search of what a program may read; it knows nothing of registrations.
    pub(in crate::api) fn search(&self, client: &Client) -> Search {
        Search {
            client: match client.scope {
                Scope::Mine => Some(client.id.clone()),
                Scope::All => None,
            },
            person: self.person,
            verb: self.verb.clone(),
            activity: self.activity.clone(),
            since: self.since,
            until: self.until,
            ascending: self.ascending,
            after: self.after,
            limit: self.limit,
        }
    }

    /// The address of the page that begins after a position, relative to the server.
    pub(in crate::api) fn more(&self, after: i64, address: &str) -> String {
        let agent = self.person.map(|person| {
            json!({ "account": { "homePage": address, "name": person.to_string() } }).to_string()
        });
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let filters = [
            ("agent", agent),
            ("verb", text(&self.verb)),
            ("activity", text(&self.activity)),
            ("registration", self.registration.map(|id| id.to_string())),
            ("since", self.since.map(|at| at.to_string())),
            ("until", self.until.map(|at| at.to_string())),
            ("ascending", self.ascending.then(|| "true".to_owned())),
            ("limit", Some(self.limit.to_string())),
            ("after", Some(after.to_string())),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in filters {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        }
        format!("{STATEMENTS}?{}", query.finish())
    }
}
