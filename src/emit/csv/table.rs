//! A table in the making: RFC 4180, and no cell that a spreadsheet would run.

use csv::{Terminator, Writer, WriterBuilder};

/// A spreadsheet takes a cell that begins so for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The rows so far. What a user wrote gets into one only through [`cell`], so no formula reaches the output.
pub(super) struct Table(Writer<Vec<u8>>);

impl Table {
    /// A table with these heads.
    pub(super) fn with(heads: &[&str]) -> Self {
        let mut table = Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()));
        table.row(heads.iter().copied());
        table
    }

    /// Adds a row.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        // Writing to memory cannot fail, and every row has as many cells as there are heads.
        let _ = self.0.write_record(cells.into_iter().map(cell));
    }

    pub(super) fn into_string(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A text as a spreadsheet shows it. What it would take for a formula gets an apostrophe in front; control
/// characters but for line ends and tabs are replaced.
fn cell(text: &str) -> String {
    let keeps = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let mut cell = String::with_capacity(text.len() + 1);
    if text.starts_with(FORMULA) {
        cell.push('\'');
    }
    cell.extend(text.chars().map(|c| if keeps(c) { c } else { char::REPLACEMENT_CHARACTER }));
    cell
}

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn a_reader_sees_every_cell_as_it_was_written(texts in proptest::collection::vec(any::<String>(), 3)) {
            let mut table = Table::with(&["a", "b", "c"]);
            table.row(texts.iter().map(String::as_str));
            let rows = read(&table.into_string());
            let expected: Vec<String> = texts.iter().map(|text| cell(text)).collect();
            prop_assert_eq!(rows, [vec!["a".to_owned(), "b".to_owned(), "c".to_owned()], expected]);
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let mut table = Table::with(&["a", "b"]);
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            table.row([text, "x, \"y\"\nz"]);
        }
        let text = table.into_string();
        assert!(text.starts_with("a,b\r\n'=1+1,\"x, \"\"y\"\"\nz\"\r\n'+1,"), "{text}");
        assert!(read(&text).iter().flatten().all(|cell| !cell.starts_with(FORMULA)));
    }
}
