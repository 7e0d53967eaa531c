//! A scene on its way from one arrangement to another.

use super::{Item, Scene, Shape, Subject};
use crate::layout::{Point, Rectangle};

impl Scene {
    /// The scene with every point of what stands for something moved by `shift`, which is told what the
    /// point belongs to and where it is, and with the letters `letters` times as large: around the middle
    /// of a text, or around the place that `anchor` knows for its subject.
    #[must_use]
    pub fn moved(
        &self,
        shift: impl Fn(Subject, Point) -> Point,
        letters: f32,
        anchor: impl Fn(Subject) -> Option<Point>,
    ) -> Self {
        let items = self.items.iter().map(|item| Item {
            subject: item.subject,
            shape: item.subject.map_or_else(
                || item.shape.clone(),
                |subject| {
                    let shape = moved(&item.shape, |place| place + shift(subject, place));
                    let fixed = anchor(subject).map(|place| place + shift(subject, place));
                    resized(shape, letters, fixed, matches!(subject, Subject::Note(_)))
                },
            ),
        });
        Self { items: items.collect(), ..self.without_items() }
    }

    fn without_items(&self) -> Self {
        Self {
            bounds: self.bounds,
            frame: self.frame,
            background: self.background,
            items: Vec::new(),
            handles: self.handles.clone(),
            names: self.names.clone(),
            nameless: self.nameless,
            titles: self.titles.clone(),
        }
    }
}

/// The shape with its points moved; marks and texts keep their size.
pub(super) fn moved(shape: &Shape, to: impl Fn(Point) -> Point) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Curve { from, control, to: end, .. } => {
            for point in [from, control, end] {
                *point = to(*point);
            }
        }
        Shape::Disc { center, .. } => *center = to(*center),
        Shape::Polygon { corners, .. } => {
            let shift = shift_of_middle(super::extent::around(corners.iter().copied()), &to);
            for corner in corners {
                *corner = *corner + shift;
            }
        }
        Shape::Box { rectangle, .. } => *rectangle = shifted(*rectangle, shift_of_middle(*rectangle, &to)),
        Shape::Text { position, bounds, .. } => {
            let shift = shift_of_middle(*bounds, &to);
            *position = *position + shift;
            *bounds = shifted(*bounds, shift);
        }
    }
    shape
}

/// The shape with letters so many times as large, its anchor kept where it is. With `whole`, all of it.
fn resized(mut shape: Shape, letters: f32, anchor: Option<Point>, whole: bool) -> Shape {
    let around = |fixed: Point, bounds: Rectangle| {
        let to = |place: Point| fixed + (place - fixed) * letters;
        Rectangle::new(to(bounds.min), to(bounds.max))
    };
    match &mut shape {
        Shape::Text { position, bounds, size, .. } => {
            let fixed = anchor.unwrap_or_else(|| bounds.center());
            *position = fixed + (*position - fixed) * letters;
            *bounds = around(fixed, *bounds);
            *size *= letters;
        }
        Shape::Box { rectangle, .. } if whole => {
            *rectangle = around(anchor.unwrap_or_else(|| rectangle.center()), *rectangle);
        }
        _ => {}
    }
    shape
}

fn shift_of_middle(rectangle: Rectangle, to: &impl Fn(Point) -> Point) -> Point {
    let middle = rectangle.center();
    to(middle) - middle
}

fn shifted(rectangle: Rectangle, shift: Point) -> Rectangle {
    Rectangle::new(rectangle.min + shift, rectangle.max + shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::EntityId;
    use crate::scene::Color;

    #[test]
    fn what_moves_keeps_its_size_and_what_stands_for_nothing_stays() {
        let fill = Color { red: 0, green: 0, blue: 0, alpha: 255 };
        let shape = |x: f32| Shape::Box {
            rectangle: Rectangle::around(Point::new(x, 0.0), Point::new(5.0, 3.0)),
            corner: 1.0,
            fill,
            rim: None,
        };
        let subject = Some(Subject::Entity(EntityId(1)));
        let items = vec![Item { subject, shape: shape(0.0) }, Item { subject: None, shape: shape(50.0) }];
        let scene = Scene { items, ..Scene::default() };
        let moved = scene.moved(|_, _| Point::new(10.0, 0.0), 1.0, |_| None);
        assert_eq!(moved.items[0].shape, shape(10.0));
        assert_eq!(moved.items[1], scene.items[1]);
        assert_eq!(scene.moved(|_, _| Point::default(), 0.5, |_| None), scene, "there are no letters");
    }
}
