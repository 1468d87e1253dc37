//! Damaged texts that are made to take long. The tests read them, `benches/scale.rs` says how their cost grows.

/// What stands before, again and again, and behind.
pub(crate) const TEXTS: &[(&str, &str, &str)] = &[
    ("role a {\n", "- ", "x }"),
    ("", "role x ( ", ""),
    ("", "role x ( ", ")"),
    ("", "role a (\n", ""),
    ("", "role a (; ", ""),
    ("", "role a begin; ", ""),
    ("role a {\n", "reports to owns ", "\n}"),
    ("role a {\n", "reports to owns ", "{ }\n}"),
    ("", "role a \"A\" held by \"B\" ", ""),
    ("role a x ", "held by ", ""),
    ("role a {\n held by b ", "note \"x\", b ", ": }"),
    ("role a {\n held by ", "\"b\", ", ": }"),
    ("role a {\n owner ", "\"b\", ", "c }"),
    ("role a {\n held by ", "b from x, ", "c }"),
    ("objective a {\n measure b ", "from\"x\"", "c }"),
    ("role a {\n note ", "'b' ", "}"),
    ("role a {\n note ", "„", "}"),
    ("role a {\n note ", ":", "}"),
    ("role a ", "role ", ""),
    ("", "role a \"x {; ", ""),
    ("", "role a\n  vacant\n", "{"),
    ("role a {\n consulted\n", "- b\n", ": }"),
];
