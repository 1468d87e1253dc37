//! Declarations by what they were called once.
//!
//! Knows what `was` says; must not know where a name is looked up now.

use indexmap::IndexMap;

use super::super::kinds::{Entry, Kinds};
use crate::model::{Chart, Header};

/// Every former path, and the last part of it, with what bore it.
pub(super) struct Renamed<'a>(IndexMap<&'a str, Vec<Entry>>);

impl<'a> Renamed<'a> {
    pub(super) fn of(chart: &'a Chart) -> Self {
        let mut renamed = Self(IndexMap::new());
        chart.roles.iter().for_each(|(id, role)| renamed.add(&role.header, Entry::Role(id)));
        chart.departments.iter().for_each(|(id, one)| renamed.add(&one.header, Entry::Department(id)));
        chart.items.iter().for_each(|(id, item)| renamed.add(&item.header, Entry::Item(id, item.kind)));
        renamed
    }

    /// The only declaration of these kinds that was called so.
    pub(super) fn only(&self, path: &str, kinds: Kinds) -> Option<Entry> {
        let mut called = self.0.get(path)?.iter().filter(|entry| entry.kinds().overlaps(kinds));
        called.next().filter(|_| called.next().is_none()).copied()
    }

    fn add(&mut self, header: &'a Header, entry: Entry) {
        for path in &header.annotations().was {
            let last = path.rsplit('.').next().filter(|last| last.len() < path.len());
            for name in [path.as_str()].into_iter().chain(last) {
                self.0.entry(name).or_default().push(entry);
            }
        }
    }
}
