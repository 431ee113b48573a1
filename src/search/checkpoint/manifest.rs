//! What a complete checkpoint consists of: the file that is written last.
//!
//! A folder holds one checkpoint: the one that the file `checkpoint` describes. Any other file is
//! the beginning of the next checkpoint, or left over from an earlier one.

use super::sealed::{Seal, damaged};
use crate::counts::SearchCounts;
use crate::fingerprint::Fingerprint;
use honnin_files::{capped, open};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "checkpoint";
/// What the file says it is.
const KIND: &str = "honnin checkpoint";
/// The version of all files of a checkpoint.
const FORMAT: u32 = 2;
/// What comes before the sum, in the last line.
const SUM: &str = "sum ";

/// A complete checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    kind: String,
    format: u32,
    /// The name of the search, in hexadecimal digits.
    search: String,
    /// The level to be explored next.
    pub(super) level: u64,
    /// States in the visited sets.
    pub(super) visited: u64,
    /// States that wait.
    pub(super) waiting: u64,
    /// The counts of the levels before.
    pub(super) counts: SearchCounts,
    /// The part of each worker.
    pub(super) parts: Vec<Seal>,
}

impl Manifest {
    /// A checkpoint of the search of that name at a level, with nothing in it yet.
    pub(super) fn new(search: u128, level: u64, counts: SearchCounts) -> Manifest {
        let (kind, search) = (KIND.to_owned(), digits(search));
        let (format, visited, waiting, parts) = (FORMAT, 0, 0, Vec::new());
        Manifest { kind, format, search, level, visited, waiting, counts, parts }
    }

    /// Whether a folder holds a checkpoint of any kind.
    pub(super) fn is_in(folder: &Path) -> bool {
        folder.join(NAME).exists()
    }

    /// The checkpoint of this search that a folder holds, or what is wrong with it.
    pub(super) fn load(folder: &Path, search: u128) -> std::result::Result<Manifest, String> {
        let words = |words: &str| format!("cannot resume from {}: {words}", folder.display());
        let text = capped::read_text(&folder.join(NAME), capped::MOST_OF_A_DOCUMENT);
        let text = text.map_err(|error| match error.kind() {
            ErrorKind::NotFound => words("there is no checkpoint"),
            _ => words(&error.to_string()),
        })?;
        let manifest = parse(&text).map_err(|error| words(&error.to_string()))?;
        if manifest.kind != KIND || manifest.format != FORMAT {
            return Err(words("its checkpoint is in another format"));
        }
        if manifest.search != digits(search) {
            return Err(words(
                "its checkpoint is of another search: another site, another manner of searching, or \
                 another version of the program",
            ));
        }
        Ok(manifest)
    }

    /// Puts this checkpoint in the place of the one before.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        let text = format!("{text}{SUM}{:016x}\n", u64::from_bytes(text.as_bytes()));
        open::replace(&folder.join(NAME), text.as_bytes())?;
        sync_folder(folder)
    }
}

/// Waits until the names in a folder are on the disk, where folders can be waited for.
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn parse(text: &str) -> Result<Manifest> {
    let (text, sum) = text.rsplit_once(SUM).ok_or_else(|| damaged("its checkpoint is damaged"))?;
    if sum != format!("{:016x}\n", u64::from_bytes(text.as_bytes())) {
        return Err(damaged("its checkpoint is damaged"));
    }
    Ok(serde_json::from_str(text)?)
}

fn digits(search: u128) -> String {
    format!("{search:032x}")
}

/// The folder of a level's parts.
pub(super) fn level_folder(folder: &Path, level: u64) -> PathBuf {
    folder.join(format!("level-{level:06}"))
}

/// The file of a worker's part of a level.
pub(super) fn part_file(folder: &Path, level: u64, worker: usize) -> PathBuf {
    level_folder(folder, level).join(format!("part-{worker:04}"))
}

/// The name under which a part is sealed: it belongs to this search, level and worker and no other.
pub(super) fn part_name(search: u128, level: u64, worker: usize) -> Vec<u8> {
    format!("{KIND} {FORMAT} {} {level} {worker}", digits(search)).into_bytes()
}

/// Removes the levels that no checkpoint needs any more, and nothing else. What cannot be removed now is
/// removed with the next checkpoint.
pub(super) fn remove_others(folder: &Path, level: u64) {
    let keep = level_folder(folder, level);
    for level in named(folder, "level-", fs::FileType::is_dir).filter(|level| *level != keep) {
        for part in named(&level, "part-", fs::FileType::is_file) {
            let _next_time = fs::remove_file(part);
        }
        // With anything else in it, it stays.
        let _next_time = fs::remove_dir(level);
    }
}

/// What lies in a folder and is named so: the beginning, then a number.
fn named(
    folder: &Path,
    beginning: &str,
    kind: fn(&fs::FileType) -> bool,
) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().filter_map(move |entry| {
        let name = entry.file_name().into_string().ok()?;
        let number = name.strip_prefix(beginning)?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && kind(&entry.file_type().ok()?)).then(|| entry.path())
    })
}
