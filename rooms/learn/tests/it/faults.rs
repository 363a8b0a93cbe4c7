//! Every fault is named with its file and line, and the course is not used.

use learn::parse_courses;

use crate::support::{socle, spoilt};

/// The faults of the course with a file changed, as `file:line: reason`.
fn faults(path: &str, with: impl Fn(&str) -> String) -> Vec<String> {
    let (courses, faults) = parse_courses(&spoilt(path, with), Some(&socle()));
    assert!(faults.is_empty() || courses.all().is_empty(), "a course with a fault is not used");
    faults.iter().map(|f| f.to_string().replace("courses/tides/", "")).collect()
}

#[track_caller]
fn one(path: &str, with: impl Fn(&str) -> String, start: &str) {
    let found = faults(path, with);
    assert!(found.iter().any(|f| f.starts_with(start)), "{start} is not among {found:#?}");
}

#[test]
fn a_page_that_is_missing_or_forgotten_is_named() {
    one("pages/three.md", |_| String::new(), "course.toml:23: the page “three” has no file");
    one("pages/four.md", |_| "# Quatre\n".to_owned(), "pages/four.md:1: no chapter");
    one("course.toml", |_| String::new(), "course.toml:1: the file is missing");
    one(
        "course.toml",
        |t| t.replace("\"three\"", "\"one\""),
        "course.toml:15: the page “one” is listed twice",
    );
    one(
        "course.toml",
        |t| t.replace("memo = \"summary\"", "memo = \"one\""),
        "course.toml:7: the page “one” is listed twice",
    );
}

#[test]
fn what_the_socle_does_not_have_is_named() {
    one("course.toml", |t| t.replace("usb-drives", "usb"), "course.toml:22: no competence “security.usb”");
    one(
        "course.toml",
        |t| t.replacen("level = 2", "level = 5", 1),
        "course.toml:9: the socle has levels 1 to 4",
    );
    one("checks/first.toml", |t| t.replace("spot-phishing", "spot"), "checks/first.toml:3: no competence");
}

#[test]
fn a_picture_that_is_missing_or_wrong_is_named_with_the_line_of_the_page() {
    one("figures/two.svg", |_| String::new(), "pages/one.md:8: the figure needs figures/two.svg");
    one("figures/two.md", |_| String::new(), "pages/one.md:8: the figure needs");
    one("figures/two.svg", |t| t.replace("</svg>", ""), "figures/two.svg:");
    one("figures/two.svg", |t| t.replace("<rect", "<script"), "figures/two.svg:");
    for (from, to, reason) in [
        ("<rect class=\"f-panel\"", "<rect fill=\"red\"", "a drawing may not hold fill"),
        ("<rect class=\"f-panel\"", "<rect onclick=\"x()\"", "a drawing may not hold onclick"),
        ("<rect class=\"f-panel\"", "<rect class=\"mast\"", "no class “mast” for drawings"),
        (
            "<text class=\"f-text\"",
            "<image href=\"x\"/><text class=\"f-text\"",
            "a drawing may not hold <image>",
        ),
    ] {
        let found = faults("figures/two.svg", |t| t.replace(from, to));
        assert!(found.iter().any(|f| f.contains(reason)), "{reason}: {found:?}");
    }
    one(
        "pages/one.md",
        |t| t.replace("figures/two.svg", "https://x.example/two.svg"),
        "pages/one.md:8: a figure is a file",
    );
}

#[test]
fn text_that_may_not_stand_on_a_page_is_named() {
    one("pages/three.md", |t| format!("{t}\n<b>gras</b>\n"), "pages/three.md:5: HTML is not read");
    one("pages/three.md", |t| format!("{t}\n[ici](https://x.example)\n"), "pages/three.md:5: no links");
    one("pages/three.md", |t| format!("{t}\n# Encore\n"), "pages/three.md:5: a page has one title");
    one("pages/three.md", |t| format!("{t}\n#### Trop bas\n"), "pages/three.md:5: headings are");
    one("pages/three.md", |_| "Sans titre.\n".to_owned(), "pages/three.md:1: the first line");
    one(
        "pages/three.md",
        |t| format!("{t}\n> [!NOTE]\n> Sans titre.\n"),
        "pages/three.md:5: a callout has a title",
    );
    one("pages/three.md", |t| format!("{t}\n{{{{chekc: first}}}}\n"), "pages/three.md:5: “{{chekc");
}

#[test]
fn a_question_that_is_missing_broken_or_shown_twice_is_named() {
    one("checks/first.toml", |_| String::new(), "pages/one.md:1: the page names checks/first.toml");
    one("checks/first.toml", |t| t.replace("key = true", "key = false"), "checks/first.toml:14: 1 keyed");
    one(
        "checks/first.toml",
        |t| t.replace("\"Dormir\"", "\"Dormir {heures}\""),
        "checks/first.toml:1: “{heures}”",
    );
    one("checks/first.toml", |t| t.replace("tides.first", "reefs.first"), "checks/first.toml:1: the id");
    one(
        "pages/three.md",
        |t| format!("{t}\n{{{{check: first}}}}\n"),
        "checks/first.toml:1: it stands on several pages",
    );
    one("pages/one.md", |t| t.replace("{{check: first}}", ""), "checks/first.toml:1: no page shows it");
    one(
        "pages/summary.md",
        |t| format!("{t}\n{{{{check: first}}}}\n"),
        "pages/summary.md:1: the memo asks nothing",
    );
}

#[test]
fn a_scenario_that_loops_ends_nowhere_or_hides_a_scene_is_named() {
    let path = "scenarios/evening.toml";
    one(
        path,
        |t| t.replace("to = \"sorry\"", "to = \"door\""),
        "scenarios/evening.toml:5: the scene “door” leads back",
    );
    one(
        path,
        |t| t.replace("to = \"sorry\"", "to = \"calm\""),
        "scenarios/evening.toml:32: no choice leads to the scene “sorry”",
    );
    one(
        path,
        |t| t.replace("to = \"sorry\"", "to = \"away\""),
        "scenarios/evening.toml:16: a choice leads to “away”",
    );
    one(
        path,
        |t| t.replace("start = \"door\"", "start = \"gate\""),
        "scenarios/evening.toml:3: no scene “gate”",
    );
    one(
        path,
        |t| t.replace("lesson = \"Rappelez-le.\"\n", ""),
        "scenarios/evening.toml:31: a scene has two to four choices",
    );
    one(path, |t| t.replace("On frappe.", "On frappe. [ici](x)"), "scenarios/evening.toml:4: no links");
}
