//! How a site is set up: its machines, its documents, its limits, and the defects it has.

use super::defect::{Defect, Defects};
use super::storage::{Folders, Spools};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The configuration of a site.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The name that its log bears.
    pub name: String,
    /// How many app servers (アプリケーションサーバ) there are.
    pub app_servers: usize,
    /// How many DB servers (データベースサーバ) there are; each holds one replica.
    pub db_servers: usize,
    /// Whether each app server has its own spool; otherwise one serves the site.
    pub spool_per_server: bool,
    /// How many pages a document has, 1 to 3.
    pub pages: usize,
    /// The residents, who count from 0.
    pub residents: usize,
    /// What is unsafe about it; nothing by default.
    pub defects: Defects,
    /// How long a print may take before its time runs out.
    pub patience: Duration,
    /// How many timeouts may happen; `None` when there is no bound.
    pub timeouts: Option<u32>,
    /// How many changes may wait in the feed; the registry waits when it is full.
    pub feed_places: usize,
    /// How many seconds its clock can show; `None` when there is no bound.
    pub seconds: Option<u64>,
    /// Whether at most one request may arrive in each second.
    pub one_arrival_per_second: bool,
    /// Where its files are stored.
    pub place: SitePlace,
}

/// Where the files of a site are stored, and how durably.
#[derive(Clone, Debug)]
pub struct SitePlace {
    /// Where its spools are stored.
    pub spools: Arc<dyn Spools>,
    /// The folder of the databases; without one they are in memory.
    pub databases: Option<PathBuf>,
    /// Whether a print image is forced onto the disk before it gets its name. Nothing that a
    /// schedule can do depends on it: only a power cut would show it.
    pub durable: bool,
}

impl SitePlace {
    /// Everything is in one folder, and a print image is forced onto the disk.
    pub fn on_disk(folder: &Path) -> SitePlace {
        let spools = Arc::new(Folders::within(folder));
        SitePlace { spools, databases: Some(folder.to_owned()), durable: true }
    }
}

impl Setup {
    /// The reference design: every decision is the safe one.
    pub fn reference(place: SitePlace) -> Setup {
        Setup {
            name: "reference".to_owned(),
            app_servers: 2,
            db_servers: 2,
            spool_per_server: false,
            pages: 1,
            residents: 2,
            defects: Defects::new(),
            patience: Duration::from_secs(5),
            timeouts: None,
            feed_places: 4,
            seconds: None,
            one_arrival_per_second: false,
            place,
        }
    }

    /// Whether the site has a defect.
    pub fn has(&self, defect: Defect) -> bool {
        self.defects.contains(&defect)
    }
}
