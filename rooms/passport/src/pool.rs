//! Which items can be asked of a person now, and how much of their information is new.

use std::collections::BTreeMap;

use items::Family;
use kit::Instant;
use psychometrics::{ItemParameters, Weight, age};
use uuid::Uuid;

use crate::{Answers, Frame};

/// Days before a family without parameters is asked again: long enough to have forgotten its letter.
pub const FAMILY_REST_DAYS: i64 = 90;

/// Days before a family with parameters is asked again: its question has other figures or words each time, so
/// a week suffices for somebody who has learnt meanwhile and wants it seen.
pub const PARAMETRISED_REST_DAYS: i64 = 7;

/// Most questions of a session over one domain: three on each of four competences.
pub const QUESTIONS_OF_ONE_DOMAIN: usize = 12;

/// A question whose earlier answer still holds more than nine tenths of its information tells next to nothing
/// new: with a half-life of 36 months, one answered less than half a year ago.
pub const NEW_MIN: f64 = 0.1;

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
        let answered = latest.get(family.id.as_str()).map(|(_, a)| a.at);
        let Some(new) = new_share(frame, index, answered, now) else { continue };
        found.push(AtHand { family: index, competence, parameters, minutes: family.minutes(), new });
    }
    found
}

/// Whether a family of some domains, those answers set aside that a session gave, is at hand and says something
/// new: what this session began with.
pub fn began_with_news(
    frame: &Frame,
    answers: &Answers,
    domains: &[usize],
    session: Uuid,
    now: Instant,
) -> bool {
    let mut answered: BTreeMap<&str, Instant> = BTreeMap::new();
    for (_, answer) in answers.iter().filter(|(_, a)| a.session != session) {
        let at = answered.entry(answer.family.as_str()).or_insert(answer.at);
        *at = answer.at.max(*at);
    }
    let is_new = |(index, family): (usize, &Family)| {
        let in_scope = domains.contains(&frame.model.domain_of()[frame.item(index).0]);
        let share = new_share(frame, index, answered.get(family.id.as_str()).copied(), now);
        in_scope && share.is_some_and(|new| new >= NEW_MIN)
    };
    frame.bank.families().iter().enumerate().any(is_new)
}

/// Up to `most` items, the newest information first, competences taking turns as a session does.
pub fn in_turns(mut items: Vec<AtHand>, most: usize) -> Vec<AtHand> {
    items.sort_by(|a, b| b.new.total_cmp(&a.new).then(a.family.cmp(&b.family)));
    let mut chosen: Vec<AtHand> = Vec::new();
    while chosen.len() < most && !items.is_empty() {
        let asked = |competence: usize, chosen: &[AtHand]| {
            chosen.iter().filter(|c| c.competence == competence).count()
        };
        let fewest = items.iter().map(|i| asked(i.competence, &chosen)).min().unwrap_or(0);
        let place = items.iter().position(|i| asked(i.competence, &chosen) == fewest).unwrap_or(0);
        chosen.push(items.remove(place));
    }
    chosen
}

/// Share of a family's information that is new, when it was answered last at an instant; `None` while it rests.
fn new_share(frame: &Frame, index: usize, answered: Option<Instant>, now: Instant) -> Option<f64> {
    let Some(at) = answered else { return Some(1.0) };
    let family = &frame.bank.families()[index];
    let days = now.days_since(at).floor().clamp(-1.0, 1e6) as i64;
    let rest = if family.is_parametrised() { PARAMETRISED_REST_DAYS } else { FAMILY_REST_DAYS };
    let half_life = frame.half_life(frame.item(index).0);
    (days >= rest).then(|| 1.0 - age::weight(days, half_life).get())
}
