//! What more than one place of the command line takes: bounds, engines, formats, sheets, claims.

use super::memory::MemorySize;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use honnin_analysis::Limits;
use honnin_analysis::distributed::{Dataflow, Width};
use honnin_models::claims::ClaimId;
use honnin_sheet::Configuration;
use std::ffi::OsString;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

/// What every command takes that searches.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct SearchArguments {
    #[arg(long, value_name = "N", value_parser = at_least_one())]
    max_states: Option<NonZeroU64>,

    #[arg(long, value_name = "N", value_parser = at_least_one())]
    max_seconds: Option<NonZeroU64>,

    #[arg(long, value_name = "SIZE")]
    max_memory: Option<MemorySize>,

    #[arg(long)]
    pub(super) cross_check: bool,

    #[command(flatten)]
    pub(super) engine: EngineArguments,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// How the first engine works.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct EngineArguments {
    #[arg(long, value_name = "N", value_parser = workers())]
    pub(super) workers: Option<NonZeroUsize>,

    #[arg(long)]
    pub(super) no_symmetry: bool,

    #[arg(long, value_name = "BITS", value_enum, default_value_t = FingerprintBits::B64)]
    pub(super) fingerprint: FingerprintBits,
}

/// A number that bounds something, and is not zero.
pub(super) fn at_least_one() -> impl TypedValueParser<Value = NonZeroU64> {
    clap::value_parser!(u64)
        .range(1..)
        .map(|number| NonZeroU64::new(number).expect("the range begins at one"))
}

/// The most workers of one process: each owns one of the visited set's shards at least.
const MAX_WORKERS: u64 = 256;

/// A number of workers.
fn workers() -> impl TypedValueParser<Value = NonZeroUsize> {
    clap::value_parser!(u64)
        .range(1..=MAX_WORKERS)
        .map(|workers| NonZeroUsize::new(workers as usize).expect("the range begins at one"))
}

/// The widths of a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FingerprintBits {
    #[value(name = "64")]
    B64,
    #[value(name = "128")]
    B128,
}

impl EngineArguments {
    /// The engine that they select.
    pub(super) fn engine(self) -> Dataflow {
        let width = match self.fingerprint {
            FingerprintBits::B64 => Width::Bits64,
            FingerprintBits::B128 => Width::Bits128,
        };
        let engine = Dataflow::new().sources(honnin_sources::of_searches());
        let engine = engine.symmetry(!self.no_symmetry).width(width);
        match self.workers {
            Some(workers) => engine.workers(workers),
            None => engine,
        }
    }
}

impl SearchArguments {
    pub(super) fn limits(self) -> Limits {
        Limits {
            max_states: self.max_states,
            max_seconds: self.max_seconds,
            max_memory: self.max_memory.map(MemorySize::bytes),
        }
    }
}

/// What a command takes that is about one sheet.
#[derive(Debug, Args)]
pub(super) struct OneSheet {
    #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
    pub(super) sheet: OsString,

    #[command(flatten)]
    pub(super) search: SearchArguments,
}

/// How a log is checked against the model.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct TraceArguments {
    #[arg(long = "as", value_name = "CONFIGURATION", value_parser = configuration())]
    pub(super) configuration: Option<Configuration>,

    #[arg(long)]
    pub(super) in_file_order: bool,

    #[arg(long, value_name = "N", value_parser = at_least_one())]
    pub(super) max_states: Option<NonZeroU64>,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// What `honnin schedules` takes beside the sheet.
#[derive(Clone, Debug, Args)]
pub(super) struct ScheduleArguments {
    #[arg(long = "as", value_name = "CONFIGURATION", value_parser = configuration())]
    pub(super) configuration: Option<Configuration>,

    #[arg(long, value_name = "NAME", value_enum, default_value_t = Chooser::Random)]
    pub(super) scheduler: Chooser,

    #[arg(long, value_name = "N", default_value_t = 5_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) iterations: u64,

    #[arg(long, value_name = "X", default_value_t = 1)]
    pub(super) seed: u64,

    #[arg(long, value_name = "D", default_value = "3", value_parser = clap::value_parser!(u8).range(1..=16))]
    pub(super) depth: u8,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) keep: Option<PathBuf>,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// What `honnin kill` takes beside the sheets.
#[derive(Clone, Debug, Args)]
pub(super) struct KillArguments {
    #[arg(long, value_name = "N", default_value_t = 5_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) iterations: u64,

    #[arg(long, value_name = "X", default_value_t = 1)]
    pub(super) seed: u64,

    #[arg(long)]
    pub(super) load: bool,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// Who chooses schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Chooser {
    Random,
    Pct,
    Dfs,
    Guided,
}

/// As designed or as installed.
pub(super) fn configuration() -> impl TypedValueParser<Value = Configuration> {
    PossibleValuesParser::new(Configuration::WORDS)
        .map(|word| Configuration::from_word(&word).expect("the parser allows the words alone"))
}

/// Reads the id of one of these claims.
pub(super) fn claim(
    allowed: impl IntoIterator<Item = ClaimId>,
) -> impl TypedValueParser<Value = ClaimId> {
    PossibleValuesParser::new(allowed.into_iter().map(|id| id.to_string()))
        .map(|word| ClaimId::from_word(&word).expect("the parser allows the ids alone"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
    /// Annotations of GitHub. Only `check` has them; see [`format_of_check`].
    #[value(skip)]
    Github,
}

/// The formats of `check`: those of every command, and annotations of GitHub.
pub(super) fn format_of_check() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(["table", "json", "github"]).map(|word| match word.as_str() {
        "json" => Format::Json,
        "github" => Format::Github,
        _ => Format::Table,
    })
}
