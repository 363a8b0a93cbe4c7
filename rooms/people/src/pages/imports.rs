//! What imports of the list of everybody have changed: on the page of people, once there was one.

use web::parts::{self, Cell, Column};
use web::{Html, Problem, Viewer};

use crate::{People, t};

/// Imports shown: a year of months.
const LINES_MAX: i64 = 12;

/// The table of the newest imports; nothing when there was none.
pub(super) async fn draw(people: &People, viewer: &Viewer) -> Result<Html, Problem> {
    let imports = people.imports(LINES_MAX).await?;
    if imports.is_empty() {
        return Ok(Html::default());
    }
    let m = t(viewer.language);
    let columns = [
        Column::text(m.imports_when()),
        Column::number(m.imports_joined()),
        Column::number(m.imports_came_back()),
        Column::number(m.imports_moved()),
        Column::number(m.imports_renamed()),
        Column::number(m.imports_roles()),
        Column::number(m.imports_occupations()),
        Column::number(m.imports_gone()),
        Column::number(m.imports_unchanged()),
        Column::text(m.imports_by()),
    ];
    let number = |n: i64| Cell::from(viewer.language.number(n as f64, 0));
    let rows = imports.iter().map(|import| {
        let by =
            if import.ran_by == "command line" { m.imports_command_line() } else { import.ran_by.clone() };
        vec![
            viewer.date_time(import.at).into(),
            number(import.joined),
            number(import.came_back),
            number(import.moved),
            number(import.renamed),
            number(import.given_roles),
            number(import.given_occupations),
            number(import.gone),
            number(import.unchanged),
            by.into(),
        ]
    });
    Ok(parts::table(&m.imports_table(), &columns, &rows.collect::<Vec<_>>()))
}
