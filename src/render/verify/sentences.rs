//! The answer to `honnin verify`, for a terminal and for programs.

use super::{Item, ItemKind, VerificationReason, VerificationResult, Verified};
use crate::{checks, compare};
use honnin_analysis::survey::verify::Wrong;
use honnin_evidence::Unreadable;
use honnin_evidence::replay::NoCounterexample;
use honnin_messages::{Language, MessageId, Messages, family, grouped, id, message, wrapped};
use honnin_sheet::visible::visible;
use serde_json::{Value, json};

/// The version of the JSON document.
const SCHEMA: u32 = 1;

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
        let wrong = items.iter().filter_map(|item| wrong(messages, item));
        lines.extend(wrong.map(|sentence| wrapped(&format!("    {sentence}"), width, 6)));
    }
    let unsigned = verified.items.iter().any(|item| item.answer == VerificationResult::Unsigned);
    lines.push(String::new());
    lines.extend(unsigned.then(|| wrapped(&message!(messages, "verify-unsigned"), width, 0)));
    lines.push(wrapped(&messages.get(conclusion(verified)), width, 0));
    // That a document is internally consistent is one thing; that it says what one wishes is another.
    let asked = verified.checks.map(|tally| checks::sentence(messages, tally));
    lines.extend(asked.map(|sentence| wrapped(&sentence, width, 0)));
    lines.push(wrapped(&message!(messages, "verify-limits"), width, 0));
    lines.join("\n")
}

fn conclusion(verified: &Verified) -> MessageId {
    match (verified.differs(), verified.is_inconclusive()) {
        (true, _) => id!("verify-differs"),
        (false, true) => id!("verify-open"),
        (false, false) => id!("verify-agrees"),
    }
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
        VerificationReason::Steps(why) => return steps(messages, *why),
        VerificationReason::Rules(Some(wrong)) => return rules(messages, *wrong),
        VerificationReason::Rules(None) => id!("verify-why-other-rules"),
        VerificationReason::OtherDigest => id!("verify-why-digest"),
        VerificationReason::Missing => id!("verify-why-missing"),
        VerificationReason::NotReadable => id!("verify-why-unreadable"),
        VerificationReason::OtherRegister => id!("verify-why-register"),
        VerificationReason::OnlyOne => id!("verify-why-only-one"),
        VerificationReason::NotBelow => id!("verify-why-path"),
        VerificationReason::NoSteps => id!("verify-why-no-steps"),
        VerificationReason::OtherVerdict => id!("verify-why-verdict"),
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

fn steps(messages: &Messages, why: NoCounterexample) -> String {
    let at = |id: MessageId, step: usize| message!(messages, id, step);
    match why {
        NoCounterexample::NotAllowed(step) => at(id!("verify-why-not-allowed"), step),
        NoCounterexample::Early(step) => at(id!("verify-why-early"), step),
        NoCounterexample::Holds => message!(messages, "verify-why-holds"),
    }
}

fn rules(messages: &Messages, wrong: Wrong) -> String {
    match wrong {
        Wrong::Met(_, site) | Wrong::NotMet(_, site) => {
            message!(messages, "verify-why-rules", site = grouped(site as u64 + 1))
        }
        Wrong::Idle(_) => message!(messages, "verify-why-other-rules"),
    }
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
        "differs": verified.differs(),
        "verified": !verified.differs() && !verified.is_inconclusive(),
    })
}
