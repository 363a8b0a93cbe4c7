//! The demonstration's own people: what their pages are there to show stands there, whatever the seed.

use std::collections::BTreeSet;

use initiatives::ReviewState;
use kit::PersonId;
use passeport::{Plan, claim, generate};
use passport::State;

use crate::support::{On, Product};

#[tokio::test]
async fn claires_passport_is_worth_reading_whatever_the_seed() {
    let mut seen = Vec::new();
    for seed in 1..=12 {
        let product = Product::demo(On::Sqlite).await;
        let plan = Plan { agents: 1, seed };
        claim(&product.app, plan).await.unwrap();
        generate(&product.app, plan, &|_| {}).await.unwrap();
        let claire = product.app.people.account_by_sign_in("agent-claire").await.unwrap().unwrap();
        let answers = product.app.passports.answers(claire.person).await.unwrap();
        let passport = product.app.passports.evaluate(&answers, product.app.assess.now()).unwrap();
        let measured = passport.domains.iter().filter(|d| d.state == State::Measured).count();
        let levels: Vec<usize> = passport.competences.iter().filter_map(|c| c.level).collect();
        let different: BTreeSet<_> = levels.iter().collect();
        println!("seed {seed}: {measured} domains measured, {} levels {different:?}", levels.len());
        assert!(measured == 6, "seed {seed}: {measured} domains are measured");
        assert!(levels.len() == 80, "seed {seed}: {} competences have a level", levels.len());
        seen.push((seed, different.len()));
    }
    assert!(seen.iter().all(|(_, different)| *different >= 2), "levels that are shown, by seed: {seen:?}");
}

/// What the demonstration's call shows whoever steers it: titles and pseudonyms, and the states of the guest's reviews.
async fn call_of(product: &Product) -> (Vec<(String, String)>, Vec<ReviewState>) {
    let (people, initiatives) = (&product.app.people, &product.app.initiatives);
    let calls = initiatives.calls().await.unwrap();
    assert_eq!(calls.len(), 1, "one call");
    let reader = PersonId::from_uuid(uuid::Uuid::from_u128(1));
    let lines = initiatives.submitted(reader, &calls[0], 0).await.unwrap();
    let guest = people.account_by_sign_in("guest-armelle").await.unwrap().unwrap();
    let mut reviews = initiatives.reviews_by(guest.person, calls[0].id).await.unwrap();
    reviews.sort_by_key(|r| r.saved_at);
    (
        lines.into_iter().map(|l| (l.title, l.pseudonym)).collect(),
        reviews.into_iter().map(|r| r.state).collect(),
    )
}

#[tokio::test]
async fn a_call_with_ideas_and_reviews_is_made_once_and_the_same_for_a_seed() {
    let mut seen = Vec::new();
    for seed in [1, 1, 2] {
        let product = Product::demo(On::Sqlite).await;
        let plan = Plan { agents: 27, seed };
        claim(&product.app, plan).await.unwrap();
        generate(&product.app, plan, &|_| {}).await.unwrap();
        let made = call_of(&product).await;
        generate(&product.app, plan, &|_| {}).await.unwrap();
        assert_eq!(call_of(&product).await, made, "made once");
        assert!(made.0.len() >= 5, "{made:?}");
        assert_eq!(made.1, [ReviewState::Sent, ReviewState::Sent, ReviewState::Draft, ReviewState::Recused]);
        seen.push(made);
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0].0[0].1, seen[2].0[0].1, "other seeds, other pseudonyms");
}

#[tokio::test]
async fn the_guest_of_the_demonstration_could_not_come_in_by_a_password() {
    let product = Product::demo(On::Sqlite).await;
    let plan = Plan { agents: 8, seed: 1 };
    claim(&product.app, plan).await.unwrap();
    generate(&product.app, plan, &|_| {}).await.unwrap();
    let people = &product.app.people;
    for secret in ["", "!", "guest-armelle"] {
        assert!(people.sign_in("guest-armelle", secret, "x", "x").await.unwrap().is_err(), "{secret}");
    }
}
