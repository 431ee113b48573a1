//! A file of a report.

/// A file of a report, by its name in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// The name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl ReportFile {
    /// A file with this name and text.
    pub fn new(name: &str, text: String) -> ReportFile {
        ReportFile { name: name.to_owned(), text }
    }
}

/// The name of the file that holds the evidence itself.
pub const EVIDENCE: &str = "evidence.json";
