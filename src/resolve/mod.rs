//! Trees to chart: what is meant by what was written.
//!
//! Knows scopes and names: it merges all files into one model, in which every reference is an id, and
//! says which names are missing, doubtful or of the wrong kind. What could not be resolved is noted as
//! [damage](crate::model::Damage). Must not know days, or what makes an organisation sound: that is
//! for `timeline` and `check`.
//!
//! 1. [`declare`]: every declaration gets its id and its place in the table of names.
//! 2. [`enclose`]: every declaration finds its department and its whole.
//! 3. [`link`]: every statement is read, every name in it looked up.
//! 4. [`explain`]: names that were not found become findings, now that the whole chart is known.
//! 5. What only the whole model shows: people that nobody names, titles that are none.
//!
//! Beside the third step, and asking nothing of it: tags that nothing bears, names that look alike.

mod counts;
mod damage;
mod declare;
mod depth;
mod duplicate;
mod enclose;
mod explain;
mod header;
mod kinds;
mod levels;
mod link;
mod lookalike;
mod lookup;
mod miss;
mod names;
mod people;
mod placeholder;
mod quick;
mod slip;
mod suggest;
mod tags;
#[cfg(test)]
mod tests;

use rayon::join;

use crate::diagnostic::Diagnostics;
use crate::model::Chart;
use crate::syntax::tree::Tree;

/// Merges all trees into one chart. The order of the trees does not matter.
#[must_use]
pub fn run(trees: &[Tree], diagnostics: &mut Diagnostics) -> Chart {
    let mut trees: Vec<&Tree> = trees.iter().collect();
    trees.sort_by_key(|tree| tree.file);
    let mut chart = Chart::default();
    let mut declared = declare::declare(&trees, &mut chart, diagnostics);
    chart.damage.lost = declared.lost;
    let enclosed = enclose::enclose(&mut declared, &mut chart);
    damage::note_prefixes(&enclosed, &mut chart.damage);
    let mut spelled = Diagnostics::default();
    let link = || link::link(&declared, &mut chart, diagnostics);
    let ((holders, misses, titled), ()) = join(link, || check_spellings(&trees, declared.lost, &mut spelled));
    depth::check(&mut chart, diagnostics);
    damage::spread(&mut chart);
    explain::explain(&enclosed, misses, &titled, &declared, &chart, diagnostics);
    levels::check(&chart, diagnostics);
    people::check(&chart, &holders, diagnostics);
    placeholder::check_titles(&chart, diagnostics);
    diagnostics.extend(spelled.take());
    chart
}

/// What only the texts show, whatever they mean.
fn check_spellings(trees: &[&Tree], lost: bool, diagnostics: &mut Diagnostics) {
    tags::check(trees, lost, diagnostics);
    lookalike::check(trees, diagnostics);
}
