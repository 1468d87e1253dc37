//! Sound texts in every layout that the grammar allows, with comments wherever they may stand.

use orgc::syntax::{Piece, PieceKind, pieces};

/// A small generator of random numbers, so that a failure can be repeated by its seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.next() >> 11) as usize % count.max(1)
    }

    pub(crate) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices.get(self.below(choices.len())).copied().unwrap()
    }
}

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
pub(crate) fn respaced(text: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let mut before: Option<Piece<'_>> = None;
    for piece in pieces(text) {
        if let Some(before) = before {
            out.push_str(between(&before, &piece, random));
        } else if random.below(3) == 0 {
            out.push_str(random.of(BETWEEN));
        }
        out.push_str(piece.text);
        before = Some(piece);
    }
    out.push_str(random.of(BETWEEN));
    out
}

fn between(before: &Piece<'_>, piece: &Piece<'_>, random: &mut Random) -> &'static str {
    use PieceKind::{Close, Comma, LineComment, Open};
    let is_parted = piece.line_ends > 0 || piece.semicolon;
    match (before.kind, piece.kind) {
        (LineComment, _) => random.of(&["\n", "\n\n", "\n  "]),
        _ if before.is_comment() || piece.is_comment() => {
            if is_parted {
                "\n"
            } else {
                " "
            }
        }
        (_, Comma) => random.of(&["", "", " ", " /* c */"]),
        (Comma, _) => random.of(AFTER_COMMA),
        (_, Open) => random.of(BEFORE_BRACE),
        (Open | Close, _) | (_, Close) => {
            if random.below(3) == 0 {
                random.of(BETWEEN)
            } else {
                random.of(INSIDE)
            }
        }
        _ if is_parted => random.of(BETWEEN),
        _ => random.of(SPACES),
    }
}
