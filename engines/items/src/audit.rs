//! Running a family's variants: what only shows when it is asked many times.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kit::{Language, Text};

use crate::show::{fill, value};
use crate::{Body, Family, Variant, VariantError, show, variant};

/// Where in a family's file a fault of its variants stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first text that holds this name in braces.
    Name(String),
    /// The computed number of this name.
    Computed(String),
    /// The option at this place of the file.
    Option(usize),
    /// The numeric answer.
    Answer,
    /// The slip at this place of the file.
    Slip(usize),
    /// The draws.
    Draws,
}

/// Fewest distinct questions that a family with draws makes: with one, its draws change nothing.
const DISTINCT_MIN: usize = 2;

/// What many variants of a family show.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// What is wrong, one reason a place.
    pub faults: BTreeSet<String>,
    places: BTreeMap<String, Place>,
    /// How many distinct variants were seen in French.
    pub distinct: usize,
    /// Single choices: variants whose keyed option is the longest one shown, in French and in English.
    pub key_longest: [usize; 2],
    /// Single choices: how often the key stood at each place.
    pub key_places: Vec<usize>,
    /// How many variants ran.
    pub runs: usize,
}

impl Audit {
    /// Notes a fault: one a place, or each seed would name the same again.
    fn fault(&mut self, place: Place, reason: impl Into<String>) {
        if self.places.values().all(|known| *known != place) {
            let reason = reason.into();
            self.faults.insert(reason.clone());
            self.places.insert(reason, place);
        }
    }

    /// Where a fault stands; `None` for a reason that is none of these.
    pub fn place(&self, reason: &str) -> Option<&Place> {
        self.places.get(reason)
    }
}

/// Runs `runs` variants, with seeds from 1.
pub fn audit(family: &Family, runs: usize) -> Audit {
    let mut audit = Audit { runs, ..Audit::default() };
    let mut seen = HashSet::new();
    for seed in 1..=runs as u64 {
        let made = match variant(family, seed) {
            Ok(made) => made,
            Err(error) => {
                let VariantError::Compute { name, .. } = &error;
                audit.fault(Place::Computed(name.clone()), error.to_string());
                continue;
            }
        };
        seen.insert(format!("{:?}", show(family, &made, Language::Fr)));
        check_names(family, &made, &mut audit);
        match &family.body {
            Body::Choice { options, show_keyed, .. } => {
                check_options(family, &made, &mut audit);
                if *show_keyed == 1 {
                    note_key(family, &made, options, &mut audit);
                }
            }
            Body::Numeric { .. } => check_numbers(family, &made, &mut audit),
            Body::Ordering { .. } | Body::Matching { .. } => {}
        }
    }
    audit.distinct = seen.len();
    if audit.faults.is_empty() && !family.draws.is_empty() && audit.distinct < DISTINCT_MIN.min(runs) {
        let reason = format!("its draws change nothing: {runs} variants are one and the same");
        audit.fault(Place::Draws, reason);
    }
    audit
}

/// Every text of a family.
pub(crate) fn texts(family: &Family) -> Vec<Text> {
    let mut all = vec![family.title.clone(), family.question.clone(), family.feedback.clone()];
    all.extend(family.situation.clone());
    for exhibit in &family.exhibits {
        match exhibit {
            crate::Exhibit::Mail { from, subject, body } => {
                all.extend([from.clone(), subject.clone(), body.clone()]);
            }
            crate::Exhibit::Table { caption, columns, rows } => {
                all.push(caption.clone());
                all.extend(columns.iter().map(crate::Cell::to_text));
                all.extend(rows.iter().flatten().map(crate::Cell::to_text));
            }
            crate::Exhibit::Code { caption, text } => all.extend([caption.clone(), text.to_text()]),
        }
    }
    match &family.body {
        Body::Choice { options, .. } => {
            all.extend(options.iter().flat_map(|o| [o.text.clone(), o.feedback.clone()]));
        }
        Body::Ordering { steps, .. } => all.extend(steps.iter().cloned()),
        Body::Matching { pairs, .. } => all.extend(pairs.iter().flat_map(|p| [p.0.clone(), p.1.clone()])),
        Body::Numeric { slips, unit, .. } => {
            all.extend(slips.iter().map(|s| s.feedback.clone()));
            all.extend(unit.clone());
        }
    }
    all
}

/// Every `{name}` of every text stands for something.
fn check_names(family: &Family, made: &Variant, audit: &mut Audit) {
    for text in texts(family) {
        for language in Language::ALL {
            for part in text.raw(language).split('{').skip(1) {
                let name = part.split('}').next().unwrap_or_default();
                if value(family, made, name, language).is_none() {
                    let reason = format!("“{{{name}}}” is neither drawn nor computed");
                    audit.fault(Place::Name(name.to_owned()), reason);
                }
            }
        }
    }
}

fn check_options(family: &Family, made: &Variant, audit: &mut Audit) {
    let Body::Choice { options, .. } = &family.body else { return };
    for language in Language::ALL {
        let mut said = HashSet::new();
        for place in &made.shown {
            let Some(option) = options.get(*place) else { continue };
            if !said.insert(fill(family, made, &option.text, language)) {
                let reason = format!("seed {}: two options say the same", made.seed);
                audit.fault(Place::Option(*place), reason);
            }
        }
    }
}

fn note_key(family: &Family, made: &Variant, options: &[crate::Choice], audit: &mut Audit) {
    for (column, language) in Language::ALL.into_iter().enumerate() {
        let length =
            |i: &usize| options.get(*i).map_or(0, |o| fill(family, made, &o.text, language).chars().count());
        let key = made.shown.iter().find(|i| options.get(**i).is_some_and(|o| o.key));
        let longest_other = made.shown.iter().filter(|i| Some(*i) != key).map(length).max().unwrap_or(0);
        if key.is_some_and(|k| length(k) > longest_other) {
            audit.key_longest[column] += 1;
        }
    }
    audit.key_places.resize(made.shown.len(), 0);
    let place = made.shown.iter().position(|i| options.get(*i).is_some_and(|o| o.key));
    if let Some(count) = place.and_then(|p| audit.key_places.get_mut(p)) {
        *count += 1;
    }
}

fn check_numbers(family: &Family, made: &Variant, audit: &mut Audit) {
    let Body::Numeric { answer, tolerance, decimals, slips, .. } = &family.body else { return };
    let right = match answer.value(&made.numbers) {
        Ok(right) => right,
        Err(error) => {
            audit.fault(Place::Answer, format!("the answer: {error}"));
            return;
        }
    };
    let (seed, scale) = (made.seed, 10_f64.powi(i32::try_from(*decimals).unwrap_or(0)));
    if (right * scale - (right * scale).round()).abs() > 1e-6 && *tolerance < 0.5 / scale {
        let reason = format!("seed {seed}: the answer {right} needs more than {decimals} decimals");
        audit.fault(Place::Answer, reason);
    }
    let mut values: Vec<f64> = Vec::new();
    for (i, slip) in slips.iter().enumerate() {
        match slip.value.value(&made.numbers) {
            Err(error) => audit.fault(Place::Slip(i), format!("a slip: {error}")),
            Ok(v) if (v - right).abs() <= tolerance + 1e-9 => {
                audit.fault(Place::Slip(i), format!("seed {seed}: a slip equals the answer {right}"));
            }
            Ok(v) if values.contains(&v) => {
                audit.fault(Place::Slip(i), format!("seed {seed}: two slips are the same number"));
            }
            Ok(v) => values.push(v),
        }
    }
}
