//! The XML of office files and books: read in one go, with a bounded depth; no type definition is followed, no entity
//! of a file's own is known, no other file is asked for.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::writer::Writer;
use super::{Budget, Refusal};

/// The characters of a part, by its mark of byte order, else by what it declares, else as UTF-8.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| declared(bytes));
    encoding.unwrap_or(UTF_8).decode(bytes).0
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = head.starts_with(b"<?xml").then(|| String::from_utf8_lossy(head))?;
    let (_, rest) = head.split("?>").next()?.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Encoding::for_label(rest[1..].split(quote).next()?.as_bytes())
}

/// The opening tag of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix of its namespace.
    pub(super) fn name(&self) -> &str {
        std::str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }

    /// The value of the first attribute that has this name, whatever its namespace.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let attribute = attributes.find(|one| one.key.local_name().as_ref() == name.as_bytes())?;
        let value = std::str::from_utf8(&attribute.value).ok()?;
        Some(quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)).into_owned())
    }

    /// Whether an attribute has this value.
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|known| known == value)
    }
}

/// What comes next.
pub(super) enum Part<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// Words stand in an element; those of one element may come in several parts.
    Text(Cow<'a, str>),
    /// The element of this name, without its prefix, ends.
    Close(String),
    /// The file ends.
    End,
}

/// Goes through a part from its beginning to its end.
pub(super) struct Parts<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    most: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str, budget: &Budget) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, depth: 0, most: budget.limits().depth }
    }

    /// What comes next.
    ///
    /// # Errors
    ///
    /// When it is no sound XML, has a type definition, or is nested too deep.
    pub(super) fn next(&mut self) -> Result<Part<'a>, Refusal> {
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(start) | Event::Empty(start)) => {
                    self.depth += 1;
                    if self.depth > self.most {
                        return Err(Refusal::TooDeep);
                    }
                    return Ok(Part::Open(Tag(start)));
                }
                Ok(Event::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = String::from_utf8_lossy(end.local_name().into_inner()).into_owned();
                    return Ok(Part::Close(name));
                }
                Ok(Event::Text(text)) => return self.decoded(text.xml_content(XmlVersion::default())),
                Ok(Event::CData(text)) => return self.decoded(text.xml_content(XmlVersion::default())),
                Ok(Event::GeneralRef(reference)) => return Ok(Part::Text(referred(&reference))),
                // A bare name of a type is harmless, for nothing is fetched; definitions in the file are not.
                Ok(Event::DocType(kind)) if kind.contains(&b'[') => {
                    return Err(self.damaged("it has a document type definition, which is not followed"));
                }
                Ok(Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_)) => {}
                Ok(Event::Eof) if self.depth > 0 => {
                    return Err(self.damaged("it ends in the middle of an element"));
                }
                Ok(Event::Eof) => return Ok(Part::End),
                Err(error) => return Err(self.damaged(&error.to_string())),
            }
        }
    }

    fn decoded<E: std::fmt::Display>(&self, text: Result<Cow<'a, str>, E>) -> Result<Part<'a>, Refusal> {
        text.map(Part::Text).map_err(|error| self.damaged(&error.to_string()))
    }

    fn damaged(&self, reason: &str) -> Refusal {
        let here = (self.reader.buffer_position() as usize).min(self.text.len());
        let before = self.text.as_bytes().get(..here).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        Refusal::Damaged(format!("{reason} (line {line} of its XML, byte {here})"))
    }
}

/// The character that a reference stands for; one that only the file itself could explain is shown as it is.
fn referred(reference: &quick_xml::events::BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    let name = reference.decode().unwrap_or_default();
    match quick_xml::escape::resolve_xml_entity(&name) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{name};")),
    }
}

/// What a text in XML is taken down by, part by part.
pub(super) trait Listener {
    /// An element begins.
    fn start(&mut self, tag: &Tag<'_>);
    /// Words stand in it.
    fn text(&mut self, words: &str);
    /// The element of this name ends.
    fn end(&mut self, name: &str, writer: &mut Writer);
    /// Whether a paragraph is not closed yet.
    fn is_open(&self) -> bool;
    /// Closes the innermost paragraph.
    fn close(&mut self, writer: &mut Writer);
}

/// Takes a text down to its end. One that breaks off is taken as far as it goes, where it has said anything. Whether
/// there was room for all of it.
///
/// # Errors
///
/// [`Refusal::Damaged`] where nothing could be read, and what else [`Parts::next`] refuses.
pub(super) fn take_down(
    text: &str,
    budget: &Budget,
    body: &mut impl Listener,
    writer: &mut Writer,
) -> Result<bool, Refusal> {
    let mut parts = Parts::new(text, budget);
    loop {
        match parts.next() {
            Ok(Part::Open(tag)) => body.start(&tag),
            Ok(Part::Text(words)) => body.text(&words),
            Ok(Part::Close(name)) => body.end(&name, writer),
            Ok(Part::End) => break,
            Err(Refusal::Damaged(reason)) if !writer.transcript.passages.is_empty() => {
                writer.problem(format!(
                    "The file is damaged, and only what stands before that was read: {reason}."
                ));
                break;
            }
            Err(refusal) => return Err(refusal),
        }
        if writer.is_full() {
            return Ok(false);
        }
    }
    while body.is_open() {
        body.close(writer);
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn told(text: &str) -> Result<String, Refusal> {
        let budget = Budget::new(Limits { depth: 3, ..Limits::default() }, text.len() as u64);
        let mut parts = Parts::new(text, &budget);
        let mut told = String::new();
        loop {
            match parts.next()? {
                Part::Open(tag) => {
                    told.extend(["<", tag.name(), ":", &tag.get("v").unwrap_or_default(), ">"]);
                }
                Part::Text(text) => told.push_str(&text),
                Part::Close(name) => told.extend(["</", name.as_str(), ">"]),
                Part::End => return Ok(told),
            }
        }
    }

    #[test]
    fn elements_words_and_references_come_in_order() {
        let text = "<w:a w:v='1 &amp; 2'>x &lt; &#233; &eacute;<![CDATA[<b>]]><c/></w:a>";
        assert_eq!(told(text).unwrap(), "<a:1 & 2>x < é &eacute;<b><c:></c></a>");
    }

    #[test]
    fn type_definitions_depth_and_damage_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        assert!(matches!(told(bomb), Err(Refusal::Damaged(reason)) if reason.contains("type definition")));
        assert_eq!(told("<a><a><a><a/></a></a></a>"), Err(Refusal::TooDeep));
        assert!(matches!(told("<a>\n<b></a>"), Err(Refusal::Damaged(reason)) if reason.contains("line 2")));
        assert!(matches!(told("<a>"), Err(Refusal::Damaged(_))));
    }

    #[test]
    fn declared_encodings_are_known() {
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>";
        assert!(text(bytes).ends_with("<a>\u{e9}</a>"));
        assert!(text(b"\xFF\xFE<\0a\0/\0>\0").contains("<a/>"));
        assert_eq!(text("é".as_bytes()), "é");
    }
}
