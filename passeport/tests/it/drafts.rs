//! Drafts of ideas: saved as they are typed, from one window or two, by the page's script or by its buttons; nothing that
//! was typed is lost.

use http::{StatusCode, header};
use initiatives::IdeaState;
use serde_json::Value;

use crate::calling::{Calling, post, typed};
use crate::support::{Answer, Browser, On, engines, fields_to, hidden};

#[tokio::test]
async fn the_older_text_of_another_window_is_refused_and_both_are_shown() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        let (one, other) =
            (product.get(&calling.agent, &path).await, product.get(&calling.agent, &path).await);
        let saved = post(product, &calling.agent, &path, &typed(&one, "La première", &[])).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let refused =
            post(product, &calling.agent, &path, &typed(&other, "La seconde", &[("deposer", "1")])).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        for text in ["La première, impact.", "La seconde, impact.", "a changé dans une autre fenêtre"] {
            assert!(refused.body.contains(text), "{on:?} {text}: {}", refused.body);
        }
        assert_eq!(calling.idea().await.text.title, "La première", "nothing is written over");
        assert_eq!(calling.idea().await.state, IdeaState::Draft);
        // She has both before her eyes, and decides.
        let kept =
            post(product, &calling.agent, &path, &typed(&refused, "La seconde", &[("deposer", "1")])).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert_eq!(calling.idea().await.text.title, "La seconde");
        // What a window still holds when the idea is submitted elsewhere is given back.
        let late = post(product, &calling.agent, &path, &typed(&one, "Encore un mot", &[])).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Encore un mot, impact.") && late.body.contains("La seconde"));
    }
}

#[tokio::test]
async fn the_script_saves_and_is_told_in_a_few_words() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        let page = product.get(&calling.agent, &path).await;
        let send = async |turn: &str, title: &str, page: &Answer| {
            let mut fields = typed(page, title, &[("auto", "1")]);
            fields.iter_mut().find(|(n, _)| n == "envoi").unwrap().1 = turn.to_owned();
            post(product, &calling.agent, &path, &fields).await
        };
        let first = send("1", "Un mot", &page).await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.body);
        let heard: Value = serde_json::from_str(&first.body).unwrap();
        assert_eq!(heard["revision"], 1);
        assert!(heard["words"].as_str().unwrap().starts_with("Enregistré le"), "{on:?}: {heard}");
        // Its answers are lost on the way: the window is no stranger to itself, and what is overtaken stays behind.
        assert_eq!(send("3", "Trois mots", &page).await.status, StatusCode::OK);
        assert_eq!(send("2", "Deux mots", &page).await.status, StatusCode::OK);
        assert_eq!(calling.idea().await.text.title, "Trois mots", "{on:?}");
        let other = product.get(&calling.agent, &path).await;
        assert_eq!(send("4", "Quatre mots", &page).await.status, StatusCode::OK);
        let refused = send("1", "Ailleurs", &other).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{on:?}");
        assert_eq!(calling.idea().await.text.title, "Quatre mots");
        // A script runs on this page, and on no other.
        let policy =
            |page: &Answer| page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(
            policy(&page).contains("script-src 'self';") && page.body.contains("/draft.js\" defer></script>")
        );
        for path in ["/idees", "/passeport", "/mes-donnees"] {
            let page = product.get(&calling.agent, path).await;
            assert!(!policy(&page).contains("script") && !page.body.contains("<script"), "{path}");
        }
    }
}

#[tokio::test]
async fn what_was_typed_when_the_session_ended_is_sent_on() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        product.choose_password(calling.zoe, "zoe.quitterie", "trois phares au nord").await;
        let agent = product.browser_of(calling.zoe).await;
        let page = product.get(&agent, &path).await;
        product.clock.advance_seconds(3600);
        let fields = typed(&page, "Un carnet & <b>deux</b>\u{a0}!", &[("deposer", "1")]);
        let asked = post(product, &agent, &path, &fields).await;
        assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
        let mut form = fields_to(&asked, "/connexion");
        form.push(("identifiant".to_owned(), "zoe.quitterie".to_owned()));
        form.push(("secret".to_owned(), "trois phares au nord".to_owned()));
        let resumed = post(product, &Browser::default(), "/connexion", &form).await;
        assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
        let cookie = resumed.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
        let browser = Browser {
            cookie: cookie.to_owned(),
            token: hidden(&resumed.body, "token"),
            ..Browser::default()
        };
        let sent = post(product, &browser, &path, &fields_to(&resumed, &path)).await;
        assert_eq!(sent.location(), format!("{path}?fait=deposer"), "{on:?}: {}", sent.body);
        assert_eq!(calling.idea().await.text.title, "Un carnet & <b>deux</b> !");
    }
}

#[tokio::test]
async fn a_form_of_ours_whose_token_has_expired_is_given_back_and_that_of_another_site_is_not() {
    let calling = Calling::new(On::Sqlite).await;
    let (product, path) = (&calling.product, calling.page());
    // She signed in again in another window: the form of this one carries the token of the session before.
    let now = product.browser_of(calling.zoe).await;
    let page = product.get(&calling.agent, &path).await;
    let fields = typed(&page, "Un carnet partagé", &[]);
    let pairs = fields.iter().map(|(n, v)| format!("{n}={}", crate::support::encode(v)));
    let body = format!("token={}&{}", calling.agent.token, pairs.collect::<Vec<_>>().join("&"));
    let send = async |origin: Option<&str>| {
        let mut request = http::Request::post(path.as_str())
            .header(header::HOST, "passeport.test")
            .header(header::COOKIE, &now.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        product.answer(request.body(axum::body::Body::from(body.clone())).unwrap()).await
    };
    let refused = send(Some("http://passeport.test")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let again = post(product, &now, &path, &fields_to(&refused, &path)).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert_eq!(calling.idea().await.text.title, "Un carnet partagé");
    for origin in [None, Some("http://evil.example")] {
        let refused = send(origin).await;
        assert!(refused.status == StatusCode::FORBIDDEN && !refused.body.contains("carnet"), "{origin:?}");
    }
}
