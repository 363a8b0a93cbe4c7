//! `people import`: preview and faults at the terminal; what becomes of joiners, movers and leavers.

use std::path::PathBuf;

use http::StatusCode;
use kit::{Fault, PersonId};
use people::import::{Known, Moment, Plan, Row, plan, read};
use people::{NewAccount, Switch};
use tempfile::TempDir;
use web::Role;

use crate::command_line::{Done, run};
use crate::server::passeport;
use crate::support::{Browser, On, Product, engines};

const HEAD: &str = "identifiant;nom;unite;depuis\n";

fn known(product: &Product) -> Known<'_> {
    Known { units: &product.app.site.units, occupations: &product.app.site.occupations }
}

/// Plans a file beside a product's people.
async fn planned(product: &Product, text: &str) -> (Vec<Row>, Result<Plan, Vec<Fault>>) {
    planned_under(product, HEAD, text).await
}

async fn planned_under(product: &Product, head: &str, text: &str) -> (Vec<Row>, Result<Plan, Vec<Fault>>) {
    let (app, known) = (&product.app, known(product));
    let moment = Moment { at: app.people.now(), zone: &app.site.zone };
    let (rows, faults) = read("f.csv", format!("{head}{text}").as_bytes(), known, moment);
    assert_eq!(faults, []);
    let plan = plan("f.csv", &app.people.current().await.unwrap(), &rows, known, moment);
    (rows, plan)
}

/// Imports a file; whether it was taken in.
async fn apply(product: &Product, rows: &[Row], plan: &Plan) -> bool {
    let (app, known) = (&product.app, known(product));
    let moment = Moment { at: app.people.now(), zone: &app.site.zone };
    let mut steps = 0;
    let mut count = |done: usize| steps = done;
    let by = ("command line", &mut count as &mut (dyn FnMut(usize) + Send));
    let done = app.people.import(("f.csv", rows), known, moment, plan, by).await.unwrap();
    assert_eq!(steps, if done { plan.steps() } else { 0 });
    done
}

async fn import(product: &Product, text: &str) -> Plan {
    let (rows, plan) = planned(product, text).await;
    let plan = plan.unwrap();
    assert!(apply(product, &rows, &plan).await);
    plan
}

async fn unit_of(product: &Product, sign_in: &str) -> Option<String> {
    product.app.people.account_by_sign_in(sign_in).await.unwrap().unwrap().unit
}

#[tokio::test]
async fn joiners_movers_and_renamed_are_as_the_file_says_and_nothing_is_left_to_change() {
    for on in engines() {
        let product = Product::new(on).await;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let first = "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;01/09/2026\nines;Inès Colin;base-kermeur;\n";
        let plan = import(&product, first).await;
        assert_eq!((plan.joined.len(), plan.unchanged), (2, 1), "{on:?}");
        let zoe = product.app.people.account_by_sign_in("zoe").await.unwrap().unwrap();
        assert_eq!((zoe.unit.as_deref(), zoe.roles.as_slice()), (Some("archives"), &[Role::Agent][..]));
        assert!(!zoe.has_password, "she gets a code");
        product.clock.advance_seconds(86_400);
        let second = "hugo;Hugo Lemaire;;\nzoe;Zoé Weber-Colin;soutien-est;2026-12-01\nines;Inès Colin;base-kermeur;2026-11-01\n";
        let plan = import(&product, second).await;
        assert_eq!((plan.moved.len(), plan.renamed.len(), plan.unchanged), (2, 1, 1), "{plan:?}");
        assert_eq!(unit_of(&product, "zoe").await.as_deref(), Some("archives"), "until December");
        assert!(planned(&product, second).await.1.unwrap().is_empty(), "{on:?}");
        product.clock.advance_seconds(9 * 86_400);
        assert_eq!(unit_of(&product, "zoe").await.as_deref(), Some("soutien-est"));
        let found = product.app.people.account_by_sign_in("zoe").await.unwrap().unwrap();
        assert_eq!((found.person, found.name.as_str()), (zoe.person, "Zoé Weber-Colin"));
        let imports = product.app.people.imports(10).await.unwrap();
        assert_eq!(imports.iter().map(|i| (i.joined, i.moved)).collect::<Vec<_>>(), [(0, 2), (2, 0)]);
        let (_, admin) = product.person("Léa Roy", "lea", &[Role::Administrator]).await;
        let page = product.get(&admin, "/administration/personnes").await.body;
        assert!(
            page.contains("Imports de la liste du personnel") && page.contains("ligne de commande"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn an_occupation_is_given_by_the_file_changes_with_it_and_ends_with_who_leaves() {
    const HEAD: &str = "identifiant;nom;unite;metier\n";
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let mut held = Vec::new();
        for text in [
            "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;office.archivist\n",
            "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;health.nurse\n",
            "hugo;Hugo Lemaire;;\n",
            "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;\n",
        ] {
            product.clock.advance_seconds(86_400);
            let (rows, plan) = planned_under(&product, HEAD, text).await;
            assert!(apply(&product, &rows, &plan.unwrap()).await, "{on:?} {text}");
            assert!(planned_under(&product, HEAD, text).await.1.unwrap().is_empty(), "{on:?} {text}");
            held.push(people.account_by_sign_in("zoe").await.unwrap().unwrap().occupation);
        }
        let [archivist, nurse] = ["office.archivist", "health.nurse"].map(|id| Some(id.to_owned()));
        assert_eq!(held, [archivist, nurse, None, None], "{on:?}");
        let placed = |days: i64| people.placed(product.app.people.now().plus_days(-days));
        let at = |placed: Vec<people::Placed>| placed.into_iter().map(|p| p.occupation).collect::<Vec<_>>();
        assert_eq!(at(placed(0).await.unwrap()), Vec::<String>::new(), "{on:?}");
        assert_eq!(at(placed(2).await.unwrap()), ["health.nurse"], "{on:?}: on that day");
        assert_eq!(at(placed(3).await.unwrap()), ["office.archivist"], "{on:?}");
        let imports = people.imports(10).await.unwrap();
        assert_eq!(imports.iter().map(|i| i.given_occupations).collect::<Vec<_>>(), [0, 0, 1, 0]);
    }
}

/// Somebody assessed and signed in, who manages a unit, shows her levels and holds a code.
async fn zoe(product: &Product) -> (PersonId, Browser, people::Code) {
    let unit = Some("archives".to_owned());
    let account = NewAccount::new("Zoé Weber", "zoe", unit, vec![Role::Agent]).unwrap();
    let (zoe, code) = product.app.people.add(&account).await.unwrap().unwrap();
    product.app.people.manage(zoe, "archives", true).await.unwrap();
    product.app.people.turn(zoe, Switch::Manager, true).await.unwrap();
    let browser = product.browser_of(zoe).await;
    crate::assessing::go_through(product, &browser, zoe, "ai", |_| true).await;
    (zoe, browser, code)
}

#[tokio::test]
async fn a_leaver_loses_access_at_once_keeps_her_evidence_and_comes_back_to_it() {
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, browser, code) = zoe(&product).await;
        let evidence = product.app.passports.answers(zoe).await.unwrap();
        product.clock.advance_seconds(60);
        let plan = import(&product, "hugo;Hugo Lemaire;;\n").await;
        assert_eq!(plan.gone.len(), 1);
        assert_eq!(
            product.get(&browser, "/passeport").await.status,
            StatusCode::SEE_OTHER,
            "{on:?}: signed out"
        );
        let redeemed = people.redeem("zoe", &code, "trois phares au nord", "x", "x").await.unwrap();
        assert!(redeemed.is_err(), "{on:?}: her code is void");
        assert!(people.managed_by(zoe).await.unwrap().is_empty());
        assert!(people.consents_of(zoe).await.unwrap().iter().all(|t| t.until.is_some()));
        assert_eq!(unit_of(&product, "zoe").await, None);
        assert_eq!(product.app.passports.answers(zoe).await.unwrap(), evidence, "{on:?}");
        product.clock.advance_seconds(60);
        let plan = import(&product, "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;base-kermeur;\n").await;
        assert_eq!((plan.returned.len(), plan.moved.len(), plan.joined.len()), (1, 1, 0));
        let back = people.account_by_sign_in("zoe").await.unwrap().unwrap();
        assert_eq!((back.person, back.disabled_at, back.unit.as_deref()), (zoe, None, Some("base-kermeur")));
        assert!(people.redeem("zoe", &code, "trois phares au nord", "x", "x").await.unwrap().is_err());
        assert!(!back.roles.contains(&Role::Manager), "{on:?}");
    }
}

#[tokio::test]
async fn the_password_that_a_leaver_chose_opens_nothing_any_more() {
    const SECRET: &str = "trois phares au nord";
    for on in engines() {
        let product = Product::new(on).await;
        let people = &product.app.people;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let account = NewAccount::new("Zoé Weber", "zoe", None, vec![Role::Agent]).unwrap();
        let (_, code) = people.add(&account).await.unwrap().unwrap();
        people.redeem("zoe", &code, SECRET, "x", "x").await.unwrap().unwrap();
        assert!(
            people.sign_in("zoe", SECRET, "x", "x").await.unwrap().is_ok(),
            "{on:?}: as long as she is there"
        );
        import(&product, "hugo;Hugo Lemaire;;\n").await;
        assert!(people.sign_in("zoe", SECRET, "x", "x").await.unwrap().is_err(), "{on:?}");
        // The form tells nobody why.
        let form = [("identifiant", "zoe"), ("secret", SECRET)];
        let refused = product.post(&Browser::default(), "/connexion", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{on:?}");
    }
}

#[tokio::test]
async fn what_was_accepted_is_not_done_when_people_have_changed_since() {
    for on in engines() {
        let product = Product::new(on).await;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (rows, plan) = planned(&product, "hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;\n").await;
        product.person("Inès Colin", "ines", &[Role::Agent]).await;
        assert!(!apply(&product, &rows, &plan.unwrap()).await, "Inès would leave, and nobody was told");
        assert!(product.app.people.account_by_sign_in("zoe").await.unwrap().is_none(), "{on:?}");
        assert!(product.app.people.imports(1).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_last_administrator_never_becomes_a_leaver() {
    for on in engines() {
        let product = Product::new(on).await;
        product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let refused = planned(&product, "zoe;Zoé Weber;archives;\n").await.1.unwrap_err();
        assert!(refused[0].reason.contains("nobody who can administer would be left"), "{refused:?}");
    }
}

/// A folder with a store of its own and files to import, at the command line.
struct Terminal(TempDir);

impl Terminal {
    fn new() -> Self {
        let terminal = Self(TempDir::new().unwrap());
        let added = terminal.run(&["user", "add", "Hugo Lemaire", "hugo", "--role", "administrator"]);
        assert_eq!(added.code, Some(0), "{}", added.err);
        terminal
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join("f.csv");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Done {
        let data = self.0.path().join("data");
        run(passeport(&[arguments, &["--data", data.to_str().unwrap()]].concat()))
    }

    fn import(&self, text: &str, options: &[&str]) -> Done {
        let path = self.file(text.as_bytes());
        self.run(&[&["people", "import", path.to_str().unwrap()], options].concat())
    }

    fn people(&self) -> usize {
        self.run(&["user", "list"]).out.lines().count()
    }
}

#[test]
fn nothing_is_changed_until_the_preview_is_accepted() {
    let terminal = Terminal::new();
    let text = format!("{HEAD}hugo;Hugo Lemaire;;\nzoe;Zoé Weber;archives;01/09/2026\n");
    let shown = terminal.import(&text, &["--dry-run"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(
        shown.out.contains("1  join\n           Zoé Weber (zoe), archives from 2026-09-01"),
        "{}",
        shown.out
    );
    assert!(shown.out.contains("1  stay as they are\nNothing was changed (--dry-run)."), "{}", shown.out);
    let unasked = terminal.import(&text, &[]);
    assert_eq!(unasked.code, Some(1));
    assert!(unasked.err.contains("give --yes"), "{}", unasked.err);
    assert_eq!(terminal.people(), 1);
    let done = terminal.import(&text, &["--yes"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.contains("Hand each one a code"), "{}", done.out);
    assert_eq!(terminal.people(), 2);
    assert!(terminal.import(&text, &[]).out.contains("Nothing to change."));
}

#[test]
fn a_file_that_would_send_many_away_needs_their_number() {
    let terminal = Terminal::new();
    let lines: String = (0..5).map(|n| format!("a{n};Agent {n};archives;\n")).collect();
    let hugo = format!("{HEAD}hugo;Hugo Lemaire;;\n");
    assert_eq!(terminal.import(&format!("{hugo}{lines}"), &["--yes"]).code, Some(0));
    let refused = terminal.import(&hugo, &["--yes"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("5 of 6 people would leave") && refused.err.contains("--leavers 5"),
        "{}",
        refused.err
    );
    let wrong = terminal.import(&hugo, &["--yes", "--leavers", "4"]);
    assert!(wrong.err.contains("--leavers says 4, and 5 would leave"), "{}", wrong.err);
    assert_eq!(terminal.import(&hugo, &["--yes", "--leavers", "5"]).code, Some(0));
    assert_eq!(terminal.run(&["user", "list"]).out.matches("closed").count(), 5);
}

#[test]
fn every_fault_of_a_file_is_told_by_line_and_nothing_is_changed() {
    let terminal = Terminal::new();
    let text =
        format!("{HEAD}hugo;Hugo Lemaire;;\nzoe;=Zoé;nowhere;\nzoé lou;Z;archives;hier\nhugo;Hugo;;\n");
    let done = terminal.import(&text, &["--yes"]);
    assert_eq!(done.code, Some(1));
    for (line, words) in [
        (3, "begins as a formula does"),
        (3, "there is no unit “nowhere”"),
        (4, "the sign-in name takes letters"),
        (4, "“hier” is not a day"),
        (5, "“hugo” stands on line 2 already"),
    ] {
        let told = done.err.lines().any(|l| l.contains(&format!("f.csv:{line}: ")) && l.contains(words));
        assert!(told, "{line} {words}: {}", done.err);
    }
    assert!(done.err.contains("5 faults; nothing was changed"), "{}", done.err);
    assert_eq!(terminal.people(), 1);
    let latin = terminal.file(b"identifiant;nom;unite\nhugo;Zo\xe9;\n");
    let done = terminal.run(&["people", "import", latin.to_str().unwrap()]);
    assert!(done.err.contains("f.csv:2: ") && done.err.contains("iconv"), "{}", done.err);
    let none = terminal.run(&["people", "import", "/nonexistent.csv"]);
    assert!(none.err.contains("/nonexistent.csv cannot be read"), "{}", none.err);
}

#[test]
fn a_manager_is_named_and_unnamed_at_the_command_line() {
    let terminal = Terminal::new();
    let wrong = terminal.run(&["user", "manage", "hugo", "--unit", "nowhere"]);
    assert!(wrong.err.contains("there is no unit “nowhere”"), "{}", wrong.err);
    let role = terminal.run(&["user", "role", "hugo", "manager"]);
    assert!(role.err.contains("passeport user manage"), "{}", role.err);
    let named = terminal.run(&["user", "manage", "hugo", "--unit", "archives"]);
    assert!(named.out.contains("hugo now manages archives"), "{}", named.out);
    assert!(terminal.run(&["user", "list"]).out.contains("administrator,manager"));
    let undone = terminal.run(&["user", "manage", "hugo", "--unit", "archives", "--undo"]);
    assert!(undone.out.contains("hugo manages archives no more"), "{}", undone.out);
    assert!(!terminal.run(&["user", "list"]).out.contains("manager"));
}

#[tokio::test]
async fn a_large_file_is_one_transaction() {
    let product = Product::new(On::Sqlite).await;
    product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let units = ["archives", "base-kermeur", "soutien-est"];
    let lines: String = (0..3_000).map(|n| format!("a{n};Agent {n};{};\n", units[n % 3])).collect();
    let plan = import(&product, &format!("hugo;Hugo Lemaire;;\n{lines}")).await;
    assert_eq!(plan.joined.len(), 3_000);
    let (_, again) = planned(&product, &format!("hugo;Hugo Lemaire;;\n{lines}")).await;
    assert_eq!(again.unwrap().unchanged, 3_001);
}
