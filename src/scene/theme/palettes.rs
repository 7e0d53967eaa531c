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
    categories: [
        rgb(0x00e2_4901),
        rgb(0x000b_45bf),
        rgb(0x0044_4600),
        rgb(0x00c0_50c4),
        rgb(0x00ae_004b),
        rgb(0x0039_0097),
        rgb(0x000a_7cf3),
        rgb(0x0067_0046),
    ],
    other: rgb(0x007d_7d81),
    several: rgb(0x005a_6270),
    steps: [rgb(0x0034_7ec4), rgb(0x0014_64a8), rgb(0x0002_4c85), rgb(0x0002_3560), rgb(0x0000_203f)],
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
    categories: [
        rgb(0x00f3_591f),
        rgb(0x0021_fcff),
        rgb(0x0002_d688),
        rgb(0x00fe_a102),
        rgb(0x00cf_b1fe),
        rgb(0x00d2_5ed1),
        rgb(0x00e1_ea0b),
        rgb(0x0004_8dff),
    ],
    other: rgb(0x008c_8c90),
    several: rgb(0x00c4_c8ce),
    steps: [rgb(0x004f_98e0), rgb(0x0068_b0f8), rgb(0x008c_c3fc), rgb(0x00ba_dbfe), rgb(0x00eb_f3fc)],
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
    categories: [
        rgb(0x00e2_4901),
        rgb(0x0002_1e9d),
        rgb(0x0002_665b),
        rgb(0x00a6_3ab1),
        rgb(0x00b5_0100),
        rgb(0x0052_136b),
        rgb(0x002b_7af5),
        rgb(0x0075_0000),
    ],
    other: rgb(0x007e_7e82),
    several: rgb(0x005a_6270),
    steps: [rgb(0x0034_7ec4), rgb(0x0014_64a8), rgb(0x0002_4c85), rgb(0x0002_3560), rgb(0x0000_203f)],
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
    categories: [
        rgb(0x00fd_5d42),
        rgb(0x0004_fef5),
        rgb(0x0000_d697),
        rgb(0x00ff_a308),
        rgb(0x00ce_b2fe),
        rgb(0x00d2_5fcd),
        rgb(0x00f2_e316),
        rgb(0x0000_8dff),
    ],
    other: rgb(0x008c_8c90),
    several: rgb(0x00c4_c8ce),
    steps: [rgb(0x004f_98e0), rgb(0x0068_b0f8), rgb(0x008c_c3fc), rgb(0x00ba_dbfe), rgb(0x00eb_f3fc)],
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
    categories: [
        rgb(0x00a4_0300),
        rgb(0x000c_43be),
        rgb(0x0081_7800),
        rgb(0x00ce_3a8e),
        rgb(0x003d_0a53),
        rgb(0x0000_008b),
        rgb(0x0044_6ced),
        rgb(0x0054_0000),
    ],
    other: rgb(0x004d_4d51),
    several: rgb(0x002b_2b2e),
    steps: [rgb(0x002a_75ba), rgb(0x0000_599c), rgb(0x0004_4070), rgb(0x0001_284a), rgb(0x0000_1228)],
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
    categories: [
        rgb(0x00e8_5109),
        rgb(0x000d_fdfb),
        rgb(0x0001_d48c),
        rgb(0x00fe_9706),
        rgb(0x00db_a8ff),
        rgb(0x00c9_55c7),
        rgb(0x00c9_f142),
        rgb(0x0005_86fc),
    ],
    other: rgb(0x0086_868a),
    several: rgb(0x00d0_d0d4),
    steps: [rgb(0x0041_8ad1), rgb(0x005c_a6ee), rgb(0x0087_c1fd), rgb(0x00be_dcfc), rgb(0x00f0_f6fc)],
};
