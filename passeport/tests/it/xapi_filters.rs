//! The filters of `GET /xapi/statements`, alone and together, on a ledger that holds what each must leave out.

use std::collections::BTreeSet;

use http::{Method, StatusCode};
use kit::{Instant, PersonId};
use serde_json::{Value, json};
use store::RowExt as _;
use uuid::Uuid;
use web::Role;

use crate::evidence::credential;
use crate::support::{ADDRESS, On, Product, encode, engines};

const VERBS: [&str; 2] =
    ["http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/verbs/attempted"];
const ACTIVITIES: [&str; 2] = ["https://cours.example/1", "https://cours.example/2"];

/// A statement of the ledger, by what may be asked of it: person, verb and activity, each the first or the
/// second, and the day on which it was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    day: usize,
    person: usize,
    verb: usize,
    activity: usize,
}

impl Kept {
    /// One of each kind, in the order of storing.
    fn all() -> Vec<Self> {
        let bit = |i: usize, place: usize| (i >> place) & 1;
        (0..16)
            .map(|i| Self { day: bit(i, 3), person: bit(i, 2), verb: bit(i, 1), activity: bit(i, 0) })
            .collect()
    }

    fn id(self) -> Uuid {
        Uuid::from_u128((1 + self.day * 8 + self.person * 4 + self.verb * 2 + self.activity) as u128)
    }

    fn statement(self, people: [PersonId; 2]) -> Value {
        json!({
            "id": self.id().to_string(),
            "actor": { "account": { "homePage": ADDRESS, "name": people[self.person].to_string() } },
            "verb": { "id": VERBS[self.verb] },
            "object": { "id": ACTIVITIES[self.activity] },
            // When it happened is no filter: all on the same day, before any was stored.
            "timestamp": "2026-11-01T08:00:00Z",
        })
    }
}

/// What a filter keeps.
type Keeps = Box<dyn Fn(&Kept) -> bool>;

/// A ledger of sixteen statements, and a program that sent them.
struct Ledger {
    product: Product,
    credential: String,
    people: [PersonId; 2],
    /// The instant at which the statements of each day were stored.
    days: [Instant; 2],
}

impl Ledger {
    async fn new(product: Product) -> Self {
        let (admin, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
        let (zoe, _) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
        let (ines, _) = product.person("Inès Colin", "ines", &[Role::Agent]).await;
        let credential = credential(&product, admin).await;
        let (people, first) = ([zoe, ines], product.app.evidence.now());
        let mut days = [first; 2];
        for (day, stored_at) in days.iter_mut().enumerate() {
            product.clock.advance_seconds(86_400 * i64::try_from(day).unwrap());
            *stored_at = product.app.evidence.now();
            let of_day = Kept::all().into_iter().filter(|kept| kept.day == day);
            let batch: Vec<Value> = of_day.map(|kept| kept.statement(people)).collect();
            let sent = product.call(&credential, Method::POST, "/xapi/statements", Some(json!(batch))).await;
            assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        }
        Self { product, credential, people, days }
    }

    /// What a query gives, page after page of three.
    async fn find(&self, query: &[(&str, String)]) -> Vec<Uuid> {
        let filters: String =
            query.iter().map(|(name, value)| format!("&{name}={}", encode(value))).collect();
        let mut path = format!("/xapi/statements?limit=3{filters}");
        let mut found = Vec::new();
        while !path.is_empty() {
            let page = self.product.call(&self.credential, Method::GET, &path, None).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
            let page: Value = serde_json::from_str(&page.body).unwrap();
            let ids = page["statements"].as_array().unwrap().iter();
            found.extend(ids.map(|s| Uuid::parse_str(s["id"].as_str().unwrap()).unwrap()));
            path = page["more"].as_str().unwrap_or_default().to_owned();
        }
        found
    }

    /// A filter by its place, and what it keeps.
    fn filter(&self, name: &'static str, which: usize) -> (String, Keeps) {
        match name {
            "agent" => {
                let account = json!({ "homePage": ADDRESS, "name": self.people[which].to_string() });
                (json!({ "account": account }).to_string(), Box::new(move |k| k.person == which))
            }
            "verb" => (VERBS[which].to_owned(), Box::new(move |k| k.verb == which)),
            "activity" => (ACTIVITIES[which].to_owned(), Box::new(move |k| k.activity == which)),
            // Stored after: the first day's instant leaves the second day, the second day's nothing.
            "since" => (self.days[which].to_string(), Box::new(move |k| k.day > which)),
            "until" => (self.days[which].to_string(), Box::new(move |k| k.day <= which)),
            other => panic!("no filter {other}"),
        }
    }
}

const FILTERS: [&str; 5] = ["agent", "verb", "activity", "since", "until"];

#[tokio::test]
async fn each_filter_and_any_of_them_together_leave_what_they_say() {
    for on in engines() {
        let ledger = Ledger::new(Product::new(on).await).await;
        let all = Kept::all();
        // Each filter is absent, or asks for the first, or for the second.
        for chosen in 0..3_usize.pow(5) {
            let which = |place: usize| (chosen / 3_usize.pow(u32::try_from(place).unwrap())) % 3;
            let (mut query, mut kept) = (Vec::new(), all.clone());
            for (place, name) in FILTERS.into_iter().enumerate().filter(|(place, _)| which(*place) > 0) {
                let (value, keeps) = ledger.filter(name, which(place) - 1);
                query.push((name, value));
                kept.retain(|one| keeps(one));
            }
            let mut expected: Vec<Uuid> = kept.into_iter().map(Kept::id).collect();
            if chosen % 2 == 0 {
                query.push(("ascending", "true".to_owned()));
            } else {
                expected.reverse();
            }
            assert_eq!(ledger.find(&query).await, expected, "{on:?} {query:?}");
        }
    }
}

#[tokio::test]
async fn what_nobody_has_is_an_empty_list() {
    for on in engines() {
        let ledger = Ledger::new(Product::new(on).await).await;
        assert_eq!(ledger.find(&[]).await.into_iter().collect::<BTreeSet<_>>().len(), 16);
        for (name, value) in [
            ("verb", "http://adlnet.gov/expapi/verbs/passed".to_owned()),
            ("activity", "https://cours.example/3".to_owned()),
            ("until", "2020-01-01T00:00:00Z".to_owned()),
            ("since", "2040-01-01T00:00:00Z".to_owned()),
        ] {
            assert!(ledger.find(&[(name, value)]).await.is_empty(), "{on:?} {name}");
        }
    }
}

#[tokio::test]
async fn one_persons_statements_are_looked_up_by_her_index() {
    let product = Product::new(On::Sqlite).await;
    let queries = [
        concat!(
            "EXPLAIN QUERY PLAN ",
            include_str!("../../../rooms/evidence/src/store/find_person_newest.sql")
        ),
        concat!(
            "EXPLAIN QUERY PLAN ",
            include_str!("../../../rooms/evidence/src/store/find_person_oldest.sql")
        ),
    ];
    for sql in queries {
        let mut conn = product.app.people.db().read().await.unwrap();
        let mut explained = store::query(sql).bind("").bind("");
        for number in [0_i64, 0, 0, 1] {
            explained = explained.bind(number);
        }
        let row = explained.bind(vec![0_u8; 16]).fetch_one(&mut *conn).await.unwrap();
        let plan = row.text("detail").unwrap();
        assert!(plan.contains("evidence_statements_by_person (person=? AND position"), "{plan}");
    }
}
