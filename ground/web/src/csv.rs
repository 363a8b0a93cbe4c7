//! CSV for people's spreadsheets: UTF-8, RFC 4180, and no cell that a spreadsheet would run.

use kit::Language;

/// Rows as CSV, the first one the headings. A cell that begins like a formula gets an apostrophe.
pub fn csv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    separated(',', rows)
}

/// Rows whose numbers are written as a language writes them: where decimals have a comma, spreadsheets expect a
/// semicolon between cells.
pub fn csv_in<R: AsRef<[String]>>(language: Language, rows: impl IntoIterator<Item = R>) -> String {
    separated(if language == Language::Fr { ';' } else { ',' }, rows)
}

fn separated<R: AsRef<[String]>>(separator: char, rows: impl IntoIterator<Item = R>) -> String {
    // The mark lets spreadsheets that guess read accents rightly.
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.as_ref().iter().map(|c| cell(c, separator)).collect();
        out.push_str(&cells.join(separator.encode_utf8(&mut [0; 4])));
        out.push_str("\r\n");
    }
    out
}

fn cell(text: &str, separator: char) -> String {
    // A number below zero is one to a spreadsheet too; "+33…" would lose its sign, and "-inf" is none.
    let number = text.starts_with('-')
        && text[1..].starts_with(|c: char| c.is_ascii_digit())
        && text.replace(',', ".").parse::<f64>().is_ok();
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([separator, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let rows =
            [vec!["a,b".to_owned(), "say \"x\"".to_owned()], vec!["=1+1".to_owned(), "-2.5".to_owned()]];
        assert_eq!(csv(rows), "\u{feff}\"a,b\",\"say \"\"x\"\"\"\r\n'=1+1,-2.5\r\n");
        for run in ["=1", "+1", "+33612345678", "-1+1", "-inf", "-", "@SUM(A1)", "\tx"] {
            assert_eq!(cell(run, ','), format!("'{run}"));
        }
        assert_eq!(
            (cell("-0.4", ','), cell("-1e-3", ','), cell("2", ',')),
            ("-0.4".into(), "-1e-3".into(), "2".into())
        );
    }

    #[test]
    fn numbers_with_a_comma_stand_between_semicolons() {
        let rows = || [vec!["2,1".to_owned(), "a;b".to_owned()]];
        assert_eq!(csv_in(Language::Fr, rows()), "\u{feff}2,1;\"a;b\"\r\n");
        assert_eq!(csv_in(Language::En, rows()), "\u{feff}\"2,1\",a;b\r\n");
    }
}
