//! A dossier as a document of Office Open XML, which Word and other office programs open: headings, lists, quotations
//! and a table, in styles that can be changed.
//!
//! The file holds no time, no name of a person and no path, and equal dossiers give equal bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::markup::escaped_with;
use super::{Dossier, EntityEntry, Part, Quotation, SourceEntry};

/// What a package needs beside its text: the kinds of its parts, and which part is which.
const PARTS: [(&str, &str); 4] = [
    ("[Content_Types].xml", include_str!("docx/content_types.xml")),
    ("_rels/.rels", include_str!("docx/package_relations.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/document_relations.xml")),
    ("word/styles.xml", include_str!("docx/styles.xml")),
];

/// The head of the text.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
/// A4, with margins of 2.5 cm, in twentieths of a point.
const FOOT: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" \
    w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

/// Writes the report.
///
/// # Errors
///
/// When the package would be larger than such packages can be.
pub fn write(dossier: &Dossier) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let core = core_properties(dossier);
    let text = document(dossier);
    let own = [("docProps/core.xml", core.as_str()), ("word/document.xml", text.as_str())];
    for (name, content) in PARTS.into_iter().chain(own) {
        package.start_file(name, options)?;
        package.write_all(content.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

fn core_properties(dossier: &Dossier) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Relata</dc:creator>\
         <dc:language>en</dc:language></cp:coreProperties>",
        escaped(&dossier.title)
    )
}

fn document(dossier: &Dossier) -> String {
    let mut text = Text(HEAD.to_owned());
    text.paragraph("Title", &[(Run::Plain, &dossier.title)]);
    text.paragraph("Origin", &[(Run::Plain, &dossier.origin)]);
    for entity in dossier.chosen() {
        text.entity(dossier, entity);
    }
    text.contradictions(dossier);
    text.paragraph("Heading1", &[(Run::Plain, "Sources")]);
    text.ledger(&dossier.sources);
    text.0.push_str(FOOT);
    text.0
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Plain,
    Bold,
    Marked,
}

/// The text while it is written.
struct Text(String);

impl Text {
    fn entity(&mut self, dossier: &Dossier, entity: &EntityEntry) {
        self.paragraph("Heading1", &[(Run::Plain, &entity.name)]);
        let names: Vec<String> = entity.aliases.iter().map(|name| format!("“{name}”")).collect();
        let also = if names.is_empty() { String::new() } else { format!("; also {}", names.join(", ")) };
        self.paragraph("Normal", &[(Run::Plain, &entity.sort), (Run::Plain, &also)]);
        if entity.groups.is_empty() {
            self.paragraph("Normal", &[(Run::Plain, "Nothing is said of it that is a claim.")]);
        }
        for (kind, claims) in &entity.groups {
            self.paragraph("Heading2", &[(Run::Plain, kind)]);
            for claim in claims.iter().filter_map(|&place| dossier.claims.get(place)) {
                let phrase = format!(" {} ", claim.phrase);
                let edge = match claim.qualifiers.join("; ") {
                    none if none.is_empty() => none,
                    qualifiers => format!(" ({qualifiers})"),
                };
                self.paragraph(
                    "Claim",
                    &[
                        (Run::Bold, &claim.subject.1),
                        (Run::Plain, &phrase),
                        (Run::Bold, &claim.object.1),
                        (Run::Plain, &edge),
                    ],
                );
                for quotation in &claim.quotations {
                    self.quotation(quotation);
                }
            }
        }
    }

    fn quotation(&mut self, quotation: &Quotation) {
        let mut runs = vec![(Run::Plain, "“")];
        for (part, words) in &quotation.parts {
            let run = match part {
                Part::Plain => Run::Plain,
                Part::Name => Run::Bold,
                Part::Deciding => Run::Marked,
            };
            runs.push((run, words));
        }
        runs.push((Run::Plain, "”"));
        self.paragraph("Quote", &runs);
        self.paragraph("Place", &[(Run::Plain, &quotation.place)]);
    }

    fn contradictions(&mut self, dossier: &Dossier) {
        let head = format!("Contradictions ({})", dossier.contradictions.len());
        self.paragraph("Heading1", &[(Run::Plain, &head)]);
        for found in &dossier.contradictions {
            self.paragraph("Claim", &[(Run::Bold, &found.about)]);
            for (voice, quotation) in &found.voices {
                self.paragraph("Normal", &[(Run::Plain, voice), (Run::Plain, ":")]);
                self.quotation(quotation);
            }
        }
    }

    fn ledger(&mut self, sources: &[SourceEntry]) {
        self.0.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Ledger\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"1900\"/><w:gridCol w:w=\"2300\"/><w:gridCol w:w=\"1100\"/>\
             <w:gridCol w:w=\"1100\"/><w:gridCol w:w=\"2672\"/></w:tblGrid>",
        );
        let titles = ["File", "Headline", "Date", "Quotations", "SHA-256"];
        self.row(&titles.map(str::to_owned), true);
        for source in sources {
            self.row(
                &[
                    source.name.clone(),
                    source.title.clone().unwrap_or_default(),
                    source.date.clone().unwrap_or_default(),
                    source.quotations.to_string(),
                    source.sha256.clone(),
                ],
                false,
            );
        }
        self.0.push_str("</w:tbl>");
        // A table may not be the last thing in a document.
        self.paragraph("Normal", &[]);
    }

    fn row(&mut self, cells: &[String], is_head: bool) {
        self.0.push_str("<w:tr>");
        if is_head {
            self.0.push_str("<w:trPr><w:tblHeader/></w:trPr>");
        }
        for cell in cells {
            self.0.push_str("<w:tc><w:tcPr/>");
            self.paragraph("Cell", &[(if is_head { Run::Bold } else { Run::Plain }, cell)]);
            self.0.push_str("</w:tc>");
        }
        self.0.push_str("</w:tr>");
    }

    fn paragraph(&mut self, style: &str, runs: &[(Run, &str)]) {
        let _ = write!(self.0, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        for (run, words) in runs.iter().filter(|(_, words)| !words.is_empty()) {
            let look = match run {
                Run::Plain => "",
                Run::Bold => "<w:rPr><w:b/></w:rPr>",
                Run::Marked => "<w:rPr><w:u w:val=\"single\"/></w:rPr>",
            };
            let words = escaped(words);
            let _ = write!(self.0, "<w:r>{look}<w:t xml:space=\"preserve\">{words}</w:t></w:r>");
        }
        self.0.push_str("</w:p>");
    }
}

fn escaped(text: &str) -> String {
    escaped_with(text, "'")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use quick_xml::events::Event;

    use super::super::samples::hostile;
    use super::*;

    /// The parts of the package by name.
    fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
        names
            .into_iter()
            .map(|name| {
                let mut text = String::new();
                package.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
                (name, text)
            })
            .collect()
    }

    /// The words of a part, or a panic where it is not well-formed.
    fn words(xml: &str) -> String {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut words = String::new();
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(text) => words.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => {
                    words.push(match &*name.decode().unwrap() {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        other => panic!("{other}"),
                    });
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        words
    }

    #[test]
    fn every_part_is_well_formed_and_the_words_are_there() {
        let parts = parts(write(&hostile()).unwrap());
        assert_eq!(parts.len(), 6);
        let all: Vec<(String, String)> = parts.into_iter().map(|(name, xml)| (name, words(&xml))).collect();
        let text = &all.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
        for expected in [
            "“Ann <b> met Bo & left.”a.txt, paragraph 1, 2026-05-04",
            "Ann <b> met Bo (denied; according to Cy)",
            "<script>alert(1)</script>",
            "00ff",
        ] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
    }

    #[test]
    fn equal_dossiers_give_equal_bytes() {
        assert_eq!(write(&hostile()).unwrap(), write(&hostile()).unwrap());
    }
}
