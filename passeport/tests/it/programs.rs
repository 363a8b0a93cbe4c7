//! Programs: what each may read, who let it in, and what that leaves behind.

use std::time::Duration;

use evidence::{Authority, POSITIONING};
use http::{Method, StatusCode};
use kit::PersonId;
use lrs::Scope;
use serde_json::{Value, json};
use uuid::Uuid;
use web::Role;
use xapi::Statement;

use crate::evidence::perfect;
use crate::support::{ADDRESS, Answer, On, Product, engines};

const STATEMENTS: &str = "/xapi/statements";

/// What one of our own sessions writes of a person.
async fn assessed(product: &Product, person: PersonId, number: u128) {
    let statement = Statement::from_value(&perfect(person, Uuid::from_u128(number))).unwrap();
    let evidence = &product.app.evidence;
    let mut tx = evidence.db().write().await.unwrap();
    evidence.append(&mut tx, person, statement, &Authority::Assess, POSITIONING).await.unwrap();
    tx.commit().await.unwrap();
}

/// The numbers of the statements of an answer, in its order.
fn numbers(answer: &Answer) -> Vec<u128> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    let ids = body["statements"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap());
    ids.map(|id| Uuid::parse_str(id).unwrap().as_u128()).collect()
}

#[tokio::test]
async fn a_program_reads_what_it_sent_and_only_one_that_may_reads_the_rest() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (_, one) = product.program("Cours", Scope::Mine, admin).await;
        let (_, other) = product.program("Badges", Scope::Mine, admin).await;
        let (_, all) = product.program("Entrepôt", Scope::All, admin).await;
        assessed(&product, zoe, 1).await;
        for (number, sender) in [(2, &one), (3, &other), (4, &one), (5, &all)] {
            let statement = perfect(zoe, Uuid::from_u128(number));
            let sent = product.call(sender, Method::POST, STATEMENTS, Some(statement)).await;
            assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        }
        let agent = json!({ "account": { "homePage": ADDRESS, "name": zoe.to_string() } }).to_string();
        let agent = crate::support::encode(&agent);
        for filter in [
            "",
            "?ascending=true",
            &format!("?agent={agent}"),
            &format!("?agent={agent}&registration={}", Uuid::from_u128(5)),
            "?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fanswered",
        ] {
            let path = format!("{STATEMENTS}{filter}");
            for (program, expected) in [(&one, vec![4, 2]), (&other, vec![3]), (&all, vec![5, 4, 3, 2, 1])] {
                let mut read = numbers(&product.call(program, Method::GET, &path, None).await);
                if filter == "?ascending=true" {
                    read.reverse();
                }
                assert_eq!(read, expected, "{on:?} {filter}");
            }
        }
        let page = product.call(&one, Method::GET, "/xapi/statements?limit=1", None).await;
        assert_eq!(numbers(&page), [4]);
        let more: Value = serde_json::from_str(&page.body).unwrap();
        let last = product.call(&one, Method::GET, more["more"].as_str().unwrap(), None).await;
        assert_eq!(numbers(&last), [2], "pages hold what it sent, and no other between");
        assert!(last.body.contains("\"more\":\"\""));
    }
}

#[tokio::test]
async fn a_statement_that_a_program_may_not_read_is_as_if_it_were_not_there() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (_, mine) = product.program("Cours", Scope::Mine, admin).await;
        let (_, all) = product.program("Entrepôt", Scope::All, admin).await;
        assessed(&product, zoe, 1).await;
        let path = |number: u128| format!("{STATEMENTS}?statementId={}", Uuid::from_u128(number));
        let hidden = product.call(&mine, Method::GET, &path(1), None).await;
        let absent = product.call(&mine, Method::GET, &path(9), None).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        let same = hidden.body.replace(&Uuid::from_u128(1).to_string(), &Uuid::from_u128(9).to_string());
        assert_eq!(same, absent.body);
        assert!(product.app.people.journal(zoe, 10).await.unwrap().is_empty());
        let shown = product.call(&all, Method::GET, &path(1), None).await;
        assert!(shown.status == StatusCode::OK && shown.body.contains(&zoe.to_string()));
        assert_eq!(product.app.people.journal(zoe, 10).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_a_program_reads_of_others_stands_in_their_journal_with_who_let_it_in() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (_, reader) = product.program("<i>Entrepôt", Scope::All, admin).await;
        let statement = Some(perfect(zoe, Uuid::from_u128(1)));
        product.call(&reader, Method::POST, STATEMENTS, statement).await;
        product.call(&reader, Method::GET, STATEMENTS, None).await;
        assert!(product.app.people.journal(zoe, 10).await.unwrap().is_empty(), "its own is no news");
        assessed(&product, zoe, 2).await;
        assessed(&product, zoe, 3).await;
        assert_eq!(numbers(&product.call(&reader, Method::GET, STATEMENTS, None).await), [3, 2, 1]);
        let journal = product.app.people.journal(zoe, 10).await.unwrap();
        assert_eq!(journal.len(), 1, "one line an answer");
        assert_eq!(journal[0].program.as_deref(), Some("<i>Entrepôt"));
        assert_eq!(journal[0].reader.as_deref(), Some("Hugo Lemaire"));
        let page = product.get(&browser, "/mes-donnees").await.body.replace('\u{a0}', " ");
        let line = "le programme « <bdi>&lt;i&gt;Entrepôt</bdi> », autorisé par <bdi>Hugo Lemaire</bdi>";
        assert!(page.contains(line), "{page}");
    }
}

#[tokio::test]
async fn that_a_program_reads_all_is_ticked_shown_and_noted() {
    for on in engines() {
        let product = Product::new(on).await;
        let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let path = "/administration/clients";
        let notes = || async { product.app.people.journal(hugo, 10).await.unwrap() };
        product.post(&admin, path, &[("nom", "Cours")]).await;
        product.post(&admin, path, &[("nom", "Badges"), ("lecture", "autre")]).await;
        let clients = product.app.lrs.clients().await.unwrap();
        assert!(clients.iter().all(|c| c.scope == Scope::Mine && c.created_by == hugo), "{clients:?}");
        assert!(notes().await.is_empty());
        let page = product.get(&admin, path).await.body;
        assert!(page.contains("ses propres preuves") && !page.contains("toutes les preuves"), "{page}");
        let refused = product.post(&admin, path, &[("nom", ""), ("lecture", "toutes")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"toutes\" checked"), "what was ticked is kept");
        let added = product.post(&admin, path, &[("nom", "Entrepôt"), ("lecture", "toutes")]).await;
        assert_eq!(added.status, StatusCode::OK);
        assert!(!added.body.contains(" checked"), "the next one is asked anew");
        let page = product.get(&admin, path).await.body;
        assert!(page.contains("toutes les preuves") && page.contains("<bdi>Hugo Lemaire</bdi>"), "{page}");
        let noted = notes().await;
        assert_eq!(noted.len(), 1, "{noted:?}");
        let line = (noted[0].what.as_str(), noted[0].program.as_deref(), noted[0].reader.as_deref());
        assert_eq!(line, ("grant", Some("Entrepôt"), Some("Hugo Lemaire")));
    }
}

#[tokio::test]
async fn the_page_and_the_way_to_it_have_one_name() {
    let product = Product::new(engines()[0]).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let page = product.get(&admin, "/administration/clients").await.body;
    assert!(page.contains("<h1>Programmes</h1>"));
    let (_, link) = page.split_once("href=\"/administration/clients\"").unwrap();
    assert!(link.split_once("</a>").unwrap().0.ends_with("Programmes"), "{link}");
}

#[tokio::test]
async fn what_cannot_be_noted_is_not_given() {
    for on in engines() {
        let product = Product::new(on).await;
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (_, all) = product.program("Entrepôt", Scope::All, admin).await;
        assessed(&product, zoe, 1).await;
        product.app.people.db().execute_script("DROP TABLE people_audit").await.unwrap();
        for path in [STATEMENTS, &format!("{STATEMENTS}?statementId={}", Uuid::from_u128(1))] {
            let answer = product.call(&all, Method::GET, path, None).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", answer.body);
            assert!(!answer.body.contains(&zoe.to_string()));
        }
    }
}

/// On SQLite writing transactions come one after the other, in the order in which they asked. The program
/// asks while one is open, and a person after it: so it finds what the open one wrote, and its line stands
/// before the person's.
#[tokio::test]
async fn what_a_program_reads_is_found_in_the_transaction_that_notes_it() {
    let product = Product::new(On::Sqlite).await;
    let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let (_, all) = product.program("Entrepôt", Scope::All, admin).await;
    assessed(&product, zoe, 1).await;
    let evidence = &product.app.evidence;
    let mut tx = evidence.db().write().await.unwrap();
    let statement = Statement::from_value(&perfect(zoe, Uuid::from_u128(2))).unwrap();
    evidence.append(&mut tx, zoe, statement, &Authority::Assess, POSITIONING).await.unwrap();
    let end = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        tx.commit().await.unwrap();
    };
    let person = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        product.app.people.list(admin, "zoe", 0).await.unwrap();
    };
    let (read, (), ()) = tokio::join!(product.call(&all, Method::GET, STATEMENTS, None), person, end);
    assert_eq!(numbers(&read), [2, 1], "it is looked for in a writing transaction");
    let journal = product.app.people.journal(zoe, 10).await.unwrap();
    let newest_first: Vec<&str> = journal.iter().map(|line| line.what.as_str()).collect();
    assert_eq!(newest_first, ["account", "statements"], "and noted in that same one");
}
