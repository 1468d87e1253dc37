//! Every kind of fault that is planted: its name, and where in an organisation it can stand.

mod ownership;
mod policies;
mod posts;
mod reporting;
mod rest;
mod text;

use crate::organisation::Organisation;
use crate::plant::{Edit, Fault};

/// A kind of fault, and everywhere it can be planted.
pub(crate) type Kind = (&'static str, fn(&Organisation) -> Vec<Fault>);

/// All kinds.
pub(crate) const KINDS: &[Kind] = &[
    ("lost brace", text::lost_brace),
    ("lost quote", text::lost_quote),
    ("misspelt manager", text::misspelt_manager),
    ("declared twice", text::declared_twice),
    ("person as owner", text::person_as_owner),
    ("no such day", text::no_such_day),
    ("unknown statement", text::unknown_statement),
    ("ends before it begins", text::ends_before_it_begins),
    ("reports in a circle", reporting::circle),
    ("second manager", reporting::second_manager),
    ("second head", reporting::second_head),
    ("manager abolished", reporting::manager_abolished),
    ("head abolished", reporting::head_abolished),
    ("head taken away", reporting::head_taken_away),
    ("two tops", reporting::two_tops),
    ("island", reporting::island),
    ("owner taken away", ownership::taken_away),
    ("second owner", ownership::second),
    ("owner leaves", ownership::leaves),
    ("owner leaves in spring", ownership::leaves_in_spring),
    ("owner shared", ownership::shared),
    ("owner outside", ownership::outside),
    ("owner cut off", ownership::cut_off),
    ("agent owns", ownership::agent),
    ("manager does the work", ownership::inverted),
    ("stranger does the work", ownership::stranger),
    ("one title, two owners", ownership::one_title),
    ("waiver of nothing", ownership::waiver_of_nothing),
    ("waiver expired", ownership::waiver_expired),
    ("responsible and consulted", policies::redundant_letter),
    ("two duties", policies::two_duties),
    ("not asked", policies::not_asked),
    ("not independent", policies::not_independent),
    ("too many holders", posts::too_many),
    ("vacant but held", posts::vacant_but_held),
    ("overbooked", posts::overbooked),
    ("gap", posts::gap),
    ("acting for ever", posts::acting_for_ever),
    ("acting is over", posts::acting_is_over),
    ("holds before it begins", posts::before_it_begins),
    ("dotted to the manager", rest::dotted_to_manager),
    ("objectives in a circle", rest::circle),
    ("part after the whole", rest::late_part),
    ("no progress", rest::no_progress),
    ("wide span", rest::wide_span),
];

/// One fault for each edit.
fn each(rule: &'static str, edits: impl Iterator<Item = Edit>) -> Vec<Fault> {
    edits.map(|edit| Fault::new(rule, vec![edit])).collect()
}
