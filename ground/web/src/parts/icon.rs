//! Icons, drawn for us at a stroke of 1.75: always beside a word, never alone.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::Html;

/// Name and drawing of each icon, on a field of 24 by 24.
const ICONS: [(&str, &str); 20] = [
    (
        "d1",
        r#"<path d="M4 5h9M4 9h5M4 13h4"/><circle cx="14.5" cy="13.5" r="4"/><path d="m17.5 16.5 3 3.5"/>"#,
    ),
    ("d2", r#"<path d="M4 5h11v8H9l-3 3v-3H4z"/><path d="M18 9h2.5v7H19v3l-3-3h-4"/>"#),
    ("d3", r#"<path d="m5 19 1-4L16 5l3 3L9 18z"/><path d="m14 7 3 3M13 20h7"/>"#),
    (
        "d4",
        r#"<path d="M12 3.5 19 6v6c0 4.5-3 7-7 8.5C8 19 5 16.500 5 12V6z"/><path d="m9 12 2.200 2.200L15 10"/>"#,
    ),
    (
        "d5",
        r#"<rect x="3.5" y="5" width="12" height="9" rx="1"/><path d="M7 18h5M9.5 14v4"/><rect x="17" y="9" width="4" height="9" rx="1"/>"#,
    ),
    (
        "d6",
        r#"<circle cx="12" cy="12" r="2.5"/><circle cx="5" cy="6" r="1.7"/><circle cx="19" cy="6" r="1.7"/><circle cx="5" cy="18" r="1.7"/><circle cx="19" cy="18" r="1.7"/><path d="m6.300 7.200 3.800 3.100M17.700 7.200l-3.800 3.100M6.300 16.800l3.800-3.100M17.700 16.800l-3.800-3.100"/>"#,
    ),
    ("clock", r#"<circle cx="12" cy="12" r="8"/><path d="M12 7.500V12l3 2"/>"#),
    ("info", r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.700v.1"/>"#),
    ("ok", r#"<circle cx="12" cy="12" r="8.5"/><path d="m8.500 12.300 2.500 2.400 4.700-5.200"/>"#),
    ("warn", r#"<path d="M12 4 21 19.500H3z"/><path d="M12 10v4.500M12 17v.1"/>"#),
    (
        "eye",
        r#"<path d="M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12z"/><circle cx="12" cy="12" r="2.8"/>"#,
    ),
    ("pause", r#"<path d="M9 6v12M15 6v12"/>"#),
    ("menu", r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#),
    ("arrow", r#"<path d="M5 12h13M13 6.500l5.500 5.500-5.500 5.500"/>"#),
    (
        "key",
        r#"<rect x="3" y="6.5" width="18" height="11" rx="2"/><path d="M7 10.500v.1M12 10.500v.1M17 10.500v.1M8 14h8"/>"#,
    ),
    ("compass", r#"<circle cx="12" cy="12" r="8.5"/><path d="m15.500 8.500-2 5-5 2 2-5z"/>"#),
    ("down", r#"<path d="M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14"/>"#),
    ("print", r#"<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3"/><path d="M7 14h10v6H7z"/>"#),
    (
        "user",
        r#"<circle cx="12" cy="8" r="3.7"/><path d="M4.500 20c1-4 4-5.500 7.500-5.500s6.500 1.500 7.500 5.500"/>"#,
    ),
    ("cross", r#"<circle cx="12" cy="12" r="8.5"/><path d="m9 9 6 6M15 9l-6 6"/>"#),
];

/// An icon by name, hidden from screen readers because a word stands beside it.
pub fn icon(name: &str) -> Html {
    debug_assert!(ICONS.iter().any(|(n, _)| *n == name), "no icon is called {name}");
    Html::trusted(format!(
        "<svg class=\"ico\" aria-hidden=\"true\" viewBox=\"0 0 24 24\"><use href=\"#i-{name}\"/></svg>"
    ))
}

/// The icon of the n-th domain of the socle, from 0; six are drawn, further domains begin again.
pub fn domain_icon(domain: usize) -> Html {
    icon(&format!("d{}", domain % 6 + 1))
}

static SPRITE: LazyLock<String> = LazyLock::new(|| {
    let mut out = String::from(
        "<svg class=\"defs\" aria-hidden=\"true\" focusable=\"false\"><defs><pattern id=\"hachure\" width=\"6\" \
         height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"hatch-line\" d=\"M0 0V6\"/></pattern></defs>",
    );
    for (name, drawing) in ICONS {
        // Writing to a String cannot fail.
        let _ = write!(out, "<symbol id=\"i-{name}\" viewBox=\"0 0 24 24\">{drawing}</symbol>");
    }
    out.push_str("</svg>");
    out
});

/// The drawings that a page refers to; once a page.
pub fn sprite() -> &'static str {
    &SPRITE
}

static MARK: LazyLock<String> = LazyLock::new(|| {
    let mut out = String::from("<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\">");
    for angle in (0..360).step_by(60) {
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<ellipse cx=\"16\" cy=\"8.6\" rx=\"4.3\" ry=\"7\" transform=\"rotate({angle} 16 16)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.7\"/>"
        );
    }
    out.push_str("<circle cx=\"16\" cy=\"16\" r=\"2.2\"/></svg>");
    out
});

/// The product's mark.
pub fn mark() -> &'static str {
    &MARK
}
