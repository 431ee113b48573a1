//! The steps of the registry, the sync, the clock and the app servers themselves.

use super::Shared;
use crate::database::{Holder, RegistryChange};
use crate::defect::Defect;
use crate::reconcile::{self, Difference};
use crate::runtime::StepLabel;
use crate::trouble::Trouble;
use honnin_steps::event::{AbortReason, Action, Details, Source};
use std::collections::BTreeSet;

/// What a sync process finds to do.
pub(crate) enum SyncWork {
    /// This change is carried, and applied to this many replicas.
    Carry(RegistryChange, usize),
    /// Nothing is left, and nothing will come.
    None,
    /// Another process has taken its place.
    Replaced,
}

fn label_by(source: Source, action: Action) -> StepLabel {
    StepLabel { source, action }
}

fn change_details(change: RegistryChange) -> Details {
    Details { of: Some(change.resident), version: Some(change.version), ..Details::default() }
}

impl Shared {
    /// A resident's record changes in the registry (異動情報), if the feed has room.
    pub(crate) fn change(&mut self, resident: usize, places: usize) -> Result<Option<()>, Trouble> {
        if !self.correcting.is_empty() || self.databases().registry.waiting()? >= places {
            return Ok(None);
        }
        let RegistryChange { version, .. } = self.databases().registry.change(resident)?;
        let details = Details { version: Some(version), ..Details::default() };
        self.took(label_by(Source::Registry, Action::Change { resident }), details);
        Ok(Some(()))
    }

    pub(crate) fn feed_has_room(&self, places: usize) -> bool {
        let waiting = self.databases().registry.waiting();
        self.correcting.is_empty() && Self::yes_or_trouble(waiting.map(|waiting| waiting < places))
    }

    pub(crate) fn close_registry(&mut self) {
        self.registry_closed = true;
    }

    /// Whether nothing is under way: the feed is empty and no sync runs.
    pub(crate) fn is_quiet(&self) -> bool {
        Self::yes_or_trouble(self.nothing_under_way())
    }

    fn nothing_under_way(&self) -> Result<bool, Trouble> {
        let registry = &self.databases().registry;
        Ok(self.ending.is_none() && registry.waiting()? == 0 && registry.carried()?.is_none())
    }

    /// Whether a change is on its way that can be lost.
    pub(crate) fn may_lose(&self) -> bool {
        let registry = &self.databases().registry;
        let runs = self.beginning || self.ending.is_some();
        let may = || Ok(!runs && registry.waiting()? > 0 && registry.carried()?.is_none());
        Self::yes_or_trouble(may())
    }

    /// Loses the oldest change on its way, where there is one and no sync runs.
    pub(crate) fn lose_oldest(&mut self) -> Result<(), Trouble> {
        // The feed of a site that is closed has nothing more to lose.
        if self.is_closed() {
            return Ok(());
        }
        // A sync that has joined the holders for this change needs it to be able to leave them.
        let runs = self.beginning || self.ending.is_some();
        if runs || self.databases().registry.carried()?.is_some() {
            return Ok(());
        }
        if let Some(change) = self.databases().registry.lose_oldest()? {
            self.took(label_by(Source::Registry, Action::Drop), change_details(change));
        }
        Ok(())
    }

    /// A sync process starts; an earlier one that may still be there does nothing more.
    pub(crate) fn start_sync(&mut self) -> u64 {
        self.sync += 1;
        self.sync
    }

    pub(crate) fn sync_has_work(&self, process: u64) -> bool {
        let registry = &self.databases().registry;
        let work = || Ok(registry.waiting()? > 0 || registry.carried()?.is_some());
        self.sync != process
            || self.registry_closed
            || self.ending.is_some()
            || Self::yes_or_trouble(work())
    }

    /// The sync takes the oldest change, or goes on with the one that a stopped process left.
    pub(crate) fn begin(&mut self, process: u64) -> Result<Option<SyncWork>, Trouble> {
        if self.sync != process {
            return Ok(Some(SyncWork::Replaced));
        }
        if self.ending.is_some() {
            self.release_of_sync()?;
            return Ok(None);
        }
        if let Some((change, applied)) = self.databases().registry.carried()? {
            return Ok(Some(SyncWork::Carry(change, applied)));
        }
        if self.databases().registry.waiting()? == 0 {
            return Ok(self.registry_closed.then_some(SyncWork::None));
        }
        // It waits for nobody; prints wait for it.
        if self.keeps_sites_order() {
            self.beginning = true;
            self.databases().order.join(Holder::Sync)?;
        }
        let change = self.databases().registry.take_oldest()?.expect("a change waits");
        self.beginning = false;
        self.took(label_by(Source::Sync, Action::Begin), change_details(change));
        Ok(Some(SyncWork::Carry(change, 0)))
    }

    /// A replica gets the carried version. Says whether the process may go on.
    pub(crate) fn apply(
        &mut self,
        process: u64,
        change: RegistryChange,
        replica: usize,
    ) -> Result<bool, Trouble> {
        if self.sync != process {
            return Ok(false);
        }
        // Applying a second time what a stopped process had applied changes nothing.
        self.databases().replicas[replica].put(&change.record())?;
        self.databases().registry.applied_to_one_more()?;
        self.took(label_by(Source::Sync, Action::Apply { replica }), change_details(change));
        Ok(true)
    }

    /// The sync ends and releases. Says whether the process may go on.
    pub(crate) fn end_sync(
        &mut self,
        process: u64,
        change: RegistryChange,
    ) -> Result<bool, Trouble> {
        if self.sync != process {
            return Ok(false);
        }
        // First the change, then the release: should the release meet trouble, prints go on
        // waiting, and this process or the next releases once and for all.
        if self.ending.is_none() {
            self.databases().registry.done()?;
            self.ending = Some(change.resident);
        }
        self.release_of_sync()?;
        Ok(true)
    }

    fn release_of_sync(&mut self) -> Result<(), Trouble> {
        if self.setup.has(Defect::SyncReleasesAll) {
            self.databases().order.release_everybody()?;
        } else {
            self.databases().order.release(Holder::Sync)?;
        }
        self.ending = None;
        self.took(label_by(Source::Sync, Action::End), Details::default());
        Ok(())
    }

    /// Whether the clock shows its last second.
    pub(crate) fn clock_is_over(&self) -> bool {
        self.setup.seconds.is_some_and(|seconds| self.second + 1 >= seconds)
    }

    /// The clock advances by a second.
    pub(crate) fn tick(&mut self) {
        self.second += 1;
        self.arrival = false;
        self.took(label_by(Source::Clock, Action::Tick), Details::default());
    }

    /// A night passes; the whole copy is compared with the registry and corrected. Returns what
    /// differed, and nothing where they were not compared.
    pub(crate) fn night(&mut self) -> Result<Option<Vec<Difference>>, Trouble> {
        if !self.nothing_under_way()? {
            return Ok(None);
        }
        let looks = !self.setup.has(Defect::NoReconcile);
        if looks {
            self.correct_replicas()?;
        }
        let found = std::mem::take(&mut self.correcting);
        // The log counts records; a record that differs in two replicas is one.
        let records: BTreeSet<usize> = found.iter().map(|found| found.registry.resident).collect();
        let differences = looks.then_some(records.len() as u64);
        let details = Details { differences, ..Details::default() };
        self.took(label_by(Source::Clock, Action::Night), details);
        Ok(Some(found))
    }

    /// Every replica becomes equal to the registry. Where that meets trouble half-way, what
    /// differed is remembered, and no such record is fetched or changed before all of it is done.
    fn correct_replicas(&mut self) -> Result<(), Trouble> {
        let found = reconcile::compare(self.databases())?;
        for difference in &found {
            if !self.correcting.contains(difference) {
                self.correcting.push(difference.clone());
            }
        }
        reconcile::correct(self.databases(), &found)
    }

    /// Whether a night that met trouble has yet to correct a record in some replica.
    pub(crate) fn is_being_corrected(&self, resident: usize) -> bool {
        self.correcting.iter().any(|found| found.registry.resident == resident)
    }

    /// A night gives up in the end: what it has not corrected stays as it is.
    pub(crate) fn give_up_night(&mut self) {
        self.correcting.clear();
    }

    /// An app server dies between two steps: whatever ran there is gone, and so is its own hold.
    pub(crate) fn die(&mut self, server: usize) {
        self.servers[server].life += 1;
        self.servers[server].hold = None;
        self.servers[server].down = true;
    }

    /// An app server comes back and cleans up after its earlier life: its requests fail, their
    /// holds are released, their images and drafts are removed.
    pub(crate) fn come_back(&mut self, server: usize) -> Result<(), Trouble> {
        if !self.servers[server].down {
            // It died twice and has come back since: what it does now is its new life.
            return Ok(());
        }
        self.spool(server).erase_drafts_of(server)?;
        let of_server = self.open.iter().filter(|(_, open)| open.server == server);
        let left_behind: Vec<usize> = of_server.map(|(request, _)| *request).collect();
        for request in left_behind {
            self.abort(request, server, AbortReason::ServerDied)?;
        }
        self.servers[server].down = false;
        Ok(())
    }
}
