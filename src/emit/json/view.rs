//! Views: the pictures and tables that the files ask for. The document itself always shows everything.

use serde::Serialize;

use super::common::{Day, Naming, Place, Texts};
use super::context::Context;
use super::policy::{SideJson, sides};
use crate::model::{self, Columns, Layer};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct View<'a> {
    id: &'a str,
    #[serde(flatten)]
    naming: Naming<'a>,
    #[serde(flatten)]
    texts: Texts<'a>,
    root: Option<SideJson<'a>>,
    depth: Option<u32>,
    show: Vec<&'static str>,
    hide: Vec<&'static str>,
    include: Vec<SideJson<'a>>,
    exclude: Vec<SideJson<'a>>,
    columns: Option<&'static str>,
    as_of: Option<Day>,
    source: Place<'a>,
}

pub(super) fn all<'a>(context: &Context<'a>) -> Vec<View<'a>> {
    context.chart.views.values().map(|view| one(context, view)).collect()
}

fn one<'a>(context: &Context<'a>, view: &'a model::View) -> View<'a> {
    let root = view.root.and_then(|(root, _)| root).map(|post| context.post(post));
    View {
        id: &view.header.path,
        naming: (&view.header).into(),
        texts: (&view.header).into(),
        root: root.and_then(|root| Some(SideJson { target: root.id?, target_kind: root.kind })),
        depth: view.depth,
        show: view.show.iter().map(|shown| layer(*shown)).collect(),
        hide: view.hide.iter().map(|hidden| layer(*hidden)).collect(),
        include: sides(context, &view.include),
        exclude: sides(context, &view.exclude),
        columns: view.columns.map(columns),
        as_of: view.as_of.map(|(date, _)| Day(date)),
        source: Place::of(context, view.header.span),
    }
}

const fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::People => "people",
        Layer::Dotted => "dotted",
        Layer::Objectives => "objectives",
        Layer::Responsibilities => "responsibilities",
        Layer::Vacancies => "vacancies",
    }
}

const fn columns(columns: Columns) -> &'static str {
    match columns {
        Columns::Roles => "roles",
        Columns::Departments => "departments",
        Columns::People => "people",
    }
}
