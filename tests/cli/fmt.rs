//! `orgc fmt`.

use std::fs;

use crate::BROKEN;
use crate::sandbox::Sandbox;

const UGLY: &str = "role  a{vacant // open\n}\n";
const TIDY: &str = "role a {\n  vacant // open\n}\n";

#[test]
fn writes_what_is_not_canonical_and_nothing_else() {
    let sandbox =
        Sandbox::with(&[("a.org", UGLY), ("b/c.orgchart", UGLY), ("d.org", TIDY), ("notes.org", "* Org mode\n")]);
    let time = |name: &str| fs::metadata(sandbox.path(name)).unwrap().modified().unwrap();
    let before = time("d.org");
    let run = sandbox.orgc(&["fmt"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(run.stdout, "formatted 2 files, 1 already formatted, 1 file of Org mode skipped\n");
    assert_eq!((sandbox.read("a.org").as_str(), sandbox.read("b/c.orgchart").as_str()), (TIDY, TIDY));
    assert_eq!(time("d.org"), before);
    assert_eq!(sandbox.orgc(&["fmt", "a.org", "./a.org"]).stdout, "1 file already formatted\n");
}

#[test]
fn check_names_the_files_and_writes_nothing() {
    let sandbox = Sandbox::with(&[("a.org", UGLY), ("b.org", TIDY)]);
    let run = sandbox.orgc(&["fmt", "--check"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    assert_eq!(run.stdout, "would reformat a.org\nwould reformat 1 file, 1 already formatted\n");
    assert_eq!(sandbox.read("a.org"), UGLY);
    let run = sandbox.orgc(&["fmt", "--check", "b.org"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "1 file already formatted\n"));
}

#[test]
fn diff_shows_a_patch_and_writes_nothing() {
    let sandbox = Sandbox::with(&[("a.org", UGLY), ("b.org", TIDY)]);
    let run = sandbox.orgc(&["fmt", "--diff"]);
    assert_eq!(run.code, Some(1));
    let patch = "--- a.org\n+++ a.org\n@@ -1,2 +1,3 @@\n-role  a{vacant // open\n+role a {\n+  vacant // open\n }\n";
    assert_eq!(run.stdout, patch);
    assert_eq!(run.stderr, "would reformat a.org\nwould reformat 1 file, 1 already formatted\n");
    assert_eq!(sandbox.read("a.org"), UGLY);
    let run = sandbox.orgc(&["fmt", "--diff", "b.org"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    let run = sandbox.orgc(&["fmt", "--diff", "--color", "always", "a.org"]);
    assert!(run.stdout.contains("\u{1b}[31m-role  a{vacant // open\u{1b}[0m\n"), "{}", run.stdout);
}

#[test]
fn standard_input_becomes_standard_output() {
    let sandbox = Sandbox::with(&[("a.org", UGLY)]);
    for text in [UGLY, TIDY] {
        let run = sandbox.orgc_with_stdin(&["fmt", "-"], text);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), TIDY, ""));
    }
    let run = sandbox.orgc_with_stdin(&["fmt", "--check", "-"], UGLY);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "would reformat standard input\nwould reformat 1 file\n"));
    let run = sandbox.orgc_with_stdin(&["fmt", "-"], BROKEN);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.starts_with("error[missing-brace]: "), "{}", run.stderr);
    let run = sandbox.orgc_with_stdin(&["fmt", "-", "a.org"], UGLY);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.starts_with("error: standard input cannot be formatted together with files\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_has_syntax_errors_is_left_alone_and_the_rest_is_formatted() {
    let sandbox = Sandbox::with(&[("a.org", UGLY), ("b.org", BROKEN)]);
    let run = sandbox.orgc(&["fmt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "formatted 1 file, 1 file with errors left alone\n"));
    assert!(run.stderr.starts_with("error[missing-brace]: "), "{}", run.stderr);
    assert_eq!((sandbox.read("a.org").as_str(), sandbox.read("b.org").as_str()), (TIDY, BROKEN));
}

#[test]
fn all_errors_are_shown() {
    let sandbox = Sandbox::with(&[]);
    for number in 0..101 {
        sandbox.write(&format!("{number}.org"), BROKEN);
    }
    let run = sandbox.orgc(&["fmt"]);
    assert_eq!(run.stderr.matches("error[missing-brace]: ").count(), 101);
    assert!(!run.stderr.contains("--max-findings"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_an_error_as_in_a_check() {
    let sandbox = Sandbox::with(&[("a.org", UGLY)]);
    std::os::unix::fs::symlink("loop.org", sandbox.path("loop.org")).unwrap();
    let run = sandbox.orgc(&["fmt"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "formatted 1 file, 1 file with errors left alone\n"));
    assert!(run.stderr.starts_with("error[unreadable-file]: "), "{}", run.stderr);
    assert_eq!(sandbox.read("a.org"), TIDY);
}

#[test]
fn names_need_not_be_known() {
    let sandbox = Sandbox::with(&[("a.org", "role a{reports to nobody-known;due 2026-02-30}\n")]);
    assert_eq!(sandbox.orgc(&["fmt"]).code, Some(1), "a date does not belong there");
    sandbox.write("a.org", "role a{reports to nobody-known from 2026-02-30;seats 1;seats 1}\n");
    assert_eq!(sandbox.orgc(&["fmt"]).code, Some(0));
    assert_eq!(sandbox.read("a.org"), "role a { reports to nobody-known from 2026-02-30; seats 1; seats 1 }\n");
}

#[test]
fn line_ends_stay_what_most_of_them_are_and_a_byte_order_mark_goes() {
    let sandbox =
        Sandbox::with(&[("a.org", "role a{\r\nvacant}\r\n"), ("b.org", "\u{feff}role b\n"), ("c.org", "\n \n")]);
    assert_eq!(sandbox.orgc(&["fmt", "--check"]).code, Some(1));
    assert_eq!(sandbox.orgc(&["fmt"]).stdout, "formatted 3 files\n");
    assert_eq!(sandbox.read("a.org"), "role a {\r\n  vacant\r\n}\r\n");
    assert_eq!((sandbox.read("b.org").as_str(), sandbox.read("c.org").as_str()), ("role b\n", ""));
}

#[cfg(unix)]
#[test]
fn links_and_modes_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::with(&[("real/a.org", UGLY)]);
    let real = sandbox.path("real/a.org");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.org", sandbox.path("link.org")).unwrap();
    assert_eq!(sandbox.orgc(&["fmt", "link.org"]).stdout, "formatted 1 file\n");
    assert!(fs::symlink_metadata(sandbox.path("link.org")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), TIDY);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn all_files_are_written_or_none() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.org", UGLY), ("z.org", UGLY)]);
    fs::set_permissions(sandbox.path("z.org"), fs::Permissions::from_mode(0o444)).unwrap();
    let run = sandbox.orgc(&["fmt"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.stderr, "error: cannot write `z.org`: it is read-only\n");
    assert_eq!(sandbox.read("a.org"), UGLY);
    assert_eq!(sandbox.list(), ["a.org", "z.org"], "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn a_directory_that_is_read_only_keeps_its_file() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("closed/a.org", UGLY)]);
    let set_mode = |mode| fs::set_permissions(sandbox.path("closed"), fs::Permissions::from_mode(mode)).unwrap();
    set_mode(0o555);
    let is_obeyed = fs::write(sandbox.path("closed/probe"), "").is_err();
    let run = sandbox.orgc(&["fmt"]);
    set_mode(0o755);
    if is_obeyed {
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.starts_with("error: cannot write `closed/a.org`: "), "{}", run.stderr);
        assert_eq!(sandbox.read("closed/a.org"), UGLY);
    }
}

#[test]
fn more_files_than_may_be_open_are_no_matter() {
    let sandbox = Sandbox::with(&[]);
    for number in 0..1100 {
        sandbox.write(&format!("{number}.org"), UGLY);
    }
    assert_eq!(sandbox.orgc(&["fmt"]).stdout, "formatted 1100 files\n");
}

#[test]
fn where_there_is_nothing_it_says_so() {
    let sandbox = Sandbox::with(&[]);
    for path in [".", "nowhere.org"] {
        assert_eq!(sandbox.orgc(&["fmt", path]).code, Some(2));
    }
}
