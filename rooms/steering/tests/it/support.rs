//! A small plan that is right, to be spoilt one file at a time.

use competences::{File, Occupation, OccupationFamily, Occupations};
use kit::{Day, Text};
use steering::{Milestone, Plan, Roadmap, parse_plan};

/// `plan/plan.toml`.
pub(crate) const HEAD: &str = r#"[plan]
name = { fr = "Plan des phares", en = "Plan of the lighthouses" }
sentence = { fr = "Que chacun rentre au port.", en = "That everybody comes home." }

[[objective]]
id = "safety"
name = { fr = "La sûreté", en = "Safety" }
[[axis]]
id = "light"
name = { fr = "La lumière", en = "Light" }
sentence = { fr = "Voir de loin.", en = "To be seen from afar." }
[[axis]]
id = "sound"
name = { fr = "Le son", en = "Sound" }
sentence = { fr = "Entendre dans la brume.", en = "To be heard in fog." }
to_confirm = true
[[business_objective]]
id = "watch"
name = { fr = "Veiller", en = "Keeping watch" }
[[challenge]]
id = "storms"
name = { fr = "Les tempêtes", en = "Storms" }
sentence = { fr = "Elles durent.", en = "They last." }
"#;

/// `plan/roadmaps/lamp.toml`.
pub(crate) const LAMP: &str = r#"[roadmap]
id = "lamp"
title = { fr = "Changer la lampe", en = "Change the lamp" }
problem = { fr = "Elle s’éteint.", en = "It goes out." }
benefit = { fr = "Elle tient dix ans.", en = "It lasts ten years." }
axis = "light"
business_objective = "watch"
objective = "safety"
occupations = ["coast.keeper", "coast.diver"]
state = "under-way"
start = 2026-01-10
end = 2026-12-20

[[milestone]]
id = "chosen"
name = { fr = "Lampe choisie", en = "Lamp chosen" }
planned = 2026-03-01
actual = 2026-03-11
proof = { fr = "Le bon est signé.", en = "The order is signed." }
[[milestone]]
id = "fitted"
name = { fr = "Lampe posée", en = "Lamp fitted" }
planned = 2026-06-30
proof = { fr = "Elle éclaire.", en = "It shines." }
[[milestone]]
id = "approved"
name = { fr = "Lampe reçue", en = "Lamp approved" }
planned = 2026-12-20
proof = { fr = "Le registre le dit.", en = "The register says so." }

[[process]]
id = "log"
name = { fr = "Journal du phare", en = "Lighthouse log" }
volume = 365
state = 0
[[process]]
id = "parts"
name = { fr = "Commande de pièces", en = "Order of parts" }
volume = 40
state = 4
"#;

/// The files of the plan.
pub(crate) fn files() -> Vec<File> {
    [("plan/plan.toml", HEAD), ("plan/roadmaps/lamp.toml", LAMP)]
        .map(|(path, text)| File { path: path.to_owned(), text: text.to_owned() })
        .to_vec()
}

/// A text that says the same in both languages.
pub(crate) fn text(word: &str) -> Text {
    Text { fr: word.to_owned(), en: word.to_owned() }
}

/// Three occupations of one family.
pub(crate) fn occupations() -> Occupations {
    let occupation = |id: &str| Occupation {
        id: id.to_owned(),
        family: 0,
        name: text(id),
        sentence: text(id),
        rome: None,
        profile: Vec::new(),
    };
    Occupations {
        families: vec![OccupationFamily {
            id: "coast".to_owned(),
            name: text("coast"),
            sentence: text("coast"),
            levels: Vec::new(),
        }],
        all: ["coast.keeper", "coast.diver", "coast.pilot"].map(occupation).to_vec(),
    }
}

/// The plan.
pub(crate) fn plan() -> Plan {
    let (plan, faults) = parse_plan(&files(), Some(&occupations()));
    assert_eq!(faults, []);
    plan.expect("it is right")
}

/// Its one roadmap.
pub(crate) fn lamp() -> Roadmap {
    plan().roadmaps.remove(0)
}

/// A day.
pub(crate) fn day(written: &str) -> Day {
    Day::parse(written).unwrap()
}

/// A milestone planned for a day, and reached on another if it is.
pub(crate) fn milestone(planned: &str, actual: Option<&str>) -> Milestone {
    Milestone {
        id: planned.to_owned(),
        name: text(planned),
        planned: day(planned),
        actual: actual.map(day),
        proof: text("proof"),
    }
}
