//! The fields of a question.

use items::{Kind, ShownBody};
use kit::Language;
use web::{Fields, Html};

use crate::{AnswerFault, t};

/// What was typed, when a form is shown again.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The fields as they came; empty the first time.
    pub fields: &'a Fields,
    /// What is missing or wrong.
    pub fault: Option<AnswerFault>,
}

/// The fields of a question in a language; after a fault, with what was typed and a mark on each field
/// that has it. `prefix` begins the id of each field, so that several questions may stand on one page.
pub fn fields(language: Language, body: &ShownBody, prefix: &str, typed: Typed<'_>) -> Html {
    let m = t(language);
    let Typed { fields: typed, fault } = typed;
    match body {
        ShownBody::Single(texts) => choices("radio", texts, typed),
        ShownBody::Multiple(texts) => choices("checkbox", texts, typed),
        ShownBody::Ordering(texts) => {
            let ranks: Vec<String> = (1..=texts.len()).map(|r| r.to_string()).collect();
            let labels: Vec<String> = (1..=texts.len()).map(|r| m.rank(r as i64)).collect();
            let names: Vec<String> = (0..texts.len()).map(|i| format!("rang-{i}")).collect();
            let given = |rank: &str| names.iter().filter(|n| typed.get(n) == rank).count();
            Html::join(names.iter().zip(texts).map(|(name, text)| {
                let error = fault.and_then(|_| match typed.get(name) {
                    "" => Some(m.fault_rank_missing()),
                    rank => (given(rank) > 1).then(|| m.fault_rank_twice()),
                });
                line(
                    &Line { prefix, name, text, empty: &m.rank_choose(), values: &ranks, labels: &labels },
                    typed.get(name),
                    error,
                )
            }))
        }
        ShownBody::Matching { lefts, rights } => Html::join(lefts.iter().enumerate().map(|(i, left)| {
            let name = format!("paire-{i}");
            let places: Vec<String> = (0..rights.len()).map(|p| p.to_string()).collect();
            let error = fault.filter(|_| typed.get(&name).is_empty()).map(|_| m.fault_pair_missing());
            line(
                &Line {
                    prefix,
                    name: &name,
                    text: left,
                    empty: &m.pair_choose(),
                    values: &places,
                    labels: rights,
                },
                typed.get(&name),
                error,
            )
        })),
        ShownBody::Numeric { unit, .. } => {
            let label = unit.as_ref().map_or_else(|| m.number(), |u| m.number_unit(u));
            let (mark, error) = marked(&format!("{prefix}nombre"), fault.map(|f| f.words(language)));
            Html::trusted(format!(
                "<div class=\"field field--number\"><label for=\"{prefix}nombre\">{}</label>{error}<input class=\"input\" id=\"{prefix}nombre\" name=\"nombre\" type=\"text\" inputmode=\"decimal\" autocomplete=\"off\" maxlength=\"30\" value=\"{}\"{mark}></div>",
                Html::escape(&label),
                Html::escape(typed.get("nombre")),
            ))
        }
    }
}

/// What ties a field to what is wrong with it: its attributes, and the words.
fn marked(id: &str, error: Option<String>) -> (String, Html) {
    let Some(words) = error else { return (String::new(), Html::default()) };
    let mark = format!(" aria-invalid=\"true\" aria-describedby=\"{id}-error\"");
    let words = Html::trusted(format!("<p class=\"error\" id=\"{id}-error\">{}</p>", Html::escape(&words)));
    (mark, words)
}

fn choices(kind: &str, texts: &[String], typed: &Fields) -> Html {
    Html::join(texts.iter().enumerate().map(|(place, text)| {
        let checked = if typed.all("choix").any(|v| v == place.to_string()) { " checked" } else { "" };
        Html::trusted(format!(
            "<label class=\"choice\"><input type=\"{kind}\" name=\"choix\" value=\"{place}\"{checked}><span>{}</span></label>",
            Html::escape(text),
        ))
    }))
}

/// A text beside a choice among a few values.
struct Line<'a> {
    prefix: &'a str,
    name: &'a str,
    text: &'a str,
    empty: &'a str,
    values: &'a [String],
    labels: &'a [String],
}

fn line(l: &Line<'_>, typed: &str, error: Option<String>) -> Html {
    let options = l.values.iter().zip(l.labels).map(|(value, label)| {
        let chosen = if typed == value { " selected" } else { "" };
        format!("<option value=\"{value}\"{chosen}>{}</option>", Html::escape(label))
    });
    let id = format!("{}{}", l.prefix, l.name);
    let (mark, error) = marked(&id, error);
    Html::trusted(format!(
        "<div class=\"pairline\"><label for=\"{id}\">{1}</label><div>{error}<select class=\"input\" id=\"{id}\" name=\"{0}\"{mark}><option value=\"\">{2}</option>{3}</select></div></div>",
        l.name,
        Html::escape(l.text),
        Html::escape(l.empty),
        options.collect::<String>(),
    ))
}

/// How to answer, where the fields alone do not say it.
pub fn hint(language: Language, kind: Kind) -> String {
    let m = t(language);
    match kind {
        Kind::Single => m.hint_one(),
        Kind::Multiple => m.hint_many(),
        Kind::Ordering => m.hint_order(),
        Kind::Matching => m.hint_pairs(),
        Kind::Numeric => String::new(),
    }
}
