//! The sync process (随時連携): carries changes from the registry to every replica.
//!
//! How far it has come is in the database, so a process that is stopped between any two steps is
//! followed by one that continues from there.

use super::runtime::{Monitor as _, Runtime, StepLabel};
use super::site::background::SyncWork;
use super::site::{RunningSite, Shared};
use honnin_steps::event::{Action, Source};

fn label(action: Action) -> Option<StepLabel> {
    Some(StepLabel { source: Source::Sync, action })
}

/// A sync process that was started.
#[derive(Clone, Copy, Debug)]
pub struct SyncProcess(u64);

impl<R: Runtime> RunningSite<R> {
    /// Starts a sync process; an earlier one is stopped between two steps.
    pub fn start_sync(&self) -> SyncProcess {
        SyncProcess(self.shared.with(None, Shared::start_sync))
    }

    /// Stops the present sync process between two steps, and starts no other.
    pub fn stop_sync(&self) {
        self.shared.with(None, Shared::start_sync);
    }

    /// Runs a sync process until the registry is closed and every change is carried, or until
    /// another process takes its place.
    pub fn run_sync(&self, process: SyncProcess) {
        while self.carry_one(process.0) == Some(true) {}
    }

    /// Carries one change to every replica; says whether to go on. `None` when something was in
    /// trouble for too long.
    fn carry_one(&self, process: u64) -> Option<bool> {
        let work = self.insist_when(
            label(Action::Begin),
            move |shared| shared.sync_has_work(process),
            |shared| shared.begin(process),
        )?;
        let SyncWork::Carry(change, applied) = work else { return Some(false) };
        for replica in applied..self.setup.db_servers {
            let action = label(Action::Apply { replica });
            let goes_on = self.insist(action, |shared| shared.apply(process, change, replica))?;
            if !goes_on {
                return Some(false);
            }
        }
        self.insist(label(Action::End), |shared| shared.end_sync(process, change))
    }
}
