//! Which of the formats that are zip archives or compound files some bytes are.

use crate::intake::{FileKind, Refusal};

/// So many bytes at the end are searched for the end of a zip archive: its record and the longest comment.
const TAIL: usize = 22 + 65_535;
/// So many members are looked at; those that tell the kind come first.
const MOST: usize = 2_000;

/// The kind of a zip archive.
pub(super) fn of_zip(declared: Option<FileKind>, bytes: &[u8]) -> Result<FileKind, Refusal> {
    if let Some(kind) = of_mime(mime(bytes)) {
        return kind;
    }
    let names = names(bytes);
    let has = |start: &str| names.iter().any(|name| name.starts_with(start.as_bytes()));
    let unknown = |what: &str| Err(Refusal::Unknown(what.to_owned()));
    if has("[Content_Types].xml") || has("_rels/") {
        if has("word/") {
            return Ok(FileKind::Docx);
        }
        if has("xl/") {
            return Ok(FileKind::Workbook);
        }
        if has("ppt/") {
            return unknown("a presentation");
        }
    }
    if has("META-INF/container.xml") {
        return Ok(FileKind::Epub);
    }
    if has("content.xml") && has("META-INF/manifest.xml") {
        return Ok(declared.filter(|kind| *kind == FileKind::Workbook).unwrap_or(FileKind::Odt));
    }
    if has("META-INF/MANIFEST.MF") || has("AndroidManifest.xml") {
        return unknown("a program");
    }
    // Where the list of members is lost the name has to do.
    let is_packed = |kind: &FileKind| {
        matches!(kind, FileKind::Docx | FileKind::Odt | FileKind::Epub | FileKind::Workbook)
    };
    Ok(declared.filter(is_packed).unwrap_or(FileKind::Zip))
}

fn of_mime(mime: Option<&[u8]>) -> Option<Result<FileKind, Refusal>> {
    let says = |start: &str| mime.is_some_and(|mime| mime.starts_with(start.as_bytes()));
    let unknown = |what: &str| Some(Err(Refusal::Unknown(what.to_owned())));
    if says("application/epub+zip") {
        Some(Ok(FileKind::Epub))
    } else if says("application/vnd.oasis.opendocument.text") {
        Some(Ok(FileKind::Odt))
    } else if says("application/vnd.oasis.opendocument.spreadsheet") {
        Some(Ok(FileKind::Workbook))
    } else if says("application/vnd.oasis.opendocument.presentation") {
        unknown("a presentation")
    } else if says("application/vnd.oasis.opendocument.") {
        unknown("a drawing or a chart")
    } else {
        None
    }
}

/// What the first member says of the kind: it is called "mimetype" and stored as it is.
fn mime(bytes: &[u8]) -> Option<&[u8]> {
    let length = usize::from(number16(bytes, 26)?);
    let extra = usize::from(number16(bytes, 28)?);
    let name = bytes.get(30..30 + length)?;
    (name == b"mimetype" && number16(bytes, 8)? == 0).then(|| bytes.get(30 + length + extra..))?
}

/// The names of the first members, by the list at the end of the archive; where it is lost, that of the first.
fn names(bytes: &[u8]) -> Vec<&[u8]> {
    let listed = directory(bytes).map(|place| listed(bytes, place)).unwrap_or_default();
    if !listed.is_empty() {
        return listed;
    }
    let first = number16(bytes, 26).and_then(|length| bytes.get(30..30 + usize::from(length)));
    first.into_iter().collect()
}

/// How many members the end of a zip archive speaks of; `None` where it does not say or there are more than it has
/// room for.
pub(in crate::intake) fn members(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    number16(tail, end + 10).filter(|count| *count < u16::MAX).map(usize::from)
}

/// Where the list of members begins.
fn directory(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(TAIL);
    let tail = &bytes[from..];
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let (size, place) = (number32(tail, end + 12)?, number32(tail, end + 16)?);
    // Something may stand before the archive; the list stands right before its end all the same.
    let by_size = (from + end).checked_sub(size as usize);
    let is_list = |place: &usize| bytes.get(*place..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02"));
    by_size.filter(is_list).or_else(|| Some(place as usize).filter(is_list))
}

fn listed(bytes: &[u8], mut place: usize) -> Vec<&[u8]> {
    let mut names = Vec::new();
    while names.len() < MOST
        && let Some(entry) = bytes.get(place..)
        && entry.starts_with(b"PK\x01\x02")
        && let (Some(name), Some(extra), Some(comment)) =
            (number16(entry, 28), number16(entry, 30), number16(entry, 32))
    {
        let end = 46 + usize::from(name);
        let Some(own) = entry.get(46..end) else { break };
        names.push(own);
        place += end + usize::from(extra) + usize::from(comment);
    }
    names
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

/// How far a compound file is searched for the names of its parts.
const COMPOUND_LOOK: usize = 64 << 20;

/// The kind of a compound file, told by the names of its parts, which stand in it in UTF-16.
pub(super) fn of_compound(bytes: &[u8]) -> Result<FileKind, Refusal> {
    let look = &bytes[..bytes.len().min(COMPOUND_LOOK)];
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(look, &wide)
    };
    let unknown = |what: &str| Err(Refusal::Unknown(what.to_owned()));
    if has("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    if has("WordDocument") {
        return unknown("an old Word document (DOC)");
    }
    if has("__substg1.0_") {
        return unknown("an Outlook message (MSG)");
    }
    if has("PowerPoint Document") {
        return unknown("an old presentation (PPT)");
    }
    if has("Workbook") || has("Book") {
        return Ok(FileKind::Workbook);
    }
    unknown("an old Microsoft Office document")
}

/// Whether `bytes` hold `wanted` at an even place: the entries of a compound file begin at such.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes
        .chunks_exact(2)
        .enumerate()
        .any(|(index, pair)| pair == &wanted[..2] && bytes[index * 2..].starts_with(wanted))
}
