//! Where a document says something: a path of ids, from the widest to the narrowest.

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

/// Where a document says something. What a path begins with is what the place is a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct DocumentPlace {
    /// The parts, from the widest to the narrowest.
    pub parts: Vec<PlacePart>,
}

/// A part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlacePart {
    /// A sheet.
    Sheet(SheetId),
    /// A sheet as designed or as installed.
    Configuration(Configuration),
    /// A claim.
    Claim(ClaimId),
    /// A verdict: the sites at which a claim comes to it.
    Verdict(VerdictWord),
    /// A key of a sheet.
    Key(KeyId),
    /// A witness.
    Witness(WitnessId),
    /// A count of the search, by its name in the document.
    Count(&'static str),
    /// A run of schedules.
    Run(Scheduler),
    /// A log along the counterexample of a claim, or of an ordinary day.
    LogAlong(Option<ClaimId>),
    /// The model that a log is checked against.
    Model(LogModel),
    /// What remedies are to reach.
    Goal(Goal),
    /// Answers that are changed.
    Changes(Settings),
    /// What a remedy rests on.
    Grounds,
    /// A campaign, by its English name.
    Campaign(String),
    /// An unsafe decision.
    Defect(Setting),
    /// The kill matrix.
    KillMatrix,
    /// A layer of it.
    Layer(Layer),
    /// The survey.
    Survey,
    /// A finding of the public record.
    Finding(FindingId),
    /// The program, a library that it is on, or a group of sources.
    Named(String),
    /// Anything else, by a JSON pointer.
    Pointer(String),
}

impl<const N: usize> From<[PlacePart; N]> for DocumentPlace {
    fn from(parts: [PlacePart; N]) -> DocumentPlace {
        DocumentPlace { parts: parts.into() }
    }
}

impl DocumentPlace {
    /// A sheet as designed or as installed.
    pub(super) fn site(sheet: &SheetId, configuration: Configuration) -> DocumentPlace {
        [PlacePart::Sheet(sheet.clone()), PlacePart::Configuration(configuration)].into()
    }

    /// A place in this one.
    pub(super) fn below<const N: usize>(&self, parts: [PlacePart; N]) -> DocumentPlace {
        DocumentPlace { parts: self.parts.iter().cloned().chain(parts).collect() }
    }

    /// Whether it is this place, or a part of it.
    pub(super) fn is_within(&self, other: &DocumentPlace) -> bool {
        self.parts.starts_with(&other.parts)
    }
}
