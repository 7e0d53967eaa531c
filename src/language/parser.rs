//! The arc-eager dependency parser.
//!
//! Transitions and their validity are those of `spacy/pipeline/_parser_internals/arc_eager.pyx` and
//! `_state.pxd`, version 3.8: Nivre's arc-eager system, in which a word that lost its place on the
//! stack without a head goes back to the buffer (Honnibal and Johnson, 2014).

use super::container::Container;
use super::transition_model::{TransitionModel, better};
use super::tree::{ArcLabel, Tree};
use super::{Dependency, EngineError};

/// Tokens that describe a state to the network.
const FEATURES: usize = 8;
/// Transitions that a token can take part in; more would be a fault, and the parser stops.
const MOST_TRANSITIONS_A_TOKEN: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Shift,
    Reduce,
    LeftArc,
    RightArc,
    Break,
}

impl Move {
    const ALL: [Self; 5] = [Self::Shift, Self::Reduce, Self::LeftArc, Self::RightArc, Self::Break];

    fn from_letter(letter: &str) -> Option<Self> {
        match letter {
            "S" => Some(Self::Shift),
            "D" => Some(Self::Reduce),
            "L" => Some(Self::LeftArc),
            "R" => Some(Self::RightArc),
            "B" => Some(Self::Break),
            _ => None,
        }
    }
}

/// Finds heads and labels.
pub(super) struct Parser {
    model: TransitionModel<FEATURES>,
    /// What each class does.
    classes: Vec<(Move, ArcLabel)>,
    /// The classes of each move; the classes of a move follow each other.
    classes_of: [std::ops::Range<usize>; Move::ALL.len()],
}

impl Parser {
    /// `names`: the transitions in the order of the classes, as `L-nsubj` or `S`.
    pub(super) fn read(container: &Container<'_>, names: &[String]) -> Result<Self, EngineError> {
        let classes = names.iter().map(|name| class(name)).collect::<Result<Vec<_>, _>>()?;
        let classes_of = Move::ALL.map(|kind| {
            let start = classes.partition_point(|(other, _)| (*other as usize) < kind as usize);
            let end = classes.partition_point(|(other, _)| (*other as usize) <= kind as usize);
            start..end
        });
        if !classes.is_sorted_by_key(|(kind, _)| *kind as usize) {
            return Err(EngineError::UnknownLabel("transitions out of order".to_owned()));
        }
        Ok(Self { model: TransitionModel::read(container, "parser", classes.len())?, classes, classes_of })
    }

    /// The tree over tokens with these vectors.
    pub(super) fn parse(&self, vectors: &[f32], count: usize, is_space: &[bool]) -> Tree {
        let tokens = self.model.contributions(vectors);
        let mut scores = self.model.scores();
        let mut state = State::new(count);
        for _ in 0..count * MOST_TRANSITIONS_A_TOKEN {
            if state.is_final() {
                break;
            }
            let scores = self.model.score(&tokens, state.features(), &mut scores);
            let valid = Move::ALL.iter().filter(|kind| state.allows(**kind));
            let best =
                valid.fold(None, |best, kind| better(scores, self.classes_of[*kind as usize].clone(), best));
            let Some((class, _)) = best else { break };
            let (kind, label) = self.classes[class];
            state.apply(kind, label);
        }
        let mut tree = state.into_tree();
        tree.restore_lifted_arcs(is_space);
        tree
    }
}

fn class(name: &str) -> Result<(Move, ArcLabel), EngineError> {
    let unknown = || EngineError::UnknownLabel(name.to_owned());
    let dependency = |label: &str| Dependency::from_name(label).ok_or_else(unknown);
    let (letter, label) = name.split_once('-').unwrap_or((name, Dependency::Root.as_str()));
    let kind = Move::from_letter(letter).ok_or_else(unknown)?;
    let label = match label.split_once("||") {
        Some((label, lifted)) => {
            ArcLabel { dependency: dependency(label)?, lifted_from: Some(dependency(lifted)?) }
        }
        None => ArcLabel { dependency: dependency(label)?, lifted_from: None },
    };
    Ok((kind, label))
}

/// The stack, the buffer and the arcs so far.
struct State {
    stack: Vec<usize>,
    /// Words that went back from the stack to the buffer; the last one is the front.
    returned: Vec<usize>,
    /// The first word of the buffer behind those.
    next: usize,
    count: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<ArcLabel>,
    /// The children attached last on either side of each word, and before each child its elder.
    last_left: Vec<Option<usize>>,
    last_right: Vec<Option<usize>>,
    elder: Vec<Option<usize>>,
    breaks: Vec<bool>,
    unshiftable: Vec<bool>,
}

impl State {
    fn new(count: usize) -> Self {
        let root = ArcLabel { dependency: Dependency::Root, lifted_from: None };
        Self {
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            count,
            heads: vec![None; count],
            labels: vec![root; count],
            last_left: vec![None; count],
            last_right: vec![None; count],
            elder: vec![None; count],
            breaks: vec![false; count],
            unshiftable: vec![false; count],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        self.count - self.next + self.returned.len()
    }

    /// The word at a depth of the stack.
    fn stacked(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    /// The word at a place of the buffer.
    fn buffered(&self, place: usize) -> Option<usize> {
        match place.checked_sub(self.returned.len()) {
            None => self.returned.iter().rev().nth(place).copied(),
            Some(place) => Some(self.next + place).filter(|word| *word < self.count),
        }
    }

    fn features(&self) -> [Option<usize>; FEATURES] {
        let (front, top) = (self.buffered(0), self.stacked(0));
        [
            front,
            self.buffered(1),
            top,
            self.stacked(1),
            self.stacked(2),
            front.and_then(|word| self.last_left[word]),
            top.and_then(|word| self.last_left[word]),
            top.and_then(|word| self.last_right[word]),
        ]
    }

    fn allows(&self, kind: Move) -> bool {
        let starts_sentence = |word: Option<usize>| word.is_some_and(|word| self.breaks[word]);
        let front = self.buffered(0);
        match kind {
            Move::Shift => {
                self.stack.is_empty()
                    || (self.buffer_length() >= 2
                        && !starts_sentence(front)
                        && !front.is_some_and(|word| self.unshiftable[word]))
            }
            Move::Reduce => !self.stack.is_empty(),
            Move::LeftArc | Move::RightArc => {
                !self.stack.is_empty() && front.is_some() && !starts_sentence(front)
            }
            Move::Break => {
                let second = self.buffered(1);
                second.is_some() && second == front.map(|word| word + 1) && !starts_sentence(second)
            }
        }
    }

    fn apply(&mut self, kind: Move, label: ArcLabel) {
        match kind {
            Move::Shift => self.push(),
            Move::Reduce => self.reduce(),
            Move::LeftArc => {
                if let (Some(front), Some(top)) = (self.buffered(0), self.stacked(0)) {
                    self.attach(front, top, label);
                    // The stack shrinks, so the front may be shifted again without an endless loop.
                    self.unshiftable[front] = false;
                    self.stack.pop();
                }
            }
            Move::RightArc => {
                if let (Some(front), Some(top)) = (self.buffered(0), self.stacked(0)) {
                    self.attach(top, front, label);
                    self.push();
                }
            }
            Move::Break => {
                if let Some(second) = self.buffered(1) {
                    self.breaks[second] = true;
                }
            }
        }
    }

    fn push(&mut self) {
        let front = self.returned.pop().or_else(|| {
            let word = self.next;
            (word < self.count).then(|| self.next += 1).map(|()| word)
        });
        self.stack.extend(front);
    }

    fn reduce(&mut self) {
        let depth = self.stack.len();
        let Some(top) = self.stack.pop() else { return };
        if self.heads[top].is_none() && depth > 1 {
            self.unshiftable[top] = true;
            self.returned.push(top);
        }
    }

    /// Attaches a child, taking it from its earlier head.
    fn attach(&mut self, head: usize, child: usize, label: ArcLabel) {
        if let Some(earlier) = self.heads[child] {
            let elder = self.elder[child];
            let last = self.last_child(earlier, child);
            if *last == Some(child) {
                *last = elder;
            }
        }
        let last = self.last_child(head, child);
        let elder = last.replace(child);
        self.elder[child] = elder;
        self.heads[child] = Some(head);
        self.labels[child] = label;
    }

    /// The last child of a head on the side on which `child` stands.
    fn last_child(&mut self, head: usize, child: usize) -> &mut Option<usize> {
        if head > child { &mut self.last_left[head] } else { &mut self.last_right[head] }
    }

    fn into_tree(self) -> Tree {
        let heads = self.heads.iter().enumerate().map(|(word, head)| head.unwrap_or(word)).collect();
        Tree::new(heads, self.labels)
    }
}
