//! Scene to pictures, knowledge to data files.

pub mod csv;
pub mod dossier;
pub mod graph_json;
mod markup;
pub mod page;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod png;
pub mod save;
pub mod slides;
pub mod svg;
