//! What is told of a person in canonical order, equal answers merged: sums of floating-point numbers depend on their
//! order, so the order must come from what is told.

use std::cmp::Ordering;

use super::evidence::{Evidence, Subject};
use super::{Gaussian, Response};
use crate::error::Error;
use crate::model::Model;
use crate::response::Item;

/// One or several equal answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer<'a> {
    pub(super) competence: usize,
    pub(super) item: &'a Item,
    pub(super) score: usize,
    /// Sum of the weights: above 1 when the same answer was given more than once.
    pub(super) weight: f64,
}

/// All that is told of one competence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) competence: usize,
    pub(super) answers: &'a [Answer<'a>],
    pub(super) evidence: Gaussian,
}

/// Sorts by competence, item, score and weight, leaves out weight 0, and merges answers that differ in
/// weight only.
pub(super) fn canonical<'a>(model: &Model, responses: &'a [Response]) -> Result<Vec<Answer<'a>>, Error> {
    let mut answers = Vec::with_capacity(responses.len());
    for (entry, Response { competence, item, score, weight }) in responses.iter().enumerate() {
        let names = |what, index, count| named("answer", entry, what, index, count);
        names("competence", *competence, model.competences())?;
        names("score", *score, item.score_max() + 1)?;
        if weight.get() > 0.0 {
            answers.push(Answer { competence: *competence, item, score: *score, weight: weight.get() });
        }
    }
    answers.sort_unstable_by(|one, other| order(one, other).then(one.weight.total_cmp(&other.weight)));
    answers.dedup_by(|next, kept| {
        let same = order(next, kept) == Ordering::Equal;
        if same {
            kept.weight += next.weight;
        }
        same
    });
    Ok(answers)
}

/// Sums of the evidence from outside.
pub(super) struct Outside {
    /// Of each domain.
    pub(super) domains: Vec<Gaussian>,
    /// Of the competences that have some, rising.
    pub(super) competences: Vec<(usize, Gaussian)>,
}

/// Sums the evidence in an order of its own.
pub(super) fn summed(model: &Model, evidence: &[Evidence]) -> Result<Outside, Error> {
    for (entry, told) in evidence.iter().enumerate() {
        let names = |what, index, count| named("evidence", entry, what, index, count);
        match told.about() {
            Subject::Competence(index) => names("competence", index, model.competences())?,
            Subject::Domain(index) => names("domain", index, model.domains())?,
        }
    }
    let mut terms: Vec<(Subject, Gaussian)> =
        evidence.iter().map(|told| (told.about(), told.gaussian())).collect();
    terms.sort_unstable_by(|(one, a), (other, b)| {
        one.cmp(other).then(a.precision.total_cmp(&b.precision)).then(a.shift.total_cmp(&b.shift))
    });
    let mut domains = vec![Gaussian::NOTHING; model.domains()];
    let mut competences: Vec<(usize, Gaussian)> = Vec::new();
    for (about, term) in terms {
        match about {
            Subject::Domain(domain) => domains[domain].add(term),
            Subject::Competence(competence) => match competences.last_mut() {
                Some((last, sum)) if *last == competence => sum.add(term),
                _ => competences.push((competence, term)),
            },
        }
    }
    Ok(Outside { domains, competences })
}

/// Answers and evidence by competence, rising; `answers` in canonical order.
pub(super) fn by_competence<'a>(answers: &'a [Answer<'a>], evidence: &[(usize, Gaussian)]) -> Vec<Told<'a>> {
    let groups = answers.chunk_by(|one, next| one.competence == next.competence);
    let answered = groups.map(|answers| Told {
        competence: answers[0].competence,
        answers,
        evidence: Gaussian::NOTHING,
    });
    let mut told: Vec<Told<'a>> = answered.collect();
    for (competence, evidence) in evidence {
        match told.binary_search_by_key(competence, |told| told.competence) {
            Ok(place) => told[place].evidence = *evidence,
            Err(place) => {
                told.insert(place, Told { competence: *competence, answers: &[], evidence: *evidence });
            }
        }
    }
    told
}

/// Refuses an entry of a list that names what does not exist.
fn named(
    list: &'static str,
    entry: usize,
    what: &'static str,
    index: usize,
    count: usize,
) -> Result<(), Error> {
    if index < count {
        return Ok(());
    }
    Err(Error::NoSuchIn { list, entry, person: None, what, index, count })
}

fn order(one: &Answer<'_>, other: &Answer<'_>) -> Ordering {
    let by_competence = one.competence.cmp(&other.competence);
    by_competence.then_with(|| one.item.cmp_bits(other.item)).then(one.score.cmp(&other.score))
}
