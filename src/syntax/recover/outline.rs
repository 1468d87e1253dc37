//! The blocks of a damaged text: which pieces open one, which are statements, which braces are missing.
//!
//! Where braces do not balance, indentation says which block is not closed: a declaration that does not
//! stand further right than the block it would stand in, or a `}` below the keyword of an outer block.

use std::ops::Range;

use super::keyword;
use crate::syntax::items::MAX_DEPTH;
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

/// How many statements back the declaration is looked for to which a brace belongs.
const MOST: usize = 100;

/// An open block.
#[derive(Debug)]
struct Open {
    head: Range<usize>,
    /// The column in which its line starts.
    column: usize,
    /// The column of the last closing brace in it.
    last_close: Option<usize>,
}

/// A pass over a text.
struct Pass<'t> {
    text: &'t str,
    bytes: &'t [u8],
    by_indentation: bool,
    at: usize,
    end: usize,
    /// Where the current line starts, and the column of the first thing in it.
    line: usize,
    column: Option<usize>,
    /// The end of the last piece.
    last: usize,
    open: Vec<Open>,
    endless: bool,
    out: Outline,
}

/// The blocks of `text` in `range`. Its braces are trusted unless indentation must decide.
pub(super) fn outline(text: &str, range: Range<usize>, by_indentation: bool) -> Outline {
    let (at, end) = (range.start, range.end);
    let mut pass = Pass {
        text,
        bytes: text.as_bytes().get(..end).unwrap_or_default(),
        by_indentation,
        at,
        end,
        line: at,
        column: None,
        last: at,
        open: Vec::new(),
        endless: false,
        out: Outline::default(),
    };
    pass.run();
    pass.out
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
        let unclosed = self.open.len();
        if unclosed > 0 {
            self.close_missing(0, !self.endless);
        }
    }

    /// Goes to `at`, and remembers the line it lies in.
    fn go(&mut self, at: usize) {
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
        let skipped = scan::skip(self.bytes, at)?;
        if !skipped.closed && skipped.stretch != Stretch::String && !self.endless {
            self.endless = true;
            self.out.faults.push(Fault::Endless(at, skipped.stretch));
        }
        Some(skipped.end)
    }

    /// The column of the piece at `at`, and whether it is the first of its line.
    fn place(&mut self) -> (usize, bool) {
        let column = self.at - self.line;
        (*self.column.get_or_insert(column), self.column == Some(column))
    }

    /// A statement or a declaration; if `{` follows, its block begins.
    fn piece(&mut self) {
        let start = self.at;
        let (column, is_first) = self.place();
        if self.by_indentation && is_first && keyword::is_declaration(self.rest(start)) {
            self.close_blocks_right_of(column);
        }
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

    fn rest(&self, at: usize) -> &str {
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
                    at = scan::line_end(self.bytes, at);
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
        if self.open.len() >= MAX_DEPTH {
            return self.too_deep(head);
        }
        self.out.pieces.push(Piece::Open(head.clone()));
        self.open.push(Open { head, column, last_close: None });
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

    fn close(&mut self) {
        let (column, is_first) = self.place();
        let brace = self.at;
        self.go(brace + 1);
        if self.by_indentation && is_first && !self.belongs(column) && self.settle(column, brace) {
            return;
        }
        match self.open.pop() {
            Some(_) => self.closed(column, brace + 1),
            None => self.without_block(brace, None),
        }
    }

    fn closed(&mut self, column: usize, end: usize) {
        self.out.pieces.push(Piece::Close(end));
        self.last = end;
        if let Some(around) = self.open.last_mut() {
            around.last_close = Some(column);
        }
    }

    /// Whether a brace in this column closes the innermost block, as far as its column can say.
    fn belongs(&self, column: usize) -> bool {
        self.open.last().is_none_or(|block| block.column == column)
    }

    /// A brace that is not in the column of the innermost block. Whether nothing is left to do.
    fn settle(&mut self, column: usize, brace: usize) -> bool {
        if let Some(outer) = self.open.iter().rposition(|block| block.column == column) {
            self.close_missing(outer + 1, true);
            return false;
        }
        let innermost = self.open.last();
        let is_right_of = innermost.is_some_and(|block| column > block.column);
        let is_second = innermost.is_some_and(|block| block.last_close == Some(column));
        let is_extra = is_right_of && (is_second || self.unopened().is_some());
        if is_extra {
            self.without_block(brace, Some(column));
        }
        is_extra
    }

    /// A brace that closes no block: perhaps the block of the last declaration was never opened.
    fn without_block(&mut self, brace: usize, column: Option<usize>) {
        match self.unopened() {
            Some(at) => {
                let Some(Piece::Line(head)) = self.out.pieces.get(at).cloned() else { return };
                self.out.faults.push(Fault::Unopened(head.clone(), brace));
                if let Some(piece) = self.out.pieces.get_mut(at) {
                    *piece = Piece::Open(head);
                }
                self.closed(column.unwrap_or(0), brace + 1);
            }
            None => self.out.faults.push(Fault::StrayClose(brace)),
        }
    }

    /// The last declaration without block of the current block, if nothing but statements follow it.
    fn unopened(&self) -> Option<usize> {
        let is_statement = |piece: &Piece| match piece {
            Piece::Line(range) => !keyword::is_declaration(self.rest(range.start)),
            Piece::Open(_) | Piece::Close(_) => false,
        };
        let statements = self.out.pieces.iter().rev().take(MOST).take_while(|piece| is_statement(piece)).count();
        let at = self.out.pieces.len().checked_sub(statements + 1).filter(|_| statements > 0)?;
        matches!(self.out.pieces.get(at), Some(Piece::Line(_))).then_some(at)
    }

    /// A declaration in `column` cannot stand in a block that does not begin left of it.
    fn close_blocks_right_of(&mut self, column: usize) {
        let kept = self.open.iter().take_while(|block| block.column < column).count();
        if kept < self.open.len() {
            self.close_missing(kept, true);
        }
    }

    /// Closes all blocks but the outermost `kept`, whose braces are missing.
    fn close_missing(&mut self, kept: usize, report: bool) {
        let heads: Vec<Range<usize>> = self.open.drain(kept..).map(|block| block.head).collect();
        self.out.pieces.extend(heads.iter().map(|_| Piece::Close(self.last)));
        if report {
            self.out.faults.push(Fault::Unclosed(heads, self.last));
        }
    }
}
