//! Scene to SVG 1.1: text as text, every entity and relation with its title, nothing that runs.
//!
//! Equal scenes give equal bytes: numbers have two decimals and items keep their order.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::picture::{PictureError, PictureOptions, Sheet};
use crate::layout::{Point, Rectangle};
use crate::scene::run::{self, Run};
use crate::scene::text::is_hidden;
use crate::scene::{Anchor, Color, HALO, Item, LinePattern, Scene, Shape, Stroke, Subject, Weight};
use crate::scene::{direction, fonts};

/// The typefaces of all text: the bundled one, then what systems have for other scripts.
const FONT_FAMILY: &str = "Inter, 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// Which typefaces the texts of a file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Faces {
    /// Those that the reader's system may have: a file that others open.
    OfTheReader,
    /// For each part of a text the bundled one that has its characters: a file for our own drawing.
    Bundled,
}

/// Writes `scene` as an SVG file of the size that `options` ask for; the scale is of no account,
/// since lines have no pixels.
///
/// # Errors
///
/// When the size asked for is none.
pub fn write(scene: &Scene, options: &PictureOptions) -> Result<String, PictureError> {
    write_with(scene, options, Faces::OfTheReader)
}

/// Where a click on something leads: the identity of an element on the same page.
pub(super) type Link<'a> = &'a dyn Fn(Subject) -> Option<String>;

/// Writes `scene` with the typefaces named in this way.
pub(super) fn write_with(
    scene: &Scene,
    options: &PictureOptions,
    faces: Faces,
) -> Result<String, PictureError> {
    written(scene, options, faces, None)
}

/// Writes `scene` as a part of a page: what is drawn leads to the places on the page that speak of it.
pub(super) fn write_linked(
    scene: &Scene,
    options: &PictureOptions,
    link: Link,
) -> Result<String, PictureError> {
    written(scene, options, Faces::OfTheReader, Some(link))
}

fn written(
    scene: &Scene,
    options: &PictureOptions,
    faces: Faces,
    link: Option<Link>,
) -> Result<String, PictureError> {
    let Sheet { width, height, part: sheet } = options.sheet(scene.bounds)?;
    let text = String::with_capacity(scene.items.len() * 160 + 1000);
    let mut writer = Writer { text, faces, link, linked: BTreeSet::new() };
    writer.line(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\" \
         font-family=\"{FONT_FAMILY}\" role=\"{}\">",
        Number(width as f32),
        Number(height as f32),
        Number(sheet.min.x),
        Number(sheet.min.y),
        Number(sheet.width()),
        Number(sheet.height()),
        // An image would hide what can be followed in it.
        if link.is_some() { "group" } else { "img" },
    ));
    if let Some(title) = &options.title {
        writer.line(&format!("<title>{}</title>", escaped(title)));
    }
    if let Some(color) = scene.background.filter(|_| !options.transparent) {
        writer.rectangle(sheet, 0.0, &format!(" fill=\"{}\"{}", hex(color), opacity("fill", color)));
    }
    writer.items(scene);
    writer.line("</svg>");
    Ok(writer.text)
}

/// Collects the text of the file.
struct Writer<'a> {
    text: String,
    faces: Faces,
    link: Option<Link<'a>>,
    /// What the keyboard reaches already.
    linked: BTreeSet<String>,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// All items, those of a frame cut to it; neighbours that stand for the same thing share a group with one title.
    fn items(&mut self, scene: &Scene) {
        let framed = scene.frame.map_or(0, |frame| frame.items.min(scene.items.len()));
        let (inside, around) = scene.items.split_at(framed);
        if let Some(frame) = scene.frame {
            self.line("<clipPath id=\"frame\">");
            self.rectangle(frame.rectangle, 0.0, "");
            self.line("</clipPath>");
            self.line("<g clip-path=\"url(#frame)\">");
            self.groups(scene, inside);
            self.line("</g>");
        }
        self.groups(scene, around);
    }

    fn groups(&mut self, scene: &Scene, items: &[Item]) {
        for group in items.chunk_by(|one, other| one.subject == other.subject) {
            let title = group.first().and_then(|item| scene.titles.get(&item.subject?));
            let target = group.first().and_then(|item| self.link?(item.subject?));
            let ending = match (target, title) {
                (Some(target), title) => {
                    self.open_link(&target, title);
                    "</a>"
                }
                (None, Some(title)) => {
                    self.line(&format!("<g><title>{}</title>", escaped(title)));
                    "</g>"
                }
                (None, None) => "",
            };
            for item in group {
                self.item(item);
            }
            if !ending.is_empty() {
                self.line(ending);
            }
        }
    }

    /// Opens a link to a place on the page; the keyboard finds only the first of several to the same.
    fn open_link(&mut self, target: &str, title: Option<&String>) {
        let target = escaped(target);
        let again = if self.linked.contains(&target) { " tabindex=\"-1\"" } else { "" };
        let title = title.map_or(String::new(), |title| format!("<title>{}</title>", escaped(title)));
        self.line(&format!("<a href=\"#{target}\" data-of=\"{target}\"{again}>{title}"));
        self.linked.insert(target);
    }

    fn item(&mut self, item: &Item) {
        match &item.shape {
            Shape::Curve { from, control, to, stroke } => {
                let course = if is_straight(*from, *control, *to) {
                    format!("M{} L{}", Pair(*from), Pair(*to))
                } else {
                    format!("M{} Q{} {}", Pair(*from), Pair(*control), Pair(*to))
                };
                self.line(&format!("<path d=\"{course}\" fill=\"none\"{}/>", stroked(stroke)));
            }
            Shape::Disc { center, radius, fill, rim } => self.line(&format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
                Number(center.x),
                Number(center.y),
                Number(*radius),
                filled(*fill, rim.as_ref())
            )),
            Shape::Polygon { corners, fill, rim } => {
                let corners: Vec<String> = corners.iter().map(|corner| Pair(*corner).to_string()).collect();
                self.line(&format!(
                    "<polygon points=\"{}\" {}/>",
                    corners.join(" "),
                    filled(*fill, rim.as_ref())
                ));
            }
            Shape::Box { rectangle, corner, fill, rim } => {
                self.rectangle(*rectangle, *corner, &format!(" {}", filled(*fill, rim.as_ref())));
            }
            Shape::Text { position, anchor, text, size, weight, color, halo, .. } => {
                let middle = if *anchor == Anchor::Middle { " text-anchor=\"middle\"" } else { "" };
                let heavy = if *weight == Weight::SemiBold { " font-weight=\"600\"" } else { "" };
                let head = |place: Point, middle: &str| {
                    let (x, y, size) = (Number(place.x), Number(place.y), Number(*size));
                    format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{heavy}{middle}")
                };
                let fill = format!(" fill=\"{}\"{}", hex(*color), opacity("fill", *color));
                let around = halo.map_or(String::new(), |halo| {
                    format!(
                        " stroke=\"{}\"{} stroke-width=\"{}\" stroke-linejoin=\"round\"",
                        hex(halo),
                        opacity("stroke", halo),
                        Number(size * HALO)
                    )
                });
                let order = if around.is_empty() { "" } else { " paint-order=\"stroke\"" };
                let words = escaped(text);
                let parts = if self.faces == Faces::Bundled { run::runs(text, *weight) } else { Vec::new() };
                if parts.iter().all(|part| part.face == 0) {
                    let words = direction::marked(&words).unwrap_or(words);
                    self.line(&format!("{}{fill}{around}{order}>{words}</text>", head(*position, middle)));
                    return;
                }
                let width: f32 = parts.iter().map(|part| part.width).sum();
                let left =
                    if *anchor == Anchor::Middle { position.x - width * size / 2.0 } else { position.x };
                // The halo of one part must not lie over the letters of the next.
                let halo = format!(" fill=\"none\"{around}");
                for paint in [halo, fill].iter().skip(usize::from(around.is_empty())) {
                    let mut place = Point::new(left, position.y);
                    for part in &parts {
                        let head = head(place, "");
                        self.line(&format!("{head}{paint}{}</text>", by_face(text, part)));
                        place.x += part.width * size;
                    }
                }
            }
        }
    }

    fn rectangle(&mut self, rectangle: Rectangle, corner: f32, paint: &str) {
        let rounded = if corner > 0.0 { format!(" rx=\"{}\"", Number(corner)) } else { String::new() };
        self.line(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{rounded}{paint}/>",
            Number(rectangle.min.x),
            Number(rectangle.min.y),
            Number(rectangle.width()),
            Number(rectangle.height())
        ));
    }
}

/// Whether the control point lies so near the line between the ends that nobody sees the bend.
fn is_straight(from: Point, control: Point, to: Point) -> bool {
    let (way, offset) = (to - from, control - from);
    let across = (way.x * offset.y - way.y * offset.x).abs();
    across <= 0.02 * way.x.hypot(way.y).max(1.0)
}

fn filled(fill: Color, rim: Option<&Stroke>) -> String {
    format!("fill=\"{}\"{}{}", hex(fill), opacity("fill", fill), rim.map_or(String::new(), stroked))
}

fn stroked(stroke: &Stroke) -> String {
    let width = stroke.width;
    let pattern = match stroke.pattern {
        LinePattern::Solid => String::new(),
        LinePattern::Dotted => {
            format!(" stroke-dasharray=\"0 {}\" stroke-linecap=\"round\"", Number(2.0 + 2.0 * width))
        }
        pattern => {
            let lengths: Vec<String> = pattern
                .dashes(width)
                .into_iter()
                .flat_map(|(dash, gap)| [Number(dash).to_string(), Number(gap).to_string()])
                .collect();
            format!(" stroke-dasharray=\"{}\"", lengths.join(" "))
        }
    };
    format!(
        " stroke=\"{}\"{} stroke-width=\"{}\"{pattern}",
        hex(stroke.color),
        opacity("stroke", stroke.color),
        Number(width)
    )
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

fn opacity(what: &str, color: Color) -> String {
    if color.alpha == u8::MAX {
        String::new()
    } else {
        format!(" {what}-opacity=\"{}\"", Number(f32::from(color.alpha) / 255.0))
    }
}

/// A part of a text in its bundled face: the attributes that name it, and the words.
fn by_face(text: &str, part: &Run) -> String {
    // Unseen marks make brackets and the like part of what is read from right to left.
    let mark = if part.is_right_to_left { direction::MARK.to_string() } else { String::new() };
    let words = escaped(&text[part.range.clone()]);
    format!(" font-family=\"{}\" xml:space=\"preserve\">{mark}{words}{mark}", fonts::family(part.face))
}

/// `text` for XML: markup escaped; characters that XML 1.0 forbids, and those that are invisible or
/// turn the direction of reading, left out.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&apos;"),
            '\n' | '\r' | '\t' => result.push(' '),
            _ if character.is_control() || is_hidden(character) => {}
            _ => result.push(character),
        }
    }
    result
}

/// A number with up to two decimals; never an exponent, never −0, never what is no number.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (f64::from(self.0) * 100.0).round();
        let hundredths = if hundredths.is_finite() { hundredths as i64 } else { 0 };
        if hundredths < 0 {
            formatter.write_char('-')?;
        }
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        match rest {
            0 => write!(formatter, "{whole}"),
            _ if rest % 10 == 0 => write!(formatter, "{whole}.{}", rest / 10),
            _ => write!(formatter, "{whole}.{rest:02}"),
        }
    }
}

/// Two coordinates.
struct Pair(Point);

impl std::fmt::Display for Pair {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{},{}", Number(self.0.x), Number(self.0.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_plain() {
        let written: Vec<String> = [0.0, -0.0, 1.0, -1.5, 2.344, 2.346, 1.0e6, f32::NAN, -0.004]
            .map(|value| Number(value).to_string())
            .into();
        assert_eq!(written, ["0", "0", "1", "-1.5", "2.34", "2.35", "1000000", "0", "0"]);
    }

    #[test]
    fn markup_and_forbidden_characters_do_no_harm() {
        assert_eq!(
            escaped("<b> & \"x\" 'y'\n\u{1}\u{fffe}\u{202e}z"),
            "&lt;b&gt; &amp; &quot;x&quot; &apos;y&apos; z"
        );
    }
}
