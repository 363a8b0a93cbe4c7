//! Options of a multiple-choice item: who chooses which, and which draw the wrong people or none.

use super::moments;
use crate::error::Error;
use crate::numbers::Probability;

/// Share of answers below which a distractor is chosen by so few that it is none (Haladyna & Downing 1993).
pub const RARE: f64 = 0.05;
/// Most options of an item: a list to choose from may be long, but not as long as this.
pub const OPTIONS_MAX: usize = 1_000;
/// Groups of rising ability that people are parted into.
pub const GROUPS: usize = 5;

/// What somebody should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionFlag {
    /// A distractor that fewer than 5 % choose: too plainly wrong.
    Rare,
    /// A distractor that the abler choose rather than others: it may be right too, or the key be wrong.
    Attractive,
    /// A key that the abler do not choose rather than others.
    KeyUnrelated,
}

/// What is found of an option.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionFigures {
    /// How many chose it.
    pub chosen: usize,
    /// Their share of all who answered, 0 to 1.
    pub share: Probability,
    /// The mean score of those who chose it, on the scale of the scores given; `None` where nobody did.
    pub mean: Option<f64>,
    /// The correlation of choosing it with the score, −1 to 1: to be positive for the key and negative for distractors.
    /// `None` where nobody or everybody chose it, or all have the same score.
    pub point_biserial: Option<f64>,
    /// By fifth of people, that of the lowest scores first, the share who chose it; `None` for a fifth without anybody,
    /// as where many have the same score.
    pub shares: [Option<Probability>; GROUPS],
    /// What somebody should look at.
    pub flags: Vec<OptionFlag>,
}

/// What is found of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionAnalysis {
    /// How many chose an option.
    pub answered: usize,
    /// How many chose none.
    pub omitted: usize,
    /// The options, in their order.
    pub options: Vec<OptionFigures>,
}

/// Looks at the options of an item. Of each person: the option chosen (from 0; `None` for an answer left out), and
/// the score on the *other* items, or an ability estimated from them: the item's own answer would make any key look
/// good. Who left it out counts for nothing but their number. People of equal scores fall into the same fifth.
///
/// Correlations are flagged by their sign alone: with few people, look at those far from 0 first.
///
/// # Errors
/// [`Error::WrongSize`] unless there is one score a person, [`Error::OutOfRange`] for more than [`OPTIONS_MAX`] options,
/// [`Error::NoSuch`] for a key and [`Error::NoSuchIn`] for a choice that is none of them, [`Error::Entry`] for a score that
/// is not finite or beyond ±10¹⁰⁰.
pub fn option_analysis(
    chosen: &[Option<usize>],
    scores: &[f64],
    options: usize,
    key: usize,
) -> Result<OptionAnalysis, Error> {
    check(chosen, scores, options, key)?;
    let (own, scores): (Vec<usize>, Vec<f64>) =
        chosen.iter().zip(scores).filter_map(|(choice, score)| choice.map(|choice| (choice, *score))).unzip();
    let groups = groups(&scores);
    let figures = |option: usize| {
        let mut figures = of_option(option, &own, &scores, &groups);
        figures.flags = flags(option == key, own.len(), &figures);
        figures
    };
    let options = (0..options).map(figures).collect();
    Ok(OptionAnalysis { answered: own.len(), omitted: chosen.len() - own.len(), options })
}

fn check(chosen: &[Option<usize>], scores: &[f64], options: usize, key: usize) -> Result<(), Error> {
    let (found, expected) = (scores.len(), chosen.len());
    if found != expected {
        return Err(Error::WrongSize { what: "the list of scores", found, expected });
    }
    if options > OPTIONS_MAX {
        let value = options as f64;
        return Err(Error::OutOfRange { what: "the number of options", value, allowed: "at most 1000" });
    }
    if key >= options {
        return Err(Error::NoSuch { what: "the key", index: key, count: options });
    }
    let none = |(entry, choice): (usize, &Option<usize>)| {
        let index = choice.filter(|choice| *choice >= options)?;
        let (list, what, count) = ("person", "option", options);
        Some(Error::NoSuchIn { list, entry, person: None, what, index, count })
    };
    if let Some(error) = chosen.iter().enumerate().find_map(none) {
        return Err(error);
    }
    // Larger ones would have squares without a number.
    match scores.iter().position(|score| score.is_nan() || score.abs() > 1e100) {
        None => Ok(()),
        Some(index) => {
            let (what, value, allowed) = ("the score", scores[index], "between -1e100 and 1e100");
            Err(Error::Entry { what, index, value, allowed })
        }
    }
}

fn of_option(option: usize, own: &[usize], scores: &[f64], groups: &[usize]) -> OptionFigures {
    let chose = || own.iter().zip(scores).filter(|(choice, _)| **choice == option);
    let chosen = chose().count();
    let share = |part: usize, whole: usize| Probability::by_construction(part as f64 / whole.max(1) as f64);
    let in_group = |group: usize| {
        let inside = || own.iter().zip(groups).filter(|(_, own)| **own == group);
        let (part, whole) = (inside().filter(|(choice, _)| **choice == option).count(), inside().count());
        (whole > 0).then(|| share(part, whole))
    };
    OptionFigures {
        chosen,
        share: share(chosen, own.len()),
        mean: (chosen > 0).then(|| chose().map(|(_, score)| score / chosen as f64).sum()),
        point_biserial: moments::point_biserial(scores, |person| own[person] == option),
        shares: std::array::from_fn(in_group),
        flags: Vec::new(),
    }
}

fn flags(is_key: bool, answered: usize, figures: &OptionFigures) -> Vec<OptionFlag> {
    let correlation = figures.point_biserial;
    let found = [
        (OptionFlag::Rare, !is_key && answered > 0 && figures.share.get() < RARE),
        (OptionFlag::Attractive, !is_key && correlation.is_some_and(|r| r > 0.0)),
        (OptionFlag::KeyUnrelated, is_key && correlation.is_some_and(|r| r <= 0.0)),
    ];
    found.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
}

/// The group of each person, from the middle of the ranks of those with the same score: nobody's place in the list
/// matters.
fn groups(scores: &[f64]) -> Vec<usize> {
    let mut sorted = scores.to_vec();
    sorted.sort_by(f64::total_cmp);
    let group = |score: &f64| {
        let below = sorted.partition_point(|other| other < score);
        let up_to = sorted.partition_point(|other| other <= score);
        // (below + up_to) / 2 n is the middle rank as a share; whole numbers keep it exact.
        ((below + up_to) * GROUPS / (2 * sorted.len())).min(GROUPS - 1)
    };
    scores.iter().map(group).collect()
}
