//! The bank: families by id, in one order.

use items::Bank;

use crate::support::{EVERY_KIND, family};

#[test]
fn families_are_found_by_id_whatever_order_they_came_in() {
    let bank = Bank::new(EVERY_KIND.iter().rev().map(|text| family(text)).collect());
    let ids: Vec<&str> = bank.families().iter().map(|f| f.id.as_str()).collect();
    assert!(ids.is_sorted());
    assert_eq!(ids.len(), 5);
    for (i, id) in ids.into_iter().enumerate() {
        assert_eq!(bank.index(id), Some(i));
        assert_eq!(bank.get(id).map(|f| f.id.as_str()), Some(id));
    }
    assert!(bank.get("security.none").is_none());
    assert_eq!(bank.index(""), None);
}

#[test]
fn of_two_families_with_one_id_the_first_is_kept() {
    let mut second = family(EVERY_KIND[0]);
    second.version = 99;
    let bank = Bank::new(vec![family(EVERY_KIND[0]), second]);
    assert_eq!(bank.families().len(), 1);
    assert_eq!(bank.families()[0].version, 3);
}
