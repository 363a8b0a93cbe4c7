//! `content check`: every fault by file and line; many variants of every family; the balance of keys; if asked, the
//! editorial rule.

use std::path::{Path, PathBuf};

use competences::{File, Socle};
use items::{Audit, Family, Kind, Place, audit};
use kit::{Fault, Language, Source};
use learn::Course;
use steering::Plan;

use super::console::say;
use super::prepare::{Failure, Faults};
use crate::content::{self, InPart};
use crate::editorial::{self, Gathered, gather};
use crate::organisation;

/// Variants run of each family.
const VARIANTS: usize = 200;
/// Largest share of shown variants whose keyed option is the longest, in percent.
const KEY_LONGEST_MAX: f64 = 35.0;
/// Largest share of any one key position, in percent.
const KEY_PLACE_MAX: f64 = 40.0;
/// Families named when the balance of all is wrong.
const WORST: usize = 3;

/// Runs the command; `editorial`: with the editorial rule.
pub(super) fn run(folders: &[PathBuf], editorial: bool) -> Result<(), Failure> {
    if let Some(none) = folders.iter().find(|folder| !folder.is_dir()) {
        let what = if none.exists() { "is not a folder" } else { "does not exist" };
        return Err(Failure::Said(format!(
            "{} {what}; name folders of content or of organisations",
            none.display()
        )));
    }
    let mut faults = Faults::default();
    let socle = socle_of(folders);
    let socle = socle.as_ref();
    for folder in folders {
        // A folder is content, one organisation, or a folder of organisations.
        if folder.join("socle").is_dir() {
            faults.content.extend(check_content(folder));
        } else if folder.join("organisation.toml").is_file() {
            faults.organisation.extend(check_organisation(folder, socle));
        } else {
            faults.organisation.extend(check_organisations(folder, socle));
        }
    }
    if editorial {
        check_editorial(folders, &mut faults);
    }
    faults.refuse()
}

/// The texts of all folders, each with every other.
fn check_editorial(folders: &[PathBuf], faults: &mut Faults) {
    let one = |folder: &PathBuf| folder.join("socle").is_dir() || folder.join("organisation.toml").is_file();
    let folders =
        folders.iter().flat_map(|folder| if one(folder) { vec![folder.clone()] } else { inner(folder) });
    let folders: Vec<PathBuf> = folders.collect();
    let mut gathered = Gathered::default();
    for (place, folder) in folders.iter().enumerate() {
        let path = folder.display().to_string();
        gather(content::folder(folder).files(), (place, &path), &mut gathered);
    }
    let (found, figures) = editorial::check(&gathered, folders.len());
    for (folder, figures) in folders.iter().zip(figures) {
        say(&format!("{}: {}", folder.display(), figures.told()));
    }
    for (place, fault) in found {
        let of_content = folders[place].join("socle").is_dir();
        let of = if of_content { &mut faults.content } else { &mut faults.organisation };
        of.push(fault);
    }
}

/// The socle that organisations are checked against: that of the content among these folders, else the one
/// that the binary carries; `None` where the socle itself has faults, which are told first.
fn socle_of(folders: &[PathBuf]) -> Option<Socle> {
    let content = folders.iter().find(|folder| folder.join("socle").is_dir());
    let files = content.map_or_else(content::embedded, |folder| content::folder(folder).files().to_vec());
    let InPart { socle, faults, .. } = content::parse_in_part(&files);
    socle.filter(|_| !faults.iter().any(|fault| fault.file.starts_with("socle/")))
}

fn check_organisation(folder: &Path, socle: Option<&Socle>) -> Vec<Fault> {
    match organisation::read(Some(folder), socle) {
        Ok(organisation) => {
            let (units, occupations) = (organisation.units.iter().count(), &organisation.occupations);
            say(&format!(
                "{}: {units} units, {} occupations in {} families, {}",
                folder.display(),
                occupations.all.len(),
                occupations.families.len(),
                organisation.plan.as_deref().map_or_else(|| "no plan".to_owned(), plan_told)
            ));
            Vec::new()
        }
        Err(faults) => faults,
    }
}

/// A plan in a few words.
fn plan_told(plan: &Plan) -> String {
    format!("a plan of {} axes and {} roadmaps", plan.axes.len(), plan.roadmaps.len())
}

fn check_organisations(folder: &Path, socle: Option<&Socle>) -> Vec<Fault> {
    let file = folder.display().to_string();
    let fault = |reason: &str| vec![Fault { file, line: 1, reason: reason.to_owned() }];
    if std::fs::read_dir(folder).is_err() {
        return fault("the folder cannot be read");
    }
    let inner = inner(folder);
    if inner.is_empty() {
        return fault("neither content (socle/) nor an organisation (organisation.toml) is in this folder");
    }
    inner.iter().flat_map(|path| check_organisation(path, socle)).collect()
}

/// The organisations in a folder, by name; none where it cannot be read.
fn inner(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|e| e.ok().map(|e| e.path()));
    let mut inner: Vec<PathBuf> = paths.filter(|p| p.join("organisation.toml").is_file()).collect();
    inner.sort();
    inner
}

/// Families that are right in themselves are run even when something else is wrong; the balance is that of
/// all families, so it waits until nothing is.
fn check_content(folder: &Path) -> Vec<Fault> {
    let folder_read = content::folder(folder);
    let InPart { frameworks, socle, families, courses, mut faults } =
        content::parse_in_part(folder_read.files());
    if let (Some(socle), true) = (&socle, faults.is_empty()) {
        say(&format!(
            "{}: {} frameworks, {} domains, {} competences, {} item families, {} courses",
            folder.display(),
            frameworks.len(),
            socle.domains.len(),
            socle.competences.len(),
            families.len(),
            courses.all().len()
        ));
        for course in courses.all() {
            say(&told(course));
        }
    }
    let audits: Vec<(&Family, Audit)> = families.iter().map(|f| (f, audit(f, VARIANTS))).collect();
    for (family, found) in &audits {
        faults.extend(placed(family, found, folder_read.files()));
    }
    let parametrised = families.iter().filter(|f| f.is_parametrised()).count();
    say(&format!("{VARIANTS} variants run of each family; {parametrised} families are parametrised"));
    if faults.is_empty() {
        let singles = audits.iter().filter(|(family, _)| family.kind == Kind::Single);
        faults.extend(balance(&singles.map(|(family, found)| (*family, found)).collect::<Vec<_>>()));
    }
    folder_read.faults(faults)
}

/// A course in a line: what there is of it, and how long it takes.
fn told(course: &Course) -> String {
    format!(
        "course {} ({}): {} pages in {} chapters, {} questions, {} scenarios, {} minutes",
        course.id,
        course.language.tag(),
        course.pages().count(),
        course.chapters.len(),
        course.checks.len(),
        course.scenarios.len(),
        course.whole_minutes_of(course.pages())
    )
}

/// The faults of a family's variants, each on its line.
fn placed(family: &Family, found: &Audit, files: &[File]) -> Vec<Fault> {
    let path = file_of(&family.id);
    let text = files.iter().find(|f| f.path == path).map(|f| f.text.as_str()).unwrap_or_default();
    let mut source = Source::new(&path, text);
    for reason in &found.faults {
        let line = match found.place(reason) {
            Some(Place::Name(name)) => source.line_with(&format!("{{{name}}}")),
            Some(Place::Computed(name)) => source.line_of(name),
            Some(Place::Option(place)) => source.nth_line("[[option]]", *place),
            Some(Place::Answer) => source.line_of("answer"),
            Some(Place::Slip(place)) => source.nth_line("[[slip]]", *place),
            Some(Place::Draws) => source.nth_line("[draw", 0),
            None => 1,
        };
        source.fault(line, reason);
    }
    source.into_faults()
}

/// Whether a person could guess by the look of an answer: by its length, by its place. Of single choices.
fn balance(singles: &[(&Family, &Audit)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let shown: usize = singles.iter().map(|(_, found)| found.runs).sum();
    let percent = |n: usize| 100.0 * n as f64 / shown.max(1) as f64;
    for (column, language) in Language::ALL.into_iter().enumerate() {
        let longest = |found: &Audit| found.key_longest[column];
        let share = percent(singles.iter().map(|(_, found)| longest(found)).sum());
        let tag = language.tag();
        say(&format!("keyed option longest, {tag}: {share:.1} % (at most {KEY_LONGEST_MAX} %)"));
        if share > KEY_LONGEST_MAX {
            let what = format!("the keyed option is the longest in {share:.1} % of single choices, {tag}");
            faults.push(unbalanced(&what, singles, longest));
        }
    }
    let places = singles.iter().map(|(_, found)| found.key_places.len()).max().unwrap_or(0);
    let at = |place: usize| move |found: &Audit| found.key_places.get(place).copied().unwrap_or(0);
    let shares: Vec<f64> =
        (0..places).map(|p| percent(singles.iter().map(|(_, found)| at(p)(found)).sum())).collect();
    let spread: Vec<String> = shares.iter().map(|share| format!("{share:.1} %")).collect();
    say(&format!("key positions: {} (at most {KEY_PLACE_MAX} % each)", spread.join(", ")));
    for (place, share) in shares.iter().enumerate().filter(|(_, share)| **share > KEY_PLACE_MAX) {
        let what = format!("the key stands at place {} in {share:.1} % of single choices", place + 1);
        faults.push(unbalanced(&what, singles, at(place)));
    }
    faults
}

/// A fault of all families together, which names the worst of them and stands in the file of the very worst.
fn unbalanced(what: &str, singles: &[(&Family, &Audit)], count: impl Fn(&Audit) -> usize) -> Fault {
    let mut worst: Vec<(usize, &str)> =
        singles.iter().map(|(family, found)| (count(found), family.id.as_str())).collect();
    worst.sort_by(|a, b| b.cmp(a));
    let named: Vec<String> =
        worst.iter().take(WORST).map(|(n, id)| format!("{id} ({n} of {VARIANTS})")).collect();
    let file = worst.first().map_or("items".to_owned(), |(_, id)| file_of(id));
    Fault { file, line: 1, reason: format!("{what}; most often in {}", named.join(", ")) }
}

fn file_of(id: &str) -> String {
    format!("items/{}.toml", id.replacen('.', "/", 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of the embedded single choices, were the key of each so often at each place.
    fn faults(places: &[usize]) -> Vec<String> {
        let content = content::parse(&content::embedded()).expect("the embedded content has no fault");
        let mut found = Audit::default();
        (found.key_places, found.runs) = (places.to_vec(), VARIANTS);
        let singles: Vec<_> = content.bank.families().iter().filter(|f| f.kind == Kind::Single).collect();
        let audits: Vec<_> = singles.into_iter().map(|family| (family, &found)).collect();
        balance(&audits).into_iter().map(|fault| fault.reason).collect()
    }

    #[test]
    fn a_key_that_stands_too_often_at_one_place_is_a_fault_that_names_the_place() {
        assert_eq!(faults(&[50, 50, 50, 50]), [""; 0]);
        assert_eq!(faults(&[60, 80, 30, 30]), [""; 0], "40 % is the most");
        let told = faults(&[59, 81, 30, 30]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("the key stands at place 2 in 40.5 % of single choices; most often in "));
        assert_eq!(told[0].matches("(81 of 200)").count(), WORST, "{told:?}");
    }
}
