//! Laying out: what can be read gets one layout, says the same in it and keeps every comment; what cannot be read
//! is left alone.

use orgc::diagnostic::Diagnostics;
use orgc::format::{Refusal, format};
use orgc::resolve;
use orgc::source::{FileId, SourceMap};
use orgc::syntax::{TextBlock, decode, is_well_formed, parse, pieces};

/// Holds for the bytes of a file.
pub(crate) fn bytes(bytes: &[u8]) {
    let decoded = decode(bytes.to_vec());
    if decoded.problem.is_none() {
        text(&decoded.text);
    }
}

/// Holds for a text.
pub(crate) fn text(text: &str) {
    if is_well_formed(text) {
        let broken = obeyed(text).err().unwrap_or_default();
        assert!(broken.is_empty(), "{broken}");
    } else {
        assert_eq!(format(text), Err(Refusal::SyntaxErrors));
    }
}

/// Everything that must hold of the canonical form of a sound text.
pub(crate) fn obeyed(text: &str) -> Result<(), String> {
    let formatted = format(text).map_err(|refusal| format!("{refusal:?}"))?;
    let laws = [
        ("it is canonical itself", format(&formatted).as_ref() == Ok(&formatted)),
        ("it says the same", said(text) == said(&formatted)),
        ("all comments are in it, in order", comments(text) == comments(&formatted)),
        ("no line ends with space", !has_trailing_space(&formatted)),
        (
            "it ends with one line end",
            formatted.is_empty() || formatted.ends_with('\n') && !formatted.ends_with("\n\n"),
        ),
    ];
    let broken = laws.into_iter().filter(|(_, holds)| !holds).map(|(law, _)| law).collect::<Vec<_>>();
    if broken.is_empty() {
        return Ok(());
    }
    let again = format(&formatted).unwrap_or_default();
    Err(format!("not true: {}\n--- text\n{text}\n--- formatted\n{formatted}\n--- again\n{again}", broken.join("; ")))
}

/// All that is said, places aside: the tree of the file, the chart that is made of it, and what is wrong with it.
fn said(text: &str) -> (String, String, Vec<&'static str>) {
    let sources = SourceMap::new(vec![("a.org".to_owned(), text.to_owned())]);
    let mut found = Diagnostics::default();
    let tree = parse(FileId(0), sources.get(FileId(0)).unwrap().text(), &mut found);
    let decls = without_places(&format!("{:?}", tree.decls));
    let chart = resolve::run(&[tree], &mut found);
    let mut slugs: Vec<&str> = found.iter().map(|found| found.rule.slug).collect();
    slugs.sort_unstable();
    (decls, without_places(&format!("{chart:?}")), slugs)
}

/// A debug text without the contents of every `Span { … }`.
fn without_places(text: &str) -> String {
    let mut parts = text.split("Span {");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// All comments, in order, spaces at the ends of their lines aside.
fn comments(text: &str) -> Vec<Vec<String>> {
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect();
    pieces(text).iter().filter(|piece| piece.is_comment()).map(|piece| lines(piece.text)).collect()
}

/// Lines with space at their end, those in text blocks aside: there it belongs to the text.
fn has_trailing_space(text: &str) -> bool {
    let blocks = pieces(text).into_iter().filter(|piece| piece.text.starts_with(TextBlock::QUOTES));
    let laid_out = blocks.fold(text.to_owned(), |text, block| text.replace(block.text, "\"\""));
    laid_out.lines().any(|line| line.ends_with([' ', '\t']))
}
