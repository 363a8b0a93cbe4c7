//! Métiers: what each asks, how far one is from it, and what choosing one changes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use guidance::{Gap, Next, Standing, asked, gap, lessons, next};
use http::StatusCode;
use passeport::{Organisation, embedded_organisation};
use passport::{Answers, evaluate};
use proptest::prelude::*;
use web::Role;

use crate::known::{CONTENT, FRAME, answers, now};
use crate::support::{Product, engines};

static ORGANISATION: LazyLock<Organisation> =
    LazyLock::new(|| embedded_organisation(&CONTENT.socle).expect("the organisation has no fault"));
fn gap_to(occupation: &str, answers: &Answers) -> Gap {
    let passport = evaluate(&FRAME, answers, now()).unwrap();
    let lessons = lessons(&FRAME, &CONTENT.courses, &BTreeMap::new());
    let profile = &ORGANISATION.occupations.get(occupation).unwrap().profile;
    gap(&FRAME, answers, &passport, (profile, &lessons), now())
}

#[test]
fn forty_occupations_of_several_families_each_ask_something_of_their_own() {
    let occupations = &ORGANISATION.occupations;
    assert_eq!(occupations.all.len(), 40);
    assert!(occupations.families.len() >= 6);
    for occupation in &occupations.all {
        assert_eq!(occupation.profile.len(), FRAME.socle.competences.len(), "{}", occupation.id);
    }
}

#[test]
fn of_somebody_unknown_everything_is_to_be_measured_and_the_minutes_are_those_of_the_sessions() {
    let nobody = Answers::default();
    let gap = gap_to("health.nurse", &nobody);
    assert_eq!(gap.counts(), (0, 0, 80));
    let passport = evaluate(&FRAME, &nobody, now()).unwrap();
    let sessions = (0..6).filter_map(|d| guidance::step(&FRAME, &nobody, &passport, d, now()));
    assert!((gap.minutes_to_measure - sessions.map(|s| s.minutes).sum::<f64>()).abs() < 1e-9);
    assert_eq!((gap.to_learn.len(), gap.without_lesson()), (0, 0));
}

#[test]
fn of_somebody_weak_much_is_on_the_way_and_lessons_count_that_lead_further() {
    let weak = answers(1, |i| i % 5 == 0);
    let gap = gap_to("health.nurse", &weak);
    let (held, way, unknown) = gap.counts();
    assert_eq!(held + way + unknown, 80);
    assert!(way > 40, "{held} {way} {unknown}");
    // Her questions rest since yesterday, so nothing can be measured now.
    assert_eq!(gap.minutes_to_measure, 0.0);
    let course = &CONTENT.courses.all()[0];
    let passport = evaluate(&FRAME, &weak, now()).unwrap();
    for requirement in &gap.requirements {
        let id = &FRAME.socle.competences[requirement.competence].id;
        let chapters = course.chapters.iter().filter(|c| c.competences.contains(id));
        let levels = chapters.map(|c| c.level.min(requirement.level));
        let above = levels.filter(|level| Some(*level) > passport.competences[requirement.competence].level);
        assert_eq!(requirement.lesson_to, above.max(), "{id}");
    }
    assert!(!gap.to_learn.is_empty() && gap.to_learn.len() <= course.chapters.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_missing_is_what_the_scale_says(share in 1_usize..9, which in 0_usize..40) {
        let given = answers(1, |i| i % share != 0);
        let passport = evaluate(&FRAME, &given, now()).unwrap();
        let occupation = &ORGANISATION.occupations.all[which];
        let gap = gap_to(&occupation.id, &given);
        for r in &gap.requirements {
            let known = &passport.competences[r.competence];
            let shown = FRAME.cuts.scale(known.estimate.mean);
            match r.standing {
                Standing::Held => prop_assert!(known.level >= Some(r.level)),
                Standing::OnTheWay(missing) => {
                    prop_assert!(known.level < Some(r.level) && missing > 0.0);
                    prop_assert!((shown + missing - r.level as f64).abs() < 1e-9);
                }
                Standing::ToMeasure => prop_assert!(known.level < Some(r.level)),
            }
        }
        // A lesson that is proposed to her for what is on the way is among those that the occupation's page counts.
        let levels = asked(&FRAME, Some(occupation));
        let all = lessons(&FRAME, &CONTENT.courses, &BTreeMap::new());
        if let Some(Next::Lesson(step)) = next(&FRAME, &given, &passport, (&all, &levels), now()) {
            let on_the_way = |c: &&usize| matches!(gap.requirements[**c].standing, Standing::OnTheWay(_));
            let credited = |c: &&usize| passport.competences[**c].level >= Some(step.lesson.level);
            let treated = step.lesson.competences.iter().filter(on_the_way).any(|c| !credited(&c));
            prop_assert!(!treated || gap.to_learn.contains(&step.lesson), "{:?}", step.lesson);
        }
        // What is asked is never less than what the socle asks of everybody.
        prop_assert!(levels.iter().zip(&occupation.profile).all(|(a, p)| *a >= 2 && a >= p));
    }
}

#[tokio::test]
async fn an_aim_is_chosen_shown_on_the_passport_kept_to_oneself_and_forgotten() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé", "zoe", &[Role::Agent]).await;
        let (_, other) = product.person("Paul", "paul", &[Role::Agent]).await;
        let path = "/metiers/health.nurse";
        let list = product.get(&browser, "/metiers").await;
        assert!(list.body.contains(path) && !list.body.contains("Le métier que vous visez"), "{on:?}");
        assert!(product.get(&browser, "/passeport").await.body.contains("href=\"/metiers\""));
        let chosen = product.post(&browser, path, &[]).await;
        assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, path));
        let page = product.get(&browser, path).await;
        assert!(page.body.contains("vous visez ce métier"), "{on:?}");
        assert!(page.body.contains("0 exigence tenue sur 80"), "{on:?}");
        let passport = product.get(&browser, "/passeport").await;
        assert!(passport.body.contains("Infirmier ou infirmière"), "{on:?}");
        assert!(
            passport.body.contains("compétences sont à mesurer"),
            "{on:?}: what is missing, and the minutes"
        );
        // What it asks, domain by domain, beside where she is.
        assert!(passport.body.contains("niveaux 3 à 4 demandés"), "{on:?}: {}", passport.body);
        let words = "0 exigence tenue sur 14, 14 à mesurer";
        assert!(passport.body.contains(words), "{on:?}: {}", passport.body);
        let competence = product.get(&browser, "/passeport/security.choose-password").await;
        assert!(competence.body.contains("demandé par le métier visé"), "{on:?}: {}", competence.body);
        assert!(!product.get(&other, path).await.body.contains("vous visez ce métier"), "{on:?}");
        assert!(product.get(&browser, "/mes-donnees/passeport.json").await.body.contains("health.nurse"));
        product.post(&browser, path, &[("oublier", "1")]).await;
        assert!(product.app.guidance.aim(person).await.unwrap().is_none(), "{on:?}");
        for nowhere in ["/metiers/health.nobody", "/metiers/%22"] {
            assert_eq!(product.get(&browser, nowhere).await.status, StatusCode::NOT_FOUND);
            assert_eq!(product.post(&browser, nowhere, &[]).await.status, StatusCode::NOT_FOUND);
        }
    }
}
