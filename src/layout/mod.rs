//! Where everything of a picture stands: a place for each box and frame, a course for each line.
//!
//! Knows sizes, distances and the shape of an organisation chart. Must not know what a box says or in
//! which format it will be written. All numbers are whole points (1/72 inch), `y` grows downwards.
//!
//! The picture has *rows*: a report stands one row below its manager, so that between two rows there is
//! always a free *channel* for lines, and no line ever crosses a box. A *region* is what lies in one frame
//! and in none inside it (or in none at all); each region is arranged by itself, inside out, and a frame
//! then takes part in its surroundings like one large box. In a *column*, leaf reports or whole departments
//! stand closely below each other; such a department is a *block* with rows of its own, and what is in a
//! column has no part in the rows beside it, but takes as many of them as it needs.
//!
//! Links run in channels and beside columns, each on a lane of its own while there are lanes (`lanes`, `gutters`).
//! Every such gap has room for the same number of dotted lines (`bundle`), whether there are any or not: so a dotted
//! line never moves a box, a frame or a solid line. Other links are drawn on request only, and make room for themselves beside that. Links look for their
//! ways (`climb`, `ports`) once it is known what stands beside what, and before it is known how high anything is;
//! their labels (`labels`) look for free places once everything else is drawn.

mod bundle;
mod climb;
mod closed;
mod columns;
mod contour;
mod course;
mod crowds;
mod extent;
mod families;
mod field;
mod forest;
mod geometry;
mod grove;
mod gutters;
mod heights;
mod joints;
mod labels;
mod lanes;
mod nest;
mod nets;
mod obstacles;
mod packing;
mod plan;
mod ports;
mod reaches;
mod rows;
mod scene;
mod solid;
mod stack;
#[cfg(test)]
mod tests;
mod text;
mod trail;
mod uprights;

use columns::Columns;
use course::Pathfinder;
use families::Families;
use grove::Grove;
use gutters::Gutters;
use heights::{Ground, Heights};
use lanes::Lanes;
use obstacles::Obstacles;
use plan::Plan;
use rows::Rows;
use scene::Scene;
use solid::{Drawing, Tracks, title_around};

use crate::model::Table;
use crate::view::graph::{Frame, Graph, Node, NodeId};

pub use geometry::{Course, Label, Point, Rect, Size};
pub use text::{Weight, columns_of, text_width, wrap};

/// How large everything is that is to be arranged.
#[derive(Debug)]
pub struct Sizes {
    /// The boxes.
    pub nodes: Table<Node, Size>,
    /// The titles of the frames.
    pub titles: Table<Frame, Size>,
    /// How wide the labels of the links are, in the order of the links: all of it, then shorter and shorter forms;
    /// nothing, where there is nothing to say.
    pub labels: Vec<Vec<i32>>,
}

/// Where everything stands.
#[derive(Debug)]
pub struct Layout {
    /// The left side of the whole, without links.
    pub left: i32,
    /// The right side of the whole, without links.
    pub right: i32,
    /// How far to the left and right links and their labels reach, if further.
    pub reach: (i32, i32),
    /// How high the whole is; its upper side is at 0.
    pub height: i32,
    /// Each box.
    pub nodes: Table<Node, Rect>,
    /// Each frame.
    pub frames: Table<Frame, Rect>,
    /// The title of each frame.
    pub titles: Table<Frame, Rect>,
    /// The line from the box above, for each box that has one.
    pub lines: Table<Node, Option<Course>>,
    /// The course of each link, in the order of the links.
    pub links: Vec<Course>,
}

/// Arranges a picture. Linear in the number of boxes and links, but for sorting.
#[must_use]
pub fn arrange(graph: &Graph, sizes: &Sizes) -> Layout {
    let mut families = Families::of(graph, sizes);
    let rows = Rows::of(graph, &families);
    let grove = Grove::of(graph, &mut families, &rows);
    let nets = nets::nets(graph, &sizes.labels);
    let gutters = Gutters::of(graph, &rows, &grove, &nets);
    let columns = Columns::of(graph, sizes, &families, &rows, &grove, &gutters);
    let obstacles = Obstacles::of(graph, &rows, &columns, &grove, &gutters);
    let tracks = Tracks::of(graph, &families, &rows, &columns, &obstacles);
    let plan = Plan {
        graph,
        sizes,
        families: &families,
        rows: &rows,
        grove: &grove,
        columns: &columns,
        obstacles: &obstacles,
        gutters: &gutters,
        nets: &nets,
    };
    let channels = plan.channels();
    let ways = climb::ways(&plan, &channels);
    let lanes = Lanes::of(&plan, channels.len(), &ways);
    let ground = Ground { sizes, families: &families, grove: &grove, places: &rows, tracks: &tracks, lanes: &lanes };
    let heights = Heights::of(graph, &ground);
    let nodes = graph.nodes.table(|id, _| {
        let (top, (left, right)) = (heights.top(&rows, id), columns.nodes[id]);
        Rect { left, top, right, bottom: top + sizes.nodes[id].height }
    });
    let frames = extent::frames(graph, &families, &rows, &columns, &heights, &nodes);
    let titles = graph.frames.table(|id, _| {
        let (frame, size) = (frames[id], sizes.titles[id]);
        let is_entered =
            |node: &NodeId| families.nodes.parent[*node].is_some() && graph.nodes[*node].stands.is_joined();
        let entry = families.entry[id].filter(is_entered).map_or(frame.center_x(), |node| nodes[node].center_x());
        title_around(frame, size, entry)
    });
    let drawing = Drawing {
        graph,
        families: &families,
        rows: &rows,
        columns: &columns,
        heights: &heights,
        nodes: &nodes,
        titles: &titles,
    };
    let lines = drawing.lines(&tracks);
    let pathfinder = Pathfinder::new(&plan, &drawing, &lanes);
    let corners = pathfinder.corners(&ways);
    let (left, right) = extent::sides(&columns, &nodes, &frames);
    let whole = Rect { left, top: 0, right, bottom: heights.total };
    let labels = match sizes.labels.iter().any(|widths| !widths.is_empty()) {
        true => labels::place(Scene::of(&drawing, &frames, &lines, &corners, whole), &corners, &sizes.labels),
        false => vec![None; corners.len()],
    };
    let links = pathfinder.courses(&ways, corners, labels);
    let reach = extent::reach(whole, &links, &sizes.labels);
    Layout { left, right, reach, height: heights.total, nodes, frames, titles, lines, links }
}
