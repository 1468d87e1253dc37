//! What to show of a checked chart, as plain data that any format can write.
//!
//! Knows the choices of a `view` and of the command line. Must not know how anything is written.

mod about;
mod address;
mod focus;
pub mod graph;
mod levels;
pub mod matrix;
mod names;
mod order;
mod places;
mod roster;

pub(crate) use about::About;
pub use address::is_harmless_address;
pub use focus::Focus;
pub use names::Names;
pub use order::ChartOrder;
pub use roster::{Occupant, RosterRow, roster};
