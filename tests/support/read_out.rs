//! Opens whatever a file holds as a project and reads everything out of it. Shared by the fuzz target
//! `open_project` and the test that replays its corpus.

use std::path::Path;

use relata::project::{Check, Commit, Joins, Opened, Opening, Project};

/// More steps than the projects of the corpus have.
const STEPS: usize = 64;

/// Does with the file at `path` all that a window could: it has to come to an end and must not panic.
pub(crate) fn read_out(path: &Path) {
    let Ok(Some(opened)) = Project::open(path, &Opening::default(), &mut |_| true) else { return };
    let Opened { mut project, mut record, documents, .. } = opened;
    for document in &documents {
        let _ = document.restore();
    }
    let _ = (project.steps(STEPS), project.undone_steps(STEPS));
    let _ = (project.find_sentences("minister \"the court\""), project.find_documents("lyon"));
    let mut check = Check::default();
    while !check.is_done() && project.check(&mut check).is_ok() {}
    for _ in 0..STEPS {
        let Ok(Some(_)) = project.undo() else { break };
    }
    for _ in 0..STEPS {
        let Ok(Some(_)) = project.redo() else { break };
    }
    record.notes.insert("a".to_owned(), "b".to_owned());
    let _ = project.commit(&Commit { name: "Note", record: &record, documents: &[], joins: Joins::Nothing });
    let _ = project.close();
}
