//! What lies in a directory and is no file of the language, whatever its name says: nothing waits, nothing is
//! read without end, and every one of them is named.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::SOUND;
use crate::sandbox::{Run, Sandbox};

fn pipe(sandbox: &Sandbox, name: &str) {
    let made = Command::new("mkfifo").arg(sandbox.path(name)).status();
    assert!(made.is_ok_and(|made| made.success()), "no pipe {name}");
}

/// A directory in which everything has the suffix of the language.
fn zoo() -> Sandbox {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("x.org/inner.org", "role b { reports to nobody }\n")]);
    pipe(&sandbox, "pipe.org");
    for (to, name) in [("nowhere", "dangling.org"), ("two.org", "one.org"), ("one.org", "two.org"), (".", "self.org")] {
        assert!(symlink(to, sandbox.path(name)).is_ok(), "no link {name}");
    }
    sandbox
}

#[test]
fn what_is_no_file_is_named_and_the_rest_is_read() {
    let sandbox = zoo();
    let run = sandbox.orgc(&["check", "--format", "short"]);
    let found: Vec<&str> = run.stdout.lines().filter(|line| line.contains("[unreadable-file]")).collect();
    assert_eq!(
        found,
        [
            "dangling.org:1:1: error[unreadable-file]: this file cannot be read: no such file or directory",
            "one.org:1:1: error[unreadable-file]: this file cannot be read: too many levels of symbolic links",
            "pipe.org:1:1: error[unreadable-file]: this file cannot be read: not a regular file",
            "self.org:1:1: error[unreadable-file]: this file cannot be read: not a regular file",
            "two.org:1:1: error[unreadable-file]: this file cannot be read: too many levels of symbolic links",
        ]
    );
    assert_eq!((run.code, run.stdout.contains("x.org/")), (Some(1), false), "{}", run.stdout);
}

#[test]
fn no_command_waits_for_a_pipe_or_reads_a_device() {
    let sandbox = zoo();
    for path in ["pipe.org", "/dev/zero", "/dev/tty", "/dev/null", "self.org/pipe.org"] {
        for command in
            [&["check", path][..], &["check", "--fix", path], &["fmt", path], &["build", "--to", "dot", path]]
        {
            let run = sandbox.orgc(command);
            assert_eq!(run.code, Some(1), "{command:?}: {}", run.stderr);
            assert!((run.stdout + &run.stderr).contains("not a regular file"), "{command:?}");
        }
        for form in ["csv", "json"] {
            let run = sandbox.orgc(&["import", form, path]);
            assert_eq!(run.code, Some(2), "{path}");
            assert_eq!(run.stderr, format!("error: cannot read `{path}`: not a regular file\n"));
        }
    }
    let run = sandbox.orgc(&["check", "a.org", "--baseline", "/dev/zero", "--max-file-size", "1MiB"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(run.stderr.starts_with("error: `/dev/zero` is too large\n"), "{}", run.stderr);
}

#[test]
fn a_link_that_loops_has_no_end_and_is_said_to() {
    let run = zoo().orgc(&["check", "one.org"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.stderr, "error: cannot read `one.org`: too many levels of symbolic links\n");
}

#[test]
fn a_file_is_read_once_however_often_it_is_named() {
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("d/b.org", "role b { reports to nobody }\n")]);
    symlink("../a.org", sandbox.path("d/link.org")).unwrap();
    let run = sandbox.orgc(&["check", "a.org", "./a.org", "d/link.org", "d", "d/../a.org"]);
    assert!(run.stdout.starts_with("checked 2 roles") && run.stdout.contains("in 2 files"), "{}", run.stdout);
}

#[test]
fn no_name_of_a_file_gets_to_the_terminal_or_out_of_its_line() {
    let names: &[&[u8]] = &[
        b"\x1b]8;;http:evil\x07click\x1b]8;;\x07.org",
        b"two\nlines::error::x.org",
        "\u{202e}gro.txt.org".as_bytes(),
        b"100%25 a,b.org",
    ];
    let sandbox = Sandbox::with(&[]);
    for name in names {
        fs::write(sandbox.path("").join(OsStr::from_bytes(name)), "role a { reports to nobody }\nrole  a\n").unwrap();
    }
    let is_harmless = |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    for command in [
        &["check"][..],
        &["check", "--format", "short"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["check", "--format", "json"],
        &["check", "--diff"],
        &["fmt", "--check"],
        &["fmt", "--diff"],
        &["check", "\x1b[31m", "a\nb"],
        &["build", "--to", "dot", "-o", "\x1b[31m/a"],
        &["check", "--level", "\x1b[31m"],
        &["explain", "\x1b[31m"],
        &["import", "csv", "\x1b[31m"],
        &["\x1b[31m"],
    ] {
        let run = sandbox.orgc(command);
        let said = run.stdout + &run.stderr;
        assert!(!said.is_empty() && said.chars().all(is_harmless), "{command:?}: {said:?}");
        assert!(!said.lines().any(|line| line.starts_with("lines::") || line.starts_with("::error::")), "{said}");
    }
}

#[test]
fn a_name_that_is_no_text_is_said_to_be_none() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    if fs::write(sandbox.path("").join(OsStr::from_bytes(b"\xff.org")), SOUND).is_err() {
        eprintln!("skipped: the file system takes no such name");
        return;
    }
    let run = sandbox.orgc(&["check", "--format", "short"]);
    let expected = "\u{fffd}.org:1:1: error[unreadable-file]: this file cannot be read: its name is not UTF-8\n";
    assert!(run.code == Some(1) && run.stdout.contains(expected), "{}", run.stdout);
    let run = Run::of(sandbox.command(&["check"]).arg(OsStr::from_bytes(b"\xff.org")).output().unwrap());
    assert_eq!(run.code, Some(2));
}

#[test]
fn what_may_not_be_read_is_said_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with(&[("a.org", SOUND), ("closed.org", SOUND)]);
    fs::set_permissions(sandbox.path("closed.org"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(sandbox.path("closed.org")).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let run = sandbox.orgc(&["check", "--format", "short"]);
    let expected = "closed.org:1:1: error[unreadable-file]: this file cannot be read: permission denied\n";
    assert!(run.code == Some(1) && run.stdout.contains(expected), "{}", run.stdout);
}

#[test]
fn files_that_come_and_go_while_they_are_read_end_no_run() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    for number in 0..50 {
        sandbox.write(&format!("{number}.org"), &format!("role r{number} {{ reports to nobody }}\n"));
    }
    std::thread::scope(|scope| {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        let place = sandbox.path("7.org");
        scope.spawn(move || {
            let text = "role r7 { reports to nobody }\n";
            while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
                fs::write(&place, text.repeat(1_000)).unwrap();
                fs::remove_file(&place).unwrap();
                symlink("nowhere", &place).unwrap();
                fs::remove_file(&place).unwrap();
            }
        });
        for _ in 0..10 {
            let run = sandbox.orgc(&["check", "--format", "short"]);
            assert!(matches!(run.code, Some(0..=2)) && !run.stderr.contains("panic"), "{run:?}");
        }
        drop(stop);
    });
}
