//! Form fields: label, hint, error, all tied together; what was typed is kept.

use kit::Language;

use crate::{Html, Viewer, t};

/// A field of one line, or of several with [`area`]. The browser cuts nothing that is too long: a text cut without a
/// word is lost, so the handler says the limit.
#[derive(Clone, Debug, Default)]
pub struct Field<'a> {
    /// Its name in the form, and its id on the page.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// A hint under the label.
    pub hint: &'a str,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it, and how to mend it.
    pub error: Option<&'a str>,
    /// The browser's autocomplete token; empty for none.
    pub autocomplete: &'a str,
    /// `text`, `email`, `numeric`… as `inputmode`; empty for the usual.
    pub inputmode: &'a str,
}

/// A choice among a few values.
#[derive(Clone, Debug, Default)]
pub struct Select<'a> {
    /// Its name in the form, and its id on the page.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// Values and what they say; the current one is chosen.
    pub options: Vec<(String, String)>,
    /// The current value.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
}

/// The hidden field that every form carries.
pub fn token(viewer: &Viewer) -> Html {
    Html::trusted(format!("<input type=\"hidden\" name=\"token\" value=\"{}\">", Html::escape(&viewer.token)))
}

/// A line of text.
pub fn field(f: &Field<'_>) -> Html {
    let input =
        format!("<input class=\"input\" type=\"text\" value=\"{}\"{}>", Html::escape(f.value), attributes(f));
    wrap(f, &input)
}

/// A password or a code: never shown again.
pub fn secret(f: &Field<'_>) -> Html {
    wrap(f, &format!("<input class=\"input\" type=\"password\"{}>", attributes(f)))
}

/// Several lines of text.
pub fn area(f: &Field<'_>) -> Html {
    wrap(
        f,
        &format!(
            "<textarea class=\"input\" rows=\"6\"{}>{}</textarea>",
            attributes(f),
            Html::escape(f.value)
        ),
    )
}

/// A choice among a few values.
pub fn select(s: &Select<'_>) -> Html {
    let f = Field { name: s.name, label: s.label, error: s.error, ..Field::default() };
    let mut input = format!("<select class=\"input\"{}>", attributes(&f));
    for (value, label) in &s.options {
        let chosen = if value == s.value { " selected" } else { "" };
        input.push_str(&format!(
            "<option value=\"{}\"{chosen}>{}</option>",
            Html::escape(value),
            Html::escape(label)
        ));
    }
    input.push_str("</select>");
    wrap(&f, &input)
}

fn attributes(f: &Field<'_>) -> String {
    let mut out = format!(" id=\"{0}\" name=\"{0}\"", f.name);
    if !f.autocomplete.is_empty() {
        out.push_str(&format!(" autocomplete=\"{}\"", f.autocomplete));
    }
    if !f.inputmode.is_empty() {
        out.push_str(&format!(" inputmode=\"{}\"", f.inputmode));
    }
    let mut described = Vec::new();
    if f.error.is_some() {
        out.push_str(" aria-invalid=\"true\"");
        described.push(format!("{}-error", f.name));
    }
    if !f.hint.is_empty() {
        described.push(format!("{}-hint", f.name));
    }
    if !described.is_empty() {
        out.push_str(&format!(" aria-describedby=\"{}\"", described.join(" ")));
    }
    out
}

fn wrap(f: &Field<'_>, input: &str) -> Html {
    let hint = if f.hint.is_empty() {
        String::new()
    } else {
        format!("<p class=\"hint\" id=\"{}-hint\">{}</p>", f.name, Html::escape(f.hint))
    };
    let error = f
        .error
        .map(|e| format!("<p class=\"error\" id=\"{}-error\">{}</p>", f.name, Html::escape(e)))
        .unwrap_or_default();
    Html::trusted(format!(
        "<div class=\"field\"><label for=\"{}\">{}</label>{hint}{error}{input}</div>",
        f.name,
        Html::escape(f.label),
    ))
}

/// The summary above a form that has errors: each a link to its field. Empty without errors. It takes the focus
/// when the page opens, so that who does not see it hears it first.
pub fn errors(language: Language, errors: &[(&str, String)]) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let m = t(language);
    let title = if errors.len() == 1 { m.error_summary() } else { m.error_summary_many() };
    let mut list = Html::trusted("<ul>");
    for (name, text) in errors {
        list.push(format_args!("<li><a href=\"#{name}\">{}</a></li>", Html::escape(text)));
    }
    list.push(format_args!("</ul>"));
    let summary = super::callout(super::Tone::Bad, &title, &list, Some("alert"));
    Html::trusted(summary.as_str().replacen(" role=", " tabindex=\"-1\" autofocus role=", 1))
}
