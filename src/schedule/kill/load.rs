//! A plain load test with real threads: the technique of 2023, which checks what comes out.
//!
//! It sees a document that names another resident, and images that remain. Who held which order,
//! whose time had run out, and how old a record was, it does not see.

use super::Cell;
use crate::scene::Scene;
use honnin_system::database::Databases;
use honnin_system::load::{Load, Loaded, run};
use honnin_system::log::EventLog;
use honnin_system::runtime::threads::Threads;
use honnin_system::site::RunningSite;
use honnin_system::trouble::{Fair, SharedWorld, Trouble};
use std::sync::Arc;
use std::time::Duration;

/// How many requests are made at the most; the re-inspection of 2023 names no number.
pub const REQUESTS: usize = 500;

const KIOSKS: usize = 4;
const RESIDENTS: usize = 60;
const LONGEST: Duration = Duration::from_secs(2);
/// So short that load makes some prints run out of time.
const PATIENCE: Duration = Duration::from_millis(5);
/// The longest pause of the registry between two changes.
const PAUSE: Duration = Duration::from_millis(5);

/// Puts the site of a scene under load, with changes or without, and checks what comes out.
pub fn under_load(scene: &Scene, changes: bool, seed: u64) -> Cell {
    let loaded = || -> Result<Loaded, Trouble> {
        // On a real disk, where the machine has one: how long a page takes to reach it decides what
        // load can show.
        let folder = tempfile::Builder::new().prefix("honnin-").tempdir()?;
        let setup = scene.setup_for_load(folder.path(), RESIDENTS, PATIENCE, KIOSKS);
        let world: SharedWorld = Arc::new(Fair);
        let databases = Databases::open(&setup.place, &world, setup.db_servers, RESIDENTS)?;
        let site = RunningSite::open(
            Threads::new(seed),
            setup.clone(),
            &world,
            databases,
            EventLog::memory(),
        )?;
        let changes = changes.then_some(PAUSE);
        let load = Load { kiosks: KIOSKS, requests: REQUESTS, lasting: LONGEST, changes };
        Ok(run(&site, &load, |_| true))
    };
    match loaded() {
        Err(trouble) => Cell::NotEstablished(trouble.to_string()),
        Ok(loaded) => cell(&loaded),
    }
}

fn cell(loaded: &Loaded) -> Cell {
    let made = loaded.made as u64;
    let first = loaded.wrong_subjects.iter().map(|wrong| wrong.request as u64 + 1).min();
    match (first, loaded.remains.broken.first()) {
        (Some(after), _) => Cell::Found { after },
        (None, Some(trouble)) => Cell::NotEstablished(trouble.to_string()),
        (None, None) if !loaded.remains.images.is_empty() => Cell::Found { after: made },
        (None, None) if loaded.delivered == 0 => Cell::NotEstablished("nothing delivered".into()),
        (None, None) => Cell::NotFound { of: made },
    }
}
