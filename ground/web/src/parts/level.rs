//! The small square that carries a level.

use crate::Html;

/// A level's square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelMark {
    /// Not enough evidence: the hatching.
    Unknown,
    /// A credited level.
    Credited(Credited),
}

/// A credited level, and how it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credited {
    /// The level; 0 is "level 1 not yet sure".
    pub level: usize,
    /// By the answers to others of its domain: dots instead of a solid tint.
    pub inferred: bool,
    /// Its evidence is old: a dashed edge.
    pub old: bool,
}

impl LevelMark {
    /// A level by its own, fresh evidence.
    pub fn of(level: usize) -> Self {
        Self::Credited(Credited { level, ..Credited::default() })
    }
}

/// A level's square. Its meaning must stand in text beside it, so it is hidden from screen readers.
pub fn level(mark: LevelMark) -> Html {
    Html::trusted(match mark {
        LevelMark::Unknown => {
            "<span class=\"lvl lvl--none\" aria-hidden=\"true\"><span>?</span></span>".to_owned()
        }
        LevelMark::Credited(Credited { level, inferred, old }) => {
            let inferred = if inferred { " lvl--inferred" } else { "" };
            let old = if old { " lvl--old" } else { "" };
            // Four tints are drawn; further levels keep the deepest.
            let tint = level.min(4);
            format!(
                "<span class=\"lvl lvl--{tint}{inferred}{old}\" aria-hidden=\"true\"><span>{level}</span></span>"
            )
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_inferred_and_unknown_are_told_apart_by_more_than_a_tint() {
        let class = |mark| level(mark).as_str().split('"').nth(1).unwrap_or_default().to_owned();
        let inferred = Credited { level: 2, inferred: true, old: true };
        assert_eq!(class(LevelMark::of(2)), "lvl lvl--2");
        assert_eq!(class(LevelMark::Credited(inferred)), "lvl lvl--2 lvl--inferred lvl--old");
        assert_eq!(class(LevelMark::Unknown), "lvl lvl--none");
    }
}
