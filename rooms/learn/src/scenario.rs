//! A branching scenario: scenes, choices, endings.

use std::collections::BTreeMap;

/// A scenario. Its scenes make no loop, and each can be reached from the first.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its title.
    pub title: String,
    /// Its frame, in one or two sentences.
    pub lead: String,
    /// The id of its first scene.
    pub start: String,
    /// Its scenes by id.
    pub scenes: BTreeMap<String, Scene>,
}

/// A scene: either choices follow, or it is an ending.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What happens, as HTML made from Markdown.
    pub html: String,
    /// Words to read in it.
    pub words: usize,
    /// What one may do; none in an ending.
    pub choices: Vec<Choice>,
    /// How it ends, and what to keep of it.
    pub ending: Option<(Ending, String)>,
}

/// Something one may do.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What one does.
    pub text: String,
    /// What happens then, and why.
    pub consequence: String,
    /// The scene that follows.
    pub to: String,
}

/// How a scenario ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing was lost.
    Safe,
    /// Something went wrong and was repaired.
    Repaired,
    /// It cost something.
    Costly,
}

/// Most choices of one way through a scenario: no loop, so the number of scenes is a bound as well.
pub(crate) const STEPS_MAX: usize = 30;

impl Scenario {
    /// The scenes of a way through it, the first one included; `None` when a choice on the way does not exist.
    pub fn walk(&self, choices: &[usize]) -> Option<Vec<&Scene>> {
        let mut scenes = vec![self.scenes.get(&self.start)?];
        for choice in choices {
            let to = &scenes.last()?.choices.get(*choice)?.to;
            scenes.push(self.scenes.get(to)?);
        }
        Some(scenes)
    }

    /// Whether a way through it has come to an ending.
    pub fn has_ended(&self, choices: &[usize]) -> bool {
        self.walk(choices).and_then(|scenes| scenes.last().map(|s| s.ending.is_some())).unwrap_or(false)
    }

    /// Scenes on the shortest way from the first to an ending, both counted; 0 when there is none.
    pub fn shortest(&self) -> usize {
        let mut waiting = vec![self.start.as_str()];
        for scenes in 1..=self.scenes.len() {
            let found: Vec<&Scene> = waiting.iter().filter_map(|id| self.scenes.get(*id)).collect();
            if found.iter().any(|scene| scene.ending.is_some()) {
                return scenes;
            }
            waiting = found.iter().flat_map(|s| s.choices.iter().map(|c| c.to.as_str())).collect();
            waiting.sort_unstable();
            waiting.dedup();
        }
        0
    }
}

/// The way through a scenario as it is kept: the choices by their places, between commas.
pub(crate) fn write_way(choices: &[usize]) -> String {
    choices.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

/// Reads back what [`write_way`] wrote; what is no number is left out.
pub(crate) fn read_way(text: &str) -> Vec<usize> {
    text.split(',').filter_map(|c| c.parse().ok()).collect()
}
