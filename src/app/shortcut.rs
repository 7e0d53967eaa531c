//! Keyboard shortcuts, without saying how a window toolkit names keys.

/// A key that shortcuts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter or digit, in upper case.
    Character(char),
    /// Delete.
    Delete,
    /// Escape.
    Escape,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow upwards.
    Up,
    /// The arrow downwards.
    Down,
    /// A function key.
    Function(u8),
}

/// A key with the modifiers that have to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// The key.
    pub key: Key,
    /// Ctrl, or Cmd on macOS.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on macOS.
    pub alt: bool,
}

impl Shortcut {
    /// A key on its own. It counts only while nobody types.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: false }
    }

    /// A character with Ctrl, or Cmd on macOS.
    #[must_use]
    pub const fn command(key: char) -> Self {
        Self { key: Key::Character(key), command: true, shift: false, alt: false }
    }

    /// A character with Shift and Ctrl, or Cmd on macOS.
    #[must_use]
    pub const fn command_shift(key: char) -> Self {
        Self { key: Key::Character(key), command: true, shift: true, alt: false }
    }

    /// A key with Shift. Of letters and digits it counts only while nobody types.
    #[must_use]
    pub const fn shift(key: Key) -> Self {
        Self { key, command: false, shift: true, alt: false }
    }

    /// A key with Alt, or Option on macOS.
    #[must_use]
    pub const fn alt(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: true }
    }

    /// How it is written in menus.
    #[must_use]
    pub fn text(self, is_mac: bool) -> String {
        let mut text = String::new();
        if self.command {
            text.push_str(if is_mac { "⌘" } else { "Ctrl+" });
        }
        if self.shift {
            text.push_str(if is_mac { "⇧" } else { "Shift+" });
        }
        if self.alt {
            text.push_str(if is_mac { "⌥" } else { "Alt+" });
        }
        match self.key {
            Key::Character(character) => text.push(character),
            Key::Delete => text.push_str("Del"),
            Key::Escape => text.push_str("Esc"),
            Key::Left => text.push('←'),
            Key::Right => text.push('→'),
            Key::Up => text.push('↑'),
            Key::Down => text.push('↓'),
            Key::Function(number) => {
                text.push('F');
                text.push_str(&number.to_string());
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_are_written_as_each_system_does() {
        assert_eq!(Shortcut::command_shift('Z').text(false), "Ctrl+Shift+Z");
        assert_eq!(Shortcut::command_shift('Z').text(true), "⌘⇧Z");
        assert_eq!(Shortcut::plain(Key::Function(1)).text(false), "F1");
        assert_eq!(Shortcut::alt(Key::Left).text(false), "Alt+←");
        assert_eq!(Shortcut::shift(Key::Character('N')).text(true), "⇧N");
    }
}
