//! A page: headings, paragraphs, lists and tables, one after the other.

use super::text::Text;

/// A Markdown document in the making.
#[derive(Debug, Default)]
pub(super) struct Page(String);

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Words.
    Left,
    /// Letters.
    Center,
}

impl Page {
    pub(super) fn heading(&mut self, level: usize, text: &Text) {
        self.block(&format!("{} {}\n", "#".repeat(level), text.as_str()));
    }

    pub(super) fn paragraph(&mut self, text: &Text) {
        self.block(&format!("{}\n", text.as_str()));
    }

    pub(super) fn list(&mut self, entries: &[Text]) {
        let lines: Vec<String> = entries.iter().map(|entry| format!("- {}\n", entry.as_str())).collect();
        self.block(&lines.concat());
    }

    /// A table. Cells are not padded, so that a longer one changes no other line.
    pub(super) fn table(&mut self, heads: &[(Text, Align)], rows: &[Vec<Text>]) {
        let head = line(heads.iter().map(|(head, _)| head.as_str()));
        let rule = line(heads.iter().map(|(_, align)| match align {
            Align::Left => "---",
            Align::Center => ":-:",
        }));
        let rows = rows.iter().map(|row| line(row.iter().map(Text::as_str)));
        self.block(&[head, rule].into_iter().chain(rows).collect::<Vec<String>>().concat());
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }

    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells = cells.map(|cell| if cell.is_empty() { " ".to_owned() } else { format!(" {cell} ") });
    format!("|{}|\n", cells.collect::<Vec<String>>().join("|"))
}
