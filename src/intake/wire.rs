//! How the program and the process that reads a file for it talk: a line of JSON, and the bytes that it announces.
//!
//! The program sends one [`Request`] and the bytes of the file; the other side answers with frames, the last of which
//! says that it is done. The program believes none of the lengths it is told: see [`read_frame`].

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};

use super::{Content, FileKind, Limits, Piece, Refusal, Told};
use crate::document::Transcript;

/// The longest line of a frame, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The limits.
    pub limits: Limits,
    /// The name of the file without its folder.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// What is to go wrong, in tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// What can be made to go wrong, so that tests can see what comes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// It takes memory without end.
    Allocates,
    /// It never comes to an end.
    Spins,
    /// It sleeps instead of working.
    Sleeps,
    /// It answers without end.
    Floods,
    /// It announces more bytes than there are.
    Lies,
    /// It answers with what is no frame.
    Babbles,
    /// It ends at once.
    Aborts,
    /// It panics.
    Panics,
    /// It calls itself until its stack is full.
    Overflows,
    /// It opens a file, and says whether it could.
    OpensFile,
    /// It opens a socket, and says whether it could.
    OpensSocket,
    /// It starts a program, and says whether it could.
    StartsProgram,
    /// It takes the bytes for a [`Transcript`] in JSON: stands in for a reader that works.
    Recites,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// Something of the file.
    Told(Told),
    /// The reader has panicked; its words.
    Panicked(String),
    /// Everything was told.
    Done,
}

/// The line before the bytes of a frame.
#[derive(Serialize, Deserialize)]
enum Head {
    Begins(Vec<String>),
    Piece { path: Vec<String>, bytes: Option<u64>, content: ContentHead },
    Panicked(String),
    Done,
}

#[derive(Serialize, Deserialize)]
enum ContentHead {
    Plain,
    /// So many bytes of JSON follow.
    Transcript(u64),
    File(FileKind),
    Refused(Refusal),
}

/// Sends a request.
///
/// # Errors
///
/// When the other side does not listen.
pub fn write_request(output: &mut impl Write, request: &Request, bytes: &[u8]) -> io::Result<()> {
    write_line(output, request)?;
    output.write_all(bytes)?;
    output.flush()
}

/// Receives a request and the bytes of the file.
///
/// # Errors
///
/// When it is none, or the file is larger than its limit.
pub fn read_request(input: &mut impl BufRead) -> io::Result<(Request, Vec<u8>)> {
    let request: Request = read_line(input)?.ok_or_else(|| unexpected("nothing was asked"))?;
    if request.size > request.limits.file {
        return Err(unexpected("the file is larger than its limit"));
    }
    let bytes = read_bytes(input, request.size)?;
    Ok((request, bytes))
}

/// Sends an answer.
///
/// # Errors
///
/// When nobody listens any more.
pub fn write_frame(output: &mut impl Write, frame: &Frame) -> io::Result<()> {
    match frame {
        Frame::Told(Told::Begins(path)) => write_line(output, &Head::Begins(path.clone())),
        Frame::Told(Told::Piece(piece)) => write_piece(output, piece),
        Frame::Panicked(words) => write_line(output, &Head::Panicked(words.clone())),
        Frame::Done => write_line(output, &Head::Done),
    }?;
    output.flush()
}

fn write_piece(output: &mut impl Write, piece: &Piece) -> io::Result<()> {
    let mut transcript = Vec::new();
    let content = match &piece.content {
        Ok(Content::Plain) => ContentHead::Plain,
        Ok(Content::Transcript(own)) => {
            transcript = serde_json::to_vec(own)?;
            ContentHead::Transcript(transcript.len() as u64)
        }
        Ok(Content::File(kind)) => ContentHead::File(*kind),
        Err(refusal) => ContentHead::Refused(refusal.clone()),
    };
    let bytes = piece.bytes.as_ref().map(|bytes| bytes.len() as u64);
    write_line(output, &Head::Piece { path: piece.path.clone(), bytes, content })?;
    output.write_all(piece.bytes.as_deref().unwrap_or_default())?;
    output.write_all(&transcript)
}

/// Receives an answer; `None` where there are no more. `left` is how many bytes may still come, and is counted down:
/// more than that is never taken, whatever is announced.
///
/// # Errors
///
/// When it is no answer, ends within one, or more would come than may.
pub fn read_frame(input: &mut impl BufRead, left: &mut u64) -> io::Result<Option<Frame>> {
    let Some(head) = read_line(input)? else { return Ok(None) };
    let mut body = |length: u64| {
        *left = left.checked_sub(length).ok_or_else(too_much)?;
        read_bytes(input, length)
    };
    let told = match head {
        Head::Panicked(words) => return Ok(Some(Frame::Panicked(words))),
        Head::Done => return Ok(Some(Frame::Done)),
        Head::Begins(path) => Told::Begins(path),
        Head::Piece { path, bytes, content } => {
            let bytes = bytes.map(&mut body).transpose()?;
            let content = match content {
                ContentHead::Plain => Ok(Content::Plain),
                ContentHead::File(kind) => Ok(Content::File(kind)),
                ContentHead::Refused(refusal) => Err(refusal),
                ContentHead::Transcript(length) => {
                    let transcript: Transcript = serde_json::from_slice(&body(length)?)?;
                    Ok(Content::Transcript(transcript))
                }
            };
            Told::Piece(Piece { path, bytes, content })
        }
    };
    *left = left.checked_sub(FRAME_COST).ok_or_else(too_much)?;
    Ok(Some(Frame::Told(told)))
}

/// What a frame counts besides its bytes, so that there cannot be any number of empty ones.
const FRAME_COST: u64 = 256;

fn write_line(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    output.write_all(&line)
}

fn read_line<T: for<'a> Deserialize<'a>>(input: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&line)?))
}

/// So many bytes; memory is taken only for those that have come.
fn read_bytes(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn unexpected(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

fn too_much() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "more comes out of it than may")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Locator, ParagraphKind};

    fn transcript() -> Transcript {
        let mut transcript = Transcript { title: Some("News".to_owned()), ..Transcript::default() };
        transcript.push(ParagraphKind::Body, "Anna\nmet Boris.", Some(Locator::Page(2)));
        transcript
    }

    fn frames() -> Vec<Frame> {
        let piece = |bytes: Option<&[u8]>, content| Piece {
            path: vec!["a.zip".to_owned(), "x\ny.txt".to_owned()],
            bytes: bytes.map(<[u8]>::to_vec),
            content,
        };
        vec![
            Frame::Told(Told::Begins(vec!["a".to_owned()])),
            Frame::Told(Told::Piece(piece(Some(b"\n{}\n"), Ok(Content::Plain)))),
            Frame::Told(Told::Piece(piece(None, Ok(Content::Transcript(transcript()))))),
            Frame::Told(Told::Piece(piece(Some(b""), Ok(Content::File(FileKind::Pdf))))),
            Frame::Told(Told::Piece(piece(None, Err(Refusal::Damaged("cut".to_owned()))))),
            Frame::Panicked("no reason".to_owned()),
            Frame::Done,
        ]
    }

    fn sent() -> Vec<u8> {
        let mut sent = Vec::new();
        for frame in frames() {
            write_frame(&mut sent, &frame).unwrap();
        }
        sent
    }

    #[test]
    fn answers_arrive_as_they_were_sent() {
        let sent = sent();
        let mut input = sent.as_slice();
        let mut left = 1 << 20;
        let mut arrived = Vec::new();
        while let Some(frame) = read_frame(&mut input, &mut left).unwrap() {
            arrived.push(frame);
        }
        assert_eq!(arrived, frames());
    }

    #[test]
    fn a_request_arrives_with_its_bytes() {
        let limits = Limits { file: 10, ..Limits::default() };
        let request = Request { limits, name: "a.pdf".to_owned(), size: 5, fault: None };
        let mut sent = Vec::new();
        write_request(&mut sent, &request, b"bytes").unwrap();
        assert_eq!(read_request(&mut sent.as_slice()).unwrap(), (request.clone(), b"bytes".to_vec()));
        let mut large = Vec::new();
        write_request(&mut large, &Request { size: 11, ..request }, b"bytes and more").unwrap();
        assert!(read_request(&mut large.as_slice()).is_err());
    }

    #[test]
    fn nothing_is_believed_of_what_is_announced() {
        let lies = br#"{"Piece":{"path":[],"bytes":99999999999,"content":"Plain"}}"#;
        let mut line = lies.to_vec();
        line.extend_from_slice(b"\nfew");
        let kind = |left: u64| read_frame(&mut line.as_slice(), &mut { left }).unwrap_err().kind();
        assert_eq!(kind(1000), io::ErrorKind::FileTooLarge);
        assert_eq!(kind(u64::MAX), io::ErrorKind::UnexpectedEof);
        let endless = vec![b'{'; 3 << 20];
        assert!(read_frame(&mut endless.as_slice(), &mut 100).is_err());
        let sent = sent();
        for cut in 1..sent.len() {
            let mut input = &sent[..cut];
            let mut left = 1 << 20;
            while let Ok(Some(_)) = read_frame(&mut input, &mut left) {}
        }
        let mut left = 300;
        let mut input = sent.as_slice();
        assert!(read_frame(&mut input, &mut left).is_ok());
        assert_eq!(read_frame(&mut input, &mut left).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
