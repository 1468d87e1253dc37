//! The statements of roles.

use super::super::header::{dates, number};
use super::{Carrier, Linker, dated, path_of};
use crate::model::{Dated, DottedLine, Holder, Holding, Manager, Post, RoleId, Share, SolidLine};
use crate::syntax::tree::{self, Item, Modifiers, Relation, Statement, StatementKind, Target};

impl<'t> Linker<'_, 't> {
    pub(super) fn role(&mut self, id: RoleId, carrier: Carrier, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Relation(relation, items) => self.role_relation(id, *relation, items, carrier),
            StatementKind::Undisclosed(modifiers) => {
                let holding = holding(Some(Holder::Undisclosed), modifiers, false);
                self.chart.roles[id].holdings.push(whole_statement(holding, modifiers, statement));
            }
            StatementKind::Vacant(modifiers) => {
                self.chart.roles[id].vacancies.push(whole_statement((), modifiers, statement));
            }
            StatementKind::External => self.chart.roles[id].external = true,
            StatementKind::Seats(seats) => self.chart.roles[id].seats = seats.digits.parse().ok(),
            StatementKind::Fte(fte) => self.chart.roles[id].fte = Some(number(fte)),
            _ => {}
        }
    }

    fn role_relation(&mut self, id: RoleId, relation: Relation, items: &'t [Item], carrier: Carrier) {
        match relation {
            Relation::ReportsTo | Relation::AssistantTo => {
                self.chart.roles[id].solid.reserve_exact(items.len());
                for item in items {
                    let line = self.solid_line(item, relation, carrier);
                    self.chart.roles[id].solid.push(dated(line, item));
                }
            }
            Relation::DottedTo => {
                for item in items {
                    let line = self.dotted_line(item, carrier);
                    self.chart.roles[id].dotted.push(dated(line, item));
                }
            }
            Relation::HeldBy | Relation::FormerlyHeldBy => {
                self.chart.roles[id].holdings.reserve_exact(items.len());
                for item in items {
                    let holder = self.holder(item, id, relation, carrier);
                    let holding = holding(holder, item.modifiers(), relation == Relation::FormerlyHeldBy);
                    self.chart.roles[id].holdings.push(dated(holding, item));
                }
            }
            Relation::DeputisedBy => {
                for item in items {
                    let deputy = path_of(item).and_then(|path| self.find_role(path, carrier, Some(relation)));
                    self.chart.roles[id].deputies.push(dated(deputy, item));
                }
            }
            Relation::PartOf => {
                let part_of = self.part_of(items, carrier);
                self.chart.roles[id].part_of.extend(part_of);
            }
            Relation::Owns => {
                let owns = self.owns(Post::Role(id), items, carrier);
                self.chart.roles[id].owns.extend(owns);
            }
            _ => {}
        }
    }

    fn solid_line(&mut self, item: &'t Item, relation: Relation, carrier: Carrier) -> SolidLine {
        let assistant = relation == Relation::AssistantTo;
        let to = match &item.target {
            Target::Nobody(_) => Some(Manager::Nobody),
            Target::Quoted(_) => None,
            Target::Path(path) if assistant => {
                self.find_role(path, carrier, Some(relation)).map(|id| Manager::Post(Post::Role(id)))
            }
            Target::Path(path) => self.find_post(path, carrier, Some(relation)).map(Manager::Post),
        };
        SolidLine { to, assistant }
    }

    fn dotted_line(&mut self, item: &'t Item, carrier: Carrier) -> DottedLine {
        let to = path_of(item).and_then(|path| self.find_post(path, carrier, Some(Relation::DottedTo)));
        let purpose = item.modifiers().purpose.as_ref().map(|purpose| purpose.value.clone());
        DottedLine { to, share: item.modifiers().share.map(share), purpose }
    }
}

fn holding(holder: Option<Holder>, modifiers: &Modifiers, former: bool) -> Holding {
    Holding { holder, share: modifiers.share.map(share), acting: modifiers.acting.is_some(), former }
}

fn share(share: tree::Share) -> Share {
    Share(share.basis_points)
}

fn whole_statement<T>(value: T, modifiers: &Modifiers, statement: &Statement) -> Dated<T> {
    let note = modifiers.note.as_ref().map(|note| note.value.clone());
    Dated { value, dates: dates(modifiers.bounds), note, span: statement.span }
}
