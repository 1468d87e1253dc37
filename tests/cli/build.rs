//! `orgc build`: what is written, and what never is.

use std::fs;

use crate::sandbox::Sandbox;
use crate::{BROKEN, SOUND, TWO_OWNERS};

#[test]
fn writes_one_format_to_standard_output() {
    let run = Sandbox::with(&[("a.org", SOUND)]).orgc(&["build", "--to", "markdown"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.contains("| Payroll | A |"), "{}", run.stdout);
}

#[test]
fn writes_a_file_or_several_into_a_directory() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    assert_eq!(sandbox.orgc(&["build", "--to", "json", "-o", "chart.json"]).code, Some(0));
    assert!(sandbox.read("chart.json").starts_with('{'));
    let run = sandbox.orgc(&["build", "--to", "dot,json,md,dot", "-o", "out/"]);
    assert_eq!(run.stderr, "wrote out/org.dot\nwrote out/org.json\nwrote out/org.md\n");
    assert_eq!(sandbox.read("out/org.json"), sandbox.read("chart.json"));
}

#[test]
fn several_formats_need_a_directory() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    for arguments in [&["build", "--to", "dot,json"][..], &["build", "--to", "dot,json", "-o", "x.dot"]] {
        let run = sandbox.orgc(arguments);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("help: name a directory for them: `-o DIR/`"), "{}", run.stderr);
    }
    assert_eq!(sandbox.list(), ["a.org"]);
}

#[test]
fn writes_nothing_when_there_are_errors_and_leaves_what_is_there() {
    let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS), ("org.dot", "old")]);
    let run = sandbox.orgc(&["build", "--to", "dot", "-o", "org.dot"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("error[two-owners]") && run.stderr.contains("`--draft`"), "{}", run.stderr);
    assert_eq!(sandbox.read("org.dot"), "old");
}

#[test]
fn writes_a_draft_despite_errors_but_not_of_the_text() {
    let sandbox = Sandbox::with(&[("wrong.org", TWO_OWNERS), ("broken.org", BROKEN)]);
    for (format, mark) in [("dot", "DRAFT"), ("json", "\"draft\": true"), ("markdown", "DRAFT")] {
        let run = sandbox.orgc(&["build", "wrong.org", "--to", format, "--draft"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains(mark), "{}", run.stdout);
    }
    let run = sandbox.orgc(&["build", "broken.org", "--to", "dot", "--draft"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.ends_with("nothing was written, because the text has errors\n"), "{}", run.stderr);
}

#[test]
fn never_writes_over_a_source() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let refused = |output: &str, why: &str| {
        let run = sandbox.orgc(&["build", "a.org", "--to", "dot", "-o", output]);
        assert_eq!(run.code, Some(2), "{output}");
        assert!(run.stderr.contains(why), "{}", run.stderr);
    };
    for output in ["a.org", "./a.org", "another.org", "another.OrgChart"] {
        refused(output, &format!("error: `{output}` is the name of a source\n"));
    }
    refused("another.org", "help: name another file, such as `-o another.dot`");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.org", sandbox.path("link.dot")).unwrap();
        refused("link.dot", "is one of the sources");
    }
    assert!(!sandbox.path("another.org").exists());
    assert_eq!(sandbox.read("a.org"), SOUND);
}

#[test]
fn writes_all_outputs_or_none() {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("out/org.json/keep.txt", "")]);
    let run = sandbox.orgc(&["build", "--to", "dot,json,md", "-o", "out"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("cannot write `out/org.json`: it is a directory"), "{}", run.stderr);
    assert_eq!(fs::read_dir(sandbox.path("out")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("out/keep.txt", "")]);
    let set_mode = |mode| fs::set_permissions(sandbox.path("out"), PermissionsExt::from_mode(mode)).unwrap();
    set_mode(0o555);
    if fs::write(sandbox.path("out/probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let run = sandbox.orgc(&["build", "--to", "json,md", "-o", "out"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: cannot write `out/org.json`: "), "{}", run.stderr);
    set_mode(0o755);
}

#[test]
fn a_directory_that_is_not_there_is_an_error_unless_it_is_named_as_one() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let run = sandbox.orgc(&["build", "--to", "dot", "-o", "no/where.dot"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: cannot write `no/where.dot`: "), "{}", run.stderr);
    assert_eq!(sandbox.list(), ["a.org"]);
}

#[cfg(unix)]
#[test]
fn keeps_the_mode_and_the_link_of_what_it_replaces() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("real.dot", "old"), ("fixed.dot", "old")]);
    let set_mode = |name: &str, mode| fs::set_permissions(sandbox.path(name), PermissionsExt::from_mode(mode)).unwrap();
    let mode = |name: &str| fs::metadata(sandbox.path(name)).unwrap().permissions().mode() & 0o777;
    set_mode("real.dot", 0o640);
    set_mode("fixed.dot", 0o444);
    symlink("real.dot", sandbox.path("link.dot")).unwrap();
    assert_eq!(sandbox.orgc(&["build", "--to", "dot", "-o", "link.dot"]).code, Some(0));
    assert!(fs::symlink_metadata(sandbox.path("link.dot")).unwrap().is_symlink());
    assert_ne!(sandbox.read("real.dot"), "old");
    assert_eq!(mode("real.dot"), 0o640);
    assert_eq!(sandbox.orgc(&["build", "--to", "dot", "-o", "new.dot"]).code, Some(0));
    assert_ne!(mode("new.dot"), 0o600, "others may read what is new, as the umask says");
    let run = sandbox.orgc(&["build", "--to", "dot", "-o", "fixed.dot"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "error: cannot write `fixed.dot`: it is read-only\n"));
}

#[test]
fn an_unknown_view_or_format_is_named_with_what_may_have_been_meant() {
    let sandbox = Sandbox::with(&[("a.org", &format!("{SOUND}view board \"Board\" {{ root head }}\n"))]);
    assert_eq!(sandbox.orgc(&["build", "--to", "dot", "--view", "board"]).code, Some(0));
    let run = sandbox.orgc(&["build", "--to", "dot", "--view", "bord"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(2), "error: no view is called `bord`\nhelp: did you mean `board`?\n")
    );
    let run = sandbox.orgc(&["build", "--to", "dto"]);
    assert!(run.code == Some(2) && run.stderr.contains("did you mean `dot`?"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn why_nothing_can_be_written_is_said_in_words() {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("file", ""), ("taken/org.dot/x", "")]);
    let long = "x".repeat(300);
    for (output, expected) in [
        ("nowhere/a.dot", "cannot write `nowhere/a.dot`: there is no such directory"),
        ("file/a.dot", "cannot write `file/a.dot`: a part of its path is a file, not a directory"),
        ("file/", "cannot make the directory `file/`: something else has that name"),
        ("taken/", "cannot write `taken/org.dot`: it is a directory"),
        (
            long.as_str(),
            &format!(
                "cannot write `{long}`: its name is too long, or has a character that the file system does not take"
            ),
        ),
    ] {
        let run = sandbox.orgc(&["build", "--to", "dot", "-o", output]);
        assert_eq!((run.code, run.stderr), (Some(2), format!("error: {expected}\n")));
    }
}
