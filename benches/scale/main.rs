//! How the cost grows with the organisation, as tables in Markdown.
//!
//! `cargo bench --bench scale` prints them, `-- --publish` writes them into `docs/performance.md`;
//! `-- --instructions` counts instructions only; `-- --write DIRECTORY ROLES` writes the organisation that is
//! measured, for other programs.
#![expect(clippy::print_stdout, reason = "a benchmark prints its result")]
#![expect(clippy::panic, reason = "there is nothing to measure where the organisation is wrong")]
#![expect(clippy::disallowed_methods, reason = "writes an organisation for other programs to measure")]

#[path = "../../tests/support/hostile.rs"]
mod hostile;
mod instructions;
mod process;
mod shapes;
mod stages;
mod synthetic;
mod table;

use std::path::Path;
use std::time::Duration;

use orgc::emit::Format;
use shapes::SHAPES;
use stages::{Organisation, STAGES, time, worst_ratio, written};
use table::{Table, ratio, seconds};

/// Files: paths and texts.
type Texts = Vec<(String, String)>;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const PROCESS_SIZES: [usize; 4] = [100, 10_000, 100_000, 1_000_000];
const SHAPE_SIZES: [usize; 2] = [1_000, 10_000];
/// So often is everything measured that does not take very long …
const RUNS: usize = 5;
/// … and what takes next to no time so often, or for so long: other programs disturb it most.
const MOST_RUNS: usize = 50;
const LONG_ENOUGH: Duration = Duration::from_millis(200);
/// The formats that have room for a chart of any size.
const FORMATS: [Format; 7] =
    [Format::Dot, Format::Svg, Format::Html, Format::Json, Format::Markdown, Format::MatrixCsv, Format::Csv];

/// The page, and where in it the tables stand.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance.md");
const MARK: &str = "<!-- measured: everything below is written by `cargo bench --bench scale -- --publish` -->\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--write", directory, roles] => write_texts(Path::new(directory), synthetic::organization(roles.parse()?))?,
        ["--instructions"] => println!("{}", instructions()),
        ["--publish"] => publish(&report())?,
        _ => println!("{}", report()),
    }
    Ok(())
}

fn write_texts(directory: &Path, texts: Texts) -> std::io::Result<()> {
    std::fs::create_dir_all(directory)?;
    texts.into_iter().try_for_each(|(name, text)| std::fs::write(directory.join(name), text))
}

fn publish(report: &str) -> Result<(), Box<dyn std::error::Error>> {
    let page = std::fs::read_to_string(PAGE)?;
    let (prose, _) = page.split_once(MARK).ok_or("the page has no mark behind which the tables stand")?;
    std::fs::write(PAGE, format!("{prose}{MARK}\n{report}"))?;
    Ok(())
}

fn report() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let system = format!("{} on {}", std::env::consts::OS, std::env::consts::ARCH);
    let [small, large] = SHAPE_SIZES;
    [
        format!("Measured on {system}, {processors} processors.\n"),
        format!("## The program as a whole\n\nFrom start to end, {}.\n", process::runs()),
        process::table(&PROCESS_SIZES).to_string(),
        format!(
            "## Stage by stage\n\nIn one process, the fastest of {RUNS} runs or more; the last columns say how many times as long \
             ten times as much takes.\n"
        ),
        stage_table().to_string(),
        "## Unusual organisations\n\nThe whole compilation in one process, without writing anything.\n".to_owned(),
        shape_table().to_string(),
        format!(
            "How many times as long it takes to write {large} instead of {small}, errors or not; nothing where a text is \
             in error.\n"
        ),
        written_table().to_string(),
        format!("Texts made to take long, ten times as long: at most {:.1} times the cost of reading.\n", worst_ratio()),
        "## In instructions\n\nOf the program from start to end, on one processor.\n".to_owned(),
        instructions(),
    ]
    .join("\n")
}

fn instructions() -> String {
    let table = instructions::table(&SIZES).map(|table| table.to_string());
    table.unwrap_or_else(|| "Not counted: valgrind is not installed.\n".to_owned())
}

fn stage_table() -> Table {
    let organisations = SIZES.map(|roles| Organisation::new(synthetic::organization(roles)));
    let head = ["roles".to_owned()].into_iter().chain(SIZES.map(|size| size.to_string()));
    let mut table = Table::new(head.chain(["growth".to_owned(), "growth".to_owned()]));
    let bytes = organisations.each_ref().map(|organisation| format!("{} KiB", organisation.bytes / 1024));
    table.row("source", bytes.into_iter().chain([String::new(), String::new()]));
    for (name, stage) in STAGES {
        let best = organisations.each_ref().map(|organisation| fastest(|| stage(organisation)));
        table.row(name, best.map(seconds).into_iter().chain(growth(&best)));
    }
    table
}

fn shape_table() -> Table {
    let head = ["how many".to_owned()].into_iter().chain(SHAPE_SIZES.map(|size| size.to_string()));
    let mut table = Table::new(head.chain(["growth".to_owned()]));
    for (name, texts) in SHAPES {
        let organisations = SHAPE_SIZES.map(|size| Organisation::new(texts(size)));
        let best = organisations.each_ref().map(|organisation| fastest(|| time(|| organisation.compile())));
        table.row(name, best.map(seconds).into_iter().chain(growth(&best)));
    }
    table
}

fn written_table() -> Table {
    let head = ["shape"].into_iter().chain(FORMATS.iter().map(|format| format.name()));
    let mut table = Table::new(head.map(str::to_owned));
    for (name, texts) in SHAPES {
        let compilations = SHAPE_SIZES.map(|size| Organisation::new(texts(size)).compile());
        let growth = FORMATS.map(|format| {
            let [small, large] = compilations
                .each_ref()
                .map(|compilation| (0..RUNS).map(|_| written(compilation, format, true)).min().flatten());
            small.zip(large).map_or_else(String::new, |(small, large)| ratio(small, large))
        });
        table.row(name, growth);
    }
    table
}

fn growth(times: &[Duration]) -> Vec<String> {
    times.iter().zip(times.iter().skip(1)).map(|(small, large)| ratio(*small, *large)).collect()
}

fn fastest(mut run: impl FnMut() -> Duration) -> Duration {
    let (mut best, mut spent) = (Duration::MAX, Duration::ZERO);
    for runs in 0..MOST_RUNS {
        if runs >= RUNS && spent >= LONG_ENOUGH {
            break;
        }
        let time = run();
        (best, spent) = (best.min(time), spent + time);
    }
    best
}
