//! Places for a few nodes beside another, where nothing else is to move.

use super::{GAP, LayoutNode, LayoutRequest, Point};

/// From one ring around the node to the next, in scene units.
const STEP: f32 = 9.0;

/// Beyond so many rings a place is taken as it is.
const RINGS: usize = 600;

/// Cosine and sine of 15 degrees.
const TURN: (f32, f32) = (0.965_925_8, 0.258_819_04);

/// How many directions are tried on each side of the best one: to the opposite one.
const TURNS: usize = 12;

/// A place for each newcomer, given as its index in `request` and the place beside which it belongs; in the
/// same order. One that was placed before and is in nobody's way there goes back to its place. The others find
/// the nearest place, rather outwards from the middle of everything than inwards, where their box overlaps no
/// other.
#[must_use]
pub fn beside(request: &LayoutRequest, newcomers: &[(usize, Point)]) -> Vec<Point> {
    let is_new = |index: usize| newcomers.iter().any(|(newcomer, _)| *newcomer == index);
    let place = |node: &LayoutNode| node.pinned.or(node.previous);
    let mut taken: Vec<Box> = Vec::new();
    for (index, node) in request.nodes.iter().enumerate() {
        if let Some(place) = place(node).filter(|_| !is_new(index)) {
            taken.push(Box::of(node, place));
        }
    }
    let count = taken.len().max(1) as f32;
    let middle = taken.iter().fold(Point::default(), |sum, one| sum + one.middle) * (1.0 / count);
    let mut places = Vec::with_capacity(newcomers.len());
    for &(index, anchor) in newcomers {
        let Some(node) = request.nodes.get(index) else {
            places.push(anchor);
            continue;
        };
        let is_free = |at: &Point| {
            let own = Box::of(node, *at);
            !taken.iter().any(|other| own.overlaps(other))
        };
        let before = place(node).filter(is_free);
        let found = before.or_else(|| around(anchor, middle).find(is_free)).unwrap_or(anchor);
        taken.push(Box::of(node, found));
        places.push(found);
    }
    places
}

/// The places around `anchor`, ring by ring, on each those away from `middle` first.
fn around(anchor: Point, middle: Point) -> impl Iterator<Item = Point> {
    let away = anchor - middle;
    let length = (away.x * away.x + away.y * away.y).sqrt();
    let away = if length > 1.0 { away * (1.0 / length) } else { Point::new(0.0, -1.0) };
    let (mut left, mut right) = (away, away);
    let mut directions = vec![away];
    for _ in 0..TURNS {
        left = turned(left, TURN.1);
        right = turned(right, -TURN.1);
        directions.extend([left, right]);
    }
    (2..RINGS).flat_map(move |ring| {
        let distance = ring as f32 * STEP;
        directions.clone().into_iter().map(move |direction| anchor + direction * distance)
    })
}

fn turned(direction: Point, sine: f32) -> Point {
    let (x, y) = (direction.x, direction.y);
    Point::new(x * TURN.0 - y * sine, x * sine + y * TURN.0)
}

/// The box of a node that stands somewhere.
struct Box {
    middle: Point,
    half: Point,
}

impl Box {
    fn of(node: &LayoutNode, place: Point) -> Self {
        Self { middle: place + node.offset, half: node.half_size }
    }

    fn overlaps(&self, other: &Self) -> bool {
        let apart = self.middle - other.middle;
        let gap = GAP as f32;
        apart.x.abs() < self.half.x + other.half.x + gap && apart.y.abs() < self.half.y + other.half.y + gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(place: Option<Point>) -> LayoutNode {
        LayoutNode { half_size: Point::new(20.0, 10.0), previous: place, ..LayoutNode::default() }
    }

    #[test]
    fn newcomers_stand_near_and_on_nobody() {
        let mut nodes: Vec<LayoutNode> = (0..9)
            .map(|index| node(Some(Point::new((index % 3) as f32 * 60.0, (index / 3) as f32 * 40.0))))
            .collect();
        nodes.extend([node(None); 6]);
        let request = LayoutRequest { nodes, edges: Vec::new() };
        let anchor = Point::new(120.0, 40.0);
        let newcomers: Vec<(usize, Point)> = (9..15).map(|index| (index, anchor)).collect();
        let places = beside(&request, &newcomers);
        let mut boxes: Vec<Box> =
            request.nodes[..9].iter().map(|node| Box::of(node, node.previous.unwrap())).collect();
        for place in places {
            let own = Box::of(&request.nodes[9], place);
            assert!(!boxes.iter().any(|other| own.overlaps(other)), "{place:?}");
            assert!(place.distance(anchor) < 200.0, "{place:?}");
            boxes.push(own);
        }
    }

    #[test]
    fn one_that_was_there_before_goes_back_where_it_is_in_nobodys_way() {
        let home = Point::new(300.0, 300.0);
        let nodes = vec![node(Some(Point::default())), node(Some(home)), node(Some(Point::new(5.0, 5.0)))];
        let request = LayoutRequest { nodes, edges: Vec::new() };
        let places = beside(&request, &[(1, Point::default()), (2, Point::default())]);
        assert_eq!(places[0], home);
        assert_ne!(places[1], Point::new(5.0, 5.0), "somebody stands there");
    }
}
