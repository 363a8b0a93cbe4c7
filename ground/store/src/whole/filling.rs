//! Filling empty tables whole: all of it, or nothing.

use archive::{Kind, Value};
use sqlx::AssertSqlSafe;

use crate::{Conn, Db, Engine, Result, Shape, StoreError, Tx, query};

/// Rows of one insert at most. More of them are no quicker, and values of one statement are limited by the engines
/// (32,766 and 65,535).
const BATCH_ROWS: usize = 100;
/// Bytes of one insert at most, roughly: what is held in memory at a time.
const BATCH_BYTES: usize = 1024 * 1024;

/// A writing transaction that fills empty tables. Dropped without [`commit`](Self::commit), nothing was written.
pub struct Filling {
    tx: Tx,
    engine: Engine,
    shapes: Vec<Shape>,
    waiting: Vec<Vec<Value>>,
    waiting_bytes: usize,
}

impl Filling {
    /// Begins. [`StoreError::NotEmpty`] when a table holds a row, but those of `kept`, which are left as they are.
    /// Nobody else can write to the tables until this ends.
    pub async fn begin(db: &Db, kept: &[&str]) -> Result<Self> {
        let (mut tx, engine) = (db.write().await?, db.engine());
        let mut shapes = Shape::all(engine, tx.conn()).await?;
        shapes.retain(|shape| !kept.contains(&shape.name.as_str()));
        for shape in &shapes {
            if let Some(lock) = engine.whole_tables().lock {
                run(tx.conn(), named(lock, &shape.name, "")).await?;
            }
        }
        refuse_rows(tx.conn(), &shapes).await?;
        Ok(Self { tx, engine, shapes, waiting: Vec::new(), waiting_bytes: 0 })
    }

    /// [`StoreError::NotEmpty`] when a table holds a row, but those of `kept`.
    pub async fn refuse_rows(db: &Db, kept: &[&str]) -> Result<()> {
        let mut conn = db.read().await?;
        let mut shapes = Shape::all(db.engine(), &mut conn).await?;
        shapes.retain(|shape| !kept.contains(&shape.name.as_str()));
        refuse_rows(&mut conn, &shapes).await
    }

    /// The tables that can be filled, by name.
    pub fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// Adds a row to a table, its values in the order of the columns. Call [`end_table`](Self::end_table) before the
    /// first row of another one.
    pub async fn row(&mut self, table: &Shape, row: Vec<Value>) -> Result<()> {
        self.waiting_bytes += row.iter().map(bytes).sum::<usize>();
        self.waiting.push(row);
        if self.waiting.len() >= BATCH_ROWS || self.waiting_bytes >= BATCH_BYTES {
            self.insert(table).await?;
        }
        Ok(())
    }

    /// Ends a table: what waits is inserted, and a key that counts up will go on after the last row.
    pub async fn end_table(&mut self, table: &Shape) -> Result<()> {
        self.insert(table).await?;
        if let (Some(count_on), Some(column)) = (self.engine.whole_tables().count_on, &table.counts_up) {
            run(self.tx.conn(), named(count_on, &table.name, column)).await?;
        }
        Ok(())
    }

    /// Makes everything durable.
    pub async fn commit(self) -> Result<()> {
        self.tx.commit().await
    }

    async fn insert(&mut self, table: &Shape) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let width = table.columns.len();
        let places = |row: usize| {
            let row = (0..width).map(|column| format!("${}", 1 + row * width + column));
            format!("({})", row.collect::<Vec<_>>().join(","))
        };
        let rows = (0..self.waiting.len()).map(places).collect::<Vec<_>>().join(",");
        let counting = if table.counts_up.is_some() { self.engine.whole_tables().into_counting } else { "" };
        let sql = format!("INSERT INTO \"{}\" ({}) {counting} VALUES {rows}", table.name, table.names());
        let mut insert = query(AssertSqlSafe(sql));
        for row in self.waiting.drain(..) {
            for (column, value) in table.columns.iter().zip(row) {
                insert = match (value, column.kind) {
                    (Value::Int(n), _) => insert.bind(n),
                    (Value::Float(n), _) => insert.bind(n),
                    (Value::Text(text), _) => insert.bind(text),
                    (Value::Bytes(bytes), _) => insert.bind(bytes),
                    (Value::Null, Kind::Int) => insert.bind(None::<i64>),
                    (Value::Null, Kind::Float) => insert.bind(None::<f64>),
                    (Value::Null, Kind::Text) => insert.bind(None::<String>),
                    (Value::Null, Kind::Bytes) => insert.bind(None::<Vec<u8>>),
                };
            }
        }
        self.waiting_bytes = 0;
        insert.execute(self.tx.conn()).await?;
        Ok(())
    }
}

async fn refuse_rows(conn: &mut Conn, shapes: &[Shape]) -> Result<()> {
    for shape in shapes {
        let sql = format!("SELECT 1 AS one FROM \"{}\" LIMIT 1", shape.name);
        if query(AssertSqlSafe(sql)).fetch_optional(&mut *conn).await?.is_some() {
            return Err(StoreError::NotEmpty { table: shape.name.clone() });
        }
    }
    Ok(())
}

async fn run(conn: &mut Conn, sql: String) -> Result<()> {
    query(AssertSqlSafe(sql)).execute(conn).await?;
    Ok(())
}

fn named(text: &str, table: &str, column: &str) -> String {
    text.replace("{table}", table).replace("{column}", column)
}

fn bytes(value: &Value) -> usize {
    match value {
        Value::Null | Value::Int(_) | Value::Float(_) => 8,
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
    }
}
