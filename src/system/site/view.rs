//! What can be seen of a site between two steps, without touching it.
//!
//! The log says what was done; this is the result. A test compares both with a reference.

use super::{RequestStage, RunningSite, Shared};
use crate::database::{Holder, RegistryChange};
use crate::runtime::{Monitor as _, Runtime};
use crate::trouble::Trouble;
use std::collections::{BTreeMap, BTreeSet};

/// The state of a site between two steps; the files in its spools are visible on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The requests that have not ended: the app server of each, and how far it has come.
    pub open: BTreeMap<usize, (usize, RequestStage)>,
    /// The request that each app server has let in.
    pub server_holds: Vec<Option<usize>>,
    /// Who holds the site's order.
    pub holders: BTreeSet<Holder>,
    /// The version of each resident's record in the registry.
    pub registry: Vec<u64>,
    /// The same in each replica.
    pub replicas: Vec<Vec<u64>>,
    /// How many changes wait to be carried.
    pub waiting: usize,
    /// The change that the sync carries, and to how many replicas it is applied.
    pub carried: Option<(RegistryChange, usize)>,
}

impl<R: Runtime> RunningSite<R> {
    /// Looks at the site.
    ///
    /// # Errors
    /// When a database fails.
    pub fn look(&self) -> Result<View, Trouble> {
        self.shared.with(None, |shared| shared.look())
    }
}

impl Shared {
    fn look(&self) -> Result<View, Trouble> {
        let databases = self.databases();
        let open = self.open.iter().map(|(request, open)| (*request, (open.server, open.stage)));
        let registry = databases.registry.versions()?;
        let versions = databases.replicas.iter().map(|replica| {
            let version = |change: &RegistryChange| Ok(replica.record(change.resident)?.version);
            registry.iter().map(version).collect()
        });
        Ok(View {
            open: open.collect(),
            server_holds: self.servers.iter().map(|server| server.hold).collect(),
            holders: databases.order.held_by()?,
            replicas: versions.collect::<Result<_, Trouble>>()?,
            registry: registry.iter().map(|change| change.version).collect(),
            waiting: databases.registry.waiting()?,
            carried: databases.registry.carried()?,
        })
    }
}
