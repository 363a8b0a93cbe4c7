//! What the table of routes says of a path: which page holds a form that was sent there, and which methods a
//! path takes. Pure.

use http::{HeaderMap, Method, header};
use web::RouteKind;

use crate::routes::Line;

/// Longest path that a page or a redirection repeats, in bytes: ours have a hundred.
pub(crate) const PATH_BYTES_MAX: usize = 500;

/// Whether a path is one that a line writes: each `{hole}` takes one segment.
fn is_at(line: &Line, path: &str) -> bool {
    let (mut holes, mut parts) = (line.path.split('/'), path.split('/'));
    loop {
        match (holes.next(), parts.next()) {
            (None, None) => return true,
            (Some(hole), Some(part)) if hole == part || (hole.starts_with('{') && !part.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Whether a page of the table has a path.
pub(crate) fn is_page(table: &[Line], path: &str) -> bool {
    table.iter().any(|l| l.method == Method::GET && l.kind == RouteKind::Page && is_at(l, path))
}

/// Whether forms are sent to a path.
pub(crate) fn is_action(table: &[Line], path: &str) -> bool {
    table.iter().any(|l| l.kind == RouteKind::Action && is_at(l, path))
}

/// The methods that a path takes, as the header `Allow` lists them; empty for a path of no line.
pub(crate) fn methods(table: &[Line], path: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for line in table.iter().filter(|l| is_at(l, path)) {
        names.push(line.method.as_str());
        if line.method == Method::GET {
            names.push("HEAD");
        }
    }
    names.join(", ")
}

/// The page that holds a form that was sent to `path`: the one it was sent from, when the browser says so
/// and it is ours, else the page of that path, else the nearest above it. The home page is none.
pub(crate) fn page_of_form(table: &[Line], headers: &HeaderMap, path: &str) -> Option<String> {
    if let Some(from) = referer(headers)
        && is_page(table, from.split('?').next().unwrap_or_default())
    {
        return (from != "/").then_some(from);
    }
    let mut place = path;
    while !place.is_empty() && place.len() <= PATH_BYTES_MAX {
        if is_page(table, place) {
            return Some(place.to_owned());
        }
        place = place.rsplit_once('/')?.0;
    }
    None
}

/// Path and query of the page that a request came from, when that page is of this site.
fn referer(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, rest) = text(header::REFERER)?.split_once("://")?;
    let path = rest.strip_prefix(text(header::HOST)?)?;
    let path = path.split('#').next().unwrap_or_default();
    (path.starts_with('/') && !path.starts_with("//") && path.len() <= PATH_BYTES_MAX)
        .then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::table;
    use http::{HeaderName, HeaderValue};

    fn page(referer: &'static str, path: &str) -> Option<String> {
        let pairs = [("host", "us.example:80"), ("referer", referer)];
        let headers = pairs.map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)));
        page_of_form(&table(false), &headers.into_iter().collect(), path)
    }

    #[test]
    fn the_page_of_a_form_is_the_one_it_was_sent_from() {
        let from = page(
            "http://us.example:80/administration/personnes?q=a&page=2",
            "/administration/personnes/ajouter",
        );
        assert_eq!(from.as_deref(), Some("/administration/personnes?q=a&page=2"));
        assert_eq!(page("http://us.example:80/", "/positionnement"), None, "the home page is offered anyway");
    }

    #[test]
    fn a_page_of_another_site_or_of_no_line_is_not_led_to() {
        for referer in [
            "http://evil.example/passeport",
            "http://us.example:8080/passeport",
            "http://us.example:80//evil.example",
            "http://us.example:80/mes-donnees/demandes",
            "",
        ] {
            assert_eq!(page(referer, "/mes-donnees/demandes").as_deref(), Some("/mes-donnees"), "{referer}");
        }
    }

    #[test]
    fn without_a_referer_it_is_the_nearest_page_above_where_the_form_went() {
        for (path, expected) in [
            ("/positionnement/1", Some("/positionnement/1")),
            ("/positionnement/1/suite", Some("/positionnement/1")),
            ("/administration/demandes/1", Some("/administration/demandes")),
            ("/deconnexion", None),
        ] {
            assert_eq!(page("", path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn the_methods_of_a_path_are_those_of_its_lines() {
        let table = table(false);
        assert_eq!(methods(&table, "/xapi/statements"), "GET, HEAD, POST, PUT");
        assert_eq!(methods(&table, "/positionnement/1/pause"), "POST");
        assert_eq!(methods(&table, "/nowhere"), "");
    }
}
