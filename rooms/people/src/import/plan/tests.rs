//! The laws of plans, on drawn people and files; the faults that only show beside those who are there.

use kit::Text;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{Occupation, Occupations, Unit, Units};

const ZONE: &str = "Europe/Paris";

fn now() -> Instant {
    Instant::parse("2026-11-23T09:00:00Z").unwrap()
}

fn moment() -> Moment<'static> {
    Moment { at: now(), zone: ZONE }
}

fn units() -> Units {
    let unit = |id: &str, until: Option<&str>| Unit {
        id: id.to_owned(),
        name: Text { fr: id.to_owned(), en: id.to_owned() },
        parent: None,
        from: None,
        until: until.map(|day| Day::parse(day).unwrap()),
    };
    Units::new(vec![unit("north", None), unit("south", None), unit("old", Some("2026-06-30"))]).unwrap()
}

/// The occupations that files may name.
const OCCUPATIONS: [&str; 2] = ["pilot", "cook"];

fn occupations() -> Occupations {
    let occupation =
        |id: &str| Occupation { id: id.to_owned(), name: Text::default(), family: Text::default() };
    Occupations::new(OCCUPATIONS.map(occupation).to_vec())
}

/// What a file changes, beside the units and occupations of these tests.
fn plan(path: &str, current: &[Current], rows: &[Row], moment: Moment<'_>) -> Result<Plan, Vec<Fault>> {
    let (units, occupations) = (units(), occupations());
    super::plan(path, current, rows, Known { units: &units, occupations: &occupations }, moment)
}

fn row(line: usize, sign_in: &str, unit: Option<&str>) -> Row {
    let (sign_in, name, unit) = (sign_in.to_owned(), sign_in.to_uppercase(), unit.map(str::to_owned));
    Row { line, sign_in, name, unit, since: None, roles: None, occupation: None }
}

fn person(n: u128, sign_in: &str, roles: &[Role]) -> Current {
    Current {
        person: PersonId::from_uuid(Uuid::from_u128(n)),
        sign_in: sign_in.to_owned(),
        name: sign_in.to_uppercase(),
        unit: None,
        occupation: None,
        roles: roles.iter().copied().collect(),
        open: true,
        ready: true,
    }
}

/// What storage makes of a plan.
fn applied(plan: &Plan, current: &[Current]) -> Vec<Current> {
    let mut people: BTreeMap<PersonId, Current> = current.iter().map(|c| (c.person, c.clone())).collect();
    for (n, joined) in plan.joined.iter().enumerate() {
        let mut made = person(1_000_000 + n as u128, &joined.sign_in, &joined.roles);
        (made.name, made.unit, made.ready) = (joined.name.clone(), joined.unit.clone(), false);
        made.occupation = joined.occupation.clone().map(|(id, _)| id);
        people.insert(made.person, made);
    }
    let mut change = |id: PersonId, how: &dyn Fn(&mut Current)| how(people.get_mut(&id).unwrap());
    for returned in &plan.returned {
        change(returned.person, &|p| p.open = true);
    }
    for moved in &plan.moved {
        change(moved.person, &|p| p.unit = moved.to.clone().map(|unit| (unit, moved.since)));
    }
    for renamed in &plan.renamed {
        change(renamed.person, &|p| p.name.clone_from(&renamed.to));
    }
    for given in &plan.roles {
        change(given.person, &|p| p.roles = given.roles.iter().copied().collect());
    }
    for given in &plan.occupations {
        change(given.person, &|p| p.occupation.clone_from(&given.to));
    }
    for gone in &plan.gone {
        change(gone.person, &|p| (p.open, p.unit, p.occupation) = (false, None, None));
    }
    people.into_values().collect()
}

fn rolesets() -> impl Strategy<Value = Vec<Role>> {
    prop::sample::subsequence(vec![Role::Agent, Role::Administrator], 0..=2)
}

/// An occupation, or none.
fn occupation() -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(OCCUPATIONS.map(str::to_owned).to_vec()))
}

/// People a0 to a11, each perhaps there, in a unit since some instant, closed or open.
fn people() -> impl Strategy<Value = Vec<Current>> {
    let one = (0..3_usize, 0..3_u8, 0..40_i64, rolesets(), any::<(bool, bool)>(), occupation());
    prop::collection::vec(prop::option::of(one), 12).prop_map(|drawn| {
        let present = drawn.into_iter().enumerate().filter_map(|(n, one)| Some((n, one?)));
        let people = present.map(|(n, (name, unit, days, roles, (open, ready), occupation))| {
            let mut made = person(n as u128, &format!("a{n}"), &roles);
            made.name = format!("Nom {name}");
            let unit = ["north", "south"].get(usize::from(unit)).map(|id| (*id).to_owned());
            made.unit = unit.map(|id| (id, now().plus_days(-days)));
            (made.open, made.ready) = (open, ready);
            made.occupation = occupation;
            made
        });
        people.collect()
    })
}

/// A file about a0 to a11, whose first line keeps somebody who administers.
fn files() -> impl Strategy<Value = Vec<Row>> {
    let days = prop::option::of(-30..30_i64);
    let one = (0..3_usize, 0..3_u8, days, prop::option::of(rolesets()), prop::option::of(occupation()));
    prop::collection::vec(prop::option::of(one), 12).prop_map(|drawn| {
        let present = drawn.into_iter().enumerate().filter_map(|(n, one)| Some((n, one?)));
        let rows = present.map(|(n, (name, unit, days, roles, occupation))| {
            let unit = ["north", "south"].get(usize::from(unit)).copied();
            let mut made = row(n + 2, &format!("a{n}"), unit);
            made.name = format!("Nom {name}");
            made.since = days.filter(|_| unit.is_some()).map(|days| now().plus_days(days).day_in(ZONE));
            made.roles = roles;
            made.occupation = occupation;
            made
        });
        rows.chain(std::iter::once(row(99, "keeper", None))).collect()
    })
}

fn kept(mut people: Vec<Current>) -> Vec<Current> {
    people.push(person(999, "keeper", &[Role::Administrator]));
    people
}

proptest! {
    #[test]
    fn what_was_applied_has_nothing_left_to_change(people in people(), rows in files()) {
        let people = kept(people);
        let first = plan("f.csv", &people, &rows, moment()).unwrap();
        let after = applied(&first, &people);
        let later = Moment { at: now().plus_days(3), zone: ZONE };
        for again in [moment(), later] {
            let second = plan("f.csv", &after, &rows, again).unwrap();
            prop_assert!(second.is_empty(), "{second:?}");
            prop_assert_eq!(second.unchanged, rows.len());
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(people in people(), rows in files(), turn in any::<prop::sample::Index>()) {
        let people = kept(people);
        let mut turned = rows.clone();
        turned.rotate_left(turn.index(rows.len()));
        turned.reverse();
        let plan_of = |rows: &[Row]| plan("f.csv", &people, rows, moment());
        prop_assert_eq!(plan_of(&rows), plan_of(&turned));
    }

    #[test]
    fn everybody_of_the_file_is_open_and_nobody_else(people in people(), rows in files()) {
        let people = kept(people);
        let plan = plan("f.csv", &people, &rows, moment()).unwrap();
        let open: BTreeSet<String> =
            applied(&plan, &people).into_iter().filter(|p| p.open).map(|p| p.sign_in).collect();
        prop_assert_eq!(open, rows.iter().map(|r| r.sign_in.clone()).collect::<BTreeSet<_>>());
        let known = plan.joined.len() + people.iter().filter(|p| rows.iter().any(|r| r.sign_in == p.sign_in)).count();
        prop_assert_eq!(known, rows.len());
    }
}

#[test]
fn what_only_shows_beside_others_is_named_by_line() {
    let day = |text| Some(Day::parse(text).unwrap());
    let mut future = row(5, "e", Some("old"));
    future.since = day("2026-05-01");
    let mut dated = row(6, "f", None);
    dated.since = day("2026-05-01");
    let rows = [
        row(2, "a", Some("north")),
        row(3, "a", Some("south")),
        row(4, "d", Some("nowhere")),
        future,
        dated,
        row(7, "g", Some("old")),
        Row { occupation: Some(Some("poet".to_owned())), ..row(8, "h", None) },
    ];
    let faults = plan("f.csv", &[], &rows, moment()).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (place, words) in [
        (3, "“a” stands on line 2 already"),
        (4, "there is no unit “nowhere”"),
        (5, "“old” does not exist on 2026-11-23"),
        (6, "a date stands without a unit"),
        (7, "“old” does not exist on 2026-11-23"),
        (8, "there is no occupation “poet”"),
    ] {
        assert!(
            told.iter().any(|t| t.starts_with(&format!("f.csv:{place}: ")) && t.contains(words)),
            "{told:?}"
        );
    }
    assert_eq!(told.len(), 6);
}

#[test]
fn guests_are_no_part_of_the_list_of_everybody() {
    let people = [person(1, "hugo", &[Role::Administrator]), person(2, "armelle", &[Role::Guest])];
    let hugo = || row(2, "hugo", None);
    let without = plan("f.csv", &people, &[hugo()], moment()).unwrap();
    assert!(without.is_empty(), "a guest does not leave: {without:?}");
    let faults = plan("f.csv", &people, &[hugo(), row(3, "armelle", None)], moment()).unwrap_err();
    assert!(faults[0].to_string().starts_with("f.csv:3: “armelle” is a guest"), "{faults:?}");
}

#[test]
fn the_last_who_administers_never_leaves() {
    let hugo = person(1, "hugo", &[Role::Administrator]);
    let mut lea = person(2, "lea", &[Role::Agent, Role::Administrator]);
    lea.ready = false;
    let people = [hugo, lea, person(3, "zoe", &[Role::Agent])];
    // Léa never chose a password: she could let nobody in.
    let faults = plan("f.csv", &people, &[row(2, "lea", None)], moment()).unwrap_err();
    assert!(faults[0].reason.contains("“hugo”") && !faults[0].reason.contains("“lea”"), "{faults:?}");
    let mut demoted = row(2, "hugo", None);
    demoted.roles = Some(vec![Role::Agent]);
    assert!(plan("f.csv", &people, &[demoted], moment()).is_err());
    let plan = plan("f.csv", &people, &[row(2, "hugo", None)], moment()).unwrap();
    assert_eq!(plan.gone.iter().map(|g| g.sign_in.as_str()).collect::<Vec<_>>(), ["lea", "zoe"]);
}

#[test]
fn an_occupation_is_given_taken_and_left_alone_as_the_file_says() {
    let mut cook = person(1, "a", &[Role::Administrator]);
    cook.occupation = Some("cook".to_owned());
    let people = [cook];
    let with = |occupation: Option<Option<&str>>| {
        let occupation = occupation.map(|id| id.map(str::to_owned));
        let plan = plan("f.csv", &people, &[Row { occupation, ..row(2, "a", None) }], moment()).unwrap();
        plan.occupations.first().map(|given| (given.from.clone(), given.to.clone()))
    };
    assert_eq!(with(None), None, "a file without the column");
    assert_eq!(with(Some(Some("cook"))), None);
    assert_eq!(with(Some(Some("pilot"))), Some((Some("cook".to_owned()), Some("pilot".to_owned()))));
    assert_eq!(with(Some(None)), Some((Some("cook".to_owned()), None)));
}
