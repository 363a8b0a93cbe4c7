//! "Mes données": what is taken away holds all that pages show.

use kit::Language;
use passeport::personal_data;
use people::RequestKind;
use serde_json::Value;
use web::Role;

use crate::assessing::go_through;
use crate::support::{Browser, On, Product, engines};

/// A person with an answered request, whose account was read, and who was assessed over a domain.
async fn furnished(on: On) -> (Product, Browser) {
    let product = Product::new(on).await;
    let people = &product.app.people;
    let (hugo, _) = product.person("Hugo Lemaire", "hugo", &[Role::Administrator]).await;
    let (zoe, browser) = product.person("Zoé Weber", "zoe", &[Role::Agent]).await;
    people.account_read_by(hugo, zoe).await.unwrap();
    let mut tx = people.db().write().await.unwrap();
    people.record_program_read(&mut tx, "Plateforme de cours", hugo, zoe).await.unwrap();
    tx.commit().await.unwrap();
    people.ask(zoe, RequestKind::Correct, "Mon unité a changé").await.unwrap();
    let request = people.requests_of(zoe).await.unwrap().remove(0).id;
    assert!(people.answer(hugo, request, "C’est fait").await.unwrap());
    // Half right: a measure between both ends is the surest.
    go_through(&product, &browser, zoe, "information", |answer| answer % 2 == 0).await;
    (product, browser)
}

async fn json(product: &Product, browser: &Browser) -> Value {
    serde_json::from_str(&product.get(browser, "/mes-donnees/passeport.json").await.body).unwrap()
}

/// The lines of a CSV file, without its heading.
async fn csv(product: &Product, browser: &Browser, path: &str) -> Vec<Vec<String>> {
    let body = product.get(browser, path).await.body;
    // Where numbers are written with a comma, cells stand between semicolons.
    let separator = if path.ends_with("domaines.csv") { ';' } else { ',' };
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in body.trim_start_matches('\u{feff}').chars() {
        match c {
            '"' => quoted = !quoted,
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows.remove(0);
    rows
}

/// A value as a page writes it, to one decimal.
fn number(value: &Value) -> String {
    value.as_f64().map_or_else(String::new, |x| Language::Fr.number(x, 1))
}

#[tokio::test]
async fn who_read_and_who_answered_are_named_in_both_files_as_on_the_page() {
    for on in engines() {
        let (product, browser) = furnished(on).await;
        let page = product.get(&browser, "/mes-donnees").await.body;
        assert!(page.contains("<bdi>Hugo Lemaire</bdi>") && page.contains("<bdi>Plateforme de cours</bdi>"));
        let all = json(&product, &browser).await;
        let read = &all["tables"]["people_audit"]["rows"];
        let named = |row: &Value| [row["reader"].clone(), row["program"].clone()];
        assert_eq!(named(&read[0]), ["Hugo Lemaire".into(), Value::Null], "{on:?}");
        assert_eq!(named(&read[1]), ["Hugo Lemaire", "Plateforme de cours"], "{on:?}");
        assert_eq!(all["tables"]["people_requests"]["rows"][0]["answered_by"], "Hugo Lemaire", "{on:?}");
        let lines = csv(&product, &browser, "/mes-donnees/passeport.csv").await;
        for line in [
            ["people_audit", "1", "reader", "Hugo Lemaire"],
            ["people_audit", "2", "program", "Plateforme de cours"],
            ["people_requests", "1", "answered_by", "Hugo Lemaire"],
        ] {
            assert!(lines.iter().any(|l| *l == line), "{on:?}: {line:?}");
        }
        // Her own id stands in her files, that of nobody else.
        let hugo = product.app.people.account_by_sign_in("hugo").await.unwrap().unwrap().person;
        assert!(!all.to_string().contains(&hugo.to_string()), "{on:?}");
    }
}

#[tokio::test]
async fn the_passport_taken_away_is_the_one_that_is_shown() {
    for on in engines() {
        let (product, browser) = furnished(on).await;
        let all = json(&product, &browser).await;
        let passport = &all["passport"];
        let shown = csv(&product, &browser, "/passeport/domaines.csv").await;
        let domains = passport["domains"].as_array().unwrap();
        assert_eq!(shown.len(), domains.len());
        for (row, known) in shown.iter().zip(domains) {
            assert_eq!(row[0], known["name"].as_str().unwrap());
            assert_eq!(row[2], known["level"].as_u64().map_or_else(String::new, |l| l.to_string()));
            let measure = ["shown_estimate", "shown_low", "shown_high"].map(|key| number(&known[key]));
            assert_eq!(row[3..6], measure, "{on:?}");
            assert_eq!(row[6], known["answers"].to_string());
            assert_eq!(row[7].is_empty(), known["latest"].is_null(), "{on:?}: {known}");
        }
        let measured = domains.iter().filter(|d| d["state"] == "measured").count();
        assert_eq!(measured, 1, "{on:?}: the domain that was assessed: {passport}");
        let page = product.get(&browser, "/passeport").await.body;
        let competences = passport["competences"].as_array().unwrap();
        let known: Vec<_> = competences.iter().filter(|c| c["state"] != "unknown").collect();
        assert!(!known.is_empty());
        for c in known {
            let at = |key: &str| c[key].as_f64().unwrap();
            // The margin is the one of the estimate; where an end of the band is cut off, both ends are said.
            let margin = 1.96 * at("standard_error");
            let whole = at("shown_estimate") > margin && at("shown_estimate") + margin < 5.0;
            let words = if whole {
                format!("{} ± {}", number(&c["shown_estimate"]), Language::Fr.number(margin, 1))
            } else {
                format!("entre {} et {}", number(&c["shown_low"]), number(&c["shown_high"]))
            };
            assert!(page.contains(&words), "{on:?}: {words} of {c}");
        }
    }
}

#[tokio::test]
async fn the_csv_holds_all_that_the_json_holds() {
    for on in engines() {
        let (product, browser) = furnished(on).await;
        let all = json(&product, &browser).await;
        let lines = csv(&product, &browser, "/mes-donnees/passeport.csv").await;
        let has = |table: &str, row: &str, column: &str, value: &Value| {
            let value = value.as_str().map_or_else(
                || if value.is_null() { String::new() } else { value.to_string() },
                str::to_owned,
            );
            let line = [table, row, column, &value];
            let found = lines.iter().any(|l| l[..3] == line[..3] && (l[3] == value || l[3].contains('{')));
            assert!(found, "{on:?}: {line:?}");
        };
        for kind in ["domains", "competences"] {
            for (i, known) in all["passport"][kind].as_array().unwrap().iter().enumerate() {
                for key in ["id", "state", "level", "estimate", "standard_error", "answers", "latest"] {
                    has(&format!("passport.{kind}"), &(i + 1).to_string(), key, &known[key]);
                }
            }
        }
        for table in personal_data().iter().flat_map(|room| &room.table) {
            has(&table.name, "", "purpose", &table.purpose.fr.as_str().into());
            has(&table.name, "", "retention", &table.retention.fr.as_str().into());
            let rows = all["tables"][&table.name]["rows"].as_array().unwrap();
            for (i, row) in rows.iter().enumerate() {
                let object = row.as_object().unwrap();
                for column in &table.column {
                    // Only what is hashed is left out.
                    let hashed = column.title.fr.contains("haché");
                    assert_eq!(object.contains_key(&column.name), !hashed, "{}.{}", table.name, column.name);
                    if !hashed {
                        has(&table.name, &(i + 1).to_string(), &column.name, &row[&column.name]);
                    }
                }
            }
        }
        has("passport", "", "fingerprint", &all["passport"]["fingerprint"]);
        has("", "", "made_at", &all["made_at"]);
    }
}
