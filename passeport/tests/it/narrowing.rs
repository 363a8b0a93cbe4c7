//! What keeps a scout from narrowing on one person: needs compared, lists withheld, openings and messages limited.

use http::StatusCode;
use people::Switch;
use web::Role;

use crate::finding::{Field, NEW, agent, need, pseudonyms};
use crate::support::{On, engines};

#[tokio::test]
async fn needs_that_would_tell_a_few_people_apart_are_refused_for_thirty_days() {
    for on in engines() {
        let field = Field::new(on, 12).await;
        let product = &field.product;
        // Three more, elsewhere: within the archives alone they would show by their absence.
        for number in 60..63 {
            agent(product, number, "paie-budget", true, &[Switch::Findable]).await;
        }
        let first = field.opens(&need("2", "")).await;
        let refused = product.post(&field.scout, NEW, &need("2", "archives")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?} {}", refused.body);
        assert!(refused.body.contains("trop proche d’un autre"), "{}", refused.body);
        assert!(refused.body.contains("Former six équipes"), "what was typed stands: {}", refused.body);
        let same = field.opens(&need("2", "")).await;
        assert_eq!(same, format!("{first}?fait=meme"), "the same need is that one");
        let before = pseudonyms(&field.look(&first).await);
        // A closed one counts as well; another scout's does not; and after thirty days it is forgotten.
        product.post(&field.scout, &format!("{first}/clore"), &[]).await;
        assert!(product.get(&field.scout, &first).await.body.contains("clos"));
        let still = product.post(&field.scout, NEW, &need("2", "archives")).await;
        assert_eq!(still.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(field.opens(&need("2", "")).await, format!("{first}?fait=meme"), "it is opened again");
        assert_eq!(pseudonyms(&field.look(&first).await), before, "under the same pseudonyms");
        product.post(&field.scout, &format!("{first}/clore"), &[]).await;
        let (_, other) = product.person("Maud Léry", "maud", &[Role::Scout]).await;
        let hers = product.post(&other, NEW, &need("2", "archives")).await;
        assert_eq!(hers.status, StatusCode::SEE_OTHER, "{}", hers.body);
        assert_eq!(product.get(&other, &first).await.status, StatusCode::NOT_FOUND, "not her need");
        product.clock.advance_seconds(31 * 86_400);
        let scout = product.app.people.account_by_sign_in("idriss").await.unwrap().unwrap().person;
        let later = product.post(&product.browser_of(scout).await, NEW, &need("2", "archives")).await;
        assert_eq!(later.status, StatusCode::SEE_OTHER, "{}", later.body);
    }
}

#[tokio::test]
async fn two_tabs_that_open_needs_at_once_are_compared_with_each_other() {
    for on in engines() {
        let field = Field::new(on, 12).await;
        agent(&field.product, 60, "paie-budget", true, &[Switch::Findable]).await;
        let (wide, narrow) = (need("2", ""), need("2", "archives"));
        let (one, two) = tokio::join!(
            field.product.post(&field.scout, NEW, &wide),
            field.product.post(&field.scout, NEW, &narrow),
        );
        let statuses = [one.status, two.status];
        assert!(statuses.contains(&StatusCode::SEE_OTHER), "{on:?} {statuses:?}");
        assert!(statuses.contains(&StatusCode::UNPROCESSABLE_ENTITY), "{on:?} {statuses:?}");
    }
}

#[tokio::test]
async fn a_list_that_others_make_too_telling_is_shown_no_more() {
    for on in engines() {
        // Two needs that nobody is listed for, side by side; then more people agree, and both would be lists.
        let field = Field::new(on, 9).await;
        let product = &field.product;
        agent(product, 60, "paie-budget", true, &[Switch::Findable]).await;
        let wide = field.opens(&need("2", "")).await;
        product.clock.advance_seconds(60);
        let narrow = field.opens(&need("2", "archives")).await;
        for number in 70..73 {
            agent(product, number, "archives", true, &[Switch::Findable]).await;
        }
        assert_eq!(pseudonyms(&field.look(&wide).await).len(), 13, "{on:?}");
        let page = field.look(&narrow).await;
        assert!(pseudonyms(&page).is_empty() && page.body.contains("n’est pas montrée"), "{}", page.body);
        assert!(!page.body.contains("Écrire sans voir"), "nor is it a call: {}", page.body);
        let sent = product.post(&field.scout, &format!("{narrow}/0000-0000"), &[("message", "Vous ?")]).await;
        assert_eq!(sent.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn a_need_that_was_called_never_lists_whom_it_called() {
    for on in engines() {
        let field = Field::new(on, 10).await;
        let product = &field.product;
        for person in &field.found {
            product.app.people.turn(*person, Switch::Calls, true).await.unwrap();
        }
        let path = field.opens(&need("2", "")).await;
        let message = [("message", "Cherche renfort")];
        let sent = product.post(&field.scout, &format!("{path}/appel"), &message).await;
        assert_eq!(sent.location(), format!("{path}?fait=appel"));
        assert_eq!(field.reached().await.len(), 10);
        agent(product, 60, "archives", true, &[Switch::Findable]).await;
        let page = field.look(&path).await;
        assert!(pseudonyms(&page).is_empty() && page.body.contains("a été appelé"), "{on:?} {}", page.body);
    }
}

#[tokio::test]
async fn a_call_that_comes_when_there_is_a_list_is_given_back() {
    let field = Field::new(On::Sqlite, 11).await;
    let path = field.opens(&need("2", "")).await;
    let sent =
        field.product.post(&field.scout, &format!("{path}/appel"), &[("message", "Cherche renfort")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.body.contains("Cherche renfort") && sent.body.contains("n’est pas parti"), "{}", sent.body);
    assert!(field.reached().await.is_empty());
}

#[tokio::test]
async fn ten_needs_a_day_are_enough_refused_ones_included() {
    let field = Field::new(On::Sqlite, 12).await;
    agent(&field.product, 60, "paie-budget", true, &[Switch::Findable]).await;
    field.opens(&need("2", "")).await;
    for _ in 1..talents::OPENINGS_A_DAY {
        let refused = field.product.post(&field.scout, NEW, &need("2", "archives")).await;
        assert!(refused.body.contains("trop proche d’un autre"), "{}", refused.body);
    }
    let enough = field.product.post(&field.scout, NEW, &need("1", "")).await;
    assert_eq!(enough.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        enough.body.contains("10 besoins depuis hier") && enough.body.contains("Former six"),
        "{}",
        enough.body
    );
    field.product.clock.advance_seconds(86_401);
    let scout = field.product.app.people.account_by_sign_in("idriss").await.unwrap().unwrap().person;
    let later = field.product.post(&field.product.browser_of(scout).await, NEW, &need("1", "")).await;
    assert!(!later.body.contains("besoins depuis hier"), "{}", later.body);
}

#[tokio::test]
async fn ten_people_are_written_to_for_a_need_and_no_more() {
    for on in engines() {
        let field = Field::new(on, 12).await;
        let path = field.opens(&need("2", "")).await;
        let shown = pseudonyms(&field.look(&path).await);
        for pseudonym in shown.iter().take(talents::CONTACTS_MAX) {
            let write = format!("{path}/{pseudonym}");
            let sent = field.product.post(&field.scout, &write, &[("message", "Une mission ?")]).await;
            assert_eq!(sent.location(), format!("{path}?fait=ecrit"), "{on:?}");
        }
        let write = format!("{path}/{}", shown[11]);
        let enough = field.product.post(&field.scout, &write, &[("message", "Et vous ?")]).await;
        assert_eq!(enough.status, StatusCode::CONFLICT);
        assert!(enough.body.contains("Et vous ?"), "{}", enough.body);
        assert!(
            !field.look(&path).await.body.contains("Écrire à cette personne"),
            "no button that leads nowhere"
        );
    }
}
