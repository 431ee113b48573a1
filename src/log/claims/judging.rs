//! The cases of every claim in a log, event by event.

use super::seen::{InFlight, Registry, RequestInFlight, needs};
use super::{CaseOutcome, CaseTally, NotJudgedInLogReason, judged_in_logs, relying_on};
use crate::content::{EventContent, content_of, unsaid_field};
use crate::files::Files;
use crate::read::{Log, SourceOrder};
use honnin_models::claims::ClaimId;
use honnin_models::design::{Design, OrderScope, PickPolicy, SpoolPlace, TimeoutPolicy};
use honnin_steps::event::{Action, Event, Source, StepOutcome};
use std::collections::{BTreeMap, BTreeSet};

/// Looks for the cases of every claim.
pub(super) struct Judge {
    design: Design,
    pages: usize,
    /// Whether the events stand in the order of the steps, or those of each server alone do.
    order: SourceOrder,
    open: InFlight,
    registry: Registry,
    requests: usize,
    delivered: usize,
    /// Whether several app servers logged something, and in which order is not known.
    several_servers: bool,
    files: Files,
    /// One for each claim that is checked in logs.
    pub(super) tallies: BTreeMap<ClaimId, CaseTally>,
}

impl Judge {
    pub(super) fn new(design: Design, order: SourceOrder) -> Judge {
        let checked = ClaimId::ALL.into_iter().filter(|&id| judged_in_logs(id));
        Judge {
            design,
            pages: usize::from(design.image.pages),
            order,
            open: BTreeMap::new(),
            registry: Registry::default(),
            requests: 0,
            delivered: 0,
            several_servers: false,
            files: Files::new(&design),
            tallies: checked.map(|id| (id, CaseTally::default())).collect(),
        }
    }

    /// What may be missed, or seen and not be so, in an order that is not known. A claim of which the
    /// log can have no case in any order does not depend on it.
    pub(super) fn note_what_depends_on_order(&mut self, log: &Log) {
        let events = || log.events.iter().map(|logged| &logged.event);
        let any = |wanted: fn(&Action) -> bool| events().any(|event| wanted(&event.action));
        let app_server = |event: &Event| match event.source {
            Source::Server(server) => Some(server),
            _ => None,
        };
        let servers: BTreeSet<usize> = events().filter_map(app_server).collect();
        let several_servers = servers.len() > 1;
        self.several_servers = several_servers;
        let shared = self.design.topology.spool == SpoolPlace::Shared;
        let night_and_change = any(|action| matches!(action, Action::Night))
            && any(|action| matches!(action, Action::Change { .. }));
        let delivers = any(|action| matches!(action, Action::Finish { .. }));
        let depends = [
            (ClaimId::C3, night_and_change && delivers),
            (ClaimId::C9, any(|action| matches!(action, Action::End)) && delivers),
            (ClaimId::C4, several_servers && self.design.order.scope == OrderScope::Site),
            (ClaimId::C5, several_servers && shared),
            (ClaimId::C6, several_servers),
        ];
        for (id, depends) in depends {
            self.tally(id).depends_on_order = depends;
        }
    }

    fn tally(&mut self, id: ClaimId) -> &mut CaseTally {
        self.tallies.get_mut(&id).expect("logs are looked at for this claim")
    }

    fn gap(&mut self, ids: &[ClaimId], reason: &NotJudgedInLogReason) {
        for &id in ids {
            self.tally(id).gap(reason.clone());
        }
    }

    /// A violation that is seen in events of these two servers.
    fn violation(&self, server: usize, other: usize) -> CaseOutcome {
        match self.is_certain(server, other) {
            true => CaseOutcome::Violated,
            false => CaseOutcome::ViolatedAsListed,
        }
    }

    /// Whether what the events of these two servers show at the same time was so for certain.
    fn is_certain(&self, server: usize, other: usize) -> bool {
        self.order == SourceOrder::Known || server == other
    }

    pub(super) fn event(&mut self, line: usize, event: &Event) {
        if let Some(field) = unsaid_field(event) {
            self.gap(relying_on(event.action, field), &NotJudgedInLogReason::Detail { line });
        }
        let details = &event.details;
        match event.action {
            Action::Arrive { request, server } => self.arrive(line, request, server, details.of),
            Action::Acquire { request } => self.acquire(line, request),
            Action::Fetch { request } => self.fetch(request, event),
            Action::Write { request, page } => self.write(line, request, page, event),
            Action::Read { request, page } if details.outcome != Some(StepOutcome::Missing) => {
                self.read(line, request, page, event);
            }
            Action::Timeout { request } => self.time_out(line, request),
            Action::Finish { request } if details.outcome != Some(StepOutcome::Stopped) => {
                self.deliver(line, request, details.outcome.is_some());
            }
            Action::Abort { request } => self.abort(line, request),
            Action::Change { resident } => self.registry.change(resident, details.version),
            Action::Begin => self.registry.begin(details.of, details.version),
            Action::End => self.registry.end(),
            Action::Night => self.registry.night(),
            // How these end is handled below, for all in the same way.
            Action::Read { .. }
            | Action::Finish { .. }
            | Action::Apply { .. }
            | Action::CatchUp { .. }
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
        if self.settles(event) {
            self.settle(line, event.action.request());
        }
    }

    /// Whether a request ends with the event. How a time ran out that does not say it, the design
    /// says.
    fn settles(&self, event: &Event) -> bool {
        let cancels = self.design.order.timeout == TimeoutPolicy::Cancel;
        let unsaid = event.details.outcome.is_none();
        event.settles() || unsaid && cancels && matches!(event.action, Action::Timeout { .. })
    }

    fn arrive(&mut self, line: usize, request: usize, server: usize, of: Option<usize>) {
        let resident = of.unwrap_or(request);
        let known = self.order == SourceOrder::Known;
        let mut beside = false;
        for other in self.open.values_mut().filter(|other| known || other.server == server) {
            (beside, other.beside) = (true, true);
        }
        self.requests += 1;
        let open = RequestInFlight {
            arrived_at: line,
            resident,
            server,
            in_print: false,
            expired: false,
            fetched: false,
            version: None,
            due: self.registry.due(resident),
            ended: self.registry.ended(resident),
            written: BTreeMap::new(),
            shown: Vec::new(),
            beside,
        };
        self.open.insert(request, open);
    }

    /// C4: no other request of the same order is in print when a print begins.
    fn acquire(&mut self, line: usize, request: usize) {
        let Some(open) = self.open.get_mut(&request) else { return };
        open.in_print = true;
        let server = open.server;
        let site = self.design.order.scope == OrderScope::Site;
        let others: Vec<&RequestInFlight> = self
            .open
            .iter()
            .filter(|&(&r, other)| r != request && (site || other.server == server))
            .map(|(_, other)| other)
            .collect();
        let in_print = others.iter().filter(|other| other.in_print);
        let outcome = in_print.map(|other| self.violation(server, other.server));
        let outcome = outcome.min_by_key(|it| *it != CaseOutcome::Violated);
        if !others.is_empty() {
            self.tally(ClaimId::C4).case(line, outcome.unwrap_or(CaseOutcome::Kept));
        }
    }

    fn fetch(&mut self, request: usize, event: &Event) {
        let Some(open) = self.open.get_mut(&request) else { return };
        open.fetched = matches!(event.details.outcome, None | Some(StepOutcome::Fetched));
        open.version = event.details.version;
    }

    /// C5: what is overwritten was read to its end.
    fn write(&mut self, line: usize, request: usize, page: usize, event: &Event) {
        let (Source::Server(server), Some(name)) = (event.source, &event.details.image) else {
            return;
        };
        let needs = |request| needs(&self.open, self.pages, request);
        let resident = self.open.get(&request).map(|open| open.resident);
        let overwritten = self.files.write(server, name, (request, resident), needs);
        let own = self.design.topology.spool == SpoolPlace::PerServer;
        let at = |other: &usize| self.open.get(other).map_or(server, |open| open.server);
        let outcomes = overwritten.iter().map(|other| self.violation(server, at(other)));
        let outcome = outcomes.min_by_key(|it| *it != CaseOutcome::Violated);
        let beside = self
            .open
            .iter()
            .any(|(&other, open)| other != request && (!own || open.server == server));
        if beside {
            self.tally(ClaimId::C5).case(line, outcome.unwrap_or(CaseOutcome::Kept));
        }
        if let Some(open) = self.open.get_mut(&request) {
            open.written.insert(page, name.clone());
        }
    }

    /// A page is read. What the line says of its file must be what was logged of that file before.
    fn read(&mut self, line: usize, request: usize, page: usize, event: &Event) {
        let subject = event.details.subject;
        let (Source::Server(server), Some(open)) = (event.source, self.open.get_mut(&request))
        else {
            return;
        };
        open.shown.push(subject);
        let Some(name) = &event.details.image else { return };
        let by_key = self.design.image.pick == PickPolicy::Key;
        let other_name = by_key && open.written.get(&page).is_some_and(|written| written != name);
        let own_spool = self.design.topology.spool == SpoolPlace::PerServer;
        let in_order = own_spool || self.order == SourceOrder::Known;
        let other_file = in_order && !self.files.shows(server, name, subject);
        open.beside |= in_order && self.files.left_by_others(server, request);
        if other_name || other_file {
            let about = [ClaimId::C1, ClaimId::C5, ClaimId::C6];
            self.gap(&about, &NotJudgedInLogReason::Contradiction { line });
        }
    }

    /// C2 is put to the test.
    fn time_out(&mut self, line: usize, request: usize) {
        let Some(open) = self.open.get_mut(&request) else { return };
        open.expired = true;
        self.tally(ClaimId::C2).case(line, CaseOutcome::Kept);
    }

    /// Whether C1, C2, C3 and C9 are kept when a request's document goes to the kiosk; nothing where
    /// the log does not say enough.
    fn kept_by(&self, open: &RequestInFlight) -> [(ClaimId, Option<bool>); 4] {
        let own = Some(open.resident);
        let wrong = open.shown.iter().any(|shown| shown.is_some() && *shown != own);
        let unknown = open.shown.len() < self.pages || open.shown.contains(&None);
        let subject = if wrong { Some(false) } else { (!unknown).then_some(true) };
        let not_before = |least: u64| match open.version {
            _ if least == 0 => Some(true),
            Some(version) if version >= least => Some(true),
            _ if !unknown && !open.shown.contains(&own) => Some(true),
            Some(_) if open.shown.contains(&own) => Some(false),
            _ => None,
        };
        [
            (ClaimId::C1, subject),
            (ClaimId::C2, Some(!open.expired)),
            (ClaimId::C3, not_before(open.due)),
            (ClaimId::C9, not_before(open.ended)),
        ]
    }

    /// C1, C2, C3 and C9: a document goes to the kiosk.
    fn deliver(&mut self, line: usize, request: usize, certain: bool) {
        let Some(open) = self.open.get(&request) else { return };
        let (kept, beside, due, ended) = (self.kept_by(open), open.beside, open.due, open.ended);
        // What the registry, the sync and the clock did before is not known to be before.
        let stale = match self.order {
            SourceOrder::Known => CaseOutcome::Violated,
            SourceOrder::Unknown => CaseOutcome::ViolatedAsListed,
        };
        for (id, kept) in kept {
            let old = [ClaimId::C3, ClaimId::C9].contains(&id);
            let violated = if old { stale } else { CaseOutcome::Violated };
            match kept.filter(|_| certain) {
                Some(true) => {}
                Some(false) => self.tally(id).note(line, violated),
                None => self.tally(id).gap(NotJudgedInLogReason::Detail { line }),
            }
        }
        self.delivered += 1;
        self.tally(ClaimId::C1).cases += usize::from(beside);
        self.tally(ClaimId::C3).cases += usize::from(due > 0);
        self.tally(ClaimId::C9).cases += usize::from(ended > 0);
    }

    /// A request that is aborted with its document in hand may have delivered it.
    fn abort(&mut self, line: usize, request: usize) {
        let Some(open) = self.open.get(&request) else { return };
        if open.shown.len() < self.pages {
            return;
        }
        for (id, kept) in self.kept_by(open) {
            if kept != Some(true) {
                self.tally(id).gap(NotJudgedInLogReason::Aborted { line });
            }
        }
    }

    /// C6: when no request is in flight any more, the spools are empty.
    fn settle(&mut self, line: usize, request: Option<usize>) {
        if request.and_then(|request| self.open.remove(&request)).is_none() {
            return;
        }
        self.tally(ClaimId::C7).cases += 1;
        if self.open.is_empty() {
            let kept = !self.files.any_left();
            let depends = self.tally(ClaimId::C6).depends_on_order;
            let outcome = match (kept, depends) {
                (true, _) => CaseOutcome::Kept,
                (false, true) => CaseOutcome::ViolatedAsListed,
                (false, false) => CaseOutcome::Violated,
            };
            self.tally(ClaimId::C6).case(line, outcome);
        }
    }

    /// C7, and C6 once more: the site was closed. What lies there then is certain in any order.
    pub(super) fn end(&mut self, log: &Log) {
        // A delivery that nothing was beside for certain may have been beside something all the same.
        let (several, delivered) = (self.several_servers, self.delivered > 0);
        let first = self.tally(ClaimId::C1);
        first.depends_on_order = several && delivered && first.cases == 0;
        let Some(closed) = &log.closed else {
            return self.gap(&[ClaimId::C7], &NotJudgedInLogReason::NotClosed);
        };
        let lines: Vec<usize> = self.open.values().map(|open| open.arrived_at).collect();
        if lines.is_empty() && self.requests > 0 {
            let left = !closed.images.is_empty();
            let outcome = if left { CaseOutcome::Violated } else { CaseOutcome::Kept };
            self.tally(ClaimId::C6).case(closed.line, outcome);
        }
        // Whether a request has ended that does not say how its steps ended is not known.
        if self.tally(ClaimId::C7).gap.is_none() {
            for line in lines {
                self.tally(ClaimId::C7).case(line, CaseOutcome::Violated);
            }
        }
    }
}
