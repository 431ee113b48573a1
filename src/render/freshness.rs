//! Whether the files of a report are those that would be made now.

use super::file::{EVIDENCE, ReportFile};
use super::rendering::is_picture_of_argument;
use honnin_evidence::digests::Sources;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// Something about a file that is not as it would be made now.
#[derive(Debug)]
pub enum Stale {
    /// It cannot be read; its name, and why.
    Unreadable(String, io::Error),
    /// It is another; its name.
    Differs(String),
    /// It is like a file of a report, and none would be made of this name now.
    LeftOver(String),
    /// It names a digest of this source that is not that of the program.
    Digest(String, String),
}

/// Compares files that are there with fresh ones. Of the evidence it says besides which digests are
/// stale. `there` reads a file by its name.
pub fn stale(fresh: &[ReportFile], there: impl Fn(&str) -> io::Result<String>) -> Vec<Stale> {
    let of_file = |file: &ReportFile| {
        let name = || file.name.clone();
        match there(&file.name) {
            Err(error) => vec![Stale::Unreadable(name(), error)],
            Ok(text) => {
                let differs = (text != file.text).then(|| Stale::Differs(name()));
                let digests = if file.name == EVIDENCE { digests(&text) } else { Vec::new() };
                let digests = digests.into_iter().map(|source| Stale::Digest(name(), source));
                differs.into_iter().chain(digests).collect()
            }
        }
    };
    fresh.iter().flat_map(of_file).collect()
}

/// Files of an earlier report that would not be made now, such as the argument about a site that is
/// gone. `there` are the names of all files in the folder.
pub fn left_over(fresh: &[ReportFile], there: &[String]) -> Vec<Stale> {
    let of_a_report = |name: &&String| is_picture_of_argument(name);
    let made = |name: &&String| fresh.iter().any(|file| file.name == **name);
    let left = there.iter().filter(of_a_report).filter(|name| !made(name));
    left.map(|name| Stale::LeftOver(name.clone())).collect()
}

/// The sources whose digest in a document is not that of the program that runs. Nothing else of the
/// document need be sound for that: where a change of the sources makes it unreadable, which source
/// it was is just what somebody wants to know.
pub fn digests(text: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let now = Sources::built_from();
    let differing = now.groups().into_iter().flat_map(|(name, now)| {
        let then: BTreeMap<String, String> =
            serde_json::from_value(document["sources"][name]["files"].clone()).unwrap_or_default();
        if then.is_empty() {
            // It names no sources at all, which is said of it already: it differs.
            return BTreeSet::new();
        }
        let all = now.files.keys().chain(then.keys());
        let stale = all.filter(|path| now.files.get(*path) != then.get(*path));
        stale.cloned().collect::<BTreeSet<String>>()
    });
    differing.collect()
}
