//! `/idees`: the calls that are open, and my ideas: where each stands, and what happens next.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Html, PageOptions, Problem, Viewer, page};

use super::words;
use crate::messages::L10nLanguage;
use crate::{Call, Initiatives, Phase, t};

/// Where the list stands.
pub(super) const PATH: &str = "/idees";
/// How much of a problem the list shows, in characters: what one reads before deciding to read it all.
const BEGINNING_CHARS_MAX: usize = 240;

#[derive(Template)]
#[template(path = "pages/ideas.html")]
struct Body<'a> {
    m: &'a L10nLanguage,
    calls: Vec<Open<'a>>,
    mine: Vec<Mine<'a>>,
}

struct Open<'a> {
    href: String,
    call: &'a Call,
    beginning: String,
    until: String,
    phase: Html,
    link: String,
}

struct Mine<'a> {
    href: String,
    call: &'a str,
    title: String,
    state: Html,
    next: String,
}

/// Shows both.
pub async fn show(State(initiatives): State<Initiatives>, viewer: Viewer) -> Result<Response, Problem> {
    let m = t(viewer.language);
    let calls = initiatives.calls().await?;
    let ideas = initiatives.ideas_of(viewer.person()?.person).await?;
    let open = calls.iter().filter(|call| call.phase(viewer.now) != Phase::Closed).map(|call| Open {
        href: format!("{PATH}/{}", call.id),
        beginning: beginning(&call.problem),
        until: m.ideas_until(viewer.date(call.last_day())),
        phase: words::phase(&viewer, call),
        link: match (call.phase(viewer.now), ideas.iter().any(|i| i.call == call.id)) {
            (Phase::Taking, false) => m.ideas_propose(),
            (Phase::Taking, true) | (Phase::Deciding | Phase::Closed, _) => m.ideas_read(),
        },
        call,
    });
    let mine = ideas.iter().filter_map(|idea| {
        let call = calls.iter().find(|call| call.id == idea.call)?;
        let (state, next) = words::state(&viewer, call, idea);
        let title = if idea.text.title.is_empty() { m.ideas_untitled() } else { idea.text.title.clone() };
        Some(Mine { href: format!("{PATH}/{}", call.id), call: &call.title, title, state, next })
    });
    let body = Html::render(&Body { m, calls: open.collect(), mine: mine.collect() });
    Ok(page(&viewer, &m.ideas_title(), &body, &PageOptions::default()))
}

/// The beginning of a text, cut between two words.
fn beginning(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(BEGINNING_CHARS_MAX) else { return text.to_owned() };
    let cut = &text[..end];
    let whole = cut.rfind(char::is_whitespace).map_or(cut, |place| &cut[..place]);
    format!("{}…", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_two_words() {
        assert_eq!(beginning("Court."), "Court.");
        let long = "été ".repeat(100);
        let shown = beginning(&long);
        assert!(shown.ends_with("été…") && shown.chars().count() <= BEGINNING_CHARS_MAX + 1, "{shown}");
        assert_eq!(beginning(&"é".repeat(300)).chars().count(), BEGINNING_CHARS_MAX + 1);
    }
}
