//! From answers to levels: pure, of answers, frame and an instant.

use kit::{Fingerprint, Instant};
use psychometrics::{
    Error, Estimate, Posterior, Probability, Response, Weight, age, credited_level, estimate,
    level_is_settled,
};

use crate::{Answers, Frame};

/// What is known of a competence, or of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// By its own answers.
    Measured,
    /// A competence, by the answers to others of its domain.
    Inferred,
    /// Not enough answers.
    Unknown,
}

/// What is known of a domain.
#[derive(Clone, Copy, Debug)]
pub struct Domain {
    /// Measured or unknown.
    pub state: State,
    /// The estimate on θ; the prior when there is no answer.
    pub estimate: Estimate,
    /// The credited level, from 0; only when measured.
    pub level: Option<usize>,
    /// Answers that count.
    pub answers: usize,
    /// Their weight after age.
    pub weight: f64,
    /// The latest of them.
    pub latest: Option<Instant>,
}

/// What is known of a competence.
#[derive(Clone, Copy, Debug)]
pub struct Competence {
    /// Measured, inferred or unknown.
    pub state: State,
    /// The estimate on θ.
    pub estimate: Estimate,
    /// The credited level, from 0; not when unknown.
    pub level: Option<usize>,
    /// Own answers that count.
    pub answers: usize,
    /// Their weight after age.
    pub weight: f64,
    /// The latest own answer; for an inferred competence the latest of its domain.
    pub latest: Option<Instant>,
}

/// A passport at an instant.
#[derive(Clone, Debug)]
pub struct Passport {
    /// The instant.
    pub at: Instant,
    /// The domains, in the socle's order.
    pub domains: Vec<Domain>,
    /// The competences, in the socle's order.
    pub competences: Vec<Competence>,
    /// What the levels are read from.
    pub posterior: Posterior,
    /// Answers that count.
    pub answers: usize,
    /// A hash of the evidence: the seal is drawn from it.
    pub fingerprint: [u8; 32],
}

/// Evaluates answers at an instant. Fails only when the model and the frame do not belong together.
pub fn evaluate(frame: &Frame, answers: &Answers, at: Instant) -> Result<Passport, Error> {
    let counted = counted(frame, answers, at)?;
    let responses: Vec<Response> = counted.iter().map(|c| c.response.clone()).collect();
    let posterior = estimate(&frame.model, &responses)?;
    let domain_of = frame.model.domain_of();
    let domains: Vec<Domain> = (0..frame.model.domains())
        .map(|d| {
            domain(frame, &posterior, d, counted.iter().filter(|c| domain_of[c.response.competence] == d))
        })
        .collect();
    let competences = (0..frame.model.competences())
        .map(|c| {
            let own = counted.iter().filter(|x| x.response.competence == c);
            competence(frame, &posterior, c, &domains[domain_of[c]], own)
        })
        .collect();
    Ok(Passport {
        at,
        domains,
        competences,
        posterior,
        answers: counted.len(),
        fingerprint: answers.fingerprint(),
    })
}

/// An answer as the model takes it.
struct Counted {
    response: Response,
    at: Instant,
}

/// Of each family's answers only the latest counts; it weighs less with age; families that the bank
/// no longer holds cannot be judged.
fn counted(frame: &Frame, answers: &Answers, at: Instant) -> Result<Vec<Counted>, Error> {
    let mut out = Vec::new();
    for (family, (_, answer)) in answers.latest() {
        let Some(index) = frame.bank.index(family) else { continue };
        let (competence, item) = frame.item(index);
        let days = at.days_since(answer.at).floor().clamp(-1.0, 1e6) as i64;
        let weight = Weight::new(answer.weight * age::weight(days, frame.half_life(competence)).get())?;
        out.push(Counted {
            response: Response::binary(competence, item, answer.correct, weight),
            at: answer.at,
        });
    }
    Ok(out)
}

/// How many answers, their weight, the latest.
fn tally<'a>(own: impl Iterator<Item = &'a Counted>) -> (usize, f64, Option<Instant>) {
    own.fold((0, 0.0, None), |(n, w, latest), c| (n + 1, w + c.response.weight.get(), latest.max(Some(c.at))))
}

fn domain<'a>(
    frame: &Frame,
    posterior: &Posterior,
    d: usize,
    own: impl Iterator<Item = &'a Counted>,
) -> Domain {
    let (answers, weight, latest) = tally(own);
    let estimate = posterior.domain(d);
    let settings = &frame.socle.model;
    let known = estimate.standard_error.get() <= settings.domain_se
        || level_is_settled(estimate, &frame.cuts, frame.credit);
    let measured = weight >= settings.domain_weight && known;
    let level = measured.then(|| credited_level(estimate, &frame.cuts, frame.credit));
    let state = if measured { State::Measured } else { State::Unknown };
    Domain { state, estimate, level, answers, weight, latest }
}

fn competence<'a>(
    frame: &Frame,
    posterior: &Posterior,
    c: usize,
    domain: &Domain,
    own: impl Iterator<Item = &'a Counted>,
) -> Competence {
    let (answers, weight, latest) = tally(own);
    let estimate = posterior.competence(c);
    let state = if weight >= frame.socle.model.measured_weight {
        State::Measured
    } else if domain.state == State::Measured {
        State::Inferred
    } else {
        State::Unknown
    };
    let level = (state != State::Unknown).then(|| credited_level(estimate, &frame.cuts, frame.credit));
    let latest = if state == State::Inferred { latest.or(domain.latest) } else { latest };
    Competence { state, estimate, level, answers, weight, latest }
}

impl Passport {
    /// An estimate and its 95 % interval on the shown scale: (low, estimate, high).
    pub fn shown(frame: &Frame, estimate: Estimate) -> (f64, f64, f64) {
        let (low, high) = estimate.interval(Probability::USUAL_COVERAGE);
        (frame.cuts.scale(low), frame.cuts.scale(estimate.mean), frame.cuts.scale(high))
    }

    /// How many competences are held at a level or above, and how many are not known well enough.
    pub fn held(&self, level: usize) -> (usize, usize) {
        let held = self.competences.iter().filter(|c| c.level.is_some_and(|l| l >= level)).count();
        let unknown = self.competences.iter().filter(|c| c.state == State::Unknown).count();
        (held, unknown)
    }

    /// A hash of evidence, states, estimates and levels, bit by bit: equal passports have equal hashes.
    pub fn hash(&self) -> [u8; 32] {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(self.fingerprint);
        let domains = self.domains.iter().map(|d| (d.state, d.estimate, d.level, d.answers, d.weight));
        let competences =
            self.competences.iter().map(|c| (c.state, c.estimate, c.level, c.answers, c.weight));
        for (state, estimate, level, answers, weight) in domains.chain(competences) {
            fingerprint.add([state as u8, level.map_or(255, |l| u8::try_from(l).unwrap_or(254))]);
            fingerprint.add(estimate.mean.get().to_bits().to_le_bytes());
            fingerprint.add(estimate.standard_error.get().to_bits().to_le_bytes());
            fingerprint.add((answers as u64).to_le_bytes());
            fingerprint.add(weight.to_bits().to_le_bytes());
        }
        fingerprint.finish()
    }
}
