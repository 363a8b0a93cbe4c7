//! `content check`: every fault by file and line; many variants of every family; the balance of keys.

use std::path::{Path, PathBuf};

use items::{Audit, Kind, audit};
use kit::{Fault, Language};

use super::console::say;
use super::prepare::{Failure, Faults};
use crate::content::{self, Content};
use crate::organisation;

/// Variants run of each family.
const VARIANTS: usize = 200;
/// Largest share of shown variants whose keyed option is the longest, in percent.
const KEY_LONGEST_MAX: f64 = 35.0;
/// Largest share of any one key position, in percent.
const KEY_PLACE_MAX: f64 = 40.0;

/// Runs the command.
pub(super) fn run(folders: &[PathBuf]) -> Result<(), Failure> {
    let mut faults = Faults::default();
    for folder in folders {
        let named = |f: Fault| Fault { file: folder.join(&f.file).display().to_string(), ..f };
        // A folder is content, one organisation, or a folder of organisations.
        if folder.join("socle").is_dir() {
            faults.content.extend(check_content(folder).into_iter().map(named));
        } else if folder.join("organisation.toml").is_file() {
            faults.organisation.extend(check_organisation(folder).into_iter().map(named));
        } else {
            faults.organisation.extend(check_organisations(folder).into_iter().map(named));
        }
    }
    faults.refuse()
}

fn check_organisation(folder: &Path) -> Vec<Fault> {
    match organisation::read(Some(folder)) {
        Ok(organisation) => {
            say(&format!("{}: {} units", folder.display(), organisation.unit.len()));
            Vec::new()
        }
        Err(faults) => faults,
    }
}

fn check_organisations(folder: &Path) -> Vec<Fault> {
    let fault = |reason: &str| Fault { file: String::new(), line: 1, reason: reason.to_owned() };
    let Ok(entries) = std::fs::read_dir(folder) else { return vec![fault("the folder cannot be read")] };
    let inner: Vec<PathBuf> = entries
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.join("organisation.toml").is_file())
        .collect();
    if inner.is_empty() {
        return vec![fault(
            "neither content (socle/) nor an organisation (organisation.toml) is in this folder",
        )];
    }
    inner
        .iter()
        .flat_map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let faults = check_organisation(path).into_iter();
            faults.map(move |f| Fault { file: format!("{name}/{}", f.file), ..f })
        })
        .collect()
}

fn check_content(folder: &Path) -> Vec<Fault> {
    let content = match content::folder(folder).and_then(|files| content::parse(&files)) {
        Ok(content) => content,
        Err(faults) => return faults,
    };
    let socle = &content.socle;
    say(&format!(
        "{}: {} frameworks, {} domains, {} competences, {} item families",
        folder.display(),
        content.frameworks.len(),
        socle.domains.len(),
        socle.competences.len(),
        content.bank.families().len()
    ));
    check_variants(&content)
}

fn check_variants(content: &Content) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (mut longest, mut shown) = ([0_usize; 2], 0_usize);
    let mut places: Vec<usize> = Vec::new();
    for family in content.bank.families() {
        let found = audit(family, VARIANTS);
        faults.extend(found.faults.iter().map(|reason| Fault {
            file: file_of(&family.id),
            line: 1,
            reason: reason.clone(),
        }));
        if family.kind == Kind::Single {
            tally(&found, &mut longest, &mut shown, &mut places);
        }
    }
    let parametrised = content.bank.families().iter().filter(|f| f.is_parametrised()).count();
    say(&format!("{VARIANTS} variants run of each family; {parametrised} families are parametrised"));
    let percent = |n: usize| 100.0 * n as f64 / shown.max(1) as f64;
    for (language, count) in Language::ALL.into_iter().zip(longest) {
        say(&format!(
            "keyed option longest, {}: {:.1} % (at most {KEY_LONGEST_MAX} %)",
            language.tag(),
            percent(count)
        ));
        if percent(count) > KEY_LONGEST_MAX {
            faults.push(balance(format!(
                "the keyed option is the longest in {:.1} % of single choices",
                percent(count)
            )));
        }
    }
    let spread: Vec<String> = places.iter().map(|n| format!("{:.1} %", percent(*n))).collect();
    say(&format!("key positions: {} (at most {KEY_PLACE_MAX} % each)", spread.join(", ")));
    if places.iter().any(|n| percent(*n) > KEY_PLACE_MAX) {
        faults.push(balance("one key position is too frequent".to_owned()));
    }
    faults
}

fn tally(found: &Audit, longest: &mut [usize; 2], shown: &mut usize, places: &mut Vec<usize>) {
    *shown += found.runs;
    for (sum, count) in longest.iter_mut().zip(found.key_longest) {
        *sum += count;
    }
    places.resize(places.len().max(found.key_places.len()), 0);
    for (sum, count) in places.iter_mut().zip(&found.key_places) {
        *sum += count;
    }
}

fn balance(reason: String) -> Fault {
    Fault { file: "items".to_owned(), line: 1, reason }
}

fn file_of(id: &str) -> String {
    format!("items/{}.toml", id.replacen('.', "/", 1))
}
