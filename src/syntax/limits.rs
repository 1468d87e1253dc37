//! How much is read.
//!
//! The limits are far beyond what organisations need, and keep a text of a stranger from filling the memory
//! or the stack. They are values, handed down from whoever asks for a text to be read.

/// What is read at most; beyond it is an error that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The size of one file in bytes.
    pub file_bytes: u64,
    /// The size of all files together in bytes.
    pub total_bytes: u64,
    /// How deep blocks may stand in blocks.
    pub nesting: usize,
}

impl Limits {
    /// Places in a file are 32 bits wide, so no file may be larger, whatever is asked for.
    pub const MOST_FILE_BYTES: u64 = (4 << 30) - (1 << 20);

    /// The grammar reads a block in a block with a function in a function; so many of them fit into every stack.
    pub const MOST_NESTING: usize = 256;
}

impl Default for Limits {
    /// 64 MiB a file, 1 GiB in all, blocks 64 deep.
    fn default() -> Self {
        Self { file_bytes: 64 << 20, total_bytes: 1 << 30, nesting: 64 }
    }
}

/// A size as people write it: `64 MiB`, `1536 KiB`, `1000 bytes`, in the largest unit that it is whole in.
#[must_use]
pub fn size(bytes: u64) -> String {
    let units = [("GiB", 30), ("MiB", 20), ("KiB", 10)];
    let whole = |(_, shift): &(&str, u32)| bytes > 0 && bytes.trailing_zeros() >= *shift;
    match units.into_iter().find(whole) {
        Some((unit, shift)) => format!("{} {unit}", bytes >> shift),
        None if bytes == 1 => "1 byte".to_owned(),
        None => format!("{bytes} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_largest_unit_that_it_is_whole_in() {
        let said = [0, 1, 1000, 1024, 1536 << 10, 64 << 20, 1 << 30, (1 << 30) + 1].map(size);
        let expected = ["0 bytes", "1 byte", "1000 bytes", "1 KiB", "1536 KiB", "64 MiB", "1 GiB", "1073741825 bytes"];
        assert_eq!(said, expected);
    }
}
