//! The files of the record: those that come with the program, and others in their place.

use super::Record;
use super::around::{Around, Outline};
use super::read::read_record_file;
use honnin_files::capped;
use honnin_messages::{Language, Messages, id};
use honnin_sheet::diagnostic::render_problems;
use honnin_sheet::find;
use honnin_sheet::problem::{FileKind, Problem};
use honnin_sheet::visible::visible;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A file of the record that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct BundledFile {
    /// Its path from the top of the repository.
    pub path: &'static str,
    /// The text.
    pub text: &'static str,
}

macro_rules! bundled {
    ($($name:literal),+ $(,)?) => {
        &[$(BundledFile {
            path: concat!("models/record/", $name, ".toml"),
            text: include_str!(concat!("../../models/record/", $name, ".toml")),
        }),+]
    };
}

/// Every bundled file: the sources, then the groups. Documents come first, then the incidents by
/// date, then what is about all of them.
pub const BUNDLED: &[BundledFile] = bundled![
    "sources",
    "ppc-2024-07-17",
    "ppc-295",
    "adachi-2023-05-01",
    "nishitokyo-2016-07-28",
    "jlis-2023-12",
    "yokohama",
    "tokushima",
    "kawasaki",
    "haiin",
    "munakata",
    "takamatsu",
    "ppc-2023-09-20",
    "review-2023",
    "service",
];

/// The record that comes with the program. It is read once.
///
/// # Panics
/// When a bundled file is unsound, which a test rules out; the panic says what is wrong.
pub fn bundled() -> &'static Record {
    static RECORD: LazyLock<Record> = LazyLock::new(|| {
        let found = understand(BUNDLED.iter().map(RecordFile::from_bundled).collect(), Vec::new());
        let messages = Messages::new(Language::En);
        let shown = found.failures.iter().map(|failure| failure.render(&messages, 100));
        let shown: Vec<String> = shown.collect();
        let shown = shown.join("\n\n");
        assert!(
            shown.is_empty(),
            "the bundled record is sound:\n{}",
            anstream::adapter::strip_str(&shown)
        );
        found.record
    });
    &RECORD
}

/// Why a file or a folder cannot be used.
#[derive(Debug)]
pub enum RecordFailure {
    /// It cannot be read.
    Unreadable {
        /// The path, as it was given.
        path: String,
        /// The system's reason.
        error: io::Error,
    },
    /// A folder that has no file of the record.
    NoFile {
        /// The path, as it was given.
        path: String,
    },
    /// The file was read, and is not sound.
    Unsound {
        /// The path, as it was given.
        path: String,
        /// Its content.
        bytes: Vec<u8>,
        /// All that is wrong.
        problems: Vec<Problem>,
    },
}

impl RecordFailure {
    /// The text to show, for a terminal of this width.
    pub fn render(&self, messages: &Messages, width: usize) -> String {
        match self {
            RecordFailure::Unreadable { path, error } => {
                let reason = messages.reason(error);
                let values = [("path", path.as_str().into()), ("reason", reason.into())];
                messages.with(id!("problem-unreadable"), values)
            }
            RecordFailure::NoFile { path } => {
                messages.with(id!("problem-record-no-file"), [("path", path.as_str().into())])
            }
            RecordFailure::Unsound { path, bytes, problems } => {
                render_problems(messages, FileKind::Record, (path, bytes), problems, width)
            }
        }
    }
}

/// The sound ones of some files, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct FoundRecord {
    /// What the sound ones have.
    pub record: Record,
    /// The others.
    pub failures: Vec<RecordFailure>,
}

/// Reads the files at these paths; a folder means its files whose names end in `.toml`.
///
/// What they refer to and do not have themselves is taken from the bundled record; a file replaces
/// the bundled one of its name.
pub fn read_paths<P: AsRef<OsStr>>(paths: impl IntoIterator<Item = P>) -> FoundRecord {
    let (mut given, mut failures) = (Vec::new(), Vec::new());
    for path in paths {
        match files_at(Path::new(&path)) {
            Ok(files) if files.is_empty() => {
                failures.push(RecordFailure::NoFile { path: shown(Path::new(&path)) });
            }
            Ok(files) => {
                for file in files {
                    match RecordFile::load(&file) {
                        Ok(file) => given.push(file),
                        Err(failure) => failures.push(failure),
                    }
                }
            }
            Err(error) => failures.push(unreadable(Path::new(&path), error)),
        }
    }
    let rest = BUNDLED.iter().map(RecordFile::from_bundled);
    let rest =
        rest.filter(|file| given.iter().all(|other: &RecordFile| other.name() != file.name()));
    let rest = rest.collect();
    let found = understand(given, rest);
    failures.extend(found.failures);
    FoundRecord { failures, ..found }
}

/// The files that a path means, in the order of their names.
fn files_at(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        files.extend(Some(file).filter(|file| file.extension().is_some_and(|end| end == "toml")));
    }
    files.sort();
    Ok(files)
}

/// A path as it can be shown.
fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

fn unreadable(path: &Path, error: io::Error) -> RecordFailure {
    RecordFailure::Unreadable { path: shown(path), error }
}

/// A file that was read, and is not understood yet.
struct RecordFile {
    path: String,
    bytes: Vec<u8>,
}

impl RecordFile {
    fn from_bundled(bundled: &BundledFile) -> RecordFile {
        RecordFile { path: bundled.path.to_owned(), bytes: bundled.text.as_bytes().to_vec() }
    }

    fn load(path: &Path) -> Result<RecordFile, RecordFailure> {
        let bytes = capped::read_capped(path, capped::MOST_OF_A_DOCUMENT);
        let bytes = bytes.map_err(|error| unreadable(path, error))?;
        Ok(RecordFile { path: shown(path), bytes })
    }

    /// The last part of its path.
    fn name(&self) -> Option<&OsStr> {
        Path::new(&self.path).file_name()
    }
}

/// Reads files that may name what each other has, and what the rest has.
fn understand(given: Vec<RecordFile>, rest: Vec<RecordFile>) -> FoundRecord {
    let sheets = find::bundled();
    let all: Vec<&RecordFile> = given.iter().chain(&rest).collect();
    let outlines: Vec<Outline> = all.iter().map(|file| Outline::parse(&file.bytes)).collect();
    let mut results = Vec::new();
    for place in 0..given.len() {
        let others = (0..all.len()).filter(|other| *other != place);
        let others = others.map(|other| (all[other].path.as_str(), &outlines[other])).collect();
        let around = Around { sheets: &sheets, own: &outlines[place], others };
        results.push(read_record_file(&given[place].bytes, &around));
    }
    let mut found = FoundRecord::default();
    for (RecordFile { path, bytes }, result) in given.into_iter().zip(results) {
        match result {
            Ok(content) => {
                found.record.sources.extend(content.sources);
                found.record.groups.extend(content.group);
            }
            Err(problems) => found.failures.push(RecordFailure::Unsound { path, bytes, problems }),
        }
    }
    found
}
