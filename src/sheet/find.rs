//! Finding sheets by name or path, and reading them so that no bad one hides another.

use super::Sheet;
use super::problem::{Kind, Problem};
use super::read::read;
use honnin_models::sheets::{self, BUNDLED};
use std::path::Path;

/// Why a sheet cannot be used.
#[derive(Debug)]
pub enum Failure {
    /// The file cannot be read.
    Unreadable {
        /// The path, as it was given.
        path: String,
        /// The system's reason.
        error: std::io::Error,
        /// A bundled sheet with a name like it.
        meant: Option<&'static str>,
    },
    /// The file was read, and is not a sound sheet.
    Unsound {
        /// The path, as it was given.
        path: String,
        /// Its content.
        bytes: Vec<u8>,
        /// All that is wrong.
        problems: Vec<Problem>,
    },
}

/// The sheets of a run: those that are sound, and what is wrong with the others.
#[derive(Debug, Default)]
pub struct Found {
    /// Sound sheets, in the order asked for.
    pub sheets: Vec<Sheet>,
    /// The others.
    pub failures: Vec<Failure>,
}

/// All bundled sheets.
///
/// # Panics
/// When one is unsound, which a test rules out.
pub fn bundled() -> Vec<Sheet> {
    let sheet = |bundled: &sheets::Bundled| {
        read(bundled.file, bundled.text.as_bytes())
            .unwrap_or_else(|problems| panic!("{} is a sound sheet: {problems:?}", bundled.file))
    };
    BUNDLED.iter().map(sheet).collect()
}

/// The sheets that the words name: each the name of a bundled sheet, or else a path.
pub fn find<'w>(words: impl IntoIterator<Item = &'w str>) -> Found {
    let mut found = Found::default();
    for word in words {
        match load(word).and_then(|file| sheet(file, &found.sheets)) {
            Ok(sheet) => found.sheets.push(sheet),
            Err(failure) => found.failures.push(failure),
        }
    }
    found
}

/// The one sheet that a word names.
///
/// # Errors
/// When the file cannot be read or is not a sound sheet.
pub fn one(word: &str) -> Result<Sheet, Failure> {
    load(word).and_then(|file| sheet(file, &[]))
}

/// A file that was read.
struct File {
    path: String,
    bytes: Vec<u8>,
}

fn load(word: &str) -> Result<File, Failure> {
    if let Some(bundled) = sheets::find(word) {
        let (path, bytes) = (bundled.file.to_owned(), bundled.text.as_bytes().to_vec());
        return Ok(File { path, bytes });
    }
    match std::fs::read(word) {
        Ok(bytes) => Ok(File { path: word.to_owned(), bytes }),
        Err(error) => Err(unreadable(word, error)),
    }
}

/// Reads the sheet in a file. A second sheet of the same name is refused: its verdicts could not be
/// told from those of the first.
fn sheet(file: File, others: &[Sheet]) -> Result<Sheet, Failure> {
    let File { path, bytes } = file;
    let result = read(&path, &bytes).and_then(|sheet| {
        match others.iter().find(|other| other.name == sheet.name) {
            None => Ok(sheet),
            Some(other) => {
                let kind = Kind::DuplicateSheet { name: sheet.name, other: other.file.clone() };
                Err(vec![Problem { span: sheet.name_at, kind }])
            }
        }
    });
    result.map_err(|problems| Failure::Unsound { path, bytes, problems })
}

fn unreadable(word: &str, error: std::io::Error) -> Failure {
    let stem = Path::new(word).file_stem().and_then(|stem| stem.to_str()).unwrap_or(word);
    let names: Vec<&str> = BUNDLED.iter().map(|sheet| sheet.name).collect();
    let meant = super::walk::meant(stem, &names);
    let meant = meant.and_then(|name| names.into_iter().find(|&known| known == name));
    Failure::Unreadable { path: word.to_owned(), error, meant }
}
