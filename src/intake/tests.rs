use std::fs;
use std::path::Path;

use super::*;

fn pieces(name: &str, bytes: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    read(name, bytes, &Limits::default(), &mut |told| {
        if let Told::Piece(piece) = told {
            pieces.push(piece);
        }
    });
    pieces
}

/// A letter of these words with a note attached.
fn letter(words: &str) -> String {
    format!(
        "From: Anna <anna@a.example>\r\nSubject: \r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n\
         --b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=note.txt\r\n\r\n\
         The mayor met the minister.\r\n--b\r\nContent-Type: application/octet-stream\r\n\
         Content-Disposition: attachment; filename=news.csv\r\n\r\ntitle,text\r\n--b--\r\n"
    )
}

#[test]
fn what_is_attached_to_a_letter_is_a_piece_of_its_own() {
    let found = pieces("a.eml", letter("The mill was sold.").as_bytes());
    let paths: Vec<_> = found.iter().map(|piece| piece.path.join("/")).collect();
    assert_eq!(paths, ["", "note.txt", "news.csv"]);
    assert!(
        matches!(&found[0].content, Ok(Content::Transcript(said)) if said.passages[0].text == "The mill was sold.")
    );
    assert_eq!(found[1].content, Ok(Content::Plain));
    assert_eq!(found[1].bytes.as_deref().map(<[u8]>::trim_ascii), Some(&b"The mayor met the minister."[..]));
    assert_eq!(found[2].content, Ok(Content::File(FileKind::Delimited)));
}

#[test]
fn a_letter_without_words_still_gives_what_is_attached() {
    let found = pieces("a.eml", letter("").as_bytes());
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].content, Err(Refusal::Empty));
    assert_eq!(found[1].content, Ok(Content::Plain));
}

#[test]
fn every_format_has_its_reader() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake");
    for kind in ["docx", "eml", "epub", "html", "mbox", "mhtml", "odt", "pdf", "rtf", "tables"] {
        let files = fs::read_dir(folder.join(kind)).unwrap().map(|entry| entry.unwrap().path());
        let read = files.filter(|path| path.extension().is_some_and(|ending| ending != "json")).any(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let found = pieces(&name, &fs::read(&path).unwrap());
            found.iter().any(|piece| matches!(piece.content, Ok(Content::Transcript(_))))
        });
        assert!(read, "no file of {kind} gives an article");
    }
}
