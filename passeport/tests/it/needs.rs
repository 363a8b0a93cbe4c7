//! Needs as they are typed, and the figures beside them.

use http::StatusCode;
use people::{NewAccount, Switch};
use talents::Looked;
use web::Role;

use crate::finding::{Field, NEW, agent, answers, knows, pseudonyms};
use crate::support::{On, engines};

#[tokio::test]
async fn what_was_typed_wrongly_is_named_by_its_row_and_stands() {
    let field = Field::new(On::Sqlite, 0).await;
    let product = &field.product;
    let purpose = ("but", "Une mission de formation de six mois.");
    let phishing = ("competence-1", "security.spot-phishing");
    let seven: Vec<(String, String)> = (0..7)
        .flat_map(|row| {
            let competence = &product.app.passports.frame().socle.competences[row].id;
            [
                (format!("competence-{}", row + 1), competence.clone()),
                (format!("niveau-{}", row + 1), "1".to_owned()),
            ]
        })
        .collect();
    let mut too_many: Vec<(&str, &str)> = seven.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    too_many.push(purpose);
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("but", "Renfort"), phishing, ("niveau-1", "2")], "20 caractères au moins"),
        (&[purpose], "Choisissez au moins une compétence"),
        (&[purpose, phishing], "Choisissez le niveau demandé pour la compétence 1"),
        (&[purpose, phishing, ("niveau-1", "9")], "Choisissez le niveau demandé pour la compétence 1"),
        (&[purpose, ("niveau-2", "1")], "Choisissez la compétence 2, ou videz son niveau"),
        (
            &[purpose, ("competence-1", "security.nothing"), ("niveau-1", "1")],
            "la compétence 1 dans la liste",
        ),
        (
            &[purpose, phishing, ("niveau-1", "2"), ("competence-4", phishing.1), ("niveau-4", "3")],
            "La compétence 4 est déjà demandée",
        ),
        (&[purpose, phishing, ("niveau-1", "2"), ("perimetre", "nulle-part")], "périmètre de la liste"),
        (&too_many, "6 compétences au plus"),
    ];
    for (fields, words) in cases {
        let refused = product.post(&field.scout, NEW, fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
    assert!(product.get(&field.scout, "/besoins").await.body.contains("Aucun besoin"));
}

#[tokio::test]
async fn who_agrees_to_be_counted_counts_from_eleven_on_by_tens() {
    let field = Field::new(On::Sqlite, 0).await;
    let product = &field.product;
    let frame = product.app.passports.frame();
    let mut last = None;
    for number in 0..11 {
        let page = product.get(&field.scout, "/besoins").await.body;
        assert_eq!(page.matches("moins\u{a0}de\u{a0}11").count(), 6, "{number}: {page}");
        let person = agent(product, number, "archives", true, &[Switch::Counted]).await;
        for domain in frame.socle.domains.iter().filter(|d| d.id != "security") {
            knows(product, person, &domain.id, true).await;
        }
        last = Some(person);
    }
    let answers = product.app.passports.answers(last.unwrap()).await.unwrap();
    let passport = product.app.passports.evaluate(&answers, product.app.people.now()).unwrap();
    let asked = frame.socle.model.level_asked;
    let held = passport.domains.iter().filter(|d| d.level.is_some_and(|level| level >= asked)).count();
    assert!(held > 0, "whoever answers all rightly holds something");
    let page = product.get(&field.scout, "/besoins").await.body;
    let told = (page.matches("moins\u{a0}de\u{a0}11").count(), page.matches("plus de 10").count());
    assert_eq!(told, (6 - held, held), "{page}");
}

#[tokio::test]
async fn a_list_is_ordered_by_the_sum_that_it_shows_and_of_equals_by_pseudonym() {
    for on in engines() {
        let field = Field::new(on, 6).await;
        let product = &field.product;
        for number in 10..28 {
            // Some went wrong in a share of the domain, and are not in the pool.
            let account = NewAccount::new("Zoé Weber", &format!("z{number}"), None, vec![Role::Agent]);
            let (person, _) = product.app.people.add(&account.unwrap()).await.unwrap().unwrap();
            answers(product, person, "security", |place| place + number % 3 < 12).await;
            product.app.people.turn(person, Switch::Findable, true).await.unwrap();
        }
        let asked = [
            ("but", "Former six équipes à repérer un message piégé, deux jours par mois."),
            ("competence-1", "security.spot-phishing"),
            ("niveau-1", "2"),
            ("competence-2", "security.choose-password"),
            ("niveau-2", "2"),
            ("competence-3", "security.usb-drives"),
            ("niveau-3", "2"),
        ];
        let path = field.opens(&asked).await;
        let need = product.app.talents.need(path[9..].parse().unwrap()).await.unwrap().unwrap();
        let Looked::List(size, list) = product.app.talents.look(&need).await.unwrap() else {
            panic!("{on:?}: nobody is listed")
        };
        assert!((11..=20).contains(&size) && size == list.len(), "{on:?}: {size}");
        let order: Vec<_> = list.iter().map(|f| (-f.score(), f.pseudonym.clone())).collect();
        assert!(order.is_sorted(), "{on:?}: {order:?}");
        assert!(list.windows(2).all(|pair| pair[0].chance() >= pair[1].chance()), "{on:?}");
        let page = field.look(&path).await;
        assert_eq!(pseudonyms(&page), order.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>());
        for found in &list {
            assert_eq!(found.terms.len(), 3);
            assert!(found.terms.iter().all(|term| *term <= 0));
        }
        // Of a competence that has no questions, people are found by its domain, unless answers are asked for.
        assert!(list.iter().all(|found| found.standing.iter().any(|s| !s.measured)), "{on:?}");
        let own: Vec<_> = asked.into_iter().chain([("propres", "1")]).collect();
        let measured = field.opens(&own).await;
        let need = product.app.talents.need(measured[9..].parse().unwrap()).await.unwrap().unwrap();
        let looked = product.app.talents.look(&need).await.unwrap();
        assert!(matches!(looked, Looked::Blind), "{on:?}: {looked:?}");
    }
}
