//! The reference's steps behind the requests: registry, sync, clock.

use super::reference::{Reference, Task};
use honnin_steps::event::{Action, Details, Source};
use honnin_system::database::{Holder, RegistryChange};
use honnin_system::defect::Defect;

fn of_change(change: RegistryChange) -> Details {
    Details { of: Some(change.resident), version: Some(change.version), ..Details::default() }
}

impl Reference {
    pub(super) fn change(&mut self, resident: usize) {
        self.registry[resident] += 1;
        let version = self.registry[resident];
        self.feed.push_back(RegistryChange { resident, version });
        let details = Details { version: Some(version), ..Details::default() };
        self.log(Source::Registry, Action::Change { resident }, details);
        if self.has(Defect::LossyFeed) {
            self.tasks.push(Task::Lose);
        }
    }

    pub(super) fn lose(&mut self) {
        if self.carried.is_some() {
            return;
        }
        if let Some(change) = self.feed.pop_front() {
            self.log(Source::Registry, Action::Drop, of_change(change));
        }
    }

    pub(super) fn tick(&mut self) {
        if !self.is_last_second() {
            self.second += 1;
            self.arrival = false;
            self.log(Source::Clock, Action::Tick, Details::default());
        }
    }

    pub(super) fn night(&mut self) {
        let mut differences = None;
        if !self.has(Defect::NoReconcile) {
            let differs = |record: &usize| {
                self.replicas.iter().any(|replica| replica[*record] != self.registry[*record])
            };
            differences = Some((0..self.registry.len()).filter(differs).count() as u64);
            self.replicas.fill(self.registry.clone());
        }
        let details = Details { differences, ..Details::default() };
        self.log(Source::Clock, Action::Night, details);
    }

    /// The sync's next step, unless another process has taken its place.
    pub(super) fn carry(
        &mut self,
        process: u64,
        next: Action,
        carried: Option<RegistryChange>,
    ) -> Option<Task> {
        if process != self.process {
            return None;
        }
        let (carried, done) = match next {
            Action::Begin => match self.carried {
                Some((change, done)) => (change, done),
                None => (self.begin()?, 0),
            },
            Action::Apply { replica } => {
                let change = carried.expect("what is applied is carried");
                self.replicas[replica][change.resident] = change.version;
                self.carried = Some((change, replica + 1));
                self.log(Source::Sync, next, of_change(change));
                (change, replica + 1)
            }
            _ => {
                self.end();
                return Some(Task::Sync { process, next: Action::Begin, carried: None });
            }
        };
        let all = done == self.plan.db_servers;
        let next = if all { Action::End } else { Action::Apply { replica: done } };
        Some(Task::Sync { process, next, carried: Some(carried) })
    }

    fn begin(&mut self) -> Option<RegistryChange> {
        let change = self.feed.pop_front()?;
        self.carried = Some((change, 0));
        if self.has_sites_order() {
            self.holders.insert(Holder::Sync);
        }
        self.log(Source::Sync, Action::Begin, of_change(change));
        Some(change)
    }

    fn end(&mut self) {
        self.carried = None;
        if self.has(Defect::SyncReleasesAll) {
            self.holders.clear();
        }
        self.holders.remove(&Holder::Sync);
        self.log(Source::Sync, Action::End, Details::default());
    }
}
