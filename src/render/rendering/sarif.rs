//! SARIF 2.1.0: what fails, each finding at its line of the sheet.
//!
//! What is as it must be is no result. What nothing put to the test has kind `notApplicable`, and what differs has kind `fail` and level `error`. What was not
//! established has kind `open`, for which the standard allows no level but `none` (3.27.10); so that
//! nobody takes it for a success, the run then says of itself that it was not successful, and carries
//! a notification of level `error` for each open question (3.20.14, 3.20.21).

use crate::cases::{Cases, CheckCase};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckState;
use honnin_sheet::Sheet;
use serde_json::Value;
use serde_sarif::sarif::{
    Artifact, ArtifactLocation, Invocation, Message, Notification, ReportingDescriptorReference,
    Result as Finding, ResultKind, ResultLevel, Run, Sarif, Tool, ToolComponent,
};
use std::collections::BTreeMap;

// Where a finding is in the sheet, and what else there has to do with it.
mod place;
// The rules that findings refer to.
mod rules;
// A counterexample as a flow of steps.
mod flow;

use place::{Places, locations};

/// The schema that documents say they follow.
pub const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/// The document.
///
/// # Panics
/// Never: a document in memory can be written.
pub fn document(checked: &ConsistentEvidence) -> String {
    let cases = Cases::collect(checked);
    let all = cases.all();
    let failing: Vec<&CheckCase> =
        all.iter().filter(|case| case.state != CheckState::AsExpected).collect();
    let places = Places::new(&cases);
    let program = &checked.evidence.program;
    let driver = ToolComponent::builder()
        .name(&program.name)
        .version(&program.version)
        .semantic_version(&program.version)
        .rules(rules::all(&cases.messages))
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .artifacts(cases.sheets.iter().map(|sheet| artifact(sheet)).collect::<Vec<_>>())
        .column_kind(Value::from("unicodeCodePoints"))
        .language("en")
        .invocations(vec![invocation(&all)])
        .results(failing.iter().map(|case| finding(&cases, &places, case)).collect::<Vec<_>>())
        .build();
    let document = Sarif::builder().schema(SCHEMA).version("2.1.0").runs(vec![run]).build();
    let mut text = serde_json::to_string_pretty(&document).expect("it is written without fail");
    text.push('\n');
    text
}

/// A text as a message. Single braces would be places for arguments (3.11.5).
fn message(text: &str) -> Message {
    Message::builder().text(text.replace('{', "{{").replace('}', "}}")).build()
}

fn artifact(sheet: &Sheet) -> Artifact {
    let digest = honnin_evidence::digests::sha256(sheet.text.as_bytes());
    Artifact::builder()
        .location(ArtifactLocation::builder().uri(uri(&sheet.file)).build())
        .hashes(BTreeMap::from([("sha-256".to_owned(), digest)]))
        .length(i64::try_from(sheet.text.len()).expect("a sheet is short"))
        .encoding("utf-8")
        .source_language("toml")
        .build()
}

/// A path as a URI reference: what a URI may not have in it is written by its bytes. An absolute
/// path is one of this machine.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let letter = |byte: u8| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    scheme.to_owned() + &path.bytes().map(letter).collect::<String>()
}

fn finding(cases: &Cases<'_>, places: &Places<'_>, case: &CheckCase) -> Finding {
    let (kind, level) = match case.state {
        CheckState::NotEstablished => (ResultKind::Open, ResultLevel::None),
        CheckState::NoCase => (ResultKind::NotApplicable, ResultLevel::None),
        CheckState::Differs | CheckState::AsExpected => (ResultKind::Fail, ResultLevel::Error),
    };
    let rule = rules::rule_id(case.about);
    let index = rules::index(&rule);
    let place = places.of_case(cases, case);
    let mut finding = Finding::builder()
        .rule_id(rule)
        .rule_index(index)
        .kind(kind)
        .level(level)
        .message(message(&case.sentence()))
        .locations(locations(place.as_ref()))
        .partial_fingerprints(BTreeMap::from([("honninCase/v1".to_owned(), case.full_name())]))
        .build();
    let related = places.related(cases, case);
    finding.related_locations = (!related.is_empty()).then_some(related);
    let story = cases.story(case.about).zip(place.as_ref());
    finding.code_flows =
        story.map(|(story, place)| vec![flow::code_flow(&cases.messages, &story, place)]);
    finding
}

/// What the run says of itself: whether everything that was asked was looked at to its end.
fn invocation(all: &[CheckCase]) -> Invocation {
    let has = |state| all.iter().any(|case| case.state == state);
    let open = has(CheckState::NotEstablished) || all.is_empty();
    let code = match (has(CheckState::Differs), open) {
        (true, _) => 1,
        (false, true) => 3,
        (false, false) => 0,
    };
    let cases = all.iter().filter(|case| case.state == CheckState::NotEstablished);
    let notification = |case: &CheckCase| {
        let not_established = ReportingDescriptorReference::builder().id(rules::OPEN).build();
        Notification::builder()
            .level(Value::from("error"))
            .descriptor(not_established)
            .message(message(&case.sentence()))
            .build()
    };
    let mut invocation = Invocation::builder().execution_successful(!open).exit_code(code).build();
    let notifications: Vec<Notification> = cases.map(notification).collect();
    invocation.tool_execution_notifications = (!notifications.is_empty()).then_some(notifications);
    invocation
}
