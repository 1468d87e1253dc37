//! The program as people and scripts meet it: exit codes, streams, files.

#![expect(clippy::disallowed_methods, reason = "tests write what the program reads")]

use std::fs;
use std::process::Stdio;

mod support {
    pub(crate) mod program;
    pub(crate) mod sandbox;
}

use support::sandbox::{Run, Sandbox};

const SOUND: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
responsibility payroll \"Payroll\"
";

const TWO_OWNERS: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
role clerk \"Clerk\" { reports to head; owns payroll }
responsibility payroll \"Payroll\"
";

const BROKEN: &str = "role head \"Head {\n";

/// A warning and nothing worse: a person whom nothing names.
const WARNING: &str = "role a\nperson b \"B\"\n";

mod exit_codes {
    use super::*;

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
}

mod check {
    use super::*;

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
    fn reads_standard_input() {
        let run = Sandbox::with(&[]).orgc_with_stdin(&["check", "-"], TWO_OWNERS);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains(" -:1:"), "{}", run.stdout);
    }

    #[test]
    fn reads_a_file_once_however_often_it_is_named() {
        let sandbox = Sandbox::with(&[("a.org", SOUND)]);
        let run = sandbox.orgc(&["check", "a.org", "./a.org", "."]);
        assert_eq!((run.code, run.stdout.contains("in 1 file")), (Some(0), true), "{}", run.stdout);
    }

    #[test]
    fn reads_a_directory_whatever_its_name() {
        let sandbox =
            Sandbox::with(&[("x.org/deep/a.org", SOUND), ("x.org/b.orgchart", "role b { reports to head }\n")]);
        assert!(sandbox.orgc(&["check", "x.org"]).stdout.contains("in 2 files"));
        assert!(sandbox.orgc(&["check"]).stdout.contains("in 2 files"));
    }

    #[test]
    fn says_what_to_do_where_there_is_nothing_to_read() {
        let sandbox = Sandbox::with(&[("notes.txt", "")]);
        let run = sandbox.orgc(&["check"]);
        assert_eq!(run.code, Some(2));
        assert!(
            run.stderr.starts_with("error: there are no `.org` or `.orgchart` files in `.`\nhelp: "),
            "{}",
            run.stderr
        );
        assert_eq!(
            sandbox.orgc(&["check", "no\x1b[2J.org"]).stderr,
            "error: there is no file or directory `no␛[2J.org`\n"
        );
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

    #[test]
    fn shows_as_many_findings_as_asked_for() {
        let sandbox = Sandbox::with(&[("a.org", "nonsense\n".repeat(200).as_str())]);
        let shown = |arguments: &[&str]| sandbox.orgc(arguments).stdout.matches("error[").count();
        assert_eq!(shown(&["check"]), 100);
        assert_eq!(shown(&["check", "--max-findings", "7"]), 7);
        assert_eq!(shown(&["check", "--max-findings", "0"]), 200);
    }
}

mod colours {
    use super::*;

    #[test]
    fn are_for_terminals_unless_asked_for() {
        let sandbox = Sandbox::with(&[("a.org", TWO_OWNERS)]);
        let colored = |arguments: &[&str], variable: Option<(&str, &str)>| {
            let mut command = sandbox.command(arguments);
            command.envs(variable);
            Run::of(command.output().unwrap()).stdout.contains('\x1b')
        };
        assert!(!colored(&["check"], None));
        assert!(colored(&["check", "--color", "always"], None));
        assert!(colored(&["check", "--color", "always"], Some(("NO_COLOR", "1"))));
        assert!(!colored(&["check", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
        assert!(!colored(&["check"], Some(("NO_COLOR", "1"))));
    }
}

mod streams {
    use super::*;

    #[test]
    fn a_closed_pipe_ends_quietly() {
        let sandbox = Sandbox::with(&[("a.org", "nonsense\n".repeat(20_000).as_str())]);
        let mut command = sandbox.command(&["check", "--max-findings", "0", "--format", "short"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let run = Run::of(child.wait_with_output().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error() {
        let sandbox = Sandbox::with(&[("a.org", SOUND)]);
        let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        for arguments in
            [&["check"][..], &["rules"], &["explain", "two-owners"], &["build", "--to", "json"], &["--help"]]
        {
            let run = Run::of(sandbox.command(arguments).stdout(full()).output().unwrap());
            assert_eq!(run.code, Some(2), "{arguments:?}");
            assert!(run.stderr.starts_with("error: cannot write to standard output: "), "{}", run.stderr);
        }
        let run = sandbox.orgc(&["build", "--to", "json", "-o", "/dev/full"]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.starts_with("error: cannot write `/dev/full`: "), "{}", run.stderr);
    }
}

mod build {
    use super::*;

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
        let run = sandbox.orgc(&["build", "wrong.org", "--to", "json", "--draft"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains("\"draft\": true"), "{}", run.stdout);
        let run = sandbox.orgc(&["build", "broken.org", "--to", "dot", "--draft"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
        assert!(run.stderr.ends_with("nothing was written, because the text has errors\n"), "{}", run.stderr);
    }

    #[test]
    fn never_writes_over_a_source() {
        let sandbox = Sandbox::with(&[("a.org", SOUND)]);
        let mut outputs = vec!["a.org", "./a.org"];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a.org", sandbox.path("link.dot")).unwrap();
            outputs.push("link.dot");
        }
        for output in outputs {
            let run = sandbox.orgc(&["build", "a.org", "--to", "dot", "-o", output]);
            assert_eq!(run.code, Some(2), "{output}");
            assert!(run.stderr.contains("is one of the sources"), "{}", run.stderr);
        }
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
        let set_mode =
            |name: &str, mode| fs::set_permissions(sandbox.path(name), PermissionsExt::from_mode(mode)).unwrap();
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
}

mod dates {
    use super::*;

    const PLANNED: &str = "\
role head \"Head\" { reports to nobody; owns payroll }
role clerk \"Clerk\" { reports to head; owns payroll from 2027-03-01 }
responsibility payroll \"Payroll\"
";

    #[test]
    fn a_day_is_judged_with_all_that_follows() {
        let sandbox = Sandbox::with(&[("a.org", PLANNED)]);
        assert!(sandbox.orgc(&["check"]).stdout.contains("from 2027-03-01, with no end"));
        let later = sandbox.orgc(&["check", "--as-of", "2027-06"]);
        assert_eq!(later.code, Some(1));
        assert!(!later.stdout.contains("with no end"), "{}", later.stdout);
    }

    #[test]
    fn today_is_taken_from_the_environment_or_the_clock() {
        let sandbox = Sandbox::with(&[("a.org", SOUND)]);
        let mut command = sandbox.command(&["check"]);
        assert_eq!(Run::of(command.env("SOURCE_DATE_EPOCH", "noon").output().unwrap()).code, Some(2));
        assert_eq!(Run::of(command.env_remove("SOURCE_DATE_EPOCH").output().unwrap()).code, Some(0));
    }
}

mod explain_and_rules {
    use super::*;

    #[test]
    fn a_check_is_explained_by_slug_and_by_code() {
        let sandbox = Sandbox::with(&[]);
        let by_slug = sandbox.orgc(&["explain", "two-owners"]);
        assert!(by_slug.code == Some(0) && !by_slug.stdout.is_empty());
        assert_eq!(sandbox.orgc(&["explain", "org0402"]).stdout, by_slug.stdout);
        let near = sandbox.orgc(&["explain", "two-owner"]);
        assert_eq!(near.stderr, "error: no check is called `two-owner`; did you mean `two-owners`?\n");
        assert_eq!(near.code, Some(2));
    }

    #[test]
    fn all_checks_are_listed() {
        let sandbox = Sandbox::with(&[]);
        let lines = sandbox.orgc(&["rules"]).stdout;
        assert_eq!(lines.lines().count(), orgc::catalog::RULES.len());
        assert!(lines.contains("ORG0402  two-owners"), "{lines}");
        let json: serde_json::Value =
            serde_json::from_str(&sandbox.orgc(&["rules", "--format", "json"]).stdout).unwrap();
        assert_eq!(json["rules"].as_array().unwrap().len(), orgc::catalog::RULES.len());
    }
}

mod init {
    use super::*;

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
}
