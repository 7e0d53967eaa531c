//! The alphabets of rich text by the numbers that it gives them.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
    X_MAC_CYRILLIC,
};

/// The upper half of the alphabet of the first personal computers.
const UPPER_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// The upper half of that of western Europe under DOS.
const UPPER_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// An alphabet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CodePage {
    /// One that browsers know.
    Common(&'static Encoding),
    /// One of DOS: ASCII and these.
    Dos(&'static str),
}

impl CodePage {
    /// That of Windows in western Europe.
    pub(super) const WESTERN: Self = Self::Common(WINDOWS_1252);

    /// The alphabet with this number, where it is known.
    pub(super) fn of(number: i32) -> Option<Self> {
        let encoding = match number {
            437 => return Some(Self::Dos(UPPER_437)),
            850 | 858 => return Some(Self::Dos(UPPER_850)),
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 | 1361 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            0 | 819 | 1252 => WINDOWS_1252,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10000 => MACINTOSH,
            10007 => X_MAC_CYRILLIC,
            65001 => UTF_8,
            _ => return None,
        };
        Some(Self::Common(encoding))
    }

    /// The alphabet of the fonts of a character set, where the set says one.
    pub(super) fn of_character_set(set: i32) -> Option<Self> {
        let number = match set {
            77 => 10000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        Self::of(number)
    }

    /// Adds the characters of some bytes to a text.
    pub(super) fn decode(self, bytes: &[u8], text: &mut String) {
        match self {
            Self::Common(encoding) => text.push_str(&encoding.decode_without_bom_handling(bytes).0),
            Self::Dos(upper) => text.extend(bytes.iter().filter_map(|byte| match byte {
                0..0x80 => Some(char::from(*byte)),
                _ => upper.chars().nth(usize::from(*byte) - 0x80),
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabets_of_dos_are_whole() {
        for (number, letter) in [(437, "é"), (850, "Á")] {
            let mut text = String::new();
            let page = CodePage::of(number).unwrap();
            page.decode(&(0..=255).collect::<Vec<u8>>(), &mut text);
            assert_eq!(text.chars().count(), 256);
            assert!(text.contains(letter));
        }
    }
}
