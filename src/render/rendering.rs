//! The forms that evidence is rendered in, and the files that they make.

use super::assurance::{self, AssuranceCase, Module};
use super::attestation::{self, ATTESTATION};
use super::file::{EVIDENCE, ReportFile};
use super::measurements::MEASUREMENTS;
use super::{compose, markdown, page, traceability};
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Language, Messages};
use honnin_sheet::Configuration;
use honnin_sheet::visible::visible;

// Test cases for continuous integration: JUnit XML.
pub mod junit;
// Failing findings for code scanning: SARIF.
pub mod sarif;

/// A form that evidence is rendered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Form {
    /// Markdown, a file for each language.
    Markdown,
    /// One HTML page, which needs nothing beside it, with every language in it.
    Html,
    /// The findings of the public record and what answers them, in Markdown, a file for each
    /// language.
    Traceability,
    /// The assurance case, in pictures and as text.
    Assurance,
    /// Test cases in JUnit XML.
    Junit,
    /// Failing findings in SARIF.
    Sarif,
    /// Statements of in-toto.
    Attestation,
}

impl Form {
    /// Every form.
    pub const ALL: &[Form] = &[
        Form::Markdown,
        Form::Html,
        Form::Traceability,
        Form::Assurance,
        Form::Junit,
        Form::Sarif,
        Form::Attestation,
    ];

    /// Those that people read, which are made where nothing else is asked for.
    pub const DEFAULT: &[Form] = &[Form::Markdown, Form::Html, Form::Traceability];
}

const PAGE: &str = "report.html";
const JUNIT: &str = "junit.xml";
const SARIF: &str = "results.sarif";

/// The files of a report: the evidence, and its renderings in these forms and languages.
pub fn files(
    checked: &ConsistentEvidence,
    forms: &[Form],
    languages: &[Language],
) -> Vec<ReportFile> {
    let mut files = vec![ReportFile::new(EVIDENCE, checked.evidence.text())];
    for form in Form::ALL.iter().filter(|form| forms.contains(form)) {
        files.extend(render(checked, *form, languages));
    }
    files
}

fn render(checked: &ConsistentEvidence, form: Form, languages: &[Language]) -> Vec<ReportFile> {
    match form {
        Form::Markdown => {
            in_markdown("verdicts", languages, &|messages| markdown::report(messages, checked))
        }
        Form::Html => vec![ReportFile::new(PAGE, page::report(checked, languages))],
        Form::Traceability => in_markdown("traceability", languages, &|messages| {
            traceability::document(messages, checked)
        }),
        Form::Assurance => {
            let each = |&language| assurance(&Messages::new(language).quoting(visible), checked);
            languages.iter().flat_map(each).collect()
        }
        Form::Junit => vec![ReportFile::new(JUNIT, junit::document(checked))],
        Form::Sarif => vec![ReportFile::new(SARIF, sarif::document(checked))],
        Form::Attestation => vec![ReportFile::new(ATTESTATION, attestation::bundle(checked))],
    }
}

/// A Markdown file for each language, in which a sheet's own texts are shown and not obeyed.
fn in_markdown(
    stem: &str,
    languages: &[Language],
    document: &dyn Fn(&Messages) -> String,
) -> Vec<ReportFile> {
    let file = |&language| {
        let messages = Messages::new(language).quoting(compose::markdown::quoted);
        ReportFile::new(&named(stem, language, "md"), document(&messages))
    };
    languages.iter().map(file).collect()
}

/// The names of the files that these forms make in these languages whatever the sheets are.
pub fn file_names(forms: &[Form], languages: &[Language]) -> Vec<String> {
    let of_form = |form: &Form| {
        let each = |stem: &str, ending: &str| {
            languages.iter().map(|&language| named(stem, language, ending)).collect::<Vec<_>>()
        };
        match form {
            Form::Markdown => each("verdicts", "md"),
            Form::Html => vec![PAGE.to_owned()],
            Form::Traceability => each("traceability", "md"),
            Form::Assurance => [each("assurance", "svg"), each("assurance", "txt")].concat(),
            Form::Junit => vec![JUNIT.to_owned()],
            Form::Sarif => vec![SARIF.to_owned()],
            Form::Attestation => vec![ATTESTATION.to_owned()],
        }
    };
    [EVIDENCE.to_owned()].into_iter().chain(forms.iter().flat_map(of_form)).collect()
}

/// Whether a file of this name is a picture of the argument: of all, or of a site in some configuration.
pub(crate) fn is_picture_of_argument(name: &str) -> bool {
    let of_site =
        |stem: &str| Configuration::WORDS.iter().any(|word| stem.ends_with(&format!("-{word}")));
    let stem = name.strip_suffix(".svg").map(|stem| stem.strip_suffix(".ja").unwrap_or(stem));
    let stem = stem.and_then(|stem| stem.strip_prefix("assurance"));
    stem.is_some_and(|stem| stem.is_empty() || (stem.starts_with('-') && of_site(stem)))
}

/// Whether a report has a file of this name, of whatever sheets.
pub fn is_file_name(name: &str) -> bool {
    let known = || file_names(Form::ALL, &Language::ALL);
    name == MEASUREMENTS || is_picture_of_argument(name) || known().iter().any(|it| it == name)
}

/// The name of a file: English has no mark of its own.
fn named(stem: &str, language: Language, ending: &str) -> String {
    match language {
        Language::En => format!("{stem}.{ending}"),
        Language::Ja => format!("{stem}.ja.{ending}"),
    }
}

/// A picture for each module, which lead to each other, and everything as text.
fn assurance(messages: &Messages, checked: &ConsistentEvidence) -> Vec<ReportFile> {
    let case = AssuranceCase::build(messages, checked);
    let name = |module: &str| {
        let separator = if module.is_empty() { "" } else { "-" };
        named(&format!("assurance{separator}{module}"), messages.language(), "svg")
    };
    let picture = |module: &Module| {
        let mut text = assurance::svg(messages, "", module, &name);
        text.push('\n');
        ReportFile::new(&name(&module.name), text)
    };
    let text = ReportFile::new(
        &named("assurance", messages.language(), "txt"),
        assurance::text(messages, &case),
    );
    case.modules.iter().map(picture).chain([text]).collect()
}
