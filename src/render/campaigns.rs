//! Answers to `honnin campaigns`.

use super::words;
use honnin_analysis::OfSheet;
use honnin_analysis::campaigns::{BreakingDecision, CampaignReach, Campaigns};
use honnin_messages::{Messages, id, wrapped};
use honnin_sheet::{Campaign, Condition, Sheet, When};

/// A line for each campaign: its name, its environment, and what it can find.
pub fn lines(messages: &Messages, campaigns: OfSheet<'_, Campaigns>) -> Vec<String> {
    let line = |(campaign, finding): (&Campaign, &CampaignReach)| {
        let values = [
            ("name", name(messages, campaign).into()),
            ("environment", environment(messages, campaign).into()),
            ("finding", of_finding(messages, campaigns.sheet, finding).into()),
        ];
        messages.with(id!("campaign-line"), values)
    };
    campaigns.each().map(line).collect()
}

/// What a campaign is called; whether it was run afterwards or is planned, and is inferred.
pub fn name(messages: &Messages, campaign: &Campaign) -> String {
    let when = match campaign.when {
        When::BeforeIncident => String::new(),
        When::AfterIncident => messages.get(id!("mark-after-incident")),
        When::Planned => messages.get(id!("mark-planned")),
    };
    let inferred =
        if campaign.inferred { messages.get(id!("mark-inferred")) } else { String::new() };
    messages.quoted(campaign.label.in_language(messages.language())) + &when + &inferred
}

/// Where a campaign runs.
pub fn environment(messages: &Messages, campaign: &Campaign) -> String {
    if campaign.with.is_empty() {
        messages.get(id!("campaign-as-the-sheet"))
    } else {
        words::settings(messages, &campaign.with)
    }
}

/// Conditions of a sheet by name, with what they say.
pub fn conditions(messages: &Messages, sheet: &Sheet, ids: &[String]) -> String {
    let told = |id: &String| {
        let label = |condition: &Condition| {
            let label = condition.label.in_language(messages.language());
            messages.with(id!("page-lacks"), [("id", id.as_str().into()), ("label", label.into())])
        };
        sheet.conditions.iter().find(|condition| condition.id == *id).map(label)
    };
    let told: Vec<String> = ids.iter().filter_map(told).collect();
    messages.list(told.iter().map(String::as_str))
}

/// What a campaign of a sheet can find.
pub fn of_finding(messages: &Messages, sheet: &Sheet, finding: &CampaignReach) -> String {
    match finding {
        CampaignReach::NotEstablished => messages.get(id!("finding-open")),
        CampaignReach::BeyondTheSheet { broken } => {
            let broken = words::claims(messages, broken).into();
            messages.with(id!("finding-beyond"), [("broken", broken)])
        }
        CampaignReach::OfViolation { reached, missed, beyond, lacks } => {
            let mut text = match (reached.as_slice(), missed.as_slice()) {
                ([], missed) => {
                    let missed = words::any_claim(messages, missed).into();
                    messages.with(id!("finding-blind"), [("missed", missed)])
                }
                (reached, []) => {
                    let reached = words::claims(messages, reached).into();
                    messages.with(id!("finding-reaches"), [("reached", reached)])
                }
                (reached, missed) => {
                    let reached = words::claims(messages, reached).into();
                    let missed = words::any_claim(messages, missed).into();
                    messages.with(id!("finding-partly"), [("reached", reached), ("missed", missed)])
                }
            };
            if !beyond.is_empty() {
                let beyond = words::claims(messages, beyond).into();
                text += &messages.with(id!("finding-also"), [("beyond", beyond)]);
            }
            if !lacks.is_empty() {
                let count = ("count", lacks.len().into());
                let lacks = conditions(messages, sheet, lacks).into();
                text += &messages.with(id!("finding-lacks"), [count, ("conditions", lacks)]);
            }
            text
        }
        CampaignReach::OfDefects { revealed, hidden } => {
            let all = revealed.len() + hidden.len();
            if all == 0 {
                return messages.get(id!("finding-no-defects"));
            }
            let values = [("revealed", revealed.len().into()), ("all", all.into())];
            let mut text = messages.with(id!("finding-defects"), values);
            if !revealed.is_empty() {
                let names = defects(messages, revealed).into();
                text += &messages.with(id!("finding-revealed"), [("defects", names)]);
            }
            if !hidden.is_empty() {
                let names = defects(messages, hidden).into();
                text += &messages.with(id!("finding-hidden"), [("defects", names)]);
            }
            text
        }
    }
}

fn defects(messages: &Messages, defects: &[BreakingDecision]) -> String {
    let name = |defect: &BreakingDecision| {
        let values = [
            ("defect", defect.decision.to_string().into()),
            ("claims", words::claims(messages, &defect.breaks).into()),
        ];
        messages.with(id!("finding-defect"), values)
    };
    let names: Vec<String> = defects.iter().map(name).collect();
    messages.list(names.iter().map(String::as_str))
}

/// What the site itself comes to, in a line.
pub fn site(messages: &Messages, campaigns: OfSheet<'_, Campaigns>) -> String {
    if !campaigns.established {
        return messages.get(id!("campaigns-site-open"));
    }
    if campaigns.broken.is_empty() {
        return messages.get(id!("campaigns-site-holds"));
    }
    let broken = words::claims(messages, &campaigns.broken).into();
    messages.with(id!("campaigns-site-violated"), [("claims", broken)])
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, campaigns: OfSheet<'_, Campaigns>, width: usize) -> String {
    let configuration = words::configuration(messages, campaigns.sheet.last_configuration()).into();
    let values =
        [("sheet", campaigns.sheet.name.as_str().into()), ("configuration", configuration)];
    let mut text = vec![messages.with(id!("campaigns-title"), values)];
    text.push(wrapped(&site(messages, campaigns), width, 0));
    for line in lines(messages, campaigns) {
        text.push(String::new());
        text.push(wrapped(&format!("- {line}"), width, 2));
    }
    text.join("\n")
}
