//! Families and their occupations as files give them, and each fault of these.

use super::*;
use crate::{Competence, Domain, Level, ModelSettings};

fn text(word: &str) -> Text {
    Text { fr: word.to_owned(), en: word.to_owned() }
}

/// Two domains of two competences, four levels.
fn socle() -> Socle {
    let domain = |id: &str| Domain { id: id.to_owned(), name: text(id), short: text(id), sentence: text(id) };
    let competence = |id: &str, domain| Competence {
        id: id.to_owned(),
        domain,
        name: text(id),
        sentence: text(id),
        half_life_months: 36.0,
        mappings: Vec::new(),
        levels: Vec::new(),
    };
    Socle {
        id: "socle".to_owned(),
        name: text("socle"),
        sentence: text("socle"),
        domains: vec![domain("sea"), domain("land")],
        competences: vec![
            competence("sea.row", 0),
            competence("sea.sail", 0),
            competence("land.walk", 1),
            competence("land.ride", 1),
        ],
        levels: (0..4)
            .map(|l| Level { name: text("level"), cut: f64::from(l), description: text("level") })
            .collect(),
        model: ModelSettings {
            mean: 0.0,
            correlation: 0.7,
            deviation_sd: 0.3,
            half_life_months: 36.0,
            credit_probability: 0.8,
            measured_weight: 2.5,
            domain_weight: 3.0,
            domain_se: 0.67,
            level_asked: 2,
        },
    }
}

const SHIPS: &str = r#"[family]
id = "ships"
name = { fr = "Navires", en = "Ships" }
sentence = { fr = "Ils vont sur l’eau.", en = "They go on water." }
[family.levels]
sea = 3
land = 2

[[occupation]]
id = "ships.pilot"
name = { fr = "Pilote", en = "Pilot" }
sentence = { fr = "Guide un navire.", en = "Guides a ship." }
rome = "N3102"
[occupation.exceptions]
"sea.sail" = 4

[[occupation]]
id = "ships.cook"
name = { fr = "Coq", en = "Cook" }
sentence = { fr = "Nourrit l’équipage.", en = "Feeds the crew." }
"#;

fn read(text: &str) -> (Occupations, Vec<String>) {
    read_all(&[("ships", text)], &socle())
}

fn read_all(files: &[(&str, &str)], socle: &Socle) -> (Occupations, Vec<String>) {
    let file = |(name, text): &(&str, &str)| File {
        path: format!("occupations/{name}.toml"),
        text: (*text).to_owned(),
    };
    let files: Vec<File> = files.iter().map(file).collect();
    let (found, faults) = parse_occupations(&files, socle);
    (found, faults.iter().map(ToString::to_string).collect())
}

#[test]
fn a_profile_is_the_family_by_domain_and_the_exceptions_by_name() {
    let (found, faults) = read(SHIPS);
    assert_eq!(faults, Vec::<String>::new());
    let profile = |id: &str| found.get(id).map(|o| o.profile.clone());
    assert_eq!(profile("ships.pilot"), Some(vec![3, 4, 2, 2]));
    assert_eq!(profile("ships.cook"), Some(vec![3, 3, 2, 2]));
    assert_eq!(found.of_family(0).count(), 2);
    assert_eq!(found.families[0].levels, [3, 2]);
}

#[test]
fn each_fault_is_named_with_its_line() {
    for (from, to, fault) in [
        (
            "id = \"ships\"",
            "id = \"boats\"",
            "occupations/ships.toml:2: the id “boats” is the name of the file",
        ),
        ("land = 2", "air = 2", "occupations/ships.toml:7: no domain “air”"),
        ("land = 2", "land = 5", "occupations/ships.toml:7: the family asks a level from 1 to 4 in “land”"),
        ("ships.cook", "ships.Cook", "occupations/ships.toml:17: the id “ships.Cook” must be ships."),
        ("ships.cook", "ships.pilot", "occupations/ships.toml:17: the occupation “ships.pilot” stands twice"),
        ("N3102", "3102N", "occupations/ships.toml:9: “ships.pilot”: a ROME code"),
        (
            "\"sea.sail\" = 4",
            "\"sea.dive\" = 4",
            "occupations/ships.toml:9: “ships.pilot”: no competence “sea.dive”",
        ),
        (
            "\"sea.sail\" = 4",
            "\"sea.sail\" = 3",
            "occupations/ships.toml:9: “ships.pilot” asks 3 of “sea.sail”, as its family does",
        ),
        ("\"sea.sail\" = 4", "\"sea.sail\" = 9", "occupations/ships.toml:9: “ships.pilot” asks level 9"),
        (
            "[occupation.exceptions]\n\"sea.sail\" = 4\n",
            "",
            "occupations/ships.toml:15: “ships.cook” asks the same of every competence",
        ),
        ("Nourrit l’équipage.", " ", "occupations/ships.toml:17: “ships.cook” has a name or sentence"),
    ] {
        let (_, faults) = read(&SHIPS.replace(from, to));
        assert!(faults.iter().any(|f| f.starts_with(fault)), "{fault} is not among {faults:#?}");
    }
}

#[test]
fn an_occupation_has_six_exceptions_at_most() {
    let mut socle = socle();
    let ride = socle.competences[3].clone();
    let more = (0..6).map(|n| Competence { id: format!("land.ride-{n}"), ..ride.clone() });
    socle.competences.extend(more);
    let with = |count: usize| {
        let lines: Vec<String> = (1..count).map(|n| format!("\"land.ride-{}\" = 3\n", n - 1)).collect();
        let text = SHIPS.replace("\"sea.sail\" = 4\n", &format!("\"sea.sail\" = 4\n{}", lines.concat()));
        read_all(&[("ships", &text)], &socle).1
    };
    assert_eq!(with(EXCEPTIONS_MAX), Vec::<String>::new());
    let told = with(EXCEPTIONS_MAX + 1);
    assert_eq!(told, ["occupations/ships.toml:9: “ships.pilot” has 7 exceptions, 6 at most"]);
}

#[test]
fn no_two_occupations_of_different_families_ask_the_same() {
    let boats = SHIPS.replace("\"ships", "\"boats").replace("sea.sail\" = 4", "sea.row\" = 4");
    let (_, told) = read_all(&[("ships", SHIPS), ("boats", &boats)], &socle());
    // The pilots differ by their exceptions; the cooks have none.
    assert!(told.len() == 1 && told[0].contains("asks the same of every competence"), "{told:#?}");
    assert!(told[0].contains("ships.cook") && told[0].contains("boats.cook"), "{told:#?}");
    let other = boats.replace("land = 2", "land = 1");
    assert_eq!(read_all(&[("ships", SHIPS), ("boats", &other)], &socle()).1, Vec::<String>::new());
}
