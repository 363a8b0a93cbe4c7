//! A course through the whole product: begun, read, answered, left and taken up, finished; and what it does not
//! do to a passport.

use http::StatusCode;
use kit::PersonId;
use learn::{Given, Outcome, Progress};
use web::Role;

use crate::support::{Answer, Browser, On, Product, engines, hidden};

const COURSE: &str = "/apprendre/protect-online";

async fn agent(on: On) -> (Product, PersonId, Browser) {
    let product = Product::new(on).await;
    let (person, browser) = product.person("Zoé", "zoe", &[Role::Agent]).await;
    (product, person, browser)
}

fn path(inner: &str) -> String {
    format!("{COURSE}/{inner}")
}

async fn begin(product: &Product, browser: &Browser) -> Answer {
    product.post(browser, COURSE, &[]).await
}

/// The statements of her courses: verb's last word and object, in order of arrival.
async fn statements(product: &Product, person: PersonId) -> Vec<(String, String)> {
    let records = product.app.evidence.of_person(person).await.unwrap();
    let last = |text: &str| text.rsplit('/').next().unwrap_or_default().to_owned();
    records
        .iter()
        .inspect(|record| assert_eq!(record.weight(), 0.0, "a course moves no level"))
        .map(|r| {
            let object = r.statement.object_activity_id().unwrap_or_default();
            (last(r.statement.verb_id()), object.split("/courses/").nth(1).unwrap_or_default().to_owned())
        })
        .collect()
}

#[tokio::test]
async fn a_course_is_begun_left_and_taken_up_at_the_page_that_was_open() {
    for on in engines() {
        let (product, person, browser) = agent(on).await;
        let before = product.get(&browser, &path("small-facts")).await;
        assert_eq!(before.location(), COURSE, "{on:?}: whoever has not begun is led to the course");
        let begun = begin(&product, &browser).await;
        assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, path("small-facts").as_str()));
        assert_eq!(product.get(&browser, &path("passphrase")).await.status, StatusCode::OK);
        let resumed = begin(&product, &browser).await;
        assert_eq!(resumed.location(), path("passphrase"), "{on:?}");
        let page = product.get(&browser, COURSE).await;
        assert!(page.body.contains("0 page finie sur 12"), "{on:?}");
        assert_eq!(statements(&product, person).await, [], "{on:?}: opening pages proves nothing");
    }
}

#[tokio::test]
async fn a_page_is_done_when_it_is_read_and_its_questions_are_answered() {
    for on in engines() {
        let (product, person, browser) = agent(on).await;
        begin(&product, &browser).await;
        let read = product.post(&browser, &path("small-facts/suite"), &[]).await;
        assert_eq!(read.location(), path("worth-protecting"), "{on:?}");
        let open = product.get(&browser, &path("small-facts")).await;
        assert!(open.body.contains("Il reste 1 exercice"), "{on:?}: {}", open.body);
        assert_eq!(statements(&product, person).await, []);
        let fields = [("essai", "0"), ("inconnu", "1")];
        let answered = product.post(&browser, &path("small-facts/question/revealing-post"), &fields).await;
        assert_eq!(answered.location(), path("small-facts#question-revealing-post"));
        let said = statements(&product, person).await;
        let expected = [
            ("answered".to_owned(), "protect-online/1/checks/revealing-post/1".to_owned()),
            ("progressed".to_owned(), "protect-online/1".to_owned()),
        ];
        assert_eq!(said, expected, "{on:?}");
        let done = product.get(&browser, &path("small-facts")).await;
        assert!(done.body.contains("Réponse attendue") && done.body.contains("À retenir"), "{on:?}");
    }
}

#[tokio::test]
async fn a_second_answer_from_another_tab_changes_nothing_and_a_further_try_asks_something_else() {
    for on in engines() {
        let (product, person, browser) = agent(on).await;
        begin(&product, &browser).await;
        let question = path("small-facts/question/revealing-post");
        let first = product.get(&browser, &path("small-facts")).await;
        assert_eq!(hidden(&first.body, "essai"), "0");
        for _ in 0..2 {
            product.post(&browser, &question, &[("essai", "0"), ("inconnu", "1")]).await;
        }
        assert_eq!(statements(&product, person).await.len(), 1, "{on:?}");
        product.post(&browser, &question, &[("encore", "1")]).await;
        let second = product.get(&browser, &path("small-facts")).await;
        assert_eq!(hidden(&second.body, "essai"), "1");
        // The old tab's answer belongs to a question that is gone.
        product.post(&browser, &question, &[("essai", "0"), ("inconnu", "1")]).await;
        assert_eq!(statements(&product, person).await.len(), 1, "{on:?}");
        product.post(&browser, &question, &[("essai", "1"), ("inconnu", "1")]).await;
        assert_eq!(statements(&product, person).await.len(), 2, "{on:?}");
        let options =
            |page: &Answer| page.body.split("<span>«\u{a0}").skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_ne!(options(&first), options(&second), "{on:?}: a further try shows another variant");
    }
}

#[tokio::test]
async fn an_answer_that_is_missing_is_asked_for_and_what_was_typed_is_kept() {
    let (product, person, browser) = agent(On::Sqlite).await;
    begin(&product, &browser).await;
    let empty = product.post(&browser, &path("small-facts/question/revealing-post"), &[("essai", "0")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("href=\"#reponse-revealing-post\""), "the summary leads to the question");
    let number = path("passphrase/question/reused-password");
    let wrong = product.post(&browser, &number, &[("essai", "0"), ("nombre", "douze <b>")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"douze &lt;b&gt;\""), "{}", wrong.body);
    assert_eq!(statements(&product, person).await, []);
    for (page, fields) in [
        ("small-facts/question/revealing-post", vec![("essai", "x")]),
        ("report-and-after/situation/friday", vec![("etape", "-1"), ("choix", "0")]),
    ] {
        assert_eq!(product.post(&browser, &path(page), &fields).await.status, StatusCode::BAD_REQUEST);
    }
    for page in [
        "nowhere",
        "small-facts/question/nothing",
        "small-facts/question/real-address",
        "small-facts/situation/friday",
    ] {
        let form = [("essai", "0"), ("inconnu", "1"), ("etape", "0"), ("choix", "0")];
        let answer = if page == "nowhere" {
            product.get(&browser, &path(page)).await
        } else {
            product.post(&browser, &path(page), &form).await
        };
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn a_scenario_keeps_its_way_and_may_be_begun_again() {
    for on in engines() {
        let (product, _, browser) = agent(on).await;
        begin(&product, &browser).await;
        let scenario = path("report-and-after/situation/friday");
        for step in 0..40_usize {
            let page = product.get(&browser, &path("report-and-after")).await;
            if page.body.contains("name=\"reprendre\"") {
                assert!(step >= 3, "{on:?}: {step} choices");
                break;
            }
            let step = step.to_string();
            product.post(&browser, &scenario, &[("etape", &step), ("choix", "0")]).await;
            // The same choice from another tab comes too late.
            product.post(&browser, &scenario, &[("etape", &step), ("choix", "1")]).await;
        }
        let ended = product.get(&browser, &path("report-and-after")).await;
        assert!(ended.body.contains("Votre choix"), "{on:?}");
        product.post(&browser, &scenario, &[("reprendre", "1")]).await;
        let again = product.get(&browser, &path("report-and-after")).await;
        assert!(!again.body.contains("Votre choix"), "{on:?}");
        assert_eq!(hidden(&again.body, "etape"), "0");
    }
}

/// Does all of the course, by the functions that the pages call.
pub(crate) async fn finish(product: &Product, person: PersonId) {
    let learn = &product.app.learn;
    let course = learn.courses().get("protect-online").unwrap();
    learn.start(person, course).await.unwrap();
    for page in course.pages() {
        for check in page.checks() {
            let response = items::Response::Unknown;
            let given = Given::Answer { check: check.to_owned(), tries: 0, response };
            assert_eq!(learn.give(person, course, &given).await.unwrap(), Outcome::Kept);
        }
        for scenario in page.scenarios() {
            let mut way = Vec::new();
            while !course.scenarios[scenario].has_ended(&way) {
                let given = Given::Choose { scenario: scenario.to_owned(), step: way.len(), choice: 0 };
                assert_eq!(learn.give(person, course, &given).await.unwrap(), Outcome::Kept);
                way.push(0);
            }
        }
        let given = Given::Read { page: page.id.clone() };
        assert_eq!(learn.give(person, course, &given).await.unwrap(), Outcome::Kept);
        assert_eq!(learn.give(person, course, &given).await.unwrap(), Outcome::Before);
    }
}

#[tokio::test]
async fn a_course_is_completed_once_and_moves_no_level() {
    for on in engines() {
        let (product, person, browser) = agent(on).await;
        let (before, _) = product.app.passports.hash_of_all(product.app.clock.now()).await.unwrap();
        finish(&product, person).await;
        let said = statements(&product, person).await;
        let count = |verb: &str| said.iter().filter(|(v, _)| v == verb).count();
        assert_eq!((count("answered"), count("progressed"), count("completed")), (13, 12, 1), "{on:?}");
        let (after, _) = product.app.passports.hash_of_all(product.app.clock.now()).await.unwrap();
        assert_eq!(before, after, "{on:?}: no level moved");
        let page = product.get(&browser, COURSE).await;
        assert!(
            page.body.contains("Vous avez terminé ce cours")
                && page.body.contains("action=\"/positionnement\"")
        );
        // A scenario begun again leaves the course completed, and its end says nothing twice.
        let learn = &product.app.learn;
        let course = learn.courses().get("protect-online").unwrap();
        learn.give(person, course, &Given::Restart { scenario: "friday".to_owned() }).await.unwrap();
        let taken = learn.taken(person).await.unwrap();
        assert!(taken["protect-online"].completed_at.is_some());
        assert!(!Progress::new(course, taken.get("protect-online")).is_complete());
        for step in 0.. {
            let given = Given::Choose { scenario: "friday".to_owned(), step, choice: 0 };
            if learn.give(person, course, &given).await.unwrap() == Outcome::Before {
                break;
            }
        }
        assert_eq!(statements(&product, person).await.len(), said.len(), "{on:?}");
    }
}

#[tokio::test]
async fn an_english_page_announces_a_french_course_and_marks_its_language() {
    let (product, person, browser) = agent(On::Sqlite).await;
    product.app.people.set_preferences(person, kit::Language::En, web::Theme::Device).await.unwrap();
    begin(&product, &browser).await;
    for place in [COURSE.to_owned(), path("small-facts"), path("memo")] {
        let page = product.get(&browser, &place).await;
        assert!(page.body.contains("This course is in French"), "{place}");
        assert!(page.body.contains("<h1 lang=\"fr\">"), "{place}");
        assert!(page.body.contains("aria-current=\"page\" lang=\"fr\""), "{place}: the way to the page too");
    }
    let list = product.get(&browser, "/apprendre").await;
    assert!(list.body.contains("in French"));
}

#[tokio::test]
async fn what_was_done_in_courses_is_in_the_export() {
    let (product, person, browser) = agent(On::Sqlite).await;
    finish(&product, person).await;
    let export = product.get(&browser, "/mes-donnees/passeport.json").await;
    for held in ["learn_taken", "learn_read", "learn_checks", "learn_scenarios", "protect-online"] {
        assert!(export.body.contains(held), "{held}");
    }
}
