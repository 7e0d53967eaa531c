//! The few icons, painted: no icon font, sharp at every scale.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::vocabulary::EntityKind;

/// The mark of a kind, as on the graph.
pub(super) fn kind(painter: &Painter, rect: Rect, kind: EntityKind, ink: Color32) {
    let center = rect.center();
    let radius = rect.width() * 0.42;
    let polygon = |corners: &[(f32, f32)], size: f32, shift: f32| {
        let middle = center + vec2(0.0, shift * radius);
        let corners = corners.iter().map(|&(x, y)| middle + vec2(x, y) * (size * radius)).collect();
        Shape::convex_polygon(corners, ink, Stroke::NONE)
    };
    match kind {
        EntityKind::Person => {
            painter.circle_filled(center, radius, ink);
        }
        EntityKind::Organisation => {
            painter.rect_filled(Rect::from_center_size(center, Vec2::splat(radius * 1.8)), 2.0, ink);
        }
        EntityKind::Location => {
            painter.add(polygon(&[(0.0, -1.0), (0.866, 0.5), (-0.866, 0.5)], 1.3, 0.2));
        }
        EntityKind::Law => {
            painter.add(polygon(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)], 1.2, 0.0));
        }
        EntityKind::Event => {
            let hexagon =
                [(1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1.0, 0.0), (-0.5, -0.866), (0.5, -0.866)];
            painter.add(polygon(&hexagon, 1.1, 0.0));
        }
        EntityKind::Document => {
            let page = [(-0.72, -0.95), (0.24, -0.95), (0.72, -0.47), (0.72, 0.95), (-0.72, 0.95)];
            painter.add(polygon(&page, 1.15, 0.0));
        }
        EntityKind::Group => {
            for side in [0.5, -0.5] {
                painter.circle_filled(center + vec2(side * radius, 0.0), radius * 0.75, ink);
            }
        }
        EntityKind::Concept => {
            let size = vec2(radius * 2.4, radius * 1.4);
            painter.rect_filled(Rect::from_center_size(center, size), radius * 0.7, ink);
        }
    }
}

/// A plus.
pub(super) fn plus(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    painter.hline(rect.x_range(), rect.center().y, stroke);
    painter.vline(rect.center().x, rect.y_range(), stroke);
}

/// A cross that closes.
pub(super) fn cross(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    let rect = rect.shrink(0.5);
    painter.line_segment([rect.left_top(), rect.right_bottom()], stroke);
    painter.line_segment([rect.right_top(), rect.left_bottom()], stroke);
}

/// A magnifying glass.
pub(super) fn magnifier(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    let radius = rect.width() * 0.34;
    let center = rect.left_top() + Vec2::splat(radius + 0.5);
    painter.circle_stroke(center, radius, stroke);
    let rim = center + Vec2::splat(radius * 0.72);
    painter.line_segment([rim, rect.right_bottom()], stroke);
}

/// Two sheets: copy.
pub(super) fn copy(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.2, ink);
    let size = rect.size() * 0.68;
    let back = Rect::from_min_size(rect.min + vec2(rect.width() * 0.32, 0.0), size);
    let front = Rect::from_min_size(rect.min + vec2(0.0, rect.height() * 0.32), size);
    painter.line(
        vec![
            pos2(back.left(), back.top() + 2.0),
            back.left_top(),
            back.right_top(),
            back.right_bottom(),
            pos2(back.right() - 2.0, back.bottom()),
        ],
        stroke,
    );
    painter.rect_stroke(front, 1.0, stroke, egui::StrokeKind::Middle);
}

/// A padlock, shut or open.
pub(super) fn lock(painter: &Painter, rect: Rect, is_shut: bool, ink: Color32) {
    let body = rect.with_min_y(rect.top() + rect.height() * 0.46).shrink2(vec2(rect.width() * 0.08, 0.0));
    painter.rect_filled(body, 1.5, ink);
    let radius = rect.width() * 0.27;
    // An open shackle stands beside the body, on one leg.
    let aside = if is_shut { 0.0 } else { -rect.width() * 0.27 };
    let middle = pos2(rect.center().x + aside, rect.top() + radius + 0.6);
    let arc = (0..=8).map(|step| {
        let angle = std::f32::consts::PI * (1.0 + step as f32 / 8.0);
        middle + vec2(angle.cos(), angle.sin()) * radius
    });
    let feet = [pos2(middle.x - radius, body.top()), pos2(middle.x + radius, body.top())];
    let left = is_shut.then_some(feet[0]);
    let points: Vec<Pos2> = left.into_iter().chain(arc).chain([feet[1]]).collect();
    painter.line(points, Stroke::new(1.4, ink));
}

/// A sheet with lines: a document.
pub(super) fn document(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.2, ink);
    let page = Rect::from_center_size(rect.center(), vec2(rect.width() * 0.76, rect.height() * 0.96));
    painter.rect_stroke(page, 1.5, stroke, egui::StrokeKind::Middle);
    for part in [0.3, 0.52, 0.74] {
        let y = page.top() + page.height() * part;
        painter.hline(page.left() + 2.5..=page.right() - 2.5, y, Stroke::new(1.0, ink));
    }
}

/// Three marks that belong together: a project.
pub(super) fn project(painter: &Painter, rect: Rect, ink: Color32) {
    let at = |x: f32, y: f32| rect.min + vec2(x * rect.width(), y * rect.height());
    let ends = [at(0.15, 0.2), at(0.85, 0.35), at(0.4, 0.85)];
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        painter.line_segment([ends[one], ends[other]], Stroke::new(1.0, ink));
    }
    for end in ends {
        painter.circle_filled(end, rect.width() * 0.16, ink);
    }
}

/// A line with a head, as relations are drawn.
pub(super) fn arrow(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.3, ink);
    let (start, end) = (rect.left_center(), rect.right_center());
    painter.line_segment([start, end - vec2(3.0, 0.0)], stroke);
    head(painter, end, 1.0, ink);
}

/// A dashed line, as what has not come about is drawn.
pub(super) fn dashes(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.3, ink);
    // As wide as what somebody says: narrower gaps close where they fall between two pixels.
    let rect = rect.expand2(vec2(2.5, 0.0));
    let (y, step) = (rect.center().y, rect.width() / 3.0);
    for number in 0..3 {
        let left = rect.left() + step * (number as f32 + 0.22);
        painter.hline(left..=left + step * 0.56, y, stroke);
    }
}

/// A crossed line, as what the text denies is drawn.
pub(super) fn crossed(painter: &Painter, rect: Rect, ink: Color32, denied: Color32) {
    painter.hline(rect.x_range(), rect.center().y, Stroke::new(1.3, ink));
    let (middle, half) = (rect.center(), 3.5);
    for turn in [1.0, -1.0] {
        let end = vec2(half, half * turn);
        painter.line_segment([middle - end, middle + end], Stroke::new(1.8, denied));
    }
}

/// Long dashes with a dot between them, as what somebody says by the text's account is drawn.
pub(super) fn dash_dot(painter: &Painter, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.3, ink);
    // Wider than other marks: else the dot would not be seen as one.
    let rect = rect.expand2(vec2(2.5, 0.0));
    let (y, width) = (rect.center().y, rect.width());
    for (start, end) in [(0.0, 0.28), (0.72, 1.0)] {
        painter.hline(rect.left() + start * width..=rect.left() + end * width, y, stroke);
    }
    painter.circle_filled(rect.center(), 1.1, ink);
}

/// Two heads that run against each other, as stands on a line of which another says the opposite.
pub(super) fn clash(painter: &Painter, rect: Rect, ink: Color32) {
    let (middle, half) = (rect.center(), rect.width().min(rect.height()) / 2.0);
    for way in [1.0, -1.0] {
        let tip = middle + vec2(way * 0.8, 0.0);
        let back = middle.x + way * half;
        let corners = vec![tip, pos2(back, middle.y - half * 0.75), pos2(back, middle.y + half * 0.75)];
        painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
    }
}

/// A dotted line, as what no document says is drawn.
pub(super) fn dots(painter: &Painter, rect: Rect, ink: Color32) {
    for step in 0..4 {
        let x = rect.left() + rect.width() * (step as f32 + 0.5) / 4.0;
        painter.circle_filled(pos2(x, rect.center().y), 1.2, ink);
    }
}

/// The head of something that folds: points down while it is open, to the right while it is folded.
pub(super) fn fold(painter: &Painter, rect: Rect, is_open: bool, ink: Color32) {
    let (middle, half) = (rect.center(), rect.width() / 2.0);
    let corners = [vec2(-half, -half * 0.6), vec2(half, -half * 0.6), vec2(0.0, half * 0.7)];
    let turned = |corner: Vec2| if is_open { corner } else { vec2(corner.y, -corner.x) };
    let corners = corners.map(|corner| middle + turned(corner)).to_vec();
    painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
}

/// An arrowhead that points down.
pub(super) fn down(painter: &Painter, rect: Rect, ink: Color32) {
    chevron(painter, rect, 1.0, ink);
}

/// An arrowhead that points up.
pub(super) fn up(painter: &Painter, rect: Rect, ink: Color32) {
    chevron(painter, rect, -1.0, ink);
}

fn chevron(painter: &Painter, rect: Rect, way: f32, ink: Color32) {
    let (middle, half) = (rect.center(), rect.width() / 2.0);
    let points = [vec2(-half, -way * half * 0.5), vec2(0.0, way * half * 0.5), vec2(half, -way * half * 0.5)];
    painter.line(points.map(|point| middle + point).to_vec(), Stroke::new(1.5, ink));
}

/// An arrow that points to the right, or to the left.
pub(super) fn direction(painter: &Painter, rect: Rect, to_the_right: bool, ink: Color32) {
    let stroke = Stroke::new(1.3, ink);
    let way = if to_the_right { 1.0 } else { -1.0 };
    let middle = rect.center();
    let tip = middle + vec2(way * rect.width() / 2.0, 0.0);
    painter.line_segment([middle - vec2(way * rect.width() / 2.0, 0.0), tip - vec2(way * 3.0, 0.0)], stroke);
    head(painter, tip, way, ink);
}

fn head(painter: &Painter, tip: Pos2, way: f32, ink: Color32) {
    let back = tip - vec2(way * 5.0, 0.0);
    painter.add(Shape::convex_polygon(
        vec![tip, back + vec2(0.0, 3.0), back - vec2(0.0, 3.0)],
        ink,
        Stroke::NONE,
    ));
}
