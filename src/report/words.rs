//! Words that several reports share: verdicts, stands, settings, scopes.

use super::table::Tone;
use crate::explore::{Cut, Judged, Reason, Verdict};
use crate::issuance::event;
use crate::issuance::site::Failure;
use crate::messages::{Messages, grouped};
use crate::sheet::{Settings, Sheet, Stand};
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, witnesses};
use honnin_models::keys::KEYS;

/// A verdict as one mark. The marks are narrow in every terminal, Japanese ones included.
pub fn mark(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "✓",
        Verdict::Violated { .. } => "✗",
        Verdict::NotEstablished(_) => "?",
        Verdict::NotClaimed => "-",
    }
}

/// How a verdict is to be read.
pub fn tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Holds => Tone::Good,
        Verdict::Violated { .. } => Tone::Bad,
        Verdict::NotEstablished(_) => Tone::Alarm,
        Verdict::NotClaimed => Tone::Faint,
    }
}

/// A verdict in a word or two.
pub fn verdict(messages: &Messages, verdict: &Verdict) -> String {
    messages.get(match verdict {
        Verdict::Holds => "verdict-holds",
        Verdict::Violated { .. } => "verdict-violated",
        Verdict::NotEstablished(_) => "verdict-not-established",
        Verdict::NotClaimed => "verdict-not-claimed",
    })
}

/// What a verdict came to that is not as it must be, beside what was expected.
pub fn unexpected(messages: &Messages, judged: &Judged) -> String {
    if let Verdict::NotEstablished(reason) = &judged.verdict {
        let reason = self::reason(messages, reason);
        return messages.with("case-open", [("reason", reason.into())]);
    }
    let expected = judged.expected.map_or("not-claimed", |expected| expected.word());
    let values = [
        ("verdict", verdict(messages, &judged.verdict).into()),
        ("expected", messages.get(&format!("verdict-{expected}")).into()),
    ];
    messages.with("case-differs", values)
}

/// As designed or as installed.
pub fn stand(messages: &Messages, stand: Stand) -> String {
    messages.get(match stand {
        Stand::Designed => "stand-designed",
        Stand::Installed => "stand-installed",
    })
}

/// A sheet as designed or as installed: `takamatsu-2024 (installed)`.
pub fn site(messages: &Messages, sheet: &Sheet, stand: Stand) -> String {
    let values =
        [("sheet", sheet.name.as_str().into()), ("stand", self::stand(messages, stand).into())];
    messages.with("word-site", values)
}

/// Words with others beside them: `The sheet as it was read (sheets/reference.toml)`.
pub fn noted(messages: &Messages, words: &str, note: &str) -> String {
    messages.with("word-noted", [("words", words.into()), ("note", note.into())])
}

/// What follows a name after a colon.
pub fn labelled(messages: &Messages, label: &str, words: &str) -> String {
    messages.with("word-labelled", [("label", label.into()), ("words", words.into())])
}

/// Why a claim could not be judged.
pub fn reason(messages: &Messages, reason: &Reason) -> String {
    match reason {
        Reason::Cut(cut) => self::cut(messages, cut),
        Reason::Vacuous(names) => {
            let sentences = witnesses::CATALOGUE
                .iter()
                .filter(|witness| names.contains(&witness.name))
                .map(|witness| messages.of(witness.sentence));
            let missing = messages.list(sentences);
            messages.with("reason-vacuous", [("missing", missing.into())])
        }
    }
}

/// Why a search ended early.
pub fn cut(messages: &Messages, cut: &Cut) -> String {
    match cut {
        Cut::States(most) => messages.with("cut-states", [("most", grouped(*most).into())]),
        Cut::Seconds(most) => messages.with("cut-seconds", [("most", grouped(*most).into())]),
        Cut::Memory(most) => messages.with("cut-memory", [("most", grouped(*most).into())]),
        Cut::Schedules(most) => messages.with("cut-schedules", [("most", grouped(*most).into())]),
        Cut::Interrupted => messages.get("cut-interrupted"),
        Cut::Engine(words) => messages.with("cut-engine", [("words", words.as_str().into())]),
    }
}

/// A small probability, rounded up to one digit: it is a bound. `7×10⁻¹⁵`.
pub fn probability(probability: f64) -> String {
    if probability == 0.0 {
        return "0".to_owned();
    }
    let exponent = probability.log10().floor() as i32;
    let digit = (probability / 10f64.powi(exponent)).ceil() as u32;
    let (digit, exponent) = if digit == 10 { (1, exponent + 1) } else { (digit, exponent) };
    let raised = |letter| match letter {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        letter => char::from_u32(letter as u32 - '0' as u32 + '⁰' as u32).unwrap_or(letter),
    };
    let exponent: String = exponent.to_string().chars().map(raised).collect();
    format!("{digit}×10{exponent}")
}

/// Claims by id, as a list.
pub fn claims(messages: &Messages, ids: &[ClaimId]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    messages.list(ids.iter().map(String::as_str))
}

/// Claims of which any one is meant, by id: `C1, C4 or C5`.
pub fn any_claim(messages: &Messages, ids: &[ClaimId]) -> String {
    match ids {
        [others @ .., last] if !others.is_empty() => {
            let values =
                [("others", claims(messages, others).into()), ("last", last.to_string().into())];
            messages.with("word-any", values)
        }
        ids => claims(messages, ids),
    }
}

/// Settings as a sheet writes them: `sync.release = "own"`.
pub fn settings(messages: &Messages, settings: &Settings) -> String {
    let written: Vec<String> =
        settings.iter().map(|(key, answer)| format!("{} = {answer}", key.name)).collect();
    messages.list(written.iter().map(String::as_str))
}

/// The bound of a search, in one line.
pub fn scope(messages: &Messages, answers: &Answers) -> String {
    let keys = KEYS.iter().filter(|key| key.section() == "scope");
    let parts: Vec<String> = keys
        .map(|key| format!("{} {}", key.short_name(), plain(&key.get(answers).to_string())))
        .collect();
    messages.list(parts.iter().map(String::as_str))
}

/// An answer without the quotes that TOML needs.
pub fn plain(answer: &str) -> String {
    answer.trim_matches('"').to_owned()
}

/// Why a request failed.
pub fn failure(messages: &Messages, failure: Failure) -> String {
    messages.get(match failure {
        Failure::TimedOut => "failure-timed-out",
        Failure::RecordBusy => "failure-record-busy",
        Failure::ImageMissing => "failure-image-missing",
        Failure::Stopped => "failure-stopped",
        Failure::Aborted(event::Reason::Disk) => "failure-disk",
        Failure::Aborted(event::Reason::DiskFull) => "failure-disk-full",
        Failure::Aborted(event::Reason::DatabaseBusy) => "failure-database-busy",
        Failure::Aborted(event::Reason::Database) => "failure-database",
        Failure::Aborted(event::Reason::Unreadable) => "failure-unreadable",
        Failure::Aborted(event::Reason::ServerDied) => "failure-server-died",
    })
}
