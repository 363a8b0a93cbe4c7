//! Bars: amounts of one kind under each other, each with its name and its figure in words. The length repeats what the
//! words say, so it is hidden from screen readers.

use crate::Html;

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub name: Html,
    /// Its length, from 0 to 1 for the longest of its list.
    pub share: f64,
    /// The figure in words.
    pub words: String,
}

/// Draws a list of bars.
pub fn bars(bars: &[Bar]) -> Html {
    let mut out = Html::trusted("<ul class=\"plain bars\">");
    for bar in bars {
        out.push(format_args!(
            "<li><span class=\"bars__name\">{}</span><svg aria-hidden=\"true\"><rect class=\"p-edge\" width=\"100%\" height=\"100%\" rx=\"4\"/><rect class=\"p-a\" width=\"{:.1}%\" height=\"100%\" rx=\"4\"/></svg><span class=\"bars__words\">{}</span></li>",
            bar.name,
            100.0 * bar.share.clamp(0.0, 1.0),
            Html::escape(&bar.words)
        ));
    }
    out.push(format_args!("</ul>"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_says_its_figure() {
        let bar = |share| Bar { name: Html::escape("Papier & co"), share, words: "3 < 4".to_owned() };
        insta::assert_snapshot!(bars(&[bar(0.25), bar(7.0)]).as_str());
    }
}
