//! Scene to pictures, knowledge to data files.

pub mod picture;
pub mod png;
pub mod svg;
