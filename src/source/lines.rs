//! From byte offsets to lines and columns.

/// A position as people count: line and column from 1, the column in Unicode code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode code points.
    pub column: u32,
}

/// The byte offset at which each line of a text starts. Both LF and CRLF end a line.
#[derive(Debug, Clone, Default)]
pub(super) struct LineStarts(Vec<u32>);

impl LineStarts {
    pub(super) fn of(text: &str) -> Self {
        let after_newline = text.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, next)| next);
        Self(std::iter::once(0).chain(after_newline).collect())
    }

    /// The index of the line (from 0) in which `offset` lies.
    pub(super) fn line_index(&self, offset: u32) -> usize {
        self.0.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The offset at which the line with this index starts; the end of the text past the last line.
    pub(super) fn start(&self, line_index: usize, text_len: u32) -> u32 {
        self.0.get(line_index).copied().unwrap_or(text_len)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

/// How many characters stand before certain bytes, so that a column in a line of a megabyte costs no
/// more than one in a short line.
#[derive(Debug, Clone, Default)]
pub(super) struct CharCounts(Vec<u32>);

impl CharCounts {
    /// The distance of the bytes before which characters are counted beforehand.
    const STEP: usize = 1024;

    pub(super) fn of(text: &str) -> Self {
        let sums = text.as_bytes().chunks(Self::STEP).scan(0, |sum, chunk| {
            let before = *sum;
            *sum += count(chunk);
            Some(before)
        });
        Self(sums.collect())
    }

    /// How many characters begin before the byte at `offset`.
    pub(super) fn before(&self, text: &str, offset: usize) -> u32 {
        let step = (offset / Self::STEP).min(self.0.len().saturating_sub(1));
        let counted = self.0.get(step).copied().unwrap_or(0);
        counted + text.as_bytes().get(step * Self::STEP..offset).map_or(0, count)
    }
}

/// How many characters begin in these bytes of UTF-8.
fn count(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    u32::try_from(starts).unwrap_or(u32::MAX)
}
