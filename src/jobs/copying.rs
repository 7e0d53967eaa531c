//! A project is written into another file as it is seen, whatever its own file has of that.

use std::path::PathBuf;

use super::ledger::{Copied, Kept, KeptStep, Ledger, steps};
use super::opening::{Nature, now};
use crate::project::{
    Addition, Cause, Commit, Error, Existing, Joins, Opening, Project, Surroundings, remove_copy,
};

/// What is seen, where the file of the project may not have it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The state.
    pub step: KeptStep,
    /// How things look.
    pub surroundings: Surroundings,
}

/// A copy that a person wants.
pub(super) struct Wanted {
    pub(super) path: PathBuf,
    pub(super) goes_on: bool,
    pub(super) seen: Option<Box<Seen>>,
}

/// Writes the copy, and goes on in it where that is wanted.
pub(super) fn copy(project: &mut Project, ledger: &mut Ledger, wanted: Wanted, nature: Nature) -> Vec<Kept> {
    match write(project, ledger, &wanted, nature) {
        Ok(instead_of) => {
            let Wanted { path, goes_on, .. } = wanted;
            vec![Kept::Copied(Copied { path, goes_on, instead_of, time: now() }), Kept::Safe(steps(project))]
        }
        Err(error) => vec![Kept::NotCopied(error.to_string())],
    }
}

fn write(
    project: &mut Project,
    ledger: &mut Ledger,
    wanted: &Wanted,
    nature: Nature,
) -> Result<Option<PathBuf>, Error> {
    let Wanted { path, goes_on, seen } = wanted;
    let is_wanting = |error: &Error| matches!(error.cause, Cause::Damaged(_) | Cause::Newer(_));
    let copy = match (project.save_copy(path, Existing::Replace), seen) {
        (Ok(()), None) if !goes_on => return Ok(None),
        (Ok(()), seen) => {
            let Some(mut copy) = opened(path)? else { return Ok(None) };
            if let Some(seen) = seen {
                add(&mut copy, ledger, seen)?;
            }
            copy
        }
        (Err(error), Some(seen)) if is_wanting(&error) => {
            let copy = of_what_is_seen(path, seen)?;
            if *goes_on {
                ledger.begin_anew();
            }
            copy
        }
        (Err(error), _) => return Err(error),
    };
    if let Some(seen) = seen
        && *goes_on
    {
        ledger.has(&seen.step);
    }
    if *goes_on { move_to(project, copy, nature) } else { copy.close().map(|()| None) }
}

fn opened(path: &std::path::Path) -> Result<Option<Project>, Error> {
    Ok(Project::open(path, &Opening::default(), &mut |_| true)?.map(|opened| opened.project))
}

/// Adds to a copy what is seen and the original does not have.
fn add(copy: &mut Project, ledger: &Ledger, seen: &Seen) -> Result<(), Error> {
    let Seen { step, surroundings } = seen;
    if copy.record() != step.record {
        let documents = ledger.missing(step);
        let commit =
            Commit { name: &step.name, record: &step.record, documents: &documents, joins: Joins::Nothing };
        copy.commit(&commit)?;
    }
    copy.keep(surroundings)
}

/// Makes a project of what can still be seen of one that is damaged, without the steps that led there.
fn of_what_is_seen(path: &std::path::Path, seen: &Seen) -> Result<Project, Error> {
    let Seen { step, surroundings } = seen;
    let documents: Vec<Addition<'_>> =
        step.sources.iter().map(|source| Addition { source, origin: &source.document.name }).collect();
    let commit =
        Commit { name: &step.name, record: &step.record, documents: &documents, joins: Joins::Nothing };
    Project::create_of(path, Existing::Replace, &commit, surroundings)
}

/// Goes on in a copy, which was read and found whole. The file of a project without a name goes then, and so does a copy
/// that was made to be read.
fn move_to(project: &mut Project, copy: Project, nature: Nature) -> Result<Option<PathBuf>, Error> {
    let former = std::mem::replace(project, copy);
    let path = former.path().to_owned();
    // A file that is damaged or was replaced stays as it is.
    let is_whole = *former.access() == crate::project::Access::Full;
    match nature {
        Nature::Copy => {
            former.close()?;
            remove_copy(&path);
            Ok(None)
        }
        Nature::Unnamed if is_whole => {
            former.close()?;
            let removed = std::fs::remove_file(&path);
            removed.unwrap_or_else(|error| log::warn!("{}: {error}", path.display()));
            Ok(Some(path))
        }
        Nature::Unnamed | Nature::Named => former.close().map(|()| None),
    }
}
