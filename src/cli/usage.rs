//! What is wrong with a command line, in the user's language.

use super::output;
use super::status::Status;
use crate::messages::{Language, Messages};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Shows the help or version that was asked for, or what is wrong.
pub(super) fn show(messages: &Messages, error: &Error) -> Status {
    let asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked_for {
        return output::print(messages, &error.render().ansi().to_string());
    }
    // The parser speaks English; its own words are the best there are in that language.
    let text = match messages.language() {
        Language::En => error.render().ansi().to_string(),
        Language::Ja => in_japanese(messages, error),
    };
    output::complain(text.trim_end());
    Status::wrong_input()
}

/// An option stands before a command, where it would be ignored.
pub(super) fn misplaced(messages: &Messages, option: &str) -> Status {
    let sentence = messages.with("usage-misplaced", [("argument", option.into())]);
    output::complain(&format!("{} {sentence}", messages.get("usage-error")));
    Status::wrong_input()
}

fn in_japanese(messages: &Messages, error: &Error) -> String {
    let value = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = ("argument", value(ContextKind::InvalidArg).into());
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand).into();
            messages.with("usage-unknown-command", [("name", name)])
        }
        ErrorKind::UnknownArgument => messages.with("usage-unknown-argument", [argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if value(ContextKind::InvalidValue).is_empty() =>
        {
            messages.with("usage-no-value", [argument])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let given = value(ContextKind::InvalidValue).into();
            messages.with("usage-bad-value", [argument, ("value", given)])
        }
        ErrorKind::MissingRequiredArgument => messages.with("usage-missing", [argument]),
        ErrorKind::ArgumentConflict => messages.with("usage-twice", [argument]),
        ErrorKind::TooManyValues => messages.with("usage-no-value-taken", [argument]),
        _ => {
            let words = error.to_string();
            let first = words.lines().next().unwrap_or_default().trim_start_matches("error: ");
            messages.with("usage-other", [("words", first.into())])
        }
    };
    let mut lines = vec![format!("{} {sentence}", messages.get("usage-error"))];
    let suggestions =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for suggestion in suggestions.map(value).into_iter().filter(|word| !word.is_empty()) {
        let suggestion = suggestion.replace('、', "`、`");
        lines.push(messages.with("help-meant", [("word", suggestion.into())]));
    }
    let allowed = value(ContextKind::ValidValue);
    if !allowed.is_empty() {
        lines.push(messages.with("help-allowed", [("words", allowed.into())]));
    }
    lines.push(messages.get("usage-see-help"));
    lines.join("\n")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join("、"),
        other => other.to_string(),
    }
}
