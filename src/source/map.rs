//! All files of one compilation, with their texts.

use std::sync::OnceLock;

use super::lines::{CharCounts, LineStarts, Position};
use super::span::{FileId, Span};

/// One file: its path as shown to people, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    text: String,
    /// Made when somebody asks for the first place in the file: most files are sound, and nobody does.
    index: OnceLock<Index>,
}

/// Where the lines of a text are, and its characters.
#[derive(Debug, Clone)]
struct Index {
    lines: LineStarts,
    chars: CharCounts,
}

/// All files of one compilation, in the byte order of their paths.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceFile {
    fn new(path: String, text: String) -> Self {
        Self { path, text, index: OnceLock::new() }
    }

    /// The path as it was given, with `/` between its parts; `-` is standard input.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, without a byte-order mark. Empty where the file could not be read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset. An offset inside a character counts as its start, one
    /// behind the text as its end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let Index { lines, chars } = self.index();
        let line_index = lines.line_index(offset);
        let start = lines.start(line_index, self.len()) as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = 1 + chars.before(&self.text, end) - chars.before(&self.text, start);
        Position { line: saturating(line_index + 1), column }
    }

    /// The text of one line, without its end; `line` counts from 1.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let range = self.line_range(line as usize - usize::from(line > 0));
        self.text.get(range).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The bytes of the line with this index, counted from 0, its end included.
    #[must_use]
    pub fn line_range(&self, line_index: usize) -> std::ops::Range<usize> {
        let lines = &self.index().lines;
        let start = lines.start(line_index, self.len()) as usize;
        let end = lines.start(line_index + 1, self.len()) as usize;
        start..end
    }

    /// The index, counted from 0, of the line in which a byte lies.
    #[must_use]
    pub fn line_index(&self, offset: usize) -> usize {
        self.index().lines.line_index(saturating(offset))
    }

    /// How many lines there are; a text that ends with a line end has an empty last line.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.index().lines.count()
    }

    fn len(&self) -> u32 {
        saturating(self.text.len())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index { lines: LineStarts::of(&self.text), chars: CharCounts::of(&self.text) })
    }
}

impl SourceMap {
    /// Makes a map of `(path, text)` pairs. The files are put into the byte order of their paths,
    /// so the order in which they were given never matters.
    #[must_use]
    pub fn new(mut files: Vec<(String, String)>) -> Self {
        files.sort();
        Self { files: files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect() }
    }

    /// The file, if this map has it.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The path of a file; empty for a file this map does not have.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", SourceFile::path)
    }

    /// All files in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(saturating(index)), file))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// How many bytes all texts have.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text of a span; empty where the span is not one of this map.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let file = self.get(span.file);
        file.and_then(|file| file.text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// Line and column of the start of a span.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.get(span.file).map_or(Position { line: 1, column: 1 }, |file| file.position(span.start))
    }
}

fn saturating(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_position_is_what_one_counts_by_hand(line in "[a-zé李🌍]{0,900}", head in "[a-z\n]{0,40}", part in 0.0..1.0f64) {
            let text = format!("{head}\n{line}{line}{line}\nend");
            let offset = (part * text.len() as f64) as usize;
            let file = SourceFile::new("a.org".into(), text.clone());
            let boundary = (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let (before, _) = text.split_at(boundary);
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            let expected = Position { line: saturating(before.matches('\n').count() + 1), column: saturating(column) };
            prop_assert_eq!(file.position(saturating(offset)), expected);
        }
    }

    #[test]
    fn a_place_behind_the_text_is_its_end() {
        let file = SourceFile::new("a.org".into(), "ab\nc".into());
        assert_eq!(file.position(99), Position { line: 2, column: 2 });
        assert_eq!(SourceFile::new("b.org".into(), String::new()).position(7), Position { line: 1, column: 1 });
    }
}
