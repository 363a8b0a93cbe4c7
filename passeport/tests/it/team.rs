//! Managers and their agents: names and states, never a level but of who shows hers; and the journal.

use http::StatusCode;
use kit::PersonId;
use passeport::{Plan, claim, generate};
use people::{NewAccount, Switch};
use web::Role;

use crate::assessing::{begin, go_through, post, right_fields};
use crate::support::{Browser, On, Product, engines};

/// An agent of a unit, signed in.
async fn agent(product: &Product, name: &str, sign_in: &str, unit: &str) -> (PersonId, Browser) {
    let account = NewAccount::new(name, sign_in, Some(unit.to_owned()), vec![Role::Agent]).unwrap();
    let (person, _) = product.app.people.add(&account).await.unwrap().unwrap();
    (person, product.browser_of(person).await)
}

/// A manager of a unit, signed in.
async fn manager(product: &Product, name: &str, sign_in: &str, unit: &str) -> (PersonId, Browser) {
    let (person, browser) = product.person(name, sign_in, &[]).await;
    assert!(product.app.people.manage(person, unit, true).await.unwrap());
    (person, browser)
}

/// A manager of a base, an agent of a ship of that base, assessed over one domain, and one of elsewhere.
struct Base {
    product: Product,
    chief: Browser,
    zoe: PersonId,
    agent: Browser,
    ines: PersonId,
}

async fn base(on: On) -> Base {
    let product = Product::new(on).await;
    let (_, chief) = manager(&product, "Solène Madec", "solene", "base-kermeur").await;
    let (zoe, hers) = agent(&product, "Zoé Weber", "zoe", "fregate-iroise").await;
    let (ines, _) = agent(&product, "Inès Colin", "ines", "archives").await;
    go_through(&product, &hers, zoe, "information", |answer| answer % 2 == 0).await;
    Base { product, chief, zoe, agent: hers, ines }
}

/// What a person's journal says was read, and why.
async fn journal(product: &Product, person: PersonId) -> Vec<(String, String)> {
    let lines = product.app.people.journal(person, 50).await.unwrap();
    lines.into_iter().map(|line| (line.what, line.purpose)).collect()
}

#[tokio::test]
async fn a_manager_sees_names_and_states_of_her_units_and_no_level() {
    for on in engines() {
        let Base { product, chief, zoe, ines, agent, .. } = base(on).await;
        let page = product.get(&chief, "/equipe").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(
            page.body.contains("<bdi>Zoé Weber</bdi>") && page.body.contains(">commencé</span>"),
            "{}",
            page.body
        );
        assert!(page.body.contains("Frégate Iroise") && !page.body.contains("Inès Colin"), "{}", page.body);
        assert!(!page.body.contains("lvl--1") && !page.body.contains("lvl--2") && !page.body.contains("±"));
        assert_eq!(
            page.body.matches("moins de 11 personnes").count(),
            6,
            "a figure needs eleven: {}",
            page.body
        );
        assert_eq!(journal(&product, zoe).await, [("progress".to_owned(), "manager".to_owned())], "{on:?}");
        assert!(journal(&product, ines).await.is_empty(), "not displayed, not read");
        let none = product.get(&chief, "/equipe?q=ines").await;
        assert!(none.body.contains("Aucun agent de vos unités ne correspond"), "{}", none.body);
        assert_eq!(journal(&product, zoe).await.len(), 1, "not displayed, not read");
        let hers = product.get(&agent, "/mes-donnees").await.body;
        assert!(
            hers.contains("où vous en êtes du socle") && hers.contains("<bdi>Solène Madec</bdi>"),
            "{hers}"
        );
        let page = format!("/equipe/{zoe}");
        assert_eq!(product.get(&chief, &page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(journal(&product, zoe).await.len(), 1, "a page that does not exist was not read");
        assert_eq!(product.get(&agent, "/equipe").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn levels_are_seen_by_her_own_managers_as_long_as_she_shows_them() {
    for on in engines() {
        let Base { product, chief, zoe, agent, .. } = base(on).await;
        let (_, other) = manager(&product, "Marc Abadie", "marc", "secretariat-general").await;
        let page = format!("/equipe/{zoe}");
        let choices = product.get(&agent, "/mes-choix").await.body;
        assert!(
            choices.contains("<bdi>Solène Madec</bdi>") && choices.contains("Base de Kermeur"),
            "{choices}"
        );
        assert!(!choices.contains("Marc Abadie") && choices.contains("Aucun de vos niveaux"), "{choices}");
        for time in 1..=2 {
            let on = product.post(&agent, "/mes-choix", &[("activer", "manager")]).await;
            assert_eq!(on.location(), "/mes-choix?fait=activer&choix=manager#choix-manager");
            let seen = product.get(&chief, &page).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert!(
                seen.body.contains("<bdi>Zoé Weber</bdi>") && seen.body.contains("lvl lvl--"),
                "{}",
                seen.body
            );
            assert!(
                seen.body.contains("près") && seen.body.contains("nov. 2026") && !seen.body.contains("±")
            );
            assert_eq!(seen.body.matches("<tr>").count(), 7, "six domains, and no competence");
            let list = product.get(&chief, "/equipe").await.body;
            assert!(list.contains(&format!("href=\"{page}\"")), "{list}");
            assert_eq!(product.get(&other, &page).await.status, StatusCode::NOT_FOUND, "not hers");
            let levels = journal(&product, zoe).await.iter().filter(|(what, _)| what == "levels").count();
            assert_eq!(levels, time);
            let off = product.post(&agent, "/mes-choix", &[("desactiver", "manager")]).await;
            assert_eq!(off.location(), "/mes-choix?fait=desactiver&choix=manager#choix-manager");
            assert_eq!(product.get(&chief, &page).await.status, StatusCode::NOT_FOUND, "at once");
            assert!(!product.get(&chief, "/equipe").await.body.contains(&page));
            product.clock.advance_seconds(60);
        }
        let times = product.app.people.consents_of(zoe).await.unwrap();
        assert_eq!(times.len(), 2, "{on:?}: each time is kept");
        assert!(times.iter().all(|t| t.until.is_some()));
        let all = product.get(&agent, "/mes-donnees/passeport.json").await.body;
        assert!(all.contains("people_consents") && all.contains("\"switch\": \"manager\""), "{all}");
    }
}

#[tokio::test]
async fn who_moves_or_is_no_longer_managed_is_seen_no_more() {
    for on in engines() {
        let Base { product, chief, zoe, agent, .. } = base(on).await;
        product.app.people.turn(zoe, Switch::Manager, true).await.unwrap();
        let page = format!("/equipe/{zoe}");
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let solene = product.app.people.account_by_sign_in("solene").await.unwrap().unwrap().person;
        let units = format!("/administration/personnes/{solene}/unites");
        for wrong in ["", "nowhere", "base-kermeur\u{0}"] {
            let refused = product.post(&admin, &units, &[("nommer", wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?} {wrong}");
        }
        product.post(&admin, &units, &[("nommer", "archives")]).await;
        let account = product.get(&admin, &format!("/administration/personnes/{solene}")).await.body;
        assert!(account.contains("value=\"archives\" aria-label=\"Retirer"), "{account}");
        product.post(&admin, &units, &[("retirer", "base-kermeur")]).await;
        assert_eq!(product.get(&chief, &page).await.status, StatusCode::NOT_FOUND, "{on:?}");
        assert_eq!(product.get(&chief, "/equipe").await.status, StatusCode::OK, "she still manages another");
        product.post(&admin, &units, &[("retirer", "archives")]).await;
        assert_eq!(product.get(&chief, "/equipe").await.status, StatusCode::FORBIDDEN, "at once");
        assert!(!product.get(&agent, "/mes-choix").await.body.contains("Solène Madec"));
        // An account that is closed is no longer of the team.
        product.post(&admin, &units, &[("nommer", "base-kermeur")]).await;
        assert_eq!(product.get(&chief, &page).await.status, StatusCode::OK);
        assert!(product.app.people.set_disabled(zoe, true).await.unwrap(), "{on:?}");
        assert_eq!(product.get(&chief, &page).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_manager_is_neither_in_her_own_list_nor_among_her_own_managers() {
    let product = Product::new(engines()[0]).await;
    let (lea, browser) = agent(&product, "Léa Roy", "lea", "archives").await;
    assert!(product.app.people.manage(lea, "archives", true).await.unwrap());
    product.app.people.turn(lea, Switch::Manager, true).await.unwrap();
    let page = product.get(&browser, "/equipe").await.body;
    assert!(page.contains("Aucun agent n’est dans vos unités"), "{page}");
    assert_eq!(product.get(&browser, &format!("/equipe/{lea}")).await.status, StatusCode::NOT_FOUND);
    let choices = product.get(&browser, "/mes-choix").await.body;
    assert!(choices.contains("Personne n’est responsable de votre unité"), "{choices}");
}

#[tokio::test]
async fn all_three_states_are_told_and_counted() {
    let product = Product::new(engines()[0]).await;
    let (_, chief) = manager(&product, "Solène Madec", "solene", "commandement-forces").await;
    agent(&product, "Anne Bon", "anne", "base-kermeur").await;
    let (begun, browser) = agent(&product, "Bruno Col", "bruno", "base-kermeur").await;
    let path = begin(&product, &browser, "all").await;
    let fields = right_fields(&product, begun, &path).await;
    post(&product, &browser, &path, &fields).await;
    let (done, browser) = agent(&product, "Chloé Duc", "chloe", "base-aubrac").await;
    go_through(&product, &browser, done, "all", |answer| answer % 2 == 0).await;
    let page = product.get(&chief, "/equipe").await.body;
    let order: Vec<usize> = ["Anne Bon", "Bruno Col", "Chloé Duc"].map(|n| page.find(n).unwrap()).to_vec();
    assert!(order.is_sorted(), "by name");
    let counts = page.split("<dl class=\"facts\">").nth(1).unwrap().split("</dl>").next().unwrap();
    let told: Vec<&str> = counts.split("<dd>").skip(1).map(|part| &part[..1]).collect();
    assert_eq!(told, ["1", "1", "1"], "{counts}");
    let rows = page.split("<tbody>").nth(1).unwrap();
    for words in ["pas commencé", "commencé", "fait"] {
        assert!(rows.contains(&format!(">{words}</span>")), "{rows}");
    }
}

#[tokio::test]
async fn figures_are_shown_of_eleven_people_or_more_as_of_the_first_of_the_month() {
    for on in engines() {
        let product = Product::demo(on).await;
        let plan = Plan { agents: 40, seed: 1 };
        claim(&product.app, plan).await.unwrap();
        generate(&product.app, plan, &|_| {}).await.unwrap();
        let solene = product.app.people.account_by_sign_in("manager-solene").await.unwrap().unwrap().person;
        let browser = product.browser_of(solene).await;
        let page = product.get(&browser, "/equipe").await.body;
        let shown = page.matches(" personnes sur 10").count() + page.matches("une personne sur 10").count();
        assert!(shown >= 4, "{on:?}: {page}");
        assert!(page.contains("au 1er\u{a0}novembre 2026") || page.contains("1er novembre 2026"), "{page}");
    }
}

#[tokio::test]
async fn who_shows_her_levels_is_in_no_figure_so_that_ten_others_have_none() {
    let product = Product::demo(On::Sqlite).await;
    let plan = Plan { agents: 40, seed: 1 };
    claim(&product.app, plan).await.unwrap();
    generate(&product.app, plan, &|_| {}).await.unwrap();
    let people = &product.app.people;
    let solene = people.account_by_sign_in("manager-solene").await.unwrap().unwrap().person;
    let browser = product.browser_of(solene).await;
    let mut tx = people.db().write().await.unwrap();
    let site = &product.app.site;
    let team = people.team_in(&mut tx, solene, (&site.units, &site.zone), people.now()).await.unwrap();
    tx.rollback().await.unwrap();
    for member in team.iter().skip(10) {
        people.turn(member.person, Switch::Manager, true).await.unwrap();
    }
    let page = product.get(&browser, "/equipe").await.body;
    assert_eq!(page.matches("moins de 11 personnes").count(), 6, "{page}");
}
