//! The kill matrix: every single unsafe decision, in the context of each incident and of the
//! reference design, against every layer that could notice it.
//!
//! A *context* is a site without the defect: the reference design, or the site of an incident with
//! its smallest remedy. A *defect* is one decision of it answered unsafely. A layer *finds* a defect
//! when it sees a claim break, a log that the context's model does not allow, or a document that the
//! output check stops. A layer that finds nothing where nothing can break is not blind: the cell
//! says why it does not apply. The modules, in reading order:

// The sites that the defects are put into, and the defects.
pub mod context;
// The model's result for a defect.
pub mod model;
// The results of the other layers.
pub mod layers;
// Real threads.
pub mod load;

use context::{Context, UnsafeDecision, contexts, defects};
use honnin_analysis::SiteSearch;
use honnin_analysis::turns::in_turns;
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_models::words;
use honnin_search::limits::Interrupt;
use honnin_sheet::Sheet;
use layers::Layers;
use model::Modelled;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// The result of one layer for one defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// It finds it.
    Found {
        /// After how many states, schedules or requests.
        after: u64,
    },
    /// It does not, after this many schedules or requests.
    NotFound {
        /// How many.
        of: u64,
    },
    /// It does not and cannot: whatever the site with the defect does looks to it as if a site without
    /// did it. So many schedules bore that out.
    CannotFind {
        /// How many.
        of: u64,
    },
    /// There is nothing for it to find.
    NotApplicable(NothingToFindReason),
    /// It could not be completed; the message.
    NotEstablished(String),
}

/// Why there is nothing to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NothingToFindReason {
    /// No claim breaks by this decision alone in this context.
    NothingBreaks,
    /// C1 does not break, and the output check checks nothing else.
    C1Holds,
    /// The output check is on in this context, and keeps C1.
    CheckIsOn,
    /// The check is the defect itself.
    CheckIsTheDefect,
    /// It was not run.
    NotRun,
}

/// One row: a defect in a context, and the result of each layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KillRow {
    /// The decision, answered unsafely.
    pub defect: Setting,
    /// The claims that break in the model, the context's own holding.
    pub breaks: Vec<ClaimId>,
    /// The model.
    pub model: Cell,
    /// Random schedules of the real system.
    pub random: Cell,
    /// The same by PCT.
    pub pct: Cell,
    /// The real system along the model's counterexample.
    pub guided: Cell,
    /// The real system's log, checked against the context's model.
    pub trace: Cell,
    /// The real system with the output check on.
    pub output_check: Cell,
    /// Real threads under high load, without changes: the technique of 2023.
    #[serde(default = "Cell::not_run", skip_serializing_if = "Cell::is_not_run")]
    pub load: Cell,
    /// The same with changes, and the sync at work.
    #[serde(default = "Cell::not_run", skip_serializing_if = "Cell::is_not_run")]
    pub load_sync: Cell,
}

impl Cell {
    /// The cell of a layer that was not run.
    pub fn not_run() -> Cell {
        Cell::NotApplicable(NothingToFindReason::NotRun)
    }

    fn is_not_run(&self) -> bool {
        *self == Cell::not_run()
    }
}

/// The rows of one context.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContextRows {
    /// The context.
    #[serde(flatten)]
    pub context: Context,
    /// A row for each of its defects.
    pub rows: Vec<KillRow>,
}

words! {
    /// What can notice a defect.
    Layer {
        /// The model.
        Model = "model",
        /// Random schedules of the real system.
        Random = "random",
        /// The same by PCT.
        Pct = "pct",
        /// The real system along the model's counterexample.
        Guided = "guided",
        /// The real system's log, checked against the context's model.
        Trace = "trace",
        /// The real system with the output check on.
        OutputCheck = "output-check",
        /// Real threads under load.
        Load = "load",
        /// Real threads under load, and the sync at work.
        LoadSync = "load-sync",
    }
}

/// How much is run for each cell.
#[derive(Clone, Debug)]
pub struct KillEffort {
    /// The most schedules.
    pub iterations: u64,
    /// What chance is drawn from.
    pub seed: u64,
    /// Whether real threads are put under load, too.
    pub load: bool,
    /// How many threads fill rows.
    pub threads: usize,
    /// Stops between two cells.
    pub interrupt: Interrupt,
}

impl KillEffort {
    /// How many rows are filled at once. Where loads are measured it is one, however many threads
    /// there may be: a load beside another row would measure that row, too.
    pub fn rows_at_once(&self) -> usize {
        if self.load { 1 } else { self.threads }
    }
}

impl ContextRows {
    /// Whether the scope puts nothing to the test: it has no case of C1, by which the layers are judged,
    /// or no defect breaks anything in it. Then the matrix shows nothing of the layers.
    pub fn has_no_case(&self) -> bool {
        let site = Site::new(self.context.answers);
        !ClaimId::C1.claim().has_case(&site) || self.rows.iter().all(|row| row.breaks.is_empty())
    }
}

impl KillRow {
    /// The deterministic cells, each with its layer.
    pub fn cells(&self) -> [(Layer, &Cell); 6] {
        [
            (Layer::Model, &self.model),
            (Layer::Random, &self.random),
            (Layer::Pct, &self.pct),
            (Layer::Guided, &self.guided),
            (Layer::Trace, &self.trace),
            (Layer::OutputCheck, &self.output_check),
        ]
    }

    /// The measured cells. What threads do is not in our hands, so they are shown and not gated.
    pub fn load_cells(&self) -> [(Layer, &Cell); 2] {
        [(Layer::Load, &self.load), (Layer::LoadSync, &self.load_sync)]
    }

    /// The layers that miss what they must not: a defect that breaks C1 in the model is found by the
    /// model, by PCT and by guided replay, and stopped by the output check.
    pub fn gaps(&self) -> Vec<Layer> {
        if !self.breaks.contains(&ClaimId::C1) {
            return Vec::new();
        }
        let must = [Layer::Model, Layer::Pct, Layer::Guided, Layer::OutputCheck];
        // Where the check is the defect itself, it cannot be what stops it. What was not completed
        // is inconclusive, not missed.
        let misses = |cell: &Cell| matches!(cell, Cell::NotFound { .. } | Cell::CannotFind { .. });
        let cells = self.cells().into_iter();
        let missing = cells.filter(|(layer, cell)| must.contains(layer) && misses(cell));
        missing.map(|(layer, _)| layer).collect()
    }

    /// Whether some cell could not be completed.
    pub fn is_inconclusive(&self) -> bool {
        self.cells().iter().any(|(_, cell)| matches!(cell, Cell::NotEstablished(_)))
    }
}

/// A row to be filled, and the model's result for its defect.
struct OpenRow<'a> {
    context: &'a Context,
    defect: UnsafeDecision,
    modelled: Modelled,
}

/// What a thread reports of its work.
enum RowProgress {
    /// It begins with this row.
    Begun(usize),
    /// It has filled this row.
    Filled(usize, Box<KillRow>),
}

/// Fills the matrix for these sheets; `tell` is called for each row before the model is checked,
/// and again before the other layers run. What is found does not depend on the number of threads.
///
/// The model is checked here, for one defect after the other: its search is shared, and takes all
/// cores itself where it is large. The schedules of a row are a runner of Shuttle on one thread,
/// and have nothing in common with those of another row.
pub fn kill(
    search: &SiteSearch<'_>,
    sheets: &[Sheet],
    effort: &KillEffort,
    tell: impl Fn(&Context, &UnsafeDecision),
) -> Vec<ContextRows> {
    fill(search, contexts(search, sheets), effort, tell)
}

/// Fills the matrix for these contexts.
pub fn fill(
    search: &SiteSearch<'_>,
    contexts: Vec<Context>,
    effort: &KillEffort,
    tell: impl Fn(&Context, &UnsafeDecision),
) -> Vec<ContextRows> {
    let open = contexts
        .iter()
        .flat_map(|context| defects(context).into_iter().map(move |defect| (context, defect)));
    let open = open.map(|(context, defect)| {
        tell(context, &defect);
        let modelled = Modelled::new(search, context, &defect);
        OpenRow { context, defect, modelled }
    });
    let open: Vec<OpenRow<'_>> = open.collect();
    let rows = rows(&open, effort, tell);
    drop(open);
    let mut rows = rows.into_iter();
    let part = |context: Context| {
        let rows = rows.by_ref().take(defects(&context).len()).collect();
        ContextRows { context, rows }
    };
    contexts.into_iter().map(part).collect()
}

/// Fills these rows, each on one thread; they come back in their order.
fn rows(
    open: &[OpenRow<'_>],
    effort: &KillEffort,
    tell: impl Fn(&Context, &UnsafeDecision),
) -> Vec<KillRow> {
    let mut rows: Vec<Option<KillRow>> = open.iter().map(|_| None).collect();
    let Ok(()) = in_turns(
        effort.rows_at_once(),
        open.len(),
        |turns, told| {
            for turn in turns {
                let OpenRow { context, defect, modelled } = &open[turn];
                if told.send(RowProgress::Begun(turn)).is_err() {
                    return;
                }
                let row = Box::new(Layers::new(context, effort).row(defect, modelled));
                if told.send(RowProgress::Filled(turn, row)).is_err() {
                    return;
                }
            }
        },
        |told| -> Result<(), Infallible> {
            match told {
                RowProgress::Begun(turn) => tell(open[turn].context, &open[turn].defect),
                RowProgress::Filled(turn, row) => rows[turn] = Some(*row),
            }
            Ok(())
        },
    );
    rows.into_iter().map(|row| row.expect("every row was filled")).collect()
}
