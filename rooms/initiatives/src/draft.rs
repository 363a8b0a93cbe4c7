//! Drafts saved as they are typed, from one window or several: what is kept and what is refused. Pure.
//!
//! A page that shows a draft carries the revision that it shows, a name of its own (`tab`) drawn with the page, and
//! the number of what it sends (`turn`, counted by the page's script; 0 without). So a window never meets its
//! own earlier sending as somebody else's, an answer lost on the way loses nothing, and a sending overtaken by a
//! later one of its window does not come back over it.

/// Which sending a draft was last saved by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// How often the draft was saved with another text; 0 while it was not.
    pub revision: i64,
    /// The window.
    pub tab: String,
    /// The number of the sending within its window.
    pub turn: i64,
}

/// What a sending says of itself: the revision that its page showed, its window and its number.
pub type Sent = Stamp;

/// What becomes of a sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is kept, and the revision goes up.
    Keep,
    /// It says what is kept already.
    Same,
    /// A later sending of the same window is kept already.
    Late,
    /// Another window has saved another text since the page was shown.
    Conflict,
}

/// What becomes of a sending, given what stands. `same` says whether both texts are equal.
pub fn judge(stands: &Stamp, sent: &Sent, same: bool) -> Saving {
    if same {
        return Saving::Same;
    }
    if sent.revision == stands.revision {
        return Saving::Keep;
    }
    match (sent.tab == stands.tab, sent.turn > stands.turn) {
        (true, true) => Saving::Keep,
        (true, false) => Saving::Late,
        (false, _) => Saving::Conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stamp(revision: i64, tab: &str, turn: i64) -> Stamp {
        Stamp { revision, tab: tab.to_owned(), turn }
    }

    #[test]
    fn the_older_revision_of_another_window_is_refused() {
        let stands = stamp(4, "a", 2);
        assert_eq!(judge(&stands, &stamp(3, "b", 9), false), Saving::Conflict);
        assert_eq!(judge(&stands, &stamp(3, "b", 9), true), Saving::Same, "but nothing is lost");
        assert_eq!(judge(&stands, &stamp(4, "b", 0), false), Saving::Keep);
    }

    #[test]
    fn a_window_is_no_stranger_to_itself() {
        let stands = stamp(4, "a", 2);
        assert_eq!(judge(&stands, &stamp(3, "a", 3), false), Saving::Keep, "the answer was lost on the way");
        assert_eq!(judge(&stands, &stamp(3, "a", 1), false), Saving::Late, "overtaken by the second");
    }

    proptest! {
        /// Whatever order its sendings arrive in, a window alone ends with the last of them.
        #[test]
        fn one_window_ends_with_what_it_sent_last(order in Just((1..=6_i64).collect::<Vec<_>>()).prop_shuffle()) {
            let (mut stands, mut text) = (Stamp::default(), 0);
            for turn in order {
                let sent = stamp(0, "a", turn);
                if judge(&stands, &sent, text == turn) == Saving::Keep {
                    (stands, text) = (Stamp { revision: stands.revision + 1, ..sent }, turn);
                }
            }
            prop_assert_eq!(text, 6);
        }
    }
}
