//! A variant in one language, ready for a page.

use kit::{Language, Text};

use crate::{Body, Exhibit, Family, Kind, Variant};

/// What a page shows of a variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The title.
    pub title: String,
    /// The context's paragraphs.
    pub situation: Vec<String>,
    /// The question.
    pub question: String,
    /// The documents.
    pub exhibits: Vec<ShownExhibit>,
    /// What is to be filled in.
    pub body: ShownBody,
}

/// What is to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum ShownBody {
    /// One of these.
    Single(Vec<String>),
    /// Any of these.
    Multiple(Vec<String>),
    /// These in their order.
    Ordering(Vec<String>),
    /// Each left with a right.
    Matching {
        /// The lefts.
        lefts: Vec<String>,
        /// The rights.
        rights: Vec<String>,
    },
    /// A number.
    Numeric {
        /// Decimals asked.
        decimals: usize,
        /// The unit.
        unit: Option<String>,
    },
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub enum ShownExhibit {
    /// A message.
    Mail {
        /// Sender.
        from: String,
        /// Subject.
        subject: String,
        /// Paragraphs.
        body: Vec<String>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: String,
        /// Headings.
        columns: Vec<String>,
        /// Rows.
        rows: Vec<Vec<String>>,
    },
    /// Preformatted text.
    Code {
        /// What it is.
        caption: String,
        /// The text.
        text: String,
    },
}

/// Writes a variant in one language.
pub fn show(family: &Family, variant: &Variant, language: Language) -> Shown {
    let fill = |text: &Text| fill(family, variant, text, language);
    let body = match &family.body {
        Body::Choice { options, .. } => {
            let texts = variant.shown.iter().filter_map(|i| options.get(*i)).map(|o| fill(&o.text)).collect();
            if family.kind == Kind::Multiple { ShownBody::Multiple(texts) } else { ShownBody::Single(texts) }
        }
        Body::Ordering { steps, .. } => {
            ShownBody::Ordering(variant.shown.iter().filter_map(|i| steps.get(*i)).map(fill).collect())
        }
        Body::Matching { pairs, .. } => ShownBody::Matching {
            lefts: variant.shown.iter().filter_map(|i| pairs.get(*i)).map(|p| fill(&p.0)).collect(),
            rights: variant.rights.iter().filter_map(|i| pairs.get(*i)).map(|p| fill(&p.1)).collect(),
        },
        Body::Numeric { decimals, unit, .. } => {
            ShownBody::Numeric { decimals: *decimals, unit: unit.as_ref().map(fill) }
        }
    };
    Shown {
        title: fill(&family.title),
        situation: family.situation.as_ref().map(|t| paragraphs(&fill(t))).unwrap_or_default(),
        question: fill(&family.question),
        exhibits: family.exhibits.iter().map(|e| show_exhibit(e, &fill)).collect(),
        body,
    }
}

fn show_exhibit(exhibit: &Exhibit, fill: &impl Fn(&Text) -> String) -> ShownExhibit {
    match exhibit {
        Exhibit::Mail { from, subject, body } => {
            ShownExhibit::Mail { from: fill(from), subject: fill(subject), body: paragraphs(&fill(body)) }
        }
        Exhibit::Table { caption, columns, rows } => ShownExhibit::Table {
            caption: fill(caption),
            columns: columns.iter().map(|c| fill(&c.to_text())).collect(),
            rows: rows.iter().map(|r| r.iter().map(|c| fill(&c.to_text())).collect()).collect(),
        },
        Exhibit::Code { caption, text } => {
            // Code keeps its own spaces and hyphens: typography would change what it does.
            let text = text.to_text();
            ShownExhibit::Code {
                caption: fill(caption),
                text: fill(&text).replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2011}', "-"),
            }
        }
    }
}

/// The paragraphs of a text: blank lines part them, single line breaks stay, for lists and signatures.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .split("\n\n")
        .map(|p| p.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}

/// A text with its `{names}` replaced by the variant's numbers and cells, in one language.
pub(crate) fn fill(family: &Family, variant: &Variant, text: &Text, language: Language) -> String {
    let raw = text.raw(language);
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = after.find('}') else {
            rest = after;
            break;
        };
        let name = &after[1..close];
        match value(family, variant, name, language) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&after[..=close]),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    kit::typography::addresses(&Text { fr: out.clone(), en: out }.shown(language))
}

/// What a name stands for; `None` when nothing draws or computes it.
pub(crate) fn value(family: &Family, variant: &Variant, name: &str, language: Language) -> Option<String> {
    if let Some((draw, column)) = name.split_once('.')
        && let Some(row) = variant.rows.get(draw)
        && let Some(crate::Draw::Row { rows }) = family.draws.get(draw)
    {
        return rows.get(*row)?.get(column).map(|c| c.to_text().raw(language).to_owned());
    }
    let number = *variant.numbers.get(name)?;
    let decimals = (0..=2).find(|d| close(number * 10_f64.powi(*d))).unwrap_or(2);
    Some(language.number(number, usize::try_from(decimals).unwrap_or(0)))
}

fn close(number: f64) -> bool {
    (number - number.round()).abs() < 1e-6
}
