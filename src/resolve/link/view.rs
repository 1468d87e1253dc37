//! The statements of views.

use super::super::header::last_day;
use super::super::kinds::Kinds;
use super::policy::whole_number;
use super::{Carrier, Linker};
use crate::model::{Columns, Layer, ViewId};
use crate::source::Span;
use crate::syntax::tree::{self, Statement, StatementKind};

impl<'t> Linker<'_, 't> {
    pub(super) fn view(&mut self, id: ViewId, carrier: Carrier, statement: &'t Statement) {
        match &statement.kind {
            StatementKind::Root(path) => {
                let root = self.find_post(path, carrier, None);
                self.chart.views[id].root = Some((root, path.span));
            }
            StatementKind::Include(sides) => {
                let sides = self.sides(sides, Kinds::ALL, carrier);
                self.chart.views[id].include.extend(sides);
            }
            StatementKind::Exclude(sides) => {
                let sides = self.sides(sides, Kinds::ALL, carrier);
                self.chart.views[id].exclude.extend(sides);
            }
            StatementKind::Depth(depth) => self.chart.views[id].depth = whole_number(depth),
            StatementKind::Show(layers) => self.chart.views[id].show.extend(layers.iter().map(layer)),
            StatementKind::Hide(layers) => self.chart.views[id].hide.extend(layers.iter().map(layer)),
            StatementKind::Columns(what, _) => self.chart.views[id].columns = Some(columns(*what)),
            StatementKind::AsOf(moment) => self.chart.views[id].as_of = Some(last_day(*moment)),
            _ => {}
        }
    }
}

const fn layer(layer: &(tree::Layer, Span)) -> Layer {
    match layer.0 {
        tree::Layer::People => Layer::People,
        tree::Layer::Dotted => Layer::Dotted,
        tree::Layer::Objectives => Layer::Objectives,
        tree::Layer::Responsibilities => Layer::Responsibilities,
        tree::Layer::Vacancies => Layer::Vacancies,
    }
}

const fn columns(columns: tree::Columns) -> Columns {
    match columns {
        tree::Columns::Roles => Columns::Roles,
        tree::Columns::Departments => Columns::Departments,
        tree::Columns::People => Columns::People,
    }
}
