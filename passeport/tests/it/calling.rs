//! A product with a call for ideas, for the tests that answer it, read it and decide.

use http::StatusCode;
use initiatives::{Idea, NewCall, Sent, Step, Text, TypedCall};
use kit::PersonId;
use people::{Invited, Key, NewAccount};
use uuid::Uuid;
use web::Role;

use crate::support::{Answer, Browser, On, Product, hidden};

/// The four parts of an idea, as forms name them.
pub(crate) const PARTS: [&str; 4] = ["impact", "maturite", "ambition", "soutien"];

/// A call as it is typed.
pub(crate) const CALL: [(&str, &str); 9] = [
    ("titre", "Trop de saisies"),
    ("probleme", "On saisit deux fois."),
    ("concernes", "Les secrétariats"),
    ("combien", "1 200"),
    ("preuves", "Un relevé de mars."),
    ("axe", "data"),
    ("engagement", "La direction accueille l’auteur."),
    ("jours", "2"),
    ("fin", "31/12/2026"),
];

/// A product with somebody who steers, and an agent whose name, sign-in name and unit no page may tell.
pub(crate) struct Calling {
    pub(crate) product: Product,
    pub(crate) helene: Browser,
    pub(crate) zoe: PersonId,
    pub(crate) agent: Browser,
    pub(crate) call: Uuid,
}

impl Calling {
    pub(crate) async fn new(on: On) -> Self {
        let product = Product::new(on).await;
        let (_, helene) = product.person("Hélène Carpentier", "helene", &[Role::Steering]).await;
        let unit = Some("base-kermeur".to_owned());
        let account = NewAccount::new("Zoé Zwaenepoel", "zoe.quitterie", unit, vec![Role::Agent]).unwrap();
        let (zoe, _) = product.app.people.add(&account).await.unwrap().unwrap();
        let agent = product.browser_of(zoe).await;
        let opened = product.post(&helene, "/appels", &CALL).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
        let id = opened.location().trim_start_matches("/appels/").trim_end_matches("?fait=ouvrir");
        let call = Uuid::parse_str(id).unwrap();
        Self { product, helene, zoe, agent, call }
    }

    /// Somebody from outside, invited to the call, who has accepted: her id, her browser, the key of her codes.
    pub(crate) async fn guest(&self, name: &str, sign_in: &str) -> (PersonId, Browser, Key) {
        guest(&self.product, self.call, name, sign_in).await
    }

    pub(crate) fn page(&self) -> String {
        format!("/idees/{}", self.call)
    }

    pub(crate) fn steering(&self) -> String {
        format!("/appels/{}", self.call)
    }

    pub(crate) async fn idea(&self) -> Idea {
        self.product.app.initiatives.idea_of(self.zoe, self.call).await.unwrap().unwrap()
    }

    /// Writes all of an idea for the call, and submits it.
    pub(crate) async fn submit(&self, browser: &Browser, title: &str) {
        let page = self.product.get(browser, &self.page()).await;
        let fields = typed(&page, title, &[("deposer", "1")]);
        let done = post(&self.product, browser, &self.page(), &fields).await;
        assert_eq!(done.location(), format!("{}?fait=deposer", self.page()), "{}", done.body);
    }

    pub(crate) async fn decide(&self, idea: Uuid, outcome: &str, reason: &str) -> Answer {
        let path = format!("{}/idees/{idea}", self.steering());
        let page = self.product.get(&self.helene, &path).await;
        let fields =
            [("vu", hidden(&page.body, "vu")), ("decision", outcome.into()), ("raison", reason.into())];
        let fields = fields.map(|(n, v)| (n.to_owned(), v));
        post(&self.product, &self.helene, &path, &fields).await
    }

    pub(crate) async fn close(&self) -> Answer {
        self.product.post(&self.helene, &format!("{}/clore", self.steering()), &[]).await
    }
}

/// A password that is accepted.
pub(crate) const SECRET: &str = "trois phares au nord";

/// Invites somebody from outside for a subject, who accepts.
pub(crate) async fn guest(
    product: &Product,
    subject: Uuid,
    name: &str,
    sign_in: &str,
) -> (PersonId, Browser, Key) {
    let people = &product.app.people;
    let account = NewAccount::new(name, sign_in, None, Vec::new()).unwrap();
    let by = PersonId::from_uuid(Uuid::from_u128(1));
    let Invited::Given(_, token) = people.invite(by, subject, &account).await.unwrap() else {
        panic!("the sign-in name is free")
    };
    let key = Key::new(people.ids());
    let code = key.code_at(people.now());
    people.accept(&token, SECRET, (&key, &code), ("x", "x")).await.unwrap().unwrap();
    let person = people.account_by_sign_in(sign_in).await.unwrap().unwrap().person;
    // The code that she has just given is used up.
    product.clock.advance_seconds(30);
    (person, product.browser_of(person).await, key)
}

/// The form of a page with its window and revision, a text in every part, and more fields.
pub(crate) fn typed(page: &Answer, title: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let hidden = ["revision", "fenetre", "envoi"].map(|name| (name.to_owned(), hidden(&page.body, name)));
    let parts = PARTS.map(|part| (part.to_owned(), format!("{title}, {part}.")));
    let title = std::iter::once(("titre".to_owned(), title.to_owned()));
    let more = more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    hidden.into_iter().chain(title).chain(parts).chain(more).collect()
}

pub(crate) async fn post(
    product: &Product,
    browser: &Browser,
    path: &str,
    fields: &[(String, String)],
) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    product.post(browser, path, &fields).await
}

/// What of an author no page but her own may hold.
pub(crate) fn names_nobody(page: &Answer, zoe: PersonId) {
    for secret in ["Zwaenepoel", "zoe.quitterie", "kermeur", "Kermeur", &zoe.to_string()] {
        assert!(!page.body.contains(secret), "{secret}: {}", page.body);
    }
}

/// Opens a call, and submits an idea of somebody to it.
pub(crate) async fn propose(product: &Product, person: PersonId, title: &str) -> (Uuid, Uuid) {
    let initiatives = &product.app.initiatives;
    let [called, problem, sufferers, how_many, evidence, axis, sponsor, days_a_week, last_day] =
        CALL.map(|(_, value)| value);
    let typed = TypedCall {
        title: called,
        problem,
        sufferers,
        how_many,
        evidence,
        axis,
        sponsor,
        days_a_week,
        last_day,
    };
    let new = NewCall::new(&typed, initiatives.axes(), initiatives.now(), "Europe/Paris").unwrap();
    let call = initiatives.open_call(&new, person).await.unwrap();
    let call = initiatives.call(call).await.unwrap().unwrap();
    let text = Text::typed(title, |_| "Un mot.");
    initiatives.write((person, &call), &text, &Sent::default(), Step::Submit).await.unwrap();
    (call.id, initiatives.idea_of(person, call.id).await.unwrap().unwrap().id)
}
