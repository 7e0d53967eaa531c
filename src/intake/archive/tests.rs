use std::io::Write as _;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;
use crate::intake::Limits;

type Member<'a> = (&'a str, &'a [u8]);

fn packed(members: &[Member<'_>]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Each member as a line: its path, and its bytes or why there are none.
fn told(bytes: &[u8], limits: Limits) -> Result<Vec<String>, Refusal> {
    let mut budget = Budget::new(limits, bytes.len() as u64);
    let mut lines = Vec::new();
    let mut take = |piece: Piece| {
        let content = match piece.content {
            Ok(Content::Plain) => String::from_utf8_lossy(&piece.bytes.unwrap()).into_owned(),
            Ok(Content::File(kind)) => format!("{kind:?}"),
            Ok(Content::Transcript(_)) => unreachable!(),
            Err(refusal) => refusal.to_string(),
        };
        lines.push(format!("{} = {content}", piece.path.join(" > ")));
    };
    read(bytes, &mut budget, &mut |_| {}, &mut take)?;
    Ok(lines)
}

#[test]
fn members_come_in_order_with_archives_in_archives() {
    let inner = packed(&[("deep/c.txt", b"third"), ("d.pdf", b"%PDF-1.7")]);
    let outer =
        packed(&[("a.txt", b"first"), ("in.zip", &inner), ("x/b.md", b"last"), ("empty.zip", &packed(&[]))]);
    assert_eq!(
        told(&outer, Limits::default()).unwrap(),
        [
            "a.txt = first",
            "in.zip > deep/c.txt = third",
            "in.zip > d.pdf = Pdf",
            "x/b.md = last",
            "empty.zip = it holds no text",
        ]
    );
}

#[test]
fn what_is_no_article_is_passed_over_by_name() {
    let members: &[Member<'_>] = &[
        (".DS_Store", b"x"),
        ("__MACOSX/._a.txt", b"x"),
        ("style.css", b"x"),
        ("LICENSE", b"x"),
        ("a.txt", b"\x89PNG\r\n\x1A\n"),
    ];
    assert_eq!(
        told(&packed(members), Limits::default()).unwrap(),
        [
            ".DS_Store = it was passed over: it is hidden",
            "__MACOSX/._a.txt = it was passed over: it is hidden",
            "style.css = it was passed over: files with the ending .css are not read",
            "LICENSE = it was passed over: its name has no ending that says what it is",
            "a.txt = it is a picture (PNG), which Relata does not read; save it as text, HTML, PDF or DOCX",
        ]
    );
}

#[test]
fn no_name_leads_outside_and_every_alphabet_is_read() {
    let members: &[Member<'_>] = &[("../../etc/passwd.txt", b"a"), ("C:\\x\\b.txt", b"b"), ("Zoë.txt", b"c")];
    assert_eq!(
        told(&packed(members), Limits::default()).unwrap(),
        ["etc/passwd.txt = a", "C:/x/b.txt = b", "Zoë.txt = c"]
    );
    // Names as an old machine writes them: in its own alphabet, and without a word about that.
    let names = ["Правительство и выборы.txt", "Заявление министра.txt"];
    let mut bytes = packed(&[("0123456789012345678901.txt", b"a"), ("012345678901234567.txt", b"b")]);
    for (name, stand_in) in names.iter().zip(["0123456789012345678901.txt", "012345678901234567.txt"]) {
        let raw = encoding_rs::IBM866.encode(name).0;
        assert_eq!(raw.len(), stand_in.len());
        while let Some(at) = bytes.windows(raw.len()).position(|window| window == stand_in.as_bytes()) {
            bytes[at..at + raw.len()].copy_from_slice(&raw);
        }
    }
    let told = told(&bytes, Limits::default()).unwrap();
    assert_eq!(told, ["Правительство и выборы.txt = a", "Заявление министра.txt = b"]);
}

#[test]
fn members_that_hide_behind_another_are_told() {
    let mut bytes = packed(&[("a.txt", b"first"), ("b.txt", b"second"), ("c.txt", b"third")]);
    while let Some(at) = bytes.windows(5).position(|window| window == b"b.txt") {
        bytes[at] = b'a';
    }
    let told = told(&bytes, Limits::default()).unwrap();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[2].contains("1 of its members have the name of another"), "{told:?}");
}

#[test]
fn a_bomb_is_stopped_and_the_others_are_read() {
    let bomb = vec![b'a'; 20 << 20];
    let bytes = packed(&[("a.txt", b"first"), ("bomb.txt", &bomb), ("c.txt", b"last")]);
    let limits = Limits { expanded: 11 << 20, ..Limits::default() };
    let told = self::told(&bytes, limits).unwrap();
    assert_eq!(told.len(), 3);
    assert_eq!(told[0], "a.txt = first");
    assert!(told[1].contains("too large when opened"), "{}", told[1]);
    assert_eq!(told[2], "c.txt = last");
    let names: Vec<String> = (0..6).map(|number| format!("{number}.txt")).collect();
    let bombs: Vec<Member<'_>> = names.iter().map(|name| (name.as_str(), bomb.as_slice())).collect();
    let told = self::told(&packed(&bombs), limits).unwrap();
    assert_eq!(told.iter().filter(|line| line.contains("too large")).count(), 6, "{told:?}");
}

#[test]
fn too_many_members_and_too_deep_archives_are_refused() {
    let many: Vec<(String, &[u8])> =
        (0..5).map(|number| (format!("{number}.txt"), b"x".as_slice())).collect();
    let many: Vec<Member<'_>> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(told(&packed(&many), Limits { members: 4, ..Limits::default() }), Err(Refusal::TooMany));
    let mut nested = packed(&[("a.txt", b"found")]);
    for _ in 0..20 {
        nested = packed(&[("in.zip", &nested)]);
    }
    let told = told(&nested, Limits::default()).unwrap();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("nested too deep"), "{}", told[0]);
}

proptest! {
    #[test]
    fn damage_never_panics_and_never_unpacks_too_much(
        at in 0_usize..400, with in any::<u8>(), keep in 0_usize..600, name in "[a-zà-ÿ/\\\\.]{1,12}"
    ) {
        let inner = packed(&[("c.txt", b"third")]);
        let mut bytes = packed(&[(&format!("{name}.txt"), b"first, and first again"), ("in.zip", &inner)]);
        let at = at % bytes.len();
        bytes[at] = with;
        bytes.truncate(keep.max(4));
        let _ = told(&bytes, Limits { expanded: 1 << 20, ..Limits::default() });
    }

    #[test]
    fn every_member_is_told_exactly_once(
        names in prop::collection::btree_set("[a-c]{1,3}(\\.txt|\\.css|\\.pdf|)", 1..12)
    ) {
        let members: Vec<Member<'_>> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
        let told = told(&packed(&members), Limits::default()).unwrap();
        let found: Vec<&str> = told.iter().map(|line| line.split(" = ").next().unwrap()).collect();
        prop_assert_eq!(found, names.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
