//! The sources of the record: which documents were read, and where they are.

use crate::text::Text;

// Authorities, municipalities and vendors, and what was put together here.
mod documents;
// The press and third parties.
mod press;

/// A document or page that findings are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id to cite it by.
    pub id: &'static str,
    /// Its title, or where that is not known what it is.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// When, as far as it is known: a year and a month, and a day.
    pub date: Option<&'static str>,
    /// Where it was read: the name of a file that the suite was made from, and web addresses.
    pub locations: &'static [&'static str],
    /// What in it has no entry in the register, and why; `None` for pages of which a sentence or
    /// two were of interest.
    pub without_entry: Option<Text>,
}

/// Every source: documents, then the press.
pub fn sources() -> impl Iterator<Item = &'static Source> {
    documents::DOCUMENTS.iter().chain(press::PRESS)
}

/// The source with this id.
pub fn find(id: &str) -> Option<&'static Source> {
    sources().find(|source| source.id == id)
}

/// The source that was read at this place.
pub fn at(location: &str) -> Option<&'static Source> {
    sources().find(|source| source.locations.contains(&location))
}
