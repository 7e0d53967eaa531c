//! Rules about names, on the way from clusters to entities. They look at what the texts call things; what a person
//! has said of a single thing wins.

use std::collections::{BTreeMap, BTreeSet};

use super::{Clusters, Decided, Marked};
use crate::corrections::{Directives, EntityDirective, NamePart, Reason, Rule};
use crate::reference::normal::normal;
use crate::vocabulary::EntityKind;

/// The rules, and all they have to know of clusters as they were before anything was put right.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    /// Those that hold, with their places in the list of corrections.
    held: Vec<(usize, &'a Rule)>,
    /// What each cluster is called, in its normal form.
    names: Vec<String>,
    by_hand: ByHand,
}

/// Clusters of which a person has said something by itself.
#[derive(Debug, Default)]
struct ByHand {
    /// Whom they are.
    named: BTreeSet<usize>,
    /// Of what kind they are.
    of_kind: BTreeSet<usize>,
    /// That they are there.
    kept: BTreeSet<usize>,
    /// That they are not.
    rejected: BTreeSet<usize>,
    /// What they are to be called.
    new_names: BTreeMap<usize, String>,
}

impl ByHand {
    fn of(clusters: &Clusters, directives: &Directives) -> Self {
        let mut by_hand = Self::default();
        for (_, local, directive) in &directives.entities {
            let Some(cluster) = clusters.of(*local) else { continue };
            let sets = match directive {
                EntityDirective::Rename(name) => {
                    by_hand.new_names.insert(cluster, normal(name).into_owned());
                    vec![&mut by_hand.named, &mut by_hand.kept]
                }
                EntityDirective::Retype(..) => vec![&mut by_hand.of_kind, &mut by_hand.kept],
                EntityDirective::Added | EntityDirective::Parted => {
                    vec![&mut by_hand.named, &mut by_hand.of_kind, &mut by_hand.kept]
                }
                EntityDirective::Reject => vec![&mut by_hand.named, &mut by_hand.rejected],
                EntityDirective::Note(_) => vec![&mut by_hand.kept],
            };
            for set in sets {
                set.insert(cluster);
            }
        }
        for (_, locals) in &directives.same {
            let found: Vec<usize> = locals.iter().filter_map(|local| clusters.of(*local)).collect();
            by_hand.named.extend(found.iter().skip(1));
            by_hand.kept.extend(found);
        }
        by_hand
    }
}

impl<'a> Rules<'a> {
    /// Looks at the clusters as the texts have them, and counts for each rule the places that are called so. `None`
    /// where there is no rule.
    pub(super) fn of(
        clusters: &Clusters,
        directives: &'a Directives,
        touched: &mut BTreeMap<usize, usize>,
        outcomes: &mut [Result<(), Reason>],
    ) -> Option<Self> {
        if directives.rules.is_empty() {
            return None;
        }
        let names: Vec<String> =
            clusters.entities.iter().map(|entity| normal(&entity.name).into_owned()).collect();
        for (number, rule, holds) in &directives.rules {
            let meant = rule.meant();
            let meant = clusters.entities.iter().zip(&names).filter(|(_, name)| meant.has_name(name));
            let places = meant.map(|(entity, _)| entity.mentions.len()).sum();
            touched.insert(*number, places);
            if places == 0 && *holds {
                outcomes[*number] = Err(Reason::NothingCalled(rule.words().to_owned()));
            }
        }
        let held = directives.rules.iter().filter(|(_, _, holds)| *holds);
        let held = held.map(|(number, rule, _)| (*number, rule)).collect();
        Some(Self { held, names, by_hand: ByHand::of(clusters, directives) })
    }

    /// The clusters that a rule means.
    fn meant(&self, rule: &Rule) -> Vec<usize> {
        let (named, meant) = (self.names.iter().enumerate(), rule.meant());
        named.filter(|(_, name)| meant.has_name(name)).map(|(cluster, _)| cluster).collect()
    }

    /// What kinds rules give to clusters, with the place of the rule. One about a whole name wins over those about
    /// a part of it.
    pub(super) fn kinds(&self) -> BTreeMap<usize, (usize, EntityKind, Option<&str>)> {
        let mut given = BTreeMap::new();
        for is_whole in [false, true] {
            for &(number, rule) in &self.held {
                let Rule::Kind { part, kind, subtype, .. } = rule else { continue };
                if (*part == NamePart::Whole) == is_whole {
                    let meant = self.meant(rule).into_iter();
                    let free = meant.filter(|cluster| !self.by_hand.of_kind.contains(cluster));
                    given.extend(free.map(|cluster| (cluster, (number, *kind, subtype.as_deref()))));
                }
            }
        }
        given
    }
}

impl Decided {
    /// What is called in one way becomes one with what has the name that is meant, or gets that name.
    pub(super) fn follow_aliases(&mut self, clusters: &mut Clusters, rules: &Rules<'_>) {
        let by_hand = &rules.by_hand;
        let mut new_names = by_hand.new_names.clone();
        for &(number, rule) in &rules.held {
            let Rule::Alias { name, .. } = rule else { continue };
            let wanted = normal(name).into_owned();
            let is_called_so =
                |other: &usize| rules.names[*other] == wanted || new_names.get(other) == Some(&wanted);
            let is_left = |other: &usize| !by_hand.rejected.contains(other);
            let all = 0..rules.names.len();
            let mut called_so: Vec<usize> = all.filter(is_left).filter(is_called_so).collect();
            for cluster in rules.meant(rule) {
                if by_hand.named.contains(&cluster) || self.root(cluster) != cluster {
                    continue;
                }
                let kind = clusters.entities[cluster].kind;
                let others = called_so.iter().map(|&other| self.root(other));
                let others = others.filter(|&other| other != cluster);
                match others.min_by_key(|&other| (clusters.entities[other].kind != kind, other)) {
                    // A person has said that the two are not one.
                    Some(other) if self.contradiction(cluster, other).is_some() => {}
                    Some(other) => self.unite(clusters, number, other, cluster),
                    None => {
                        self.marked_by(clusters, cluster, number);
                        let entity = &mut clusters.entities[cluster];
                        let before = std::mem::replace(&mut entity.name, name.trim().to_owned());
                        entity.aliases.push(before);
                        called_so.push(cluster);
                        new_names.insert(cluster, wanted.clone());
                    }
                }
            }
        }
    }

    /// Gives kinds, and takes away what is no entity.
    pub(super) fn follow_rules(&mut self, clusters: &mut Clusters, rules: &Rules<'_>) {
        for (cluster, (number, kind, subtype)) in rules.kinds() {
            let entity = &clusters.entities[cluster];
            let is_so = entity.kind == kind && (subtype.is_none() || entity.subtype.as_deref() == subtype);
            if is_so || self.root(cluster) != cluster {
                continue;
            }
            self.marked_by(clusters, cluster, number);
            let entity = &mut clusters.entities[cluster];
            entity.kind = kind;
            entity.subtype = subtype.map(str::to_owned);
            entity.confidence = 1.0;
        }
        let kept: BTreeSet<usize> = rules.by_hand.kept.iter().map(|&cluster| self.root(cluster)).collect();
        for &(number, rule) in &rules.held {
            if matches!(rule, Rule::Ignore { .. }) {
                let meant = rules.meant(rule).into_iter();
                for cluster in meant.filter(|cluster| !kept.contains(cluster)) {
                    if self.root(cluster) == cluster {
                        self.rejected.insert(cluster, number);
                    }
                }
            }
        }
    }

    /// Notes that a cluster is as it is by a rule.
    fn marked_by(&mut self, clusters: &Clusters, cluster: usize, number: usize) {
        let marked = self.marks.entry(cluster).or_insert_with(|| Marked::of(clusters, cluster));
        if !marked.corrections.contains(&number) {
            marked.corrections.push(number);
        }
    }
}
