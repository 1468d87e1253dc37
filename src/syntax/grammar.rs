//! The grammar, compiled.
//!
//! Knows that there is pest, as only [`cursor`](super::cursor) and [`words`](super::words) do besides.

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::cursor::{Cursor, Node};
use crate::source::FileId;

#[derive(pest_derive::Parser)]
#[grammar = "grammar/org.pest"]
struct Grammar;

/// Why a piece of text is not what was asked for: how far it could be read, and what could have stood there.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// Offset in the piece.
    pub(super) offset: usize,
    /// Every rule that could have matched there.
    pub(super) expected: Vec<Rule>,
}

/// Reads `text`, which starts at `base` in its file, as declarations with all they contain.
pub(super) fn declarations(file: FileId, base: usize, text: &str) -> Result<Cursor<'_>, Mismatch> {
    Ok(one_node(Rule::file, file, base, text)?.children())
}

/// Reads `text`, which starts at `base` in its file, as one declaration with all it contains.
pub(super) fn declaration(file: FileId, base: usize, text: &str) -> Result<Node<'_>, Mismatch> {
    one_node(Rule::lone_declaration, file, base, text)
}

/// Reads `text`, which starts at `base` in its file, as one statement.
pub(super) fn statement(file: FileId, base: usize, text: &str) -> Result<Node<'_>, Mismatch> {
    one_node(Rule::lone_statement, file, base, text)
}

fn one_node(rule: Rule, file: FileId, base: usize, text: &str) -> Result<Node<'_>, Mismatch> {
    let mut pairs = Grammar::parse(rule, text).map_err(|error| mismatch(&error))?;
    let first = pairs.next().ok_or(Mismatch { offset: 0, expected: Vec::new() })?;
    Ok(Node::new(first, file, base))
}

fn mismatch(error: &Error<Rule>) -> Mismatch {
    let offset = match error.location {
        InputLocation::Pos(offset) | InputLocation::Span((offset, _)) => offset,
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    Mismatch { offset, expected }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::words::{STATEMENTS, is_bare_statement};

    #[test]
    fn bare_statements_are_those_of_the_grammar() {
        for word in STATEMENTS.iter().map(|entry| entry.keyword) {
            assert_eq!(is_bare_statement(word), Grammar::parse(Rule::bare_statement, word).is_ok(), "{word}");
        }
        assert_eq!(STATEMENTS.iter().filter(|entry| is_bare_statement(entry.keyword)).count(), 5);
    }
}
