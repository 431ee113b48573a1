//! The command with its help in the user's language.
//!
//! `args` says what may stand on the command line, the catalogue what it means: each command and
//! argument has a message whose id is made from its name.

use super::args::Arguments;
use crate::messages::Messages;
use clap::{Arg, ArgAction, Command, CommandFactory as _};

/// The command, its help in the language of the messages.
pub fn command(messages: &Messages) -> Command {
    let command = Arguments::command();
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut command = dressed(messages, command, "main")
        .subcommand_help_heading(messages.get("heading-commands"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(messages.get("arg-version"))
                .help_heading(messages.get("heading-options")),
        );
    for name in names {
        command = command.mut_subcommand(&name, |command| dressed(messages, command, &name));
    }
    command
}

/// A command with its sentences: what it does, what its arguments mean, and examples.
fn dressed(messages: &Messages, command: Command, name: &str) -> Command {
    let usage = messages.get("heading-usage");
    let after = format!("after-{name}");
    let after = if messages.has(&after) { messages.get(&after) } else { String::new() };
    command
        .about(messages.get(&format!("about-{name}")))
        .after_help(after)
        .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .disable_help_flag(true)
        .mut_args(|arg| explained(messages, arg))
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(messages.get("arg-help"))
                .help_heading(messages.get("heading-options")),
        )
}

fn explained(messages: &Messages, arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "heading-arguments" } else { "heading-options" };
    let help = messages.get(&format!("arg-{}", arg.get_id().as_str().replace('_', "-")));
    let takes_value = arg.get_action().takes_values();
    // Values and defaults are named by the sentences themselves.
    arg.help(help)
        .help_heading(messages.get(heading))
        .hide_possible_values(takes_value)
        .hide_default_value(takes_value)
}
