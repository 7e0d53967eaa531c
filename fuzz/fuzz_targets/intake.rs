//! A file that may be anything, by any name, is taken for what it is and read: no panic, no hang, no more memory than
//! its limits allow.

#![no_main]

use libfuzzer_sys::fuzz_target;
use relata::intake::{FileKind, Limits, read};

fuzz_target!(|bytes: &[u8]| {
    // The first byte says which ending the name has.
    let Some((first, bytes)) = bytes.split_first() else { return };
    let endings: Vec<&str> = FileKind::endings().chain([""]).collect();
    let name = format!("file.{}", endings[usize::from(*first) % endings.len()]);
    let limits = Limits { expanded: 32 << 20, members: 200, characters: 1 << 20, ..Limits::default() };
    let mut pieces = 0_usize;
    read(&name, bytes, &limits, &mut |_| pieces += 1);
    assert!(pieces > 0 || bytes.is_empty(), "every file comes to something");
});
