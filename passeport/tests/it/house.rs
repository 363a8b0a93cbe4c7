//! The house: sign-in, codes, accounts, sessions.

use http::StatusCode;
use web::Role;

use crate::support::{Browser, Product, engines, hidden};

#[tokio::test]
async fn an_administrator_adds_an_agent_who_chooses_a_password_and_signs_in() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let fields = [
            ("nom", "Zoé <b>Weber</b>"),
            ("identifiant", "zoe"),
            ("unite", "base-kermeur"),
            ("role", "agent"),
        ];
        let added = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert!(
            added.body.contains("Zoé &lt;b&gt;Weber&lt;/b&gt;") || added.body.contains("Zoé &#60;b&#62;")
        );
        let code = code_in(&added.body);
        let nobody = Browser::default();
        let form = [
            ("identifiant", "Zoe"),
            ("code", code.as_str()),
            ("secret", "trois phares au nord"),
            ("encore", "trois phares au nord"),
        ];
        let chosen = product.post(&nobody, "/code", &form).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        let again = product.post(&nobody, "/code", &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "a code holds once");
        let wrong = product.post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "faux")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = product
            .post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "trois phares au nord")])
            .await;
        assert_eq!((right.status, right.location()), (StatusCode::SEE_OTHER, "/"));
        let cookie = right.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }
}

/// A one-time code, as it is written on a page.
fn code_in(body: &str) -> String {
    let plain = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-';
    let mut words = body.split(|c: char| !plain(c)).filter(|w| w.len() == 14 && w.matches('-').count() == 2);
    words.next().expect("the page shows a code").to_owned()
}

#[tokio::test]
async fn attempts_are_limited_and_the_wait_is_said() {
    let product = Product::new(engines()[0]).await;
    product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let nobody = Browser::default();
    for _ in 0..5 {
        product.post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "faux")]).await;
    }
    let refused = product.post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "faux")]).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("15"), "the minutes are said");
    product.clock.advance_seconds(16 * 60);
    let later = product.post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "faux")]).await;
    assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_session_is_listed_revoked_and_ends_when_idle() {
    for on in engines() {
        let product = Product::new(on).await;
        let (person, one) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let two = product.browser_of(person).await;
        let sessions =
            product.app.people.sessions(person, two.cookie.trim_start_matches("passeport=")).await.unwrap();
        assert_eq!(sessions.len(), 2);
        let other = sessions.iter().find(|s| !s.current).unwrap();
        product.post(&two, "/mes-connexions/fermer", &[("session", &other.handle)]).await;
        assert_eq!(product.get(&one, "/passeport").await.status, StatusCode::SEE_OTHER);
        assert_eq!(product.get(&two, "/passeport").await.status, StatusCode::OK);
        product.clock.advance_seconds(31 * 60);
        assert_eq!(product.get(&two, "/passeport").await.location(), "/connexion?suite=/passeport");
    }
}

#[tokio::test]
async fn every_read_of_anothers_data_leaves_a_line_in_her_journal() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (ines, _) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        product.get(&admin, "/administration/personnes?q=zoe").await;
        assert_eq!(product.app.people.journal(zoe, 10).await.unwrap().len(), 1);
        assert!(product.app.people.journal(ines, 10).await.unwrap().is_empty(), "not displayed, not read");
        product.get(&admin, &format!("/administration/personnes/{zoe}")).await;
        assert_eq!(product.app.people.journal(zoe, 10).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn the_last_administrator_cannot_be_taken_away() {
    for on in engines() {
        let product = Product::new(on).await;
        let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        assert!(product.app.people.has_administrator().await.unwrap());
        // Another one who never chose a password could not let anybody in.
        let (lea, _) = product.person("Léa Roy", "lea", &[Role::Administrator]).await;
        product.choose_password(hugo, "hugo", "trois phares au nord").await;
        let admin = product.browser_of(hugo).await;
        let roles = format!("/administration/personnes/{hugo}/roles");
        // Léa has a session, and no password: she cannot close the only one who could come back.
        let lea_browser = product.browser_of(lea).await;
        let close = format!("/administration/personnes/{hugo}/fermer");
        let refused = [
            product.post(&admin, &roles, &[("role", "agent")]).await,
            product.post(&lea_browser, &close, &[]).await,
        ];
        for refused in refused {
            assert_eq!(refused.status, StatusCode::CONFLICT, "{on:?}");
            assert!(refused.body.contains("qui a choisi son mot de passe"), "{on:?}: {}", refused.body);
        }
        product.choose_password(lea, "lea", "quatre phares au sud").await;
        let left = product.post(&admin, &roles, &[("role", "agent")]).await;
        assert_eq!(left.location(), "/", "{on:?}: now she can take over");
    }
}

#[tokio::test]
async fn nobody_closes_her_own_account() {
    let product = Product::new(engines()[0]).await;
    let (hugo, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    product.person("Léa Roy", "lea", &[Role::Administrator]).await;
    let page = format!("/administration/personnes/{hugo}");
    assert!(
        !product.get(&admin, &page).await.body.contains("btn--danger"),
        "no button that would be refused"
    );
    let refused = product.post(&admin, &format!("{page}/fermer"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Votre propre compte ne se ferme pas d’ici."));
    assert!(product.app.people.account(hugo).await.unwrap().unwrap().disabled_at.is_none());
}

#[tokio::test]
async fn a_form_that_shows_a_code_makes_no_other_one_when_it_is_sent_again() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let fields = [("nom", "Zoé  Weber"), ("identifiant", "zoe"), ("role", "agent")];
        let added = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        code_in(&added.body);
        let again = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{on:?}: {}", again.body);
        let page = product.get(&admin, again.location()).await.body;
        assert!(page.contains("Vous venez de créer ce compte"), "{on:?}: {page}");
        let zoe = product.app.people.account_by_sign_in("zoe").await.unwrap().unwrap().person;
        let path = format!("/administration/personnes/{zoe}/code");
        product.clock.advance_seconds(60);
        let seen = hidden(&page, "vu");
        let given = product.post(&admin, &path, &[("vu", &seen)]).await;
        let code = code_in(&given.body);
        let again = product.post(&admin, &path, &[("vu", &seen)]).await;
        assert_eq!(again.location(), format!("/administration/personnes/{zoe}?fait=code"), "{on:?}");
        let chosen = [
            ("identifiant", "zoe"),
            ("code", code.as_str()),
            ("secret", "trois phares au nord"),
            ("encore", "trois phares au nord"),
        ];
        let chosen = product.post(&Browser::default(), "/code", &chosen).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{on:?}: the code that was shown still holds");
        // Ten minutes later the same names are a mistake again.
        product.clock.advance_seconds(600);
        let late = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?}");
    }
}

#[tokio::test]
async fn a_page_shown_again_with_a_fault_says_so_first() {
    let product = Product::new(engines()[0]).await;
    let (_, zoe) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let nobody = Browser::default();
    let long = "é".repeat(8_001);
    let asked = [("nature", "correct"), ("texte", long.as_str())];
    let sent = [
        (product.post(&nobody, "/connexion", &[("identifiant", "zoe"), ("secret", "faux")]).await, 1),
        (product.post(&nobody, "/code", &[]).await, 4),
        (product.post(&zoe, "/mes-donnees/demandes", &asked).await, 1),
        (product.post(&admin, "/administration/personnes/ajouter", &[]).await, 3),
        (product.post(&admin, "/administration/clients", &[]).await, 1),
    ];
    for (page, faults) in sent {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("<title>Erreur\u{a0}: "), "{}", page.body);
        assert!(page.body.contains("tabindex=\"-1\" autofocus role=\"alert\""), "{}", page.body);
        let summary = page.body.split("role=\"alert\"").nth(1).unwrap().split("</div>").next().unwrap();
        assert_eq!(summary.matches("<li>").count(), faults, "each empty field is named: {summary}");
    }
    let mine = product.get(&zoe, "/mes-donnees").await.body;
    assert!(!mine.contains("maxlength"), "nothing is cut without a word");
    assert!(!mine.contains("autofocus") && !mine.contains("Erreur"));
}

#[tokio::test]
async fn a_session_is_named_after_browser_and_system_and_keeps_what_the_browser_said() {
    let product = Product::new(engines()[0]).await;
    let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    let said = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    product.app.people.sign_in_as_persona(zoe, said).await.unwrap();
    let browser = product.browser_of(zoe).await;
    let page = product.get(&browser, "/mes-connexions").await.body;
    assert!(page.contains("<strong>Firefox sur Linux</strong>"), "{page}");
    assert!(page.contains("<strong>Navigateur inconnu</strong>"), "{page}");
    let details = page.split("<details class=\"more\">").nth(1).unwrap().split("</details>").next().unwrap();
    assert!(
        page.matches(said).count() == 1 && (details.contains(said) || details.contains("test")),
        "{page}"
    );
}

#[tokio::test]
async fn people_are_found_whatever_the_accents() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        product.person("Élodie Prévost", "e_prevost", &[Role::Agent]).await;
        for typed in ["elodie", "%C3%89LODIE", "prevost", "e_prev"] {
            let found = product.get(&admin, &format!("/administration/personnes?q={typed}")).await;
            assert!(found.body.contains("Élodie"), "{typed}");
        }
        let none = product.get(&admin, "/administration/personnes?q=%25").await;
        assert!(!none.body.contains("Élodie"), "a sign of the search language is only a sign");
    }
}
