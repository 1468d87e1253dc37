//! Other forms back to text: the JSON of `orgc build`, and the tables that people have.
//!
//! Knows how foreign data is read, what may be wrong with it, and how canonical files are laid out: one for
//! each department at the top and one for the rest. Whether the compiler reads the texts
//! it gives back is for the caller to see, who can show what keeps it from that.
//! Must not know the disk, how problems are shown, and what is right or wrong with an organisation: what
//! the data says is written, and `check` judges it.

mod csv;
mod decode;
mod json;
mod problem;
mod text;

pub use csv::{Imported, csv};
pub use decode::decode;
pub use json::{Refused, json};
pub use problem::Problem;
pub use text::File;
