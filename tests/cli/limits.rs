//! What is too large is said, each with the option that allows more.

use crate::SOUND;
use crate::sandbox::Sandbox;

#[test]
fn a_file_that_is_too_large_is_an_error_that_names_its_option() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    for command in [&["check"][..], &["build", "--to", "dot"], &["fmt"], &["check", "--fix"]] {
        let run = sandbox.orgc(&[command, &["--max-file-size", "20"]].concat());
        let said = run.stdout + &run.stderr;
        assert_eq!(run.code, Some(1), "{command:?}: {said}");
        assert!(said.contains("error[too-large]: this file has more than 20 bytes\n"), "{command:?}: {said}");
        assert!(said.contains("`--max-file-size` allows more"), "{command:?}: {said}");
    }
    assert_eq!(sandbox.read("a.org"), SOUND);
    assert_eq!(sandbox.orgc(&["check", "--max-file-size", &SOUND.len().to_string()]).code, Some(0));
}

#[test]
fn what_comes_in_through_a_pipe_has_the_same_limit() {
    let sandbox = Sandbox::with(&[]);
    let run = sandbox.orgc_with_stdin(&["check", "-", "--max-file-size", "20"], SOUND);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("error[too-large]: this file has more than 20 bytes\n"), "{}", run.stdout);
    for command in [&["check", "-", "--fix"][..], &["import", "csv", "-"], &["import", "json", "-"]] {
        let run = sandbox.orgc_with_stdin(&[command, &["--max-file-size", "20"]].concat(), SOUND);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{command:?}: {}", run.stderr);
        assert!(run.stderr.starts_with("error: standard input is too large\nhelp: nothing of it"), "{}", run.stderr);
    }
    let run = sandbox.orgc_with_stdin(&["fmt", "-", "--max-file-size", "20"], SOUND);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("error[too-large]"), "{}", run.stderr);
}

#[test]
fn all_files_together_have_a_limit() {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("b.org", "role  x\n"), ("c.org", "role  y\n")]);
    let limit = ["--max-total-size", &SOUND.len().to_string()];
    let run = sandbox.orgc(&[&["check", "--format", "short"], &limit[..]].concat());
    let lines: Vec<&str> = run.stdout.lines().filter(|line| line.contains("too-large")).collect();
    assert_eq!(lines.len(), 1, "{}", run.stdout);
    assert!(lines[0].starts_with("b.org:1:1: error[too-large]: all files together have more than "), "{}", lines[0]);
    let run = sandbox.orgc(&[&["fmt"], &limit[..]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains(" bytes; nothing was written\nhelp: format fewer"));
    assert_eq!(sandbox.read("b.org"), "role  x\n");
}

#[test]
fn blocks_may_be_as_deep_as_it_is_said() {
    let sandbox = Sandbox::with(&[("a.org", "department a {\n  department b {\n    role c\n  }\n}\n")]);
    for command in [&["check"][..], &["build", "--to", "dot"], &["fmt", "--check"]] {
        assert_eq!(sandbox.orgc(&[command, &["--max-nesting", "2"]].concat()).code, Some(0), "{command:?}");
        let run = sandbox.orgc(&[command, &["--max-nesting", "1"]].concat());
        let said = run.stdout + &run.stderr;
        assert_eq!(run.code, Some(1), "{command:?}: {said}");
        assert!(said.contains("error[too-deep]: blocks are nested more than 1 deep\n"), "{command:?}: {said}");
        assert!(said.contains("`--max-nesting` allows more"), "{command:?}: {said}");
    }
}

#[test]
fn a_baseline_has_a_limit_and_may_come_out_of_a_pipe() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let baseline = sandbox.orgc(&["check", "--format", "json"]).stdout;
    sandbox.write("baseline.json", &baseline);
    let run = sandbox.orgc(&["check", "--baseline", "baseline.json", "--max-file-size", "106"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: `baseline.json` is too large\n"), "{}", run.stderr);
    if cfg!(unix) {
        let run = sandbox.orgc_with_stdin(&["check", "--baseline", "/dev/stdin"], &baseline);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
}

#[test]
fn a_limit_that_cannot_be_is_refused() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    for (option, value, why) in [
        ("--max-file-size", "5GiB", "at most 4095 MiB"),
        ("--max-file-size", "much", "a size is written `64MiB`, `512KiB` or `1000000`"),
        ("--max-total-size", "-1", "a size is written `64MiB`, `512KiB` or `1000000`"),
        ("--max-nesting", "100000", "it is a whole number from 1 to 256"),
    ] {
        let run = sandbox.orgc(&["check", &format!("{option}={value}")]);
        assert_eq!(run.code, Some(2), "{option} {value}");
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }
}
