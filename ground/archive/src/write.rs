//! Writing a backup, row by row.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use kit::fingerprint::hex;
use sha2::{Digest as _, Sha256};

use crate::seal::seal;
use crate::{ArchiveError, Header, LINE_BYTES_MAX, Result, Table, Value, write_row};

/// How hard it is packed: the second of nine steps, since a backup waits for it and rows are alike.
const LEVEL: Compression = Compression::new(2);

/// Writes a backup to `out`, which must be buffered. Tables come in the order of the header, each with as many rows
/// as it says; the first thing that does not fit is an error, and what was written until then is no backup.
pub struct Writer<W: Write> {
    out: GzEncoder<Hashing<W>>,
    tables: Vec<Table>,
    /// Which table is being written, how many of its rows, and their hash.
    place: usize,
    rows: u64,
    hash: Sha256,
    content: Sha256,
    line: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins with the header.
    pub fn new(out: W, header: &Header) -> Result<Self> {
        let mut writer = Self {
            out: GzEncoder::new(Hashing { out, hash: Sha256::new() }, LEVEL),
            tables: header.tables.clone(),
            place: 0,
            rows: 0,
            hash: Sha256::new(),
            content: Sha256::new(),
            line: Vec::new(),
        };
        writer.put(&serde_json::to_string(header).map_err(std::io::Error::from)?)?;
        Ok(writer)
    }

    /// Adds a row to the first table that has not ended; [`end_table`](Self::end_table) ends it.
    pub fn row(&mut self, values: &[Value]) -> Result<()> {
        let table = self.tables.get(self.place).ok_or_else(|| unwritable("", "there is no further table"))?;
        if self.rows == 0 {
            begin(&mut self.out, &mut self.hash, table)?;
        }
        self.line.clear();
        write_row(&mut self.line, values).map_err(|reason| unwritable(&table.name, &reason))?;
        self.line.push(b'\n');
        if self.line.len() > LINE_BYTES_MAX {
            return Err(unwritable(&table.name, &format!("a row has more than {LINE_BYTES_MAX} bytes")));
        }
        self.hash.update(&self.line);
        self.out.write_all(&self.line)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the table.
    pub fn end_table(&mut self) -> Result<()> {
        let table = self.tables.get(self.place).ok_or_else(|| unwritable("", "there is no further table"))?;
        if self.rows == 0 {
            begin(&mut self.out, &mut self.hash, table)?;
        }
        if self.rows != table.rows {
            let reason = format!("{} rows were read, and {} counted", self.rows, table.rows);
            return Err(unwritable(&table.name, &reason));
        }
        let hash = hex(&std::mem::take(&mut self.hash).finalize());
        self.content.update(format!("{} {hash}\n", table.name));
        self.put(&format!("{{\"rows\":{},\"sha256\":\"{hash}\"}}", self.rows))?;
        self.place += 1;
        self.rows = 0;
        Ok(())
    }

    /// Ends the backup and seals it: where it was written, and the hash of its content in hexadecimal, which is the
    /// same for the same rows whatever database they come from and whenever they were read.
    pub fn finish(mut self) -> Result<(W, String)> {
        if let Some(table) = self.tables.get(self.place) {
            return Err(unwritable(&table.name, "its rows were not read"));
        }
        let content = hex(&std::mem::take(&mut self.content).finalize());
        self.put(&format!("{{\"content\":\"{content}\"}}"))?;
        let Hashing { mut out, hash } = self.out.finish()?;
        out.write_all(&seal(hash.finalize().into()))?;
        out.flush()?;
        Ok((out, content))
    }

    fn put(&mut self, line: &str) -> Result<()> {
        self.out.write_all(line.as_bytes())?;
        Ok(self.out.write_all(b"\n")?)
    }
}

fn begin(out: &mut impl Write, hash: &mut Sha256, table: &Table) -> Result<()> {
    hash.update(table_line(table)?);
    Ok(writeln!(out, "{{\"table\":\"{}\"}}", table.name)?)
}

/// What a table's hash begins with: its name, its columns and how many rows it has.
pub(crate) fn table_line(table: &Table) -> Result<String> {
    Ok(serde_json::to_string(table).map_err(std::io::Error::from)?)
}

fn unwritable(table: &str, reason: &str) -> ArchiveError {
    ArchiveError::Unwritable { table: table.to_owned(), reason: reason.to_owned() }
}

/// What passes through, hashed as it lies in the file.
struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
