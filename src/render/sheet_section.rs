//! What the committed report says of one sheet.

use super::compose::{Block, Entry, Line};
use super::story::{self, Story, StoryStep};
use super::{campaigns, layers, matrix, remedies, words};
use honnin_analysis::{OfSheet, SheetCheck, Verdict};
use honnin_evidence::sheet::SheetFindings;
use honnin_messages::{Messages, grouped, id, message};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{KEYS, Key};
use honnin_sheet::Sheet;

/// The section of a sheet.
pub(super) fn section(messages: &Messages, findings: SheetFindings<'_>) -> Block {
    let sheet = findings.sheet;
    let title = messages.quoted(sheet.title.in_language(messages.language()));
    let mut blocks = vec![Block::paragraph(title), facts(messages, sheet)];
    for check in findings.checks() {
        let mut of_check =
            vec![Block::list(counts(messages, check)), found_out(messages, check, findings)];
        let violated = check.violated();
        of_check.extend(violated.iter().map(|&id| counterexample(messages, check, id)));
        let configuration = words::configuration(messages, check.configuration);
        blocks.push(Block::section(configuration, of_check));
    }
    let section = |id, blocks| Block::section(messages.get(id), blocks);
    let logs = layers::logs(messages, &findings);
    blocks.extend(logs.map(|logs| section(id!("report-logs"), vec![logs])));
    let matrix = findings.matrix().map(|found| matrix::blocks(messages, found));
    blocks.extend(matrix.map(|matrix| section(id!("report-matrix"), matrix)));
    let remedies = findings.remedies().map(|found| remedies::blocks(messages, found, None));
    blocks.extend(remedies.map(|remedies| section(id!("report-remedies"), remedies)));
    let campaigns = findings.campaigns().map(|found| campaigns::blocks(messages, found));
    blocks.extend(campaigns.map(|campaigns| section(id!("report-campaigns"), campaigns)));
    Block::section(sheet.name.as_str(), blocks)
}

/// What each layer says of each claim.
fn found_out(
    messages: &Messages,
    check: OfSheet<'_, SheetCheck>,
    found: SheetFindings<'_>,
) -> Block {
    let layers = layers::layers(messages, &found, check.configuration);
    let row = |&id: &ClaimId| {
        let first = Entry::plain(words::named(messages, id));
        let rest = layers::row(messages, check, &layers, id);
        [first].into_iter().chain(rest).collect()
    };
    let rows: Vec<Vec<Entry>> = check.claims.keys().map(row).collect();
    let caption = message!(messages, "report-claims");
    Block::table("layers", caption, layers::header(messages, &layers), rows)
}

/// Sources, and the answers that differ from the reference design.
fn facts(messages: &Messages, sheet: &Sheet) -> Block {
    let mut lines = Vec::new();
    if !sheet.sources.is_empty() {
        let sources: Vec<String> =
            sheet.sources.iter().map(|source| messages.quoted(source)).collect();
        let sources = messages.list(&sources);
        lines.push(message!(messages, "report-sources", sources));
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
    lines.push(message!(messages, id, answers = messages.list(&differing)));
    if !sheet.is_installed_as_designed() {
        let installed = words::installed(messages, sheet);
        lines.push(message!(messages, "report-installed", answers = installed));
    }
    if !sheet.inferred.is_empty() {
        let inferred: Vec<String> =
            sheet.inferred.iter().map(|key| format!("`{}`", key.name)).collect();
        let inferred = messages.list(&inferred);
        lines.push(message!(messages, "report-inferred", keys = inferred));
    }
    Block::list(lines)
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
            message!(messages, id, name = messages.choose(witness.witness().sentence))
        })
        .collect();
    let witnesses = messages.list(&seen);
    vec![
        message!(messages, "report-scope", scope = words::scope(messages, &check.answers)),
        messages.with(id!("report-counts"), values),
        messages.with(id!("report-told-apart"), told_apart),
        message!(messages, "report-witnesses", witnesses),
    ]
}

/// A violated claim: what it says, the steps, what is wrong at the end, how to see it again.
fn counterexample(messages: &Messages, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Block {
    let claim = id.claim();
    let mut blocks = vec![Block::paragraph(messages.choose(claim.sentence))];
    match &check.claims[&id].verdict {
        Verdict::Violated { steps: Some(steps) } => {
            let story = story::render(messages, &check.answers, id, steps);
            blocks.push(steps_table(messages, &story));
            blocks.push(Block::paragraph(story.ending.join("\n")));
        }
        _ if id == ClaimId::C8 => {
            let answers = words::installed(messages, check.sheet);
            blocks.push(Block::paragraph(message!(messages, "report-installed", answers)));
        }
        _ => blocks.push(Block::paragraph(message!(messages, "report-no-steps"))),
    }
    let command = Line::code(words::explain(check, id));
    let again = message!(messages, "report-again", command = Line::PLACE);
    blocks.push(Block::paragraph(command.put_into(&again)));
    let (claim, name) = (id.to_string(), messages.choose(claim.title()));
    Block::section(message!(messages, "report-violated", claim, name), blocks)
}

fn steps_table(messages: &Messages, story: &Story) -> Block {
    let header = messages.all([id!("column-number"), id!("column-actor"), id!("column-step")]);
    let row = |(number, told): (usize, &StoryStep)| {
        vec![
            Entry::number(number.to_string()),
            Entry::plain(&told.actor),
            Entry::plain(told.sentence.clone() + &story::breaking(messages, told)),
        ]
    };
    let rows = (1..).zip(&story.steps).map(row).collect();
    Block::table("steps", message!(messages, "page-steps"), header, rows)
}
