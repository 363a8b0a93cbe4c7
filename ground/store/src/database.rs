//! The handle to the database.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, AssertSqlSafe, Connection as _, Executor as _};
use tokio::sync::Mutex;

use kit::PersonId;

use crate::{Engine, Result, Row, RowExt as _, StoreError, Tx};

/// How to connect.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: String,
    /// How long a caller waits for a connection before the database counts as unreachable, and for its turn
    /// to write before it counts as locked, in milliseconds.
    pub wait_ms_max: u64,
    /// How many connections are held at most; `None` for the engine's usual number.
    pub connections_max: Option<u32>,
}

impl Options {
    /// The usual options for a URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), wait_ms_max: 5_000, connections_max: None }
    }
}

/// Numbers that [`Db::check_room`] writes: some 64 KiB.
const ROOM_NUMBERS: u32 = 14_000;
/// How long a note that may be left out waits for its turn to write.
const SOON: Duration = Duration::from_millis(300);

/// Makes the file before SQLite does, readable by this account alone; its companions take the same rights.
fn keep_private(file: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    match std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(StoreError::Unreachable {
            reason: format!("the file {} cannot be made: {e}", file.display()),
        }),
    }
}

async fn open_once(engine: Engine, options: &AnyConnectOptions) -> Result<()> {
    let mut conn = AnyConnection::connect_with(options).await?;
    conn.execute(engine.on_connect()).await?;
    Ok(conn.close().await?)
}

/// A database: cheap to clone, shared by all rooms.
#[derive(Clone)]
pub struct Db {
    pool: AnyPool,
    engine: Engine,
    turn: Arc<Mutex<()>>,
    wait_max: Duration,
}

impl Db {
    /// Connects, making SQLite's file and its folder where they do not exist.
    pub async fn connect(options: &Options) -> Result<Self> {
        sqlx::any::install_default_drivers();
        let engine = Engine::of(&options.url)?;
        let mut url = options.url.clone();
        let file = engine.file(&url);
        if let Some(file) = &file {
            if let Some(folder) = file.parent().filter(|p| !p.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder).map_err(|e| StoreError::Unreachable {
                    reason: format!("the folder {} cannot be made: {e}", folder.display()),
                })?;
            }
            keep_private(file)?;
            if !url.contains('?') {
                url.push_str("?mode=rwc");
            }
        }
        let connect: AnyConnectOptions = url.parse().map_err(StoreError::from)?;
        if file.is_some() {
            // The pool would try again until its time is over, and then say no more than that.
            match open_once(engine, &connect).await {
                Ok(()) | Err(StoreError::Locked) => {}
                Err(error) => return Err(error),
            }
        }
        let wait_max = Duration::from_millis(options.wait_ms_max);
        let pool = AnyPoolOptions::new()
            .max_connections(options.connections_max.unwrap_or(engine.connections_max()))
            .acquire_timeout(wait_max)
            .after_connect(move |conn, _| {
                Box::pin(async move { conn.execute(engine.on_connect()).await.map(|_| ()) })
            })
            .connect_with(connect)
            .await?;
        Ok(Self { pool, engine, turn: Arc::new(Mutex::new(())), wait_max })
    }

    /// The file that connecting by a URL would make, where it does not exist yet.
    pub fn to_be_made(url: &str) -> Result<Option<PathBuf>> {
        Ok(Engine::of(url)?.file(url).filter(|file| !file.exists()))
    }

    /// The engine behind this handle.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<PoolConnection<Any>> {
        Ok(self.pool.acquire().await?)
    }

    /// Begins a writing transaction.
    pub async fn write(&self) -> Result<Tx> {
        self.write_within(self.wait_max).await
    }

    /// Begins a writing transaction for a note that may be left out, beside something that is only read:
    /// who reads does not wait long for another's lock.
    pub async fn write_soon(&self) -> Result<Tx> {
        self.write_within(SOON).await
    }

    /// Begins a transaction that only reads, and sees one state throughout. Dropped, it ends.
    pub(crate) async fn read_one_state(&self) -> Result<Tx> {
        Ok(Tx::new(self.pool.begin_with(self.engine.whole_tables().begin_reading).await?, None))
    }

    async fn write_within(&self, limit: Duration) -> Result<Tx> {
        let begin = self.engine.begin_write();
        if !self.engine.single_writer() {
            return Ok(Tx::new(self.pool.begin_with(begin).await?, None));
        }
        let (pool, turn) = (self.pool.clone(), self.turn.clone());
        let in_turn = async move {
            let turn = turn.lock_owned().await;
            // In a task of its own, which keeps the turn when we give up: the engine waits for the lock on,
            // and each who gave up would otherwise leave one more connection waiting.
            let begun = tokio::spawn(async move { Ok(Tx::new(pool.begin_with(begin).await?, Some(turn))) });
            begun.await.unwrap_or(Err(StoreError::Locked))
        };
        tokio::time::timeout(limit, in_turn).await.unwrap_or(Err(StoreError::Locked))
    }

    /// Every row of a table that belongs to a person, for exports. Table and column come from a room's
    /// own description, never from a request; other signs than letters and `_` are refused.
    pub async fn rows_of(&self, table: &str, column: &str, person: PersonId) -> Result<Vec<Row>> {
        let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !plain(table) || !plain(column) {
            return Err(StoreError::Corrupt {
                column: column.to_owned(),
                reason: "not a plain name".to_owned(),
            });
        }
        let sql = format!("SELECT * FROM {table} WHERE {column} = $1");
        let mut conn = self.read().await?;
        let query = crate::query(AssertSqlSafe(sql)).bind(person.uuid().as_bytes().to_vec());
        Ok(query.fetch_all(&mut *conn).await?)
    }

    /// Runs a text of several statements outside any room: for migrations and tests.
    pub async fn execute_script(&self, sql: &str) -> Result<()> {
        let mut conn = self.read().await?;
        conn.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await?;
        Ok(())
    }

    /// Checks that the engine accepts a query's text, its tables and columns, without running it.
    pub async fn check_query(&self, sql: &str) -> Result<()> {
        let mut conn = self.read().await?;
        conn.prepare(sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(sql.to_owned()))).await?;
        Ok(())
    }

    /// Every table and its columns, as the engine has them: for the test that compares them with what
    /// rooms say they hold.
    pub async fn schema(&self) -> Result<BTreeMap<String, BTreeSet<String>>> {
        let mut conn = self.read().await?;
        let rows = crate::query(AssertSqlSafe(self.engine.schema_query())).fetch_all(&mut *conn).await?;
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in &rows {
            tables.entry(row.text("table_name")?).or_default().insert(row.text("column_name")?);
        }
        Ok(tables)
    }

    /// Whether there is a table of this name.
    pub async fn has_table(&self, name: &str) -> Result<bool> {
        Ok(self.schema().await?.contains_key(name))
    }

    /// Whether the database can be written and has some room left: writes a little and takes it away again.
    /// Two commits, because an engine may first touch the disk when it commits.
    pub async fn check_room(&self) -> Result<()> {
        let text: String = (0..ROOM_NUMBERS).map(|n| n.to_string()).collect();
        let mut tx = self.write().await?;
        tx.set_mark("room", &text).await?;
        tx.commit().await?;
        let mut tx = self.write().await?;
        tx.clear_mark("room").await?;
        tx.commit().await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read().await?.ping().await?)
    }

    /// Closes all connections and waits for them.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
