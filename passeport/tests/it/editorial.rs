//! `content check --editorial`: descriptions that are alike and sentences that are long are named by file and line.

use std::fs;

use tempfile::TempDir;

use crate::command_line::{Done, copy, root, run};
use crate::server::passeport;

/// A copy of one organisation, to be spoilt.
struct Copy(TempDir);

const ORGANISATION: &str = "organisations/finances";

impl Copy {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        copy(&root().join(ORGANISATION), &folder.path().join(ORGANISATION));
        Self(folder)
    }

    /// Puts another sentence in the place of the description that says this, in French.
    fn say(&self, path: &str, before: &str, after: &str) {
        let file = self.0.path().join(ORGANISATION).join(path);
        let text = fs::read_to_string(&file).unwrap();
        let (before, after) = (format!("fr = \"{before}"), format!("fr = \"{after}\", en = \""));
        let from = text.find(&before).unwrap_or_else(|| panic!("{path} does not say {before}"));
        let to = from + text[from..].find("\", en = \"").unwrap() + "\", en = \"".len();
        fs::write(&file, format!("{}{after}{}", &text[..from], &text[to..])).unwrap();
    }

    fn check(&self, how: &[&str]) -> Done {
        let mut command = passeport(&["content", "check", "organisations"]);
        command.args(how).current_dir(self.0.path());
        run(command)
    }
}

#[test]
fn what_the_product_carries_keeps_the_editorial_rule_and_each_figure_is_told() {
    let mut command = passeport(&["content", "check", "content", "organisations", "--editorial"]);
    command.current_dir(root());
    let done = run(command);
    assert_eq!(done.code, Some(0), "{}", done.err);
    for folder in ["content", "organisations/armees", "organisations/finances"] {
        let start = format!("{folder}: ");
        let told = done.out.lines().find(|line| line.starts_with(&start) && line.contains(" compared; "));
        let told = told.unwrap_or_else(|| panic!("no figures of {folder}: {}", done.out));
        for figure in [" word 5-gram", " (limit 40 %)", "; the longest sentence has ", " words (limit 35): "]
        {
            assert!(told.contains(figure), "{told}");
        }
    }
}

#[test]
fn descriptions_that_are_alike_or_begin_alike_and_long_sentences_are_named_with_their_figures() {
    let copy = Copy::new();
    let one =
        "Répond le jour même aux personnes qui demandent un délai à Nantes, et note 12 dossiers par jour.";
    // The same but for a name, a number and one word.
    let near =
        "Répond le jour même aux personnes qui demandent un délai à Brest, et note 40 appels par jour.";
    let begins = "Répond le jour même aux personnes âgées, sans les faire attendre au guichet.";
    let long = [
        "Vérifie un à un les montants, les dates, les noms et les adresses de tous les dossiers que le service a",
        "reçus pendant la semaine, puis remet à son responsable la liste de ceux qui manquent.",
    ]
    .join(" ");
    copy.say("occupations/customs.toml", "Étudie les déclarations", one);
    copy.say("occupations/studies.toml", "Estime les recettes", near);
    copy.say("occupations/tax.toml", "Vérifie les comptes", begins);
    copy.say("occupations/treasury.toml", "Tient la caisse", &long);
    assert_eq!(copy.check(&[]).code, Some(0), "it is asked for");
    let done = copy.check(&["--editorial"]);
    assert_eq!(done.code, Some(1), "{}", done.out);
    insta::assert_snapshot!(done.err, @r"
    organisations/finances/occupations/studies.toml:18: 78.6 % of word 5-grams shared with organisations/finances/occupations/customs.toml:18 (limit 40 %); say what is its own
    organisations/finances/occupations/tax.toml:18: the same first six words as organisations/finances/occupations/customs.toml:18, “répond le jour même aux personnes”; begin otherwise
    organisations/finances/occupations/treasury.toml:18: a sentence of 36 words (limit 35), “Vérifie un à un les montants, …”; make two of it
    3 faults in the organisation
    Mend this, then try again
    ");
}
