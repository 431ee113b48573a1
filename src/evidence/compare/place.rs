//! Where a document says something, by the ids of what it says it of.

use crate::logs::LogModel;
use honnin_analysis::remedies::Goal;
use honnin_models::claims::witnesses::WitnessId;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::{KeyId, Setting};
use honnin_record::FindingId;
use honnin_schedule::kill::Layer;
use honnin_schedule::plan::Scheduler;
use honnin_sheet::{Configuration, Settings, SheetId};
use serde::Serialize;

/// Where a document says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentPlace {
    /// Of a sheet.
    Sheet(SheetId),
    /// Of something that follows from a sheet.
    InSheet(SheetId, InSheet),
    /// Of a sheet in one configuration.
    Site(SheetId, Configuration),
    /// Of something in that.
    InSite(SheetId, Configuration, InSite),
    /// Of the kill matrix.
    KillMatrix,
    /// Of a context of the kill matrix.
    Context(SheetId),
    /// Of a defect in a context.
    Defect(SheetId, Setting),
    /// Of what a layer makes of that.
    Layer(SheetId, Setting, Layer),
    /// Of the survey.
    Survey,
    /// Of a claim in the survey.
    Surveyed(ClaimId),
    /// Of the sites at which it comes to a verdict.
    SurveyedSites(ClaimId, VerdictWord),
    /// Of a finding of the public record.
    Finding(FindingId),
    /// Of the program.
    Program(String),
    /// Of a library that it is on.
    Engine(String),
    /// Of a group of sources.
    Sources(&'static str),
    /// Of anything else, by a JSON pointer.
    Pointer(String),
}

/// Something that follows from a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InSheet {
    /// When a claim breaks, by the conditions.
    Cause(ClaimId),
    /// What reaches a goal.
    Goal(Goal),
    /// A remedy.
    Remedy(Goal, Settings),
    /// A remedy when one more may happen.
    OneMore(Goal, Settings, KeyId),
    /// A campaign, by its English name.
    Campaign(String),
    /// A defect that a campaign could reveal.
    Revealed(String, Setting),
    /// A claim with answers changed.
    Control(Settings, ClaimId),
}

/// Something in a sheet in one configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InSite {
    /// A claim.
    Claim(ClaimId),
    /// An answer.
    Answer(KeyId),
    /// A witness.
    Witness(WitnessId),
    /// A count of the search, by its name in the document.
    Count(&'static str),
    /// A run of schedules.
    Run(Scheduler),
    /// A claim in a run of schedules.
    ClaimInRun(Scheduler, ClaimId),
    /// The outcomes of a run of schedules.
    OutcomesOfRun(Scheduler),
    /// A log along the counterexample of a claim or of an ordinary day, and a model.
    Log(Option<ClaimId>, LogModel),
    /// A claim in that log.
    ClaimInLog(Option<ClaimId>, LogModel, ClaimId),
}

impl DocumentPlace {
    /// What it is a part of: if that is gone, so is this.
    pub(super) fn parents(&self) -> Vec<DocumentPlace> {
        match self {
            DocumentPlace::InSheet(sheet, _) | DocumentPlace::Site(sheet, _) => {
                vec![DocumentPlace::Sheet(sheet.clone())]
            }
            DocumentPlace::InSite(sheet, configuration, _) => {
                vec![
                    DocumentPlace::Sheet(sheet.clone()),
                    DocumentPlace::Site(sheet.clone(), *configuration),
                ]
            }
            DocumentPlace::Defect(context, _) | DocumentPlace::Layer(context, ..) => {
                vec![DocumentPlace::Context(context.clone())]
            }
            _ => Vec::new(),
        }
    }
}
