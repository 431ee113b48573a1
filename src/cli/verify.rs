//! `honnin verify`: evidence and attestations, checked against what they refer to, without a
//! network.

use super::input::pretty;
use super::keys::{path_of, unreadable, verifying_key};
use super::options::{FingerprintBits, Format, SearchArguments};
use super::output;
use super::report::FreshReport;
use super::status::Status;
use clap::{Arg, Args, ValueHint};
use honnin_analysis::SheetCheck;
use honnin_evidence::consistent::read_sheets;
use honnin_evidence::{Evidence, own};
use honnin_files::capped;
use honnin_messages::{Messages, id};
use honnin_render::verify::{Item, Verified, again, bundle, document, sentences};
use std::path::{Path, PathBuf};

/// What `honnin verify` takes.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    verified: PathBuf,

    #[arg(long = "key", value_name = "FILE", value_hint = ValueHint::FilePath)]
    public_key: Option<PathBuf>,

    #[arg(long = "sources", value_name = "DIR", value_hint = ValueHint::DirPath)]
    source_files: Option<PathBuf>,

    #[arg(long)]
    again: bool,

    #[command(flatten)]
    search: SearchArguments,
}

/// An argument of the command: those of a search mean nothing where nothing is searched.
pub(super) fn requiring_again(arg: Arg) -> Arg {
    let own = ["verified", "public_key", "source_files", "again", "format"];
    if own.contains(&arg.get_id().as_str()) { arg } else { arg.requires("again") }
}

/// Runs the command.
pub(super) fn run(messages: &Messages, arguments: &VerifyArguments) -> Status {
    let (mut verified, evidence) = match verified(messages, arguments) {
        Ok(read) => read,
        Err(sentence) => {
            output::complain(&sentence);
            return Status::wrong_input();
        }
    };
    let evidence = evidence.filter(|_| arguments.again);
    if let Some(evidence) = evidence {
        match done_again(messages, &evidence, arguments.search) {
            Ok(items) => verified.items.extend(items),
            Err(status) => return status,
        }
    }
    answer(messages, &verified, arguments.search.format)
}

/// Searches and runs everything again that the evidence is about, and compares. Where its sheets cannot
/// be read, there is nothing to search, and the document is refused for that already.
fn done_again(
    messages: &Messages,
    evidence: &Evidence,
    search: SearchArguments,
) -> Result<Vec<Item>, Status> {
    let Ok(sheets) = read_sheets(evidence) else { return Ok(Vec::new()) };
    let now = FreshReport::make(messages, &sheets, as_recorded(search, evidence))?;
    if !now.is_complete() {
        return Ok(vec![again::cut()]);
    }
    Ok(again::compare(evidence, &now.checked.evidence))
}

/// The search that the evidence records, within the bounds that are asked for: by as many bits, by one
/// engine or by two, and of every state where states that differ in names only were all examined.
fn as_recorded(mut search: SearchArguments, evidence: &Evidence) -> SearchArguments {
    let Some(check) = evidence.sheets.iter().find_map(|sheet| sheet.checks.first()) else {
        return search;
    };
    search.cross_check |= check.engine.contains('+');
    let mut checks = evidence.sheets.iter().flat_map(|sheet| &sheet.checks);
    search.engine.no_symmetry |= checks.any(SheetCheck::examined_states_alike);
    if check.fingerprint_bits == 128 {
        search.engine.fingerprint = FingerprintBits::B128;
    }
    search
}

/// What was verified, and the evidence that it is about, where there is some.
fn verified(
    messages: &Messages,
    arguments: &VerifyArguments,
) -> Result<(Verified, Option<Evidence>), String> {
    let VerifyArguments { verified: file, public_key, source_files, .. } = arguments;
    let key = public_key.as_deref().map(|file| verifying_key(messages, file)).transpose()?;
    let bytes = capped::read_capped(file, capped::MOST_OF_A_DOCUMENT)
        .map_err(|error| unreadable(messages, file, &error))?;
    let sources = source_files.as_deref();
    if let Some(folder) = sources {
        // A missing folder would be reported once for each file.
        std::fs::read_dir(folder).map_err(|error| unreadable(messages, folder, &error))?;
    }
    let refuse = |reason: String| {
        messages.with(id!("verify-refused"), [path_of(file), ("reason", reason.into())])
    };
    let text = String::from_utf8(bytes).map_err(|_| refuse(messages.get(id!("evidence-utf8"))))?;
    if bundle::is_bundle(&text) {
        let folder = file.parent().unwrap_or(Path::new(""));
        let bundle = bundle::verified(&text, folder, key.as_ref(), sources);
        return bundle.map_err(|twice| refuse(sentences::ambiguous(messages, &twice)));
    }
    if own::is_own_evidence(&text) {
        return Err(refuse(messages.get(id!("verify-own-model"))));
    }
    let document = document::verified(&text, sources)
        .map_err(|reason| refuse(sentences::unreadable(messages, &reason)))?;
    if key.is_some() {
        // Evidence has no signature of its own. To ignore the key would look as if it matched.
        return Err(messages.with(id!("verify-key-not-here"), [path_of(file)]));
    }
    let evidence = document.evidence.clone();
    Ok((document.unsigned(), Some(evidence)))
}

fn answer(messages: &Messages, verified: &Verified, format: Format) -> Status {
    let text = match format {
        Format::Json => pretty(&sentences::document(verified)),
        Format::Table | Format::Github => sentences::terminal(messages, verified, output::width()),
    };
    let status = Status {
        wrong_input: false,
        differs: verified.differs(),
        not_established: verified.is_inconclusive(),
    };
    output::print(messages, &text).and(status)
}
