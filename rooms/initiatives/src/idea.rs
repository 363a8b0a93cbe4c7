//! An idea: its title, its four parts, its states. Pure.

use kit::Instant;
use kit::PersonId;
use people::names::free_text;
use uuid::Uuid;

use crate::call::{TITLE_CHARS_MAX, line};
use crate::{Phase, Stamp};

/// Longest part of an idea that is submitted, in characters: a short page. A draft may be longer while one works at it.
pub const PART_CHARS_MAX: usize = 1_500;

/// The four pillars by which an idea is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What would change, for whom.
    Impact,
    /// How far the idea is, what was tried.
    Maturity,
    /// How far it could go.
    Ambition,
    /// Who supports it, what it needs.
    Support,
}

impl Part {
    /// Every part, in the order in which one writes and reads them.
    pub const ALL: [Self; 4] = [Self::Impact, Self::Maturity, Self::Ambition, Self::Support];

    /// Its name in forms and on pages' anchors.
    pub fn name(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Maturity => "maturite",
            Self::Ambition => "ambition",
            Self::Support => "soutien",
        }
    }

    /// Its place among the parts.
    pub fn place(self) -> usize {
        match self {
            Self::Impact => 0,
            Self::Maturity => 1,
            Self::Ambition => 2,
            Self::Support => 3,
        }
    }
}

/// What is written of an idea.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// A line that names it.
    pub title: String,
    /// Its parts, in the order of [`Part::ALL`].
    pub parts: [String; 4],
}

/// What keeps a text from being submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing is written.
    Empty,
    /// It is longer than so many characters.
    TooLong(usize),
}

impl Text {
    /// What was typed, without the signs that nobody sees.
    pub fn typed<'a>(title: &str, part: impl Fn(Part) -> &'a str) -> Self {
        Self { title: line(title), parts: Part::ALL.map(|p| free_text(part(p))) }
    }

    /// A part.
    pub fn part(&self, part: Part) -> &str {
        &self.parts[part.place()]
    }

    /// What keeps it from being submitted, each fault with its field.
    pub fn faults(&self) -> Vec<(&'static str, TextFault)> {
        let parts = Part::ALL.map(|p| (p.name(), self.part(p), PART_CHARS_MAX));
        let fields = std::iter::once(("titre", self.title.as_str(), TITLE_CHARS_MAX)).chain(parts);
        fields
            .filter_map(|(field, text, chars_max)| match text.chars().count() {
                0 => Some((field, TextFault::Empty)),
                n if n > chars_max => Some((field, TextFault::TooLong(chars_max))),
                _ => None,
            })
            .collect()
    }
}

/// Where an idea stands with its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaState {
    /// Nobody else reads it.
    Draft,
    /// It is read, under a pseudonym, and will be decided.
    Submitted,
    /// Its author has taken it back: nobody reads it any more.
    Withdrawn,
}

impl IdeaState {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Draft, Self::Submitted, Self::Withdrawn].into_iter().find(|s| s.name() == name)
    }
}

/// What an author does with her idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Saves the draft.
    Save,
    /// Hands it in.
    Submit,
    /// Takes it back.
    Withdraw,
    /// Makes a draft again of what she took back.
    Resume,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The last day of the call is over.
    Over,
    /// The call is closed.
    Closed,
    /// The idea is in no state for it, as when it was submitted in another window; or there is none.
    State,
}

/// The state after a step; `None` stands for an idea that was never saved.
pub fn after(state: Option<IdeaState>, step: Step, phase: Phase) -> Result<IdeaState, Refusal> {
    let next = match (step, state) {
        (Step::Save, None | Some(IdeaState::Draft)) => IdeaState::Draft,
        (Step::Submit, None | Some(IdeaState::Draft)) => IdeaState::Submitted,
        (Step::Withdraw, Some(IdeaState::Submitted)) => IdeaState::Withdrawn,
        (Step::Resume, Some(IdeaState::Withdrawn)) => IdeaState::Draft,
        _ => return Err(Refusal::State),
    };
    match (phase, step) {
        (Phase::Closed, _) => Err(Refusal::Closed),
        // Until it is decided, who has second thoughts may still take it back.
        (Phase::Taking, _) | (Phase::Deciding, Step::Withdraw) => Ok(next),
        (Phase::Deciding, _) => Err(Refusal::Over),
    }
}

/// What was decided of an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its author is given time to try it.
    Kept,
    /// It is not followed up.
    NotKept,
    /// It deserves another try once reworked.
    Rework,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Rework, Self::NotKept];

    /// Its name in the database and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::Rework => "rework",
        }
    }

    /// The outcome of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.name() == name)
    }
}

/// A decision, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// Why, for the author to read.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// An idea as its author has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// Its id.
    pub id: Uuid,
    /// Its author.
    pub person: PersonId,
    /// The call that it answers.
    pub call: Uuid,
    /// What is written.
    pub text: Text,
    /// Where it stands.
    pub state: IdeaState,
    /// Since when.
    pub state_at: Instant,
    /// Which sending it was last saved by.
    pub stamp: Stamp,
    /// When it was last saved.
    pub saved_at: Instant,
    /// What was decided, once its call is closed.
    pub decision: Option<Decision>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_is_submitted_withdrawn_and_taken_up_again_while_ideas_are_taken() {
        use IdeaState::{Draft, Submitted, Withdrawn};
        let mut state = None;
        for (step, next) in [
            (Step::Save, Draft),
            (Step::Save, Draft),
            (Step::Submit, Submitted),
            (Step::Withdraw, Withdrawn),
            (Step::Resume, Draft),
            (Step::Submit, Submitted),
        ] {
            state = Some(after(state, step, Phase::Taking).unwrap());
            assert_eq!(state, Some(next));
        }
    }

    #[test]
    fn what_is_submitted_is_no_longer_written_and_what_is_over_no_longer_changes() {
        assert_eq!(after(Some(IdeaState::Submitted), Step::Save, Phase::Taking), Err(Refusal::State));
        assert_eq!(after(Some(IdeaState::Submitted), Step::Submit, Phase::Taking), Err(Refusal::State));
        assert_eq!(after(None, Step::Withdraw, Phase::Taking), Err(Refusal::State));
        assert_eq!(after(Some(IdeaState::Draft), Step::Submit, Phase::Deciding), Err(Refusal::Over));
        assert_eq!(after(Some(IdeaState::Withdrawn), Step::Resume, Phase::Deciding), Err(Refusal::Over));
        let withdrawn = after(Some(IdeaState::Submitted), Step::Withdraw, Phase::Deciding);
        assert_eq!(withdrawn, Ok(IdeaState::Withdrawn), "until it is decided");
        for (state, step) in [
            (IdeaState::Draft, Step::Save),
            (IdeaState::Submitted, Step::Withdraw),
            (IdeaState::Withdrawn, Step::Resume),
        ] {
            assert_eq!(after(Some(state), step, Phase::Closed), Err(Refusal::Closed));
        }
    }

    #[test]
    fn only_a_whole_text_can_be_submitted() {
        let part = "é".repeat(PART_CHARS_MAX);
        let whole = Text::typed(" Un \u{202e}carnet\n partagé ", |_| &part);
        assert_eq!(whole.title, "Un carnet partagé");
        assert_eq!(whole.faults(), []);
        let long = format!("{part}x");
        let faulty = Text::typed("", |p| if p == Part::Ambition { &long } else { "" });
        assert_eq!(
            faulty.faults(),
            [
                ("titre", TextFault::Empty),
                ("impact", TextFault::Empty),
                ("maturite", TextFault::Empty),
                ("ambition", TextFault::TooLong(1_500)),
                ("soutien", TextFault::Empty),
            ]
        );
    }
}
