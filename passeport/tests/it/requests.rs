//! Requests to correct or erase: every one of them can be reached.

use http::StatusCode;
use people::RequestKind;
use web::Role;

use crate::support::{Product, engines, hidden};

/// The requests of a page, in their order, by the number that stands in their text.
fn shown(body: &str) -> Vec<usize> {
    let texts = body.split("Demande no ").skip(1);
    texts.map(|t| t.split('.').next().unwrap_or_default().parse().unwrap()).collect()
}

#[tokio::test]
async fn every_request_is_on_a_page_the_open_first_then_the_newest_answers() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        for number in 1..=203 {
            people.ask(zoe, RequestKind::Correct, &format!("Demande no {number}.")).await.unwrap();
            product.clock.advance_seconds(1);
        }
        // From the 61st on they are answered, one after the other: sixty stay open.
        let mut open = Vec::new();
        for page in 0..5 {
            open.extend(people.requests(hugo, page).await.unwrap().0);
        }
        for request in open.iter().filter(|r| shown(&r.body)[0] > 60) {
            assert!(people.answer(hugo, request.id, "Fait.").await.unwrap());
            product.clock.advance_seconds(1);
        }
        let mut found = Vec::new();
        for page in 1..=5 {
            let body = product.get(&admin, &format!("/administration/demandes?page={page}")).await.body;
            assert!(body.contains(&format!("Page {page} sur 5")), "{on:?}");
            found.extend(shown(&body));
        }
        let expected: Vec<usize> = (1..=60).chain((61..=203).rev()).collect();
        assert_eq!(found, expected, "{on:?}");
        let beyond = product.get(&admin, "/administration/demandes?page=9").await;
        assert_eq!(beyond.location(), "/administration/demandes?page=5", "{on:?}");
        let empty = product.get(&admin, "/administration/demandes").await;
        assert_eq!(shown(&empty.body)[0], 1, "{on:?}: without a number, the first page");
    }
}

#[tokio::test]
async fn an_answer_refused_is_given_back_on_the_page_of_its_request_and_the_next_is_at_hand() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        for number in 1..=70 {
            people.ask(zoe, RequestKind::Erase, &format!("Demande no {number}.")).await.unwrap();
            product.clock.advance_seconds(1);
        }
        let last = people.requests(hugo, 1).await.unwrap().0.pop().unwrap();
        let path = format!("/administration/demandes/{}", last.id);
        let field = format!("reponse-{}", last.id);
        let refused = product.post(&admin, &path, &[(&field, " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(&field) && shown(&refused.body).contains(&70), "{on:?}");
        let sent = product.post(&admin, &path, &[(&field, "Rien n’a été effacé.")]).await;
        assert_eq!(sent.location(), format!("/administration/demandes?page=2&fait={}", last.id), "{on:?}");
        let told = product.get(&admin, sent.location()).await;
        assert!(told.body.contains("La réponse est enregistrée."), "{on:?}");
        let again = product.post(&admin, &path, &[(&field, "Autre chose")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{on:?}");
        assert!(again.body.contains("Autre chose"), "{on:?}: what was typed is given back");
        assert_eq!(hidden(&told.body, "token").len(), 64);
    }
}
