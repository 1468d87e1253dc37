//! Markdown made tidy for reading as plain text.

use anstyle::{AnsiColor, Style};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

/// Headings stand out, code is indented and has no fences; all else stays.
pub(super) fn tidy(markdown: &str, color: bool) -> String {
    let mut text = String::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            push(&mut text, CODE, color, &format!("    {line}"));
        } else if line.starts_with('#') {
            push(&mut text, HEADING, color, line.trim_start_matches('#').trim_start());
        } else {
            push(&mut text, Style::new(), color, line);
        }
    }
    text
}

fn push(text: &mut String, style: Style, color: bool, line: &str) {
    if color && style != Style::new() && !line.trim().is_empty() {
        text.push_str(&format!("{style}{line}{style:#}\n"));
    } else {
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_hashes_and_code_its_fences() {
        let page = "# `x`\n\nText.\n\n```org\nrole a {\n\n}\n```\n";
        assert_eq!(tidy(page, false), "`x`\n\nText.\n\n    role a {\n\n    }\n");
        assert!(tidy(page, true).starts_with("\x1b[1m`x`\x1b[0m\n"));
    }
}
