//! `backup`: everything but what passes, as one state, into one file that either engine takes back.

use std::io::BufWriter;
use std::path::Path;

use archive::{ArchiveError, Header, Step, Table, Writer};
use evidence::Progress;
use store::{Db, Shape, Snapshot, StoreError, compare};

use super::Counter;
use super::console::say;
use super::new_file::{NewFile, unwritten};
use super::prepare::{self, Failure};
use crate::app::{left_out, migrations};
use crate::config::{Config, without_password};

/// Bytes gathered before they go to the file.
const GATHERED: usize = 256 * 1024;
/// Rows between two looks at the bar.
const SHOWN_EVERY: u64 = 1024;

/// Runs the command; prints the hash of the content last.
pub(super) async fn run(config: &Config, path: &Path) -> Result<(), Failure> {
    let (clock, _) = prepare::system();
    let began = clock.now();
    let mut snapshot = snapshot(config).await?;
    let file = NewFile::begin(path)?;
    let (shapes, header) = header(&mut snapshot, began).await?;
    let content = write(&mut snapshot, &shapes, &header, &file).await.map_err(|failed| match failed {
        Failed::Archive(ArchiveError::Io(e)) => unwritten(path, &e),
        Failed::Archive(error) => Failure::Said(error.to_string()),
        Failed::Store(error) => Failure::Store(error),
    })?;
    file.finish()?;
    say(&summary("backed up", &header, clock.now().micros() - began.micros()));
    say(&format!("content {content}"));
    Ok(())
}

/// A snapshot of a database that this binary knows.
async fn snapshot(config: &Config) -> Result<Snapshot, Failure> {
    let shown = without_password(&config.database.value);
    let none =
        || Failure::Said(format!("the database {shown} holds no installation; check --data and --database"));
    // Looking makes nothing.
    if Db::to_be_made(&config.database.value)?.is_some() {
        return Err(none());
    }
    let db = prepare::open(config).await?;
    if store::applied(&db).await?.is_empty() {
        return Err(none());
    }
    Ok(Snapshot::of(&db).await?)
}

async fn header(snapshot: &mut Snapshot, at: kit::Instant) -> Result<(Vec<Shape>, Header), Failure> {
    let applied = snapshot.applied().await?;
    // A newer database may hold what this binary would not know to leave out.
    compare(&applied, &migrations())?;
    let steps = applied.into_iter().map(|((room, number), hash)| Step(room, number, hash)).collect();
    let mut shapes = snapshot.shapes().await?;
    shapes.retain(|shape| !left_out().contains(&shape.name.as_str()));
    let mut tables = Vec::new();
    for shape in &shapes {
        let (name, columns) = (shape.name.clone(), shape.columns.clone());
        tables.push(Table { name, rows: snapshot.count(shape).await?, columns });
    }
    Ok((shapes, Header::new(env!("CARGO_PKG_VERSION"), at, steps, tables)))
}

/// Why the rows did not reach the file.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

/// Writes every table; the hash of the content.
async fn write(
    snapshot: &mut Snapshot,
    shapes: &[Shape],
    header: &Header,
    file: &NewFile,
) -> Result<String, Failed> {
    let mut writer = Writer::new(BufWriter::with_capacity(GATHERED, file.file()), header)?;
    let mut counter = Counter::new("rows");
    let mut done = 0;
    for shape in shapes {
        let each = |row: &[archive::Value]| -> Result<(), Failed> {
            writer.row(row)?;
            done += 1;
            if done % SHOWN_EVERY == 0 {
                counter.show(progress(done, header));
            }
            Ok(())
        };
        snapshot.rows(shape, each).await?;
        writer.end_table()?;
    }
    counter.clear();
    Ok(writer.finish()?.1)
}

/// How far one has come with the rows of a backup.
pub(super) fn progress(done: u64, header: &Header) -> Progress {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    Progress { done: number(done), total: number(header.rows()) }
}

/// What was done, in how long: tables, rows, and rows a second.
pub(super) fn summary(what: &str, header: &Header, micros: i64) -> String {
    let (tables, rows) = (header.tables.len(), header.rows());
    let seconds = micros.max(1) as f64 / 1e6;
    let rate = rows as f64 / seconds;
    format!("{what}: {rows} rows of {tables} tables in {seconds:.1} s ({rate:.0} rows a second)")
}
