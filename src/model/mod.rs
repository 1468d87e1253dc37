//! The resolved organisation: what is meant, with every reference an id.
//!
//! Knows every fact of the merged files, with its dates and the place where it was written, also those
//! that no check judges. Knows nothing about the tree it was made from; answers no question about a date
//! (that is `timeline`).
//!
//! A target of `None` is a reference that failed and has been reported; what would need it is *unknown*.

mod arena;
mod chart;
mod damage;
mod department;
mod fact;
mod header;
mod item;
mod organization;
mod person;
mod policy;
mod role;
mod view;
mod waiver;

pub use arena::{Arena, Id, Table};
pub use chart::{Chart, DeclarationId, DepartmentId, ItemId, PersonId, PolicyId, RoleId, ViewId};
pub use damage::Damage;
pub use department::Department;
pub use fact::{Dated, Dates, Number, Post, Share};
pub use header::{Annotations, Existence, Header, Link, Tag};
pub use item::{Claim, ClaimSide, Item, ItemKind, Letter, LetterEntry, Measure};
pub use organization::Organization;
pub use person::{Person, PersonKind};
pub use policy::{
    Limit, Policy, PolicyRule, PolicyStatement, PolicySubject, RequiredLetter, Requirement, Separation, Side,
};
pub use role::{DottedLine, Holder, Holding, Manager, Role, SolidLine};
pub use view::{Columns, Layer, View};
pub use waiver::{LevelSetting, Waiver};
