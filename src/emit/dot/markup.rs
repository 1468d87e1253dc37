//! Lines of text as an HTML-like label.

use super::{escape, style};
use crate::emit::picture::{Line, Look};

/// The lines as an HTML-like label.
pub(super) fn markup(lines: &[Line]) -> String {
    let mut out = String::from("<");
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            out.push_str("<br/>");
        }
        if !line.text.is_empty() {
            out.push_str(&look(line));
        }
    }
    out.push('>');
    out
}

fn look(line: &Line) -> String {
    let text = escape::html(&line.text);
    match line.look {
        Look::Title => format!("<font point-size=\"11\"><b>{text}</b></font>"),
        Look::Struck => format!("<font point-size=\"11\"><s>{text}</s></font>"),
        Look::Plain => text,
        Look::Mark => format!("<i>{text}</i>"),
        Look::Small => format!("<font point-size=\"9\">{text}</font>"),
        Look::Fault => format!("<font point-size=\"9\" color=\"{}\"><b>{text}</b></font>", style::ALARM),
    }
}
