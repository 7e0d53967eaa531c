//! Convex outlines around points, with rounded corners.

use std::f32::consts::{PI, TAU};

use crate::layout::Point;

/// The widest turn from one corner of an arc to the next: finer ones nobody sees.
const TURN: f32 = PI / 10.0;

/// The convex hull of some points: its corners in one direction of turning, none on a straight side. Fewer than
/// three points that differ are their own hull.
///
/// The monotone chain of A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions",
/// Information Processing Letters 9 (1979).
pub(super) fn convex_hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut hull = half(points.iter().copied());
    let back = half(points.iter().rev().copied());
    // Each half ends where the other begins.
    hull.pop();
    hull.extend(back);
    hull.pop();
    hull
}

/// The part of the hull that is met going along sorted points.
fn half(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for point in points {
        while let [.., before, last] = chain[..]
            && turn(before, last, point) <= 0.0
        {
            chain.pop();
        }
        chain.push(point);
    }
    chain
}

/// Twice the area of the triangle that three points make; above 0 when the last lies on the inner side of a hull
/// that goes from the first to the second.
fn turn(one: Point, two: Point, three: Point) -> f32 {
    (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x)
}

/// The line around a hull that keeps `reach` from it everywhere, as corners.
pub(super) fn rounded(hull: &[Point], reach: f32) -> Vec<Point> {
    let arc = |middle: Point, from: f32, angle: f32| {
        let steps = (angle / TURN).ceil().max(1.0);
        (0..=steps as usize).map(move |step| {
            let (y, x) = (from + angle * step as f32 / steps).sin_cos();
            middle + Point::new(x, y) * reach
        })
    };
    match hull {
        [] => Vec::new(),
        [point] => arc(*point, 0.0, TAU).skip(1).collect(),
        _ => {
            let count = hull.len();
            let outwards = |index: usize| {
                let side = hull[(index + 1) % count] - hull[index % count];
                (-side.x).atan2(side.y)
            };
            let corners = (0..count).flat_map(|index| {
                let (from, to) = (outwards(index + count - 1), outwards(index));
                arc(hull[index], from, (to - from).rem_euclid(TAU))
            });
            corners.collect()
        }
    }
}

/// How far a point lies outside an outline; below 0 inside. The sides of a rounded corner may be so short that the lines
/// through them lead anywhere: only the sides themselves count.
pub(super) fn outside(outline: &[Point], point: Point) -> f32 {
    let mut nearest = f32::INFINITY;
    let mut is_inside = false;
    for (&from, &to) in outline.iter().zip(outline.iter().cycle().skip(1)) {
        nearest = nearest.min(distance_to_side(from, to, point));
        if (from.y > point.y) != (to.y > point.y) {
            let x = from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x);
            is_inside ^= x > point.x;
        }
    }
    if is_inside { -nearest } else { nearest }
}

fn distance_to_side(from: Point, to: Point, point: Point) -> f32 {
    let side = to - from;
    let length = side.x * side.x + side.y * side.y;
    let along = (point.x - from.x) * side.x + (point.y - from.y) * side.y;
    let share = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    (from + side * share).distance(point)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(places: &[(f32, f32)]) -> Vec<Point> {
        places.iter().map(|&(x, y)| Point::new(x, y)).collect()
    }

    #[test]
    fn corners_are_found_and_what_lies_between_them_is_not() {
        let square = points(&[(0.0, 0.0), (10.0, 0.0), (5.0, 0.0), (10.0, 10.0), (4.0, 6.0), (0.0, 10.0)]);
        let mut hull = convex_hull(square);
        hull.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
        assert_eq!(hull, points(&[(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0)]));
        assert_eq!(convex_hull(points(&[(1.0, 1.0), (1.0, 1.0)])), points(&[(1.0, 1.0)]));
        assert_eq!(convex_hull(points(&[(0.0, 0.0), (2.0, 2.0), (1.0, 1.0)])).len(), 2);
        assert!(convex_hull(Vec::new()).is_empty() && rounded(&[], 5.0).is_empty());
    }

    #[test]
    fn one_point_has_a_circle_around_it_and_two_a_capsule() {
        let circle = rounded(&points(&[(3.0, 4.0)]), 5.0);
        assert!(circle.len() > 12);
        assert!(circle.iter().all(|corner| (corner.distance(Point::new(3.0, 4.0)) - 5.0).abs() < 1.0e-3));
        let capsule = rounded(&points(&[(0.0, 0.0), (100.0, 0.0)]), 5.0);
        let extent = |of: fn(&Point) -> f32| capsule.iter().map(of).fold(0.0, f32::max);
        assert!((extent(|corner| corner.y) - 5.0).abs() < 0.01);
        assert!((extent(|corner| corner.x) - 105.0).abs() < 0.1);
    }

    proptest! {
        #[test]
        fn every_point_lies_inside_as_deep_as_asked(
            places in proptest::collection::vec((-500_i16..500, -500_i16..500), 1..60),
            reach in 1.0_f32..40.0,
        ) {
            let all: Vec<Point> =
                places.iter().map(|&(x, y)| Point::new(f32::from(x), f32::from(y))).collect();
            let outline = rounded(&convex_hull(all.clone()), reach);
            for &point in &all {
                // The corners of an arc lie on it, its sides a little nearer.
                prop_assert!(outside(&outline, point) < -reach * 0.95 + 0.1);
            }
            let middle = all.iter().fold(Point::default(), |sum, &point| sum + point) * (1.0 / all.len() as f32);
            prop_assert!(outside(&outline, middle + Point::new(3000.0, 0.0)) > 0.0);
        }
    }
}
