//! What the reference of the language says of a word: its tables, row by row.
//!
//! The page is the one source: what stands in it is what is shown.

use std::collections::BTreeSet;

/// The reference.
const PAGE: &str = include_str!("../../docs/reference/language.md");

/// Where the statements of all blocks stand.
const EVERY_BLOCK: &str = "In every block";

/// Where things are told that are no statements, by their names.
const GLOSSARIES: [&str; 2] = ["Words and marks", "Terms"];

/// The heads of their tables.
const HEADS: [&str; 2] = ["thing", "term"];

/// One row of a table, or a paragraph of code words, and the heading above it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    heading: &'static str,
    /// What is written, with its backticks; in a glossary, the name of a thing.
    form: &'static str,
    /// What it means.
    means: &'static str,
    /// The third column: where a declaration stands, whether a statement may be said again.
    more: &'static str,
}

/// All words that are explained.
pub(super) fn all() -> BTreeSet<String> {
    entries().flat_map(|entry| forms(entry).map(keyword)).filter(|word| !word.is_empty()).collect()
}

/// What the reference says of a word, in Markdown.
pub(super) fn page(word: &str) -> Option<String> {
    let found: Vec<Entry> = entries().filter(|entry| forms(*entry).any(|form| says(form, word))).collect();
    let first = found.first()?;
    let mut page = format!("# `{word}`\n");
    for entry in &found {
        if is_glossary(entry.heading) {
            page.push_str(&format!("\n{}: {}\n", entry.form, entry.means));
            continue;
        }
        page.push_str(&format!("\n{}: {}\n\n{}", entry.heading, entry.means, written(*entry, |form| says(form, word))));
        let (label, shown) = match (entry.heading, entry.more) {
            (_, "") => continue,
            ("Declarations", more) => ("It stands in", more),
            ("Modifiers", more) => ("It belongs to", more),
            (_, "yes") => ("Said again in one block", "yes"),
            (_, "dates") => ("Said again in one block", "with dates that do not overlap"),
            (_, more) => ("Said again in one block", more),
        };
        page.push_str(&format!("\n{label}: {shown}\n"));
    }
    if first.heading == "Declarations" {
        page.push_str(&statements(word));
    }
    Some(page)
}

/// All statements of the block of a declaration.
fn statements(declaration: &str) -> String {
    let of_it: Vec<Entry> = entries().filter(|entry| is_about(entry.heading, declaration)).collect();
    let common: Vec<Entry> = entries().filter(|entry| entry.heading == EVERY_BLOCK).collect();
    let mut page = String::new();
    for (heading, entries) in [("What stands in its block", of_it), ("As in every block", common)] {
        if !entries.is_empty() {
            page.push_str(&format!("\n## {heading}\n\n"));
        }
        for entry in entries {
            page.push_str(&format!("{}        {}\n", written(entry, |_| true), plain(entry.means)));
        }
    }
    page
}

/// Whether a heading such as *Objective and responsibility* is about a kind of declaration.
fn is_about(heading: &str, declaration: &str) -> bool {
    heading.to_lowercase().split(" and ").any(|kind| kind == declaration)
}

/// The rows of all tables of the reference, and its paragraphs of statements.
fn entries() -> impl Iterator<Item = Entry> {
    let mut heading = "";
    PAGE.lines().filter_map(move |line| {
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            heading = title;
            return None;
        }
        match heading {
            "Declarations" | "Modifiers" | EVERY_BLOCK => row(line, heading),
            _ if is_glossary(heading) => row(line, heading),
            _ if is_a_block(heading) => row(line, heading).or_else(|| paragraph(line, heading)),
            _ => None,
        }
    })
}

fn is_glossary(heading: &str) -> bool {
    GLOSSARIES.contains(&heading)
}

fn is_a_block(heading: &str) -> bool {
    let kinds =
        ["organization", "department", "role", "person", "agent", "objective", "responsibility", "policy", "view"];
    kinds.iter().any(|kind| is_about(heading, kind))
}

/// `` | `owner ROLE` (A) | accountable | dates | ``
fn row(line: &'static str, heading: &'static str) -> Option<Entry> {
    let inside = line.strip_prefix("| ")?.strip_suffix(" |")?;
    let mut cells = inside.split(" | ");
    let is_one = |form: &&str| if is_glossary(heading) { !HEADS.contains(form) } else { form.contains('`') };
    let form = cells.next().filter(is_one)?;
    Some(Entry { heading, form, means: cells.next()?, more: cells.next().unwrap_or("") })
}

/// Blocks whose statements are told in a sentence.
fn paragraph(line: &'static str, heading: &'static str) -> Option<Entry> {
    let is_one = line.starts_with('`') && !line.starts_with("```");
    (is_one && is_a_block(heading)).then_some(Entry { heading, form: line, means: "", more: "" })
}

/// What stands in backticks, or the name of a thing.
fn forms(entry: Entry) -> impl Iterator<Item = &'static str> {
    let names = is_glossary(entry.heading).then_some(entry.form);
    let forms = entry.form.split('`').skip(1).step_by(2);
    names.into_iter().chain(forms)
}

/// What is written, a line each; a paragraph as it stands.
fn written(entry: Entry, is_asked: impl Fn(&str) -> bool) -> String {
    if entry.means.is_empty() {
        return format!("    {}\n", plain(entry.form));
    }
    let asked = forms(entry).filter(|form| is_asked(form));
    let letter = entry.form.rsplit_once('`').map_or("", |(_, behind)| behind);
    asked.map(|form| format!("    {form}{letter}\n")).collect()
}

/// The words of a form in small letters, before what is to be filled in.
fn keyword(form: &str) -> String {
    let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    form.split(' ').take_while(is_word).collect::<Vec<_>>().join(" ")
}

/// Whether a form is that of a word, or of a keyword that begins with it.
fn says(form: &str, word: &str) -> bool {
    let keyword = keyword(form);
    form.to_lowercase() == word || keyword == word || keyword.split(' ').next() == Some(word)
}

fn plain(text: &str) -> String {
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keywords at the start of the rules of the grammar: all words in quotes before anything else.
    fn keywords_of_the_grammar() -> Vec<String> {
        let grammar = include_str!("../../grammar/org.pest");
        let keyword = |rule: &str| {
            let parts = rule.split(['~', '}']).map(str::trim).filter(|part| !matches!(*part, "space+" | "gap"));
            let words = parts.map_while(|part| part.strip_prefix('"')?.strip_suffix('"'));
            let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
            words.take_while(is_word).collect::<Vec<_>>().join(" ")
        };
        grammar.split("= ${").skip(1).map(keyword).filter(|keyword| !keyword.is_empty()).collect()
    }

    #[test]
    fn every_keyword_is_explained() {
        let keywords = keywords_of_the_grammar();
        assert!(keywords.len() > 50, "{keywords:?}");
        let modifiers_of_measures = ["to", "by"];
        for word in keywords.iter().filter(|word| !modifiers_of_measures.contains(&word.as_str())) {
            assert!(page(word).is_some(), "`{word}` is not explained in docs/reference/language.md");
        }
    }

    #[test]
    fn a_declaration_lists_what_stands_in_its_block() {
        let page = page("role").unwrap();
        assert!(page.contains("\n    reports to ROLE-or-DEPARTMENT\n        the one solid line"), "{page}");
        assert!(page.contains("\n    note \"…\"\n        free text\n"), "{page}");
    }

    #[test]
    fn words_that_users_meet_in_messages_and_pages_are_explained() {
        for word in ["accountable", "raci", "date", "name", "tag", "comment", "draft", "baseline", "doc comment"] {
            let page = page(word).unwrap_or_default();
            assert!(page.lines().count() > 2, "`{word}`: {page}");
        }
        assert!(page("thing").is_none() && page("term").is_none());
        assert_eq!(page("share").unwrap().matches("12.5%").count(), 1);
    }

    #[test]
    fn statements_of_one_row_are_written_each_for_itself() {
        let told = |word| page(word).unwrap_or_default();
        assert!(told("until").contains("\n    until D\n") && !told("until").contains("from D"), "{}", told("until"));
        let objective = told("objective");
        assert!(objective.contains("\n    period P\n    due D\n        its time frame"), "{objective}");
        assert!(told("responsible").contains("\n    responsible … (R)\n"), "{}", told("responsible"));
    }

    #[test]
    fn a_word_is_found_by_its_beginning_and_in_every_block_that_has_it() {
        assert!(page("held").unwrap().contains("held by HOLDER, …"));
        assert_eq!(page("owns").unwrap().matches("claims accountability").count(), 1);
        assert!(page("as of").is_some() && page("acting").is_some());
        assert!(page("nonsense").is_none());
    }
}
