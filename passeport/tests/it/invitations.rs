//! Guests: let in by a link that holds once, with a password and a code by time; nothing else lets them in.

use http::{StatusCode, header};
use kit::PersonId;
use people::{Invited, Key, NewAccount};
use uuid::Uuid;
use web::Role;

use crate::calling::{Calling, SECRET, post};
use crate::support::{Answer, Browser, On, Product, engines, fields_to, hidden};

/// The token of the link on the page that shows it.
fn token_of(page: &Answer) -> String {
    let rest =
        page.body.split("/invitation?jeton=").nth(1).unwrap_or_else(|| panic!("no link: {}", page.body));
    rest.split('<').next().unwrap().to_owned()
}

/// Invites somebody on the page of the call.
async fn invite(calling: &Calling, name: &str, sign_in: &str) -> Answer {
    let page = calling.product.get(&calling.helene, &calling.steering()).await;
    let seen = hidden(&page.body, "vu");
    let fields = [("vu", seen.as_str()), ("nom", name), ("identifiant", sign_in)];
    calling.product.post(&calling.helene, &format!("{}/inviter", calling.steering()), &fields).await
}

/// What the page of an invitation sends when it is filled, with a code of the key that it shows, or with this one.
async fn filled(product: &Product, token: &str, code: Option<&str>) -> Vec<(String, String)> {
    let page = product.get(&Browser::default(), &format!("/invitation?jeton={token}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let key = Key::parse(&hidden(&page.body, "cle")).unwrap();
    assert!(page.body.contains(&key.grouped()) && page.body.contains("class=\"qr\""), "{}", page.body);
    let right = key.code_at(product.app.people.now());
    let mut fields = fields_to(&page, "/invitation");
    for (name, value) in [("secret", SECRET), ("encore", SECRET), ("code", code.unwrap_or(&right))] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    fields
}

/// Accepts an invitation on its page, with a code of the key that it shows, or with this one.
async fn accept(product: &Product, token: &str, code: Option<&str>) -> Answer {
    let fields = filled(product, token, code).await;
    post(product, &Browser::default(), "/invitation", &fields).await
}

/// Gives a name and a password; the page that answers.
async fn password(product: &Product, sign_in: &str, more: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> =
        [("identifiant", sign_in), ("secret", SECRET)].into_iter().chain(more.iter().copied()).collect();
    product.post(&Browser::default(), "/connexion", &fields).await
}

/// Gives a code on the page that asks for it.
async fn code(product: &Product, page: &Answer, code: &str) -> Answer {
    let mut fields = fields_to(page, "/connexion/code");
    fields.push(("code".to_owned(), code.to_owned()));
    post(product, &Browser::default(), "/connexion/code", &fields).await
}

fn is_void(page: &Answer) -> bool {
    page.status == StatusCode::NOT_FOUND && page.body.contains("Cette invitation ne vaut plus")
}

#[tokio::test]
async fn an_invitation_is_accepted_once_with_a_password_and_a_code() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let given = invite(&calling, "Armelle Quéméneur", "Armelle@Exemple.fr").await;
        assert_eq!(given.status, StatusCode::OK, "{}", given.body);
        let token = token_of(&given);
        // Its page keeps its address to itself, and says who invites whom.
        let page = product.get(&Browser::default(), &format!("/invitation?jeton={token}")).await;
        assert_eq!(page.headers[header::REFERRER_POLICY], "strict-origin");
        assert!(page.body.contains("Armelle Quéméneur") && page.body.contains("Hélène Carpentier"));
        assert!(!page.body.contains("Trop de saisies"), "what it is for stands behind the door");
        // Nothing is half done: a wrong code, a short password, another one the second time.
        let wrong = accept(product, &token, Some("000000")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("href=\"#code\"") && !wrong.body.contains(SECRET), "{}", wrong.body);
        assert!(
            product.app.people.account_by_sign_in("armelle@exemple.fr").await.unwrap().is_none(),
            "{on:?}"
        );
        let entered = accept(product, &token, None).await;
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/"), "{}", entered.body);
        assert!(entered.headers[header::SET_COOKIE].to_str().unwrap().contains("HttpOnly"));
        let account = product.app.people.account_by_sign_in("armelle@exemple.fr").await.unwrap().unwrap();
        assert_eq!(account.roles, [Role::Guest], "{on:?}");
        let again = product.get(&Browser::default(), &format!("/invitation?jeton={token}")).await;
        assert!(is_void(&again), "{on:?}: {}", again.body);
    }
}

#[tokio::test]
async fn used_expired_revoked_replaced_and_unknown_invitations_say_the_same_and_change_nothing() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let mut void = Vec::new();
        let used = token_of(&invite(&calling, "Une", "une").await);
        assert_eq!(accept(product, &used, None).await.status, StatusCode::SEE_OTHER);
        void.push(used);
        let replaced = token_of(&invite(&calling, "Deux", "deux").await);
        let second = token_of(&invite(&calling, "Deux", "deux").await);
        void.push(replaced);
        // The newest stands first on the page.
        product.clock.advance_seconds(1);
        let revoked = token_of(&invite(&calling, "Trois", "trois").await);
        let page = product.get(&calling.helene, &calling.steering()).await;
        let fields = fields_to(&page, &format!("{}/retirer", calling.steering()));
        let done = post(product, &calling.helene, &format!("{}/retirer", calling.steering()), &fields).await;
        assert_eq!(done.location(), format!("{}?fait=retirer", calling.steering()), "{}", done.body);
        void.push(revoked);
        void.push("AB12-CD34-EF56-GH78-JK90-MN12".to_owned());
        let mut pages = Vec::new();
        for token in &void {
            let page = product.get(&Browser::default(), &format!("/invitation?jeton={token}")).await;
            assert!(is_void(&page), "{on:?} {token}: {}", page.body);
            pages.push(page.body);
        }
        product.clock.advance_seconds(14 * 86_400 - 2);
        let page = product.get(&Browser::default(), &format!("/invitation?jeton={second}")).await;
        assert_eq!(page.status, StatusCode::OK, "the last second of the fourteenth day");
        let key = Key::parse(&hidden(&page.body, "cle")).unwrap();
        product.clock.advance_seconds(1);
        let code = key.code_at(product.app.people.now());
        let fields = [
            ("jeton", second.as_str()),
            ("cle", &key.base32()),
            ("secret", SECRET),
            ("encore", SECRET),
            ("code", &code),
        ];
        let late = product.post(&Browser::default(), "/invitation", &fields).await;
        assert!(is_void(&late), "{on:?}: {}", late.body);
        assert!(product.app.people.account_by_sign_in("deux").await.unwrap().is_none());
        pages.push(late.body);
        let same =
            |page: &str| page.split("<main").nth(1).map(|p| p.split("</main>").next().unwrap().to_owned());
        assert!(pages.iter().all(|p| same(p) == same(&pages[0])), "{on:?}: all say the same");
    }
}

#[tokio::test]
async fn a_token_is_typed_however_and_found_on_its_page() {
    let calling = Calling::new(On::Sqlite).await;
    let product = &calling.product;
    let token = token_of(&invite(&calling, "Armelle", "armelle").await).to_lowercase().replace('-', " ");
    let nobody = Browser::default();
    let asked = product.get(&nobody, "/invitation").await;
    assert!(asked.status == StatusCode::OK && asked.body.contains("name=\"jeton\""));
    assert_eq!(product.post(&nobody, "/invitation", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = product.post(&nobody, "/invitation", &[("jeton", &token)]).await;
    assert!(page.body.contains("name=\"cle\""), "{}", page.body);
    let other = product.post(&nobody, "/invitation", &[("jeton", &token)]).await;
    assert_ne!(hidden(&page.body, "cle"), hidden(&other.body, "cle"), "whoever looks sees another key");
}

#[tokio::test]
async fn a_guest_signs_in_by_password_then_code_and_each_code_holds_once() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let (_, _, key) = calling.guest("Armelle Quéméneur", "armelle").await;
        let now = || product.app.people.now();
        let step = password(product, "armelle", &[("suite", "/relectures")]).await;
        assert_eq!(step.status, StatusCode::OK, "{}", step.body);
        assert!(!step.headers.contains_key(header::SET_COOKIE), "the password alone opens nothing");
        let wrong = code(product, &step, "000000").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = key.code_at(now());
        let entered = code(product, &step, &right).await;
        assert_eq!(
            (entered.status, entered.location()),
            (StatusCode::SEE_OTHER, "/relectures"),
            "{}",
            entered.body
        );
        // The same code again, seen over her shoulder.
        let step = password(product, "armelle", &[]).await;
        let replayed = code(product, &step, &right).await;
        assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?}");
        assert!(replayed.body.contains("ou il a déjà servi"));
        // A clock that is half a minute late is good enough; a minute late is not.
        product.clock.advance_seconds(60);
        let late = key.code_at(now());
        product.clock.advance_seconds(30);
        assert_eq!(code(product, &step, &late).await.status, StatusCode::SEE_OTHER, "{on:?}");
        let step = password(product, "armelle", &[]).await;
        let old = key.code_at(now().plus_seconds(-90));
        assert_eq!(code(product, &step, &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Five minutes after the password, it is asked for again, and what was being sent is still kept.
        let step =
            password(product, "armelle", &[("suite", "/mes-donnees/demandes"), ("garde", "texte=Bonjour")])
                .await;
        product.clock.advance_seconds(5 * 60);
        let asked = code(product, &step, &key.code_at(now())).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(fields_to(&asked, "/connexion")[1].1, "texte=Bonjour", "{}", asked.body);
    }
}

#[tokio::test]
async fn failed_codes_count_as_failed_sign_ins_whatever_the_password_does_in_between() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let (_, _, key) = calling.guest("Armelle Quéméneur", "armelle").await;
        for i in 0..5 {
            // Whoever knows the password gives it anew before each guess.
            let step = password(product, "armelle", &[]).await;
            assert_eq!(step.status, StatusCode::OK, "{on:?} {i}: {}", step.body);
            assert_eq!(
                code(product, &step, "123456").await.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{on:?} {i}"
            );
        }
        let refused = password(product, "armelle", &[]).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{on:?}");
        product.clock.advance_seconds(15 * 60);
        let step = password(product, "armelle", &[]).await;
        let entered = code(product, &step, &key.code_at(product.app.people.now())).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{on:?}: {}", entered.body);
    }
}

#[tokio::test]
async fn inviting_a_guest_again_voids_her_old_access_at_once() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let (guest, browser, old) = calling.guest("Armelle Quéméneur", "armelle").await;
        assert_eq!(product.get(&browser, "/relectures").await.status, StatusCode::OK);
        let token = token_of(&invite(&calling, "Armelle Q.", "armelle").await);
        assert_eq!(
            product.get(&browser, "/relectures").await.status,
            StatusCode::SEE_OTHER,
            "her session is over"
        );
        let refused = password(product, "armelle", &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?}: her password too");
        assert_eq!(accept(product, &token, None).await.status, StatusCode::SEE_OTHER);
        product.clock.advance_seconds(30);
        let step = password(product, "armelle", &[]).await;
        let with_old = code(product, &step, &old.code_at(product.app.people.now())).await;
        assert_eq!(
            with_old.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{on:?}: the lost telephone opens nothing"
        );
        let account = product.app.people.account(guest).await.unwrap().unwrap();
        assert_eq!(account.name, "Armelle Quéméneur", "she is the same, with her reviews");
        let what: Vec<String> =
            product.app.people.journal(guest, 9).await.unwrap().into_iter().map(|l| l.what).collect();
        assert!(what.iter().any(|w| w == "invitation"), "{on:?}: {what:?}");
    }
}

#[tokio::test]
async fn nothing_but_an_invitation_makes_a_guest_or_lets_one_in() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let people = &product.app.people;
        let (guest, _, _) = calling.guest("Armelle Quéméneur", "armelle").await;
        let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let page = format!("/administration/personnes/{guest}");
        let shown = product.get(&admin, &page).await;
        assert!(!shown.body.contains("name=\"role\"") && !shown.body.contains("/code\""), "{}", shown.body);
        for (form, fields) in [
            ("roles", vec![("role", "agent")]),
            ("code", vec![("vu", "")]),
            ("unites", vec![("nommer", "base-kermeur")]),
        ] {
            let refused = product.post(&admin, &format!("{page}/{form}"), &fields).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{on:?} {form}: {}", refused.body);
        }
        // Neither the service nor a code goes round it.
        assert!(people.set_roles(guest, &[Role::Agent]).await.unwrap());
        let sneaked = people.reset(guest, None).await.unwrap();
        let redeemed = people.redeem("armelle", &sneaked, SECRET, "x", "x").await.unwrap();
        assert!(redeemed.is_err(), "{on:?}");
        assert_eq!(people.account(guest).await.unwrap().unwrap().roles, [Role::Guest], "{on:?}");
        // A box that nobody drew gives nothing.
        let zoe = format!("/administration/personnes/{}/roles", calling.zoe);
        product.post(&admin, &zoe, &[("role", "guest"), ("role", "agent")]).await;
        let roles = people.account(calling.zoe).await.unwrap().unwrap().roles;
        assert_eq!(roles, [Role::Agent], "{on:?}");
        // Who is of the organisation is no guest.
        let taken = invite(&calling, "Zoé", "zoe.quitterie").await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.body.contains("est celui d’une personne de l’organisation"), "{}", taken.body);
        let empty = invite(&calling, " ", "a b").await;
        assert!(empty.body.contains("href=\"#nom\"") && empty.body.contains("href=\"#identifiant\""));
    }
}

#[tokio::test]
async fn a_sign_in_name_taken_meanwhile_is_said_and_two_at_once_accept_once() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        let by = PersonId::from_uuid(Uuid::from_u128(1));
        let guest = NewAccount::new("Armelle", "armelle", None, Vec::new()).unwrap();
        let Invited::Given(_, token) = people.invite(by, Uuid::from_u128(2), &guest).await.unwrap() else {
            panic!()
        };
        product.person("Une autre", "armelle", &[Role::Agent]).await;
        let refused = accept(&product, &token.to_string(), None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("a été pris entre-temps"), "{on:?}: {}", refused.body);
        let guest = NewAccount::new("Anne", "anne", None, Vec::new()).unwrap();
        let Invited::Given(_, token) = people.invite(by, Uuid::from_u128(2), &guest).await.unwrap() else {
            panic!()
        };
        let token = token.to_string();
        // Both have read the page before either sends it.
        let (first, second) = (filled(&product, &token, None).await, filled(&product, &token, None).await);
        let nobody = Browser::default();
        let (one, two) = tokio::join!(
            post(&product, &nobody, "/invitation", &first),
            post(&product, &nobody, "/invitation", &second)
        );
        let (entered, late) = if one.status == StatusCode::SEE_OTHER { (one, two) } else { (two, one) };
        assert_eq!(entered.location(), "/", "{on:?}: {}", entered.body);
        assert!(is_void(&late), "{on:?}: {} {}", late.status, late.body);
    }
}

#[tokio::test]
async fn the_form_that_shows_a_link_makes_no_other_one_when_it_is_sent_again() {
    let calling = Calling::new(On::Sqlite).await;
    let product = &calling.product;
    let page = product.get(&calling.helene, &calling.steering()).await;
    let seen = hidden(&page.body, "vu");
    let fields = [("vu", seen.as_str()), ("nom", "Armelle"), ("identifiant", "armelle")];
    let path = format!("{}/inviter", calling.steering());
    let token = token_of(&product.post(&calling.helene, &path, &fields).await);
    let again = product.post(&calling.helene, &path, &fields).await;
    assert_eq!(again.location(), format!("{}?fait=inviter", calling.steering()));
    let page = product.get(&Browser::default(), &format!("/invitation?jeton={token}")).await;
    assert_eq!(page.status, StatusCode::OK, "the link that was shown still holds");
}
