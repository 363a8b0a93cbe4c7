//! A form that meets a failure of ours is given back: the way to its page, and what was sent, to send again.

use http::{Request, StatusCode, header};
use kit::PersonId;
use store::{Db, Options};
use web::Role;

use crate::assessing::{begin, post, right_fields};
use crate::support::{Answer, Browser, On, Product, fields_to};

/// Holds the write lock of a product's SQLite, as a backup of its file may.
async fn locked(product: &Product) -> store::Tx {
    Db::connect(&Options::new(&product.url)).await.unwrap().write().await.unwrap()
}

fn assert_busy(page: &Answer) {
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.body);
    assert!(page.body.contains("<h1>La base de données ne répond pas</h1>"), "{}", page.body);
}

async fn kept(product: &Product, person: PersonId) -> usize {
    product.app.passports.answers(person).await.unwrap().len()
}

#[tokio::test]
async fn an_answer_that_meets_a_locked_database_is_kept_on_the_page_and_sent_again() {
    let product = Product::new(On::Sqlite).await;
    let (person, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let path = begin(&product, &browser, "ai").await;
    let fields = right_fields(&product, person, &path).await;
    let lock = locked(&product).await;
    let refused = post(&product, &browser, &path, &fields).await;
    assert_busy(&refused);
    assert!(refused.body.contains(&format!("href=\"{path}\">Revenir à la page")), "{}", refused.body);
    assert!(refused.body.contains("Réessayer"), "{}", refused.body);
    // After two minutes it is the look-up of her session that fails: the form is given back all the same.
    product.clock.advance_seconds(120);
    let again = fields_to(&refused, &path);
    assert_eq!(again, fields, "all that was sent is on the page");
    let refused = post(&product, &browser, &path, &again).await;
    assert_busy(&refused);
    lock.rollback().await.unwrap();
    assert_eq!(kept(&product, person).await, 0);

    let token = crate::support::hidden(&refused.body, "token");
    let again: Vec<_> = fields_to(&refused, &path);
    let browser = Browser { token, ..browser };
    let taken = post(&product, &browser, &path, &again).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    assert_eq!(kept(&product, person).await, 1);
}

#[tokio::test]
async fn a_text_that_meets_a_locked_database_is_kept_as_it_was_typed() {
    let product = Product::new(On::Sqlite).await;
    let (_, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let lock = locked(&product).await;
    let sent = [("nature", "correct"), ("texte", "Deux lignes :\nl'une & <b>l'autre</b>")];
    let refused = product.post(&browser, "/mes-donnees/demandes", &sent).await;
    assert_busy(&refused);
    let back = fields_to(&refused, "/mes-donnees/demandes");
    let back: Vec<(&str, &str)> = back.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(back.iter().map(|(n, _)| *n).collect::<Vec<_>>(), ["nature", "texte"]);
    assert_eq!(back[1].1, sent[1].1);
    assert!(refused.body.contains("href=\"/mes-donnees\">Revenir à la page"), "{}", refused.body);
    lock.rollback().await.unwrap();
    assert_eq!(product.post(&browser, "/mes-donnees/demandes", &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_is_never_given_back() {
    let product = Product::new(On::Sqlite).await;
    product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let lock = locked(&product).await;
    let sent = [("identifiant", "zoe"), ("secret", "quatre mots sans lien"), ("suite", "/passeport")];
    let refused = product.post(&Browser::default(), "/connexion", &sent).await;
    lock.rollback().await.unwrap();
    assert_busy(&refused);
    assert!(refused.body.contains("href=\"/connexion\">Revenir à la page"), "{}", refused.body);
    assert!(!refused.body.contains("quatre mots") && !refused.body.contains("Réessayer"), "{}", refused.body);
    // What the page of a form asks as a password is what is known to be one.
    for path in ["/connexion", "/code"] {
        let page = product.get(&Browser::default(), path).await;
        for input in page.body.split("<input").filter(|input| input.contains("type=\"password\"")) {
            let name = input.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            assert!(web::Fields::parse(format!("{name}=x").as_bytes()).hold_a_secret(), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn the_way_back_is_the_page_that_the_form_was_sent_from() {
    let product = Product::new(On::Sqlite).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let lock = locked(&product).await;
    let from = "http://passeport.test/administration/clients?trier=nom";
    let request = Request::post("/administration/clients")
        .header(header::HOST, "passeport.test")
        .header(header::REFERER, from)
        .header(header::COOKIE, &admin.cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(format!("token={}&nom=Cours", admin.token)))
        .unwrap();
    let refused = product.answer(request).await;
    lock.rollback().await.unwrap();
    assert_busy(&refused);
    let link = "href=\"/administration/clients?trier=nom\">Revenir à la page";
    assert!(refused.body.contains(link), "{}", refused.body);
}
