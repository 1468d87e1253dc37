//! Lines of text as an HTML-like label.

use super::escape::{Dot, Html};
use super::style;
use crate::emit::picture::{Line, Look};
use crate::emit::writing::Writing;

/// The lines as an HTML-like label.
pub(super) fn markup(lines: &[Line]) -> Writing<Dot> {
    let lines: Vec<Writing<Dot>> = lines.iter().map(look).collect();
    label(&lines)
}

/// An HTML-like label of these lines.
fn label(lines: &[Writing<Dot>]) -> Writing<Dot> {
    Writing::of(&[&"<", &Writing::joined(lines, "<br/>"), &">"])
}

fn look(line: &Line) -> Writing<Dot> {
    let text = Html::escaped(&line.text);
    if line.text.is_empty() {
        return Writing::of(&[]);
    }
    match line.look {
        Look::Title => Writing::of(&[&"<font point-size=\"11\"><b>", &text, &"</b></font>"]),
        Look::Struck => Writing::of(&[&"<font point-size=\"11\"><s>", &text, &"</s></font>"]),
        Look::Plain => Writing::of(&[&text]),
        Look::Mark => Writing::of(&[&"<i>", &text, &"</i>"]),
        Look::Small => Writing::of(&[&"<font point-size=\"9\">", &text, &"</font>"]),
        Look::Fault => {
            Writing::of(&[&"<font point-size=\"9\" color=\"", &style::ALARM, &"\"><b>", &text, &"</b></font>"])
        }
    }
}
