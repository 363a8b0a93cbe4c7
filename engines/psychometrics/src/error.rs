//! Every refusal of this library: what was given, and what would have been accepted.

/// Why a value was refused. Nothing here depends on the state of the machine: the same input is always
/// refused, so a caller mends the input rather than trying again.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A number outside its range, or not a number.
    #[error("{what} is {value}; it must be {allowed}")]
    OutOfRange {
        /// The quantity, as the field names it.
        what: &'static str,
        /// The value that was given.
        value: f64,
        /// The values accepted.
        allowed: &'static str,
    },
    /// A list or a matrix of the wrong size.
    #[error("{what} has {found} entries; it must have {expected}")]
    WrongSize {
        /// The list or the matrix.
        what: &'static str,
        /// How many entries were given.
        found: usize,
        /// How many are accepted.
        expected: usize,
    },
    /// An index that points outside its list.
    #[error("{what} {index} does not exist; there are {count}, counted from 0")]
    NoSuch {
        /// What the index names: a domain, a competence.
        what: &'static str,
        /// The index that was given.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// One of several lists of the wrong size.
    #[error("{what} {index} (counted from 0) has {found} entries; it must have {expected}")]
    SizeOf {
        /// What the list is, and whose: the list of domains of person, a row of draws.
        what: &'static str,
        /// Whose it is, or which, counted from 0.
        index: usize,
        /// How many entries were given.
        found: usize,
        /// How many are accepted.
        expected: usize,
    },
    /// An entry of a list with something that does not exist: an answer in such a competence, an item of one.
    #[error(
        "{list} {entry}{} has {what} {index}, which does not exist; there are {count} (all counted from 0)",
        person.map_or(String::new(), |person| format!(" of person {person}"))
    )]
    NoSuchIn {
        /// What the list is a list of: answers, competences.
        list: &'static str,
        /// The entry at fault, counted from 0.
        entry: usize,
        /// Whose list it is, counted from 0, where each person has one.
        person: Option<usize>,
        /// What it names: a competence, an item.
        what: &'static str,
        /// The index that it names.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A person's score that the item does not have.
    #[error(
        "person {person} has the score {score} on item {item} (both counted from 0); the scores go from 0 to {greatest}"
    )]
    NoScore {
        /// The person, counted from 0.
        person: usize,
        /// The item, counted from 0.
        item: usize,
        /// The score that was given.
        score: usize,
        /// The highest score of the item.
        greatest: usize,
    },
    /// A covariance matrix with two different values for one pair.
    #[error("the covariance of domains {row} and {column} has two values; give one")]
    NotSymmetric {
        /// Row of the first of the two entries.
        row: usize,
        /// Its column.
        column: usize,
    },
    /// A covariance matrix that no set of abilities can have.
    #[error(
        "the covariance of the domains is not positive definite (least pivot {least_pivot}); lower the correlations"
    )]
    NotPositiveDefinite {
        /// Least pivot of the correlation matrix: the share of a domain's variance that the domains before
        /// it leave unexplained.
        least_pivot: f64,
    },
    /// Cut scores that do not rise.
    #[error("cut {level} is {value}, not above the one before it; give the cuts in rising order")]
    CutsNotRising {
        /// The level whose cut is at fault, counted from 1.
        level: usize,
        /// Its cut.
        value: f64,
    },
    /// Thresholds of a graded item that do not rise.
    #[error(
        "threshold {threshold} is {value}, not above the one before it; give the thresholds in rising order"
    )]
    ThresholdsNotRising {
        /// The threshold at fault, counted from 1.
        threshold: usize,
        /// Its value.
        value: f64,
    },
    /// A function of ability that only rises, or only falls.
    #[error("{what} has no maximum between -{bound} and {bound}; use a prior, or ask other items")]
    NoMaximum {
        /// The function.
        what: &'static str,
        /// The ability up to which it was looked for, to either side.
        bound: f64,
    },
    /// A score of a test that no ability has.
    #[error("no ability has the true score {score}; those of this test lie between {least} and {greatest}")]
    NoTrueScore {
        /// The score that was given.
        score: f64,
        /// The true score of a very low ability.
        least: f64,
        /// That of a very high one.
        greatest: f64,
    },
    /// A person's second answer to one item.
    #[error("person {person} answers item {item} twice (both counted from 0); give one answer")]
    AnsweredTwice {
        /// The person, counted from 0.
        person: usize,
        /// The item, counted from 0.
        item: usize,
    },
    /// A parameter of an item that is outside its range, or not a number.
    #[error("{what} of item {item} (counted from 0) is {value}; it must be {allowed}")]
    ItemOutOfRange {
        /// The item, counted from 0.
        item: usize,
        /// The parameter.
        what: &'static str,
        /// The value that was given.
        value: f64,
        /// The values accepted.
        allowed: &'static str,
    },
    /// An item that answers say too little of.
    #[error(
        "the answers cannot place item {item} (counted from 0): each of its scores must be reached by somebody; \
         use a prior, or leave it out"
    )]
    NotInformed {
        /// The item, counted from 0.
        item: usize,
    },
    /// A blueprint that no session can meet.
    #[error(
        "{what}{} asks for {asked} items; there is room for {there}",
        area.map_or(String::new(), |area| format!(" {area} (counted from 0)"))
    )]
    BlueprintUnmet {
        /// What the areas are areas of.
        what: &'static str,
        /// The area at fault, counted from 0; `None` for all areas together.
        area: Option<usize>,
        /// How many items are asked for.
        asked: usize,
        /// How many there are, or fit.
        there: usize,
    },
    /// An item of several scores where only right and wrong are known.
    #[error("item {item} (counted from 0) has several scores; this method knows right and wrong only")]
    NotDichotomous {
        /// The item, counted from 0.
        item: usize,
    },
    /// An item that is another one in the other calibration.
    #[error(
        "common item {item} (counted from 0) has another highest score, or another kind, in the other calibration"
    )]
    NotAlike {
        /// The item, counted from 0 in the list of common items.
        item: usize,
    },
    /// Two domains whose correlation no answers tell of.
    #[error(
        "nobody answered items of both domain {one} and domain {other} (counted from 0); leave one of them out"
    )]
    DomainsApart {
        /// One of them, counted from 0.
        one: usize,
        /// The other; the same where it has no answers at all.
        other: usize,
    },
    /// A person whose ability is none that a calibration reaches.
    #[error(
        "the ability of person {person} (counted from 0) is {mean} with the standard error {standard_error}; \
         the mean must be between -6 and 6 and the error at most 3"
    )]
    AbilityTooFar {
        /// The person, counted from 0.
        person: usize,
        /// The mean of her ability.
        mean: f64,
        /// Its standard error.
        standard_error: f64,
    },
    /// A group of people of whom nothing is known.
    #[error("nobody of group {group} (counted from 0) answered anything; leave the group out")]
    GroupNotInformed {
        /// The group, counted from 0.
        group: usize,
    },
    /// A group whose abilities have no scale in common with the others.
    #[error(
        "no item leads from group {group} (counted from 0) to the anchors, or else to the first group; \
         give them items in common"
    )]
    GroupNotLinked {
        /// The group, counted from 0.
        group: usize,
    },
    /// A stopping rule whose least number of answers exceeds its greatest.
    #[error("at least {answers_min} answers and at most {answers_max} cannot both hold")]
    AnswersCrossed {
        /// Least number of answers.
        answers_min: usize,
        /// Greatest number of answers.
        answers_max: usize,
    },
    /// An entry of a list that is outside its range, or not a number.
    #[error("{what} of entry {index} (counted from 0) is {value}; it must be {allowed}")]
    Entry {
        /// The quantity that the list holds.
        what: &'static str,
        /// The place in the list, counted from 0.
        index: usize,
        /// The value that was given.
        value: f64,
        /// The values accepted.
        allowed: &'static str,
    },
    /// Fewer than a figure can be made of.
    #[error("{what}: {found} are too few; give at least {least}")]
    TooFew {
        /// What is counted.
        what: &'static str,
        /// How many were given.
        found: usize,
        /// How many are needed.
        least: usize,
    },
    /// Values that do not differ, where a figure compares their spread.
    #[error("{what} are all the same; a figure of their spread needs some that differ")]
    NoSpread {
        /// The values.
        what: &'static str,
    },
    /// An answer that is missing where all are needed.
    #[error("person {person} has no answer to item {item} (both counted from 0); leave one of them out")]
    Unanswered {
        /// The person, counted from 0.
        person: usize,
        /// The item, counted from 0.
        item: usize,
    },
    /// A response time that no answer can have taken.
    #[error(
        "the time of person {person} on item {item} (both counted from 0) is {seconds} s; it must be finite and above 0"
    )]
    NoTime {
        /// The person, counted from 0.
        person: usize,
        /// The item, counted from 0.
        item: usize,
        /// The time that was given, in seconds.
        seconds: f64,
    },
    /// An item that shares no chain of people with another: their figures cannot be put on one scale.
    #[error("no chain of people links item {item} to item {other} (both counted from 0); look at them apart")]
    NotLinked {
        /// The item, counted from 0.
        item: usize,
        /// One of the items that it is to be linked to, counted from 0.
        other: usize,
    },
}
