//! Words that several reports share: verdicts, configurations, settings, scopes.

use super::compose::Tone;
use honnin_analysis::{
    JudgedClaim, NotEstablishedReason, OfSheet, SheetCheck, StopReason, Verdict,
};
use honnin_messages::{MessageId, Messages, family, grouped, id, message};
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::WitnessId;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::{KEYS, Key, Setting};
use honnin_models::scope::MAX_SERVERS;
use honnin_models::sheets::{self, BUNDLED, Bundled};
use honnin_sheet::{Configuration, Expected, Sheet};
use honnin_steps::event::{self, Action, Source};
use honnin_system::site::FailureReason;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A verdict as one mark. The marks are narrow in every terminal, Japanese ones included.
pub fn mark(verdict: &Verdict) -> &'static str {
    mark_of(verdict.word())
}

/// The mark of a verdict that is known by its word.
pub fn mark_of(verdict: VerdictWord) -> &'static str {
    match verdict {
        VerdictWord::Holds => "✓",
        VerdictWord::Violated => "✗",
        VerdictWord::NoCase => "/",
        VerdictWord::NotEstablished => "?",
        VerdictWord::NotClaimed => "-",
    }
}

/// How a verdict is to be read.
pub fn tone(verdict: &Verdict) -> Tone {
    tone_of(verdict.word())
}

/// How a verdict that is known by its word is to be read.
pub fn tone_of(verdict: VerdictWord) -> Tone {
    match verdict {
        VerdictWord::Holds => Tone::Good,
        VerdictWord::Violated => Tone::Bad,
        VerdictWord::NotEstablished => Tone::Alarm,
        VerdictWord::NoCase | VerdictWord::NotClaimed => Tone::Faint,
    }
}

/// A verdict in a word or two.
pub fn verdict(messages: &Messages, verdict: VerdictWord) -> String {
    messages.get(family!("verdict-", VerdictWord, verdict))
}

/// What is expected of a claim.
pub fn expected(messages: &Messages, expected: Expected) -> String {
    verdict(messages, expected.into())
}

/// What a verdict came to that is not as it must be, beside what was expected; or why nothing is said.
pub fn unexpected(messages: &Messages, id: ClaimId, judged: &JudgedClaim) -> String {
    match &judged.verdict {
        Verdict::NotEstablished { why } => {
            return message!(messages, "case-open", reason = self::reason(messages, why));
        }
        Verdict::NoCase if !judged.differs() => return no_case(messages, &[id]),
        _ => {}
    }
    let expected = judged.expected.map_or(VerdictWord::NotClaimed, VerdictWord::from);
    message!(
        messages,
        "case-differs",
        verdict = verdict(messages, judged.verdict.word()),
        expected = verdict(messages, expected)
    )
}

/// As designed or as installed.
pub fn configuration(messages: &Messages, configuration: Configuration) -> String {
    messages.get(family!("configuration-", Configuration, configuration))
}

/// A sheet as designed or as installed: `takamatsu-2024 (installed)`.
pub fn site(messages: &Messages, sheet: &Sheet, configuration: Configuration) -> String {
    message!(
        messages,
        "word-site",
        sheet = sheet.name.as_str(),
        configuration = self::configuration(messages, configuration)
    )
}

/// A note in brackets, with the space before it that the language wants: ` (installed)`.
pub fn bracketed(messages: &Messages, note: &str) -> String {
    noted(messages, "", note)
}

/// Words with others beside them: `The sheet as it was read (sheets/reference.toml)`.
pub fn noted(messages: &Messages, words: &str, note: &str) -> String {
    message!(messages, "word-noted", words, note)
}

/// What follows a name after a colon.
pub fn labelled(messages: &Messages, label: &str, words: &str) -> String {
    message!(messages, "word-labelled", label, words)
}

/// Why a claim could not be judged.
pub fn reason(messages: &Messages, reason: &NotEstablishedReason) -> String {
    match reason {
        NotEstablishedReason::Cut(cut) => self::cut(messages, cut),
        NotEstablishedReason::Vacuous(missing) => {
            message!(messages, "reason-vacuous", missing = self::witnesses(messages, missing))
        }
    }
}

/// That nothing within the scope puts these claims to the test, and what would.
pub fn no_case(messages: &Messages, ids: &[ClaimId]) -> String {
    let cases = match ids {
        [id] => witnesses(messages, id.claim().case.as_slice()),
        ids => cases(messages, ids),
    };
    let claims = claims(messages, ids);
    message!(messages, "no-case", claims, cases)
}

/// What puts claims to the test: `C2 (a timeout fires)`.
pub fn cases(messages: &Messages, ids: &[ClaimId]) -> String {
    let mut by_case: BTreeMap<WitnessId, Vec<ClaimId>> = BTreeMap::new();
    for &id in ids {
        by_case.entry(id.claim().case.expect("without a case a claim holds")).or_default().push(id);
    }
    messages.list(by_case.iter().map(|(case, ids)| {
        noted(messages, &claims(messages, ids), messages.choose(case.witness().sentence))
    }))
}

/// Why a search ended early.
pub fn cut(messages: &Messages, cut: &StopReason) -> String {
    match cut {
        StopReason::States(most) => message!(messages, "cut-states", most = grouped(*most)),
        StopReason::Seconds(most) => message!(messages, "cut-seconds", most = grouped(*most)),
        StopReason::Memory(most) => message!(messages, "cut-memory", most = grouped(*most)),
        StopReason::Schedules(most) => message!(messages, "cut-schedules", most = grouped(*most)),
        StopReason::Interrupted => message!(messages, "cut-interrupted"),
        StopReason::Engine(words) => {
            message!(messages, "cut-engine", words = messages.quoted(words))
        }
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

/// A claim by its id and its name: `C1 subject-is-requester`.
pub fn named(messages: &Messages, id: ClaimId) -> String {
    format!("{id} {}", messages.choose(id.claim().title()))
}

/// Claims by id, as a list.
pub fn claims(messages: &Messages, ids: &[ClaimId]) -> String {
    messages.list(ids.iter().map(ToString::to_string))
}

/// Claims of which any one is meant, by id: `C1, C4 or C5`.
pub fn any_claim(messages: &Messages, ids: &[ClaimId]) -> String {
    match ids {
        [others @ .., last] if !others.is_empty() => message!(
            messages,
            "word-any",
            others = claims(messages, others),
            last = last.to_string()
        ),
        ids => claims(messages, ids),
    }
}

/// Settings as a sheet writes them: `sync.release = "own"`.
pub fn settings(messages: &Messages, settings: &[Setting]) -> String {
    messages.list(settings.iter().map(ToString::to_string))
}

/// What is installed otherwise than designed, on all app servers and on single ones.
pub fn installed(messages: &Messages, sheet: &Sheet) -> String {
    let of_all = sheet.installed.iter().map(ToString::to_string);
    let of_server = |server: usize| {
        sheet.installed_at.of_server(server).map(move |setting| {
            let setting = setting.to_string();
            message!(messages, "installed-at-server", n = server, setting)
        })
    };
    messages.list(of_all.chain((0..MAX_SERVERS).flat_map(of_server)))
}

/// The bound of a search, in one line.
pub fn scope(messages: &Messages, answers: &Answers) -> String {
    // What few sites have is said of those that have it.
    let usual =
        |key: &&Key| !key.is_only_searched(key.get(answers)) && key.implemented().len() == 1;
    let keys = KEYS.iter().filter(|key| key.section() == "scope" && !usual(key));
    messages.list(keys.map(|key| bound(messages, key, answers)))
}

/// One bound of a search.
fn bound(messages: &Messages, key: &Key, answers: &Answers) -> String {
    let answer = plain(&key.get(answers).to_string());
    let id = match (key.name, answer.as_str()) {
        ("scope.requests", _) => id!("scope-requests"),
        ("scope.changes", _) => id!("scope-changes"),
        ("scope.timeouts", _) => id!("scope-timeouts"),
        ("scope.seconds", _) => id!("scope-seconds"),
        ("scope.arrivals", "any") => id!("scope-arrivals-any"),
        ("scope.arrivals", _) => id!("scope-arrivals-one-per-second"),
        ("scope.nights", _) => id!("scope-nights"),
        ("scope.restarts", _) => id!("scope-restarts"),
        ("scope.crashes", _) => id!("scope-crashes"),
        ("scope.failovers", _) => id!("scope-failovers"),
        (name, _) => unreachable!("{name} has words of its own"),
    };
    message!(messages, id, n = answer)
}

/// Witnesses in a list of sentences.
pub fn witnesses(messages: &Messages, witnesses: &[WitnessId]) -> String {
    messages.list(witnesses.iter().map(|id| messages.choose(id.witness().sentence)))
}

/// A step of a log in a sentence, with who took it.
pub fn logged(messages: &Messages, by: Source, step: Action) -> String {
    let actor = match by {
        Source::Server(server) => message!(messages, "actor-server", n = server),
        Source::Sync => message!(messages, "actor-sync"),
        Source::Registry => message!(messages, "actor-registry"),
        Source::Clock => message!(messages, "actor-clock"),
    };
    message!(messages, "log-step", actor, step = action(messages, step))
}

/// A step of a log in a sentence.
pub fn action(messages: &Messages, step: Action) -> String {
    let page = match step {
        Action::Write { page, .. } | Action::Read { page, .. } => page + 1,
        _ => 0,
    };
    let number = match step {
        Action::Change { resident } => resident,
        Action::Apply { replica } => replica,
        _ => step.request().unwrap_or_default(),
    };
    message!(messages, "log-action", action = step.name(), n = number, page)
}

/// How a search was done.
pub fn engine(messages: &Messages, name: &str) -> String {
    match name {
        "dataflow" => message!(messages, "engine-dataflow"),
        "stateright-bfs" => message!(messages, "engine-stateright-bfs"),
        "stateright-dfs" => message!(messages, "engine-stateright-dfs"),
        other => other.to_owned(),
    }
}

/// An answer without the quotes that TOML needs.
pub fn plain(answer: &str) -> String {
    answer.trim_matches('"').to_owned()
}

/// Why a request failed.
pub fn failure(messages: &Messages, failure: FailureReason) -> String {
    messages.get(match failure {
        FailureReason::TimedOut => id!("failure-timed-out"),
        FailureReason::RecordBusy => id!("failure-record-busy"),
        FailureReason::ImageMissing => id!("failure-image-missing"),
        FailureReason::Stopped => id!("failure-stopped"),
        FailureReason::Aborted(event::AbortReason::Disk) => id!("failure-disk"),
        FailureReason::Aborted(event::AbortReason::DiskFull) => id!("failure-disk-full"),
        FailureReason::Aborted(event::AbortReason::DatabaseBusy) => id!("failure-database-busy"),
        FailureReason::Aborted(event::AbortReason::Database) => id!("failure-database"),
        FailureReason::Aborted(event::AbortReason::Unreadable) => id!("failure-unreadable"),
        FailureReason::Aborted(event::AbortReason::ServerDied) => id!("failure-server-died"),
    })
}

/// Whether a sheet is one of the public record that comes with the program.
pub fn is_of_record(sheet: &Sheet) -> bool {
    is_among(BUNDLED.iter(), sheet)
}

fn is_among(mut bundled: impl Iterator<Item = &'static Bundled>, sheet: &Sheet) -> bool {
    bundled.any(|bundled| bundled.file == sheet.file && bundled.text == sheet.text)
}

/// How a command line names a sheet: one that comes with the program by its name, any other by its
/// file, quoted for a shell.
pub fn on_command_line(sheet: &Sheet) -> String {
    if is_among(sheets::all(), sheet) {
        return sheet.name.to_string();
    }
    // A file whose name has a zero byte cannot be named on any command line, nor be read.
    shlex::try_quote(&sheet.file).map_or_else(|_| sheet.file.clone(), Cow::into_owned)
}

/// The command that tells a counterexample again.
pub fn explain(check: OfSheet<'_, SheetCheck>, claim: ClaimId) -> String {
    let (sheet, configuration) = (on_command_line(check.sheet), check.configuration.word());
    format!("honnin explain {sheet} {claim} --as {configuration}")
}

/// The names of the months, as messages.
const MONTHS: [MessageId; 12] = [
    id!("month-1"),
    id!("month-2"),
    id!("month-3"),
    id!("month-4"),
    id!("month-5"),
    id!("month-6"),
    id!("month-7"),
    id!("month-8"),
    id!("month-9"),
    id!("month-10"),
    id!("month-11"),
    id!("month-12"),
];

/// A date that is written as `2023-05-16` or `2023-05`, as this language writes it. What is no such
/// date is left as it is.
pub fn date(messages: &Messages, written: &str) -> String {
    let mut parts = written.split('-');
    let year = parts.next().unwrap_or_default();
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok());
    let (month, day) = (number(parts.next()), number(parts.next()));
    let Some(month) = month.and_then(|month| MONTHS.get(month.checked_sub(1)?)) else {
        return written.to_owned();
    };
    let [year, month] = [("year", year.into()), ("month", messages.get(*month).into())];
    match day {
        // A number would be grouped by thousands, or padded: a day is a word here.
        Some(day) => messages.with(id!("date-day"), [year, month, ("day", day.to_string().into())]),
        None => messages.with(id!("date-month"), [year, month]),
    }
}
