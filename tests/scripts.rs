//! Names in any script: the bundled faces have them, they are measured, drawn and read in their direction.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail by panic")]

#[path = "support/sample.rs"]
mod sample;
#[cfg(feature = "window")]
#[path = "support/window.rs"]
mod window;

use std::collections::BTreeMap;
use std::path::Path;

use relata::export::picture::PictureOptions;
use relata::export::{png, svg};
use relata::layout::Point;
use relata::scene::text::FontMetrics;
use relata::scene::{Anchor, Color, Item, Scene, Shape, Weight};
use resvg::tiny_skia::Pixmap;

/// Two names of equally many characters for each script. Pictures of boxes would not tell them apart.
const NAMES: [(&str, &str, &str); 29] = [
    ("Latin with marks", "Łukasz Nguyễn", "Đorđe Şahinoğ"),
    ("African Latin", "Ɔkɔmfo Ɛkua", "Ŋmɛnɛ Ɖeƒoa"),
    ("Greek", "Αλέξης Τσίπρας", "Κώστας Σημίτης"),
    ("Cyrillic", "Қасым Ғалым", "Їжак Ћирић."),
    ("simplified Chinese", "习近平", "张艺谋"),
    ("traditional Chinese", "蔡英文", "賴清德"),
    ("Japanese", "髙橋トヨタ", "﨑田ソニー"),
    ("Korean", "대한민국", "삼성전자"),
    ("Arabic", "محمد علي", "خالد عمر"),
    ("Persian", "گلشیفته", "پژمان‌چ"),
    ("Urdu", "ٹھٹھہ ڈیرہ", "چوہدری نثا"),
    ("Hebrew", "דוד בן־גו", "תל אביב ע"),
    ("Hebrew with marks", "שָׁלוֹם!", "בְּרֵאשׁ"),
    ("Armenian", "Նիկոլ Փաշինյան", "Սերժ Սարգսյանը"),
    ("Georgian", "დავით კობახიძე", "თბილისი ქუთაის"),
    ("Devanagari", "नरेन्द्र मोदी", "भारतीय जनतापा"),
    ("Bengali", "শেখ হাসিনা", "কলকাতা শহর"),
    ("Gurmukhi", "ਅੰਮ੍ਰਿਤਸਰ", "ਜਲੰਧਰ ਸ਼ਹ"),
    ("Gujarati", "અમદાવાદ", "નરેન્દ્"),
    ("Oriya", "ଭୁବନେଶ୍ୱର", "କଟକ ସହରରେ"),
    ("Tamil", "மு.க.ஸ்டாலின்", "சென்னை நகரம்."),
    ("Telugu", "హైదరాబాద్", "విజయవాడలో"),
    ("Kannada", "ಬೆಂಗಳೂರು", "ಮೈಸೂರಿನಲ"),
    ("Malayalam", "തിരുവനന്തപുരം", "കൊച്ചി കോഴിക്"),
    ("Sinhala", "රනිල් වික්‍රමසිංහ", "කොළඹ මහනුවර ගාල්ල"),
    ("Thai", "กรุงเทพ", "สมชาย ใ"),
    ("Khmer", "ហ៊ុន សែន", "ភ្នំពេញ."),
    ("Amharic", "አዲስ አበባ", "ዐቢይ አሕመ"),
    ("emoji", "🚀👩‍🔬🇩🇪❤️", "🍎👩‍🚒🇫🇷☀️"),
];

const INK: Color = Color { red: 0, green: 0, blue: 0, alpha: 255 };

/// A picture of nothing but this line.
fn line(text: &str, weight: Weight) -> Scene {
    let bounds = FontMetrics::bundled().extent(text, 20.0, weight).expanded(4.0);
    let shape = Shape::Text {
        position: Point::new(0.0, 0.0),
        anchor: Anchor::Start,
        text: text.to_owned(),
        size: 20.0,
        weight,
        color: INK,
        halo: None,
        bounds,
    };
    Scene {
        bounds,
        frame: None,
        background: None,
        items: vec![Item { subject: None, shape }],
        titles: BTreeMap::new(),
        ..Scene::default()
    }
}

fn drawn(text: &str) -> Pixmap {
    let bytes = png::write(&line(text, Weight::Regular), &PictureOptions::default()).unwrap();
    Pixmap::decode_png(&bytes).unwrap()
}

/// The first and the last column that has ink.
fn ink(picture: &Pixmap) -> (usize, usize) {
    let width = picture.width() as usize;
    let inked =
        |column: &usize| picture.pixels().iter().skip(*column).step_by(width).any(|pixel| pixel.alpha() > 0);
    ((0..width).find(inked).unwrap(), (0..width).rev().find(inked).unwrap())
}

#[test]
fn every_script_has_its_letters_and_no_boxes() {
    let metrics = FontMetrics::bundled();
    for (script, one, other) in NAMES {
        assert!(metrics.covers(one) && metrics.covers(other), "{script}");
        assert_eq!(one.chars().count(), other.chars().count(), "{script}: names to compare");
        assert_ne!(drawn(one).data(), drawn(other).data(), "{script}");
        for weight in [Weight::Regular, Weight::SemiBold] {
            assert!(metrics.width(one, 10.0, weight) > 10.0, "{script}");
        }
    }
    assert!(!metrics.covers("\u{378}"), "what no face has is known to be missing");
    assert_eq!(drawn("\u{378}").data(), drawn("\u{379}").data(), "and is drawn as a box");
}

#[test]
fn lines_are_as_wide_as_they_were_measured() {
    for (script, one, other) in NAMES {
        for text in [one, other] {
            let measured = FontMetrics::bundled().width(text, 20.0, Weight::Regular);
            let (from, to) = ink(&drawn(text));
            let drawn = (to - from + 1) as f32;
            // The blank at both ends of a line, and kerning.
            assert!((drawn - measured).abs() < 5.0, "{script}: {text} measures {measured}, drawn {drawn}");
        }
    }
}

#[test]
fn letters_that_join_or_stack_are_measured_as_they_are_set() {
    let width = |text: &str| FontMetrics::bundled().width(text, 10.0, Weight::Regular);
    assert!(width("لا") < width("ل") + width("ا") - 1.0, "two letters in one");
    assert!(width("👩‍🔬") < width("👩🔬"));
    let marked = width("שָׁלוֹם");
    assert!((marked - width("שלום")).abs() < 0.01, "marks take no room: {marked}");
}

#[test]
fn a_picture_of_eight_scripts_is_the_same_twice() {
    let text = "王毅 トヨタ 김철수 محمد דוד Αλέξης Київ नरेन्द्र กรุงเทพ 🚀 (Ada)";
    assert_eq!(drawn(text).data(), drawn(text).data());
    let source = svg::write(&line(text, Weight::Regular), &PictureOptions::default()).unwrap();
    assert!(source.contains(&format!(">{text}</text>")), "a file keeps text as text: {source}");
}

#[test]
fn a_file_keeps_the_ends_of_a_line_on_their_sides() {
    let written = |text| svg::write(&line(text, Weight::Regular), &PictureOptions::default()).unwrap();
    assert!(written("شركة (الرياض)").contains("\u{200f}شركة (الرياض)\u{200f}"));
    assert!(!written("محمد علي").contains('\u{200f}') && !written("محمد (Ali)").contains('\u{200f}'));
    // Dots at the end of a line that reads from right to left come to the left.
    let (bare, dotted) = (drawn("אא"), drawn("אא..."));
    assert_eq!(bare.height(), dotted.height());
    let shift = (dotted.width() - bare.width()) as usize;
    let right = |picture: &Pixmap, skipped: usize| -> Vec<u8> {
        let width = picture.width() as usize;
        (picture.pixels().chunks(width).flat_map(|row| row.iter().skip(skipped)))
            .map(|pixel| u8::from(pixel.alpha() > 127))
            .collect()
    };
    let (bare, dotted) = (right(&bare, 6), right(&dotted, 6 + shift));
    let same = bare.iter().zip(&dotted).filter(|(one, other)| one == other).count();
    assert!(same * 100 > bare.len() * 95, "{same} of {}", bare.len());
}

#[test]
fn the_window_has_a_glyph_for_every_character_of_its_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.join("ui"), root.join("app"), root.join("cli")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            read += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let missing: String = text
                .chars()
                .filter(|character| {
                    !character.is_control() && !FontMetrics::bundled().covers(&character.to_string())
                })
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", path.display());
        }
    }
    assert!(read > 50);
}

#[cfg(feature = "window")]
mod on_the_screen {
    use std::sync::Arc;

    use egui::accesskit::Role;
    use egui::{Galley, Key, Modifiers, Shape};
    use egui_kittest::kittest::Queryable as _;

    use relata::app::Command;
    use relata::scene::Subject;

    use super::{sample, window};

    /// All texts that the last frame painted.
    fn painted(window: &window::Window) -> Vec<Arc<Galley>> {
        fn gather(shape: &Shape, found: &mut Vec<Arc<Galley>>) {
            match shape {
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, found)),
                Shape::Text(text) => found.push(Arc::clone(&text.galley)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        for clipped in &window.output().shapes {
            gather(&clipped.shape, &mut found);
        }
        found
    }

    /// From where to where the letters of `word` are painted in the first line of a text.
    fn span(galley: &Galley, word: &str) -> (f32, f32) {
        let glyphs = galley.rows[0].glyphs.iter();
        glyphs
            .filter(|glyph| glyph.advance_width > 0.0 && word.contains(glyph.chr))
            .fold((f32::MAX, f32::MIN), |(from, to), glyph| (from.min(glyph.pos.x), to.max(glyph.max_x())))
    }

    #[test]
    fn words_are_painted_from_right_to_left_and_told_in_their_order() {
        let path = window::file("scripts", "scripts.txt", sample::SCRIPTS);
        let mut window = window::window(vec![path]);
        window.get_by_label("Open articles…").click();
        window::wait_until(&mut window, window::is_shown);
        let name = window::entity(&window, "محمد علي");
        window::give(&mut window, Command::Select(Subject::Entity(name)));
        window.run();
        assert!(window.query_all_by_label_contains("محمد علي").count() > 0);
        let texts = painted(&window);
        let named: Vec<_> = texts.iter().filter(|galley| galley.text() == "محمد علي").collect();
        assert!(named.len() > 2, "on the graph with its halo, and beside it: {}", named.len());
        for galley in named {
            // Letters that only one of the two words has.
            let (first, second) = (span(galley, "حد"), span(galley, "عل"));
            assert!(second.1 <= first.0 + 0.5, "{first:?} is read before {second:?}");
        }
        let bracketed = texts.iter().find(|galley| galley.text() == "شركة الأمل (الرياض)").unwrap();
        let row = &bracketed.rows[0];
        let leftmost = row.glyphs.iter().min_by(|one, other| one.pos.x.total_cmp(&other.pos.x)).unwrap();
        assert_eq!(leftmost.chr, ')', "what closes stands at the left end");
        let corners = &row.visuals.mesh.vertices[leftmost.first_vertex as usize..][..4];
        assert!(corners[0].pos.x < corners[1].pos.x && corners[0].uv.x > corners[1].uv.x, "and is turned");
    }

    #[test]
    fn a_name_read_from_right_to_left_is_typed_and_found() {
        let path = window::file("scripts-typed", "scripts.txt", sample::SCRIPTS);
        let mut window = window::window(vec![path]);
        window.get_by_label("Open articles…").click();
        window::wait_until(&mut window, window::is_shown);
        window.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Find").type_text("محمد علي");
        window.run();
        assert_eq!(window::state(&window).search, "محمد علي");
        assert!(window.query_all_by_label_contains("Entities · 1").count() > 0);
        // Walking through it, marking it and taking it out meet every place between its letters.
        let keys = [Key::Home, Key::End, Key::ArrowLeft, Key::ArrowRight, Key::Backspace, Key::Delete];
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            for key in [keys[0], keys[1]].into_iter().chain([keys[2]; 20]).chain([keys[3]; 20]) {
                window.key_press_modifiers(modifiers, key);
            }
            window.run();
        }
        for key in [keys[1]].into_iter().chain([keys[4]; 20]).chain([keys[0]]).chain([keys[5]; 20]) {
            window.key_press(key);
            window.run();
        }
        assert_eq!(window::state(&window).search, "");
    }
}
