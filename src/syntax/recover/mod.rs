//! What to do with a text that the grammar does not accept.
//!
//! The text is cut into its blocks and statements by hand ([`outline`], where braces do not balance with
//! [`balance`]); a [`walk`] keeps the blocks, and each [`piece`] is read by the grammar on its own, so a bad
//! statement costs that statement and a bad block costs that block. What still fails is explained: [`header`]
//! and [`statement`] list the foreseeable mistakes in the order in which they are tried, and each mistake is a
//! function from a [`Damage`](damage::Damage) to a message, in the file of its sort. One cause gives one
//! message. A repair is certain only if the grammar accepts what comes of it and nothing else can have been
//! meant.
//!
//! Whatever a text is, the walk is not recursive and the work linear: what looks ahead looks ahead so far and
//! no further, and what is tried is tried a few times.

mod aliases;
mod balance;
mod bullets;
mod damage;
mod dates;
mod faults;
mod habits;
mod header;
mod in_block;
mod keyword;
mod lists;
mod measures;
mod mistakes;
mod numbers;
mod outline;
mod piece;
mod reference;
mod shapes;
mod shares;
mod slots;
mod split;
mod statement;
mod strays;
mod titles;
mod tokens;
mod unknown;
mod walk;
mod wording;

use std::ops::Range;

use super::build::Builder;
use walk::Recovery;

/// The keyword for which people write another word, if the word is one of those.
pub(super) fn other_word(word: &str) -> Option<&'static str> {
    let meant = keyword::meant(word).filter(|meant| meant.length == word.len())?;
    matches!(meant.spelling, keyword::Spelling::Alias(_)).then(|| meant.keyword.text())
}

/// Adds what can be read of `text` in `range` to the tree, and reports what cannot. Its braces are trusted
/// unless indentation must decide.
pub(super) fn recover(builder: &mut Builder<'_>, text: &str, range: Range<usize>, by_indentation: bool) {
    let outline = outline::outline(text, range, by_indentation, builder.limits.nesting);
    Recovery::new(builder, text).run(&outline);
}
