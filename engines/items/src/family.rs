//! What an author writes.

use std::collections::BTreeMap;

use kit::Text;
use psychometrics::ItemParameters;
use serde::Deserialize;

use crate::Expression;

/// What is asked of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One option among several.
    Single,
    /// All right options, and no other.
    Multiple,
    /// Steps in their order.
    Ordering,
    /// Each left with its right.
    Matching,
    /// A number.
    Numeric,
}

impl Kind {
    /// Its name in files and statements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Ordering => "ordering",
            Self::Matching => "matching",
            Self::Numeric => "numeric",
        }
    }
}

/// Where an item stands within its level, as its author judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// Below the level's cut.
    Easy,
    /// At the cut.
    Middle,
    /// Above it.
    Hard,
}

impl Difficulty {
    /// Distance from the level's cut on θ.
    pub fn offset(self) -> f64 {
        match self {
            Self::Easy => -0.4,
            Self::Middle => 0.0,
            Self::Hard => 0.4,
        }
    }
}

/// A family of items.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its id, such as `security.phishing-pay-slip`.
    pub id: String,
    /// Raised when a change alters what is asked; evidence names it.
    pub version: u32,
    /// The id of the one competence it measures.
    pub competence: String,
    /// What is asked.
    pub kind: Kind,
    /// The level its author aimed at, from 1.
    pub level: usize,
    /// Where in that level.
    pub difficulty: Difficulty,
    /// Expected time to read and answer, in seconds.
    pub seconds: u32,
    /// A title that does not give the answer away.
    pub title: Text,
    /// The context, in paragraphs.
    pub situation: Option<Text>,
    /// The one thing asked.
    pub question: Text,
    /// Documents to look at.
    pub exhibits: Vec<Exhibit>,
    /// What is asked and what is right.
    pub body: Body,
    /// What to learn from it, whatever was answered.
    pub feedback: Text,
    /// What differs from variant to variant.
    pub draws: BTreeMap<String, Draw>,
    /// Numbers computed from the draws.
    pub computed: Vec<(String, Expression)>,
}

impl Family {
    /// Provisional parameters by rule (provenance `author-rating`): a = 1; c = 1/options for single
    /// choice, else 0; b = the cut of the level aimed at, less or more 0.4. `None` when the level has no cut.
    pub fn provisional_parameters(&self, cuts: &[f64]) -> Option<ItemParameters> {
        let cut = *cuts.get(self.level.checked_sub(1)?)?;
        let guessing = match (&self.body, self.kind) {
            (Body::Choice { show_keyed, show_others, .. }, Kind::Single) => {
                1.0 / (show_keyed + show_others) as f64
            }
            _ => 0.0,
        };
        ItemParameters::new(1.0, cut + self.difficulty.offset(), guessing).ok()
    }

    /// How many distinct questions it can make, by its draws and its pools.
    pub fn variants(&self) -> f64 {
        let draws: f64 = self.draws.values().map(|d| d.size() as f64).product();
        let pool = match &self.body {
            Body::Choice { options, show_keyed, show_others } => {
                let keyed = options.iter().filter(|o| o.key).count();
                combinations(keyed, *show_keyed) * combinations(options.len() - keyed, *show_others)
            }
            Body::Ordering { steps, show } => combinations(steps.len(), *show),
            Body::Matching { pairs, show } => combinations(pairs.len(), *show),
            Body::Numeric { .. } => 1.0,
        };
        draws * pool
    }

    /// Whether practically no two people get the same question.
    pub fn is_parametrised(&self) -> bool {
        self.variants() >= VARIANTS_MIN
    }

    /// Expected time in minutes.
    pub fn minutes(&self) -> f64 {
        f64::from(self.seconds) / 60.0
    }
}

/// Distinct questions from which a family counts as parametrised.
const VARIANTS_MIN: f64 = 40.0;

/// Ways to take `k` of `n`.
fn combinations(n: usize, k: usize) -> f64 {
    if k > n { 0.0 } else { (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product() }
}

/// What is asked and what is right.
#[derive(Clone, Debug)]
pub enum Body {
    /// Options, some of them keyed.
    Choice {
        /// Every option of the pool.
        options: Vec<Choice>,
        /// How many keyed ones are shown.
        show_keyed: usize,
        /// How many others are shown.
        show_others: usize,
    },
    /// Steps in their right order.
    Ordering {
        /// Every step of the pool.
        steps: Vec<Text>,
        /// How many are shown.
        show: usize,
    },
    /// Pairs.
    Matching {
        /// Every pair of the pool: left, right.
        pairs: Vec<(Text, Text)>,
        /// How many are shown.
        show: usize,
    },
    /// A number.
    Numeric {
        /// The right number.
        answer: Expression,
        /// How far off it may be.
        tolerance: f64,
        /// Decimals asked.
        decimals: usize,
        /// The unit shown after the field.
        unit: Option<Text>,
        /// Likely wrong numbers, with what mends them.
        slips: Vec<Slip>,
    },
}

/// An option of a choice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Whether it is right.
    #[serde(default)]
    pub key: bool,
    /// What it says.
    pub text: Text,
    /// Why it is right, or why it fails.
    pub feedback: Text,
}

/// A likely wrong number.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The number.
    pub value: Expression,
    /// What mends it.
    pub feedback: Text,
}

/// A document shown with the question.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Exhibit {
    /// A message.
    Mail {
        /// Sender, as shown.
        from: Text,
        /// Subject.
        subject: Text,
        /// Body, in paragraphs.
        body: Text,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: Text,
        /// Headings.
        columns: Vec<Cell>,
        /// Rows of cells.
        rows: Vec<Vec<Cell>>,
    },
    /// Preformatted text: a formula, a path, a program.
    Code {
        /// What it is.
        caption: Text,
        /// The text.
        text: Cell,
    },
}

/// A text that is the same in both languages, or one in each.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "a cell is one text for both languages, or fr and en")]
pub enum Cell {
    /// The same in both.
    Same(String),
    /// One in each.
    Both(Text),
}

impl Cell {
    /// As a text in both languages.
    pub fn to_text(&self) -> Text {
        match self {
            Self::Same(text) => Text { fr: text.clone(), en: text.clone() },
            Self::Both(text) => text.clone(),
        }
    }
}

/// What a seed draws.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "a draw gives from, to and perhaps step, or rows")]
pub enum Draw {
    /// A whole number: from, from + step, … up to `to`.
    Number {
        /// The smallest.
        from: i64,
        /// The largest.
        to: i64,
        /// The step.
        #[serde(default = "one")]
        step: i64,
    },
    /// A row of named cells.
    Row {
        /// The rows.
        rows: Vec<BTreeMap<String, Cell>>,
    },
}

fn one() -> i64 {
    1
}

impl Draw {
    /// How many values it can take.
    pub fn size(&self) -> usize {
        match self {
            Self::Number { from, to, step } => usize::try_from((to - from) / step + 1).unwrap_or(0),
            Self::Row { rows } => rows.len(),
        }
    }
}
