//! The names of an archive's members.
//!
//! Archives say of each name whether it is UTF-8; where they do not, it is in the encoding of whatever machine made it.
//! All such names of an archive are in the same one, so that they are guessed together.

use std::io::{Read, Seek};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};
use zip::ZipArchive;

/// The longest name that is kept, in characters.
const LONGEST: usize = 1_000;

/// The names in the order of the list, as paths with "/" between their parts. Only to be shown: parts such as ".." are
/// left out.
pub(super) fn of(archive: &mut ZipArchive<impl Read + Seek>) -> Vec<String> {
    let mut raw = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        // What the archive's own reading makes of it, for old alphabets of the West that no detector knows.
        let name = archive.by_index_raw(index).map(|member| {
            let western = member.name().map(std::borrow::Cow::into_owned);
            (member.name_raw().to_vec(), western.unwrap_or_default())
        });
        raw.push(name.unwrap_or_default());
    }
    let foreign = raw.iter().filter(|(bytes, _)| std::str::from_utf8(bytes).is_err());
    let encoding = guess(foreign.map(|(bytes, _)| bytes.as_slice()));
    let decoded = |(bytes, western): (Vec<u8>, String)| match (String::from_utf8(bytes), encoding) {
        (Ok(name), _) => name,
        (Err(error), Some(encoding)) => encoding.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
        (Err(_), None) => western,
    };
    raw.into_iter().enumerate().map(|(index, name)| shown(&decoded(name), index)).collect()
}

/// The encoding of names that are not UTF-8; `None` for those of the West, which are in code page 437.
fn guess<'a>(names: impl Iterator<Item = &'a [u8]>) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut is_empty = true;
    for name in names {
        is_empty = false;
        detector.feed(name, false);
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    (!is_empty && guessed != WINDOWS_1252).then_some(guessed)
}

/// A name as a path that is fit to be shown.
fn shown(name: &str, index: usize) -> String {
    let parts = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    let path = parts.collect::<Vec<_>>().join("/");
    let plain = |character: char| if character.is_control() { '\u{FFFD}' } else { character };
    let path: String = path.chars().map(plain).take(LONGEST).collect();
    if path.is_empty() { format!("member {}", index + 1) } else { path }
}
