//! A small socle, the families of the fixtures, and tables of planted faults.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use competences::{File, Socle, parse_framework, parse_socle};
use items::{Family, parse_family};

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};

/// One planted fault: what the row says, the text to find in the base, what to write in its place, a text of
/// the line that must be named (after `^`: a text of the table whose first line must be), words of the reason.
pub(crate) type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const HEAD: &str = r#"
socle = { id = "s", name = { fr = "S", en = "S" }, sentence = { fr = "S.", en = "S." }, domains = ["security", "information"] }
level = [
  { name = { fr = "Un", en = "One" }, cut = -1.5, description = { fr = "Un.", en = "One." } },
  { name = { fr = "Deux", en = "Two" }, cut = -0.5, description = { fr = "Deux.", en = "Two." } },
  { name = { fr = "Trois", en = "Three" }, cut = 0.5, description = { fr = "Trois.", en = "Three." } },
  { name = { fr = "Quatre", en = "Four" }, cut = 1.5, description = { fr = "Quatre.", en = "Four." } },
]
[model]
mean = 0.0
correlation = 0.7
deviation_sd = 0.3
half_life_months = 36
credit_probability = 0.8
measured_weight = 2.5
domain_weight = 3.0
domain_se = 0.6
level_asked = 2
"#;

/// Two domains of one competence each, and four levels.
pub(crate) static SOCLE: LazyLock<Socle> = LazyLock::new(|| {
    let domain = |id: &str, competence: &str| File {
        path: format!("socle/{id}.toml"),
        text: format!(
            r#"
domain = {{ id = "{id}", name = {{ fr = "D", en = "D" }}, short = {{ fr = "D", en = "D" }}, sentence = {{ fr = "D.", en = "D." }} }}
[[competence]]
id = "{id}.{competence}"
name = {{ fr = "C", en = "C" }}
sentence = {{ fr = "C.", en = "C." }}
mappings = []
"#
        ),
    };
    let head = File { path: "socle/socle.toml".to_owned(), text: HEAD.to_owned() };
    parse_socle(&[head, domain("security", "usb-drives"), domain("information", "sums")], &[]).unwrap()
});

/// The texts of one family of each kind.
pub(crate) const EVERY_KIND: [&str; 5] = [SINGLE, MULTIPLE, ORDERING, MATCHING, NUMERIC];

/// A file that stands where the fixture of that text stands, whatever its id has become.
pub(crate) fn file(base: &str, text: &str) -> File {
    let id = base.split('"').nth(1).unwrap();
    File { path: format!("items/{}.toml", id.replacen('.', "/", 1)), text: text.to_owned() }
}

/// The family of a text that is right.
pub(crate) fn family(text: &str) -> Family {
    parse_family(&file(text, text), &SOCLE).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The base with one text replaced, which must stand in it once.
pub(crate) fn with(base: &str, find: &str, replace: &str) -> String {
    assert_eq!(base.matches(find).count(), 1, "“{find}” stands once in the base");
    base.replace(find, replace)
}

/// Checks that the base is accepted, and that each row alone makes it refused, for that one reason, on that line.
pub(crate) fn each_is_refused(base: &str, rows: &[Row]) {
    family(base);
    for (name, find, replace, at, words) in rows {
        let text = with(base, find, replace);
        let line = line_of(&text, at);
        let file = file(base, &text);
        let faults =
            parse_family(&file, &SOCLE).err().unwrap_or_else(|| panic!("{name}, yet it was accepted"));
        let [fault] = &faults[..] else { panic!("{name}: one fault, not {faults:?}") };
        assert_eq!((&fault.file, fault.line), (&file.path, line), "{name}: {fault}");
        assert!(fault.reason.contains(words), "{name}: {fault}");
    }
}

/// The line, from 1, that a row names.
fn line_of(text: &str, at: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let found = |wanted: &str| (0..lines.len()).filter(|i| lines[*i].contains(wanted)).collect::<Vec<_>>();
    let [index] = found(at.trim_start_matches('^'))[..] else {
        panic!("“{at}” is not on one line of {text}")
    };
    let above = (0..=index).rev();
    1 + if at.starts_with('^') {
        above.into_iter().find(|i| lines[*i].starts_with('[')).unwrap()
    } else {
        index
    }
}

/// The product's own content: its socle, and the files of its families.
pub(crate) static CONTENT: LazyLock<(Socle, Vec<File>)> = LazyLock::new(|| {
    let mut files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"));
    let frameworks: Vec<_> = files
        .iter()
        .filter(|f| f.path.starts_with("frameworks/"))
        .map(|f| parse_framework(f).unwrap())
        .collect();
    let socle = parse_socle(&files, &frameworks).unwrap();
    files.retain(|f| f.path.starts_with("items/"));
    (socle, files)
});

/// The TOML files below a folder, sorted by path.
fn files(root: &Path) -> Vec<File> {
    let mut waiting: Vec<PathBuf> = vec![root.to_path_buf()];
    let mut files = Vec::new();
    while let Some(dir) = waiting.pop() {
        for path in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let inner = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(File { path: inner, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
