//! Places of the plane in double precision, and the boxes that nodes fill there.

use super::{LayoutNode, Point};

/// A place, or a displacement, in scene units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Place {
    pub(super) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    /// Its distance from the origin. Unlike `hypot`, the same to the last bit on every machine.
    pub(super) fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

impl From<Point> for Place {
    fn from(point: Point) -> Self {
        Self::new(f64::from(point.x), f64::from(point.y))
    }
}

/// An upright box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) min: Place,
    pub(super) max: Place,
}

impl Extent {
    /// The box of `node` when the node stands at `place`.
    pub(super) fn of(node: &LayoutNode, place: Place) -> Self {
        let center = place.plus(node.offset.into());
        let half = Place::from(node.half_size);
        Self { min: center.minus(half), max: center.plus(half) }
    }

    /// The smallest box around the boxes of `members`; `None` for no members.
    pub(super) fn around(nodes: &[LayoutNode], members: &[usize], places: &[Place]) -> Option<Self> {
        members.iter().map(|&index| Self::of(&nodes[index], places[index])).reduce(Self::cover)
    }

    pub(super) fn cover(self, other: Self) -> Self {
        Self {
            min: Place::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Place::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    pub(super) fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    pub(super) fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    pub(super) fn center(self) -> Place {
        self.min.plus(self.max).times(0.5)
    }
}

/// The `index`-th direction of a sequence that never repeats and fills the circle evenly: each is
/// the last one turned by the golden angle. Serves where a direction is needed and none is given.
pub(super) fn direction(index: usize) -> Place {
    // Cosine and sine of the golden angle, 2.399963 radians.
    const TURN: Place = Place::new(-0.737_368_878_078_320, 0.675_490_294_261_524);
    let mut result = Place::new(1.0, 0.0);
    let mut turn = TURN;
    let mut rest = index % 4096;
    while rest > 0 {
        if rest & 1 == 1 {
            result = turned(result, turn);
        }
        turn = turned(turn, turn);
        rest >>= 1;
    }
    result
}

/// `place` turned around the origin by the angle whose cosine and sine are `turn`.
pub(super) fn turned(place: Place, turn: Place) -> Place {
    Place::new(place.x * turn.x - place.y * turn.y, place.x * turn.y + place.y * turn.x)
}
