//! `orgc check --fix`: what is repaired, and where it is written.

use crate::SOUND;
use crate::sandbox::Sandbox;

/// Two mistakes whose repairs are certain.
const MISTAKES: &str = "role head \"Head\" { reports_to: nobody; held by \"Ana\" and \"Tom\"; seats 2 }\n";

/// The same, repaired.
const REPAIRED: &str = "role head \"Head\" { reports to nobody; held by \"Ana\", \"Tom\"; seats 2 }\n";

/// A mistake that a person must repair.
const DOUBTFUL: &str = "role clerk \"Clerk\" { reports to head; held by \"Tom\" from 03/04/2026 }\n";

#[test]
fn repairs_files_and_reports_what_is_left() {
    let sandbox = Sandbox::with(&[("a.org", MISTAKES), ("b.org", DOUBTFUL), ("c.org", "")]);
    let run = sandbox.orgc(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with("b.org:1:") && !run.stdout.contains("a.org"), "{}", run.stdout);
    assert_eq!(run.stderr, "fixed 2 problems in 1 file\n");
    assert_eq!((sandbox.read("a.org"), sandbox.read("b.org")), (REPAIRED.to_owned(), DOUBTFUL.to_owned()));
    let again = sandbox.orgc(&["check", "--fix"]);
    assert_eq!(again.stderr, "nothing was fixed\n");
}

#[test]
fn says_what_it_could_repair() {
    let sandbox = Sandbox::with(&[("a.org", MISTAKES), ("b.org", DOUBTFUL)]);
    let run = sandbox.orgc(&["check"]);
    assert!(run.stdout.ends_with("\n`orgc check --fix` can fix 2 of these\n"), "{}", run.stdout);
    assert_eq!(sandbox.read("a.org"), MISTAKES);
}

#[test]
fn shows_repairs_without_making_them() {
    let sandbox = Sandbox::with(&[("a.org", MISTAKES)]);
    let run = sandbox.orgc(&["check", "--diff"]);
    assert_eq!(run.stdout, format!("--- a.org\n+++ a.org\n@@ -1 +1 @@\n-{MISTAKES}+{REPAIRED}"));
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "2 problems in 1 file would be fixed\n"));
    assert_eq!(sandbox.read("a.org"), MISTAKES);
    let sound = Sandbox::with(&[("a.org", SOUND)]).orgc(&["check", "--diff"]);
    assert_eq!((sound.code, sound.stdout.as_str(), sound.stderr.as_str()), (Some(0), "", "nothing would be fixed\n"));
}

#[test]
fn a_preview_says_that_errors_would_be_left() {
    let sandbox = Sandbox::with(&[("a.org", MISTAKES), ("b.org", DOUBTFUL)]);
    let run = sandbox.orgc(&["check", "--diff"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(1), "2 problems in 1 file would be fixed, 1 error would be left\n")
    );
    sandbox.write("a.org", REPAIRED);
    let run = sandbox.orgc(&["check", "--diff"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert_eq!(run.stderr, "nothing would be fixed, 1 error would be left\n");
}

#[test]
fn a_preview_has_no_form_and_no_baseline() {
    let sandbox = Sandbox::with(&[("a.org", MISTAKES)]);
    for option in [["--format", "json"], ["--baseline", "b.json"]] {
        let run = sandbox.orgc(&["check", "--diff", option[0], option[1]]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{option:?}");
        assert!(run.stderr.contains("cannot be used with"), "{}", run.stderr);
    }
}

#[test]
fn standard_input_that_is_not_repaired_comes_out_to_the_byte() {
    let sandbox = Sandbox::with(&[]);
    let marked = format!("\u{FEFF}{SOUND}").into_bytes();
    for (bytes, code) in [(b"role a \"Caf\xe9\" {}\n".to_vec(), 1), (marked, 0)] {
        let stdin = sandbox.path("stdin");
        std::fs::write(&stdin, &bytes).unwrap();
        let mut command = sandbox.command(&["check", "--fix", "-"]);
        let output = command.stdin(std::fs::File::open(&stdin).unwrap()).output().unwrap();
        assert_eq!((output.status.code(), output.stdout), (Some(code), bytes));
        assert!(String::from_utf8_lossy(&output.stderr).ends_with("nothing was fixed\n"));
    }
}

#[test]
fn writes_repaired_standard_input_to_standard_output() {
    let sandbox = Sandbox::with(&[]);
    let run = sandbox.orgc_with_stdin(&["check", "--fix", "-"], MISTAKES);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), REPAIRED));
    assert!(
        run.stderr.contains("no findings") && run.stderr.ends_with("fixed 2 problems in 1 file\n"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.orgc_with_stdin(&["check", "--fix", "-"], SOUND).stdout, SOUND);
    assert!(sandbox.list().is_empty());
}

#[test]
fn keeps_what_is_not_repaired_to_the_byte() {
    let marked = format!("\u{FEFF}{}", MISTAKES.replace('\n', "\r\n"));
    let sandbox = Sandbox::with(&[("a.org", marked.as_str())]);
    sandbox.orgc(&["check", "--fix"]);
    assert_eq!(sandbox.read("a.org"), format!("\u{FEFF}{}", REPAIRED.replace('\n', "\r\n")));
}

#[cfg(unix)]
#[test]
fn follows_links_and_keeps_modes() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::with(&[("real/a.org", MISTAKES)]);
    fs::set_permissions(sandbox.path("real/a.org"), Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.org", sandbox.path("link.org")).unwrap();
    sandbox.orgc(&["check", "--fix", "link.org"]);
    assert_eq!(sandbox.read("real/a.org"), REPAIRED);
    assert!(fs::symlink_metadata(sandbox.path("link.org")).unwrap().is_symlink());
    assert_eq!(fs::metadata(sandbox.path("real/a.org")).unwrap().permissions().mode() & 0o777, 0o640);
}
