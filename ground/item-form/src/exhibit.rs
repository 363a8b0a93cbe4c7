//! What a question shows beside its text: a message, a table, a piece of code.

use items::ShownExhibit;
use kit::Language;
use web::Html;
use web::parts::{self, Cell, Column};

use crate::t;

/// What a question shows beside its text, in a language.
pub fn exhibit(language: Language, exhibit: &ShownExhibit) -> Html {
    let m = t(language);
    match exhibit {
        ShownExhibit::Mail { from, subject, body } => {
            let paragraphs = body.iter().map(|p| format!("<p class=\"pre-line\">{}</p>", Html::escape(p)));
            Html::trusted(format!(
                "<article class=\"mail\" aria-label=\"{}\"><div class=\"mail__msg\"><dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl><div class=\"mail__body\">{}</div></div></article>",
                Html::escape(&m.mail()),
                Html::escape(&m.mail_from()),
                Html::escape(from),
                Html::escape(&m.mail_subject()),
                Html::escape(subject),
                paragraphs.collect::<String>(),
            ))
        }
        ShownExhibit::Table { caption, columns, rows } => {
            let numbers = |i: usize| i > 0 && rows.iter().all(|row| row.get(i).is_some_and(|c| is_number(c)));
            let heading = |(i, label)| if numbers(i) { Column::number(label) } else { Column::text(label) };
            let columns: Vec<Column> = columns.iter().enumerate().map(heading).collect();
            let rows: Vec<Vec<Cell>> =
                rows.iter().map(|r| r.iter().map(|c| Cell::from(c.clone())).collect()).collect();
            Html::trusted(format!("<div class=\"card\">{}</div>", parts::table(caption, &columns, &rows)))
        }
        ShownExhibit::Code { caption, text } => Html::trusted(format!(
            "<figure class=\"card stack stack--s\"><figcaption class=\"small quiet\">{}</figcaption><pre class=\"code\" tabindex=\"0\">{}</pre></figure>",
            Html::escape(caption),
            Html::escape(text),
        )),
    }
}

/// Whether a cell is a number as people write one, with or without what it counts: it is then set to the right.
fn is_number(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '%' | '€')).collect();
    plain.replace(',', ".").parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_numbers_are_set_to_the_right() {
        let cells = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
        let shown = ShownExhibit::Table {
            caption: "Achats".to_owned(),
            columns: cells(["Mois", "Montant", "Note"]),
            rows: vec![cells(["1", "12\u{202f}000,5", "3 à revoir"]), cells(["2", "40\u{a0}%", "7"])],
        };
        let drawn = exhibit(Language::Fr, &shown);
        assert!(drawn.as_str().contains("<th scope=\"col\" class=\"num\">Montant</th>"), "{drawn}");
        assert_eq!(drawn.as_str().matches("class=\"num\"").count(), 3, "not the headings of rows, not words");
    }
}
