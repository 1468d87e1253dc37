//! Pipes that close and disks that are full.

use std::fs;
use std::process::Stdio;

use crate::SOUND;
use crate::sandbox::{Run, Sandbox};

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
    for arguments in [&["check"][..], &["rules"], &["explain", "two-owners"], &["build", "--to", "json"], &["--help"]] {
        let run = Run::of(sandbox.command(arguments).stdout(full()).output().unwrap());
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.stderr.starts_with("error: cannot write to standard output: "), "{}", run.stderr);
    }
    let run = sandbox.orgc(&["build", "--to", "json", "-o", "/dev/full"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: cannot write `/dev/full`: "), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn standard_output_may_be_named_though_it_is_a_pipe() {
    let sandbox = Sandbox::with(&[("a.org", SOUND)]);
    let piped = sandbox.orgc(&["build", "--to", "csv"]).stdout;
    let named = sandbox.orgc(&["build", "--to", "csv", "-o", "/dev/stdout"]);
    assert_eq!((named.code, named.stdout), (Some(0), piped));
}
