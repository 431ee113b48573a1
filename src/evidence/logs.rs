//! Logs of the real system, checked against models.

use honnin_log::claims::judge;
use honnin_log::{Log, LogOutcome, SourceOrder, ValidationOptions, validate};
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::design::Design;
use honnin_models::words;
use honnin_schedule::execution::ExecutedSchedule;
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::{Action, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A log of the real system, checked against a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogCheck {
    /// The site that wrote it: as designed or as installed.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// The claim whose counterexample was followed; none for an undisturbed random day.
    pub along: Option<ClaimId>,
    /// Whose model it is checked against.
    pub model: LogModel,
    /// How many events it has.
    pub events: usize,
    /// The answer.
    pub answer: LogAnswer,
    /// What each claim comes to in the log itself.
    pub claims: BTreeMap<ClaimId, VerdictWord>,
}

words! {
    /// The model that a log is checked against.
    LogModel {
        /// That of the site which wrote it: it must be accepted.
        Itself = "itself",
        /// That of the site as designed, where another program was installed.
        Designed = "designed",
        /// That of the reference design on the same servers: where a defect shows, it must be
        /// rejected.
        Reference = "reference",
    }
}

/// Whether a log is a behaviour of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LogAnswer {
    /// It is.
    Accepted,
    /// It is not.
    Rejected {
        /// The event that does not fit, counted from 0.
        event: usize,
        /// Who took it.
        by: Source,
        /// What it was.
        step: Action,
    },
    /// Neither is known.
    NotEstablished,
}

/// The models that a log of a sheet in a configuration is checked against: that of the site that wrote it,
/// and, where it follows a counterexample, those of what should have been there.
pub(super) fn models_of(configuration: Configuration, along: Option<ClaimId>) -> Vec<LogModel> {
    match (along, configuration) {
        (None, _) => vec![LogModel::Itself],
        (Some(_), Configuration::Designed) => vec![LogModel::Itself, LogModel::Reference],
        (Some(_), Configuration::Installed) => LogModel::ALL.to_vec(),
    }
}

/// Checks what a schedule logged against every model that it must be checked against.
pub(super) fn checked(
    sheet: &Sheet,
    configuration: Configuration,
    along: Option<ClaimId>,
    ran: &ExecutedSchedule,
) -> Vec<LogCheck> {
    let log = Log::from_events(&sheet.name, ran.events.clone(), Some(ran.images.clone()));
    let itself = sheet.answers(configuration);
    let check = |model: LogModel| {
        let answers = match model {
            LogModel::Itself => itself,
            LogModel::Designed => sheet.designed,
            LogModel::Reference => reference(&itself),
        };
        let claims = judge(&answers.design, &log, SourceOrder::Known).into_iter();
        LogCheck {
            configuration,
            along,
            model,
            events: log.events.len(),
            answer: answer(&answers, &log, ran),
            claims: claims.map(|(id, claim)| (id, claim.word())).collect(),
        }
    };
    models_of(configuration, along).into_iter().map(check).collect()
}

/// The reference design on the servers of a site, with documents of as many pages.
fn reference(site: &Answers) -> Answers {
    let mut design = Design { topology: site.design.topology, ..Design::default() };
    design.image.pages = site.design.image.pages;
    Answers { design, scope: site.scope, ..Answers::default() }
}

fn answer(answers: &Answers, log: &Log, ran: &ExecutedSchedule) -> LogAnswer {
    // One process wrote the log under one lock, so the order of its lines is that of the steps.
    let options = ValidationOptions { in_file_order: true, ..ValidationOptions::default() };
    match validate(answers, log, &options).outcome {
        LogOutcome::Accepted { .. } => LogAnswer::Accepted,
        LogOutcome::NotEstablished(_) => LogAnswer::NotEstablished,
        LogOutcome::Rejected(stop) => {
            let event = &ran.events[stop.event];
            LogAnswer::Rejected { event: stop.event, by: event.source, step: event.action }
        }
    }
}
