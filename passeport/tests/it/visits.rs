//! What changed and what is new: visits, answers to requests, lines of the journal, sessions left open.

use kit::{Instant, PersonId};
use passeport::{Plan, claim, generate};
use passport::Read;
use people::RequestKind;
use uuid::Uuid;
use web::Role;

use crate::assessing::{begin, right_fields};
use crate::support::{Browser, Product, engines};

/// Answers rightly, so many times at most, going on after feedback; says how many answers it gave.
async fn answer(product: &Product, who: (PersonId, &Browser), path: &str, most: usize) -> usize {
    for given in 0..most {
        let page = product.get(who.1, path).await;
        if page.body.contains("/suite\"") {
            product.post(who.1, &format!("{path}/suite"), &[]).await;
            return given;
        }
        product.clock.advance_seconds(20);
        let fields = right_fields(product, who.0, path).await;
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        product.post(who.1, path, &fields).await;
    }
    most
}

#[tokio::test]
async fn a_visit_slides_and_keeps_what_it_is_compared_with() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let passports = &product.app.passports;
        let begin = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        let after = |minutes: i64| begin.plus_seconds(60 * minutes);
        let since = async |minutes| passports.visit(person, after(minutes)).await.unwrap().since;
        assert_eq!(since(0).await, begin, "the first look is compared with itself");
        for minutes in [20, 45, 70, 99] {
            assert_eq!(since(minutes).await, begin, "the visit slides from its start");
        }
        assert_eq!(since(200).await, after(99), "the next one is compared with the last look");
        assert_eq!(since(229).await, after(99));
        assert_eq!(since(259).await, after(229), "thirty minutes end a visit");
        // What she has read is kept beside, and does not move the visit.
        let read = Read { answers: Some(after(230)), journal: None };
        passports.note_read(person, read, after(265)).await.unwrap();
        let visit = passports.visit(person, after(270)).await.unwrap();
        assert_eq!((visit.since, visit.read), (after(229), read));
    }
}

#[tokio::test]
async fn after_her_first_session_she_sees_what_changed() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let first = product.get(&browser, "/passeport").await;
        assert!(!first.body.contains("Ce qui a changé"), "nothing to compare with yet");
        product.clock.advance_seconds(60);
        let path = begin(&product, &browser, "ai").await;
        let given = answer(&product, (person, &browser), &path, 20).await;
        let home = product.get(&browser, "/").await.body;
        let news = home.split("id=\"nouveau\"").nth(1).unwrap();
        assert!(
            news.contains("compétences mesurées a changé") && !news.contains("Rien de nouveau"),
            "{news}"
        );
        let page = product.get(&browser, "/passeport").await;
        assert!(page.body.contains("Ce qui a changé"), "{}", page.body);
        assert!(page.body.contains(&format!("{given} nouvelles réponses")), "{given} answers");
        product.clock.advance_seconds(60);
        let again = product.get(&browser, "/passeport").await;
        assert!(
            again.body.contains(&format!("{given} nouvelles réponses")),
            "it stays while the visit lasts"
        );
        product.clock.advance_seconds(3600);
        let browser = product.browser_of(person).await;
        let later = product.get(&browser, "/passeport").await;
        assert!(later.body.contains("aucun niveau n’a changé"), "the next visit begins from there");
    }
}

#[tokio::test]
async fn an_answer_is_announced_until_it_is_read_however_long_the_visit() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (administrator, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let people = &product.app.people;
        people.ask(person, RequestKind::Correct, "Mon unité a changé.").await.unwrap();
        let news = ["vous attend.", "Votre compte a été consulté"];
        let announced = async |browser: &Browser| {
            let body = product.get(browser, "/").await.body;
            news.map(|words| body.contains(words))
        };
        assert_eq!(announced(&browser).await, [false, false]);
        product.clock.advance_seconds(10 * 60);
        let id = people.requests(administrator, 0).await.unwrap().0[0].id;
        assert!(people.answer(administrator, id, "C’est fait.").await.unwrap());
        // The visit slides over the answer: she only looks at her passport, then comes back days later.
        for _ in 0..3 {
            product.clock.advance_seconds(10 * 60);
            product.get(&browser, "/passeport").await;
        }
        assert_eq!(announced(&browser).await, [true, true]);
        product.clock.advance_seconds(3 * 86_400);
        let browser = product.browser_of(person).await;
        assert_eq!(announced(&browser).await, [true, true], "it waits until she reads it");
        product.get(&browser, "/mes-donnees").await;
        assert_eq!(announced(&browser).await, [false, false]);
        product.clock.advance_seconds(60);
        people.requests(administrator, 0).await.unwrap();
        assert_eq!(announced(&browser).await, [false, true], "a later read is news again");
    }
}

#[tokio::test]
async fn the_step_of_a_domain_with_an_open_session_goes_on_with_it() {
    let product = Product::new(engines()[0]).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let answers = product.app.passports.answers(person).await.unwrap();
    let passport = product.app.passports.evaluate(&answers, product.app.assess.now()).unwrap();
    let frame = product.app.passports.frame();
    let step = guidance::next_step(frame, &answers, &passport, product.app.assess.now()).unwrap();
    let id = frame.socle.domains[step.domain].id.clone();
    let path = begin(&product, &browser, &id).await;
    let form = format!("name=\"sur\" value=\"{id}\"");
    for page in ["/", "/passeport"] {
        let body = product.get(&browser, page).await.body;
        assert_eq!(body.matches(&path).count(), 1, "{page} leads to the session once");
        assert!(!body.contains(&form), "{page} does not offer to begin it");
        assert!(body.contains("sans réponse encore"));
    }
    answer(&product, (person, &browser), &path, 1).await;
    let start = product.get(&browser, "/positionnement").await.body;
    assert!(start.contains("Dernière réponse le") && !start.contains("En pause"));
    let session = Uuid::parse_str(path.rsplit('/').next().unwrap()).unwrap();
    assert!(product.app.assess.load(person, session).await.unwrap().is_some());
}

#[tokio::test]
async fn the_demonstration_shows_what_changed_since_an_earlier_visit() {
    let product = Product::demo(engines()[0]).await;
    let plan = Plan { agents: 4, seed: 5 };
    claim(&product.app, plan).await.unwrap();
    generate(&product.app, plan, &|_| {}).await.unwrap();
    for (sign_in, words) in [("agent-claire", "nouvelles réponses"), ("agent-ancien", "Depuis le")] {
        let account = product.app.people.account_by_sign_in(sign_in).await.unwrap().unwrap();
        let browser = product.browser_of(account.person).await;
        let body = product.get(&browser, "/passeport").await.body;
        let changes = body.split("id=\"depuis\"").nth(1).and_then(|rest| rest.split("</section>").next());
        assert!(changes.is_some_and(|c| c.contains(words)), "{sign_in}: {changes:?}");
        // What is two years old says so on top, and beside each margin; what was refreshed does not.
        let old = sign_in == "agent-ancien";
        assert_eq!(
            body.contains("La plupart de vos preuves datent de nov. 2024, ou d’avant"),
            old,
            "{sign_in}"
        );
        let rules = body.split("class=\"duo\"").nth(1).unwrap().split("class=\"radar\"").next().unwrap();
        let known = rules.matches("class=\"dot\"").count();
        assert_eq!(rules.matches("band--old").count(), if old { known } else { 0 }, "{sign_in}");
        assert_eq!(rules.matches("2024, à revoir").count(), if old { known } else { 0 }, "{sign_in}");
        assert_eq!(rules.matches("preuve\u{a0}: ").count(), if old { 0 } else { known }, "{sign_in}");
    }
}
