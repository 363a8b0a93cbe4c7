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
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
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
    let item = "line 2: item “x”: ";
    for (row, what) in [
        ("x,2PL,d,c,0,1,,,,,1", "the item's discrimination a is 0; it must be above 0 and at most 10"),
        ("x,3PL,d,c,1,1,1.2,,,,1", "the item's guessing c is 1.2; it must be at least 0 and below 1"),
        ("x,2PL,d,c,NaN,1,,,,,1", "the item's discrimination a is NaN"),
        ("x,4PL,d,c,1,1,,,,,1", "the model “4PL” is none of 1PL, 2PL, 3PL, GRM, GPCM"),
        ("x,GRM,d,c,1,,,1,0,,1", "threshold 2 is 0, not above the one before it"),
        ("x,GRM,d,c,1,,,0,,2,1", "b2 is empty and b3 is not; give all thresholds from b1 on"),
        ("x,GPCM,d,c,1,,,,0,,1", "b1 is empty and b2 is not; give all thresholds from b1 on"),
        ("x,GPCM,d,c,1,,,,,,1", "b1 is missing; give the thresholds as b1, b2, …"),
    ] {
        let bank = folder.write("wrong.csv", &format!("{HEAD}{row}\n"));
        let told = refusal(&bank, &people);
        assert!(told.contains(&format!("wrong.csv, {item}{what}")), "{told}");
    }
    for (text, what) in [
        (format!("{HEAD}x,2PL,d,c,1,,,,,,1\n"), ", line 2: b is missing; give a number"),
        (format!("{HEAD}x,2PL,d,c,1,o,,,,,1\n"), ", line 2: b is “o”, which is no number"),
        (format!("{HEAD}x,2PL,,c,1,1,,,,,1\n"), ", line 2: domain is empty; give it a name"),
        (format!("{HEAD},2PL,d,c,1,1,,,,,1\n"), ", line 2: id is empty; give it a name"),
        (format!("{HEAD}x,2PL,d,c,1,1,,,,,1\nx,2PL,d,c,1,1,,,,,1\n"), ", line 3: the item “x” stands twice"),
        (
            format!("{HEAD}x,2PL,d,c,1,1,,,,,1\ny,2PL,e,c,1,1,,,,,1\n"),
            ", line 3: the competence “c” stands in two domains",
        ),
        (HEAD.to_owned(), ": nothing stands below the first line; give at least one row"),
        (
            "id,model,competence,a,b\nx,2PL,c,1,1\n".to_owned(),
            ", line 1: there is no column “domain”; the first line must name id, model, domain",
        ),
        (
            "id,model,domain,a,a,b\nx,2PL,d,1,2,1\n".to_owned(),
            ", line 1: the column “a” stands twice; leave one of them out",
        ),
        (
            "id,model,domain,a,b1,b2,b11\nx,GRM,d,1,0,1,2\n".to_owned(),
            ", line 2: item “x”: b11 is given; an item has 10 thresholds at most",
        ),
    ] {
        let told = refusal(&folder.write("wrong.csv", &text), &people);
        assert!(told.contains(&format!("wrong.csv{what}")), "{told}");
    }
    for (text, what) in [
        ("id,t1\np0,1\n", ", line 2: t2 is missing"),
        ("id,t1,t2\n", ": nothing stands below the first line"),
        ("t1,t2\n1,1\n", ", line 1: there is no column “id”"),
        ("id,t1,t2\np,1,inf\n", ", line 2: the ability is inf; it must be between -1000 and 1000"),
    ] {
        let told = refusal(&good, &folder.write("nobody.csv", text));
        assert!(told.contains(&format!("nobody.csv{what}")), "{told}");
    }
    assert!(refusal("/nowhere.csv", &people).contains("/nowhere.csv"));
    let told = run("simulate", &["--bank", &good, "--people", &people, "--rule", "pix", "--items", "2"]);
    let told = told.unwrap_err();
    assert!(told.contains("item 3 is “i3”"), "{told}");
}

/// The answers to LSAT section 6 as a file: items i0 to i4.
fn lsat6() -> String {
    let mut text = "person,item,score\n".to_owned();
    let people = LSAT6.iter().flat_map(|(pattern, count)| std::iter::repeat_n(pattern, *count));
    for (person, pattern) in people.enumerate() {
        for (item, score) in pattern.chars().enumerate() {
            text += &format!("p{person},i{item},{score}\n");
        }
    }
    text
}

#[test]
fn items_are_calibrated_from_a_file_of_answers() {
    let folder = Folder::new("calibrate");
    let responses = folder.write("responses.csv", &lsat6());
    let arguments = ["--responses", &responses, "--no-priors", "--json", "--model"];
    let found = json("calibrate", &[&arguments[..], &["2pl"]].concat());
    assert!((found["log_likelihood"].as_f64().unwrap() + 2466.653).abs() < 1e-3, "{found}");
    assert!((found["items"][0]["a"].as_f64().unwrap() - 0.8257).abs() < 2e-3, "{found}");
    assert!((found["items"][4]["b"].as_f64().unwrap() + 3.1259).abs() < 2e-3 * 4.0, "{found}");
    assert!(found["iterations"].as_u64().unwrap() > 1 && found["seconds"].as_f64().is_some());
    let third = &found["items"][2];
    assert_eq!(keys(third), ["a", "b", "c", "errors", "item", "model", "thresholds"]);
    assert_eq!((&third["model"], keys(&third["errors"])), (&"2PL".into(), vec!["a", "b", "thresholds"]));
    assert!((third["errors"]["a"].as_f64().unwrap() - 0.233).abs() < 1e-3, "{third}");
    assert_eq!(third["errors"]["b"], third["errors"]["thresholds"][0]);
    // One slope in common: by the model of all, and by that of each.
    let one = json("calibrate", &[&arguments[..], &["1pl"]].concat());
    let items = folder.write("items.csv", "id,model\ni0,1PL\ni1,1pl\ni2,1PL\ni3,1PL\ni4,1PL\n");
    let by_file = json("calibrate", &[&arguments[..], &["file", "--items", &items]].concat());
    assert_eq!(one["items"], by_file["items"]);
    assert!((one["log_likelihood"].as_f64().unwrap() + 2466.938).abs() < 1e-3, "{one}");
    for item in one["items"].as_array().unwrap() {
        assert_eq!((&item["model"], &item["a"]), (&"1PL".into(), &one["items"][0]["a"]));
        assert!((item["a"].as_f64().unwrap() - 0.7551).abs() < 1e-3, "{item}");
        assert!((item["errors"]["a"].as_f64().unwrap() - 0.0694).abs() < 1e-3, "{item}");
    }
    // Beside another kind, and beside an anchor, which keeps its slope.
    let items = folder.write("items.csv", "id,model,c\ni0,1PL,\ni1,1PL,\ni2,2PL,\ni3,3PL,0.1\ni4,1PL,\n");
    let anchors = folder.write("anchors.csv", "id,model,a,b\ni4,1PL,0.7,-2.9\n");
    let mixed =
        json("calibrate", &[&arguments[..], &["file", "--items", &items, "--anchors", &anchors]].concat());
    let of = |key: &str| {
        mixed["items"].as_array().unwrap().iter().map(|item| item[key].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("model"), ["1PL", "1PL", "2PL", "3PL", "1PL"]);
    let a = of("a");
    assert!(a[0] == a[1] && a[0] != a[2] && a[4] == 0.7, "{a:?}");
    assert_eq!(mixed["items"][4]["errors"]["a"], 0.0);
}

const HEAD_OF_ANSWERS: &str = "person,item,score\n";

#[test]
fn what_is_wrong_in_files_of_answers_items_anchors_and_groups_is_said_by_name() {
    let folder = Folder::new("wrong-answers");
    let lsat = folder.write("lsat6.csv", &lsat6());
    let head = HEAD_OF_ANSWERS;
    for (text, what) in [
        (
            "item,score\ni0,1\n".to_owned(),
            ", line 1: there is no column “person”; the first line must name person, item, score",
        ),
        (head.to_owned(), ": nothing stands below the first line; give at least one row"),
        (format!("{head},i0,1\n"), ", line 2: person is empty; give it a name"),
        (format!("{head}p,i0,-1\n"), ", line 2: score is “-1”; it must be a whole number from 0 to 10"),
        (format!("{head}p,i0,11\n"), ", line 2: score is “11”; it must be a whole number from 0 to 10"),
        (
            format!("{head}p,i0,1\nq,i0,1\nq,i1,0\nq,i0,1\n"),
            ": person 1 answers item 0 twice (both counted from 0); give one answer\nperson 1 is “q”\nitem 0 is “i0”",
        ),
    ] {
        let told = run("calibrate", &["--responses", &folder.write("wrong.csv", &text), "--model", "2pl"]);
        assert!(told.clone().unwrap_err().contains(&format!("wrong.csv{what}")), "{told:?}");
    }
    let with = |option: &str, file: &str, text: &str, more: &[&str]| {
        let file = folder.write(file, text);
        run("calibrate", &[&["--responses", &lsat, option, &file], more].concat()).unwrap_err()
    };
    for (text, what) in [
        (
            "id,model,c\ni0,3PL,1.2\n",
            "line 2: item “i0”: the item's guessing c is 1.2; it must be at least 0 and below 1",
        ),
        ("id,model,c\ni0,3PL,\n", "line 2: c is missing"),
        ("id,model,c\ni0,Rasch,\n", "line 2: item “i0”: the model “Rasch” is none of"),
        ("id,c\ni0,0\n", "line 1: there is no column “model”"),
        ("id,model\ni0,2PL\ni0,2PL\n", "line 3: the item “i0” stands twice"),
        ("id,model\n", "nothing stands below"),
    ] {
        let told = with("--items", "items.csv", text, &["--model", "file"]);
        assert!(told.contains("items.csv") && told.contains(what), "{told}");
    }
    let told = with("--items", "items.csv", "id,model\ni0,2PL\n", &["--model", "file"]);
    assert!(told.contains("lsat6.csv, line 3: the item “i1” is not in the file of items"), "{told}");
    assert!(with("--items", "items.csv", "id,model\ni0,2PL\n", &["--model", "2pl"]).contains("--model file"));
    for (text, what) in [
        ("id,model,a,b\nz,2PL,1,0\n", "line 2: nobody answers the item “z”; leave it out"),
        ("id,model,a,b\ni0,2PL,1,0\ni0,2PL,1,0\n", "line 3: the item “i0” stands twice"),
        ("id,model,a,b1,b2,b3\ni0,GRM,1,0,,2\n", "line 2: item “i0”: b2 is empty and b3 is not"),
        ("id,a,b\ni0,1,0\n", "line 1: there is no column “model”"),
    ] {
        let told = with("--anchors", "anchors.csv", text, &["--model", "2pl"]);
        assert!(told.contains("anchors.csv") && told.contains(what), "{told}");
    }
    for (text, what) in [
        ("person\np0\n", "line 1: there is no column “group”"),
        ("person,group\np0,a\np0,b\n", "line 3: person “p0” is in two groups"),
        ("person,group\np0,a\n", "person “p1” has no group; add a row"),
    ] {
        let told = with("--groups", "groups.csv", text, &["--model", "2pl"]);
        assert!(told.contains("groups.csv") && told.contains(what), "{told}");
        let file = folder.write("groups.csv", text);
        let told = run("dif", &["--responses", &lsat, "--groups", &file]).unwrap_err();
        assert!(told.contains("groups.csv") && told.contains(what), "{told}");
    }
}

/// What the library counts has its name here.
#[test]
fn what_the_library_refuses_is_said_in_the_names_of_the_files() {
    let folder = Folder::new("refused-answers");
    let lsat = folder.write("lsat6.csv", &lsat6());
    let head = HEAD_OF_ANSWERS;
    let two = format!("{head}p,i0,1\nq,i0,0\np,i1,0\nq,i1,2\n");
    let told =
        run("calibrate", &["--responses", &folder.write("two.csv", &two), "--model", "2pl"]).unwrap_err();
    assert!(told.contains("the score 2 on item 1") && told.contains("item 1 is “i1”"), "{told}");
    let all = format!("{head}p,i0,1\nq,i0,1\n");
    let told =
        run("calibrate", &["--responses", &folder.write("all.csv", &all), "--model", "2pl", "--no-priors"]);
    assert!(told.clone().unwrap_err().contains("item 0 is “i0”"), "{told:?}");
    let few = run("calibrate", &["--responses", &lsat, "--model", "2pl", "--nodes", "11"]).unwrap_err();
    assert!(few.contains("the number of nodes is 11; it must be between 41 and 501"), "{few}");
    let groups = folder.write("groups.csv", "person,group\np,a\nq,b\n");
    let apart = format!("{head}p,i0,1\nq,i1,0\n");
    let told = run(
        "calibrate",
        &["--responses", &folder.write("apart.csv", &apart), "--groups", &groups, "--model", "2pl"],
    );
    assert!(told.clone().unwrap_err().contains("group 1 is “b”"), "{told:?}");
    let three = folder.write("groups.csv", "person,group\np,a\nq,b\nr,c\n");
    let told =
        run("dif", &["--responses", &folder.write("apart.csv", &apart), "--groups", &three]).unwrap_err();
    assert!(told.contains("two groups are compared, and the file names “a”, “b”, “c”"), "{told}");
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
