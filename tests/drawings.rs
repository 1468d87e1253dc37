//! Every drawing of the corpus and of the examples, in the eyes of Graphviz. Without `dot` on the machine
//! these tests say so and pass, but not in continuous integration.

#![expect(clippy::disallowed_methods, reason = "tests read the drawings of the project")]
#![expect(clippy::print_stderr, reason = "a test that did not run has to say so")]
#![expect(clippy::unwrap_used, reason = "a file that cannot be read is a failure")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn drawings() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting = vec![root.join("tests/corpus"), root.join("examples")];
    let mut drawings = Vec::new();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|suffix| suffix == "dot") {
                drawings.push(path);
            }
        }
    }
    drawings.sort();
    assert!(!drawings.is_empty());
    drawings
}

/// What Graphviz makes of a drawing, without any other flag; `None` if it is not there.
fn graphviz(drawing: &str) -> Option<String> {
    let mut command = Command::new("dot");
    let command = command.arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
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

/// Where the boxes are.
fn boxes(plain: &str) -> Vec<&str> {
    plain.lines().filter(|line| line.starts_with("node ")).collect()
}

#[test]
fn graphviz_has_no_complaint_and_no_dotted_line_moves_a_box() {
    for path in drawings() {
        let with = fs::read_to_string(&path).unwrap();
        let without: String =
            with.lines().filter(|line| !line.contains(" [constraint=false")).map(|line| format!("{line}\n")).collect();
        let (Some(with), Some(without)) = (graphviz(&with), graphviz(&without)) else { return };
        assert_eq!(boxes(&with), boxes(&without), "{}", path.display());
    }
}

#[test]
fn drawings_name_no_file_and_no_dangerous_address() {
    for path in drawings() {
        let text = fs::read_to_string(&path).unwrap();
        for word in ["image=", "shapefile=", "imagepath=", "fontpath="] {
            assert!(
                !text.contains(&format!("[{word}")) && !text.contains(&format!(" {word}")),
                "{word} in {}",
                path.display()
            );
        }
        for address in text.split(" URL=\"").skip(1) {
            let safe = ["http://", "https://", "mailto:"]
                .iter()
                .any(|scheme| address.to_ascii_lowercase().starts_with(scheme));
            assert!(safe, "{} links to {}", path.display(), address.chars().take(40).collect::<String>());
        }
    }
}
