//! The normal distribution: tail, quantile, and the nodes that stand for it in an average.

/// Nodes and weights of the three-point Gauss–Hermite rule for a standard normal (0 and ±√3; ⅔ and ⅙):
/// exact for polynomials up to degree five (Abramowitz & Stegun 1964, 25.4.46, rescaled).
pub(crate) const NODES: [(f64, f64); 3] = [(-SQRT_3, 1.0 / 6.0), (0.0, 2.0 / 3.0), (SQRT_3, 1.0 / 6.0)];

const SQRT_3: f64 = 1.732_050_807_568_877_2;

/// The average of `value(θ)` over θ ~ N(`mean`, `sd`²), by the three nodes.
pub(crate) fn average(mean: f64, sd: f64, value: impl Fn(f64) -> f64) -> f64 {
    NODES.iter().map(|(node, share)| share * value(mean + node * sd)).sum()
}

/// A node of each of several normals, by mean and standard deviation.
#[inline]
pub(crate) fn each_at<const N: usize>(node: f64, means: &[f64; N], sds: &[f64; N]) -> [f64; N] {
    let mut at = *means;
    at.iter_mut().zip(sds).for_each(|(at, sd)| *at += node * sd);
    at
}

/// P(Z ≥ z) for a standard normal Z.
pub(crate) fn upper_tail(z: f64) -> f64 {
    0.5 * libm::erfc(z * std::f64::consts::FRAC_1_SQRT_2)
}

/// φ(z).
pub(crate) fn density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * std::f64::consts::PI)
}

/// The z below which a standard normal falls with `probability`, strictly between 0 and 1; to about one
/// part in 10¹⁶ (Wichura 1988, algorithm AS 241, PPND16).
pub(crate) fn quantile(probability: f64) -> f64 {
    let q = probability - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let tail = if q < 0.0 { probability } else { 1.0 - probability };
    let r = libm::sqrt(-libm::log(tail));
    let z = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -z } else { z }
}

/// Numerator and denominator of a rational function, from the highest power down.
type Ratio = ([f64; 8], [f64; 8]);

fn ratio(x: f64, (numerator, denominator): &Ratio) -> f64 {
    let horner = |powers: &[f64; 8]| powers.iter().fold(0.0, |sum, coefficient| sum * x + coefficient);
    horner(numerator) / horner(denominator)
}

const CENTRE: Ratio = (
    [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_4,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_854,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
);
const MIDDLE: Ratio = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_545,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);
const FAR: Ratio = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_undoes_the_tail() {
        for probability in [1e-300, 1e-12, 0.001, 0.074, 0.076, 0.3, 0.5, 0.8, 0.924, 0.975, 0.999_999] {
            let z = quantile(probability);
            let back = if z < 0.0 { upper_tail(-z) } else { 1.0 - upper_tail(z) };
            assert!((back / probability - 1.0).abs() < 1e-12, "{probability} gave {z}, back {back}");
        }
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
    }

    #[test]
    fn three_nodes_average_a_fifth_power_exactly() {
        let exact = 2.0_f64.powi(5) + 10.0 * 2.0_f64.powi(3) * 0.25 + 15.0 * 2.0 * 0.0625;
        assert!((average(2.0, 0.5, |x| x.powi(5)) - exact).abs() < 1e-12);
    }
}
