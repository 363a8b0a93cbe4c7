//! Which items can be asked of a person now, and how much of their information is new.

use kit::Instant;
use psychometrics::{ItemParameters, Weight, age};

use crate::{Answers, Frame};

/// Days before a family without parameters is asked again: long enough to have forgotten its letter.
pub const FAMILY_REST_DAYS: i64 = 90;

/// Days before a family with parameters is asked again: its question has other figures or words each time, so
/// a week suffices for somebody who has learnt meanwhile and wants it seen.
pub const PARAMETRISED_REST_DAYS: i64 = 7;

/// Most questions of a session over one domain: three on each of four competences.
pub const QUESTIONS_OF_ONE_DOMAIN: usize = 12;

/// A family that can be asked.
#[derive(Clone, Copy, Debug)]
pub struct AtHand {
    /// Its place in the bank.
    pub family: usize,
    /// The competence it measures.
    pub competence: usize,
    /// Its parameters.
    pub parameters: ItemParameters,
    /// Minutes it is expected to take.
    pub minutes: f64,
    /// Share of its information that is new, 0 to 1: a new answer replaces the old one of the same
    /// family, so what the old one still weighs is not gained.
    pub new: f64,
}

impl AtHand {
    /// The item as a block of items takes it. What an old answer still weighs is not gained anew by asking its
    /// family again; `new` is a share by construction, and were it not, the item would bring nothing.
    pub fn in_block(&self) -> (usize, ItemParameters, Weight) {
        (self.competence, self.parameters, Weight::new(self.new).unwrap_or(Weight::NONE))
    }
}

/// The families of a domain that can be asked at an instant, in the bank's order; `skip` says which
/// may not, such as those of the session under way. Families that rest are not among them.
pub fn at_hand(
    frame: &Frame,
    answers: &Answers,
    domain: usize,
    now: Instant,
    skip: impl Fn(&str) -> bool,
) -> Vec<AtHand> {
    let latest = answers.latest();
    let mut found = Vec::new();
    for (index, family) in frame.bank.families().iter().enumerate() {
        let (competence, parameters) = frame.item(index);
        if frame.model.domain_of()[competence] != domain || skip(&family.id) {
            continue;
        }
        let old =
            latest.get(family.id.as_str()).map(|(_, a)| now.days_since(a.at).floor().clamp(-1.0, 1e6) as i64);
        let rest = if family.is_parametrised() { PARAMETRISED_REST_DAYS } else { FAMILY_REST_DAYS };
        if old.is_some_and(|days| days < rest) {
            continue;
        }
        let new = old.map_or(1.0, |days| 1.0 - age::weight(days, frame.half_life(competence)).get());
        found.push(AtHand { family: index, competence, parameters, minutes: family.minutes(), new });
    }
    found
}
