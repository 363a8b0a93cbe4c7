//! Looking statements up, as the xAPI interface asks (xAPI 1.0.3, part 3, 2.1.3).

use kit::{Instant, PersonId};
use store::{Result, Tx, query};

use crate::{Authority, Evidence, Record};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Only what this program sent, by the id of its credential.
    pub client: Option<String>,
    /// Only this person's.
    pub person: Option<PersonId>,
    /// Only this verb; empty for any.
    pub verb: String,
    /// Only this activity; empty for any.
    pub activity: String,
    /// Only stored after.
    pub since: Option<Instant>,
    /// Only stored at or before.
    pub until: Option<Instant>,
    /// Oldest first instead of newest first.
    pub ascending: bool,
    /// Only past this position, in the order asked.
    pub after: Option<i64>,
    /// Most statements of one answer.
    pub limit: i64,
}

/// A page of what was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The statements.
    pub records: Vec<Record>,
    /// Where the next page begins; `None` when this is the last.
    pub more: Option<i64>,
}

impl Evidence {
    /// Looks statements up, inside the transaction in which the caller notes what it shows.
    pub async fn find_in(&self, tx: &mut Tx, search: &Search) -> Result<Found> {
        let edge = if search.ascending { 0 } else { i64::MAX };
        // What one program sent, and what is about one person, have an index of their own, which a condition
        // that may be empty would not use.
        let sql = match (&search.client, search.person, search.ascending) {
            (None, None, true) => include_str!("store/find_oldest.sql"),
            (None, None, false) => include_str!("store/find_newest.sql"),
            (None, Some(_), true) => include_str!("store/find_person_oldest.sql"),
            (None, Some(_), false) => include_str!("store/find_person_newest.sql"),
            (Some(_), _, true) => include_str!("store/find_sent_oldest.sql"),
            (Some(_), _, false) => include_str!("store/find_sent_newest.sql"),
        };
        let person = search.person.map(|p| p.uuid().as_bytes().to_vec());
        let mut looked_up = query(sql)
            .bind(&search.verb)
            .bind(&search.activity)
            .bind(search.since.map_or(i64::MIN, Instant::micros))
            .bind(search.until.map_or(i64::MAX, Instant::micros))
            .bind(search.after.unwrap_or(edge))
            .bind(search.limit + 1);
        if let Some(client) = &search.client {
            let authority = Authority::Client(client.clone()).to_string();
            let any = i64::from(person.is_none());
            looked_up = looked_up.bind(authority).bind(any).bind(person.unwrap_or_default());
        } else if let Some(person) = person {
            looked_up = looked_up.bind(person);
        }
        let rows = looked_up.fetch_all(tx.conn()).await?;
        let mut records = rows.iter().map(Record::from_row).collect::<Result<Vec<_>>>()?;
        let limit = usize::try_from(search.limit).unwrap_or(0);
        let more = (records.len() > limit).then(|| {
            records.truncate(limit);
            records.last().map(|r| r.position)
        });
        Ok(Found { records, more: more.flatten() })
    }
}
