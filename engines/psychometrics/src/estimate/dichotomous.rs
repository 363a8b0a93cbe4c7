//! Right and wrong answers laid out to be read many at a time: most of what an estimate does.

use super::answers::{Answer, Told};
use crate::arrow::Site;
use crate::normal::{NODES, each_at};
use crate::response::{Abreast, Item, ItemParameters};

/// Answers read at a time.
const ABREAST: usize = 16;

/// The dichotomous answers of a person, in canonical order, and what they say.
pub(super) struct Dichotomous {
    blocks: Vec<Block>,
    /// By site: the sums of slopes and of curvatures over its answers and the nodes, by the last reading.
    pub(super) said: Vec<(f64, f64)>,
}

/// Some answers, in lanes.
struct Block {
    items: Abreast<ABREAST>,
    /// 1 for a right answer, 0 for a wrong one.
    right: [f64; ABREAST],
    weight: [f64; ABREAST],
    /// The site of each answer; fewer in the last block.
    sites: Vec<usize>,
}

impl Dichotomous {
    /// Lays out the dichotomous among all answers. In canonical order they come before all others of their competence.
    pub(super) fn laid_out<'a>(told: &[Told<'a>]) -> Self {
        let of_site = |(site, told): (usize, &Told<'a>)| {
            let answers: &'a [Answer<'a>] = told.answers;
            answers.iter().filter_map(move |answer| match answer.item {
                Item::Dichotomous(item) => Some((site, *item, *answer)),
                Item::Graded(_) | Item::PartialCredit(_) => None,
            })
        };
        let answers: Vec<_> = told.iter().enumerate().flat_map(of_site).collect();
        let blocks = answers.chunks(ABREAST).map(Block::of).collect();
        Self { blocks, said: vec![(0.0, 0.0); told.len()] }
    }

    /// Reads all answers at the marginals of their sites.
    pub(super) fn read(&mut self, sites: &[Site]) {
        self.said.fill((0.0, 0.0));
        for block in &self.blocks {
            let (mut mean, mut sd) = ([0.0; ABREAST], [0.0; ABREAST]);
            for ((mean, sd), site) in mean.iter_mut().zip(&mut sd).zip(&block.sites) {
                (*mean, *sd) = (sites[*site].mean, sites[*site].sd);
            }
            let at = NODES.map(|(node, share)| {
                let mut found = block.items.derivatives_at(&each_at(node, &mean, &sd), &block.right);
                for found in &mut found {
                    found.iter_mut().zip(&block.weight).for_each(|(found, weight)| *found *= weight * share);
                }
                found
            });
            for (place, site) in block.sites.iter().enumerate() {
                let (mut slope, mut curvature) = self.said[*site];
                for [first, second] in &at {
                    slope += first[place];
                    curvature -= second[place];
                }
                self.said[*site] = (slope, curvature);
            }
        }
    }
}

impl Block {
    fn of(answers: &[(usize, ItemParameters, Answer<'_>)]) -> Self {
        let sites = answers.iter().map(|(site, ..)| *site).collect();
        let mut block = Self { items: Abreast::EMPTY, right: [0.0; ABREAST], weight: [0.0; ABREAST], sites };
        for (place, (_, item, answer)) in answers.iter().enumerate() {
            block.items.set(place, item);
            block.right[place] = if answer.score > 0 { 1.0 } else { 0.0 };
            block.weight[place] = answer.weight;
        }
        block
    }
}
