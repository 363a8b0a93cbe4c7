//! `restore`: a backup into an empty database, all of it or nothing.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use archive::{ArchiveError, Header, Reader, Summary, check_seal};
use store::{Applied, Db, Filling, Migration, Shape, StoreError, applied, compare, migrate};

use super::Counter;
use super::backup::{progress, summary};
use super::console::say;
use super::prepare::{self, Failure};
use crate::app::{left_out, migrations};
use crate::config::Config;

/// Tables that hold rows in an empty database too: which migrations were applied, and who is applying them.
const OF_THE_STORE: [&str; 2] = ["store_migrations", "store_leases"];
/// Rows between two looks at the bar.
const SHOWN_EVERY: u64 = 1024;

/// Runs the command; prints the hash of the content last.
pub(super) async fn run(config: &Config, path: &Path) -> Result<(), Failure> {
    let (clock, ids) = prepare::system();
    let began = clock.now();
    let mut backup = Backup::open(path)?;
    let (header, checked) = backup.check()?;
    let steps = steps(&header)?;
    let db = prepare::open(config).await?;
    refuse_unless_empty(&db, &header).await?;
    migrate(&db, &steps, ids.as_ref(), || clock.now()).await?;
    fill(&db, &mut backup, &header).await?;
    // From here on it is an installation of the version that wrote the backup; this version's start does the same.
    migrate(&db, &migrations(), ids.as_ref(), || clock.now()).await?;
    db.close().await;
    say(&summary("restored", &header, clock.now().micros() - began.micros()));
    say(
        "sign-ins and one-time codes were left out: everybody signs in again, and codes that wait are given anew",
    );
    say(&format!("content {}", checked.content));
    Ok(())
}

/// The file of a backup, whose seal holds.
struct Backup<'a> {
    path: &'a Path,
    file: File,
    bytes: u64,
}

impl<'a> Backup<'a> {
    fn open(path: &'a Path) -> Result<Self, Failure> {
        let shown = path.display();
        let mut file = File::open(path).map_err(|e| Failure::Said(format!("{shown} cannot be read: {e}")))?;
        let bytes = check_seal(&mut file).map_err(|e| said(path, &e))?;
        Ok(Self { path, file, bytes })
    }

    /// What stands in it, from the beginning.
    fn reader(&mut self) -> Result<Reader<std::io::Take<&File>>, Failure> {
        let path = self.path;
        let begin = self.file.seek(SeekFrom::Start(0)).map_err(ArchiveError::from);
        begin.and_then(|_| Reader::new((&self.file).take(self.bytes))).map_err(|e| said(path, &e))
    }

    /// Reads all of it and keeps nothing.
    fn check(&mut self) -> Result<(Header, Summary), Failure> {
        let path = self.path;
        let reader = self.reader()?;
        let header = reader.header().clone();
        let mut counter = Counter::new("rows checked");
        let checked = reader.check(&mut |rows| counter.show(progress(rows, &header)));
        counter.clear();
        checked.map_err(|e| said(path, &e))
    }
}

fn said(path: &Path, error: &ArchiveError) -> Failure {
    Failure::Said(format!("{}: {error}", path.display()))
}

/// The migrations that had made the backup's tables, as this binary has them.
fn steps(header: &Header) -> Result<Vec<Migration>, Failure> {
    let made: Applied = header.migrations.iter().map(|s| ((s.0.clone(), s.1), s.2.clone())).collect();
    compare(&made, &migrations()).map_err(|error| match error {
        StoreError::Newer { room, number } => Failure::Said(format!(
            "the backup was written by version {}, which has migration {number} of room “{room}”, unknown here; \
             restore it with that version or a newer one",
            header.version
        )),
        StoreError::Changed { room, number } => Failure::Said(format!(
            "migration {number} of room “{room}” has another text in the backup than in this binary: they do not \
             belong together; restore it with the binary that wrote it (version {})",
            header.version
        )),
        other => Failure::Store(other),
    })?;
    let all = migrations().into_iter();
    Ok(all.filter(|m| made.contains_key(&(m.room.to_owned(), m.number))).collect())
}

/// Refuses a database that holds a row, or tables that the backup's version does not have: its rows would not fit.
async fn refuse_unless_empty(db: &Db, header: &Header) -> Result<(), Failure> {
    Filling::refuse_rows(db, &OF_THE_STORE).await?;
    let in_backup = |room: &str, number| header.migrations.iter().any(|s| s.0 == room && s.1 == number);
    match applied(db).await?.into_keys().find(|(room, number)| !in_backup(room, *number)) {
        None => Ok(()),
        Some((room, number)) => Err(Failure::Said(format!(
            "the database is empty, and already of a newer version than the backup (migration {number} of room \
             “{room}”); restore into one that has no tables yet: another --data folder, or another --database"
        ))),
    }
}

/// Fills the tables with the rows of the backup, in one transaction.
async fn fill(db: &Db, backup: &mut Backup<'_>, header: &Header) -> Result<(), Failure> {
    let path = backup.path;
    let mut filling = Filling::begin(db, &OF_THE_STORE).await?;
    let shapes: Vec<Shape> = filling.shapes().to_vec();
    let shapes: Vec<&Shape> = shapes.iter().filter(|s| !left_out().contains(&s.name.as_str())).collect();
    let fits =
        header.tables.iter().map(|t| (&t.name, &t.columns)).eq(shapes.iter().map(|s| (&s.name, &s.columns)));
    if !fits {
        return Err(Failure::Said(format!(
            "{}: its tables are not those that its migrations make; nothing was restored. Take another backup",
            path.display()
        )));
    }
    let mut reader = backup.reader()?;
    let mut counter = Counter::new("rows");
    let mut done = 0;
    while let Some(place) = reader.begin_table().map_err(|e| said(path, &e))? {
        let shape = shapes[place];
        while let Some(row) = reader.row().map_err(|e| said(path, &e))? {
            filling.row(shape, row).await.map_err(|e| kept_nothing(shape, e))?;
            done += 1;
            if done % SHOWN_EVERY == 0 {
                counter.show(progress(done, header));
            }
        }
        filling.end_table(shape).await.map_err(|e| kept_nothing(shape, e))?;
    }
    reader.finish().map_err(|e| said(path, &e))?;
    counter.clear();
    Ok(filling.commit().await?)
}

/// What the database refused, with where: the transaction ends, and the database stays empty.
fn kept_nothing(shape: &Shape, error: StoreError) -> Failure {
    match error {
        StoreError::Query(reason) => Failure::Said(format!(
            "table “{}”: the database refused a row ({reason}); nothing was restored",
            shape.name
        )),
        other => Failure::Store(other),
    }
}
