//! Whether the claims hold in a log itself, whatever the model says.
//!
//! C2 and C7 need only the order of each server's own events, which is certain, and so does a
//! violation of C1; whether C1 has a case depends on the order of all. C3 to C6 look
//! across servers, the registry and the clock: where the [order](SourceOrder) of their events is not
//! known they are not established, unless one server's own events decide them. C7 needs the footer:
//! without it more may have followed. C8 is decided by the sheet alone.
//!
//! A claim holds in a log only where the log has a case of it, something that could have gone wrong:
//!
//! - **C1**: a document is delivered while another request is in flight, or beside an image that
//!   another request has left.
//! - **C2**: a time runs out.
//! - **C3**: a document is delivered to a resident whose record was changed before the last night.
//! - **C4**: a print begins while another request of the same order is in flight.
//! - **C5**: a page is written while another request of the same spool is in flight.
//! - **C6**: the last request in flight settles. **C7**: a request settles.
//!
//! What an event should say and does not, and what contradicts itself, is not made up for: the claims
//! that rely on it are not established.

use super::read::{Log, SourceOrder};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::design::{Design, OrderScope};
use honnin_steps::event::{Action, Event};
use judging::Judge;

// What has been seen of a log so far.
mod seen;
// The cases of every claim, event by event.
mod judging;

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
    /// The log shows nothing that puts it to the test.
    NoCase,
    /// Neither is known.
    NotEstablished(NotJudgedInLogReason),
    /// It does not apply to this site.
    NotClaimed,
}

/// Why a claim could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJudgedInLogReason {
    /// It depends on the order of events of different sources, which is not known.
    Order {
        /// The lines that would violate it if the order of the lines were that of the steps.
        lines: Vec<usize>,
    },
    /// A detail that it is about is missing in this line.
    Detail {
        /// The number of the line.
        line: usize,
    },
    /// This line contradicts what was logged before.
    Contradiction {
        /// The number of the line.
        line: usize,
    },
    /// A request was aborted in this line with a document in hand that would violate it.
    Aborted {
        /// The number of the line.
        line: usize,
    },
    /// The log has no footer: more may have followed.
    NotClosed,
    /// The log names another site, or another configuration or version of it.
    OtherSite,
}

impl NotJudgedInLogReason {
    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            NotJudgedInLogReason::Order { .. } => "order-unknown",
            NotJudgedInLogReason::Detail { .. } => "detail-missing",
            NotJudgedInLogReason::Contradiction { .. } => "contradiction",
            NotJudgedInLogReason::Aborted { .. } => "aborted",
            NotJudgedInLogReason::NotClosed => "not-closed",
            NotJudgedInLogReason::OtherSite => "other-site",
        }
    }
}

impl ClaimInLog {
    /// What it is, in a word.
    pub fn word(&self) -> VerdictWord {
        match self {
            ClaimInLog::Holds { .. } => VerdictWord::Holds,
            ClaimInLog::Violated { .. } => VerdictWord::Violated,
            ClaimInLog::NoCase => VerdictWord::NoCase,
            ClaimInLog::NotEstablished(_) => VerdictWord::NotEstablished,
            ClaimInLog::NotClaimed => VerdictWord::NotClaimed,
        }
    }

    /// Whether it is violated.
    pub fn violated(&self) -> bool {
        matches!(self, ClaimInLog::Violated { .. })
    }

    /// Whether it leaves open what a log must answer. That nothing puts a claim to the test is no
    /// fault of a log, C1 excepted: whoever asks about a log asks for that.
    pub fn is_open(&self, claim: ClaimId) -> bool {
        match self {
            ClaimInLog::NotEstablished(_) => true,
            ClaimInLog::NoCase => claim == ClaimId::C1,
            ClaimInLog::Holds { .. } | ClaimInLog::Violated { .. } | ClaimInLog::NotClaimed => {
                false
            }
        }
    }

    /// The same of a log that may be another site's: what holds there says nothing of this one.
    pub fn of_other_site(self) -> ClaimInLog {
        match self {
            ClaimInLog::Holds { .. } => ClaimInLog::NotEstablished(NotJudgedInLogReason::OtherSite),
            other => other,
        }
    }
}

/// Whether a claim is checked in logs. Whoever adds a claim says so here, and then lets [`Judge`]
/// look for its cases: until it does, the claim has no case in any log.
const fn judged_in_logs(claim: ClaimId) -> bool {
    match claim {
        ClaimId::C1
        | ClaimId::C2
        | ClaimId::C3
        | ClaimId::C4
        | ClaimId::C5
        | ClaimId::C6
        | ClaimId::C7
        | ClaimId::C9 => true,
        // The sheet alone says whether what is installed was designed.
        ClaimId::C8 => false,
    }
}

/// The claims that rely on a field of the event of a step.
fn relying_on(action: Action, field: &str) -> &'static [ClaimId] {
    use ClaimId::{C1, C2, C3, C5, C6, C7, C9};
    match (action, field) {
        (Action::Fetch { .. }, "outcome") => &[C3, C5, C7, C9],
        (Action::Fetch { .. }, "version") => &[C3, C9],
        (Action::Change { .. }, "version") => &[C3],
        (Action::Begin, _) => &[C9],
        (Action::Write { .. } | Action::Read { .. }, "image") => &[C5, C6],
        (Action::Read { .. }, "outcome") => &[C1, C5, C7],
        (Action::Read { .. }, "subject") => &[C1, C3, C9],
        (Action::Finish { .. }, "outcome") => &[C1, C2, C3, C9],
        (Action::Timeout { .. }, "outcome") => &[C2, C6, C7],
        // What reached a replica and what a night corrected, the model alone is asked about.
        _ => &[],
    }
}

/// Judges each claim that is checked in logs in a log of a site with this design. In a known order
/// the events stand as they happened.
pub fn judge(design: &Design, log: &Log, order: SourceOrder) -> Vec<(ClaimId, ClaimInLog)> {
    let mut judge = Judge::new(*design, order);
    if order == SourceOrder::Unknown {
        judge.note_what_depends_on_order(log);
    }
    for logged in &log.events {
        judge.event(logged.line, &logged.event);
    }
    judge.end(log);
    let made = |id: ClaimId| id != ClaimId::C4 || design.order.scope != OrderScope::None;
    let verdict =
        |tally: CaseTally, id| if made(id) { tally.verdict() } else { ClaimInLog::NotClaimed };
    judge.tallies.into_iter().map(|(id, tally)| (id, verdict(tally, id))).collect()
}

/// Looks at the events of a site while they are logged, in the order in which they happen, for whether
/// the log has a case of a claim.
pub struct CaseWatch {
    judge: Judge,
    /// The number of the last line.
    line: usize,
}

impl CaseWatch {
    /// Nothing has been logged yet but what the log of a site with this design is of.
    pub fn new(design: Design) -> CaseWatch {
        CaseWatch { judge: Judge::new(design, SourceOrder::Known), line: 1 }
    }

    /// The next event.
    pub fn event(&mut self, event: &Event) {
        self.line += 1;
        self.judge.event(self.line, event);
    }

    /// Whether the events until now put a claim to the test.
    pub fn has_case(&self, claim: ClaimId) -> bool {
        self.judge.tallies.get(&claim).is_some_and(|tally| tally.cases > 0)
    }
}

/// How a case came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CaseOutcome {
    /// The claim is kept.
    Kept,
    /// It is violated, in whatever order the events of different sources happened.
    Violated,
    /// It is violated if they happened in the order of the lines, which is not known.
    ViolatedAsListed,
}

/// The cases of one claim.
#[derive(Default)]
struct CaseTally {
    /// How many there are, whatever the order of the sources is.
    cases: usize,
    violated: Vec<usize>,
    violated_as_listed: Vec<usize>,
    /// Whether a case, or a violation, may be missed because the order is not known.
    depends_on_order: bool,
    gap: Option<NotJudgedInLogReason>,
}

impl CaseTally {
    /// Something that could have violated the claim, at a line.
    fn case(&mut self, line: usize, outcome: CaseOutcome) {
        self.cases += 1;
        self.note(line, outcome);
    }

    /// What came of something at a line that is no case by itself.
    fn note(&mut self, line: usize, outcome: CaseOutcome) {
        match outcome {
            CaseOutcome::Kept => {}
            CaseOutcome::Violated => self.violated.push(line),
            CaseOutcome::ViolatedAsListed => self.violated_as_listed.push(line),
        }
    }

    /// Something that keeps the claim from being judged; the first is told.
    fn gap(&mut self, reason: NotJudgedInLogReason) {
        self.gap = self.gap.take().or(Some(reason));
    }

    fn verdict(self) -> ClaimInLog {
        match self {
            CaseTally { violated, .. } if !violated.is_empty() => {
                ClaimInLog::Violated { lines: violated }
            }
            CaseTally { gap: Some(gap), .. } => ClaimInLog::NotEstablished(gap),
            CaseTally { depends_on_order: true, violated_as_listed: lines, .. } => {
                ClaimInLog::NotEstablished(NotJudgedInLogReason::Order { lines })
            }
            CaseTally { cases: 0, .. } => ClaimInLog::NoCase,
            CaseTally { cases, .. } => ClaimInLog::Holds { cases },
        }
    }
}
