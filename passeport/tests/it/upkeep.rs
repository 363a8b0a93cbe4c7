//! Time passes: choices, sessions, codes and invitations end at their instant, whether or not the night's work was done;
//! the night's work takes them away, and makes for the day what is kept of levels.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use http::StatusCode;
use kit::PersonId;
use passeport::upkeep::{Night, now, tonight};
use passeport::{Plan, claim, generate};
use passport::changes;
use people::{Code, Expired, Invited, NewAccount, SignInFault, Switch};
use store::{RowExt as _, query};
use tempfile::TempDir;
use uuid::Uuid;
use web::Role;

use crate::command_line::run;
use crate::finding::{Field, agent, knows, need, pseudonyms};
use crate::server::passeport;
use crate::support::{On, Product, engines};

const DAY: i64 = 86_400;

/// What the night took away, if it did its work.
fn ended(night: Night) -> Option<Expired> {
    match night {
        Night::Done(expired, _) => Some(expired),
        Night::DoneBefore | Night::Elsewhere => None,
    }
}

/// How many rows a table has.
async fn rows(product: &Product, table: &str) -> i64 {
    let mut conn = product.app.people.db().read().await.unwrap();
    let sql: &'static str = Box::leak(format!("SELECT COUNT(*) AS n FROM {table}").into_boxed_str());
    query(sql).fetch_one(&mut *conn).await.unwrap().int("n").unwrap()
}

/// Somebody who comes back after a long time: her page, read in a new session.
async fn page(product: &Product, person: PersonId, path: &str) -> String {
    let answer = product.get(&product.browser_of(person).await, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

/// Whether the manager of her unit sees her levels.
async fn shows_levels(product: &Product, manager: PersonId, person: PersonId) -> bool {
    let (people, site) = (&product.app.people, &product.app.site);
    let mut tx = people.db().write().await.unwrap();
    let team = people.team_in(&mut tx, manager, (&site.units, &site.zone), people.now()).await.unwrap();
    team.iter().find(|member| member.person == person).unwrap().shows_levels
}

#[tokio::test]
async fn a_choice_ends_after_a_year_at_once_and_is_told_before_and_after() {
    for on in engines() {
        let mut field = Field::new(on, 0).await;
        let product = &field.product;
        let (boss, _) = product.person("Aude Mercier", "aude", &[Role::Agent]).await;
        product.app.people.manage(boss, "archives", true).await.unwrap();
        let she = agent(product, 1, "archives", true, &[Switch::Findable, Switch::Manager]).await;
        product.clock.advance_seconds(10 * DAY);
        let mut all = vec![she];
        for number in 10..22 {
            all.push(agent(product, number, "archives", true, &[Switch::Findable]).await);
        }
        let scout = product.app.people.account_by_sign_in("idriss").await.unwrap().unwrap().person;
        assert!(!page(product, she, "/").await.contains("vaut jusqu’au"), "{on:?}: not yet");
        assert!(page(product, she, "/mes-choix").await.contains("Jusqu’au 23 novembre 2027."));

        product.clock.advance_seconds(330 * DAY);
        assert_eq!(page(product, she, "/").await.matches("vaut jusqu’au 23 novembre 2027").count(), 2);
        assert_eq!(page(product, she, "/mes-choix").await.matches("name=\"renouveler\"").count(), 2);

        // They answer anew, so that it is not age that takes anybody out of a search.
        for person in all {
            knows(product, person, "security", true).await;
        }
        product.clock.advance_seconds(25 * DAY - 1);
        field.scout = field.product.browser_of(scout).await;
        let path = field.opens(&need("2", "")).await;
        assert_eq!(pseudonyms(&field.look(&path).await).len(), 13, "{on:?}");
        assert!(shows_levels(&field.product, boss, she).await);
        field.product.clock.advance_seconds(1);
        assert_eq!(pseudonyms(&field.look(&path).await).len(), 12, "{on:?}: at once");
        assert!(!shows_levels(&field.product, boss, she).await, "{on:?}");

        // The same before and after the night's work.
        let product = &field.product;
        for consents in [2, 0] {
            assert_eq!(page(product, she, "/").await.matches("a pris fin le 23 novembre 2027").count(), 2);
            let choices = page(product, she, "/mes-choix").await;
            assert_eq!(choices.matches("Ce choix a pris fin le 23 novembre 2027").count(), 2, "{choices}");
            assert_eq!(choices.matches(", au bout d’un an</li>").count(), 2, "{on:?} {choices}");
            let expired = ended(now(&product.app).await.unwrap()).unwrap();
            assert_eq!(expired.consents, consents, "{on:?}");
        }
        let again = product.browser_of(she).await;
        product.post(&again, "/mes-choix", &[("activer", "findable")]).await;
        assert!(page(product, she, "/mes-choix").await.contains("Jusqu’au 22 novembre 2028."));
        assert_eq!(pseudonyms(&field.look(&path).await).len(), 13, "{on:?}: she gave it again");
    }
}

#[tokio::test]
async fn a_choice_is_kept_for_another_year_in_one_click_and_never_after_it_was_turned_off() {
    for on in engines() {
        let product = Product::new(on).await;
        let (she, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let people = &product.app.people;
        people.turn(she, Switch::Calls, true).await.unwrap();
        people.turn(she, Switch::Counted, true).await.unwrap();
        product.clock.advance_seconds(340 * DAY);
        people.turn(she, Switch::Counted, false).await.unwrap();
        let hers = product.browser_of(she).await;
        for (switch, told) in [("calls", true), ("counted", false)] {
            let kept = product.post(&hers, "/mes-choix", &[("renouveler", switch)]).await;
            assert_eq!(kept.location(), format!("/mes-choix?fait=renouveler&choix={switch}#choix-{switch}"));
            let said = product.get(&hers, kept.location()).await.body;
            assert_eq!(said.contains("C’est gardé un an de plus"), told, "{on:?} {switch}: {said}");
        }
        product.clock.advance_seconds(364 * DAY);
        let agreed = people.agreed().await.unwrap();
        assert_eq!(agreed.len(), 1);
        assert_eq!(agreed[0].to, [Switch::Calls], "{on:?}: what she turned off stays off");
        product.clock.advance_seconds(DAY);
        assert!(people.agreed().await.unwrap().is_empty(), "{on:?}");
        let times = people.consents_of(she).await.unwrap();
        assert_eq!(times.len(), 3, "each time is kept: {times:?}");
    }
}

#[tokio::test]
async fn sessions_codes_invitations_and_failures_end_at_their_instant_and_are_taken_away_at_night() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let account = NewAccount::new("Zoé Weber", "zoe", None, vec![Role::Agent]).unwrap();
        let (_, code) = people.add(&account).await.unwrap().unwrap();
        let subject = Uuid::from_u128(5);
        let guest = NewAccount::new("Armelle Roy", "armelle", None, Vec::new()).unwrap();
        let Invited::Given(_, token) = people.invite(hugo, subject, &guest).await.unwrap() else {
            panic!("she is invited")
        };
        let wrong = people.sign_in("hugo", "not his", "somewhere", "x").await.unwrap();
        assert_eq!(wrong.unwrap_err(), SignInFault::Wrong);
        let tables = ["people_sessions", "people_codes", "people_attempts", "people_invitations"];
        assert_eq!(counted(&product, tables).await, [1, 2, 2, 1], "{on:?}");

        product.clock.advance_seconds(2 * DAY);
        let redeem = |code: Code| async move {
            people.redeem("zoe", &code, "quatre mots sans lien", "x", "x").await.unwrap()
        };
        assert_eq!(redeem(code).await.unwrap_err(), SignInFault::Wrong, "{on:?}: it is two days old");
        assert!(people.invitation_of(&token).await.unwrap().is_some());
        let expired = ended(tonight(&product.app).await.unwrap()).unwrap();
        assert_eq!((expired.sessions, expired.codes, expired.invitations), (1, 2, 0), "{on:?}");
        // The attempt of this minute still counts.
        assert_eq!(counted(&product, tables).await, [0, 0, 2, 1], "{on:?}");

        product.clock.advance_seconds(12 * DAY);
        assert!(people.invitation_of(&token).await.unwrap().is_none(), "{on:?}: it is fourteen days old");
        product.clock.advance_seconds(30 * DAY - 1);
        let expired = ended(tonight(&product.app).await.unwrap()).unwrap();
        assert_eq!(
            (expired.attempts, expired.invitations),
            (2, 0),
            "{on:?}: who invited sees it for a month"
        );
        product.clock.advance_seconds(DAY);
        let expired = ended(tonight(&product.app).await.unwrap()).unwrap();
        assert_eq!(expired, Expired { invitations: 1, ..Expired::default() }, "{on:?}");
        assert_eq!(counted(&product, tables).await, [0, 0, 0, 0], "{on:?}");
    }
}

async fn counted(product: &Product, tables: [&str; 4]) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in tables {
        counts.push(rows(product, table).await);
    }
    counts
}

#[tokio::test]
async fn the_night_is_worked_once_a_day_and_by_one_of_two_servers() {
    for on in engines() {
        let product = Product::new(on).await;
        let app = &product.app;
        let (one, other) = tokio::join!(tonight(app), tonight(app));
        let done = [one.unwrap(), other.unwrap()].map(ended);
        assert_eq!(done.iter().flatten().count(), 1, "{on:?}: {done:?}");
        assert_eq!(tonight(app).await.unwrap(), Night::DoneBefore);
        // It is 10:00 in Paris: seventeen hours to the next.
        product.clock.advance_seconds(17 * 3_600 - 1);
        assert_eq!(tonight(app).await.unwrap(), Night::DoneBefore, "{on:?}");
        product.clock.advance_seconds(1);
        assert!(ended(tonight(app).await.unwrap()).is_some(), "{on:?}: three hours after midnight");
        product.clock.advance_seconds(5 * DAY);
        assert!(ended(tonight(app).await.unwrap()).is_some(), "{on:?}: nights missed are one");
    }
}

/// A demonstration of so many agents.
async fn organisation(on: On, agents: u32) -> Product {
    let product = Product::demo(on).await;
    let plan = Plan { agents, seed: 1 };
    claim(&product.app, plan).await.unwrap();
    generate(&product.app, plan, &|_| {}).await.unwrap();
    product
}

/// What a future comes to, dropped after so many polls.
async fn polled<F: Future>(future: F, polls_max: usize) -> Option<F::Output> {
    let (mut future, mut polls) = (pin!(future), 0);
    poll_fn(|context| {
        polls += 1;
        if polls > polls_max {
            return Poll::Ready(None);
        }
        future.as_mut().poll(context).map(Some)
    })
    .await
}

#[tokio::test]
async fn a_night_that_is_stopped_anywhere_is_taken_up_and_ends_as_one_that_was_not() {
    for on in engines() {
        let (stopped, whole) = (organisation(on, 30).await, organisation(on, 30).await);
        for product in [&stopped, &whole] {
            product.clock.advance_seconds(400 * DAY);
        }
        let (mut polls, mut stops) = (1, 0);
        // The last stop may come when all is done, but for giving the lease back.
        let night = loop {
            if let Some(night) = polled(tonight(&stopped.app), polls).await {
                break night.unwrap();
            }
            stops += 1;
            polls += 1 + polls / 3;
            // What was stopped left its lease behind, for ten seconds.
            stopped.clock.advance_seconds(11);
        };
        assert!(night != Night::Elsewhere && stops > 5, "{on:?}: stopped {stops} times, {night:?}");
        ended(tonight(&whole.app).await.unwrap()).unwrap();
        let latest = |product: &Product| product.app.releases.clone();
        let (one, other) = (latest(&stopped).latest().await.unwrap(), latest(&whole).latest().await.unwrap());
        assert!(one.is_some() && one == other, "{on:?}");
        for table in ["people_sessions", "people_codes", "people_consents", "passport_levels"] {
            assert_eq!(rows(&stopped, table).await, rows(&whole, table).await, "{on:?} {table}");
        }
        assert_eq!(rows(&stopped, "passport_levels").await, 0, "{on:?}: figures alone are left");
        assert!(stopped.app.people.agreed().await.unwrap().is_empty());
        assert_eq!(tonight(&stopped.app).await.unwrap(), Night::DoneBefore);
    }
}

#[tokio::test]
async fn a_level_that_age_takes_away_is_gone_when_it_is_read_and_the_search_is_told() {
    for on in engines() {
        let product = organisation(on, 30).await;
        let app = &product.app;
        let she = agent(&product, 1, "archives", true, &[Switch::Findable]).await;
        let hers = async || {
            let answers = app.passports.answers(she).await.unwrap();
            app.passports.evaluate(&answers, app.clock.now()).unwrap()
        };
        let first = hers().await;
        assert!(!page(&product, she, "/").await.contains(" a changé"), "{on:?}: her first look");
        product.clock.advance_seconds(600);
        let warmed = app.talents.warm().await.unwrap();
        assert!(warmed.people > 1 && warmed.evaluated == warmed.people && warmed.moved == 0, "{warmed:?}");
        assert_eq!(app.talents.warm().await.unwrap().evaluated, 0, "once a day");
        let mut years = 0;
        while changes(&first, &hers().await).is_empty() {
            years += 1;
            assert!(years < 15, "{on:?}: a level that nothing renews falls");
            for _ in 0..2 {
                product.clock.advance_seconds(180 * DAY);
                app.people.renew(she, Switch::Findable).await.unwrap();
            }
        }
        // No answer came and nothing was run: her page says what age has changed, and the search reads that day's levels.
        let news = page(&product, she, "/").await;
        assert!(news.contains(" a changé"), "{on:?}: {news}");
        let warmed = app.talents.warm().await.unwrap();
        assert_eq!((warmed.people, warmed.moved), (1, 1), "{on:?}: the others' choices have ended");
    }
}

#[tokio::test]
async fn figures_show_what_age_has_taken_away_after_the_night_of_a_new_month() {
    // So many are needed that something can be shown; on one engine, for it takes long to make them.
    let product = organisation(On::Sqlite, 240).await;
    let app = &product.app;
    assert!(ended(tonight(app).await.unwrap()).is_some());
    let (then, figures) = app.releases.latest().await.unwrap().unwrap();
    product.clock.advance_seconds(20 * 365 * DAY);
    let (kept, same) = app.releases.latest().await.unwrap().unwrap();
    assert!(kept == then && same == figures, "figures are those of their month");
    assert!(ended(tonight(app).await.unwrap()).is_some());
    let (new, aged) = app.releases.latest().await.unwrap().unwrap();
    assert_eq!(new, app.releases.month_of(app.clock.now()));
    let (places, rows, domains) = (figures.places.len(), figures.rows.len(), figures.domains.len());
    let mut moved = 0;
    for (place, row) in (0..places).flat_map(|place| (0..rows).map(move |row| (place, row))) {
        moved += (0..domains).filter(|d| figures.cell(place, row, *d) != aged.cell(place, row, *d)).count();
    }
    assert!(moved >= 6, "nobody is measured any more, and {moved} cells say so");
}

#[test]
fn the_command_does_the_nights_work_and_the_doctor_says_when_it_was_done() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    assert_eq!(run(passeport(&["user", "add", "Zoé Weber", "zoe", "--data", data])).code, Some(0));
    let doctor = || run(passeport(&["doctor", "--data", data]));
    let never = doctor();
    assert_eq!(never.code, Some(0), "{}", never.out);
    assert!(never.out.contains("beware  the night's work was never done here;"), "{}", never.out);
    for _ in 0..2 {
        let done = run(passeport(&["upkeep", "--data", data]));
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert!(done.out.starts_with("ended: 0 sessions, 0 codes, "), "{}", done.out);
    }
    assert!(doctor().out.contains("ok      the night's work was done at 20"), "{}", doctor().out);
}
