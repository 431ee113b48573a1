//! Whether a log is of the site that it is checked against, as far as its header says.

use honnin_steps::event::Header;

/// What a header says of the site that the log is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderField {
    /// The name of the sheet.
    Site,
    /// The configuration.
    Configuration,
    /// The answers. Where they are others, the sheet of this name is not the one that the site was set up
    /// from.
    Answers,
}

impl HeaderField {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            HeaderField::Site => "site",
            HeaderField::Configuration => "as",
            HeaderField::Answers => "answers",
        }
    }
}

/// What a header says otherwise than expected; what it leaves out it does not deny. Where the
/// configuration is another the answers may be, so they are not told apart as well.
pub fn header_differences(found: &Header, expected: &Header) -> Vec<HeaderField> {
    let denies = |found: &Option<String>, expected: &Option<String>| {
        found.as_ref().zip(expected.as_ref()).is_some_and(|(found, expected)| found != expected)
    };
    let mut differences = Vec::new();
    if found.site != expected.site {
        differences.push(HeaderField::Site);
    }
    if denies(&found.configuration, &expected.configuration) {
        differences.push(HeaderField::Configuration);
    }
    if differences.is_empty() && denies(&found.answers, &expected.answers) {
        differences.push(HeaderField::Answers);
    }
    differences
}

/// What a header leaves out of what it could say. Nothing was compared with it.
pub fn header_gaps(found: &Header) -> Vec<HeaderField> {
    let left_out = [
        (HeaderField::Configuration, found.configuration.is_none()),
        (HeaderField::Answers, found.answers.is_none()),
    ];
    left_out.into_iter().filter(|(_, left_out)| *left_out).map(|(field, _)| field).collect()
}
