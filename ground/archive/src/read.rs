//! Reading a backup, row by row, and refusing what is not as it should be.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use kit::fingerprint::hex;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::write::table_line;
use crate::{ArchiveError, Header, LINE_BYTES_MAX, Result, Value, parse_row};

/// What stands in a backup, when all of it was read and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Rows of all tables.
    pub rows: u64,
    /// The hash of the content, in hexadecimal.
    pub content: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begins {
    table: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    rows: u64,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Closes {
    content: String,
}

/// Reads a backup up to its seal. Call [`begin_table`](Self::begin_table), then [`row`](Self::row) until it gives
/// `None`, for each table; then [`finish`](Self::finish). [`check`](Self::check) does all of it.
pub struct Reader<R: Read> {
    lines: BufReader<GzDecoder<BufReader<R>>>,
    header: Header,
    /// Which table is being read, how many of its rows, and their hash.
    place: usize,
    rows: u64,
    hash: Sha256,
    content: Sha256,
    line: String,
    number: u64,
}

impl<R: Read> Reader<R> {
    /// Reads the header of a backup. `file` gives the bytes before the seal and no more
    /// ([`check_seal`](crate::check_seal) counts them).
    pub fn new(file: R) -> Result<Self> {
        let lines = BufReader::new(GzDecoder::new(BufReader::new(file)));
        let header = Header {
            passeport_backup: 0,
            version: String::new(),
            created_at: String::new(),
            migrations: Vec::new(),
            tables: Vec::new(),
        };
        let (hash, content) = (Sha256::new(), Sha256::new());
        let mut reader =
            Self { lines, header, place: 0, rows: 0, hash, content, line: String::new(), number: 0 };
        // What cannot be unpacked is none of ours: an altered file has been refused by its seal.
        reader.next_line().map_err(|_| ArchiveError::NotOne)?;
        reader.header = Header::parse(&reader.line)?;
        Ok(reader)
    }

    /// The header.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Begins the next table of the header: its place there, or `None` after the last one.
    pub fn begin_table(&mut self) -> Result<Option<usize>> {
        let Some(expected) = self.header.tables.get(self.place).cloned() else { return Ok(None) };
        self.next_line()?;
        match serde_json::from_str(&self.line) {
            Ok(Begins { table }) if table == expected.name => {}
            Ok(Begins { table }) => {
                return Err(self.wrong(format!("table “{table}” stands where “{}” should", expected.name)));
            }
            Err(_) => return Err(self.wrong(format!("table “{}” does not begin here", expected.name))),
        }
        self.rows = 0;
        self.hash = Sha256::new();
        self.hash.update(table_line(&expected)?);
        Ok(Some(self.place))
    }

    /// The next row of the table that has begun; `None` when it has ended, with the rows and the hash that it should.
    pub fn row(&mut self) -> Result<Option<Vec<Value>>> {
        self.next_line()?;
        let Some(table) = self.header.tables.get(self.place) else {
            return Err(self.wrong("no table has begun".to_owned()));
        };
        if self.rows < table.rows {
            let row = parse_row(&self.line, &table.columns).map_err(|reason| self.wrong(reason))?;
            self.hash.update(&self.line);
            self.hash.update("\n");
            self.rows += 1;
            return Ok(Some(row));
        }
        let hash = hex(&std::mem::take(&mut self.hash).finalize());
        match serde_json::from_str(&self.line) {
            Ok(Ends { rows, sha256 }) if rows == self.rows && sha256 == hash => {}
            Ok(Ends { .. }) => return Err(self.wrong("the hash of the table is another one".to_owned())),
            Err(_) => return Err(self.wrong(format!("the table should end after {} rows", self.rows))),
        }
        self.content.update(format!("{} {hash}\n", table.name));
        self.place += 1;
        Ok(None)
    }

    /// Reads what closes the backup, after the last table.
    pub fn finish(mut self) -> Result<Summary> {
        if let Some(table) = self.header.tables.get(self.place) {
            let reason = format!("table “{}” was not read", table.name);
            return Err(self.wrong(reason));
        }
        self.next_line()?;
        let content = hex(&std::mem::take(&mut self.content).finalize());
        match serde_json::from_str(&self.line) {
            Ok(Closes { content: said }) if said == content => {}
            _ => return Err(self.wrong("the hash of the content is another one, or is missing".to_owned())),
        }
        let left = self.lines.fill_buf().map(<[u8]>::len);
        if left.map_err(|e| self.wrong(e.to_string()))? > 0 {
            return Err(self.wrong("something stands after the end".to_owned()));
        }
        let mut file = self.lines.into_inner().into_inner();
        if !file.fill_buf()?.is_empty() {
            return Err(ArchiveError::Wrong {
                place: "end".to_owned(),
                reason: "something stands before the seal".to_owned(),
            });
        }
        Ok(Summary { rows: self.header.rows(), content })
    }

    /// Reads everything, keeps nothing, and tells `seen` how many rows were read, now and then.
    pub fn check(mut self, seen: &mut dyn FnMut(u64)) -> Result<(Header, Summary)> {
        let mut rows = 0;
        while self.begin_table()?.is_some() {
            while self.row()?.is_some() {
                rows += 1;
                if rows % 1024 == 0 {
                    seen(rows);
                }
            }
        }
        let header = self.header.clone();
        Ok((header, self.finish()?))
    }

    /// Reads one line into `self.line`, without its end.
    fn next_line(&mut self) -> Result<()> {
        self.number += 1;
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        let most = (LINE_BYTES_MAX + 1) as u64;
        (&mut self.lines).take(most).read_until(b'\n', &mut bytes).map_err(|e| self.wrong(e.to_string()))?;
        if bytes.pop() != Some(b'\n') {
            return Err(self.wrong(if bytes.len() >= LINE_BYTES_MAX {
                format!("it has more than {LINE_BYTES_MAX} bytes")
            } else {
                "the backup ends here".to_owned()
            }));
        }
        self.line = String::from_utf8(bytes).map_err(|_| self.wrong("it is not UTF-8".to_owned()))?;
        Ok(())
    }

    fn wrong(&self, reason: String) -> ArchiveError {
        let line = format!("line {}", self.number);
        let place = match self.header.tables.get(self.place) {
            Some(table) => format!("{line}, table “{}”", table.name),
            None => line,
        };
        ArchiveError::Wrong { place, reason }
    }
}
