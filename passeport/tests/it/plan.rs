//! The plan on its pages: open to everybody, late by the day of whoever looks, and for who steers what needs a decision.

use std::sync::Arc;

use competences::File;
use http::StatusCode;
use kit::Instant;
use passeport::Organisation;
use steering::parse_plan;
use web::Role;

use crate::support::{Browser, On, Product, engines};

const HEAD: &str = r#"[plan]
name = { fr = "Plan des phares", en = "Plan of the lighthouses" }
sentence = { fr = "Que chacun rentre <au port>.", en = "That everybody comes home." }
[[objective]]
id = "safety"
name = { fr = "La sûreté", en = "Safety" }
[[axis]]
id = "light"
name = { fr = "La lumière", en = "Light" }
sentence = { fr = "Voir de loin.", en = "To be seen from afar." }
[[axis]]
id = "sound"
name = { fr = "Le son", en = "Sound" }
sentence = { fr = "Entendre.", en = "To be heard." }
to_confirm = true
[[business_objective]]
id = "watch"
name = { fr = "Veiller", en = "Keeping watch" }
"#;

const LAMP: &str = r#"[roadmap]
id = "lamp"
title = { fr = "Changer la lampe", en = "Change the lamp" }
problem = { fr = "Elle s’éteint.", en = "It goes out." }
benefit = { fr = "Elle tient dix ans.", en = "It lasts ten years." }
axis = "light"
business_objective = "watch"
objective = "safety"
occupations = ["health.nurse"]
state = "under-way"
start = 2026-01-10
end = 2026-12-20
[[milestone]]
id = "chosen"
name = { fr = "Lampe choisie", en = "Lamp chosen" }
planned = 2026-03-01
actual = 2026-03-11
proof = { fr = "Le bon est signé.", en = "The order is signed." }
[[milestone]]
id = "fitted"
name = { fr = "Lampe posée", en = "Lamp fitted" }
planned = 2026-11-22
proof = { fr = "Elle éclaire.", en = "It shines." }
[[milestone]]
id = "approved"
name = { fr = "Lampe reçue", en = "Lamp approved" }
planned = 2026-12-20
proof = { fr = "Le registre le dit.", en = "The register says so." }
[[process]]
id = "log"
name = { fr = "Journal du phare", en = "Lighthouse log" }
volume = 12500
state = 0
"#;

/// Gives an organisation the plan of the lighthouses.
fn lighthouses(organisation: &mut Organisation) {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let files = [file("plan/plan.toml", HEAD), file("plan/roadmaps/lamp.toml", LAMP)];
    let (plan, faults) = parse_plan(&files, Some(&organisation.occupations));
    assert_eq!(faults, []);
    organisation.plan = plan.map(Arc::new);
}

#[tokio::test]
async fn a_visitor_reads_the_plan_from_the_sign_in_page_on() {
    for on in engines() {
        let product = Product::of(on, lighthouses).await;
        let nobody = Browser::default();
        assert!(product.get(&nobody, "/connexion").await.body.contains("href=\"/plan\""), "{on:?}");
        let plan = product.get(&nobody, "/plan").await;
        assert_eq!(plan.status, StatusCode::OK, "{}", plan.body);
        for words in
            ["Plan des phares", "&#60;au port&#62;", "1 feuille de route\u{a0}: 1 en cours", "à confirmer"]
        {
            assert!(plan.body.contains(words), "{words}: {}", plan.body);
        }
        assert!(plan.body.contains("12\u{202f}500 dossiers par an"), "{}", plan.body);
        let axis = product.get(&nobody, "/plan/axes/light").await;
        assert!(
            axis.body.contains("dépassé de 1 jour") && axis.body.contains("atteint avec 10 jours de retard")
        );
        let empty = product.get(&nobody, "/plan/axes/sound").await;
        assert!(empty.body.contains("Aucune feuille de route ne suit encore cet axe."), "{}", empty.body);
        for nowhere in ["/plan/axes/smell", "/plan/feuilles-de-route/lens"] {
            assert_eq!(product.get(&nobody, nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
    }
}

#[tokio::test]
async fn a_milestone_is_overdue_from_the_day_after_its_own_where_the_organisation_is() {
    let product = Product::of(On::Sqlite, lighthouses).await;
    for (now, words) in [
        ("2026-11-22T22:59:59Z", "prévu aujourd’hui"),
        ("2026-11-22T23:00:00Z", "dépassé de 1 jour"),
        ("2026-11-24T23:00:00Z", "dépassé de 3 jours"),
    ] {
        product.clock.set(Instant::parse(now).unwrap());
        let page = product.get(&Browser::default(), "/plan/feuilles-de-route/lamp").await;
        assert!(page.body.contains(words), "{now}: {}", page.body);
    }
}

#[tokio::test]
async fn roadmaps_are_found_by_axis_and_state() {
    let product = Product::of(On::Sqlite, lighthouses).await;
    for (query, found) in [
        ("", true),
        ("?axe=light", true),
        ("?axe=light&etat=under-way", true),
        ("?axe=sound", false),
        ("?etat=done", false),
        ("?axe=%22&etat=x", true),
    ] {
        let page = product.get(&Browser::default(), &format!("/plan/feuilles-de-route{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert_eq!(page.body.contains("Changer la lampe"), found, "{query}: {}", page.body);
        assert_eq!(page.body.contains("Aucune ne correspond."), !found, "{query}");
    }
}

#[tokio::test]
async fn who_steers_sees_what_needs_a_decision_and_no_link_to_what_is_not_hers() {
    for on in engines() {
        let product = Product::of(on, lighthouses).await;
        let (_, steering) = product.person("Hélène", "helene", &[Role::Steering]).await;
        let (_, both) = product.person("Zoé", "zoe", &[Role::Steering, Role::Agent]).await;
        assert_eq!(product.get(&steering, "/").await.location(), "/pilotage", "{on:?}");
        let page = product.get(&steering, "/pilotage").await;
        for words in [
            "4 points demandent une décision.",
            "1 jalon est dépassé",
            "Lampe posée (Changer la lampe), dépassé de 1 jour.",
            "Un jalon est dépassé, et aucun n’a été atteint depuis 257 jours.",
            "39 métiers sur 40 n’ont pas de feuille de route",
            "1 démarche est encore sur papier",
        ] {
            assert!(page.body.contains(words), "{on:?} {words}: {}", page.body);
        }
        assert!(
            page.body.contains("href=\"/plan/feuilles-de-route/lamp\"")
                && page.body.contains("href=\"/plan/metiers/health.forces-doctor\"")
        );
        assert!(
            product.get(&both, "/pilotage").await.body.contains("href=\"/metiers/health.forces-doctor\"")
        );
    }
}

#[tokio::test]
async fn an_occupation_and_its_roadmaps_lead_to_each_other() {
    let product = Product::of(On::Sqlite, lighthouses).await;
    let (_, agent) = product.person("Zoé", "zoe", &[Role::Agent]).await;
    let roadmap = "/plan/feuilles-de-route/lamp";
    assert!(product.get(&agent, "/metiers/health.nurse").await.body.contains(roadmap));
    let without = product.get(&agent, "/metiers/health.radiographer").await;
    assert!(!without.body.contains("Les feuilles de route de ce métier"), "{}", without.body);
    assert!(product.get(&agent, roadmap).await.body.contains("href=\"/metiers/health.nurse\""));
    let visitor = product.get(&Browser::default(), roadmap).await;
    // Who is no agent has no passport to compare: the plan's own page tells of the occupation.
    assert!(visitor.body.contains("href=\"/plan/metiers/health.nurse\""), "{}", visitor.body);
    assert!(!visitor.body.contains("href=\"/metiers/"), "{}", visitor.body);
}

#[tokio::test]
async fn a_visitor_reads_what_an_occupation_asks_and_what_the_plan_changes_in_it() {
    let product = Product::of(On::Sqlite, lighthouses).await;
    let nobody = Browser::default();
    let plan = product.get(&nobody, "/plan").await.body;
    assert!(
        plan.contains("40 métiers, dont 39 sans feuille de route.")
            && plan.contains("href=\"/plan/metiers\"")
    );
    let list = product.get(&nobody, "/plan/metiers").await.body;
    assert_eq!(list.matches("href=\"/plan/metiers/").count(), 40, "{list}");
    let nurse = product.get(&nobody, "/plan/metiers/health.nurse").await.body;
    let occupation = product.app.guidance.occupations().get("health.nurse").unwrap();
    let socle = &product.app.content.socle;
    let family = &product.app.guidance.occupations().families[occupation.family];
    for (domain, level) in socle.domains.iter().zip(&family.levels) {
        let row = format!("{}</th><td>niveau {level} · ", domain.name.shown(kit::Language::Fr));
        assert!(nurse.contains(&row), "{row}: {nurse}");
    }
    for (competence, level) in socle.competences.iter().zip(&occupation.profile) {
        let usual = family.levels[competence.domain];
        let domain = socle.domains[competence.domain].name.shown(kit::Language::Fr);
        let name = competence.name.shown(kit::Language::Fr);
        let line = format!("{name} ({domain})\u{a0}: niveau {level} au lieu de {usual}<");
        assert_eq!(nurse.contains(&line), *level != usual, "{line}");
    }
    assert!(nurse.contains("/plan/feuilles-de-route/lamp") && !nurse.contains("Comparer à mon passeport"));
    let without = product.get(&nobody, "/plan/metiers/health.radiographer").await.body;
    assert!(without.contains("Aucune feuille de route ne concerne encore ce métier."), "{without}");
    let (_, agent) = product.person("Zoé", "zoe", &[Role::Agent]).await;
    let hers = product.get(&agent, "/plan/metiers/health.nurse").await.body;
    assert!(hers.contains("href=\"/metiers/health.nurse\""), "{hers}");
    assert_eq!(product.get(&nobody, "/plan/metiers/health.nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_organisation_without_a_plan_says_so_and_leads_nowhere() {
    let product = Product::of(On::Sqlite, |organisation| organisation.plan = None).await;
    let (_, browser) = product.person("Zoé", "zoe", &[Role::Agent, Role::Steering]).await;
    for path in ["/plan", "/plan/feuilles-de-route", "/pilotage"] {
        let page = product.get(&browser, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("Cette organisation n’a pas publié de plan."), "{path}: {}", page.body);
        assert!(!page.body.contains("href=\"/plan\""), "{path}: no entry of a menu leads there");
    }
    for path in [
        "/plan/axes/data",
        "/plan/feuilles-de-route/care-record",
        "/plan/metiers",
        "/plan/metiers/health.nurse",
    ] {
        assert_eq!(product.get(&browser, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let occupation = product.get(&browser, "/metiers/health.nurse").await;
    assert_eq!(occupation.status, StatusCode::OK);
    assert!(!occupation.body.contains("feuille de route"), "{}", occupation.body);
}
