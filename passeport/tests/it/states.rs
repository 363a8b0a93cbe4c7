//! Measured, inferred, unknown: how the pages tell them apart, and what they say of each.

use http::{StatusCode, header};
use kit::PersonId;
use passport::State;
use web::Role;

use crate::assessing::{begin, right_fields};
use crate::support::{Browser, Product, engines};

/// Posts an answer to the waiting question.
async fn post(product: &Product, browser: &Browser, path: &str, fields: &[(String, String)]) -> StatusCode {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    product.clock.advance_seconds(20);
    product.post(browser, path, &fields).await.status
}

/// Answers every other question rightly until the domain's feedback, and returns that page.
async fn answer_domain(product: &Product, person: PersonId, browser: &Browser, path: &str) -> String {
    for right in [true, false].into_iter().cycle() {
        let page = product.get(browser, path).await.body;
        if page.contains("/suite\"") {
            return page;
        }
        let mut fields = right_fields(product, person, path).await;
        if !right {
            fields.truncate(1);
            fields.push(("inconnu".to_owned(), "1".to_owned()));
        }
        assert_eq!(post(product, browser, path, &fields).await, StatusCode::SEE_OTHER);
    }
    String::new()
}

/// What marks an estimate that is drawn.
const DOT: &str = "class=\"dot\"";

#[tokio::test]
async fn an_unknown_domain_is_hatched_on_every_page_and_said_to_be_a_first_estimate() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "ai").await;
    let fields = right_fields(&product, person, &path).await;
    post(&product, &browser, &path, &fields).await;
    let start = product.get(&browser, "/positionnement").await.body;
    assert!(!start.contains(DOT), "one answer is not drawn");
    assert_eq!(start.matches("Première estimation, pas encore assez précise.").count(), 1);
    assert_eq!(start.matches("Pas assez d’éléments.").count(), 5, "each of the others says so");
    let passport = product.get(&browser, "/passeport").await.body;
    let rules = passport.split("<ul class=\"plain\"><li class=\"drule\"").nth(1).unwrap();
    assert!(!rules.split("</ul>").next().unwrap().contains(DOT));
    assert!(rules.contains("première estimation, pas encore assez précise"));
}

#[tokio::test]
async fn the_feedback_counts_no_right_answers() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "ai").await;
    let page = answer_domain(&product, person, &browser, &path).await;
    let answers = product.app.passports.answers(person).await.unwrap().len();
    assert!(page.contains(&format!("Voici ce qu’il faut retenir de ces {answers} questions.")), "{page}");
    assert!(!page.contains("habituel") && !page.contains("nouvelles pour vous"));
}

#[tokio::test]
async fn measured_and_inferred_competences_are_told_apart_and_explained() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let path = begin(&product, &browser, "security").await;
        answer_domain(&product, person, &browser, &path).await;
        let answers = product.app.passports.answers(person).await.unwrap();
        let passport = product.app.passports.evaluate(&answers, product.app.assess.now()).unwrap();
        let count = |state| passport.competences.iter().filter(|c| c.state == state).count();
        let (measured, inferred, unknown) =
            (count(State::Measured), count(State::Inferred), count(State::Unknown));
        assert!(measured > 1 && inferred > 1, "{measured} measured, {inferred} inferred");
        let page = product.get(&browser, "/passeport").await.body;
        let words = format!("{measured} mesurées, {inferred} déduites, {unknown} à mesurer.");
        assert!(page.contains(&words), "{words}");
        let cells =
            page.split("class=\"plain mosaic\"").nth(1).unwrap().split("class=\"legend\"").next().unwrap();
        assert_eq!(cells.matches("lvl--inferred").count(), inferred);
        assert_eq!(cells.matches("déduit du domaine\"").count(), inferred, "not by its look alone");
        assert_eq!(cells.matches(", mesuré\"").count(), measured);

        let frame = product.app.passports.frame();
        let place = passport.competences.iter().position(|c| c.state == State::Inferred).unwrap();
        let id = &frame.socle.competences[place].id;
        let why = product.get(&browser, &format!("/passeport/{id}")).await.body;
        let counted = why.split("id=\"du-domaine\"").nth(1).unwrap().matches("<tr>").count() - 1;
        assert_eq!(counted, answers.len(), "each answer of the domain that counts");
        let own = passport.competences.iter().position(|c| c.state == State::Measured).unwrap();
        let id = &frame.socle.competences[own].id;
        let why = product.get(&browser, &format!("/passeport/{id}")).await.body;
        assert!(!why.contains("id=\"du-domaine\""), "a measured one has its own answers");
        let level = passport.competences[own].level.unwrap();
        if (1..frame.socle.levels.len()).contains(&level) {
            assert!(why.contains(&format!("Pour le niveau {}, vous avez", level + 1)), "{why}");
        }
    }
}

#[tokio::test]
async fn fields_left_empty_are_marked_one_by_one() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "security").await;
    for _ in 0..12 {
        let mut fields = right_fields(&product, person, &path).await;
        let menu =
            fields.iter().position(|(name, _)| name.starts_with("rang-") || name.starts_with("paire-"));
        if menu.is_none() {
            post(&product, &browser, &path, &fields).await;
            continue;
        }
        let (name, value) = fields.pop().unwrap();
        let typed: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let again = product.post(&browser, &path, &typed).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.body.matches("aria-invalid").count(), 1, "the one that is empty");
        let mark =
            format!("id=\"{name}\" name=\"{name}\" aria-invalid=\"true\" aria-describedby=\"{name}-error\"");
        assert!(again.body.contains(&mark) && again.body.contains(&format!("id=\"{name}-error\"")));
        if name.starts_with("rang-") {
            let mut twice = typed.clone();
            let other = fields.iter().find(|(n, v)| n.starts_with("rang-") && *v != value).unwrap();
            twice.push((&name, &other.1));
            let again = product.post(&browser, &path, &twice).await;
            assert_eq!(again.body.matches("aria-invalid").count(), 2, "both that share a rank");
        }
        return;
    }
    panic!("no question to order or to match among twelve");
}

#[tokio::test]
async fn the_radar_is_taken_away_as_a_drawing() {
    let product = Product::new(engines()[0]).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let file = product.get(&browser, "/passeport/domaines.svg").await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "image/svg+xml; charset=utf-8");
    assert!(file.body.starts_with("<svg xmlns=") && file.body.ends_with("</svg>"));
}
