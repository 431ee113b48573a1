//! Whether the claims hold in a log itself, whatever the model says.
//!
//! C1 and C2 need only the order of each server's own events, which is certain. C3 to C6 look
//! across servers, the registry and the clock, and assume that the order of the lines is the order
//! of the steps. C7 needs the footer: without it more may have followed. A claim of which the log
//! shows no case is not established: nothing was checked. C8 is decided by the sheet alone.

use super::files::Files;
use super::read::Log;
use crate::content::{EventContent, content_of};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::design::{Design, OrderScope};
use honnin_steps::event::{Action, Event, Source, StepOutcome};
use std::collections::BTreeMap;

/// The verdict on a claim in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimInLog {
    /// It holds in each of the cases that the log shows.
    Holds {
        /// How many there are.
        cases: usize,
    },
    /// It is violated.
    Violated {
        /// The numbers of the lines that violate it.
        lines: Vec<usize>,
    },
    /// Neither is known.
    NotEstablished(NotJudgedInLogReason),
    /// It does not apply to this site.
    NotClaimed,
}

/// Why a claim could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJudgedInLogReason {
    /// The log shows no case of it.
    NoCase,
    /// A detail that it is about is missing in this line.
    Detail {
        /// The number of the line.
        line: usize,
    },
    /// The log has no footer: more may have followed.
    NotClosed,
}

impl NotJudgedInLogReason {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            NotJudgedInLogReason::NoCase => "no-case",
            NotJudgedInLogReason::Detail { .. } => "detail-missing",
            NotJudgedInLogReason::NotClosed => "not-closed",
        }
    }
}

impl ClaimInLog {
    /// What it is, in a word.
    pub fn word(&self) -> VerdictWord {
        match self {
            ClaimInLog::Holds { .. } => VerdictWord::Holds,
            ClaimInLog::Violated { .. } => VerdictWord::Violated,
            ClaimInLog::NotEstablished(_) => VerdictWord::NotEstablished,
            ClaimInLog::NotClaimed => VerdictWord::NotClaimed,
        }
    }

    /// Whether it is violated.
    pub fn violated(&self) -> bool {
        matches!(self, ClaimInLog::Violated { .. })
    }
}

/// Whether a claim is checked in logs. Whoever adds a claim says so here, and then lets [`Judge`]
/// look for its cases: until it does, the claim has no case in any log and is not established.
const fn judged_in_logs(claim: ClaimId) -> bool {
    match claim {
        ClaimId::C1
        | ClaimId::C2
        | ClaimId::C3
        | ClaimId::C4
        | ClaimId::C5
        | ClaimId::C6
        | ClaimId::C7 => true,
        // The sheet alone says whether what is installed was designed.
        ClaimId::C8 => false,
    }
}

/// Judges each claim that is checked in logs in a log of a site with this design.
pub fn judge(design: &Design, log: &Log) -> Vec<(ClaimId, ClaimInLog)> {
    let mut judge = Judge::new(design);
    for logged in &log.events {
        judge.event(logged.line, &logged.event);
    }
    judge.end(log);
    let made = |id: ClaimId| id != ClaimId::C4 || design.order.scope != OrderScope::None;
    let verdict =
        |tally: CaseTally, id| if made(id) { tally.verdict() } else { ClaimInLog::NotClaimed };
    judge.tallies.into_iter().map(|(id, tally)| (id, verdict(tally, id))).collect()
}

/// The cases of one claim.
#[derive(Default)]
struct CaseTally {
    cases: usize,
    violated: Vec<usize>,
    gap: Option<NotJudgedInLogReason>,
}

impl CaseTally {
    /// A case at a line: kept or not; `None` when a detail that would decide it is missing.
    fn case(&mut self, line: usize, kept: Option<bool>) {
        self.cases += 1;
        match kept {
            Some(true) => {}
            Some(false) => self.violated.push(line),
            None => self.gap = self.gap.or(Some(NotJudgedInLogReason::Detail { line })),
        }
    }

    fn verdict(self) -> ClaimInLog {
        match self {
            CaseTally { violated, .. } if !violated.is_empty() => {
                ClaimInLog::Violated { lines: violated }
            }
            CaseTally { gap: Some(gap), .. } => ClaimInLog::NotEstablished(gap),
            CaseTally { cases: 0, .. } => ClaimInLog::NotEstablished(NotJudgedInLogReason::NoCase),
            CaseTally { cases, .. } => ClaimInLog::Holds { cases },
        }
    }
}

/// A request in flight.
struct RequestInFlight {
    arrived_at: usize,
    resident: usize,
    server: usize,
    in_print: bool,
    expired: bool,
    /// Whether it fetched, and so has pages of its own.
    fetched: bool,
    /// The version it fetched, where the log has it.
    version: Option<u64>,
    /// The version that the last night before its arrival noted.
    due: u64,
    /// Whom the pages that it read show.
    shown: Vec<Option<usize>>,
}

/// A resident's record in the registry.
#[derive(Clone, Copy, Default)]
struct Registered {
    version: u64,
    /// The version before the changes of the present day.
    noted: u64,
    /// How many nights had passed at the last change.
    nights: u64,
}

/// Whether a request still needs the image that it wrote: an image counts as read when its last page
/// is.
fn needs(open: &BTreeMap<usize, RequestInFlight>, pages: usize, request: usize) -> bool {
    open.get(&request).is_some_and(|open| open.fetched && open.shown.len() < pages)
}

struct Judge {
    scope: OrderScope,
    pages: usize,
    open: BTreeMap<usize, RequestInFlight>,
    registry: BTreeMap<usize, Registered>,
    nights: u64,
    files: Files,
    /// One for each claim that is checked in logs.
    tallies: BTreeMap<ClaimId, CaseTally>,
}

impl Judge {
    fn new(design: &Design) -> Judge {
        Judge {
            scope: design.order.scope,
            pages: usize::from(design.image.pages),
            open: BTreeMap::new(),
            registry: BTreeMap::new(),
            nights: 0,
            files: Files::new(design),
            tallies: ClaimId::ALL
                .into_iter()
                .filter(|&id| judged_in_logs(id))
                .map(|id| (id, CaseTally::default()))
                .collect(),
        }
    }

    fn tally(&mut self, id: ClaimId) -> &mut CaseTally {
        self.tallies.get_mut(&id).expect("logs are looked at for this claim")
    }

    fn event(&mut self, line: usize, event: &Event) {
        let details = &event.details;
        match event.action {
            Action::Arrive { request, server } => self.arrive(line, request, server, details.of),
            Action::Acquire { request } => self.acquire(line, request),
            Action::Fetch { request } => self.fetch(request, event),
            Action::Write { request, .. } => self.write(line, request, event),
            Action::Read { request, .. } if details.outcome != Some(StepOutcome::Missing) => {
                if let Some(open) = self.open.get_mut(&request) {
                    open.shown.push(details.subject);
                }
            }
            Action::Timeout { request } => {
                if let Some(open) = self.open.get_mut(&request) {
                    open.expired = true;
                }
            }
            Action::Finish { request } if details.outcome != Some(StepOutcome::Stopped) => {
                self.deliver(line, request, details.outcome.is_some());
            }
            Action::Change { resident } => self.change(resident, details.version),
            Action::Night => self.nights += 1,
            // How these end is handled below, for all in the same way.
            Action::Read { .. }
            | Action::Finish { .. }
            | Action::Abort { .. }
            | Action::Begin
            | Action::Apply { .. }
            | Action::Drop => {}
            other => {
                let content = content_of(other);
                assert_eq!(content, EventContent::Nothing, "{other} is judged by some claim");
            }
        }
        if let Source::Server(server) = event.source {
            let needs = |request| needs(&self.open, self.pages, request);
            self.files.erase(server, &details.erased, needs);
        }
        if event.settles() {
            self.settle(line, event.action.request());
        }
    }

    fn arrive(&mut self, line: usize, request: usize, server: usize, of: Option<usize>) {
        let resident = of.unwrap_or(request);
        let registered = self.registry.get(&resident).copied().unwrap_or_default();
        let due =
            if registered.nights < self.nights { registered.version } else { registered.noted };
        let open = RequestInFlight {
            arrived_at: line,
            resident,
            server,
            in_print: false,
            expired: false,
            fetched: false,
            version: None,
            due,
            shown: Vec::new(),
        };
        self.open.insert(request, open);
    }

    fn change(&mut self, resident: usize, version: Option<u64>) {
        let nights = self.nights;
        let registered = self.registry.entry(resident).or_default();
        if registered.nights < nights {
            (registered.noted, registered.nights) = (registered.version, nights);
        }
        registered.version = version.unwrap_or(registered.version + 1);
    }

    /// C4: no other request of the same order is in print when a print begins.
    fn acquire(&mut self, line: usize, request: usize) {
        let Some(open) = self.open.get_mut(&request) else { return };
        open.in_print = true;
        let server = open.server;
        let same =
            |other: &RequestInFlight| self.scope == OrderScope::Site || other.server == server;
        let alone =
            !self.open.iter().any(|(&r, other)| r != request && other.in_print && same(other));
        self.tally(ClaimId::C4).case(line, Some(alone));
    }

    fn fetch(&mut self, request: usize, event: &Event) {
        let Some(open) = self.open.get_mut(&request) else { return };
        open.fetched = matches!(event.details.outcome, None | Some(StepOutcome::Fetched));
        open.version = event.details.version;
    }

    /// C5: what is overwritten was read to its end.
    fn write(&mut self, line: usize, request: usize, event: &Event) {
        let Source::Server(server) = event.source else { return };
        let Some(name) = &event.details.image else {
            self.tally(ClaimId::C5).case(line, None);
            return self.tally(ClaimId::C6).case(line, None);
        };
        let needs = |request| needs(&self.open, self.pages, request);
        let overwritten = self.files.write(server, name, request, needs);
        self.tally(ClaimId::C5).case(line, Some(!overwritten));
    }

    /// C1, C2 and C3: a document goes to the kiosk.
    fn deliver(&mut self, line: usize, request: usize, certain: bool) {
        let Some(open) = self.open.get(&request) else { return };
        let own = Some(open.resident);
        let wrong = open.shown.iter().any(|shown| shown.is_some() && *shown != own);
        let unknown = open.shown.len() < self.pages || open.shown.contains(&None);
        let subject = if wrong { Some(false) } else { (!unknown).then_some(true) };
        let fresh = match open.version {
            _ if open.due == 0 => Some(true),
            Some(version) if version >= open.due => Some(true),
            _ if !unknown && !open.shown.contains(&own) => Some(true),
            Some(_) if open.shown.contains(&own) => Some(false),
            _ => None,
        };
        let kept = [subject, Some(!open.expired), fresh];
        for (id, kept) in [ClaimId::C1, ClaimId::C2, ClaimId::C3].into_iter().zip(kept) {
            self.tally(id).case(line, kept.filter(|_| certain));
        }
    }

    /// C6: when no request is in flight any more, the spools are empty.
    fn settle(&mut self, line: usize, request: Option<usize>) {
        let open = request.and_then(|request| self.open.remove(&request));
        if open.is_some() && self.open.is_empty() {
            let kept = !self.files.any_left();
            self.tally(ClaimId::C6).case(line, Some(kept));
        }
        if open.is_some() {
            self.tally(ClaimId::C7).cases += 1;
        }
    }

    /// C7, and C6 once more: the site was closed.
    fn end(&mut self, log: &Log) {
        let Some(closed) = &log.closed else {
            self.tally(ClaimId::C7).gap = Some(NotJudgedInLogReason::NotClosed);
            return;
        };
        let lines: Vec<usize> = self.open.values().map(|open| open.arrived_at).collect();
        if lines.is_empty() {
            self.tally(ClaimId::C6).case(closed.line, Some(closed.images.is_empty()));
        }
        for line in lines {
            self.tally(ClaimId::C7).case(line, Some(false));
        }
    }
}
