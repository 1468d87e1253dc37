//! Each stage by itself, on what the stages before it made.

use std::hint::black_box;
use std::time::{Duration, Instant};

use orgc::calendar::Date;
use orgc::compile::{Compilation, Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::emit::{Format, Request, write};
use orgc::source::{FileId, MemoryFiles, SourceMap};
use orgc::timeline::{MAX_STEPS, Timeline};
use orgc::view::Focus;
use orgc::{format, resolve, syntax};

use crate::{Texts, fastest, hostile};

/// A stage, by its name.
pub(crate) type Stage = (&'static str, fn(&Organisation) -> Duration);

/// The stages, in the way of the data. `grammar` is what of `parse` pest does: it makes the pairs, and no tree.
pub(crate) const STAGES: &[Stage] = &[
    ("grammar", grammar),
    ("parse", parse),
    ("resolve", resolve),
    ("compile", |organisation| time(|| organisation.compile())),
    ("fmt", fmt),
    ("emit csv", |organisation| emit(organisation, Format::Csv)),
    ("emit dot", |organisation| emit(organisation, Format::Dot)),
    ("emit json", |organisation| emit(organisation, Format::Json)),
    ("emit markdown", |organisation| emit(organisation, Format::Markdown)),
    ("emit svg", |organisation| emit(organisation, Format::Svg)),
    ("emit html", |organisation| emit(organisation, Format::Html)),
];

/// The texts of an organisation, at hand.
pub(crate) struct Organisation {
    files: MemoryFiles,
    sources: SourceMap,
    /// How long all texts are.
    pub(crate) bytes: usize,
}

impl Organisation {
    pub(crate) fn new(texts: Texts) -> Self {
        let mut files = MemoryFiles::default();
        texts.iter().for_each(|(path, text)| files.insert(path, text.as_bytes()));
        let bytes = texts.iter().map(|(_, text)| text.len()).sum();
        Self { files, sources: SourceMap::new(texts), bytes }
    }

    pub(crate) fn compile(&self) -> Compilation {
        let options = Options::on(as_of());
        compile(&self.files, &[".".to_owned()], &options).unwrap_or_else(|error| panic!("{error}"))
    }

    fn trees(&self) -> Vec<syntax::tree::Tree> {
        let mut diagnostics = Diagnostics::default();
        self.sources.iter().map(|(id, file)| syntax::parse(id, file.text(), &mut diagnostics)).collect()
    }
}

/// How much longer it takes to read ten times as much of the worst of the hostile texts.
pub(crate) fn worst_ratio() -> f64 {
    let cost = |(before, again, behind): &(&str, &str, &str), count| {
        let text = format!("{before}{}{behind}", again.repeat(count));
        fastest(|| time(|| syntax::parse(FileId(0), &text, &mut Diagnostics::default())))
    };
    let ratios = hostile::TEXTS.iter().map(|text| cost(text, 50_000).as_secs_f64() / cost(text, 5_000).as_secs_f64());
    ratios.fold(0.0, f64::max)
}

/// How long a piece of work takes.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = black_box(work());
    let time = start.elapsed();
    drop(made);
    time
}

fn as_of() -> Date {
    Date::from_unix_days(20_758).unwrap_or(Date::BEGINNING)
}

fn grammar(organisation: &Organisation) -> Duration {
    time(|| organisation.sources.iter().all(|(_, file)| syntax::is_well_formed(file.text())))
}

fn parse(organisation: &Organisation) -> Duration {
    time(|| organisation.trees())
}

fn resolve(organisation: &Organisation) -> Duration {
    let trees = organisation.trees();
    time(|| Timeline::new(resolve::run(&trees, &mut Diagnostics::default()), as_of(), false, MAX_STEPS))
}

fn fmt(organisation: &Organisation) -> Duration {
    time(|| organisation.sources.iter().map(|(_, file)| format::format(file.text()).is_ok()).collect::<Vec<_>>())
}

fn emit(organisation: &Organisation, format: Format) -> Duration {
    written(&organisation.compile(), format, false).unwrap_or_else(|| panic!("the organisation has errors"))
}

/// How long it takes to write what was compiled; `None` if a text is in error, or the format has no room for it.
pub(crate) fn written(compilation: &Compilation, format: Format, draft: bool) -> Option<Duration> {
    let checked = compilation.checked.as_ref()?;
    let request =
        Request { as_of: as_of(), focus: Focus::default(), columns: None, draft, sources: &compilation.sources };
    let mut is_written = false;
    let took = time(|| {
        let text = write(format, checked, &request);
        is_written = text.is_ok();
        text
    });
    is_written.then_some(took)
}
