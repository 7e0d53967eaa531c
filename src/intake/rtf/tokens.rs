//! Rich text in its smallest parts.

/// A part of rich text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: a backslash before something that is no letter.
    Symbol(u8),
    /// One byte of text that is given by its number.
    Byte(u8),
    /// Bytes of text as they stand there, without line ends.
    Bytes(&'a [u8]),
}

/// Goes through rich text.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                let digits =
                    self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                let value = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.at += if value.is_some() { 2 } else { 0 };
                return Some(value.map_or(Token::Symbol(b'\''), Token::Byte));
            }
            return Some(Token::Symbol(first));
        }
        let start = self.at;
        // No word of the format is longer than 32 letters.
        while self.at - start < 64 && self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let name = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name == "bin" {
            // So many bytes of a picture follow, which may look like anything. A number that leads beyond the end
            // is a lie, and what follows is read as if it stood not there.
            let end =
                usize::try_from(number.unwrap_or(0)).ok().and_then(|length| self.at.checked_add(length));
            self.at = end.filter(|end| *end <= self.bytes.len()).unwrap_or(self.at);
        }
        Some(Token::Word(name, number))
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        let mut end = self.at + usize::from(self.peek() == Some(b'-'));
        let first = end;
        while end - first < 10 && self.bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        if end == first {
            return None;
        }
        self.at = end;
        let digits = std::str::from_utf8(&self.bytes[start..end]).ok()?;
        digits.parse().ok()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while matches!(self.peek()?, b'\r' | b'\n' | 0) {
            self.at += 1;
        }
        let start = self.at;
        self.at += 1;
        match self.bytes[start] {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.control(),
            _ => {
                let rest = &self.bytes[self.at..];
                let end =
                    rest.iter().position(|byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
                self.at += end.unwrap_or(rest.len());
                Some(Token::Bytes(&self.bytes[start..self.at]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_order() {
        let source = b"{\\rtf1\\b0 a\r\nb\\'e9\\u-10\\~\\bin3 }}}\\zz}";
        let tokens: Vec<_> = Tokens::new(source).collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("rtf", Some(1)),
                Token::Word("b", Some(0)),
                Token::Bytes(b"a"),
                Token::Bytes(b"b"),
                Token::Byte(0xE9),
                Token::Word("u", Some(-10)),
                Token::Symbol(b'~'),
                Token::Word("bin", Some(3)),
                Token::Word("zz", None),
                Token::Close,
            ]
        );
    }

    #[test]
    fn a_length_beyond_the_end_is_not_believed() {
        let tokens: Vec<_> = Tokens::new(b"{\\bin2000000000 x} y").collect();
        assert_eq!(tokens.last(), Some(&Token::Bytes(b" y")));
    }

    #[test]
    fn what_is_cut_off_ends() {
        for source in [&b"\\"[..], b"\\'", b"\\'e", b"\\u", b"\\u-", b"{\\bin9999999999 x"] {
            assert!(Tokens::new(source).count() <= 4);
        }
    }
}
