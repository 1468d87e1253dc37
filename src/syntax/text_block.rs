//! Text blocks: which lines they have, and which of their spaces are only layout.

/// The lines of a text block, escapes unresolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock<'t> {
    /// What stands right behind the opening quotes, if that is a line of the text.
    pub first: Option<&'t str>,
    /// The lines below, without the indentation that they share.
    pub lines: Vec<&'t str>,
    /// Whether the closing quotes stand on a line of their own.
    pub closes_alone: bool,
}

impl<'t> TextBlock<'t> {
    /// What stands around it.
    pub const QUOTES: &'static str = "\"\"\"";

    /// Reads a text block with its quotes.
    #[must_use]
    pub fn quoted(written: &'t str) -> Self {
        let inner = written.strip_prefix(Self::QUOTES).and_then(|rest| rest.strip_suffix(Self::QUOTES));
        Self::read(inner.unwrap_or(written))
    }

    /// Reads what stands between the quotes. The line end behind the opening quotes and the one before the
    /// closing quotes do not belong to the text.
    #[must_use]
    pub fn read(inner: &'t str) -> Self {
        let mut lines: Vec<&str> = inner.split('\n').map(|line| line.trim_end_matches('\r')).collect();
        let first_is_blank = lines.first().is_some_and(|line| line.trim().is_empty());
        let first = if first_is_blank && lines.len() > 1 { None } else { lines.first().copied() };
        lines.drain(..1);
        let common = common_indentation(&lines);
        let closes_alone = lines.last().is_some_and(|line| is_blank(line));
        if closes_alone {
            lines.pop();
        }
        let lines = lines.into_iter().map(|line| line.get(common..).unwrap_or_default()).collect();
        Self { first, lines, closes_alone }
    }

    /// The lines of the text.
    pub fn all_lines(&self) -> impl Iterator<Item = &'t str> {
        self.first.into_iter().chain(self.lines.iter().copied())
    }
}

/// Blank lines do not count, but the one of the closing quotes does.
fn common_indentation(lines: &[&str]) -> usize {
    let closing = lines.len().checked_sub(1);
    let counted = lines.iter().enumerate().filter(|(at, line)| !is_blank(line) || Some(*at) == closing);
    counted.map(|(_, line)| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0)
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
}
