//! Programs: let in, shut out, recognised.

use http::HeaderMap;
use kit::PersonId;
use store::{Result, RowExt as _, query};

use crate::secret::{self, Secret};
use crate::{Client, Lrs, basic};

impl Lrs {
    /// Lets a program in, under a name that `people::names::name` gave. Its secret is known to nobody
    /// once the answer is lost.
    pub async fn add_client(&self, name: &str, created_by: PersonId) -> Result<(Client, Secret)> {
        let secret = Secret::new(self.ids.as_ref());
        let client = Client {
            id: secret::new_id(self.ids.as_ref()),
            name: name.to_owned(),
            created_at: self.now(),
            revoked_at: None,
        };
        let mut tx = self.db.write().await?;
        query(include_str!("client_insert.sql"))
            .bind(&client.id)
            .bind(&client.name)
            .bind(secret.hash())
            .bind(client.created_at.micros())
            .bind(created_by.uuid().as_bytes().to_vec())
            .execute(tx.conn())
            .await?;
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
        rows.iter()
            .map(|row| {
                Ok(Client {
                    id: row.text("id")?,
                    name: row.text("name")?,
                    created_at: row.instant("created_at")?,
                    revoked_at: row.instant_or_null("revoked_at")?,
                })
            })
            .collect()
    }

    /// The name of a program, for the journals of the people it reads about; its id when it has none.
    pub async fn client_name(&self, id: &str) -> Result<String> {
        Ok(self.clients().await?.into_iter().find(|c| c.id == id).map_or_else(|| id.to_owned(), |c| c.name))
    }

    /// The id of the program whose credential a request carries, by HTTP Basic; `None` when it carries
    /// none that holds.
    pub async fn authenticate(&self, headers: &HeaderMap) -> Result<Option<String>> {
        let Some((id, sent)) = basic::credentials(headers).filter(|(id, _)| secret::is_id(id)) else {
            return Ok(None);
        };
        let mut conn = self.db.read().await?;
        let row = query(include_str!("client_hash.sql")).bind(&id).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Secret::sent(&sent).is_of(&row.bytes("hash")?).then_some(id))
    }
}
