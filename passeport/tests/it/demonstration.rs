//! The demonstration's own people: what their pages are there to show stands there, whatever the seed.

use std::collections::BTreeSet;

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
