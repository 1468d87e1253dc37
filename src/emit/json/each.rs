//! Lists of which one value at a time is in memory.

use serde::{Serialize, Serializer};

/// Values that are made one by one, when they are written: all at once take many times the memory of the chart.
pub(super) struct Each<'c, T>(Box<dyn Fn() -> Values<'c, T> + 'c>);

type Values<'c, T> = Box<dyn Iterator<Item = T> + 'c>;

impl<'c, T> Each<'c, T> {
    pub(super) fn of<I: Iterator<Item = T> + 'c>(values: impl Fn() -> I + 'c) -> Self {
        Self(Box::new(move || Box::new(values())))
    }
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
