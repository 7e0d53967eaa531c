//! Finds named spans.
//!
//! The transition system of `spacy/pipeline/_parser_internals/ner.pyx` 3.8 (begin, in, last, unit,
//! out) without preset annotations. A span never crosses a sentence start, so the parser runs first.

use super::container::Container;
use super::transition_model::{TransitionModel, better};
use super::{EngineError, EntityLabel, NamedSpan};

/// Tokens that describe a state to the network.
const FEATURES: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// What the classes stand for and which network chooses them.
pub(super) struct EntityRecogniser {
    model: TransitionModel<FEATURES>,
    /// Classes without a label are never valid, except for [`Move::Out`].
    classes: Vec<(Move, Option<EntityLabel>)>,
}

impl EntityRecogniser {
    /// `names`: the transitions in the order of the classes, as `B-ORG` or `O`.
    pub(super) fn read(container: &Container<'_>, names: &[String]) -> Result<Self, EngineError> {
        let classes = names.iter().map(|name| class(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { model: TransitionModel::read(container, "entities", classes.len())?, classes })
    }

    /// The named spans of tokens with these vectors.
    pub(super) fn entities(
        &self,
        vectors: &[f32],
        is_space: &[bool],
        sentence_starts: &[bool],
    ) -> Vec<NamedSpan> {
        let tokens = self.model.contributions(vectors);
        let mut scores = self.model.scores();
        let mut entities = Vec::new();
        let mut open: Option<(usize, EntityLabel)> = None;
        for token in 0..is_space.len() {
            let start = open.map(|(start, _)| start);
            let before = open.and_then(|_| token.checked_sub(1));
            let scores = self.model.score(&tokens, [Some(token), start, before], &mut scores);
            let may_continue = sentence_starts.get(token + 1) == Some(&false);
            let valid = |class: &usize| {
                let (kind, label) = self.classes[*class];
                is_valid(kind, label, open.map(|(_, label)| label), is_space[token], may_continue)
            };
            let best = (0..self.classes.len())
                .filter(valid)
                .fold(None, |best, class| better(scores, class..class + 1, best));
            let Some((class, _)) = best else { continue };
            let mut close = |start: usize, label| {
                entities.push(NamedSpan { first: start as u32, end: token as u32 + 1, label });
            };
            match (self.classes[class], open) {
                ((Move::Begin, Some(label)), _) => open = Some((token, label)),
                ((Move::Last, _), Some((start, label))) => {
                    close(start, label);
                    open = None;
                }
                ((Move::Unit, Some(label)), _) => close(token, label),
                _ => {}
            }
        }
        entities
    }
}

fn class(name: &str) -> Result<(Move, Option<EntityLabel>), EngineError> {
    let unknown = || EngineError::UnknownLabel(name.to_owned());
    let (letter, label) = name.split_once('-').unwrap_or((name, ""));
    let kind = match letter {
        "B" => Move::Begin,
        "I" => Move::In,
        "L" => Move::Last,
        "U" => Move::Unit,
        "O" => Move::Out,
        _ => return Err(unknown()),
    };
    let label =
        if label.is_empty() { None } else { Some(EntityLabel::from_name(label).ok_or_else(unknown)?) };
    Ok((kind, label))
}

fn is_valid(
    kind: Move,
    label: Option<EntityLabel>,
    open: Option<EntityLabel>,
    is_space: bool,
    may_continue: bool,
) -> bool {
    match kind {
        Move::Begin => label.is_some() && open.is_none() && may_continue && !is_space,
        Move::In => label.is_some() && open == label && may_continue,
        Move::Last => label.is_some() && open == label,
        Move::Unit => label.is_some() && open.is_none() && !is_space,
        Move::Out => open.is_none(),
    }
}
