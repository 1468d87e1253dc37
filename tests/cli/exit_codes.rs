//! Exit codes.

use crate::sandbox::Sandbox;
use crate::{BROKEN, SOUND, TWO_OWNERS, WARNING};

#[test]
fn are_0_for_clean_1_for_errors_2_for_could_not_run() {
    let sandbox = Sandbox::with(&[("sound.org", SOUND), ("wrong.org", TWO_OWNERS), ("broken.org", BROKEN)]);
    for (arguments, code) in [
        (vec!["check", "sound.org"], 0),
        (vec!["check", "wrong.org"], 1),
        (vec!["check", "broken.org"], 1),
        (vec!["check", "nowhere.org"], 2),
        (vec!["check", "--as-of", "soon", "sound.org"], 2),
        (vec!["chekc"], 2),
        (vec![], 2),
        (vec!["--version"], 0),
        (vec!["build", "--help"], 0),
    ] {
        assert_eq!(sandbox.orgc(&arguments).code, Some(code), "{arguments:?}");
    }
}

#[test]
fn warnings_are_allowed_unless_they_are_denied() {
    let sandbox = Sandbox::with(&[("a.org", WARNING)]);
    assert_eq!(sandbox.orgc(&["check"]).code, Some(0));
    assert_eq!(sandbox.orgc(&["check", "--deny", "warnings"]).code, Some(1));
    assert_eq!(sandbox.orgc(&["check", "--level", "unused-person=error"]).code, Some(1));
    assert_eq!(sandbox.orgc(&["check", "--level", "ORG0212=off", "--deny", "warnings"]).code, Some(0));
}

#[test]
fn files_in_which_nothing_is_declared_are_not_clean() {
    let sandbox = Sandbox::with(&[("a.org", ""), ("b.ORG", "// nothing yet\n")]);
    for arguments in [&["check"][..], &["check", "b.ORG"], &["build", "--to", "json"]] {
        let run = sandbox.orgc(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with("error: nothing is declared in `"), "{}", run.stderr);
    }
    let run = sandbox.orgc(&["check", "-"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: nothing is declared in standard input\n"), "{}", run.stderr);
}

#[test]
fn the_case_of_a_suffix_does_not_count() {
    let sandbox = Sandbox::with(&[("a.ORG", SOUND), ("b.OrgChart", BROKEN)]);
    assert_eq!(sandbox.orgc(&["check"]).code, Some(1));
}
