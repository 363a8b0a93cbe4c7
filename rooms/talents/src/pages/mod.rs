//! The pages of this room. Handlers need a state from which [`Talents`] and [`people::pages::Site`] can be taken.

pub mod contact;
pub mod inbox;
pub mod need;
pub mod needs;
pub mod new_need;

use kit::Language;
use people::pages::Site;
use uuid::Uuid;
use web::{Html, Problem, Viewer};

use crate::messages::L10nLanguage;
use crate::{Asked, MESSAGE_CHARS_MAX, Must, Need, Talents, t};

/// A text that could not be sent, to be copied.
fn kept(typed: &str) -> Html {
    Html::trusted(format!("<p class=\"pre-line\">{}</p>", Html::escape(typed)))
}

/// The scout's own need of an address; to anybody else it does not exist.
async fn own_need(talents: &Talents, viewer: &Viewer, id: &str) -> Result<Need, Problem> {
    let id = Uuid::try_parse(id).map_err(|_| Problem::not_found())?;
    let need = talents.need(id).await?.ok_or_else(Problem::not_found)?;
    if need.scout == viewer.person()?.person { Ok(need) } else { Err(Problem::not_found()) }
}

/// The name of a competence, or its id where the socle no longer has it.
fn competence_name(talents: &Talents, id: &str, language: Language) -> String {
    let socle = &talents.frame().socle;
    socle.competence_index(id).map_or_else(|| id.to_owned(), |c| socle.competences[c].name.shown(language))
}

/// A must in words.
fn must_words(talents: &Talents, must: &Must, language: Language) -> String {
    t(language).must(competence_name(talents, &must.competence, language), must.level as i64)
}

/// Where people are looked for, in words.
fn area_words(site: &Site, asked: &Asked, language: Language) -> String {
    let m = t(language);
    match &asked.area {
        None => m.area_everywhere(),
        Some(unit) => m.area_within(site.unit(unit, language).unwrap_or_else(|| unit.clone())),
    }
}

/// Where the competences must come from, in words.
fn evidence_words(m: &L10nLanguage, asked: &Asked) -> String {
    if asked.own_answers { m.evidence_own() } else { m.evidence_any() }
}

/// A message or an answer as it is kept, or what is wrong with it.
fn written(m: &L10nLanguage, typed: &str) -> Result<String, String> {
    let text = people::names::free_text(typed);
    match text.chars().count() {
        0 => Err(m.text_empty()),
        length if length > MESSAGE_CHARS_MAX => Err(m.text_too_long(MESSAGE_CHARS_MAX as i64)),
        _ => Ok(text),
    }
}
