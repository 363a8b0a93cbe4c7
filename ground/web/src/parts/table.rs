//! Tables that scroll inside themselves, with a caption, headings and a name.

use crate::Html;

/// A heading.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it says.
    pub label: String,
    /// Whether its cells are numbers, set to the right.
    pub number: bool,
}

impl Column {
    /// A heading over words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// A heading over numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// A cell: plain text is escaped, HTML is not.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Plain text.
    Text(String),
    /// A piece of HTML.
    Html(Html),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Html> for Cell {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

/// A table; the first cell of each row is its heading.
pub fn table(caption: &str, columns: &[Column], rows: &[Vec<Cell>]) -> Html {
    let caption = Html::escape(caption);
    let mut out = Html::trusted(format!(
        "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption><span>{caption}</span></caption><thead><tr>"
    ));
    let class = |i: usize| if columns.get(i).is_some_and(|c| c.number) { " class=\"num\"" } else { "" };
    for (i, column) in columns.iter().enumerate() {
        out.push(format_args!("<th scope=\"col\"{}>{}</th>", class(i), Html::escape(&column.label)));
    }
    out.push(format_args!("</tr></thead><tbody>"));
    for row in rows {
        out.push(format_args!("<tr>"));
        for (i, cell) in row.iter().enumerate() {
            let text = match cell {
                Cell::Text(text) => Html::escape(text),
                Cell::Html(html) => html.clone(),
            };
            match i {
                0 => out.push(format_args!("<th scope=\"row\"{}>{text}</th>", class(i))),
                _ => out.push(format_args!("<td{}>{text}</td>", class(i))),
            }
        }
        out.push(format_args!("</tr>"));
    }
    out.push(format_args!("</tbody></table></div>"));
    out
}
