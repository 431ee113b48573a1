//! The kill matrix in the document.

use super::words::{self, GivenAnswers, Setting};
use honnin_models::claims::ClaimId;
use honnin_schedule::kill::context::{Context, Defect};
use honnin_schedule::kill::{Cell, Effort, Part, Row, Why};
use honnin_sheet::changed;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Every single defect against every layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KillEvidence {
    /// The most schedules for each cell.
    pub iterations: u64,
    /// What chance was drawn from.
    pub seed: u64,
    /// The contexts.
    pub contexts: Vec<ContextEvidence>,
}

/// A site without defect, and its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContextEvidence {
    /// The name of the sheet.
    pub name: String,
    /// What mends it; nothing where nothing had to be.
    pub mended_by: Vec<Setting>,
    /// Its answers.
    pub answers: GivenAnswers,
    /// A row for each of its defects.
    pub rows: Vec<RowEvidence>,
}

/// A defect, and what each layer makes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowEvidence {
    /// The decision and the unsafe answer.
    pub defect: Setting,
    /// The claims that break in the model.
    #[schemars(with = "Vec<String>")]
    pub breaks: Vec<ClaimId>,
    /// The model.
    pub model: CellEvidence,
    /// Random schedules of the real system.
    pub random: CellEvidence,
    /// The same by PCT.
    pub pct: CellEvidence,
    /// The real system along the model's counterexample.
    pub guided: CellEvidence,
    /// The real system's log, held to the context's model.
    pub trace: CellEvidence,
    /// The real system with the output check on.
    pub output_check: CellEvidence,
    /// The layers that miss what they must not.
    pub gaps: Vec<String>,
}

/// What one layer makes of one defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CellEvidence {
    /// It finds it, after so many states or schedules.
    Found(u64),
    /// It does not, after so many.
    NotFound(u64),
    /// It does not and cannot, and so many bore that out.
    CannotFind(u64),
    /// There is nothing for it to find.
    NotApplicable(WhyNot),
    /// It could not be asked to the end; in its own words.
    NotEstablished(String),
}

/// Why there is nothing to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// No claim breaks by this decision alone.
    NothingBreaks,
    /// C1 does not break, and the output check asks for nothing else.
    C1Holds,
    /// The output check is on, and keeps C1.
    CheckIsOn,
    /// The check is the defect itself.
    CheckIsTheDefect,
    /// It was not run.
    NotRun,
}

impl From<Why> for WhyNot {
    fn from(why: Why) -> WhyNot {
        match why {
            Why::NothingBreaks => WhyNot::NothingBreaks,
            Why::C1Holds => WhyNot::C1Holds,
            Why::CheckIsOn => WhyNot::CheckIsOn,
            Why::CheckIsTheDefect => WhyNot::CheckIsTheDefect,
            Why::NotRun => WhyNot::NotRun,
        }
    }
}

impl From<WhyNot> for Why {
    fn from(why: WhyNot) -> Why {
        match why {
            WhyNot::NothingBreaks => Why::NothingBreaks,
            WhyNot::C1Holds => Why::C1Holds,
            WhyNot::CheckIsOn => Why::CheckIsOn,
            WhyNot::CheckIsTheDefect => Why::CheckIsTheDefect,
            WhyNot::NotRun => Why::NotRun,
        }
    }
}

impl From<&Cell> for CellEvidence {
    fn from(cell: &Cell) -> CellEvidence {
        match cell {
            Cell::Found { after } => CellEvidence::Found(*after),
            Cell::NotFound { of } => CellEvidence::NotFound(*of),
            Cell::CannotFind { of } => CellEvidence::CannotFind(*of),
            Cell::NotApplicable(why) => CellEvidence::NotApplicable((*why).into()),
            Cell::NotEstablished(words) => CellEvidence::NotEstablished(words.clone()),
        }
    }
}

impl From<&CellEvidence> for Cell {
    fn from(cell: &CellEvidence) -> Cell {
        match cell {
            CellEvidence::Found(after) => Cell::Found { after: *after },
            CellEvidence::NotFound(of) => Cell::NotFound { of: *of },
            CellEvidence::CannotFind(of) => Cell::CannotFind { of: *of },
            CellEvidence::NotApplicable(why) => Cell::NotApplicable((*why).into()),
            CellEvidence::NotEstablished(words) => Cell::NotEstablished(words.clone()),
        }
    }
}

impl KillEvidence {
    /// The matrix in the words of the document. What real threads do under load is chance, so it is
    /// left out.
    pub fn of(effort: &Effort, parts: &[Part]) -> KillEvidence {
        let contexts = parts.iter().map(|part| ContextEvidence {
            name: part.context.name.clone(),
            mended_by: words::settings(&part.context.mended_by),
            answers: words::answers(&part.context.answers),
            rows: part.rows.iter().map(RowEvidence::of).collect(),
        });
        let contexts = contexts.collect();
        KillEvidence { iterations: effort.iterations, seed: effort.seed, contexts }
    }

    /// The matrix again; `None` when something in it is not of the register.
    pub fn read(&self) -> Option<Vec<Part>> {
        let part = |written: &ContextEvidence| {
            let context = Context {
                name: written.name.clone(),
                mended_by: words::read_settings(&written.mended_by)?,
                answers: words::read_answers(&written.answers)?,
            };
            let rows = written.rows.iter().map(|row| row.read(&context)).collect::<Option<_>>()?;
            Some(Part { context, rows })
        };
        self.contexts.iter().map(part).collect()
    }
}

impl RowEvidence {
    fn of(row: &Row) -> RowEvidence {
        RowEvidence {
            defect: Setting::new(row.defect.key, row.defect.answer),
            breaks: row.breaks.clone(),
            model: (&row.model).into(),
            random: (&row.random).into(),
            pct: (&row.pct).into(),
            guided: (&row.guided).into(),
            trace: (&row.trace).into(),
            output_check: (&row.output_check).into(),
            gaps: row.gaps().iter().map(|&layer| layer.to_owned()).collect(),
        }
    }

    fn read(&self, context: &Context) -> Option<Row> {
        let (key, answer) = self.defect.read()?;
        let answers = changed(&context.answers, &[(key, answer)]);
        let not_run = || Cell::NotApplicable(Why::NotRun);
        let row = Row {
            defect: Defect { key, answer, answers },
            breaks: self.breaks.clone(),
            model: (&self.model).into(),
            random: (&self.random).into(),
            pct: (&self.pct).into(),
            guided: (&self.guided).into(),
            trace: (&self.trace).into(),
            output_check: (&self.output_check).into(),
            load: not_run(),
            load_sync: not_run(),
        };
        (RowEvidence::of(&row) == *self).then_some(row)
    }
}
