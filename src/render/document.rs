//! JSON documents that cannot do anything to a terminal.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::harmless::is_harmless;

/// A value as a JSON document over several lines, with a line end behind it. Every character that could act on a
/// terminal is written as an escape: the same values, and nothing in it moves a cursor. JSON itself asks for
/// escapes of C0 only.
///
/// Only for values that can be written: every key a text, every number finite. The document of others is empty.
#[must_use]
pub fn json_document(value: &impl Serialize) -> String {
    json_document_of_about(0, value)
}

/// [`json_document`], with room for so many bytes from the beginning: room that is not used costs nothing, and a text
/// of some hundred megabytes that has to be moved while it grows costs as much again.
#[must_use]
pub fn json_document_of_about(bytes: usize, value: &impl Serialize) -> String {
    let mut document = Vec::new();
    // Where there is no such room, the document may be shorter.
    _ = document.try_reserve_exact(bytes);
    let mut serializer = Serializer::with_formatter(&mut document, Harmless::default());
    let written = value.serialize(&mut serializer);
    document.push(b'\n');
    String::from_utf8(document).ok().filter(|_| written.is_ok()).unwrap_or_default()
}

/// The layout of [`PrettyFormatter`](serde_json::ser::PrettyFormatter), a line in one piece, without what a terminal
/// would obey.
#[derive(Default)]
struct Harmless {
    depth: usize,
    /// Whether anything stands in the innermost list or object so far.
    is_filled: bool,
}

/// A line end, and spaces for more levels than a document of ours has.
const LINE: &str = "\n                                        ";

impl Harmless {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.is_filled {
            self.begin_line(out)?;
        }
        out.write_all(bracket)
    }

    fn begin_member<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.begin_line(out)
    }

    fn begin_line<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(LINE.get(..=2 * self.depth).unwrap_or(LINE).as_bytes())
    }
}

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, character)) = rest.char_indices().find(|(_, character)| !is_harmless(*character)) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut units = [0; 2];
            character.encode_utf16(&mut units).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))?;
            rest = from.get(character.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.begin_member(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.begin_member(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_keep_the_value() {
        let value = "a\u{9b}b\u{202e}\u{202e}c\u{7f}d\u{e0001}e\nf Zoë\u{1b}";
        let text = json_document(&value);
        assert_eq!(text, "\"a\\u009bb\\u202e\\u202ec\\u007fd\\udb40\\udc01e\\nf Zoë\\u001b\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), value);
    }

    #[test]
    fn documents_are_laid_out_for_reading() {
        let value = serde_json::json!({ "empty": [], "list": [1, { "key": "a", "in": [[], [{}]] }], "none": {} });
        assert_eq!(json_document(&value), format!("{value:#}\n"));
    }
}
