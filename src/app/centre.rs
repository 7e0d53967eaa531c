//! What stands in the middle of the window.

/// One of the three ways to look at what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Centre {
    /// Marks and lines.
    #[default]
    Graph,
    /// Rows and columns.
    Table,
    /// What has a date, from left to right.
    Timeline,
}

impl Centre {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Graph, Self::Table, Self::Timeline];
}
