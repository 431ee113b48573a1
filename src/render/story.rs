//! A counterexample told step by step: who does what, and what has come of it at the end.

use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_models::design::{
    ConflictPolicy, Design, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    TimeoutPolicy,
};
use honnin_models::request::{Phase, Request};
use honnin_models::{Site, State, Step};
use honnin_steps::Actor;

/// One step of a story.
#[derive(Clone, Debug)]
pub struct StoryStep {
    /// The step itself.
    pub step: Step,
    /// Who takes it.
    pub actor: String,
    /// What happens.
    pub sentence: String,
    /// The claims that it breaks, and that no step before it broke. On the way to a wrong
    /// certificate these say what gave way first.
    pub breaks: Vec<ClaimId>,
    /// Whether it is one that the reference design would not take: on the way to a violation these
    /// say what went wrong.
    pub amiss: bool,
    /// The state after it.
    pub state: State,
}

/// A sequence of steps, told, and what is wrong at its end.
#[derive(Clone, Debug)]
pub struct Story {
    /// The steps in order.
    pub steps: Vec<StoryStep>,
    /// What is wrong at the end, a sentence each.
    pub ending: Vec<String>,
}

/// Tells the steps that lead to a violation of a claim.
///
/// # Panics
/// When the steps are not a behaviour of the site: a counterexample always is.
pub fn render(messages: &Messages, answers: &Answers, claim: ClaimId, steps: &[Step]) -> Story {
    let teller = StepWriter { messages, site: Site::new(*answers) };
    let mut told = Vec::new();
    let mut state = State::START;
    let mut broken = Vec::new();
    for &step in steps {
        let next = teller.site.after(&state, step);
        let next = next.unwrap_or_else(|| panic!("{step:?} is enabled where it is taken"));
        let (actor, sentence) = (teller.actor(&state, step), teller.sentence(&state, &next, step));
        let breaks = teller.newly_broken(&next, &broken);
        broken.extend(&breaks);
        let amiss = !breaks.is_empty() || teller.is_amiss(&state, &next, step);
        told.push(StoryStep { step, actor, sentence, breaks, amiss, state: next });
        state = next;
    }
    Story { ending: teller.ending(&state, claim), steps: told }
}

/// The second in which a request arrived, where images are named after it.
pub fn arrival_second(design: &Design, after: &State, request: usize) -> Option<u8> {
    (design.image.key == KeyPolicy::Second).then(|| after.requests[request].number)
}

/// The mark of a step that breaks claims: ` ✗ C4`. Empty for any other.
pub fn breaking(messages: &Messages, told: &StoryStep) -> String {
    if told.breaks.is_empty() {
        return String::new();
    }
    message!(messages, "story-breaks", claims = super::words::claims(messages, &told.breaks))
}

struct StepWriter<'a> {
    messages: &'a Messages,
    site: Site,
}

impl StepWriter<'_> {
    /// The claims that a state violates and that are not among those broken already.
    fn newly_broken(&self, state: &State, broken: &[ClaimId]) -> Vec<ClaimId> {
        let fresh = CATALOGUE.iter().filter(|claim| !broken.contains(&claim.id));
        let made = fresh.filter(|claim| claim.applies(&self.site));
        let violated =
            made.filter(|claim| claim.check().is_some_and(|holds| !holds(&self.site, state)));
        violated.map(|claim| claim.id).collect()
    }

    fn is_amiss(&self, before: &State, after: &State, step: Step) -> bool {
        let design = self.site.design();
        match step {
            Step::Drop => true,
            Step::Timeout { request } => {
                self.design_for(before, request).order.timeout != TimeoutPolicy::Cancel
            }
            Step::Reuse { .. } | Step::Crash { .. } | Step::Restart { .. } => true,
            Step::Failover { .. } => self.site.answers().standby_by_night(),
            Step::Night => design.sync.reconcile == Reconcile::Never,
            Step::End => {
                let held = (0..self.site.requests()).any(|r| before.order.is_held_by(r));
                design.sync.release == ReleasePolicy::All && held
            }
            Step::Fetch { request } => after.requests[request].phase == Phase::Skipped,
            Step::Read { request, page } => {
                let shown = after.requests[request].pages[page].index();
                shown.is_some_and(|shown| shown != request)
            }
            _ => false,
        }
    }

    fn actor(&self, before: &State, step: Step) -> String {
        let request = || step.request().expect("residents and app servers act for a request");
        match step.actor() {
            Actor::Resident => message!(self.messages, "actor-resident", n = request()),
            Actor::Server => {
                let server = before.requests[request()].server;
                message!(self.messages, "actor-server", n = server)
            }
            Actor::Timer => message!(self.messages, "actor-timer"),
            Actor::Registry => message!(self.messages, "actor-registry"),
            Actor::Feed => message!(self.messages, "actor-feed"),
            Actor::Sync => message!(self.messages, "actor-sync"),
            Actor::Machine => message!(self.messages, "actor-machine"),
            Actor::Clock => message!(self.messages, "actor-clock"),
            Actor::Night => message!(self.messages, "actor-night"),
        }
    }

    fn sentence(&self, before: &State, after: &State, step: Step) -> String {
        match step.request() {
            Some(request) => self.request_step(before, after, step, request),
            None => self.site_step(before, after, step),
        }
    }

    /// The design that the app server of a request follows.
    fn design_for(&self, state: &State, request: usize) -> &Design {
        self.site.design_of(state.requests[request].server)
    }

    fn request_step(&self, before: &State, after: &State, step: Step, request: usize) -> String {
        let arrived = if let Step::Arrive { .. } = step { after } else { before };
        let design = self.design_for(arrived, request);
        match step {
            Step::Arrive { server, .. } => match arrival_second(design, after, request) {
                None => message!(self.messages, "step-arrive", request, server),
                Some(second) => {
                    message!(self.messages, "step-arrive-second", request, server, second)
                }
            },
            Step::Enter { .. } if design.order.scope == OrderScope::None => {
                message!(self.messages, "step-enter-free", request)
            }
            Step::Enter { .. } => message!(self.messages, "step-enter", request),
            Step::Acquire { .. } if design.order.scope == OrderScope::Site => {
                message!(self.messages, "step-acquire-site", request)
            }
            Step::Acquire { .. } => message!(self.messages, "step-acquire", request),
            Step::Fetch { .. } => self.fetch(before, after, request),
            Step::Reuse { .. } => self.reuse(before, request),
            Step::Write { page, .. } => self.write(before, request, page),
            Step::Read { page, .. } => self.read_sentence(after, request, page),
            Step::Finish { .. } => self.finish(after, request),
            Step::Timeout { .. } => match design.order.timeout {
                TimeoutPolicy::Cancel => message!(self.messages, "step-timeout-cancel", request),
                TimeoutPolicy::ReleaseOnly => {
                    message!(self.messages, "step-timeout-release", request)
                }
                TimeoutPolicy::Abandon => message!(self.messages, "step-timeout-abandon", request),
            },
            _ => unreachable!("the other steps are not taken by a request"),
        }
    }

    fn fetch(&self, before: &State, after: &State, request: usize) -> String {
        if !before.sync.busy(request) {
            let server = usize::from(before.requests[request].server);
            return message!(
                self.messages,
                "step-fetch",
                request,
                replica = server % self.site.replicas(),
                version = after.requests[request].version
            );
        }
        match self.design_for(before, request).sync.conflict {
            ConflictPolicy::Wait => unreachable!("a fetch that waits is not enabled"),
            ConflictPolicy::Fail => message!(self.messages, "step-fetch-fail", request),
            ConflictPolicy::Skip => message!(self.messages, "step-fetch-skip", request),
        }
    }

    fn reuse(&self, before: &State, request: usize) -> String {
        let there = before.spool.read(self.site.place_of(before, request), 0).index();
        let other = there.expect("an image that is used again shows somebody");
        message!(self.messages, "step-reuse", request, other)
    }

    fn write(&self, before: &State, request: usize, page: usize) -> String {
        let design = self.design_for(before, request);
        if design.image.pick == PickPolicy::Next {
            return message!(self.messages, "step-write-queue", request);
        }
        let place = self.site.place_of(before, request);
        let there = before.spool.read(place, page).index().filter(|&other| other != request);
        let (page, pages) = (page + 1, design.image.pages);
        match there {
            None => message!(self.messages, "step-write", request, page, pages),
            Some(other) => {
                message!(self.messages, "step-write-over", request, page, pages, other)
            }
        }
    }

    fn read_sentence(&self, after: &State, request: usize, page: usize) -> String {
        let shown = after.requests[request].pages[page].index();
        let (page, pages) = (page + 1, self.site.design().image.pages);
        match shown {
            None => message!(self.messages, "step-read-none", request),
            Some(shown) if shown == request => {
                message!(self.messages, "step-read", request, page, pages)
            }
            Some(other) => {
                message!(self.messages, "step-read-wrong", request, page, pages, other)
            }
        }
    }

    fn finish(&self, after: &State, request: usize) -> String {
        let ended = &after.requests[request];
        if ended.phase == Phase::Failed {
            return message!(self.messages, "step-finish-blocked", request);
        }
        if ended.shows_another(request) {
            return message!(
                self.messages,
                "step-finish-wrong",
                request,
                shown = self.other_residents(ended, request)
            );
        }
        message!(self.messages, "step-finish", request)
    }

    /// The other residents that a document shows; of one with several pages, with the page.
    fn other_residents(&self, document_of: &Request, own: usize) -> String {
        let pages = self.site.design().image.pages;
        let shown =
            (1..).zip(&document_of.pages).filter_map(|(page, who)| Some((page, who.index()?)));
        let others = shown.filter(|(_, resident)| *resident != own);
        let named = others.map(|(page, n): (usize, usize)| {
            message!(self.messages, "word-another-resident", n, page, pages)
        });
        self.messages.list(named)
    }

    fn site_step(&self, before: &State, after: &State, step: Step) -> String {
        let design = self.site.design();
        let carried = |state: &State| state.sync.carried.record.index().unwrap_or_default();
        match step {
            Step::Change { resident } => message!(
                self.messages,
                "step-change",
                resident,
                version = after.sync.registry.of(resident)
            ),
            Step::Begin => message!(self.messages, "step-begin", resident = carried(after)),
            Step::Apply { replica } => {
                message!(self.messages, "step-apply", resident = carried(before), replica)
            }
            Step::CatchUp { replica } => {
                let late = before.sync.late_for(replica).and_then(|change| change.record.index());
                let resident = late.expect("a replica catches up with a change");
                message!(self.messages, "step-catch_up", resident, replica)
            }
            Step::Crash { server } => message!(self.messages, "step-crash", server),
            Step::Restart { counter } => message!(self.messages, "step-restart", counter),
            Step::Failover { replica } => message!(self.messages, "step-failover", replica),
            Step::End => match design.sync.release {
                ReleasePolicy::Own => message!(self.messages, "step-end"),
                ReleasePolicy::All => self.end_releasing_all(before),
            },
            Step::Drop => message!(
                self.messages,
                "step-drop",
                resident = before.sync.feed[0].record.index().unwrap_or_default()
            ),
            Step::Tick => message!(self.messages, "step-tick", second = after.clock.second),
            Step::Night => match design.sync.reconcile {
                Reconcile::Daily => message!(self.messages, "step-night-reconcile"),
                Reconcile::Never => message!(self.messages, "step-night"),
            },
            _ => unreachable!("the other steps are taken by a request"),
        }
    }

    fn end_releasing_all(&self, before: &State) -> String {
        let held = (0..self.site.requests()).filter(|&r| before.order.is_held_by(r));
        let held: Vec<String> =
            held.map(|r| message!(self.messages, "word-request", n = r)).collect();
        if held.is_empty() {
            return message!(self.messages, "step-end");
        }
        message!(self.messages, "step-end-all", held = self.messages.list(&held))
    }

    fn ending(&self, state: &State, claim: ClaimId) -> Vec<String> {
        let requests = 0..self.site.requests();
        let delivered = |r: &usize| state.requests[*r].phase == Phase::Delivered;
        let in_print: Vec<usize> =
            requests.clone().filter(|&r| state.requests[r].in_print()).collect();
        let of_request = |id: MessageId, r: usize| message!(self.messages, id, request = r);
        match claim {
            ClaimId::C1 => requests
                .filter(|r| delivered(r) && state.requests[*r].shows_another(*r))
                .map(|r| {
                    message!(
                        self.messages,
                        "ending-c1",
                        request = r,
                        shown = self.other_residents(&state.requests[r], r)
                    )
                })
                .collect(),
            ClaimId::C2 => requests
                .filter(|r| delivered(r) && state.requests[*r].expired)
                .map(|r| of_request(id!("ending-c2"), r))
                .collect(),
            ClaimId::C3 => requests
                .filter(|r| delivered(r) && state.requests[*r].shows(*r))
                .filter(|&r| state.requests[r].version < state.requests[r].due)
                .map(|r| {
                    let (version, due) = (state.requests[r].version, state.requests[r].due);
                    message!(self.messages, "ending-c3", request = r, version, due)
                })
                .collect(),
            ClaimId::C4 => {
                let names: Vec<String> = in_print
                    .iter()
                    .map(|&r| message!(self.messages, "word-request", n = r))
                    .collect();
                vec![message!(self.messages, "ending-c4", requests = self.messages.list(&names))]
            }
            ClaimId::C5 => in_print
                .into_iter()
                .filter(|&r| self.overwritten(state, r))
                .map(|r| of_request(id!("ending-c5"), r))
                .collect(),
            ClaimId::C6 => vec![message!(self.messages, "ending-c6")],
            ClaimId::C7 => vec![message!(self.messages, "ending-c7")],
            // A claim that has no words of its own ends with its sentence.
            _ => {
                vec![message!(
                    self.messages,
                    "ending-claim",
                    sentence = self.messages.choose(claim.claim().sentence)
                )]
            }
        }
    }

    fn overwritten(&self, state: &State, request: usize) -> bool {
        let written = usize::from(state.requests[request].written);
        let pages = &state.spool.pages(self.site.place_of(state, request))[..written];
        pages.iter().any(|page| page.index().is_some_and(|shown| shown != request))
    }
}
