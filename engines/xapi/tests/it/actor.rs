//! Data 2.4.2: agents, groups, accounts.

use serde_json::json;

use crate::support::{GONE, Row, each_is_refused, full, write};

const AGENT: &[Row] = &[
    ("an actor is an object", "/actor", r#""Camille""#, "actor"),
    ("an actor is an agent or a group", "/actor/objectType", r#""Person""#, "actor.objectType"),
    ("the case of objectType counts", "/actor/objectType", r#""agent""#, "actor.objectType"),
    ("objectType is a string", "/actor/objectType", "1", "actor.objectType"),
    ("an agent has an identifier", "/actor/mbox", GONE, "actor"),
    ("an agent has one identifier only", "/actor/openid", r#""https://a.fr""#, "actor"),
    ("a name is a string", "/actor/name", "1", "actor.name"),
    ("an agent has no members", "/actor/member", "[]", "actor.member"),
    ("an mbox is a mailto IRI", "/actor/mbox", r#""camille@example.fr""#, "actor.mbox"),
    ("an mbox is an address", "/actor/mbox", r#""mailto:camille""#, "actor.mbox"),
    ("an mbox is a string", "/actor/mbox", "1", "actor.mbox"),
];

const HASHED: &[Row] = &[
    ("a hash has 40 digits", "/actor/mbox_sha1sum", r#""ebd31e95""#, "actor.mbox_sha1sum"),
    (
        "a hash is hexadecimal",
        "/actor/mbox_sha1sum",
        r#""zbd31e95054c018b10727ccffd2ef2ec3a016ee9""#,
        "actor.mbox_sha1sum",
    ),
];

const ACCOUNT: &[Row] = &[
    ("an account is an object", "/actor/account", r#""x""#, "actor.account"),
    ("an account has a home page", "/actor/account/homePage", GONE, "actor.account.homePage"),
    ("a home page is an IRI", "/actor/account/homePage", r#""example.fr""#, "actor.account.homePage"),
    ("an account has a name", "/actor/account/name", GONE, "actor.account.name"),
    ("an account's name is a string", "/actor/account/name", "12", "actor.account.name"),
    ("an account's name is not empty", "/actor/account/name", r#""""#, "actor.account.name"),
    ("an account has no other property", "/actor/account/id", "1", "actor.account.id"),
];

const GROUP: &[Row] = &[
    ("an anonymous group lists its members", "/actor/member", GONE, "actor"),
    ("an anonymous group has a member at least", "/actor/member", "[]", "actor"),
    ("members are an array", "/actor/member", "{}", "actor.member"),
    ("a member is an object", "/actor/member/0", "1", "actor.member[0]"),
    ("a member is not null", "/actor/member/0", "null", "actor.member[0]"),
    ("a member is identified", "/actor/member/0/mbox", GONE, "actor.member[0]"),
    ("a group is no member", "/actor/member/0/objectType", r#""Group""#, "actor.member[0].objectType"),
    ("a group's property is known", "/actor/leader", "1", "actor.leader"),
];

const IDENTIFIED: &[Row] = &[
    ("an identified group has one identifier", "/actor/mbox", r#""mailto:a@b.fr""#, "actor"),
    ("an identified group's members are agents", "/actor/member", "[{}]", "actor.member[0]"),
    ("an openid is an IRI", "/actor/openid", r#""toby.example.org""#, "actor.openid"),
];

#[test]
fn an_agent_keeps_its_rules() {
    each_is_refused(&full(), AGENT);
}

#[test]
fn a_hash_keeps_its_rules() {
    let mut base = full();
    let agent = json!({"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"});
    write(&mut base, "/actor", &agent.to_string());
    each_is_refused(&base, HASHED);
}

#[test]
fn an_account_keeps_its_rules() {
    let mut base = full();
    let agent = json!({"account": {"homePage": "https://example.fr", "name": "12"}});
    write(&mut base, "/actor", &agent.to_string());
    each_is_refused(&base, ACCOUNT);
}

#[test]
fn a_group_keeps_its_rules() {
    let mut base = full();
    let group = json!({"objectType": "Group", "member": [{"mbox": "mailto:a@b.fr"}]});
    write(&mut base, "/actor", &group.to_string());
    each_is_refused(&base, GROUP);
    let group = json!({"objectType": "Group", "openid": "https://toby.example.org/"});
    write(&mut base, "/actor", &group.to_string());
    each_is_refused(&base, IDENTIFIED);
}
