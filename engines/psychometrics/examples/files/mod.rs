//! CSV files, as the examples read them, and how they end.

use std::fmt::Display;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use psychometrics::Error;

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

/// A CSV file: its name, and its columns.
struct Table {
    file: String,
    columns: csv::StringRecord,
}

/// A row of a CSV file.
pub(crate) struct Row {
    table: Rc<Table>,
    cells: csv::StringRecord,
}

impl Row {
    /// What stands in a column; nothing where there is no such column.
    pub(crate) fn text(&self, column: &str) -> &str {
        let place = self.table.columns.iter().position(|name| name == column);
        place.and_then(|place| self.cells.get(place)).unwrap_or_default()
    }

    /// A name in a column, which must be there.
    pub(crate) fn name(&self, column: &str) -> Result<&str, String> {
        let name = self.text(column);
        if name.is_empty() { Err(self.wrong(format!("{column} is empty; give it a name"))) } else { Ok(name) }
    }

    /// A refusal that says where.
    pub(crate) fn wrong(&self, what: impl Display) -> String {
        let line = self.cells.position().map_or(0, csv::Position::line);
        format!("{}, line {line}: {what}", self.table.file)
    }
}

/// The rows of a CSV file, one after the other, so that a file may be larger than the memory. It has the columns that are
/// `needed`, each once, and at least one row.
pub(crate) fn rows(
    path: &Path,
    needed: &[&str],
) -> Result<impl Iterator<Item = Result<Row, String>>, String> {
    let file = path.display().to_string();
    let wrong = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(wrong)?;
    let columns = reader.headers().map_err(wrong)?.clone();
    if let Some(column) = needed.iter().find(|needed| columns.iter().all(|column| column != **needed)) {
        let all = needed.join(", ");
        return Err(format!("{file}, line 1: there is no column “{column}”; the first line must name {all}"));
    }
    if let Some(column) =
        columns.iter().find(|name| columns.iter().filter(|column| column == name).count() > 1)
    {
        return Err(format!("{file}, line 1: the column “{column}” stands twice; leave one of them out"));
    }
    let mut records = reader.into_records().peekable();
    if records.peek().is_none() {
        return Err(format!("{file}: nothing stands below the first line; give at least one row"));
    }
    let table = Rc::new(Table { file, columns });
    Ok(records.map(move |record| {
        let cells = record.map_err(|error| format!("{}: {error}", table.file))?;
        Ok(Row { table: Rc::clone(&table), cells })
    }))
}

/// The place of a name in a list, which it joins if it is new.
pub(crate) fn place(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// What the library refused, with the names of the item, the person and the group that it counts.
pub(crate) fn named(error: &Error, items: &[String], persons: &[String], groups: &[String]) -> String {
    let (item, person, group) = match error {
        Error::NotInformed { item } | Error::NotDichotomous { item } | Error::ItemOutOfRange { item, .. } => {
            (Some(item), None, None)
        }
        Error::AnsweredTwice { person, item } | Error::NoScore { person, item, .. } => {
            (Some(item), Some(person), None)
        }
        Error::GroupNotInformed { group } | Error::GroupNotLinked { group } => (None, None, Some(group)),
        _ => (None, None, None),
    };
    let told = |what: &str, place: Option<&usize>, names: &[String]| {
        let place = place?;
        names.get(*place).map(|name| format!("\n{what} {place} is “{name}”"))
    };
    let names = [told("person", person, persons), told("item", item, items), told("group", group, groups)];
    names.into_iter().flatten().fold(error.to_string(), |all, name| all + &name)
}
