//! Scene to pictures, knowledge to data files.

pub mod csv;
pub mod graph_json;
pub mod picture;
pub mod png;
pub mod save;
pub mod svg;
