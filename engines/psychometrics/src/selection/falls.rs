//! The expected fall of variance of a whole bank, many items at a time.

use crate::normal::{NODES, each_at};
use crate::numbers::LOGITS_MAX;
use crate::posterior::Posterior;
use crate::response::{Abreast, Informative};
use crate::scope::Scope;
use crate::spread::Lever;

use super::expected_information;

/// Items worked on at a time.
const ABREAST: usize = 16;

/// [`super::fall`] of each of `items` (competence and item), in their order, to the same bits, in logits²: for a bank,
/// twice as quick as one by one or quicker.
#[must_use]
pub fn falls<'a, I: Informative + 'a>(
    posterior: &Posterior,
    items: impl IntoIterator<Item = (usize, &'a I)>,
    scope: Scope,
) -> Vec<f64> {
    let about = |competence| {
        let estimate = posterior.competence(competence);
        let (mean, sd) = (estimate.mean.get(), estimate.standard_error.get());
        About { mean, sd, lever: posterior.spread().lever(competence, scope) }
    };
    let about: Vec<About> = (0..posterior.competences()).map(about).collect();
    let items = items.into_iter();
    let mut falls = Vec::with_capacity(items.size_hint().0);
    let mut block = Block::EMPTY;
    for (competence, item) in items {
        // An item of a competence that does not exist tells nothing.
        let Some(&About { mean, sd, ref lever }) = about.get(competence) else {
            falls.push(0.0);
            continue;
        };
        match item.dichotomous() {
            Some(parameters) => {
                block.items.set(block.count, parameters);
                (block.mean[block.count], block.sd[block.count]) = (mean, sd);
                block.of[block.count] = (falls.len(), competence);
                block.count += 1;
                falls.push(0.0);
            }
            None => {
                let information = expected_information(posterior, competence, item).get();
                falls.push(lever.fall(information));
            }
        }
        if block.count == ABREAST {
            block.work_off(&about, &mut falls);
        }
    }
    block.work_off(&about, &mut falls);
    falls
}

/// What is known of a competence.
struct About {
    mean: f64,
    sd: f64,
    lever: Lever,
}

/// Items that wait until there are enough of them.
struct Block {
    count: usize,
    items: Abreast<ABREAST>,
    mean: [f64; ABREAST],
    sd: [f64; ABREAST],
    /// Place and competence.
    of: [(usize, usize); ABREAST],
}

impl Block {
    const EMPTY: Self = Self {
        count: 0,
        items: Abreast::EMPTY,
        mean: [0.0; ABREAST],
        sd: [0.0; ABREAST],
        of: [(0, 0); ABREAST],
    };

    fn work_off(&mut self, about: &[About], falls: &mut [f64]) {
        let mut information = [0.0; ABREAST];
        for (node, share) in NODES {
            // No ability is beyond the end of the range.
            let at = each_at(node, &self.mean, &self.sd).map(|theta| theta.clamp(-LOGITS_MAX, LOGITS_MAX));
            let told = self.items.information_at(&at);
            information.iter_mut().zip(told).for_each(|(sum, told)| *sum += share * told);
        }
        for (&(place, competence), information) in self.of.iter().zip(information).take(self.count) {
            falls[place] = about[competence].lever.fall(information);
        }
        self.count = 0;
    }
}
