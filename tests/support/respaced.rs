//! Sound texts in every layout that the grammar allows, with comments wherever they may stand.

use fastrand::Rng;
use orgc::syntax::{Piece, PieceKind, pieces};

/// What may stand between two words of one statement, or before a comma.
const SPACES: &[&str] = &[" ", " ", " ", "  ", "\t", " /* c */ ", "/**/", " /* two\n   lines */ ", "/* a *//* b */"];

/// What may stand after a comma.
const AFTER_COMMA: &[&str] =
    &["", " ", "\n", "\n    ", "\n\n\n", " // c\n", "\n// own\n\n  ", " /* c */\n", "\n/* lead */ "];

/// What may stand before an opening brace.
const BEFORE_BRACE: &[&str] =
    &["", " ", "\n", " // c\n", "\n// own\n", " /* c */", "\n/* c */ ", "\n\n/* c */\n", " /// d\n"];

/// What may stand around a statement, if a line end or semicolon is among it.
const BETWEEN: &[&str] = &[
    "\n",
    "\n",
    ";",
    "; ",
    ";\n",
    "\n\n\n",
    " // c\n",
    "\n// own\n",
    "\n\n  // own\n\n\n",
    "\n/// doc\n",
    "\n/// one\n/// two\n",
    " /* c */\n",
    "; /* lead */ ",
    " /* c */; ",
    "\n/* lead */ ",
    "\n/*\n * box\n */\n",
    ";;",
    " /// doc\n",
    "\n/// doc\n\n// c\n",
    "\t\n\t\n",
    "\r\n",
    "\n    ",
    "\n//\n",
    "\n/// doc\n;",
    " /// doc\n\n/// two\n",
];

/// What may stand between braces and statements.
const INSIDE: &[&str] = &["", " ", "", " ", " /* c */ ", "\n", "\n\n"];

/// A sound text with the same pieces, comments aside, in another layout.
pub(crate) fn respaced(text: &str, random: &mut Rng) -> String {
    let mut out = String::new();
    let mut before: Option<Piece<'_>> = None;
    for piece in pieces(text) {
        if let Some(before) = before {
            out.push_str(between(&before, &piece, random));
        } else if random.usize(..3) == 0 {
            out.push_str(one_of(random, BETWEEN));
        }
        out.push_str(piece.text);
        before = Some(piece);
    }
    out.push_str(one_of(random, BETWEEN));
    out
}

fn between(before: &Piece<'_>, piece: &Piece<'_>, random: &mut Rng) -> &'static str {
    use PieceKind::{Close, Comma, LineComment, Open};
    let is_parted = piece.line_ends > 0 || piece.semicolon;
    match (before.kind, piece.kind) {
        (LineComment, _) => one_of(random, &["\n", "\n\n", "\n  "]),
        _ if before.is_comment() || piece.is_comment() => {
            if is_parted {
                "\n"
            } else {
                " "
            }
        }
        (_, Comma) => one_of(random, &["", "", " ", " /* c */"]),
        (Comma, _) => one_of(random, AFTER_COMMA),
        (_, Open) => one_of(random, BEFORE_BRACE),
        (Open | Close, _) | (_, Close) => {
            if random.usize(..3) == 0 {
                one_of(random, BETWEEN)
            } else {
                one_of(random, INSIDE)
            }
        }
        _ if is_parted => one_of(random, BETWEEN),
        _ => one_of(random, SPACES),
    }
}

fn one_of(random: &mut Rng, choices: &[&'static str]) -> &'static str {
    random.choice(choices).copied().unwrap_or_default()
}
