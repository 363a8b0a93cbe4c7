//! Under a public address that is HTTPS, cookies are bound to it and browsers are told to stay with it.

use http::{HeaderMap, StatusCode, header};
use web::Role;

use crate::support::{Browser, On, Product};

const SECRET: &str = "trois phares au nord";

/// The cookies that an answer sets, each whole.
fn cookies(headers: &HeaderMap) -> Vec<&str> {
    headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
}

#[tokio::test]
async fn under_https_cookies_are_bound_to_the_host_and_strict_transport_is_asked() {
    let product = Product::at(On::Sqlite, "https://passeport.example").await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    product.choose_password(zoe, "zoe", SECRET).await;
    let nobody = Browser::default();
    let come_in = [("identifiant", "zoe"), ("secret", SECRET)];
    let came = product.post(&nobody, "/connexion", &come_in).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    let [session] = cookies(&came.headers)[..] else { panic!("one cookie: {:?}", came.headers) };
    let (pair, rules) = session.split_once("; ").unwrap();
    let secret = pair.strip_prefix("__Host-passeport=").expect("the prefix binds it to the host");
    // What a browser asks of that prefix: Secure, Path=/ and no Domain (RFC 6265bis, 4.1.3.2).
    assert_eq!(rules, "Path=/; HttpOnly; SameSite=Lax; Secure");

    let signed_in =
        Browser { cookie: pair.to_owned(), token: people::form_token(secret), ..Browser::default() };
    assert_eq!(product.get(&signed_in, "/").await.status, StatusCode::OK);
    let unbound = Browser { cookie: format!("passeport={secret}"), ..Browser::default() };
    assert_eq!(
        product.get(&unbound, "/").await.location(),
        "/connexion",
        "without the prefix it opens nothing"
    );

    let shown = product.post(&signed_in, "/affichage", &[("langue", "en"), ("retour", "/")]).await;
    assert!(cookies(&shown.headers).iter().all(|cookie| cookie.ends_with("; Secure")), "{:?}", shown.headers);
    let left = product.post(&signed_in, "/deconnexion", &[]).await;
    let [gone] = cookies(&left.headers)[..] else { panic!("one cookie: {:?}", left.headers) };
    assert!(gone.starts_with("__Host-passeport=; ") && gone.contains("; Secure"), "{gone}");

    for (browser, path) in
        [(&signed_in, "/"), (&nobody, "/nulle-part"), (&nobody, "/xapi/statements"), (&nobody, "/healthz")]
    {
        let answer = product.get(browser, path).await;
        let strict = answer.headers.get(header::STRICT_TRANSPORT_SECURITY).expect(path).to_str().unwrap();
        assert_eq!(strict, "max-age=31536000; includeSubDomains", "{path}");
    }
}

#[tokio::test]
async fn under_http_no_cookie_asks_for_https_and_no_browser_is_told_to() {
    let product = Product::new(On::Sqlite).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    product.choose_password(zoe, "zoe", SECRET).await;
    let come_in = [("identifiant", "zoe"), ("secret", SECRET)];
    let came = product.post(&Browser::default(), "/connexion", &come_in).await;
    assert!(cookies(&came.headers)[0].starts_with("passeport="), "{:?}", came.headers);
    assert!(!cookies(&came.headers)[0].contains("Secure"), "{:?}", came.headers);
    assert!(!came.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
}
