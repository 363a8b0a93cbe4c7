//! What was being sent when a session ended: kept on the sign-in page, and sent on by the form of the next one.

use std::collections::BTreeSet;

use http::{StatusCode, header};
use items::right_response;
use uuid::Uuid;
use web::Role;

use crate::assessing::{begin, post, right_fields};
use crate::support::{Answer, Browser, On, Product, engines, fields_to, hidden};

/// The browser that a page let in: the cookie that came with it, and the token of its form.
fn let_in(page: &Answer) -> Browser {
    let cookie = page.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap_or_default();
    Browser { cookie: cookie.to_owned(), token: hidden(&page.body, "token"), ..Browser::default() }
}

/// Fields with others before them.
fn with<'a>(first: &[(&'a str, &'a str)], fields: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
    first.iter().copied().chain(fields.iter().map(|(n, v)| (n.as_str(), v.as_str()))).collect()
}

#[tokio::test]
async fn an_answer_of_any_kind_sent_after_the_session_ended_is_stored_as_it_was_given() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let secret = "trois phares au nord";
        product.choose_password(person, "zoe", secret).await;
        let mut browser = product.browser_of(person).await;
        let path = begin(&product, &browser, "all").await;
        let id = Uuid::parse_str(path.rsplit('/').next().unwrap()).unwrap();
        let mut kinds = BTreeSet::new();
        while kinds.len() < 5 {
            let page = product.get(&browser, &path).await;
            assert_eq!(page.status, StatusCode::OK, "not all kinds were asked: {kinds:?}");
            if page.body.contains("/suite\"") {
                product.post(&browser, &format!("{path}/suite"), &[]).await;
                continue;
            }
            let question = product.app.assess.load(person, id).await.unwrap().unwrap().question.unwrap();
            let (family, variant) = product.app.assess.variant(&question).unwrap().unwrap();
            let fields = right_fields(&product, person, &path).await;
            if kinds.insert(family.kind.name()) {
                product.clock.advance_seconds(3600);
                let asked = post(&product, &browser, &path, &fields).await;
                assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
                let kept = fields_to(&asked, "/connexion");
                assert_eq!(kept[0], ("suite".to_owned(), path.clone()));
                let form = with(&[("identifiant", "zoe"), ("secret", secret)], &kept);
                let resumed = product.post(&Browser::default(), "/connexion", &form).await;
                assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
                browser = let_in(&resumed);
                // Nothing is sent but what stands on that page.
                let sent = post(&product, &browser, &path, &fields_to(&resumed, &path)).await;
                assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            } else {
                assert_eq!(post(&product, &browser, &path, &fields).await.status, StatusCode::SEE_OTHER);
            }
            let answers = product.app.passports.answers(person).await.unwrap();
            let stored = answers.get(question.statement).expect("it is stored");
            let given = right_response(family, &variant).to_statement();
            assert!(stored.correct && stored.response == given, "{on:?} {}: {}", family.id, stored.response);
        }
    }
}

#[tokio::test]
async fn in_the_demonstration_a_kept_answer_is_sent_on_by_coming_in_as_the_persona() {
    for on in engines() {
        let product = Product::demo(on).await;
        let (person, browser) = product.person("Claire Le Goff", "agent-claire", &[Role::Agent]).await;
        let (noe, _) = product.person("Noé Marchal", "agent-nouveau", &[Role::Agent]).await;
        let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        product.choose_password(hugo, "hugo", "trois phares au nord").await;
        assert!(product.app.people.set_disabled(noe, true).await.unwrap());
        let path = begin(&product, &browser, "ai").await;
        let fields = right_fields(&product, person, &path).await;
        product.clock.advance_seconds(3600);
        let asked = post(&product, &browser, &path, &fields).await;
        assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
        assert!(asked.body.contains("name=\"persona\" value=\"agent-claire\""), "{}", asked.body);
        assert!(!asked.body.contains("agent-nouveau"), "a closed account is not offered");
        let kept = fields_to(&asked, "/demo");
        assert_eq!(kept, fields_to(&asked, "/connexion"), "by password or without, the same is kept");
        let form = with(&[("persona", "agent-claire")], &kept);
        let resumed = product.post(&Browser::default(), "/demo", &form).await;
        assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
        let sent = post(&product, &let_in(&resumed), &path, &fields_to(&resumed, &path)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let question = Uuid::parse_str(&fields[0].1).unwrap();
        let answers = product.app.passports.answers(person).await.unwrap();
        assert!(answers.get(question).is_some_and(|answer| answer.correct), "{on:?}");
    }
}

#[tokio::test]
async fn in_the_demonstration_a_page_is_come_back_to_and_the_usual_way_in_is_as_before() {
    let product = Product::demo(On::Sqlite).await;
    product.person("Claire Le Goff", "agent-claire", &[Role::Agent]).await;
    product.person("Hugo Lemaire", "administrator-hugo", &[Role::Administrator]).await;
    let nobody = Browser::default();
    let asked = product.get(&nobody, "/passeport?q=1").await;
    let door = product.get(&nobody, asked.location()).await;
    let kept = fields_to(&door, "/demo");
    assert_eq!(kept, [("suite".to_owned(), "/passeport?q=1".to_owned())]);
    let come = |fields: Vec<(&'static str, &'static str)>| {
        let product = &product;
        async move { product.post(&Browser::default(), "/demo", &fields).await.location().to_owned() }
    };
    assert_eq!(come(vec![("persona", "agent-claire"), ("suite", "/passeport?q=1")]).await, "/passeport?q=1");
    assert_eq!(come(vec![("persona", "agent-claire"), ("suite", "//evil.example")]).await, "/");
    assert_eq!(come(vec![("persona", "agent-claire")]).await, "/");
    assert_eq!(come(vec![("persona", "administrator-hugo")]).await, "/administration/personnes");
}

#[tokio::test]
async fn outside_the_demonstration_no_persona_is_offered() {
    let product = Product::new(On::Sqlite).await;
    product.person("Claire Le Goff", "agent-claire", &[Role::Agent]).await;
    let door = product.get(&Browser::default(), "/connexion").await;
    assert!(!door.body.contains("/demo") && !door.body.contains("persona"), "{}", door.body);
}
