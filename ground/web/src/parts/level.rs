//! The small square that carries a level.

use crate::Html;

/// A level's square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelMark {
    /// Not enough evidence: the hatching.
    Unknown,
    /// A credited level; 0 is "level 1 not yet sure". The flag says that its evidence is old.
    Credited(usize, bool),
}

/// A level's square. Its meaning must stand in text beside it, so it is hidden from screen readers.
pub fn level(mark: LevelMark) -> Html {
    Html::trusted(match mark {
        LevelMark::Unknown => {
            "<span class=\"lvl lvl--none\" aria-hidden=\"true\"><span>?</span></span>".to_owned()
        }
        LevelMark::Credited(level, old) => {
            let old = if old { " lvl--old" } else { "" };
            // Four tints are drawn; further levels keep the deepest.
            format!("<span class=\"lvl lvl--{}{old}\" aria-hidden=\"true\">{level}</span>", level.min(4))
        }
    })
}
