//! The forms that evidence is rendered in, and the files that they make.

use super::evidence::Dossier;
use super::{markdown, traceability};
use crate::messages::{Language, Messages};

/// A form that evidence is rendered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Form {
    /// Markdown, a file for each language.
    Markdown,
    /// The findings of the public record and what answers them, in Markdown, a file for each
    /// language.
    Traceability,
}

impl Form {
    /// Every form.
    pub const ALL: &[Form] = &[Form::Markdown, Form::Traceability];
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
    match form {
        Form::Markdown => languages
            .iter()
            .map(|&language| {
                let name = match language {
                    Language::En => "verdicts.md",
                    Language::Ja => "verdicts.ja.md",
                };
                let text = markdown::report(&Messages::new(language), &dossier.findings());
                File::new(name, text)
            })
            .collect(),
        Form::Traceability => languages
            .iter()
            .map(|&language| {
                let name = match language {
                    Language::En => "traceability.md",
                    Language::Ja => "traceability.ja.md",
                };
                let text = traceability::document(&Messages::new(language), dossier);
                File::new(name, text)
            })
            .collect(),
    }
}
