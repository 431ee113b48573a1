//! What is wrong with a command line, in the user's language.

use super::memory::NoMemory;
use super::output;
use super::status::Status;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use honnin_messages::{Language, Messages, id};
use std::error::Error as _;
use std::num::{ParseIntError, TryFromIntError};

/// Shows the requested help or version, or what is wrong with the arguments of this command.
pub(super) fn show(messages: &Messages, error: &Error, command: Option<&str>) -> Status {
    let asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if asked_for {
        return output::print(messages, &error.render().ansi().to_string());
    }
    // A command that needs a subcommand was given none: its help names them.
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output::complain(&error.render().ansi().to_string());
        return Status::wrong_input();
    }
    let allowed = allowed(messages, error);
    // The parser's language is English; its own messages are the best there are in that language,
    // except for the reasons that it takes from elsewhere.
    let text = match messages.language() {
        Language::En if allowed.is_none() => error.render().ansi().to_string(),
        _ => describe_error(messages, error, allowed, command),
    };
    output::complain(text.trim_end());
    Status::wrong_input()
}

/// An option precedes a command, where it would be ignored.
pub(super) fn misplaced(messages: &Messages, option: &str) -> Status {
    wrong(messages, &messages.with(id!("usage-misplaced"), [("argument", option.into())]))
}

/// Both languages are requested where only one is possible.
pub(super) fn one_language(messages: &Messages) -> Status {
    wrong(messages, &messages.get(id!("usage-both")))
}

fn wrong(messages: &Messages, sentence: &str) -> Status {
    output::complain(&format!("{} {sentence}", messages.get(id!("usage-error"))));
    Status::wrong_input()
}

/// The allowed values in place of one that was refused.
fn allowed(messages: &Messages, error: &Error) -> Option<String> {
    let reason = error.source()?;
    if reason.is::<NoMemory>() {
        return Some(messages.get(id!("help-memory")));
    }
    if reason.is::<ParseIntError>() || reason.is::<TryFromIntError>() {
        return Some(messages.get(id!("help-whole-number")));
    }
    range(messages, &reason.to_string())
}

/// The range that the parser names where a number is outside of it: `0 is not in 1..=256`.
fn range(messages: &Messages, words: &str) -> Option<String> {
    let (_, range) = words.split_once(" is not in ")?;
    let (first, last) = range.split_once("..")?;
    let first = ("first", first.to_owned().into());
    Some(match last.strip_prefix('=') {
        Some(last) => messages.with(id!("help-range"), [first, ("last", last.to_owned().into())]),
        // There is no upper bound; the parser puts the largest number there is.
        None => messages.with(id!("help-at-least"), [first]),
    })
}

fn describe_error(
    messages: &Messages,
    error: &Error,
    allowed: Option<String>,
    command: Option<&str>,
) -> String {
    let value = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = ("argument", value(ContextKind::InvalidArg).into());
    let sentence = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = value(ContextKind::InvalidSubcommand).into();
            messages.with(id!("usage-unknown-command"), [("name", name)])
        }
        ErrorKind::MissingSubcommand => messages.get(id!("usage-no-command")),
        ErrorKind::UnknownArgument => messages.with(id!("usage-unknown-argument"), [argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if value(ContextKind::InvalidValue).is_empty() =>
        {
            messages.with(id!("usage-no-value"), [argument])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let given = value(ContextKind::InvalidValue).into();
            messages.with(id!("usage-bad-value"), [argument, ("value", given)])
        }
        ErrorKind::MissingRequiredArgument => messages.with(id!("usage-missing"), [argument]),
        ErrorKind::ArgumentConflict => {
            let other = value(ContextKind::PriorArg);
            let twice = other.is_empty() || other == value(ContextKind::InvalidArg);
            if twice {
                messages.with(id!("usage-twice"), [argument])
            } else {
                messages.with(id!("usage-not-together"), [argument, ("other", other.into())])
            }
        }
        ErrorKind::TooManyValues => messages.with(id!("usage-no-value-taken"), [argument]),
        _ => {
            let words = error.to_string();
            let first = words.lines().next().unwrap_or_default().trim_start_matches("error: ");
            messages.with(id!("usage-other"), [("words", first.into())])
        }
    };
    let mut lines = vec![format!("{} {sentence}", messages.get(id!("usage-error")))];
    let suggestions =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for suggestion in suggestions.map(value).into_iter().filter(|word| !word.is_empty()) {
        let suggestion = suggestion.replace('、', "`、`");
        lines.push(messages.with(id!("help-meant"), [("word", suggestion.into())]));
    }
    let valid = match error.kind() {
        ErrorKind::MissingSubcommand => ContextKind::ValidSubcommand,
        _ => ContextKind::ValidValue,
    };
    let words = value(valid);
    let of_list = || messages.with(id!("help-allowed"), [("words", words.clone().into())]);
    lines.extend(allowed.or_else(|| (!words.is_empty()).then(of_list)));
    let asked = command.map_or_else(|| "honnin".to_owned(), |command| format!("honnin {command}"));
    lines.push(messages.with(id!("usage-see-help"), [("command", asked.into())]));
    lines.join("\n")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join("、"),
        other => other.to_string(),
    }
}
