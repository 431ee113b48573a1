//! The command with its help in the user's language.
//!
//! `args` declares the command line, the catalogue explains it: each command and argument has a
//! message whose id is made from its name.

use super::args::Arguments;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use honnin_messages::{MessageId, Messages, id, wrapped};

/// The most columns before the explanation of an option.
const BEFORE_OPTIONS: usize = 28;

/// The most columns before the explanation of a command.
const BEFORE_COMMANDS: usize = 16;

/// The command, its help in the language of the messages and for a terminal of this width.
pub fn command(messages: &Messages, width: usize) -> Command {
    let help = Help { messages, width };
    let command = Arguments::command();
    let command = help.dress(command, "main").disable_version_flag(true).arg(help.own(
        "version",
        'V',
        ActionOf::Version,
    ));
    help.dress_commands(command, "")
}

/// The id that is made from the name of a command or an argument.
fn find_message(id: &str) -> MessageId {
    MessageId::find(id)
        .unwrap_or_else(|| panic!("{id} is a message: each command and argument has one"))
}

enum ActionOf {
    Help,
    Version,
}

struct Help<'a> {
    messages: &'a Messages,
    width: usize,
}

impl Help<'_> {
    /// The commands of a command, whose names begin with this where their sentences are looked up.
    fn dress_commands(&self, command: Command, before: &str) -> Command {
        let names: Vec<String> =
            command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        let mut command =
            command.subcommand_help_heading(self.messages.get(id!("heading-commands")));
        for name in names {
            let full = format!("{before}{name}");
            command = command.mut_subcommand(&name, |command| {
                self.dress_commands(self.dress(command, &full), &format!("{full}-"))
            });
        }
        command
    }

    /// A command with its sentences: what it does, what its arguments mean, and examples. They are
    /// wrapped here, because the parser's own help breaks between words, of which Japanese has none.
    fn dress(&self, command: Command, name: &str) -> Command {
        let usage = self.messages.get(id!("heading-usage"));
        let about = self.messages.get(find_message(&format!("about-{name}")));
        let after = self.messages.get(find_message(&format!("after-{name}")));
        let after: Vec<String> = after.lines().map(|line| wrapped(line, self.width, 2)).collect();
        let positionals: Vec<String> =
            command.get_positionals().map(|arg| arg.get_id().to_string()).collect();
        command
            // In the list of commands it is next to a name, and in its own help across the
            // terminal.
            .about(wrapped(&about, self.room(BEFORE_COMMANDS), 0))
            .after_help(after.join("\n"))
            .help_template(format!(
                "{}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}",
                wrapped(&about, self.width, 0)
            ))
            .term_width(self.width)
            .disable_help_flag(true)
            .mut_args(|arg| self.explain(arg, name, &positionals))
            .arg(self.own("help", 'h', ActionOf::Help))
    }

    fn explain(&self, arg: Arg, command: &str, positionals: &[String]) -> Arg {
        let heading =
            if arg.is_positional() { id!("heading-arguments") } else { id!("heading-options") };
        let help = format!("arg-{}", arg.get_id().as_str().replace('_', "-"));
        // Some arguments mean more to one command than to the others.
        let of_command = MessageId::find(&format!("{help}-of-{command}"));
        let help = of_command.unwrap_or_else(|| find_message(&help));
        let takes_value = arg.get_action().takes_values();
        // Under a heading of ours the parser would sort positional arguments by name.
        let place = positionals.iter().position(|id| *id == arg.get_id().as_str());
        let arg = match place {
            Some(place) => arg.display_order(place),
            None => arg,
        };
        // Values and defaults are named by the sentences themselves.
        let values: Vec<String> =
            arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let sentence = self.messages.with(help, [("values", values.join(", ").into())]);
        arg.help(wrapped(&sentence, self.room(BEFORE_OPTIONS), 0))
            .help_heading(self.messages.get(heading))
            .hide_possible_values(takes_value)
            .hide_default_value(takes_value)
    }

    /// The columns beside the name; on a narrow terminal the parser puts it below instead.
    fn room(&self, before: usize) -> usize {
        self.width.saturating_sub(before).max(20)
    }

    /// An option that the parser would explain in English if it were left to it.
    fn own(&self, name: &'static str, short: char, action: ActionOf) -> Arg {
        let (action, help) = match action {
            ActionOf::Help => (ArgAction::Help, id!("arg-help")),
            ActionOf::Version => (ArgAction::Version, id!("arg-version")),
        };
        Arg::new(name)
            .long(name)
            .short(short)
            .action(action)
            .help(self.messages.get(help))
            .help_heading(self.messages.get(id!("heading-options")))
    }
}
