//! What a scout looks for: pure rules of what may be typed.

use competences::Socle;
use kit::{Instant, PersonId};
use people::Units;
use uuid::Uuid;

/// Most competences that a need asks: beyond six nobody is found, and a list of all would read a passport whole.
pub const MUSTS_MAX: usize = 6;
/// Shortest purpose, in characters: people who appear read it, and « renfort » tells them nothing.
pub const PURPOSE_CHARS_MIN: usize = 20;
/// Longest purpose, in characters: a paragraph.
pub const PURPOSE_CHARS_MAX: usize = 600;

/// A competence and the level asked of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Must {
    /// The competence's id.
    pub competence: String,
    /// The level, from 1.
    pub level: usize,
}

/// What is asked: of everybody alike, so that two needs can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// One to six, in the scout's order.
    pub musts: Vec<Must>,
    /// The unit within which people are looked for; everywhere when `None`.
    pub area: Option<String>,
    /// Whether each competence must be measured by its own answers.
    pub own_answers: bool,
}

/// A need.
#[derive(Clone, Debug)]
pub struct Need {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub scout: PersonId,
    /// What for: shown to everybody who appears.
    pub purpose: String,
    /// What it asks.
    pub asked: Asked,
    /// What its pseudonyms are made with.
    pub(crate) key: [u8; 32],
    /// When it was opened.
    pub created_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

/// What a scout typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What for.
    pub purpose: String,
    /// Competence and level of each row; empty where nothing was chosen.
    pub rows: Vec<(String, String)>,
    /// A unit's id, or nothing.
    pub area: String,
    /// Whether the box is ticked.
    pub own_answers: bool,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedFault {
    /// Fewer than [`PURPOSE_CHARS_MIN`] characters.
    PurposeShort,
    /// More than [`PURPOSE_CHARS_MAX`] characters.
    PurposeLong,
    /// No competence at all.
    NoMust,
    /// More than [`MUSTS_MAX`] competences.
    TooManyMusts,
    /// The competence of a row, counted from 0, is chosen in a row before it.
    Twice(usize),
    /// The competence of a row is none of the socle.
    UnknownCompetence(usize),
    /// A row has a competence and no level of the scale.
    NoLevel(usize),
    /// A row has a level and no competence.
    NoCompetence(usize),
    /// No unit has this id.
    UnknownArea,
}

/// Checks what was typed; every fault at once, in the order of the form.
pub fn check(typed: &Typed, socle: &Socle, units: &Units) -> Result<(String, Asked), Vec<NeedFault>> {
    let mut faults = Vec::new();
    let purpose = people::names::free_text(&typed.purpose);
    match purpose.chars().count() {
        length if length < PURPOSE_CHARS_MIN => faults.push(NeedFault::PurposeShort),
        length if length > PURPOSE_CHARS_MAX => faults.push(NeedFault::PurposeLong),
        _ => {}
    }
    let mut musts: Vec<Must> = Vec::new();
    for (row, (competence, level)) in typed.rows.iter().enumerate() {
        match must(competence, level, socle) {
            Ok(None) => {}
            Ok(Some(must)) if musts.iter().any(|m| m.competence == must.competence) => {
                faults.push(NeedFault::Twice(row));
            }
            Ok(Some(must)) => musts.push(must),
            Err(fault) => faults.push(fault(row)),
        }
    }
    if typed.rows.iter().all(|(competence, level)| competence.is_empty() && level.is_empty()) {
        faults.push(NeedFault::NoMust);
    }
    if musts.len() > MUSTS_MAX {
        faults.push(NeedFault::TooManyMusts);
    }
    if !typed.area.is_empty() && units.get(&typed.area).is_none() {
        faults.push(NeedFault::UnknownArea);
    }
    let area = (!typed.area.is_empty()).then(|| typed.area.clone());
    if faults.is_empty() {
        Ok((purpose, Asked { musts, area, own_answers: typed.own_answers }))
    } else {
        Err(faults)
    }
}

/// A row of the form; `None` for one that was left empty.
fn must(competence: &str, level: &str, socle: &Socle) -> Result<Option<Must>, fn(usize) -> NeedFault> {
    if competence.is_empty() {
        return if level.is_empty() { Ok(None) } else { Err(NeedFault::NoCompetence) };
    }
    if socle.competence_index(competence).is_none() {
        return Err(NeedFault::UnknownCompetence);
    }
    match level.parse() {
        Ok(level) if (1..=socle.levels.len()).contains(&level) => {
            Ok(Some(Must { competence: competence.to_owned(), level }))
        }
        _ => Err(NeedFault::NoLevel),
    }
}

impl Asked {
    /// Whether another asks the same of the same people, in whatever order.
    pub fn is_as(&self, other: &Self) -> bool {
        let sorted = |asked: &Self| {
            let mut musts = asked.musts.clone();
            musts.sort();
            musts
        };
        (&self.area, self.own_answers) == (&other.area, other.own_answers) && sorted(self) == sorted(other)
    }
}
