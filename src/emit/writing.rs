//! A text in the making, into which only what is fit for its format can get.
//!
//! What the program says itself is fit for every format: it stands in the program (`&'static str`). What a
//! user wrote is a `String`, which is fit for none: each format has its own types for it, and the one way to
//! make one of them is to escape.

use std::fmt::{self, Display, Write as _};
use std::marker::PhantomData;

/// What may stand in a text of the format `F` as it is.
pub(super) trait FitFor<F>: Display {}

impl<F> FitFor<F> for &'static str {}
impl<F> FitFor<F> for i32 {}
impl<F> FitFor<F> for Writing<F> {}

/// A text of the format `F`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Writing<F> {
    text: String,
    format: PhantomData<F>,
}

impl<F> Writing<F> {
    /// A text that consists of these.
    pub(super) fn of(parts: &[&dyn FitFor<F>]) -> Self {
        let mut writing = Self { text: String::new(), format: PhantomData };
        writing.put(parts);
        writing
    }

    /// Adds some parts.
    pub(super) fn put(&mut self, parts: &[&dyn FitFor<F>]) {
        for part in parts {
            // Writing to a string cannot fail.
            _ = write!(self.text, "{part}");
        }
    }

    /// All parts, with `between` between them.
    pub(super) fn joined<'p, P: FitFor<F> + 'p>(parts: impl IntoIterator<Item = &'p P>, between: &'static str) -> Self {
        let mut joined = Self::of(&[]);
        for (place, part) in parts.into_iter().enumerate() {
            joined.put(&[if place == 0 { &"" } else { &between }, part]);
        }
        joined
    }

    pub(super) fn into_string(self) -> String {
        self.text
    }
}

impl<F> Display for Writing<F> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// Tells long identifiers apart (FNV-1a).
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
