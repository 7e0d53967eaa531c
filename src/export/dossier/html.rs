//! A dossier as a page of HTML to be read and printed: no script, nothing that is loaded.

use std::fmt::Write as _;

use super::{ClaimEntry, Contradiction, Dossier, EntityEntry, Part, Quotation, SourceEntry};
use crate::export::markup::{escaped, head, isolated};

const STYLE: &str = include_str!("report.css");

/// Writes the report.
#[must_use]
pub fn write(dossier: &Dossier) -> String {
    let mut text = head(&dossier.title, STYLE, None);
    let _ = write!(
        text,
        "<body>\n<main>\n<h1>{}</h1>\n<p class=\"origin\">{}</p>\n",
        isolated(&dossier.title),
        escaped(&dossier.origin)
    );
    for entity in dossier.chosen() {
        add_entity(&mut text, dossier, entity);
    }
    add_contradictions(&mut text, &dossier.contradictions);
    add_ledger(&mut text, &dossier.sources);
    text.push_str("</main>\n</body>\n</html>\n");
    text
}

fn add_entity(text: &mut String, dossier: &Dossier, entity: &EntityEntry) {
    let _ = write!(text, "<section>\n<h2>{}</h2>\n<p>{}</p>\n", isolated(&entity.name), described(entity));
    if entity.groups.is_empty() {
        text.push_str("<p>Nothing is said of it that is a claim.</p>\n");
    }
    for (kind, claims) in &entity.groups {
        let _ = write!(text, "<h3>{}</h3>\n<ul>\n", escaped(kind));
        for claim in claims.iter().filter_map(|&place| dossier.claims.get(place)) {
            let (subject, object) = (isolated(&claim.subject.1), isolated(&claim.object.1));
            let phrase = escaped(&claim.phrase);
            let _ = writeln!(text, "<li><p><b>{subject}</b> {phrase} <b>{object}</b>{}</p>", edge(claim));
            for quotation in &claim.quotations {
                text.push_str(&quoted(quotation));
            }
            text.push_str("</li>\n");
        }
        text.push_str("</ul>\n");
    }
    text.push_str("</section>\n");
}

/// The sort of an entity and its other names.
pub(in crate::export) fn described(entity: &EntityEntry) -> String {
    let mut text = escaped(&entity.sort);
    if !entity.aliases.is_empty() {
        let names: Vec<String> = entity.aliases.iter().map(|name| format!("“{}”", isolated(name))).collect();
        let _ = write!(text, "; also {}", names.join(", "));
    }
    text
}

/// What takes the edge off a claim, in brackets.
pub(in crate::export) fn edge(claim: &ClaimEntry) -> String {
    if claim.qualifiers.is_empty() {
        return String::new();
    }
    let told: Vec<String> = claim.qualifiers.iter().map(|qualifier| isolated(qualifier)).collect();
    format!(" <span class=\"edge\">({})</span>", told.join("; "))
}

/// A sentence with the words that matter marked, and its place.
pub(in crate::export) fn quoted(quotation: &Quotation) -> String {
    let mut text = "<blockquote><p dir=\"auto\">“".to_owned();
    for (part, words) in &quotation.parts {
        let words = escaped(words);
        let _ = match part {
            Part::Plain => write!(text, "{words}"),
            Part::Name => write!(text, "<b>{words}</b>"),
            Part::Deciding => write!(text, "<mark>{words}</mark>"),
        };
    }
    let _ = writeln!(text, "”</p><footer>{}</footer></blockquote>", isolated(&quotation.place));
    text
}

pub(in crate::export) fn add_contradictions(text: &mut String, contradictions: &[Contradiction]) {
    let count = contradictions.len();
    let _ = write!(text, "<section id=\"contradictions\">\n<h2>Contradictions ({count})</h2>\n");
    for found in contradictions {
        let _ = write!(text, "<article>\n<h3>{}</h3>\n", isolated(&found.about));
        for (voice, quotation) in &found.voices {
            let _ = write!(text, "<p>{}:</p>\n{}", isolated(voice), quoted(quotation));
        }
        text.push_str("</article>\n");
    }
    text.push_str("</section>\n");
}

pub(in crate::export) fn add_ledger(text: &mut String, sources: &[SourceEntry]) {
    text.push_str(
        "<section id=\"sources\">\n<h2>Sources</h2>\n<div class=\"wide\"><table>\n<thead><tr>\
         <th scope=\"col\">File</th><th scope=\"col\">Headline</th><th scope=\"col\">Date</th>\
         <th scope=\"col\">Quotations</th><th scope=\"col\">Bytes</th><th scope=\"col\">SHA-256</th>\
         </tr></thead>\n<tbody>\n",
    );
    for source in sources {
        let _ = writeln!(
            text,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td><code>{}</code></td></tr>",
            isolated(&source.name),
            source.title.as_deref().map(isolated).unwrap_or_default(),
            escaped(source.date.as_deref().unwrap_or_default()),
            source.quotations,
            source.bytes,
            escaped(&source.sha256)
        );
    }
    text.push_str("</tbody>\n</table></div>\n</section>\n");
}

#[cfg(test)]
mod tests {
    use super::super::samples::hostile;
    use super::*;

    #[test]
    fn a_report_holds_the_words_and_nothing_that_runs() {
        let text = write(&hostile());
        assert!(text.contains("<b>Ann &lt;b&gt;</b> <mark>met</mark> Bo &amp; left.”"), "{text}");
        assert!(text.contains("<footer><bdi>a.txt, paragraph 1, 2026-05-04</bdi></footer>"));
        assert!(text.contains("<code>00ff</code>") && text.contains("(<bdi>denied</bdi>; "));
        for forbidden in ["<script", "alert(2)<", "\u{202e}", "\u{1}", "\u{2028}", "href", " src=", "onload"]
        {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
        assert_eq!(text.matches("<section>").count(), 1, "only the chosen entity has a part of its own");
    }
}
