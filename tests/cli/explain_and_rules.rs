//! `orgc explain` and `orgc rules`.

use crate::sandbox::Sandbox;

#[test]
fn a_check_is_explained_by_slug_and_by_code() {
    let sandbox = Sandbox::with(&[]);
    let by_slug = sandbox.orgc(&["explain", "two-owners"]);
    assert!(by_slug.code == Some(0) && !by_slug.stdout.is_empty());
    assert!(!by_slug.stdout.contains("```"), "{}", by_slug.stdout);
    assert_eq!(sandbox.orgc(&["explain", "org0402"]).stdout, by_slug.stdout);
    assert_eq!(sandbox.orgc(&["explain", "TWO-OWNERS"]).stdout, by_slug.stdout);
    let near = sandbox.orgc(&["explain", "two-owner"]);
    assert!(near.stderr.ends_with("help: did you mean `two-owners`?\n"), "{}", near.stderr);
    assert_eq!(near.code, Some(2));
    // Another word for one of the language is nearer than what is only spelled alike.
    let other = sandbox.orgc(&["explain", "deputy"]).stderr;
    assert!(other.ends_with("help: did you mean `deputised by`?\n"), "{other}");
}

#[test]
fn a_word_of_the_language_is_explained_in_one_word_or_in_all() {
    let sandbox = Sandbox::with(&[]);
    let whole = sandbox.orgc(&["explain", "formerly", "held", "by"]);
    assert!(whole.code == Some(0) && whole.stdout.contains("past holders"), "{}", whole.stdout);
    assert!(sandbox.orgc(&["explain", "formerly"]).stdout.contains("past holders"));
    let role = sandbox.orgc(&["explain", "role"]).stdout;
    assert!(role.contains("reports to ROLE") && role.contains("deputised by ROLE"), "{role}");
    assert!(sandbox.orgc(&["--help"]).stdout.contains("`orgc explain role`"));
}

#[test]
fn all_checks_are_listed() {
    let sandbox = Sandbox::with(&[]);
    let lines = sandbox.orgc(&["rules"]).stdout;
    assert_eq!(lines.lines().count(), orgc::catalog::RULES.len());
    assert!(lines.contains("ORG0402  two-owners"), "{lines}");
    let json: serde_json::Value = serde_json::from_str(&sandbox.orgc(&["rules", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["rules"].as_array().unwrap().len(), orgc::catalog::RULES.len());
}
