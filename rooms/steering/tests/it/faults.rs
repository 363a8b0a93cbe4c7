//! Every fault is named with its file and line, and the plan is not used.

use competences::File;
use steering::parse_plan;

use crate::support::{files, occupations};

/// The faults of the plan with a file changed, as `file:line: reason`; a file that is left empty is taken away.
fn faults(path: &str, with: impl Fn(&str) -> String) -> Vec<String> {
    let mut files = files();
    match files.iter_mut().find(|file| file.path == path) {
        Some(file) => file.text = with(&file.text),
        None => files.push(File { path: path.to_owned(), text: with("") }),
    }
    files.retain(|file| file.path != path || !file.text.is_empty());
    let (plan, faults) = parse_plan(&files, Some(&occupations()));
    assert_eq!(plan.is_none(), !faults.is_empty(), "a plan with a fault is not used");
    faults.iter().map(ToString::to_string).collect()
}

/// Where each fault of a list is told, and how its words begin.
#[track_caller]
fn each(path: &str, changes: &[(&str, &str, usize, &str)]) {
    for (from, to, line, words) in changes {
        let found = faults(path, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        let told = format!("{path}:{line}: {words}");
        assert!(found.iter().any(|fault| fault.starts_with(&told)), "{told} is not among {found:#?}");
    }
}

#[test]
fn a_folder_without_a_plan_has_none_and_no_fault() {
    let (plan, faults) = parse_plan(&[], Some(&occupations()));
    assert!(plan.is_none() && faults.is_empty());
}

#[test]
fn a_file_that_is_missing_or_that_nobody_reads_is_named() {
    let missing = faults("plan/plan.toml", |_| String::new());
    assert_eq!(
        missing,
        ["plan/plan.toml:1: the file is missing; it gives the plan's name, objectives and axes"]
    );
    for stray in ["plan/roadmap/lamp.toml", "plan/roadmaps/old/lamp.toml", "plan/axes.toml"] {
        let found = faults(stray, |_| "x = 1".to_owned());
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{stray}:1: nobody reads this file")), "{found:?}");
    }
}

#[test]
fn faults_of_the_plan_are_named() {
    each(
        "plan/plan.toml",
        &[
            (
                "name = { fr = \"Plan des phares\"",
                "nom = { fr = \"Plan des phares\"",
                2,
                "unknown field `nom`",
            ),
            ("to_confirm = true", "to_confirm = 1", 16, "invalid type: integer `1`, expected a boolean"),
            ("fr = \"La lumière\"", "fr = \" \"", 10, "the axis's name is empty in French"),
            ("en = \"They last.\"", "en = \"\"", 23, "the challenge's sentence is empty in English"),
            (", en = \"Safety\"", "", 7, "missing field `en`"),
            ("id = \"sound\"", "id = \"light\"", 13, "the axis “light” stands twice"),
            ("id = \"sound\"", "id = \"Son\"", 13, "the axis “Son” is to be named with small letters"),
            (
                "[[objective]]\nid = \"safety\"\nname = { fr = \"La sûreté\", en = \"Safety\" }\n",
                "",
                1,
                "a plan has at least one [[objective]]",
            ),
        ],
    );
}

#[test]
fn what_the_plan_does_not_have_is_named_where_a_roadmap_names_it() {
    each(
        "plan/roadmaps/lamp.toml",
        &[
            ("axis = \"light\"", "axis = \"smell\"", 6, "the plan has no axis “smell”; it has light, sound"),
            (
                "business_objective = \"watch\"",
                "business_objective = \"sleep\"",
                7,
                "the plan has no business objective “sleep”; it has watch",
            ),
            ("objective = \"safety\"", "objective = \"risk\"", 8, "the plan has no objective “risk”"),
            (
                "coast.diver",
                "coast.cook",
                9,
                "no occupation “coast.cook” in occupations/ of this organisation",
            ),
            ("coast.diver", "coast.keeper", 9, "the occupation “coast.keeper” stands twice"),
            ("[\"coast.keeper\", \"coast.diver\"]", "[]", 9, "a roadmap concerns 1 to 8 occupations, not 0"),
            ("state = \"under-way\"", "state = \"begun\"", 10, "unknown variant `begun`"),
            ("id = \"lamp\"", "id = \"lens\"", 2, "the id “lens” is not the name of the file"),
        ],
    );
    let broken = faults("plan/plan.toml", |text| text.replace("[[axis]]", "[[axes]]"));
    assert_eq!(broken.len(), 1, "a plan that cannot be read brings no faults of its roadmaps: {broken:?}");
}

#[test]
fn impossible_dates_are_named() {
    each(
        "plan/roadmaps/lamp.toml",
        &[
            ("start = 2026-01-10", "start = 2026-02-30", 11, ""),
            ("start = 2026-01-10", "start = \"2026-01-10\"", 11, "invalid type: string"),
            (
                "start = 2026-01-10",
                "start = 2026-01-10T08:00:00Z",
                11,
                "“start” is a day without a time, like 2027-01-31",
            ),
            (
                "start = 2026-01-10",
                "start = 0206-01-10",
                11,
                "“start” is 0206-01-10; the days of a plan are of the years 2000 to 2099",
            ),
            (
                "end = 2026-12-20",
                "end = 2026-01-10",
                12,
                "the end, 2026-01-10, does not come after the start, 2026-01-10",
            ),
            (
                "planned = 2026-03-01",
                "planned = 2026-01-09",
                17,
                "the milestone is planned for 2026-01-09, outside the roadmap",
            ),
            (
                "planned = 2026-12-20",
                "planned = 2026-12-21",
                28,
                "the milestone is planned for 2026-12-21, outside the roadmap",
            ),
            (
                "planned = 2026-06-30",
                "planned = 2026-03-01",
                23,
                "the milestone is planned for 2026-03-01, and the one before it for 2026-03-01",
            ),
            (
                "actual = 2026-03-11",
                "actual = 2026-01-09",
                18,
                "the milestone was reached on 2026-01-09, before the start, 2026-01-10",
            ),
        ],
    );
}

#[test]
fn milestones_that_are_too_few_too_many_or_at_odds_with_the_state_are_named() {
    let path = "plan/roadmaps/lamp.toml";
    let last = "[[milestone]]\nid = \"approved\"\nname = { fr = \"Lampe reçue\", en = \"Lamp approved\" }\nplanned = 2026-12-20\nproof = { fr = \"Le registre le dit.\", en = \"The register says so.\" }\n";
    let more: String = (1..=3).map(|n| last.replace("approved", &format!("more-{n}"))).collect();
    each(
        path,
        &[
            (last, "", 1, "a roadmap has 3 to 5 milestones, not 2"),
            (last, &format!("{last}{more}"), 1, "a roadmap has 3 to 5 milestones, not 6"),
            ("id = \"fitted\"", "id = \"chosen\"", 21, "the milestone “chosen” stands twice"),
            ("\"Elle éclaire.\"", "\"\"", 24, "the milestone's proof is empty in French"),
            (
                "state = \"under-way\"",
                "state = \"done\"",
                21,
                "the roadmap is done, and its milestone “fitted” is not reached",
            ),
            (
                "state = \"under-way\"",
                "state = \"planned\"",
                18,
                "the roadmap is only planned, and its milestone “chosen” is reached",
            ),
            ("proof =", "evidence =", 19, "unknown field `evidence`"),
        ],
    );
    let overtaking = faults(path, |text| {
        text.replace("planned = 2026-12-20\n", "planned = 2026-12-20\nactual = 2026-05-02\n")
    });
    assert_eq!(overtaking, [""; 0], "a milestone may overtake the one before it");
}

#[test]
fn processes_that_are_none_too_many_or_of_impossible_figures_are_named() {
    let path = "plan/roadmaps/lamp.toml";
    each(
        path,
        &[
            (
                "state = 4",
                "state = 5",
                40,
                "a process is in a state from 0, paper, to 4, online from end to end; not 5",
            ),
            ("state = 0", "state = -1", 35, "a process is in a state from 0"),
            ("volume = 40", "volume = 0", 39, "files a year are 1 to 1000000000, not 0"),
            ("volume = 40", "volume = 1.5", 39, "invalid type: floating point"),
            ("id = \"parts\"", "id = \"log\"", 37, "the process “log” stands twice"),
        ],
    );
    let none = faults(path, |text| text.split("[[process]]").next().unwrap().to_owned());
    assert_eq!(none, [format!("{path}:1: a roadmap has 1 to 3 processes, not 0")]);
}
