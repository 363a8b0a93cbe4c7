//! The permission matrix: every route as every role, as nobody, and as a program; with nothing in hand, and with
//! the ids of somebody.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use kit::PersonId;
use lrs::Scope;
use passeport::{Line, table};
use people::{NewAccount, RequestKind, Switch};
use store::Shape;
use talents::{Asked, Must, Opened};
use uuid::Uuid;
use web::{Permission, Role};

use crate::calling::{CALL, guest, propose};
use crate::evidence::perfect;
use crate::stored::{state, tables};
use crate::support::{Answer, Browser, On, Product, engines};

/// Who walks the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Walker {
    Nobody,
    Holder(&'static [Role]),
    /// From outside, invited to a call that is none of hers whom the walkers look for.
    Guest,
    /// Manages this unit, and holds no other role.
    Manager(&'static str),
    Program(Scope),
    Revoked,
}

/// The unit of her whom the walkers look for, one that it is part of, and one that it is not.
const UNIT: &str = "base-kermeur";
const ABOVE: &str = "commandement-forces";
const BESIDE: &str = "archives";

/// Each walker and the head of its column in the printed matrix.
const WALKERS: [(Walker, &str); 12] = [
    (Walker::Nobody, "nobody"),
    (Walker::Holder(&[Role::Agent]), "agent"),
    (Walker::Holder(&[Role::Administrator]), "admin"),
    (Walker::Holder(&[Role::Agent, Role::Administrator]), "both"),
    (Walker::Holder(&[Role::Scout]), "scout"),
    (Walker::Holder(&[Role::Steering]), "steering"),
    (Walker::Guest, "guest"),
    (Walker::Manager(ABOVE), "manager"),
    (Walker::Manager(BESIDE), "other mgr"),
    (Walker::Program(Scope::Mine), "program"),
    (Walker::Program(Scope::All), "reader"),
    (Walker::Revoked, "revoked"),
];

/// What the walkers bring: nothing, ids of nobody and empty forms; or somebody's ids and forms that are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brought {
    Nothing,
    Somebodys,
}

/// What the table promises.
fn may(permission: Permission, walker: Walker) -> bool {
    match (permission, walker) {
        (Permission::Anyone, _) => true,
        (Permission::SignedIn, walker) => {
            matches!(walker, Walker::Holder(_) | Walker::Guest | Walker::Manager(_))
        }
        (Permission::Has(role), Walker::Guest) => role == Role::Guest,
        (Permission::Has(role), Walker::Holder(roles)) => roles.contains(&role),
        (Permission::Has(role), walker) => role == Role::Manager && matches!(walker, Walker::Manager(_)),
        (Permission::Client, walker) => matches!(walker, Walker::Program(_)),
    }
}

/// Whether an answer is a refusal for want of a right.
fn refused(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
        || answer.location().starts_with("/connexion")
}

/// The name of her whom the walkers look for: no page holds it by chance.
const NAME: &str = "Quitterie Zwaenepoel";
/// The title of the idea that she has submitted to a call.
const IDEA: &str = "Un carnet que nul autre ne lit";

/// Somebody with something to read and to change, none of it the walkers' own.
struct Somebody {
    person: PersonId,
    session: Uuid,
    request: Uuid,
    program: String,
    /// A need that she opened herself.
    need: Uuid,
    /// Which code the form of her account has seen.
    code: String,
    call: Uuid,
    idea: Uuid,
}

impl Somebody {
    async fn new(product: &Product, number: usize) -> Self {
        let sign_in = format!("quitterie-{number}");
        let account = NewAccount::new(NAME, &sign_in, Some(UNIT.to_owned()), vec![Role::Agent]).unwrap();
        let (person, _) = product.app.people.add(&account).await.unwrap().unwrap();
        product.app.people.turn(person, Switch::Manager, true).await.unwrap();
        let session = product.app.assess.start(person, assess::Scope::All).await.unwrap().unwrap();
        product.app.people.ask(person, RequestKind::Correct, "Mon nom.").await.unwrap();
        let request = product.app.people.requests_of(person).await.unwrap()[0].id;
        let (program, credential) = product.program(NAME, Scope::Mine, person).await;
        let statement = Some(perfect(person, product.app.ids.random_uuid()));
        let sent = product.call(&credential, Method::POST, "/xapi/statements", statement).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        let musts = vec![Must { competence: "security.spot-phishing".to_owned(), level: 1 }];
        let asked = Asked { musts, area: Some(UNIT.to_owned()), own_answers: false };
        let purpose = format!("{NAME} cherche une personne.");
        let opened = product.app.talents.open(person, &purpose, &asked).await.unwrap();
        let Opened::New(need) = opened else { panic!("{opened:?}") };
        let code = product.app.people.code_until(person).await.unwrap().unwrap().micros().to_string();
        let (call, idea) = propose(product, person, IDEA).await;
        Self { person, session, request, program, need, code, call, idea }
    }

    /// A form that does what a route is for.
    fn form(&self, path: &str, number: usize) -> Vec<(String, String)> {
        let form: Vec<(&str, String)> = match path {
            "/positionnement" => vec![("sur", "all".to_owned())],
            "/mes-donnees/demandes" => vec![("nature", "erase".to_owned()), ("texte", "Tout.".to_owned())],
            "/administration/personnes/ajouter" => vec![
                ("nom", "Une Personne".to_owned()),
                ("identifiant", format!("nouvelle-{number}")),
                ("role", "agent".to_owned()),
            ],
            "/administration/personnes/{person}/code" => vec![("vu", self.code.clone())],
            "/administration/personnes/{person}/unites" => vec![("nommer", BESIDE.to_owned())],
            "/administration/personnes/{person}/metier" => vec![("metier", "health.nurse".to_owned())],
            "/administration/personnes/{person}/roles" => vec![("role", "administrator".to_owned())],
            "/administration/demandes/{id}" => {
                return vec![(format!("reponse-{}", self.request), "C’est fait.".to_owned())];
            }
            "/administration/clients" => vec![("nom", "Cours".to_owned()), ("lecture", "toutes".to_owned())],
            "/apprendre/{course}/{page}/question/{check}" => {
                vec![("essai", "0".to_owned()), ("inconnu", "1".to_owned())]
            }
            "/besoins/nouveau" => vec![
                ("but", "Une mission de six mois pour une équipe.".to_owned()),
                ("competence-1", "security.spot-phishing".to_owned()),
                ("niveau-1", "1".to_owned()),
            ],
            "/contacts/{need}" => vec![("laisser", "1".to_owned())],
            "/besoins/{need}/appel" | "/besoins/{need}/{pseudonym}" => {
                vec![("message", "Bonjour".to_owned())]
            }
            "/idees/{call}" => [("revision", "0"), ("fenetre", "a"), ("envoi", "0"), ("titre", "Une autre")]
                .map(|(name, value)| (name, value.to_owned()))
                .to_vec(),
            "/appels/{call}/inviter" => {
                vec![("nom", "Une Invitée".to_owned()), ("identifiant", format!("invitee-{number}"))]
            }
            "/relectures/{idea}" => vec![("recuser", "1".to_owned()), ("lien", "Une amie.".to_owned())],
            "/appels" => CALL.map(|(name, value)| (name, value.to_owned())).to_vec(),
            "/appels/{call}/idees/{idea}" => {
                vec![("decision", "kept".to_owned()), ("raison", "Elle est mesurée.".to_owned())]
            }
            "/administration/clients/revoquer" => vec![("programme", self.program.clone())],
            _ => Vec::new(),
        };
        form.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// A path with its holes filled.
fn fill(path: &str, somebody: Option<&Somebody>) -> String {
    let nobody = "00000000-0000-7000-8000-000000000000".to_owned();
    let id = |of: fn(&Somebody) -> String| somebody.map_or_else(|| nobody.clone(), of);
    path.replace("{competence}", "security.spot-phishing")
        .replace("{occupation}", "health.nurse")
        .replace("{axis}", "data")
        .replace("{roadmap}", "care-record")
        .replace("{course}", "protect-online")
        .replace("{page}", "small-facts")
        .replace("{check}", "revealing-post")
        .replace("{scenario}", "friday")
        .replace("{pseudonym}", "0000-0000")
        .replace("{need}", &id(|s| s.need.to_string()))
        .replace("{version}", "x")
        .replace("{name}", "passeport.css")
        .replace("{session}", &id(|s| s.session.to_string()))
        .replace("{person}", &id(|s| s.person.to_string()))
        .replace("{id}", &id(|s| s.request.to_string()))
        .replace("{call}", &id(|s| s.call.to_string()))
        .replace("{idea}", &id(|s| s.idea.to_string()))
}

/// What a walker shows at the door.
enum Key {
    Nothing,
    Person(PersonId),
    Program(String),
}

/// One product and its walkers.
struct Walk {
    product: Product,
    brought: Brought,
    keys: Vec<(Walker, Key)>,
    steps: usize,
    /// What could change.
    tables: Vec<Shape>,
    /// What it was after the last step, where that was refused.
    last: Option<String>,
}

impl Walk {
    async fn new(on: On, brought: Brought) -> Self {
        let product = Product::demo(on).await;
        let (host, _) = product.person("Une Personne", "hote", &[Role::Administrator]).await;
        let mut keys = Vec::new();
        for (walker, name) in WALKERS {
            let key = match walker {
                Walker::Nobody => Key::Nothing,
                Walker::Holder(roles) => Key::Person(product.person("Une Personne", name, roles).await.0),
                Walker::Guest => {
                    let call = product.app.ids.random_uuid();
                    Key::Person(guest(&product, call, "Une Personne", name).await.0)
                }
                Walker::Manager(unit) => {
                    let (person, _) = product.person("Une Personne", &format!("chef-{unit}"), &[]).await;
                    assert!(product.app.people.manage(person, unit, true).await.unwrap());
                    Key::Person(person)
                }
                Walker::Program(scope) => Key::Program(product.program(name, scope, host).await.1),
                Walker::Revoked => {
                    let (id, credential) = product.program(name, Scope::All, host).await;
                    assert!(product.app.lrs.revoke_client(&id).await.unwrap());
                    Key::Program(credential)
                }
            };
            keys.push((walker, key));
        }
        let tables = tables(&product).await;
        Self { product, brought, keys, steps: 0, tables, last: None }
    }

    /// Walks every line as every walker; the matrix as it is printed.
    async fn matrix(&mut self) -> String {
        let mut printed = format!("{:<6} {:<44} {:<14}", "method", "path", "permission");
        printed.extend(WALKERS.map(|(_, name)| format!(" {name:>8}")));
        for line in table(true) {
            printed.push_str(&format!(
                "\n{:<6} {:<44} {:<14}",
                line.method,
                line.path,
                line.permission.name()
            ));
            let mut somebody = None;
            for place in 0..WALKERS.len() {
                if self.brought == Brought::Somebodys && somebody.is_none() {
                    self.steps += 1;
                    somebody = Some(Somebody::new(&self.product, self.steps).await);
                    self.last = None;
                }
                let passed = self.step(&line, place, somebody.as_ref()).await;
                printed.push_str(&format!(" {:>9}", if passed { "yes" } else { "no" }));
                // Who may change her has done so: the next walker looks for another.
                somebody = somebody.filter(|_| !passed || line.method == Method::GET);
            }
        }
        printed
    }

    /// Walks one line as one walker; whether it passed.
    async fn step(&mut self, line: &Line, place: usize, somebody: Option<&Somebody>) -> bool {
        let (walker, key) = &self.keys[place];
        let what = format!("{} {} as {walker:?} with {:?}", line.method, line.path, self.brought);
        let before = match self.last.take() {
            Some(last) => last,
            None => state(&self.product, &self.tables).await,
        };
        let answer = self.send(line, key, somebody).await;
        let signing_out = line.path == "/deconnexion" && matches!(key, Key::Person(_));
        let passed = signing_out || !refused(&answer);
        let promised = may(line.permission, *walker);
        assert_eq!(passed, promised, "{what}: {} {}", answer.status, answer.location());
        assert!(!answer.status.is_server_error(), "{what}: {}", answer.body);
        if !promised {
            assert!(!answer.body.contains(NAME) && !answer.body.contains(IDEA), "{what}: {}", answer.body);
            assert!(
                state(&self.product, &self.tables).await == before,
                "{what}: it was refused, and something changed"
            );
            self.last = Some(before);
        } else if let Some(somebody) = somebody {
            check(line, *walker, somebody, &answer, &what);
        }
        passed
    }

    /// Sends the request of a line. People sign in anew each time, because one of the routes signs out.
    async fn send(&self, line: &Line, key: &Key, somebody: Option<&Somebody>) -> Answer {
        let product = &self.product;
        let path = fill(line.path, somebody);
        let form = somebody.map(|s| s.form(line.path, self.steps)).unwrap_or_default();
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let browser = match key {
            Key::Nothing => Browser::default(),
            Key::Person(person) => product.browser_of(*person).await,
            Key::Program(credential) if line.permission == Permission::Client => {
                let id = product.app.ids.random_uuid();
                let statement =
                    somebody.filter(|_| line.method != Method::GET).map(|s| perfect(s.person, id));
                let query =
                    if line.method == Method::PUT { format!("?statementId={id}") } else { String::new() };
                let path = format!("{path}{query}");
                return product.call(credential, line.method.clone(), &path, statement).await;
            }
            Key::Program(credential) => Browser::of_program(credential),
        };
        if line.method == Method::POST {
            product.post(&browser, &path, &form).await
        } else {
            product.send(&browser, line.method.clone(), &path, None).await
        }
    }
}

/// What those who may pass do with somebody's ids: administrators do what the page is for, nobody sees
/// another's session, a program reads what its scope says.
fn check(line: &Line, walker: Walker, somebody: &Somebody, answer: &Answer, what: &str) {
    let done = answer.status.is_success() || answer.status.is_redirection();
    let told = format!("{what}: {} {}", answer.status, answer.body);
    if line.path.contains("{session}") || line.path.contains("{need}") {
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{told}");
    }
    match (line.permission, walker) {
        (Permission::Has(Role::Administrator), _) => assert!(done, "{told}"),
        (Permission::Has(Role::Steering), _) => {
            // Her idea has no decision yet, and nobody is invited to its call.
            let waits = line.path.ends_with("/clore") && answer.status == StatusCode::CONFLICT;
            let none = line.path.ends_with("/retirer") && answer.status == StatusCode::NOT_FOUND;
            assert!(done || waits || none, "{told}");
            assert!(!answer.body.contains(NAME), "{told}");
            // Redirections and what is not there apart, the pages of her call show what she proposes.
            let shows = answer.location().is_empty() && !none && line.path.contains("{call}");
            assert_eq!(answer.body.contains(IDEA), shows, "{told}");
        }
        // She is invited to another call.
        (Permission::Has(Role::Guest), _) => {
            assert_eq!(done, !line.path.contains("{idea}"), "{told}");
            assert!(!answer.body.contains(NAME) && !answer.body.contains(IDEA), "{told}");
        }
        (Permission::Has(Role::Manager), walker) => {
            let hers = walker == Walker::Manager(ABOVE);
            assert_eq!(answer.body.contains(NAME), hers, "{told}");
            assert_eq!(
                answer.status == StatusCode::NOT_FOUND,
                !hers && line.path.contains("{person}"),
                "{told}"
            );
        }
        (Permission::Client, Walker::Program(scope)) if line.method == Method::GET => {
            assert_eq!(answer.body.contains(&somebody.person.to_string()), scope == Scope::All, "{told}");
        }
        (Permission::Client, _) => assert!(done, "{told}"),
        (Permission::Anyone | Permission::SignedIn | Permission::Has(_), _) => {
            assert!(!answer.body.contains(NAME) && !answer.body.contains(IDEA), "{told}");
        }
    }
}

#[tokio::test]
async fn permission_matrix() {
    for on in engines() {
        let matrix = Walk::new(on, Brought::Nothing).await.matrix().await;
        assert_eq!(Walk::new(on, Brought::Somebodys).await.matrix().await, matrix);
        println!("{on:?}\n{matrix}");
    }
}

#[test]
fn no_route_stands_twice() {
    let mut seen = BTreeSet::new();
    for line in table(true) {
        assert!(seen.insert((line.method.to_string(), line.path)), "{} {}", line.method, line.path);
    }
}
