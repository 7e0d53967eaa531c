//! Stops of a presentation as one page of HTML: pictures below each other with the sentences behind them; no script,
//! nothing that is loaded.

use std::fmt::Write as _;

use super::dossier::ClaimEntry;
use super::dossier::html::{edge, quoted};
use super::markup::{escaped, head, isolated};
use super::picture::{PictureError, PictureOptions};
use super::svg;
use crate::scene::Scene;

const STYLE: &str = include_str!("slides/slides.css");

/// One stop.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What it is called.
    pub name: String,
    /// Its picture, light and dark.
    pub pictures: [Scene; 2],
    /// The claims that are seen on it.
    pub claims: Vec<ClaimEntry>,
}

/// Writes the page.
///
/// # Errors
///
/// When a scene cannot be drawn.
pub fn write(title: &str, origin: &str, slides: &[Slide]) -> Result<String, PictureError> {
    let mut text = head(title, STYLE, None);
    let _ = write!(
        text,
        "<body>\n<header>\n<h1>{}</h1>\n<p class=\"origin\">{}</p>\n<nav aria-label=\"Stops\"><ol>\n",
        isolated(title),
        escaped(origin)
    );
    for (number, slide) in (1..).zip(slides) {
        let _ = writeln!(text, "<li><a href=\"#stop-{number}\">{}</a></li>", isolated(&slide.name));
    }
    text.push_str("</ol></nav>\n</header>\n<main>\n");
    let options = PictureOptions { transparent: true, ..PictureOptions::default() };
    let way = |target: usize, words: &str| {
        let is_there = (1..=slides.len()).contains(&target);
        if is_there { format!("<a href=\"#stop-{target}\">{words}</a>") } else { String::new() }
    };
    for (number, slide) in (1..).zip(slides) {
        let _ = write!(
            text,
            "<section id=\"stop-{number}\" tabindex=\"-1\">\n<h2>{number}. {}</h2>\n<p class=\"way\">{} {}</p>\n",
            isolated(&slide.name),
            way(number - 1, "Before"),
            way(number + 1, "Next")
        );
        for (scene, theme) in slide.pictures.iter().zip(["light", "dark"]) {
            let picture = svg::write(scene, &options)?;
            let _ = write!(text, "<div class=\"picture {theme}\">\n{picture}</div>\n");
        }
        let _ = write!(text, "<details>\n<summary>What is said ({})</summary>\n", slide.claims.len());
        for claim in &slide.claims {
            let (subject, object) = (isolated(&claim.subject.1), isolated(&claim.object.1));
            let _ = writeln!(text, "<h3>{subject} {} {object}{}</h3>", escaped(&claim.phrase), edge(claim));
            for quotation in &claim.quotations {
                text.push_str(&quoted(quotation));
            }
        }
        text.push_str("</details>\n</section>\n");
    }
    text.push_str("</main>\n</body>\n</html>\n");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::dossier::samples::hostile;
    use super::*;

    #[test]
    fn every_stop_is_there_with_what_is_said() {
        let slide = |name: &str| Slide {
            name: name.to_owned(),
            pictures: [Scene::default(), Scene::default()],
            claims: hostile().claims,
        };
        let text = write("All <of> it", "Source: a.txt", &[slide("First"), slide("</h2><script>")]).unwrap();
        assert!(text.contains("<a href=\"#stop-2\"><bdi>&lt;/h2&gt;&lt;script&gt;</bdi></a>"), "{text}");
        assert_eq!(text.matches("<svg ").count(), 4);
        assert_eq!(text.matches("<blockquote>").count(), 2);
        assert!(!text.contains("<script") && text.contains("script-src 'none'"));
        assert_eq!(text.matches(">Next</a>").count(), 1);
    }
}
