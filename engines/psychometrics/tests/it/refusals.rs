//! Wrong inputs are refused, by name.

use psychometrics::selection::Candidate;
use psychometrics::{Cuts, Error, ItemParameters, Model, Response, Weight, estimate};

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
    let answer = Response::binary(2, item, true, Weight::NONE);
    let refusal = estimate(&model, &[answer]).unwrap_err();
    assert_eq!(refusal, Error::NoSuch { what: "competence", index: 2, count: 2 });
    assert_eq!(refusal.to_string(), "competence 2 does not exist; there are 2, counted from 0");
}

#[test]
fn models_that_describe_no_population_are_refused() {
    let new = |mean: &[f64], covariance: &[f64], domain_of: &[usize], tau: f64| {
        Model::new(mean.to_vec(), covariance.to_vec(), domain_of.to_vec(), tau).unwrap_err()
    };
    let identity = [1.0, 0.0, 0.0, 1.0];
    assert!(matches!(new(&[], &[], &[], 0.3), Error::WrongSize { found: 0, .. }));
    assert!(matches!(new(&[0.0; 65], &[1.0; 65 * 65], &[], 0.3), Error::WrongSize { found: 65, .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0; 3], &[0], 0.3), Error::WrongSize { expected: 4, .. }));
    assert!(matches!(new(&[0.0, f64::NAN], &identity, &[0], 0.3), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &identity, &[0, 2], 0.3), Error::NoSuch { index: 2, count: 2, .. }));
    assert!(matches!(new(&[0.0; 2], &identity, &[0], -0.1), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &identity, &[0], f64::NAN), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 0.2, 0.3, 1.0], &[0], 0.3), Error::NotSymmetric { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, f64::NAN, 0.3, 1.0], &[0], 0.3), Error::OutOfRange { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 1.1, 1.1, 1.0], &[0], 0.3), Error::NotPositiveDefinite { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 1.0, 1.0, 1.0], &[0], 0.3), Error::NotPositiveDefinite { .. }));
    assert!(matches!(new(&[0.0; 2], &[1.0, 0.0, 0.0, -1.0], &[0], 0.3), Error::OutOfRange { .. }));
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
    assert!(Cuts::new(&[]).is_err());
    assert!(Cuts::new(&[0.0, f64::NAN]).is_err());
    assert_eq!(Cuts::new(&[0.0, 1.0, 1.0]).unwrap_err(), Error::CutsNotRising { level: 3, value: 1.0 });
}

#[test]
fn candidates_without_a_gain_or_a_time_are_refused() {
    for (gain, minutes) in [(-0.1, 1.0), (f64::NAN, 1.0), (0.1, 0.0), (0.1, f64::INFINITY), (0.1, f64::NAN)] {
        assert!(Candidate::new(0, gain, minutes).is_err(), "{gain} {minutes}");
    }
}
