//! Which part of the plane the canvas shows, and how large.

use crate::layout::{Point, Rectangle};

/// The nearest and the farthest view: screen points per scene unit.
const ZOOM: std::ops::RangeInclusive<f32> = 0.02..=8.0;
/// A graph of two nodes does not have to fill the whole canvas.
const LARGEST_FIT: f32 = 1.35;

/// A view of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The place in the middle of the canvas, in scene units.
    pub center: Point,
    /// Screen points per scene unit.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { center: Point::default(), zoom: 1.0 }
    }
}

impl Camera {
    /// The view that shows all of `bounds` on a canvas of this size.
    #[must_use]
    pub fn fit(bounds: Rectangle, viewport: Point) -> Self {
        let across = viewport.x / bounds.width().max(1.0);
        let down = viewport.y / bounds.height().max(1.0);
        let zoom = across.min(down).min(LARGEST_FIT);
        Self { center: bounds.center(), zoom: clamped(zoom) }
    }

    /// Where a place of the scene is on the canvas, from the canvas's upper left corner.
    #[must_use]
    pub fn to_screen(self, place: Point, viewport: Point) -> Point {
        (place - self.center) * self.zoom + viewport * 0.5
    }

    /// Which place of the scene is at a place of the canvas.
    #[must_use]
    pub fn to_scene(self, place: Point, viewport: Point) -> Point {
        (place - viewport * 0.5) * (1.0 / self.zoom) + self.center
    }

    /// The view after the content was dragged by `delta` screen points.
    #[must_use]
    pub fn panned(self, delta: Point) -> Self {
        Self { center: self.center - delta * (1.0 / self.zoom), ..self }
    }

    /// The view `factor` times nearer, with the place under `pointer` kept where it is.
    #[must_use]
    pub fn zoomed(self, factor: f32, pointer: Point, viewport: Point) -> Self {
        let fixed = self.to_scene(pointer, viewport);
        let zoom = clamped(self.zoom * factor);
        Self { center: fixed - (pointer - viewport * 0.5) * (1.0 / zoom), zoom }
    }

    /// The part of the scene that a canvas of this size shows.
    #[must_use]
    pub fn visible(self, viewport: Point) -> Rectangle {
        Rectangle::around(self.center, viewport * (0.5 / self.zoom))
    }
}

fn clamped(zoom: f32) -> f32 {
    if zoom.is_finite() { zoom.clamp(*ZOOM.start(), *ZOOM.end()) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEWPORT: Point = Point::new(800.0, 600.0);

    fn is_near(one: Point, other: Point) -> bool {
        one.distance(other) < 0.01
    }

    #[test]
    fn screen_and_scene_are_each_other_s_inverse() {
        let camera = Camera { center: Point::new(120.0, -40.0), zoom: 1.7 };
        let place = Point::new(33.0, 44.0);
        assert!(is_near(camera.to_scene(camera.to_screen(place, VIEWPORT), VIEWPORT), place));
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let camera = Camera { center: Point::new(10.0, 20.0), zoom: 1.0 };
        let pointer = Point::new(700.0, 80.0);
        let before = camera.to_scene(pointer, VIEWPORT);
        let after = camera.zoomed(2.5, pointer, VIEWPORT);
        assert!(is_near(after.to_scene(pointer, VIEWPORT), before));
        assert!((after.zoom - 2.5).abs() < 1.0e-6);
    }

    #[test]
    fn fitting_shows_all_and_no_size_is_too_odd() {
        let bounds = Rectangle::new(Point::new(-1000.0, 0.0), Point::new(3000.0, 500.0));
        let shown = Camera::fit(bounds, VIEWPORT).visible(VIEWPORT);
        assert!(shown.contains(bounds.min) && shown.contains(bounds.max));
        let nothing = Camera::fit(Rectangle::default(), Point::default());
        assert!(nothing.zoom.is_finite() && nothing.zoom > 0.0);
        let endless = Rectangle::new(Point::new(f32::MIN, 0.0), Point::new(f32::MAX, 1.0));
        assert!(Camera::fit(endless, VIEWPORT).zoom > 0.0);
    }

    #[test]
    fn panning_moves_the_content_with_the_pointer() {
        let camera = Camera { center: Point::default(), zoom: 2.0 };
        let before = camera.to_screen(Point::new(5.0, 5.0), VIEWPORT);
        let after = camera.panned(Point::new(30.0, -10.0)).to_screen(Point::new(5.0, 5.0), VIEWPORT);
        assert!(is_near(after, before + Point::new(30.0, -10.0)));
    }
}
