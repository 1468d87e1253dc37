//! One case of the corpus: a file, or a folder of files that are compiled together.

use orgc::calendar::{Date, Period};
use orgc::compile::{Compilation, Options, compile};
use orgc::diagnostic::Diagnostics;
use orgc::emit::{self, Format, Request};
use orgc::model::Columns;
use orgc::render::{Checked, Report, review};
use orgc::repair::{Repair, repair};
use orgc::source::{Files, MemoryFiles};
use orgc::view::Focus;

#[path = "folders.rs"]
mod folders;

pub(crate) use folders::entries;

/// What is compiled, and how.
pub(crate) struct Case {
    files: MemoryFiles,
    settings: Settings,
}

/// What the comments at the top of a case say.
struct Settings {
    options: Options,
    view: Option<String>,
    columns: Option<Columns>,
}

impl Case {
    /// These files, compiled together. The first of them says how.
    pub(crate) fn of(files: MemoryFiles) -> Result<Self, String> {
        let first = files.paths().next().and_then(|path| files.read(path, u64::MAX).ok()).unwrap_or_default();
        let settings = settings(&String::from_utf8_lossy(&first))?;
        Ok(Self { files, settings })
    }

    /// The paths of its files, sorted.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.files.paths().map(str::to_owned).collect()
    }

    /// Compiles it, with its files given in this order.
    pub(crate) fn compile(&self, paths: &[String]) -> Result<Compilation, String> {
        compile(&self.files, paths, &self.settings.options).map_err(|error| error.to_string())
    }

    /// It after all certain repairs. However they go, they leave no more to repair, and no text is damaged.
    pub(crate) fn repaired(&self) -> Result<Repair, String> {
        let paths = self.paths();
        let before = self.compile(&paths)?;
        let repair = repair(&self.files, &paths, &self.settings.options).map_err(|error| error.to_string())?;
        let after = &repair.compilation.diagnostics;
        let errors = |found: &Diagnostics| found.iter().filter(|found| found.rule.is_about_syntax()).count();
        if errors(after) > errors(&before.diagnostics) {
            return Err(format!("repaired to worse:\n{}", findings(&repair.compilation)));
        }
        if let Some(left) = after.certain_fixes().next() {
            return Err(format!("still to be repaired: {}\n{}", left.title, findings(&repair.compilation)));
        }
        if before.diagnostics.is_empty() && !repair.changed.is_empty() {
            return Err("what is sound was repaired".to_owned());
        }
        Ok(repair)
    }

    /// What every format makes of it; nothing if the text has errors.
    pub(crate) fn outputs(&self, compilation: &Compilation) -> Result<Vec<(Format, String)>, String> {
        let write = |format| Ok(self.output(compilation, format)?.map(|text| (format, text)));
        Format::ALL.into_iter().filter_map(|format| write(format).transpose()).collect()
    }

    /// What one format makes of it.
    pub(crate) fn output(&self, compilation: &Compilation, format: Format) -> Result<Option<String>, String> {
        let Some(checked) = &compilation.checked else { return Ok(None) };
        let chart = checked.chart();
        let named = |name: &String| chart.views.iter().find(|(_, view)| view.header.path == *name).map(|(id, _)| id);
        let view = match &self.settings.view {
            Some(name) => Some(named(name).ok_or(format!("there is no view `{name}`"))?),
            None => None,
        };
        let of_view = view.and_then(|view| chart.views[view].as_of).map(|(date, _)| date);
        let request = Request {
            as_of: of_view.unwrap_or(self.settings.options.as_of),
            focus: Focus { view, ..Focus::default() },
            columns: self.settings.columns,
            draft: compilation.diagnostics.has_errors(),
            sources: &compilation.sources,
        };
        let output = emit::write(format, checked, &request).map_err(|error| error.message)?;
        Ok(Some(if format == Format::Html { without_code(&output) } else { output }))
    }
}

/// A page without its style sheet and script, and their fingerprints: they are the same in every page.
fn without_code(page: &str) -> String {
    let mut page = page.to_owned();
    for (start, end) in [
        ("<style>", "</style>"),
        ("<script>", "</script>"),
        ("<script type=\"module\">", "</script>"),
        ("'sha256-", "'"),
    ] {
        let mut from = 0;
        while let Some(at) = page.get(from..).and_then(|rest| rest.find(start)).map(|at| from + at + start.len()) {
            let length = page.get(at..).and_then(|rest| rest.find(end)).unwrap_or(0);
            page.replace_range(at..at + length, "…");
            from = at;
        }
    }
    page
}

/// All findings in the form in which they are reviewed.
pub(crate) fn findings(compilation: &Compilation) -> String {
    let report = Report {
        sources: &compilation.sources,
        findings: &compilation.diagnostics,
        checked: Checked::default(),
        baseline: None,
    };
    let text = review(&report);
    if text.is_empty() { "no findings\n".to_owned() } else { text }
}

/// Reads `// as-of: DATE`, `// all-dates`, `// view: NAME`, `// columns: WHAT` and
/// `// max-steps: N` at the top of a text.
fn settings(text: &str) -> Result<Settings, String> {
    let as_of = Date::new(2026, 11, 1).ok_or("no such day")?;
    let options = Options::on(as_of);
    let mut settings = Settings { options, view: None, columns: None };
    for line in text.lines().map_while(|line| line.strip_prefix("//")).map(str::trim) {
        match line.split_once(':').map(|(name, value)| (name, value.trim())) {
            Some(("as-of", date)) => {
                settings.options.as_of = Period::parse(date).map_err(|_| format!("`{date}` is no date"))?.first();
            }
            Some(("view", name)) => settings.view = Some(name.to_owned()),
            Some(("columns", what)) => settings.columns = Some(columns(what)?),
            Some(("max-steps", number)) => {
                settings.options.max_steps = number.parse().map_err(|_| format!("`{number}` is no number"))?;
            }
            _ => settings.options.all_dates |= line == "all-dates",
        }
    }
    Ok(settings)
}

fn columns(what: &str) -> Result<Columns, String> {
    match what {
        "roles" => Ok(Columns::Roles),
        "departments" => Ok(Columns::Departments),
        "people" => Ok(Columns::People),
        other => Err(format!("`{other}` are no columns")),
    }
}
