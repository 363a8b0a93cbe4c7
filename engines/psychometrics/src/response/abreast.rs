//! Dichotomous items abreast: what each says, `N` at a time, with the bits that it says alone.

use super::ItemParameters;
use crate::exponential::exp_each;

/// `N` items, by parameter: loops over each are what processors do side by side.
#[derive(Debug, Clone)]
pub(crate) struct Abreast<const N: usize> {
    a: [f64; N],
    b: [f64; N],
    c: [f64; N],
}

impl<const N: usize> Abreast<N> {
    /// Places without an item, of which figures mean nothing. Not at 0, which would send all to the slow way of
    /// [`exp_each`].
    pub(crate) const EMPTY: Self = Self { a: [1.0; N], b: [1.0; N], c: [0.0; N] };

    pub(crate) const fn set(&mut self, place: usize, item: &ItemParameters) {
        (self.a[place], self.b[place], self.c[place]) = (item.a(), item.b(), item.c());
    }

    /// The chances to know, and not to know.
    #[inline]
    fn logistic(&self, theta: &[f64; N]) -> [[f64; N]; 2] {
        let (mut z, mut small) = ([0.0; N], [0.0; N]);
        for k in 0..N {
            z[k] = self.a[k] * (theta[k] - self.b[k]);
            small[k] = -z[k].abs();
        }
        exp_each(&mut small);
        let (mut known, mut unknown) = ([0.0; N], [0.0; N]);
        for k in 0..N {
            let large_side = 1.0 / (1.0 + small[k]);
            let small_side = small[k] * large_side;
            known[k] = if z[k] >= 0.0 { large_side } else { small_side };
            unknown[k] = if z[k] >= 0.0 { small_side } else { large_side };
        }
        [known, unknown]
    }

    /// The chance that a right answer was meant rather than guessed.
    #[inline]
    fn meant(&self, known: &[f64; N]) -> [f64; N] {
        let mut meant = [0.0; N];
        for k in 0..N {
            let by_knowing = (1.0 - self.c[k]) * known[k];
            let share = by_knowing / (self.c[k] + by_knowing);
            meant[k] = if self.c[k] == 0.0 { 1.0 } else { share };
        }
        meant
    }

    /// As [`ItemParameters::information_at`].
    #[inline]
    pub(crate) fn information_at(&self, theta: &[f64; N]) -> [f64; N] {
        let [known, unknown] = self.logistic(theta);
        let meant = self.meant(&known);
        let mut information = [0.0; N];
        for k in 0..N {
            information[k] = self.a[k] * self.a[k] * known[k] * unknown[k] * meant[k];
        }
        information
    }

    /// As [`ItemParameters::derivatives_at`], first and second; `right` is 1 or 0.
    #[inline]
    pub(crate) fn derivatives_at(&self, theta: &[f64; N], right: &[f64; N]) -> [[f64; N]; 2] {
        let [known, unknown] = self.logistic(theta);
        let meant = self.meant(&known);
        let (mut first, mut second) = ([0.0; N], [0.0; N]);
        for k in 0..N {
            let (a, known, unknown) = (self.a[k], known[k], unknown[k]);
            let rise = a * unknown * meant[k];
            let bend = a * rise * (unknown * (1.0 - meant[k]) - known);
            first[k] = if right[k] > 0.0 { rise } else { -a * known };
            second[k] = if right[k] > 0.0 { bend } else { -a * a * known * unknown };
        }
        [first, second]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Draws;

    #[test]
    fn abreast_items_say_to_the_bit_what_they_say_alone() {
        let mut draws = Draws::seeded(8);
        for round in 0..5_000 {
            let mut items = [ItemParameters::new(1.0, 0.0, 0.0).unwrap(); 8];
            let (mut theta, mut right) = ([0.0; 8], [0.0; 8]);
            let mut abreast = Abreast::<8>::EMPTY;
            for place in 0..8 {
                let a = 0.01 + [3.0, 9.99][round % 2] * draws.uniform();
                let b = [2.0, 20.0][round % 2] * (draws.uniform() - 0.5);
                let c = [0.0, f64::MIN_POSITIVE, 0.9 * draws.uniform()][draws.below(3)];
                items[place] = ItemParameters::new(a, b, c).unwrap();
                abreast.set(place, &items[place]);
                // Now and then at the difficulty, and very far from it.
                theta[place] =
                    [4.0 * draws.normal(), b, -90.0][[0, 0, 0, 1, 2][draws.below(5) * (round % 3 / 2)]];
                right[place] = draws.below(2) as f64;
            }
            let information = abreast.information_at(&theta);
            let [first, second] = abreast.derivatives_at(&theta, &right);
            for (place, item) in items.iter().enumerate() {
                let alone = item.derivatives_at(theta[place], right[place] > 0.0);
                let found = [information[place], first[place], second[place]].map(f64::to_bits);
                let known = [item.information_at(theta[place]), alone.first, alone.second];
                assert_eq!(found, known.map(f64::to_bits), "{item:?} at {}", theta[place]);
            }
        }
    }
}
