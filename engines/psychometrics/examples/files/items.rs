//! Items in files: their models, and their parameters.

use psychometrics::{Graded, Item, ItemParameters, PartialCredit};

use crate::files::Row;

/// Thresholds of an item at most: b1 to b10.
const THRESHOLDS_MAX: usize = 10;

/// The model of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Model {
    One,
    Two,
    Three,
    Graded,
    PartialCredit,
}

/// The models by the names that files give them.
pub(crate) const MODELS: [(&str, Model); 5] = [
    ("1PL", Model::One),
    ("2PL", Model::Two),
    ("3PL", Model::Three),
    ("GRM", Model::Graded),
    ("GPCM", Model::PartialCredit),
];

/// The model in the column of that name.
pub(crate) fn model(row: &Row) -> Result<Model, String> {
    let told = row.text("model");
    let found = MODELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(told)).map(|(_, model)| *model);
    found.ok_or_else(|| {
        refused(row, format!("the model “{told}” is none of {}", MODELS.map(|(name, _)| name).join(", ")))
    })
}

/// A refusal that names the item.
pub(crate) fn refused(row: &Row, what: impl std::fmt::Display) -> String {
    row.wrong(format!("item “{}”: {what}", row.text("id")))
}

/// The number in a column; `None` where it is empty or absent.
pub(crate) fn number(row: &Row, column: &str) -> Result<Option<f64>, String> {
    match row.text(column) {
        "" => Ok(None),
        text => {
            text.parse().map(Some).map_err(|_| row.wrong(format!("{column} is “{text}”, which is no number")))
        }
    }
}

/// The number that must stand in a column.
pub(crate) fn asked(row: &Row, column: &str) -> Result<f64, String> {
    number(row, column)?.ok_or_else(|| row.wrong(format!("{column} is missing; give a number")))
}

/// The item of a row: columns id, model, a, b, c, b1 to b10, as its model asks for them.
pub(crate) fn item(row: &Row) -> Result<Item, String> {
    let model = model(row)?;
    let a = match model {
        Model::One => number(row, "a")?.unwrap_or(1.0),
        _ => asked(row, "a")?,
    };
    let item = match model {
        Model::One | Model::Two => ItemParameters::new(a, asked(row, "b")?, 0.0).map(Item::from),
        Model::Three => ItemParameters::new(a, asked(row, "b")?, asked(row, "c")?).map(Item::from),
        Model::Graded => Graded::new(a, &thresholds(row)?).map(Item::from),
        Model::PartialCredit => PartialCredit::new(a, &thresholds(row)?).map(Item::from),
    };
    item.map_err(|error| refused(row, error))
}

/// b1 to the last one that is given, none left out.
fn thresholds(row: &Row) -> Result<Vec<f64>, String> {
    let name = |k: usize| format!("b{k}");
    if !row.text(&name(THRESHOLDS_MAX + 1)).is_empty() {
        return Err(refused(
            row,
            format!("b{} is given; an item has {THRESHOLDS_MAX} thresholds at most", THRESHOLDS_MAX + 1),
        ));
    }
    let last = (1..=THRESHOLDS_MAX).rfind(|k| !row.text(&name(*k)).is_empty()).unwrap_or(1);
    (1..=last)
        .map(|k| match number(row, &name(k))? {
            Some(threshold) => Ok(threshold),
            None if k == last => Err(refused(row, "b1 is missing; give the thresholds as b1, b2, …")),
            None => {
                Err(refused(row, format!("b{k} is empty and b{last} is not; give all thresholds from b1 on")))
            }
        })
        .collect()
}
