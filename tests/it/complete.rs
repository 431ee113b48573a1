//! No answer is complete before its last exploration.

use crate::material::{sheet, sheet_of};
use honnin_analysis::SiteSearch;
use honnin_analysis::bounds::bounds;
use honnin_analysis::campaigns::campaigns;
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_analysis::matrix::matrix;
use honnin_analysis::remedies::remedies;
use honnin_analysis::stateright::BreadthFirst;
use honnin_search::limits::StopReason;
use std::cell::Cell;
use std::rc::Rc;

/// An engine that counts its explorations and is cut in one of them.
#[derive(Clone)]
struct CutAt {
    cut: usize,
    explored: Rc<Cell<usize>>,
}

impl Engine for CutAt {
    fn name(&self) -> &'static str {
        "cut"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let mut seen = BreadthFirst.explore(task);
        if self.explored.get() == self.cut {
            seen.cut = Some(StopReason::Interrupted);
            seen.violations.clear();
        }
        self.explored.set(self.explored.get() + 1);
        seen
    }
}

/// Whichever one of its explorations is cut, the answer is not complete; uncut, it is.
fn complete_only_when_uncut(complete: impl Fn(&SiteSearch<'_>) -> bool) {
    let run = |cut: usize| {
        let engine = CutAt { cut, explored: Rc::default() };
        let complete = complete(&SiteSearch::new().engine(engine.clone()));
        (complete, engine.explored.get())
    };
    let (uncut, explored) = run(usize::MAX);
    assert!(uncut && explored >= 3, "uncut, it is complete: {explored}");
    for part in 0..8 {
        let cut = (explored - 1) * part / 7;
        assert!(!run(cut).0, "cut in exploration {cut} of {explored}");
    }
}

#[test]
fn nothing_is_complete_before_its_last_exploration() {
    let (adachi, takamatsu) = (sheet("adachi-2023"), sheet("takamatsu-2024"));
    let reference = sheet("reference");
    complete_only_when_uncut(|search| matrix(search, &adachi).established());
    complete_only_when_uncut(|search| remedies(search, &adachi).complete());
    complete_only_when_uncut(|search| campaigns(search, &takamatsu).complete());
    complete_only_when_uncut(|search| campaigns(search, &reference).complete());
    let small = "[scope]\nrequests = 1\nchanges = 0\ntimeouts = 0\nnights = 0";
    let (holds, violated) =
        (sheet_of(small), sheet_of(&format!("[image]\nafter = \"keep\"\n{small}")));
    complete_only_when_uncut(|search| {
        bounds(search, &holds).configurations[0].adequate() == Some(true)
    });
    complete_only_when_uncut(|search| bounds(search, &violated).complete());
}
