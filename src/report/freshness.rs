//! Whether the files of a report are those that would be made now.

use super::evidence::Dossier;
use super::evidence::digests::Sources;
use super::rendering::{EVIDENCE, File};
use std::collections::BTreeSet;
use std::io;

/// Something about a file that is not as it would be made now.
#[derive(Debug)]
pub enum Stale {
    /// It cannot be read; its name, and why.
    Unreadable(String, io::Error),
    /// It is another; its name.
    Differs(String),
    /// It names a digest of this source that is not that of the program.
    Digest(String, String),
}

/// Compares files that are there with fresh ones. Of the evidence it says besides which digests are
/// stale. `there` reads a file by its name.
pub fn stale(fresh: &[File], there: impl Fn(&str) -> io::Result<String>) -> Vec<Stale> {
    let of_file = |file: &File| {
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

/// The sources whose digest in a document is not that of the program that runs. A document that
/// cannot be read says nothing of digests; that it differs is said of it already.
pub fn digests(text: &str) -> Vec<String> {
    let Ok(dossier) = Dossier::read(text) else { return Vec::new() };
    let now = Sources::built_from();
    let then = dossier.evidence.sources.groups();
    let differing = now.groups().into_iter().zip(then).flat_map(|((_, now), (_, then))| {
        let all = now.files.keys().chain(then.files.keys());
        let stale = all.filter(|path| now.files.get(*path) != then.files.get(*path));
        stale.cloned().collect::<BTreeSet<String>>()
    });
    differing.collect()
}
