//! What a guest says of an idea: four ratings on anchored scales, reasons, or an interest that keeps her from it. Pure.

use kit::{Instant, PersonId};
use people::names::free_text;
use uuid::Uuid;

use crate::call::{LINE_CHARS_MAX, PAGE_CHARS_MAX};
use crate::{Part, Refusal, Stamp, TextFault};

/// The highest rating; the lowest is 1. Each has its words for each part.
pub const RATING_MAX: u8 = 4;

/// What a guest writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    /// A rating from 1 to 4 for each part, in the order of [`Part::ALL`]; `None` while it is not given.
    pub ratings: [Option<u8>; 4],
    /// Her reasons, for the author to read.
    pub reasons: String,
}

/// What keeps an opinion from being sent, by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpinionFault {
    /// A part has no rating.
    NoRating(Part),
    /// The reasons are missing or too long.
    Reasons(TextFault),
}

impl Opinion {
    /// What was typed; a rating that is none is not given.
    pub fn typed<'a>(rating: impl Fn(Part) -> &'a str, reasons: &str) -> Self {
        let read = |text: &str| text.parse::<u8>().ok().filter(|n| (1..=RATING_MAX).contains(n));
        Self { ratings: Part::ALL.map(|part| read(rating(part))), reasons: free_text(reasons) }
    }

    /// The rating of a part.
    pub fn rating(&self, part: Part) -> Option<u8> {
        self.ratings[part.place()]
    }

    /// What keeps it from being sent.
    pub fn faults(&self) -> Vec<OpinionFault> {
        let missing = Part::ALL.into_iter().filter(|p| self.rating(*p).is_none()).map(OpinionFault::NoRating);
        let reasons = match self.reasons.chars().count() {
            0 => Some(TextFault::Empty),
            n if n > PAGE_CHARS_MAX => Some(TextFault::TooLong(PAGE_CHARS_MAX)),
            _ => None,
        };
        missing.chain(reasons.map(OpinionFault::Reasons)).collect()
    }
}

/// What is wrong with an interest that is declared: nothing typed, or too much. The text as it is kept otherwise.
pub fn interest(typed: &str) -> Result<String, TextFault> {
    let text = free_text(typed);
    match text.chars().count() {
        0 => Err(TextFault::Empty),
        n if n > LINE_CHARS_MAX => Err(TextFault::TooLong(LINE_CHARS_MAX)),
        _ => Ok(text),
    }
}

/// Where a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// Nobody else reads it.
    Draft,
    /// It is read by those who steer, and by the author once the call is closed.
    Sent,
    /// The guest declared an interest: she reads the idea no more, and nothing of hers counts.
    Recused,
}

impl ReviewState {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Recused => "recused",
        }
    }

    /// The state of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Draft, Self::Sent, Self::Recused].into_iter().find(|s| s.name() == name)
    }
}

/// What a guest does with her review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewStep {
    /// Saves the draft.
    Save,
    /// Sends it.
    Send,
    /// Makes a draft again of what she sent.
    Reopen,
    /// Declares an interest.
    Recuse,
}

/// The state after a step; `None` stands for a review that was never saved. `current` says whether the review is of
/// the text as it stands: one of an earlier text may be saved and sent anew.
pub fn after(state: Option<ReviewState>, current: bool, step: ReviewStep) -> Result<ReviewState, Refusal> {
    match (step, state) {
        (_, Some(ReviewState::Recused)) => Err(Refusal::State),
        (ReviewStep::Recuse, _) => Ok(ReviewState::Recused),
        (ReviewStep::Reopen, Some(ReviewState::Sent)) => Ok(ReviewState::Draft),
        (ReviewStep::Reopen, _) => Err(Refusal::State),
        (ReviewStep::Save | ReviewStep::Send, Some(ReviewState::Sent)) if current => Err(Refusal::State),
        (ReviewStep::Save, _) => Ok(ReviewState::Draft),
        (ReviewStep::Send, _) => Ok(ReviewState::Sent),
    }
}

/// A review, as its guest has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who reviews.
    pub guest: PersonId,
    /// Which idea.
    pub idea: Uuid,
    /// The call of the idea.
    pub call: Uuid,
    /// Where it stands.
    pub state: ReviewState,
    /// What she wrote.
    pub opinion: Opinion,
    /// The interest that she declared.
    pub interest: Option<String>,
    /// The revision of the idea that she read.
    pub idea_revision: i64,
    /// Which sending it was last saved by.
    pub stamp: Stamp,
    /// When it was last saved.
    pub saved_at: Instant,
    /// When it was sent last.
    pub sent_at: Option<Instant>,
}

impl Review {
    /// Whether it is sent, and of the text as it stands: only then does it count.
    pub fn counts(&self, idea_revision: i64) -> bool {
        self.state == ReviewState::Sent && self.idea_revision == idea_revision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_is_sent_with_its_four_ratings_and_its_reasons() {
        let opinion = Opinion::typed(|part| if part == Part::Support { "5" } else { "4" }, " ");
        assert_eq!(
            opinion.faults(),
            [OpinionFault::NoRating(Part::Support), OpinionFault::Reasons(TextFault::Empty)]
        );
        assert_eq!(Opinion::typed(|_| "1", "Parce que.").faults(), []);
        for wrong in ["", "0", "5", "-1", "1.5", "x", "300"] {
            assert_eq!(Opinion::typed(|_| wrong, "").ratings, [None; 4], "{wrong}");
        }
    }

    #[test]
    fn who_has_declared_an_interest_reviews_no_more() {
        for state in [None, Some(ReviewState::Draft), Some(ReviewState::Sent)] {
            assert_eq!(after(state, true, ReviewStep::Recuse), Ok(ReviewState::Recused));
        }
        for step in [ReviewStep::Save, ReviewStep::Send, ReviewStep::Reopen, ReviewStep::Recuse] {
            assert_eq!(after(Some(ReviewState::Recused), true, step), Err(Refusal::State));
        }
    }

    #[test]
    fn what_is_sent_stays_so_until_it_is_taken_back_or_the_idea_is_another() {
        let sent = Some(ReviewState::Sent);
        assert_eq!(after(sent, true, ReviewStep::Save), Err(Refusal::State));
        assert_eq!(after(sent, true, ReviewStep::Reopen), Ok(ReviewState::Draft));
        assert_eq!(after(sent, false, ReviewStep::Save), Ok(ReviewState::Draft));
        assert_eq!(after(None, true, ReviewStep::Reopen), Err(Refusal::State));
        assert_eq!(after(None, true, ReviewStep::Send), Ok(ReviewState::Sent));
    }

    #[test]
    fn an_interest_is_said_in_a_few_words() {
        assert_eq!(interest(" L’auteur est mon frère. "), Ok("L’auteur est mon frère.".to_owned()));
        assert_eq!(interest("\u{202e} "), Err(TextFault::Empty));
        assert_eq!(interest(&"é".repeat(501)), Err(TextFault::TooLong(500)));
    }
}
