//! The program `orgc`.

fn main() {}
