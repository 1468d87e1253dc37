//! Declarations to lines.

use std::collections::VecDeque;

use super::declaration::Declaration;
use super::groups::Group;
use crate::syntax::tree::DeclKind;

/// Blocks that would lie deeper get a declaration of their own, by path: nobody reads them, and the language
/// has a limit.
const MAX_DEPTH: usize = 12;

/// A declaration is written in one line up to this width.
const WIDTH: usize = 100;

/// The whole text of a file.
pub(super) fn text(declarations: &[Declaration], group: &Group<'_>) -> String {
    let mut writer = Writer { declarations, group, out: String::new(), last: Last::Opening };
    let mut roots: VecDeque<usize> = group.roots.iter().copied().collect();
    while let Some(root) = roots.pop_front() {
        writer.tree(root, &mut roots);
    }
    writer.out
}

/// What is still to be written.
enum Step {
    Declare(usize, usize),
    Close(usize),
}

/// What was written last: decides about blank lines.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Opening,
    Line(DeclKind),
    Other,
}

struct Writer<'a> {
    declarations: &'a [Declaration],
    group: &'a Group<'a>,
    out: String,
    last: Last,
}

impl Writer<'_> {
    /// A declaration and all that stands in it, but what lies too deep: that becomes a further root.
    fn tree(&mut self, root: usize, roots: &mut VecDeque<usize>) {
        let mut steps = vec![Step::Declare(root, 0)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Close(depth) => self.close(depth),
                Step::Declare(index, depth) => {
                    let parts = self.group.parts.get(index).map_or(&[][..], Vec::as_slice);
                    let parts = if depth < MAX_DEPTH {
                        parts
                    } else {
                        roots.extend(parts);
                        &[]
                    };
                    if self.declare(index, depth, parts.is_empty()) {
                        steps.push(Step::Close(depth));
                        steps.extend(parts.iter().rev().map(|part| Step::Declare(*part, depth + 1)));
                    }
                }
            }
        }
    }

    /// Whether a block is left open.
    fn declare(&mut self, index: usize, depth: usize, is_leaf: bool) -> bool {
        let Some(declaration) = self.declarations.get(index) else { return false };
        let line = one_line(declaration, depth).filter(|_| is_leaf);
        let is_like_last = line.is_some() && self.last == Last::Line(declaration.keyword);
        if self.last != Last::Opening && !is_like_last {
            self.out.push('\n');
        }
        if let Some(doc) = &declaration.doc {
            doc.split('\n').for_each(|line| self.line(depth, format!("/// {line}").trim_end()));
        }
        if let Some(line) = line {
            self.line(depth, &line);
            self.last = Last::Line(declaration.keyword);
            return false;
        }
        self.line(depth, &format!("{} {{", declaration.head(depth == 0)));
        self.last = Last::Opening;
        for statement in &declaration.statements {
            statement.split('\n').for_each(|line| self.line(depth + 1, line));
            self.last = Last::Other;
        }
        true
    }

    fn close(&mut self, depth: usize) {
        self.line(depth, "}");
        self.last = Last::Other;
    }

    fn line(&mut self, depth: usize, line: &str) {
        if !line.is_empty() {
            self.out.push_str(&"  ".repeat(depth));
            self.out.push_str(line);
        }
        self.out.push('\n');
    }
}

/// The declaration in one line: without statements, or somebody with nothing but an address.
fn one_line(declaration: &Declaration, depth: usize) -> Option<String> {
    let head = declaration.head(depth == 0);
    match declaration.statements.as_slice() {
        _ if declaration.doc.is_some() => None,
        [] => Some(head),
        [statement] if matches!(declaration.keyword, DeclKind::Person | DeclKind::Agent) => {
            let line = format!("{head} {{ {statement} }}");
            (line.chars().count() <= WIDTH && !line.contains('\n')).then_some(line)
        }
        _ => None,
    }
}
