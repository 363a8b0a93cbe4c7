//! Text that is already HTML, told apart by type from text that must be escaped.

use std::fmt::{self, Write as _};

/// A piece of HTML, safe to write into a page as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes a text that is HTML: markup written by us, every value in it escaped.
    pub fn trusted(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// Escapes a plain text. A control character becomes U+FFFD.
    pub fn escape(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                // HTML forbids control characters, and a browser shows nothing in their place: a person sees
                // that something stood there. Blanks that lay out a text stay.
                c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => out.push('\u{fffd}'),
                _ => out.push(c),
            }
        }
        Self(out)
    }

    /// Renders a template. A template of ours writes into memory and so cannot fail; were it to,
    /// the piece is empty and the log says so.
    pub fn render(template: &impl askama::Template) -> Self {
        match template.render() {
            Ok(html) => Self(html),
            Err(error) => {
                tracing::error!(%error, "a template failed");
                Self::default()
            }
        }
    }

    /// Pieces one after the other.
    pub fn join(pieces: impl IntoIterator<Item = Self>) -> Self {
        let mut out = String::new();
        for piece in pieces {
            out.push_str(&piece.0);
        }
        Self(out)
    }

    /// The text inside.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text inside, taken out.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Appends markup made with `format_args!`; every value in it must be escaped by the caller.
    pub(crate) fn push(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.0.write_fmt(markup);
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_escaped() {
        assert_eq!(Html::escape("<a href='x'>&\"").as_str(), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    }

    #[test]
    fn control_characters_are_shown_as_replaced() {
        assert_eq!(Html::escape("a\0b\u{1b}[c\u{85}d\n\te").as_str(), "a\u{fffd}b\u{fffd}[c\u{fffd}d\n\te");
    }
}
