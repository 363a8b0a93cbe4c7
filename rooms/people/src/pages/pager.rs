//! Going from page to page of a long list.

use askama::Template;
use kit::Language;
use web::Html;

use crate::messages::L10nLanguage;
pub use crate::store::PAGE_SIZE;
use crate::t;

#[derive(Template)]
#[template(path = "pages/pager.html")]
struct Pager<'a> {
    m: &'a L10nLanguage,
    label: &'a str,
    page: i64,
    pages: i64,
    previous: Option<String>,
    next: Option<String>,
}

/// The number of a page as an address gives it; anything but a number is the first page.
pub fn number(asked: &str) -> i64 {
    asked.parse::<i64>().unwrap_or(1).max(1)
}

/// How many pages so many rows take; one when there is none.
pub fn pages_of(total: i64) -> i64 {
    ((total + PAGE_SIZE - 1) / PAGE_SIZE).max(1)
}

/// The address of a page of what is looked for.
pub fn href(path: &str, search: &str, number: i64) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("q", search), ("page", &number.to_string())])
        .finish();
    format!("{path}?{query}")
}

/// Links to the pages before and after; nothing when all stands on one page.
pub fn draw(language: Language, label: &str, page: i64, total: i64, href: impl Fn(i64) -> String) -> Html {
    let pages = pages_of(total);
    if pages <= 1 {
        return Html::default();
    }
    Html::render(&Pager {
        m: t(language),
        label,
        page,
        pages,
        previous: (page > 1).then(|| href(page - 1)),
        next: (page < pages).then(|| href(page + 1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_stays_in_the_pager() {
        assert_eq!(href("/x", "Le Goff & <a>", 2), "/x?q=Le+Goff+%26+%3Ca%3E&page=2");
    }

    #[test]
    fn a_list_has_a_page_for_each_fifty_rows_and_never_none() {
        assert_eq!([0, 1, 50, 51, 100, 101].map(pages_of), [1, 1, 1, 2, 2, 3]);
        assert_eq!(["", "0", "-3", "x", "7"].map(number), [1, 1, 1, 1, 7]);
    }
}
