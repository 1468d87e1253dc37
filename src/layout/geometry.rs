//! Sizes, points, rectangles, courses of lines.

/// How large something is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

/// A place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// Its left side.
    pub left: i32,
    /// Its upper side.
    pub top: i32,
    /// Its right side.
    pub right: i32,
    /// Its lower side.
    pub bottom: i32,
}

/// The course of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Its straight pieces, one after the other. Between two points of one piece it runs straight; from one
    /// piece to the next it is interrupted, because a title stands there.
    pub pieces: Vec<Vec<Point>>,
    /// Where its label stands, if it has one and there is a place for it.
    pub label: Option<Label>,
    /// If it only leads to the course of another link, and goes on as that one: which link that is, and the pieces
    /// of the whole.
    pub joins: Option<(usize, Vec<Vec<Point>>)>,
}

/// Where the label of a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Its middle.
    pub middle: Point,
    /// In which of its forms it is drawn: the first says everything, the others are shorter.
    pub form: usize,
}

impl Point {
    /// The place at `x` and `y`.
    #[must_use]
    pub const fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }
}

impl Rect {
    /// The middle from left to right.
    #[must_use]
    pub const fn center_x(self) -> i32 {
        i32::midpoint(self.left, self.right)
    }

    /// The middle from top to bottom.
    #[must_use]
    pub const fn center_y(self) -> i32 {
        i32::midpoint(self.top, self.bottom)
    }

    /// All its corners, one after the other, and the first again.
    #[must_use]
    pub const fn border(self) -> [Point; 5] {
        let Self { left, top, right, bottom } = self;
        let first = Point::new(left, top);
        [first, Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom), first]
    }

    /// As much larger on both sides, and above and below.
    #[must_use]
    pub const fn grown(self, (beside, above): (i32, i32)) -> Self {
        let Self { left, top, right, bottom } = self;
        Self { left: left - beside, top: top - above, right: right + beside, bottom: bottom + above }
    }

    /// From left to right.
    #[must_use]
    pub const fn width(self) -> i32 {
        self.right - self.left
    }

    /// From top to bottom.
    #[must_use]
    pub const fn height(self) -> i32 {
        self.bottom - self.top
    }
}
