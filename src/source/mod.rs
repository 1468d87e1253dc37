//! Text and positions in it.
//!
//! Knows files, bytes, lines and columns. Must not know what an organisation is, what a problem is,
//! or how anything is printed. The only door to the file system for everything but `cli`.

mod change;
pub mod characters;
mod files;
mod lines;
mod map;
mod span;

pub use change::Change;
pub use files::{DiskFiles, Files, MemoryFiles, is_source, read_all};
pub use lines::Position;
pub use map::{SourceFile, SourceMap};
pub use span::{FileId, Span};
