//! The answer to `honnin verify`, for a terminal and for programs.

use super::bundle::Ambiguous;
use super::{Item, ItemKind, VerificationReason, VerificationResult, Verified};
use crate::{checks, compare};
use honnin_evidence::Unreadable;
use honnin_messages::{Language, Messages, family, grouped, id, message, wrapped};
use honnin_sheet::visible::visible;
use serde_json::{Value, json};

/// The version of the JSON document.
const SCHEMA: u32 = 1;

/// How many places that differ from what was found again a terminal is shown.
const SHOWN: usize = 20;

/// What only a search or a run can know, as programs are told that it was not verified.
const KNOWN_BY_SEARCH: [&str; 5] = ["searches", "schedules", "logs", "kill", "survey"];

/// The whole answer for a terminal of this width: a line for each kind, one for each item that does
/// not agree, and what follows.
pub fn terminal(messages: &Messages, verified: &Verified, width: usize) -> String {
    let mut lines = Vec::new();
    for kind in ItemKind::ALL {
        let items: Vec<&Item> = verified.items.iter().filter(|item| item.kind == kind).collect();
        if items.is_empty() {
            continue;
        }
        lines.push(wrapped(&line(messages, kind, &items), width, 2));
        let wrong: Vec<String> = items.iter().filter_map(|item| wrong(messages, item)).collect();
        // Another version of the program may have found something else at thousands of sites.
        let shown = if kind == ItemKind::Again { SHOWN } else { wrong.len() };
        lines.extend(wrong.iter().take(shown).map(|it| wrapped(&format!("    {it}"), width, 6)));
        let more = wrong.len().saturating_sub(shown) as u64;
        let more = (more > 0).then(|| message!(messages, "verify-more", count = grouped(more)));
        lines.extend(more.map(|it| wrapped(&format!("    {it}"), width, 6)));
    }
    lines.push(String::new());
    lines.extend(conclusions(messages, verified).iter().map(|it| wrapped(it, width, 0)));
    // That a document is internally consistent is one thing; that it says what one wishes is another.
    let asked = verified.checks.map(|tally| checks::sentence(messages, tally));
    lines.extend(asked.map(|sentence| wrapped(&sentence, width, 0)));
    lines.join("\n")
}

/// What follows, and on what it rests.
fn conclusions(messages: &Messages, verified: &Verified) -> Vec<String> {
    let unsigned = verified.items.iter().any(|item| item.answer == VerificationResult::Unsigned);
    let again = verified.is_done_again();
    let result = match (verified.differs(), again, verified.is_signed()) {
        (true, ..) => id!("verify-differs"),
        _ if verified.items.iter().any(|it| matches!(it.answer, VerificationResult::Open(_))) => {
            id!("verify-open")
        }
        (_, true, _) => id!("verify-by-again"),
        (_, _, true) => id!("verify-by-signature"),
        _ => id!("verify-not-enough"),
    };
    let versions = again && verified.is_of_other_sources();
    let told = [
        (true, result),
        (versions, id!("verify-versions")),
        (unsigned, id!("verify-unsigned")),
        (!again, id!("verify-known-by-search")),
    ];
    told.into_iter().filter(|(so, _)| *so).map(|(_, id)| messages.get(id)).collect()
}

/// How many items of a kind agree. The mark is that of the worst.
fn line(messages: &Messages, kind: ItemKind, items: &[&Item]) -> String {
    let rank = |answer: &VerificationResult| match answer {
        VerificationResult::Differs(_) => 3,
        VerificationResult::Open(_) => 2,
        VerificationResult::Unsigned => 1,
        VerificationResult::Agrees => 0,
    };
    let worst = items.iter().map(|item| &item.answer).max_by_key(|answer| rank(answer));
    let agree = items.iter().filter(|item| item.answer == VerificationResult::Agrees).count();
    message!(
        messages,
        "verify-line",
        mark = worst.map_or("-", VerificationResult::mark),
        what = messages.get(family!("verify-item-", ItemKind, kind)),
        agree = grouped(agree as u64),
        all = grouped(items.len() as u64)
    )
}

fn wrong(messages: &Messages, item: &Item) -> Option<String> {
    let why = match &item.answer {
        VerificationResult::Agrees => return None,
        VerificationResult::Unsigned => message!(messages, "verify-why-not-signed"),
        VerificationResult::Differs(why) | VerificationResult::Open(why) => {
            self::why(messages, why)
        }
    };
    Some(message!(messages, "verify-wrong", about = visible(&item.about), why))
}

fn why(messages: &Messages, why: &VerificationReason) -> String {
    messages.get(match why {
        VerificationReason::Broken(reason) => return unreadable(messages, reason),
        VerificationReason::Found { document, now } => return found(messages, document, now),
        VerificationReason::Cut => id!("verify-why-cut"),
        VerificationReason::OtherDigest => id!("verify-why-digest"),
        VerificationReason::Missing => id!("verify-why-missing"),
        VerificationReason::NotReadable => id!("verify-why-unreadable"),
        VerificationReason::NoEvidence => id!("verify-why-no-evidence"),
        VerificationReason::OtherRegister => id!("verify-why-register"),
        VerificationReason::OnlyOne => id!("verify-why-only-one"),
        VerificationReason::NotBelow => id!("verify-why-path"),
        VerificationReason::NoSteps => id!("verify-why-no-steps"),
        VerificationReason::NoRules => id!("verify-why-no-rules"),
        VerificationReason::OtherKey => id!("verify-why-other-key"),
        VerificationReason::NotSigned => id!("verify-why-not-signed"),
        VerificationReason::NoKey => id!("verify-why-no-key"),
        VerificationReason::NoStatement => id!("verify-why-no-statement"),
        VerificationReason::Twice => id!("verify-why-twice"),
        VerificationReason::Unknown => id!("verify-why-unknown"),
        VerificationReason::OtherStatement => id!("verify-why-statement"),
    })
}

/// Why a document is no evidence; this one may be an attestation as well.
pub fn unreadable(messages: &Messages, reason: &Unreadable) -> String {
    match reason {
        Unreadable::Shape { at, words } if at.is_empty() => {
            message!(messages, "evidence-neither", words = visible(words))
        }
        reason => compare::unreadable(messages, reason),
    }
}

/// Why a bundle is refused that says one thing to one reader and something else to another.
pub fn ambiguous(messages: &Messages, twice: &Ambiguous) -> String {
    message!(
        messages,
        "verify-ambiguous",
        line = grouped(twice.line as u64),
        words = visible(&twice.words)
    )
}

/// What a document says, and what was found now.
fn found(messages: &Messages, document: &Option<Value>, now: &Option<Value>) -> String {
    let told = |value: &Option<Value>| match value {
        None => message!(messages, "verify-nothing"),
        Some(value) => compare::brief(&visible(&value.to_string())),
    };
    message!(messages, "verify-why-found", document = told(document), now = told(now))
}

/// The answer as one JSON document. Its words are English, whatever the user speaks.
pub fn document(verified: &Verified) -> Value {
    let messages = Messages::new(Language::En);
    let item = |item: &Item| {
        let mut value = json!({
            "what": item.kind.word(),
            "about": item.about,
            "answer": item.answer.word(),
        });
        if let VerificationResult::Differs(why) | VerificationResult::Open(why) = &item.answer {
            value["why"] = self::why(&messages, why).into();
        }
        if let VerificationResult::Differs(VerificationReason::Found { document, now }) =
            &item.answer
        {
            value["document"] = json!(document);
            value["now"] = json!(now);
        }
        value
    };
    let asked = verified.checks.map(|tally| {
        json!({
            "asked": tally.total(),
            "as_expected": tally.as_expected,
            "differing": tally.differing,
            "not_established": tally.not_established,
        })
    });
    json!({
        "schema": SCHEMA,
        "asked": asked,
        "items": verified.items.iter().map(item).collect::<Vec<_>>(),
        "signed": verified.is_signed(),
        "again": verified.is_done_again(),
        "not_verified": if verified.is_done_again() { &[][..] } else { &KNOWN_BY_SEARCH },
        "differs": verified.differs(),
        "verified": !verified.differs() && !verified.is_inconclusive(),
    })
}
