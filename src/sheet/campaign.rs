//! The campaigns (試験) of a sheet: what they are, and how they are read.

use super::problem::AllowedValues;
use super::rules::{check_covered, inferred_flag, unique};
use super::walk::Walk;
use super::{Label, Settings, settings};
use honnin_models::answers::Answers;
use honnin_models::keys::Key;
use honnin_models::words;
use std::collections::BTreeSet;
use toml::de::DeTable;

/// A test (試験) that was run or is planned: an environment and a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// What it is called.
    pub label: Label,
    /// Whether it was run, and when.
    pub when: When,
    /// Whether its environment is inferred, not disclosed.
    pub inferred: bool,
    /// The topology and scope it runs in.
    pub with: Settings,
}

words! {
    /// Whether a test was run, and when. Only one that was run before an incident raises the
    /// question why it did not prevent it.
    When {
        /// Before the incident, or where there was none, already.
        BeforeIncident = "before-incident",
        /// After the incident: the question is what its method could have found.
        AfterIncident = "after-incident",
        /// It is planned.
        Planned = "planned",
    }
}

/// Reads `[[campaign]]`.
pub(super) fn campaigns(
    walk: &mut Walk,
    top: &DeTable<'_>,
    answers: &Answers,
    covered: bool,
) -> Vec<Campaign> {
    let mut campaigns = Vec::new();
    let mut names = BTreeSet::new();
    for (table, at) in walk.tables(top, "campaign") {
        walk.only(table, "campaign", &["name", "ja", "when", "inferred", "with"]);
        let ja = table.get("ja").and_then(|value| walk.text("ja", value)).unwrap_or_default();
        let when = self::when(walk, table);
        let inferred = inferred_flag(walk, table);
        let with = walk.required_table(table, at.clone(), "campaign", "with");
        let with = with.map(|(changes, place)| {
            let of_environment = |key: &Key| matches!(key.section(), "topology" | "scope");
            let with = settings::settings(walk, changes, "campaign.with", of_environment);
            check_covered(walk, answers, &with, place, covered);
            with
        });
        let name = unique(walk, table, at, "campaign", "name", &mut names);
        if let (Some(en), Some(with)) = (name, with) {
            let label = Label { ja: ja.to_owned(), en };
            campaigns.push(Campaign { label, when, inferred, with });
        }
    }
    campaigns
}

fn when(walk: &mut Walk, table: &DeTable<'_>) -> When {
    let word = |value| walk.word("when", value, When::WORDS, AllowedValues::words(When::WORDS));
    table.get("when").and_then(word).and_then(When::from_word).unwrap_or(When::BeforeIncident)
}
