//! The first pass over a file: cuts it into top-level items, collects its comments, counts its braces.
//!
//! Knows strings, comments, braces and line ends, nothing else of the language. Linear, and without
//! recursion, whatever the text is.

use std::ops::Range;

use super::scan::{self, Skipped, Stretch};

/// How many bytes of items are read at once.
const CHUNK: usize = 4096;

/// What the first pass finds.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// Each top-level item, without the blanks and comments around it.
    pub(super) ranges: Vec<Range<usize>>,
    /// Every comment, line ends not included.
    pub(super) comments: Vec<Remark>,
    /// Whether every brace has its partner.
    pub(super) balanced: bool,
    /// Whether every comment and text block ends.
    pub(super) closed: bool,
    /// Whether no block is nested too deep.
    pub(super) shallow: bool,
}

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) block: bool,
}

/// Where the pass stands.
#[derive(Debug, Default)]
struct State {
    /// How deep blocks may be nested.
    nesting: usize,
    depth: usize,
    /// Where the current item starts.
    start: Option<usize>,
    /// Where the last thing in it ended.
    end: usize,
    /// Whether a line end stands behind the last thing, so that only `{` still belongs to the item.
    line_is_over: bool,
}

/// Cuts `text` into its top-level items; blocks should not be nested deeper than `nesting`.
pub(super) fn scan(text: &str, nesting: usize) -> Items {
    let bytes = text.as_bytes();
    let mut items = Items { balanced: true, closed: true, shallow: true, ..Items::default() };
    let mut state = State { nesting, ..State::default() };
    let mut at = 0;
    loop {
        at = if state.depth > 0 { next_mark(bytes, at) } else { at };
        let Some(byte) = bytes.get(at) else { break };
        at = match byte {
            b'"' | b'/' => match scan::skip(bytes, at) {
                Some(skipped) => items.pass(&mut state, at, skipped),
                None => items.part(&mut state, at, at + 1),
            },
            b'{' => items.open(&mut state, at),
            b'}' => items.close(&mut state, at),
            b'\n' => line_ends(bytes, &mut state, at),
            b';' if state.depth == 0 => items.finish(&mut state, at + 1),
            b' ' | b'\t' | b'\r' => at + 1,
            _ if state.depth > 0 => at + 1,
            _ => items.part(&mut state, at, at + 1),
        };
    }
    items.balanced &= state.depth == 0;
    items.finish(&mut state, at);
    items
}

/// The next byte that matters inside a block.
fn next_mark(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| matches!(byte, b'"' | b'/' | b'{' | b'}'));
    at + length.unwrap_or(rest.len())
}

/// At the top an item ends with its line, unless a comma stands there.
fn line_ends(bytes: &[u8], state: &mut State, at: usize) -> usize {
    let after_comma = state.end > 0 && bytes.get(state.end - 1) == Some(&b',');
    state.line_is_over |= state.depth == 0 && !after_comma;
    at + 1
}

impl Items {
    /// Whether the ranges can be trusted.
    pub(super) fn are_sound(&self) -> bool {
        self.balanced && self.closed && self.shallow
    }

    /// Neighbouring items in runs of some size, since each parse has a price of its own.
    pub(super) fn chunks(&self) -> impl Iterator<Item = &[Range<usize>]> {
        let bucket = |item: &Range<usize>| item.start / CHUNK;
        self.ranges.chunk_by(move |one, next| bucket(one) == bucket(next))
    }

    fn pass(&mut self, state: &mut State, at: usize, skipped: Skipped) -> usize {
        let is_string = skipped.stretch == Stretch::String;
        self.closed &= skipped.closed || is_string;
        if is_string || skipped.stretch == Stretch::TextBlock {
            return self.part(state, at, skipped.end);
        }
        let block = skipped.stretch == Stretch::BlockComment;
        self.comments.push(Remark { start: at, end: skipped.end, block });
        skipped.end
    }

    /// Something of an item stands in `at..end`.
    fn part(&mut self, state: &mut State, at: usize, end: usize) -> usize {
        if state.depth == 0 {
            if state.line_is_over {
                self.finish(state, at);
            }
            state.start.get_or_insert(at);
            state.end = end;
        }
        end
    }

    fn open(&mut self, state: &mut State, at: usize) -> usize {
        state.line_is_over = false;
        self.part(state, at, at + 1);
        state.depth += 1;
        self.shallow &= state.depth <= state.nesting;
        at + 1
    }

    fn close(&mut self, state: &mut State, at: usize) -> usize {
        let Some(depth) = state.depth.checked_sub(1) else {
            self.balanced = false;
            return self.part(state, at, at + 1);
        };
        state.depth = depth;
        if depth == 0 {
            state.end = at + 1;
            self.finish(state, at + 1);
        }
        at + 1
    }

    /// The current item, if there is one, is at its end. Gives `next` back.
    fn finish(&mut self, state: &mut State, next: usize) -> usize {
        if let Some(start) = state.start.take() {
            let end = if state.depth == 0 { state.end } else { next };
            self.ranges.push(start..end);
        }
        state.line_is_over = false;
        next
    }
}
