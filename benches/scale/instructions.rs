//! What the program costs in instructions: that does not depend on what else the machine does. Valgrind counts them,
//! on one processor.

use std::path::Path;
use std::process::{Command, Stdio};

use rayon::prelude::*;

use crate::process::{ORGC, is_there};
use crate::shapes::SHAPES;
use crate::table::Table;
use crate::{Texts, synthetic, write_texts};

const COMMANDS: [(&str, &[&str]); 7] = [
    ("`check`", &["check"]),
    ("`fmt --check`", &["fmt", "--check"]),
    ("`build --to dot`", &["build", "--to", "dot"]),
    ("`build --to svg`", &["build", "--to", "svg"]),
    ("`build --to json`", &["build", "--to", "json"]),
    ("`build --to markdown`", &["build", "--to", "markdown"]),
    ("`build --to html`", &["build", "--to", "html"]),
];

/// How many times as many instructions ten times as much takes: of every command, and of `check` for every shape. None
/// where nothing counts them.
pub(crate) fn table(sizes: &[usize]) -> Option<Table> {
    if !is_there("valgrind") {
        return None;
    }
    let head = ["instructions".to_owned()].into_iter().chain(sizes.iter().map(usize::to_string));
    let mut table = Table::new(head.chain(sizes.iter().skip(1).map(|_| "growth".to_owned())));
    for (name, command) in COMMANDS {
        let counts: Vec<u64> = sizes.par_iter().map(|size| count(command, synthetic::organization(*size))).collect();
        table.row(name, cells(&counts));
    }
    let shapes: Vec<Vec<u64>> = SHAPES
        .par_iter()
        .map(|(_, texts)| sizes.iter().map(|size| count(&["check"], texts(*size))).collect())
        .collect();
    for ((name, _), counts) in SHAPES.iter().zip(shapes) {
        table.row(&format!("`check`: {name}"), cells(&counts));
    }
    Some(table)
}

fn cells(counts: &[u64]) -> Vec<String> {
    let growth = counts.iter().zip(counts.iter().skip(1)).map(|(small, large)| tenths(large * 10 / small.max(&1)));
    counts.iter().map(|count| format!("{} M", count / 1_000_000)).chain(growth).collect()
}

fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// How many instructions the program takes for these files.
fn count(command: &[&str], texts: Texts) -> u64 {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let (files, log) = (folder.path().join("files"), folder.path().join("log"));
    write_texts(&files, texts).unwrap_or_else(|error| panic!("{error}"));
    let (command, options) = command.split_first().unwrap_or((&"", &[]));
    let mut process = Command::new("valgrind");
    process
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(format!("--log-file={}", log.display()))
        .args([ORGC, command])
        .arg(&files)
        .args(options)
        .env("RAYON_NUM_THREADS", "1");
    process.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap_or_else(|error| panic!("{error}"));
    told(&log).unwrap_or_else(|| panic!("valgrind counted nothing"))
}

/// The number behind `I refs:`.
fn told(log: &Path) -> Option<u64> {
    let log = std::fs::read_to_string(log).ok()?;
    let (_, number) = log.lines().find_map(|line| line.split_once("refs:"))?;
    number.trim().replace(',', "").parse().ok()
}
