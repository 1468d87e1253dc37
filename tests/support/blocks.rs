//! Code blocks of Markdown pages.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A fenced block.
pub(crate) struct Block {
    /// What stands behind the opening fence.
    pub(crate) info: String,
    /// Its text.
    pub(crate) text: String,
    /// Where its text stands in the page, in bytes.
    pub(crate) range: Range<usize>,
    /// The line of its first line, from 1.
    pub(crate) line: usize,
}

/// All fenced blocks of a page.
pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (event, range) in Parser::new(page).into_offset_iter() {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _) => {
                open =
                    Some(Block { info: info.to_string(), text: String::new(), range: range.end..range.end, line: 0 });
            }
            (Event::Text(text), Some(block)) => {
                let start = if block.text.is_empty() { range.start } else { block.range.start };
                block.range = start..range.end;
                block.text.push_str(&text);
            }
            (Event::End(TagEnd::CodeBlock), _) => blocks.extend(open.take()),
            _ => {}
        }
    }
    for block in &mut blocks {
        block.line = page.get(..block.range.start).unwrap_or("").matches('\n').count() + 1;
    }
    blocks
}
