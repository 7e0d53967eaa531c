//! The corrections applied to fresh extractions.

use super::change::{Change, Correction, NoteTarget};
use super::claims;
use super::directives::{Directives, EntityDirective};
use super::entities;
use super::find::Articles;
use super::list::Corrections;
use super::meanings;
use super::reason::Reason;
use super::redate::redate;
use super::rule::Rule;
use crate::extraction::Source;

/// What has come of the corrections.
#[derive(Clone, Debug, Default)]
pub struct Replayed {
    /// The articles with what was found in them, corrected as far as it is about one article.
    pub sources: Vec<Source>,
    /// What is left to do when they are brought together.
    pub directives: Directives,
    /// For each correction, in order, why it could not be applied, or that it was.
    pub outcomes: Vec<Result<(), Reason>>,
}

/// Applies the corrections to what was found in the articles. Those that are not about an article leave it as it
/// is, the very same value; what a correction is about is looked for in its article alone, or by its full name.
///
/// Rules about what phrases mean come first, so that what is said of a single sentence wins over them; rules about
/// names wait until the articles are brought together. Then come dates, entities that were added, words that were parted, relations that were added, what is
/// said of relations, and last what is said of entities: each kind in the order of the list. So a relation may
/// have ends that were added after it, and what two corrections say of different things does not depend on their
/// order.
#[must_use]
pub fn replay(sources: &[Source], corrections: &Corrections) -> Replayed {
    let list = corrections.as_slice();
    if list.is_empty() {
        return Replayed { sources: sources.to_vec(), ..Replayed::default() };
    }
    let mut articles = Articles::new(sources);
    let mut directives = Directives::default();
    let mut outcomes = vec![Ok(()); list.len()];
    rules(&mut articles, &mut directives, list, &mut outcomes);
    for phase in [date, add_entity, split, add_relation, about_relation, about_entity] {
        for (number, correction) in list.iter().enumerate() {
            if let Some(outcome) = phase(&mut articles, &mut directives, number, &correction.change) {
                outcomes[number] = outcome;
            }
        }
    }
    overruled(list, &mut outcomes);
    let mut corrected = Vec::with_capacity(sources.len());
    for (index, article) in (0..).zip(articles.all) {
        let (source, marks) = article.finish();
        corrected.push(source);
        directives.claims.extend(marks.into_iter().map(|(claim, mark)| ((index, claim), mark)));
    }
    Replayed { sources: corrected, directives, outcomes }
}

/// Applies the rules about phrases, and leaves those about names for when the articles are brought together. Of two
/// about the same the later one holds.
fn rules(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    list: &[Correction],
    outcomes: &mut [Result<(), Reason>],
) {
    let mut latest = std::collections::BTreeMap::new();
    for (number, correction) in list.iter().enumerate() {
        let Change::Rule { rule, is_off } = &correction.change else { continue };
        if *is_off {
            outcomes[number] = Err(Reason::SwitchedOff);
        }
        latest.insert(rule.topic(), (number, rule, *is_off));
    }
    let mut held: Vec<_> = latest.into_values().collect();
    held.sort_unstable_by_key(|(number, ..)| *number);
    for (number, rule, is_off) in held {
        match rule {
            Rule::Meaning { phrase, relation, reversed } => {
                let meaning = meanings::Meaning { phrase, relation: *relation, reversed: *reversed };
                let touched = meanings::apply(articles, number, &meaning, is_off);
                directives.touched.insert(number, touched);
                if touched == 0 && !is_off {
                    outcomes[number] = Err(Reason::NothingSaid(phrase.clone()));
                }
            }
            _ => directives.rules.push((number, rule.clone(), !is_off)),
        }
    }
}

/// What a phase makes of a correction; `None` when it is the business of another.
type Outcome = Option<Result<(), Reason>>;

fn date(articles: &mut Articles<'_>, _: &mut Directives, _: usize, change: &Change) -> Outcome {
    let Change::SetDate { article, date } = change else { return None };
    Some(articles.article(article).map(|index| redate(&mut articles.all[index as usize], *date)))
}

fn add_entity(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    number: usize,
    change: &Change,
) -> Outcome {
    matches!(change, Change::AddEntity { .. }).then(|| entities::add(articles, directives, number, change))
}

fn split(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    number: usize,
    change: &Change,
) -> Outcome {
    let Change::Split { entity, places, name } = change else { return None };
    Some(entities::split(articles, directives, number, entity, places, name))
}

fn add_relation(articles: &mut Articles<'_>, _: &mut Directives, number: usize, change: &Change) -> Outcome {
    let Change::AddRelation { subject, object, trigger, says } = change else { return None };
    Some(claims::add(articles, number, [subject, object, trigger], says))
}

fn about_relation(
    articles: &mut Articles<'_>,
    _: &mut Directives,
    number: usize,
    change: &Change,
) -> Outcome {
    match change {
        Change::EditRelation { claims, says, reversed } => {
            Some(claims::edit(articles, number, claims, says, *reversed))
        }
        Change::RejectRelation { claims } => Some(claims::reject(articles, claims)),
        Change::ConfirmRelation { claims } => Some(claims::confirm(articles, number, claims)),
        Change::Note { about: NoteTarget::Relation(claim), text } => {
            Some(claims::note(articles, number, claim, text))
        }
        _ => None,
    }
}

fn about_entity(
    articles: &mut Articles<'_>,
    directives: &mut Directives,
    number: usize,
    change: &Change,
) -> Outcome {
    let (entity, directive) = match change {
        Change::Rename { entity, name } => (entity, EntityDirective::Rename(name.clone())),
        Change::Retype { entity, kind, subtype } => (entity, EntityDirective::Retype(*kind, subtype.clone())),
        Change::RejectEntity { entity } => (entity, EntityDirective::Reject),
        Change::Note { about: NoteTarget::Entity(entity), text } => {
            (entity, EntityDirective::Note(text.clone()))
        }
        Change::Same { into, others } => {
            let found = [into].into_iter().chain(others).map(|anchor| articles.entity(anchor));
            let found: Vec<_> = found.collect();
            let mut locals: Vec<_> = found.iter().filter_map(|local| local.as_ref().ok().copied()).collect();
            let first = locals.first().copied();
            locals.retain(|local| Some(*local) != first);
            if let Some(first) = first
                && !locals.is_empty()
            {
                locals.insert(0, first);
                directives.same.push((number, locals));
                return Some(Ok(()));
            }
            let reason = found.into_iter().find_map(Result::err);
            // Where the article has them as one itself nothing is left to do.
            return Some(reason.map_or(Ok(()), |_| Err(Reason::OnlyOne)));
        }
        Change::NotSame { one, other } => {
            let found = articles.entity(one).and_then(|one| Ok((one, articles.entity(other)?)));
            return Some(found.and_then(|(one, other)| {
                if one == other {
                    return Err(Reason::Together);
                }
                directives.apart.push((number, one, other));
                Ok(())
            }));
        }
        _ => return None,
    };
    let found = articles.entity(entity);
    Some(found.map(|local| directives.entities.push((number, local, directive))))
}

/// Of two corrections that give the same thing different values the later one holds.
fn overruled(list: &[Correction], outcomes: &mut [Result<(), Reason>]) {
    // Few are about one thing: those of one sort are compared by what they stand on, which a list of them shows.
    let mut latest = std::collections::BTreeMap::new();
    for (number, correction) in list.iter().enumerate() {
        let Some(key) = correction.change.target() else { continue };
        if let Some(before) = latest.insert(key, number)
            && list[before].change != correction.change
            && outcomes[before].is_ok()
        {
            outcomes[before] = Err(Reason::Overruled);
        }
    }
}
