//! A chart's frame: title, one sentence that says what to read, the drawing, its table.

use kit::Language;

use crate::{Html, t};

/// A chart with its words.
#[derive(Clone, Debug, Default)]
pub struct Figure<'a> {
    /// Its title.
    pub title: &'a str,
    /// What to read in it.
    pub reading: &'a str,
    /// The drawing.
    pub drawing: Html,
    /// The same as a table.
    pub table: Html,
    /// Where its CSV is; empty for none.
    pub csv_href: &'a str,
    /// Where its drawing is, as a file; empty for none.
    pub svg_href: &'a str,
}

/// Draws the frame.
pub fn figure(language: Language, f: &Figure<'_>) -> Html {
    let m = t(language);
    let file = |href: &str, name: String, label: String| {
        if href.is_empty() {
            return String::new();
        }
        format!("<a href=\"{}\" aria-label=\"{}\">{name}</a>", Html::escape(href), Html::escape(&label))
    };
    let csv = file(f.csv_href, m.csv(), m.csv_of(f.title));
    let svg = file(f.svg_href, m.svg(), m.svg_of(f.title));
    Html::trusted(format!(
        "<figure class=\"chart\"><figcaption><h2>{}</h2><p class=\"chart__read\">{}</p></figcaption>{}\
         <div class=\"chart__tools\"><details class=\"more\"><summary>{}</summary>{}</details>{csv}{svg}</div></figure>",
        Html::escape(f.title),
        Html::escape(f.reading),
        f.drawing,
        Html::escape(&m.see_table()),
        f.table,
    ))
}

/// The réglettes that one reads, and the radar beside them; where there is no room for it, folded.
pub fn with_radar(language: Language, rules: &Html, radar: &Html) -> Html {
    Html::trusted(format!(
        "<div class=\"duo\"><ul class=\"plain\">{rules}</ul><details class=\"more\"><summary>{}</summary>{radar}</details></div>",
        Html::escape(&t(language).see_radar()),
    ))
}

/// The legend of réglettes and radar.
pub fn legend(language: Language, with_asked: bool) -> Html {
    let m = t(language);
    let asked = if with_asked {
        format!(
            "<li><svg width=\"24\" height=\"18\" aria-hidden=\"true\" class=\"ruler\"><svg x=\"12\" y=\"17\" overflow=\"visible\"><path class=\"target\" d=\"M0 -9 -5 -16 5 -16ZM-1 -10H1V0H-1Z\"/></svg></svg>{}</li>",
            Html::escape(&m.legend_asked())
        )
    } else {
        String::new()
    };
    Html::trusted(format!(
        "<ul class=\"legend\"><li><svg width=\"44\" height=\"16\" aria-hidden=\"true\" class=\"ruler\"><rect class=\"band\" x=\"4\" y=\"3\" width=\"36\" height=\"10\" rx=\"5\"/><circle class=\"dot\" cx=\"22\" cy=\"8\" r=\"5\"/></svg>{}</li>{asked}<li><svg width=\"30\" height=\"14\" aria-hidden=\"true\" class=\"ruler\"><rect class=\"unknown\" x=\"1\" y=\"2\" width=\"28\" height=\"10\" rx=\"5\" fill=\"url(#hachure)\"/></svg>{}</li></ul>",
        Html::escape(&m.legend_estimate()),
        Html::escape(&m.legend_unknown()),
    ))
}
