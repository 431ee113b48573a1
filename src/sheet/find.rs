//! Finding sheets by name or path, and reading them so that no bad one hides another.

use super::problem::{Problem, ProblemKind};
use super::read::{MOST_BYTES, read_sheet};
use super::visible::visible;
use super::walk::meant;
use super::{Sheet, SheetId};
use honnin_files::capped;
use honnin_models::keys::Setting;
use honnin_models::sheets::{self, BUNDLED, Bundled, CASES};
use std::ffi::OsStr;
use std::path::Path;
use std::sync::LazyLock;

/// Why a sheet cannot be used.
#[derive(Debug)]
pub enum SheetFailure {
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
pub struct FoundSheets {
    /// Sound sheets, in the order of the arguments.
    pub sheets: Vec<Sheet>,
    /// The others.
    pub failures: Vec<SheetFailure>,
}

/// The bundled sheets of the public record, which are read once.
///
/// # Panics
/// When one is unsound, which a test rules out.
pub fn bundled() -> Vec<Sheet> {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| read_all(BUNDLED));
    SHEETS.clone()
}

/// The bundled sheets of public cases of other systems, which are read once.
///
/// # Panics
/// When one is unsound, which a test rules out.
pub fn cases() -> Vec<Sheet> {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| read_all(CASES));
    SHEETS.clone()
}

/// The cases that belong beside these sheets: all, where every sheet of the public record is among them.
/// Whoever asks about single sites is told of those alone.
pub fn cases_beside(sheets: &[Sheet]) -> Vec<Sheet> {
    if bundled().iter().all(|sheet| sheets.contains(sheet)) { cases() } else { Vec::new() }
}

fn read_all(sheets: &[Bundled]) -> Vec<Sheet> {
    let sheet = |bundled: &Bundled| {
        read_sheet(bundled.file, bundled.text.as_bytes())
            .unwrap_or_else(|problems| panic!("{} is a sound sheet: {problems:?}", bundled.file))
    };
    sheets.iter().map(sheet).collect()
}

/// The bundled incidents and cases that died of an answer: it is theirs, and without it nothing would
/// have happened, says one of their conditions.
pub fn died_of(setting: &Setting) -> Vec<SheetId> {
    let died = |sheet: &Sheet| {
        let answers = sheet.answers(sheet.last_configuration());
        let otherwise = |it: &Setting| it.key == setting.key && it.answer != setting.answer;
        setting.key.get(&answers) == setting.answer
            && sheet.conditions.iter().any(|condition| condition.without.iter().any(otherwise))
    };
    let known = bundled().into_iter().chain(cases());
    known.filter(died).map(|sheet| sheet.name).collect()
}

/// The sheets that the words name: each the name of a bundled sheet, or else a path.
pub fn find_sheets<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> FoundSheets {
    let mut found = FoundSheets::default();
    for word in words {
        match load(word.as_ref()).and_then(|file| sheet(file, &found.sheets)) {
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
pub fn find_sheet(word: impl AsRef<OsStr>) -> Result<Sheet, SheetFailure> {
    load(word.as_ref()).and_then(|file| sheet(file, &[]))
}

/// A file that was read.
struct SheetFile {
    path: String,
    bytes: Vec<u8>,
}

fn load(word: &OsStr) -> Result<SheetFile, SheetFailure> {
    if let Some(bundled) = word.to_str().and_then(sheets::find) {
        let (path, bytes) = (bundled.file.to_owned(), bundled.text.as_bytes().to_vec());
        return Ok(SheetFile { path, bytes });
    }
    // One byte more than a sheet may have is enough to know that it is none.
    let most = MOST_BYTES as u64 + 1;
    match capped::read_beginning(Path::new(word), most) {
        Ok(bytes) => Ok(SheetFile { path: shown(word), bytes }),
        Err(error) => Err(unreadable(word, error)),
    }
}

/// A path as it can be shown.
fn shown(path: &OsStr) -> String {
    visible(&path.to_string_lossy())
}

/// Reads the sheet in a file. A second sheet of the same name is refused: its verdicts could not be
/// distinguished from those of the first.
fn sheet(file: SheetFile, others: &[Sheet]) -> Result<Sheet, SheetFailure> {
    let SheetFile { path, bytes } = file;
    let result = read_sheet(&path, &bytes).and_then(|sheet| {
        match others.iter().find(|other| other.name == sheet.name) {
            None => Ok(sheet),
            Some(other) => {
                let kind = ProblemKind::DuplicateSheet {
                    name: sheet.name.to_string(),
                    other: other.file.clone(),
                };
                Err(vec![Problem { span: sheet.name_at, kind }])
            }
        }
    });
    result.map_err(|problems| SheetFailure::Unsound { path, bytes, problems })
}

fn unreadable(word: &OsStr, error: std::io::Error) -> SheetFailure {
    let names: Vec<&str> = sheets::all().map(|sheet| sheet.name).collect();
    let stem = Path::new(word).file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let meant = meant(stem, &names).and_then(|name| sheets::find(&name));
    SheetFailure::Unreadable { path: shown(word), error, meant: meant.map(|sheet| sheet.name) }
}
