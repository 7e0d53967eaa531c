//! The way from a parsed document to its mentions.

use std::borrow::Cow;
use std::ops::Range;

use super::candidates::Candidates;
use super::descriptions::ParagraphNames;
use super::draft::{Description, Determiner, Draft, Form, Standing};
use super::names::{NameSpan, names};
use super::pronouns::pronouns;
use super::titles::{TitleSpan, TitledName, titled};
use super::{Mentions, Title};
use crate::document::{Document, Span};
use crate::extraction::by_token::ByToken;
use crate::extraction::claims::dateline;
use crate::extraction::coreference::{Referent, Scene, features, resolve};
use crate::extraction::tree::Tree;
use crate::extraction::{LocalEntity, LocalEntityIndex};
use crate::language::{Dependency, EntityLabel, Parsed, Tag};
use crate::reference::lookup::WordSet;
use crate::reference::{Reference, ThingIndex};
use crate::vocabulary::EntityKind;

/// The drafts of a document and the titles that stand beside its names.
#[derive(Default)]
struct Found {
    drafts: Vec<Draft>,
    titles: Vec<(u32, u32, TitleSpan)>,
    paragraphs: Vec<ParagraphNames>,
}

/// Every name, description and pronoun of the document that refers to an entity. `parsed[i]`
/// belongs to `document.paragraphs[i]`, with spans that count in the document's text.
#[must_use]
pub fn find(document: &Document, parsed: &[Parsed], reference: &Reference) -> Mentions {
    let trees: Vec<Tree> = parsed.iter().map(|parsed| Tree::new(&document.text, parsed)).collect();
    let parsed: Vec<Cow<'_, Parsed>> = parsed.iter().map(Cow::Borrowed).collect();
    in_trees(&trees, &parsed, reference)
}

/// The same with the trees of the paragraphs, for whoever needs them for more.
pub(in crate::extraction) fn in_trees(
    trees: &[Tree],
    parsed: &[Cow<'_, Parsed>],
    reference: &Reference,
) -> Mentions {
    let found = drafts(trees, parsed, reference);
    let titles = found.held_titles();
    let resolution = resolve(&Scene { trees, drafts: &found.drafts, reference, titles: &titles });
    let mut mentions = assemble(found, &resolution.referents, resolution.entities, resolution.home);
    mentions.quotations = resolution.quotations;
    mentions
}

/// For every mention of a name its place, the name, and what its kind is decided from; for the
/// training of the weights in `assets/models/names`.
#[must_use]
pub fn name_features(
    document: &Document,
    parsed: &[Parsed],
    reference: &Reference,
) -> Vec<(Span, String, Vec<String>)> {
    let trees: Vec<Tree> = parsed.iter().map(|parsed| Tree::new(&document.text, parsed)).collect();
    let parsed: Vec<Cow<'_, Parsed>> = parsed.iter().map(Cow::Borrowed).collect();
    let found = drafts(&trees, &parsed, reference);
    let titles = found.held_titles();
    let scene = Scene { trees: &trees, drafts: &found.drafts, reference, titles: &titles };
    let named = found.drafts.iter().filter_map(|draft| Some((draft, draft.name()?)));
    named
        .map(|(draft, name)| {
            (
                draft.span,
                name.text.clone(),
                features(&scene, draft, name).in_order().into_iter().map(str::to_owned).collect(),
            )
        })
        .collect()
}

impl Found {
    /// The titles beside names, as coreference looks at them.
    fn held_titles(&self) -> Vec<(u32, u32, Option<u32>)> {
        self.titles.iter().map(|(paragraph, head, title)| (*paragraph, *head, title.of)).collect()
    }
}

/// The names, descriptions and pronouns of all paragraphs. Where it matters, the names are
/// looked for twice: what is clearly a name in one place is one at the start of a sentence too.
fn drafts(trees: &[Tree], parsed: &[Cow<'_, Parsed>], reference: &Reference) -> Found {
    let mut known = WordSet::default();
    let mut spans: Vec<Vec<NameSpan>> = trees
        .iter()
        .zip(parsed)
        .map(|(tree, parsed)| names(tree, parsed, reference, &WordSet::default()))
        .collect();
    for (tree, spans) in trees.iter().zip(&spans) {
        for span in spans.iter().filter(|span| span.tokens.len() == 1) {
            known.insert(tree.words(span.tokens.clone()));
        }
        let people =
            spans.iter().filter(|span| span.label == Some(EntityLabel::Person) && span.tokens.len() > 1);
        known.extend(people.map(|span| tree.word(span.tokens.end - 1)));
    }
    let mut found = Found::default();
    for (paragraph, (tree, parsed)) in trees.iter().zip(parsed).enumerate() {
        let Some(spans) = spans.get_mut(paragraph) else { continue };
        if has_known(tree, spans, &known) {
            *spans = names(tree, parsed, reference, &known);
        }
        let mut drafts = paragraph_drafts(tree, parsed, paragraph as u32, spans, reference, &mut found);
        drafts.sort_by_key(|draft| (draft.span.start, std::cmp::Reverse(draft.span.end)));
        found.drafts.append(&mut drafts);
    }
    found
}

/// Whether it would make a difference that these words are names: one stands outside the names that were
/// found, or begins a longer one, which then may be a name and a noun.
fn has_known(tree: &Tree, spans: &[NameSpan], known: &WordSet<&str>) -> bool {
    let is_known = |token: u32| known.contains(tree.word(token));
    let mut before = 0;
    for span in spans {
        let begins = span.tokens.len() > 1 && is_known(span.tokens.start);
        if begins || (before..span.tokens.start).any(is_known) {
            return true;
        }
        before = before.max(span.tokens.end);
    }
    (before..tree.len()).any(is_known)
}

/// The drafts of one paragraph.
fn paragraph_drafts(
    tree: &Tree,
    parsed: &Parsed,
    paragraph: u32,
    spans: &[NameSpan],
    reference: &Reference,
    found: &mut Found,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut taken = ParagraphNames::empty(tree.len());
    taken.dateline = dateline::end(tree);
    let mut before = 0;
    for span in spans {
        if span.tokens.start < before {
            continue;
        }
        if let Some(draft) = people_draft(tree, paragraph, span, reference) {
            mark(&mut taken.names, &draft.tokens);
            drafts.push(draft);
            before = span.tokens.end;
            continue;
        }
        let TitledName { tokens, name, title } = titled(tree, span, before, reference);
        let end = with_bracket(tree, tokens.end, &name);
        before = end;
        let listed = !name.things.is_empty();
        let mut draft = Draft::new(tree, paragraph, tokens.clone(), Form::Name(name));
        let tokens = tokens.start..end;
        draft.tokens = tokens.clone();
        draft.span = tree.span(tokens.clone());
        if let Some(title) = title {
            for token in title.tokens.clone() {
                taken.titles[token as usize] = true;
            }
            found.titles.push((paragraph, draft.head, title));
        }
        mark(&mut taken.names, &tokens);
        if !listed && tokens.len() > 1 {
            drafts.extend(demonyms(tree, paragraph, tokens, reference));
        }
        drafts.push(draft);
    }
    for token in (0..tree.len()).filter(|token| taken.names[*token as usize].is_none()) {
        drafts.extend(demonyms(tree, paragraph, token..token + 1, reference));
        drafts.extend(countries_in_compound(tree, paragraph, token, reference));
    }
    taken.values = parsed
        .entities
        .iter()
        .copied()
        .filter(|span| matches!(span.label, EntityLabel::Date | EntityLabel::Time | EntityLabel::Money))
        .collect();
    drafts.extend(taken.finder(tree, reference, paragraph).all());
    drafts.extend(pronouns(tree, paragraph));
    found.paragraphs.push(taken);
    drafts
}

/// Where the mention ends: a short form in brackets belongs to it.
fn with_bracket(tree: &Tree, end: u32, name: &super::draft::Name) -> u32 {
    if name.introduces.is_none() || end >= tree.len() || tree.word(end) != "(" {
        return end;
    }
    (end + 1..tree.len().min(end + 5)).find(|token| tree.word(*token) == ")").map_or(end, |close| close + 1)
}

fn mark(part_of: &mut [Option<Range<u32>>], tokens: &Range<u32>) {
    for token in tokens.clone() {
        part_of[token as usize] = Some(tokens.clone());
    }
}

/// "Syrians", "2 million Syrians", "a Briton": the people of a country, not the country.
fn people_draft(tree: &Tree, paragraph: u32, span: &NameSpan, reference: &Reference) -> Option<Draft> {
    if span.tokens.len() != 1 || !span.things.is_empty() {
        return None;
    }
    let token = span.tokens.start;
    let word = tree.word(token);
    let demonym = reference.demonym(word)?;
    let plural = matches!(tree.token(token).tag, Tag::NounPlural | Tag::ProperNounPlural);
    if tree.token(token).tag == Tag::Adjective || (!plural && span.label != Some(EntityLabel::Group)) {
        return None;
    }
    let first = tree.children(token).iter().copied().filter(|child| *child < token).min().unwrap_or(token);
    let count = super::numbers::count_of(tree, token);
    let article = !plural && tree.dependency(first) == Dependency::Determiner && first + 1 == token;
    let start = if count.is_some() || article { tree.subtree(first).start } else { token };
    let description = Description {
        kind: if plural { EntityKind::Group } else { EntityKind::Person },
        subtype: if plural { "people" } else { "person" },
        lemma: "people".to_owned(),
        modifiers: Vec::new(),
        determiner: if count.is_some() { Determiner::Indefinite } else { Determiner::Bare },
        plural,
        count,
        country: Some(demonym.place),
        proper: true,
        plain: true,
        compound: None,
        qualified: false,
        // "The Norwegian" is somebody whom the text has named; nobody new, unless a relation needs him.
        standing: if plural
            || !tree.children(token).iter().any(|child| tree.word(*child).eq_ignore_ascii_case("the"))
        {
            Standing::Founds
        } else {
            Standing::Thing
        },
        amount: None,
        name: tree.words(if article { token } else { start }..token + 1).to_owned(),
        short: word.to_owned(),
        inner: None,
        capital: true,
        // "X, a 41-year-old Romanian"
        apposition: tree.head(token).filter(|_| tree.dependency(token) == Dependency::Apposition),
    };
    let mut draft = Draft::new(tree, paragraph, start..token + 1, Form::Description(description));
    draft.head = token;
    Some(draft)
}

/// The adjectives of countries among some tokens.
fn demonyms(tree: &Tree, paragraph: u32, tokens: Range<u32>, reference: &Reference) -> Vec<Draft> {
    let mut found = Vec::new();
    for token in tokens.filter(|token| tree.word(*token).starts_with(char::is_uppercase)) {
        let end = (token + 2).min(tree.len());
        let (place, tokens) = match reference.demonym(tree.words(token..end)) {
            Some(demonym) if end == token + 2 && tree.token(token).tag != Tag::Determiner => {
                (demonym.place, token..end)
            }
            _ => match reference.demonym(tree.word(token)) {
                Some(demonym) => (demonym.place, token..token + 1),
                None => continue,
            },
        };
        let country =
            reference.thing(place).is_some_and(|thing| matches!(thing.subtype, "country" | "nation"));
        if country && !matches!(tree.token(tokens.end - 1).tag, Tag::NounPlural | Tag::ProperNounPlural) {
            found.push(Draft::new(tree, paragraph, tokens, Form::Demonym(place)));
        }
    }
    found
}

/// "U.S.-Iraq": countries inside one token.
fn countries_in_compound(tree: &Tree, paragraph: u32, token: u32, reference: &Reference) -> Vec<Draft> {
    let word = tree.word(token);
    if !word.contains('-') || !word.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut offset = tree.token(token).span.start;
    for part in word.split('-') {
        let span = Span::new(offset, offset + part.len() as u32);
        offset = span.end + 1;
        if let Some(place) = country(part, reference) {
            let mut draft = Draft::new(tree, paragraph, token..token + 1, Form::Demonym(place));
            draft.span = span;
            found.push(draft);
        }
    }
    found
}

fn country(word: &str, reference: &Reference) -> Option<ThingIndex> {
    let is_country =
        |thing: &ThingIndex| reference.thing(*thing).is_some_and(|thing| thing.subtype == "country");
    let demonym = reference.demonym(word).map(|demonym| demonym.place);
    demonym.or_else(|| reference.named(word).first().copied()).filter(is_country)
}

/// The mentions, in order of place, with their entities in order of first mention.
fn assemble(
    found: Found,
    referents: &[Referent],
    clusters: Vec<LocalEntity>,
    home: Option<usize>,
) -> Mentions {
    let lengths = || found.paragraphs.iter().map(ParagraphNames::len);
    let mut mentions = Mentions { by_head: ByToken::with_room(lengths()), ..Mentions::default() };
    let mut placed: Vec<Option<LocalEntityIndex>> = vec![None; clusters.len()];
    let mut first_mention = vec![None; found.drafts.len()];
    let mut clusters: Vec<Option<LocalEntity>> = clusters.into_iter().map(Some).collect();
    for (index, (draft, referent)) in found.drafts.iter().zip(referents).enumerate() {
        let Referent::Entities(entities) = referent else { continue };
        for cluster in entities {
            let entity = if let Some(entity) = placed[*cluster] {
                entity
            } else {
                let Some(entity) = clusters[*cluster].take() else { continue };
                mentions.entities.push(entity);
                mentions.entities.len() as LocalEntityIndex - 1
            };
            placed[*cluster] = Some(entity);
            let mention = mentions.push(draft.mention(entity));
            first_mention[index].get_or_insert(mention);
        }
        if let (Some(mention), Some(inner)) =
            (first_mention[index], draft.description().and_then(|description| description.inner))
        {
            mentions.alias(draft.paragraph, inner, mention);
        }
    }
    let entities = &mentions.entities;
    mentions.candidates = Candidates::of(&found.drafts, referents, lengths(), |cluster| {
        let is_entity = || entities.get(placed.get(cluster).copied().flatten()? as usize).cloned();
        clusters.get_mut(cluster).and_then(Option::take).or_else(is_entity)
    });
    for (draft, referent) in found.drafts.iter().zip(referents) {
        let Referent::Alias(other) = referent else { continue };
        if let Some(mention) = first_mention[*other] {
            mentions.alias(draft.paragraph, draft.head, mention);
        }
    }
    for (paragraph, name_head, title) in &found.titles {
        let Some(person) = mentions.at_token(*paragraph, *name_head) else { continue };
        let of = title.of.and_then(|token| mentions.covering(*paragraph, token));
        mentions.titles.push(Title {
            person,
            paragraph: *paragraph,
            first_token: title.tokens.start,
            end_token: title.tokens.end,
            head_token: title.head,
            of,
        });
    }
    mentions.home = home.and_then(|cluster| placed.get(cluster).copied().flatten());
    mentions.paragraphs = found.paragraphs;
    mentions
}
