//! Names of files that every file system takes, and takes apart.

use indexmap::IndexSet;
use unicode_normalization::UnicodeNormalization;

use super::declaration::Declaration;
use super::groups::Group;

/// The file of what belongs to no department.
const REST: &str = "organization";

/// Longer names are cut: file systems end at 255 bytes, and there is a number and a suffix to come.
const MAX_BYTES: usize = 120;

/// Windows takes these for devices, whatever stands behind a dot.
const RESERVED: &[&str] = &["aux", "clock$", "con", "conin$", "conout$", "nul", "prn"];

/// One name for each group, without suffix.
#[derive(Debug, Clone)]
pub(super) struct FileNames(Vec<String>);

impl FileNames {
    /// The names of the departments, told apart where a file system might not.
    pub(super) fn of(groups: &[Group<'_>]) -> Self {
        // Who is first among equals does not depend on the order of the groups.
        let mut order: Vec<(usize, &str)> = groups.iter().map(|group| stem(group.department)).enumerate().collect();
        order.sort_by_key(|(index, name)| (groups.get(*index).is_some_and(|group| group.department.is_some()), *name));
        let mut taken = IndexSet::new();
        let mut names = vec![String::new(); groups.len()];
        for (index, name) in order {
            if let Some(place) = names.get_mut(index) {
                *place = free(name, &mut taken);
            }
        }
        Self(names)
    }

    /// Whether the order of the names keeps that of the groups that are drawn.
    pub(super) fn keep_order(&self, groups: &[Group<'_>]) -> bool {
        let drawn = self.0.iter().zip(groups).filter(|(_, group)| group.is_drawn);
        drawn.map(|(name, _)| file(name)).is_sorted()
    }

    /// The same names with their place in front.
    pub(super) fn numbered(self) -> Self {
        let width = self.0.len().saturating_sub(1).to_string().len().max(2);
        Self(self.0.into_iter().enumerate().map(|(place, name)| format!("{place:0width$}-{name}")).collect())
    }
}

impl IntoIterator for FileNames {
    type Item = String;
    type IntoIter = std::iter::Map<std::vec::IntoIter<String>, fn(String) -> String>;

    /// The names with their suffix.
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().map(|name| file(&name))
    }
}

fn file(name: &str) -> String {
    format!("{name}.org")
}

fn stem(department: Option<&Declaration>) -> &str {
    department.map_or(REST, |department| &department.path)
}

/// The name, or the name with the first number that makes it another one for every file system.
fn free(name: &str, taken: &mut IndexSet<String>) -> String {
    let name = harmless(name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut candidates = std::iter::once(name.clone()).chain(numbered);
    candidates.find(|candidate| taken.insert(folded(candidate))).unwrap_or(name)
}

/// A name is one part of a path of the language: letters, digits, `_` and `-` of any script.
fn harmless(name: &str) -> String {
    let mut end = name.len().min(MAX_BYTES);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let name = name.get(..end).unwrap_or("");
    if is_reserved(name) { format!("{name}_") } else { name.to_owned() }
}

fn is_reserved(name: &str) -> bool {
    let name = folded(name);
    let is_port = |port: &str| name.strip_prefix(port).is_some_and(|rest| rest.chars().count() == 1 && is_digit(rest));
    RESERVED.contains(&name.as_str()) || is_port("com") || is_port("lpt")
}

fn is_digit(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// What two names have in common that a file system may take for one: case, and forms of the same letter.
fn folded(name: &str) -> String {
    let upper: String = name.nfkc().flat_map(char::to_uppercase).collect();
    upper.to_lowercase().nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(stems: &[&str]) -> Vec<String> {
        let mut taken = IndexSet::new();
        stems.iter().map(|stem| free(stem, &mut taken)).collect()
    }

    #[test]
    fn names_that_a_file_system_takes_for_one_are_told_apart() {
        assert_eq!(names(&["Sales", "sales", "straße", "STRASSE"]), ["Sales", "sales-2", "straße", "STRASSE-2"]);
        assert_eq!(names(&["a-2", "a", "A"]), ["a-2", "a", "A-3"]);
    }

    #[test]
    fn names_of_devices_are_no_names_of_files() {
        assert_eq!(names(&["con", "NUL", "com1", "LPT¹", "com10"]), ["con_", "NUL_", "com1_", "LPT¹_", "com10"]);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let name = "部".repeat(100);
        assert_eq!(names(&[&name, &name]), ["部".repeat(40), "部".repeat(40) + "-2"]);
    }
}
