//! A variant: what one seed makes of a family.

use std::collections::BTreeMap;

use crate::{Body, Draw, ExpressionError, Family};

/// A variant of a family. The same family, version and seed give the same variant for ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The seed it was made from.
    pub seed: u64,
    /// The numbers drawn and computed.
    pub numbers: BTreeMap<String, f64>,
    /// The row drawn from each list of rows.
    pub rows: BTreeMap<String, usize>,
    /// What is shown, in the order of showing: indices of options, of steps, or of pairs' lefts.
    pub shown: Vec<usize>,
    /// For matching: indices of the pairs whose rights are shown, in the order of showing.
    pub rights: Vec<usize>,
}

/// Why a family has no variant for a seed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariantError {
    /// A computed number failed.
    #[error("“{name}” cannot be computed: {reason}")]
    Compute {
        /// The number's name.
        name: String,
        /// What is wrong.
        reason: ExpressionError,
    },
}

/// SplitMix64 (Steele, Lea & Flood 2014): small, well mixed, and fixed for ever, because
/// statements keep only a seed. Never replace it; add a second generator by family version instead.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `n`; the bias of the product method is below n / 2^64.
    fn below(&mut self, n: usize) -> usize {
        usize::try_from((u128::from(self.next()) * n as u128) >> 64).unwrap_or(0)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }

    /// `count` of the indices, in random order.
    fn sample(&mut self, mut indices: Vec<usize>, count: usize) -> Vec<usize> {
        self.shuffle(&mut indices);
        indices.truncate(count);
        indices
    }
}

/// Makes the variant of a family for a seed.
pub fn variant(family: &Family, seed: u64) -> Result<Variant, VariantError> {
    let mut random = SplitMix64(seed);
    let mut numbers = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for (name, draw) in &family.draws {
        match draw {
            Draw::Number { from, step, .. } => {
                let steps = i64::try_from(random.below(draw.size().max(1))).unwrap_or(0);
                numbers.insert(name.clone(), (from + step * steps) as f64);
            }
            Draw::Row { rows: all } => {
                let row = random.below(all.len().max(1));
                // Cells that are numbers may enter expressions as `name.column`.
                for (column, cell) in all.get(row).into_iter().flatten() {
                    if let Ok(value) = cell.to_text().en.parse::<f64>() {
                        numbers.insert(format!("{name}.{column}"), value);
                    }
                }
                rows.insert(name.clone(), row);
            }
        }
    }
    for (name, expression) in &family.computed {
        let value = expression
            .value(&numbers)
            .map_err(|reason| VariantError::Compute { name: name.clone(), reason })?;
        numbers.insert(name.clone(), value);
    }
    let (shown, rights) = pick(&family.body, &mut random);
    Ok(Variant { seed, numbers, rows, shown, rights })
}

fn pick(body: &Body, random: &mut SplitMix64) -> (Vec<usize>, Vec<usize>) {
    match body {
        Body::Choice { options, show_keyed, show_others } => {
            let those = |key: bool| (0..options.len()).filter(|i| options[*i].key == key).collect::<Vec<_>>();
            let mut shown = random.sample(those(true), *show_keyed);
            shown.extend(random.sample(those(false), *show_others));
            random.shuffle(&mut shown);
            (shown, Vec::new())
        }
        Body::Ordering { steps, show } => {
            let mut shown = random.sample((0..steps.len()).collect(), *show);
            // A list shown in its right order would ask nothing.
            if shown.len() > 1 && shown.is_sorted() {
                shown.rotate_left(1);
            }
            (shown, Vec::new())
        }
        Body::Matching { pairs, show } => {
            let shown = random.sample((0..pairs.len()).collect(), *show);
            let mut rights = shown.clone();
            random.shuffle(&mut rights);
            (shown, rights)
        }
        Body::Numeric { .. } => (Vec::new(), Vec::new()),
    }
}
