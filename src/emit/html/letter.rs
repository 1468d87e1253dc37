//! Letters, each with what it stands for.

use super::markup::{Markup, tag};
use crate::view::matrix::Symbol;

/// A letter; in brackets, if it comes from the whole.
pub(super) fn letter(symbol: Symbol, inherited: bool) -> Markup {
    let meaning = if inherited { format!("{}, for the whole", symbol.word()) } else { symbol.word().to_owned() };
    let letter = if inherited { format!("({})", symbol.letter()) } else { symbol.letter().to_string() };
    tag("abbr").set("class", class(symbol)).set("title", &meaning).with(letter).into()
}

/// All of these, with strokes between them.
pub(super) fn letters(all: impl IntoIterator<Item = (Symbol, bool)>) -> Markup {
    Markup::joined(all.into_iter().map(|(symbol, inherited)| letter(symbol, inherited)), "/")
}

const fn class(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Accountable => "letter accountable",
        _ => "letter",
    }
}
