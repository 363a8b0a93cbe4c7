//! The blocks of a page, drawn.

use web::parts::icon;
use web::{Fields, Html, Viewer};

use super::{check, scenario};
use crate::{Block, Callout, Course, Figure, Page, Taken, t};

/// What a page is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) course: &'a Course,
    pub(super) taken: Option<&'a Taken>,
    pub(super) page: &'a Page,
    /// A question whose form came back: its name, what was typed, what is wrong.
    pub(super) again: Option<Again<'a>>,
}

/// A form that is shown again.
#[derive(Clone, Copy)]
pub(super) struct Again<'a> {
    pub(super) check: &'a str,
    pub(super) fields: &'a Fields,
    pub(super) fault: item_form::AnswerFault,
}

/// The blocks of the page, in order.
pub(super) fn draw(context: &Context<'_>) -> Html {
    Html::join(context.page.blocks.iter().map(|block| match block {
        Block::Text(html) => Html::trusted(format!("<div class=\"prose\">{html}</div>")),
        Block::Callout { kind, title, html } => callout(*kind, title, html),
        Block::Table { label, html } => Html::trusted(format!(
            "<div class=\"card\"><div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{html}</div></div>",
            Html::escape(if label.is_empty() { &context.page.title } else { label }),
        )),
        Block::Figure(figure) => draw_figure(context, figure),
        Block::Check(name) => check::draw(context, name),
        Block::Scenario(name) => scenario::draw(context, name),
    }))
}

fn callout(kind: Callout, title: &str, html: &str) -> Html {
    let (class, mark) = match kind {
        Callout::Note => ("", "info"),
        Callout::Tip => (" callout--ok", "ok"),
        Callout::Important => (" callout--open", "key"),
        Callout::Warning => (" callout--warn", "warn"),
    };
    Html::trusted(format!(
        "<div class=\"callout{class}\">{}<p class=\"callout__t\">{}</p><div class=\"prose\">{html}</div></div>",
        icon(mark),
        Html::escape(title),
    ))
}

fn draw_figure(context: &Context<'_>, figure: &Figure) -> Html {
    Html::trusted(format!(
        "<figure class=\"chart card\">{}<figcaption><p class=\"small quiet\">{}</p></figcaption><details class=\"more\"><summary>{}</summary><div class=\"prose small\">{}</div></details></figure>",
        figure.svg,
        Html::escape(&figure.caption),
        Html::escape(&t(context.course.language).figure_words()),
        figure.description,
    ))
}
