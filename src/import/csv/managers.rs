//! Who is meant by the cell of a manager: an address, a number, a name, or the title of a role.

use std::cell::Cell;

use indexmap::{IndexMap, IndexSet};

use super::columns::Column;
use super::fold;
use super::people::People;
use super::table::Table;

/// Words in the place of a manager that say that there is none, letters only.
const NONE: &[&str] = &["aucun", "keine", "keiner", "na", "nobody", "none", "niemand", "top"];

/// Names that are further away are not offered.
const LEAST_LIKENESS: f64 = 0.65;

/// What is longer is not compared, letter by letter, with what was written.
const LONGEST: usize = 128;

/// So many comparisons are made for one table; what is found missing behind them gets no offer.
const MOST_COMPARISONS: usize = 400_000;

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Target {
    Person(usize),
    /// The role with this number.
    Position(String),
    /// The role with this title.
    Title(String),
    Nobody,
}

/// Why nobody is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Miss {
    Unknown { nearest: Option<String> },
    Several { count: usize },
}

/// Everything by which somebody can be meant.
#[derive(Debug, Default)]
pub(super) struct Index {
    emails: IndexMap<String, IndexSet<usize>>,
    numbers: IndexMap<String, IndexSet<usize>>,
    names: IndexMap<String, IndexSet<usize>>,
    loose_names: IndexMap<String, IndexSet<usize>>,
    positions: IndexSet<String>,
    titles: IndexSet<String>,
    /// What can be offered, as it is written, and what of it is compared.
    spellings: IndexMap<String, Loose>,
    /// How many comparisons were made.
    compared: Cell<usize>,
}

/// A text without what people write now so, now so.
#[derive(Debug)]
struct Loose {
    text: String,
    length: usize,
}

impl Index {
    pub(super) fn of(table: &Table, people: &People) -> Self {
        let mut index = Self::default();
        for (person, one) in people.all.iter().enumerate() {
            add(&mut index.names, fold::exact(&one.name), person);
            add(&mut index.loose_names, fold::loose(&one.name), person);
            one.emails.iter().for_each(|email| add(&mut index.emails, fold::exact(email), person));
            one.numbers.iter().for_each(|number| add(&mut index.numbers, fold::exact(number), person));
            index.offer(&one.name);
        }
        index.positions = table.texts(&[Column::PositionId]).map(fold::exact).collect();
        index.titles = table.texts(&[Column::Title]).map(fold::loose).collect();
        table.texts(&[Column::Title]).for_each(|title| index.offer(title));
        index.titles.swap_remove("");
        index.loose_names.swap_remove("");
        index
    }

    fn offer(&mut self, spelling: &str) {
        self.spellings.entry(spelling.to_owned()).or_insert_with(|| Loose::of(spelling));
    }

    /// Who is meant by a text: also by what it has in brackets (`Bob Smith <bob@example.com>`), or without it.
    pub(super) fn find(&self, text: &str) -> Result<Target, Miss> {
        let whole = self.find_whole(text);
        let Err(Miss::Unknown { .. }) = whole else { return whole };
        let Some((outside, inside)) = brackets(text) else { return whole };
        self.find_whole(inside).or_else(|_| self.find_whole(outside)).or(whole)
    }

    fn find_whole(&self, text: &str) -> Result<Target, Miss> {
        let (exact, loose) = (fold::exact(text), fold::loose(text));
        let tables = [(&self.emails, &exact), (&self.numbers, &exact), (&self.names, &exact)];
        if let Some(found) = tables.into_iter().find_map(|(table, key)| table.get(key)) {
            return only(found);
        }
        if self.positions.contains(&exact) {
            return Ok(Target::Position(exact));
        }
        if let Some(found) = self.loose_names.get(&loose) {
            return only(found);
        }
        if self.titles.contains(&loose) {
            return Ok(Target::Title(loose));
        }
        let letters = fold::letters(text);
        let says_nobody =
            letters.is_empty() && text.chars().all(|c| "-–—".contains(c)) || NONE.contains(&letters.as_str());
        if says_nobody { Ok(Target::Nobody) } else { Err(Miss::Unknown { nearest: self.nearest(text) }) }
    }

    fn nearest(&self, text: &str) -> Option<String> {
        let wanted = Loose::of(text);
        let left = MOST_COMPARISONS.saturating_sub(self.compared.get());
        let likely = self.spellings.iter().filter(|(_, loose)| wanted.may_be_like(loose)).take(left);
        let likely = likely.map(|(name, loose)| {
            self.compared.set(self.compared.get() + 1);
            (strsim::normalized_damerau_levenshtein(&wanted.text, &loose.text), name)
        });
        let best = likely.max_by(|(a, name), (b, other)| a.total_cmp(b).then_with(|| other.cmp(name)))?;
        (best.0 >= LEAST_LIKENESS).then(|| best.1.clone())
    }
}

impl Loose {
    fn of(text: &str) -> Self {
        let text = fold::loose(text);
        Self { length: text.chars().count(), text }
    }

    /// Whether their lengths alone do not tell them apart.
    fn may_be_like(&self, other: &Self) -> bool {
        let longer = self.length.max(other.length);
        let differing = self.length.abs_diff(other.length);
        longer <= LONGEST && differing as f64 <= (1.0 - LEAST_LIKENESS) * longer as f64
    }
}

fn add(table: &mut IndexMap<String, IndexSet<usize>>, key: String, person: usize) {
    table.entry(key).or_default().insert(person);
}

fn only(people: &IndexSet<usize>) -> Result<Target, Miss> {
    match people.first() {
        Some(person) if people.len() == 1 => Ok(Target::Person(*person)),
        _ => Err(Miss::Several { count: people.len() }),
    }
}

/// What stands outside and inside of the last brackets.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let (outside, rest) = text.rsplit_once(['<', '(', '['])?;
    let inside = rest.trim_end().strip_suffix(['>', ')', ']'])?;
    (!inside.trim().is_empty() && !outside.trim().is_empty()).then(|| (outside.trim(), inside.trim()))
}
