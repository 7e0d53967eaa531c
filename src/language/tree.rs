//! Dependency trees: edges of subtrees, sentence starts, and arcs put back where they cross others.

use super::Dependency;

/// The label of an arc as the parser gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ArcLabel {
    pub(super) dependency: Dependency,
    /// For an arc that was lifted to make the tree projective: the label of the token, somewhere
    /// below the current head, to which it belongs (Nivre and Nilsson, *Pseudo-Projective
    /// Dependency Parsing*, 2005, scheme "Head").
    pub(super) lifted_from: Option<Dependency>,
}

/// Heads and labels of the tokens of a paragraph; a root is its own head.
pub(super) struct Tree {
    pub(super) heads: Vec<usize>,
    pub(super) labels: Vec<ArcLabel>,
    /// First and last token of every token's subtree, as spaCy computes them.
    edges: Vec<(usize, usize)>,
}

impl Tree {
    pub(super) fn new(heads: Vec<usize>, labels: Vec<ArcLabel>) -> Self {
        let mut tree = Self { edges: Vec::new(), heads, labels };
        tree.find_edges();
        tree
    }

    /// Which tokens begin a sentence: the first tokens of the roots' subtrees.
    pub(super) fn sentence_starts(&self) -> Vec<bool> {
        let mut starts = vec![false; self.heads.len()];
        for (token, head) in self.heads.iter().enumerate() {
            if token == *head {
                starts[self.edges[token].0] = true;
            }
        }
        starts
    }

    /// Puts lifted arcs back (`deprojectivize` in `spacy/pipeline/_parser_internals/nonproj.pyx`).
    /// Each is put back in the tree as those before it have changed it.
    pub(super) fn restore_lifted_arcs(&mut self, is_space: &[bool]) {
        for token in 0..self.heads.len() {
            if let Some(label) = self.labels[token].lifted_from {
                self.heads[token] = self.head_labelled(token, label, is_space);
                self.labels[token].lifted_from = None;
            }
        }
        self.find_edges();
    }

    /// The first token below the head of `token`, level by level and from left to right, that bears
    /// the label; the head itself if there is none.
    fn head_labelled(&self, token: usize, label: Dependency, is_space: &[bool]) -> usize {
        let mut level = vec![self.heads[token]];
        let wanted = ArcLabel { dependency: label, lifted_from: None };
        // Every level lies deeper, so there are no more levels than tokens.
        for _ in 0..self.heads.len() {
            let mut next = Vec::new();
            for parent in level {
                for child in self.children(parent) {
                    if is_space[child] || child == token {
                        continue;
                    }
                    if self.labels[child] == wanted {
                        return child;
                    }
                    next.push(child);
                }
            }
            if next.is_empty() {
                break;
            }
            level = next;
        }
        self.heads[token]
    }

    /// The children of a token from left to right, within the edges that were found last.
    fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let (first, last) = self.edges[parent];
        (first..=last).filter(move |child| *child != parent && self.heads[*child] == parent)
    }

    /// Finds the edges of all subtrees by sweeps in both directions, until every head lies in the
    /// sentence of its token (`set_children_from_heads` in `spacy/tokens/doc.pyx`).
    fn find_edges(&mut self) {
        /// spaCy gives up after so many sweeps.
        const MOST_SWEEPS: usize = 12;
        self.edges = (0..self.heads.len()).map(|token| (token, token)).collect();
        for _ in 0..MOST_SWEEPS {
            for token in 0..self.heads.len() {
                self.widen_head(token);
            }
            for token in (0..self.heads.len()).rev() {
                self.widen_head(token);
            }
            if self.heads_lie_within_sentences() {
                break;
            }
        }
    }

    fn widen_head(&mut self, token: usize) {
        let (first, last) = self.edges[token];
        let head = &mut self.edges[self.heads[token]];
        *head = (head.0.min(first), head.1.max(last));
    }

    fn heads_lie_within_sentences(&self) -> bool {
        let starts = self.sentence_starts();
        let count = self.heads.len();
        let mut start = 0;
        for end in 0..count {
            if (end > 0 && starts[end]) || end + 1 == count {
                let within = |head: &usize| (start..=end).contains(head);
                if !self.heads[start..end].iter().all(within) {
                    return false;
                }
                start = end;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(name: &str) -> ArcLabel {
        let mut parts = name.split("||").map(|part| Dependency::from_name(part).unwrap());
        ArcLabel { dependency: parts.next().unwrap(), lifted_from: parts.next() }
    }

    #[test]
    fn sentences_start_at_the_left_edge_of_roots() {
        let labels = ["nsubj", "ROOT", "det", "nsubj", "ROOT"].map(label).to_vec();
        let tree = Tree::new(vec![1, 1, 3, 4, 4], labels);
        assert_eq!(tree.sentence_starts(), [true, false, true, false, false]);
    }

    #[test]
    fn a_lifted_arc_goes_back_to_the_labelled_descendant() {
        let labels = ["nsubj", "ROOT", "dobj", "advmod", "relcl||dobj"].map(label).to_vec();
        let mut tree = Tree::new(vec![1, 1, 1, 1, 1], labels);
        tree.restore_lifted_arcs(&[false; 5]);
        assert_eq!(tree.heads, [1, 1, 1, 1, 2]);
        assert_eq!(tree.labels[4], label("relcl"));
        assert_eq!(tree.sentence_starts(), [true, false, false, false, false]);
    }
}
