//! Entities of single documents on their way to becoming entities of all of them.

mod rules;

use std::collections::{BTreeMap, BTreeSet};

use rules::Rules;

use super::people::Traits;
use super::{Entity, EntityId, EntityMark, EntityReading};
use crate::corrections::{Directives, EntityDirective, Local, Reason, is_full_name};
use crate::reference::normal::normal;
use crate::vocabulary::EntityKind;

use super::entities::Key;

/// Entities of single documents that are one, with what tells them from others.
#[derive(Debug)]
pub(super) struct Clusters {
    /// What each makes.
    pub(super) entities: Vec<Entity>,
    /// What is told of each, if it is a person.
    pub(super) traits: Vec<Traits>,
    /// For every document, the cluster of each of its entities.
    pub(super) places: Vec<Vec<usize>>,
    /// The clusters of each key.
    pub(super) by_key: BTreeMap<Key, Vec<usize>>,
    /// The entities of single documents in each; gathered only where there is something to put right.
    members: Vec<Vec<Local>>,
}

impl Clusters {
    pub(super) fn new(
        entities: Vec<Entity>,
        traits: Vec<Traits>,
        places: Vec<Vec<usize>>,
        by_key: BTreeMap<Key, Vec<usize>>,
    ) -> Self {
        Self { entities, traits, places, by_key, members: Vec::new() }
    }

    fn gather_members(&mut self) {
        let mut members = vec![Vec::new(); self.entities.len()];
        for (source, here) in (0..).zip(&self.places) {
            for (local, &place) in (0..).zip(here) {
                members[place].push((source, local));
            }
        }
        self.members = members;
    }

    pub(super) fn of(&self, (source, entity): Local) -> Option<usize> {
        self.places.get(source as usize)?.get(entity as usize).copied()
    }
}

/// What a person says of clusters.
#[derive(Debug)]
pub(super) struct Decided {
    /// For each cluster the one that it has become part of; itself, where it stands for itself.
    into: Vec<usize>,
    /// Those that a person has taken away, with the correction that says so.
    rejected: BTreeMap<usize, usize>,
    /// Pairs that are not one.
    apart: Vec<(usize, usize, usize)>,
    /// What is known of each, by its last cluster.
    pub(super) marks: BTreeMap<usize, Marked>,
    /// How many places each rule about names touches, by its place in the list.
    pub(super) touched: BTreeMap<usize, usize>,
}

/// What a person has done with a cluster; corrections by their places in the list.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) corrections: Vec<usize>,
    pub(super) mark: EntityMark,
}

impl Decided {
    /// Follows the corrections: unites clusters, names them, says of what kind they are.
    pub(super) fn new(
        clusters: &mut Clusters,
        directives: &Directives,
        outcomes: &mut [Result<(), Reason>],
    ) -> Self {
        let apart = directives
            .apart
            .iter()
            .filter_map(|&(number, one, other)| Some((number, clusters.of(one)?, clusters.of(other)?)));
        let mut decided = Self {
            into: (0..clusters.entities.len()).collect(),
            rejected: BTreeMap::new(),
            apart: apart.collect(),
            marks: BTreeMap::new(),
            touched: BTreeMap::new(),
        };
        if directives.is_empty() {
            return decided;
        }
        clusters.gather_members();
        let rules = Rules::of(clusters, directives, &mut decided.touched, outcomes);
        for (number, locals) in &directives.same {
            decided.unite_all(clusters, *number, locals, outcomes);
        }
        if let Some(rules) = &rules {
            decided.follow_aliases(clusters, rules);
        }
        decided.meet_by_kind(clusters, directives, rules.as_ref());
        if let Some(rules) = &rules {
            decided.follow_rules(clusters, rules);
        }
        decided.settle(clusters, directives, outcomes);
        decided
    }

    /// The cluster that this one has become part of.
    pub(super) fn root(&self, mut cluster: usize) -> usize {
        while let Some(&into) = self.into.get(cluster).filter(|into| **into != cluster) {
            cluster = into;
        }
        cluster
    }

    /// Whether it is an entity of its own and was not taken away.
    pub(super) fn is_left(&self, cluster: usize) -> bool {
        self.root(cluster) == cluster && !self.rejected.contains_key(&cluster)
    }

    /// The identity of what a cluster is part of, unless a person has taken it away.
    pub(super) fn id(&self, clusters: &Clusters, cluster: usize) -> Option<EntityId> {
        let root = self.root(cluster);
        (!self.rejected.contains_key(&root)).then(|| clusters.entities[root].id)
    }

    /// Pairs of identities that a person has said not to be one.
    pub(super) fn apart<'a>(
        &'a self,
        clusters: &'a Clusters,
    ) -> impl Iterator<Item = (EntityId, EntityId)> + 'a {
        self.apart.iter().filter_map(|&(_, one, other)| {
            let (one, other) = (self.id(clusters, one)?, self.id(clusters, other)?);
            Some((one.min(other), one.max(other)))
        })
    }

    fn unite_all(
        &mut self,
        clusters: &mut Clusters,
        number: usize,
        locals: &[Local],
        outcomes: &mut [Result<(), Reason>],
    ) {
        let mut found = locals.iter().filter_map(|local| clusters.of(*local));
        let Some(first) = found.next() else { return };
        let others: Vec<usize> = found.collect();
        let mut is_refused = false;
        let mut is_done = false;
        for other in others {
            let contradiction = self.contradiction(first, other);
            match contradiction {
                Some(later) if later > number => is_refused = true,
                _ => {
                    if let Some(earlier) = contradiction {
                        outcomes[earlier] = Err(Reason::Overruled);
                    }
                    self.unite(clusters, number, first, other);
                    is_done = true;
                }
            }
        }
        if is_refused && !is_done {
            outcomes[number] = Err(Reason::Overruled);
        }
    }

    /// The last correction that says that two clusters are not one.
    fn contradiction(&self, one: usize, other: usize) -> Option<usize> {
        let (one, other) = (self.root(one), self.root(other));
        let between = self.apart.iter().filter(|&&(_, a, b)| {
            let (a, b) = (self.root(a), self.root(b));
            (a, b) == (one, other) || (b, a) == (one, other)
        });
        between.map(|(number, ..)| *number).max()
    }

    /// Makes the second part of the first.
    fn unite(&mut self, clusters: &mut Clusters, number: usize, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let gone = self.marked(clusters, other);
        let mut merged = vec![gone.mark.reading];
        merged.extend(gone.mark.merged);
        let marked = self.marks.entry(one).or_insert_with(|| Marked::of(clusters, one));
        marked.mark.merged.extend(merged);
        marked.corrections.extend(gone.corrections);
        marked.corrections.push(number);
        self.into[other] = one;
        let part = clusters.entities[other].clone();
        let traits = clusters.traits[other].clone();
        clusters.traits[one].join(&traits);
        absorb(&mut clusters.entities[one], part);
    }

    fn marked(&mut self, clusters: &Clusters, cluster: usize) -> Marked {
        self.marks.remove(&cluster).unwrap_or_else(|| Marked::of(clusters, cluster))
    }

    /// What a person has given another kind is one with what has the same name and that kind already.
    fn meet_by_kind(&mut self, clusters: &mut Clusters, directives: &Directives, rules: Option<&Rules<'_>>) {
        let by_rules = rules.map(Rules::kinds).unwrap_or_default().into_iter();
        let mut kinds: BTreeMap<usize, (usize, EntityKind)> =
            by_rules.map(|(cluster, (number, kind, _))| (cluster, (number, kind))).collect();
        for (number, local, directive) in &directives.entities {
            if let (EntityDirective::Retype(kind, _), Some(cluster)) = (directive, clusters.of(*local)) {
                kinds.insert(cluster, (*number, *kind));
            }
        }
        let named: BTreeSet<usize> = clusters
            .by_key
            .iter()
            .filter(|(key, _)| matches!(key, Key::Name(..)))
            .flat_map(|(_, clusters)| clusters.iter().copied())
            .collect();
        for (cluster, (number, kind)) in kinds {
            let entity = &clusters.entities[cluster];
            let name = normal(&entity.name).into_owned();
            if !named.contains(&cluster) || !is_full_name(kind, &name) || entity.kind == kind {
                continue;
            }
            let same = clusters.by_key.get(&Key::Name(kind, name)).and_then(|found| found.first()).copied();
            if let Some(other) = same.filter(|&other| self.contradiction(cluster, other).is_none()) {
                let (first, second) = (cluster.min(other), cluster.max(other));
                self.unite(clusters, number, first, second);
            }
        }
    }

    /// Gives names, kinds and notes, and takes away what is not there.
    fn settle(
        &mut self,
        clusters: &mut Clusters,
        directives: &Directives,
        outcomes: &mut [Result<(), Reason>],
    ) {
        let mut given: BTreeMap<(usize, u8), (usize, &EntityDirective)> = BTreeMap::new();
        let is_addition = |(number, _, directive): &(usize, Local, EntityDirective)| {
            (*directive == EntityDirective::Added).then_some(*number)
        };
        let additions: BTreeSet<usize> = directives.entities.iter().filter_map(is_addition).collect();
        for (number, local, directive) in &directives.entities {
            let Some(root) = clusters.of(*local).map(|cluster| self.root(cluster)) else { continue };
            let marked = self.marks.entry(root).or_insert_with(|| Marked::of(clusters, root));
            if !marked.corrections.contains(number) {
                marked.corrections.push(*number);
            }
            let entity = &mut clusters.entities[root];
            match directive {
                EntityDirective::Rename(name) => {
                    if entity.name != *name {
                        let before = std::mem::replace(&mut entity.name, name.clone());
                        entity.aliases.push(before);
                    }
                }
                EntityDirective::Retype(kind, subtype) => {
                    entity.kind = *kind;
                    entity.subtype.clone_from(subtype);
                    entity.confidence = 1.0;
                }
                EntityDirective::Reject => {
                    self.rejected.insert(root, *number);
                }
                EntityDirective::Added => {
                    marked.mark.is_added = true;
                    entity.confidence = 1.0;
                }
                EntityDirective::Parted => marked.mark.is_parted = true,
                EntityDirective::Note(text) => marked.mark.note = Some(text.clone()),
            }
            if let Some(sort) = directive.sort()
                && let Some((before, said)) = given.insert((root, sort), (*number, directive))
                && said != directive
                && !additions.contains(&before)
                && outcomes[before].is_ok()
            {
                outcomes[before] = Err(Reason::Overruled);
            }
        }
        for (&(root, _), &(number, _)) in &given {
            if self.rejected.contains_key(&root) && outcomes[number].is_ok() && !additions.contains(&number) {
                outcomes[number] = Err(Reason::Deleted);
            }
        }
    }
}

impl EntityDirective {
    /// What it gives a value, of which only one can hold.
    fn sort(&self) -> Option<u8> {
        match self {
            Self::Rename(_) => Some(0),
            Self::Retype(..) => Some(1),
            Self::Note(_) => Some(2),
            Self::Reject | Self::Added | Self::Parted => None,
        }
    }
}

impl Marked {
    /// A cluster with which nothing has been done yet.
    fn of(clusters: &Clusters, cluster: usize) -> Self {
        let entity = &clusters.entities[cluster];
        Self {
            corrections: Vec::new(),
            mark: EntityMark {
                corrections: Vec::new(),
                reading: EntityReading {
                    id: entity.id,
                    name: entity.name.clone(),
                    kind: entity.kind,
                    subtype: entity.subtype.clone(),
                    mentions: entity.mentions.len(),
                },
                merged: Vec::new(),
                is_added: false,
                is_parted: false,
                note: None,
                own: clusters.members.get(cluster).cloned().unwrap_or_default(),
            },
        }
    }
}

/// Adds to an entity all that is known of another.
fn absorb(entity: &mut Entity, other: Entity) {
    entity.aliases.push(other.name);
    entity.aliases.extend(other.aliases);
    entity.mentions.extend(other.mentions);
    entity.subtype = entity.subtype.take().or(other.subtype.filter(|_| entity.kind == other.kind));
    entity.count = entity.count.or(other.count);
    entity.reference = entity.reference.take().or(other.reference);
    entity.confidence = entity.confidence.max(other.confidence);
}
