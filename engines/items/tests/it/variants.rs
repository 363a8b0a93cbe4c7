//! Variants: the same seed gives the same one for ever, and each is what its family allows.

use std::collections::HashSet;

use items::{Body, ShownBody, VariantError, show, variant};
use kit::Language;
use proptest::prelude::*;

use crate::fixtures::{MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE};
use crate::support::{EVERY_KIND, family, with};

/// What seeds 1 to 3, and the largest, show of each fixture. Evidence keeps only a seed: when a row fails,
/// mend the code; a changed row would change questions that people have answered.
const SHOWN: [(&str, [[usize; 4]; 4]); 3] = [
    (SINGLE, [[4, 0, 2, 5], [3, 0, 2, 4], [4, 5, 3, 0], [5, 2, 1, 4]]),
    (MULTIPLE, [[0, 3, 4, 2], [0, 3, 5, 2], [5, 3, 1, 2], [0, 1, 5, 4]]),
    (ORDERING, [[1, 0, 3, 4], [0, 3, 1, 4], [3, 4, 1, 2], [1, 2, 0, 3]]),
];
const SEEDS: [u64; 4] = [1, 2, 3, u64::MAX];

#[test]
fn a_seed_shows_the_same_for_ever() {
    for (text, expected) in SHOWN {
        let found = SEEDS.map(|seed| variant(&family(text), seed).unwrap().shown);
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_seed_shuffles_both_sides_the_same_for_ever() {
    let found = SEEDS.map(|seed| {
        let made = variant(&family(MATCHING), seed).unwrap();
        [made.shown, made.rights]
    });
    let expected = [
        [[1, 0, 3, 4], [1, 4, 3, 0]],
        [[0, 3, 1, 4], [0, 1, 4, 3]],
        [[3, 4, 1, 2], [1, 2, 4, 3]],
        [[1, 2, 0, 3], [1, 2, 3, 0]],
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_seed_draws_the_same_for_ever() {
    let found = SEEDS.map(|seed| {
        let made = variant(&family(NUMERIC), seed).unwrap();
        (made.numbers["files"], made.rows["who"], made.numbers["share"])
    });
    assert_eq!(found, [(600.0, 1, 300.0), (720.0, 1, 360.0), (240.0, 1, 120.0), (960.0, 1, 480.0)]);
}

proptest! {
    #[test]
    fn a_seed_gives_one_variant(seed: u64, kind in 0..5_usize) {
        let (one, other) = (family(EVERY_KIND[kind]), family(EVERY_KIND[kind]));
        prop_assert_eq!(variant(&one, seed), variant(&other, seed));
        prop_assert_eq!(variant(&one, seed).unwrap().seed, seed);
    }

    #[test]
    fn a_single_choice_shows_one_key_among_distinct_options(seed: u64) {
        let keys = keys_shown(SINGLE, seed);
        prop_assert_eq!((keys.0, keys.1), (1, 4));
    }

    #[test]
    fn a_multiple_choice_shows_its_numbers_of_keyed_and_others(seed: u64) {
        let keys = keys_shown(MULTIPLE, seed);
        prop_assert_eq!((keys.0, keys.1), (2, 4));
    }

    #[test]
    fn steps_are_never_shown_in_their_order(seed: u64, show in 3..=5_usize) {
        let family = family(&with(ORDERING, "show = 4", &format!("show = {show}")));
        let made = variant(&family, seed).unwrap();
        prop_assert_eq!(made.shown.iter().collect::<HashSet<_>>().len(), show);
        prop_assert!(made.shown.iter().all(|i| *i < 5));
        prop_assert!(!made.shown.is_sorted(), "{:?}", made.shown);
    }

    #[test]
    fn each_left_shown_has_its_right_shown(seed: u64) {
        let made = variant(&family(MATCHING), seed).unwrap();
        prop_assert_eq!(made.shown.iter().collect::<HashSet<_>>().len(), 4);
        let (mut lefts, mut rights) = (made.shown.clone(), made.rights.clone());
        lefts.sort_unstable();
        rights.sort_unstable();
        prop_assert_eq!(lefts, rights);
    }

    #[test]
    fn numbers_stay_in_their_draws(seed: u64) {
        let made = variant(&family(NUMERIC), seed).unwrap();
        let files = made.numbers["files"];
        prop_assert!((240.0..=960.0).contains(&files) && (files - 240.0) % 120.0 == 0.0, "{files}");
        let size = [4.0, 6.0][made.rows["who"]];
        prop_assert_eq!(made.numbers["who.size"], size);
        prop_assert_eq!(made.numbers["total"], files * 3.0);
        prop_assert_eq!(made.numbers["share"], files * 3.0 / size);
        prop_assert!(made.shown.is_empty() && made.rights.is_empty());
    }
}

/// How many keyed options a variant shows, and how many distinct texts of options in each language.
fn keys_shown(text: &str, seed: u64) -> (usize, usize) {
    let family = family(text);
    let made = variant(&family, seed).unwrap();
    let Body::Choice { options, .. } = &family.body else { panic!("a choice") };
    for language in Language::ALL {
        let (ShownBody::Single(texts) | ShownBody::Multiple(texts)) = show(&family, &made, language).body
        else {
            panic!("a choice")
        };
        assert_eq!(texts.iter().collect::<HashSet<_>>().len(), made.shown.len());
    }
    let keyed = made.shown.iter().filter(|i| options[**i].key).count();
    (keyed, made.shown.iter().collect::<HashSet<_>>().len())
}

#[test]
fn seeds_reach_every_question_that_a_family_can_make() {
    for text in EVERY_KIND {
        let family = family(text);
        let sets: HashSet<String> = (1..=1000)
            .map(|seed| {
                let mut made = variant(&family, seed).unwrap();
                made.shown.sort_unstable();
                format!("{:?} {:?} {:?}", made.numbers, made.rows, made.shown)
            })
            .collect();
        assert_eq!(sets.len() as f64, family.variants(), "{}", family.id);
    }
}

#[test]
fn seeds_that_follow_each_other_differ() {
    let family = family(SINGLE);
    let made = |seed| {
        let made = variant(&family, seed).unwrap();
        (made.shown, made.rows, format!("{:?}", made.numbers))
    };
    // Of 1,152 ways to show it, two in a row are the same about once in 1,152 times.
    let same = (1..=1000).filter(|seed| made(*seed) == made(seed + 1)).count();
    assert!(same <= 6, "{same}");
}

#[test]
fn every_place_holds_the_key_about_equally_often() {
    let family = family(SINGLE);
    let mut counts = [0_u32; 4];
    for seed in 1..=4000 {
        let made = variant(&family, seed).unwrap();
        counts[made.shown.iter().position(|i| *i < 2).unwrap()] += 1;
    }
    // A thousand each are expected, with a standard deviation of 27: four of them either way.
    assert!(counts.iter().all(|n| (890..=1110).contains(n)), "{counts:?}");
}

#[test]
fn a_mended_text_does_not_move_what_is_drawn() {
    // Evidence keeps no text: a mended title must not move what is drawn.
    let mended = family(&with(SINGLE, "A stick on the floor", "A stick in the street"));
    for seed in 0..50 {
        assert_eq!(variant(&mended, seed), variant(&family(SINGLE), seed));
    }
}

#[test]
fn a_number_that_cannot_be_computed_is_named() {
    // The draw gives 240 first, so the file is read; later values divide by nought.
    let family = family(&with(NUMERIC, "total = \"files * 3\"", "total = \"1 / (files - 360)\""));
    let errors: HashSet<String> =
        (1..=50).filter_map(|seed| variant(&family, seed).err()).map(|e| e.to_string()).collect();
    assert_eq!(
        errors,
        HashSet::from(["“total” cannot be computed: the expression has no finite value".to_owned()])
    );
    let error = (1..=50).find_map(|seed| variant(&family, seed).err()).unwrap();
    let VariantError::Compute { name, .. } = error;
    assert_eq!(name, "total");
}
