//! Wrong inputs are refused, by name.

use psychometrics::calibration::{ITEMS_MAX, Kind, Responses, calibrate};
use psychometrics::drift::robust_z;
use psychometrics::population::{Settings, population};
use psychometrics::quality::{OPTIONS_MAX, Parameters, Times, item_fit, option_analysis};
use psychometrics::selection::{
    Block, Candidate, expected_information, fall, log_determinant_fall, undecided_fall,
};
use psychometrics::simulate::{Bank, BankItem, Person, Rules, Select, Uniforms, run};
use psychometrics::{
    Ability, Cuts, Error, Graded, ItemParameters, Model, PartialCredit, Response, Scope, Weight, estimate,
};

#[test]
fn items_a_calibration_cannot_have_meant_are_refused() {
    for (a, b, c) in [
        (0.0, 0.0, 0.0),
        (-1.0, 0.0, 0.0),
        (10.1, 0.0, 0.0),
        (f64::NAN, 0.0, 0.0),
        (1.0, 10.1, 0.0),
        (1.0, f64::NAN, 0.0),
        (1.0, f64::INFINITY, 0.0),
        (1.0, 0.0, -0.1),
        (1.0, 0.0, 1.0),
        (1.0, 0.0, f64::NAN),
    ] {
        assert!(ItemParameters::new(a, b, c).is_err(), "{a} {b} {c}");
    }
    let refusal = ItemParameters::new(12.0, 0.0, 0.0).unwrap_err();
    assert_eq!(refusal.to_string(), "the item's discrimination a is 12; it must be above 0 and at most 10");
}

#[test]
fn an_answer_in_a_competence_that_does_not_exist_is_refused() {
    let model = Model::equicorrelated(1, 0.0, 0.3, vec![0, 0]).unwrap();
    let item = ItemParameters::new(1.0, 0.0, 0.0).unwrap();
    let (right, wrong) =
        (Response::binary(0, item, true, Weight::NONE), Response::binary(2, item, true, Weight::NONE));
    let refusal = estimate(&model, &[right.clone(), wrong.clone()]).unwrap_err();
    let (list, what, person) = ("answer", "competence", None);
    assert_eq!(refusal, Error::NoSuchIn { list, entry: 1, person, what, index: 2, count: 2 });
    let words = "answer 1 has competence 2, which does not exist; there are 2 (all counted from 0)";
    assert_eq!(refusal.to_string(), words);
    let people = [vec![], vec![right, wrong]];
    let refusal = population(&model, &people, Settings::default()).unwrap_err().to_string();
    assert!(refusal.starts_with("answer 1 of person 1 has competence 2,"), "{refusal}");
}

#[test]
fn models_that_describe_no_population_are_refused() {
    let new = |mean: &[f64], covariance: &[f64], domain_of: &[usize], tau: f64| {
        Model::new(mean.to_vec(), covariance.to_vec(), domain_of.to_vec(), tau).unwrap_err()
    };
    let identity = [1.0, 0.0, 0.0, 1.0];
    assert!(matches!(new(&[], &[], &[], 0.3), Error::OutOfRange { what: "the number of domains", .. }));
    let many = new(&[0.0; 65], &[1.0; 65 * 65], &[], 0.3).to_string();
    assert_eq!(many, "the number of domains is 65; it must be between 1 and 64");
    assert!(matches!(new(&[0.0; 2], &[1.0; 3], &[0], 0.3), Error::WrongSize { expected: 4, .. }));
    assert!(matches!(new(&[0.0, f64::NAN], &identity, &[0], 0.3), Error::Entry { index: 1, .. }));
    let second = new(&[0.0; 2], &identity, &[0, 2], 0.3).to_string();
    assert_eq!(second, "competence 1 has domain 2, which does not exist; there are 2 (all counted from 0)");
    assert!(matches!(new(&[0.0; 2], &identity, &[0], -0.1), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &identity, &[0], f64::NAN), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 0.2, 0.3, 1.0], &[0], 0.3), Error::NotSymmetric { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, f64::NAN, 0.3, 1.0], &[0], 0.3), Error::Entry { index: 1, .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 1.1, 1.1, 1.0], &[0], 0.3), Error::NotPositiveDefinite { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 1.0, 1.0, 1.0], &[0], 0.3), Error::NotPositiveDefinite { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 0.0, 0.0, -1.0], &[0], 0.3), Error::Entry { index: 1, .. }));
}

#[test]
fn correlations_that_so_many_domains_cannot_share_are_refused() {
    assert!(Model::equicorrelated(6, -0.19, 0.3, vec![0]).is_ok());
    assert!(Model::equicorrelated(6, -0.21, 0.3, vec![0]).is_err());
    assert!(Model::equicorrelated(6, 1.0, 0.3, vec![0]).is_err());
    assert!(Model::equicorrelated(6, f64::NAN, 0.3, vec![0]).is_err());
    assert!(Model::equicorrelated(0, 0.7, 0.3, vec![]).is_err());
    assert!(Model::equicorrelated(usize::MAX, 0.7, 0.3, vec![]).is_err());
}

#[test]
fn cuts_that_do_not_rise_are_refused() {
    assert_eq!(Cuts::new(&[]).unwrap_err().to_string(), "the cuts: 0 are too few; give at least 1");
    let refusal = Cuts::new(&[0.0, f64::NAN]).unwrap_err().to_string();
    assert_eq!(refusal, "the cut of entry 1 (counted from 0) is NaN; it must be between -1000 and 1000");
    assert_eq!(Cuts::new(&[0.0, 1.0, 1.0]).unwrap_err(), Error::CutsNotRising { level: 3, value: 1.0 });
}

#[test]
fn candidates_without_a_gain_or_a_time_are_refused() {
    for (gain, minutes) in [(-0.1, 1.0), (f64::NAN, 1.0), (0.1, 0.0), (0.1, f64::INFINITY), (0.1, f64::NAN)] {
        assert!(Candidate::new(0, gain, minutes).is_err(), "{gain} {minutes}");
    }
}

fn two() -> ItemParameters {
    ItemParameters::new(1.0, 0.0, 0.0).unwrap()
}

fn banked(competence: usize, minutes: f64, variants: usize) -> BankItem {
    BankItem { item: two().into(), competence, minutes, variants }
}

#[test]
fn a_bank_is_refused_by_the_item_at_fault() {
    let refusal = |second: BankItem, domain_of: Vec<usize>| {
        Bank::new(vec![banked(0, 1.0, 1), second], domain_of).unwrap_err().to_string()
    };
    assert_eq!(
        refusal(banked(7, 1.0, 1), vec![0]),
        "item 1 has competence 7, which does not exist; there are 1 (all counted from 0)"
    );
    let minutes = refusal(banked(0, f64::NAN, 1), vec![0]);
    assert!(
        minutes.starts_with("the bank's time in minutes of entry 1 (counted from 0) is NaN"),
        "{minutes}"
    );
    let variants = refusal(banked(0, 1.0, 0), vec![0]);
    assert!(variants.starts_with("the bank's number of variants of entry 1"), "{variants}");
    for domain in [64, usize::MAX] {
        let refusal = refusal(banked(0, 1.0, 1), vec![0, domain]);
        assert!(refusal.starts_with("competence 1 has domain"), "{refusal}");
    }
    let none = Bank::new(Vec::new(), vec![0]).unwrap_err();
    assert!(matches!(none, Error::TooFew { found: 0, least: 1, .. }));
}

#[test]
fn thresholds_are_refused_by_their_place_and_number() {
    let allowed = "between -10 and 10";
    for refusal in [Graded::new(1.0, &[0.0, 11.0]).err(), PartialCredit::new(1.0, &[0.0, 11.0]).err()] {
        let (what, index) = ("the item's threshold", 1);
        assert_eq!(refusal, Some(Error::Entry { what, index, value: 11.0, allowed }));
    }
    assert!(matches!(Graded::new(1.0, &[]), Err(Error::TooFew { found: 0, least: 1, .. })));
    let refusal = PartialCredit::new(1.0, &[0.0; 11]).unwrap_err().to_string();
    assert_eq!(refusal, "the number of the item's thresholds is 11; it must be at most 10");
}

#[test]
fn answers_of_many_are_refused_by_person_and_item() {
    let refusal = |answers: [Vec<(usize, usize)>; 2]| Responses::new(3, answers).unwrap_err().to_string();
    assert_eq!(
        refusal([vec![(0, 1)], vec![(1, 0), (3, 1)]]),
        "person 1 has item 3, which does not exist; there are 3 (all counted from 0)"
    );
    let above = "person 1 has the score 11 on item 2 (both counted from 0); the scores go from 0 to 10";
    assert_eq!(refusal([vec![], vec![(2, 11)]]), above);
    // Scores that an item does not have, where items are known.
    let responses = Responses::new(2, [vec![(0, 1)], vec![(0, 0), (1, 2)], vec![(1, 1)]]).unwrap();
    let wrong = Error::NoScore { person: 1, item: 1, score: 2, greatest: 1 };
    assert_eq!(item_fit(&responses, &[two().into(), two().into()], Parameters::Given), Err(wrong));
    let kinds = [Kind::Logistic { guessing: 0.0 }; 2];
    assert_eq!(calibrate(&responses, &kinds, &Default::default()), Err(wrong));
    for kind in [Kind::Logistic { guessing: 1.0 }, Kind::Graded { score_max: 11 }] {
        let refusal = calibrate(&responses, &[Kind::Graded { score_max: 2 }, kind], &Default::default());
        assert!(matches!(refusal, Err(Error::ItemOutOfRange { item: 1, .. })), "{refusal:?}");
    }
    assert!(matches!(robust_z(&[0.0, 1.0, 2.0, f64::NAN]), Err(Error::Entry { index: 3, .. })));
    assert!(matches!(robust_z(&[0.0]), Err(Error::TooFew { found: 1, least: 4, .. })));
}

#[test]
fn sizes_without_measure_are_refused_and_nothing_is_made_for_them() {
    for items in [ITEMS_MAX + 1, usize::MAX] {
        let nobody: [Vec<(usize, usize)>; 0] = [];
        assert!(matches!(Responses::new(items, nobody), Err(Error::OutOfRange { .. })));
        let nobody: [Vec<(usize, f64)>; 0] = [];
        assert!(matches!(Times::new(items, nobody), Err(Error::OutOfRange { .. })));
    }
    for options in [OPTIONS_MAX + 1, usize::MAX] {
        assert!(matches!(option_analysis(&[], &[], options, 0), Err(Error::OutOfRange { .. })));
    }
}

#[test]
fn sessions_are_refused_by_the_person_or_the_row_at_fault() {
    let bank = Bank::new(vec![banked(0, 1.0, 1), banked(1, 1.0, 1)], vec![0, 0]).unwrap();
    let zero = Ability::new(0.0).unwrap();
    let person = |competences: usize| Person::new(&[zero], &vec![zero; competences]);
    let rules = Rules::of(Select::Information, 2);
    let refusal =
        |people: &[Person], uniforms| run(&bank, people, &rules, uniforms, 1).unwrap_err().to_string();
    assert_eq!(
        refusal(&[person(2), person(3)], Uniforms::Seeded),
        "the list of competences of person 1 (counted from 0) has 3 entries; it must have 2"
    );
    let rows = [vec![0.5; 2], vec![0.5]];
    assert_eq!(
        refusal(&[person(2), person(2)], Uniforms::Given(&rows)),
        "the row of draws 1 (counted from 0) has 1 entries; it must have 2"
    );
    let few = refusal(&[person(2), person(2)], Uniforms::Given(&rows[..1]));
    assert_eq!(few, "the rows of draws: 1 are too few; give at least 2");
}

#[test]
fn what_does_not_exist_is_asked_for_without_a_panic() {
    let model = Model::equicorrelated(2, 0.5, 0.3, vec![0, 1, 1]).unwrap();
    let known = estimate(&model, &[]).unwrap();
    assert_eq!(
        (known.get_domain(1), known.get_competence(2)),
        (Some(known.domain(1)), Some(known.competence(2)))
    );
    let responses = Responses::new(1, [[(0, 1)]]).unwrap();
    for none in [2, 3, 9, usize::MAX] {
        assert_eq!(known.get_domain(none), None);
        assert_eq!((known.domain_covariance(0, none), known.domain_covariance(none, 0)), (0.0, 0.0));
        assert_eq!((known.covariance(0, none), known.covariance(none.max(3), 0)), (0.0, 0.0));
        let (none, cut) = (none.max(3), Ability::new(0.0).unwrap());
        assert_eq!(known.get_competence(none), None);
        assert_eq!(expected_information(&known, none, &two()).get(), 0.0);
        assert_eq!(fall(&known, none, &two(), Scope::ALL), 0.0);
        assert_eq!(log_determinant_fall(&known, none, &two()), 0.0);
        assert_eq!(undecided_fall(&known, none, cut, 0, &two()), 0.0);
        assert_eq!(undecided_fall(&known, 0, cut, none, &two()), 0.0);
        let block = Block::expected(&known, &[(none, two(), Weight::FULL)], Scope::ALL);
        assert_eq!((block.fall(), block.domain(none), block.competence(none)), (0.0, None, None));
        assert_eq!((responses.reached(none), responses.answers_of(none).count()), (None, 0));
    }
}
