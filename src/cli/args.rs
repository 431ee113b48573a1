//! What may stand on the command line. The texts of the help are messages; see [`super::help`].

use crate::explore::Limits;
use crate::messages::Language;
use crate::sheet::Stand;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::ffi::OsString;
use std::num::NonZeroU64;
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(name = "honnin", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    #[arg(long, value_name = "DIR", default_value = "reports", value_hint = ValueHint::DirPath)]
    pub(super) reports: PathBuf,

    #[command(flatten)]
    pub(super) search: SearchArguments,

    #[arg(long, global = true, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,

    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Language>,

    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
}

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct SearchArguments {
    #[arg(long, global = true, value_name = "N")]
    max_states: Option<NonZeroU64>,

    #[arg(long, global = true, value_name = "N")]
    max_seconds: Option<NonZeroU64>,

    #[arg(long, global = true)]
    pub(super) cross_check: bool,
}

impl SearchArguments {
    pub(super) fn limits(self) -> Limits {
        Limits { max_states: self.max_states, max_seconds: self.max_seconds }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheets: Vec<String>,
    },
    Matrix {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: String,
    },
    Remedies {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: String,
    },
    Campaigns {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: String,
    },
    Explain {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: String,
        #[arg(value_name = "CLAIM", ignore_case = true)]
        claim: Claim,
        #[arg(long = "as", value_name = "STAND", value_enum)]
        stand: Option<Stand>,
        #[arg(long)]
        states: bool,
    },
    Init {
        #[arg(value_name = "FILE", default_value = "site.toml", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    Explore {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: String,
        #[arg(long = "as", value_name = "STAND", value_enum)]
        stand: Option<Stand>,
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
    Schema,
    Completions {
        #[arg(value_name = "SHELL", value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes this the choice of every stream of the program.
    pub(super) fn write_global(self) {
        let choice = match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// A claim by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "verbatim")]
pub(super) enum Claim {
    C1,
    C2,
    C3,
    C4,
    C5,
    C6,
    C7,
    C8,
}

impl Claim {
    pub(super) fn id(self) -> honnin_models::claims::ClaimId {
        honnin_models::claims::ClaimId::ALL[self as usize]
    }
}

/// The language asked for with `--lang`, or the user's: known before the arguments are parsed,
/// because the errors of parsing are told in it too.
pub(super) fn language_before_parsing(arguments: &[OsString]) -> Language {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let follows = words.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    let asked = follows.chain(joined).find_map(|word| Language::from_str(word, false).ok());
    asked.unwrap_or_else(Language::of_user)
}
