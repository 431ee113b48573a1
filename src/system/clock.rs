//! What happens to a site from outside: changes, seconds, nights, servers that die.

use super::defect::Defect;
use super::reconcile::Difference;
use super::runtime::{Monitor as _, Runtime, StepLabel};
use super::site::{RunningSite, Shared};
use honnin_steps::event::{Action, Source};
use std::time::Duration;

/// How long a change is on its way before a lossy feed may lose it.
const ON_ITS_WAY: Duration = Duration::from_millis(1);

impl<R: Runtime> RunningSite<R> {
    /// A resident's record changes in the registry (異動情報). A lossy feed may lose the change.
    pub fn change(&self, resident: usize) {
        let label = StepLabel { source: Source::Registry, action: Action::Change { resident } };
        let room = self.setup.feed_places;
        let has_room = move |shared: &Shared| shared.feed_has_room(room);
        self.insist_when(Some(label), has_room, |shared| shared.change(resident, room));
        if self.setup.has(Defect::LossyFeed) {
            let site = self.clone();
            let label = StepLabel { source: Source::Registry, action: Action::Drop };
            self.runtime.arm(ON_ITS_WAY, move || {
                let due =
                    |shared: &Shared| !R::TIMERS_WAIT || shared.is_closed() || shared.may_lose();
                site.insist_when(Some(label), due, |shared| shared.lose_oldest().map(Some));
            });
        }
    }

    /// The registry will change no more; the sync ends once every change is carried.
    pub fn close_registry(&self) {
        self.shared.with(None, Shared::close_registry);
    }

    /// Waits until no change is under way, or none will be carried any more, and closes the registry.
    pub fn settle(&self) {
        let settled = |shared: &Shared| shared.is_broken() || shared.is_quiet();
        self.shared.wait_until(None, settled, Shared::close_registry);
    }

    /// The clock advances by a second, unless it shows its last.
    pub fn tick(&self) {
        let label = StepLabel { source: Source::Clock, action: Action::Tick };
        self.shared.with(Some(label), |shared| {
            if !shared.clock_is_over() {
                shared.tick();
            }
        });
    }

    /// A night passes as soon as no change is under way. Gives what differed between the copy and
    /// the registry; nothing where they were not compared, or where trouble prevented it.
    pub fn night(&self) -> Vec<Difference> {
        let label = StepLabel { source: Source::Clock, action: Action::Night };
        let passed = self.insist_when(Some(label), Shared::is_quiet, Shared::night);
        if passed.is_none() {
            self.shared.with(None, Shared::give_up_night);
        }
        passed.unwrap_or_default()
    }

    /// An app server dies between two steps.
    pub fn die(&self, server: usize) {
        self.shared.with(None, |shared| shared.die(server));
    }

    /// An app server comes back and cleans up after itself.
    pub fn come_back(&self, server: usize) {
        self.insist(None, |shared| shared.come_back(server));
    }
}
