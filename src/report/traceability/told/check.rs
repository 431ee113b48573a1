//! A check of the register and what is relied on, as a sentence.

use super::Teller;
use crate::messages::Value;
use crate::report::traceability::resolve;
use crate::report::words;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Answer;
use honnin_models::record::{CheckedBy, Stand};

impl Teller<'_> {
    /// The check, with what it must come to.
    pub(in crate::report::traceability) fn check(&self, by: &CheckedBy) -> String {
        match by {
            CheckedBy::Verdict { sheet, stand, claim, outcome } => {
                let [stand, outcome] = [self.stand(*stand), self.verdict(outcome.word())];
                let rest = [("stand", stand.into()), ("outcome", outcome.into())];
                self.of("traceability-check-verdict", sheet, *claim, rest)
            }
            CheckedBy::Condition { sheet, condition, claim, needed } => {
                let id = if *needed {
                    "traceability-check-needed"
                } else {
                    "traceability-check-not-needed"
                };
                self.of(id, sheet, *claim, [("condition", (*condition).into())])
            }
            CheckedBy::Changed { sheet, changes, claim, outcome } => {
                let changes: Vec<String> = changes.iter().map(|(k, a)| setting(k, *a)).collect();
                let changes = self.messages.list(changes.iter().map(String::as_str));
                let outcome = self.verdict(outcome.word());
                let rest = [("changes", changes.into()), ("outcome", outcome.into())];
                self.of("traceability-check-changed", sheet, *claim, rest)
            }
            CheckedBy::Campaign { sheet, campaign, reaches, misses } => {
                let campaign = self.campaign(sheet, campaign);
                let values = [
                    ("sheet", (*sheet).into()),
                    ("campaign", campaign.into()),
                    ("reaches", self.reaches(reaches, misses).into()),
                ];
                self.messages.with("traceability-check-campaign", values)
            }
            CheckedBy::Plan { sheet, campaign, key, answer, claim, revealed } => {
                let id = if *revealed {
                    "traceability-check-revealed"
                } else {
                    "traceability-check-hidden"
                };
                let campaign = self.campaign(sheet, campaign);
                let defect = setting(key, *answer);
                self.of(
                    id,
                    sheet,
                    *claim,
                    [("campaign", campaign.into()), ("defect", defect.into())],
                )
            }
            CheckedBy::Kill { sheet, key, answer, claim } => {
                let defect = setting(key, *answer);
                self.of("traceability-check-kill", sheet, *claim, [("defect", defect.into())])
            }
            CheckedBy::Schedules { sheet, stand, claim } => {
                let stand = self.stand(*stand);
                self.of("traceability-check-schedules", sheet, *claim, [("stand", stand.into())])
            }
            CheckedBy::Bounds { sheet, claim } => {
                self.of("traceability-check-bounds", sheet, *claim, [])
            }
            CheckedBy::Trace { claim } => self.of("traceability-check-trace", "", *claim, []),
            CheckedBy::Survey { claim } => self.of("traceability-check-survey", "", *claim, []),
        }
    }

    /// What a test plan can reach of the broken claims.
    pub(super) fn reaches(&self, reached: &[ClaimId], missed: &[ClaimId]) -> String {
        let claims = |ids| -> Value<'_> { words::claims(self.messages, ids).into() };
        match (reached, missed) {
            ([], missed) => self.messages.with("finding-blind", [("missed", claims(missed))]),
            (reached, []) => self.messages.with("finding-reaches", [("reached", claims(reached))]),
            (reached, missed) => self
                .messages
                .with("finding-partly", [("reached", claims(reached)), ("missed", claims(missed))]),
        }
    }

    /// A message of a sheet and a claim, with what else it takes.
    fn of<'v, const N: usize>(
        &self,
        id: &str,
        sheet: &'v str,
        claim: ClaimId,
        rest: [(&str, Value<'v>); N],
    ) -> String {
        let common = [("sheet", sheet.into()), ("claim", Value::from(claim.to_string()))];
        self.messages.with_all(id, common.into_iter().chain(rest))
    }

    fn stand(&self, stand: Stand) -> String {
        words::stand(self.messages, resolve::stand(stand))
    }

    /// A campaign by its name in this language.
    fn campaign(&self, sheet: &str, english: &str) -> String {
        let sheet = self.sheets.iter().find(|known| known.name == sheet);
        let campaign =
            sheet.and_then(|sheet| sheet.campaigns.iter().find(|c| c.label.en == english));
        let label = campaign.map(|campaign| campaign.label.in_language(self.messages.language()));
        label.unwrap_or(english).to_owned()
    }
}

/// An answer to a question as a sheet writes it.
fn setting(key: &str, answer: Answer) -> String {
    format!("{key} = {answer}")
}
