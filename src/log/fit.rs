//! One event against one state: does the model take this step here, and as it was logged?

use super::ledger::Ledger;
use super::plan::KnownEvent;
use super::window::{Limit, Window};
use honnin_models::design::{AfterPolicy, Design, KeyPolicy, PickPolicy, Reconcile, TimeoutPolicy};
use honnin_models::request::Phase;
use honnin_models::sync::Change;
use honnin_models::{Site, State, Step};
use honnin_steps::Parameter;
use honnin_steps::event::{Action, Details, Event, Source, StepOutcome};

/// A value of a field, as the log or the model has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A number: a version, a resident, a count.
    Number(u64),
    /// How the step ended.
    Outcome(StepOutcome),
    /// Who took the step.
    Source(Source),
    /// Whether files were erased.
    Erased(bool),
    /// Nobody.
    Nobody,
    /// The field says nothing.
    Nothing,
}

/// Why an event does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The step is not enabled.
    NotEnabled,
    /// The step is enabled, and ends in another way than was logged.
    Differs {
        /// The first field that differs.
        field: &'static str,
        /// What the log says.
        log: FieldValue,
        /// What the model says.
        model: FieldValue,
    },
    /// The model's arrays do not hold it.
    Beyond(Limit),
}

impl Misfit {
    /// Whether the step is enabled and this field of its event is the first that differs.
    pub(super) fn is_about(self, name: &str) -> bool {
        matches!(self, Misfit::Differs { field, .. } if field == name)
    }
}

/// Compares a field of the log with the model, where the log has it.
fn same(field: &'static str, log: Option<FieldValue>, model: FieldValue) -> Result<(), Misfit> {
    match log {
        Some(log) if log != model => Err(Misfit::Differs { field, log, model }),
        _ => Ok(()),
    }
}

fn number(value: Option<usize>) -> Option<FieldValue> {
    value.map(|value| FieldValue::Number(value as u64))
}

fn who(resident: Option<usize>) -> FieldValue {
    resident.map_or(FieldValue::Nobody, |resident| FieldValue::Number(resident as u64))
}

/// Takes events in the model.
pub(super) struct Fitter<'a> {
    pub(super) site: &'a Site,
    pub(super) ledger: Ledger,
}

impl Fitter<'_> {
    pub(super) fn design(&self) -> &Design {
        self.site.design()
    }

    /// The moment after an event.
    pub(super) fn fit(
        &mut self,
        before: &Window,
        event: &Event,
        known: KnownEvent,
    ) -> Result<Window, Misfit> {
        let mut window = *before;
        let step = match (event.action, known) {
            (_, KnownEvent::Impossible) => return Err(Misfit::NotEnabled),
            (Action::Arrive { server, .. }, _) => {
                self.arrives(server, event)?;
                match known {
                    KnownEvent::Waits => return Ok(window),
                    _ => Some(self.arrive(&mut window, event, server)?),
                }
            }
            (_, KnownEvent::AbortedWaiting) => return Ok(window),
            (Action::Enter { request }, KnownEvent::LetIn { resident, server }) => {
                let slot = self.admit(&mut window, resident, request)?;
                self.take(&mut window, Step::Arrive { request: slot, server })?;
                Some(self.take(&mut window, Step::Enter { request: slot })?)
            }
            (Action::Abort { request }, _) => {
                abort(&mut window, request, event)?;
                None
            }
            _ => Some(self.step(&mut window, event)?),
        };
        window.tidy(self.site, &mut self.ledger, step);
        Ok(window)
    }

    /// The moment after a step that was not logged; `None` when it is not enabled.
    pub(super) fn free(&mut self, before: &Window, step: Step) -> Option<Result<Window, Limit>> {
        let mut window = *before;
        if step == Step::Tick {
            if !window.second_is_used(self.site) {
                return None;
            }
            if let Err(limit) = window.make_room_for_a_second(self.site) {
                return Some(Err(limit));
            }
        }
        window.state = self.site.after(&window.state, step)?;
        window.tidy(self.site, &mut self.ledger, Some(step));
        Some(Ok(window))
    }

    /// Whether a request may arrive there, and was logged by the server that it arrived at.
    fn arrives(&self, server: usize, event: &Event) -> Result<(), Misfit> {
        if usize::from(self.design().topology.app_servers) <= server {
            return Err(Misfit::NotEnabled);
        }
        same(
            "source",
            Some(FieldValue::Source(event.source)),
            FieldValue::Source(Source::Server(server)),
        )
    }

    fn arrive(
        &mut self,
        window: &mut Window,
        event: &Event,
        server: usize,
    ) -> Result<Step, Misfit> {
        let request = event.action.request().ok_or(Misfit::NotEnabled)?;
        let slot = self.admit(window, event.details.of.unwrap_or(request), request)?;
        self.take(window, Step::Arrive { request: slot, server })
    }

    /// The slot of a resident whose request comes in.
    fn admit(
        &mut self,
        window: &mut Window,
        resident: usize,
        request: usize,
    ) -> Result<usize, Misfit> {
        let slot = window.admit(self.site, &self.ledger, resident).map_err(Misfit::Beyond)?;
        window.assign(slot, request).map_err(Misfit::Beyond)?;
        Ok(slot)
    }

    fn take(&self, window: &mut Window, step: Step) -> Result<Step, Misfit> {
        window.state = self.site.after(&window.state, step).ok_or(Misfit::NotEnabled)?;
        Ok(step)
    }

    /// Takes the step that an event is, in the slots of the window, and compares what is known of it.
    fn step(&mut self, window: &mut Window, event: &Event) -> Result<Step, Misfit> {
        let request = event.action.request();
        let slot = request.map(|request| window.find_slot(request).ok_or(Misfit::NotEnabled));
        let server = slot.transpose()?.map(|slot| window.state.requests[slot].server);
        let source = event.action.actor().source(|| {
            usize::from(server.expect("what happens at an app server happens to a request"))
        });
        same("source", Some(FieldValue::Source(event.source)), FieldValue::Source(source))?;
        let step = self.in_slots(window, event.action)?;
        let before = window.state;
        self.take(window, step)?;
        self.compare(&before, window, step, &event.details)?;
        Ok(step)
    }

    /// The step with slots in place of requests and residents.
    fn in_slots(&mut self, window: &mut Window, action: Action) -> Result<Step, Misfit> {
        Ok(match action {
            Action::Change { resident } => {
                let slot =
                    window.admit(self.site, &self.ledger, resident).map_err(Misfit::Beyond)?;
                window.room_for_change(slot).map_err(Misfit::Beyond)?;
                Step::Change { resident: slot }
            }
            Action::Tick if self.design().image.key == KeyPolicy::Second => {
                window.make_room_for_a_second(self.site).map_err(Misfit::Beyond)?;
                Step::Tick
            }
            other => {
                let step = other.step().ok_or(Misfit::NotEnabled)?;
                step.try_renamed(|kind, number| match kind {
                    Parameter::Request => window.find_slot(number).ok_or(Misfit::NotEnabled),
                    _ => Ok(number),
                })?
            }
        })
    }

    /// The first field in which the step as it was taken differs from the step as it was logged.
    fn compare(
        &self,
        before: &State,
        window: &mut Window,
        step: Step,
        log: &Details,
    ) -> Result<(), Misfit> {
        let outcome = log.outcome.map(FieldValue::Outcome);
        let version = log.version.map(FieldValue::Number);
        match step {
            Step::Fetch { request } => {
                let r = window.state.requests[request];
                same("outcome", outcome, FieldValue::Outcome(fetched(r.phase)))?;
                let model = match r.phase {
                    Phase::Fetched => FieldValue::Number(window.version(request, r.version)),
                    // What was not read has no version.
                    _ => FieldValue::Nothing,
                };
                same("version", version, model)
            }
            Step::Read { request, page } => self.compare_read(window, request, page, log),
            Step::Finish { request } => {
                let delivered = window.state.requests[request].phase == Phase::Delivered;
                let model = if delivered { StepOutcome::Delivered } else { StepOutcome::Stopped };
                same("outcome", outcome, FieldValue::Outcome(model))
            }
            Step::Timeout { .. } => {
                let model = match self.design().order.timeout {
                    TimeoutPolicy::Cancel => StepOutcome::Cancelled,
                    TimeoutPolicy::ReleaseOnly => StepOutcome::Released,
                    TimeoutPolicy::Abandon => StepOutcome::Abandoned,
                };
                same("outcome", outcome, FieldValue::Outcome(model))
            }
            Step::Change { resident } => {
                let model = window.version(resident, window.state.sync.registry.of(resident));
                same("version", version, FieldValue::Number(model))
            }
            Step::Begin | Step::Apply { .. } | Step::CatchUp { .. } | Step::Drop => {
                let change = match step {
                    Step::Begin => window.state.sync.carried,
                    Step::Apply { .. } => before.sync.carried,
                    Step::CatchUp { replica } => {
                        before.sync.late_for(replica).unwrap_or(Change::NONE)
                    }
                    _ => before.sync.feed[0],
                };
                let slot = change.record.index();
                same("of", number(log.of), who(slot.and_then(|slot| window.resident(slot))))?;
                let model = slot.map_or(0, |slot| window.version(slot, change.version));
                same("version", version, FieldValue::Number(model))
            }
            Step::Night => {
                let corrected = match self.design().sync.reconcile {
                    Reconcile::Daily => window.differences(before, self.site.replicas()),
                    Reconcile::Never => 0,
                };
                same(
                    "differences",
                    log.differences.map(FieldValue::Number),
                    FieldValue::Number(corrected),
                )
            }
            _ => Ok(()),
        }
    }

    fn compare_read(
        &self,
        window: &mut Window,
        request: usize,
        page: usize,
        log: &Details,
    ) -> Result<(), Misfit> {
        let image = &self.design().image;
        let r = window.state.requests[request];
        let shown = r.pages[page].index().and_then(|slot| window.resident(slot));
        let model = if r.phase == Phase::Failed { StepOutcome::Missing } else { StepOutcome::Read };
        same("outcome", log.outcome.map(FieldValue::Outcome), FieldValue::Outcome(model))?;
        same("subject", number(log.subject), who(shown))?;
        // A resident who comes again may find a page of an earlier request: it shows the right
        // subject.
        if shown.is_some() && shown == window.resident(request) {
            window.state.requests[request].pages[page] = honnin_models::Who::request(request);
        }
        let last = model == StepOutcome::Read && r.read == image.pages;
        let erases = last && image.after == AfterPolicy::Erase;
        match log.image {
            Some(_) if image.pick == PickPolicy::Key => same(
                "erased",
                Some(FieldValue::Erased(!log.erased.is_empty())),
                FieldValue::Erased(erases),
            ),
            _ => Ok(()),
        }
    }
}

/// How a fetch ended, by what has become of its request.
fn fetched(phase: Phase) -> StepOutcome {
    match phase {
        Phase::Failed => StepOutcome::Failed,
        Phase::Skipped => StepOutcome::Skipped,
        _ => StepOutcome::Fetched,
    }
}

/// A request fails for a reason that the model does not know.
fn abort(window: &mut Window, request: usize, event: &Event) -> Result<(), Misfit> {
    let slot = window.find_slot(request).ok_or(Misfit::NotEnabled)?;
    let r = &window.state.requests[slot];
    let source = Source::Server(usize::from(r.server));
    same("source", Some(FieldValue::Source(event.source)), FieldValue::Source(source))?;
    let State { requests, order, spool, .. } = &mut window.state;
    spool.drop_image(slot);
    requests[slot].fail();
    order.release(slot);
    Ok(())
}
