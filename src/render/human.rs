//! Findings as people read them: with the lines of the source they are about.

use codespan_reporting::diagnostic::{Diagnostic as Drawing, Label, LabelStyle, Severity};
use codespan_reporting::term::{self, Config};

use super::brief::brief;
use super::details::lines;
use super::excerpt::Excerpts;
use super::painter::Painter;
use super::places::file_name;
use super::words::counted;
use super::{Look, Report, closing_line, repairable};
use crate::diagnostic::{self, Diagnostic, Level};
use crate::source::{FileId, SourceMap};

/// So many places of one finding are drawn; the rest is counted.
const MAX_LABELS: usize = 8;

/// Between the steps of a proof, which stand one below the other.
const BELOW: &str = "\n       ";

/// All findings, as many as `look` allows, and the closing line.
#[must_use]
pub fn human(report: &Report<'_>, look: Look) -> String {
    let mut painter = Painter::new(look.color);
    for finding in report.findings.iter().take(look.max_findings) {
        draw(&mut painter, report.sources, finding);
    }
    let mut text = painter.into_text();
    let left = report.findings.len().saturating_sub(look.max_findings);
    if left > 0 {
        let more = counted(left, "more finding");
        text.push_str(&format!("{more} not shown; `--max-findings 0` shows all\n\n"));
    }
    if !look.closes {
        return text;
    }
    let offer = if look.offers_repairs { repairable(report.findings) } else { String::new() };
    text + &closing_line(report) + "\n" + &offer
}

fn draw(painter: &mut Painter, sources: &SourceMap, finding: &Diagnostic) {
    let shown: Vec<&diagnostic::Label> = finding.labels.iter().take(MAX_LABELS).collect();
    let excerpts = Excerpts::of(sources, shown.iter().map(|label| label.span));
    let drawing = Drawing::new(severity(finding.level))
        .with_code(finding.rule.slug)
        .with_message(brief(&finding.message))
        .with_labels(shown.iter().enumerate().filter_map(|(index, label)| place(&excerpts, index, label)).collect())
        .with_notes(notes(sources, finding));
    // The texts are our own and the writer is memory: what remains to fail is a place outside of its
    // file, and then the finding is still worth its one line.
    if term::emit_to_write_style(painter, &Config::default(), &excerpts, &drawing).is_err() {
        let bare = drawing.with_labels(Vec::new());
        let _ = term::emit_to_write_style(painter, &Config::default(), &excerpts, &bare);
    }
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note => Severity::Note,
    }
}

fn place(excerpts: &Excerpts, index: usize, label: &diagnostic::Label) -> Option<Label<FileId>> {
    let style = if index == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
    let range = excerpts.range(label.span)?;
    Some(Label::new(style, label.span.file, range).with_message(brief(&label.text)))
}

/// What stands below the source lines, each after a `=`.
fn notes(sources: &SourceMap, finding: &Diagnostic) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(whole_file(sources, finding));
    let hidden = finding.labels.len().saturating_sub(MAX_LABELS);
    notes.extend((hidden > 0).then(|| format!("and {}", counted(hidden, "more place"))));
    notes.extend(lines(finding, BELOW));
    notes.push(format!("explain: orgc explain {} ({})", finding.rule.slug, finding.rule.code()));
    notes
}

/// The files of which no line can be shown.
fn whole_file(sources: &SourceMap, finding: &Diagnostic) -> Vec<String> {
    let files = finding.labels.iter().map(|label| (label, sources.get(label.span.file)));
    let empty = files.filter(|(_, file)| file.is_none_or(|file| file.text().is_empty())).take(MAX_LABELS);
    let line = |label: &diagnostic::Label| {
        let separator = if label.text.is_empty() { "" } else { ": " };
        format!("in {}{separator}{}", file_name(sources.path(label.span.file)), brief(&label.text))
    };
    empty.map(|(label, _)| line(label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::calendar::{Date, Interval};
    use crate::catalog;
    use crate::diagnostic::Diagnostics;
    use crate::render::Checked;
    use crate::source::Span;

    fn sources(text: &str) -> SourceMap {
        SourceMap::new(vec![("a.org".into(), text.into())])
    }

    /// The span of the first occurrence of `word`.
    fn at(sources: &SourceMap, file: u32, word: &str) -> Span {
        let start = sources.get(FileId(file)).unwrap().text().find(word).unwrap();
        Span::new(FileId(file), u32::try_from(start).unwrap(), u32::try_from(start + word.len()).unwrap())
    }

    fn shown(sources: &SourceMap, found: Vec<Diagnostic>, look: Look) -> String {
        let mut findings = Diagnostics::default();
        findings.extend(found);
        human(
            &Report {
                sources,
                findings: &findings,
                checked: Checked { files: 1, ..Checked::default() },
                baseline: None,
            },
            look,
        )
    }

    fn drawn(sources: &SourceMap, finding: Diagnostic) -> String {
        shown(sources, vec![finding], Look::default())
    }

    #[test]
    fn a_finding_shows_every_place_when_why_and_what_to_do() {
        let community = format!("{}    owns member-value\n", "\n".repeat(11));
        let support = format!("{}    owns member-value\n", "\n".repeat(6));
        let sources = SourceMap::new(vec![("community.org".into(), community), ("support.org".into(), support)]);
        let finding = Diagnostic::new(&catalog::TWO_OWNERS, "`member-value` has two accountable roles")
            .label(at(&sources, 1, "member-value"), "claimed by `support.head` here")
            .label(at(&sources, 0, "member-value"), "and by `community.manager` here")
            .holds(Interval::since(Date::new(2026, 7, 1).unwrap()))
            .proof(["`a` is owned by `b`".into(), "`b` is vacant".into()])
            .help("keep one; list the other under `responsible`, or end it with `until`");
        let expected = "\
error[two-owners]: `member-value` has two accountable roles
   ┌─ support.org:7:10
   │
 7 │     owns member-value
   │          ^^^^^^^^^^^^ claimed by `support.head` here
   │
   ┌─ community.org:12:10
   │
12 │     owns member-value
   │          ------------ and by `community.manager` here
   │
   = from 2026-07-01, with no end
   = proof: `a` is owned by `b`
            `b` is vacant
   = help: keep one; list the other under `responsible`, or end it with `until`
   = explain: orgc explain two-owners (ORG0402)

checked the text of 1 file: 1 error
";
        assert_eq!(drawn(&sources, finding), expected);
    }

    #[test]
    fn hostile_text_reaches_the_terminal_as_pictures_and_carets_stay_in_place() {
        let sources =
            SourceMap::new(vec![("e\x1b[2Jvil.org".into(), "role a \"\x1b[31m\u{202e}x\" {\u{7}} b\n".into())]);
        let finding = Diagnostic::new(&catalog::INVISIBLE_CHARACTER, "bad \x1b]0;title\u{7}")
            .label(at(&sources, 0, "b"), "\u{9b}1m");
        let text = drawn(&sources, finding);
        assert!(text.chars().all(|character| character == '\n' || !character.is_control()), "{text:?}");
        let line_of = |part: &str| text.lines().find(|line| line.contains(part)).unwrap();
        let column_of = |part: &str| line_of(part).chars().position(|character| part.contains(character)).unwrap();
        assert_eq!(line_of("role"), "1 │ role a \"␛[31m�x\" {␇} b");
        assert_eq!(column_of("^"), "1 │ role a \"␛[31m�x\" {␇} ".chars().count());
    }

    #[test]
    fn tabs_and_wide_characters_align() {
        let sources = sources("\trole \"李伟\" x\n");
        let text = drawn(&sources, Diagnostic::new(&catalog::UNKNOWN_NAME, "m").label(at(&sources, 0, "x"), ""));
        assert!(text.contains("1 │     role \"李伟\" x\n  │                 ^\n"), "{text}");
        assert!(text.contains("a.org:1:12\n"), "{text}");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let sources = sources(&format!("{} here {}\n", "é".repeat(900_000), "b".repeat(900_000)));
        let text = drawn(&sources, Diagnostic::new(&catalog::UNKNOWN_NAME, "m").label(at(&sources, 0, "here"), "this"));
        assert!(text.len() < 1000, "{} bytes", text.len());
        assert!(text.contains("a.org:1:900002\n"), "{text}");
        assert!(text.contains("…") && text.contains("^^^^ this"), "{text}");
    }

    #[test]
    fn a_place_that_is_empty_at_the_end_or_over_several_lines_is_drawn() {
        let sources = sources("role a {\n  vacant\n}");
        let end = Span::start_of(FileId(0));
        let places = [
            at(&sources, 0, "role a {\n  vacant\n}"),
            Span { start: 20, end: 20, ..end },
            Span { start: 8, end: 9, ..end },
        ];
        for place in places {
            let text = drawn(&sources, Diagnostic::new(&catalog::MISSING_BRACE, "m").label(place, "here"));
            assert!(text.contains("^ here"), "{place:?}\n{text}");
        }
    }

    #[test]
    fn a_place_in_a_file_without_text_is_named() {
        let sources = sources("");
        let place = Span::start_of(FileId(0));
        let text =
            drawn(&sources, Diagnostic::new(&catalog::UNREADABLE_FILE, "cannot read `a.org`").label(place, "why"));
        assert!(text.starts_with("error[unreadable-file]: cannot read `a.org`\n = in a.org: why\n"), "{text}");
    }

    #[test]
    fn many_places_and_many_findings_are_counted() {
        let sources = sources("x\n".repeat(20).as_str());
        let mut finding = Diagnostic::new(&catalog::REPORTING_CYCLE, "m");
        for start in 0..10 {
            finding = finding.label(Span::new(FileId(0), start * 2, start * 2 + 1), "edge");
        }
        let text = shown(&sources, vec![finding; 5], Look { max_findings: 2, ..Look::default() });
        assert_eq!(text.matches("= and 2 more places\n").count(), 2, "{text}");
        assert!(text.contains("3 more findings not shown; `--max-findings 0` shows all\n"), "{text}");
        assert!(text.ends_with("checked the text of 1 file: 5 errors\n"), "{text}");
    }

    #[test]
    fn repairs_are_offered_where_they_can_be_made() {
        let sources = sources("role a");
        let place = at(&sources, 0, "a");
        let finding = Diagnostic::new(&catalog::SYNTAX_ERROR, "m").fix(diagnostic::Fix::certain("f", place, ""));
        let offer = "`orgc check --fix` can fix it\n";
        assert!(shown(&sources, vec![finding.clone()], Look::default()).ends_with(offer));
        let look = Look { offers_repairs: false, ..Look::default() };
        assert!(!shown(&sources, vec![finding], look).contains(offer));
    }

    #[test]
    fn who_wants_findings_only_gets_no_closing_line() {
        let sources = sources("role a");
        let finding =
            Diagnostic::new(&catalog::SYNTAX_ERROR, "m").fix(diagnostic::Fix::certain("f", at(&sources, 0, "a"), ""));
        let text = shown(&sources, vec![finding], Look { closes: false, ..Look::default() });
        assert!(text.starts_with("error[syntax-error]: m\n") && !text.contains("checked"), "{text}");
        assert!(!text.contains("--fix"), "{text}");
    }

    proptest! {
        #[test]
        fn any_text_and_any_places_are_drawn_without_harm(
            text in "[a-z {}\"\t\r\n\\x00\\x1b\\x7fé李\u{202e}\u{200b}👩]{0,400}",
            places in proptest::collection::vec((0..500u32, 0..60u32), 0..12),
        ) {
            let sources = sources(&text);
            let mut finding = Diagnostic::new(&catalog::SYNTAX_ERROR, text.clone()).help(text.clone());
            for (start, length) in places {
                finding = finding.label(Span::new(FileId(0), start, start + length), text.clone());
            }
            let drawn = drawn(&sources, finding);
            prop_assert!(drawn.starts_with("error[syntax-error]: "));
            prop_assert!(drawn.contains("= explain: "));
            prop_assert!(drawn.chars().all(|shown| shown == '\n' || shown == '\t' || !shown.is_control()), "{drawn:?}");
            let hidden = ['\u{202e}', '\u{200b}'];
            prop_assert!(!drawn.contains(hidden));
        }
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let sources = sources("role a\n");
        let finding = Diagnostic::new(&catalog::UNKNOWN_NAME, "m").label(at(&sources, 0, "a"), "x").help("h");
        let plain = drawn(&sources, finding.clone());
        let colored = shown(&sources, vec![finding], Look { color: true, ..Look::default() });
        assert!(colored.contains("\x1b[1m\x1b[31merror"), "{colored:?}");
        let stripped = anstream::adapter::strip_str(&colored).to_string();
        assert_eq!(stripped, plain);
    }
}
