//! How the cost grows with the organisation: each stage at 1,000, 10,000 and 100,000 roles, and the ratio
//! from one size to the next. Ten is linear. The last line is the worst ratio of all texts made to take long.
//!
//! `cargo bench --bench scale` prints the table;
//! `cargo bench --bench scale -- --write DIRECTORY ROLES` writes such an organisation, for timing the
//! program as a whole.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]
#![expect(clippy::panic, reason = "there is nothing to measure where the organisation is wrong")]
#![expect(clippy::disallowed_methods, reason = "writes an organisation for other programs to measure")]

#[path = "../tests/support/hostile.rs"]
mod hostile;
mod synthetic;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::emit::{Format, Request, write};
use orgc::source::{FileId, MemoryFiles, SourceMap};
use orgc::{resolve, syntax, timeline::Timeline, view::Focus};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const RUNS: usize = 5;

type Stage = (&'static str, fn(&Organisation) -> Duration);

/// The stages, each timed by itself on what the stages before it made.
const STAGES: [Stage; 7] = [
    ("parse", parse),
    ("resolve", resolve),
    ("compile", compile_all),
    ("emit dot", |organisation| emit(organisation, Format::Dot)),
    ("emit json", |organisation| emit(organisation, Format::Json)),
    ("emit markdown", |organisation| emit(organisation, Format::Markdown)),
    ("emit svg", |organisation| emit(organisation, Format::Svg)),
];

struct Organisation {
    files: MemoryFiles,
    sources: SourceMap,
    bytes: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [flag, directory, roles] if flag == "--write" => write_organisation(Path::new(directory), roles.parse()?)?,
        _ => print_table(),
    }
    Ok(())
}

fn write_organisation(directory: &Path, roles: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(directory)?;
    let mut files = synthetic::organization(roles).into_iter();
    files.try_for_each(|(name, text)| std::fs::write(directory.join(name), text))
}

fn print_table() {
    let organisations = SIZES.map(Organisation::new);
    let bytes = organisations.each_ref().map(|organisation| format!("{} KiB", organisation.bytes / 1024));
    println!("stage          {}   ratio   ratio", SIZES.map(|size| format!("{size:>12}")).join(""));
    println!("source         {}", bytes.map(|size| format!("{size:>12}")).join(""));
    for (name, stage) in STAGES {
        let best = organisations.each_ref().map(|organisation| fastest(|| stage(organisation)));
        let cells = best.map(|time| format!("{:>9.2} ms", time.as_secs_f64() * 1e3));
        let ratios: Vec<String> = best.windows(2).map(ratio).collect();
        println!("{name:<15}{}{}", cells.join(""), ratios.join(""));
    }
    println!("hostile texts, ten times as long: at most {:.1} times the cost", worst_ratio());
}

/// How much longer it takes to read ten times as much of the worst of the hostile texts.
fn worst_ratio() -> f64 {
    let time = |(before, again, behind): &(&str, &str, &str), count| {
        let text = format!("{before}{}{behind}", again.repeat(count));
        fastest(|| {
            let start = Instant::now();
            black_box(syntax::parse(FileId(0), &text, &mut Diagnostics::default()));
            start.elapsed()
        })
    };
    let ratios = hostile::TEXTS.iter().map(|text| time(text, 5_000).as_secs_f64() / time(text, 500).as_secs_f64());
    ratios.fold(0.0, f64::max)
}

fn ratio(pair: &[Duration]) -> String {
    match pair {
        [small, large] => format!("{:>8.1}", large.as_secs_f64() / small.as_secs_f64()),
        _ => String::new(),
    }
}

fn fastest(mut run: impl FnMut() -> Duration) -> Duration {
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

impl Organisation {
    fn new(roles: usize) -> Self {
        let texts = synthetic::organization(roles);
        let mut files = MemoryFiles::default();
        texts.iter().for_each(|(path, text)| files.insert(path, text.as_bytes()));
        let bytes = texts.iter().map(|(_, text)| text.len()).sum();
        Self { files, sources: SourceMap::new(texts), bytes }
    }

    fn compile(&self) -> Compilation {
        let options = Options { as_of: as_of(), all_dates: false, levels: Vec::new(), deny_warnings: false };
        compile(&self.files, &[".".to_owned()], &options).unwrap_or_else(|error| panic!("{error}"))
    }

    fn trees(&self) -> Vec<syntax::tree::Tree> {
        let mut diagnostics = Diagnostics::default();
        self.sources.iter().map(|(id, file)| syntax::parse(id, file.text(), &mut diagnostics)).collect()
    }
}

fn as_of() -> Date {
    Date::from_unix_days(20_758).unwrap_or(Date::BEGINNING)
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn parse(organisation: &Organisation) -> Duration {
    time(|| organisation.trees())
}

fn resolve(organisation: &Organisation) -> Duration {
    let trees = organisation.trees();
    time(|| Timeline::new(resolve::run(&trees, &mut Diagnostics::default()), as_of(), false))
}

fn compile_all(organisation: &Organisation) -> Duration {
    time(|| organisation.compile())
}

fn emit(organisation: &Organisation, format: Format) -> Duration {
    let compilation = organisation.compile();
    let Some(checked) = &compilation.checked else { panic!("the organisation has errors") };
    let request =
        Request { as_of: as_of(), focus: Focus::default(), columns: None, draft: false, sources: &compilation.sources };
    time(|| write(format, checked, &request))
}
