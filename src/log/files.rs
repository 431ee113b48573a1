//! The files of a log: who wrote which last, and which are there.

use honnin_models::design::{Design, SpoolPlace};
use std::collections::BTreeMap;

/// A file in the spools, by the name that the log gives it. Each server's spool has its own names.
type SpoolFile = (usize, String);

/// The files in the spools, according to the log.
pub(super) struct Files {
    per_server: bool,
    files: BTreeMap<SpoolFile, FileWriters>,
}

/// What is known of a file.
#[derive(Default)]
struct FileWriters {
    there: bool,
    /// The requests that wrote it and have not read their document to its end.
    by: Vec<usize>,
    /// The request that wrote it last, and its resident where that is known.
    last: Option<(usize, Option<usize>)>,
}

impl Files {
    pub(super) fn new(design: &Design) -> Files {
        let per_server = design.topology.spool == SpoolPlace::PerServer;
        Files { per_server, files: BTreeMap::new() }
    }

    fn file(&self, server: usize, name: &str) -> SpoolFile {
        (if self.per_server { server } else { 0 }, name.to_owned())
    }

    /// A request of a resident writes a file; returns the other requests that had written it and
    /// still need it.
    pub(super) fn write(
        &mut self,
        server: usize,
        name: &str,
        (request, resident): (usize, Option<usize>),
        needs: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let file = self.file(server, name);
        let written = self.files.entry(file).or_default();
        written.there = true;
        written.by.retain(|&other| other != request && needs(other));
        let overwritten = written.by.clone();
        written.by.push(request);
        written.last = Some((request, resident));
        overwritten
    }

    /// Whether a file is there and shows this subject, as far as both are said.
    pub(super) fn shows(&self, server: usize, name: &str, subject: Option<usize>) -> bool {
        let Some(written) = self.files.get(&self.file(server, name)) else { return false };
        let resident = written.last.and_then(|(_, resident)| resident);
        let other = subject.is_some_and(|subject| resident.is_some_and(|it| it != subject));
        written.there && !other
    }

    /// Whether a file is there, in the spool of a server, that another request wrote last.
    pub(super) fn left_by_others(&self, server: usize, request: usize) -> bool {
        let (spool, _) = self.file(server, "");
        let other = |written: &FileWriters| written.last.is_some_and(|(last, _)| last != request);
        let here = self.files.iter().filter(|((at, _), _)| *at == spool);
        here.into_iter().any(|(_, written)| written.there && other(written))
    }

    /// Files are removed. Who still needs one that is gone is remembered: what is written there next
    /// will be in place of what was.
    pub(super) fn erase(&mut self, server: usize, names: &[String], needs: impl Fn(usize) -> bool) {
        for name in names {
            let file = self.file(server, name);
            let Some(written) = self.files.get_mut(&file) else { continue };
            written.there = false;
            written.by.retain(|&other| needs(other));
            if written.by.is_empty() {
                self.files.remove(&file);
            }
        }
    }

    /// Whether a file is there. Removed files are forgotten once no request is in flight.
    pub(super) fn any_left(&mut self) -> bool {
        self.files.retain(|_, written| written.there);
        !self.files.is_empty()
    }
}
