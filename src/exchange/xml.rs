//! XML that is written and read with care: no type definitions, no entities of the file's own, no references to
//! other files, a bounded depth.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::error::ReadError;

/// So deep may elements lie in each other.
const MAX_DEPTH: usize = 256;

/// Text for an element or an attribute. Line ends and tabs are written as references, because a reader
/// makes spaces of them in attributes; characters that XML 1.0 cannot hold become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\t' => result.push_str("&#9;"),
            '\n' => result.push_str("&#10;"),
            '\r' => result.push_str("&#13;"),
            other => result.push(legal(other)),
        }
    }
    result
}

/// The character, or U+FFFD where XML 1.0 has no room for it.
pub(super) const fn legal(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => character,
        _ => '\u{FFFD}',
    }
}

/// The opening tag of an element.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    /// Its name without the prefix of its namespace.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What comes next in a file.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// An element begins.
    Open(Tag),
    /// Words stand in an element; those of one element may come in several parts.
    Text(String),
    /// The element with this name ends.
    Close(String),
    /// The file ends.
    End,
}

/// Goes through a file from its beginning to its end.
pub(super) struct Parts<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    text: &'a str,
    line: usize,
    counted: usize,
    depth: usize,
    version: XmlVersion,
}

impl<'a> Parts<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, line: 1, counted: 0, depth: 0, version: XmlVersion::default() }
    }

    /// Where the last part stands, for a message.
    pub(super) fn place(&mut self) -> String {
        let here = (self.reader.buffer_position() as usize).min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..here).unwrap_or_default();
        self.line += passed.split(|&byte| byte == b'\n').count() - 1;
        self.counted = here;
        format!("line {}", self.line)
    }

    pub(super) fn error(&mut self, reason: impl Into<String>) -> ReadError {
        ReadError::new(self.place(), reason)
    }

    /// The next part.
    pub(super) fn next(&mut self) -> Result<Part, ReadError> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.error(format!("this is no sound XML: {error}"))),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(self.error(format!("elements lie deeper in each other than {MAX_DEPTH}")));
                    }
                    return self.tag(&start).map(Part::Open);
                }
                Event::Empty(start) => return self.tag(&start).map(Part::Open),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = String::from_utf8_lossy(end.local_name().into_inner()).into_owned();
                    return Ok(Part::Close(name));
                }
                Event::Text(text) => return self.decoded(text.xml_content(self.version)),
                Event::CData(text) => return self.decoded(text.xml_content(self.version)),
                Event::GeneralRef(reference) => return self.referred(&reference),
                Event::Decl(declaration) => {
                    self.version = declaration.xml_version().unwrap_or_default();
                }
                Event::DocType(_) => {
                    return Err(self.error(
                        "the file has a document type definition, which Relata does not follow; remove \
                         the line that begins with <!DOCTYPE",
                    ));
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof if self.depth > 0 => return Err(self.error("the file ends within an element")),
                Event::Eof => return Ok(Part::End),
            }
        }
    }

    fn decoded<E: std::fmt::Display>(&mut self, text: Result<Cow<'_, str>, E>) -> Result<Part, ReadError> {
        match text {
            Ok(text) => Ok(Part::Text(text.into_owned())),
            Err(error) => Err(self.error(format!("this is no sound XML: {error}"))),
        }
    }

    fn referred(&mut self, reference: &quick_xml::events::BytesRef<'_>) -> Result<Part, ReadError> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(Part::Text(character.to_string()));
        }
        let name = reference.decode().unwrap_or_default().into_owned();
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => Ok(Part::Text(text.to_owned())),
            None => Err(self.error(format!("“&{name};” stands for something that is not in the file"))),
        }
    }

    fn tag(&mut self, start: &BytesStart<'_>) -> Result<Tag, ReadError> {
        let name = String::from_utf8_lossy(start.local_name().into_inner()).into_owned();
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute =
                attribute.map_err(|error| self.error(format!("this is no sound XML: {error}")))?;
            let key = String::from_utf8_lossy(attribute.key.into_inner()).into_owned();
            let value = attribute
                .normalized_value(self.version)
                .map_err(|error| self.error(format!("this is no sound XML: {error}")))?;
            attributes.push((key, value.into_owned()));
        }
        Ok(Tag { name, attributes })
    }

    /// The words of the element that was just opened, up to its end; elements within it are passed over.
    pub(super) fn words(&mut self) -> Result<String, ReadError> {
        let mut words = String::new();
        let mut within = 0;
        loop {
            match self.next()? {
                Part::Text(text) if within == 0 => words.push_str(&text),
                Part::Text(_) => {}
                Part::Open(_) => within += 1,
                Part::Close(_) if within == 0 => return Ok(words),
                Part::Close(_) => within -= 1,
                Part::End => return Err(self.error("the file ends within an element")),
            }
        }
    }
}

/// The text of an XML file: as its byte order mark says, else as it declares itself, else UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default()).into_owned();
    let declared = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .and_then(|(_, value)| value.split(['"', '\'']).nth(1))
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        // A file that says in ASCII that it is UTF-16 is not.
        .filter(|encoding| *encoding != encoding_rs::UTF_16LE && *encoding != encoding_rs::UTF_16BE);
    let (text, _, _) = declared.unwrap_or(encoding_rs::UTF_8).decode(bytes);
    text.into_owned()
}
