//! Whether the files that documents were read from are as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::input::{self, Input};
use crate::document::{DocumentId, MAX_BYTES};

/// A file that was written within this time may be written once more at what its system calls the same time.
const YOUNG: Duration = Duration::from_secs(3);

/// The file that a document was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Which document.
    pub document: DocumentId,
    /// Where it lies.
    pub path: PathBuf,
    /// How many bytes it had.
    pub size: u64,
}

/// How a file is, compared with what was read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// As it was.
    Same,
    /// Other bytes stand in it.
    Changed,
    /// It is not there.
    Lost,
}

/// What a file was like when it was looked at.
#[derive(Clone, Debug)]
struct Seen {
    size: u64,
    modified: SystemTime,
    document: DocumentId,
}

/// Looks at files, and remembers what stood in them while neither their size nor their time has changed. Clones
/// share what they remember.
#[derive(Clone, Debug, Default)]
pub struct Looks(Arc<Mutex<BTreeMap<PathBuf, Seen>>>);

impl Looks {
    /// How each of these files is now. A file that cannot be read, but may be there, is not told of.
    #[must_use]
    pub fn look(&self, files: &[KnownFile]) -> Vec<(DocumentId, OnDisk)> {
        files.iter().filter_map(|file| Some((file.document.clone(), self.look_at(file)?))).collect()
    }

    /// The files that lie in these folders by now and were not there: those of each that are not among the ones beside it.
    #[must_use]
    pub fn look_for_new(&self, folders: &BTreeMap<PathBuf, BTreeSet<PathBuf>>) -> BTreeSet<PathBuf> {
        let new = folders.iter().filter(|(folder, _)| folder.is_dir());
        new.flat_map(|(folder, known)| input::new_in(folder, known)).collect()
    }

    fn look_at(&self, file: &KnownFile) -> Option<OnDisk> {
        let now = SystemTime::now();
        let metadata = match fs::metadata(&file.path) {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => return Some(OnDisk::Lost),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(OnDisk::Lost),
            Err(_) => return None,
        };
        let size = metadata.len();
        if size != file.size && size.min(file.size) <= MAX_BYTES as u64 {
            return Some(OnDisk::Changed);
        }
        let modified = metadata.modified().ok();
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&file.path).cloned();
        let known = known.filter(|seen| seen.size == size && Some(seen.modified) == modified);
        let document = match known {
            Some(seen) => seen.document,
            None => DocumentId::of(&Input::Path(file.path.clone()).load().ok()?),
        };
        let is_old = |modified: &SystemTime| now.duration_since(*modified).is_ok_and(|age| age > YOUNG);
        if let Some(modified) = modified.filter(is_old) {
            let seen = Seen { size, modified, document: document.clone() };
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), seen);
        }
        Some(if document == file.document { OnDisk::Same } else { OnDisk::Changed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_comes_into_a_folder_is_new() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.txt"), "Anna met Falk.").unwrap();
        let watched = BTreeMap::from([(folder.path().to_owned(), BTreeSet::from([path("a.txt")]))]);
        let look = || Looks::default().look_for_new(&watched);
        assert_eq!(look(), BTreeSet::new());
        fs::create_dir(path("deeper")).unwrap();
        for name in ["b.pdf", "style.css", ".hidden.txt", "deeper/c.html"] {
            fs::write(path(name), "x").unwrap();
        }
        assert_eq!(look(), BTreeSet::from([path("b.pdf"), path("deeper/c.html")]));
        let gone = BTreeMap::from([(path("no such folder"), BTreeSet::new())]);
        assert_eq!(Looks::default().look_for_new(&gone), BTreeSet::new());
    }

    #[test]
    fn a_file_is_the_same_changed_or_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "Anna met Falk.").unwrap();
        let document = DocumentId::of(b"Anna met Falk.");
        let file = KnownFile { document: document.clone(), path: path.clone(), size: 14 };
        let looks = Looks::default();
        let look = || looks.look(std::slice::from_ref(&file))[0].1;
        assert_eq!(look(), OnDisk::Same);
        fs::write(&path, "Anna met Carl.").unwrap();
        assert_eq!(look(), OnDisk::Changed, "as many bytes, and others");
        fs::write(&path, "Anna met nobody.").unwrap();
        assert_eq!(look(), OnDisk::Changed);
        fs::write(&path, "Anna met Falk.").unwrap();
        assert_eq!(look(), OnDisk::Same, "it was written back");
        let old = SystemTime::now() - Duration::from_mins(1);
        fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
        assert_eq!((look(), look()), (OnDisk::Same, OnDisk::Same));
        fs::write(&path, "Anna met Carl.").unwrap();
        assert_eq!(look(), OnDisk::Changed, "what is remembered is of another time");
        fs::remove_file(&path).unwrap();
        assert_eq!(look(), OnDisk::Lost);
        fs::create_dir(&path).unwrap();
        assert_eq!(look(), OnDisk::Lost);
    }
}
