//! Gives the engine of this build a name: a hash of all that decides what is found in a document, so that
//! whatever an older engine has found is known to be old, whether or not somebody thought of a number.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What decides what is found in a document.
const ENGINE: &[&str] = &[
    "assets/models",
    "data/knowledge",
    "src/document",
    "src/document.rs",
    "src/extraction",
    "src/extraction.rs",
    "src/language",
    "src/language.rs",
    "src/reference",
    "src/reference.rs",
    "src/vocabulary",
    "src/vocabulary.rs",
];

/// Files that do not: tables for people and their training.
const LEFT_OUT: &[&str] = &["md", "py"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for path in ENGINE {
        println!("cargo::rerun-if-changed={path}");
        gather(Path::new(path), &mut files)?;
    }
    files.sort();
    let mut hash = Hash::default();
    for path in &files {
        hash.add(path.to_string_lossy().replace('\\', "/").as_bytes());
        hash.add(&fs::read(path)?);
    }
    println!("cargo::rustc-env=RELATA_ENGINE={:016x}", hash.0);
    Ok(())
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            gather(&entry?.path(), files)?;
        }
    } else if !path.extension().is_some_and(|ending| LEFT_OUT.iter().any(|out| ending == *out)) {
        files.push(path.to_owned());
    }
    Ok(())
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): it tells versions apart and keeps nobody out.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
