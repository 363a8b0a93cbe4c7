//! A scenario on a page: the way so far, what one may do now, how it ended.

use std::fmt::Write as _;

use web::Html;
use web::parts::{Tone, badge, token};

use super::blocks::Context;
use super::lang;
use crate::{Ending, Scene, t};

/// The scenario of a name, where it stands for the viewer.
pub(super) fn draw(context: &Context<'_>, name: &str) -> Html {
    let (Some(scenario), Some(taken)) = (context.course.scenarios.get(name), context.taken) else {
        return Html::default();
    };
    // A way that the scenario of today no longer has begins anew.
    let kept = taken.way(name);
    let way = if scenario.walk(kept).is_some() { kept } else { &[] };
    let scenes = scenario.walk(way).unwrap_or_default();
    let Some(now) = scenes.last() else { return Html::default() };
    let m = t(context.viewer.language);
    let lang = lang(context.viewer, context.course);
    let mut out = format!(
        "<section class=\"card stack\" id=\"situation-{name}\" tabindex=\"-1\" aria-labelledby=\"titre-{name}\"><p>{}</p><div{lang}><h2 id=\"titre-{name}\">{}</h2><p class=\"prose\">{}</p></div>",
        badge(Tone::Brand, "compass", &m.scenario_badge()),
        Html::escape(&scenario.title),
        Html::escape(&scenario.lead),
    );
    for (scene, choice) in scenes.iter().zip(way) {
        past(&mut out, context, scene, *choice, &lang);
    }
    let _ = write!(out, "<div class=\"prose\"{lang}>{}</div>", now.html);
    match &now.ending {
        Some((ending, lesson)) => ended(&mut out, context, name, *ending, lesson),
        None => choices(&mut out, context, name, now, way.len()),
    }
    out.push_str("</section>");
    Html::trusted(out)
}

/// A scene gone by: what happened, what she chose, what came of it.
fn past(out: &mut String, context: &Context<'_>, scene: &Scene, choice: usize, lang: &Html) {
    let Some(choice) = scene.choices.get(choice) else { return };
    let m = t(context.viewer.language);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<div class=\"past stack stack--s\"><div class=\"prose quiet\"{lang}>{}</div><p><span class=\"quiet\">{}</span> <strong{lang}>{}</strong></p><p class=\"prose\"{lang}>{}</p></div>",
        scene.html,
        Html::escape(&m.scenario_chosen()),
        Html::escape(&choice.text),
        Html::escape(&choice.consequence),
    );
}

fn choices(out: &mut String, context: &Context<'_>, name: &str, scene: &Scene, step: usize) {
    let m = t(context.viewer.language);
    let lang = lang(context.viewer, context.course);
    let buttons: String = scene
        .choices
        .iter()
        .enumerate()
        .map(|(i, choice)| {
            format!(
                "<button class=\"btn btn--choice\" name=\"choix\" value=\"{i}\"{lang}>{}</button>",
                Html::escape(&choice.text)
            )
        })
        .collect();
    let _ = write!(
        out,
        "<form class=\"stack stack--s\" method=\"post\" action=\"/apprendre/{}/{}/situation/{name}\">{}<input type=\"hidden\" name=\"etape\" value=\"{step}\"><p class=\"h\">{}</p>{buttons}</form>",
        context.course.id,
        context.page.id,
        token(context.viewer),
        Html::escape(&m.scenario_choose()),
    );
}

fn ended(out: &mut String, context: &Context<'_>, name: &str, ending: Ending, lesson: &str) {
    let m = t(context.viewer.language);
    let lang = lang(context.viewer, context.course);
    let mark = match ending {
        Ending::Safe => badge(Tone::Ok, "ok", &m.ending_safe()),
        Ending::Repaired => badge(Tone::Brand, "ok", &m.ending_repaired()),
        Ending::Costly => badge(Tone::Open, "compass", &m.ending_costly()),
    };
    let _ = write!(
        out,
        "<p>{mark}</p><p class=\"prose\"><strong>{}</strong> · <span{lang}>{}</span></p><form method=\"post\" action=\"/apprendre/{}/{}/situation/{name}\">{}<button class=\"btn btn--bare\" name=\"reprendre\" value=\"1\">{}</button></form>",
        Html::escape(&m.scenario_lesson()),
        Html::escape(lesson),
        context.course.id,
        context.page.id,
        token(context.viewer),
        Html::escape(&m.scenario_restart()),
    );
}
