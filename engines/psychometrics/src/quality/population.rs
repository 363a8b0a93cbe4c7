//! The population N(0, 1) that items are calibrated on, as nodes and weights.

use crate::normal;

/// Nodes at equal distances between ∓[`REACH`]: for a smooth function of ability the sum is as good as the integral.
const NODES: usize = 61;
const REACH: f64 = 6.0;

/// Nodes of ability and their shares, which add up to 1.
pub(super) fn nodes() -> impl Iterator<Item = (f64, f64)> {
    let spacing = 2.0 * REACH / (NODES - 1) as f64;
    (0..NODES).map(move |place| {
        let theta = place as f64 * spacing - REACH;
        (theta, spacing * normal::density(theta))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nodes_have_the_moments_of_the_normal_law() {
        let moment = |power: i32| nodes().map(|(theta, share)| share * theta.powi(power)).sum::<f64>();
        // What lies beyond six standard deviations is 2 × 10⁻⁹; its fourth moment 3 × 10⁻⁶.
        assert!((moment(0) - 1.0).abs() < 1e-8 && moment(1).abs() < 1e-12);
        assert!((moment(2) - 1.0).abs() < 1e-6 && (moment(4) - 3.0).abs() < 1e-5);
    }
}
