//! The menus of the menu bar.

/// The menus, in the order of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Documents in, pictures out.
    File,
    /// Undo and search.
    Edit,
    /// What a person puts right.
    Correct,
    /// What the window shows.
    View,
    /// What is selected.
    Select,
    /// Where things stand.
    Layout,
    /// What size, colour and label say.
    Look,
    /// About the program.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::Correct,
        Self::View,
        Self::Select,
        Self::Layout,
        Self::Look,
        Self::Help,
    ];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Correct => "Correct",
            Self::View => "View",
            Self::Select => "Select",
            Self::Layout => "Layout",
            Self::Look => "Look",
            Self::Help => "Help",
        }
    }
}
