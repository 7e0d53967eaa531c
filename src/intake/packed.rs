//! The parts of a document that is a zip archive, taken out within the budget.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Budget, Refusal};

/// So many bytes one part may have: no text is as long.
const LARGEST_PART: u64 = 256 << 20;

/// A document in parts.
pub(super) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Packed<'a> {
    /// Opens it.
    ///
    /// # Errors
    ///
    /// When it is empty or no sound archive, or has more parts than a file may have.
    pub(super) fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Refusal::Damaged(format!("it is no whole zip archive ({error})")))?;
        for _ in 0..archive.len() {
            budget.member()?;
        }
        Ok(Self { archive })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part, or `None` where it has none of this name. What the archive says of its size is not believed.
    ///
    /// # Errors
    ///
    /// When the part is locked, damaged or larger than the budget allows.
    pub(super) fn part(&mut self, name: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, Refusal> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Locked),
            Err(error) => return Err(damaged(name, &error)),
        };
        let mut bytes = Vec::new();
        let most = budget.left().min(LARGEST_PART);
        // One byte more than allowed tells that there is more.
        let result = entry.take(most.saturating_add(1)).read_to_end(&mut bytes);
        budget.expand(bytes.len())?;
        if bytes.len() as u64 > most {
            return Err(Refusal::TooLarge);
        }
        match result {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(damaged(name, &error)),
        }
    }

    /// A part that the document cannot do without.
    ///
    /// # Errors
    ///
    /// As [`Packed::part`], and when it is not there.
    pub(super) fn needed(&mut self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        self.part(name, budget)?
            .ok_or_else(|| Refusal::Damaged(format!("its part “{}” is missing", shown(name))))
    }
}

fn damaged(name: &str, error: &dyn std::fmt::Display) -> Refusal {
    Refusal::Damaged(format!("its part “{}” cannot be unpacked ({error})", shown(name)))
}

/// A name from within a file, short enough for a message.
pub(super) fn shown(name: &str) -> String {
    let mut shown: String = super::writer::tidy(name).chars().take(80).collect();
    if shown.len() < name.len() && name.chars().count() > 80 {
        shown.push('…');
    }
    shown
}

/// The path of a part that another part refers to: relative to the folder of that one, without leaving the archive,
/// `%20` and the like resolved, without what follows `#`.
pub(super) fn resolved(from: &str, reference: &str) -> String {
    let reference = reference.split(['#', '?']).next().unwrap_or_default();
    let reference = unescaped(reference);
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = reference.strip_prefix('/').map_or_else(|| format!("{folder}/{reference}"), str::to_owned);
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text with its `%` escapes resolved where they are UTF-8.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut result = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(value) = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            result.push(value);
            at += 3;
        } else {
            result.push(byte);
            at += 1;
        }
    }
    String::from_utf8(result).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_in_the_archive() {
        assert_eq!(resolved("OEBPS/content.opf", "text/one%20two.xhtml#part"), "OEBPS/text/one two.xhtml");
        assert_eq!(resolved("a/b/c.opf", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolved("word/_rels/x", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolved("x.opf", "%zz%e9"), "%zz%e9");
    }

    #[test]
    fn a_name_in_a_message_is_short() {
        assert_eq!(shown(&"x".repeat(500)).chars().count(), 81);
        assert_eq!(shown("a\nb"), "a b");
    }
}
