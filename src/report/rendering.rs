//! The forms that evidence is rendered in, and the files that they make.

use super::assurance::{self, Case, Module};
use super::attestation::{self, ATTESTATION};
use super::evidence::Dossier;
use super::{junit, markdown, page, sarif};
use crate::messages::{Language, Messages};

/// A form that evidence is rendered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Form {
    /// Markdown, a file for each language.
    Markdown,
    /// One HTML page, which needs nothing beside it, with every language in it.
    Html,
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
    pub const ALL: &[Form] =
        &[Form::Markdown, Form::Html, Form::Assurance, Form::Junit, Form::Sarif, Form::Attestation];
}

/// A file of a report, by its name in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl File {
    fn new(name: &str, text: String) -> File {
        File { name: name.to_owned(), text }
    }
}

/// The name of the file that holds the evidence itself.
pub const EVIDENCE: &str = "evidence.json";

/// The files of a report: the evidence, and its renderings in these forms and languages.
pub fn files(dossier: &Dossier, forms: &[Form], languages: &[Language]) -> Vec<File> {
    let mut files = vec![File::new(EVIDENCE, dossier.evidence.text())];
    for form in Form::ALL.iter().filter(|form| forms.contains(form)) {
        files.extend(render(dossier, *form, languages));
    }
    files
}

fn render(dossier: &Dossier, form: Form, languages: &[Language]) -> Vec<File> {
    let each = |render: &dyn Fn(&Messages) -> Vec<File>| {
        languages.iter().flat_map(|&language| render(&Messages::new(language))).collect()
    };
    match form {
        Form::Markdown => each(&|messages| {
            let text = markdown::report(messages, dossier);
            vec![File::new(&named("verdicts", messages.language(), "md"), text)]
        }),
        Form::Html => vec![File::new("report.html", page::report(dossier, languages))],
        Form::Assurance => each(&|messages| assurance(messages, dossier)),
        Form::Junit => vec![File::new("junit.xml", junit::document(dossier))],
        Form::Sarif => vec![File::new("results.sarif", sarif::document(dossier))],
        Form::Attestation => vec![File::new(ATTESTATION, attestation::bundle(dossier))],
    }
}

/// The name of a file: English has no mark of its own.
fn named(stem: &str, language: Language, ending: &str) -> String {
    match language {
        Language::En => format!("{stem}.{ending}"),
        Language::Ja => format!("{stem}.ja.{ending}"),
    }
}

/// A picture for each module, which lead to each other, and everything as text.
fn assurance(messages: &Messages, dossier: &Dossier) -> Vec<File> {
    let case = Case::of(messages, dossier);
    let name = |module: &str| {
        let separator = if module.is_empty() { "" } else { "-" };
        named(&format!("assurance{separator}{module}"), messages.language(), "svg")
    };
    let picture = |module: &Module| {
        let mut text = assurance::svg(messages, "", module, &name);
        text.push('\n');
        File::new(&name(&module.name), text)
    };
    let text = File::new(
        &named("assurance", messages.language(), "txt"),
        assurance::text(messages, &case),
    );
    case.modules.iter().map(picture).chain([text]).collect()
}
