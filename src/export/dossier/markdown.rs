//! A dossier as Markdown.

use std::fmt::Write as _;

use super::{Dossier, Quotation};

/// Writes the report.
#[must_use]
pub fn write(dossier: &Dossier) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&dossier.title), escaped(&dossier.origin));
    for entity in dossier.chosen() {
        let _ = write!(text, "\n## {}\n\n{}", escaped(&entity.name), escaped(&entity.sort));
        if !entity.aliases.is_empty() {
            let names: Vec<String> =
                entity.aliases.iter().map(|name| format!("“{}”", escaped(name))).collect();
            let _ = write!(text, "; also {}", names.join(", "));
        }
        text.push('\n');
        if entity.groups.is_empty() {
            text.push_str("\nNothing is said of it that is a claim.\n");
        }
        for (kind, claims) in &entity.groups {
            let _ = write!(text, "\n### {}\n\n", escaped(kind));
            for claim in claims.iter().filter_map(|&place| dossier.claims.get(place)) {
                let (subject, phrase, object) =
                    (escaped(&claim.subject.1), escaped(&claim.phrase), escaped(&claim.object.1));
                let _ = write!(text, "- **{subject}** {phrase} **{object}**");
                if !claim.qualifiers.is_empty() {
                    let _ = write!(text, " ({})", escaped(&claim.qualifiers.join("; ")));
                }
                text.push('\n');
                for quotation in &claim.quotations {
                    let _ = writeln!(text, "\n  > {}", cited(quotation));
                }
                text.push('\n');
            }
        }
    }
    add_contradictions(&mut text, dossier);
    add_ledger(&mut text, dossier);
    text
}

fn add_contradictions(text: &mut String, dossier: &Dossier) {
    let _ = write!(text, "\n## Contradictions ({})\n", dossier.contradictions.len());
    for found in &dossier.contradictions {
        let _ = write!(text, "\n- **{}**\n", escaped(&found.about));
        for (voice, quotation) in &found.voices {
            let _ = writeln!(text, "  - {}: {}", escaped(voice), cited(quotation));
        }
    }
}

fn add_ledger(text: &mut String, dossier: &Dossier) {
    text.push_str("\n## Sources\n\n| File | Headline | Date | Quotations | Bytes | SHA-256 |\n");
    text.push_str("| --- | --- | --- | ---: | ---: | --- |\n");
    for source in &dossier.sources {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | `{}` |",
            escaped(&source.name),
            source.title.as_deref().map(escaped).unwrap_or_default(),
            source.date.as_deref().unwrap_or_default(),
            source.quotations,
            source.bytes,
            source.sha256
        );
    }
}

fn cited(quotation: &Quotation) -> String {
    format!("“{}” ({})", escaped(&quotation.words()), escaped(&quotation.place))
}

/// `text` so that Markdown shows it as it is, in one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        for character in word.chars() {
            if matches!(
                character,
                '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '!'
            ) {
                escaped.push('\\');
            }
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::samples::hostile;
    use super::*;

    #[test]
    fn a_report_has_every_claim_with_its_place_and_the_ledger() {
        let text = write(&hostile());
        assert!(text.contains("- **Ann \\<b\\>** met **Bo** (denied; according to Cy)\n"), "{text}");
        assert!(text.contains("\n  > “Ann \\<b\\> met Bo \\& left.” (a.txt, paragraph 1, 2026-05-04)\n"));
        assert!(
            text.contains("| a.txt | \\<script\\>alert(1)\\</script\\> | 2026-05-04 | 2 | 30 | `00ff` |")
        );
        assert!(text.contains("## Contradictions (1)\n\n- **Ann \\<b\\> met Bo**\n  - Cy denies it: “Ann"));
    }

    #[test]
    fn markdown_shows_what_stands_there() {
        let text = write(&hostile());
        let html = {
            let mut html = String::new();
            let options = pulldown_cmark::Options::ENABLE_TABLES;
            let mut words = String::new();
            for event in pulldown_cmark::Parser::new_ext(&text, options) {
                match event {
                    pulldown_cmark::Event::Html(tag) | pulldown_cmark::Event::InlineHtml(tag) => {
                        html.push_str(&tag);
                    }
                    pulldown_cmark::Event::Text(part) => words.push_str(&part),
                    _ => {}
                }
            }
            assert!(words.contains("<script>alert(1)</script>") && words.contains("Ann <b> met Bo & left."));
            html
        };
        assert_eq!(html, "", "no tag of a name is one of the report");
    }
}
