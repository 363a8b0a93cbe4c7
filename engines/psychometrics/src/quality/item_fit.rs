//! Item fit: S-X² of Orlando and Thissen, and its generalisation to items of several scores.

use super::{check_items, population, summed_score};
use crate::calibration::Responses;
use crate::chi_square;
use crate::error::Error;
use crate::numbers::Probability;
use crate::response::Item;

/// Expected count of a cell at least; cells below are joined to their neighbours (Orlando & Thissen 2000).
const EXPECTED_MIN: f64 = 1.0;

/// Where the parameters of items come from: what they were fitted to, they fit better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameters {
    /// Estimated from these very answers: a slope and the thresholds of each item are taken off its degrees of
    /// freedom. Guessing counts as fixed beforehand, as calibration has it.
    Fitted,
    /// Known beforehand, from other answers.
    Given,
}

/// How far the answers to an item are from its model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFit {
    /// S-X² = Σ_k Σ_z N_k (O_kz − E_kz)² / E_kz over summed scores k and scores z of the item, 0 and above.
    pub statistic: f64,
    /// Degrees of freedom: cells less one, summed over the groups of summed scores, less what was fitted.
    pub degrees: usize,
    /// The chance of such a statistic, or a larger one, if the model holds.
    pub p: Probability,
}

/// The fit of all items.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFits {
    /// People who answered all items: the others were left out.
    pub people: usize,
    /// By item; `None` where too few people leave no degree of freedom.
    pub items: Vec<Option<ItemFit>>,
}

/// S-X² of each item: shares of each score among people of the same summed score, against what the model expects of
/// them, over a population N(0, 1) (Orlando & Thissen 2000; Kang & Chen 2008).
///
/// What is expected of a score z in the group k is ∫ P_z(θ) S(k − z | θ) φ(θ) dθ / ∫ S(k | θ) φ(θ) dθ, with the chances
/// S of summed scores, those of the numerator without the item. Groups and then scores are joined to their neighbours
/// until each cell expects one person at least. Only people who answered *all* items have a summed score: everybody
/// else is left out. People whose summed score has no chance under the model (below the least number of the machine)
/// count for none either.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one item a column of the answers, [`Error::NoScore`] for a score that an item
/// does not have.
pub fn item_fit(responses: &Responses, items: &[Item], parameters: Parameters) -> Result<ItemFits, Error> {
    check_items(responses, items)?;
    let (people, observed) = observed(responses, items);
    let expected = joint_chances(items);
    let fitted = |item: &Item| match parameters {
        Parameters::Fitted => 1 + item.score_max(),
        Parameters::Given => 0,
    };
    let groups = observed.iter().zip(&expected).map(|(observed, joint)| groups(observed, joint));
    let found = items.iter().zip(groups).map(|(item, groups)| compared(&groups, fitted(item))).collect();
    Ok(ItemFits { people, items: found })
}

/// By item, summed score and score of the item.
type Tables = Vec<Vec<Vec<f64>>>;

fn empty(items: &[Item]) -> Tables {
    let total: usize = items.iter().map(Item::score_max).sum();
    items.iter().map(|item| vec![vec![0.0; item.score_max() + 1]; total + 1]).collect()
}

/// Counts people who answered everything.
fn observed(responses: &Responses, items: &[Item]) -> (usize, Tables) {
    let mut tables = empty(items);
    let mut people = 0;
    for given in (0..responses.people()).map(|person| responses.of(person)) {
        if given.len() < items.len() || items.is_empty() {
            continue;
        }
        people += 1;
        let sum: usize = given.iter().map(|(_, score)| usize::from(*score)).sum();
        for (table, (_, score)) in tables.iter_mut().zip(given) {
            table[sum][usize::from(*score)] += 1.0;
        }
    }
    (people, tables)
}

/// The chance of a summed score together with a score of the item, over the population.
fn joint_chances(items: &[Item]) -> Tables {
    let mut tables = empty(items);
    for (theta, share) in population::nodes() {
        let chances: Vec<Vec<f64>> = items
            .iter()
            .map(|item| (0..=item.score_max()).map(|score| item.probability_at(theta, score)).collect())
            .collect();
        summed_score::without_each(&chances, &mut |item, rest| {
            for (score, chance) in chances[item].iter().enumerate() {
                let own = tables[item][score..].iter_mut().zip(rest);
                own.for_each(|(row, rest)| row[score] += share * chance * rest);
            }
        });
    }
    tables
}

/// People of like summed scores: by score of the item, how many there are and how many are expected.
#[derive(Clone, Default)]
struct Group {
    cells: Vec<(f64, f64)>,
}

impl Group {
    fn of(observed: &[f64], joint: &[f64]) -> Self {
        let (people, chance): (f64, f64) = (observed.iter().sum(), joint.iter().sum());
        if chance <= 0.0 {
            return Self::default();
        }
        let expected = joint.iter().map(|joint| people * joint / chance);
        Self { cells: observed.iter().copied().zip(expected).collect() }
    }

    fn joined(mut self, other: &Self) -> Self {
        if self.cells.is_empty() {
            return other.clone();
        }
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            *own = (own.0 + other.0, own.1 + other.1);
        }
        self
    }

    /// Its cells, with neighbours joined, from the lowest score up, until each expects enough.
    fn sound_cells(&self) -> Vec<(f64, f64)> {
        let mut sound: Vec<(f64, f64)> = Vec::new();
        let mut open = (0.0, 0.0);
        for (observed, expected) in &self.cells {
            open = (open.0 + observed, open.1 + expected);
            if open.1 >= EXPECTED_MIN {
                sound.push(open);
                open = (0.0, 0.0);
            }
        }
        if let Some(last) = sound.last_mut() {
            *last = (last.0 + open.0, last.1 + open.1);
        }
        sound
    }
}

/// Groups with two sound cells at least, from the lowest summed score up; what is left over at the end joins the last.
/// Nothing was open for people without any point, or with all of them.
fn groups(observed: &[Vec<f64>], joint: &[Vec<f64>]) -> Vec<Group> {
    let mut sound: Vec<Group> = Vec::new();
    let mut open = Group::default();
    let inner = observed.iter().zip(joint).skip(1).take(observed.len().saturating_sub(2));
    for (observed, joint) in inner {
        open = open.joined(&Group::of(observed, joint));
        if open.sound_cells().len() > 1 {
            sound.push(std::mem::take(&mut open));
        }
    }
    if let Some(last) = sound.pop() {
        sound.push(last.joined(&open));
    }
    sound
}

fn compared(groups: &[Group], fitted: usize) -> Option<ItemFit> {
    let (mut statistic, mut degrees) = (0.0, 0);
    for cells in groups.iter().map(Group::sound_cells) {
        degrees += cells.len() - 1;
        statistic += cells.iter().map(|(o, e)| (o - e) * (o - e) / e).sum::<f64>();
    }
    let degrees = degrees.checked_sub(fitted).filter(|degrees| *degrees > 0)?;
    let p = Probability::by_construction(chi_square::upper_tail(statistic, degrees));
    Some(ItemFit { statistic, degrees, p })
}
