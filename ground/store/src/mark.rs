//! Marks: a few named values about the store itself, such as "this is a demonstration".

use crate::{Db, Result, RowExt as _, Tx, query};

impl Db {
    /// The value of a mark.
    pub async fn mark(&self, name: &str) -> Result<Option<String>> {
        let mut conn = self.read().await?;
        let row = query(include_str!("sql/mark_get.sql")).bind(name).fetch_optional(&mut *conn).await?;
        row.map(|r| r.text("value")).transpose()
    }
}

impl Tx {
    /// Sets a mark with everything else in this transaction.
    pub async fn set_mark(&mut self, name: &str, value: &str) -> Result<()> {
        query(include_str!("sql/mark_put.sql")).bind(name).bind(value).execute(self.conn()).await?;
        Ok(())
    }

    /// Takes a mark away with everything else in this transaction.
    pub async fn clear_mark(&mut self, name: &str) -> Result<()> {
        query(include_str!("sql/mark_clear.sql")).bind(name).execute(self.conn()).await?;
        Ok(())
    }
}
