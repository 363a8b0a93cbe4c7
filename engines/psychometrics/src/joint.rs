//! The chance that several abilities reach their cuts together: the share of draws from the joint posterior
//! in which they do.
//!
//! The marginal chances do not multiply: abilities of one person go together. A normal orthant has no closed
//! form beyond three dimensions (Genz & Bretz 2009, *Computation of Multivariate Normal and t Probabilities*,
//! chapter 1), and draws serve any number of cuts at once.

use crate::cholesky;
use crate::error::Error;
use crate::model::Model;
use crate::numbers::Ability;
use crate::posterior::Posterior;
use crate::simulate::Draws;

/// Standard normal numbers that draws are made of: one row a draw.
///
/// The same numbers serve everybody (common random numbers; Law 2015, *Simulation Modeling and Analysis*,
/// 11.2): equal posteriors give equal counts, and a difference between two people is theirs, not the draws'.
#[derive(Debug, Clone, PartialEq)]
pub struct Normals {
    columns: usize,
    numbers: Vec<f64>,
}

impl Normals {
    /// The numbers that belong to `seed`: `draws` rows, each with a number for every domain and every competence
    /// of `model`.
    #[must_use]
    pub fn seeded(seed: u64, draws: usize, model: &Model) -> Self {
        let columns = model.domains() + model.competences();
        let mut source = Draws::seeded(seed);
        Self { columns, numbers: (0..draws * columns).map(|_| source.normal()).collect() }
    }

    /// How many draws.
    #[must_use]
    pub fn draws(&self) -> usize {
        self.numbers.len() / self.columns.max(1)
    }
}

impl Posterior {
    /// In how many draws the first ability asked reaches its cut; the first two theirs; and so on: one count
    /// a pair of `asked` (competence, cut), none above the one before it. The last count does not depend on
    /// their order.
    ///
    /// # Errors
    /// [`Error::NoSuch`] for a competence that does not exist, [`Error::WrongSize`] for `normals` of a model
    /// of another size.
    pub fn reaching_together(
        &self,
        asked: &[(usize, Ability)],
        normals: &Normals,
    ) -> Result<Vec<usize>, Error> {
        let (domains, count) = (self.domains(), self.competences());
        if let Some((index, _)) = asked.iter().find(|(competence, _)| *competence >= count) {
            return Err(Error::NoSuch { what: "the competence", index: *index, count });
        }
        let (found, expected) = (normals.columns, domains + count);
        if found != expected {
            return Err(Error::WrongSize { what: "a row of normal numbers", found, expected });
        }
        let spread = self.spread();
        let mut lower = spread.covariance.clone();
        cholesky::factor(&mut lower, domains);
        let lines: Vec<Line<'_>> = asked
            .iter()
            .map(|(competence, cut)| {
                let follows = spread.follows(*competence);
                let domain = self.domain_of(*competence);
                Line {
                    above: self.competence(*competence).mean.get() - cut.get(),
                    follows,
                    row: &lower[domain * domains..=domain * domains + domain],
                    own_sd: (spread.deviation_variance * follows).sqrt(),
                    own: domains + competence,
                }
            })
            .collect();
        let mut counts = vec![0; asked.len()];
        for draw in normals.numbers.chunks_exact(normals.columns) {
            for (line, count) in lines.iter().zip(&mut counts) {
                if !line.reaches(draw) {
                    break;
                }
                *count += 1;
            }
        }
        Ok(counts)
    }
}

/// An ability asked: θ_c − cut = above + r_c (L z)_d + √(τ² r_c) ε_c.
struct Line<'a> {
    above: f64,
    follows: f64,
    /// The domain's row of the factor of the domains' covariance, up to its diagonal.
    row: &'a [f64],
    own_sd: f64,
    own: usize,
}

impl Line<'_> {
    fn reaches(&self, draw: &[f64]) -> bool {
        let shared: f64 = self.row.iter().zip(draw).map(|(share, z)| share * z).sum();
        self.above + self.follows * shared + self.own_sd * draw[self.own] >= 0.0
    }
}
