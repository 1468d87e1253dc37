//! Frames with what is in them, in the order in which nested formats write them.

use crate::view::graph::{FrameId, Graph, NodeId};

/// A step of the way through a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Step {
    /// A frame begins.
    Open(FrameId),
    /// The frame that began last ends.
    Close,
    /// A box.
    Node(NodeId),
}

/// All boxes outside of frames, then all frames, each with the boxes in it and then the frames in it.
pub(in crate::emit) fn steps(graph: &Graph) -> Vec<Step> {
    let mut inside = graph.frames.table(|_, _| Vec::new());
    let mut waiting = Vec::new();
    for (id, node) in graph.nodes.iter() {
        node.frame.map_or(&mut waiting, |frame| &mut inside[frame]).push(Step::Node(id));
    }
    for (id, frame) in graph.frames.iter() {
        frame.around.map_or(&mut waiting, |around| &mut inside[around]).push(Step::Open(id));
    }
    waiting.reverse();
    let mut steps = Vec::new();
    while let Some(step) = waiting.pop() {
        steps.push(step);
        if let Step::Open(frame) = step {
            waiting.push(Step::Close);
            waiting.extend(std::mem::take(&mut inside[frame]).into_iter().rev());
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::graph::sample::picture;

    #[test]
    fn frames_hold_their_boxes_and_then_their_frames() {
        let graph = picture("frame outer\n frame inner in outer\n one in inner\n two in outer\n three");
        let depths: Vec<i32> = steps(&graph)
            .into_iter()
            .map(|step| match step {
                Step::Open(_) => 1,
                Step::Close => -1,
                Step::Node(id) => 10 * (i32::try_from(id.index()).unwrap() + 1),
            })
            .collect();
        assert_eq!(depths, [30, 1, 20, 1, 10, -1, -1]);
    }
}
