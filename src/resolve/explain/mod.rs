//! Explaining: turns names that were not found into findings, once the whole chart is known.
//!
//! One finding a cause: the same wrong name in ten places is one finding with ten places. Where
//! something could not be read that may have declared the name, nothing is said.

mod ambiguous;
mod offer;
mod prefix;
mod renamed;
mod titled;
mod titles;
mod unknown;
mod wrong_kind;

use indexmap::IndexMap;

use super::declare::Declarations;
use super::enclose::Enclosed;
use super::kinds::{Entry, Kinds};
use super::lookup::{Found, Lookup, Scope};
use super::miss::{self, Miss, Sought, Titled};
use super::names::NodeId;
use super::suggest::{Near, Pool};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Chart, Header};
use crate::source::Span;
use crate::syntax::tree::{Name, Path};
use renamed::Renamed;
use titles::Titles;

pub(super) use ambiguous::{MOST_LABELS, MOST_OFFERED};

/// After so many misses, no more near names are sought.
const MOST_SUGGESTED: u32 = 100;

/// So many further places of one cause are shown.
const MOST_PLACES: usize = 20;

/// What explaining needs at hand.
struct Explain<'a, 't> {
    declared: &'a Declarations<'t>,
    chart: &'a Chart,
    lookup: Lookup<'a, 't>,
    pools: IndexMap<Option<Kinds>, Pool<'t>>,
    suggested: u32,
    /// Made when it is asked for first.
    titles: Option<Titles<'a>>,
    renamed: Option<Renamed<'a>>,
}

/// Reports every miss.
pub(super) fn explain<'t>(
    enclosed: &Enclosed<'t>,
    misses: Vec<Miss<'t>>,
    titled: &[Titled<'t>],
    declared: &Declarations<'t>,
    chart: &Chart,
    diagnostics: &mut Diagnostics,
) {
    let lookup = Lookup::new(&declared.names);
    let mut explain =
        Explain { declared, chart, lookup, pools: IndexMap::new(), suggested: 0, titles: None, renamed: None };
    for prefix in &enclosed.doubtful {
        diagnostics.push(explain.doubtful_prefix(prefix));
    }
    for prefix in &enclosed.lost {
        diagnostics.extend(explain.lost_prefix(prefix));
    }
    diagnostics.refine(titled.iter().map(|text| explain.titled(text)).collect());
    let mut causes: IndexMap<String, (Diagnostic, Vec<Span>)> = IndexMap::new();
    for (miss, mut places) in miss::by_words(misses) {
        let Some(found) = explain.miss(&miss) else { continue };
        match causes.entry(found.message.clone()) {
            indexmap::map::Entry::Occupied(mut known) => {
                known.get_mut().1.extend(found.primary());
                known.get_mut().1.append(&mut places);
            }
            indexmap::map::Entry::Vacant(new) => _ = new.insert((found, places)),
        }
    }
    diagnostics.extend(causes.into_values().map(|(found, others)| with_places(found, others)));
}

impl<'a, 't> Explain<'a, 't> {
    fn miss(&mut self, miss: &Miss<'t>) -> Option<Diagnostic> {
        if !miss.candidates.is_empty() {
            return Some(self.ambiguous(miss));
        }
        if self.declared.lost || self.leads_to_a_ghost(miss.path) {
            return None;
        }
        self.wrong_kind(miss).or_else(|| Some(self.unknown(miss)))
    }

    /// Whether a part of the path is the name of something that was reported already, or stands behind
    /// a prefix that was: it may belong where it was looked for.
    fn leads_to_a_ghost(&self, path: &Path) -> bool {
        let names = self.lookup.names;
        if !names.has_ghosts() {
            return false;
        }
        let mut symbols = path.parts.iter().filter_map(|part| names.symbol(&part.text));
        symbols.any(|symbol| names.named(symbol).any(|node| names.is_ghost(node) || names.is_ghost(names.parent(node))))
    }

    /// How to write a reference to what was called so once.
    fn now_called(&mut self, path: &Path, scope: Scope, kinds: Kinds) -> Option<String> {
        let chart = self.chart;
        let renamed = self.renamed.get_or_insert_with(|| Renamed::of(chart));
        let entry = renamed.only(path.text().trim_start_matches('.'), kinds)?;
        Some(self.surely(entry, scope))
    }

    fn titles(&mut self) -> &Titles<'a> {
        let chart = self.chart;
        self.titles.get_or_insert_with(|| Titles::of(chart))
    }

    fn header(&self, entry: Entry) -> Option<&'a Header> {
        entry.id().and_then(|id| self.chart.header(id))
    }

    fn path(&self, entry: Entry) -> &'a str {
        self.header(entry).map_or("", |header| &header.path)
    }

    /// How to write a reference to `entry` that surely means it: with a leading dot, where its path from
    /// the top is the end of another one's, too.
    fn surely(&mut self, entry: Entry, scope: Scope) -> String {
        let path = self.path(entry);
        let part = |text: &str| Name { text: text.into(), span: Span::start_of(crate::source::FileId(0)) };
        let parts = path.split('.').map(part).collect();
        let reference = Path { absolute: false, parts, span: Span::start_of(crate::source::FileId(0)) };
        match self.lookup.find(&reference, scope, entry.kinds()) {
            Found::One(found) if found == entry => path.to_owned(),
            _ => self.absolute(entry),
        }
    }

    /// A reference that leads from the top to `entry`, wherever it stands.
    fn absolute(&self, entry: Entry) -> String {
        format!(".{}", self.path(entry))
    }

    /// The names nearest to this one, among all names of these kinds; of people, if there are no kinds.
    fn nearest(&mut self, name: &str, kinds: Option<Kinds>) -> Near<'t> {
        if !self.may_suggest() {
            return Near::Spelled(Vec::new());
        }
        let (declared, names) = (self.declared, self.lookup.names);
        let pool = self.pools.entry(kinds).or_insert_with(|| match kinds {
            None => Pool::new(declared.people.keys().copied()),
            Some(kinds) => {
                let named = names
                    .symbols()
                    .filter(|symbol| names.named(*symbol).any(|node| names.entries(node, kinds).next().is_some()));
                Pool::new(named.map(|symbol| names.text(symbol)))
            }
        });
        pool.nearest(name)
    }

    /// The names nearest to this one in one scope.
    fn nearest_in(&mut self, node: NodeId, name: &str, kinds: Kinds) -> Near<'t> {
        if !self.may_suggest() {
            return Near::Spelled(Vec::new());
        }
        Pool::new(self.names_in(node, kinds).into_iter()).nearest(name)
    }

    /// All names of these kinds in one scope.
    fn names_in(&self, node: NodeId, kinds: Kinds) -> Vec<&'t str> {
        let names = self.lookup.names;
        let fitting = names.children(node).filter(|child| names.entries(*child, kinds).next().is_some());
        fitting.map(|child| names.text(names.name(child))).collect()
    }

    /// Counts what it costs to seek a near name.
    fn may_suggest(&mut self) -> bool {
        self.suggested += 1;
        self.has_time()
    }

    /// Whether the whole chart may still be searched for the sake of one message.
    const fn has_time(&self) -> bool {
        self.suggested <= MOST_SUGGESTED
    }

    /// `department \`marketing\``, `the top`
    fn scope_words(&self, node: NodeId) -> String {
        let names = self.lookup.names;
        match names.entries(node, Kinds::ALL).next() {
            Some(entry) => format!("{} `{}`", entry.kinds().words(), self.path(entry)),
            None => "the top".to_owned(),
        }
    }
}

impl Sought {
    /// The kinds of declarations; none for people.
    const fn kinds(self) -> Option<Kinds> {
        match self {
            Self::OneOf(kinds) => Some(kinds),
            Self::Head(_) => Some(Kinds::ROLE),
            Self::Holder => None,
        }
    }

    fn words(self) -> String {
        self.kinds().map_or_else(|| "person or agent".to_owned(), Kinds::words)
    }
}

/// Adds the further places of one cause.
fn with_places(found: Diagnostic, mut others: Vec<Span>) -> Diagnostic {
    others.sort_unstable();
    let shown = others.iter().take(MOST_PLACES);
    let found = shown.fold(found, |found, place| found.label(*place, "and here"));
    match others.len().checked_sub(MOST_PLACES) {
        None | Some(0) => found,
        Some(more) => found.note(format!("and in {more} more places")),
    }
}
