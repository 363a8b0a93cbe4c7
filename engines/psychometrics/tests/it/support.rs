//! Banks and answers shared by the tests.

use psychometrics::simulate::{Draws, Person};
use psychometrics::{Ability, Item, ItemParameters, Response, Weight};

/// Which response model a bank follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    TwoParameters,
    ThreeParameters,
}

/// An item as calibrations find them: ln a ~ N(.2, .35) clipped to .4–3, b ~ N(0, 1.1) clipped to ±3.2, and
/// for the three-parameter model c ~ U(.1, .3).
pub(crate) fn item(kind: Kind, draws: &mut Draws) -> ItemParameters {
    let a = (0.2 + 0.35 * draws.normal()).exp().clamp(0.4, 3.0);
    let b = (1.1 * draws.normal()).clamp(-3.2, 3.2);
    let guess = 0.1 + 0.2 * draws.uniform();
    let c = if kind == Kind::ThreeParameters { guess } else { 0.0 };
    ItemParameters::new(a, b, c).unwrap()
}

/// A bank dealt in turn to `competences`.
pub(crate) fn bank(
    kind: Kind,
    size: usize,
    competences: usize,
    draws: &mut Draws,
) -> Vec<(usize, ItemParameters)> {
    (0..size).map(|k| (k % competences, item(kind, draws))).collect()
}

pub(crate) fn response(competence: usize, item: ItemParameters, correct: bool) -> Response {
    Response::binary(competence, item, correct, Weight::FULL)
}

pub(crate) fn answered(
    person: &Person,
    (competence, item): (usize, ItemParameters),
    draws: &mut Draws,
) -> Response {
    response(competence, item, person.scores(competence, &item.into(), draws) == 1)
}

/// Likelihood of one answer at θ.
pub(crate) fn likelihood(answer: &Response, theta: f64) -> f64 {
    answer.item.probability(Ability::new(theta).unwrap(), answer.score).unwrap().get()
}

/// The score of a person on an item: the first whose chance, with those below it, is above one uniform number.
pub(crate) fn drawn(item: &Item, theta: Ability, draws: &mut Draws) -> usize {
    let (u, mut below) = (draws.uniform(), 0.0);
    let reached = |score: &usize| {
        below += item.probability(theta, *score).unwrap().get();
        u < below
    };
    (0..item.score_max()).find(reached).unwrap_or(item.score_max())
}
