//! Whatever comes in between, a file that is written is the old one or the new one.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::process::Stdio;
use std::time::Duration;

use crate::SOUND;
use crate::sandbox::{Run, Sandbox};

/// Many files that are not canonical.
fn ugly(count: usize) -> (Sandbox, String, String) {
    let role = |number: usize, gap: &str| format!("role{gap}r{number} {{\n  reports to nobody\n}}\n");
    let text = |gap: &str| (0..2_000).map(|number| role(number, gap)).collect::<String>();
    let (old, new) = (text("  "), text(" "));
    let sandbox = Sandbox::with(&[]);
    (0..count).for_each(|number| sandbox.write(&format!("{number}.org"), &old));
    (sandbox, old, new)
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let (sandbox, old, new) = ugly(8);
    let mut pause = 4;
    let mut finished = false;
    while !finished {
        let mut command = sandbox.command(&["fmt"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        finished = child.wait().unwrap().success();
        for number in 0..8 {
            let there = sandbox.read(&format!("{number}.org"));
            assert!(there == old || there == new, "{number}.org has neither text");
        }
        let names = sandbox.list();
        let is_known = |name: &String| name.ends_with(".org") || name.starts_with(".orgc-");
        assert!(names.iter().all(is_known), "{names:?}");
        pause += pause / 4 + 1;
    }
    // What killed runs left lying is no part of any organisation.
    let run = sandbox.orgc(&["fmt", "--check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "8 files already formatted\n"));
}

#[test]
fn a_source_with_another_name_is_not_written_over() {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("other/keep.txt", "")]);
    fs::hard_link(sandbox.path("a.org"), sandbox.path("hard.dot")).unwrap();
    symlink("../a.org", sandbox.path("other/org.dot")).unwrap();
    // A hard link becomes a file of its own; what it was linked with stays as it is.
    assert_eq!(sandbox.orgc(&["build", "a.org", "--to", "dot", "-o", "hard.dot"]).code, Some(0));
    assert!(sandbox.read("hard.dot").starts_with("// ") || sandbox.read("hard.dot").contains("digraph"));
    let run = sandbox.orgc(&["build", "a.org", "--to", "dot,json", "-o", "other"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`other/org.dot` is one of the sources"), "{}", run.stderr);
    assert!(!sandbox.path("other/org.json").exists());
    assert_eq!(sandbox.read("a.org"), SOUND);
}

#[test]
fn an_import_does_not_write_over_what_it_reads() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let document = sandbox.orgc(&["build", "--to", "json"]).stdout;
    sandbox.write("organization.org", &document);
    let run = sandbox.orgc(&["import", "json", "organization.org", "--force"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("is one of the sources"), "{}", run.stderr);
    assert_eq!(sandbox.read("organization.org"), document);
}

/// `ulimit -f` stands for a disk on which no more has room.
#[test]
fn a_disk_that_is_too_small_leaves_everything_as_it_was() {
    let (sandbox, old, _) = ugly(2);
    sandbox.write("out/org.json", "old");
    for arguments in ["fmt", "build 0.org --to json -o out/org.json", "build 0.org --to json,svg -o out"] {
        let mut command = std::process::Command::new("sh");
        let program = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" {arguments}");
        command.args(["-c", &program, env!("CARGO_BIN_EXE_orgc")]).current_dir(sandbox.path(""));
        let run = Run::of(command.env("SOURCE_DATE_EPOCH", "1793491200").output().unwrap());
        assert_eq!(run.code, Some(2), "{arguments}: {}", run.stderr);
        let said = run.stderr.lines().filter(|line| line.starts_with("error: cannot write `")).count();
        assert!(said == 1 && run.stderr.ends_with(": it is too large for the file system\n"), "{}", run.stderr);
        assert_eq!((sandbox.read("0.org"), sandbox.read("out/org.json").as_str()), (old.clone(), "old"));
        assert_eq!(sandbox.list(), ["0.org", "1.org", "out"], "nothing is left behind");
        assert_eq!(fs::read_dir(sandbox.path("out")).unwrap().count(), 1);
    }
}

#[test]
fn what_is_written_anew_keeps_who_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.org", "role  a { held by \"Ana\" and \"Tom\"; seats 2 }\n")]);
    fs::set_permissions(sandbox.path("a.org"), fs::Permissions::from_mode(0o600)).unwrap();
    for command in [&["check", "--fix"][..], &["fmt"]] {
        let before = sandbox.read("a.org");
        assert_eq!(sandbox.orgc(command).code, Some(0));
        assert_ne!(sandbox.read("a.org"), before, "{command:?}");
        assert_eq!(fs::metadata(sandbox.path("a.org")).unwrap().mode() & 0o777, 0o600, "{command:?}");
    }
}
