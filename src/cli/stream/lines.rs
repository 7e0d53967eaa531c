//! Lines of a stream, none longer than was agreed.

use std::io::BufRead;

/// One line, with its number from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// It holds nothing but blanks.
    Empty,
    /// Its bytes without the line end.
    Whole(usize, Vec<u8>),
    /// It is longer than lines may be, and was passed over.
    TooLong(usize),
    /// The stream broke off, and why.
    Broken(usize, String),
}

impl Line {
    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Whole(_, bytes) => bytes.len(),
            Self::Empty | Self::TooLong(_) | Self::Broken(..) => 0,
        }
    }
}

/// The lines of a stream in order.
pub(super) struct Lines<R> {
    stream: R,
    longest: usize,
    place: usize,
    is_over: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `stream` with at most `longest` bytes each.
    pub(super) const fn new(stream: R, longest: usize) -> Self {
        Self { stream, longest, place: 0, is_over: false }
    }

    /// The bytes up to the line end or the end of the stream; `None` when they are too many. Says also whether the
    /// stream goes on.
    fn read(&mut self) -> std::io::Result<(Option<Vec<u8>>, bool)> {
        let mut line = Vec::new();
        let mut is_too_long = false;
        loop {
            let ready = match self.stream.fill_buf() {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                ready => ready?,
            };
            if ready.is_empty() {
                return Ok(((!is_too_long).then_some(line), false));
            }
            let end = ready.iter().position(|&byte| byte == b'\n');
            let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
            is_too_long |= line.len() + part.len() > self.longest;
            if is_too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.stream.consume(used);
            if end.is_some() {
                return Ok(((!is_too_long).then_some(line), true));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.is_over {
            return None;
        }
        let place = self.place;
        self.place += 1;
        let line = match self.read() {
            Ok((Some(line), goes_on)) => {
                self.is_over = !goes_on;
                let is_empty = line.iter().all(u8::is_ascii_whitespace);
                if is_empty { Line::Empty } else { Line::Whole(place, line) }
            }
            Ok((None, goes_on)) => {
                self.is_over = !goes_on;
                Line::TooLong(place)
            }
            Err(error) => {
                self.is_over = true;
                Line::Broken(place, format!("standard input cannot be read any further: {error}"))
            }
        };
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_line_comes_once(
            lines in prop::collection::vec("[ a-z]{0,12}", 0..20), buffer in 1_usize..40, ends: bool,
        ) {
            let mut text = lines.join("\n");
            if ends {
                text.push('\n');
            }
            let read: Vec<Line> = Lines::new(BufReader::with_capacity(buffer, text.as_bytes()), 8).collect();
            let expected = text.split('\n').enumerate().map(|(place, line)| {
                if line.len() > 8 {
                    Line::TooLong(place)
                } else if line.trim().is_empty() {
                    Line::Empty
                } else {
                    Line::Whole(place, line.into())
                }
            });
            prop_assert_eq!(read, expected.collect::<Vec<_>>());
        }
    }
}
