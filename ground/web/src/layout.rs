//! The frame around every page.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::header;
use kit::Language;

use crate::messages::L10nLanguage;
use crate::parts::{self, icon};
use crate::{Html, Theme, Viewer, assets, policy, t};

/// An entry of a navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// What it says, in the viewer's language.
    pub label: String,
}

impl NavItem {
    /// Whether a path is this entry's page or lies below it.
    pub fn is_current(&self, path: &str) -> bool {
        let path = path.split('?').next().unwrap_or_default();
        path == self.href || (self.href != "/" && path.starts_with(&format!("{}/", self.href)))
    }
}

/// A step of the way to a page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where it leads; empty for the page itself.
    pub href: String,
    /// What it says.
    pub label: String,
    /// The tag of its language, where that is not the page's; empty otherwise.
    pub lang: &'static str,
}

impl Crumb {
    /// A step that leads somewhere.
    pub fn link(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), lang: "" }
    }

    /// The page itself.
    pub fn here(label: impl Into<String>) -> Self {
        Self { href: String::new(), label: label.into(), lang: "" }
    }

    /// The same step, in a language: marked where the page is in another.
    #[must_use]
    pub fn in_language(self, language: Language, viewer: &Viewer) -> Self {
        Self { lang: if language == viewer.language { "" } else { language.tag() }, ..self }
    }
}

/// How a page differs from the usual.
#[derive(Clone, Debug, Default)]
pub struct PageOptions {
    /// Without navigation: while a person is assessed.
    pub focus: bool,
    /// A control in the masthead, such as "Pause".
    pub action: Html,
    /// The way to the page.
    pub crumbs: Vec<Crumb>,
    /// Shown again because of a fault in what was sent: the window's title says so first.
    pub fault: bool,
    /// The script that helps on this page, by the name of its asset; empty for none. Without it, all works.
    pub script: &'static str,
}

/// Longest path and query that a page repeats to come back to: ours have two hundred bytes at most.
const WAY_BACK_BYTES_MAX: usize = 500;

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    m: &'a L10nLanguage,
    viewer: &'a Viewer,
    options: &'a PageOptions,
    title: &'a str,
    lang: &'a str,
    theme: &'a str,
    sprite: &'a str,
    mark: &'a str,
    menu_icon: Html,
    display_icon: Html,
    monogram: String,
    other_tag: &'a str,
    way_back: &'a str,
    themes: Vec<(&'static str, String, bool)>,
    icon_href: String,
    tokens_href: String,
    style_href: String,
    script_href: Option<String>,
    body: &'a Html,
}

/// A page: the body in the frame, in the viewer's language and theme.
pub fn page(viewer: &Viewer, title: &str, body: &Html, options: &PageOptions) -> Response {
    let m = t(viewer.language);
    let label = |theme| match theme {
        Theme::Device => m.theme_device(),
        Theme::Light => m.theme_light(),
        Theme::Dark => m.theme_dark(),
    };
    let other = match viewer.language {
        Language::Fr => Language::En,
        Language::En => Language::Fr,
    };
    let window = if options.fault { m.title_fault(title) } else { title.to_owned() };
    let html = Html::render(&Layout {
        m,
        viewer,
        options,
        title: &window,
        lang: viewer.language.tag(),
        theme: if viewer.theme == Theme::Device { "" } else { viewer.theme.name() },
        sprite: parts::sprite(),
        mark: parts::mark(),
        menu_icon: icon("menu"),
        display_icon: icon("eye"),
        monogram: viewer.signed_in.as_ref().map(|s| monogram(&s.name)).unwrap_or_default(),
        other_tag: other.tag(),
        way_back: if viewer.path.len() <= WAY_BACK_BYTES_MAX { &viewer.path } else { "" },
        themes: Theme::ALL.into_iter().map(|x| (x.name(), label(x), x == viewer.theme)).collect(),
        icon_href: assets::href("icon.svg"),
        tokens_href: assets::href("tokens.css"),
        style_href: assets::href("passeport.css"),
        script_href: (!options.script.is_empty()).then(|| assets::href(options.script)),
        body,
    });
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, viewer.language.tag()),
    ];
    let mut response = (headers, html.into_string()).into_response();
    if !options.script.is_empty() {
        policy::let_script(&mut response);
    }
    response
}

/// The first letters of the first and the last word of a name.
fn monogram(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_current_on_its_page_and_below_it() {
        let entry = NavItem { href: "/passeport", label: String::new() };
        assert!(entry.is_current("/passeport?x=1") && entry.is_current("/passeport/securite"));
        assert!(!entry.is_current("/passeports"));
        assert!(!NavItem { href: "/", label: String::new() }.is_current("/passeport"));
    }

    #[test]
    fn a_monogram_takes_first_and_last_word() {
        assert_eq!(monogram("Claire Le Goff"), "CG");
        assert_eq!(monogram("— zoé"), "Z");
        assert_eq!(monogram(""), "");
    }
}
