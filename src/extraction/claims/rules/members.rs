//! Members of groups and parties: "two managers, Ann Hill and Bo Reed", "among them Ann Hill", "Ann
//! Hill, a Conservative".

use super::Rule;
use super::bodies::{end_at, entity, push};
use crate::extraction::claims::arguments::with_conjuncts;
use crate::extraction::claims::draft::Drafts;
use crate::extraction::claims::ends::End;
use crate::extraction::claims::reading::Reading;
use crate::extraction::claims::triggers::Kinds;
use crate::extraction::tree::Tree;
use crate::language::{Dependency, Tag, UniversalPos};
use crate::vocabulary::{EntityKind, MentionKind, RelationType};

/// Those whom a group, or a party, is said to consist of.
pub(in crate::extraction::claims) const RULE: Rule = Rule { name: "member", find };

fn find(reading: &Reading<'_>, rule: &Rule, drafts: &mut Drafts) {
    for (index, mention) in reading.own_mentions() {
        let Some(kind) = reading.mentions.entity_of(index).map(|entity| entity.kind) else { continue };
        let group = end_at(mention.head_token, index);
        match (kind, mention.kind) {
            (EntityKind::Group, MentionKind::Nominal | MentionKind::Pronoun) => {
                for (member, words) in members(reading, mention.head_token) {
                    let is_new = entity(reading, &member)
                        .is_some_and(|found| found.kind != EntityKind::Group || found.count.is_some());
                    if is_new && drafts.has_room(reading.tree, group.token) {
                        push(reading, rule, (member, group.clone()), RelationType::MemberOf, words, drafts);
                    }
                }
            }
            (EntityKind::Organisation, _) => partisan(reading, rule, &group, drafts),
            _ => {}
        }
    }
}

/// The names beside a group, and those after "among them" or "including".
fn members(reading: &Reading<'_>, group: u32) -> Vec<(End, Vec<u32>)> {
    let tree = reading.tree;
    let mut found = Vec::new();
    let is_plural = matches!(tree.token(group).tag, Tag::NounPlural | Tag::ProperNounPlural);
    for child in tree.children(group).iter().copied().filter(|child| *child > group) {
        let (words, first) = match tree.dependency(child) {
            // One name beside a plural ("the leaders, Norwich City") is another name for it.
            Dependency::Apposition if is_plural && is_set_off(tree, child) && is_list(tree, child) => {
                (vec![group], child)
            }
            Dependency::Preposition if matches!(tree.lemma(child), "include" | "including") => {
                let Some(object) = tree.child(child, Dependency::PrepositionObject) else { continue };
                (vec![child], object)
            }
            _ => continue,
        };
        let is_among = tree.dependency(child) == Dependency::Preposition;
        add_named(reading, first, &words, is_among, &mut found);
    }
    // "those missing, among them eleven patients"
    if tree.dependency(group) == Dependency::PrepositionObject
        && let Some(among) = tree.head(group).filter(|among| tree.lemma(*among) == "among")
        && tree.token(group).tag == Tag::Pronoun
        && group + 2 < tree.len()
    {
        let after = (group + 1..tree.len().min(group + 8)).find(|token| {
            let is_head = tree.head(*token).is_none_or(|head| head <= group || head > *token + 6);
            is_noun(reading, *token) && is_head
        });
        if let Some(first) = after {
            add_named(reading, first, &[among, group], true, &mut found);
        }
    }
    found
}

fn is_list(tree: &Tree<'_>, name: u32) -> bool {
    tree.child(name, Dependency::Conjunct).is_some()
}

/// Whether a mark parts the name from the group.
fn is_set_off(tree: &Tree<'_>, name: u32) -> bool {
    let first = tree.subtree(name).start;
    first.checked_sub(1).is_some_and(|before| matches!(tree.word(before), "," | ":" | "–" | "—" | "-" | "("))
}

fn is_noun(reading: &Reading<'_>, token: u32) -> bool {
    matches!(reading.tree.token(token).pos, UniversalPos::Noun | UniversalPos::ProperNoun)
}

fn add_named(
    reading: &Reading<'_>,
    first: u32,
    words: &[u32],
    is_among: bool,
    found: &mut Vec<(End, Vec<u32>)>,
) {
    let lookup = reading.lookup();
    for word in with_conjuncts(reading.tree, reading.mentions, reading.paragraph, &[first]) {
        for end in lookup.mentioned(word, Kinds::agents(), 0) {
            let is_named = is_among
                || end
                    .mention
                    .and_then(|mention| reading.mentions.mention(mention))
                    .is_some_and(|mention| mention.kind == MentionKind::Name);
            if is_named {
                found.push((end, words.to_vec()));
            }
        }
    }
}

/// "Ann Hill, a Conservative": the name of a party with "a" beside a person is what she is.
fn partisan(reading: &Reading<'_>, rule: &Rule, party: &End, drafts: &mut Drafts) {
    let tree = reading.tree;
    let is_one = tree
        .children_with(party.token, Dependency::Determiner)
        .any(|article| matches!(tree.lemma(article), "a" | "an"));
    let is_party = entity(reading, party).is_some_and(is_political);
    if !is_one || !is_party || tree.dependency(party.token) != Dependency::Apposition {
        return;
    }
    let Some(person) = tree.head(party.token) else { return };
    for member in reading.lookup().mentioned(person, Kinds::agents(), 0) {
        let is_person = entity(reading, &member).is_some_and(|found| found.kind == EntityKind::Person);
        if is_person && drafts.has_room(tree, party.token) {
            let words = vec![party.token];
            push(reading, rule, (member, party.clone()), RelationType::MemberOf, words, drafts);
        }
    }
}

/// Whether a body is a political party, or a movement or coalition of such.
pub(super) fn is_political(found: &crate::extraction::LocalEntity) -> bool {
    found.subtype.as_deref().is_some_and(|subtype| subtype.contains("party"))
}
