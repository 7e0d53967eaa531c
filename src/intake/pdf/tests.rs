//! Whole PDFs: those of `tests/intake/pdf` beside what they say (`UPDATE=1` writes it anew), and hostile ones.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::super::Limits;
use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake/pdf")
}

fn read_bytes(bytes: &[u8]) -> Result<Transcript, Refusal> {
    read(bytes, &mut Budget::new(Limits::default(), bytes.len() as u64))
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

#[test]
fn pages_are_named_as_one_says_them() {
    assert_eq!(numbers(&[3]), "Page 3");
    assert_eq!(numbers(&[2, 3, 4]), "Pages 2 to 4");
    assert_eq!(numbers(&[2, 4, 5, 6, 9]), "Pages 2, 4 to 6 and 9");
}

#[test]
fn every_file_says_what_is_expected() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    paths.sort();
    assert!(paths.len() >= 7);
    for path in paths {
        let found = serde_json::to_string_pretty(&read_bytes(&fs::read(&path).unwrap())).unwrap() + "\n";
        let expected = path.with_extension("json");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&expected).unwrap_or_default(), "{}", path.display());
    }
}

/// A file of these objects, the first of them the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(format!("trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{table}\n%%EOF").into_bytes());
    bytes
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A file of one page with this content; `resources` names the objects from the sixth on, the fourth is the content and
/// the fifth a font.
fn page(resources: &str, content: Vec<u8>, others: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
    );
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        page.into_bytes(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    objects.extend(others);
    pdf(&objects)
}

fn texts(transcript: &Transcript) -> Vec<&str> {
    transcript.passages.iter().map(|passage| passage.text.as_str()).collect()
}

#[test]
fn a_form_that_draws_itself_is_drawn_once() {
    let content = stream("", b"/X Do");
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
        b"BT /F 12 Tf 50 400 Td (Drawn once and not again) Tj ET /X Do /X Do",
    );
    let transcript = read_bytes(&page("/XObject<</X 6 0 R>>", content, vec![form])).unwrap();
    assert_eq!(texts(&transcript), ["Drawn once and not again"]);
}

#[test]
fn forms_that_double_at_every_step_are_stopped() {
    let forms = (0..40).map(|index| {
        let next = index + 7;
        let dictionary = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X {next} 0 R>>>>"
        );
        stream(&dictionary, b"BT /F 12 Tf 50 400 Td (a) Tj ET /X Do /X Do /X Do /X Do")
    });
    let content = stream("", b"/X Do");
    let found = read_bytes(&page("/XObject<</X 6 0 R>>", content, forms.collect()));
    assert!(found.is_err() || !found.unwrap().problems.is_empty());
}

#[test]
fn a_page_that_unpacks_to_gigabytes_is_refused() {
    let line = b"BT /F 12 Tf (Anna) Tj ET\n";
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..800_000 {
        encoder.write_all(line).unwrap();
    }
    let content = stream("/Filter/FlateDecode", &encoder.finish().unwrap());
    assert_eq!(read_bytes(&page("", content, Vec::new())), Err(Refusal::TooLarge));
}

#[test]
fn pages_in_a_circle_and_nested_arrays_end() {
    let circle =
        pdf(&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Count 1/Kids[2 0 R]>>".to_vec()]);
    assert!(read_bytes(&circle).is_err());
    let nested =
        [b"<</Type/Catalog/Pages 2 0 R/X ".as_slice(), &vec![b'['; 50_000], &vec![b']'; 50_000], b">>"]
            .concat();
    assert!(read_bytes(&pdf(&[nested, b"<</Type/Pages/Count 0/Kids[]>>".to_vec()])).is_err());
    let content = [b"BT /F 12 Tf 50 400 Td ".as_slice(), &vec![b'['; 50_000], b"(Still read) Tj ET"].concat();
    let found = read_bytes(&page("", stream("", &content), Vec::new()));
    assert!(found.is_err() || texts(&found.unwrap()) == ["Still read"]);
}

#[test]
fn numbers_beyond_all_measure_do_no_harm() {
    let content =
        b"BT /F 1e38 Tf 1e38 -1e38 Td (a) Tj /F 12 Tf 1 0 0 1 50 400 Tm (Within the page) Tj ET".to_vec();
    let transcript = read_bytes(&page("", stream("", &content), Vec::new())).unwrap();
    assert_eq!(texts(&transcript), ["Within the page"]);
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert_eq!(read_bytes(b""), Err(Refusal::Empty));
    assert!(matches!(read_bytes(b"%PDF-1.7\nnothing more"), Err(Refusal::Damaged(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn damaged_files_never_panic(
        which in 0_usize..4,
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..24),
        cut in any::<proptest::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = file(["two-columns.pdf", "turned.pdf", "owned.pdf", "right-to-left.pdf"][which]);
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        drop(read_bytes(&bytes));
    }
}
