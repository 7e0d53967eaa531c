//! What the contents of a book call its chapters.

use std::collections::HashMap;

use super::super::Budget;
use super::super::packed::{Packed, resolved, shown};
use super::super::writer::said;
use super::super::xml::{self, Part, Parts};
use super::package::Package;

/// The names of chapters by their paths, each the first that the contents give. Contents that cannot be read name
/// nothing.
pub(super) fn names(
    packed: &mut Packed<'_>,
    package: &Package,
    budget: &mut Budget,
) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let Some(place) = &package.contents else { return names };
    let Ok(Some(bytes)) = packed.part(place, budget) else { return names };
    let text = xml::text(&bytes);
    let mut parts = Parts::new(&text, budget);
    let mut words = String::new();
    let mut target: Option<String> = None;
    while let Ok(part) = parts.next() {
        match part {
            Part::Open(tag) => match tag.name() {
                "a" => {
                    target = tag.get("href");
                    words.clear();
                }
                "navLabel" => words.clear(),
                // Of the older sort of contents, where a chapter lies is said after its name.
                "content" => add(&mut names, place, tag.get("src"), &words),
                _ => {}
            },
            Part::Text(text) => words.push_str(&text),
            Part::Close(name) if name == "a" => add(&mut names, place, target.take(), &words),
            Part::Close(_) => {}
            Part::End => break,
        }
    }
    names
}

fn add(names: &mut HashMap<String, String>, place: &str, target: Option<String>, words: &str) {
    if let (Some(target), Some(name)) = (target, said(words)) {
        names.entry(resolved(place, &target)).or_insert_with(|| shown(&name));
    }
}
