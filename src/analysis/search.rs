//! The search that commands share: one engine, its limits, and what it found already.

use super::distributed::Dataflow;
use super::engine::{Engine, Exploration, ExplorationTask};
use super::stateright::DepthFirst;
use super::verdict::{Verdict, Verdicts};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_search::limits::{Interrupt, Limits, SearchProgress, StopReason};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Told the name of a site and how its search is going.
type Tell<'a> = Box<dyn Fn(&str, SearchProgress) + 'a>;

/// An engine with its limits. The same site is explored once, however often it is requested.
pub struct SiteSearch<'a> {
    engine: Box<dyn Engine>,
    second: Option<Box<dyn Engine>>,
    limits: Limits,
    interrupt: Interrupt,
    progress: Tell<'a>,
    found: RefCell<BTreeMap<(Answers, bool), Rc<Exploration>>>,
}

impl<'a> SiteSearch<'a> {
    /// A search without limits that reports no progress.
    pub fn new() -> SiteSearch<'a> {
        SiteSearch {
            engine: Box::new(Dataflow::new()),
            second: None,
            limits: Limits::default(),
            interrupt: Interrupt::default(),
            progress: Box::new(|_, _| ()),
            found: RefCell::default(),
        }
    }

    /// With these limits on each exploration.
    pub fn limits(self, limits: Limits) -> Self {
        SiteSearch { limits, ..self }
    }

    /// Stopped by this flag.
    pub fn interrupt(self, interrupt: Interrupt) -> Self {
        SiteSearch { interrupt, ..self }
    }

    /// With another engine as the first.
    pub fn engine(self, engine: impl Engine + 'static) -> Self {
        SiteSearch { engine: Box::new(engine), ..self }
    }

    /// With every exploration repeated by Stateright's depth-first search, and compared.
    pub fn cross_check(self) -> Self {
        self.cross_check_with(DepthFirst)
    }

    /// With every exploration repeated by a second engine, and compared.
    pub fn cross_check_with(self, second: impl Engine + 'static) -> Self {
        SiteSearch { second: Some(Box::new(second)), ..self }
    }

    /// Telling how it is going: the site's name, and the progress.
    pub fn progress(self, progress: impl Fn(&str, SearchProgress) + 'a) -> Self {
        SiteSearch { progress: Box::new(progress), ..self }
    }

    /// The name of the engine, or of both.
    pub fn engine_name(&self) -> String {
        match &self.second {
            None => self.engine.name().to_owned(),
            Some(second) => format!("{}+{}", self.engine.name(), second.name()),
        }
    }

    /// Whether the user stopped everything.
    pub fn interrupted(&self) -> bool {
        self.interrupt.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// Whether some exploration so far did not come to its end.
    pub fn was_cut(&self) -> bool {
        self.found.borrow().values().any(|it| it.cut.is_some())
    }

    /// Explores a site with shortest counterexamples.
    pub fn explore(&self, name: &str, answers: &Answers) -> Rc<Exploration> {
        self.find(name, answers, true)
    }

    /// Explores a site for its verdicts alone.
    pub fn glance(&self, name: &str, answers: &Answers) -> Rc<Exploration> {
        self.find(name, answers, false)
    }

    /// The verdict on one claim of a site, without a counterexample even where one is remembered,
    /// so that an answer does not depend on earlier calls. C8 is not judged here: it compares two
    /// sites.
    pub fn verdict(&self, name: &str, answers: &Answers, claim: ClaimId) -> Verdict {
        self.verdicts(name, answers, true)[&claim].without_steps()
    }

    /// Explores a site for its verdicts alone, and judges every claim. `as_designed` says whether
    /// the site is installed as designed, which is what C8 says.
    pub fn verdicts(&self, name: &str, answers: &Answers, as_designed: bool) -> Verdicts {
        Verdicts::judge(answers, &self.glance(name, answers), as_designed)
    }

    fn find(&self, name: &str, answers: &Answers, counterexamples: bool) -> Rc<Exploration> {
        let found = self.found.borrow();
        let known =
            found.get(&(*answers, counterexamples)).or_else(|| found.get(&(*answers, true)));
        if let Some(known) = known {
            return Rc::clone(known);
        }
        drop(found);
        let exploration = Rc::new(self.run(name, answers, counterexamples));
        let key = (*answers, counterexamples);
        self.found.borrow_mut().insert(key, Rc::clone(&exploration));
        exploration
    }

    fn run(&self, name: &str, answers: &Answers, counterexamples: bool) -> Exploration {
        let task = ExplorationTask {
            site: &Site::new(*answers),
            counterexamples,
            limits: self.limits,
            interrupt: &self.interrupt,
            progress: &|progress| (self.progress)(name, progress),
        };
        let mut first = self.engine.explore(&task);
        if let (Some(second), None) = (&self.second, &first.cut) {
            let second = second.explore(&ExplorationTask { counterexamples: false, ..task });
            first.cut = second.cut.clone().or_else(|| disagreement(&first, &second));
        }
        first
    }
}

impl Default for SiteSearch<'_> {
    fn default() -> Self {
        SiteSearch::new()
    }
}

/// What two engines that explored the same site say differently. Depth and counterexamples are not
/// compared: only a breadth-first search knows them.
fn disagreement(first: &Exploration, second: &Exploration) -> Option<StopReason> {
    let facts = |seen: &Exploration| {
        let broken: Vec<String> = seen.violations.keys().map(ToString::to_string).collect();
        let witnesses: Vec<&str> = seen.witnesses.iter().map(|it| it.word()).collect();
        let (states, transitions) = (seen.states, seen.transitions);
        format!("{states} states, {transitions} transitions, {broken:?}, {witnesses:?}")
    };
    let (first, second) = (facts(first), facts(second));
    let words = || StopReason::Engine(format!("two engines disagree: {first} against {second}"));
    (first != second).then(words)
}
