//! Being found: needs, lists under pseudonyms, calls unseen, contacts and their answers; what a scout never sees.

use evidence::{Authority, POSITIONING};
use http::StatusCode;
use kit::PersonId;
use people::{NewAccount, Switch};
use uuid::Uuid;
use web::Role;
use xapi::{ScaledScore, StatementBuilder};

use crate::support::{ADDRESS, Answer, Browser, On, Product, engines};

/// Answers every question of a domain, as if she had been asked them all today.
pub(crate) async fn knows(product: &Product, person: PersonId, domain: &str, right: bool) {
    answers(product, person, domain, |_| right).await;
}

/// Answers every question of a domain today, each by its place right or wrong.
pub(crate) async fn answers(
    product: &Product,
    person: PersonId,
    domain: &str,
    right: impl Fn(usize) -> bool,
) {
    let mut place = 0;
    let frame = product.app.passports.frame();
    let mut tx = product.app.people.db().write().await.unwrap();
    for family in frame.bank.families() {
        let competence = frame.socle.competence_index(&family.competence).unwrap();
        if frame.socle.domains[frame.socle.competences[competence].domain].id != domain {
            continue;
        }
        let right = right(place);
        place += 1;
        let activity = passport::activity_of(ADDRESS, &family.id, family.version);
        let statement = StatementBuilder::answered(ADDRESS, &person.to_string(), &activity)
            .id(product.app.ids.random_uuid())
            .score(if right { ScaledScore::ONE } else { ScaledScore::ZERO })
            .success(right)
            .response("0")
            .registration(Uuid::from_u128(9))
            .context_extension(&format!("{ADDRESS}{}", passport::SEED), 1)
            .timestamp(product.app.people.now().timestamp())
            .build();
        let (person, authority) = (person, Authority::Assess);
        product.app.evidence.append(&mut tx, person, statement, &authority, POSITIONING).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Somebody who was asked all of the domain of security, and has these switches on.
pub(crate) async fn agent(
    product: &Product,
    number: usize,
    unit: &str,
    right: bool,
    switches: &[Switch],
) -> PersonId {
    let name = format!("Zwaenepoel-{number} Quitterie");
    let account = NewAccount::new(&name, &format!("q{number}"), Some(unit.to_owned()), vec![Role::Agent]);
    let (person, _) = product.app.people.add(&account.unwrap()).await.unwrap().unwrap();
    knows(product, person, "security", right).await;
    for switch in switches {
        product.app.people.turn(person, *switch, true).await.unwrap();
    }
    person
}

/// A need as its form sends it: one competence, within a unit or everywhere.
pub(crate) fn need(level: &'static str, area: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("but", "Former six équipes à repérer un message piégé, deux jours par mois."),
        ("competence-1", "security.spot-phishing"),
        ("niveau-1", level),
        ("perimetre", area),
    ]
}

pub(crate) const NEW: &str = "/besoins/nouveau";

/// A product with a scout and so many people who can be found: they hold the level asked, and agree.
pub(crate) struct Field {
    pub(crate) product: Product,
    pub(crate) scout: Browser,
    pub(crate) found: Vec<PersonId>,
}

impl Field {
    pub(crate) async fn new(on: On, count: usize) -> Self {
        let product = Product::new(on).await;
        let (_, scout) = product.person("Idriss Benali", "idriss", &[Role::Scout]).await;
        let mut found = Vec::new();
        for number in 0..count {
            found.push(agent(&product, number, "archives", true, &[Switch::Findable]).await);
        }
        Self { product, scout, found }
    }

    /// Opens a need; where it stands.
    pub(crate) async fn opens(&self, fields: &[(&str, &str)]) -> String {
        let opened = self.product.post(&self.scout, NEW, fields).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
        opened.location().to_owned()
    }

    pub(crate) async fn look(&self, need: &str) -> Answer {
        let page = self.product.get(&self.scout, need).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page
    }

    /// Whom a message under a pseudonym reached, of those who can be found.
    pub(crate) async fn reached(&self) -> Vec<PersonId> {
        let mut reached = Vec::new();
        for person in &self.found {
            if !self.product.app.talents.contacts_of(*person).await.unwrap().is_empty() {
                reached.push(*person);
            }
        }
        reached
    }
}

/// The pseudonyms of a list, in its order.
pub(crate) fn pseudonyms(page: &Answer) -> Vec<String> {
    let parts = page.body.split("<h3 class=\"code\">").skip(1);
    parts.map(|part| part.split('<').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_scout_sees_pseudonyms_and_what_she_asked_and_writes_to_somebody_who_may_answer() {
    for on in engines() {
        let field = Field::new(on, 12).await;
        let product = &field.product;
        // Neither who holds the level and does not agree, nor who agrees and does not hold it.
        let silent = agent(product, 90, "archives", true, &[Switch::Calls, Switch::Counted]).await;
        let weak = agent(product, 91, "archives", false, &[Switch::Findable]).await;
        let path = field.opens(&need("2", "")).await;
        let list = field.look(&path).await;
        let shown = pseudonyms(&list);
        assert_eq!(shown.len(), 12, "{on:?} {}", list.body);
        assert!(!list.body.contains("Zwaenepoel") && !list.body.contains("±"), "{}", list.body);
        for person in field.found.iter().chain([&silent, &weak]) {
            assert!(!list.body.contains(&person.to_string()), "{}", list.body);
        }
        assert!(list.body.contains("niveau près") && list.body.contains("chances sur"), "{}", list.body);
        assert_eq!(pseudonyms(&field.look(&path).await), shown, "the same, read again");
        // Each of them finds the search, twice, and who read; the two others find nothing.
        let one = product.browser_of(field.found[0]).await;
        let inbox = product.get(&one, "/contacts").await.body;
        assert!(inbox.contains("<bdi>Idriss Benali</bdi>") && inbox.contains("lue 2 fois"), "{inbox}");
        assert!(inbox.contains("Former six équipes"), "{inbox}");
        assert!(product.get(&one, "/mes-donnees").await.body.contains("compétences demandées par un besoin"));
        for person in [silent, weak] {
            assert!(product.app.talents.appearances_of(person).await.unwrap().is_empty());
            assert!(product.app.people.journal(person, 9).await.unwrap().is_empty());
        }

        let write = format!("{path}/{}", shown[3]);
        assert_eq!(product.get(&field.scout, &write).await.status, StatusCode::OK);
        let empty = product.post(&field.scout, &write, &[("message", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = product.post(&field.scout, &write, &[("message", "Une mission ?")]).await;
        assert_eq!(sent.location(), format!("{path}?fait=ecrit"));
        let again = product.post(&field.scout, &write, &[("message", "Encore ?")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "one message a person and need");
        assert!(again.body.contains("Encore ?") && again.body.contains("déjà écrit"), "{}", again.body);
        let reached = field.reached().await;
        assert_eq!(reached.len(), 1);
        let reached = reached[0];
        let her = product.browser_of(reached).await;
        assert!(product.get(&her, "/contacts").await.body.contains("Une mission ?"));
        let reply = format!("/contacts/{}", path.rsplit('/').next().unwrap());
        let field_name = format!("reponse-{}", path.rsplit('/').next().unwrap());
        let another = field.found.iter().find(|found| **found != reached).unwrap();
        let another = product.browser_of(*another).await;
        let other = product.post(&another, &reply, &[(&field_name, "Moi ?")]).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "not hers to answer");
        let answered = product.post(&her, &reply, &[(&field_name, "Oui, poste 12.")]).await;
        assert_eq!(answered.location(), "/contacts?fait=repondu");
        let page = field.look(&path).await.body;
        let name = product.app.people.account(reached).await.unwrap().unwrap().name;
        assert!(page.contains(&name) && page.contains("Oui, poste 12."), "{page}");
        assert_eq!(page.matches("Zwaenepoel").count(), 1, "{page}");
        let journal = product.app.people.journal(reached, 50).await.unwrap();
        assert!(
            journal.iter().any(|line| (line.what.as_str(), line.purpose.as_str()) == ("contact", "talent"))
        );
        let back = product.post(&her, &reply, &[("retirer", "1")]).await;
        assert_eq!(back.location(), "/contacts?fait=retire");
        let page = field.look(&path).await.body;
        assert!(!page.contains("Zwaenepoel") && !page.contains("poste 12"), "{on:?} {page}");
    }
}

#[tokio::test]
async fn refusal_and_silence_give_the_scout_the_same_page_to_the_byte() {
    for on in engines() {
        let field = Field::new(on, 11).await;
        let product = &field.product;
        let path = field.opens(&need("2", "")).await;
        let shown = pseudonyms(&field.look(&path).await);
        product.post(&field.scout, &format!("{path}/{}", shown[0]), &[("message", "Bonjour")]).await;
        let reached = field.reached().await[0];
        let quiet = field.look(&path).await.body;
        let her = product.browser_of(reached).await;
        let reply = format!("/contacts/{}", path.rsplit('/').next().unwrap());
        assert_eq!(product.post(&her, &reply, &[("laisser", "1")]).await.location(), "/contacts?fait=laisse");
        assert!(product.get(&her, "/contacts").await.body.contains("laissé sans suite"));
        assert_eq!(field.look(&path).await.body, quiet, "{on:?}");
        // Once the time is over too.
        product.clock.advance_seconds(31 * 86_400);
        let scout = product
            .browser_of(product.app.people.account_by_sign_in("idriss").await.unwrap().unwrap().person);
        let over = product.get(&scout.await, &path).await.body;
        assert!(over.contains("sans réponse, délai passé"), "{over}");
        let her = product.browser_of(reached).await;
        let late = product
            .post(&her, &reply, &[(&format!("reponse-{}", path.rsplit('/').next().unwrap()), "Trop tard ?")])
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("délai est passé") && late.body.contains("Trop tard ?"), "{}", late.body);
    }
}

#[tokio::test]
async fn below_eleven_nobody_is_shown_and_all_who_match_and_receive_calls_are_written_to() {
    for on in engines() {
        let field = Field::new(on, 10).await;
        let product = &field.product;
        let called = agent(product, 50, "archives", true, &[Switch::Calls]).await;
        let weak = agent(product, 51, "archives", false, &[Switch::Calls]).await;
        let path = field.opens(&need("2", "")).await;
        let page = field.look(&path).await;
        assert!(pseudonyms(&page).is_empty() && page.body.contains("Trop peu de personnes"), "{}", page.body);
        for person in &field.found {
            assert!(
                product.app.talents.appearances_of(*person).await.unwrap().is_empty(),
                "nobody was shown"
            );
        }
        let call = format!("{path}/appel");
        let empty = product.post(&field.scout, &call, &[("message", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = product.post(&field.scout, &call, &[("message", "Cherche renfort")]).await;
        assert_eq!(sent.location(), format!("{path}?fait=appel"));
        let again = product.post(&field.scout, &call, &[("message", "Cherche encore")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(
            again.body.contains("Cherche encore") && again.body.contains("déjà été appelé"),
            "{}",
            again.body
        );
        assert!(field.reached().await.is_empty(), "who is found but receives no calls");
        assert_eq!(product.app.talents.contacts_of(called).await.unwrap().len(), 1, "once");
        assert!(product.app.talents.contacts_of(weak).await.unwrap().is_empty());
        let before = field.look(&path).await.body;
        assert!(before.contains("Cherche renfort") && !before.contains("Cherche encore"), "{before}");
        assert!(!before.contains("à qui vous avez écrit"), "how many received it is told nowhere: {before}");
        let her = product.browser_of(called).await;
        let id = path.rsplit('/').next().unwrap();
        product.post(&her, &format!("/contacts/{id}"), &[(&format!("reponse-{id}"), "Présente.")]).await;
        let after = field.look(&path).await.body;
        assert!(after.contains("Zwaenepoel-50") && after.contains("Présente."), "{on:?} {after}");
    }
}

#[tokio::test]
async fn a_choice_taken_back_while_the_list_is_open_takes_effect_at_once() {
    for on in engines() {
        let field = Field::new(on, 12).await;
        let product = &field.product;
        let path = field.opens(&need("2", "")).await;
        let before = pseudonyms(&field.look(&path).await);
        let her = product.browser_of(field.found[5]).await;
        product.post(&her, "/mes-choix", &[("desactiver", "findable")]).await;
        let after = pseudonyms(&field.look(&path).await);
        assert_eq!(after.len(), 11, "{on:?}");
        let gone = before.iter().find(|p| !after.contains(p)).unwrap();
        let write = format!("{path}/{gone}");
        let sent = product.post(&field.scout, &write, &[("message", "Êtes-vous là ?")]).await;
        assert_eq!(sent.status, StatusCode::CONFLICT);
        assert!(
            sent.body.contains("Êtes-vous là ?") && sent.body.contains("n’est pas parti"),
            "{}",
            sent.body
        );
        assert!(product.app.talents.contacts_of(field.found[5]).await.unwrap().is_empty());
        // One more, and there is no list; nor may anybody of it be written to.
        product.app.people.turn(field.found[6], Switch::Findable, false).await.unwrap();
        assert!(pseudonyms(&field.look(&path).await).is_empty());
        let listed =
            product.post(&field.scout, &format!("{path}/{}", after[0]), &[("message", "Vous ?")]).await;
        assert_eq!(listed.status, StatusCode::CONFLICT);
        // A closed account is found no more, whatever it had agreed to.
        product.app.people.turn(field.found[5], Switch::Findable, true).await.unwrap();
        assert_eq!(pseudonyms(&field.look(&path).await).len(), 11);
        let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        product.choose_password(hugo, "hugo", "quatre mots sans lien").await;
        assert!(product.app.people.set_disabled(field.found[5], true).await.unwrap());
        assert!(pseudonyms(&field.look(&path).await).is_empty());
    }
}

#[tokio::test]
async fn an_answer_given_since_the_last_look_counts_in_the_next() {
    let field = Field::new(On::Sqlite, 11).await;
    let path = field.opens(&need("2", "")).await;
    assert_eq!(pseudonyms(&field.look(&path).await).len(), 11);
    let late = agent(&field.product, 80, "archives", false, &[Switch::Findable]).await;
    assert_eq!(pseudonyms(&field.look(&path).await).len(), 11, "not yet at the level");
    field.product.clock.advance_seconds(600);
    knows(&field.product, late, "security", true).await;
    assert_eq!(pseudonyms(&field.look(&path).await).len(), 12);
}
