//! Answers to `honnin campaigns`.

use super::compose::{Block, terminal};
use super::words;
use honnin_analysis::OfSheet;
use honnin_analysis::campaigns::{BreakingDecision, CampaignReach, Campaigns};
use honnin_messages::{Messages, id, message};
use honnin_sheet::{Campaign, Condition, Sheet, When};

/// A line for each campaign: its name, its environment, and what it can find.
fn lines(messages: &Messages, campaigns: OfSheet<'_, Campaigns>) -> Vec<String> {
    let line = |(campaign, finding): (&Campaign, &CampaignReach)| {
        message!(
            messages,
            "campaign-line",
            name = name(messages, campaign),
            environment = environment(messages, campaign),
            finding = of_finding(messages, campaigns.sheet, finding)
        )
    };
    campaigns.each().map(line).collect()
}

/// What a campaign is called; whether it was run afterwards or is planned, and is inferred.
pub fn name(messages: &Messages, campaign: &Campaign) -> String {
    let when = match campaign.when {
        When::BeforeIncident => String::new(),
        When::AfterIncident => message!(messages, "mark-after-incident"),
        When::Planned => message!(messages, "mark-planned"),
    };
    let inferred =
        if campaign.inferred { message!(messages, "mark-inferred") } else { String::new() };
    messages.quoted(campaign.label.in_language(messages.language())) + &when + &inferred
}

/// Where a campaign runs.
pub fn environment(messages: &Messages, campaign: &Campaign) -> String {
    if campaign.with.is_empty() {
        message!(messages, "campaign-as-the-sheet")
    } else {
        words::settings(messages, &campaign.with)
    }
}

/// Conditions of a sheet by name, with what they say.
pub fn conditions(messages: &Messages, sheet: &Sheet, ids: &[String]) -> String {
    let told = |id: &String| {
        let label = |condition: &Condition| {
            message!(
                messages,
                "page-lacks",
                id = messages.quoted(id),
                label = messages.quoted(condition.label.in_language(messages.language()))
            )
        };
        sheet.conditions.iter().find(|condition| condition.id == *id).map(label)
    };
    messages.list(ids.iter().filter_map(told))
}

/// What a campaign of a sheet can find.
pub fn of_finding(messages: &Messages, sheet: &Sheet, finding: &CampaignReach) -> String {
    match finding {
        CampaignReach::NotEstablished => message!(messages, "finding-open"),
        CampaignReach::BeyondTheSheet { broken } => {
            message!(messages, "finding-beyond", broken = words::claims(messages, broken))
        }
        CampaignReach::OfViolation { reached, missed, beyond, lacks } => {
            let mut text = match (reached.as_slice(), missed.as_slice()) {
                ([], missed) => {
                    message!(messages, "finding-blind", missed = words::any_claim(messages, missed))
                }
                (reached, []) => message!(
                    messages,
                    "finding-reaches",
                    reached = words::claims(messages, reached)
                ),
                (reached, missed) => message!(
                    messages,
                    "finding-partly",
                    reached = words::claims(messages, reached),
                    missed = words::any_claim(messages, missed)
                ),
            };
            if !beyond.is_empty() {
                text +=
                    &message!(messages, "finding-also", beyond = words::claims(messages, beyond));
            }
            if !lacks.is_empty() {
                let conditions = conditions(messages, sheet, lacks);
                text += &message!(messages, "finding-lacks", count = lacks.len(), conditions);
            }
            text
        }
        CampaignReach::OfDefects { revealed, hidden } => {
            let all = revealed.len() + hidden.len();
            if all == 0 {
                return message!(messages, "finding-no-defects");
            }
            let values = [("revealed", revealed.len().into()), ("all", all.into())];
            let mut text = messages.with(id!("finding-defects"), values);
            if !revealed.is_empty() {
                text +=
                    &message!(messages, "finding-revealed", defects = defects(messages, revealed));
            }
            if !hidden.is_empty() {
                text += &message!(messages, "finding-hidden", defects = defects(messages, hidden));
            }
            text
        }
    }
}

fn defects(messages: &Messages, defects: &[BreakingDecision]) -> String {
    let name = |defect: &BreakingDecision| {
        message!(
            messages,
            "finding-defect",
            defect = defect.decision.to_string(),
            claims = words::claims(messages, &defect.breaks)
        )
    };
    messages.list(defects.iter().map(name))
}

/// What the site itself comes to, in a line.
pub fn site(messages: &Messages, campaigns: OfSheet<'_, Campaigns>) -> String {
    if !campaigns.established {
        return message!(messages, "campaigns-site-open");
    }
    if campaigns.broken.is_empty() {
        return message!(messages, "campaigns-site-holds");
    }
    message!(
        messages,
        "campaigns-site-violated",
        claims = words::claims(messages, &campaigns.broken)
    )
}

/// What is said of the site, and of each campaign.
pub fn blocks(messages: &Messages, campaigns: OfSheet<'_, Campaigns>) -> Vec<Block> {
    vec![Block::paragraph(site(messages, campaigns)), Block::list(lines(messages, campaigns))]
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, campaigns: OfSheet<'_, Campaigns>, width: usize) -> String {
    let sheet = campaigns.sheet.name.as_str();
    let configuration = words::configuration(messages, campaigns.sheet.last_configuration());
    let title = message!(messages, "campaigns-title", sheet, configuration);
    let blocks = [vec![Block::paragraph(title)], blocks(messages, campaigns)].concat();
    terminal::blocks(&blocks, width)
}
