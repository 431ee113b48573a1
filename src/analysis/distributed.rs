//! The engine that runs on Timely Dataflow, for sites: the first engine.

use super::engine::{Engine, Exploration, ExplorationTask};
use super::ordered::in_order;
use super::sites::{SiteGraph, claims_of, witnesses_of};
use honnin_models::answers::Answers;
use honnin_models::{Layout, Site, Step};
use honnin_search::checkpoint::{Checkpoint, is_kept_in};
use honnin_search::cluster::Cluster;
use honnin_search::fingerprint::Fingerprint;
use honnin_search::limits::{Limits, StopReason};
use honnin_search::search::{Search, SearchResult};
use honnin_sheet::write::print;
use std::collections::BTreeMap;
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;

/// A search that explores no more states than this is over before threads are started.
const SMALL: NonZeroU64 = NonZeroU64::new(1 << 15).expect("it is not zero");

/// How wide fingerprints are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// 64 bits.
    #[default]
    Bits64,
    /// 128 bits: where even the smallest doubt counts.
    Bits128,
}

/// Breadth-first search, level by level, on one thread or on many.
#[derive(Clone, Debug)]
pub struct Dataflow {
    workers: Option<NonZeroUsize>,
    symmetry: bool,
    width: Width,
    cluster: Option<Cluster>,
    checkpoint: Option<Checkpoint>,
    resume: Option<PathBuf>,
    sources: String,
}

impl Dataflow {
    /// With as many workers as there are cores, once a search turns out not to be small.
    pub fn new() -> Dataflow {
        Dataflow {
            workers: None,
            symmetry: true,
            width: Width::default(),
            cluster: None,
            checkpoint: None,
            resume: None,
            sources: String::new(),
        }
    }

    /// With this many workers, from the start.
    pub fn workers(self, workers: NonZeroUsize) -> Dataflow {
        Dataflow { workers: Some(workers), ..self }
    }

    /// With one state for all that differ only in which residents and app servers play which part,
    /// or with each state for itself.
    pub fn symmetry(self, symmetry: bool) -> Dataflow {
        Dataflow { symmetry, ..self }
    }

    /// With fingerprints of this width.
    pub fn width(self, width: Width) -> Dataflow {
        Dataflow { width, ..self }
    }

    /// As one of several processes, which all make the same searches in the same order.
    pub fn cluster(self, cluster: Option<Cluster>) -> Dataflow {
        Dataflow { cluster, ..self }
    }

    /// As the program that these sources make, by their digests: what another program kept is not
    /// gone on from.
    pub fn sources(self, sources: String) -> Dataflow {
        Dataflow { sources, ..self }
    }

    /// With each search kept on disk, in a separate folder below the given, as a search of the
    /// program with these [sources](Dataflow::sources).
    pub fn checkpoint(self, checkpoint: Option<Checkpoint>) -> Dataflow {
        Dataflow { checkpoint, ..self }
    }

    /// With each search going on from its checkpoint below this folder, where it has one there.
    pub fn resume(self, folder: Option<PathBuf>) -> Dataflow {
        Dataflow { resume: folder, ..self }
    }

    /// Whether a search of a site with these answers has a checkpoint below a folder.
    pub fn has_checkpoint(&self, folder: &Path, answers: &Answers) -> bool {
        is_kept_in(&self.folder_in(folder, answers))
    }

    /// Where a search of a site with these answers is kept below a folder.
    fn folder_in(&self, folder: &Path, answers: &Answers) -> PathBuf {
        folder.join(format!("{:032x}", self.name_of(answers)))
    }

    /// A digest of all that decides what is searched and how.
    fn name_of(&self, answers: &Answers) -> u128 {
        u128::from_bytes(self.decided_by(answers).as_bytes())
    }

    /// All that decides what a search of a site with these answers does and how it is kept: the
    /// sources of the models and of the engine among it, so that a checkpoint of another model, or
    /// one whose bytes mean something else, is not gone on from.
    pub fn decided_by(&self, answers_of: &Answers) -> String {
        let Dataflow { symmetry, width, sources, .. } = self;
        let version = env!("CARGO_PKG_VERSION");
        let answers = print("", answers_of);
        let layout = Layout::new(&Site::new(*answers_of));
        format!("{version} {symmetry} {width:?} {layout:?}\n{sources}{answers}")
    }

    fn search<F: Fingerprint>(&self, task: &ExplorationTask<'_>) -> Exploration {
        let graph = SiteGraph::<F>::new(task.site, self.symmetry);
        let answers = task.site.answers();
        let own = |folder: &Path| self.folder_in(folder, answers);
        let resume = self.resume.as_deref();
        let resume = resume.filter(|folder| self.has_checkpoint(folder, answers)).map(own);
        let checkpoint = self.checkpoint.clone();
        let checkpoint = checkpoint.map(|kept| Checkpoint { folder: own(&kept.folder), ..kept });
        let alone = self.cluster.is_none() && checkpoint.is_none() && resume.is_none();
        let run = |workers: NonZeroUsize, limits: Limits| {
            let search = Search::new(graph.clone()).named(self.name_of(answers)).workers(workers);
            let search = search.cluster(self.cluster.clone());
            let search = search.checkpoint(checkpoint.clone()).resume(resume.clone());
            search.limits(limits).interrupt(task.interrupt).run(task.progress)
        };
        let found = match self.workers {
            Some(workers) => run(workers, task.limits),
            None if !alone => run(cores(), task.limits),
            None => self.as_many_as_needed(task, run),
        };
        explored(task, found)
    }

    /// On one thread first, and on all cores when that does not end soon. What is found does not
    /// depend on it.
    fn as_many_as_needed<F: Fingerprint>(
        &self,
        task: &ExplorationTask<'_>,
        run: impl Fn(NonZeroUsize, Limits) -> SearchResult<SiteGraph<F>>,
    ) -> SearchResult<SiteGraph<F>> {
        let cores = cores();
        let few = task.limits.max_states.is_some_and(|most| most <= SMALL);
        if cores == NonZeroUsize::MIN || few {
            return run(NonZeroUsize::MIN, task.limits);
        }
        let began = Instant::now();
        let found = run(NonZeroUsize::MIN, Limits { max_states: Some(SMALL), ..task.limits });
        match found.counts.cut {
            Some(StopReason::States(most)) if most == SMALL.get() => {
                // What the first attempt took is not given again.
                let left = |most: NonZeroU64| most.get().saturating_sub(began.elapsed().as_secs());
                let left = |most| NonZeroU64::new(left(most)).unwrap_or(NonZeroU64::MIN);
                let max_seconds = task.limits.max_seconds.map(left);
                let mut found = run(cores, Limits { max_seconds, ..task.limits });
                // The limit that was requested is reported, not what was left of it.
                if let (Some(StopReason::Seconds(told)), Some(asked)) =
                    (&mut found.counts.cut, task.limits.max_seconds)
                {
                    *told = asked.get();
                }
                found
            }
            _ => found,
        }
    }
}

fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

impl Default for Dataflow {
    fn default() -> Dataflow {
        Dataflow::new()
    }
}

impl Engine for Dataflow {
    fn name(&self) -> &'static str {
        "dataflow"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        match self.width {
            Width::Bits64 => self.search::<u64>(task),
            Width::Bits128 => self.search::<u128>(task),
        }
    }
}

/// What was found, as claims and witnesses.
fn explored<F: Fingerprint>(
    task: &ExplorationTask<'_>,
    found: SearchResult<SiteGraph<F>>,
) -> Exploration {
    let SearchResult { mut counts, paths } = found;
    let mut violations = BTreeMap::new();
    for claim in claims_of(counts.answered) {
        let path = paths.get(&(claim as u32)).filter(|_| task.counterexamples);
        let steps = path.map(|path| {
            let steps: Vec<Step> = path.steps.iter().map(|&(step, _)| step).collect();
            in_order(task.site, claim, &steps).unwrap_or_else(|| {
                let words = format!("it missed a state: there is a shorter way to violate {claim}");
                counts.cut = Some(StopReason::Engine(words));
                steps
            })
        });
        violations.insert(claim, steps);
    }
    Exploration {
        states: counts.states,
        looked_at: counts.looked_at,
        fingerprint_bits: F::BITS,
        visited_bytes: counts.visited_bytes,
        transitions: counts.transitions,
        depth: counts.depth,
        violations,
        witnesses: witnesses_of(counts.answered),
        cut: counts.cut,
    }
}
