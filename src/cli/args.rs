//! The arguments of the command line. The texts of the help are messages; see [`super::help`].

use super::options::{
    KillArguments, OneSheet, ScheduleArguments, SearchArguments, TraceArguments, claim,
    format_of_check,
};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use honnin_messages::Language;
use honnin_models::claims::ClaimId;
use honnin_sheet::Configuration;
use std::ffi::OsString;
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

    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Spoken>,

    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(mut_arg("format", |arg| arg.value_parser(format_of_check())))]
    Check {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheets: Vec<OsString>,
        #[command(flatten)]
        search: SearchArguments,
        #[command(flatten)]
        shared: super::shared::SharedArguments,
    },
    Matrix(OneSheet),
    Remedies(OneSheet),
    Campaigns(OneSheet),
    Bounds(OneSheet),
    Survey(super::survey::SurveyArguments),
    Report(super::report::ReportArguments),
    Compare(super::compare::CompareArguments),
    #[command(mut_args(super::verify::requiring_again))]
    Verify(super::verify::VerifyArguments),
    Explain {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: OsString,
        #[arg(value_name = "CLAIM", ignore_case = true, value_parser = claim(ClaimId::ALL))]
        claim: ClaimId,
        #[arg(long = "as", value_name = "CONFIGURATION", value_parser = super::options::configuration())]
        configuration: Option<Configuration>,
        #[arg(long)]
        states: bool,
        #[command(flatten)]
        search: SearchArguments,
    },
    Schedules {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: OsString,
        #[command(flatten)]
        run: ScheduleArguments,
    },
    Replay {
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        schedule: PathBuf,
    },
    Trace {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: OsString,
        #[arg(value_name = "LOG", value_hint = ValueHint::FilePath)]
        log: PathBuf,
        #[command(flatten)]
        manner: TraceArguments,
    },
    Kill {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheets: Vec<OsString>,
        #[command(flatten)]
        run: KillArguments,
    },
    Run(super::run::RunArguments),
    Init {
        #[arg(value_name = "FILE", default_value = "site.toml", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    Explore {
        #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
        sheet: OsString,
        #[arg(long = "as", value_name = "CONFIGURATION", value_parser = super::options::configuration())]
        configuration: Option<Configuration>,
        #[arg(long, default_value_t = 3000)]
        port: u16,
    },
    #[command(disable_help_subcommand = true)]
    Record {
        #[command(subcommand)]
        command: super::record::RecordCommand,
    },
    Schema {
        #[arg(long, group = "of")]
        events: bool,
        #[arg(long, group = "of")]
        evidence: bool,
        #[arg(long, group = "of")]
        record: bool,
    },
    Completions {
        #[arg(value_name = "SHELL", value_enum)]
        shell: clap_complete::Shell,
    },
}

/// The values of `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Spoken {
    Ja,
    En,
    Both,
}

impl Spoken {
    /// The languages of a report.
    pub(super) fn languages(self) -> &'static [Language] {
        match self {
            Spoken::Ja => &[Language::Ja],
            Spoken::En => &[Language::En],
            Spoken::Both => &Language::ALL,
        }
    }
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
