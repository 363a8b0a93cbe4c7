//! CSV files, as the examples read them, and how they end.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what was found, or says what is wrong.
pub(crate) fn told(found: Result<String, String>) -> ExitCode {
    // Whoever reads only the head of it closes the pipe.
    match found {
        Ok(text) => {
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// A row of a CSV file by column, and its line.
pub(crate) type Row = (u64, BTreeMap<String, String>);

/// The rows of a CSV file.
pub(crate) fn rows(path: &PathBuf) -> Result<Vec<Row>, String> {
    let wrong = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let columns = reader.headers().map_err(wrong)?.clone();
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = columns.iter().zip(&record).map(|(column, cell)| (column.to_owned(), cell.to_owned()));
        Ok((line, cells.collect()))
    };
    reader.records().map(row).collect()
}
