//! A small course that is right, to be spoilt one file at a time.

use std::sync::LazyLock;

use competences::{File, Socle, parse_socle};
use learn::{Course, Courses, parse_courses};

const HEAD: &str = r#"id = "tides"
version = 1
language = "fr"
title = "Lire une carte"
sentence = "Vous lisez une carte : vite et bien."
lead = "Un cours court."
memo = "summary"

[[chapter]]
id = "first"
title = "Premier chapitre"
sentence = "Vous commencez."
level = 2
competences = ["security.spot-phishing"]
pages = ["one", "two"]

[[chapter]]
id = "second"
title = "Second chapitre"
sentence = "Vous finissez."
level = 2
competences = ["security.usb-drives"]
pages = ["three"]
"#;

const ONE: &str = r#"# Une page

Un texte avec **un mot fort** : et la suite.

> [!TIP] Un geste
> Respirez.

![Deux cases reliées](figures/two.svg "Deux cases")

| a | b |
|---|---|
| 1 | 2 |

{{check: first}}
"#;

const CHECK: &str = r#"id = "tides.first"
version = 1
competence = "security.spot-phishing"
kind = "single"
level = 2
difficulty = "middle"
seconds = 60
author = "Passeport"
title = "Une question"
question = "Que faites-vous ?"
feedback = "Il fallait lire."
show = 3

[[option]]
text = "Lire"
key = true
feedback = "Oui."
[[option]]
text = "Dormir"
key = false
feedback = "Non, pas encore."
[[option]]
text = "Courir"
key = false
feedback = "Non, pas ainsi."
[[option]]
text = "Partir"
key = false
feedback = "Non, pas déjà."
"#;

const SCENARIO: &str = r#"title = "Un soir"
lead = "Il est tard."
start = "door"
[[scene]]
id = "door"
text = "On frappe."
[[scene.choice]]
text = "Ouvrir"
to = "open"
consequence = "La porte s’ouvre."
[[scene.choice]]
text = "Attendre"
to = "calm"
consequence = "On part."
[[scene]]
id = "open"
text = "C’est un ami."
[[scene.choice]]
text = "Saluer"
to = "calm"
consequence = "Il sourit."
[[scene.choice]]
text = "Refermer"
to = "sorry"
consequence = "Il s’en va."
[[scene]]
id = "calm"
text = "Tout va bien."
ending = "safe"
lesson = "Regarder avant."
[[scene]]
id = "sorry"
text = "Il est parti."
ending = "costly"
lesson = "Rappelez-le."
"#;

const FIGURE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 100" role="img">
<!-- two boxes -->
<rect class="f-panel" x="10" y="10" width="200" height="60"/>
<text class="f-text" x="20" y="50">Ici : « là »</text>
</svg>
"#;

/// The files of the course.
pub(crate) fn files() -> Vec<File> {
    let file = |path: &str, text: &str| File { path: format!("courses/tides/{path}"), text: text.to_owned() };
    vec![
        file("course.toml", HEAD),
        file("pages/one.md", ONE),
        file("pages/two.md", "# Deux\n\n{{scenario: evening}}\n"),
        file("pages/three.md", "# Trois\n\nFin.\n"),
        file("pages/summary.md", "# Mémo\n\nL’essentiel.\n"),
        file("checks/first.toml", CHECK),
        file("scenarios/evening.toml", SCENARIO),
        file("figures/two.svg", FIGURE),
        file("figures/two.md", "Deux cases se suivent.\n"),
    ]
}

/// The files, one of them changed by `with`; an empty text takes it away.
pub(crate) fn spoilt(path: &str, with: impl Fn(&str) -> String) -> Vec<File> {
    let path = format!("courses/tides/{path}");
    let mut files = files();
    match files.iter_mut().find(|f| f.path == path) {
        Some(file) => file.text = with(&file.text),
        None => files.push(File { path: path.clone(), text: with("") }),
    }
    files.retain(|f| f.path != path || !f.text.is_empty());
    files
}

/// The socle of the content folder.
pub(crate) fn socle() -> Socle {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");
    let read = |inner: &str| {
        std::fs::read_dir(format!("{root}/{inner}"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .map(|path| File {
                path: format!("{inner}/{}", path.file_name().unwrap().to_string_lossy()),
                text: std::fs::read_to_string(&path).unwrap(),
            })
            .collect::<Vec<_>>()
    };
    let frameworks: Vec<_> =
        read("frameworks").iter().map(|f| competences::parse_framework(f).unwrap()).collect();
    parse_socle(&read("socle"), &frameworks).unwrap()
}

/// The course.
pub(crate) fn course() -> &'static Course {
    static COURSE: LazyLock<Course> = LazyLock::new(read_course);
    &COURSE
}

fn read_course() -> Course {
    let (courses, faults): (Courses, _) = parse_courses(&files(), Some(&socle()));
    assert_eq!(faults, []);
    courses.get("tides").cloned().expect("the course is right")
}
