//! `orgc init`.

use crate::sandbox::Sandbox;

#[test]
fn writes_an_organisation_without_findings() {
    let sandbox = Sandbox::with(&[]);
    let run = sandbox.orgc(&["init", "new/place"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("next: orgc check new/place\n"), "{}", run.stdout);
    let run = sandbox.orgc(&["check", "new/place", "--deny", "warnings"]);
    assert!(run.stdout.ends_with(": no findings\n"), "{}", run.stdout);
    assert!(sandbox.path("new/place/.gitattributes").exists() && sandbox.path("new/place/.editorconfig").exists());
}

#[test]
fn never_overwrites() {
    let sandbox = Sandbox::with(&[("product.org", "mine")]);
    let run = sandbox.orgc(&["init"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: `.` already has `product.org`\n"), "{}", run.stderr);
    assert_eq!(sandbox.list(), ["product.org"]);
}

#[test]
fn a_file_is_no_place_for_an_organisation() {
    let sandbox = Sandbox::with(&[("notes.txt", "mine")]);
    let run = sandbox.orgc(&["init", "notes.txt"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: `notes.txt` is a file, not a directory\n"), "{}", run.stderr);
}

#[test]
fn an_organisation_under_other_names_is_not_joined() {
    let sandbox = Sandbox::with(&[("units/shop.org", crate::SOUND), ("todo.org", "* TODO buy milk\n")]);
    let run = sandbox.orgc(&["init"]);
    assert_eq!(run.code, Some(2));
    let expected = "\
error: there is an organisation in `.` already: `units/shop.org`
help: nothing was written; name a new directory: `orgc init my-organization`, or check what is there: `orgc check .`
";
    assert_eq!(run.stderr, expected);
    assert_eq!(sandbox.list(), ["todo.org", "units"]);
    assert_eq!(sandbox.orgc(&["init", "second"]).code, Some(0));
}

#[test]
fn documents_of_org_mode_are_no_organisation() {
    let sandbox = Sandbox::with(&[("todo.org", "* TODO buy milk\n")]);
    assert_eq!(sandbox.orgc(&["init", "-q"]).stdout, "");
    let run = sandbox.orgc(&["check", "--deny", "warnings"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
}
