//! Any numbers given to the psychometrics library: refused, or estimates that are finite and probabilities within bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use psychometrics::calibration::{Kind, Responses, Settings, calibrate};
use psychometrics::unidimensional::{Grid, Observation, Prior, map, ml, wle};
use psychometrics::{Ability, Graded, Item, ItemParameters, Model, PartialCredit, Response, Weight, estimate};

/// Numbers and choices, read from the input until it ends.
struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// Any number at all, or one of ordinary size.
    fn number(&mut self) -> f64 {
        if self.byte() % 4 == 0 {
            let bytes = std::array::from_fn(|_| self.byte());
            return f64::from_le_bytes(bytes);
        }
        f64::from(i16::from_le_bytes([self.byte(), self.byte()])) / 4_096.0
    }

    fn item(&mut self) -> Option<Item> {
        let (a, b) = (self.number().abs(), self.number());
        match self.byte() % 3 {
            0 => ItemParameters::new(a, b, self.number().abs()).ok().map(Item::from),
            1 => Graded::new(a, &[b, self.number(), self.number()]).ok().map(Item::from),
            _ => PartialCredit::new(a, &[b, self.number()]).ok().map(Item::from),
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut source = Source(bytes);
    let mut items = Vec::new();
    for _ in 0..1 + source.byte() % 24 {
        items.extend(source.item());
    }
    one_ability(&items, &mut source);
    together(&items, &mut source);
    calibrated(&mut source);
});

fn one_ability(items: &[Item], source: &mut Source<'_>) {
    let answers: Vec<Observation> = items
        .iter()
        .filter_map(|item| {
            let weight = Weight::new(source.number()).unwrap_or(Weight::FULL);
            Observation::weighted(item.clone(), usize::from(source.byte() % 5), weight).ok()
        })
        .collect();
    let estimates = [Some(Grid::posterior(&answers, Prior::STANDARD).expected()), Some(map(&answers, Prior::STANDARD)),
        ml(&answers).ok(), wle(&answers).ok()];
    for found in estimates.into_iter().flatten() {
        assert!(found.mean.get().is_finite() && found.standard_error.get().is_finite());
    }
    let theta = Ability::new(source.number()).unwrap_or(Ability::new(0.0).expect("0 is finite"));
    for item in items {
        let sum: f64 = (0..=item.score_max()).filter_map(|score| item.probability(theta, score).ok()).map(|p| p.get()).sum();
        assert!((sum - 1.0).abs() < 1e-6 && item.information(theta).get().is_finite());
    }
}

fn together(items: &[Item], source: &mut Source<'_>) {
    let entries = [source.number(), source.number(), source.number(), source.number()];
    let Ok(model) = Model::new(vec![source.number(), 0.0], entries.to_vec(), vec![0, 0, 1], source.number().abs()) else {
        return;
    };
    let answer = |item: &Item| Response {
        competence: usize::from(source.byte() % 4),
        item: item.clone(),
        score: usize::from(source.byte() % 4),
        weight: Weight::FULL,
    };
    let answers: Vec<Response> = items.iter().map(answer).collect();
    if let Ok(posterior) = estimate(&model, &answers) {
        for d in 0..2 {
            let found = posterior.domain(d);
            assert!(found.mean.get().is_finite() && found.standard_error.get().is_finite());
        }
    }
}

fn calibrated(source: &mut Source<'_>) {
    let count = usize::from(1 + source.byte() % 4);
    let person = |_| (0..count).map(|item| (item, usize::from(source.byte() % 3))).collect::<Vec<_>>();
    let people: Vec<_> = (0..12).map(person).collect();
    let Ok(responses) = Responses::new(count, people) else { return };
    let kinds = vec![Kind::Graded { score_max: 2 }; count];
    let settings = Settings { nodes: 41, rounds_max: 20, ..Settings::default() };
    if let Ok(found) = calibrate(&responses, &kinds, &settings) {
        assert!(found.log_likelihood.is_finite());
        assert!(found.items.iter().all(|item| item.errors.a.is_finite()));
    }
}
