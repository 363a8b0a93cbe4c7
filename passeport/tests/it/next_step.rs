//! The next step: of the sessions at hand the one that settles most a minute, never one over questions that
//! were answered a moment ago, and the same one on every page.

use assess::plan::{ANSWERS_MIN, Next, PRECISE_SE, Situation, answers_in, left, next};
use guidance::{FALL_PER_MINUTE_MIN, MARGIN_FALL_MIN, NEW_MIN, next_step, step};
use kit::{Instant, Language};
use passeport::{embedded_content, parse_content};
use passport::{Answer, Answers, Frame, at_hand, evaluate};
use proptest::prelude::*;
use std::sync::LazyLock;
use uuid::Uuid;
use web::Role;

use crate::assessing::{begin, go_through};
use crate::support::{Product, engines, hidden};

static FRAME: LazyLock<Frame> = LazyLock::new(|| {
    let content = parse_content(&embedded_content()).expect("the embedded content has no fault");
    Frame::new(content.socle, content.bank).unwrap()
});

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

/// An answer to a family of the bank, so many days ago.
fn answer(answers: &mut Answers, family: usize, correct: bool, days: i64) {
    let family = FRAME.bank.families()[family].id.clone();
    let answer = Answer { family, correct, ..template(now().plus_days(-days)) };
    answers.insert(Uuid::from_u128(answers.len() as u128), answer);
}

fn template(at: Instant) -> Answer {
    Answer {
        session: Uuid::from_u128(1),
        family: String::new(),
        version: 1,
        seed: 7,
        response: String::new(),
        correct: true,
        weight: 1.0,
        at,
        stored_at: at,
    }
}

#[test]
fn nobody_is_asked_again_at_once() {
    let mut answers = Answers::default();
    for family in 0..FRAME.bank.families().len() {
        answer(&mut answers, family, family % 3 != 0, 0);
    }
    let passport = evaluate(&FRAME, &answers, now()).unwrap();
    assert!((0..6).all(|d| at_hand(&FRAME, &answers, d, now(), |_| false).is_empty()));
    assert_eq!(next_step(&FRAME, &answers, &passport, now()), None);
    // In a week she may be asked what has other figures each time; it is proposed when it says something new.
    let later = now().plus_days(8);
    assert!(!at_hand(&FRAME, &answers, 0, later, |_| false).is_empty());
    assert_eq!(next_step(&FRAME, &answers, &evaluate(&FRAME, &answers, later).unwrap(), later), None);
    let much_later = now().plus_days(3 * 365);
    let old = evaluate(&FRAME, &answers, much_later).unwrap();
    assert!(next_step(&FRAME, &answers, &old, much_later).is_some());
}

#[test]
fn a_domain_that_is_known_well_ends_by_precision() {
    let mut answers = Answers::default();
    for family in 0..FRAME.bank.families().len() {
        answer(&mut answers, family, family % 2 == 0, 8);
    }
    let session = Uuid::from_u128(1);
    let of_domain = |answers: &Answers, given: usize| {
        let passport = evaluate(&FRAME, answers, now()).unwrap();
        let situation = Situation {
            frame: &FRAME,
            answers,
            passport: &passport,
            session: Uuid::from_u128(2),
            domains: &[0],
            current: Some(0),
            now: now(),
        };
        assert_eq!(answers_in(&situation, 0), given);
        (passport.domains[0].estimate.standard_error.get(), next(&situation, 0.0))
    };
    let mut given = answers.of_session(session).len();
    assert_eq!(given, 72);
    for count in 0..ANSWERS_MIN {
        let (_, step) = of_domain(&answers, count);
        let Next::Ask { family, .. } = step else { panic!("{count} answers are too few to stop: {step:?}") };
        given += 1;
        let id = FRAME.bank.families()[family].id.clone();
        let fresh = Answer { session: Uuid::from_u128(2), family: id, ..template(now()) };
        answers.insert(Uuid::from_u128(given as u128), fresh);
    }
    let (error, step) = of_domain(&answers, ANSWERS_MIN);
    assert!(error <= PRECISE_SE, "{error}");
    assert_eq!(step, Next::EndOfDomain(0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_next_step_is_the_best_a_minute_and_asks_what_is_new(
        given in proptest::collection::vec((0..72_usize, any::<bool>(), 0..900_i64), 0..60),
    ) {
        let mut answers = Answers::default();
        for (family, correct, days) in given {
            answer(&mut answers, family, correct, days);
        }
        let passport = evaluate(&FRAME, &answers, now()).unwrap();
        let rate = |s: &guidance::Step| s.fall / s.minutes;
        let all: Vec<_> =
            (0..6).filter_map(|d| step(&FRAME, &answers, &passport, d, now())).collect();
        let seen = all.iter().filter(|s| s.margin_fall() >= MARGIN_FALL_MIN);
        let best = seen.map(rate).fold(0.0, f64::max);
        match next_step(&FRAME, &answers, &passport, now()) {
            Some(chosen) => prop_assert!((rate(&chosen) - best).abs() < 1e-9 && best >= FALL_PER_MINUTE_MIN),
            None => prop_assert!(best < FALL_PER_MINUTE_MIN),
        }
        for one in all {
            let new = at_hand(&FRAME, &answers, one.domain, now(), |_| false)
                .iter()
                .filter(|i| i.new >= NEW_MIN)
                .count();
            prop_assert!(one.questions >= 1 && one.questions <= new.min(12));
            prop_assert!(one.error_after < one.error_now && one.fall > 0.0);
        }
    }

    #[test]
    fn a_proposed_step_is_the_session_that_it_opens_and_its_gain_is_seen(
        given in proptest::collection::vec((0..72_usize, any::<bool>(), 0..900_i64), 0..72),
    ) {
        let mut answers = Answers::default();
        for (family, correct, days) in given {
            answer(&mut answers, family, correct, days);
        }
        let passport = evaluate(&FRAME, &answers, now()).unwrap();
        if let Some(chosen) = next_step(&FRAME, &answers, &passport, now()) {
            let margin = |se: f64| 1.96 * se;
            let seen = |x: f64| Language::Fr.number(margin(x), 1);
            prop_assert!(margin(chosen.error_now) - margin(chosen.error_after) >= MARGIN_FALL_MIN - 1e-4);
            prop_assert_ne!(seen(chosen.error_now), seen(chosen.error_after));
            let situation = Situation {
                frame: &FRAME,
                answers: &answers,
                passport: &passport,
                session: Uuid::nil(),
                domains: &[chosen.domain],
                current: None,
                now: now(),
            };
            let left = left(&situation);
            prop_assert_eq!((left.questions, left.domains), (chosen.questions, 1));
            prop_assert!((left.minutes - chosen.minutes).abs() < 1e-9);
        }
    }
}

#[tokio::test]
async fn home_and_passport_show_the_same_step() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let home = hidden(&product.get(&browser, "/").await.body, "sur");
        let passport = hidden(&product.get(&browser, "/passeport").await.body, "sur");
        assert_eq!(home, passport, "{on:?}");
        let begun = product.post(&browser, "/positionnement", &[("sur", &home)]).await;
        let again = product.post(&browser, "/positionnement", &[("sur", &home)]).await;
        assert_eq!(begun.location(), again.location(), "the open session is taken up");
    }
}

/// The part of a page that proposes the next step, but for whether it is the page's own panel.
fn proposal(page: &str) -> String {
    let start = "aria-labelledby=\"pas\"";
    let rest = page.split(start).nth(1).unwrap_or_else(|| panic!("no step is proposed: {page}"));
    rest.split("</section>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_end_of_a_session_proposes_what_home_and_passport_propose() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (end, ..) = go_through(&product, &browser, person, "ai", |number| number % 2 == 0).await;
        assert!(end.ends_with("/bilan"), "{end}");
        let summary = proposal(&product.get(&browser, &end).await.body);
        assert!(!hidden(&summary, "sur").is_empty());
        for path in ["/", "/passeport"] {
            assert_eq!(proposal(&product.get(&browser, path).await.body), summary, "{on:?} {path}");
        }
        // With the session of that step open, all three propose to go on with it.
        let open = begin(&product, &browser, &hidden(&summary, "sur")).await;
        let summary = proposal(&product.get(&browser, &end).await.body);
        assert!(summary.contains(&open), "{summary}");
        for path in ["/", "/passeport"] {
            assert_eq!(proposal(&product.get(&browser, path).await.body), summary, "{on:?} {path}");
        }
    }
}

#[tokio::test]
async fn taps_at_once_open_one_session() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let tap = || product.post(&browser, "/positionnement", &[("sur", "creation")]);
        let (a, b, c) = tokio::join!(tap(), tap(), tap());
        assert!(a.location() == b.location() && b.location() == c.location(), "{on:?}");
        assert_eq!(product.app.assess.open_sessions(person).await.unwrap().len(), 1);
    }
}
