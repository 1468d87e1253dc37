//! People and declarations by title.

use indexmap::IndexMap;

use super::super::kinds::{Entry, Kinds};
use super::ambiguous::MOST_OFFERED;
use crate::model::{Chart, Header, PersonId};

/// All titles, in lower case, with what bears them.
pub(super) struct Titles<'a> {
    /// Of each kind only as many as are offered.
    declared: IndexMap<String, Vec<Entry>>,
    /// None, where several people are called the same.
    people: IndexMap<String, Option<PersonId>>,
    first_names: IndexMap<&'a str, Option<PersonId>>,
}

impl<'a> Titles<'a> {
    pub(super) fn of(chart: &'a Chart) -> Self {
        let mut titles = Self { declared: IndexMap::new(), people: IndexMap::new(), first_names: IndexMap::new() };
        chart.roles.iter().for_each(|(id, role)| titles.add(&role.header, Entry::Role(id)));
        chart.departments.iter().for_each(|(id, one)| titles.add(&one.header, Entry::Department(id)));
        chart.items.iter().for_each(|(id, item)| titles.add(&item.header, Entry::Item(id, item.kind)));
        for (id, person) in chart.people.iter() {
            let title = person.header.title();
            titles.people.entry(title.to_ascii_lowercase()).and_modify(|known| *known = None).or_insert(Some(id));
            let first = title.split(' ').next().unwrap_or_default();
            titles.first_names.entry(first).and_modify(|known| *known = None).or_insert(Some(id));
        }
        titles
    }

    /// Declarations of these kinds that bear this title, if there are many the first of them.
    pub(super) fn declared(&self, title: &str, kinds: Kinds) -> Vec<Entry> {
        let bearing = self.declared.get(&title.to_ascii_lowercase()).into_iter().flatten();
        bearing.filter(|entry| entry.kinds().overlaps(kinds)).take(MOST_OFFERED).copied().collect()
    }

    /// The only one who bears this full name, or else the only one with this first name.
    pub(super) fn person(&self, name: &str) -> Option<PersonId> {
        let whole = self.people.get(&name.to_ascii_lowercase());
        whole.or_else(|| self.first_names.get(name)).copied().flatten()
    }

    fn add(&mut self, header: &Header, entry: Entry) {
        let same = self.declared.entry(header.title().to_ascii_lowercase()).or_default();
        if same.iter().filter(|known| known.kinds() == entry.kinds()).count() < MOST_OFFERED {
            same.push(entry);
        }
    }
}
