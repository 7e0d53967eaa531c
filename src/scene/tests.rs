//! What holds for every scene.

use std::collections::{BTreeMap, BTreeSet};

use super::hit::Hits;
use super::*;
use crate::graph::View;
use crate::graph::samples::{entity, knowledge, relation};
use crate::knowledge::{Knowledge, Relation};
use crate::layout::layout;

/// A wheel of `count` entities around the first, each related to it and to the next.
fn wheel(count: u64) -> Knowledge {
    let names =
        ["Ministry of Fisheries and Coastal Affairs", "Anna", "Sea", "Council", "A rather long name for one"];
    let entities = (1..=count)
        .map(|id| {
            let name = format!("{} {id}", names[id as usize % names.len()]);
            entity(id, &name, EntityKind::ALL[id as usize % EntityKind::ALL.len()])
        })
        .collect();
    let mut relations: Vec<Relation> = Vec::new();
    for id in 2..=count {
        relations.push(relation(100 + id, 1, id, "knows"));
        if id < count {
            relations.push(relation(10_000 + id, id, id + 1, "is next to"));
        }
    }
    relations.push(relation(50_000, 1, 1, "repeats"));
    relations[0].negated = true;
    relations.sort_by_key(|relation| relation.id);
    knowledge(entities, relations)
}

fn places(known: &Knowledge, view: &View) -> BTreeMap<EntityId, Point> {
    let request = layout_request(known, view, 12.0, &BTreeMap::new(), &BTreeMap::new());
    view.entities.iter().copied().zip(layout(&request, &|| false)).collect()
}

fn scene(known: &Knowledge, look: &Look) -> Scene {
    let view = View::everything(known);
    build(known, &view, &places(known, &view), look)
}

fn texts(scene: &Scene) -> Vec<(Option<Subject>, String, Rectangle)> {
    let text = |item: &Item| match &item.shape {
        Shape::Text { text, bounds, .. } => Some((item.subject, text.clone(), *bounds)),
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

#[test]
fn every_name_is_shown_whole_and_none_overlaps_another() {
    let known = wheel(60);
    let scene = scene(&known, &Look { edge_labels: EdgeLabels::All, ..Look::default() });
    let texts = texts(&scene);
    for entity in &known.entities {
        let shown: Vec<&str> = texts
            .iter()
            .filter(|(subject, ..)| *subject == Some(Subject::Entity(entity.id)))
            .map(|(_, text, _)| text.as_str())
            .collect();
        assert_eq!(shown.join(" "), entity.name);
    }
    for (index, (subject, text, bounds)) in texts.iter().enumerate() {
        for (other_subject, other, other_bounds) in &texts[..index] {
            let clash = subject != other_subject && bounds.overlaps(*other_bounds);
            assert!(!clash, "“{text}” lies over “{other}”");
        }
    }
}

#[test]
fn names_find_room_even_where_a_person_has_heaped_up_the_marks() {
    let known = wheel(40);
    let view = View::everything(&known);
    let heap =
        view.entities.iter().map(|&id| (id, Point::new((id.0 % 7) as f32, (id.0 % 5) as f32))).collect();
    let scene = build(&known, &view, &heap, &Look::default());
    let names = texts(&scene);
    for (index, (subject, _, bounds)) in names.iter().enumerate() {
        assert!(names[..index].iter().all(|(other, _, box_)| other == subject || !bounds.overlaps(*box_)));
    }
    let shown: BTreeSet<_> = names.iter().filter_map(|(subject, ..)| *subject).collect();
    assert!(known.entities.iter().all(|entity| shown.contains(&Subject::Entity(entity.id))));
}

#[test]
fn nothing_is_cropped() {
    for look in
        [Look::default(), Look { legend: false, title: Some("A title ".repeat(40)), ..Look::default() }]
    {
        let scene = scene(&wheel(12), &look);
        for item in &scene.items {
            let bounds = item.shape.bounds();
            assert_eq!(scene.bounds.cover(bounds), scene.bounds, "{item:?}");
        }
    }
}

#[test]
fn the_legend_counts_the_kinds_outside_the_graph() {
    let known = wheel(20);
    let with = scene(&known, &Look::default());
    let without = scene(&known, &Look { legend: false, ..Look::default() });
    assert!(with.items.starts_with(&without.items));
    let graph = without.bounds.expanded(-18.0);
    let legend = &with.items[without.items.len()..];
    assert!(legend.iter().all(|item| item.shape.bounds().min.y > graph.max.y));
    let kinds: BTreeSet<_> = legend.iter().filter_map(|item| item.subject).collect();
    assert_eq!(kinds.len(), EntityKind::ALL.len());
    assert!(texts(&with).iter().any(|(_, text, _)| text == "Place 3"), "{:?}", texts(&with));
}

#[test]
fn the_pointer_finds_marks_before_lines_and_lines_within_reach() {
    let known = knowledge(
        vec![entity(1, "A", EntityKind::Person), entity(2, "B", EntityKind::Law)],
        vec![relation(10, 1, 2, "reads")],
    );
    let view = View::everything(&known);
    let positions =
        BTreeMap::from([(EntityId(1), Point::new(0.0, 0.0)), (EntityId(2), Point::new(300.0, 0.0))]);
    let scene = build(&known, &view, &positions, &Look::default());
    let hits = Hits::new(&scene);
    let at = |x, y| hits.at(Point::new(x, y), 6.0);
    assert_eq!(at(0.0, 0.0), Some(Subject::Entity(EntityId(1))));
    assert_eq!(at(305.0, 2.0), Some(Subject::Entity(EntityId(2))));
    assert_eq!(at(150.0, 5.0), Some(Subject::Relation(RelationId(10))));
    assert_eq!(at(150.0, 9.0), None);
    assert_eq!(at(0.0, 18.0), Some(Subject::Entity(EntityId(1))), "the name stands for its entity");
    let legend =
        scene.items.iter().find(|item| item.subject == Some(Subject::Kind(EntityKind::Law))).unwrap();
    assert_eq!(hits.at(legend.shape.bounds().center(), 6.0), legend.subject);
}

#[test]
fn what_is_dragged_moves_with_its_lines_and_nothing_else_does() {
    let known = wheel(12);
    let view = View::everything(&known);
    let (captions, look, dragged) = (Captions::new(&known, Style::default()), Look::default(), EntityId(5));
    let mut plan = Plan::new(&known, &captions, &view, &places(&known, &view), &Drawing::of(&look));
    let before = plan.scene(&known, &view, &look);
    plan.drag(dragged, Point::new(900.0, 900.0));
    let after = plan.scene(&known, &view, &look);
    assert_eq!(before.items.len(), after.items.len());
    let is_its_own = |id: RelationId| {
        known.relation(id).is_some_and(|found| found.subject == dragged || found.object == dragged)
    };
    for (one, other) in before.items.iter().zip(&after.items) {
        let moves = match one.subject {
            Some(Subject::Entity(id)) => id == dragged,
            Some(Subject::Relation(id)) => is_its_own(id),
            _ => continue,
        };
        assert_eq!(one != other, moves, "{one:?}");
    }
}

#[test]
fn what_is_touched_carries_its_phrase_and_what_is_dimmed_is_faint() {
    let known = wheel(8);
    let chosen = Subject::Relation(RelationId(103));
    let look =
        Look { selected: BTreeSet::from([chosen]), dimmed: BTreeSet::from([EntityId(8)]), ..Look::default() };
    let picture = scene(&known, &look);
    let phrases: Vec<_> = texts(&picture).into_iter().filter(|(_, text, _)| text == "knows").collect();
    assert_eq!(phrases.len(), 1);
    assert_eq!(phrases[0].0, Some(chosen));
    let palette = look.theme.palette();
    let fill = picture.items.iter().find_map(|item| match &item.shape {
        Shape::Disc { fill, .. } | Shape::Polygon { fill, .. } | Shape::Box { fill, .. }
            if item.subject == Some(Subject::Entity(EntityId(8))) =>
        {
            Some(*fill)
        }
        _ => None,
    });
    assert_eq!(fill, Some(palette.faint(palette.kind(EntityKind::Person))));
}

#[test]
fn a_large_picture_leaves_out_names_rather_than_overlap_them() {
    let known = wheel(400);
    let view = View::everything(&known);
    let crowded = view
        .entities
        .iter()
        .map(|&id| (id, Point::new((id.0 % 20) as f32 * 30.0, (id.0 / 20) as f32 * 22.0)))
        .collect();
    let scene = build(&known, &view, &crowded, &Look { legend: false, ..Look::default() });
    let names = texts(&scene);
    let shown: BTreeSet<_> = names.iter().filter_map(|(subject, ..)| *subject).collect();
    assert!((20..400).contains(&shown.len()), "{}", shown.len());
    for (index, (subject, _, bounds)) in names.iter().enumerate() {
        assert!(names[..index].iter().all(|(other, _, box_)| other == subject || !bounds.overlaps(*box_)));
    }
}

#[test]
fn nothing_and_half_placed_knowledge_make_scenes_too() {
    let nothing = scene(&Knowledge::default(), &Look::default());
    assert!(nothing.items.is_empty() && nothing.bounds.width() > 0.0);
    let known = wheel(3);
    let view = View::everything(&known);
    let half = BTreeMap::from([(EntityId(1), Point::default()), (EntityId(2), Point::new(f32::NAN, 0.0))]);
    let scene = build(&known, &view, &half, &Look::default());
    assert!(scene.items.iter().all(|item| item.subject != Some(Subject::Entity(EntityId(2)))));
}

#[test]
fn a_line_that_stands_for_several_relations_says_how_many() {
    let ends = vec![entity(1, "A", EntityKind::Person), entity(2, "B", EntityKind::Law)];
    let known = knowledge(ends, vec![relation(10, 1, 2, "reads"), relation(11, 1, 2, "knows")]);
    let view = View::everything(&known);
    let positions =
        BTreeMap::from([(EntityId(1), Point::new(0.0, 0.0)), (EntityId(2), Point::new(300.0, 0.0))]);
    let words = |look: &Look| -> Vec<String> {
        let scene = build(&known, &view, &positions, look);
        let line = Some(Subject::Relation(RelationId(10)));
        texts(&scene).into_iter().filter(|(subject, ..)| *subject == line).map(|(_, text, _)| text).collect()
    };
    assert_eq!(words(&Look::default()), ["2"]);
    let touched = Look { hovered: Some(Subject::Relation(RelationId(10))), ..Look::default() };
    assert_eq!(words(&touched), ["2", "reads"], "the number stays, so that it can be clicked");
    let all = Look { edge_labels: EdgeLabels::All, ..Look::default() };
    assert_eq!(words(&all), ["reads +1"]);
}

#[test]
fn a_document_weighs_more_than_another_sentence_of_the_same() {
    let ends = vec![entity(1, "A", EntityKind::Person), entity(2, "B", EntityKind::Law)];
    let width = |sources: [u32; 2]| {
        let mut twice = relation(10, 1, 2, "reads");
        let mut second = relation(20, 1, 2, "reads").evidence.remove(0);
        twice.evidence[0].source = sources[0];
        second.source = sources[1];
        twice.evidence.push(second);
        let known = knowledge(ends.clone(), vec![twice]);
        let scene = scene(&known, &Look { legend: false, ..Look::default() });
        scene.items.iter().find_map(|item| match &item.shape {
            Shape::Curve { stroke, .. } => Some(stroke.width),
            _ => None,
        })
    };
    assert!(width([0, 1]) > width([0, 0]));
}

#[test]
fn the_pointer_moves_no_name_and_names_what_it_is_on() {
    let known = wheel(400);
    let view = View::everything(&known);
    let crowded: BTreeMap<EntityId, Point> = view
        .entities
        .iter()
        .map(|&id| (id, Point::new((id.0 % 20) as f32 * 30.0, (id.0 / 20) as f32 * 22.0)))
        .collect();
    let named = |hovered: Option<Subject>| {
        let scene = build(&known, &view, &crowded, &Look { legend: false, hovered, ..Look::default() });
        let names =
            texts(&scene).into_iter().filter(|(subject, ..)| matches!(subject, Some(Subject::Entity(_))));
        names.collect::<Vec<_>>()
    };
    let before = named(None);
    let shown: BTreeSet<_> = before.iter().filter_map(|(subject, ..)| *subject).collect();
    let nameless =
        view.entities.iter().map(|&id| Subject::Entity(id)).find(|subject| !shown.contains(subject));
    let after = named(nameless);
    assert!(after.iter().any(|(subject, ..)| *subject == nameless));
    let moved = after.iter().filter(|name| name.0 != nameless && !before.contains(name)).count();
    assert_eq!(moved, 0, "names may make way but do not move");
    assert!(before.len() - after.iter().filter(|name| name.0 != nameless).count() < 6);
}
