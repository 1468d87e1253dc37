//! Where strings and comments end: what must be known to cut a text without reading it.
//!
//! Works on bytes, because all marks of the language are ASCII. Agrees with the grammar on sound texts;
//! on unsound ones it decides where the damage ends.

use std::borrow::Cow;

use super::words;

/// How many bytes before a title are looked at to know whose it is.
const MOST_HEAD: usize = 256;

/// How long the rest of a line is at most in which a torn title is looked for.
const MOST_LINE: usize = 4096;

/// What starts with a mark at which braces and line ends must not be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// `"…"`
    String,
    /// `"""…"""`
    TextBlock,
    /// `// …`
    LineComment,
    /// `/* … */`
    BlockComment,
}

/// A stretch, where it ends, and whether its end mark is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Skipped {
    pub(super) stretch: Stretch,
    pub(super) end: usize,
    pub(super) closed: bool,
}

impl Skipped {
    fn is_comment(self) -> bool {
        matches!(self.stretch, Stretch::LineComment | Stretch::BlockComment)
    }
}

/// The stretch that starts at `at`, if one does.
pub(super) fn skip(text: &[u8], at: usize) -> Option<Skipped> {
    let rest = text.get(at..)?;
    match rest {
        [b'"', b'"', b'"', ..] => Some(text_block(text, at)),
        [b'"', ..] => Some(string(text, at)),
        [b'/', b'/', ..] => (!is_in_address(text, at)).then(|| line_comment(text, at)),
        [b'/', b'*', ..] => Some(block_comment(text, at)),
        _ => None,
    }
}

/// Whether the marks at `at` are those of an address, `https://…`: no sound text has a colon before a comment.
fn is_in_address(text: &[u8], at: usize) -> bool {
    let before = text.get(at.saturating_sub(2)..at).unwrap_or_default();
    let is_scheme = matches!(before, [letter, b':'] if letter.is_ascii_alphabetic());
    is_scheme && text.get(at + 2).is_some_and(|next| !next.is_ascii_whitespace())
}

/// `text` as the grammar takes it: with blanks in place of its comments, tabs and carriage returns, so that all
/// offsets stay what they are. A block comment that spans lines joins them.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut blanked: Option<Vec<u8>> = None;
    let mut at = 0;
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'/' | b'\t' | b'\r');
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(is_mark)) {
        at += found;
        let (end, is_blank) = match skip(bytes, at) {
            Some(skipped) => (skipped.end, skipped.is_comment()),
            None => (at + 1, bytes.get(at) != Some(&b'/')),
        };
        if is_blank {
            let copy = blanked.get_or_insert_with(|| bytes.to_vec());
            copy.get_mut(at..end).unwrap_or_default().fill(b' ');
        }
        at = end;
    }
    let blanked = blanked.and_then(|copy| String::from_utf8(copy).ok());
    blanked.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether a comment stands in a text.
pub(super) fn holds_comment(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at = match skip(bytes, at) {
            Some(skipped) if skipped.is_comment() => return true,
            Some(skipped) => skipped.end,
            None => at + 1,
        };
    }
    false
}

/// The offset of the line end at or behind `at`, or of the end of the text.
pub(super) fn line_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    at + length
}

/// The offset behind the last byte before `end` that is no blank.
pub(super) fn trim_end(text: &[u8], start: usize, end: usize) -> usize {
    let piece = text.get(start..end).unwrap_or_default();
    start + piece.trim_ascii_end().len()
}

/// Whether a comment of another language starts at `at`: `#` or `--` between spaces, or `<!--`.
pub(super) fn is_odd_comment(text: &[u8], at: usize) -> bool {
    let mark = match text.get(at..) {
        Some([b'#', ..]) => 1,
        Some([b'-', b'-', ..]) => 2,
        Some([b'<', b'!', b'-', b'-', ..]) => return true,
        _ => return false,
    };
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let behind = text.get(at + mark);
    before.is_none_or(u8::is_ascii_whitespace) && behind.is_none_or(u8::is_ascii_whitespace)
}

/// Where the comment of another language ends that starts at `at`: with its line, or before what goes on behind it.
pub(super) fn odd_comment_end(text: &[u8], at: usize) -> usize {
    let end = line_end(text, at);
    let mut at = at;
    while at < end {
        at = match skip(text, at) {
            Some(skipped) if skipped.end > end => return at,
            Some(skipped) => skipped.end,
            None => at + 1,
        };
    }
    end
}

fn string(text: &[u8], at: usize) -> Skipped {
    let mut end = at + 1;
    loop {
        match text.get(end) {
            Some(b'"') => return Skipped { stretch: Stretch::String, end: end + 1, closed: true },
            Some(b'\\') if text.get(end + 1).is_some_and(|next| *next != b'\n') => end += 2,
            None | Some(b'\n') => return unclosed_string(text, at, end),
            Some(_) => end += 1,
        }
    }
}

/// It ends at the line end, or before the braces, comma or semicolon that stand there; the title of a
/// declaration ends before the block.
fn unclosed_string(text: &[u8], at: usize, line_end: usize) -> Skipped {
    let block = || text.get(at..line_end)?.windows(2).position(|pair| pair == b" {").map(|length| at + length);
    let line_end = if is_in_head(text, at) { block().unwrap_or(line_end) } else { line_end };
    let mut end = trim_end(text, at, line_end);
    while end > at + 1 && text.get(end - 1).is_some_and(|last| b"{},;".contains(last)) {
        end = trim_end(text, at, end - 1);
    }
    Skipped { stretch: Stretch::String, end: end.max(at + 1), closed: false }
}

/// A title that seems to go on up to a quote of its block, because its own is missing: `"Deputy { held by "`.
pub(super) fn torn_title(text: &[u8], at: usize) -> Option<Skipped> {
    let found = skip(text, at).filter(|found| found.closed && found.stretch == Stretch::String)?;
    let inside = text.get(at..found.end)?;
    if !inside.windows(2).any(|pair| pair == b" {") || !is_in_head(text, at) {
        return None;
    }
    let near = text.get(at..text.len().min(at + MOST_LINE))?;
    let end = line_end(near, 0);
    let is_whole = end < near.len() || at + end == text.len();
    let line = near.get(..end).filter(|_| is_whole)?;
    let quotes = line.iter().filter(|byte| **byte == b'"').count();
    let is_plain = !line.contains(&b'\\') && !line.windows(3).any(|three| three == b"\"\"\"");
    (is_plain && quotes % 2 == 1).then(|| unclosed_string(text, at, at + end))
}

/// Whether the piece in which `at` stands begins with the keyword of a declaration.
fn is_in_head(text: &[u8], at: usize) -> bool {
    let before = text.get(at.saturating_sub(MOST_HEAD)..at).unwrap_or_default();
    let start = before.iter().rposition(|byte| b"\n{};".contains(byte)).map_or(0, |mark| mark + 1);
    let head = before.get(start..).unwrap_or_default().trim_ascii_start();
    if head.contains(&b'"') {
        return false;
    }
    let word = head.split(|byte| !byte.is_ascii_alphabetic()).next().unwrap_or_default();
    words::DECLARATIONS.iter().any(|kind| kind.keyword().as_bytes() == word)
}

fn text_block(text: &[u8], at: usize) -> Skipped {
    let mut end = at + 3;
    loop {
        match text.get(end..) {
            Some([b'"', b'"', b'"', ..]) => {
                return Skipped { stretch: Stretch::TextBlock, end: end + 3, closed: true };
            }
            Some([b'\\', _, ..]) => end += 2,
            Some([_, ..]) => end += 1,
            _ => return Skipped { stretch: Stretch::TextBlock, end: text.len(), closed: false },
        }
    }
}

fn line_comment(text: &[u8], at: usize) -> Skipped {
    Skipped { stretch: Stretch::LineComment, end: line_end(text, at), closed: true }
}

fn block_comment(text: &[u8], at: usize) -> Skipped {
    let rest = text.get(at + 2..).unwrap_or_default();
    let length = rest.windows(2).position(|pair| pair == b"*/");
    let end = length.map_or(text.len(), |length| at + 2 + length + 2);
    Skipped { stretch: Stretch::BlockComment, end, closed: length.is_some() }
}
