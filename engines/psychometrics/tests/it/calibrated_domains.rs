//! Calibration of several domains: correlations are found within their errors, and items gain from other domains.

use psychometrics::calibration::{
    DomainCalibration, Kind, Responses, Settings, calibrate, calibrate_domains,
};
use psychometrics::simulate::{Draws, Person};
use psychometrics::{Error, Item, ItemParameters, Model};

use crate::support;

const TWO: Kind = Kind::Logistic { guessing: 0.0 };
const DOMAINS: usize = 4;
const EACH: usize = 10;

/// Ten items of each of four domains correlated .7, answered by 1,500 people.
fn made(seed: u64) -> (Vec<ItemParameters>, Vec<usize>, Responses) {
    let mut draws = Draws::seeded(seed);
    let items: Vec<ItemParameters> =
        (0..DOMAINS * EACH).map(|_| support::item(support::Kind::TwoParameters, &mut draws)).collect();
    let domain_of: Vec<usize> = (0..items.len()).map(|item| item % DOMAINS).collect();
    let model = Model::equicorrelated(DOMAINS, 0.7, 0.0, (0..DOMAINS).collect()).unwrap();
    let mut people = Vec::new();
    for _ in 0..1_500 {
        let person = Person::drawn(&model, &mut draws);
        let answers = items.iter().zip(&domain_of).enumerate();
        let answer = |(place, (item, domain)): (usize, (&ItemParameters, &usize))| {
            (place, person.scores(*domain, &(*item).into(), &mut draws))
        };
        people.push(answers.map(answer).collect::<Vec<_>>());
    }
    (items, domain_of, Responses::new(DOMAINS * EACH, people).unwrap())
}

fn far(truth: &[ItemParameters], item: impl Fn(usize) -> Item) -> f64 {
    let one = |(place, truth): (usize, &ItemParameters)| match item(place) {
        Item::Dichotomous(found) => (found.a() - truth.a()).powi(2) + (found.b() - truth.b()).powi(2),
        _ => panic!("another kind"),
    };
    truth.iter().enumerate().map(one).sum()
}

#[test]
fn correlations_are_found_within_their_errors_and_items_gain() {
    let (mut squares, mut mean, mut count, mut together, mut alone, mut error) =
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let seeds = 6;
    for seed in 0..seeds {
        let (truth, domain_of, responses) = made(seed);
        let found =
            calibrate_domains(&responses, &[TWO; DOMAINS * EACH], DOMAINS, &domain_of, &Settings::default());
        let DomainCalibration { items, correlations, correlation_errors, settled } = found.unwrap();
        assert!(settled);
        for row in 0..DOMAINS {
            assert!((correlations[row * DOMAINS + row] - 1.0).abs() < 1e-12);
            for column in 0..row {
                let place = row * DOMAINS + column;
                let off = correlations[place] - 0.7;
                squares += (off / correlation_errors[place]).powi(2);
                mean += off;
                error += correlation_errors[place];
                count += 1.0;
            }
        }
        together += far(&truth, |item| items[item].item.clone());
        for domain in 0..DOMAINS {
            let own: Vec<usize> = (0..truth.len()).filter(|item| domain_of[*item] == domain).collect();
            let people = (0..1_500).map(|person| {
                let answers = responses.answers_of(person);
                answers
                    .filter_map(|(item, score)| Some((own.iter().position(|o| *o == item)?, score)))
                    .collect::<Vec<_>>()
            });
            let part = Responses::new(EACH, people).unwrap();
            let by_itself = calibrate(&part, &[TWO; EACH], &Settings::default()).unwrap();
            let truth: Vec<ItemParameters> = own.iter().map(|item| truth[*item]).collect();
            alone += far(&truth, |item| by_itself.items[item].item.clone());
        }
    }
    let (spread, bias, error) = ((squares / count).sqrt(), mean / count, error / count);
    println!(
        "correlations off by {spread:.3} errors, bias {bias:.4}, mean error {error:.4}; squared distance of items \
         {together:.3} together, {alone:.3} alone"
    );
    // Correlations of one sample hang together: 6 samples count for more than 6 and less than 36 squares.
    assert!(bias.abs() < 0.02 && (0.5..1.6).contains(&spread), "{bias} {spread}");
    assert!(together < alone, "{together} {alone}");
}

#[test]
fn domains_that_nobody_answers_together_are_refused() {
    let settings = Settings::default();
    let responses = Responses::new(2, (0..40).map(|k| [(k % 2, k / 2 % 2)])).unwrap();
    let with = |domains, of: &[usize]| calibrate_domains(&responses, &[TWO; 2], domains, of, &settings);
    assert_eq!(with(2, &[0, 1]), Err(Error::DomainsApart { one: 0, other: 1 }));
    assert_eq!(with(2, &[0, 0]), Err(Error::DomainsApart { one: 0, other: 1 }));
    assert!(matches!(with(1, &[0, 1]), Err(Error::NoSuchIn { entry: 1, index: 1, count: 1, .. })));
    assert!(matches!(with(1, &[0]), Err(Error::WrongSize { found: 1, .. })));
    assert!(matches!(with(0, &[0, 0]), Err(Error::OutOfRange { .. })));
    assert!(with(1, &[0, 0]).is_ok_and(|found| found.correlations == [1.0]));
    // Two domains that are one: a correlation below 1, and finite items.
    let same = Responses::new(2, (0..40).map(|k| [(0, k % 2), (1, k % 2)])).unwrap();
    let found = calibrate_domains(&same, &[TWO; 2], 2, &[0, 1], &settings).unwrap();
    assert!(found.correlations[1] < 1.0 && found.correlation_errors[1].is_finite());
}
