//! The lines of the sources that one finding shows, made harmless and cut to a width.
//!
//! codespan-reporting draws from this in place of the whole texts. So it never meets a control
//! character or a line of a megabyte, and carets stand under the right characters, because texts are
//! replaced before their widths are measured.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use super::harmless::harmless;
use super::places::file_name;
use crate::source::{FileId, SourceFile, SourceMap, Span};

/// Lines up to this many bytes are shown whole.
const WHOLE: usize = 240;
/// Of longer lines, so many bytes are shown …
const WIDTH: usize = 160;
/// … of which so many stand before the first label.
const BEFORE: usize = 60;
/// Marks what was cut.
const CUT: &str = "…";

/// What one finding shows of all files.
#[derive(Debug, Default)]
pub(super) struct Excerpts(BTreeMap<FileId, Excerpt>);

/// What one finding shows of one file: a text made of some of its lines.
#[derive(Debug, Default)]
struct Excerpt {
    name: String,
    text: String,
    /// By the index of a line in the file: where it stands in `text`, its line end included.
    lines: BTreeMap<usize, Range<usize>>,
    /// By offset in `text`: the true column, from 1, of each label that starts there.
    columns: BTreeMap<usize, usize>,
    /// By span in the file: the range in `text`.
    labels: BTreeMap<Span, Range<usize>>,
}

impl Excerpts {
    /// The lines on which these spans begin. Spans of files without text are left out.
    pub(super) fn of(sources: &SourceMap, spans: impl IntoIterator<Item = Span>) -> Self {
        let mut by_line: BTreeMap<(FileId, usize), Vec<Span>> = BTreeMap::new();
        for span in spans {
            let file = sources.get(span.file).filter(|file| !file.text().is_empty());
            let Some(file) = file else { continue };
            let line = file.line_index(span.start as usize);
            by_line.entry((span.file, line)).or_default().push(span);
            // codespan shows a single line that stands between two others.
            by_line.entry((span.file, line + 1)).or_default();
        }
        let mut excerpts = Self::default();
        for ((id, line), labels) in by_line {
            let Some(file) = sources.get(id) else { continue };
            excerpts.0.entry(id).or_insert_with(|| Excerpt::named(file.path())).add(file, line, labels);
        }
        excerpts
    }

    /// Where a span of the sources stands in the excerpt; what it has beyond its first line is cut.
    pub(super) fn range(&self, span: Span) -> Option<Range<usize>> {
        self.0.get(&span.file)?.labels.get(&span).cloned()
    }

    fn excerpt(&self, id: FileId) -> Result<&Excerpt, Error> {
        self.0.get(&id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    fn named(path: &str) -> Self {
        Self { name: file_name(path), ..Self::default() }
    }

    fn add(&mut self, file: &SourceFile, line: usize, mut labels: Vec<Span>) {
        labels.sort();
        let start_of_line = file.line_range(line).start;
        let content = file.line(u32::try_from(line + 1).unwrap_or(u32::MAX));
        let local = |offset: u32| (offset as usize).saturating_sub(start_of_line).min(content.len());
        let shown = window(content, labels.first().map_or(0, |label| local(label.start)));
        let visible = |range: Range<usize>| harmless(content.get(range).unwrap_or(""));
        let start = self.text.len();
        self.text.push_str(if shown.start > 0 { CUT } else { "" });
        let base = self.text.len();
        self.text.push_str(&visible(shown.clone()));
        let place = |offset: u32| {
            let until = char_boundary(content, local(offset).clamp(shown.start, shown.end));
            base + visible(shown.start..until).len()
        };
        for label in labels {
            let range = place(label.start)..place(label.end);
            self.columns.insert(range.start, file.position(label.start).column as usize);
            self.labels.insert(label, range);
        }
        self.text.push_str(if shown.end < content.len() { CUT } else { "" });
        self.text.push('\n');
        self.lines.insert(line, start..self.text.len());
    }
}

/// The part of a line that is shown: all of it, or the surroundings of `focus`.
fn window(content: &str, focus: usize) -> Range<usize> {
    if content.len() <= WHOLE {
        return 0..content.len();
    }
    let start = char_boundary(content, focus.saturating_sub(BEFORE));
    start..char_boundary(content, start + WIDTH)
}

/// The start of the character in which this byte lies.
fn char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}

impl<'a> Files<'a> for Excerpts {
    type FileId = FileId;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.name)
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, id: FileId, offset: usize) -> Result<usize, Error> {
        let excerpt = self.excerpt(id)?;
        let line = excerpt.lines.iter().find(|(_, range)| range.contains(&offset));
        line.map(|(index, _)| *index).ok_or(Error::IndexTooLarge { given: offset, max: excerpt.text.len() })
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        let excerpt = self.excerpt(id)?;
        let max = excerpt.lines.keys().next_back().copied().unwrap_or(0);
        excerpt.lines.get(&line).cloned().ok_or(Error::LineTooLarge { given: line, max })
    }

    fn column_number(&'a self, id: FileId, _line: usize, offset: usize) -> Result<usize, Error> {
        Ok(self.excerpt(id)?.columns.get(&offset).copied().unwrap_or(1))
    }
}
