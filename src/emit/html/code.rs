//! The style sheet and the scripts of the page, and the rule by which a browser runs these and nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::emit::svg;

/// What stands in an element `style` or `script`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Code(String);

/// The looks of the drawing, of the page, and of the page on paper.
const SHEETS: [&str; 5] = [
    svg::SHEET,
    include_str!("page/page.css"),
    include_str!("page/chart.css"),
    include_str!("page/tables.css"),
    include_str!("page/print.css"),
];

/// What has to be known before anything is drawn.
const EARLY: [&str; 1] = [include_str!("page/early.js")];

/// What moves. One module: nothing of it can be seen from outside.
const SCRIPTS: [&str; 6] = [
    include_str!("page/tree.js"),
    include_str!("page/squeeze.js"),
    include_str!("page/chart.js"),
    include_str!("page/search.js"),
    include_str!("page/tabs.js"),
    include_str!("page/start.js"),
];

impl Code {
    /// The style sheet.
    pub(super) fn sheet() -> Self {
        Self::of(&SHEETS)
    }

    /// The script that runs before anything is drawn.
    pub(super) fn early() -> Self {
        Self::of(&EARLY)
    }

    /// The script.
    pub(super) fn script() -> Self {
        Self::of(&SCRIPTS)
    }

    /// Readers of XML take it as it stands, too.
    fn of(parts: &[&str]) -> Self {
        Self(format!("/*<![CDATA[*/\n{}/*]]>*/", parts.concat()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// By what a browser knows it again.
    fn fingerprint(&self) -> String {
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(self.0.as_bytes())))
    }
}

/// Nothing may be loaded, run or sent but this sheet and these scripts.
pub(super) fn policy(sheet: &Code, scripts: [&Code; 2]) -> String {
    let (sheet, scripts) = (sheet.fingerprint(), scripts.map(Code::fingerprint).join(" "));
    format!("default-src 'none'; style-src {sheet}; script-src {scripts}; base-uri 'none'; form-action 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_the_whole_text() {
        let empty = Code(String::new());
        assert_eq!(empty.fingerprint(), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn no_code_ends_its_element_or_asks_for_anything() {
        for code in [Code::sheet(), Code::early(), Code::script()] {
            let text = code.as_str().to_ascii_lowercase();
            for word in ["</", "<!--", "url(", "@import", "eval(", "fetch(", "innerhtml", "http:", "https:"] {
                assert!(!text.contains(word), "{word}");
            }
            assert_eq!(text.matches("]]>").count(), 1);
        }
    }
}
