//! An evidence file: its digests, its counterexamples, its rules.

use super::{Item, ItemKind, VerificationReason, VerificationResult, Verified};
use crate::checks::CheckTally;
use honnin_analysis::survey::SurveyedClaim;
use honnin_analysis::survey::rules::{Explanation, RuleOutcome, RuleSet};
use honnin_analysis::survey::verify::verify;
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck, Verdict};
use honnin_evidence::digests::{SourceGroup, Sources, sha256};
use honnin_evidence::replay::breaks_at_its_end;
use honnin_evidence::{ConsistentEvidence, Evidence, Program, Unreadable};
use honnin_files::capped;
use honnin_models::claims::ClaimId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

/// Holds the text of an evidence file to itself, to the program that runs, and to the source files
/// below a folder where one is given. The dossier is there when the document is internally consistent.
///
/// # Errors
/// When it is no document of this shape and version.
pub fn verified(
    text: &str,
    sources: Option<&Path>,
) -> Result<(Verified, Option<ConsistentEvidence>), Unreadable> {
    let read = ConsistentEvidence::parse(text);
    if let Err(Unreadable::Shape { .. } | Unreadable::Version(_)) = &read {
        return read.map(|checked| (Verified::default(), Some(checked)));
    }
    let evidence: Evidence = serde_json::from_str(text).expect("it has the shape of evidence");
    let mut items = Vec::new();
    let whole = match &read {
        Ok(_) => VerificationResult::Agrees,
        Err(reason) => VerificationResult::Differs(VerificationReason::Broken(reason.clone())),
    };
    items.push(Item::new(ItemKind::Whole, "document", whole));
    items.extend(digests(&evidence));
    items.extend(of_program(&evidence));
    items.extend(sources.into_iter().flat_map(|folder| of_files(&evidence.sources, folder)));
    if let Ok(checked) = &read {
        items.extend(counterexamples(checked));
        items.extend(rules(checked));
    }
    let checks = read.as_ref().ok().map(|checked| CheckTally::count(&checked.checks()));
    Ok((Verified { items, checks }, read.ok()))
}

/// Digests that are taken of what is in the document itself.
fn digests(evidence: &Evidence) -> Vec<Item> {
    let sheets = evidence.sheets.iter().map(|sheet| {
        let same = sha256(sheet.text.as_bytes()) == sheet.sha256;
        Item::same(ItemKind::Sheet, sheet.file.as_str(), same)
    });
    let groups = evidence.sources.groups().into_iter().map(|(name, group)| {
        let same = SourceGroup::digest(group.files.clone()).sha256 == group.sha256;
        Item::same(ItemKind::Group, name, same)
    });
    sheets.chain(groups).collect()
}

/// The sources that the program which runs was built from, and its engines.
fn of_program(evidence: &Evidence) -> Vec<Item> {
    let this = Program::this();
    let Program { name, version, .. } = &evidence.program;
    let mut items =
        vec![Item::same(ItemKind::Program, format!("{name} {version}"), this == evidence.program)];
    let now = Sources::built_from();
    for ((_, now), (_, then)) in now.groups().into_iter().zip(evidence.sources.groups()) {
        let paths: BTreeSet<&String> = now.files.keys().chain(then.files.keys()).collect();
        let answer = |path: &String| match (now.files.get(path), then.files.get(path)) {
            (Some(now), Some(then)) if now == then => VerificationResult::Agrees,
            (Some(_), Some(_)) => VerificationResult::Differs(VerificationReason::OtherDigest),
            _ => VerificationResult::Differs(VerificationReason::OnlyOne),
        };
        items
            .extend(paths.into_iter().map(|path| Item::new(ItemKind::Program, path, answer(path))));
    }
    let same = evidence.traceability.is_of_this_program();
    let answer = if same {
        VerificationResult::Agrees
    } else {
        VerificationResult::Differs(VerificationReason::OtherRegister)
    };
    items.push(Item::new(ItemKind::Register, "traceability", answer));
    items
}

/// The files below a folder, which is the top of a checkout.
fn of_files(sources: &Sources, folder: &Path) -> Vec<Item> {
    let files: BTreeMap<&String, &String> =
        sources.groups().into_iter().flat_map(|(_, group)| &group.files).collect();
    let item = |(path, digest): (&String, &String)| {
        Item::new(ItemKind::Source, path, of_file(folder, path, digest))
    };
    files.into_iter().map(item).collect()
}

/// A document may name any path; only those below the folder are looked at.
fn of_file(folder: &Path, path: &str, digest: &str) -> VerificationResult {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if path.is_empty() || !Path::new(path).components().all(plain) {
        return VerificationResult::Differs(VerificationReason::NotBelow);
    }
    match capped::read_capped(&folder.join(path), capped::MOST_OF_A_DOCUMENT) {
        Ok(bytes) if sha256(&bytes) == *digest => VerificationResult::Agrees,
        Ok(_) => VerificationResult::Differs(VerificationReason::OtherDigest),
        Err(error) => VerificationResult::Differs(VerificationReason::of_file(&error)),
    }
}

/// Every claim that is violated.
fn counterexamples(checked: &ConsistentEvidence) -> Vec<Item> {
    let findings = checked.findings();
    let checks = findings.iter().flat_map(|found| found.checks());
    let of_check = |check: OfSheet<'_, SheetCheck>| -> Vec<Item> {
        let about =
            |id: ClaimId| format!("{} ({}) {id}", check.sheet.name, check.configuration.word());
        let item = |(id, judged): (&ClaimId, &JudgedClaim)| {
            let answer = counterexample(check, *id, &judged.verdict)?;
            Some(Item::new(ItemKind::Counterexample, about(*id), answer))
        };
        check.claims.iter().filter_map(item).collect()
    };
    checks.flat_map(of_check).collect()
}

/// A claim that is judged from the sheet needs no steps.
fn counterexample(
    check: OfSheet<'_, SheetCheck>,
    id: ClaimId,
    verdict: &Verdict,
) -> Option<VerificationResult> {
    if id.claim().check().is_none() {
        let violated = check.answers != check.sheet.designed;
        let same = violated == verdict.violated();
        return match (same, violated) {
            (false, _) => Some(VerificationResult::Differs(VerificationReason::OtherVerdict)),
            (true, true) => Some(VerificationResult::Agrees),
            (true, false) => None,
        };
    }
    let Verdict::Violated { steps } = verdict else { return None };
    let Some(steps) = steps else {
        return Some(VerificationResult::Open(VerificationReason::NoSteps));
    };
    Some(match breaks_at_its_end(&check.answers, id, steps) {
        Ok(()) => VerificationResult::Agrees,
        Err(why) => VerificationResult::Differs(VerificationReason::Steps(why)),
    })
}

/// Every set of rules, against every verdict.
fn rules(checked: &ConsistentEvidence) -> Vec<Item> {
    let (_, said) = checked.survey();
    let item = |said: &SurveyedClaim| {
        Item::new(ItemKind::Rules, said.claim.to_string(), of_claim(checked, said))
    };
    said.iter().map(item).collect()
}

fn of_claim(checked: &ConsistentEvidence, said: &SurveyedClaim) -> VerificationResult {
    let Explanation::Rules(sets) = &said.explanation else {
        return VerificationResult::Open(VerificationReason::NoRules);
    };
    let survey = checked.survey().0;
    let verdicts = survey.verdicts(said.claim);
    let outcomes: Option<Vec<RuleOutcome>> =
        verdicts.iter().map(RuleOutcome::from_verdict).collect();
    let wrong = |wrong| VerificationResult::Differs(VerificationReason::Rules(wrong));
    let all_told = sets.iter().map(|set| set.outcome).eq(RuleOutcome::ALL);
    let Some(outcomes) = outcomes.filter(|_| all_told) else { return wrong(None) };
    let sites = survey.subject.universe.every_site();
    let again = |set: &RuleSet| verify(&sites, &outcomes, set.clone());
    for set in sets {
        match again(set) {
            Ok(fresh) if fresh == *set => {}
            Ok(_) => return wrong(None),
            Err(why) => return wrong(Some(why)),
        }
    }
    VerificationResult::Agrees
}
