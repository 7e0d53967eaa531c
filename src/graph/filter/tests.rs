use super::*;

fn kind(kind: EntityKind) -> Condition {
    Condition::Kinds([kind].into())
}

fn speaker(id: u64) -> Condition {
    Condition::Speakers([EntityId(id)].into())
}

#[test]
fn values_of_one_sort_share_a_chip() {
    let mut filter = Filter::default();
    filter.add(Chip::not(kind(EntityKind::Person)));
    filter.add(Chip::not(kind(EntityKind::Law)));
    filter.add(Chip::only(Condition::Degree(2)));
    filter.add(Chip::only(Condition::Degree(3)));
    let kinds = Condition::Kinds([EntityKind::Person, EntityKind::Law].into());
    assert_eq!(filter.chips, [Chip::not(kinds), Chip::only(Condition::Degree(3))]);
}

#[test]
fn two_of_one_sort_stand_beside_each_other_where_both_can_be_meant() {
    let mut filter = Filter::default();
    filter.add_beside(Chip::only(speaker(1)));
    filter.add_beside(Chip::only(speaker(2)));
    assert_eq!(filter.chips, [Chip::only(speaker(1)), Chip::only(speaker(2))]);
    filter.add_beside(Chip::not(speaker(3)));
    filter.add_beside(Chip::not(speaker(4)));
    assert_eq!(filter.chips.len(), 3, "to shut out one and the other is to shut out both");
    filter.add_beside(Chip::only(kind(EntityKind::Law)));
    filter.add_beside(Chip::only(kind(EntityKind::Person)));
    assert_eq!(filter.chips.len(), 4, "nothing is of two kinds");
    filter.add_beside(Chip::only(kind(EntityKind::Group)).or());
    assert_eq!(filter.chips.len(), 5);
    // The lists go on acting on the first of them.
    filter.toggle(speaker(2));
    filter.toggle(speaker(3));
    let all = Condition::Speakers([1, 2, 3].map(EntityId).into());
    assert_eq!(filter.chips[0], Chip::only(all));
    assert_eq!(filter.chips[1], Chip::only(speaker(2)));
    assert_eq!(filter.chips[2], Chip::not(speaker(4)));
}

#[test]
fn a_value_is_shut_out_and_let_in_again() {
    let mut filter = Filter::default();
    for value in [kind(EntityKind::Person), Condition::Relations([None].into())] {
        assert!(!filter.shuts_out(&value));
        filter.toggle(value.clone());
        assert!(filter.shuts_out(&value));
        filter.toggle(value.clone());
        assert_eq!(filter, Filter::default());
    }
}

#[test]
fn what_is_toggled_beside_an_only_joins_it_or_leaves_it() {
    let mut filter = Filter::default();
    filter.toggle_only(kind(EntityKind::Person));
    assert!(filter.shuts_out(&kind(EntityKind::Law)) && !filter.shuts_out(&kind(EntityKind::Person)));
    filter.toggle(kind(EntityKind::Law));
    let both = Condition::Kinds([EntityKind::Person, EntityKind::Law].into());
    assert_eq!(filter.chips, [Chip::only(both)]);
    filter.toggle(kind(EntityKind::Person));
    assert_eq!(filter.chips, [Chip::only(kind(EntityKind::Law))]);
    filter.toggle_only(kind(EntityKind::Law));
    assert!(filter.chips.is_empty());
}

#[test]
fn lists_leave_alternatives_alone() {
    let either = [Chip::only(kind(EntityKind::Person)), Chip::only(speaker(1)).or()];
    let mut filter = Filter { chips: either.to_vec(), ..Filter::default() };
    assert!(!filter.shuts_out(&kind(EntityKind::Law)));
    filter.toggle(kind(EntityKind::Law));
    assert_eq!(filter.chips[..2], either);
    assert_eq!(filter.chips[2], Chip::not(kind(EntityKind::Law)));
    filter.toggle_only(kind(EntityKind::Group));
    assert_eq!(filter.chips[..2], either);
    assert_eq!(filter.chips[2..], [Chip::only(kind(EntityKind::Group))]);
}

#[test]
fn what_is_left_of_alternatives_stays_together_and_apart_from_the_rest() {
    let chip = |least, joined| Chip { joined, ..Chip::only(Condition::Degree(least)) };
    let row = [
        chip(0, Joined::And),
        chip(1, Joined::And),
        chip(2, Joined::Or),
        chip(3, Joined::Or),
        chip(4, Joined::And),
    ];
    let groups = |filter: &Filter| -> Vec<Vec<usize>> {
        let number = |chip: &Chip| match chip.condition {
            Condition::Degree(least) => least,
            _ => usize::MAX,
        };
        filter.alternatives().map(|group| group.iter().map(number).collect()).collect()
    };
    let whole = Filter { chips: row.to_vec(), ..Filter::default() };
    assert_eq!(groups(&whole), [vec![0], vec![1, 2, 3], vec![4]]);
    for (taken, left) in [
        (0, vec![vec![1, 2, 3], vec![4]]),
        (1, vec![vec![0], vec![2, 3], vec![4]]),
        (2, vec![vec![0], vec![1, 3], vec![4]]),
        (3, vec![vec![0], vec![1, 2], vec![4]]),
        (4, vec![vec![0], vec![1, 2, 3]]),
    ] {
        let mut filter = whole.clone();
        filter.remove(taken);
        assert_eq!(groups(&filter), left, "without {taken}");
        assert_eq!(filter.chips[0].joined, Joined::And);
    }
    let alone: Vec<bool> = (0..5).map(|index| whole.stands_alone(index)).collect();
    assert_eq!(alone, [true, false, false, false, true]);
}

#[test]
fn there_is_one_bar_for_confidence_and_it_can_be_taken_away() {
    let mut filter = Filter::first_picture();
    assert_eq!((filter.bar(), filter.shows_doubtful()), (Some(50), false));
    filter.add(Chip::only(Condition::Confidence(70)));
    filter.add_beside(Chip::only(Condition::Confidence(80)));
    assert_eq!((filter.bar(), filter.chips.len()), (Some(80), 1));
    filter.set_bar(0);
    assert_eq!((filter.bar(), filter.shows_doubtful(), filter.chips.len()), (None, true, 0));
    filter.add(Chip::not(Condition::Confidence(50)));
    assert_eq!(filter.bar(), None, "to ask for the doubtful is no bar");
    filter.set_bar(60);
    assert!(filter.is_bar(0) && !filter.is_bar(1));
    assert_eq!(filter.bar_alone(), [Chip::only(Condition::Confidence(60))]);
}

#[test]
fn a_filter_is_kept_in_a_file_and_found_again() {
    let mut filter = Filter::first_picture();
    let range = DayRange { from: "2024-03-01".parse().ok(), to: None };
    for condition in [
        kind(EntityKind::Group),
        Condition::Relations([None, Some(RelationType::MemberOf)].into()),
        Condition::Statuses([Status::Denied, Status::Said(Modality::Planned)].into()),
        Condition::Entities([EntityId(u64::MAX)].into()),
        Condition::Dates(Dates::happened(range)),
        Condition::Origins([Basis::Implied].into()),
        Condition::Sentence("as it were".to_owned()),
    ] {
        filter.add(Chip::not(condition.clone()));
        filter.add(Chip::only(condition).or());
    }
    let text = serde_json::to_string(&filter).unwrap();
    assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
}

#[test]
fn conditions_that_were_kept_in_the_older_form_are_read() {
    let old = r#"[{"condition": {"Dates": {"from": "2024-03-01", "to": null}}, "negated": false},
        {"condition": {"Confidence": 70}, "negated": true}]"#;
    let range = DayRange { from: "2024-03-01".parse().ok(), to: None };
    let read: Vec<Chip> = serde_json::from_str(old).unwrap();
    let dates = Chip::only(Condition::Dates(Dates::happened(range)));
    assert_eq!(read, [dates, Chip::not(Condition::Confidence(70))]);
}
