//! Envelopes of DSSE (Dead Simple Signing Envelope): a payload, and signatures over it and its type.

use super::key::{SigningKey, VerifyingKey, key_id};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use ed25519_dalek::{Signature, Signer as _};
use serde::{Deserialize, Serialize};

/// The type of a payload that is a statement of in-toto.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

/// An envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedEnvelope {
    /// What is signed, in Base64.
    pub payload: String,
    /// What it is.
    pub payload_type: String,
    /// Who signed it.
    pub signatures: Vec<Signed>,
}

/// A signature in an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// A hint at the key: the SHA-256 digest of the public key in DER. It is not signed itself.
    #[serde(default)]
    pub keyid: String,
    /// The signature, in Base64.
    pub sig: String,
}

/// What is signed of a payload: its type and the payload, each with its length before it, so that no
/// two pairs of them come to the same bytes (PAE, the protocol's pre-authentication encoding).
pub fn signed_bytes(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// A statement in an envelope, on one line.
///
/// # Panics
/// Never: an envelope in memory can be written.
pub fn seal(statement: &[u8], key: &SigningKey) -> String {
    let signature = key.sign(&signed_bytes(PAYLOAD_TYPE, statement));
    let signed =
        Signed { keyid: key_id(&key.verifying_key()), sig: STANDARD.encode(signature.to_bytes()) };
    let envelope = SignedEnvelope {
        payload: STANDARD.encode(statement),
        payload_type: PAYLOAD_TYPE.to_owned(),
        signatures: vec![signed],
    };
    serde_json::to_string(&envelope).expect("an envelope is written without fail")
}

impl SignedEnvelope {
    /// The payload; `None` when it is no Base64. Both alphabets are allowed.
    pub fn payload(&self) -> Option<Vec<u8>> {
        decoded(&self.payload)
    }

    /// Whether this key signed the payload and its type. Which key a signature names does not matter:
    /// the name is not signed.
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        let Some(payload) = self.payload() else { return false };
        let bytes = signed_bytes(&self.payload_type, &payload);
        self.signatures.iter().any(|signed| {
            let signature = decoded(&signed.sig).and_then(|sig| Signature::from_slice(&sig).ok());
            signature.is_some_and(|signature| key.verify_strict(&bytes, &signature).is_ok())
        })
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok()
}
