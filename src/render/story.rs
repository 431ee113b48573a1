//! A counterexample told step by step: who does what, and what has come of it at the end.

use honnin_messages::{MessageId, MessageValue, Messages, id};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_models::design::{
    ConflictPolicy, Design, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    TimeoutPolicy,
};
use honnin_models::request::{Phase, Request};
use honnin_models::spool::place_of;
use honnin_models::{Site, State, Step};
use honnin_steps::Actor;

/// One step of a story.
#[derive(Clone, Debug)]
pub struct Told {
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
    pub steps: Vec<Told>,
    /// What is wrong at the end, a sentence each.
    pub ending: Vec<String>,
}

/// Tells the steps that lead to a violation of a claim.
///
/// # Panics
/// When the steps are not a behaviour of the site: a counterexample always is.
pub fn render(messages: &Messages, answers: &Answers, claim: ClaimId, steps: &[Step]) -> Story {
    let teller = Teller { messages, site: Site::new(*answers) };
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
        told.push(Told { step, actor, sentence, breaks, amiss, state: next });
        state = next;
    }
    Story { ending: teller.ending(&state, claim), steps: told }
}

/// The second in which a request arrived, where images are named after it.
pub fn arrival_second(design: &Design, after: &State, request: usize) -> Option<u8> {
    (design.image.key == KeyPolicy::Second).then(|| after.requests[request].second)
}

/// The mark of a step that breaks claims: ` ✗ C4`. Empty for any other.
pub fn breaking(messages: &Messages, told: &Told) -> String {
    if told.breaks.is_empty() {
        return String::new();
    }
    messages.with(
        id!("story-breaks"),
        [("claims", super::words::claims(messages, &told.breaks).into())],
    )
}

struct Teller<'a> {
    messages: &'a Messages,
    site: Site,
}

impl Teller<'_> {
    fn say<const N: usize>(&self, id: MessageId, values: [(&str, MessageValue<'_>); N]) -> String {
        self.messages.with(id, values)
    }

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
            Step::Timeout { .. } => design.order.timeout == TimeoutPolicy::ReleaseOnly,
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
            Actor::Resident => self.say(id!("actor-resident"), [("n", request().into())]),
            Actor::Server => {
                let server = before.requests[request()].server;
                self.say(id!("actor-server"), [("n", server.into())])
            }
            Actor::Timer => self.say(id!("actor-timer"), []),
            Actor::Registry => self.say(id!("actor-registry"), []),
            Actor::Feed => self.say(id!("actor-feed"), []),
            Actor::Sync => self.say(id!("actor-sync"), []),
            Actor::Clock => self.say(id!("actor-clock"), []),
            Actor::Night => self.say(id!("actor-night"), []),
        }
    }

    fn sentence(&self, before: &State, after: &State, step: Step) -> String {
        match step.request() {
            Some(request) => self.request_step(before, after, step, request),
            None => self.site_step(before, after, step),
        }
    }

    fn request_step(&self, before: &State, after: &State, step: Step, request: usize) -> String {
        let design = self.site.design();
        let r = ("request", request.into());
        match step {
            Step::Arrive { server, .. } => {
                let server = ("server", server.into());
                match arrival_second(design, after, request) {
                    None => self.say(id!("step-arrive"), [r, server]),
                    Some(second) => {
                        self.say(id!("step-arrive-second"), [r, server, ("second", second.into())])
                    }
                }
            }
            Step::Enter { .. } if design.order.scope == OrderScope::None => {
                self.say(id!("step-enter-free"), [r])
            }
            Step::Enter { .. } => self.say(id!("step-enter"), [r]),
            Step::Acquire { .. } if design.order.scope == OrderScope::Site => {
                self.say(id!("step-acquire-site"), [r])
            }
            Step::Acquire { .. } => self.say(id!("step-acquire"), [r]),
            Step::Fetch { .. } => self.fetch(before, after, request),
            Step::Write { page, .. } => self.write(before, request, page),
            Step::Read { page, .. } => self.read(after, request, page),
            Step::Finish { .. } => self.finish(after, request),
            Step::Timeout { .. } => match design.order.timeout {
                TimeoutPolicy::Cancel => self.say(id!("step-timeout-cancel"), [r]),
                TimeoutPolicy::ReleaseOnly => self.say(id!("step-timeout-release"), [r]),
            },
            _ => unreachable!("the other steps are not taken by a request"),
        }
    }

    fn fetch(&self, before: &State, after: &State, request: usize) -> String {
        let r = ("request", request.into());
        if !before.sync.busy(request) {
            let server = usize::from(before.requests[request].server);
            let replica = server % self.site.replicas();
            let version = after.requests[request].version;
            return self.say(
                id!("step-fetch"),
                [r, ("replica", replica.into()), ("version", version.into())],
            );
        }
        match self.site.design().sync.conflict {
            ConflictPolicy::Wait => unreachable!("a fetch that waits is not enabled"),
            ConflictPolicy::Fail => self.say(id!("step-fetch-fail"), [r]),
            ConflictPolicy::Skip => self.say(id!("step-fetch-skip"), [r]),
        }
    }

    fn write(&self, before: &State, request: usize, page: usize) -> String {
        let design = self.site.design();
        if design.image.pick == PickPolicy::Next {
            return self.say(id!("step-write-queue"), [("request", request.into())]);
        }
        let place = place_of(design, request, &before.requests);
        let there = before.spool.read(place, page).index().filter(|&other| other != request);
        let (r, page) = (("request", request.into()), ("page", (page + 1).into()));
        let pages = ("pages", design.image.pages.into());
        match there {
            None => self.say(id!("step-write"), [r, page, pages]),
            Some(other) => {
                self.say(id!("step-write-over"), [r, page, pages, ("other", other.into())])
            }
        }
    }

    fn read(&self, after: &State, request: usize, page: usize) -> String {
        let pages = ("pages", self.site.design().image.pages.into());
        let (r, number) = (("request", request.into()), ("page", (page + 1).into()));
        match after.requests[request].pages[page].index() {
            None => self.say(id!("step-read-none"), [r]),
            Some(shown) if shown == request => self.say(id!("step-read"), [r, number, pages]),
            Some(shown) => {
                self.say(id!("step-read-wrong"), [r, number, pages, ("other", shown.into())])
            }
        }
    }

    fn finish(&self, after: &State, request: usize) -> String {
        let r = ("request", request.into());
        let ended = &after.requests[request];
        if ended.phase == Phase::Failed {
            return self.say(id!("step-finish-blocked"), [r]);
        }
        if ended.shows_another(request) {
            return self.say(
                id!("step-finish-wrong"),
                [r, ("shown", self.other_residents(ended, request).into())],
            );
        }
        self.say(id!("step-finish"), [r])
    }

    /// The other residents that a document shows; of one with several pages, with the page.
    fn other_residents(&self, document_of: &Request, own: usize) -> String {
        let pages = self.site.design().image.pages;
        let shown =
            (1..).zip(&document_of.pages).filter_map(|(page, who)| Some((page, who.index()?)));
        let others = shown.filter(|(_, resident)| *resident != own);
        let named: Vec<String> = others
            .map(|(page, resident): (usize, usize)| {
                let values =
                    [("n", resident.into()), ("page", page.into()), ("pages", pages.into())];
                self.say(id!("word-another-resident"), values)
            })
            .collect();
        self.messages.list(named.iter().map(String::as_str))
    }

    fn site_step(&self, before: &State, after: &State, step: Step) -> String {
        let design = self.site.design();
        let carried = |state: &State| state.sync.carried.record.index().unwrap_or_default();
        match step {
            Step::Change { resident } => {
                let version = after.sync.registry[resident];
                self.say(
                    id!("step-change"),
                    [("resident", resident.into()), ("version", version.into())],
                )
            }
            Step::Begin => self.say(id!("step-begin"), [("resident", carried(after).into())]),
            Step::Apply { replica } => self.say(
                id!("step-apply"),
                [("resident", carried(before).into()), ("replica", replica.into())],
            ),
            Step::End => match design.sync.release {
                ReleasePolicy::Own => self.say(id!("step-end"), []),
                ReleasePolicy::All => self.end_releasing_all(before),
            },
            Step::Drop => {
                let lost = before.sync.feed[0].record.index().unwrap_or_default();
                self.say(id!("step-drop"), [("resident", lost.into())])
            }
            Step::Tick => self.say(id!("step-tick"), [("second", after.clock.second.into())]),
            Step::Night => self.say(
                match design.sync.reconcile {
                    Reconcile::Daily => id!("step-night-reconcile"),
                    Reconcile::Never => id!("step-night"),
                },
                [],
            ),
            _ => unreachable!("the other steps are taken by a request"),
        }
    }

    fn end_releasing_all(&self, before: &State) -> String {
        let held = (0..self.site.requests()).filter(|&r| before.order.is_held_by(r));
        let held: Vec<String> =
            held.map(|r| self.say(id!("word-request"), [("n", r.into())])).collect();
        if held.is_empty() {
            return self.say(id!("step-end"), []);
        }
        let held = self.messages.list(held.iter().map(String::as_str));
        self.say(id!("step-end-all"), [("held", held.into())])
    }

    fn ending(&self, state: &State, claim: ClaimId) -> Vec<String> {
        let requests = 0..self.site.requests();
        let delivered = |r: &usize| state.requests[*r].phase == Phase::Delivered;
        let in_print: Vec<usize> =
            requests.clone().filter(|&r| state.requests[r].in_print()).collect();
        let of_request = |id: MessageId, r: usize| self.say(id, [("request", r.into())]);
        match claim {
            ClaimId::C1 => requests
                .filter(|r| delivered(r) && state.requests[*r].shows_another(*r))
                .map(|r| {
                    let shown = self.other_residents(&state.requests[r], r);
                    self.say(id!("ending-c1"), [("request", r.into()), ("shown", shown.into())])
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
                    let values =
                        [("request", r.into()), ("version", version.into()), ("due", due.into())];
                    self.say(id!("ending-c3"), values)
                })
                .collect(),
            ClaimId::C4 => {
                let names: Vec<String> = in_print
                    .iter()
                    .map(|&r| self.say(id!("word-request"), [("n", r.into())]))
                    .collect();
                let names = self.messages.list(names.iter().map(String::as_str));
                vec![self.say(id!("ending-c4"), [("requests", names.into())])]
            }
            ClaimId::C5 => in_print
                .into_iter()
                .filter(|&r| self.overwritten(state, r))
                .map(|r| of_request(id!("ending-c5"), r))
                .collect(),
            ClaimId::C6 => vec![self.say(id!("ending-c6"), [])],
            ClaimId::C7 => vec![self.say(id!("ending-c7"), [])],
            // A claim that has no words of its own ends with its sentence.
            _ => {
                let sentence = self.messages.choose(claim.claim().sentence);
                vec![self.say(id!("ending-claim"), [("sentence", sentence.into())])]
            }
        }
    }

    fn overwritten(&self, state: &State, request: usize) -> bool {
        let place = place_of(self.site.design(), request, &state.requests);
        let written = usize::from(state.requests[request].written);
        let pages = &state.spool.images[place][..written];
        pages.iter().any(|page| page.index().is_some_and(|shown| shown != request))
    }
}
