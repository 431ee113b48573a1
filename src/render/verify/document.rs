//! An evidence file: its digests, its counterexamples, its rules.

use super::{Item, ItemKind, VerificationReason, VerificationResult, Verified};
use crate::checks::CheckTally;
use crate::file::EVIDENCE;
use honnin_analysis::survey::SurveyedClaim;
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck, Verdict};
use honnin_evidence::digests::{SourceGroup, Sources, sha256};
use honnin_evidence::{ConsistentEvidence, Evidence, Program, Unreadable};
use honnin_files::capped;
use honnin_models::claims::ClaimId;
use honnin_sheet::find::cases_beside;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

/// An evidence file that was read and checked.
#[derive(Clone, Debug)]
pub struct VerifiedDocument {
    /// What it says.
    pub evidence: Evidence,
    /// The same where it is internally consistent.
    pub checked: Option<ConsistentEvidence>,
    /// Everything that was checked against something.
    pub items: Vec<Item>,
}

impl VerifiedDocument {
    /// What came of everything that the evidence asked; none where it is not internally consistent.
    pub fn checks(&self) -> Option<CheckTally> {
        self.checked.as_ref().map(|checked| CheckTally::count(&checked.checks()))
    }

    /// The answer where nobody asked for an attestation: evidence has no signature of its own.
    pub fn unsigned(self) -> Verified {
        let unsigned = Item::new(ItemKind::Signature, EVIDENCE, VerificationResult::Unsigned);
        let checks = self.checks();
        Verified { items: std::iter::once(unsigned).chain(self.items).collect(), checks }
    }
}

/// Checks the text of an evidence file against itself, against the program that runs, and against the
/// source files below a folder where one is given.
///
/// # Errors
/// When it is no document of this shape and version.
///
/// # Panics
/// Never: what is refused for something else than its shape has the shape.
pub fn verified(text: &str, sources: Option<&Path>) -> Result<VerifiedDocument, Unreadable> {
    let (whole, checked) = match ConsistentEvidence::parse(text) {
        Ok(checked) => (VerificationResult::Agrees, Some(checked)),
        Err(why @ (Unreadable::Shape { .. } | Unreadable::Version(_))) => return Err(why),
        Err(why) => (VerificationResult::Differs(VerificationReason::Broken(why)), None),
    };
    let evidence = match &checked {
        Some(checked) => checked.evidence.clone(),
        None => serde_json::from_str(text).expect("it has the shape of evidence"),
    };
    let mut items = vec![Item::new(ItemKind::Whole, "document", whole)];
    items.extend(digests(&evidence));
    items.extend(of_program(&evidence));
    items.extend(sources.into_iter().flat_map(|folder| of_files(&evidence.sources, folder)));
    if let Some(checked) = &checked {
        items.extend(cases(checked));
        items.extend(counterexamples(checked));
        items.extend(rules(checked));
    }
    Ok(VerifiedDocument { evidence, checked, items })
}

/// Digests that are taken of what is in the document itself.
fn digests(evidence: &Evidence) -> Vec<Item> {
    let sheets = evidence.written().map(|sheet| {
        let same = sha256(sheet.text.as_bytes()) == sheet.sha256;
        Item::same(ItemKind::Sheet, sheet.file, same)
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
        let answer = |path: &String| compared(now.files.get(path), then.files.get(path));
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

/// The cases beside the sheets, and those that the program which runs would put there.
fn cases(checked: &ConsistentEvidence) -> Vec<Item> {
    let there = checked.cases();
    let then = there.iter().map(|case| (case.sheet.file.as_str(), case.sheet.text.as_str()));
    let then: BTreeMap<&str, &str> = then.collect();
    let beside = cases_beside(checked.sheets());
    let now = beside.iter().map(|sheet| (sheet.file.as_str(), sheet.text.as_str()));
    let now: BTreeMap<&str, &str> = now.collect();
    let item =
        |file: &&str| Item::new(ItemKind::Cases, *file, compared(now.get(file), then.get(file)));
    let files: BTreeSet<&str> = now.keys().chain(then.keys()).copied().collect();
    files.iter().map(item).collect()
}

/// What is in two lists under one name; it is in one of them at least.
fn compared<T: PartialEq>(now: Option<&T>, then: Option<&T>) -> VerificationResult {
    match (now, then) {
        (Some(now), Some(then)) if now == then => VerificationResult::Agrees,
        (Some(_), Some(_)) => VerificationResult::Differs(VerificationReason::OtherDigest),
        _ => VerificationResult::Differs(VerificationReason::OnlyOne),
    }
}

/// Every claim that is violated. What has steps or is judged from the sheet was checked where the document
/// was found to be internally consistent.
fn counterexamples(checked: &ConsistentEvidence) -> Vec<Item> {
    let findings = checked.findings();
    let checks = findings.iter().flat_map(|found| found.checks()).chain(checked.case_checks());
    let of_check = |check: OfSheet<'_, SheetCheck>| -> Vec<Item> {
        let violated = check.claims.iter().filter(|(_, judged)| judged.verdict.violated());
        let item = |(id, judged): (&ClaimId, &JudgedClaim)| {
            let of_behaviour = id.claim().check().is_some();
            let answer = match judged.verdict {
                Verdict::Violated { steps: None } if of_behaviour => {
                    VerificationResult::Open(VerificationReason::NoSteps)
                }
                _ => VerificationResult::Agrees,
            };
            let about = format!("{} ({}) {id}", check.sheet.name, check.configuration.word());
            Item::new(ItemKind::Counterexample, about, answer)
        };
        violated.map(item).collect()
    };
    checks.flat_map(of_check).collect()
}

/// The rules of each claim of the survey, which were checked at every site in the same way.
fn rules(checked: &ConsistentEvidence) -> Vec<Item> {
    let item = |said: &SurveyedClaim| {
        let answer = match said.explanation {
            Explanation::Rules(_) => VerificationResult::Agrees,
            _ => VerificationResult::Open(VerificationReason::NoRules),
        };
        Item::new(ItemKind::Rules, said.claim.to_string(), answer)
    };
    checked.survey().1.iter().map(item).collect()
}
