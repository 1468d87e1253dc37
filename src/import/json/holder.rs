//! People and agents.

use super::cursor::Cursor;
use super::order::{Draft, Scope, place};
use super::reader::Reader;
use crate::syntax::spell;
use crate::syntax::tree::DeclKind;

impl<'d> Reader<'d> {
    /// A person or agent. Who is only quoted is declared by the roles.
    pub(super) fn holder(&mut self, one: &Cursor<'d>, keyword: DeclKind) -> Option<Draft<'d>> {
        if !one.flag_of("declared") {
            return None;
        }
        let path = one.text_of("id")?;
        let mut own: Vec<String> = Vec::new();
        own.extend(one.option_text_of("email").map(|email| format!("email {}", spell::string(email))));
        own.extend(one.flag_of("external").then(|| "external".to_owned()));
        let declaration = self.declaration(one, keyword, path, own);
        Some(Draft { declaration, scope: Scope::Top, place: place(one) })
    }
}
