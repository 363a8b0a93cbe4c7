//! The examples that other programs call: their JSON, and what they say of files that are wrong.
//!
//! They stand beside the tests once all targets are built, as `cargo nextest run` and `cargo test` do.

use std::path::{Path, PathBuf};
use std::process::Command;

use psychometrics::simulate::Draws;
use serde_json::Value;

use crate::lsat::LSAT6;
use crate::support::{Kind, item};

/// A folder of this test's own, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("psychometrics-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind is no fault of what was tested.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What an example prints; the text of its refusal.
fn run(example: &str, arguments: &[&str]) -> Result<String, String> {
    let this = std::env::current_exe().unwrap();
    let beside = this.parent().and_then(Path::parent).unwrap().join("examples").join(example);
    let output = Command::new(&beside).args(arguments).output().unwrap_or_else(|e| {
        panic!("{}: {e}; build it: cargo build -p psychometrics --examples", beside.display());
    });
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

fn json(example: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(example, arguments).unwrap()).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

const HEAD: &str = "id,model,domain,competence,a,b,c,b1,b2,b3,minutes\n";

/// Sixty items in two domains and four competences, of every model.
fn bank() -> String {
    let mut draws = Draws::seeded(5);
    let line = |k: usize| {
        let of = item(Kind::ThreeParameters, &mut draws);
        let (a, b, c) = (of.a(), of.b(), of.c());
        let place = format!("d{},c{}", k % 2, k % 4);
        match k % 5 {
            0 => format!("i{k},1PL,{place},,{b},,,,,1\n"),
            1 => format!("i{k},2PL,{place},{a},{b},,,,,0.5\n"),
            2 => format!("i{k},3PL,{place},{a},{b},{c},,,,1\n"),
            3 => format!("i{k},GRM,{place},{a},,,{},{b},{},2\n", b - 0.7, b + 0.8),
            _ => format!("i{k},GPCM,{place},{a},,,{b},{},,2\n", b - 0.3),
        }
    };
    std::iter::once(HEAD.to_owned()).chain((0..60).map(line)).collect()
}

fn people(count: usize) -> String {
    let mut draws = Draws::seeded(6);
    let line = |k: usize| {
        let (one, other) = (draws.normal(), draws.normal());
        format!("p{k},{one},{},{}\n", 0.7 * one + 0.7 * other, one + 0.3)
    };
    std::iter::once("id,t1,t2,c0\n".to_owned()).chain((0..count).map(line)).collect()
}

#[test]
fn sessions_are_simulated_by_every_rule_and_say_the_same_twice() {
    let folder = Folder::new("simulate");
    let (bank, people) = (folder.write("bank.csv", &bank()), folder.write("people.csv", &people(40)));
    let paths = folder.0.join("paths.csv").display().to_string();
    for rule in ["mfi", "mepv", "joint-a"] {
        let arguments =
            ["--bank", &bank, "--people", &people, "--rule", rule, "--items", "12", "--seed", "3", "--json"];
        let found = json("simulate", &arguments);
        for key in
            ["rmse", "bias", "coverage95", "competence", "max_exposure", "overlap", "minutes_median", "n"]
        {
            assert!(found.get(key).is_some(), "{key} of {:?}", keys(&found));
        }
        assert_eq!(found["n"], 40);
        let rmse: Vec<f64> = found["rmse"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
        assert!(rmse.len() == 2 && rmse.iter().all(|rmse| (0.1..1.0).contains(rmse)), "{rmse:?}");
        assert!(
            found["competence"]["rmse"].as_f64().is_some()
                && found["competence"]["coverage95"].as_f64().is_some()
        );
        assert_eq!(found, json("simulate", &arguments));
        let steps = [&arguments[..], &["--paths", &paths]].concat();
        run("simulate", &steps).unwrap();
        let written = std::fs::read_to_string(&paths).unwrap();
        assert_eq!(written.lines().count(), 1 + 40 * 12);
        assert_eq!(written.lines().next(), Some("person,step,item,score,d0_mean,d0_se,d1_mean,d1_se"));
    }
    let refusal = run("simulate", &["--bank", &bank, "--people", &people, "--rule", "pix", "--items", "3"])
        .unwrap_err();
    assert!(refusal.contains("several scores"), "{refusal}");
    let limits = ["--minutes", "6", "--stop-se", "0.3", "--exposure", "0.5", "--rho", "0.5", "--tau", "0.2"];
    let arguments = ["--bank", &bank, "--people", &people, "--rule", "joint-a", "--items", "40", "--json"];
    let held = json("simulate", &[&arguments[..], &limits].concat());
    assert!(
        held["minutes_median"].as_f64().unwrap() <= 6.0 && held["max_exposure"].as_f64().unwrap() <= 0.5,
        "{held}"
    );
}

/// With numbers of 0 every answer is right and every score the highest; with numbers near 1 every one is wrong.
#[test]
fn given_draws_decide_the_answers() {
    let folder = Folder::new("draws");
    let (bank, people) = (folder.write("bank.csv", &bank()), folder.write("people.csv", &people(3)));
    let rows = |number: &str| vec![vec![number; 60].join(","); 3].join("\n");
    let (low, high) = (folder.write("low.csv", &rows("0")), folder.write("high.csv", &rows("0.9999999")));
    let bias = |draws: &str| {
        let arguments = [
            "--bank", &bank, "--people", &people, "--draws", draws, "--rule", "mepv", "--items", "20",
            "--json",
        ];
        json("simulate", &arguments)["bias"][0].as_f64().unwrap()
    };
    assert!(bias(&low) > 1.0 && bias(&high) < -1.0, "{} {}", bias(&low), bias(&high));
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_line() {
    let folder = Folder::new("wrong");
    let (good, people) = (folder.write("bank.csv", &bank()), folder.write("people.csv", &people(2)));
    let refusal = |bank: &str, people: &str| {
        run("simulate", &["--bank", bank, "--people", people, "--rule", "mfi", "--items", "2"]).unwrap_err()
    };
    for (row, what) in [
        (
            "x,2PL,d,c,0,1,,,,,1",
            "line 2: the item's discrimination a is 0; it must be above 0 and at most 10",
        ),
        ("x,3PL,d,c,1,1,1.2,,,,1", "line 2: the item's guessing c is 1.2; it must be at least 0 and below 1"),
        ("x,2PL,d,c,NaN,1,,,,,1", "line 2: the item's discrimination a is NaN"),
        ("x,2PL,d,c,1,,,,,,1", "line 2: b is missing"),
        ("x,4PL,d,c,1,1,,,,,1", "line 2: the model “4PL” is none of 1PL, 2PL, 3PL, GRM, GPCM"),
        ("x,GRM,d,c,1,,,1,0,,1", "line 2: threshold 2 is 0, not above the one before it"),
        ("x,2PL,d,c,1,1,,,,,1\nx,2PL,d,c,1,1,,,,,1", "line 3: the item “x” stands twice"),
        ("x,2PL,d,c,1,1,,,,,1\ny,2PL,e,c,1,1,,,,,1", "line 3: the competence “c” stands in two domains"),
        ("", "the items of the bank: 0 are too few; give at least 1"),
    ] {
        let bank = folder.write("wrong.csv", &format!("{HEAD}{row}\n"));
        let told = refusal(&bank, &people);
        assert!(told.contains(what) && told.contains("wrong.csv"), "{told}");
    }
    let nobody = folder.write("nobody.csv", "id,t1\np0,1\n");
    assert!(refusal(&good, &nobody).contains("line 2: t2 is missing"));
    assert!(refusal("/nowhere.csv", &people).contains("/nowhere.csv"));
}

#[test]
fn items_are_calibrated_from_a_file_of_answers() {
    let folder = Folder::new("calibrate");
    let mut text = "person,item,score\n".to_owned();
    let mut person = 0;
    for (pattern, count) in LSAT6 {
        for _ in 0..count {
            person += 1;
            for (item, score) in pattern.chars().enumerate() {
                text += &format!("p{person},i{item},{score}\n");
            }
        }
    }
    let responses = folder.write("responses.csv", &text);
    let found = json("calibrate", &["--responses", &responses, "--model", "2pl", "--no-priors", "--json"]);
    assert!((found["log_likelihood"].as_f64().unwrap() + 2466.653).abs() < 1e-3, "{found}");
    assert!((found["items"][0]["a"].as_f64().unwrap() - 0.8257).abs() < 2e-3, "{found}");
    assert!((found["items"][4]["b"].as_f64().unwrap() + 3.1259).abs() < 2e-3 * 4.0, "{found}");
    assert!(found["iterations"].as_u64().unwrap() > 1 && found["seconds"].as_f64().is_some());
}

#[test]
fn items_that_differ_between_groups_are_named() {
    let folder = Folder::new("dif");
    let (mut answers, mut groups) = ("person,item,score\n".to_owned(), "person,group\n".to_owned());
    let mut draws = Draws::seeded(8);
    let difficulties: Vec<f64> = (0..20).map(|_| draws.normal()).collect();
    for person in 0..1_000 {
        let theta = draws.normal();
        let focal = person % 2 == 1;
        groups += &format!("p{person},{}\n", if focal { "f" } else { "r" });
        for (k, b) in difficulties.iter().enumerate() {
            let harder = if k == 3 && focal { 1.2 } else { 0.0 };
            let right = draws.uniform() < 1.0 / (1.0 + (-1.2 * (theta - b - harder)).exp());
            answers += &format!("p{person},i{k},{}\n", u8::from(right));
        }
    }
    let (answers, groups) = (folder.write("answers.csv", &answers), folder.write("groups.csv", &groups));
    let found = json("dif", &["--responses", &answers, "--groups", &groups, "--json"]);
    let items = found["items"].as_array().unwrap();
    for item in items {
        for key in ["item", "method", "statistic", "p", "delta", "class"] {
            assert!(item.get(key).is_some(), "{key} of {:?}", keys(item));
        }
    }
    let biased = items.iter().find(|item| item["item"] == "i3").unwrap();
    assert!(biased["class"] == "C" && biased["delta"].as_f64().unwrap() < -1.5, "{biased}");
    assert!(items.iter().filter(|item| item["class"] != "A").count() <= 2, "{items:?}");
}
