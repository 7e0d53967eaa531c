//! What can be seen of two entities in a document.

mod document;

use std::collections::{BTreeMap, BTreeSet};

use relata::extraction::tree::Tree;
use relata::reference::Reference;

use super::context::Context;
use super::data::{Document, Entity, Mention};
use super::model::PLACES;

/// So many pairs of mentions are looked at, the nearest first.
const MOST_MEETINGS: usize = 4;
/// Longer paths say nothing that would be seen again.
const LONGEST_PATH: usize = 8;
/// So many words between two names are looked at.
const MOST_BETWEEN: usize = 10;

/// Two entities of a document: what is seen of them, and what holds between them.
pub(crate) struct Pair {
    /// The hashed features, each once.
    pub(crate) features: Vec<u32>,
    /// Whether the two stand in one sentence anywhere.
    pub(crate) meets: bool,
    /// The relations, by number.
    pub(crate) labels: Vec<u16>,
}

/// Every ordered pair of entities.
pub(crate) fn pairs_of(document: &Document, names: &BTreeMap<String, u16>) -> Vec<Pair> {
    let trees: Vec<Tree<'_>> =
        document.sentences.iter().map(|sentence| Tree::new(&sentence.text, &sentence.parsed)).collect();
    let context = Context::of(document, &trees);
    let mut labels: BTreeMap<(usize, usize), Vec<u16>> = BTreeMap::new();
    for label in &document.labels {
        if let Some(&number) = names.get(&label.relation) {
            labels.entry((label.head, label.tail)).or_default().push(number);
        }
    }
    let mut pairs = Vec::new();
    for (head, one) in document.entities.iter().enumerate() {
        for (tail, other) in document.entities.iter().enumerate().filter(|&(tail, _)| tail != head) {
            let mut seen = Seen::default();
            of_entities(&mut seen, one, other);
            document::look(&mut seen, &context, document, head, tail);
            let meetings = meetings(one, other);
            seen.add(&format!("meetings {} {} {}", meetings.len().min(3), one.kind, other.kind));
            let meets = !meetings.is_empty();
            for (from, to) in meetings.into_iter().take(MOST_MEETINGS) {
                of_meeting(&mut seen, document, &trees[from.sentence], one, other, from, to);
            }
            let features = seen.features.into_iter().collect();
            pairs.push(Pair { features, meets, labels: labels.remove(&(head, tail)).unwrap_or_default() });
        }
    }
    pairs
}

/// Features, hashed as they are seen.
#[derive(Default)]
struct Seen {
    features: BTreeSet<u32>,
}

impl Seen {
    fn add(&mut self, feature: &str) {
        // FNV-1a, folded: equal features give equal places on every machine.
        let hash = feature.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        self.features.insert(((hash ^ (hash >> 32)) as usize % PLACES) as u32);
    }
}

/// The pairs of mentions in one sentence, the nearest first.
fn meetings<'a>(one: &'a Entity, other: &'a Entity) -> Vec<(&'a Mention, &'a Mention)> {
    let mut found: Vec<(&Mention, &Mention)> = one
        .mentions
        .iter()
        .flat_map(|from| {
            other.mentions.iter().filter(|to| to.sentence == from.sentence).map(move |to| (from, to))
        })
        .filter(|(from, to)| from.tokens.end <= to.tokens.start || to.tokens.end <= from.tokens.start)
        .collect();
    found.sort_by_key(|(from, to)| (from.tokens.start.abs_diff(to.tokens.start), from.sentence));
    found
}

/// What is seen of the two wherever they stand.
fn of_entities(seen: &mut Seen, one: &Entity, other: &Entity) {
    let kinds = format!("{} {}", one.kind, other.kind);
    seen.add("always");
    seen.add(&format!("kinds {kinds}"));
    for (role, entity) in [("from", one), ("to", other)] {
        let is_first =
            entity.mentions.first().is_some_and(|mention| mention.sentence == 0 && mention.tokens.start < 3);
        seen.add(&format!("{role} is the topic {is_first} {kinds}"));
        seen.add(&format!("{role} named {} {kinds}", entity.mentions.len().min(5)));
        let sort = sort_of(entity);
        seen.add(&format!("{role} sort {sort} {kinds}"));
        if let Some(mention) = entity.mentions.first() {
            let last = mention.name.split(' ').next_back().unwrap_or_default().to_lowercase();
            let first = mention.name.split(' ').next().unwrap_or_default().to_lowercase();
            seen.add(&format!("{role} ends {last} {kinds}"));
            seen.add(&format!("{role} begins {first} {kinds}"));
        }
    }
    seen.add(&format!("sorts {} {} {kinds}", sort_of(one), sort_of(other)));
}

/// What the reference lists know of a name.
fn sort_of(entity: &Entity) -> String {
    let reference = Reference::built_in();
    for mention in &entity.mentions {
        if let Some(thing) = reference.named(&mention.name).first().and_then(|&thing| reference.thing(thing))
        {
            return thing.subtype.to_owned();
        }
    }
    "unknown".to_owned()
}

/// What is seen where the two stand in one sentence.
fn of_meeting(
    seen: &mut Seen,
    document: &Document,
    tree: &Tree<'_>,
    one: &Entity,
    other: &Entity,
    from: &Mention,
    to: &Mention,
) {
    let kinds = format!("{} {}", one.kind, other.kind);
    let (left, right, order) =
        if from.tokens.start < to.tokens.start { (from, to, ">") } else { (to, from, "<") };
    let between: Vec<u32> = (left.tokens.end..right.tokens.start).collect();
    let words: Vec<String> = between.iter().map(|&token| tree.lemma(token).to_lowercase()).collect();
    seen.add(&format!("distance {order} {} {kinds}", between.len().min(12) / 2));
    if words.len() <= 4 {
        seen.add(&format!("between {order} {} {kinds}", words.join(" ")));
    }
    for word in words.iter().take(MOST_BETWEEN) {
        seen.add(&format!("word {order} {word}"));
        seen.add(&format!("word {order} {word} {kinds}"));
    }
    for two in words.windows(2).take(MOST_BETWEEN) {
        seen.add(&format!("words {order} {}", two.join(" ")));
    }
    let near = |token: Option<u32>| {
        token
            .filter(|&token| token < tree.len())
            .map_or("edge".to_owned(), |token| tree.lemma(token).to_lowercase())
    };
    seen.add(&format!("before {order} {} {kinds}", near(left.tokens.start.checked_sub(1))));
    seen.add(&format!("after {order} {} {kinds}", near(Some(right.tokens.end))));
    let is_between = |mention: &&Mention| {
        mention.sentence == from.sentence
            && left.tokens.end <= mention.tokens.start
            && mention.tokens.end <= right.tokens.start
    };
    let of_kind = |kind: &str| {
        let entities = document.entities.iter().filter(|entity| entity.kind == kind);
        entities.flat_map(|entity| &entity.mentions).filter(is_between).count().min(3)
    };
    seen.add(&format!(
        "between of their kinds {order} {} {} {kinds}",
        of_kind(&one.kind),
        of_kind(&other.kind)
    ));
    let names_between =
        document.entities.iter().flat_map(|entity| &entity.mentions).filter(is_between).count();
    seen.add(&format!("names between {} {kinds}", names_between.min(4)));
    of_path(seen, tree, from, to, &kinds);
}

/// What is seen on the way from one name to the other in the tree.
fn of_path(seen: &mut Seen, tree: &Tree<'_>, from: &Mention, to: &Mention, kinds: &str) {
    let (up, down) = path(tree, head_of(tree, from), head_of(tree, to));
    if up.len() + down.len() > LONGEST_PATH {
        return seen.add(&format!("far {kinds}"));
    }
    let label = |token: &u32| format!("{:?}", tree.dependency(*token));
    let ups: Vec<String> = up.iter().map(label).collect();
    let downs: Vec<String> = down.iter().map(label).collect();
    let top = up
        .last()
        .and_then(|&token| tree.head(token))
        .or_else(|| down.first().and_then(|&token| tree.head(token)));
    let lemma = |token: u32| tree.lemma(token).to_lowercase();
    let shape = format!("{} ^ {}", ups.join(" "), downs.join(" "));
    seen.add(&format!("path {shape} {kinds}"));
    if let Some(top) = top {
        seen.add(&format!("path {shape} {}", lemma(top)));
        seen.add(&format!("top {} {kinds}", lemma(top)));
    }
    let inner: Vec<String> =
        up.iter().skip(1).chain(down.iter().rev().skip(1).rev()).map(|&token| lemma(token)).collect();
    seen.add(&format!("way {} {shape}", inner.join(" ")));
    for word in &inner {
        seen.add(&format!("on the way {word} {kinds}"));
    }
}

/// The token of a name on which its others depend.
pub(crate) fn head_of(tree: &Tree<'_>, mention: &Mention) -> u32 {
    let outside = |token: &u32| tree.head(*token).is_none_or(|head| !mention.tokens.contains(&head));
    mention.tokens.clone().find(outside).unwrap_or(mention.tokens.start)
}

/// The tokens from `from` up to below the common head, and from there down to `to`.
fn path(tree: &Tree<'_>, from: u32, to: u32) -> (Vec<u32>, Vec<u32>) {
    let above = |token: u32| -> Vec<u32> { std::iter::once(token).chain(tree.ancestors(token)).collect() };
    let (ups, downs) = (above(from), above(to));
    let common = ups.iter().find(|token| downs.contains(token)).copied();
    let part = |way: &[u32]| -> Vec<u32> {
        way.iter().copied().take_while(|token| Some(*token) != common).collect()
    };
    let mut down = part(&downs);
    down.reverse();
    (part(&ups), down)
}
