//! A text that remembers where each of its characters comes from while it is rewritten.

use std::borrow::Cow;

use super::{OriginMap, Span};

/// A text on its way from the bytes of a file to a document.
#[derive(Debug, Default)]
pub(super) struct Traced {
    /// The characters.
    pub(super) text: String,
    /// Where they come from.
    pub(super) origins: OriginMap,
    /// The stretches that were mended, in order of place.
    pub(super) mended: Vec<Span>,
}

/// One stretch of a rewritten text.
#[derive(Debug)]
pub(super) struct Piece {
    /// The stretch of the old text it is made from.
    pub(super) span: Span,
    /// What stands in its place; `None` copies the stretch as it is.
    pub(super) with: Option<Cow<'static, str>>,
    /// Whether it mends damage.
    pub(super) mends: bool,
}

impl Piece {
    /// The stretch as it is.
    pub(super) const fn copy(span: Span) -> Self {
        Self { span, with: None, mends: false }
    }

    /// Other characters in place of the stretch.
    pub(super) fn replace(span: Span, with: impl Into<Cow<'static, str>>) -> Self {
        Self { span, with: Some(with.into()), mends: false }
    }

    /// Mended characters in place of the stretch.
    pub(super) fn mend(span: Span, with: impl Into<Cow<'static, str>>) -> Self {
        Self { span, with: Some(with.into()), mends: true }
    }
}

impl Traced {
    /// The text with `edits` made, which come in order of place and do not overlap.
    pub(super) fn edited(self, edits: Vec<Piece>) -> Self {
        if edits.is_empty() {
            return self;
        }
        let end = self.text.len() as u32;
        let mut place = 0;
        let mut pieces = Vec::with_capacity(edits.len() * 2 + 1);
        for edit in edits {
            pieces.push(Piece::copy(Span::new(place, edit.span.start)));
            place = edit.span.end;
            pieces.push(edit);
        }
        pieces.push(Piece::copy(Span::new(place, end)));
        self.assembled(pieces)
    }

    /// A new text of `pieces` of this one, which come in order of place and do not overlap; what no
    /// piece covers is left out.
    pub(super) fn assembled(&self, pieces: Vec<Piece>) -> Self {
        let mut new = Self { text: String::with_capacity(self.text.len()), ..Self::default() };
        let mut reader = self.origins.reader();
        let mut mended = self.mended.iter().copied().peekable();
        for piece in pieces {
            let at = new.text.len() as u32;
            while mended.next_if(|span| span.end <= piece.span.start).is_some() {}
            if let Some(with) = &piece.with {
                new.text.push_str(with);
                let bytes = reader.bytes_of(piece.span);
                let text = Span::new(at, at + with.len() as u32);
                if text.len() == bytes.len() {
                    new.origins.push(text, bytes);
                } else {
                    new.origins.push_steps(at, bytes.start, (text.len(), bytes.len()), 1);
                }
                let was_mended = mended.peek().is_some_and(|span| span.overlaps(piece.span));
                if (piece.mends || was_mended) && !text.is_empty() {
                    new.mended.push(text);
                }
            } else {
                new.text.push_str(piece.span.of(&self.text));
                reader.copy(piece.span, at, &mut new.origins);
                while let Some(span) = mended.peek().copied().filter(|span| span.start < piece.span.end) {
                    let start = span.start.max(piece.span.start) - piece.span.start;
                    let end = span.end.min(piece.span.end) - piece.span.start;
                    new.mended.push(Span::new(at + start, at + end));
                    if span.end > piece.span.end {
                        break;
                    }
                    mended.next();
                }
            }
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traced(text: &str) -> Traced {
        let mut origins = OriginMap::default();
        let span = Span::new(0, text.len() as u32);
        origins.push(span, span);
        Traced { text: text.to_owned(), origins, mended: Vec::new() }
    }

    #[test]
    fn edits_move_places_and_keep_origins() {
        let edited = traced("one\r\ntwo three")
            .edited(vec![Piece::replace(Span::new(3, 5), "\n"), Piece::mend(Span::new(8, 9), "–––")]);
        assert_eq!(edited.text, "one\ntwo–––three");
        assert_eq!(edited.mended, [Span::new(7, 16)]);
        let twice = edited.edited(vec![Piece::replace(Span::new(0, 4), "")]);
        assert_eq!(twice.text, "two–––three");
        assert_eq!(twice.mended, [Span::new(3, 12)]);
        assert_eq!(twice.origins.bytes_of(Span::new(0, 3)), Some(Span::new(5, 8)));
        assert_eq!(twice.origins.bytes_of(Span::new(3, 12)), Some(Span::new(8, 9)));
        assert_eq!(twice.origins.bytes_of(Span::new(12, 17)), Some(Span::new(9, 14)));
    }
}
