//! A seeded source of numbers.

use crate::normal;

/// Uniform and normal numbers by SplitMix64 (Steele, Lea & Flood 2014): one word of state, passes BigCrush,
/// and is short enough to be written again anywhere a result must be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draws {
    state: u64,
}

/// 2⁻⁵³: the distance of the uniform numbers.
const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;

impl Draws {
    /// The sequence that belongs to `seed`; any seed is as good as another.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * STEP
    }

    /// Uniform among the whole numbers below `count`; 0 when `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        ((self.uniform() * count as f64) as usize).min(count.saturating_sub(1))
    }

    /// Standard normal, by the inverse of its distribution: one uniform number each, so that two runs stay
    /// in step whatever they draw.
    pub fn normal(&mut self) -> f64 {
        // From 52 bits, half a step in: exact in `f64`, and neither 0 nor 1 is ever inverted.
        normal::quantile(((self.bits() >> 12) as f64 + 0.5) * (2.0 * STEP))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_the_published_generator() {
        // First outputs of the reference implementation for the seed 1234567 (Vigna, splitmix64.c).
        let mut draws = Draws::seeded(1_234_567);
        let first = [draws.bits(), draws.bits(), draws.bits()];
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn normal_draws_have_mean_0_variance_1_and_normal_tails() {
        let mut draws = Draws::seeded(7);
        let sample: Vec<f64> = (0..100_000).map(|_| draws.normal()).collect();
        let count = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / count;
        let variance = sample.iter().map(|z| z * z).sum::<f64>() / count;
        let beyond = sample.iter().filter(|z| z.abs() > 1.96).count() as f64 / count;
        // Three Monte-Carlo errors: √(1/n), √(2/n), √(.05 × .95 / n).
        assert!(mean.abs() < 0.0095 && (variance - 1.0).abs() < 0.0134, "{mean} {variance}");
        assert!((beyond - 0.05).abs() < 0.0021, "{beyond}");
    }
}
