//! The sites that the defects are put into, and the defects.

use honnin_analysis::remedies::{Goal, Remedied, Remedies, remedies};
use honnin_analysis::{SiteSearch, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Setting, decisions};
use honnin_sheet::{Configuration, Settings, Sheet, SheetId, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A site without defect: the reference design, an incident's site as it was designed, or mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Context {
    /// The name of the sheet.
    pub name: SheetId,
    /// What mends it; empty where nothing had to be.
    pub mended_by: Settings,
    /// What its design breaks by itself. A defect has to break something else.
    pub broken: Vec<ClaimId>,
    /// Its answers.
    pub answers: Answers,
}

impl Context {
    /// The answers of the site with one decision of it answered otherwise.
    pub fn with(&self, decision: Setting) -> Answers {
        changed(&self.answers, &[decision])
    }
}

/// One decision, answered unsafely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsafeDecision {
    /// The decision, with the answer.
    pub decision: Setting,
    /// The answers of the site with it.
    pub answers: Answers,
}

impl UnsafeDecision {
    /// Whether the output check is what was answered unsafely.
    pub(super) fn is_the_check(&self) -> bool {
        self.decision.key.name == "output_check.enabled"
    }
}

/// Why a sheet gives no context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// A search was cut, so neither the site nor a remedy of it is known to be sound.
    Open,
    /// No smallest remedy consists of reference answers.
    NoRemedy,
}

/// The context of each sheet that gives one.
pub fn contexts(search: &SiteSearch<'_>, sheets: &[Sheet]) -> Vec<Context> {
    sheets.iter().filter_map(|sheet| context(search, sheet).ok()).collect()
}

/// The context of a sheet. A site whose installed program breaks what its design does not is taken as
/// designed, where the design keeps C1; any other that breaks something is mended.
///
/// # Errors
/// When it gives none.
pub fn context(search: &SiteSearch<'_>, sheet: &Sheet) -> Result<Context, Lacking> {
    let designed = || {
        let designed = sheet.answers(Configuration::Designed);
        broken_by_design(search.verdicts(&sheet.name, &designed, true).iter())
    };
    context_of(sheet, &remedies(search, sheet), designed)
}

/// What a design breaks that keeps C1; `None` where it breaks C1, or something is not established.
pub fn broken_by_design<'v>(
    verdicts: impl Iterator<Item = (&'v ClaimId, &'v Verdict)>,
) -> Option<Vec<ClaimId>> {
    let mut broken = Vec::new();
    for (&claim, verdict) in verdicts {
        if verdict.violated() && claim != ClaimId::C1 {
            broken.push(claim);
        } else if !verdict.is_unbroken() {
            return None;
        }
    }
    Some(broken)
}

/// The context of a sheet whose remedies are known, and of which [`broken_by_design`] is known.
///
/// # Errors
/// When it gives none.
pub fn context_of(
    sheet: &Sheet,
    found: &Remedies,
    broken_by_design: impl FnOnce() -> Option<Vec<ClaimId>>,
) -> Result<Context, Lacking> {
    let named = |mended_by: Settings, broken, answers| {
        let name = sheet.name.clone();
        Ok(Context { name, mended_by, broken, answers })
    };
    let site = sheet.answers(sheet.last_configuration());
    if found.established && found.broken.is_empty() {
        return named(Settings::new(), Vec::new(), site);
    }
    // A design that breaks C1 is not a context: what breaks would not be due to the defect.
    if !sheet.is_installed_as_designed()
        && let Some(broken) = broken_by_design()
    {
        return named(Settings::new(), broken, sheet.answers(Configuration::Designed));
    }
    let outcome = found.outcomes.iter().find(|it| it.goal == Goal::EveryClaim);
    let remedies = match outcome.map(|it| &it.remedies) {
        Some(Remedied::Smallest(remedies)) => remedies,
        Some(Remedied::None) => return Err(Lacking::NoRemedy),
        // A site that is not established has no outcome.
        Some(Remedied::NotEstablished) | None => return Err(Lacking::Open),
    };
    let to_reference = |changes: &Settings| changes.iter().all(|it| it.answer == it.key.default());
    let remedy = remedies.iter().find(|remedy| to_reference(&remedy.changes));
    let changes = &remedy.ok_or(Lacking::NoRemedy)?.changes;
    named(changes.clone(), Vec::new(), changed(&site, changes))
}

/// Every decision of a context, answered in each way that is neither its own nor the reference's,
/// as far as the model covers it and the test implementation knows it. Where images are stored is not a matter of safety by itself.
pub fn defects(context: &Context) -> Vec<UnsafeDecision> {
    let mut defects = Vec::new();
    for key in decisions().filter(|key| key.section() != "topology") {
        for answer in key.implemented() {
            let decision = Setting::new(key, answer);
            let answers = context.with(decision);
            let other = answer != key.default() && answer != key.get(&context.answers);
            if other && answers.uncovered().is_empty() {
                defects.push(UnsafeDecision { decision, answers });
            }
        }
    }
    defects
}
