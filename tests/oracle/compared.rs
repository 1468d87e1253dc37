//! One organisation, judged by both.

use orgc::calendar::Date;
use orgc::compile::{Options, compile};
use orgc::diagnostic::{Diagnostic, Diagnostics, Level};
use orgc::model::Chart;
use orgc::resolve;
use orgc::source::{Files, MemoryFiles, SourceMap};
use orgc::syntax;

use crate::findings::findings;
use crate::rules::JUDGED;
use crate::terms::Org;

/// What both found, a sorted line for each finding.
pub(crate) struct Compared {
    pub(crate) compiler: Vec<String>,
    pub(crate) oracle: Vec<String>,
}

impl Compared {
    /// Lines of the one that the other does not have, marked with who has them.
    pub(crate) fn differences(&self) -> Vec<String> {
        let mut differences = missing("compiler", &self.compiler, &self.oracle);
        differences.extend(missing("oracle", &self.oracle, &self.compiler));
        differences
    }
}

fn missing(who: &str, ours: &[String], theirs: &[String]) -> Vec<String> {
    let count = |lines: &[String], line: &String| lines.iter().filter(|other| *other == line).count();
    let mut alone: Vec<String> = ours.iter().filter(|line| count(ours, line) > count(theirs, line)).cloned().collect();
    alone.dedup();
    alone.into_iter().map(|line| format!("only the {who}: {line}")).collect()
}

/// Judges the files with both; `None` if their text has errors.
pub(crate) fn compared(files: &MemoryFiles, as_of: Date, all_dates: bool) -> Option<Compared> {
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    let options = Options { all_dates, ..Options::on(as_of) };
    let compilation = compile(files, &paths, &options).ok()?;
    let is_broken = |found: &Diagnostic| found.level == Level::Error && found.rule.is_about_text() && !is_judged(found);
    if compilation.diagnostics.iter().any(is_broken) {
        return None;
    }
    let chart = chart(files, &paths)?;
    let mut compiler: Vec<String> =
        compilation.diagnostics.iter().filter(|found| is_judged(found)).map(written).collect();
    compiler.sort();
    Some(Compared { compiler, oracle: findings(&Org::new(&chart, as_of, all_dates)) })
}

/// These texts as files.
pub(crate) fn in_memory(texts: &[(String, String)]) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    for (path, text) in texts {
        files.insert(path, text.clone());
    }
    files
}

fn is_judged(found: &Diagnostic) -> bool {
    JUDGED.iter().any(|rules| rules.contains(&found.rule.slug))
}

/// The chart itself, which a compilation keeps for itself where a head is missing.
fn chart(files: &MemoryFiles, paths: &[String]) -> Option<Chart> {
    let texts: Option<Vec<_>> = paths
        .iter()
        .map(|path| Some((path.clone(), String::from_utf8(files.read(path, u64::MAX).ok()?).ok()?)))
        .collect();
    let sources = SourceMap::new(texts?);
    let mut ignored = Diagnostics::default();
    let trees: Vec<_> = sources.iter().map(|(id, file)| syntax::parse(id, file.text(), &mut ignored)).collect();
    Some(resolve::run(&trees, &mut ignored))
}

/// A finding of the compiler: rule, subject, first and last day.
fn written(found: &Diagnostic) -> String {
    let mut subject = found.subject.clone();
    subject.sort();
    let day = |day: Option<Date>| day.map_or("-".to_owned(), |day| day.to_string());
    let (from, until) = found.interval.map_or((None, None), |interval| (interval.from(), interval.until()));
    format!("{} | {} | {} | {}", found.rule.slug, subject.join(", "), day(from), day(until))
}
