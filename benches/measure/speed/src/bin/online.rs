//! Online calibration: new items seeded among operational ones.
//!
//! `online SEED…` prints a line of JSON for each seed: of 60 new items, each answered by 320 people of fitting ability, how
//! well they are known, and how many join the scale.

use std::error::Error;

use measure_speed::{difficulty, print, slope};
use psychometrics::calibration::{Cycles, JoinRule, Kind, Responses, Settings, calibrate_online};
use psychometrics::simulate::Draws;
use psychometrics::unidimensional::{Grid, Observation, Prior};
use psychometrics::{Ability, Estimate, Item, ItemParameters};

const NEW: usize = 60;
const OPERATIONAL: usize = 300;
/// Operational items that a person answers.
const ASKED: usize = 40;
const ANSWERS: usize = 320;
/// A new item is given to people whose expected ability is so near its difficulty.
const NEAR: f64 = 1.2;
/// A new item of a greater slope counts as steep.
const STEEP: f64 = 1.1;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    for seed in std::env::args().skip(1) {
        print(&measured(seed.parse()?)?);
    }
    Ok(())
}

/// Slopes and difficulties as in the table of one dimension; difficulties of new items within reach of the population.
fn item(reach: f64, draws: &mut Draws) -> Result<ItemParameters> {
    Ok(ItemParameters::new(slope(draws), difficulty(reach, draws), 0.0)?)
}

fn measured(seed: u64) -> Result<[(&'static str, f64); 6]> {
    let mut draws = Draws::seeded(seed);
    let bank = (0..OPERATIONAL).map(|_| item(3.2, &mut draws)).collect::<Result<Vec<_>>>()?;
    let new = (0..NEW).map(|_| item(1.5, &mut draws)).collect::<Result<Vec<_>>>()?;
    let (responses, abilities) = answered(&bank, &new, &mut draws)?;
    let kinds = [Kind::Logistic { guessing: 0.0 }; NEW];
    let found = calibrate_online(&responses, &kinds, &abilities, Cycles::Many, &Settings::default())?;
    let (mut error, mut square, mut joined, mut steep, mut steep_joined) = (0.0, 0.0, 0.0, 0.0, 0.0_f64);
    for (truth, seeded) in new.iter().zip(&found) {
        let Item::Dichotomous(own) = seeded.calibrated.item else { continue };
        let joins = f64::from(u8::from(JoinRule::USUAL.joins(seeded)));
        error += seeded.calibrated.errors.thresholds[0] / NEW as f64;
        square += (own.b() - truth.b()).powi(2) / NEW as f64;
        joined += joins / NEW as f64;
        if truth.a() > STEEP {
            steep += 1.0;
            steep_joined += joins;
        }
    }
    Ok([
        ("answers", ANSWERS as f64),
        ("error_of_b", error),
        ("rmse_of_b", square.sqrt()),
        ("joined", joined),
        ("steep", steep / NEW as f64),
        ("steep_joined", steep_joined / f64::max(steep, 1.0)),
    ])
}

/// People until each new item has its answers, and what their other answers tell of their abilities.
fn answered(
    bank: &[ItemParameters],
    new: &[ItemParameters],
    draws: &mut Draws,
) -> Result<(Responses, Vec<Estimate>)> {
    let (mut answers, mut abilities, mut counts) = (Vec::new(), Vec::new(), [0; NEW]);
    while counts.iter().any(|count| *count < ANSWERS) {
        let theta = Ability::new(draws.normal())?;
        // A stretch of the bank, whose items are in no order.
        let from = draws.below(bank.len());
        let operational: Vec<ItemParameters> = bank.iter().cycle().skip(from).take(ASKED).copied().collect();
        let mut right = |item: &ItemParameters| usize::from(draws.uniform() < item.probability(theta).get());
        let asked = operational
            .into_iter()
            .map(|item| Ok(Observation::new(item, right(&item))?))
            .collect::<Result<Vec<_>>>()?;
        let known = Grid::posterior(&asked, Prior::STANDARD).expected();
        let own: Vec<(usize, usize)> = (0..NEW)
            .filter(|k| counts[*k] < ANSWERS && (new[*k].b() - known.mean.get()).abs() < NEAR)
            .map(|k| (k, right(&new[k])))
            .collect();
        own.iter().for_each(|(k, _)| counts[*k] += 1);
        abilities.push(known);
        answers.push(own);
    }
    Ok((Responses::new(NEW, answers)?, abilities))
}
