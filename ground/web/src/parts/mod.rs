//! Small pieces: icons, levels, badges, callouts, fields, tables.

mod field;
mod icon;
mod level;
mod table;

pub use field::{Field, Select, area, errors, field, secret, select, token};
pub use icon::{domain_icon, icon, mark, sprite};
pub use level::{Credited, LevelMark, level};
pub use table::{Cell, Column, table};

use crate::Html;

/// The tone of a badge or a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    Plain,
    /// The product's own.
    Brand,
    /// Done, held.
    Ok,
    /// To look at.
    Warn,
    /// A form's error, a plan's delay; never a person's level.
    Bad,
    /// Not known well enough.
    Open,
    /// The next step; once a page.
    Beacon,
}

impl Tone {
    fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Brand => "brand",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Open => "open",
            Self::Beacon => "beacon",
        }
    }
}

/// A badge: an icon (its name, or empty) and a few words.
pub fn badge(tone: Tone, icon_name: &str, text: &str) -> Html {
    let class = if tone == Tone::Plain { String::new() } else { format!(" badge--{}", tone.suffix()) };
    let icon = if icon_name.is_empty() { Html::default() } else { icon(icon_name) };
    Html::trusted(format!("<span class=\"badge{class}\">{icon}{}</span>", Html::escape(text)))
}

/// What a page tells above all else of what was just done; nothing for no words.
pub fn told(words: &str) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    callout(Tone::Ok, words, &Html::default(), Some("status"))
}

/// A callout: what stands out of the text. `role` is `status` or `alert` when it answers an action.
pub fn callout(tone: Tone, title: &str, text: &Html, role: Option<&str>) -> Html {
    let class = match tone {
        Tone::Plain | Tone::Brand | Tone::Beacon => String::new(),
        _ => format!(" callout--{}", tone.suffix()),
    };
    let name = match tone {
        Tone::Ok => "ok",
        Tone::Warn | Tone::Bad => "warn",
        _ => "info",
    };
    let role = role.map(|r| format!(" role=\"{r}\"")).unwrap_or_default();
    Html::trusted(format!(
        "<div class=\"callout{class}\"{role}>{}<p class=\"callout__t\">{}</p><div class=\"small\">{text}</div></div>",
        icon(name),
        Html::escape(title),
    ))
}
