//! The blocks of a damaged text: which pieces open one, which are statements, which braces are missing.
//!
//! Where braces do not balance, indentation says which block is not closed: a declaration that does not
//! stand further right than the block it would stand in, or a `}` below the keyword of an outer block.

use std::ops::Range;

use super::keyword;
use crate::syntax::scan::{self, Stretch};

/// A piece of a text, in the order in which they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands before a `{`; its block begins.
    Open(Range<usize>),
    /// A statement, or a declaration without block.
    Line(Range<usize>),
    /// A block ends before this offset.
    Close(usize),
}

/// What is wrong with the blocks of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Blocks that are not closed: what stands before their braces, and where the braces are missing.
    Unclosed(Vec<Range<usize>>, usize),
    /// A declaration whose block is closed but never opened, and the closing brace.
    Unopened(Range<usize>, usize),
    /// A declaration whose statements are indented below it without braces: where it stands, the end of its
    /// last statement, and the column it begins in.
    Braceless(Range<usize>, usize, usize),
    /// A brace that closes nothing.
    StrayClose(usize),
    /// The brace at which blocks become too deep.
    TooDeep(usize),
    /// A block comment or text block that does not end.
    Endless(usize, Stretch),
}

/// The blocks of a text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) pieces: Vec<Piece>,
    pub(super) faults: Vec<Fault>,
}

/// An open block.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) head: Range<usize>,
    /// The column in which its line starts.
    pub(super) column: usize,
    /// The column of the last closing brace in it.
    pub(super) last_close: Option<usize>,
    /// Whether it has no brace.
    pub(super) braceless: bool,
}

/// A pass over a text.
pub(super) struct Pass<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) by_indentation: bool,
    /// How deep blocks may be nested.
    pub(super) nesting: usize,
    pub(super) at: usize,
    pub(super) end: usize,
    /// Where the current line starts, and the column of the first thing in it.
    pub(super) line: usize,
    pub(super) column: Option<usize>,
    /// The column of the last piece, and whether it was the first of its line.
    pub(super) columns: (usize, bool),
    /// The end of the last piece.
    pub(super) last: usize,
    pub(super) open: Vec<Open>,
    pub(super) endless: bool,
    pub(super) out: Outline,
}

/// The blocks of `text` in `range`. Its braces are trusted unless indentation must decide; blocks
/// deeper than `nesting` are left out.
pub(super) fn outline(text: &str, range: Range<usize>, by_indentation: bool, nesting: usize) -> Outline {
    let (at, end) = (range.start, range.end);
    let mut pass = Pass {
        text,
        bytes: text.as_bytes().get(..end).unwrap_or_default(),
        by_indentation,
        nesting,
        at,
        end,
        line: line_start(text, at),
        column: None,
        columns: (0, false),
        last: at,
        open: Vec::new(),
        endless: false,
        out: Outline::default(),
    };
    pass.run();
    pass.out
}

/// Where the line in which `at` lies starts, if that is not too far away.
fn line_start(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at.saturating_sub(256)..at).unwrap_or_default();
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(at - bytes.len(), |newline| at - bytes.len() + newline + 1)
}

impl Pass<'_> {
    fn run(&mut self) {
        loop {
            self.skip_blank(true);
            match self.bytes.get(self.at) {
                None => break,
                Some(b'}') => self.close(),
                Some(_) => self.piece(),
            }
        }
        self.close_braceless(0);
        if !self.open.is_empty() {
            self.close_missing(0, !self.endless);
        }
    }

    /// Goes to `at`, and remembers the line it lies in.
    pub(super) fn go(&mut self, at: usize) {
        let passed = self.bytes.get(self.at..at).unwrap_or_default();
        if let Some(newline) = passed.iter().rposition(|byte| *byte == b'\n') {
            self.line = self.at + newline + 1;
            self.column = None;
        }
        self.at = at;
    }

    /// Skips spaces, line ends and comments; with `separators`, semicolons as well.
    fn skip_blank(&mut self, separators: bool) {
        while let Some(byte) = self.bytes.get(self.at) {
            let next = match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at + 1,
                b';' if separators => self.at + 1,
                b'/' => match self.skip_stretch(self.at) {
                    Some(end) => end,
                    None => return,
                },
                _ => return,
            };
            self.go(next);
        }
    }

    /// The end of a string or comment at `at`; one without end is noted.
    fn skip_stretch(&mut self, at: usize) -> Option<usize> {
        let skipped = scan::torn_title(self.bytes, at).or_else(|| scan::skip(self.bytes, at))?;
        if !skipped.closed && skipped.stretch != Stretch::String && !self.endless {
            self.endless = true;
            self.out.faults.push(Fault::Endless(at, skipped.stretch));
        }
        Some(skipped.end)
    }

    /// The end of a comment of another language, with what begins in it and goes on behind its line.
    fn odd_comment_end(&mut self, at: usize) -> usize {
        let end = scan::odd_comment_end(self.bytes, at);
        let goes_on = self.bytes.get(end).is_some_and(|byte| *byte != b'\n');
        if goes_on { self.skip_stretch(end).unwrap_or(self.end) } else { end }
    }

    /// The column of the piece at `at`, and whether it is the first of its line.
    pub(super) fn place(&mut self) -> (usize, bool) {
        let column = self.at - self.line;
        (*self.column.get_or_insert(column), self.column == Some(column))
    }

    /// A statement or a declaration; if `{` follows, its block begins.
    fn piece(&mut self) {
        let start = self.at;
        let (column, is_first) = self.place();
        if is_first {
            self.close_braceless(column);
        }
        if self.by_indentation && is_first && keyword::is_declaration(self.rest(start)) {
            self.close_blocks_right_of(column);
        }
        if is_first {
            self.open_braceless(start, column);
        }
        self.columns = (column, is_first);
        let (head_end, stop) = self.piece_end(start);
        let head = start..head_end;
        self.go(stop);
        self.last = head_end.max(start);
        if self.bytes.get(stop) == Some(&b'\n') {
            let (line, column_before) = (self.line, self.column);
            self.skip_blank(false);
            if self.bytes.get(self.at) != Some(&b'{') {
                (self.at, self.line, self.column) = (stop, line, column_before);
            }
        }
        if self.bytes.get(self.at) == Some(&b'{') {
            self.open(head, column);
        } else {
            self.out.pieces.push(Piece::Line(head));
        }
    }

    pub(super) fn rest(&self, at: usize) -> &str {
        self.text.get(at..self.end).unwrap_or_default()
    }

    /// Where the piece that starts at `start` ends: without and with what separates it from the next.
    fn piece_end(&mut self, start: usize) -> (usize, usize) {
        let mut at = start;
        let mut end = start;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'{' | b'}' | b';' => break,
                b'\n' => match self.continued(end, at) {
                    Some(next) => at = next,
                    None => break,
                },
                b' ' | b'\t' | b'\r' => at += 1,
                b'/' if scan::skip(self.bytes, at).is_some() => at = self.skip_stretch(at).unwrap_or(self.end),
                b'"' => {
                    at = self.skip_stretch(at).unwrap_or(self.end);
                    end = at;
                }
                _ if scan::is_odd_comment(self.bytes, at) => {
                    at = self.odd_comment_end(at);
                    end = scan::trim_end(self.bytes, start, at);
                }
                _ => {
                    at += 1;
                    end = at;
                }
            }
        }
        (end, at)
    }

    /// After a comma a list goes on in the next line, unless that can only be a statement.
    fn continued(&self, end: usize, newline: usize) -> Option<usize> {
        let comma = end.checked_sub(1).and_then(|last| self.bytes.get(last)) == Some(&b',');
        if !comma {
            return None;
        }
        let mut at = newline;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                b'/' => at = scan::skip(self.bytes, at)?.end,
                b'}' | b'{' | b';' => return None,
                _ => return (!keyword::is_statement(self.rest(at))).then_some(at),
            }
        }
        None
    }

    fn open(&mut self, head: Range<usize>, column: usize) {
        if self.open.len() >= self.nesting {
            return self.too_deep(head);
        }
        self.out.pieces.push(Piece::Open(head.clone()));
        self.open.push(Open { head, column, last_close: None, braceless: false });
        self.go(self.at + 1);
        self.last = self.at;
    }

    /// The block is not read: only what stands before it is kept.
    fn too_deep(&mut self, head: Range<usize>) {
        if !self.out.faults.iter().any(|fault| matches!(fault, Fault::TooDeep(_))) {
            self.out.faults.push(Fault::TooDeep(self.at));
        }
        self.out.pieces.push(Piece::Line(head));
        let mut depth = 0usize;
        let mut at = self.at;
        while let Some(byte) = self.bytes.get(at) {
            at = match byte {
                b'"' | b'/' => self.skip_stretch(at).unwrap_or(at + 1),
                _ => at + 1,
            };
            depth = match byte {
                b'{' => depth + 1,
                b'}' => depth.saturating_sub(1),
                _ => depth,
            };
            if depth == 0 {
                break;
            }
        }
        self.endless |= depth > 0;
        self.go(at);
        self.last = at;
    }
}
