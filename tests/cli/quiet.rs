//! `--quiet`: findings, failures and what was asked for, and nothing else.

use crate::sandbox::Sandbox;
use crate::{SOUND, TWO_OWNERS};

#[test]
fn a_check_says_what_is_wrong_and_no_more() {
    let sandbox = Sandbox::with(&[("sound/a.org", SOUND), ("wrong/a.org", TWO_OWNERS)]);
    for option in ["-q", "--quiet"] {
        let run = sandbox.orgc(&["check", "sound", option]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    }
    let run = sandbox.orgc(&["check", "wrong", "-q"]);
    assert!(run.stdout.starts_with("error[two-owners]: ") && run.stdout.ends_with("(ORG0402)\n\n"), "{}", run.stdout);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    let run = sandbox.orgc(&["check", "wrong", "-q", "--format", "github"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    let json = |more: &[&str]| sandbox.orgc(&[&["check", "wrong", "--format", "json"], more].concat()).stdout;
    assert_eq!(json(&["-q"]), json(&[]));
}

#[test]
fn repairs_are_made_in_silence() {
    let sandbox = Sandbox::with(&[("a.org", "role a { reports to: nobody }\n")]);
    let run = sandbox.orgc(&["check", "-q", "--diff"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert!(run.stdout.starts_with("--- a.org\n"), "{}", run.stdout);
    let run = sandbox.orgc(&["check", "-q", "--fix"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    assert_eq!(sandbox.read("a.org"), "role a { reports to nobody }\n");
}

#[test]
fn a_build_writes_and_tells_only_what_is_wrong() {
    let sandbox = Sandbox::with(&[("sound/a.org", SOUND), ("wrong/a.org", TWO_OWNERS)]);
    let run = sandbox.orgc(&["build", "sound", "-q", "--to", "dot,json", "-o", "out/"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    assert!(sandbox.path("out/org.dot").exists() && sandbox.path("out/org.json").exists());
    let run = sandbox.orgc(&["build", "wrong", "-q", "--to", "dot"]);
    assert!(!run.stderr.contains("checked "), "{}", run.stderr);
    assert!(run.stderr.ends_with("`--draft` writes all the same\n"), "why there is no output: {}", run.stderr);
}

#[test]
fn formatting_and_importing_are_silent() {
    let sandbox = Sandbox::with(&[("a.org", "role  a\n"), ("staff.csv", "Name,Title\nAna,Head\n")]);
    let run = sandbox.orgc(&["fmt", "-q", "--check"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(1), "would reformat a.org\n", ""));
    let run = sandbox.orgc(&["fmt", "-q"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let run = sandbox.orgc(&["import", "csv", "staff.csv", "-o", "new", "-q"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
}
