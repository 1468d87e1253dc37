//! Sound organisations, and the edits that their faults are made of.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use orgc::calendar::Date;
use orgc::check::CheckedChart;
use orgc::compile::{Compilation, Options, compile as compile_files};
use orgc::diagnostic::{Diagnostic, Diagnostics};
use orgc::model::{Chart, DeclarationId, ItemId, PersonId, RoleId};
use orgc::source::{MemoryFiles, SourceMap, Span};
use orgc::syntax::{self, tree::Statement};
use orgc::timeline::{Epoch, Ownership, Timeline, Who};

use crate::folders::entries;

use crate::plant::Edit;

/// Faults that are declarations of their own stand in a file of their own.
const PLANTED: &str = "zz-planted.org";

/// An organisation in which nothing, or little, is wrong.
pub(crate) struct Organisation {
    pub(crate) name: String,
    pub(crate) texts: BTreeMap<String, String>,
    /// What is said about it before anything is planted.
    pub(crate) said: Vec<Key>,
    checked: CheckedChart,
    sources: SourceMap,
}

/// What makes a finding the same one wherever it stands.
pub(crate) type Key = (&'static str, Vec<String>, String);

/// All sound versions of the examples, those beside this file, and those of the directory that is named.
pub(crate) fn all() -> Vec<Organisation> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut own: Vec<Vec<PathBuf>> = Vec::new();
    for example in folders_in(&project.join("examples")) {
        let versions =
            folders_in(&example).into_iter().filter(|folder| !named(folder, "shared") && !named(folder, "broken"));
        own.extend(versions.map(|version| vec![example.join("shared"), version]));
    }
    own.extend(folders_in(&project.join("tests/mutation/sound")).into_iter().map(|folder| vec![folder]));
    let own = own.iter().map(|folders| Organisation::read(folders).unwrap_or_else(|why| panic!("{why}")));
    own.chain(named_ones()).collect()
}

/// Organisations of others, of which some have errors.
fn named_ones() -> Vec<Organisation> {
    let folders = env::var("ORGC_FOLDER").map_or_else(|_| Vec::new(), |folder| folders_in(Path::new(&folder)));
    let read = folders.into_iter().map(|folder| Organisation::read(&[folder]));
    read.filter_map(|organisation| organisation.inspect_err(|why| println!("skipped: {why}")).ok()).collect()
}

pub(crate) fn compile(texts: &BTreeMap<String, String>) -> Compilation {
    let mut files = MemoryFiles::default();
    texts.iter().for_each(|(path, text)| files.insert(path.clone(), text.clone()));
    let options = Options::on(as_of());
    let paths: Vec<String> = texts.keys().cloned().collect();
    compile_files(&files, &paths, &options).unwrap()
}

pub(crate) fn key(finding: &Diagnostic) -> Key {
    (finding.rule.slug, finding.subject.clone(), finding.message.clone())
}

fn as_of() -> Date {
    Date::new(2026, 11, 1).unwrap()
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).unwrap().into_iter().filter(|path| path.is_dir()).collect()
}

fn named(folder: &Path, name: &str) -> bool {
    folder.file_name().is_some_and(|own| own == name)
}

impl Organisation {
    fn read(folders: &[PathBuf]) -> Result<Self, String> {
        let mut texts = BTreeMap::new();
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            for file in entries(folder).unwrap() {
                if file.extension().is_some_and(|suffix| suffix == "org") {
                    texts.insert(
                        file.file_name().unwrap().to_string_lossy().into_owned(),
                        fs::read_to_string(&file).unwrap(),
                    );
                }
            }
        }
        let name = folders.last().unwrap().display().to_string();
        let compilation = compile(&texts);
        let said = compilation.diagnostics.iter().map(key).collect();
        let checked = compilation.checked.ok_or_else(|| format!("{name}: its text has errors"))?;
        Ok(Self { name, texts, said, checked, sources: compilation.sources })
    }

    pub(crate) fn chart(&self) -> &Chart {
        self.checked.chart()
    }

    pub(crate) fn timeline(&self) -> &Timeline {
        self.checked.timeline()
    }

    /// The lines of today.
    pub(crate) fn today(&self) -> Arc<Epoch> {
        self.timeline().epoch_on(as_of())
    }

    pub(crate) fn owner(&self, item: ItemId) -> Option<RoleId> {
        self.timeline().ownership(item).on(as_of()).and_then(Ownership::role)
    }

    /// The named holders of a role today.
    pub(crate) fn holders(&self, role: RoleId) -> Vec<PersonId> {
        let people = self.timeline().people(role, as_of());
        let named = people.iter().filter_map(|sitter| match sitter.who {
            Who::Person(person) => Some(person),
            Who::Undisclosed => None,
        });
        named.collect()
    }

    pub(crate) fn lives_for_ever(&self, item: ItemId) -> bool {
        self.timeline().life(DeclarationId::Item(item)).is_some_and(|life| life.until().is_none())
    }

    /// Roles that live today, and to which no dates are written.
    pub(crate) fn roles(&self) -> Vec<RoleId> {
        let today = self.today();
        self.chart().roles.ids().filter(|role| today.is_live(*role)).collect()
    }

    /// A role as a reference that fits everywhere.
    pub(crate) fn role(&self, role: RoleId) -> String {
        format!(".{}", self.chart().role_path(role))
    }

    pub(crate) fn item(&self, item: ItemId) -> String {
        format!(".{}", self.chart().item_path(item))
    }

    /// A person as a holder: by identifier, or quoted.
    pub(crate) fn person(&self, person: PersonId) -> String {
        let header = &self.chart().people[person].header;
        if header.declared { header.path.clone() } else { format!("{:?}", header.path) }
    }

    /// One more statement at the end of a declaration's block.
    pub(crate) fn say(&self, on: DeclarationId, statement: &str) -> Edit {
        let span = self.chart().header(on).unwrap().span;
        let has_block = self.text_of(span).ends_with('}');
        let (at, text) = match has_block {
            true => (span.end as usize - 1, format!("\n{statement}\n")),
            false => (span.end as usize, format!(" {{\n{statement}\n}}")),
        };
        Edit { path: self.sources.path(span.file).to_owned(), range: at..at, text }
    }

    /// New declarations in a file of their own.
    pub(crate) fn declare(&self, text: &str) -> Edit {
        Edit { path: PLANTED.to_owned(), range: 0..0, text: format!("{text}\n") }
    }

    /// Something else in a place.
    pub(crate) fn replace(&self, span: Span, text: &str) -> Edit {
        let range = span.start as usize..span.end as usize;
        Edit { path: self.sources.path(span.file).to_owned(), range, text: text.to_owned() }
    }

    /// The same in a place: nothing changes, but the finding may show it.
    pub(crate) fn mark(&self, span: Span) -> Edit {
        self.replace(span, self.text_of(span))
    }

    /// The whole statement in which `item` is the only item of the list.
    pub(crate) fn statement_around(&self, item: Span) -> Option<Span> {
        let text = self.sources.get(item.file)?.text();
        let tree = syntax::parse(item.file, text, &mut Diagnostics::default());
        let bodies = tree.decls.iter().flat_map(|decl| &decl.body);
        let mut statements = bodies.filter_map(|body| match body {
            syntax::tree::BodyItem::Statement(statement) => Some(statement),
            _ => None,
        });
        let around = |statement: &&Statement| statement.span.start <= item.start && item.end <= statement.span.end;
        let statement = statements.find(around)?;
        matches!(&statement.kind, syntax::tree::StatementKind::Relation(_, items) if items.len() == 1)
            .then_some(statement.span)
    }

    pub(crate) fn text_of(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        self.sources.get(span.file).and_then(|file| file.text().get(range)).unwrap_or_default()
    }
}
