//! Keys that are named on the command line, and why there is none in a file.

use honnin_messages::{MessageId, MessageValue, Messages, id};
use honnin_render::attestation::key::{self, NoKey, SigningKey, VerifyingKey};
use honnin_sheet::visible::visible;
use std::path::Path;

/// The private key in a file.
///
/// # Errors
/// Why there is none, in a sentence.
pub(super) fn signing_key(messages: &Messages, file: &Path) -> Result<SigningKey, String> {
    key::signing_key(file).map_err(|why| no_key(messages, id!("key-not-private"), file, &why))
}

/// The public key in a file.
///
/// # Errors
/// Why there is none, in a sentence.
pub(super) fn verifying_key(messages: &Messages, file: &Path) -> Result<VerifyingKey, String> {
    key::verifying_key(file).map_err(|why| no_key(messages, id!("key-not-public"), file, &why))
}

fn no_key(messages: &Messages, id: MessageId, file: &Path, why: &NoKey) -> String {
    match why {
        NoKey::Unreadable(error) => unreadable(messages, file, error),
        NoKey::NotOne => messages.with(id, [path_of(file)]),
    }
}

/// Why a file or folder cannot be read, in a sentence.
pub(super) fn unreadable(messages: &Messages, path: &Path, error: &std::io::Error) -> String {
    let reason = ("reason", messages.reason(error).into());
    messages.with(id!("problem-unreadable"), [path_of(path), reason])
}

/// A path, as messages show it.
pub(super) fn path_of(path: &Path) -> (&'static str, MessageValue<'static>) {
    ("path", visible(&path.to_string_lossy()).into())
}
