//! First bytes of files that are no articles, and what to call them.

/// How compound files begin: Word, Excel, `PowerPoint` and Outlook before 2007, and locked files of today.
pub(super) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes, the place at which they stand, and what they say.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG\r\n\x1A\n", "a picture (PNG)"),
    (0, b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (0, b"GIF87a", "a picture (GIF)"),
    (0, b"GIF89a", "a picture (GIF)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (4, b"ftypheic", "a picture (HEIC)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftyp", "a film or a recording (MP4)"),
    (8, b"WAVEfmt", "a recording (WAV)"),
    (8, b"AVI LIST", "a film (AVI)"),
    (0, b"ID3", "a recording (MP3)"),
    (0, b"OggS\0", "a recording (Ogg)"),
    (0, b"fLaC\0", "a recording (FLAC)"),
    (0, b"\x1A\x45\xDF\xA3", "a film (Matroska)"),
    (0, b"AT&TFORM", "a scan (DjVu)"),
    (0, b"\x1F\x8B", "a compressed (gzip) file"),
    (0, b"BZh", "a compressed (bzip2) file"),
    (0, b"\xFD7zXZ\0", "a compressed (xz) file"),
    (0, b"\x28\xB5\x2F\xFD", "a compressed (Zstandard) file"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7FELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
    (0, b"\xCF\xFA\xED\xFE", "a program"),
    (0, b"\xCA\xFE\xBA\xBE", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"SQLite format 3\0", "a database"),
    (0, b"PAR1", "a table of numbers for machines (Parquet)"),
    (0, b"!BDN", "an Outlook data file; export its letters as EML or MBOX"),
    (0, b"OTTO\0", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
    (0, b"wOF2", "a font"),
];

/// What the bytes are, when they are no article.
pub(super) fn what(bytes: &[u8]) -> Option<&'static str> {
    let stands = |(at, signature, _): &&(usize, &[u8], &str)| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(signature))
    };
    SIGNATURES.iter().find(stands).map(|(_, _, what)| *what)
}
