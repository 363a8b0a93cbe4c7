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
            let columns: Vec<Column> = columns.iter().map(Column::text).collect();
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
