//! Who is who: which rows speak of the same person.

use indexmap::{IndexMap, IndexSet};

use super::columns::Column;
use super::fold;
use super::report::Report;
use super::slug::{self, Claim};
use super::table::{Cell, Row, Table};
use crate::syntax::{Nobody, nobody, spell};

/// Words in the place of a name that is withheld.
const WITHHELD: &[&str] = &["anonym", "confidential", "nd", "notdisclosed", "undisclosed", "vertraulich", "withheld"];

/// Somebody, with all rows that speak of them.
#[derive(Debug, Default)]
pub(super) struct Person {
    pub(super) id: String,
    /// As it is written in the first row.
    pub(super) name: String,
    pub(super) emails: IndexSet<String>,
    pub(super) numbers: IndexSet<String>,
    /// The identifier, if the table says it.
    own: Option<String>,
    pub(super) rows: Vec<usize>,
    /// Who comes first among people with one name, and among roles that only their holders tell apart.
    pub(super) rank: String,
}

/// Who stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Occupant {
    Person(usize),
    /// Somebody whose name is withheld, and the word for it.
    Withheld(String),
    /// Nobody, and the word for it, if it says more than that.
    Nobody(Option<String>),
    /// The table does not say.
    Unsaid,
}

/// Everybody in the table, and who stands in which row.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    occupants: Vec<Occupant>,
}

impl People {
    pub(super) fn of(table: &Table, report: &mut Report) -> Self {
        let mut named: IndexMap<String, Vec<usize>> = IndexMap::new();
        let mut occupants = Vec::new();
        for (index, row) in table.rows.iter().enumerate() {
            let occupant = occupant(table, row);
            if occupant.is_none() {
                let name = name(table, row).unwrap_or_default();
                named.entry(fold::exact(&name)).or_default().push(index);
            }
            occupants.push(occupant.unwrap_or(Occupant::Unsaid));
        }
        let mut all = Vec::new();
        for rows in named.values() {
            all.extend(told_apart(table, rows, report));
        }
        all.iter_mut().for_each(|person| person.rank = rank(person));
        let claims: Vec<Claim> = all.iter().map(claim).collect();
        let ids = slug::assign(&claims, &mut IndexSet::new());
        for (index, (person, id)) in all.iter_mut().zip(ids).enumerate() {
            person.id = id;
            for row in &person.rows {
                if let Some(occupant) = occupants.get_mut(*row) {
                    *occupant = Occupant::Person(index);
                }
            }
        }
        let people = Self { all, occupants };
        people.tell_of_shared_numbers(table, report);
        people
    }

    pub(super) fn in_row(&self, row: usize) -> &Occupant {
        self.occupants.get(row).unwrap_or(&Occupant::Unsaid)
    }

    /// The person who stands in a row.
    pub(super) fn person_in(&self, row: usize) -> Option<usize> {
        match self.in_row(row) {
            Occupant::Person(person) => Some(*person),
            _ => None,
        }
    }

    /// One number or address for two names is a mistake somewhere.
    fn tell_of_shared_numbers(&self, table: &Table, report: &mut Report) {
        for column in [Column::PersonId, Column::Email] {
            let mut first: IndexMap<String, usize> = IndexMap::new();
            for (index, row) in table.rows.iter().enumerate() {
                let (Some(cell), Some(person)) = (table.cell(row, column), self.person_in(index)) else { continue };
                let before = *first.entry(fold::exact(cell.text)).or_insert(person);
                if let Some(other) = self.all.get(before).filter(|_| before != person) {
                    let message =
                        format!("\"{}\" belongs to \"{}\" as well; they are kept as two people", cell.text, other.name);
                    report.unplaced(cell.place, message);
                }
            }
        }
    }
}

/// The name in a row, in one column or in two.
pub(super) fn name(table: &Table, row: &Row) -> Option<String> {
    if let Some(cell) = table.cell(row, Column::Name) {
        return Some(cell.text.to_owned());
    }
    let parts = [table.cell(row, Column::FirstName), table.cell(row, Column::LastName)];
    let parts: Vec<&str> = parts.iter().flatten().map(|cell| cell.text).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Who stands in a row, if it is nobody with a name.
fn occupant(table: &Table, row: &Row) -> Option<Occupant> {
    let has_names = [Column::Name, Column::FirstName, Column::LastName].into_iter().any(|column| table.has(column));
    if !has_names {
        return Some(Occupant::Unsaid);
    }
    let Some(name) = name(table, row) else {
        // A table of ours has a word for a seat that is free.
        let is_unsaid = table.is_own && table.cell(row, Column::State).is_none();
        return Some(if is_unsaid { Occupant::Unsaid } else { Occupant::Nobody(None) });
    };
    let letters = fold::letters(&name);
    match nobody(&name) {
        Some(Nobody::Vacant) => Some(Occupant::Nobody(None)),
        Some(Nobody::Open) if !letters.is_empty() => Some(Occupant::Nobody(Some(name))),
        _ if name.chars().all(|c| "-–—?.…*#/".contains(c)) => Some(Occupant::Nobody(Some(name))),
        _ => WITHHELD.contains(&letters.as_str()).then_some(Occupant::Withheld(name)),
    }
}

/// Rows of one name: the people they speak of, by number, or where there is none, by address.
fn told_apart(table: &Table, rows: &[usize], report: &mut Report) -> Vec<Person> {
    let told = rows.iter().filter_map(|index| Some(person_of(table, *index, table.rows.get(*index)?)));
    let (numbered, others): (Vec<Person>, Vec<Person>) = told.partition(|person| !person.numbers.is_empty());
    let (addressed, bare): (Vec<Person>, Vec<Person>) = others.into_iter().partition(|one| !one.emails.is_empty());
    let mut people: Vec<Person> = Vec::new();
    let mut by_number: IndexMap<String, usize> = IndexMap::new();
    for person in numbered {
        let place = *by_number.entry(mark(&person.numbers)).or_insert(people.len());
        join(people.get_mut(place), person).into_iter().for_each(|new| people.push(new));
    }
    add_addressed(&mut people, addressed);
    let is_doubtful = people.len() > 1;
    let mut unmarked: Option<Person> = None;
    for person in bare {
        let same = if is_doubtful { unmarked.as_mut() } else { people.first_mut().or(unmarked.as_mut()) };
        unmarked = join(same, person).or(unmarked);
    }
    if let Some(unmarked) = unmarked.as_ref().filter(|_| is_doubtful) {
        tell_of_doubt(table, unmarked, people.len(), report);
    }
    people.extend(unmarked);
    people.iter_mut().for_each(|person| person.rows.sort_unstable());
    people.sort_by_key(|person| person.rows.first().copied());
    people
}

fn person_of(table: &Table, index: usize, row: &Row) -> Person {
    let marks = |column| table.cell(row, column).map(|cell: Cell<'_>| cell.text.to_owned());
    Person {
        name: name(table, row).unwrap_or_default(),
        emails: marks(Column::Email).into_iter().collect(),
        numbers: marks(Column::PersonId).into_iter().collect(),
        own: table.own_path(row, Column::PersonId).map(str::to_owned),
        rows: vec![index],
        ..Person::default()
    }
}

/// Those with an address and no number: the only one with a number who has the address, or somebody else.
fn add_addressed(people: &mut Vec<Person>, addressed: Vec<Person>) {
    let mut numbered: IndexMap<String, IndexSet<usize>> = IndexMap::new();
    for (place, person) in people.iter().enumerate() {
        for email in &person.emails {
            numbered.entry(fold::exact(email)).or_default().insert(place);
        }
    }
    let mut others: IndexMap<String, usize> = IndexMap::new();
    for person in addressed {
        let email = mark(&person.emails);
        let only = numbered.get(&email).filter(|same| same.len() == 1).and_then(IndexSet::first).copied();
        let place = only.unwrap_or_else(|| *others.entry(email).or_insert(people.len()));
        join(people.get_mut(place), person).into_iter().for_each(|new| people.push(new));
    }
}

/// Makes both one, if there is another; else gives the person back.
fn join(other: Option<&mut Person>, person: Person) -> Option<Person> {
    match other {
        Some(other) => {
            other.merge(person);
            None
        }
        None => Some(person),
    }
}

fn tell_of_doubt(table: &Table, unmarked: &Person, others: usize, report: &mut Report) {
    for row in unmarked.rows.iter().filter_map(|row| table.rows.get(*row)) {
        let columns = [Column::Name, Column::LastName, Column::FirstName];
        if let Some(cell) = columns.into_iter().find_map(|column| table.cell(row, column)) {
            let message = format!(
                "{others} people are called \"{}\" and this row does not say which; kept as another one",
                unmarked.name
            );
            report.unplaced(cell.place, message);
        }
    }
}

/// The number or address of a row, as it is compared.
fn mark(texts: &IndexSet<String>) -> String {
    texts.first().map(|text| fold::exact(text)).unwrap_or_default()
}

fn claim(person: &Person) -> Claim {
    let number = smallest(&person.numbers);
    let local = smallest(&person.emails).and_then(|email| email.split('@').next());
    let distinctions = [number, local].map(|text| slug::slug(text.unwrap_or(""), "")).to_vec();
    let own = person.own.clone().filter(|own| spell::is_name(own));
    // Whom a table of ours calls so keeps the name.
    let first = u8::from(own.is_none()).to_string();
    let wanted = own.unwrap_or_else(|| slug::slug(&person.name, "person"));
    Claim { wanted, distinctions, rank: vec![first, person.rank.clone()] }
}

/// Those who have a number come first, in the order of the numbers: newcomers have larger ones.
fn rank(person: &Person) -> String {
    match (smallest(&person.numbers), smallest(&person.emails)) {
        (Some(number), _) => format!("0{number:0>20}"),
        (None, Some(email)) => format!("1{email}"),
        (None, None) => format!("2{}", fold::exact(&person.name)),
    }
}

fn smallest(texts: &IndexSet<String>) -> Option<&str> {
    texts.iter().map(String::as_str).min()
}

impl Person {
    fn merge(&mut self, other: Self) {
        self.emails.extend(other.emails);
        self.numbers.extend(other.numbers);
        self.own = self.own.take().or(other.own);
        self.rows.extend(other.rows);
    }
}
