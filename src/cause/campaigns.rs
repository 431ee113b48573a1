//! Campaigns (試験): what a test could have revealed, by the environment it ran in.
//!
//! The site as it stands is explored within each campaign's environment. For a violated site the
//! question is whether the campaign can reach the violation at all; a campaign that cannot is
//! *blind*, however often it is run. For a site that holds, every single decision is broken in turn,
//! and the campaign is told how many of those defects it could reveal.

use super::remedies::other_answers;
use crate::explore::verdict::judge;
use crate::explore::{Search, Verdict};
use crate::sheet::{Campaign, Condition, Sheet, changed};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer, Key};

/// A single decision changed, and the claims that break by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The decision.
    pub key: &'static Key,
    /// The answer that breaks something.
    pub answer: Answer,
    /// What it breaks.
    pub breaks: Vec<ClaimId>,
}

/// What one campaign can find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Of a violated site: which of the broken claims it can reach, which it cannot, and which
    /// conditions of the record its environment lacks.
    OfViolation {
        /// Broken claims that it can reach.
        reached: Vec<ClaimId>,
        /// Broken claims that it cannot reach.
        missed: Vec<ClaimId>,
        /// The ids of the conditions that are absent from its environment.
        lacks: Vec<String>,
    },
    /// Of a site that holds: the defects it could reveal, and those it could not.
    OfDefects {
        /// Those it could reveal.
        revealed: Vec<Defect>,
        /// Those it could not.
        hidden: Vec<Defect>,
    },
    /// Its environment could not be explored to the end.
    NotEstablished,
}

impl Finding {
    /// Whether the campaign can find nothing of what there is.
    pub fn blind(&self) -> bool {
        match self {
            Finding::OfViolation { reached, .. } => reached.is_empty(),
            Finding::OfDefects { revealed, .. } => revealed.is_empty(),
            Finding::NotEstablished => false,
        }
    }
}

/// A sheet's campaigns with what each can find.
#[derive(Clone, Debug)]
pub struct Campaigns<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The claims that the site violates; empty when it holds.
    pub broken: Vec<ClaimId>,
    /// Whether the site itself could be judged.
    pub established: bool,
    /// Each campaign, in the order of the sheet.
    pub findings: Vec<(&'s Campaign, Finding)>,
}

impl Campaigns<'_> {
    /// Whether every check that was needed ran to its end.
    pub fn complete(&self) -> bool {
        let open = |finding: &Finding| *finding == Finding::NotEstablished;
        self.established && !self.findings.iter().any(|(_, finding)| open(finding))
    }
}

/// Asks of each campaign of a sheet what it can find.
pub fn campaigns<'s>(search: &Search<'_>, sheet: &'s Sheet) -> Campaigns<'s> {
    let answers = sheet.answers(sheet.last_stand());
    let site = breaks(search, sheet, &answers);
    let established = site.is_some();
    let broken = site.unwrap_or_default();
    let defects = (established && broken.is_empty()).then(|| defects(search, sheet));
    let finding = |campaign: &'s Campaign| {
        let finding = match &defects {
            _ if !established => Finding::NotEstablished,
            None => of_violation(search, sheet, &broken, campaign),
            Some(None) => Finding::NotEstablished,
            Some(Some(defects)) => of_defects(search, sheet, defects, campaign),
        };
        (campaign, finding)
    };
    let findings = sheet.campaigns.iter().map(finding).collect();
    Campaigns { sheet, broken, established, findings }
}

/// The claims that a site breaks; `None` when that could not be established. C8 is left out: no
/// test of the program's behaviour can show what was installed.
fn breaks(search: &Search<'_>, sheet: &Sheet, answers: &Answers) -> Option<Vec<ClaimId>> {
    let seen = search.glance(&sheet.name, answers);
    let site = Site::new(*answers);
    let mut broken = Vec::new();
    for id in ClaimId::ALL.into_iter().filter(|&id| id != ClaimId::C8) {
        match judge(&site, &seen, id, true) {
            Verdict::Violated { .. } => broken.push(id),
            Verdict::NotEstablished(_) => return None,
            Verdict::Holds | Verdict::NotClaimed => {}
        }
    }
    Some(broken)
}

/// The site's answers within a campaign's environment.
fn environment(sheet: &Sheet, campaign: &Campaign) -> Answers {
    changed(&sheet.answers(sheet.last_stand()), &campaign.with)
}

fn of_violation(
    search: &Search<'_>,
    sheet: &Sheet,
    broken: &[ClaimId],
    campaign: &Campaign,
) -> Finding {
    let answers = environment(sheet, campaign);
    let Some(breaks) = breaks(search, sheet, &answers) else { return Finding::NotEstablished };
    let (reached, missed) = broken.iter().partition(|id| breaks.contains(id));
    // A condition is absent where the environment already is what its absence would make of it.
    let absent =
        |c: &&Condition| c.without.iter().all(|(key, answer)| key.get(&answers) == *answer);
    let lacks = sheet.conditions.iter().filter(absent).map(|c| c.id.clone()).collect();
    Finding::OfViolation { reached, missed, lacks }
}

/// Every single decision of the site broken in turn, as far as it breaks a claim within the scope
/// of the sheet or of some campaign; `None` when that could not be established.
fn defects(search: &Search<'_>, sheet: &Sheet) -> Option<Vec<Defect>> {
    let answers = sheet.answers(sheet.last_stand());
    let environments: Vec<Answers> = std::iter::once(answers)
        .chain(sheet.campaigns.iter().map(|campaign| environment(sheet, campaign)))
        .collect();
    let mut defects = Vec::new();
    for key in keys::decisions() {
        for answer in other_answers(key, &answers) {
            let mut found = Vec::new();
            for environment in &environments {
                let changed = changed(environment, &[(key, answer)]);
                if changed.uncovered().is_empty() {
                    found.extend(breaks(search, sheet, &changed)?);
                }
            }
            found.sort_unstable();
            found.dedup();
            if !found.is_empty() {
                defects.push(Defect { key, answer, breaks: found });
            }
        }
    }
    Some(defects)
}

fn of_defects(
    search: &Search<'_>,
    sheet: &Sheet,
    defects: &[Defect],
    campaign: &Campaign,
) -> Finding {
    let answers = environment(sheet, campaign);
    let (mut revealed, mut hidden) = (Vec::new(), Vec::new());
    for defect in defects {
        let broken = changed(&answers, &[(defect.key, defect.answer)]);
        let found = if broken.uncovered().is_empty() {
            breaks(search, sheet, &broken)
        } else {
            Some(vec![])
        };
        match found {
            None => return Finding::NotEstablished,
            Some(found) if found.is_empty() => hidden.push(defect.clone()),
            Some(_) => revealed.push(defect.clone()),
        }
    }
    Finding::OfDefects { revealed, hidden }
}
