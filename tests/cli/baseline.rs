//! `orgc check --baseline`: old findings are known, new ones fail.

use crate::TWO_OWNERS;
use crate::sandbox::Sandbox;

/// What is wrong in `TWO_OWNERS`, and a baseline that says so.
fn adopted() -> Sandbox {
    let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS)]);
    let json = sandbox.orgc(&["check", "--format", "json"]).stdout;
    sandbox.write("baseline.json", &json);
    sandbox
}

#[test]
fn what_was_there_before_does_not_fail_even_if_it_has_moved() {
    let sandbox = adopted();
    sandbox.write("a.org", &format!("// a new first line\n{TWO_OWNERS}"));
    let run = sandbox.orgc(&["check", "--baseline", "baseline.json"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(run.stdout.ends_with(": no findings besides 1 known finding\n"), "{}", run.stdout);
}

#[test]
fn what_is_new_fails_and_is_shown_alone() {
    let sandbox = adopted();
    sandbox.write("b.org", "responsibility orphan\n");
    let run = sandbox.orgc(&["check", "--baseline", "baseline.json"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("error[no-owner]") && !run.stdout.contains("two-owners"), "{}", run.stdout);
}

#[test]
fn what_is_gone_is_counted() {
    let sandbox = adopted();
    sandbox.write("a.org", crate::SOUND);
    let run = sandbox.orgc(&["check", "--baseline", "baseline.json"]);
    let end = ": no findings; 1 finding of the baseline is gone: write it anew\n";
    assert!(run.stdout.ends_with(end), "{}", run.stdout);
    let json = sandbox.orgc(&["check", "--baseline", "baseline.json", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["summary"]["known"], &json["summary"]["gone"]), (&0.into(), &1.into()));
}

#[test]
fn errors_of_the_text_are_never_known() {
    let sandbox = Sandbox::with(&[("a.org", "role a { reports to nowhere }\n")]);
    let json = sandbox.orgc(&["check", "--format", "json"]).stdout;
    sandbox.write("baseline.json", &json);
    assert_eq!(sandbox.orgc(&["check", "--baseline", "baseline.json"]).code, Some(1));
}

#[test]
fn what_is_repaired_and_what_is_known_leave_nothing() {
    let sandbox = adopted();
    sandbox
        .write("b.org", "role clerk-2 \"Second Clerk\" { reports_to: head; held by \"Ana\" and \"Tom\"; seats 2 }\n");
    let run = sandbox.orgc(&["check", "--fix", "--baseline", "baseline.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "fixed 2 problems in 1 file\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with(": no findings besides 1 known finding\n"), "{}", run.stdout);
}

#[test]
fn known_findings_are_no_results_of_sarif() {
    let sandbox = adopted();
    let run = sandbox.orgc(&["check", "--baseline", "baseline.json", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.code, &sarif["runs"][0]["results"]), (Some(0), &serde_json::json!([])));
}

#[test]
fn a_file_that_is_no_baseline_is_refused_with_the_command_that_writes_one() {
    let sandbox = adopted();
    for (name, why) in [("a.org", "`a.org` is no baseline: "), ("none.json", "no file or directory `none.json`")] {
        let run = sandbox.orgc(&["check", "--baseline", name]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(why), "{}", run.stderr);
        assert!(run.stderr.contains("help: write one with `orgc check --format json > baseline.json`"));
    }
}

#[test]
fn what_is_no_baseline_is_told_in_words_for_people() {
    let sandbox = Sandbox::with(&[("a.org", crate::SOUND), ("list.json", "[1]"), ("notes.txt", "error: x\n")]);
    for (path, message) in [
        (".", "cannot read `.`: it is a directory"),
        ("gone.json", "there is no file or directory `gone.json`"),
        ("a.org/b.json", "cannot read `a.org/b.json`: a part of its path is a file, not a directory"),
        (
            "list.json",
            "`list.json` is no baseline: it is JSON about something else: line 1, column 3 is not as in a list of findings",
        ),
        ("notes.txt", "`notes.txt` is no baseline: it is no JSON: line 1, column 1 cannot be read"),
    ] {
        let run = sandbox.orgc(&["check", "--baseline", path]);
        let help = "help: write one with `orgc check --format json > baseline.json`";
        assert_eq!((run.code, run.stderr), (Some(2), format!("error: {message}\n{help}\n")));
    }
}
