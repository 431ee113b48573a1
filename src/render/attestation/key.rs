//! Keys of Ed25519, as `openssl` writes them into files.

use ed25519_dalek::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _, EncodePublicKey as _};
use honnin_evidence::digests::sha256;
use honnin_files::capped;
use std::io;
use std::path::Path;

pub use ed25519_dalek::{SigningKey, VerifyingKey};

/// The most bytes that are read of a file with a key; such a file has about a hundred.
const MOST_BYTES: u64 = 16 * 1024;

/// Why there is no key.
#[derive(Debug)]
pub enum NoKey {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// It holds something else, or a key that is protected by a passphrase.
    NotOne,
}

/// The private key in a file, in PKCS#8 and PEM.
///
/// # Errors
/// When there is none.
pub fn signing_key(file: &Path) -> Result<SigningKey, NoKey> {
    SigningKey::from_pkcs8_pem(&text(file)?).map_err(|_| NoKey::NotOne)
}

/// The public key in a file, in PEM. A weak one, under which a signature may fit many messages, is
/// none.
///
/// # Errors
/// When there is none.
pub fn verifying_key(file: &Path) -> Result<VerifyingKey, NoKey> {
    let key = VerifyingKey::from_public_key_pem(&text(file)?).map_err(|_| NoKey::NotOne)?;
    if key.is_weak() { Err(NoKey::NotOne) } else { Ok(key) }
}

/// The name of a key: the SHA-256 digest of its DER, as `openssl pkey -pubin -outform DER` gives it.
///
/// # Panics
/// Never: a public key can be written.
pub fn key_id(key: &VerifyingKey) -> String {
    let der = key.to_public_key_der().expect("a public key can be written");
    sha256(der.as_bytes())
}

fn text(file: &Path) -> Result<String, NoKey> {
    let bytes = capped::read_beginning(file, MOST_BYTES).map_err(NoKey::Unreadable)?;
    String::from_utf8(bytes).map_err(|_| NoKey::NotOne)
}
