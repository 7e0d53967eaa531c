//! Whatever a process that reads a file may answer is heard out within its limit.

#![no_main]

use libfuzzer_sys::fuzz_target;
use relata::intake::wire::read_frame;

fuzz_target!(|bytes: &[u8]| {
    let mut input = bytes;
    let mut left = 1 << 20;
    while let Ok(Some(_)) = read_frame(&mut input, &mut left) {}
});
