//! JUnit XML: a test suite for each sheet and configuration, for the kill matrix and for the survey, and a
//! test case for everything that was asked.
//!
//! A *failure* is an answer other than it must be. An *error* is one that was not established: it
//! turns a build red too, because nothing that was not looked at to its end is a success. A claim that
//! nothing within the scope puts to the test is *skipped*. What was not asked is no case.

use crate::cases::{Cases, CheckCase};
use crate::story::{Story, breaking};
use crate::words;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_evidence::digests::sha256;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

/// The document.
///
/// # Panics
/// Never: a report in memory can be written.
pub fn document(checked: &ConsistentEvidence) -> String {
    let cases = Cases::collect(checked);
    let mut suites: Vec<(String, TestSuite)> = Vec::new();
    for case in cases.all() {
        let known = suites.iter().position(|(name, _)| *name == case.suite);
        let place = known.unwrap_or_else(|| {
            suites.push((case.suite.clone(), suite(&cases, &case)));
            suites.len() - 1
        });
        suites[place].1.add_test_case(test_case(&cases, &case));
    }
    let mut report = Report::new("honnin");
    report.add_test_suites(suites.into_iter().map(|(_, suite)| suite));
    let text = report.to_string().expect("a report in memory can be written");
    // The schema that Jenkins has does not know this attribute of the whole; of a suite it does.
    without_attribute(&text, "skipped")
}

/// An XML document without the first attribute of this name.
fn without_attribute(document: &str, name: &str) -> String {
    let begin = format!(" {name}=\"");
    let (before, rest) = document.split_once(&begin).expect("the library writes the attribute");
    let (_, after) = rest.split_once('"').expect("an attribute ends");
    format!("{before}{after}")
}

/// A suite without its cases. That of a sheet says which text it speaks of, and how far.
fn suite(cases: &Cases<'_>, first: &CheckCase) -> TestSuite {
    let mut suite = TestSuite::new(first.suite.as_str());
    if let Some((sheet, configuration)) = cases.sheet_of(first.about) {
        let sheet = cases.sheets[sheet];
        let scope = words::scope(&cases.messages, &sheet.answers(configuration));
        suite.add_property(("file", sheet.file.as_str()));
        suite.add_property(("sha256", sha256(sheet.text.as_bytes()).as_str()));
        suite.add_property(("scope", scope.as_str()));
    }
    suite
}

fn test_case(cases: &Cases<'_>, case: &CheckCase) -> TestCase {
    let mut status = match case.state {
        CheckState::AsExpected => TestCaseStatus::success(),
        CheckState::NoCase => TestCaseStatus::skipped(),
        CheckState::Differs => TestCaseStatus::non_success(NonSuccessKind::Failure),
        CheckState::NotEstablished => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    if let Some(wrong) = &case.wrong {
        status.set_type(case.state.word()).set_message(wrong.as_str());
    }
    if let Some(story) = cases.story(case.about).filter(|_| case.wrong.is_some()) {
        status.set_description(text(cases, &story));
    }
    let mut test_case = TestCase::new(case.name.as_str(), status);
    test_case.set_classname(class(case));
    test_case
}

/// What a case is, in the place of the class of a program's test.
fn class(case: &CheckCase) -> &'static str {
    match case.about {
        About::Claim(..) => "honnin.claim",
        About::Case(..) => "honnin.case",
        About::Matrix(_) => "honnin.matrix",
        About::Remedies(_) => "honnin.remedies",
        About::Campaigns(_) => "honnin.campaigns",
        About::Controls(_) => "honnin.controls",
        About::Bounds(_) => "honnin.bounds",
        About::Schedules(..) => "honnin.schedules",
        About::Followed(..) => "honnin.followed",
        About::Log(..) => "honnin.log",
        About::Kill(..) => "honnin.kill",
        About::Survey(_) => "honnin.survey",
    }
}

fn text(cases: &Cases<'_>, story: &Story) -> String {
    let step = |(number, told): (usize, &crate::story::StoryStep)| {
        let breaking = breaking(&cases.messages, told);
        format!("{number} {}: {}{breaking}\n", told.actor, told.sentence)
    };
    let steps: String = (1..).zip(&story.steps).map(step).collect();
    format!("{steps}{}", story.ending.join("\n"))
}
