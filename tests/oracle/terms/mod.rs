//! The table "Terms" of `docs/reference/semantics.md`, sentence by sentence: slow, plain, one day at a time.
//!
//! Shares nothing with the library but the model, so that an error in the one is no error in the other.

mod day;
mod life;
mod lines;
mod org;
mod owners;
mod people;
mod written;

pub(crate) use day::Day;
pub(crate) use life::{has, in_force, lives};
pub(crate) use org::Org;
pub(crate) use people::{Sitting, State, Who};
