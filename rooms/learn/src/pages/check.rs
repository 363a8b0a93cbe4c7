//! A question of a course: its form, or what is said of the answer.

use item_form::{Typed, answered, exhibit, fields, hint};
use items::{Family, Response, Shown, Variant, feedback};
use web::parts::{Tone, badge, token};
use web::{Fields, Html};

use super::blocks::Context;
use super::lang;
use crate::{CheckState, t};

/// The question of a name, where it stands for the viewer.
pub(super) fn draw(context: &Context<'_>, name: &str) -> Html {
    let (Some(family), Some(taken)) = (context.course.checks.get(name), context.taken) else {
        return Html::default();
    };
    let state = taken.check(name, family.version);
    let shown_try = if state.response.is_some() { state.tries.saturating_sub(1) } else { state.tries };
    let seed = taken.seed(name, shown_try);
    // The checker has run this family's variants; one that could not be made would only be left out.
    let Ok(variant) = items::variant(family, u64::from(seed)) else { return Html::default() };
    let shown = items::show(family, &variant, context.course.language);
    let inside = match &state.response {
        Some(response) => said(context, name, (family, &variant), response, &shown),
        None => asked(context, name, family, &state, &shown),
    };
    Html::trusted(format!(
        "<section class=\"card stack\" id=\"question-{name}\" tabindex=\"-1\" aria-labelledby=\"enonce-{name}\">{inside}</section>"
    ))
}

/// What is asked, in words: the same before and after the answer.
fn question(context: &Context<'_>, name: &str, shown: &Shown) -> String {
    let situation: String =
        shown.situation.iter().map(|p| format!("<p class=\"pre-line\">{}</p>", Html::escape(p))).collect();
    let exhibits: String =
        shown.exhibits.iter().map(|e| exhibit(context.course.language, e).into_string()).collect();
    format!(
        "<div class=\"stack stack--s\">{situation}{exhibits}<h2 class=\"h\" id=\"enonce-{name}\">{}</h2></div>",
        Html::escape(&shown.question)
    )
}

fn asked(context: &Context<'_>, name: &str, family: &Family, state: &CheckState, shown: &Shown) -> Html {
    let m = t(context.viewer.language);
    let (language, lang) = (context.course.language, lang(context.viewer, context.course));
    let again = context.again.filter(|again| again.check == name);
    let empty = Fields::default();
    let typed = Typed { fields: again.map_or(&empty, |a| a.fields), fault: again.map(|a| a.fault) };
    let prefix = format!("{name}-");
    let how = hint(language, family.kind);
    let how = if how.is_empty() {
        String::new()
    } else {
        format!("<p class=\"hint\" id=\"consigne-{name}\">{}</p>", Html::escape(&how))
    };
    let described = if how.is_empty() { String::new() } else { format!(" consigne-{name}") };
    let error = again.map(|a| {
        format!("<p class=\"error\" id=\"erreur-{name}\">{}</p>", Html::escape(&a.fault.words(language)))
    });
    Html::trusted(format!(
        "<p>{badge}</p><form class=\"stack\" method=\"post\" action=\"/apprendre/{course}/{page}/question/{name}\">{token}<input type=\"hidden\" name=\"essai\" value=\"{tries}\"><div class=\"stack\"{lang}>{question}<fieldset class=\"answer\" id=\"reponse-{name}\" tabindex=\"-1\" aria-labelledby=\"enonce-{name}{described}\">{how}{error}<div class=\"choices\">{fields}</div></fieldset></div><div class=\"row\"><button class=\"btn\">{check}</button><button class=\"btn btn--bare\" name=\"inconnu\" value=\"1\">{unknown}</button></div></form>",
        badge = badge(Tone::Brand, "key", &m.check_badge()),
        course = context.course.id,
        page = context.page.id,
        token = token(context.viewer),
        tries = state.tries,
        question = question(context, name, shown),
        error = error.unwrap_or_default(),
        fields = fields(language, &shown.body, &prefix, typed),
        check = Html::escape(&m.check_send()),
        unknown = Html::escape(&m.check_unknown()),
    ))
}

fn said(
    context: &Context<'_>,
    name: &str,
    (family, variant): (&Family, &Variant),
    response: &str,
    shown: &Shown,
) -> Html {
    let m = t(context.viewer.language);
    let (language, lang) = (context.course.language, lang(context.viewer, context.course));
    let response = Response::from_statement(family, response).unwrap_or(Response::Unknown);
    let feedback = feedback(family, variant, &response, language);
    let (mark, words) = answered(language, &feedback, response == Response::Unknown);
    let again = if family.is_parametrised() { m.check_again_other() } else { m.check_again() };
    Html::trusted(format!(
        "<div class=\"stack\"{lang}><p>{mark}</p>{question}{words}</div><form method=\"post\" action=\"/apprendre/{course}/{page}/question/{name}\">{token}<button class=\"btn btn--bare\" name=\"encore\" value=\"1\">{again}</button></form>",
        question = question(context, name, shown),
        course = context.course.id,
        page = context.page.id,
        token = token(context.viewer),
        again = Html::escape(&again),
    ))
}
