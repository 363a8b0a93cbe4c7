//! Files as spreadsheets write them, and as they break.

use super::*;
use crate::{Occupation, Occupations, Units};

const RIGHT: &str = "identifiant;nom;unite;depuis;roles\nzoe.weber;Zoé Weber;north;01/09/2026;agent\n\
    hugo;Hugo Lemaire;;;administrator agent\n";

fn read_all(bytes: &[u8]) -> (Vec<Row>, Vec<Fault>) {
    let moment = Moment { at: kit::Instant::parse("2026-11-23T09:00:00Z").unwrap(), zone: "Europe/Paris" };
    let unit = |id: &str| crate::Unit {
        id: id.to_owned(),
        name: kit::Text::default(),
        parent: None,
        from: None,
        until: None,
    };
    let units = Units::new(vec![unit("north"), unit("n")]).unwrap();
    let (name, family) = (kit::Text::default(), kit::Text::default());
    let occupations = Occupations::new(vec![Occupation { id: "ship.cook".to_owned(), name, family }]);
    read("f.csv", bytes, Known { units: &units, occupations: &occupations }, moment)
}

fn faults(text: &[u8]) -> Vec<String> {
    read_all(text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_is_read_with_comma_or_semicolon_in_either_language_with_or_without_a_mark() {
    let (expected, none) = read_all(RIGHT.as_bytes());
    assert_eq!(none, []);
    assert_eq!(expected.len(), 2);
    assert_eq!((expected[0].line, expected[0].unit.as_deref()), (2, Some("north")));
    assert_eq!(expected[0].since, Day::parse("2026-09-01").ok());
    assert_eq!(expected[1].roles, Some(vec![Role::Agent, Role::Administrator]));
    let english = RIGHT.replace("identifiant;nom;unite;depuis", "sign_in;Name;UNIT;since");
    for text in [
        RIGHT.replace(';', ","),
        format!("\u{feff}{RIGHT}"),
        english,
        RIGHT.replace('\n', "\r\n"),
        RIGHT.replace("Zoé Weber", "\"Zoé Weber\""),
        format!("{RIGHT};;;;\n\n"),
    ] {
        assert_eq!(read_all(text.as_bytes()), (expected.clone(), Vec::new()), "{text}");
    }
}

#[test]
fn every_fault_is_named_by_its_line_in_one_run() {
    let text = "identifiant;nom;unite\n\
        a;Anne;north\n\
        b;\"Bruno;north\n\
        c;=HYPERLINK(1);north\n\
        ;Denis;north\n\
        e;   ;north\n\
        f;Fa\u{202e}bien;north\n\
        g h;Gilles;north\n\
        i;Ines;north;x\n\
        j;Joël\n";
    let long = format!("{text}k;{};north\n@l;L;north\n", "x".repeat(200));
    let told = faults(long.as_bytes());
    for (line, words) in [
        (3, "a quotation mark opens and does not close"),
        (4, "begins as a formula does"),
        (5, "the sign-in name is empty"),
        (6, "the name is empty"),
        (7, "invisible sign"),
        (8, "the sign-in name takes letters"),
        (9, "4 cells, where the first line names 3 columns"),
        (10, "2 cells only"),
        (11, "the name is too long"),
        (12, "“@l” begins as a formula does"),
    ] {
        assert!(
            told.iter().any(|t| t.starts_with(&format!("f.csv:{line}: ")) && t.contains(words)),
            "{line}: {told:#?}"
        );
    }
    assert_eq!(told.len(), 10, "{told:#?}");
    let both = faults(b"sign_in,name,unit\na,=A,nowhere\n");
    assert!(
        both.len() == 2 && both.iter().any(|t| t.contains("there is no unit \u{201c}nowhere")),
        "{both:#?}"
    );
    assert_eq!(read_all(long.as_bytes()).0.len(), 1, "what is right is read on");
}

#[test]
fn an_occupation_is_read_where_there_is_a_column_for_it_and_a_wrong_one_is_a_fault() {
    for heading in ["occupation", "metier", "Métier"] {
        let text = format!("sign_in,name,unit,{heading}\na,A,n,ship.cook\nb,B,n,\n");
        let (rows, faults) = read_all(text.as_bytes());
        assert_eq!(faults, []);
        assert_eq!(rows[0].occupation, Some(Some("ship.cook".to_owned())));
        assert_eq!(rows[1].occupation, Some(None), "an empty cell: she has none");
    }
    assert_eq!(read_all(b"sign_in,name,unit\na,A,n\n").0[0].occupation, None);
    let told = faults(b"sign_in,name,unit,occupation\n,A,n,ship.poet\n");
    assert!(
        told.len() == 2 && told.iter().any(|t| t.contains("no occupation \u{201c}ship.poet")),
        "{told:#?}"
    );
}

#[test]
fn columns_that_are_unknown_repeated_or_missing_are_named() {
    let told = faults(b"identifiant;nom;nom;grade\na;b;c;d\n");
    assert!(told[0].contains("“nom” stands twice") || told[1].contains("“nom” stands twice"), "{told:#?}");
    assert!(told.iter().any(|t| t.contains("no column is called “grade”") && t.contains("since or depuis")));
    assert!(told.iter().any(|t| t.contains("the column unit or unite is missing")));
    assert!(faults(b"")[0].contains("the file is empty"));
    assert!(faults(b"\n\n")[0].contains("the file is empty"));
}

#[test]
fn another_encoding_is_told_of_each_line_and_hides_no_other_fault() {
    let latin = b"identifiant;nom;unit\xe9\na;Anne;n\nz;Zo\xe9;n\nh;Hugo;nowhere\nl;L\xe9a\x92;n;x\n";
    let told = faults(latin);
    let of = |line: usize| {
        let start = format!("f.csv:{line}: ");
        told.iter().filter(|t| t.starts_with(&start)).cloned().collect::<Vec<_>>()
    };
    for line in [1, 3] {
        assert!(of(line).len() == 1 && of(line)[0].contains("iconv -f WINDOWS-1252"), "{told:#?}");
    }
    assert!(
        of(5).iter().any(|t| t.contains("UTF-8")) && of(5).iter().any(|t| t.contains("4 cells")),
        "{told:#?}"
    );
    assert_eq!(told.len(), 4, "the units are looked at by the plan: {told:#?}");
    for utf16 in [b"\xff\xfei\x00d\x00".as_slice(), b"i\x00d\x00", b"\x00i\x00d"] {
        assert!(faults(utf16).len() == 1 && faults(utf16)[0].contains("UTF-16"));
    }
}

#[test]
fn wrong_days_and_roles_say_how_to_write_them_and_no_sign_reaches_the_terminal() {
    let told = faults(b"sign_in,name,unit,since,roles\na,A,n,yesterday,\nb,B,n,,owner\n\x1b[31m,B,n,,\n");
    assert!(told[0].contains("“yesterday” is not a day; write it as 2027-01-31"), "{told:#?}");
    assert!(told[1].contains("there is no role “owner”"), "{told:#?}");
    assert!(told.iter().all(|t| !t.contains('\u{1b}')), "{told:#?}");
    assert_eq!(told.len(), 3);
}

#[test]
fn a_cell_that_runs_over_lines_is_a_fault_though_its_marks_pair() {
    let told = faults(b"sign_in,name,unit\na,\"A \"\"x,n\nb,B,n\nc,x\"y\",n\n");
    assert!(told.iter().any(|t| t.starts_with("f.csv:2: ")), "{told:#?}");
}

proptest::proptest! {
    #[test]
    fn no_file_breaks_the_reader(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read_all(&bytes);
    }

    #[test]
    fn rows_and_faults_answer_for_every_line(lines in proptest::collection::vec("[a-z;\"=é,]{0,12}", 0..20)) {
        let text = format!("identifiant;nom;unite\n{}\n", lines.join("\n"));
        let (rows, faults) = read_all(text.as_bytes());
        for (place, line) in lines.iter().enumerate() {
            let empty = line.split(';').all(|cell| cell.trim_matches('"').trim().is_empty());
            let told = rows.iter().any(|r| r.line == place + 2) || faults.iter().any(|f| f.line == place + 2);
            // A cell that runs over its line is told on the line where it begins.
            let swallowed = faults.iter().any(|f| f.reason.contains("runs over") && f.line < place + 2);
            proptest::prop_assert!(told || empty || swallowed, "{line:?}");
        }
    }
}
