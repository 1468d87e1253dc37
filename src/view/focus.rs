//! What of the chart is wanted: a view of the files, and what the command line says over it.

use crate::model::{Chart, Header, Layer, Post, View, ViewId};

/// A choice; without any, everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Focus {
    /// The view of the files.
    pub view: Option<ViewId>,
    /// Only this role or department and all below it, whatever the view says.
    pub root: Option<Post>,
    /// At most so many levels below the topmost roles, whatever the view says.
    pub depth: Option<u32>,
}

impl Focus {
    /// The view as it is declared.
    pub(super) fn view(self, chart: &Chart) -> Option<&View> {
        self.view.map(|view| &chart.views[view])
    }

    /// Where the picture begins.
    pub(super) fn root(self, chart: &Chart) -> Option<Post> {
        self.root.or_else(|| self.view(chart)?.root?.0)
    }

    /// How deep the picture goes.
    pub(super) fn depth(self, chart: &Chart) -> Option<u32> {
        self.depth.or_else(|| self.view(chart)?.depth)
    }

    /// Whether the view leaves a layer out.
    #[must_use]
    pub fn hides(self, chart: &Chart, layer: Layer) -> bool {
        self.view(chart).is_some_and(|view| view.hide.contains(&layer))
    }

    /// What a heading says of the choice: the titles of the view, and of the root that was asked for.
    pub(super) fn titles(self, chart: &Chart) -> impl Iterator<Item = &str> {
        let root = self.root.map(|root| match root {
            Post::Role(id) => &chart.roles[id].header,
            Post::Department(id) => &chart.departments[id].header,
        });
        self.view(chart).map(|view| &view.header).into_iter().chain(root).map(Header::title)
    }
}
