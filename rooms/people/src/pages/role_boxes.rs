//! The boxes that give a person her roles: on the form that adds her and on her page.

use askama::Template;
use kit::Language;
use web::{Fields, Html, Role};

use super::role_name;
use crate::t;

#[derive(Template)]
#[template(path = "pages/role_boxes.html")]
struct Boxes<'a> {
    legend: &'a Html,
    error: Option<&'a str>,
    choices: Vec<Choice>,
}

struct Choice {
    id: String,
    value: &'static str,
    label: String,
    hint: String,
    ticked: bool,
}

/// One box for each role that is given by itself. The first one's id is `role`, where the summary of errors leads.
pub(super) fn draw(language: Language, legend: &Html, ticked: &[Role], error: Option<&str>) -> Html {
    let m = t(language);
    let hint = |role| match role {
        Role::Agent => m.add_role_agent_hint(),
        Role::Administrator => m.add_role_administrator_hint(),
        Role::Scout => m.add_role_scout_hint(),
        Role::Steering => m.add_role_steering_hint(),
        Role::Manager | Role::Guest => String::new(),
    };
    let choices = Role::GIVEN.into_iter().enumerate().map(|(i, role)| Choice {
        id: if i == 0 { "role".to_owned() } else { format!("role-{}", role.name()) },
        value: role.name(),
        label: role_name(role, language),
        hint: hint(role),
        ticked: ticked.contains(&role),
    });
    Html::render(&Boxes { legend, error, choices: choices.collect() })
}

/// The roles whose boxes are ticked, each once; other values are nobody's role.
pub(super) fn read(fields: &Fields) -> Vec<Role> {
    Role::GIVEN.into_iter().filter(|role| fields.all("role").any(|value| value == role.name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_roles_are_read_each_once() {
        let fields = Fields::parse(b"role=administrator&role=owner&role=administrator&role=agent");
        assert_eq!(read(&fields), [Role::Agent, Role::Administrator]);
        assert_eq!(read(&Fields::parse(b"role=")), []);
    }

    #[test]
    fn the_error_leads_to_the_first_box() {
        let drawn = draw(Language::En, &Html::escape("Roles"), &[Role::Administrator], Some("Choose"));
        assert!(drawn.as_str().contains("id=\"role\" name=\"role\" value=\"agent\">"));
        assert!(drawn.as_str().contains("value=\"administrator\" checked>"));
        assert!(drawn.as_str().contains("aria-describedby=\"role-error\""));
    }
}
