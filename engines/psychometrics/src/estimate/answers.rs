//! Answers in canonical order, equal ones merged: sums of floating-point numbers depend on their order, so
//! the order must come from the answers themselves.

use crate::error::Error;
use crate::model::Model;
use crate::response::ItemParameters;

use super::Response;

/// One or several equal answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    pub(super) competence: usize,
    pub(super) item: ItemParameters,
    pub(super) correct: bool,
    /// Sum of the weights: above 1 when the same answer was given more than once.
    pub(super) weight: f64,
}

/// Sorts by competence, item, score and weight, leaves out weight 0, and merges answers that differ in
/// weight only.
pub(super) fn canonical(model: &Model, responses: &[Response]) -> Result<Vec<Answer>, Error> {
    let mut answers = Vec::with_capacity(responses.len());
    for response in responses {
        let Response { competence, item, correct, weight } = *response;
        if competence >= model.competences() {
            return Err(Error::NoSuch { what: "competence", index: competence, count: model.competences() });
        }
        if weight.get() > 0.0 {
            answers.push(Answer { competence, item, correct, weight: weight.get() });
        }
    }
    answers.sort_unstable_by_key(|answer| (key(answer), answer.weight.to_bits()));
    answers.dedup_by(|next, kept| {
        let same = key(next) == key(kept);
        if same {
            kept.weight += next.weight;
        }
        same
    });
    Ok(answers)
}

fn key(answer: &Answer) -> (usize, u64, u64, u64, bool) {
    let Answer { competence, item, correct, .. } = answer;
    (*competence, item.a().to_bits(), item.b().to_bits(), item.c().to_bits(), *correct)
}
