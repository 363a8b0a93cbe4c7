//! Any numbers given to the psychometrics library: refused, or estimates that are finite and probabilities within bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use psychometrics::calibration::{Calibrated, ItemErrors, Kind, Responses, Settings, calibrate};
use psychometrics::dif::differential_functioning;
use psychometrics::drift::{Batch, Cusum, Pair, drifted, robust_z};
use psychometrics::earlier::Earlier;
use psychometrics::linking::{Common, Method, link, moved};
use psychometrics::population::{self, population};
use psychometrics::quality::{
    Parameters, Times, cronbach_alpha, effort, item_fit, local_dependence, normative_thresholds, option_analysis,
    pair_tables, person_fit, speeds,
};
use psychometrics::selection::{
    Attribute, Block, Blueprint, Candidate, Control, choose, fall, falls, log_determinant_fall, undecided_fall,
};
use psychometrics::simulate::{Bank, BankItem, Draws, Person, Report, Rules, Select, Uniforms, run};
use psychometrics::unidimensional::{Grid, Observation, Prior, Tabulated, map, ml, wle};
use psychometrics::{
    Ability, Estimate, Evidence, Graded, Item, ItemParameters, Model, PartialCredit, Posterior, Probability, Response,
    Scope, StandardError, Subject, Weight, estimate, estimate_with,
};

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

    /// A small number: an index or a score, which may not exist.
    fn few(&mut self, most: u8) -> usize {
        usize::from(self.byte() % most)
    }

    fn ability(&mut self) -> Ability {
        Ability::new(self.number()).unwrap_or(Ability::new(0.0).expect("0 is in range"))
    }

    fn error(&mut self) -> StandardError {
        StandardError::new(self.number().abs()).unwrap_or(StandardError::new(0.5).expect("0.5 is in range"))
    }

    fn share(&mut self) -> Probability {
        Probability::new(self.number().abs()).unwrap_or(Probability::USUAL_COVERAGE)
    }

    fn estimate(&mut self) -> Estimate {
        Estimate { mean: self.ability(), standard_error: self.error() }
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
    of_many(&items, &mut source);
    linked(&items, &mut source);
    simulated(&items, &mut source);
});

/// Every estimate is a number, and so are the questions that one may be asked.
fn sound(found: Estimate, source: &mut Source<'_>) {
    assert!(found.mean.get().is_finite() && found.standard_error.get().is_finite());
    let (low, high) = found.interval(source.share());
    assert!(low <= high && low.get().is_finite() && high.get().is_finite());
    let cut = source.ability();
    assert!((0.0..=1.0).contains(&found.probability_at_least(cut).get()));
    assert!(found.squared_shortfall(cut).is_finite());
    assert!(found.grown_by(source.number()).is_ok_or_refused(|grown| grown.mean.get().is_finite()));
}

/// A refusal, or a result of which something holds.
trait Refusable<T> {
    fn is_ok_or_refused(self, holds: impl Fn(&T) -> bool) -> bool;
}

impl<T> Refusable<T> for Result<T, psychometrics::Error> {
    fn is_ok_or_refused(self, holds: impl Fn(&T) -> bool) -> bool {
        match self {
            Ok(found) => holds(&found),
            Err(refusal) => !refusal.to_string().is_empty(),
        }
    }
}

fn one_ability(items: &[Item], source: &mut Source<'_>) {
    let answers: Vec<Observation> = items
        .iter()
        .filter_map(|item| {
            let weight = Weight::new(source.number()).unwrap_or(Weight::FULL);
            Observation::weighted(item.clone(), source.few(5), weight).ok()
        })
        .collect();
    let prior = Prior::new(source.ability(), source.error()).unwrap_or(Prior::STANDARD);
    let estimates = [
        Some(Grid::posterior(&answers, prior).expected()),
        Some(map(&answers, prior)),
        ml(&answers).ok(),
        wle(&answers).ok(),
    ];
    for found in estimates.into_iter().flatten() {
        sound(found, source);
        assert!(person_fit(&answers, found.mean).is_none_or(|fit| fit.corrected.is_finite()));
    }
    if let Ok(table) = Tabulated::new(items.to_vec(), prior) {
        let mut running = table.start();
        for _ in 0..source.few(12) {
            let _ = table.learn(&mut running, source.few(26), source.few(5));
            assert!(table.expected_variance(&running, source.few(26)).is_finite());
        }
        sound(running.expected(), source);
    }
    let theta = source.ability();
    for item in items {
        let chances = (0..=item.score_max()).filter_map(|score| item.probability(theta, score).ok());
        let sum: f64 = chances.map(Probability::get).sum();
        assert!((sum - 1.0).abs() < 1e-6 && item.information(theta).get().is_finite());
    }
}

fn responses(items: &[Item], source: &mut Source<'_>) -> Vec<Response> {
    let answer = |item: &Item| {
        let (competence, score) = (source.few(4), source.few(4));
        let weight = Weight::new(source.number()).unwrap_or(Weight::FULL);
        Response { competence, item: item.clone(), score, weight }
    };
    items.iter().map(answer).collect()
}

fn evidence(source: &mut Source<'_>) -> Option<Evidence> {
    let about = if source.byte() % 2 == 0 { Subject::Domain(source.few(3)) } else { Subject::Competence(source.few(4)) };
    Evidence::observed(about, source.ability(), source.number(), source.error(), Weight::FULL).ok()
}

fn together(items: &[Item], source: &mut Source<'_>) {
    let entries = [source.number(), source.number(), source.number(), source.number()];
    let means = vec![source.number(), 0.0];
    let Ok(model) = Model::new(means, entries.to_vec(), vec![0, 0, 1], source.number().abs()) else { return };
    let answers = responses(items, source);
    let told: Vec<Evidence> = (0..source.few(4)).filter_map(|_| evidence(source)).collect();
    let Ok(posterior) = estimate_with(&model, &answers, &told) else { return };
    for place in 0..4 {
        posterior.get_domain(place).into_iter().for_each(|found| sound(found, source));
        posterior.get_competence(place).into_iter().for_each(|found| sound(found, source));
        assert!(posterior.domain_covariance(place, 1).is_finite() && posterior.covariance(place, 1).is_finite());
    }
    selected(&posterior, items, source);
    let combined = Earlier::CAREFUL.combine(&model, &answers, &answers, Scope::ALL);
    assert!(combined.is_ok_or_refused(|found| found.z.is_finite()));
    let people = [answers.clone(), responses(items, source), Vec::new()];
    let settings = population::Settings { rounds_max: 4, ..population::Settings::default() };
    let found = population(&model, &people, settings);
    assert!(found.is_ok_or_refused(|found| found.model.covariance().iter().all(|entry| entry.is_finite())));
    assert!(estimate(&model, &answers).is_ok());
}

fn selected(posterior: &Posterior, items: &[Item], source: &mut Source<'_>) {
    let (scope, cut) = (Scope::of(&[source.few(3)]), source.ability());
    let mut candidates = Vec::new();
    let mut block = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let competence = source.few(5);
        let gain = fall(posterior, competence, item, scope);
        assert_eq!(falls(posterior, [(competence, item)], scope), [gain]);
        assert!(gain.is_finite() && gain >= 0.0);
        assert!(log_determinant_fall(posterior, competence, item).is_finite());
        assert!(undecided_fall(posterior, source.few(3), cut, competence, item).is_finite());
        candidates.extend(Candidate::new(place, gain, source.number()));
        block.push((competence, item.clone(), Weight::FULL));
    }
    let picked = choose(&candidates, source.few(5), source.number());
    assert!(picked.is_none_or(|place| place < items.len()));
    let expected = Block::expected(posterior, &block, scope);
    assert!(expected.fall().is_finite() && expected.domain(2).is_none());
}

fn calibrated(source: &mut Source<'_>) {
    let count = 1 + source.few(4);
    let person = |_| (0..count).map(|item| (item, source.few(3))).collect::<Vec<_>>();
    let people: Vec<_> = (0..12).map(person).collect();
    let Ok(responses) = Responses::new(count, people) else { return };
    let kinds = vec![Kind::Graded { score_max: 2 }; count];
    let settings = Settings { nodes: 41, rounds_max: 20, ..Settings::default() };
    if let Ok(found) = calibrate(&responses, &kinds, &settings) {
        assert!(found.log_likelihood.is_finite());
        assert!(found.items.iter().all(|item| item.errors.a.is_finite()));
    }
}

/// Groups and quality, of a dozen people.
fn of_many(items: &[Item], source: &mut Source<'_>) {
    let people = 1 + source.few(12);
    let mut person = || (0..items.len()).map(|item| (item, source.few(4))).filter(|(_, score)| *score < 3).collect();
    let given: Vec<Vec<(usize, usize)>> = (0..people).map(|_| person()).collect();
    let Ok(responses) = Responses::new(items.len(), given) else { return };
    let focal: Vec<bool> = (0..people).map(|_| source.byte() % 2 == 0).collect();
    let of_groups = differential_functioning(&responses, &focal, source.share());
    assert!(of_groups.is_ok_or_refused(|found| found.iter().all(|item| item.statistic.is_finite())));
    let abilities: Vec<Ability> = (0..people).map(|_| source.ability()).collect();
    assert!(local_dependence(&responses, items, &abilities).is_ok_or_refused(|found| found.mean.is_finite()));
    let tables = pair_tables(&responses, items, Parameters::Given);
    assert!(tables.is_ok_or_refused(|found| found.iter().all(|pair| pair.chi_square.is_finite())));
    assert!(item_fit(&responses, items, Parameters::Given).is_ok_or_refused(|_| true));
    assert!(cronbach_alpha(&responses).is_ok_or_refused(|alpha| alpha.is_finite()));
    let chosen: Vec<Option<usize>> = (0..people).map(|_| source.few(5).checked_sub(1)).collect();
    let scores: Vec<f64> = (0..people).map(|_| source.number()).collect();
    assert!(option_analysis(&chosen, &scores, source.few(6), source.few(6)).is_ok_or_refused(|_| true));
    let mut timed = || (0..items.len()).map(|item| (item, source.number().abs())).collect::<Vec<_>>();
    let Ok(times) = Times::new(items.len(), (0..people).map(|_| timed()).collect::<Vec<_>>()) else { return };
    let found = speeds(&times);
    assert!(found.is_ok_or_refused(|found| found.residuals.iter().all(|residual| residual.z.is_finite())));
    assert!(effort(&times, &normative_thresholds(&times)).is_ok_or_refused(|_| true));
}

/// Linking and drift.
fn linked(items: &[Item], source: &mut Source<'_>) {
    let common: Vec<Common> =
        items.windows(2).map(|pair| Common { old: pair[0].clone(), new: pair[1].clone() }).collect();
    let mut found = |item: &Item| {
        let size = item.difficulties().len() + 1;
        let covariance = (0..size * size).map(|_| source.number()).collect();
        Calibrated { item: item.clone(), errors: ItemErrors { a: 0.1, thresholds: vec![0.1; size - 1], covariance } }
    };
    let pairs: Vec<Pair> = common.iter().map(|c| Pair { old: found(&c.old), new: found(&c.new) }).collect();
    for method in [Method::MeanMean, Method::MeanSigma, Method::Haebara, Method::StockingLord] {
        let Ok(change) = link(&common, method) else { continue };
        assert!(change.slope().is_finite() && change.intercept().is_finite());
        sound(change.estimate(source.estimate()), source);
        assert!(pairs.iter().all(|pair| moved(&pair.new, &change).is_ok_or_refused(|_| true)));
    }
    let drift = drifted(&pairs, source.share());
    assert!(drift.is_ok_or_refused(|found| found.iter().all(|item| item.chi_square.is_finite())));
    let differences: Vec<f64> = items.iter().map(|_| source.number()).collect();
    assert!(robust_z(&differences).is_ok_or_refused(|z| z.iter().all(|z| z.is_finite())));
    let mut sums = Cusum::USUAL;
    for item in items {
        let mut batch = Batch::new(item.clone());
        let _ = batch.add(source.few(4), source.estimate());
        assert!(batch.z().is_finite());
        sums.add(&batch);
    }
}

fn simulated(items: &[Item], source: &mut Source<'_>) {
    let one = |item: &Item| {
        let (competence, minutes, variants) = (source.few(3), source.number().abs() + 0.1, 1 + source.few(3));
        BankItem { item: item.clone(), competence, minutes, variants }
    };
    let Ok(bank) = Bank::new(items.iter().map(one).collect(), vec![0, 1, 1]) else { return };
    let mut abilities = |count: usize| (0..count).map(|_| source.ability()).collect::<Vec<_>>();
    let mut people: Vec<Person> = (0..2).map(|_| Person::new(&abilities(2), &abilities(3))).collect();
    let model = Model::equicorrelated(2, 0.5, 0.3, vec![0, 1, 1]).expect("a sound model");
    people.push(Person::drawn(&model, &mut Draws::seeded(u64::from(source.byte()))));
    let select = match source.few(6) {
        0 => Select::Information,
        1 => Select::ExpectedVariance,
        2 => Select::Joint(model),
        3 => Select::JointDeterminant(model),
        4 => Select::JointVerdict(model, source.ability()),
        _ => Select::PixLike,
    };
    let mut rules = Rules::of(select, 1 + source.few(6));
    rules.exposure = match source.few(3) {
        0 => None,
        1 => Some(Control::Eligibility(source.share())),
        _ => Some(Control::Prices(source.share())),
    };
    rules.limits.minutes = (source.byte() % 2 == 0).then(|| source.number());
    rules.limits.verdict = (source.byte() % 2 == 0).then(|| (source.ability(), source.share()));
    rules.blueprint = blueprint(items.len(), rules.limits.items, source);
    rules.among = source.few(4);
    if let Ok(sessions) = run(&bank, &people, &rules, Uniforms::Seeded, 1) {
        sessions.iter().flat_map(|session| &session.domains).for_each(|found| sound(*found, source));
        assert!(Report::of(&bank, &people, &sessions).rmse().is_finite());
    }
}

/// Two areas by two, some of it reserved, a few enemies; `None` where that is refused.
fn blueprint(items: usize, length: usize, source: &mut Source<'_>) -> Option<Blueprint> {
    let mut attribute = |name| Attribute {
        name,
        area_of: (0..items).map(|_| source.few(2)).collect(),
        least: vec![source.few(3), source.few(3)],
        most: vec![source.few(9), source.few(9)],
    };
    let (rows, columns) = (attribute("row"), attribute("column"));
    let enemies: Vec<(usize, usize)> = (0..source.few(4)).map(|_| (source.few(9), source.few(9))).collect();
    Blueprint::new(length, rows, Some(columns), &enemies).ok()
}
