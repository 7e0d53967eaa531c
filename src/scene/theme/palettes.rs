//! The palettes, colour by colour.

use super::super::Color;
use super::Palette;

const fn rgb(code: u32) -> Color {
    Color { red: (code >> 16) as u8, green: (code >> 8) as u8, blue: code as u8, alpha: 255 }
}

/// Dark on light. The kinds follow the order of the palette of M. Okabe and K. Ito, "Color universal
/// design" (2002), moved as little as it takes to stand out from every surface and to stay apart under
/// each kind of colour blindness.
pub(super) const LIGHT: Palette = Palette {
    background: rgb(0x00fb_fbfc),
    text: rgb(0x001d_2129),
    secondary_text: rgb(0x0059_6270),
    edge: rgb(0x0088_909c),
    halo: rgb(0x00fb_fbfc),
    selection: rgb(0x001b_68dc),
    hover: rgb(0x0054_5d6b),
    denied: rgb(0x00c0_2f2f),
    rule: rgb(0x00d5_d9df),
    kinds: [
        rgb(0x00c6_6402), // Person, from orange
        rgb(0x0016_85c9), // Organisation, from sky blue
        rgb(0x0014_8461), // Location, from bluish green
        rgb(0x007d_823c), // Law, from yellow
        rgb(0x003b_55b5), // Event, from blue
        rgb(0x00b4_4601), // Document, from vermillion
        rgb(0x00b5_6297), // Group, from reddish purple
        rgb(0x0064_6977), // Concept, from black
    ],
};

/// Light on dark, after the same palette.
pub(super) const DARK: Palette = Palette {
    background: rgb(0x0015_171c),
    text: rgb(0x00e8_eaed),
    secondary_text: rgb(0x00a8_b0bd),
    edge: rgb(0x0062_6b79),
    halo: rgb(0x0015_171c),
    selection: rgb(0x005b_9dff),
    hover: rgb(0x00b9_c1cd),
    denied: rgb(0x00f0_6a6a),
    rule: rgb(0x0030_353e),
    kinds: [
        rgb(0x00f0_a830), // Person, from orange
        rgb(0x005e_bef2), // Organisation, from sky blue
        rgb(0x001f_b78a), // Location, from bluish green
        rgb(0x00dd_d14a), // Law, from yellow
        rgb(0x006d_88ed), // Event, from blue
        rgb(0x00f0_7a3c), // Document, from vermillion
        rgb(0x00d2_86b9), // Group, from reddish purple
        rgb(0x00b1_b6bc), // Concept, from black
    ],
};

/// Dark on light, with kinds that stay apart where blue and yellow look alike.
pub(super) const LIGHT_TRITANOPIA: Palette = Palette {
    kinds: [
        rgb(0x00da_3914), // Person, red
        rgb(0x000d_7185), // Organisation, teal
        rgb(0x0039_903c), // Location, green
        rgb(0x007e_1d46), // Law, wine
        rgb(0x0020_4d8c), // Event, blue
        rgb(0x00b4_4484), // Document, pink
        rgb(0x0054_3f22), // Group, brown
        rgb(0x0071_6b6d), // Concept, grey
    ],
    ..LIGHT
};

/// Light on dark, with kinds that stay apart where blue and yellow look alike.
pub(super) const DARK_TRITANOPIA: Palette = Palette {
    kinds: [
        rgb(0x00ff_785b), // Person, red
        rgb(0x0003_cddd), // Organisation, teal
        rgb(0x0083_db67), // Location, green
        rgb(0x00d0_6e88), // Law, wine
        rgb(0x005f_9fe8), // Event, blue
        rgb(0x00fe_94c7), // Document, pink
        rgb(0x00d3_c09a), // Group, brown
        rgb(0x00a6_abb3), // Concept, grey
    ],
    ..DARK
};

/// Black on white.
pub(super) const LIGHT_HIGH_CONTRAST: Palette = Palette {
    background: rgb(0x00ff_ffff),
    text: rgb(0x0000_0000),
    secondary_text: rgb(0x0033_3333),
    edge: rgb(0x004a_4a4a),
    halo: rgb(0x00ff_ffff),
    selection: rgb(0x0000_46c0),
    hover: rgb(0x001a_1a1a),
    denied: rgb(0x00b0_0020),
    rule: rgb(0x006b_6b6b),
    kinds: [
        rgb(0x0098_4705), // Person, from orange
        rgb(0x0004_5fa9), // Organisation, from sky blue
        rgb(0x0014_5f42), // Location, from bluish green
        rgb(0x0052_4410), // Law, from yellow
        rgb(0x002a_2f9a), // Event, from blue
        rgb(0x009b_0105), // Document, from vermillion
        rgb(0x008a_1f6a), // Group, from reddish purple
        rgb(0x0037_3c3e), // Concept, from black
    ],
};

/// White on black.
pub(super) const DARK_HIGH_CONTRAST: Palette = Palette {
    background: rgb(0x0000_0000),
    text: rgb(0x00ff_ffff),
    secondary_text: rgb(0x00d9_d9d9),
    edge: rgb(0x00a8_a8a8),
    halo: rgb(0x0000_0000),
    selection: rgb(0x007a_b4ff),
    hover: rgb(0x00ff_ffff),
    denied: rgb(0x00ff_8080),
    rule: rgb(0x008a_8a8a),
    kinds: [
        rgb(0x00fe_c353), // Person, from orange
        rgb(0x006a_c9fc), // Organisation, from sky blue
        rgb(0x004d_eca8), // Location, from bluish green
        rgb(0x00ff_f067), // Law, from yellow
        rgb(0x0090_a8ff), // Event, from blue
        rgb(0x00ff_8e52), // Document, from vermillion
        rgb(0x00f6_9ccb), // Group, from reddish purple
        rgb(0x00cf_d0d5), // Concept, from black
    ],
};
