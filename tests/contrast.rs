//! Text can be read, marks stand out, and kinds can be told apart, in both themes and every palette,
//! by WCAG 2.2 and with every kind of colour vision.

#[path = "support/vision.rs"]
mod vision;

use relata::scene::{Fill, NoteColor, Palette, PaletteName};
use relata::vocabulary::EntityKind;
use vision::{Eyes, Light, contrast, difference, light, looks, of};

#[test]
fn contrast_is_measured_as_wcag_does() {
    let white = light(255, 255, 255);
    assert!((contrast(light(0, 0, 0), white) - 21.0).abs() < 1.0e-9);
    assert!((contrast(light(0x77, 0x77, 0x77), white) - 4.48).abs() < 0.01);
}

#[test]
fn eyes_without_a_cone_confuse_what_they_are_known_to_confuse() {
    let gray = light(120, 120, 120);
    for eyes in Eyes::EVERY {
        assert!(difference(eyes.see(gray), gray) < 0.01, "{eyes:?}");
    }
    let (red, green) = (light(190, 80, 60), light(110, 120, 60));
    let (blue, turquoise) = (light(40, 130, 190), light(40, 140, 140));
    let seen = |eyes: Eyes, one, other| difference(eyes.see(one), eyes.see(other));
    assert!(seen(Eyes::Deuteranopia, red, green) < 0.3 * seen(Eyes::All, red, green));
    assert!(seen(Eyes::Tritanopia, blue, turquoise) < 0.5 * seen(Eyes::All, blue, turquoise));
}

#[test]
fn kinds_are_told_apart_with_every_kind_of_colour_vision() {
    for (theme, name) in looks() {
        let palette = theme.palette_of(name);
        for eyes in Eyes::EVERY {
            let seen: Vec<(EntityKind, Light)> =
                EntityKind::ALL.iter().map(|&kind| (kind, eyes.see(of(palette.kind(kind))))).collect();
            // Shapes differ as well; one palette is made for one kind of eyes and gives less to the others.
            let least = match (name, eyes) {
                (_, Eyes::All) => 0.075,
                (PaletteName::Tritanopia, Eyes::Tritanopia) => 0.08,
                (PaletteName::Tritanopia, _) => 0.035,
                _ => 0.05,
            };
            for (index, (kind, color)) in seen.iter().enumerate() {
                for (other, other_color) in &seen[index + 1..] {
                    let apart = difference(*color, *other_color);
                    assert!(apart >= least, "{theme:?} {name:?} {eyes:?} {kind} {other}: {apart:.3}");
                }
            }
        }
    }
}

/// The colours of classes and of what has none, with their names.
fn classes() -> impl Iterator<Item = Fill> {
    (0..8).map(Fill::Category).chain([Fill::Other])
}

#[test]
fn classes_are_told_apart_with_every_kind_of_colour_vision() {
    for (theme, name) in looks() {
        let palette = theme.palette_of(name);
        for eyes in Eyes::EVERY {
            let seen: Vec<(Fill, Light)> =
                classes().map(|fill| (fill, eyes.see(of(palette.fill(fill))))).collect();
            // Letters on the marks and in the legend say the same.
            let least = if eyes == Eyes::All { 0.12 } else { 0.08 };
            for (index, (fill, color)) in seen.iter().enumerate() {
                for (other, other_color) in &seen[index + 1..] {
                    let apart = difference(*color, *other_color);
                    assert!(apart >= least, "{theme:?} {name:?} {eyes:?} {fill:?} {other:?}: {apart:.3}");
                }
            }
        }
    }
}

#[test]
fn steps_grow_evenly_enough_and_in_one_direction() {
    for (theme, name) in looks() {
        let palette = theme.palette_of(name);
        for eyes in Eyes::EVERY {
            let steps: Vec<Light> = palette.steps.iter().map(|&color| eyes.see(of(color))).collect();
            let ground = of(palette.background);
            for pair in steps.windows(2) {
                let apart = difference(pair[0], pair[1]);
                assert!(apart >= 0.05, "{theme:?} {name:?} {eyes:?}: {apart:.3}");
                assert!(contrast(pair[1], ground) > contrast(pair[0], ground), "{theme:?} {name:?} {eyes:?}");
            }
        }
    }
}

#[test]
fn what_is_written_on_a_mark_can_be_read() {
    for (theme, name) in looks() {
        let palette = theme.palette_of(name);
        let kinds = EntityKind::ALL.iter().map(|&kind| Fill::Kind(kind));
        let every = classes().chain((0..5).map(Fill::Step)).chain([Fill::Several]).chain(kinds);
        for fill in every {
            let color = palette.fill(fill);
            let ratio = contrast(of(Palette::on(color)), of(color));
            assert!(ratio >= 4.5, "{theme:?} {name:?} {fill:?}: {ratio:.2}");
        }
    }
}

#[test]
fn what_the_graph_says_stands_out_from_its_background() {
    for (theme, name) in looks() {
        let palette = theme.palette_of(name);
        let ground = of(palette.background);
        let (for_text, for_marks) = if name == PaletteName::HighContrast { (7.0, 4.5) } else { (4.5, 3.0) };
        for (what, color, least) in [
            ("text", palette.text, for_text),
            ("secondary text", palette.secondary_text, for_text),
            ("edge", palette.edge, for_marks),
            ("selection", palette.selection, for_marks),
            ("hover", palette.hover, for_marks),
            ("denied", palette.denied, for_marks),
        ] {
            let ratio = contrast(of(color), ground);
            assert!(ratio >= least, "{theme:?} {name:?} {what}: {ratio:.2}");
        }
        for &kind in EntityKind::ALL {
            let ratio = contrast(of(palette.kind(kind)), ground);
            assert!(ratio >= for_marks, "{theme:?} {name:?} {kind}: {ratio:.2}");
        }
        for fill in classes().chain((0..5).map(Fill::Step)).chain([Fill::Several]) {
            let ratio = contrast(of(palette.fill(fill)), ground);
            assert!(ratio >= for_marks, "{theme:?} {name:?} {fill:?}: {ratio:.2}");
        }
        for &color in NoteColor::ALL {
            let (sheet, rim) = theme.of_note(color);
            let (words, edge) = (contrast(of(palette.text), of(sheet)), contrast(of(rim), ground));
            assert!(words >= 7.0 && edge >= 3.0, "{theme:?} {name:?} {color:?}: {words:.2}, {edge:.2}");
        }
    }
}

#[cfg(feature = "window")]
mod window {
    use egui::Color32;
    use relata::ui::theme::Tokens;

    use super::*;

    fn seen(color: Color32) -> Light {
        light(color.r(), color.g(), color.b())
    }

    /// Every surface of the window with its name.
    fn surfaces(tokens: &Tokens) -> [(&'static str, Color32); 8] {
        [
            ("canvas", tokens.canvas),
            ("panel", tokens.panel),
            ("raised", tokens.raised),
            ("field", tokens.field),
            ("button", tokens.button),
            ("hovered", tokens.hovered),
            ("pressed", tokens.pressed),
            ("selected", tokens.selected),
        ]
    }

    /// Those of `pairs` that stand out less than they have to.
    fn too_weak(
        least: f64,
        color: Color32,
        grounds: impl IntoIterator<Item = (&'static str, Color32)>,
    ) -> Vec<String> {
        grounds
            .into_iter()
            .filter_map(|(name, ground)| {
                let ratio = contrast(seen(color), seen(ground));
                (ratio < least).then(|| format!("{name} {ratio:.2} < {least}"))
            })
            .collect()
    }

    #[test]
    fn text_and_marks_of_the_window_stand_out_from_every_surface() {
        let mut weak = Vec::new();
        for (theme, name) in looks() {
            let tokens = Tokens::with(theme, name);
            let all = surfaces(&tokens);
            let but = |left_out: &'static [&'static str]| {
                all.into_iter().filter(move |(name, _)| !left_out.contains(name)).collect::<Vec<_>>()
            };
            let strong = if name == PaletteName::HighContrast { 7.0 } else { 4.5 };
            let mut check = |what: &str, found: Vec<String>| {
                weak.extend(found.into_iter().map(|found| format!("{theme:?} {name:?} {what} on {found}")));
            };
            check("text", too_weak(strong, tokens.text, all));
            check("secondary", too_weak(strong, tokens.secondary, but(&["pressed"])));
            check("link", too_weak(4.5, tokens.accent, but(&["pressed", "hovered", "button", "selected"])));
            check("on accent", too_weak(4.5, tokens.on_accent, [("accent", tokens.accent)]));
            let grounds = [
                ("error surface", tokens.error_surface),
                ("trigger", tokens.trigger),
                ("evidence", tokens.evidence),
                ("pointed", tokens.pointed),
            ];
            check("text", too_weak(4.5, tokens.text, grounds));
            let grounds = but(&["pressed", "button", "hovered", "selected"]);
            check(
                "error",
                too_weak(4.5, tokens.error, grounds.into_iter().chain([("error", tokens.error_surface)])),
            );
            check("ring", too_weak(3.0, tokens.accent, but(&["pressed", "selected"])));
            for relations in 1..4 {
                check("margin", too_weak(3.0, tokens.gave(relations), [("canvas", tokens.canvas)]));
            }
            for &kind in EntityKind::ALL {
                check(kind.as_str(), too_weak(3.0, tokens.kind(kind), but(&["pressed", "button"])));
                check("text", too_weak(4.5, tokens.text, [("tint", tokens.tint(kind))]));
            }
        }
        assert!(weak.is_empty(), "{}", weak.join("\n"));
    }
}
