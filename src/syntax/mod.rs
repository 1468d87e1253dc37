//! Text to tree. The only place that knows pest.
//!
//! Knows what a file says, statement by statement; must not know what any name refers to, or what is
//! wrong with an organisation.
//!
//! How to use it, file by file: [`decode`] the bytes (pure, needs no file id); put path and text of all
//! files into a [`SourceMap`](crate::source::SourceMap), which gives the ids; then for each file either
//! report its [`DecodeProblem`] and take the [`unread`] tree, or [`parse`] its text. A walk over a directory
//! leaves out files whose problem [is Org mode](DecodeProblem::is_org_mode).

mod build;
mod characters;
mod comments;
mod cursor;
mod decode;
mod foreign;
mod front_matter;
mod grammar;
mod items;
mod limits;
mod nobody;
mod org_mode;
mod pieces;
mod place;
mod recover;
mod repeats;
mod scan;
pub mod spell;
mod text_block;
pub mod tree;
mod words;

pub use decode::{DecodeProblem, Decoded, decode, in_utf8, is_utf16};
pub use limits::{Limits, size};
pub use nobody::{Nobody, nobody};
pub use pieces::{Piece, PieceKind, pieces};
pub use text_block::TextBlock;
pub use words::is_bare_statement;

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use build::{Builder, MOST_MISTAKES, Part};
use items::Items;
use tree::Tree;

use crate::catalog::SYNTAX_ERROR;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::FileId;

/// How many neighbouring chunks of a text one processor reads at a time.
const CHUNKS_A_RUN: usize = 32;

/// How many of these stretches are read side by side before it is asked whether to go on.
const RUNS_A_BATCH: usize = 64;

/// The tree of a file that could not be decoded: nothing is known of what it declares.
#[must_use]
pub fn unread(file: FileId) -> Tree {
    Tree { file, decls: Vec::new(), comments: Vec::new(), lost: true }
}

/// Reads a whole file. Every syntax error is reported; what could be read in spite of it is in the tree.
/// Blocks may be as deep as they usually may.
#[must_use]
pub fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Tree {
    parse_within(Limits::default(), file, text, diagnostics)
}

/// [`parse`] with limits of one's own.
#[must_use]
pub fn parse_within(limits: Limits, file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Tree {
    characters::check(file, text, diagnostics);
    if let Some(found) = foreign::other_format(file, text) {
        diagnostics.push(found);
        return unread(file);
    }
    let text = match front_matter::without(file, text) {
        None => Cow::Borrowed(text),
        Some((text, found)) => {
            diagnostics.push(found);
            Cow::Owned(text)
        }
    };
    match foreign::without_conflicts(file, &text) {
        None => read(limits, file, &text, diagnostics),
        Some((text, found)) => {
            diagnostics.push(found);
            // Braces that only fit the other side are no other mistake.
            let mut unfit = Diagnostics::default();
            let is_sound = items::scan(&text, limits.nesting).are_sound();
            let tree = read(limits, file, &text, if is_sound { diagnostics } else { &mut unfit });
            Tree { lost: true, ..tree }
        }
    }
}

/// Whether the grammar accepts all of `text`, and no control character stands in it. A date may still be none and a
/// statement stand twice: where everything begins and ends is known. Blocks may be as deep as they usually may.
#[must_use]
pub fn is_well_formed(text: &str) -> bool {
    is_well_formed_within(Limits::default(), text)
}

/// [`is_well_formed`] with limits of one's own.
#[must_use]
pub fn is_well_formed_within(limits: Limits, text: &str) -> bool {
    let items = items::scan(text, limits.nesting);
    let is_read = |chunk: &[Range<usize>]| {
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { return true };
        let slice = text.get(first.start..last.end).unwrap_or_default();
        grammar::declarations(FileId(0), first.start, &scan::plain(slice)).is_ok()
    };
    items.are_sound() && !characters::has_control(text) && items.chunks().all(is_read)
}

/// The keyword for which people write another word: `deputised by` for `deputy`.
#[must_use]
pub fn other_word(word: &str) -> Option<&'static str> {
    recover::other_word(word)
}

/// Reads a text that is meant to be one chart.
fn read(limits: Limits, file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Tree {
    let items = items::scan(text, limits.nesting);
    let part = if items.are_sound() {
        read_items(limits, file, text, &items)
    } else {
        let by_indentation = items.closed && !items.balanced && is_indented(text);
        Part::read(limits, file, |builder| recover::recover(builder, text, 0..text.len(), by_indentation))
    };
    let Part { mut decls, mut lost, mut found } = part;
    if let Some(first_untold) = found.get(MOST_MISTAKES) {
        let hopeless = hopeless(first_untold);
        found.truncate(MOST_MISTAKES);
        found.push(hopeless);
        lost = true;
    }
    diagnostics.extend(found);
    repeats::check(&decls, diagnostics);
    let comments = comments::attach(file, text, &items.comments, &mut decls, diagnostics);
    Tree { file, decls, comments, lost }
}

/// Reads the items of a text, those of a long one on all processors: no item knows of another.
fn read_items(limits: Limits, file: FileId, text: &str, items: &Items) -> Part {
    let chunks: Vec<&[Range<usize>]> = items.chunks().collect();
    let read = |run: &[&[Range<usize>]]| {
        Part::read(limits, file, |builder| run.iter().for_each(|chunk| read_chunk(builder, text, chunk)))
    };
    if chunks.len() <= CHUNKS_A_RUN {
        return read(&chunks);
    }
    let mut parts: Vec<Part> = Vec::new();
    // How far a text is read that is full of mistakes must not depend on the number of processors.
    for runs in chunks.chunks(CHUNKS_A_RUN * RUNS_A_BATCH) {
        parts.par_extend(runs.par_chunks(CHUNKS_A_RUN).map(read));
        if parts.iter().map(|part| part.found.len()).sum::<usize>() > MOST_MISTAKES {
            break;
        }
    }
    Part::joined(parts)
}

/// What is said in place of all further mistakes.
fn hopeless(first_untold: &Diagnostic) -> Diagnostic {
    let message = format!("more than {MOST_MISTAKES} mistakes in this file");
    let place = first_untold.primary().into_iter();
    let found = place.fold(Diagnostic::new(&SYNTAX_ERROR, message), |found, place| {
        found.label(place, "what is wrong from about here on is not told")
    });
    found.help(
        "repair the first ones, which often have one cause; or leave the file out, if it is no organisation chart",
    )
}

/// Whether any line is indented, so that indentation can say where blocks end.
fn is_indented(text: &str) -> bool {
    text.lines().any(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty())
}

/// Reads some neighbouring top-level items at once; if one of them is damaged, piece by piece.
fn read_chunk(builder: &mut Builder<'_>, text: &str, items: &[Range<usize>]) {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
    if builder.is_hopeless() {
        return;
    }
    let range = first.start..last.end;
    let slice = text.get(range.clone()).unwrap_or_default();
    match grammar::declarations(builder.file, range.start, &scan::plain(slice)) {
        Ok(nodes) => nodes.for_each(|node| builder.declaration(&node, None)),
        Err(_) => recover::recover(builder, text, range, false),
    }
}
