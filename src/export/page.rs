//! A dossier with its graph as one file of HTML that opens from the disk: nothing is loaded, and without script it is
//! a picture that leads to a list.
//!
//! Every word stands in the markup, escaped; style and script are always the same, and their hashes stand in the
//! head, so that a browser runs nothing else.

use std::fmt::Write as _;

use super::dossier::html::{add_contradictions, add_ledger, described, edge, quoted};
use super::dossier::{ClaimEntry, Dossier, EntityEntry};
use super::graph_json::{entity_id, relation_id};
use super::markup::{escaped, head, isolated};
use super::picture::{PictureError, PictureOptions};
use super::svg;
use crate::scene::{Scene, Subject};

const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// The picture of a page: the same graph light and dark, without legend, and the two legends.
#[derive(Clone, Copy, Debug)]
pub struct PageScenes<'a> {
    /// The graph, light and dark.
    pub graph: [&'a Scene; 2],
    /// Its legend, light and dark.
    pub legend: [&'a Scene; 2],
}

/// Writes the page.
///
/// # Errors
///
/// When a scene cannot be drawn.
pub fn write(dossier: &Dossier, scenes: PageScenes) -> Result<String, PictureError> {
    let mut text = head(&dossier.title, STYLE, Some(SCRIPT));
    text.push_str("<body>\n<a class=\"skip\" href=\"#entities\">Skip the graph</a>\n");
    add_header(&mut text, dossier);
    text.push_str("<main>\n<figure id=\"graph\">\n<div id=\"plane\" role=\"group\" aria-label=\"Graph\">\n");
    let options = PictureOptions { transparent: true, ..PictureOptions::default() };
    let link = |subject: Subject| match subject {
        Subject::Entity(id) => Some(entity_id(id)),
        Subject::Relation(id) => Some(relation_id(id)),
        Subject::Kind(_) | Subject::Note(_) => None,
    };
    for (scene, theme) in scenes.graph.into_iter().zip(["light", "dark"]) {
        let picture = svg::write_linked(scene, &options, &link)?;
        let _ = write!(text, "<div class=\"plane {theme}\">\n{picture}</div>\n");
    }
    text.push_str("</div>\n<figcaption>\n");
    for (scene, theme) in scenes.legend.into_iter().zip(["light", "dark"]) {
        if !scene.items.is_empty() {
            let picture = svg::write(scene, &options)?;
            let _ = write!(text, "<div class=\"legend {theme}\">\n{picture}</div>\n");
        }
    }
    text.push_str("</figcaption>\n</figure>\n<div id=\"words\">\n");
    text.push_str(
        "<p id=\"chosen\" hidden><span></span> <button type=\"button\" id=\"all\">Show everything</button></p>\n",
    );
    add_entities(&mut text, dossier);
    add_claims(&mut text, dossier);
    add_contradictions(&mut text, &dossier.contradictions);
    add_ledger(&mut text, &dossier.sources);
    let _ = write!(text, "</div>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n");
    Ok(text)
}

fn add_header(text: &mut String, dossier: &Dossier) {
    let _ = write!(
        text,
        "<header>\n<h1>{}</h1>\n<p class=\"origin\">{}</p>\n\
         <p class=\"summary\">Entities: {} · claims: {} · contradictions: {} · documents: {}</p>\n\
         <div id=\"tools\" hidden>\n\
         <label for=\"search\">Search</label> <input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n\
         <output id=\"found\" for=\"search\"></output>\n\
         <button type=\"button\" id=\"closer\" aria-label=\"Zoom in\">+</button>\n\
         <button type=\"button\" id=\"farther\" aria-label=\"Zoom out\">−</button>\n\
         <button type=\"button\" id=\"fit\">Whole graph</button>\n\
         <button type=\"button\" id=\"theme\">Light or dark</button>\n</div>\n</header>\n",
        isolated(&dossier.title),
        escaped(&dossier.origin),
        dossier.entities.len(),
        dossier.claims.len(),
        dossier.contradictions.len(),
        dossier.sources.len()
    );
}

fn add_entities(text: &mut String, dossier: &Dossier) {
    let count = dossier.entities.len();
    let _ = write!(text, "<section id=\"entities\">\n<h2>Entities ({count})</h2>\n");
    for entity in &dossier.entities {
        add_entity(text, dossier, entity);
    }
    text.push_str("</section>\n");
}

fn add_entity(text: &mut String, dossier: &Dossier, entity: &EntityEntry) {
    let mentions = if entity.mentions == 1 { "mention" } else { "mentions" };
    let _ = write!(
        text,
        "<article class=\"entity\" id=\"{}\" tabindex=\"-1\">\n<h3>{}</h3>\n<p>{} · {} {mentions}</p>\n<ul>\n",
        escaped(&entity.id),
        isolated(&entity.name),
        described(entity),
        entity.mentions
    );
    for claim in
        entity.groups.iter().flat_map(|(_, claims)| claims).filter_map(|&place| dossier.claims.get(place))
    {
        let _ = writeln!(
            text,
            "<li><a href=\"#{}\">{} {} {}</a>{}</li>",
            escaped(&claim.id),
            isolated(&claim.subject.1),
            escaped(&claim.phrase),
            isolated(&claim.object.1),
            edge(claim)
        );
    }
    text.push_str("</ul>\n</article>\n");
}

fn add_claims(text: &mut String, dossier: &Dossier) {
    let count = dossier.claims.len();
    let _ = write!(text, "<section id=\"claims\">\n<h2>Claims ({count})</h2>\n");
    for claim in &dossier.claims {
        add_claim(text, claim);
    }
    text.push_str("</section>\n");
}

fn add_claim(text: &mut String, claim: &ClaimEntry) {
    let end = |(id, name): &(String, String)| format!("<a href=\"#{}\">{}</a>", escaped(id), isolated(name));
    let _ = write!(
        text,
        "<article class=\"claim\" id=\"{}\" data-subject=\"{}\" data-object=\"{}\" tabindex=\"-1\">\n\
         <h3>{} {} {}{}</h3>\n",
        escaped(&claim.id),
        escaped(&claim.subject.0),
        escaped(&claim.object.0),
        end(&claim.subject),
        escaped(&claim.phrase),
        end(&claim.object),
        edge(claim)
    );
    for quotation in &claim.quotations {
        text.push_str(&quoted(quotation));
    }
    text.push_str("</article>\n");
}

#[cfg(test)]
mod tests {
    use super::super::dossier::samples::hostile;
    use super::*;
    use crate::knowledge::EntityId;
    use crate::layout::{Point, Rectangle};
    use crate::scene::{Color, Item, Shape};

    fn scene() -> Scene {
        let subject = Some(Subject::Entity(EntityId(1)));
        let fill = Color { red: 1, green: 2, blue: 3, alpha: 255 };
        let disc = Shape::Disc { center: Point::new(0.0, 0.0), radius: 5.0, fill, rim: None };
        let item = Item { subject, shape: disc };
        let bounds = Rectangle::around(Point::new(0.0, 0.0), Point::new(10.0, 10.0));
        let titles = [(Subject::Entity(EntityId(1)), "Ann <b> (person)".to_owned())].into();
        Scene { bounds, items: vec![item], titles, ..Scene::default() }
    }

    fn page() -> String {
        let (scene, none) = (scene(), Scene::default());
        write(&hostile(), PageScenes { graph: [&scene, &scene], legend: [&none, &none] }).unwrap()
    }

    #[test]
    fn marks_lead_to_words_and_nothing_else_is_asked_for() {
        let page = page();
        assert!(page.contains(
            "<a href=\"#e0000000000000001\" data-of=\"e0000000000000001\"><title>Ann &lt;b&gt; (person)</title>"
        ));
        assert_eq!(
            page.matches("href=\"").count(),
            page.matches("href=\"#").count(),
            "every link stays here"
        );
        for forbidden in ["http:", "https:", " src=", "@import", "url(", "eval", "innerHTML", "onload="] {
            let times = page.matches(forbidden).count();
            let names =
                if forbidden == "http:" { page.matches("http://www.w3.org/2000/svg").count() } else { 0 };
            assert_eq!(times, names, "{forbidden}");
        }
    }

    #[test]
    fn names_neither_end_the_script_nor_turn_the_text() {
        let page = page();
        assert_eq!(page.matches("<script>").count(), 1);
        assert_eq!(page.matches("</script>").count(), 1);
        for forbidden in ["<!--", "\u{202e}", "\u{2028}", "\u{1}", "<b>Ann <b>"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        assert!(!STYLE.contains("</style") && !SCRIPT.contains("</script"));
    }
}
