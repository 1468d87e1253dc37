//! Graphviz, where it is on the machine.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What Graphviz writes of a drawing, without any other flag and without any word of complaint; `None` if it
/// is not there, which continuous integration does not allow.
pub(crate) fn graphviz(drawing: &str, format: &str) -> Option<String> {
    let mut command = Command::new("dot");
    let command = command.arg(format).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut dot) = command.spawn() else {
        assert!(std::env::var_os("CI").is_none(), "`dot` is not there");
        eprintln!("not tested: `dot` is not there");
        return None;
    };
    let mut input = dot.stdin.take().unwrap();
    let text = drawing.to_owned();
    // Should it stop reading, its complaints say why.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()).is_ok());
    let output = dot.wait_with_output().unwrap();
    writer.join().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && complaints.is_empty(), "{complaints}");
    Some(String::from_utf8(output.stdout).unwrap())
}
