//! Texts that were changed piece by piece: what people do to a sound text.

use std::sync::OnceLock;

use orgc::syntax::pieces;

/// So many bytes say what one edit is.
const EDIT: usize = 4;

/// The words of the dictionary: keywords, marks, values, and texts that make trouble.
fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("../../../fuzz/org.dict").lines().filter_map(word).collect())
}

/// A line `"word"`, in which `\xNN` is a byte.
fn word(line: &str) -> Option<String> {
    let quoted = line.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::new();
    let mut rest = quoted.bytes();
    while let Some(byte) = rest.next() {
        match (byte, rest.len()) {
            (b'\\', 1..) => match rest.next() {
                Some(b'x') => {
                    let digits: String = rest.by_ref().take(2).map(char::from).collect();
                    bytes.push(u8::from_str_radix(&digits, 16).ok()?);
                }
                other => bytes.extend(other),
            },
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

/// A text after the edits that some bytes stand for.
pub(crate) fn edited(text: &str, edits: &[u8]) -> String {
    let mut segments = segments(text);
    for edit in edits.chunks_exact(EDIT) {
        if let [low, high, what, which] = *edit {
            change(&mut segments, usize::from(low) + 256 * usize::from(high), what, usize::from(which));
        }
    }
    segments.concat()
}

/// The pieces of a text, each with the space behind it.
fn segments(text: &str) -> Vec<String> {
    let mut starts: Vec<usize> = pieces(text).iter().map(|piece| piece.start).collect();
    starts.push(text.len());
    let segment = |pair: &[usize]| match *pair {
        [start, end] => text.get(start..end).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    starts.windows(2).map(segment).collect()
}

/// Replaces, inserts, removes, repeats or exchanges.
fn change(segments: &mut Vec<String>, place: usize, what: u8, which: usize) {
    if segments.is_empty() {
        return;
    }
    let place = place % segments.len();
    let other = (place + which) % segments.len();
    let word = words().get(which % words().len()).map_or("", String::as_str);
    match what % 6 {
        0 => segments[place] = format!("{word} "),
        1 => segments.insert(place, format!("{word} ")),
        2 => _ = segments.remove(place),
        3 => segments[place] = segments[other].clone(),
        4 => segments.swap(place, other),
        _ => segments.insert(place, segments[other].clone()),
    }
}
