//! The tree of units: its laws on drawn trees, its faults on small ones.

use proptest::prelude::*;

use super::*;

fn unit(id: &str, parent: Option<&str>) -> Unit {
    Unit {
        id: id.to_owned(),
        name: Text { fr: id.to_owned(), en: id.to_owned() },
        parent: parent.map(str::to_owned),
        from: None,
        until: None,
    }
}

fn day(n: i64) -> Day {
    kit::Instant::from_micros(0).plus_days(20_000 + n).day_in("UTC")
}

/// A forest: each unit but the first may be part of one before it, in a file whose order is turned over.
fn forests() -> impl Strategy<Value = Units> {
    let one = (any::<prop::sample::Index>(), any::<bool>(), 0..20_i64, 0..40_i64);
    prop::collection::vec(one, 1..24).prop_map(|drawn| {
        let mut list: Vec<Unit> = Vec::new();
        for (n, (place, root, from, length)) in drawn.into_iter().enumerate() {
            let parent = (n > 0 && !root).then(|| list[place.index(n)].id.clone());
            let mut made = unit(&format!("u{n}"), parent.as_deref());
            made.from = (from > 5).then(|| day(from));
            made.until = (length < 30).then(|| day(from + length));
            list.push(made);
        }
        list.reverse();
        Units::new(list).expect("a forest has no fault")
    })
}

proptest! {
    #[test]
    fn who_is_above_has_it_below_and_nobody_is_within_itself(units in forests()) {
        for one in units.iter() {
            let above: Vec<&str> = units.ancestors(&one.id).iter().map(|u| u.id.as_str()).collect();
            prop_assert!(!above.contains(&one.id.as_str()));
            for other in units.iter() {
                let below = units.descendants(&other.id).iter().any(|u| u.id == one.id);
                prop_assert_eq!(below, above.contains(&other.id.as_str()));
            }
        }
    }

    #[test]
    fn what_is_covered_is_open_and_grows_with_the_units_asked(units in forests(), n in 0..60_i64) {
        let on = day(n);
        let all: Vec<&str> = units.iter().map(|u| u.id.as_str()).collect();
        for one in units.iter() {
            let covered = units.covered([one.id.as_str()], on);
            prop_assert!(covered.iter().all(|id| units.get(id).is_some_and(|u| u.is_open(on))));
            prop_assert_eq!(covered.contains(one.id.as_str()), one.is_open(on));
            for below in units.descendants(&one.id) {
                prop_assert!(units.covered([below.id.as_str()], on).is_subset(&covered));
            }
        }
        let open: BTreeSet<&str> = units.iter().filter(|u| u.is_open(on)).map(|u| u.id.as_str()).collect();
        prop_assert_eq!(units.covered(all.iter().copied(), on), open.clone());
        let menu: BTreeSet<&str> = units.menu(on).iter().map(|(_, u)| u.id.as_str()).collect();
        prop_assert_eq!(menu, open);
    }
}

#[test]
fn every_fault_is_named_with_the_unit_it_belongs_to() {
    let mut late = unit("late", None);
    (late.from, late.until) = (Some(day(9)), Some(day(8)));
    let list = vec![
        unit("a", Some("b")),
        unit("b", Some("a")),
        unit("c", Some("a")),
        unit("self", Some("self")),
        unit("orphan", Some("nobody")),
        unit("a", None),
        late,
    ];
    let faults = Units::new(list).unwrap_err();
    let way = |ids: &[&str]| UnitFault::WithinItself(ids.iter().map(|id| (*id).to_owned()).collect());
    assert!(faults.contains(&(0, way(&["a", "b", "a"]))), "{faults:?}");
    assert!(faults.contains(&(1, way(&["b", "a", "b"]))));
    assert!(faults.contains(&(3, way(&["self", "self"]))));
    assert!(faults.contains(&(4, UnitFault::UnknownParent("nobody".to_owned()))));
    assert!(faults.contains(&(5, UnitFault::Twice)));
    assert!(faults.contains(&(6, UnitFault::EndsBeforeItBegins)));
    assert!(faults.iter().all(|(place, _)| *place != 2), "c only hangs below a ring of others");
}

#[test]
fn the_first_and_the_last_day_belong_to_a_unit() {
    let mut one = unit("one", None);
    (one.from, one.until) = (Some(day(3)), Some(day(5)));
    assert_eq!([2, 3, 4, 5, 6].map(|n| one.is_open(day(n))), [false, true, true, true, false]);
}
