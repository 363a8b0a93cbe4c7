//! Exposure in simulated sessions: the share that is promised is held, by item and by variant, however it is held.

use psychometrics::selection::{Control, Exposure};
use psychometrics::simulate::{Bank, Draws, Person, Report, Rules, Select, Session, Uniforms, run};
use psychometrics::{Error, Probability};

use crate::banks::{self, model, people};
use crate::support::{Kind, item};

fn bank(size: usize, variants: usize, seed: u64) -> Bank {
    let mut draws = Draws::seeded(seed);
    banks::bank(size, |_| (item(Kind::TwoParameters, &mut draws).into(), 1.0, variants))
}

fn rate(value: f64) -> Probability {
    Probability::new(value).unwrap()
}

fn sessions(bank: &Bank, people: &[Person], exposure: Option<Control>, items: usize) -> Vec<Session> {
    let rules = Rules { exposure, ..Rules::of(Select::Joint(model(bank)), items) };
    run(bank, people, &rules, Uniforms::Seeded, 1).unwrap()
}

/// Of three banks: nobody's variant is seen by more than a fifth, prices cost less than eligibility, and both less than
/// leaving out the items at chance would.
#[test]
fn a_share_is_held_and_prices_hold_it_at_less_loss_than_a_lottery() {
    let mut squares = [0.0; 3];
    for seed in 1..=3 {
        let bank = bank(400, 1, seed);
        let people = people(&bank, 500, seed + 10);
        let by = [None, Some(Control::Eligibility(rate(0.2))), Some(Control::Prices(rate(0.2)))];
        for (exposure, square) in by.into_iter().zip(&mut squares) {
            let report = Report::of(&bank, &people, &sessions(&bank, &people, exposure, 25));
            println!(
                "{exposure:?}: RMSE {:.3}, largest {:.3}, overlap {:.3}",
                report.rmse(),
                report.max_exposure.get(),
                report.overlap.get()
            );
            *square += report.rmse() * report.rmse() / 3.0;
            assert_eq!(report.max_exposure.get() <= 0.2 + 1e-9, exposure.is_some());
            assert!(exposure.is_none() || report.overlap.get() < 0.2);
        }
    }
    let [free, lottery, prices] = squares.map(f64::sqrt);
    // 1,500 people × 5 domains: an RMSE is known to .8 %, and people are in common.
    assert!(free < prices && prices < lottery && prices < 1.12 * free, "{free} {prices} {lottery}");
}

/// Where a question has three variants, three fifths may see it, and the loss is less.
#[test]
fn counted_by_variant_a_family_is_asked_more_often_than_each_of_its_variants() {
    let (single, family) = (bank(150, 1, 4), bank(150, 3, 4));
    let people = people(&single, 500, 14);
    let held = Some(Control::Prices(rate(0.2)));
    let [one, three] =
        [&single, &family].map(|bank| Report::of(bank, &people, &sessions(bank, &people, held, 20)));
    assert!(three.rmse() < one.rmse(), "{} {}", three.rmse(), one.rmse());
    let mut seen = vec![0.0; 150];
    let drawn = sessions(&family, &people, held, 20);
    drawn.iter().flat_map(|session| &session.steps).for_each(|step| seen[step.item] += 1.0 / 500.0);
    assert!(seen.iter().any(|share| *share > 0.25) && three.max_exposure.get() <= 0.2 + 1e-9);
    assert!(drawn.iter().flat_map(|session| &session.steps).any(|step| step.variant == 2));
    // Without control, too, a variant is drawn.
    let free = sessions(&family, &people, None, 20);
    assert!(free.iter().flat_map(|session| &session.steps).any(|step| step.variant == 2));
}

#[test]
fn a_share_that_cannot_fill_a_session_is_refused_and_so_are_strange_variants() {
    let bank = bank(30, 1, 5);
    let people = people(&bank, 5, 15);
    let rules = |control| Rules { exposure: Some(control), ..Rules::of(Select::Joint(model(&bank)), 20) };
    for control in [Control::Prices(rate(0.05)), Control::Eligibility(rate(0.05))] {
        let refusal = run(&bank, &people, &rules(control), Uniforms::Seeded, 1).unwrap_err();
        let said = "the items a session that the greatest exposure leaves: 1 are too few; give at least 20";
        assert_eq!(refusal.to_string(), said);
    }
    // A hundred variants of five items do not make twenty items a session.
    let few = banks::bank(50, |k| {
        (item(Kind::TwoParameters, &mut Draws::seeded(k as u64)).into(), 1.0, if k < 5 { 100 } else { 1 })
    });
    let refusal = run(&few, &people, &rules(Control::Prices(rate(0.05))), Uniforms::Seeded, 1);
    assert!(matches!(refusal, Err(Error::TooFew { found: 7, least: 20, .. })), "{refusal:?}");
    assert!(run(&bank, &people, &rules(Control::Prices(rate(0.7))), Uniforms::Seeded, 1).is_ok());
    assert!(Exposure::new(Control::Prices(rate(0.0)), &[1]).is_err());
    for (variants, item) in [(vec![1, 0], 1), (vec![usize::MAX, 3], 0), (vec![1, 2, 10_001], 2)] {
        let refusal = Exposure::new(Control::Prices(rate(0.2)), &variants).unwrap_err();
        assert!(matches!(refusal, Error::Entry { index, .. } if index == item), "{refusal}");
    }
}

#[test]
fn a_draw_of_another_bank_counts_for_nothing() {
    let control = Control::Prices(rate(0.2));
    let mut small = Exposure::new(control, &[1]).unwrap();
    let large = Exposure::new(control, &[1, 1, 2]).unwrap();
    let drawn = large.draw(&mut Draws::seeded(1));
    small.note(&drawn, &[0, 1, 2, 3]);
    assert_eq!(small.rates().iter().map(|share| share.get()).collect::<Vec<_>>(), [1.0]);
}
