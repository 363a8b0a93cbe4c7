//! Calibration with several groups of people, and with items whose parameters are known.

use psychometrics::calibration::{
    Calibration, Design, GroupAbility, Kind, Responses, Role, Settings, calibrate, calibrate_design,
};
use psychometrics::simulate::Draws;
use psychometrics::{Ability, Error, Item, StandardError};

use crate::support::{self, drawn};

const TWO: Role = Role::Free(Kind::Logistic { guessing: 0.0 });

fn bank(count: usize, draws: &mut Draws) -> Vec<Item> {
    (0..count).map(|_| support::item(support::Kind::TwoParameters, draws).into()).collect()
}

/// Answers of so many people of N(mean, sd²) to the items from one place to another.
fn answers(
    items: &[Item],
    (from, to): (usize, usize),
    people: usize,
    (mean, sd): (f64, f64),
    draws: &mut Draws,
) -> Vec<Vec<(usize, usize)>> {
    let person = |_| {
        let theta = Ability::new(mean + sd * draws.normal()).unwrap();
        (from..to).map(|item| (item, drawn(&items[item], theta, draws))).collect()
    };
    (0..people).map(person).collect()
}

/// How far off parameters are, in their errors: squares, over all free items.
fn squares(truth: &[Item], found: &Calibration) -> Vec<f64> {
    let mut all = Vec::new();
    for (truth, found) in truth.iter().zip(&found.items) {
        let (Item::Dichotomous(truth), Item::Dichotomous(item)) = (truth, &found.item) else { continue };
        if found.errors.a > 0.0 {
            all.push(((item.a() - truth.a()) / found.errors.a).powi(2));
            all.push(((item.b() - truth.b()) / found.errors.thresholds[0]).powi(2));
        }
    }
    all
}

fn off((mean, sd): (f64, f64), found: GroupAbility) -> [f64; 2] {
    [(found.mean.get() - mean) / found.mean_error.get(), (found.sd - sd) / found.sd_error.get()]
}

fn root_mean_square(z: &[f64]) -> f64 {
    (z.iter().sum::<f64>() / z.len() as f64).sqrt()
}

#[test]
fn a_second_group_with_common_items_has_its_own_mean_and_spread_within_their_errors() {
    let (mut groups, mut items) = (Vec::new(), Vec::new());
    let mut largest = 0.0_f64;
    for seed in 0..12 {
        let mut draws = Draws::seeded(seed);
        let truth = bank(30, &mut draws);
        let mut people = answers(&truth, (0, 20), 1_000, (0.0, 1.0), &mut draws);
        people.extend(answers(&truth, (10, 30), 800, (0.8, 1.3), &mut draws));
        let of = (0..1_800).map(|person| usize::from(person >= 1_000)).collect();
        let design = Design::new(vec![TWO; 30]).with_groups(2, of);
        let settings = Settings { prior: None, ..Settings::default() };
        let found = calibrate_design(&Responses::new(30, people).unwrap(), &design, &settings).unwrap();
        assert!(found.settled && found.rounds < 60, "{} rounds", found.rounds);
        let none = StandardError::new(0.0).unwrap();
        let mean = Ability::new(0.0).unwrap();
        let first = GroupAbility { mean, sd: 1.0, mean_error: none, sd_error: none };
        assert_eq!(found.groups[0], first, "it sets the scale");
        largest = largest.max(found.groups[1].mean_error.get()).max(found.groups[1].sd_error.get());
        groups.extend(off((0.8, 1.3), found.groups[1]).map(|z| z * z));
        items.extend(squares(&truth, &found));
    }
    let (of_groups, of_items) = (root_mean_square(&groups), root_mean_square(&items));
    println!("groups off by {of_groups:.3} errors (largest {largest:.3}), items by {of_items:.3}");
    assert!(largest < 0.12, "{largest}");
    // Four Monte-Carlo errors of 24 squares, √(2/24) / 2 each; items share what they err by.
    assert!((0.45..1.58).contains(&of_groups) && (0.85..1.2).contains(&of_items), "{of_groups} {of_items}");
}

#[test]
fn anchors_set_the_scale_of_new_items_and_the_population_is_found() {
    let (mut groups, mut items) = (Vec::new(), Vec::new());
    for seed in 0..12 {
        let mut draws = Draws::seeded(100 + seed);
        let truth = bank(30, &mut draws);
        let people = answers(&truth, (0, 30), 800, (-0.6, 0.8), &mut draws);
        let roles = truth.iter().enumerate();
        let roles = roles.map(|(k, item)| if k < 20 { Role::Fixed(item.clone()) } else { TWO }).collect();
        let responses = Responses::new(30, people).unwrap();
        let settings = Settings { prior: None, ..Settings::default() };
        let found = calibrate_design(&responses, &Design::new(roles), &settings).unwrap();
        assert!(found.settled && found.rounds < 60, "{} rounds", found.rounds);
        assert!(truth[..20].iter().zip(&found.items).all(|(truth, found)| *truth == found.item));
        groups.extend(off((-0.6, 0.8), found.groups[0]).map(|z| z * z));
        items.extend(squares(&truth, &found));
    }
    let (of_groups, of_items) = (root_mean_square(&groups), root_mean_square(&items));
    println!("the population is off by {of_groups:.3} errors, new items by {of_items:.3}");
    assert!((0.45..1.58).contains(&of_groups) && (0.85..1.2).contains(&of_items), "{of_groups} {of_items}");
}

#[test]
fn a_population_alone_is_found_when_all_items_are_anchors() {
    let mut draws = Draws::seeded(5);
    let truth = bank(20, &mut draws);
    let people = answers(&truth, (0, 20), 2_000, (1.0, 0.7), &mut draws);
    let roles = truth.iter().map(|item| Role::Fixed(item.clone())).collect();
    let responses = Responses::new(20, people).unwrap();
    let found = calibrate_design(&responses, &Design::new(roles), &Settings::default()).unwrap();
    let [mean, sd] = off((1.0, 0.7), found.groups[0]);
    println!("{:?}", found.groups[0]);
    assert!(found.settled && mean.abs() < 4.0 && sd.abs() < 4.0, "{mean} {sd}");
    // What 2,000 people whose abilities are known would leave, and no more than twice that.
    assert!((0.7 / 2_000_f64.sqrt()..1.4 / 2_000_f64.sqrt()).contains(&found.groups[0].mean_error.get()));
}

#[test]
fn one_group_is_what_it_is_without_a_list_of_groups() {
    let mut draws = Draws::seeded(6);
    let truth = bank(6, &mut draws);
    let responses = Responses::new(6, answers(&truth, (0, 6), 300, (0.0, 1.0), &mut draws)).unwrap();
    let kinds = [Kind::Logistic { guessing: 0.0 }; 6];
    let design = Design::new(vec![TWO; 6]).with_groups(1, vec![0; 300]);
    let settings = Settings::default();
    assert_eq!(
        calibrate(&responses, &kinds, &settings).unwrap(),
        calibrate_design(&responses, &design, &settings).unwrap()
    );
}

#[test]
fn groups_that_nothing_is_known_of_are_refused_by_number() {
    let people = [vec![(0, 1), (1, 0)], vec![(0, 0), (1, 1)], vec![(2, 1)], vec![(2, 0)]];
    let responses = Responses::new(3, people).unwrap();
    let with = |count, of: &[usize]| {
        let design = Design::new(vec![TWO; 3]).with_groups(count, of.to_vec());
        calibrate_design(&responses, &design, &Settings::default()).map(|found| found.groups.len())
    };
    assert_eq!(with(2, &[0, 1, 0, 1]), Ok(2));
    assert_eq!(with(2, &[0, 0, 1, 1]), Err(Error::GroupNotLinked { group: 1 }));
    assert_eq!(with(3, &[0, 1, 0, 1]), Err(Error::GroupNotInformed { group: 2 }));
    assert_eq!(with(usize::MAX, &[0, 1, 0, 1]), Err(Error::GroupNotInformed { group: 2 }));
    assert!(matches!(with(2, &[0, 1, 0, 2]), Err(Error::NoSuchIn { entry: 3, index: 2, count: 2, .. })));
    assert!(matches!(with(2, &[0, 1]), Err(Error::WrongSize { found: 2, expected: 4, .. })));
    let anchored = |k| vec![TWO, TWO, Role::Fixed(bank(1, &mut Draws::seeded(k)).remove(0))];
    let apart = Design::new(anchored(1)).with_groups(2, vec![0, 0, 1, 1]);
    let refused = calibrate_design(&responses, &apart, &Settings::default());
    assert_eq!(refused, Err(Error::GroupNotLinked { group: 0 }));
}
