//! From the bytes of a CSV file to rows: encoding, columns, quotes, cells. Every fault by its line.

use std::borrow::Cow;

use kit::{Day, Fault, Source};
use web::Role;

use super::plan::{check_occupation, check_unit};
use super::{Known, Moment, told};
use crate::names::{self, NameFault};

/// One person of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: usize,
    /// What she types to sign in, as it is stored.
    pub sign_in: String,
    /// Her name, as it is stored.
    pub name: String,
    /// Her unit, by its id.
    pub unit: Option<String>,
    /// Her first day in it.
    pub since: Option<Day>,
    /// Her roles; `None` leaves them as they are.
    pub roles: Option<Vec<Role>>,
    /// Her occupation, by its id, or that she has none; `None`, where the file has no such column, leaves it as it is.
    pub occupation: Option<Option<String>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    SignIn,
    Name,
    Unit,
    Since,
    Roles,
    Occupation,
}

impl Column {
    const ALL: [Self; 6] = [Self::SignIn, Self::Name, Self::Unit, Self::Since, Self::Roles, Self::Occupation];
    const NEEDED: [Self; 3] = [Self::SignIn, Self::Name, Self::Unit];

    /// Its names in a heading, in English and in French.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::SignIn => &["sign_in", "identifiant"],
            Self::Name => &["name", "nom"],
            Self::Unit => &["unit", "unite", "unité"],
            Self::Since => &["since", "depuis"],
            Self::Roles => &["roles", "rôles"],
            Self::Occupation => &["occupation", "metier", "métier"],
        }
    }

    fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase();
        Self::ALL.into_iter().find(|column| column.names().contains(&heading.as_str()))
    }

    /// Its two names, for a fault.
    fn told(self) -> String {
        self.names()[..2].join(" or ")
    }
}

/// What a cell that a spreadsheet would run begins with.
const FORMULA: [char; 5] = ['=', '+', '-', '@', '\t'];

/// A line without anything, as the reader counts it: it passes over lines of no sign at all, and would give their
/// number to the next one.
const EMPTY: &str = "\"\"";

const ANOTHER_ENCODING: &str = "a letter of this line is not in UTF-8; save the file as “CSV UTF-8”, or run: \
    iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW";

/// Reads a file: the rows that are right, and every fault.
pub fn read(path: &str, bytes: &[u8], known: Known<'_>, moment: Moment<'_>) -> (Vec<Row>, Vec<Fault>) {
    let mut source = Source::new(path, "");
    let Some(text) = decode(bytes, &mut source) else { return (Vec::new(), source.into_faults()) };
    let text = without_open_quotes(&text, &mut source);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                source.fault(number(line), format!("the line cannot be read: {error}"));
                continue;
            }
        };
        let line = number(record.position().map_or(1, csv::Position::line));
        let cells: Vec<&str> = record.iter().collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match &columns {
            None => {
                let found = heading(&cells, line, separator, &mut source);
                if Column::NEEDED.iter().any(|needed| !found.contains(&Some(*needed))) {
                    // Every line would be told that it lacks what the heading does not name.
                    return (rows, source.into_faults());
                }
                columns = Some(found);
            }
            Some(columns) => rows.extend(row(columns, &cells, line, (known, moment), &mut source)),
        }
    }
    if columns.is_none() && source.is_clean() {
        source.fault(1, "the file is empty; its first line names the columns: sign_in, name, unit");
    }
    (rows, source.into_faults())
}

fn number(line: u64) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX)
}

/// The text of a file, without its byte-order mark. Each line with a letter in another encoding is a fault, and is
/// read on as if that letter were of Latin-1, so that what else is wrong shows too; `None` of a file in UTF-16.
fn decode<'a>(bytes: &'a [u8], source: &mut Source<'_>) -> Option<Cow<'a, str>> {
    if matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]) {
        let mend = "save it as “CSV UTF-8”, or run: iconv -f UTF-16 -t UTF-8 FILE > NEW";
        source.fault(1, format!("the file is in UTF-16, not in UTF-8; {mend}"));
        return None;
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let mut text = String::with_capacity(bytes.len());
    for (place, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if place > 0 {
            text.push('\n');
        }
        let mut wrong = false;
        for chunk in line.utf8_chunks() {
            text.push_str(chunk.valid());
            // Below 0xa0 Latin-1 has no sign to be seen.
            text.extend(chunk.invalid().iter().map(|b| if *b < 0xa0 { '?' } else { char::from(*b) }));
            wrong |= !chunk.invalid().is_empty();
        }
        if wrong {
            source.fault(place + 1, ANOTHER_ENCODING);
        }
    }
    Some(Cow::Owned(text))
}

/// The text with every line emptied whose quotation marks do not pair: no cell holds the end of a line, and
/// one that is left open would swallow the lines after it.
fn without_open_quotes(text: &str, source: &mut Source<'_>) -> String {
    let mut kept = String::with_capacity(text.len());
    for (place, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            kept.push_str(EMPTY);
        } else if line.matches('"').count().is_multiple_of(2) {
            kept.push_str(line);
        } else {
            kept.push_str(EMPTY);
            source.fault(
                place + 1,
                "a quotation mark opens and does not close on this line; close it, or double one that belongs to the text",
            );
        }
        kept.push('\n');
    }
    kept
}

/// The sign between cells, by the heading: spreadsheets write semicolons where the comma is decimal.
fn separator(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if heading.contains(';') { b';' } else { b',' }
}

/// Which column stands where; faults of unknown, repeated and missing ones.
fn heading(cells: &[&str], line: usize, separator: u8, source: &mut Source<'_>) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in cells {
        let column = Column::of(cell);
        match column {
            None => {
                let known = Column::ALL.map(Column::told).join("; ");
                source.fault(line, format!("no column is called {}; those that are: {known}", told(cell)));
            }
            Some(column) if columns.contains(&Some(column)) => {
                source.fault(line, format!("the column {} stands twice; keep one", told(cell)));
            }
            Some(_) => {}
        }
        columns.push(column);
    }
    for needed in Column::NEEDED {
        if !columns.contains(&Some(needed)) {
            let sign = char::from(separator);
            let reason = format!(
                "the column {} is missing; the first line names the columns, with “{sign}” between them",
                needed.told()
            );
            source.fault(line, reason);
        }
    }
    columns
}

/// A row, unless something is wrong with it; every fault of its cells.
fn row(
    columns: &[Option<Column>],
    cells: &[&str],
    line: usize,
    (known, moment): (Known<'_>, Moment<'_>),
    source: &mut Source<'_>,
) -> Option<Row> {
    let mut faults = Vec::new();
    // Spreadsheets leave empty cells at the end.
    if cells.len() > columns.len() && cells[columns.len()..].iter().any(|cell| !cell.trim().is_empty()) {
        faults.push(format!("{} cells, where the first line names {} columns", cells.len(), columns.len()));
    } else if cells.len() < columns.len() {
        faults.push(format!(
            "{} cells only, where the first line names {} columns",
            cells.len(),
            columns.len()
        ));
    }
    for cell in cells {
        if cell.contains(['\n', '\r']) {
            faults.push(
                "a cell runs over the end of its line; a quotation mark is missing or too many".to_owned(),
            );
        } else if cell.starts_with(FORMULA) || cell.trim_start().starts_with(FORMULA) {
            faults.push(format!("{} begins as a formula does; write the text itself", told(cell)));
        }
    }
    let cell = |wanted: Column| {
        let place = columns.iter().position(|column| *column == Some(wanted))?;
        Some(cells.get(place)?.trim()).filter(|cell| !cell.is_empty())
    };
    let sign_in = names::sign_in(cell(Column::SignIn).unwrap_or_default());
    let name = names::name(cell(Column::Name).unwrap_or_default());
    let since = cell(Column::Since).map(Day::parse).transpose();
    let roles = cell(Column::Roles).map(roles).transpose();
    let named = columns.contains(&Some(Column::Occupation));
    faults.extend(sign_in.as_ref().err().map(|fault| name_words("the sign-in name", *fault)));
    faults.extend(name.as_ref().err().map(|fault| name_words("the name", *fault)));
    faults.extend(since.as_ref().err().map(ToString::to_string));
    faults.extend(roles.as_ref().err().cloned());
    if !faults.is_empty() {
        faults.into_iter().for_each(|reason| source.fault(line, reason));
        // What is right is looked at beside the units by the plan; of this line nobody else would.
        check_unit(line, (cell(Column::Unit), since.ok().flatten()), (known, moment), source);
        check_occupation(line, cell(Column::Occupation), known, source);
        return None;
    }
    let unit = cell(Column::Unit).map(str::to_owned);
    let occupation = named.then(|| cell(Column::Occupation).map(str::to_owned));
    let (since, roles) = (since.ok()?, roles.ok()?);
    Some(Row { line, sign_in: sign_in.ok()?, name: name.ok()?, unit, since, roles, occupation })
}

fn name_words(what: &str, fault: NameFault) -> String {
    match fault {
        NameFault::Empty => format!("{what} is empty"),
        NameFault::TooLong => format!(
            "{what} is too long: at most {} characters for a name, {} for a sign-in name",
            kit::limits::NAME_CHARS_MAX,
            names::SIGN_IN_CHARS_MAX
        ),
        NameFault::Hidden => format!("{what} holds an invisible sign; type it again"),
        NameFault::Sign => format!("{what} takes letters, digits, dot, dash, underscore and at sign"),
    }
}

/// Roles as a cell gives them, in English or French, with spaces or signs between them.
fn roles(cell: &str) -> Result<Vec<Role>, String> {
    let mut roles = Vec::new();
    for word in cell.split([' ', ',', ';', '/', '|']).filter(|word| !word.is_empty()) {
        let role = match word.to_lowercase().as_str() {
            "agent" => Role::Agent,
            "administrator" | "administration" => Role::Administrator,
            "scout" | "recherche" => Role::Scout,
            "steering" | "pilotage" => Role::Steering,
            _ => {
                return Err(format!(
                    "there is no role {}; write agent, administrator, scout, steering, or several with a space between them",
                    told(word)
                ));
            }
        };
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles.sort_unstable();
    Ok(roles)
}

#[cfg(test)]
mod tests;
