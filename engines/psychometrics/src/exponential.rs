//! The exponential of numbers that are not positive, without a branch: the processor then works on several side by side.
//!
//! It is the algorithm of `libm::exp` (FreeBSD's msun, `e_exp.c`), step by step, and gives its bits: x = k ln 2 + r with
//! |r| ≤ ln 2 / 2, e^r by a rational function of r, times 2^k. What a branch decides there is selected here.

/// Below this, 2^k is no longer a normal number.
const LEAST: f64 = -708.0;
/// From here down k is not 0: −ln 2 / 2, of which `e_exp.c` reads the leading half of the bits.
const REDUCED: f64 = -f64::from_bits(0x3FD6_2E43_0000_0000);
/// Above this e^x is 1 + x there.
const NEAREST: f64 = -f64::from_bits(0x3E30_0001_0000_0000);
/// The leading bits of ln 2, such that their product with k is exact, and what they leave of it.
const LN2: (f64, f64) = (f64::from_bits(0x3FE6_2E42_FEE0_0000), f64::from_bits(0x3DEA_39EF_3579_3C76));
/// r (e^r + 1) / (e^r − 1) = 2 + r²/6 − r⁴/360 + …, by Remez' method: from r² on.
const POWERS: [f64; 5] = [
    f64::from_bits(0x3FC5_5555_5555_553E),
    f64::from_bits(0xBF66_C16C_16BE_BD93),
    f64::from_bits(0x3F11_566A_AF25_DE2C),
    f64::from_bits(0xBEBB_BD41_C5D2_6BF1),
    f64::from_bits(0x3E66_3769_72BE_A4D0),
];
/// 1.5 × 2⁵²: a number of less than 2⁵¹ added to it is rounded to an integer, which the last bits of the sum hold.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// Bits of a number below its exponent, and the exponent that stands for 2⁰.
const FRACTION_BITS: u32 = 52;
const BIAS: u64 = 1023;

/// Replaces each x, none of which is above 0, by e^x.
#[inline]
pub(crate) fn exp_each<const N: usize>(x: &mut [f64; N]) {
    // One test for all: a branch of each would keep them from being worked on side by side.
    if x.iter().fold(true, |within, x| within & (*x >= LEAST) & (*x <= NEAREST)) {
        x.iter_mut().for_each(|x| *x = exp_between(*x));
    } else {
        x.iter_mut().for_each(|x| *x = libm::exp(*x));
    }
}

/// e^x for x from [`LEAST`] to [`NEAREST`].
#[inline]
fn exp_between(x: f64) -> f64 {
    // Up to an integer: rounded to the nearest, and one more where that went down.
    let turns = std::f64::consts::LOG2_E * x - 0.5;
    let nearest = (turns + ROUNDER) - ROUNDER;
    let up = if nearest < turns { nearest + 1.0 } else { nearest };
    let k = if x > REDUCED { 0.0 } else { up };
    let (high, low) = (x - k * LN2.0, k * LN2.1);
    let r = high - low;
    let rr = r * r;
    let [p1, p2, p3, p4, p5] = POWERS;
    let c = r - rr * (p1 + rr * (p2 + rr * (p3 + rr * (p4 + rr * p5))));
    let power = 1.0 + (r * c / (2.0 - c) - low + high);
    let scale =
        f64::from_bits(((k + ROUNDER).to_bits() << FRACTION_BITS).wrapping_add(BIAS << FRACTION_BITS));
    power * scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Draws;

    fn same(x: f64) {
        let mut found = [x, -1.0, x];
        exp_each(&mut found);
        assert_eq!(found[0].to_bits(), libm::exp(x).to_bits(), "{x:e}");
        assert_eq!(found[1], libm::exp(-1.0));
        assert_eq!(found[2].to_bits(), found[0].to_bits());
    }

    #[test]
    fn it_has_the_bits_of_libm() {
        let mut draws = Draws::seeded(3);
        for _ in 0..200_000 {
            let u = draws.uniform();
            for scale in [1e-17, 1e-8, 0.7, 3.0, 40.0, 720.0, 760.0] {
                same(-scale * u);
            }
            // As many of every exponent.
            same(-libm::exp(-45.0 * u) * 2.0 * draws.uniform());
        }
    }

    #[test]
    fn it_has_the_bits_of_libm_where_its_ways_part() {
        let halves = (0..40).map(|k| -(f64::from(k) + 0.5) * std::f64::consts::LN_2);
        for at in halves.chain([REDUCED, NEAREST, LEAST, -708.396_418_532_264_1, -745.133_219_101_941_1]) {
            for away in -2000_i64..=2000 {
                same(f64::from_bits(at.to_bits().wrapping_add_signed(away)));
                // The high half decides in places.
                same(f64::from_bits(at.to_bits().wrapping_add_signed(away << 22)));
            }
        }
        for x in [0.0, -0.0, -f64::MIN_POSITIVE, -5e-324, f64::MIN, f64::NEG_INFINITY] {
            same(x);
        }
        let mut none = [f64::NAN];
        exp_each(&mut none);
        assert!(none[0].is_nan());
    }
}
