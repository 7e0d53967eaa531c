//! What a page draws: its letters, and how many pictures beside them.
//!
//! Only the operators that place text are followed. Forms within forms are followed to a bounded depth, a form never
//! into itself, and everything that is unpacked counts towards the budget.

mod state;
mod visibility;

use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, hayro_cmap};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use std::sync::Arc;

use state::{State, Text};
pub(super) use visibility::Layers;
use visibility::Marks;

use super::glyph::{Glyph, place};
use super::matrix::Matrix;
use super::{Budget, Refusal, bombs};

/// How deep forms may stand in forms. Real pages stay below ten.
const DEEPEST_FORM: usize = 28;
/// How deep the states of drawing may be put aside.
const DEEPEST_STATE: usize = 512;
/// How many letters a page may have; the densest newspaper has a tenth of it.
const MOST_GLYPHS: usize = 400_000;
/// How many operators all pages may have together for each byte that they unpack to: a form drawn many times over
/// unpacks each time.
const MOST_OPERATORS: u64 = 200_000_000;

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The letters, in the order in which they were drawn.
    pub(super) glyphs: Vec<Glyph>,
    /// How many pictures there are.
    pub(super) pictures: usize,
    /// How many letters run slantwise, as those of a stamp across the page do.
    pub(super) slanted: usize,
    /// How many shapes do not say which letter they are.
    pub(super) unknown: usize,
    /// Whether there was more than a page may hold.
    pub(super) is_cut: bool,
}

/// Follows what the pages of one file draw.
pub(super) struct Interpreter<'a> {
    fonts: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    layers: Layers,
    operators: u64,
    /// Whether the streams were too hidden to be looked at before.
    is_encrypted: bool,
}

/// What is drawn on while one page is followed.
struct Sheet<'a> {
    drawn: Drawn,
    state: State<'a>,
    put_aside: Vec<State<'a>>,
    text: Text,
    marks: Marks,
    /// The forms that are being followed, outermost first.
    forms: Vec<ObjectIdentifier>,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(layers: Layers, is_encrypted: bool) -> Self {
        Self {
            fonts: FontCache::new(),
            font_resolver: Arc::new(|query| match query {
                hayro_font::FontQuery::Standard(font) => Some(font.get_font_data()),
                hayro_font::FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmap_resolver: Arc::new(hayro_cmap::load_embedded),
            layers,
            operators: 0,
            is_encrypted,
        }
    }

    /// What a page draws.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooLarge`] when more comes out of it than the file may ask for.
    pub(super) fn page(&mut self, page: &Page<'a>, budget: &mut Budget) -> Result<Drawn, Refusal> {
        let map = Matrix(page.initial_transform(true).as_coeffs());
        let mut sheet = Sheet {
            drawn: Drawn::default(),
            state: State { map, ..State::default() },
            put_aside: Vec::new(),
            text: Text::default(),
            marks: Marks::default(),
            forms: Vec::new(),
        };
        let content = self.page_content(page, budget)?;
        self.follow(&content, page.resources(), &mut sheet, budget)?;
        Ok(sheet.drawn)
    }

    /// The operators of a page; a page may have them in several streams, cut anywhere between two words.
    fn page_content(&self, page: &Page<'a>, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        let mut content = Vec::new();
        match page.raw().get::<Object<'a>>("Contents") {
            Some(Object::Stream(stream)) => self.unpack(&stream, &mut content, budget)?,
            Some(Object::Array(array)) => {
                for stream in array.iter::<Stream<'a>>() {
                    self.unpack(&stream, &mut content, budget)?;
                    content.push(b' ');
                }
            }
            _ => {}
        }
        Ok(content)
    }

    /// Adds what a stream unpacks to. A stream that is no content or that is damaged adds nothing.
    fn unpack(&self, stream: &Stream<'a>, content: &mut Vec<u8>, budget: &mut Budget) -> Result<(), Refusal> {
        if is_picture(stream.dict()) {
            return Ok(());
        }
        if self.is_encrypted {
            bombs::check(&stream.raw_data(), budget.left())?;
        }
        if let Ok(data) = stream.decoded_data() {
            budget.expand(data.len())?;
            content.extend_from_slice(&data);
        }
        Ok(())
    }

    fn follow(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        sheet: &mut Sheet<'a>,
        budget: &mut Budget,
    ) -> Result<(), Refusal> {
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                return Err(Refusal::TooLarge);
            }
            if sheet.drawn.is_cut {
                break;
            }
            match operator {
                TypedInstruction::XObject(name) => self.draw(name.0, resources, sheet, budget)?,
                TypedInstruction::InlineImage(_) => {
                    sheet.drawn.pictures += usize::from(sheet.marks.is_visible());
                }
                TypedInstruction::SetGraphicsState(name) => {
                    let font =
                        resources.get_ext_g_state(name.0).and_then(|state| state.get::<Array<'a>>("Font"));
                    if let Some(font) = font {
                        sheet.state.size = font.iter::<f32>().nth(1).map_or(sheet.state.size, f64::from);
                        let dict = font.iter::<Dict<'a>>().next();
                        sheet.state.font = dict.and_then(|dict| self.font(&dict));
                    }
                }
                TypedInstruction::TextFont(font) => {
                    sheet.state.size = font.1.as_f64();
                    sheet.state.font = resources.get_font(font.0).and_then(|dict| self.font(&dict));
                }
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let properties = match mark.1 {
                        Object::Dict(dict) => Some((dict.clone(), None)),
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name).map(|dict| {
                            let id = resources.properties.get_ref(name).map(Into::into);
                            (dict, id)
                        }),
                        _ => None,
                    };
                    let glyphs = sheet.drawn.glyphs.len();
                    sheet.marks.begin(mark.0, properties, &self.layers, glyphs);
                }
                TypedInstruction::BeginMarkedContent(mark) => {
                    sheet.marks.begin(mark.0, None, &self.layers, sheet.drawn.glyphs.len());
                }
                TypedInstruction::EndMarkedContent(_) => sheet.marks.end(&mut sheet.drawn.glyphs),
                other => sheet.step(&other),
            }
        }
        Ok(())
    }

    fn font(&self, dict: &Dict<'a>) -> Option<Font<'a>> {
        self.fonts.font(dict, &self.font_resolver, &self.cmap_resolver)
    }

    /// Draws what a name stands for: a picture, or a form with operators of its own.
    fn draw(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        sheet: &mut Sheet<'a>,
        budget: &mut Budget,
    ) -> Result<(), Refusal> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(()) };
        let layer = stream.dict().get_ref("OC").map(ObjectIdentifier::from);
        if !sheet.marks.is_visible() || layer.is_some_and(|layer| self.layers.is_hidden(layer)) {
            return Ok(());
        }
        if is_picture(stream.dict()) {
            sheet.drawn.pictures += 1;
            return Ok(());
        }
        let id = stream.obj_id();
        if sheet.forms.len() >= DEEPEST_FORM || sheet.forms.contains(&id) {
            return Ok(());
        }
        let mut content = Vec::new();
        self.unpack(&stream, &mut content, budget)?;
        let own = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let inner = stream.dict().get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let state = sheet.state.clone();
        let (put_aside, text) = (std::mem::take(&mut sheet.put_aside), sheet.text);
        sheet.state.map = sheet.state.map.after(inner);
        sheet.forms.push(id);
        let depth = sheet.marks.depth();
        let followed = self.follow(&content, own.as_ref().unwrap_or(resources), sheet, budget);
        sheet.marks.return_to(depth, &mut sheet.drawn.glyphs);
        sheet.forms.pop();
        (sheet.state, sheet.put_aside, sheet.text) = (state, put_aside, text);
        followed
    }
}

fn is_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"Image")
}

impl<'a> Sheet<'a> {
    /// Follows an operator that needs nothing from the file.
    fn step(&mut self, operator: &TypedInstruction<'_, '_>) {
        match operator {
            TypedInstruction::SaveState(_) if self.put_aside.len() < DEEPEST_STATE => {
                self.put_aside.push(self.state.clone());
            }
            TypedInstruction::RestoreState(_) => {
                if let Some(state) = self.put_aside.pop() {
                    self.state = state;
                }
            }
            TypedInstruction::Transform(map) => {
                let numbers = [map.0, map.1, map.2, map.3, map.4, map.5].map(|number| number.as_f64());
                self.state.map = self.state.map.after(Matrix(numbers));
            }
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes()),
            TypedInstruction::ShowTexts(texts) => self.show_all(texts.0),
            TypedInstruction::NextLineAndShowText(text) => {
                self.text.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                (self.state.word_gap, self.state.letter_gap) = (text.0.as_f64(), text.1.as_f64());
                self.text.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            other => state::step(other, &mut self.state, &mut self.text),
        }
    }

    /// Letters with numbers between them that move the next letter back.
    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.raw_iter() {
            match item {
                MaybeRef::NotRef(Object::String(text)) => self.show(text.as_bytes()),
                MaybeRef::NotRef(Object::Number(number)) => {
                    let back = -number.as_f64() / 1000.0 * self.state.size;
                    self.state.advance(back, &mut self.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.drawn.unknown += bytes.len();
            return;
        };
        let is_visible = self.marks.is_visible();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let advance = font.code_advance(code);
            let is_level = font.is_horizontal();
            let along = (if is_level { advance.x } else { advance.y }) / 1000.0;
            if is_visible {
                self.put(&font, code, length, along);
            }
            let gap = if code == 32 && length == 1 { self.state.word_gap } else { 0.0 };
            self.state.advance(along.mul_add(self.state.size, self.state.letter_gap + gap), &mut self.text);
        }
    }

    /// Puts what one code of a font shows.
    fn put(&mut self, font: &Font<'a>, code: u32, length: usize, advance: f64) {
        if self.drawn.glyphs.len() >= MOST_GLYPHS {
            self.drawn.is_cut = true;
            return;
        }
        let map = self.state.map.after(self.text.map).after(self.state.letter_map());
        let letters = letters(font, code, length);
        let Some(glyphs) = place(&letters, map, advance, !font.is_horizontal()) else {
            self.drawn.slanted += usize::from(map.is_sound() && !letters.trim().is_empty());
            return;
        };
        self.drawn.unknown += usize::from(letters.contains(char::REPLACEMENT_CHARACTER));
        self.drawn.glyphs.extend(glyphs);
    }
}

/// What a code of a font says; a shape that does not say it gives the mark for an unknown letter.
fn letters(font: &Font<'_>, code: u32, length: usize) -> String {
    let letters = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let letters = match letters {
        Some(hayro_cmap::BfString::Char(character)) => character.to_string(),
        Some(hayro_cmap::BfString::String(text)) => text,
        // Where a font of single bytes says nothing, its codes are nearly always those of ASCII.
        None => char::from_u32(code)
            .filter(|character| length == 1 && matches!(character, ' '..='~'))
            .unwrap_or(char::REPLACEMENT_CHARACTER)
            .to_string(),
    };
    super::letters::cleaned(&letters)
}
