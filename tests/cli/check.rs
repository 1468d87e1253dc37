//! `orgc check`: what is read, and how findings are written.

use std::fs;

use crate::sandbox::Sandbox;
use crate::{SOUND, TWO_OWNERS};

#[test]
fn shows_findings_on_standard_output() {
    let run = Sandbox::with(&[("a.org", TWO_OWNERS)]).orgc(&["check"]);
    assert!(run.stdout.starts_with("error[two-owners]: "), "{}", run.stdout);
    assert!(run.stdout.contains(" a.org:1:"), "{}", run.stdout);
    assert!(run.stdout.ends_with(": 1 error\n"), "{}", run.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn counts_what_was_checked() {
    let run = Sandbox::with(&[("a.org", SOUND)]).orgc(&["check"]);
    assert_eq!(run.stdout, "checked 1 role, 1 objective or responsibility in 1 file on 1 date: no findings\n");
}

#[test]
fn writes_a_line_each_or_one_json_document() {
    let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS)]);
    let short = sandbox.orgc(&["check", "--format", "short"]).stdout;
    assert!(short.starts_with("a.org:1:") && short.contains(": error[two-owners]: "), "{short}");
    let json = sandbox.orgc(&["check", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schemaVersion"], 1);
    assert_eq!(json["findings"][0]["slug"], "two-owners");
    assert_eq!(json["summary"]["errors"], 1);
}

#[test]
fn findings_in_json_obey_the_schema_that_ships() {
    let mut schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/reference/orgc.schema.json")).unwrap();
    let definitions = schema["$defs"].take();
    let schema = serde_json::json!({ "$ref": "#/$defs/finding", "$defs": definitions });
    let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS), ("b.org", "role x { held: by \"Y\" }\n")]);
    let json = sandbox.orgc(&["check", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        jsonschema::validate(&schema, finding).unwrap();
    }
}

#[test]
fn reads_standard_input() {
    let run = Sandbox::with(&[]).orgc_with_stdin(&["check", "-"], TWO_OWNERS);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(" <stdin>:1:"), "{}", run.stdout);
}

#[test]
fn reads_a_file_once_however_often_it_is_named() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let run = sandbox.orgc(&["check", "a.org", "./a.org", "."]);
    assert_eq!((run.code, run.stdout.contains("in 1 file")), (Some(0), true), "{}", run.stdout);
}

#[test]
fn reads_a_directory_whatever_its_name() {
    let sandbox = Sandbox::with(&[("x.org/deep/a.org", SOUND), ("x.org/b.orgchart", "role b { reports to head }\n")]);
    assert!(sandbox.orgc(&["check", "x.org"]).stdout.contains("in 2 files"));
    assert!(sandbox.orgc(&["check"]).stdout.contains("in 2 files"));
}

#[test]
fn says_what_to_do_where_there_is_nothing_to_read() {
    let sandbox = Sandbox::with(&[("notes.txt", "")]);
    let run = sandbox.orgc(&["check"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: there are no `.org` or `.orgchart` files in `.`\nhelp: "), "{}", run.stderr);
    assert_eq!(sandbox.orgc(&["check", "no\x1b[2J.org"]).stderr, "error: there is no file or directory `no␛[2J.org`\n");
}

#[cfg(unix)]
#[test]
fn reports_a_file_that_cannot_be_read_and_goes_on() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    fs::write(sandbox.path("b.org"), b"role \xff").unwrap();
    let run = sandbox.orgc(&["check", "--format", "short"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with("b.org:1:"), "{}", run.stdout);
    assert!(run.stdout.contains("error[not-utf8]"), "{}", run.stdout);
    std::os::unix::fs::symlink("gone.org", sandbox.path("c.org")).unwrap();
    let run = sandbox.orgc(&["check", "--format", "short"]);
    assert!(run.stdout.contains("c.org:1:1: error[unreadable-file]"), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn reports_what_it_has_no_permission_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("b.org", SOUND), ("closed/c.org", SOUND)]);
    let close = |name: &str| fs::set_permissions(sandbox.path(name), PermissionsExt::from_mode(0o000)).unwrap();
    close("b.org");
    if fs::read(sandbox.path("b.org")).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let run = sandbox.orgc(&["check", "a.org", "b.org", "--format", "short"]);
    assert!(run.stdout.contains("b.org:1:1: error[unreadable-file]"), "{}", run.stdout);
    close("closed");
    let run = sandbox.orgc(&["check", "closed"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`closed`"), "{}", run.stderr);
    let whole = sandbox.orgc(&["check"]).stderr;
    assert!(whole.ends_with("cannot read `.`: `closed`: permission denied\n"), "{whole}");
    fs::set_permissions(sandbox.path("closed"), PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn shows_as_many_findings_as_asked_for() {
    let sandbox = Sandbox::with(&[("a.org", "nonsense\n".repeat(200).as_str())]);
    let shown = |arguments: &[&str]| sandbox.orgc(arguments).stdout.matches("error[").count();
    assert_eq!(shown(&["check"]), 100);
    assert_eq!(shown(&["check", "--max-findings", "7"]), 7);
    assert_eq!(shown(&["check", "--max-findings", "0"]), 200);
}

#[test]
fn every_path_that_is_not_there_is_named() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let run = sandbox.orgc(&["check", "nope", "a.org", "other"]);
    let expected = "error: there is no file or directory `nope`\nerror: there is no file or directory `other`\n";
    assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (Some(2), expected, ""));
}
