//! How far the core is covered: the levels it is made of are those of the passports, a release is made once, and its page
//! shows figures about groups alone.

use http::StatusCode;
use passeport::{Plan, claim, generate};
use passport::Levels;
use people::NewAccount;
use web::Role;

use crate::support::{Browser, On, Product, engines};

const MAP: &str = "/pilotage/couverture";

/// A demonstration of so many agents, and somebody who steers.
async fn organisation(on: On, agents: u32) -> (Product, Browser) {
    let product = Product::demo(on).await;
    let plan = Plan { agents, seed: 1 };
    claim(&product.app, plan).await.unwrap();
    generate(&product.app, plan, &|_| {}).await.unwrap();
    let (_, browser) = product.person("Une Personne", "pilote", &[Role::Steering]).await;
    (product, browser)
}

#[tokio::test]
async fn the_levels_kept_are_those_of_each_passport_evaluated_afresh() {
    for on in engines() {
        let (product, _) = organisation(on, 30).await;
        let (app, passports) = (&product.app, &product.app.passports);
        let month = app.releases.month_of(app.clock.now());
        let mut rounds = 0;
        while !passports.make_levels(month, 7).await.unwrap() {
            rounds += 1;
        }
        assert!(rounds >= 3, "{on:?}: a few people at a time");
        let kept = passports.levels(month).await.unwrap();
        let mut measured = 0;
        for account in app.people.list_all().await.unwrap() {
            let then = passports.answers(account.person).await.unwrap().stored_by(month);
            let afresh = Levels::of(&passports.evaluate(&then, month).unwrap());
            let nothing = Levels::from(vec![None; afresh.domains().len()]);
            assert_eq!(kept.get(&account.person).unwrap_or(&nothing), &afresh, "{on:?} {}", account.sign_in);
            measured += afresh.domains().iter().flatten().count();
        }
        assert!(measured > 60, "{on:?}: {measured}");
    }
}

#[tokio::test]
async fn a_release_is_made_once_a_month_and_what_it_was_made_of_is_erased() {
    for on in engines() {
        let (product, _) = organisation(on, 30).await;
        let releases = &product.app.releases;
        assert!(!releases.make(3).await.unwrap(), "{on:?}: not all are evaluated yet");
        assert!(releases.latest().await.unwrap().is_none());
        assert!(releases.make(usize::MAX).await.unwrap());
        let (as_of, first) = releases.latest().await.unwrap().unwrap();
        assert_eq!(as_of.to_string(), "2026-10-31T23:00:00Z", "the first of the month, in its time zone");
        assert!(product.app.passports.levels(as_of).await.unwrap().is_empty(), "{on:?}");
        let claire = product.app.people.account_by_sign_in("agent-claire").await.unwrap().unwrap();
        assert!(product.app.people.give_occupation(claire.person, None).await.unwrap());
        product.clock.advance_seconds(3_600);
        assert!(releases.make(usize::MAX).await.unwrap());
        assert_eq!(releases.latest().await.unwrap().unwrap(), (as_of, first), "{on:?}: the first one stands");
        product.clock.advance_seconds(30 * 86_400);
        assert_eq!(releases.latest().await.unwrap().unwrap().0, as_of, "until the next is made");
        assert!(releases.make(usize::MAX).await.unwrap());
        let next = releases.latest().await.unwrap().unwrap().0;
        assert_eq!(next.to_string(), "2026-11-30T23:00:00Z", "{on:?}");
    }
}

#[tokio::test]
async fn the_page_shows_figures_of_eleven_or_more_and_its_file_the_same() {
    // So many are needed that something can be shown; on one engine, since pages read no other way on the other.
    for on in [On::Sqlite] {
        let (product, browser) = organisation(on, 240).await;
        let decisions = product.get(&browser, "/pilotage").await.body;
        assert!(decisions.contains("href=\"/pilotage/couverture\""), "{decisions}");
        let page = product.get(&browser, MAP).await;
        assert_eq!(page.status, StatusCode::OK);
        let body = page.body;
        assert!(
            body.contains("Au 1er\u{a0}novembre 2026") || body.contains("Au 1er novembre 2026"),
            "{body}"
        );
        let cells: Vec<&str> = body.split("<td class=\"heat-").skip(1).collect();
        assert_eq!(cells.len() % 6, 0, "six domains a row");
        let (mut shown, mut hidden) = (0, 0);
        for cell in &cells {
            if cell.starts_with("none") || cell.starts_with('0') {
                hidden += usize::from(cell.starts_with("none"));
                continue;
            }
            let assessed = cell.split("<small>").nth(1).unwrap().split("</small>").next().unwrap();
            assert!(assessed.parse::<u32>().unwrap() >= 11, "{cell}");
            shown += 1;
        }
        assert!(shown >= 6 && hidden > shown, "{on:?}: {shown} shown, {hidden} not, of so few people");
        let file = product.get(&browser, &format!("{MAP}.csv")).await.body;
        assert_eq!(file.lines().count(), 1 + cells.len(), "a line a cell");
        let figures = file.lines().skip(1).filter(|line| !line.ends_with(";;")).count();
        assert_eq!(figures, shown, "{on:?}: {file}");
        let unit = product.get(&browser, &format!("{MAP}?unite=base-kermeur")).await;
        assert_eq!(unit.status, StatusCode::OK);
        assert!(unit.body.contains("value=\"base-kermeur\" selected"), "{}", unit.body);
        assert!(unit.body.contains("couverture.csv?unite=base-kermeur"));
        for wrong in ["nowhere", "%3Cscript%3E"] {
            let answer = product.get(&browser, &format!("{MAP}?unite={wrong}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        }
    }
}

#[tokio::test]
async fn an_administrator_gives_an_occupation_and_its_person_sees_it() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let account = NewAccount::new("Zoé Weber", "zoe", None, vec![Role::Agent]).unwrap();
        let (zoe, _) = product.app.people.add(&account).await.unwrap().unwrap();
        let hers = product.browser_of(zoe).await;
        let page = format!("/administration/personnes/{zoe}");
        let form = format!("{page}/metier");
        let given = product.post(&admin, &form, &[("metier", "health.nurse")]).await;
        assert_eq!(given.location(), format!("{page}?fait=metier"), "{on:?}: {}", given.body);
        let shown = product.get(&admin, &format!("{page}?fait=metier")).await.body;
        assert!(
            shown.contains("Le métier est enregistré") && shown.contains("selected>Santé · Infirmier"),
            "{shown}"
        );
        let data = product.get(&hers, "/mes-donnees").await.body;
        assert!(data.contains("<dd>Infirmier ou infirmière en soins généraux</dd>"), "{data}");
        let list = product.get(&hers, "/metiers").await.body;
        assert!(list.contains("Votre métier") && list.contains("href=\"/metiers/health.nurse\""), "{list}");
        for wrong in ["health.poet", "<b>", "\u{0}"] {
            let refused = product.post(&admin, &form, &[("metier", wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?} {wrong}");
        }
        assert_eq!(product.post(&admin, &form, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        product.clock.advance_seconds(60);
        assert_eq!(product.post(&admin, &form, &[("metier", "")]).await.status, StatusCode::SEE_OTHER);
        let held = product.app.people.account(zoe).await.unwrap().unwrap().occupation;
        assert_eq!(held, None, "{on:?}");
        let all = product.get(&hers, "/mes-donnees/passeport.json").await.body;
        assert!(
            all.contains("people_occupations") && all.contains("\"occupation\": \"health.nurse\""),
            "{all}"
        );
    }
}
