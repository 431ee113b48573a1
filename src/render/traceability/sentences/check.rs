//! A check of the register and what is relied on, as a sentence.

use super::RecordWriter;
use crate::words;
use honnin_messages::{MessageId, MessageValue, id, message};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_record::FindingCheck;
use honnin_sheet::Configuration;

impl RecordWriter<'_, '_> {
    /// The check, with what it must come to.
    pub(in crate::traceability) fn check(&self, by: &FindingCheck) -> String {
        match by {
            FindingCheck::Verdict { sheet, configuration, claim, verdict } => {
                let [configuration, outcome] =
                    [self.configuration(*configuration), words::expected(self.messages, *verdict)];
                let rest = [("configuration", configuration.into()), ("outcome", outcome.into())];
                self.about_claim(id!("traceability-check-verdict"), sheet, *claim, rest)
            }
            FindingCheck::Condition { sheet, condition, claim, needed } => {
                let id = if *needed {
                    id!("traceability-check-needed")
                } else {
                    id!("traceability-check-not-needed")
                };
                self.about_claim(
                    id,
                    sheet,
                    *claim,
                    [("condition", self.messages.quoted(condition).into())],
                )
            }
            FindingCheck::Changed { sheet, changes, claim, verdict } => {
                let changes: Vec<String> = changes.iter().map(Setting::to_string).collect();
                let changes = self.messages.list(&changes);
                let outcome = words::expected(self.messages, *verdict);
                let rest = [("changes", changes.into()), ("outcome", outcome.into())];
                self.about_claim(id!("traceability-check-changed"), sheet, *claim, rest)
            }
            FindingCheck::Campaign { sheet, campaign, reaches, misses } => {
                let campaign = self.campaign(sheet, campaign);
                message!(
                    self.messages,
                    "traceability-check-campaign",
                    sheet = sheet.as_str(),
                    campaign,
                    reaches = self.reaches(reaches, misses)
                )
            }
            FindingCheck::Plan { sheet, campaign, defect, claim, revealed } => {
                let id = if *revealed {
                    id!("traceability-check-revealed")
                } else {
                    id!("traceability-check-hidden")
                };
                let campaign = self.campaign(sheet, campaign);
                let defect = defect.to_string();
                self.about_claim(
                    id,
                    sheet,
                    *claim,
                    [("campaign", campaign.into()), ("defect", defect.into())],
                )
            }
            FindingCheck::Kill { sheet, defect, claim } => {
                let defect = defect.to_string();
                self.about_claim(
                    id!("traceability-check-kill"),
                    sheet,
                    *claim,
                    [("defect", defect.into())],
                )
            }
            FindingCheck::Schedules { sheet, configuration, claim } => {
                let configuration = self.configuration(*configuration);
                self.about_claim(
                    id!("traceability-check-schedules"),
                    sheet,
                    *claim,
                    [("configuration", configuration.into())],
                )
            }
            FindingCheck::Bounds { sheet, claim } => {
                self.about_claim(id!("traceability-check-bounds"), sheet, *claim, [])
            }
            FindingCheck::Trace { sheet, configuration, claim } => {
                let configuration = self.configuration(*configuration);
                self.about_claim(
                    id!("traceability-check-trace"),
                    sheet,
                    *claim,
                    [("configuration", configuration.into())],
                )
            }
            FindingCheck::Survey { claim } => {
                self.about_claim(id!("traceability-check-survey"), "", *claim, [])
            }
        }
    }

    /// What a test plan can reach of the broken claims.
    pub(super) fn reaches(&self, reached: &[ClaimId], missed: &[ClaimId]) -> String {
        let claims = |ids| -> MessageValue<'_> { words::claims(self.messages, ids).into() };
        match (reached, missed) {
            ([], missed) => message!(self.messages, "finding-blind", missed = claims(missed)),
            (reached, []) => message!(self.messages, "finding-reaches", reached = claims(reached)),
            (reached, missed) => message!(
                self.messages,
                "finding-partly",
                reached = claims(reached),
                missed = claims(missed)
            ),
        }
    }

    /// A message of a sheet and a claim, with what else it takes.
    fn about_claim<'v, const N: usize>(
        &self,
        id: MessageId,
        sheet: &'v str,
        claim: ClaimId,
        rest: [(&str, MessageValue<'v>); N],
    ) -> String {
        let common = [("sheet", sheet.into()), ("claim", MessageValue::from(claim.to_string()))];
        self.messages.with_all(id, common.into_iter().chain(rest))
    }

    fn configuration(&self, configuration: Configuration) -> String {
        words::configuration(self.messages, configuration)
    }

    /// A campaign by its name in this language.
    fn campaign(&self, sheet: &str, english: &str) -> String {
        let sheet = self.checked.sheets().iter().find(|known| known.name == sheet);
        let campaign =
            sheet.and_then(|sheet| sheet.campaigns.iter().find(|c| c.label.en == english));
        let label = campaign.map(|campaign| campaign.label.in_language(self.messages.language()));
        self.messages.quoted(label.unwrap_or(english))
    }
}
