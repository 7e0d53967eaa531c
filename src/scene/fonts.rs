//! The bundled faces: Inter, then one for each other script. The window, the measuring of text and the
//! pictures use this one list in this order, and no font of the system, so that a picture is the same
//! on the screen and in a file, on every machine.

use std::ops::Range;
use std::sync::OnceLock;

use harfrust::{Direction, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_general_category::{GeneralCategory, get_general_category};

use super::Weight;
use crate::layout::{Point, Rectangle};

/// A face of a typeface.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The family as the file itself calls it.
    pub family: &'static str,
    /// The OpenType file.
    pub bytes: &'static [u8],
}

impl Face {
    /// How far its letters must be moved down, in multiples of the font's height, to stand on the base
    /// line of Inter, where a painter lays lines of different faces middle on middle.
    #[must_use]
    pub fn drop(&self) -> f32 {
        let base_line = |face: &Self| {
            let font = FontRef::new(face.bytes).ok()?;
            let metrics = font.metrics(Size::new(1.0), LocationRef::default());
            Some(metrics.ascent - f32::midpoint(metrics.ascent - metrics.descent, metrics.leading))
        };
        base_line(&INTER_REGULAR).zip(base_line(self)).map_or(0.0, |(inter, own)| inter - own)
    }
}

macro_rules! face {
    ($family:literal, $file:literal) => {
        Face { family: $family, bytes: include_bytes!(concat!("../../assets/fonts/", $file)) }
    };
}

/// Inter Regular.
pub static INTER_REGULAR: Face = face!("Inter", "Inter-Regular.otf");
/// Inter SemiBold.
pub static INTER_SEMI_BOLD: Face = face!("Inter", "Inter-SemiBold.otf");

/// The faces of what Inter lacks, in the order in which a character looks for one. None has a heavier
/// weight: the names of other scripts stand out by their size alone.
pub static OTHERS: [Face; 25] = [
    face!("Noto Sans", "NotoSans-Letters.ttf"),
    face!("Noto Sans Arabic", "NotoSansArabic.ttf"),
    face!("Noto Sans Hebrew", "NotoSansHebrew.ttf"),
    face!("Noto Sans Armenian", "NotoSansArmenian.ttf"),
    face!("Noto Sans Georgian", "NotoSansGeorgian.ttf"),
    face!("Noto Sans Devanagari", "NotoSansDevanagari.ttf"),
    face!("Noto Sans Bengali", "NotoSansBengali.ttf"),
    face!("Noto Sans Gurmukhi", "NotoSansGurmukhi.ttf"),
    face!("Noto Sans Gujarati", "NotoSansGujarati.ttf"),
    face!("Noto Sans Oriya", "NotoSansOriya.ttf"),
    face!("Noto Sans Tamil", "NotoSansTamil.ttf"),
    face!("Noto Sans Telugu", "NotoSansTelugu.ttf"),
    face!("Noto Sans Kannada", "NotoSansKannada.ttf"),
    face!("Noto Sans Malayalam", "NotoSansMalayalam.ttf"),
    face!("Noto Sans Sinhala", "NotoSansSinhala.ttf"),
    face!("Noto Sans Thai", "NotoSansThai.ttf"),
    face!("Noto Sans Lao", "NotoSansLao.ttf"),
    face!("Noto Sans Khmer", "NotoSansKhmer.ttf"),
    face!("Noto Sans Myanmar", "NotoSansMyanmar.ttf"),
    face!("Noto Sans Ethiopic", "NotoSansEthiopic.ttf"),
    face!("Noto Sans Thaana", "NotoSansThaana.ttf"),
    face!("Noto Sans CJK SC", "NotoSansCJK.otf"),
    face!("Noto Emoji", "NotoEmoji.ttf"),
    face!("Noto Sans Symbols", "NotoSansSymbols.ttf"),
    face!("Noto Sans Symbols2", "NotoSansSymbols2.ttf"),
];

/// The number of a face in the list that a weight has: 0 is Inter, `1 + n` is `OTHERS[n]`.
pub(super) type FaceNumber = usize;

/// The family of a face of this number.
#[must_use]
pub fn family(number: usize) -> &'static str {
    number.checked_sub(1).and_then(|other| OTHERS.get(other)).map_or(INTER_REGULAR.family, |face| face.family)
}

/// A face that was read.
struct Read {
    font: FontRef<'static>,
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// The rules of shaping, read when a text first needs them.
    shaper: OnceLock<ShaperData>,
}

impl Read {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        Some(Self {
            characters: font.charmap(),
            // A large size in place of font units, so that nothing is rounded.
            metrics: GlyphMetrics::new(&font, Size::new(1000.0), LocationRef::default()),
            font,
            shaper: OnceLock::new(),
        })
    }
}

/// All faces: Inter in both weights, then the others. Reading one looks at little but its head.
fn read(number: FaceNumber, weight: Weight) -> Option<&'static Read> {
    static FACES: OnceLock<Vec<Option<Read>>> = OnceLock::new();
    let all = FACES.get_or_init(|| {
        [&INTER_REGULAR, &INTER_SEMI_BOLD]
            .into_iter()
            .chain(&OTHERS)
            .map(|face| Read::new(face.bytes))
            .collect()
    });
    let place = match (number, weight) {
        (0, Weight::Regular) => 0,
        (0, Weight::SemiBold) => 1,
        (other, _) => other + 1,
    };
    all.get(place)?.as_ref()
}

/// The first face that has the character; `None` when none has.
fn face_of(character: char, weight: Weight) -> Option<(FaceNumber, &'static Read, GlyphId)> {
    (0..=OTHERS.len()).find_map(|number| {
        let face = read(number, weight)?;
        Some((number, face, face.characters.map(character).filter(|id| *id != GlyphId::NOTDEF)?))
    })
}

/// A glyph or several, in multiples of the font's height; y grows downwards from the base line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) advance: f32,
    pub(super) ink: Rectangle,
    /// The face that it is taken from; the box of Inter when it is `None`.
    pub(super) face: Option<FaceNumber>,
}

/// The glyph of a character that stands alone; the empty box where no face has one.
pub(super) fn glyph(character: char, weight: Weight) -> Glyph {
    let found = face_of(character, weight);
    let (face, id) = match found {
        Some((_, face, id)) => (Some(face), id),
        None => (read(0, weight), GlyphId::NOTDEF),
    };
    Glyph {
        advance: face.and_then(|face| face.metrics.advance_width(id)).unwrap_or_default() / 1000.0,
        ink: face.map_or(Rectangle::new(Point::default(), Point::default()), |face| ink(face, id)),
        face: found.map(|(number, ..)| number),
    }
}

/// The box of a glyph's ink.
fn ink(face: &Read, id: GlyphId) -> Rectangle {
    let ink = face.metrics.bounds(id).unwrap_or_default();
    Rectangle::new(
        Point::new(ink.x_min / 1000.0, -ink.y_max / 1000.0),
        Point::new(ink.x_max / 1000.0, -ink.y_min / 1000.0),
    )
}

/// A part of a text that one face sets, as the rules of its script have it: joined, reordered, with
/// marks over and under.
pub(super) fn shaped(text: &str, number: FaceNumber, weight: Weight) -> Option<Glyph> {
    let face = read(number, weight)?;
    let data = face.shaper.get_or_init(|| ShaperData::new(&face.font));
    let shaper = data.shaper(&face.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let units = face.font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1);
    let scale = 1.0 / f32::from(units);
    let line = shaper.shape(buffer, ShapeOptions::new());
    let mut pen = 0.0;
    let mut extent = Rectangle::new(Point::default(), Point::default());
    for (info, place) in line.glyph_infos().iter().zip(line.glyph_positions()) {
        let shift = Point::new(pen + place.x_offset as f32 * scale, -(place.y_offset as f32) * scale);
        let ink = ink(face, GlyphId::new(info.glyph_id));
        extent = extent.cover(Rectangle::new(ink.min + shift, ink.max + shift));
        pen += place.x_advance as f32 * scale;
    }
    Some(Glyph { advance: pen, ink: extent, face: Some(number) })
}

/// A glyph in its place on a line, in multiples of the font's height; offsets go right and up.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u32,
    /// The bytes of the text that it stands for, alone or with others of the same range.
    pub range: Range<usize>,
    /// How far it moves the pen.
    pub advance: f32,
    /// How far right of the pen it stands.
    pub right: f32,
    /// How far above the base line it stands.
    pub up: f32,
}

/// The glyphs of a part of a text that one face sets, from left to right.
#[must_use]
pub fn glyphs(text: &str, number: usize, weight: Weight, is_right_to_left: bool) -> Vec<PlacedGlyph> {
    let Some(face) = read(number, weight) else { return Vec::new() };
    let data = face.shaper.get_or_init(|| ShaperData::new(&face.font));
    let shaper = data.shaper(&face.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    // Brackets and the like alone do not tell; their neighbours do.
    buffer.set_direction(if is_right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    let units = face.font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1);
    let scale = 1.0 / f32::from(units);
    let line = shaper.shape(buffer, ShapeOptions::new());
    let mut starts: Vec<usize> = line.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let end = |start: usize| {
        let next = starts.partition_point(|&other| other <= start);
        starts.get(next).copied().unwrap_or(text.len())
    };
    line.glyph_infos()
        .iter()
        .zip(line.glyph_positions())
        .map(|(info, place)| PlacedGlyph {
            id: info.glyph_id,
            range: info.cluster as usize..end(info.cluster as usize),
            advance: place.x_advance as f32 * scale,
            right: place.x_offset as f32 * scale,
            up: place.y_offset as f32 * scale,
        })
        .collect()
}

/// The face of this number in this weight.
#[must_use]
pub fn face(number: usize, weight: Weight) -> &'static Face {
    match (number.checked_sub(1).and_then(|other| OTHERS.get(other)), weight) {
        (Some(face), _) => face,
        (None, Weight::Regular) => &INTER_REGULAR,
        (None, Weight::SemiBold) => &INTER_SEMI_BOLD,
    }
}

/// Whether the character takes its shape and place from its neighbours, so that widths cannot be added up.
pub(super) fn depends_on_neighbours(character: char) -> bool {
    let code = u32::from(character);
    code >= 0x300
        && (follows(character)
            || matches!(code, 0x0590..=0x109f | 0x1100..=0x11ff | 0x1700..=0x1cff | 0xa800..=0xabff
                | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x1f000..=0x1faff))
}

/// Whether the character belongs to the one before it: a mark, a joiner, a colour of skin.
pub(super) fn follows(character: char) -> bool {
    let code = u32::from(character);
    code >= 0x300
        && (matches!(code, 0x200c | 0x200d | 0x1f3fb..=0x1f3ff)
            || matches!(
                get_general_category(character),
                GeneralCategory::NonspacingMark
                    | GeneralCategory::SpacingMark
                    | GeneralCategory::EnclosingMark
            ))
}

/// The parts of `text` that one face sets each, and the number of that face. What belongs to the
/// character before it stays with that, and so does what is joined to it.
pub(super) fn runs(text: &str, mut face: impl FnMut(char) -> FaceNumber) -> Vec<(Range<usize>, FaceNumber)> {
    let mut runs: Vec<(Range<usize>, FaceNumber)> = Vec::new();
    let mut is_joined = false;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        let number = face(character);
        match runs.last_mut() {
            Some((range, current)) if is_joined || follows(character) || *current == number => {
                range.end = end;
            }
            _ => runs.push((start..end, number)),
        }
        is_joined = character == '\u{200d}';
    }
    runs
}
