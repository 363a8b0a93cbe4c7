//! Pages: nothing inline that the content policy would block, or that would need it weakened.

use crate::tree::{FLOORS, File, files, none};

/// Where a page names its script: a file of ours, whose address the server writes.
const SCRIPT: (&str, &str) = ("ground/web/src/layout.html", "<script src=\"{{ script }}\" defer></script>");

/// Tags and addresses that carry script or style.
const SIGNS: [&str; 5] = ["<script", "<style", "javascript:", "hx-on", "srcdoc="];

#[test]
fn no_page_holds_script_or_style() {
    none(files(&FLOORS, &[".html", ".rs"]).iter().flat_map(faults));
}

fn faults(file: &File) -> Vec<String> {
    let lines = file.shipped().lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .filter(|(_, line)| (file.path.as_str(), line.trim()) != SCRIPT)
        .filter_map(|(i, line)| {
            let sign = SIGNS.iter().find(|sign| line.contains(*sign)).map(|s| (*s).to_owned());
            sign.or_else(|| attribute(line)).map(|found| file.fault(i, &found))
        })
        .collect()
}

/// The first attribute of a line that carries style or an event's script: `style="…"`, `onclick='…'`, also
/// where quotes are escaped inside a string.
fn attribute(line: &str) -> Option<String> {
    line.match_indices('=').find_map(|(place, _)| {
        let value = line[place + 1..].trim_start_matches('\\');
        let before = &line[..place];
        let name = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let apart = before[..before.len() - name.len()].ends_with([' ', '"', '\'']);
        let event = name.strip_prefix("on").is_some_and(|rest| !rest.is_empty());
        let found = value.starts_with(['"', '\'']) && apart && (name == "style" || event);
        found.then(|| format!("{name}="))
    })
}

#[test]
fn attributes_are_found_in_templates_and_in_strings() {
    assert!(attribute("<p style=\"color: red\">").is_some());
    assert!(attribute(r#"format!("<a href=\"/\" onclick=\"x()\">")"#).is_some());
    assert!(attribute("<body onload='x()'>").is_some());
    assert!(attribute("<p class=\"on\" id=\"style\">").is_none());
    assert!(attribute("let on = \"x\"; let style = 'c';").is_none());
}
