//! The program as a whole, from its start to its end, and other programs beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::stages::time;
use crate::table::{Table, seconds};
use crate::{RUNS, fastest, synthetic, write_texts};

/// The program that is measured.
pub(crate) const ORGC: &str = env!("CARGO_BIN_EXE_orgc");
/// What is larger is run twice, since that takes long: the first time the system finds the memory, too.
const OFTEN: usize = 100_000;
/// The largest chart of which one can wait for the drawing of `dot`.
const DRAWN: usize = 10_000;

/// An organisation on the disk, gone when dropped.
struct OnDisk {
    folder: tempfile::TempDir,
    bytes: u64,
    roles: usize,
}

/// The table of whole runs, at each of `sizes`.
pub(crate) fn table(sizes: &[usize]) -> Table {
    let organisations: Vec<OnDisk> = sizes.iter().map(|roles| OnDisk::new(*roles)).collect();
    let mut table = Table::new(["roles"].into_iter().map(str::to_owned).chain(sizes.iter().map(usize::to_string)));
    table.row("source", organisations.iter().map(|organisation| format!("{} KiB", organisation.bytes / 1024)));
    for (name, arguments) in [
        ("`check`", &["check"][..]),
        ("`build --to dot`", &["build", "--to", "dot"]),
        ("`build --to json`", &["build", "--to", "json"]),
        ("`build --to svg`", &["build", "--to", "svg"]),
        ("`fmt --check`", &["fmt", "--check"]),
    ] {
        table.row(name, organisations.iter().map(|organisation| seconds(organisation.run(arguments))));
    }
    table.row("most memory of `check`, a byte of source", organisations.iter().map(OnDisk::memory));
    table.row("Graphviz `nop`: copies that DOT", organisations.iter().map(|on_disk| on_disk.peer(&["nop"])));
    table.row("Graphviz `dot -Tsvg`: draws a chart with boxes and lines only", organisations.iter().map(OnDisk::naive));
    table
}

impl OnDisk {
    fn new(roles: usize) -> Self {
        let texts = synthetic::organization(roles);
        let bytes = texts.iter().map(|(_, text)| text.len() as u64).sum();
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        write_texts(folder.path(), texts).unwrap_or_else(|error| panic!("{error}"));
        Self { folder, bytes, roles }
    }

    fn run(&self, arguments: &[&str]) -> Duration {
        let (command, options) = arguments.split_first().unwrap_or((&"", &[]));
        let once = || {
            let mut process = Command::new(ORGC);
            process.arg(command).arg(self.folder.path()).args(options);
            finish(process.stdout(Stdio::null()))
        };
        self.measured(once)
    }

    fn measured(&self, mut run: impl FnMut() -> Duration) -> Duration {
        if self.roles > OFTEN { run().min(run()) } else { fastest(run) }
    }

    /// The most memory that `check` had, in bytes a byte of source, where the system tells.
    fn memory(&self) -> String {
        let mut process = Command::new("/usr/bin/time");
        let output = process.args(["-f", "%M", ORGC, "check"]).arg(self.folder.path()).output();
        let kilobytes = output
            .ok()
            .and_then(|output| String::from_utf8_lossy(&output.stderr).lines().next_back()?.trim().parse::<f64>().ok());
        #[expect(clippy::cast_precision_loss, reason = "a ratio of sizes is rounded anyway")]
        kilobytes.map_or_else(|| "—".to_owned(), |kilobytes| format!("{:.0}", kilobytes * 1024.0 / self.bytes as f64))
    }

    /// A program of Graphviz, with the drawing that orgc makes.
    fn peer(&self, program: &[&str]) -> String {
        let drawing = self.folder.path().join("chart.gv");
        let mut build = Command::new(ORGC);
        build.arg("build").arg(self.folder.path()).args(["--to", "dot", "-o"]).arg(&drawing);
        finish(&mut build);
        graphviz(program, &drawing, |run| self.measured(run))
    }

    /// `dot`, where it ends in a reasonable time, with a drawing of nothing but boxes and solid lines.
    fn naive(&self) -> String {
        if self.roles > DRAWN {
            return "—".to_owned();
        }
        let drawing = self.folder.path().join("naive.gv");
        let lines = (1..self.roles).map(|role| format!("r{} -> r{role};\n", (role - 1) / 8));
        let text = format!("digraph {{ node [shape=box]\n{}}}\n", lines.collect::<String>());
        write_texts(self.folder.path(), vec![("naive.gv".to_owned(), text)]).unwrap_or_else(|error| panic!("{error}"));
        graphviz(&["dot", "-Tsvg"], &drawing, |run| run())
    }
}

fn graphviz(program: &[&str], drawing: &PathBuf, measure: impl Fn(&mut dyn FnMut() -> Duration) -> Duration) -> String {
    let (name, options) = program.split_first().unwrap_or((&"", &[]));
    if !is_there(name) {
        return "not installed".to_owned();
    }
    seconds(measure(&mut || finish(Command::new(name).args(options).arg(drawing).stdout(Stdio::null()))))
}

/// Whether a program of this name is installed.
pub(crate) fn is_there(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| Path::new(&folder).join(program).is_file())
}

fn finish(process: &mut Command) -> Duration {
    time(|| process.stderr(Stdio::null()).status().unwrap_or_else(|error| panic!("{error}")))
}

/// How often each small run is made, in words.
pub(crate) fn runs() -> String {
    format!("the fastest of {RUNS} runs or more; of two above {OFTEN} roles")
}
