//! Characters that cannot be seen: what a text may not contain, and what a terminal must not get.
//!
//! The one table of them. Unicode has no property that says "has no shape": the table is that of format
//! characters (`Cf`), fillers and line separators, without the marks that are drawn.

/// Whether a character changes the direction of what follows (Unicode bidirectional controls).
#[must_use]
pub fn changes_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character has no shape and no width, or none that can be told from a space. Joiners and
/// variation selectors are not among them: see [`joins`].
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
        | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}'
    )
}

/// A character that only joins or varies the ones beside it: `👩‍💻`, Persian, Indic. Harmless there,
/// invisible elsewhere.
#[must_use]
pub fn joins(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
