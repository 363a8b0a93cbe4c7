//! Reviews by guests: what they see, what they declare, what is given back, and what nobody learns of the other.

use http::StatusCode;
use initiatives::ReviewState;
use kit::PersonId;
use serde_json::Value;
use uuid::Uuid;
use web::Role;

use crate::calling::{Calling, PARTS, names_nobody, post};
use crate::support::{Answer, Browser, On, Product, engines, fields_to, hidden};

/// A call with an idea, and a guest who may review it.
struct Reviewing {
    calling: Calling,
    idea: Uuid,
    guest: PersonId,
    armelle: Browser,
}

impl Reviewing {
    async fn new(on: On) -> Self {
        let calling = Calling::new(on).await;
        calling.submit(&calling.agent, "Un carnet partagé").await;
        let idea = calling.idea().await.id;
        let (guest, armelle, _) = calling.guest("Armelle Quéméneur", "armelle").await;
        Self { calling, idea, guest, armelle }
    }

    fn product(&self) -> &Product {
        &self.calling.product
    }

    fn path(&self) -> String {
        format!("/relectures/{}", self.idea)
    }

    /// Writes a review on its page, with more fields.
    async fn write(&self, page: &Answer, reasons: &str, more: &[(&str, &str)]) -> Answer {
        post(self.product(), &self.armelle, &self.path(), &opinion(page, reasons, more)).await
    }

    async fn page(&self) -> Answer {
        self.product().get(&self.armelle, &self.path()).await
    }

    async fn state(&self) -> Option<ReviewState> {
        let reviews = self.product().app.initiatives.reviews_by(self.guest, self.calling.call).await.unwrap();
        reviews.first().map(|r| r.state)
    }
}

fn opinion(page: &Answer, reasons: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let hidden = ["revision", "fenetre", "envoi"].map(|name| (name.to_owned(), hidden(&page.body, name)));
    let ratings = PARTS.iter().zip(1..).map(|(part, n)| ((*part).to_owned(), n.to_string()));
    let rest = std::iter::once(("raisons", reasons)).chain(more.iter().copied());
    hidden.into_iter().chain(ratings).chain(rest.map(|(n, v)| (n.to_owned(), v.to_owned()))).collect()
}

#[tokio::test]
async fn a_guest_sees_the_idea_under_a_pseudonym_and_nothing_else() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let product = reviewing.product();
        // All that she may open, and what of the author stands there.
        let own =
            ["/relectures", "/mes-donnees", "/mes-donnees/passeport.json", "/mes-donnees/passeport.csv"];
        for path in
            own.into_iter().chain(["/mes-connexions", "/aide"]).map(str::to_owned).chain([reviewing.path()])
        {
            let page = product.get(&reviewing.armelle, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{on:?} {path}: {}", page.body);
            names_nobody(&page, reviewing.calling.zoe);
        }
        assert!(reviewing.page().await.body.contains("Un carnet partagé, soutien."));
        for path in ["/passeport", "/idees", "/appels", "/equipe", "/administration/personnes", "/metiers"] {
            assert_eq!(
                product.get(&reviewing.armelle, path).await.status,
                StatusCode::FORBIDDEN,
                "{on:?} {path}"
            );
        }
        assert_eq!(product.get(&reviewing.armelle, "/").await.location(), "/relectures");
        // Nor anything of another call.
        let again = product.post(&reviewing.calling.helene, "/appels", &crate::calling::CALL).await;
        let other =
            again.location().trim_start_matches("/appels/").trim_end_matches("?fait=ouvrir").to_owned();
        let other = Uuid::parse_str(&other).unwrap();
        let fields =
            [("revision", "0"), ("fenetre", "a"), ("envoi", "0"), ("titre", "Ailleurs"), ("deposer", "1")];
        let whole: Vec<(&str, &str)> = fields.into_iter().chain(PARTS.map(|p| (p, "Un mot."))).collect();
        product.post(&reviewing.calling.agent, &format!("/idees/{other}"), &whole).await;
        let idea = product.app.initiatives.idea_of(reviewing.calling.zoe, other).await.unwrap().unwrap().id;
        let path = format!("/relectures/{idea}");
        assert_eq!(product.get(&reviewing.armelle, &path).await.status, StatusCode::NOT_FOUND);
        let sent = [("recuser", "1"), ("lien", "Une amie.")];
        assert_eq!(
            product.post(&reviewing.armelle, &path, &sent).await.status,
            StatusCode::CONFLICT,
            "{on:?}"
        );
        // The author's journal tells that somebody from outside read, and not who.
        let journal = product.get(&reviewing.calling.agent, "/mes-donnees").await;
        assert!(journal.body.contains("une personne du dehors, invitée à relire"), "{}", journal.body);
        assert!(!journal.body.contains("Armelle"));
        let export = product.get(&reviewing.calling.agent, "/mes-donnees/passeport.json").await;
        assert!(!export.body.contains("Armelle") && !export.body.contains(&reviewing.guest.to_string()));
    }
}

#[tokio::test]
async fn a_review_is_saved_sent_and_taken_up_again() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let page = reviewing.page().await;
        let mut fields = opinion(&page, "À mesurer.", &[("envoyer", "1")]);
        fields.retain(|(name, _)| name != "ambition");
        let refused = post(reviewing.product(), &reviewing.armelle, &reviewing.path(), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#ambition\"") && refused.body.contains("À mesurer."));
        assert_eq!(reviewing.state().await, Some(ReviewState::Draft), "{on:?}: what was typed is saved");
        let saved = reviewing.write(&reviewing.page().await, "À mesurer mieux.", &[("auto", "1")]).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        let sent = reviewing.write(&reviewing.page().await, "Convaincante.", &[("envoyer", "1")]).await;
        assert_eq!(sent.location(), format!("{}?fait=envoyer", reviewing.path()), "{}", sent.body);
        assert_eq!(reviewing.state().await, Some(ReviewState::Sent));
        // The window before still holds a draft: it is given back.
        let late = reviewing.write(&page, "Trop tard.", &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Trop tard.") && late.body.contains("Convaincante."), "{}", late.body);
        let reopened =
            reviewing.product().post(&reviewing.armelle, &reviewing.path(), &[("reprendre", "1")]).await;
        assert_eq!(reopened.status, StatusCode::SEE_OTHER, "{}", reopened.body);
        assert_eq!(reviewing.state().await, Some(ReviewState::Draft), "{on:?}");
    }
}

#[tokio::test]
async fn two_windows_of_a_review_see_each_other() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let (one, other) = (reviewing.page().await, reviewing.page().await);
        assert_eq!(reviewing.write(&one, "Première.", &[]).await.status, StatusCode::SEE_OTHER);
        let refused = reviewing.write(&other, "Seconde.", &[("envoyer", "1")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(
            refused.body.contains("Première.") && refused.body.contains("Seconde."),
            "{on:?}: {}",
            refused.body
        );
        assert_eq!(reviewing.state().await, Some(ReviewState::Draft));
    }
}

#[tokio::test]
async fn a_guest_who_declares_an_interest_reads_no_more_and_loses_nothing() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let (product, path) = (reviewing.product(), reviewing.path());
        reviewing.write(&reviewing.page().await, "Un brouillon déjà long.", &[]).await;
        let empty = product.post(&reviewing.armelle, &path, &[("recuser", "1"), ("lien", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("href=\"#lien\"") && empty.body.contains("Un brouillon déjà long."));
        let declared = product
            .post(&reviewing.armelle, &path, &[("recuser", "1"), ("lien", "Mon ancien service.")])
            .await;
        assert_eq!(declared.location(), format!("{path}?fait=recuser"), "{}", declared.body);
        let lines = product.app.people.journal(reviewing.calling.zoe, 99).await.unwrap().len();
        for path in [path.as_str(), "/relectures"] {
            let page = product.get(&reviewing.armelle, path).await;
            assert!(
                !page.body.contains("carnet") && !page.body.contains("name=\"impact\""),
                "{on:?} {path}: {}",
                page.body
            );
        }
        assert!(reviewing.page().await.body.contains("Mon ancien service."));
        assert_eq!(
            product.app.people.journal(reviewing.calling.zoe, 99).await.unwrap().len(),
            lines,
            "nothing is read"
        );
        let export: Value =
            serde_json::from_str(&product.get(&reviewing.armelle, "/mes-donnees/passeport.json").await.body)
                .unwrap();
        let row = &export["tables"]["initiatives_reviews"]["rows"][0];
        assert_eq!(
            (row["reasons"].as_str(), row["interest"].as_str(), row["state"].as_str()),
            (Some("Un brouillon déjà long."), Some("Mon ancien service."), Some("recused")),
            "{on:?}"
        );
        let fields = [
            ("revision", "3"),
            ("fenetre", "a"),
            ("envoi", "0"),
            ("raisons", "Encore un mot."),
            ("envoyer", "1"),
        ];
        let late = product.post(&reviewing.armelle, &path, &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Encore un mot."), "{on:?}: {}", late.body);
        // Who steers is told, and reads nothing of hers as a review.
        let steering = format!("{}/idees/{}", reviewing.calling.steering(), reviewing.idea);
        let page = product.get(&reviewing.calling.helene, &steering).await;
        assert!(page.body.contains("Mon ancien service.") && !page.body.contains("Un brouillon déjà long."));
    }
}

#[tokio::test]
async fn the_author_is_given_the_reviews_without_who_wrote_them() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let (product, calling) = (reviewing.product(), &reviewing.calling);
        reviewing.write(&reviewing.page().await, "Convaincante.", &[("envoyer", "1")]).await;
        let others = [("Bruno Malo", "bruno", "Trop courte."), ("Carole Weil", "carole", "Jamais lue.")];
        for (name, sign_in, reasons) in others {
            let (_, browser, _) = calling.guest(name, sign_in).await;
            let page = product.get(&browser, &reviewing.path()).await;
            post(product, &browser, &reviewing.path(), &opinion(&page, reasons, &[("envoyer", "1")])).await;
        }
        // Taken back, Carole is out, and what she wrote does not count.
        let by = PersonId::from_uuid(Uuid::from_u128(1));
        let invitations = product.app.people.invitations(by, calling.call).await.unwrap();
        let carole = invitations.iter().find(|i| i.sign_in == "carole").unwrap();
        assert!(product.app.people.revoke_invitation(calling.call, carole.id).await.unwrap());
        let browser = product.browser_of(carole.person.unwrap()).await;
        assert_eq!(product.get(&browser, &reviewing.path()).await.status, StatusCode::NOT_FOUND);
        let page = calling.page();
        for path in [page.as_str(), "/mes-donnees/passeport.json"] {
            let early = product.get(&calling.agent, path).await;
            assert!(!early.body.contains("Convaincante"), "{on:?} {path}: before the call is closed");
        }
        let steering =
            product.get(&calling.helene, &format!("{}/idees/{}", calling.steering(), reviewing.idea)).await;
        assert!(steering.body.contains("Armelle Quéméneur") && steering.body.contains("Convaincante."));
        let journal = product.app.people.journal(reviewing.guest, 1).await.unwrap();
        assert_eq!((journal[0].what.as_str(), journal[0].purpose.as_str()), ("review", "call"), "{on:?}");
        calling.decide(reviewing.idea, "kept", "Oui.").await;
        assert_eq!(calling.close().await.status, StatusCode::SEE_OTHER);
        let told = product.get(&calling.agent, &page).await;
        for said in ["Convaincante.", "Trop courte.", "Relecture\u{a0}1", "Relecture\u{a0}2"] {
            assert!(
                told.body.replace("Relecture ", "Relecture\u{a0}").contains(said),
                "{on:?} {said}: {}",
                told.body
            );
        }
        assert!(!told.body.contains("Jamais lue."));
        let export = product.get(&calling.agent, "/mes-donnees/passeport.json").await.body;
        assert!(export.contains("Convaincante.") && !export.contains("Jamais lue."), "{on:?}");
        for name in ["Armelle", "Bruno", "Carole", "armelle", "bruno", &reviewing.guest.to_string()] {
            assert!(!told.body.contains(name) && !export.contains(name), "{on:?}: {name}");
        }
        // The guest keeps what she wrote, reads the idea no more, and changes nothing.
        let hers = product.get(&reviewing.armelle, "/relectures").await;
        assert!(hers.body.contains("Convaincante.") && !hers.body.contains("carnet"), "{}", hers.body);
        assert_eq!(reviewing.page().await.status, StatusCode::NOT_FOUND);
        for fields in [vec![("reprendre", "1")], vec![("recuser", "1"), ("lien", "Une amie.")]] {
            let late = product.post(&reviewing.armelle, &reviewing.path(), &fields).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{on:?} {fields:?}");
        }
        assert_eq!(reviewing.state().await, Some(ReviewState::Sent));
    }
}

#[tokio::test]
async fn a_review_of_a_text_that_has_changed_is_asked_for_again() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let (product, calling) = (reviewing.product(), &reviewing.calling);
        reviewing.write(&reviewing.page().await, "Convaincante.", &[("envoyer", "1")]).await;
        let open = reviewing.page().await;
        product.post(&calling.agent, &calling.page(), &[("retirer", "1")]).await;
        assert_eq!(reviewing.page().await.status, StatusCode::NOT_FOUND, "{on:?}");
        let lost = product.post(&reviewing.armelle, &reviewing.path(), &[("reprendre", "1")]).await;
        assert_eq!(lost.status, StatusCode::CONFLICT, "{}", open.status);
        product.post(&calling.agent, &calling.page(), &[("reprendre", "1")]).await;
        calling.submit(&calling.agent, "Un carnet relu").await;
        let page = reviewing.page().await;
        for told in ["L’idée a changé depuis votre relecture", "Un carnet relu, impact.", "Convaincante."]
        {
            assert!(page.body.contains(told), "{on:?} {told}: {}", page.body);
        }
        let sent = reviewing.write(&page, "Toujours convaincante.", &[("envoyer", "1")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        calling.decide(reviewing.idea, "kept", "Oui.").await;
        calling.close().await;
        let given = product.app.initiatives.feedback(calling.zoe, reviewing.idea).await.unwrap();
        let reasons: Vec<&str> = given.iter().map(|f| f.opinion.reasons.as_str()).collect();
        assert_eq!(reasons, ["Toujours convaincante."], "{on:?}");
    }
}

#[tokio::test]
async fn a_review_sent_after_the_session_ended_is_sent_on_after_password_and_code() {
    for on in engines() {
        let reviewing = Reviewing::new(on).await;
        let product = reviewing.product();
        let (_, browser, key) = reviewing.calling.guest("Bruno Malo", "bruno").await;
        let page = product.get(&browser, &reviewing.path()).await;
        product.clock.advance_seconds(3600);
        let fields = opinion(&page, "Écrite longtemps.", &[("envoyer", "1")]);
        let asked = post(product, &browser, &reviewing.path(), &fields).await;
        assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
        let mut form = fields_to(&asked, "/connexion");
        form.push(("identifiant".to_owned(), "bruno".to_owned()));
        form.push(("secret".to_owned(), crate::calling::SECRET.to_owned()));
        let step = post(product, &Browser::default(), "/connexion", &form).await;
        let mut form = fields_to(&step, "/connexion/code");
        form.push(("code".to_owned(), key.code_at(product.app.people.now())));
        let resumed = post(product, &Browser::default(), "/connexion/code", &form).await;
        assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
        let cookie = resumed.headers[http::header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
        let browser = Browser {
            cookie: cookie.to_owned(),
            token: hidden(&resumed.body, "token"),
            ..Browser::default()
        };
        let sent = post(product, &browser, &reviewing.path(), &fields_to(&resumed, &reviewing.path())).await;
        assert_eq!(sent.location(), format!("{}?fait=envoyer", reviewing.path()), "{on:?}: {}", sent.body);
    }
}

#[tokio::test]
async fn who_manages_an_organisation_of_reviews_sees_how_far_each_guest_has_come() {
    let reviewing = Reviewing::new(On::Sqlite).await;
    let product = reviewing.product();
    let (_, ines) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
    reviewing.calling.submit(&ines, "Un tableau").await;
    reviewing.write(&reviewing.page().await, "Convaincante.", &[("envoyer", "1")]).await;
    let page = product.get(&reviewing.calling.helene, &reviewing.calling.steering()).await;
    assert!(page.body.contains("1 relecture envoyée sur 2."), "{}", page.body);
}
