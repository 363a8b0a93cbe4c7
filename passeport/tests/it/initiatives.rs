//! Calls for ideas: opened, answered under a pseudonym, decided with reasons, closed.

use http::StatusCode;
use initiatives::{IdeaState, Part};
use serde_json::Value;
use uuid::Uuid;
use web::Role;

use crate::calling::{CALL, Calling, PARTS, names_nobody, post, typed};
use crate::support::{Product, engines, hidden};

#[tokio::test]
async fn a_call_that_is_not_whole_is_given_back_with_every_fault() {
    for on in engines() {
        let product = Product::new(on).await;
        let (_, helene) = product.person("Hélène Carpentier", "helene", &[Role::Steering]).await;
        let mut fields = CALL;
        fields[0].1 = "";
        fields[3].1 = "beaucoup";
        fields[8].1 = "22/11/2026";
        let refused = product.post(&helene, "/appels", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for told in ["« Titre de l’appel » est vide", "attend un nombre entier", "Ce jour est passé"] {
            assert!(refused.body.replace('\u{a0}', " ").contains(told), "{told}: {}", refused.body);
        }
        assert!(refused.body.contains("On saisit deux fois.") && refused.body.contains("value=\"beaucoup\""));
        assert!(product.app.initiatives.calls().await.unwrap().is_empty(), "{on:?}");
    }
}

#[tokio::test]
async fn an_idea_is_saved_part_by_part_and_submitted_when_it_is_whole() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        assert!(product.get(&calling.agent, "/idees").await.body.contains(&path));
        let page = product.get(&calling.agent, &path).await;
        let mut fields = typed(&page, "Un carnet partagé", &[("partie", "impact")]);
        fields.retain(|(name, _)| name != "soutien");
        let saved = post(product, &calling.agent, &path, &fields).await;
        assert_eq!(saved.location(), format!("{path}?fait=enregistrer#partie-impact"), "{}", saved.body);
        let page = product.get(&calling.agent, &format!("{path}?fait=enregistrer")).await;
        assert!(page.body.contains("Un carnet partagé, impact.") && page.body.contains("Enregistré le"));
        // Submitted without its last part, it is kept as a draft, and what is missing is told.
        fields = typed(&page, "Un carnet partagé", &[("deposer", "1")]);
        fields.retain(|(name, _)| name != "soutien");
        fields.iter_mut().find(|(n, _)| n == "ambition").unwrap().1 = "Plus loin.".to_owned();
        let refused = post(product, &calling.agent, &path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#soutien\"") && refused.body.contains("Plus loin."));
        assert_eq!(calling.idea().await.text.part(Part::Ambition), "Plus loin.", "{on:?}");
        let fields = typed(&refused, "Un carnet partagé", &[("deposer", "1")]);
        let done = post(product, &calling.agent, &path, &fields).await;
        assert_eq!(done.location(), format!("{path}?fait=deposer"), "{}", done.body);
        let idea = calling.idea().await;
        assert_eq!(idea.state, IdeaState::Submitted);
        let states = product.app.initiatives.states_of(&idea).await.unwrap();
        let states: Vec<IdeaState> = states.into_iter().map(|(state, _)| state).collect();
        assert_eq!(states, [IdeaState::Draft, IdeaState::Submitted], "{on:?}");
        let page = product.get(&calling.agent, &path).await;
        assert!(!page.body.contains("name=\"deposer\"") && page.body.contains("name=\"retirer\""));
    }
}

#[tokio::test]
async fn an_idea_is_read_under_a_pseudonym_and_by_no_other_agent() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        calling.submit(&calling.agent, "Un carnet partagé").await;
        let idea = calling.idea().await.id;
        let path = format!("{}/idees/{idea}", calling.steering());
        for path in [calling.steering(), path.clone(), "/appels".to_owned()] {
            let page = product.get(&calling.helene, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            names_nobody(&page, calling.zoe);
        }
        let read = product.get(&calling.helene, &path).await;
        assert!(read.body.contains("Un carnet partagé, soutien."), "{}", read.body);
        let lines = product.app.people.journal(calling.zoe, 10).await.unwrap();
        let what: Vec<(&str, &str)> = lines.iter().map(|l| (l.what.as_str(), l.purpose.as_str())).collect();
        assert_eq!(what, [("idea", "call"); 3], "{on:?}: one in the list, two read");
        let (_, other) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        for path in [calling.page(), "/idees".to_owned()] {
            let page = product.get(&other, &path).await;
            assert!(!page.body.contains("carnet"), "{on:?} {path}: {}", page.body);
        }
        assert_eq!(product.get(&other, &path).await.status, StatusCode::FORBIDDEN);
        // Another call, another pseudonym.
        let first = product.get(&calling.helene, &calling.steering()).await.body;
        let again = product.post(&calling.helene, "/appels", &CALL).await;
        let other = again.location().trim_start_matches("/appels/").trim_end_matches("?fait=ouvrir");
        let other = Calling { call: Uuid::parse_str(other).unwrap(), ..calling };
        other.submit(&other.agent, "Une seconde idée").await;
        let second = other.product.get(&other.helene, &other.steering()).await.body;
        let pseudonym = |page: &str| page.split("<code class=\"nowrap\">").nth(1).unwrap()[..9].to_owned();
        assert_ne!(pseudonym(&second), pseudonym(&first), "{on:?}");
    }
}

/// After the end, every form is answered that nothing was changed.
async fn nothing_changes(calling: &Calling, idea: Uuid) {
    let (page, steering) = (calling.page(), format!("{}/idees/{idea}", calling.steering()));
    for (browser, path, fields) in [
        (&calling.agent, &page, vec![("retirer", "1")]),
        (&calling.agent, &page, vec![("revision", "2"), ("fenetre", "a"), ("envoi", "0"), ("titre", "x")]),
        (&calling.helene, &steering, vec![("decision", "rework"), ("raison", "Non.")]),
    ] {
        let late = calling.product.post(browser, path, &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{path} {fields:?}: {}", late.body);
    }
    assert_eq!(calling.close().await.status, StatusCode::SEE_OTHER, "closing twice changes nothing");
}

#[tokio::test]
async fn what_is_decided_is_told_when_the_call_is_closed_and_nothing_changes_afterwards() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        let (ines, other) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        calling.submit(&calling.agent, "Un carnet partagé").await;
        calling.submit(&other, "Un tableau de bord").await;
        let idea = calling.idea().await.id;
        let second = product.app.initiatives.idea_of(ines, calling.call).await.unwrap().unwrap().id;
        let reason = "Mesurée & utile.";
        assert_eq!(calling.decide(idea, "kept", reason).await.status, StatusCode::SEE_OTHER);
        let early = calling.close().await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(
            early.body.contains("Il reste 1 idée à décider.") || early.body.contains("1 idée"),
            "{}",
            early.body
        );
        for path in [path.as_str(), "/idees", "/mes-donnees/passeport.json"] {
            let page = product.get(&calling.agent, path).await;
            assert!(
                !page.body.contains("utile") && !page.body.contains("retenue"),
                "{on:?} {path}: {}",
                page.body
            );
        }
        let before = product.get(&calling.helene, &format!("{}/idees/{idea}", calling.steering())).await;
        names_nobody(&before, calling.zoe);
        assert_eq!(calling.decide(second, "not-kept", "Déjà tenté.").await.status, StatusCode::SEE_OTHER);
        let closed = calling.close().await;
        assert_eq!(closed.location(), format!("{}?fait=clore", calling.steering()), "{}", closed.body);
        let page = product.get(&calling.agent, &path).await;
        assert!(
            page.body.contains("Mesurée &amp; utile.") || page.body.contains("Mesurée &#38; utile."),
            "{}",
            page.body
        );
        let export: Value =
            serde_json::from_str(&product.get(&calling.agent, "/mes-donnees/passeport.json").await.body)
                .unwrap();
        let row = &export["tables"]["initiatives_ideas"]["rows"][0];
        assert_eq!((row["outcome"].as_str(), row["reason"].as_str()), (Some("kept"), Some(reason)), "{on:?}");
        assert_eq!(row["decided_by"], "Hélène Carpentier");
        // The author of the idea that is kept is named, and sees that she was; the other is not.
        let list = product.get(&calling.helene, &calling.steering()).await;
        assert!(list.body.contains("Zoé Zwaenepoel") && !list.body.contains("Inès"), "{on:?}: {}", list.body);
        let journal = |person| product.app.people.journal(person, 1);
        assert_eq!(journal(calling.zoe).await.unwrap()[0].what, "idea-author");
        assert_eq!(journal(ines).await.unwrap()[0].what, "idea");
        nothing_changes(&calling, idea).await;
        let stands = calling.idea().await;
        assert_eq!((stands.state, stands.decision.unwrap().reason.as_str()), (IdeaState::Submitted, reason));
    }
}

#[tokio::test]
async fn an_idea_taken_back_is_read_by_nobody_and_taken_up_again_while_ideas_are_taken() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let (product, path) = (&calling.product, calling.page());
        calling.submit(&calling.agent, "Un carnet partagé").await;
        let idea = format!("{}/idees/{}", calling.steering(), calling.idea().await.id);
        assert_eq!(product.get(&calling.helene, &idea).await.status, StatusCode::OK);
        let back = product.post(&calling.agent, &path, &[("retirer", "1")]).await;
        assert_eq!(back.location(), format!("{path}?fait=retirer"), "{}", back.body);
        assert_eq!(product.get(&calling.helene, &idea).await.status, StatusCode::NOT_FOUND);
        let list = product.get(&calling.helene, &calling.steering()).await;
        assert!(!list.body.contains("carnet") && list.body.contains("1 retirée"), "{on:?}: {}", list.body);
        product.post(&calling.agent, &path, &[("reprendre", "1")]).await;
        calling.submit(&calling.agent, "Un carnet relu").await;
        // The last day counts whole; then drafts stay as they are, and what is typed is given back.
        let (_, late) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        let page = product.get(&late, &path).await;
        product.clock.set(kit::Instant::parse("2026-12-31T22:59:59Z").unwrap());
        let (_, late) = (
            page.status,
            product
                .browser_of(product.app.people.account_by_sign_in("ines").await.unwrap().unwrap().person)
                .await,
        );
        let in_time = post(product, &late, &path, &typed(&page, "Au dernier moment", &[])).await;
        assert_eq!(in_time.status, StatusCode::SEE_OTHER, "{}", in_time.body);
        product.clock.advance_seconds(1);
        let page = product.get(&late, &path).await;
        assert!(page.body.contains("Au dernier moment") && !page.body.contains("name=\"deposer\""));
        let fields =
            [("revision", "1"), ("fenetre", "b"), ("envoi", "0"), ("titre", "Trop tard"), ("deposer", "1")];
        let whole: Vec<(&str, &str)> = fields.into_iter().chain(PARTS.map(|p| (p, "Un mot."))).collect();
        let refused = product.post(&late, &path, &whole).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains("Trop tard") && refused.body.contains("ne prend plus d’idées"));
        let hers = product.browser_of(calling.zoe).await;
        let back = product.post(&hers, &path, &[("retirer", "1")]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{on:?}: until it is decided");
    }
}

#[tokio::test]
async fn nobody_decides_her_own_idea_and_two_who_decide_see_each_other() {
    for on in engines() {
        let calling = Calling::new(on).await;
        let product = &calling.product;
        let roles = [Role::Agent, Role::Steering];
        let (paul, both) = product.person("Paul Aubert", "paul", &roles).await;
        calling.submit(&both, "La mienne").await;
        calling.submit(&calling.agent, "Un carnet partagé").await;
        let own = product.app.initiatives.idea_of(paul, calling.call).await.unwrap().unwrap().id;
        let path = format!("{}/idees/{own}", calling.steering());
        let page = product.get(&both, &path).await;
        assert!(page.body.contains("Cette idée est la vôtre") && !page.body.contains("name=\"decision\""));
        // Nor does she learn before the others what somebody else decides of it, or what is said of it.
        assert_eq!(calling.decide(own, "not-kept", "Trop courte.").await.status, StatusCode::SEE_OTHER);
        for path in [&path, &calling.steering()] {
            let page = product.get(&both, path).await;
            assert!(
                !page.body.contains("non retenue") && !page.body.contains("courte"),
                "{on:?}: {}",
                page.body
            );
        }
        let refused = product.post(&both, &path, &[("decision", "kept"), ("raison", "Bravo.")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{on:?}");
        let path = format!("{}/idees/{}", calling.steering(), calling.idea().await.id);
        let seen = hidden(&product.get(&both, &path).await.body, "vu");
        product.clock.advance_seconds(5);
        assert_eq!(
            calling.decide(calling.idea().await.id, "kept", "Oui.").await.status,
            StatusCode::SEE_OTHER
        );
        let fields = [("vu", seen.as_str()), ("decision", "not-kept"), ("raison", "Non, parce que.")];
        let before = product.post(&both, &path, &fields).await;
        assert_eq!(before.status, StatusCode::CONFLICT);
        assert!(before.body.contains("Oui.") && before.body.contains("Non, parce que."), "{}", before.body);
        let missing = calling.decide(calling.idea().await.id, "", "").await;
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            missing.body.contains("Choisissez une décision.") && missing.body.contains("Écrivez les raisons")
        );
    }
}
