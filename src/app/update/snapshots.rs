//! Where snapshots of projects go, and that they go.

use crate::app::effect::Effect;
use crate::app::project::ProjectCommand;
use crate::app::settings::Settings;
use crate::app::state::State;
use crate::jobs::Order;

pub(super) fn change(state: &mut State, wish: ProjectCommand, effects: &mut Vec<Effect>) {
    match wish {
        ProjectCommand::ChooseSnapshotFolder => effects.push(Effect::AskForSnapshotFolder),
        ProjectCommand::KeepSnapshotsIn(folder) => {
            let own = state.project.snapshot_folder.as_ref();
            let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
            // The next run may start in another folder.
            let folder = folder.map(|folder| std::path::absolute(&folder).unwrap_or(folder));
            // What is no text cannot be written into the file of settings.
            let folder = folder.filter(|folder| folder.to_str().is_some() && Some(folder) != own);
            state.settings.snapshot_folder = folder;
        }
        ProjectCommand::ShowSnapshotFolder => {
            let place = state.snapshot_place();
            effects.extend(place.map(|place| Effect::ShowFolder(place.snapshots.folder().to_owned())));
        }
        ProjectCommand::DeleteSnapshots => effects.push(Effect::Project(Order::DeleteSnapshots)),
        _ => {}
    }
}

/// Has snapshots kept as the settings say now, where they have changed.
pub(super) fn follow(state: &State, before: &Settings, effects: &mut Vec<Effect>) {
    let wishes = |settings: &Settings| {
        (settings.keeps_snapshots, settings.snapshot_folder.clone(), settings.snapshot_count)
    };
    if wishes(before) != wishes(&state.settings) {
        effects.push(Effect::Project(Order::KeepSnapshots(state.snapshot_place())));
        effects.push(Effect::Project(Order::CountSnapshots));
    }
}
