//! Names of people and of groups in a statement (`name` of Data 2.4.2). The ledger keeps what it takes for
//! good, and says of a person no more than her random id: so a statement with a name is refused. A posted
//! `authority` is looked at by nobody: it is replaced.

use serde_json::{Map, Value};

/// Where names stand in a statement, or in the one in it; `at` is the path that leads there, with its dot.
pub(super) fn names(members: &Map<String, Value>, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut look = |actor: Option<&Value>, path: String| found.extend(of_actor(actor, &path));
    look(members.get("actor"), format!("{at}actor"));
    let context = members.get("context");
    for place in ["instructor", "team"] {
        look(context.and_then(|c| c.get(place)), format!("{at}context.{place}"));
    }
    for (list, place) in [("contextAgents", "agent"), ("contextGroups", "group")] {
        for (position, one) in array(context.and_then(|c| c.get(list))) {
            look(one.get(place), format!("{at}context.{list}[{position}].{place}"));
        }
    }
    let object = members.get("object").and_then(Value::as_object);
    match object.and_then(|o| o.get("objectType")).and_then(Value::as_str) {
        Some("Agent" | "Group") => look(members.get("object"), format!("{at}object")),
        // A statement in a statement holds no other: one level.
        Some("SubStatement") if at.is_empty() => {
            found.extend(object.map(|inner| names(inner, "object.")).unwrap_or_default());
        }
        _ => {}
    }
    found
}

/// The name of an agent or a group, and those of a group's members.
fn of_actor(actor: Option<&Value>, path: &str) -> Vec<String> {
    let Some(actor) = actor else { return Vec::new() };
    let own = actor.get("name").map(|_| format!("{path}.name"));
    let members = array(actor.get("member")).filter(|(_, member)| member.get("name").is_some());
    own.into_iter().chain(members.map(|(position, _)| format!("{path}.member[{position}].name"))).collect()
}

fn array(list: Option<&Value>) -> impl Iterator<Item = (usize, &Value)> {
    list.and_then(Value::as_array).into_iter().flatten().enumerate()
}
