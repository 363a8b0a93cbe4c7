//! Reading tables whole, all as of one instant, while others go on writing.

use archive::{Kind, Value};
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Row as _};

use crate::migrate::applied_in;
use crate::{Applied, Db, Engine, Result, Row, RowExt as _, Shape, StoreError, Tx, query};

/// One state of a database, which lasts until this is dropped.
pub struct Snapshot {
    tx: Tx,
    engine: Engine,
}

impl Snapshot {
    /// Takes one.
    pub async fn of(db: &Db) -> Result<Self> {
        let mut snapshot = Self { tx: db.read_one_state().await?, engine: db.engine() };
        // An engine may take it with the first read only.
        query("SELECT COUNT(*) AS total FROM store_migrations").fetch_one(snapshot.tx.conn()).await?;
        Ok(snapshot)
    }

    /// The migrations that had been applied.
    pub async fn applied(&mut self) -> Result<Applied> {
        applied_in(self.tx.conn()).await
    }

    /// Every table, by name.
    pub async fn shapes(&mut self) -> Result<Vec<Shape>> {
        Shape::all(self.engine, self.tx.conn()).await
    }

    /// How many rows a table has.
    pub async fn count(&mut self, table: &Shape) -> Result<u64> {
        let sql = format!("SELECT COUNT(*) AS total FROM \"{}\"", table.name);
        let row = query(AssertSqlSafe(sql)).fetch_one(self.tx.conn()).await?;
        Ok(u64::try_from(row.int("total")?).unwrap_or(0))
    }

    /// Hands over each row of a table, in the order of its key, one at a time.
    pub async fn rows<E: From<StoreError>>(
        &mut self,
        table: &Shape,
        mut each: impl FnMut(&[Value]) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let order = table.order(self.engine.whole_tables().by_bytes);
        let sql = format!("SELECT {} FROM \"{}\" ORDER BY {order}", table.names(), table.name);
        let mut rows = query(AssertSqlSafe(sql)).fetch(self.tx.conn());
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(&values(table, &row)?)?;
        }
        Ok(())
    }
}

/// The values of a row, in the order of the table's columns.
fn values(table: &Shape, row: &Row) -> Result<Vec<Value>> {
    let columns = table.columns.iter().enumerate();
    let read = columns.map(|(place, column)| {
        let value = match column.kind {
            Kind::Int => row.try_get::<Option<i64>, _>(place).map(|v| v.map(Value::Int)),
            Kind::Float => row.try_get::<Option<f64>, _>(place).map(|v| v.map(Value::Float)),
            Kind::Text => row.try_get::<Option<String>, _>(place).map(|v| v.map(Value::Text)),
            Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(place).map(|v| v.map(Value::Bytes)),
        };
        value.map(|value| value.unwrap_or(Value::Null)).map_err(|e| StoreError::Corrupt {
            column: format!("{}.{}", table.name, column.name),
            reason: e.to_string(),
        })
    });
    read.collect()
}
