//! Whether a log is of the site that it is checked against, as far as its header says.

use honnin_steps::event::Header;

/// What a header says of the site and differs from what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderDifference {
    /// It names another sheet.
    Site,
    /// It names another configuration.
    Configuration,
    /// It names other answers: the sheet of this name is not the one that the site was set up from.
    Answers,
}

impl HeaderDifference {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            HeaderDifference::Site => "site",
            HeaderDifference::Configuration => "as",
            HeaderDifference::Answers => "answers",
        }
    }
}

/// What a header says otherwise than expected; what it leaves out it does not deny. Where the
/// configuration is another the answers may be, so they are not told apart as well.
pub fn header_differences(found: &Header, expected: &Header) -> Vec<HeaderDifference> {
    let denies = |found: &Option<String>, expected: &Option<String>| {
        found.as_ref().zip(expected.as_ref()).is_some_and(|(found, expected)| found != expected)
    };
    let mut differences = Vec::new();
    if found.site != expected.site {
        differences.push(HeaderDifference::Site);
    }
    if denies(&found.configuration, &expected.configuration) {
        differences.push(HeaderDifference::Configuration);
    }
    if differences.is_empty() && denies(&found.answers, &expected.answers) {
        differences.push(HeaderDifference::Answers);
    }
    differences
}
