//! Who read what of a person: no line, no data (law 6); and what the journal tells.

use http::{StatusCode, header};
use people::RequestKind;
use web::Role;

use crate::support::{Browser, Product, engines, hidden};

/// What the administrator's pages and the ledger hold of Zoé.
const SECRETS: [&str; 3] = ["Zoé Weber", "zoe.weber", "Mon unité a changé"];

#[tokio::test]
async fn when_no_line_can_be_written_nothing_of_the_person_comes_out() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe.weber", &[Role::Agent]).await;
        people.ask(zoe, RequestKind::Correct, "Mon unité a changé").await.unwrap();
        let statement = crate::evidence::perfect(zoe, uuid::Uuid::from_u128(1));
        let (sender, reader) = (client(&product, hugo).await, client(&product, hugo).await);
        product.call(&sender, http::Method::POST, "/xapi/statements", Some(statement)).await;
        let account = format!("/administration/personnes/{zoe}");
        let pages = [
            "/administration/personnes?q=weber",
            "/administration/personnes?page=1",
            &account,
            "/administration/demandes",
        ];
        for path in pages {
            let shown = product.get(&admin, path).await;
            assert!(
                SECRETS.iter().any(|s| shown.body.contains(s)),
                "{on:?} {path}: shown while lines are kept"
            );
        }

        people.db().execute_script("ALTER TABLE people_audit RENAME TO people_audit_gone").await.unwrap();
        for path in pages {
            let refused = product.get(&admin, path).await;
            assert!(refused.status.is_server_error(), "{on:?} {path}: {}", refused.status);
            let told = SECRETS.iter().find(|s| refused.body.contains(*s));
            assert_eq!(told, None, "{on:?} {path}");
        }
        let before = people.sessions(zoe, "").await.unwrap().len();
        let seen = people.code_until(zoe).await.unwrap().unwrap().micros().to_string();
        let code = product.post(&admin, &format!("{account}/code"), &[("vu", &seen)]).await;
        assert!(code.status.is_server_error() && !code.body.contains("Zoé"), "{on:?}: {}", code.body);
        assert_eq!(people.sessions(zoe, "").await.unwrap().len(), before, "{on:?}: nothing was reset");
        let read = product.call(&reader, http::Method::GET, "/xapi/statements", None).await;
        assert!(read.status.is_server_error(), "{on:?}: {}", read.status);
        assert!(!read.body.contains(&zoe.to_string()), "{on:?}: {}", read.body);

        people.db().execute_script("ALTER TABLE people_audit_gone RENAME TO people_audit").await.unwrap();
        let lines = people.journal(zoe, 100).await.unwrap().len();
        assert_eq!(lines, pages.len(), "{on:?}: the refused reads left none either");
    }
}

async fn client(product: &Product, admin: kit::PersonId) -> String {
    product.program("Plateforme", lrs::Scope::All, admin).await.1
}

#[tokio::test]
async fn a_code_given_for_her_account_is_told_to_its_person_and_ends_her_sessions() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, before) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        assert_eq!(product.get(&before, "/passeport").await.status, StatusCode::OK);
        let account = format!("/administration/personnes/{zoe}");
        let warned = product.get(&admin, &account).await;
        let (words, button) =
            ("Les connexions ouvertes de la personne sont fermées", "Donner un nouveau code");
        let (words, button) = (warned.body.find(words), warned.body.find(button));
        assert!(words.is_some() && words < button, "{on:?}: said before the button");

        product.clock.advance_seconds(2 * 3600);
        let other = product.browser_of(zoe).await;
        let admin = product
            .browser_of(product.app.people.account_by_sign_in("hugo").await.unwrap().unwrap().person)
            .await;
        let seen = hidden(&warned.body, "vu");
        let given = product.post(&admin, &format!("{account}/code"), &[("vu", &seen)]).await;
        assert_eq!(given.status, StatusCode::OK, "{}", given.body);
        for browser in [&before, &other] {
            assert_eq!(product.get(browser, "/passeport").await.status, StatusCode::SEE_OTHER, "{on:?}");
        }
        let zoe_again = product.browser_of(zoe).await;
        let page = product.get(&zoe_again, "/mes-donnees").await.body;
        let line =
            row_with(&page, "un code a été donné pour choisir un nouveau mot de passe sur votre compte");
        assert!(
            line.contains("Hugo Lemaire") && line.contains("23 novembre 2026 à 12 h 00"),
            "{on:?}: {line}"
        );
    }
}

/// The row of a page's tables that holds a text.
fn row_with(page: &str, text: &str) -> String {
    let page = page.replace(['\u{a0}', '\u{202f}'], " ");
    let rows = page.split("<tr>").filter(|row| row.starts_with("<th scope=\"row\">"));
    rows.into_iter()
        .find(|row| row.contains(text))
        .unwrap_or_else(|| panic!("no “{text}” in {page}"))
        .to_owned()
}

#[tokio::test]
async fn coming_by_lists_nobody_and_leaves_no_line() {
    for on in engines() {
        let product = Product::new(on).await;
        let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        product.choose_password(hugo, "hugo", "trois phares au nord").await;
        let admin_again = product.browser_of(hugo).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let landing = product.get(&admin_again, "/").await;
        assert_eq!(landing.location(), "/administration/personnes");
        for path in
            ["/administration/personnes", "/administration/personnes?q=", "/administration/personnes?q=+"]
        {
            let opened = product.get(&admin_again, path).await;
            assert_eq!(opened.status, StatusCode::OK);
            assert!(
                opened.body.contains("name=\"q\"") && opened.body.contains("2 comptes"),
                "{on:?}: {}",
                opened.body
            );
            assert!(opened.body.contains("<dt>Actifs</dt><dd>1</dd>"), "{on:?}: {}", opened.body);
            assert!(!opened.body.contains("Zoé"), "{on:?} {path}");
        }
        assert!(product.app.people.journal(zoe, 10).await.unwrap().is_empty(), "{on:?}");
        let all = product.get(&admin_again, "/administration/personnes?page=1").await;
        assert!(all.body.contains("Zoé Weber"), "{on:?}: everybody, once that is asked");
        assert_eq!(product.app.people.journal(zoe, 10).await.unwrap().len(), 1);
        drop(admin);
    }
}

#[tokio::test]
async fn what_is_repeated_takes_one_line_and_what_is_not_shown_is_said() {
    for on in engines() {
        let product = Product::new(on).await;
        let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (namesake, _) = product.person("Hugo Lemaire", "hugo2", &[Role::Administrator]).await;
        let (zoe, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let people = &product.app.people;
        for _ in 0..30 {
            people.account_read_by(hugo, zoe).await.unwrap();
        }
        people.account_read_by(namesake, zoe).await.unwrap();
        let page = product.get(&browser, "/mes-donnees").await.body;
        assert_eq!(page.matches("<bdi>Hugo Lemaire</bdi>").count(), 2, "{on:?}: one line a reader");
        assert!(row_with(&page, "votre compte").contains(">1</td>"), "{on:?}: the namesake apart");
        assert!(row_with(&page, ">30</td>").contains("votre compte"), "{on:?}");
        assert!(!page.contains("dernières lectures"), "{on:?}: all are shown");
        for _ in 0..170 {
            people.account_read_by(hugo, zoe).await.unwrap();
        }
        let page = product.get(&browser, "/mes-donnees").await.body;
        assert!(page.contains("200 dernières lectures"), "{on:?}");
    }
}

#[tokio::test]
async fn the_way_back_after_signing_in_keeps_what_was_looked_for() {
    let product = Product::new(engines()[0]).await;
    let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    product.choose_password(hugo, "hugo", "trois phares au nord").await;
    let nobody = Browser::default();
    let wanted = "/administration/personnes?q=Le+Goff%26co&page=1";
    let asked = product.get(&nobody, wanted).await;
    assert_eq!(
        asked.location(),
        "/connexion?suite=/administration/personnes%3Fq%3DLe%2BGoff%2526co%26page%3D1"
    );
    let form = product.get(&nobody, asked.location()).await;
    let next = hidden(&form.body, "suite").replace("&#38;", "&").replace("&amp;", "&");
    assert_eq!(next, wanted);
    let fields = [("identifiant", "hugo"), ("secret", "trois phares au nord"), ("suite", next.as_str())];
    let signed_in = product.post(&nobody, "/connexion", &fields).await;
    assert_eq!(signed_in.location(), wanted);
    assert!(signed_in.headers.contains_key(header::SET_COOKIE));
}
