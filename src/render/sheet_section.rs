//! What the committed report says of one sheet.

use super::markdown_text::{bullets, code};
use super::table::{self, Entry};
use super::{campaigns, layers, matrix, remedies, story, words};
use honnin_analysis::{OfSheet, SheetCheck, Verdict};
use honnin_evidence::sheet::Findings;
use honnin_messages::{Messages, grouped, id};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{KEYS, Key};
use honnin_sheet::Sheet;

/// The section of a sheet.
pub(super) fn section(messages: &Messages, findings: Findings<'_>) -> String {
    let sheet = findings.sheet;
    let mut parts = vec![
        format!("## {}", sheet.name),
        messages.quoted(sheet.title.in_language(messages.language())),
        facts(messages, sheet),
    ];
    for check in findings.checks() {
        parts.push(format!("### {}", words::configuration(messages, check.configuration)));
        parts.push(bullets(&counts(messages, check)));
        parts.push(found_out(messages, check, findings));
        parts.extend(check.violated().iter().map(|&id| counterexample(messages, check, id)));
    }
    let logs = layers::logs_rows(messages, &findings);
    if !logs.is_empty() {
        parts.push(format!("### {}", messages.get(id!("report-logs"))));
        parts.push(table::markdown(&layers::logs_header(messages), &logs));
    }
    if let Some(found) = findings.matrix() {
        parts.push(format!("### {}", messages.get(id!("report-matrix"))));
        parts.push(bullets(&matrix::conditions(messages, found)));
        parts.push(table::markdown(&matrix::header(found), &matrix::rows(found)));
        parts.push(messages.get(id!("legend-matrix")));
        parts.push(bullets(&matrix::sentences(messages, found)));
    }
    if let Some(found) = findings.remedies() {
        parts.push(format!("### {}", messages.get(id!("report-remedies"))));
        for answer in remedies::answers(messages, found) {
            parts.push(answer.sentence);
            parts.extend((!answer.remedies.is_empty()).then(|| bullets(&answer.remedies)));
            parts.extend(answer.note);
        }
    }
    if let Some(found) = findings.campaigns() {
        parts.push(format!("### {}", messages.get(id!("report-campaigns"))));
        parts.push(campaigns::site(messages, found));
        parts.push(bullets(&campaigns::lines(messages, found)));
    }
    parts.join("\n\n")
}

/// What each layer says of each claim.
fn found_out(messages: &Messages, check: OfSheet<'_, SheetCheck>, found: Findings<'_>) -> String {
    let layers = layers::layers(messages, &found, check.configuration);
    let row = |&id: &ClaimId| {
        let first = Entry::plain(words::named(messages, id));
        let rest = layers::row(messages, check, &layers, id);
        [first].into_iter().chain(rest).collect()
    };
    let rows: Vec<Vec<Entry>> = check.claims.keys().map(row).collect();
    table::markdown(&layers::header(messages, &layers), &rows)
}

/// Sources, and the answers that differ from the reference design.
fn facts(messages: &Messages, sheet: &Sheet) -> String {
    let mut lines = Vec::new();
    if !sheet.sources.is_empty() {
        let sources: Vec<String> =
            sheet.sources.iter().map(|source| messages.quoted(source)).collect();
        let sources = messages.list(sources.iter().map(String::as_str));
        lines.push(messages.with(id!("report-sources"), [("sources", sources.into())]));
    }
    let reference = Answers::default();
    let differs =
        |key: &&Key| key.section() != "scope" && key.get(&sheet.designed) != key.get(&reference);
    let differing: Vec<String> = KEYS
        .iter()
        .filter(differs)
        .map(|key| format!("`{} = {}`", key.name, key.get(&sheet.designed)))
        .collect();
    let id = if differing.is_empty() { id!("report-as-reference") } else { id!("report-differs") };
    let differing = messages.list(differing.iter().map(String::as_str));
    lines.push(messages.with(id, [("answers", differing.into())]));
    if !sheet.installed.is_empty() {
        let installed = words::settings(messages, &sheet.installed);
        lines.push(messages.with(id!("report-installed"), [("answers", installed.into())]));
    }
    if !sheet.inferred.is_empty() {
        let inferred: Vec<String> =
            sheet.inferred.iter().map(|key| format!("`{}`", key.name)).collect();
        let inferred = messages.list(inferred.iter().map(String::as_str));
        lines.push(messages.with(id!("report-inferred"), [("keys", inferred.into())]));
    }
    bullets(&lines)
}

/// The scope, and how much was looked at within it.
pub(super) fn counts(messages: &Messages, check: OfSheet<'_, SheetCheck>) -> Vec<String> {
    let values = [
        ("states", grouped(check.states).into()),
        ("transitions", grouped(check.transitions).into()),
        ("depth", check.depth.into()),
        ("engine", words::engine(messages, &check.engine).into()),
    ];
    let told_apart = [
        ("looked", grouped(check.looked_at).into()),
        ("bits", check.fingerprint_bits.into()),
        ("probability", words::probability(check.collision_probability).into()),
    ];
    let site = Site::new(check.answers);
    let seen: Vec<String> = check
        .witnesses
        .iter()
        .map(|(witness, &seen)| {
            let id = match (seen, witness.witness().required(&site)) {
                (true, _) => id!("witness-seen"),
                (false, true) => id!("witness-missing"),
                (false, false) => id!("witness-not-seen"),
            };
            messages.with(id, [("name", messages.choose(witness.witness().sentence).into())])
        })
        .collect();
    let witnesses = messages.list(seen.iter().map(String::as_str));
    vec![
        messages
            .with(id!("report-scope"), [("scope", words::scope(messages, &check.answers).into())]),
        messages.with(id!("report-counts"), values),
        messages.with(id!("report-told-apart"), told_apart),
        messages.with(id!("report-witnesses"), [("witnesses", witnesses.into())]),
    ]
}

/// A violated claim: what it says, the steps, what is wrong at the end, how to see it again.
fn counterexample(messages: &Messages, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> String {
    let claim = id.claim();
    let values =
        [("claim", id.to_string().into()), ("name", messages.choose(claim.title()).into())];
    let mut parts = vec![
        format!("#### {}", messages.with(id!("report-violated"), values)),
        messages.choose(claim.sentence).to_owned(),
    ];
    match &check.claims[&id].verdict {
        Verdict::Violated { steps: Some(steps) } => {
            let story = story::render(messages, &check.answers, id, steps);
            let header = [id!("column-number"), id!("column-actor"), id!("column-step")];
            let header: Vec<String> = header.iter().map(|id| messages.get(*id)).collect();
            let rows: Vec<Vec<Entry>> = (1usize..)
                .zip(&story.steps)
                .map(|(number, told)| {
                    vec![
                        Entry::number(number.to_string()),
                        Entry::plain(&told.actor),
                        Entry::plain(told.sentence.clone() + &story::breaking(messages, told)),
                    ]
                })
                .collect();
            parts.push(table::markdown(&header, &rows));
            parts.push(story.ending.join("\n"));
        }
        _ if id == ClaimId::C8 => {
            let installed = words::settings(messages, &check.sheet.installed);
            parts.push(messages.with(id!("report-installed"), [("answers", installed.into())]));
        }
        _ => parts.push(messages.get(id!("report-no-steps"))),
    }
    let values = [("command", code(&words::explain(check, id)).into())];
    parts.push(messages.with(id!("report-again"), values));
    parts.join("\n\n")
}
