//! What the log of a run says it is of, and what a log is expected to say.

use honnin_evidence::digests::sha256;
use honnin_models::keys::KEYS;
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::Header;

/// What the header of the log of a run says of who wrote it.
pub(super) const WRITER: &str = "honnin run";

/// The header of a log of the site that a sheet describes. Its scope bounds a search, and says nothing
/// of the site.
pub(super) fn header_of(sheet: &Sheet, configuration: Configuration) -> Header {
    let answers = sheet.answers(configuration);
    let design = KEYS.iter().filter(|key| !key.name.starts_with("scope."));
    let lines = design.map(|key| format!("{} = {}\n", key.name, key.get(&answers)));
    Header {
        configuration: Some(configuration.word().to_owned()),
        writer: Some(WRITER.to_owned()),
        answers: Some(sha256(lines.collect::<String>().as_bytes())),
        ..Header::of(&sheet.name)
    }
}
