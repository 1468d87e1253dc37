//! Which column is meant by a header.

use super::fold;
use super::words::WORDS;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Name,
    FirstName,
    LastName,
    Title,
    PositionId,
    Division,
    Department,
    Team,
    ParentDepartment,
    Manager,
    ManagerEmail,
    ManagerId,
    Dotted,
    Email,
    PersonId,
    Share,
    Start,
    End,
    Note,
    /// In a table of ours.
    State,
    /// In a table of ours.
    External,
    /// Anything else.
    Other,
}

/// What each header means: every column at most once, and what is left over is something else.
pub(super) fn meanings(headers: &[String]) -> Vec<Column> {
    let folded: Vec<Vec<String>> = headers.iter().map(|header| spellings(header)).collect();
    let mut meanings = vec![Column::Other; headers.len()];
    for (column, words) in WORDS {
        let place = |word: &str| folded.iter().position(|spellings| spellings.iter().any(|one| one == word));
        let free = |index: &usize| meanings.get(*index) == Some(&Column::Other);
        let found = words.split(' ').find_map(|word| place(word).filter(free));
        if let Some(place) = found.and_then(|index| meanings.get_mut(index)) {
            *place = *column;
        }
    }
    names_of_two_parts(&folded, &mut meanings);
    meanings
}

/// Beside a first name, a plain `Name` is the last name.
fn names_of_two_parts(folded: &[Vec<String>], meanings: &mut [Column]) {
    let has = |meanings: &[Column], column| meanings.contains(&column);
    if has(meanings, Column::FirstName) && !has(meanings, Column::LastName) {
        let is_plain = |spellings: &Vec<String>| spellings.iter().any(|one| one == "name" || one == "nom");
        let plain = folded
            .iter()
            .zip(meanings.iter_mut())
            .find(|(spellings, column)| **column == Column::Name && is_plain(spellings));
        if let Some((_, column)) = plain {
            *column = Column::LastName;
        }
    }
    // What only repeats parts of the name is kept like any other column.
    if has(meanings, Column::Name) {
        let parts = meanings.iter_mut().filter(|column| matches!(column, Column::FirstName | Column::LastName));
        parts.for_each(|column| *column = Column::Other);
    }
}

/// The header itself; if that is no known word, also without what stands in brackets.
fn spellings(header: &str) -> Vec<String> {
    let whole = if header.trim() == "%" { "percent".to_owned() } else { fold::letters(header) };
    if WORDS.iter().any(|(_, words)| words.split(' ').any(|word| word == whole)) {
        return vec![whole];
    }
    let outside = fold::letters(header.split(['(', '[']).next().unwrap_or(header));
    [whole, outside].into_iter().filter(|one| !one.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(headers: &[&str]) -> Vec<Column> {
        meanings(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_known_in_three_languages() {
        use Column::{Department, FirstName, LastName, Manager, ManagerEmail, Name, Other, Share, Title};
        assert_eq!(meant(&["Full name", "JOB_TITLE", "FTE (%)"]), [Name, Title, Share]);
        assert_eq!(meant(&["Name", "Vorname", "Stellenbezeichnung"]), [LastName, FirstName, Title]);
        assert_eq!(meant(&["Nom", "Intitulé du poste", "N+1"]), [Name, Title, Manager]);
        assert_eq!(
            meant(&["Führungskraft", "Vorgesetzte/r (E-Mail)", "Abteilung"]),
            [Manager, ManagerEmail, Department]
        );
        assert_eq!(meant(&["Role", "Job title", ""]), [Other, Title, Other]);
    }

    #[test]
    fn no_word_stands_for_two_columns() {
        let mut seen = indexmap::IndexMap::new();
        for (column, words) in WORDS {
            for word in words.split(' ') {
                assert!(seen.insert(word, *column).is_none(), "{word}");
            }
        }
    }
}
