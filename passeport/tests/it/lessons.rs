//! Lessons among the next steps: for whom one is proposed, and that it is the best a minute.

use std::collections::BTreeMap;

use guidance::{FALL_PER_MINUTE_MIN, Lesson, Next, lesson_step, lessons, next, next_step};
use learn::Taken;
use passport::{Answers, evaluate};
use proptest::prelude::*;
use uuid::Uuid;
use web::Role;

use crate::assessing::begin;
use crate::known::{CONTENT, FRAME, answers, now};
use crate::support::{Product, engines, hidden};

/// The level that the socle asks of everybody.
fn asked(level: usize) -> Vec<usize> {
    vec![level; FRAME.socle.competences.len()]
}

fn step(answers: &Answers, asked: &[usize]) -> Option<Next> {
    let passport = evaluate(&FRAME, answers, now()).unwrap();
    let lessons = lessons(&FRAME, &CONTENT.courses, &BTreeMap::new());
    next(&FRAME, answers, &passport, (&lessons, asked), now())
}

#[test]
fn whoever_is_unknown_is_asked_first() {
    let nobody = Answers::default();
    assert!(matches!(step(&nobody, &asked(2)), Some(Next::Session(_))));
    // How much more a first session brings a minute than the lesson: the figure of decision 0013.
    let passport = evaluate(&FRAME, &nobody, now()).unwrap();
    let lesson = &lessons(&FRAME, &CONTENT.courses, &BTreeMap::new())[0];
    let lesson = Next::Lesson(lesson_step(&FRAME, &passport, &asked(2), lesson));
    let session = Next::Session(next_step(&FRAME, &nobody, &passport, now()).unwrap());
    println!("session {:.4}, lesson {:.4} logits² a minute", session.rate(), lesson.rate());
    assert!(session.rate() > 2.0 * lesson.rate());
}

#[test]
fn whoever_is_below_what_is_asked_is_led_to_a_lesson_once_her_questions_rest() {
    let weak = answers(1, |i| i % 4 == 0);
    let Some(Next::Lesson(step)) = step(&weak, &asked(2)) else { panic!("a lesson") };
    assert_eq!((step.lesson.course.as_str(), step.lesson.chapter), ("protect-online", 0));
    println!("{:.4} logits² a minute", step.fall / step.lesson.minutes);
}

#[test]
fn whoever_holds_what_is_asked_is_led_to_no_lesson_unless_more_is_asked() {
    let fair = answers(1, |i| i % 3 != 0);
    assert_eq!(step(&fair, &asked(1)), None);
    assert_eq!(step(&fair, &asked(2)), None);
    // The first two chapters bring her nothing: the step is the one that aims higher than where she is.
    let Some(Next::Lesson(further)) = step(&fair, &asked(3)) else { panic!("a lesson") };
    assert_eq!((further.lesson.chapter, further.lesson.level), (2, 3));
    println!("{:.4} logits² a minute", further.fall / further.lesson.minutes);
    // Who answers nearly all is past every chapter, whatever is asked.
    assert_eq!(step(&answers(1, |i| i % 8 != 0), &asked(4)), None);
}

#[test]
fn a_chapter_that_is_done_leads_to_the_next_and_a_course_that_is_complete_to_none() {
    let course = &CONTENT.courses.all()[0];
    let mut taken = Taken::begun(Uuid::nil(), now());
    for (place, chapter) in course.chapters.iter().enumerate() {
        let all = BTreeMap::from([(course.id.clone(), taken.clone())]);
        let at_hand = lessons(&FRAME, &CONTENT.courses, &all);
        assert_eq!(at_hand[0].chapter, place);
        let minutes: f64 = chapter.pages.iter().map(|page| course.minutes_of(page)).sum();
        assert!((at_hand[0].minutes - minutes).abs() < 1e-9);
        for page in &chapter.pages {
            taken.read.insert(page.id.clone());
            for check in page.checks() {
                let state = learn::CheckState {
                    version: course.checks[check].version,
                    tries: 1,
                    response: Some(String::new()),
                };
                taken.checks.insert(check.to_owned(), state);
            }
            for scenario in page.scenarios() {
                let mut way = Vec::new();
                while !course.scenarios[scenario].has_ended(&way) {
                    way.push(0);
                }
                taken.ways.insert(scenario.to_owned(), way);
            }
        }
    }
    let all = BTreeMap::from([(course.id.clone(), taken)]);
    assert_eq!(lessons(&FRAME, &CONTENT.courses, &all), []);
}

/// The card of a next step on a page.
fn card(body: &str) -> String {
    let card = body.split("aria-labelledby=\"pas\"").nth(1).expect("a next step");
    card.split("</section>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn home_and_passport_show_the_same_lesson_and_it_opens_at_its_own_page() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé", "zoe", &[Role::Agent]).await;
        let path = begin(&product, &browser, "all").await;
        for _ in 0..80 {
            let page = product.get(&browser, &path).await;
            if page.body.contains("/suite\"") {
                product.post(&browser, &format!("{path}/suite"), &[]).await;
            } else if page.status.is_success() {
                let question = hidden(&page.body, "question");
                product.post(&browser, &path, &[("question", &question), ("inconnu", "1")]).await;
            } else {
                break;
            }
        }
        let home = product.get(&browser, "/").await.body;
        let (at_home, on_passport) = (card(&home), card(&product.get(&browser, "/passeport").await.body));
        assert!(at_home.contains("Pourquoi vous") && at_home.contains("environ 5 min"), "{on:?}: {at_home}");
        assert!(at_home.contains("action=\"/apprendre/protect-online\""), "{on:?}");
        assert_eq!(at_home.split("Leçon").nth(1), on_passport.split("Leçon").nth(1), "{on:?}");
        // Begun, and left at another page: the lesson still opens where it begins.
        product.post(&browser, "/apprendre/protect-online", &[]).await;
        product.get(&browser, "/apprendre/protect-online/passphrase").await;
        let again = card(&product.get(&browser, "/").await.body);
        assert!(again.contains("href=\"/apprendre/protect-online/small-facts\""), "{on:?}: {again}");
        product.app.people.set_preferences(person, kit::Language::En, web::Theme::Device).await.unwrap();
        let english = card(&product.get(&browser, "/").await.body);
        assert!(english.contains("<span lang=\"fr\">Pourquoi vous</span>"), "{english}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_next_step_is_the_best_a_minute_among_sessions_and_lessons(
        share in 1_usize..8,
        days in 0_i64..900,
        level in 1_usize..5,
    ) {
        let given = answers(days, |i| i % share == 0);
        let passport = evaluate(&FRAME, &given, now()).unwrap();
        let at_hand = lessons(&FRAME, &CONTENT.courses, &BTreeMap::new());
        // Of each course, the first chapter that is worth the time.
        let rate = |l: &Lesson| Next::Lesson(lesson_step(&FRAME, &passport, &asked(level), l)).rate();
        let rates = CONTENT.courses.all().iter().filter_map(|course| {
            at_hand.iter().filter(|l| l.course == course.id).map(rate).find(|r| *r >= FALL_PER_MINUTE_MIN)
        });
        let session = next_step(&FRAME, &given, &passport, now()).map(|s| Next::Session(s).rate());
        let best = rates.chain(session).fold(0.0, f64::max);
        match step(&given, &asked(level)) {
            Some(chosen) => prop_assert!((chosen.rate() - best).abs() < 1e-9),
            None => prop_assert!(best < FALL_PER_MINUTE_MIN),
        }
        for lesson in &at_hand {
            let less = lesson_step(&FRAME, &passport, &asked(1), lesson);
            let more = lesson_step(&FRAME, &passport, &asked(level), lesson);
            // More asked never makes a lesson worth less, and nothing is asked beyond what it aims at.
            prop_assert!(less.fall >= 0.0 && more.fall >= less.fall - 1e-12);
        }
    }
}
