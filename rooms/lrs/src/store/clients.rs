//! Programs: let in, shut out, recognised.

use http::HeaderMap;
use kit::PersonId;
use people::People;
use store::{Result, Row, RowExt as _, query};

use crate::secret::{self, Secret};
use crate::{Client, Lrs, Scope, basic};

impl Lrs {
    /// Lets a program in, under a name that `people::names::name` gave. Its secret is known to nobody
    /// once the answer is lost. Who lets one read everybody's statements has a line in the journal.
    pub async fn add_client(
        &self,
        people: &People,
        name: &str,
        scope: Scope,
        created_by: PersonId,
    ) -> Result<(Client, Secret)> {
        let secret = Secret::new(self.ids.as_ref());
        let client = Client {
            id: secret::new_id(self.ids.as_ref()),
            name: name.to_owned(),
            scope,
            created_at: self.now(),
            created_by,
            revoked_at: None,
        };
        let mut tx = self.db.write().await?;
        query(include_str!("client_insert.sql"))
            .bind(&client.id)
            .bind(&client.name)
            .bind(secret.hash())
            .bind(client.created_at.micros())
            .bind(created_by.uuid().as_bytes().to_vec())
            .bind(scope.name())
            .execute(tx.conn())
            .await?;
        if scope == Scope::All {
            people.record_program_grant(&mut tx, name, created_by).await?;
        }
        tx.commit().await?;
        Ok((client, secret))
    }

    /// Shuts a program out, from its next request on. `false` when there is none of this id.
    pub async fn revoke_client(&self, id: &str) -> Result<bool> {
        if !secret::is_id(id) {
            return Ok(false);
        }
        let mut tx = self.db.write().await?;
        let done = query(include_str!("client_revoke.sql"))
            .bind(id)
            .bind(self.now().micros())
            .execute(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Every program, those that may come first, then by name.
    pub async fn clients(&self) -> Result<Vec<Client>> {
        let mut conn = self.db.read().await?;
        let rows = query(include_str!("clients.sql")).fetch_all(&mut *conn).await?;
        rows.iter().map(client).collect()
    }

    /// The program whose credential a request carries, by HTTP Basic; `None` when it carries
    /// none that holds.
    pub async fn authenticate(&self, headers: &HeaderMap) -> Result<Option<Client>> {
        let Some((id, sent)) = basic::credentials(headers).filter(|(id, _)| secret::is_id(id)) else {
            return Ok(None);
        };
        let mut conn = self.db.read().await?;
        let row = query(include_str!("client_admitted.sql")).bind(&id).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        if Secret::sent(&sent).is_of(&row.bytes("hash")?) { client(&row).map(Some) } else { Ok(None) }
    }
}

fn client(row: &Row) -> Result<Client> {
    Ok(Client {
        id: row.text("id")?,
        name: row.text("name")?,
        scope: Scope::from_name(&row.text("scope")?)?,
        created_at: row.instant("created_at")?,
        created_by: row.person("created_by")?,
        revoked_at: row.instant_or_null("revoked_at")?,
    })
}
