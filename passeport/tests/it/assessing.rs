//! An agent is assessed and reads her passport.

use http::StatusCode;
use items::{Response, right_response};
use kit::PersonId;
use uuid::Uuid;
use web::Role;

use crate::support::{Answer, Browser, Product, engines};

/// Begins a session over a scope and returns its path.
pub(crate) async fn begin(product: &Product, browser: &Browser, scope: &str) -> String {
    let begun = product.post(browser, "/positionnement", &[("sur", scope)]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    begun.location().to_owned()
}

/// The fields that answer the waiting question rightly.
pub(crate) async fn right_fields(product: &Product, person: PersonId, path: &str) -> Vec<(String, String)> {
    let id = Uuid::parse_str(path.rsplit('/').next().unwrap()).unwrap();
    let session = product.app.assess.load(person, id).await.unwrap().unwrap();
    let question = session.question.expect("a question waits");
    let (family, variant) = product.app.assess.variant(&question).unwrap().unwrap();
    let mut fields = vec![("question".to_owned(), question.statement.to_string())];
    match right_response(family, &variant) {
        Response::Options(places) => {
            fields.extend(places.iter().map(|p| ("choix".to_owned(), p.to_string())));
        }
        Response::Ranks(ranks) => {
            fields.extend(ranks.iter().enumerate().map(|(i, r)| (format!("rang-{i}"), r.to_string())));
        }
        Response::Rights(places) => {
            fields.extend(places.iter().enumerate().map(|(i, p)| (format!("paire-{i}"), p.to_string())));
        }
        Response::Number(number) => fields.push(("nombre".to_owned(), number.to_string())),
        Response::Unknown => fields.push(("inconnu".to_owned(), "1".to_owned())),
    }
    fields
}

pub(crate) async fn post(
    product: &Product,
    browser: &Browser,
    path: &str,
    fields: &[(String, String)],
) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    product.post(browser, path, &fields).await
}

/// Answers all of a session, rightly where `right` says so by the answer's number, else that she does not
/// know: where it ends, how many answers, how many feedbacks.
pub(crate) async fn go_through(
    product: &Product,
    browser: &Browser,
    person: PersonId,
    scope: &str,
    right: fn(usize) -> bool,
) -> (String, usize, usize) {
    let path = begin(product, browser, scope).await;
    let (mut answers, mut feedbacks) = (0, 0);
    loop {
        let page = product.get(browser, &path).await;
        if page.status == StatusCode::SEE_OTHER {
            return (page.location().to_owned(), answers, feedbacks);
        }
        assert_eq!(page.status, StatusCode::OK);
        product.clock.advance_seconds(30);
        if page.body.contains("/suite\"") {
            feedbacks += 1;
            product.post(browser, &format!("{path}/suite"), &[]).await;
            continue;
        }
        let mut fields = right_fields(product, person, &path).await;
        if !right(answers) {
            fields.truncate(1);
            fields.push(("inconnu".to_owned(), "1".to_owned()));
        }
        let kept = post(product, browser, &path, &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        answers += 1;
        assert!(answers <= 48, "a session ends");
    }
}

#[tokio::test]
async fn she_is_assessed_over_six_domains_and_reads_her_passport() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (end, answers, feedbacks) = go_through(&product, &browser, person, "all", |_| true).await;
        assert_eq!(feedbacks, 6);
        assert!(end.ends_with("/bilan"));
        let bilan = product.get(&browser, &end).await;
        assert_eq!(bilan.status, StatusCode::OK);
        let held = product.app.passports.answers(person).await.unwrap();
        assert_eq!(held.len(), answers);
        let passport = product.app.passports.evaluate(&held, product.app.assess.now()).unwrap();
        assert!(passport.domains.iter().all(|d| d.answers == 8));
        assert!(
            passport.domains.iter().all(|d| d.estimate.mean.get() > 0.5),
            "all right answers raise every domain"
        );
        assert!(passport.domains.iter().all(|d| d.state == passport::State::Measured), "{on:?}");
        assert!(passport.competences.iter().all(|c| c.level.is_some()), "none is left unknown");
        let page = product.get(&browser, "/passeport").await;
        assert!(page.status == StatusCode::OK && page.body.contains("Zoé Weber"));
        let why = product.get(&browser, "/passeport/security.spot-phishing").await;
        assert_eq!(why.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn two_tabs_and_double_clicks_answer_once() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let path = begin(&product, &browser, "ai").await;
        let fields = right_fields(&product, person, &path).await;
        let unknown = vec![fields[0].clone(), ("inconnu".to_owned(), "1".to_owned())];
        let (one, two) =
            tokio::join!(post(&product, &browser, &path, &fields), post(&product, &browser, &path, &unknown));
        let mut statuses = [one.status, two.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{} {}", one.body, two.body);
        assert_eq!(product.app.passports.answers(person).await.unwrap().len(), 1);
        let late = post(&product, &browser, &path, &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(product.app.passports.answers(person).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn an_unfinished_answer_is_given_back_with_what_was_chosen() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "information").await;
    let question = right_fields(&product, person, &path).await.remove(0);
    let empty = post(&product, &browser, &path, std::slice::from_ref(&question)).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("role=\"alert\""));
    assert!(product.app.passports.answers(person).await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_answers_in_the_place_of_another() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (_, other) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        let path = begin(&product, &browser, "ai").await;
        let fields = right_fields(&product, person, &path).await;
        assert_eq!(post(&product, &other, &path, &fields).await.status, StatusCode::NOT_FOUND);
        assert_eq!(product.get(&other, &path).await.status, StatusCode::NOT_FOUND);
        assert!(product.app.passports.answers(person).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_session_is_taken_up_where_it_was_left() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "ai").await;
    let fields = right_fields(&product, person, &path).await;
    post(&product, &browser, &path, &fields).await;
    let waiting = right_fields(&product, person, &path).await;
    product.post(&browser, &format!("{path}/pause"), &[]).await;
    let home = product.get(&browser, "/").await;
    assert!(home.body.contains(&path), "the home page offers to take it up");
    assert_eq!(begin(&product, &browser, "ai").await, path, "beginning again takes it up");
    assert_eq!(right_fields(&product, person, &path).await, waiting, "the same question waits");
}
