//! The colours of notes.

use super::Theme;
use crate::scene::{Color, NoteColor};

const fn rgb(code: u32) -> Color {
    Color { red: (code >> 16) as u8, green: (code >> 8) as u8, blue: code as u8, alpha: 255 }
}

impl Theme {
    /// The surface and the rim of notes of a colour.
    #[must_use]
    pub const fn of_note(self, color: NoteColor) -> (Color, Color) {
        let (fill, rim) = match (self, color) {
            (Self::Light, NoteColor::Yellow) => (0x00ff_f3bf, 0x00a6_8a1e),
            (Self::Light, NoteColor::Green) => (0x00dc_f2da, 0x0055_8b52),
            (Self::Light, NoteColor::Blue) => (0x00d9_e9fa, 0x004c_7fb5),
            (Self::Light, NoteColor::Red) => (0x00fb_dfdc, 0x00b8_635b),
            (Self::Light, NoteColor::Grey) => (0x00ec_edef, 0x007c_8087),
            (Self::Dark, NoteColor::Yellow) => (0x0045_3d1a, 0x00b3_9c45),
            (Self::Dark, NoteColor::Green) => (0x001f_3d24, 0x0066_a56d),
            (Self::Dark, NoteColor::Blue) => (0x001b_3550, 0x0063_98ca),
            (Self::Dark, NoteColor::Red) => (0x004c_2926, 0x00c8_7d76),
            (Self::Dark, NoteColor::Grey) => (0x0034_373c, 0x0088_8e97),
        };
        (rgb(fill), rgb(rim))
    }
}
