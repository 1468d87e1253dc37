//! A place in a file: which file, from which byte to which byte.

/// One file of a compilation. Ids follow the byte order of the file paths, so comparing two ids
/// (and two [`Span`]s) compares by *source order*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes of one file, `start` included, `end` excluded.
///
/// The order of spans is source order: file, then offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte, from the start of the file (after a byte-order mark).
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    #[must_use]
    pub const fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The empty place at the start of `file`: for findings about the file as a whole.
    #[must_use]
    pub const fn start_of(file: FileId) -> Self {
        Self::new(file, 0, 0)
    }

    /// From the start of `self` to the end of `other`, which stands later in the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.file, self.start.min(other.start), self.end.max(other.end))
    }

    /// The empty place right behind `self`.
    #[must_use]
    pub const fn after(self) -> Self {
        Self::new(self.file, self.end, self.end)
    }

    /// Whether `other` lies wholly inside `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte belongs to it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}
