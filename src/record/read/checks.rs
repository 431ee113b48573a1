//! Reading the checks that a finding names: each by the form of its kind, with every name looked up.

use super::TableReader;
use crate::FindingCheck;
use crate::keys::{CHECK, CheckForm, FORMS};
use honnin_messages::id;
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_sheet::problem::{AllowedValues, ProblemKind};
use honnin_sheet::rules::check_covered;
use honnin_sheet::settings::settings;
use honnin_sheet::walk::SpannedValue;
use honnin_sheet::{Configuration, Expected, Settings, Sheet};
use std::ops::Range;
use toml::de::DeTable;

/// How a list of checks is written.
const WRITTEN: &str = "checks = [{ kind = … }]";

/// A table, and the form by which it is read.
struct CheckTable<'v, 't> {
    table: &'v DeTable<'t>,
    form: &'static CheckForm,
    at: Range<usize>,
}

impl<'v, 't> CheckTable<'v, 't> {
    /// The value of a key of the form.
    fn get(&self, key: &str) -> Option<&'v SpannedValue<'t>> {
        self.table.get(key).filter(|_| self.form.keys.contains(&key))
    }
}

impl<'w> TableReader<'w, '_> {
    /// The checks of a finding, each with its place.
    pub(super) fn checks(&mut self, table: &DeTable<'_>) -> Vec<(FindingCheck, Range<usize>)> {
        self.not_empty(table, "checks");
        let mut checks: Vec<(FindingCheck, Range<usize>)> = Vec::new();
        for (table, at) in self.walk.tables_written(table, "checks", WRITTEN) {
            let Some(check) = self.check(table, at.clone()) else { continue };
            if checks.iter().any(|(known, _)| *known == check) {
                self.note(
                    at.clone(),
                    id!("problem-record-repeated"),
                    &[],
                    id!("help-record-repeated"),
                );
            }
            checks.push((check, at));
        }
        checks
    }

    fn check(&mut self, table: &DeTable<'_>, at: Range<usize>) -> Option<FindingCheck> {
        let kinds: Vec<&str> = FORMS.iter().map(|form| form.kind).collect();
        let kind = self.walk.required(table, at.clone(), CHECK, "kind")?;
        let kind = self.walk.word("kind", kind, &kinds, AllowedValues::words(&kinds))?;
        let form = FORMS.iter().find(|form| form.kind == kind).expect("it is one of the kinds");
        let keys: Vec<&str> = std::iter::once("kind").chain(form.keys.iter().copied()).collect();
        self.walk.only(table, CHECK, &keys);
        for key in form.keys {
            self.walk.required(table, at.clone(), CHECK, key);
        }
        self.parse_form(&CheckTable { table, form, at })
    }

    /// Reads every key of the form, so that all that is wrong is noted, and puts them together.
    fn parse_form(&mut self, written: &CheckTable<'_, '_>) -> Option<FindingCheck> {
        let sheet = written.get("sheet").and_then(|value| self.sheet(value));
        let configuration = written.get("as").and_then(|value| self.configuration(value, sheet));
        let claim = written.get("claim").and_then(|value| self.claim(value));
        self.claimed(written, sheet, configuration, claim);
        let verdict = written.get("verdict").and_then(|value| {
            let words = Expected::ANSWERING.map(Expected::word);
            let word = self.walk.word("verdict", value, &words, AllowedValues::words(&words));
            word.and_then(Expected::from_word)
        });
        let condition = written.get("condition").and_then(|value| {
            let ids = sheet?.conditions.iter().map(|condition| condition.id.as_str()).collect();
            self.name("condition", value, ids)
        });
        let campaign = written.get("campaign").and_then(|value| {
            let of_sheet = &sheet?.campaigns;
            let names = of_sheet.iter().map(|campaign| campaign.label.en.as_str()).collect();
            self.name("campaign", value, names)
        });
        let changes = written.get("changes").and_then(|value| self.changes(value, sheet));
        let defect = written.get("defect").and_then(|value| self.defect(value));
        let mut flag = |key| written.get(key).and_then(|value| self.walk.flag(key, value));
        let (needed, revealed) = (flag("needed"), flag("revealed"));
        let reaches = written.get("reaches").and_then(|value| self.claims("reaches", value));
        let misses = written.get("misses").and_then(|value| self.claims("misses", value));

        let kind = written.form.kind;
        if kind == "survey" {
            return Some(FindingCheck::Survey { claim: claim? });
        }
        let sheet = sheet?.name.clone();
        Some(match kind {
            "verdict" => FindingCheck::Verdict {
                sheet,
                configuration: configuration?,
                claim: claim?,
                verdict: verdict?,
            },
            "condition" => {
                let condition = condition?;
                FindingCheck::Condition { sheet, condition, claim: claim?, needed: needed? }
            }
            "changed" => {
                FindingCheck::Changed { sheet, changes: changes?, claim: claim?, verdict: verdict? }
            }
            "campaign" => {
                let (reaches, misses) = (reaches?, misses?);
                self.some_claim(written, &reaches, &misses);
                FindingCheck::Campaign { sheet, campaign: campaign?, reaches, misses }
            }
            "plan" => {
                let (campaign, defect) = (campaign?, defect?);
                FindingCheck::Plan { sheet, campaign, defect, claim: claim?, revealed: revealed? }
            }
            "kill" => FindingCheck::Kill { sheet, defect: defect?, claim: claim? },
            "schedules" => {
                FindingCheck::Schedules { sheet, configuration: configuration?, claim: claim? }
            }
            "trace" => FindingCheck::Trace { sheet, configuration: configuration?, claim: claim? },
            "bounds" => FindingCheck::Bounds { sheet, claim: claim? },
            _ => unreachable!("every form of a check is read: {kind}"),
        })
    }

    fn sheet(&mut self, value: &SpannedValue<'_>) -> Option<&'w Sheet> {
        let around = self.around;
        let names: Vec<&str> = around.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        self.walk
            .word("sheet", value, &names, AllowedValues::words(&names))
            .and_then(|it| around.sheet(it))
    }

    fn configuration(
        &mut self,
        value: &SpannedValue<'_>,
        sheet: Option<&Sheet>,
    ) -> Option<Configuration> {
        let words = Configuration::ALL.map(Configuration::word);
        let word = self.walk.word("as", value, &words, AllowedValues::words(&words))?;
        let configuration = Configuration::from_word(word).expect("it is one of the words");
        if let Some(sheet) = sheet.filter(|sheet| !sheet.configurations().contains(&configuration))
        {
            let values = [("sheet", sheet.name.as_str())];
            let (title, help) =
                (id!("problem-record-not-installed"), id!("help-record-not-installed"));
            self.note(value.span(), title, &values, help);
        }
        Some(configuration)
    }

    fn claim(&mut self, value: &SpannedValue<'_>) -> Option<ClaimId> {
        self.one_claim("claim", value)
    }

    fn one_claim(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<ClaimId> {
        let ids = ClaimId::ALL.map(|id| id.to_string());
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        self.walk
            .word(key, value, &words, AllowedValues::words(&words))
            .and_then(ClaimId::from_word)
    }

    fn claims(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<Vec<ClaimId>> {
        let array =
            self.walk.array(key, value, Some(AllowedValues::Form(format!("{key} = [\"C1\"]"))))?;
        let claims: Vec<ClaimId> =
            array.iter().filter_map(|item| self.one_claim(key, item)).collect();
        (claims.len() == array.len()).then_some(claims)
    }

    /// A campaign check that names no claim says nothing.
    fn some_claim(
        &mut self,
        written: &CheckTable<'_, '_>,
        reaches: &[ClaimId],
        misses: &[ClaimId],
    ) {
        if reaches.is_empty() && misses.is_empty() {
            let (title, help) = (id!("problem-record-no-claim"), id!("help-record-no-claim"));
            self.note(written.at.clone(), title, &[], help);
        }
    }

    /// Notes a claim that does not apply to the site in this configuration.
    fn claimed(
        &mut self,
        written: &CheckTable<'_, '_>,
        sheet: Option<&Sheet>,
        configuration: Option<Configuration>,
        claim: Option<ClaimId>,
    ) {
        // With answers changed it may be made.
        let as_it_stands = !["changed", "plan", "kill"].contains(&written.form.kind);
        let (Some(sheet), Some(claim)) = (sheet.filter(|_| as_it_stands), claim) else { return };
        let site = Site::new(sheet.answers(configuration.unwrap_or(sheet.last_configuration())));
        if !claim.claim().applies(&site) {
            let at = written.get("claim").map_or(written.at.clone(), |value| value.span());
            self.walk.note(at, ProblemKind::NotClaimed { claim });
        }
    }

    /// A name that the sheet has.
    fn name(&mut self, key: &str, value: &SpannedValue<'_>, known: Vec<&str>) -> Option<String> {
        self.walk.word(key, value, &known, AllowedValues::words(&known)).map(str::to_owned)
    }

    fn changes(&mut self, value: &SpannedValue<'_>, sheet: Option<&Sheet>) -> Option<Settings> {
        let table = self.walk.table("changes", value, "changes = { \"…\" = … }")?;
        let changes = settings(self.walk, table, "finding.checks.changes", |_| true);
        if table.is_empty() {
            self.walk.note(value.span(), ProblemKind::Blank { key: "changes".to_owned() });
        }
        if let Some(sheet) = sheet {
            let answers = sheet.answers(sheet.last_configuration());
            check_covered(self.walk, &answers, &changes, value.span(), true);
        }
        Some(changes)
    }

    fn defect(&mut self, value: &SpannedValue<'_>) -> Option<Setting> {
        let table = self.walk.table("defect", value, "defect = { \"…\" = … }")?;
        let settings = settings(self.walk, table, "finding.checks.defect", |key| key.decision);
        if table.len() != 1 {
            self.note(
                value.span(),
                id!("problem-record-one-defect"),
                &[],
                id!("help-record-one-defect"),
            );
        }
        settings.first().copied()
    }
}
