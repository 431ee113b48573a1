//! An attestation: its signatures, its subjects, and the evidence beside it.

use super::{Item, ItemKind, VerificationReason, VerificationResult, Verified, document};
use crate::attestation::dsse::{PAYLOAD_TYPE, SignedEnvelope};
use crate::attestation::key::VerifyingKey;
use crate::attestation::{SCOPE_AND_CLASS, STATEMENT, TEST_RESULT, statements};
use crate::file::EVIDENCE;
use honnin_evidence::digests::sha256;
use honnin_evidence::{ConsistentEvidence, Evidence};
use honnin_files::capped;
use honnin_files::json::UniqueKeys;
use serde_json::Value;
use std::path::Path;

/// One line of a bundle.
enum BundleLine {
    /// A statement in an envelope.
    Sealed(SignedEnvelope),
    /// A statement without one.
    Plain(Value),
    /// One of the two, with a key twice: another reader sees another one.
    Ambiguous(String),
    /// Something else. Whoever reads a bundle passes over what it does not know.
    Other,
}

/// A bundle that says one thing to one reader and something else to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguous {
    /// The line, counted from 1.
    pub line: usize,
    /// The parser's words: which key is there twice, and where.
    pub words: String,
}

/// Whether a text is a bundle: some line of it, or all of it, is an envelope or a statement.
pub fn is_bundle(text: &str) -> bool {
    lines(text).iter().any(|line| !matches!(line, BundleLine::Other))
}

fn lines(text: &str) -> Vec<BundleLine> {
    // One statement may also be written over many lines.
    let whole = line(text);
    if !matches!(whole, BundleLine::Other) {
        return vec![whole];
    }
    text.lines().filter(|text| !text.trim().is_empty()).map(line).collect()
}

fn line(text: &str) -> BundleLine {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return BundleLine::Other };
    let (sealed, plain) = (value.get("payloadType").is_some(), value.get("_type").is_some());
    match serde_json::from_str::<UniqueKeys>(text) {
        _ if !sealed && !plain => BundleLine::Other,
        Err(twice) => BundleLine::Ambiguous(twice.to_string()),
        Ok(_) if sealed => {
            serde_json::from_value(value).map_or(BundleLine::Other, BundleLine::Sealed)
        }
        Ok(_) => BundleLine::Plain(value),
    }
}

/// The evidence beside an attestation.
struct Beside {
    sha256: Option<String>,
    checked: Option<ConsistentEvidence>,
    /// What is said of that which it should have and has not: why the file could not be read, if it
    /// could not.
    without: VerificationReason,
}

/// Checks a bundle against a key where one is given, and against the evidence in the folder; and that
/// evidence, which is given back, against itself.
///
/// # Errors
/// When an envelope or a statement has a key twice.
pub fn verified(
    text: &str,
    folder: &Path,
    key: Option<&VerifyingKey>,
    sources: Option<&Path>,
) -> Result<(Verified, Option<Evidence>), Ambiguous> {
    let read = capped::read_capped(&folder.join(EVIDENCE), capped::MOST_OF_A_DOCUMENT);
    let why_not = read.as_ref().err().map(VerificationReason::of_file);
    let without = why_not.clone().unwrap_or(VerificationReason::Missing);
    let bytes = read.ok();
    let evidence = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let evidence = evidence.map(|text| document::verified(text, sources));
    let mut checks = None;
    let mut documents = (None, None);
    let of_evidence = match evidence {
        Some(Ok(document)) => {
            checks = document.checks();
            documents = (document.checked, Some(document.evidence));
            document.items
        }
        Some(Err(reason)) => {
            let answer = VerificationResult::Differs(VerificationReason::Broken(reason));
            vec![Item::new(ItemKind::Whole, EVIDENCE, answer)]
        }
        None => {
            let answer =
                VerificationResult::Open(why_not.unwrap_or(VerificationReason::NotReadable));
            vec![Item::new(ItemKind::Whole, EVIDENCE, answer)]
        }
    };
    let (checked, evidence) = documents;
    let beside = Beside { sha256: bytes.as_deref().map(sha256), checked, without };
    let mut items = Vec::new();
    let mut types = Vec::new();
    for (number, line) in (1..).zip(lines(text)) {
        items.extend(of_line(number, line, key, &beside, &mut types)?);
    }
    // The second statement of a kind may be read for the first.
    for twice in [TEST_RESULT, SCOPE_AND_CLASS]
        .iter()
        .filter(|&known| types.iter().filter(|it| *it == known).count() > 1)
    {
        items.push(Item::new(
            ItemKind::Statement,
            *twice,
            VerificationResult::Differs(VerificationReason::Twice),
        ));
    }
    // A bundle is not signed as a whole: a statement that was taken out of it leaves no trace there.
    for missing in [TEST_RESULT, SCOPE_AND_CLASS].iter().filter(|known| !types.contains(known)) {
        items.push(Item::new(
            ItemKind::Statement,
            *missing,
            VerificationResult::Open(VerificationReason::Missing),
        ));
    }
    items.extend(of_evidence);
    Ok((Verified { items, checks }, evidence))
}

fn of_line(
    place: usize,
    line: BundleLine,
    key: Option<&VerifyingKey>,
    beside: &Beside,
    types: &mut Vec<&'static str>,
) -> Result<Vec<Item>, Ambiguous> {
    let number = place.to_string();
    let (signature, statement) = match line {
        BundleLine::Ambiguous(words) => return Err(Ambiguous { line: place, words }),
        BundleLine::Other => {
            let answer = VerificationResult::Open(VerificationReason::Unknown);
            return Ok(vec![Item::new(ItemKind::Statement, number, answer)]);
        }
        BundleLine::Plain(statement) => match key {
            Some(_) => {
                (VerificationResult::Differs(VerificationReason::NotSigned), Some(statement))
            }
            None => (VerificationResult::Unsigned, Some(statement)),
        },
        BundleLine::Sealed(envelope) => {
            let signature = match key {
                Some(key) if envelope.is_signed_by(key) => VerificationResult::Agrees,
                Some(_) => VerificationResult::Differs(VerificationReason::OtherKey),
                None if envelope.signatures.is_empty() => VerificationResult::Unsigned,
                None => VerificationResult::Open(VerificationReason::NoKey),
            };
            let payload = envelope.payload().filter(|_| envelope.payload_type == PAYLOAD_TYPE);
            let payload = payload.and_then(|bytes| String::from_utf8(bytes).ok());
            (signature, payload.map(|text| statement_of(place, &text)).transpose()?.flatten())
        }
    };
    let mut items = vec![Item::new(ItemKind::Signature, number.as_str(), signature)];
    match statement.filter(|statement| statement["_type"] == STATEMENT) {
        Some(statement) => items.extend(of_statement(&number, &statement, beside, types)),
        None => items.push(Item::new(
            ItemKind::Statement,
            number,
            VerificationResult::Differs(VerificationReason::NoStatement),
        )),
    }
    Ok(items)
}

/// The statement in an envelope; none where it is no JSON.
fn statement_of(line: usize, payload: &str) -> Result<Option<Value>, Ambiguous> {
    match (serde_json::from_str(payload), serde_json::from_str::<UniqueKeys>(payload)) {
        (Ok(_), Err(twice)) => Err(Ambiguous { line, words: twice.to_string() }),
        (statement, _) => Ok(statement.ok()),
    }
}

fn of_statement(
    number: &str,
    statement: &Value,
    beside: &Beside,
    types: &mut Vec<&'static str>,
) -> Vec<Item> {
    let mut items: Vec<Item> = statement["subject"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|subject| {
            let name = subject["name"].as_str().unwrap_or_default();
            Item::new(
                ItemKind::Subject,
                name,
                of_subject(name, &subject["digest"]["sha256"], beside),
            )
        })
        .collect();
    let known = [TEST_RESULT, SCOPE_AND_CLASS];
    let place = known.iter().position(|known| statement["predicateType"] == *known);
    types.extend(place.map(|place| known[place]));
    let fresh = beside.checked.as_ref().map(statements);
    let answer = match (place, fresh) {
        (None, _) => VerificationResult::Open(VerificationReason::Unknown),
        (_, None) => VerificationResult::Open(VerificationReason::NoEvidence),
        (Some(place), Some(fresh)) if fresh[place] == *statement => VerificationResult::Agrees,
        _ => VerificationResult::Differs(VerificationReason::OtherStatement),
    };
    items.push(Item::new(ItemKind::Statement, number, answer));
    items
}

/// The evidence is a file; a sheet is the text that the evidence holds.
fn of_subject(name: &str, digest: &Value, beside: &Beside) -> VerificationResult {
    let found = if name == EVIDENCE {
        beside.sha256.clone()
    } else {
        let written = beside.checked.iter().flat_map(|checked| checked.evidence.written());
        let mut named = written.filter(|sheet| sheet.file == name);
        named.next().map(|sheet| sha256(sheet.text.as_bytes()))
    };
    match found {
        None => VerificationResult::Open(beside.without.clone()),
        Some(found) if digest == found.as_str() => VerificationResult::Agrees,
        Some(_) => VerificationResult::Differs(VerificationReason::OtherDigest),
    }
}
