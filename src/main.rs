//! The program: reads its arguments and opens the window or does one job without it.

fn main() {}
