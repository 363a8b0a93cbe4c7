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

/// Standard normal numbers that draws are made of: a number for every domain and every competence a draw.
///
/// The same numbers serve everybody (common random numbers; Law 2015, *Simulation Modeling and Analysis*,
/// 11.2): equal posteriors give equal counts, and a difference between two people is theirs, not the draws'.
#[derive(Debug, Clone, PartialEq)]
pub struct Normals {
    columns: usize,
    draws: usize,
    /// Column after column, each of as many numbers as draws: few columns are read at a time, and each in one go.
    numbers: Vec<f64>,
}

impl Normals {
    /// The numbers that belong to `seed`: for `draws` draws, one for every domain and every competence of `model`.
    #[must_use]
    pub fn seeded(seed: u64, draws: usize, model: &Model) -> Self {
        let columns = model.domains() + model.competences();
        let mut source = Draws::seeded(seed);
        let mut numbers = vec![0.0; draws * columns];
        for draw in 0..draws {
            for column in 0..columns {
                numbers[column * draws + draw] = source.normal();
            }
        }
        Self { columns, draws, numbers }
    }

    /// How many draws.
    #[must_use]
    pub fn draws(&self) -> usize {
        self.draws
    }

    fn column(&self, column: usize) -> &[f64] {
        &self.numbers[column * self.draws..(column + 1) * self.draws]
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
        let (mut reaching, mut shared) = (vec![true; normals.draws], vec![0.0; normals.draws]);
        let counts = asked.iter().map(|(competence, cut)| {
            // θ_c − cut = above + r_c (L z)_d + √(τ² r_c) ε_c
            let (domain, follows) = (self.domain_of(*competence), spread.follows(*competence));
            shared.fill(0.0);
            for (other, share) in lower[domain * domains..=domain * domains + domain].iter().enumerate() {
                shared.iter_mut().zip(normals.column(other)).for_each(|(sum, z)| *sum += share * z);
            }
            let above = self.competence(*competence).mean.get() - cut.get();
            let own_sd = (spread.deviation_variance * follows).sqrt();
            let own = normals.column(domains + competence);
            let mut count = 0;
            for ((reaches, shared), own) in reaching.iter_mut().zip(&shared).zip(own) {
                *reaches &= above + follows * shared + own_sd * own >= 0.0;
                count += usize::from(*reaches);
            }
            count
        });
        Ok(counts.collect())
    }
}
