//! Names, texts, paths and queries that attack: shown as text, or not at all, on every page of the table.

use http::{Method, StatusCode};
use kit::PersonId;
use passeport::{Line, table};
use people::{NewAccount, Switch};
use serde_json::{Value, json};
use talents::{Asked, Must, Opened};
use uuid::Uuid;
use web::{Permission, Role, RouteKind};

use crate::assessing::{begin, go_through};
use crate::evidence::credential;
use crate::finding::{agent, knows, pseudonyms};
use crate::support::{ADDRESS, Browser, On, Product, encode, engines};

/// Names and texts that attack a page: markup, direction marks, length.
const HOSTILE: [&str; 3] =
    ["<script>alert(1)</script>", "\u{202e}evil\u{202c}", "\"><img src=x onerror=alert(1)>"];

/// What of them would attack, were it on a page as it is.
const MARKUP: [&str; 6] = ["<script", "<img src=x", "<b>Zo", "<i>é", "onerror=alert(1)>", "\u{202e}"];

/// A product with one administrator and one agent whose names attack, her session, and a program of hers.
struct Attacked {
    product: Product,
    admin: Browser,
    agent: Browser,
    chief: Browser,
    scout: Browser,
    steering: Browser,
    guest: Browser,
    zoe: PersonId,
    session: String,
    finished: String,
    need: String,
    pseudonym: String,
    credential: String,
    call: Uuid,
    idea: Uuid,
}

/// A scout whose name attacks, and whose need finds Zoé and eleven others; her call attacks Zoé too. The scout's
/// browser, the need, and somebody of its list.
async fn searched(product: &Product, zoe: PersonId) -> (Browser, String, String) {
    knows(product, zoe, "security", true).await;
    for switch in [Switch::Findable, Switch::Calls] {
        product.app.people.turn(zoe, switch, true).await.unwrap();
    }
    let (idriss, scout) = product.person("<b>Zoé, qui cherche</b>", "idriss", &[Role::Scout]).await;
    let asked = |area: Option<&str>| Asked {
        musts: vec![Must { competence: "security.spot-phishing".to_owned(), level: 1 }],
        area: area.map(str::to_owned),
        own_answers: false,
    };
    for number in 0..11 {
        agent(product, number, "archives", true, &[Switch::Findable]).await;
    }
    let mut opened = Vec::new();
    for area in [None, Some("base-kermeur")] {
        let purpose = format!("{} {}", HOSTILE[2], "é".repeat(400));
        let Opened::New(id) = product.app.talents.open(idriss, &purpose, &asked(area)).await.unwrap() else {
            panic!("the needs are two")
        };
        opened.push(id);
    }
    let (listed, called) = (opened[0].to_string(), format!("/besoins/{}/appel", opened[1]));
    product.post(&scout, &called, &[("message", HOSTILE[0])]).await;
    let list = product.get(&scout, &format!("/besoins/{listed}")).await;
    let pseudonym = pseudonyms(&list)[0].clone();
    (scout, listed, pseudonym)
}

impl Attacked {
    async fn new(on: On) -> Self {
        let product = Product::demo(on).await;
        let name = "<script>alert(1)</script> \"><img>";
        let (hugo, admin) = product.person(name, "hugo", &[Role::Administrator]).await;
        let unit = Some("base-kermeur".to_owned());
        let account = NewAccount::new("<b>Zoé</b> '\"", "zoe", unit, vec![Role::Agent]).unwrap();
        let (zoe, _) = product.app.people.add(&account).await.unwrap().unwrap();
        let agent = product.browser_of(zoe).await;
        product.app.people.turn(zoe, Switch::Manager, true).await.unwrap();
        let (marc, chief) = product.person("<b>Zoé, chef</b> <img src=x>", "marc", &[]).await;
        assert!(product.app.people.manage(marc, "base-kermeur", true).await.unwrap());
        let (end, ..) = go_through(&product, &agent, zoe, "creation", |_| false).await;
        let finished = end.rsplit('/').nth(1).unwrap_or_default().to_owned();
        let path = begin(&product, &agent, "ai").await;
        let session = path.rsplit('/').next().unwrap_or_default().to_owned();
        let fields = [("nom", HOSTILE[2])];
        let added = product.post(&admin, "/administration/clients", &fields).await;
        assert!(added.status.is_success(), "{}", added.body);
        product.post(&agent, "/apprendre/protect-online", &[]).await;
        let credential = credential(&product, hugo).await;
        let (scout, need, pseudonym) = searched(&product, zoe).await;
        let (_, steering) = product.person("<b>Zoé, pilote</b> '\"", "helene", &[Role::Steering]).await;
        let (call, idea) = propose(&product, &steering, (zoe, &agent)).await;
        let guest = review(&product, call, idea).await;
        Self {
            product,
            admin,
            agent,
            chief,
            scout,
            steering,
            guest,
            zoe,
            session,
            finished,
            need,
            pseudonym,
            credential,
            call,
            idea,
        }
    }

    /// The path of a line, each hole filled with what stands in this product.
    fn fill(&self, path: &str) -> String {
        let session = if path.ends_with("/bilan") { &self.finished } else { &self.session };
        path.replace("{person}", &self.zoe.to_string())
            .replace("{competence}", "ai.check-answer")
            .replace("{session}", session)
            .replace("{occupation}", "health.nurse")
            .replace("{axis}", "data")
            .replace("{roadmap}", "care-record")
            .replace("{course}", "protect-online")
            .replace("{page}", "small-facts")
            .replace("{need}", &self.need)
            .replace("{pseudonym}", &self.pseudonym)
            .replace("{call}", &self.call.to_string())
            .replace("{idea}", &self.idea.to_string())
    }

    /// Who walks: her roles, and her browser.
    fn walkers(&self) -> [(&'static [Role], Browser); 7] {
        [
            (&[Role::Administrator], self.admin.clone()),
            (&[Role::Agent], self.agent.clone()),
            (&[Role::Manager], self.chief.clone()),
            (&[Role::Scout], self.scout.clone()),
            (&[Role::Steering], self.steering.clone()),
            (&[Role::Guest], self.guest.clone()),
            (&[], Browser::default()),
        ]
    }
}

/// A call and an idea whose texts attack, and a decision that does.
async fn propose(product: &Product, steering: &Browser, (zoe, agent): (PersonId, &Browser)) -> (Uuid, Uuid) {
    let texts = ["titre", "probleme", "concernes", "preuves", "engagement"].map(|name| (name, HOSTILE[2]));
    let fields: Vec<_> =
        texts.into_iter().chain([("combien", "3"), ("jours", "1"), ("fin", "31/12/2026")]).collect();
    let opened = product.post(steering, "/appels", &fields).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let call = opened.location().trim_start_matches("/appels/").trim_end_matches("?fait=ouvrir");
    let call = Uuid::parse_str(call).unwrap();
    let sending =
        [("revision", "0"), ("fenetre", "a"), ("envoi", "0"), ("titre", HOSTILE[0]), ("deposer", "1")];
    let parts = crate::calling::PARTS.map(|part| (part, HOSTILE[2]));
    let fields: Vec<_> = sending.into_iter().chain(parts).collect();
    let submitted = product.post(agent, &format!("/idees/{call}"), &fields).await;
    assert_eq!(submitted.status, StatusCode::SEE_OTHER, "{}", submitted.body);
    let idea = product.app.initiatives.idea_of(zoe, call).await.unwrap().unwrap().id;
    let fields = [("decision", "kept"), ("raison", HOSTILE[0])];
    let decided = product.post(steering, &format!("/appels/{call}/idees/{idea}"), &fields).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
    (call, idea)
}

/// A guest whose name attacks, and her review, which does.
async fn review(product: &Product, call: Uuid, idea: Uuid) -> Browser {
    let (_, guest, _) = crate::calling::guest(product, call, "<i>é</i> <img src=x>", "armelle").await;
    let sending =
        [("revision", "0"), ("fenetre", "a"), ("envoi", "0"), ("raisons", HOSTILE[0]), ("envoyer", "1")];
    let ratings = crate::calling::PARTS.map(|part| (part, "4"));
    let fields: Vec<_> = sending.into_iter().chain(ratings).collect();
    let sent = product.post(&guest, &format!("/relectures/{idea}"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    guest
}

/// The parameters that pages read from their queries.
const PARAMETERS: [&str; 9] = ["q", "page", "fait", "suite", "identifiant", "code", "axe", "etat", "jeton"];

/// A query in which every parameter of a page is this text.
fn query(text: &str) -> String {
    PARAMETERS.map(|name| format!("{name}={}", encode(text))).join("&")
}

/// The status of a page for somebody: 200 where the table lets her in.
fn expected(line: &Line, path: &str, roles: &[Role]) -> StatusCode {
    let signed_in = !roles.is_empty();
    let passes = match line.permission {
        Permission::Anyone => true,
        Permission::SignedIn => signed_in,
        Permission::Has(role) => roles.contains(&role),
        Permission::Client => false,
    };
    match (passes, signed_in) {
        // Who has signed in is led on.
        (true, true) if line.path == "/connexion" => StatusCode::SEE_OTHER,
        // A token that is none.
        (true, _) if line.path == "/invitation" && path.contains('?') => StatusCode::NOT_FOUND,
        (true, true) if line.path == "/" && !roles.contains(&Role::Agent) => StatusCode::SEE_OTHER,
        (true, _) => StatusCode::OK,
        (false, true) => StatusCode::FORBIDDEN,
        (false, false) => StatusCode::SEE_OTHER,
    }
}

/// A statement about a person in which every free text is this one. Her name is none: it would be refused.
fn statement(person: PersonId, id: u128, text: &str) -> Value {
    json!({
        "id": Uuid::from_u128(id).to_string(),
        "actor": { "account": { "homePage": ADDRESS, "name": person.to_string() } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/completed", "display": { "fr": text } },
        "object": {
            "id": "https://cours.example/1",
            "definition": { "name": { "fr": text }, "description": { "fr": text } },
        },
        "result": { "response": text },
    })
}

#[tokio::test]
async fn hostile_texts_are_shown_as_text_on_every_page() {
    for on in engines() {
        let attacked = Attacked::new(on).await;
        let (product, browser) = (&attacked.product, &attacked.agent);
        let long = format!("<i>{}", "é".repeat(7_990));
        for text in HOSTILE.iter().copied().chain([long.as_str()]) {
            let fields = [("nature", "erase"), ("texte", text)];
            let asked = product.post(browser, "/mes-donnees/demandes", &fields).await;
            assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        }
        let fields = [("nature", "erase"), ("texte", &"x".repeat(10_000))];
        let too_long = product.post(browser, "/mes-donnees/demandes", &fields).await;
        assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(too_long.body.contains(&"x".repeat(1000)), "what was typed is given back");
        product.get(&attacked.admin, &attacked.fill("/administration/personnes/{person}")).await;
        let pages = table(true).into_iter().filter(|l| l.method == Method::GET && l.kind == RouteKind::Page);
        for line in pages {
            let path = attacked.fill(line.path);
            assert!(!path.contains('{'), "{path}: a hole is not filled");
            let queries =
                std::iter::once(String::new()).chain(HOSTILE.map(|text| format!("?{}", query(text))));
            for path in queries.map(|query| format!("{path}{query}")) {
                for (roles, walker) in attacked.walkers() {
                    let page = product.get(&walker, &path).await;
                    assert_eq!(
                        page.status,
                        expected(&line, &path, roles),
                        "{on:?} {path} as {roles:?}: {}",
                        page.body
                    );
                    for markup in MARKUP {
                        assert!(!page.body.contains(markup), "{on:?} {path} as {roles:?} holds {markup}");
                        assert!(!page.location().contains(markup), "{on:?} {path}: {}", page.location());
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn hostile_statements_are_kept_as_they_are_and_shown_as_text() {
    for on in engines() {
        let attacked = Attacked::new(on).await;
        let (product, credential) = (&attacked.product, &attacked.credential);
        let long = "x".repeat(10_000);
        for (id, text) in (1..).zip(HOSTILE.iter().copied().chain([long.as_str()])) {
            let sent = statement(attacked.zoe, id, text);
            let kept = product.call(credential, Method::POST, "/xapi/statements", Some(sent)).await;
            assert_eq!(kept.status, StatusCode::OK, "{on:?} {text:.40}: {}", kept.body);
            let path = format!("/xapi/statements?statementId={}", Uuid::from_u128(id));
            let read = product.call(credential, Method::GET, &path, None).await;
            let read: Value = serde_json::from_str(&read.body).unwrap();
            assert_eq!(read["result"]["response"], text, "{on:?}");
        }
        for path in ["/mes-donnees", "/mes-donnees/passeport.csv", "/passeport", "/"] {
            let page = product.get(&attacked.agent, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let html = page.headers["content-type"].to_str().unwrap().starts_with("text/html");
            for markup in MARKUP {
                assert!(!html || !page.body.contains(markup), "{on:?} {path} holds {markup}");
            }
        }
        let mut nul = statement(attacked.zoe, 99, "a");
        nul["result"]["response"] = json!("a\u{0}b");
        let answer = product.call(credential, Method::POST, "/xapi/statements", Some(nul)).await;
        assert!(!answer.status.is_server_error(), "{on:?}: {}", answer.body);
    }
}

#[tokio::test]
async fn hostile_names_are_refused_where_they_are_typed() {
    let product = Product::new(engines()[0]).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    for name in ["\u{202e}evil", &"x".repeat(10_000), " ", "a\u{0}b"] {
        let fields = [("nom", name), ("identifiant", "x"), ("unite", ""), ("role", "agent")];
        let refused = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("role=\"alert\""));
    }
}

#[tokio::test]
async fn hostile_paths_and_queries_never_fail_the_server() {
    let long = "x".repeat(3_000);
    let strange = ["%00", "%FF%FE", "..%2F..%2Fetc", "%E2%80%AE", "'--", &long];
    let all = |part: &str| {
        let of_programs = ["agent", "verb", "activity", "since", "limit", "more"];
        PARAMETERS
            .iter()
            .chain(&of_programs)
            .map(|name| format!("{name}={part}"))
            .collect::<Vec<_>>()
            .join("&")
    };
    for on in engines() {
        let attacked = Attacked::new(on).await;
        for line in table(true).into_iter().filter(|l| l.method == Method::GET) {
            for part in strange {
                let mut path = line.path.to_owned();
                let holes = [
                    "{person}",
                    "{competence}",
                    "{session}",
                    "{id}",
                    "{version}",
                    "{name}",
                    "{course}",
                    "{page}",
                    "{occupation}",
                    "{axis}",
                    "{roadmap}",
                    "{need}",
                    "{pseudonym}",
                    "{call}",
                    "{idea}",
                ];
                for hole in holes {
                    path = path.replace(hole, part);
                }
                for path in [path, attacked.fill(line.path)] {
                    let path = format!("{path}?{}", all(part));
                    for (_, browser) in attacked.walkers() {
                        let answer = attacked.product.get(&browser, &path).await;
                        assert!(!answer.status.is_server_error(), "{on:?} {path}: {}", answer.body);
                    }
                }
            }
        }
        for part in strange {
            for name in
                ["statementId", "agent", "verb", "activity", "registration", "since", "until", "limit"]
            {
                let path = format!("/xapi/statements?{name}={part}");
                let answer = attacked.product.call(&attacked.credential, Method::GET, &path, None).await;
                assert!(!answer.status.is_server_error(), "{on:?} {path}: {}", answer.body);
            }
        }
    }
}

#[tokio::test]
async fn control_characters_are_never_echoed() {
    let product = Product::new(On::Sqlite).await;
    let (_, admin) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let fields = [("nom", "a\u{0}b\u{1b}c"), ("identifiant", "x"), ("unite", ""), ("role", "agent")];
    let refused = product.post(&admin, "/administration/personnes/ajouter", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.body.contains(['\u{0}', '\u{1b}']) && refused.body.contains("a\u{fffd}b\u{fffd}c"));
}

#[tokio::test]
async fn signs_that_are_not_seen_do_not_stand_in_the_forms_that_let_in() {
    let product = Product::new(On::Sqlite).await;
    let nobody = Browser::default();
    let turned = "zo\u{202e}e\u{200b}\u{7}";
    let links = format!("/code?identifiant={0}&code={0}", encode(turned));
    let secret = ("secret", "trois phares au nord");
    let typed = [("identifiant", turned), ("code", turned), secret, ("encore", "autre chose encore")];
    for page in [
        product.get(&nobody, &links).await,
        product.post(&nobody, "/code", &typed).await,
        product.post(&nobody, "/connexion", &typed).await,
    ] {
        assert!(
            page.body.contains("name=\"identifiant\"") && page.body.contains("value=\"zoe\""),
            "{}",
            page.body
        );
        assert!(!page.body.contains(['\u{202e}', '\u{200b}', '\u{7}', '\u{fffd}']), "{}", page.body);
    }
}
