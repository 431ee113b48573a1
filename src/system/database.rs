//! The databases: the registry, one replica for each DB server, and the order control.

use super::setup::SitePlace;
use super::trouble::{SharedWorld, Trouble};
use honnin_files::open::FileIdentity;
use remembered::Remembered;
use rusqlite::{CachedStatement, Connection, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub mod order;
mod remembered;
pub mod registry;
pub mod replica;

pub use order::{Holder, OrderControl};
pub use registry::{Registry, RegistryChange};
pub use replica::Replica;

/// How long a statement waits for another connection's transaction.
const BUSY: Duration = Duration::from_millis(200);

/// The smallest page that SQLite has, in bytes.
const SMALL_PAGE: u32 = 512;

/// A connection that consults the world before each statement.
pub struct Database {
    connection: Connection,
    world: SharedWorld,
    /// Whether nobody else has a connection: the database is in memory.
    alone: bool,
    /// The files of a database on disk, as they were opened.
    files: Vec<(PathBuf, FileIdentity)>,
}

/// What SQLite appends to the name of a database for the files beside it, as long as it is open: the log of
/// what was written, and the index of that.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

impl Database {
    /// Opens a database, in memory or as a file of the place, and lays out its tables.
    fn open(
        place: &SitePlace,
        world: &SharedWorld,
        name: &str,
        schema: &str,
    ) -> Result<Database, Trouble> {
        let connection = match &place.databases {
            Some(folder) => {
                let connection = Connection::open(folder.join(name))?;
                // Readers do not wait for the writer; a process that dies loses nothing committed.
                connection.pragma_update(None, "journal_mode", "WAL")?;
                connection.pragma_update(None, "synchronous", "NORMAL")?;
                connection
            }
            None => {
                let connection = Connection::open_in_memory()?;
                // What a transaction may have to take back is copied page by page, and the tables are
                // a few hundred bytes each.
                connection.pragma_update(None, "page_size", SMALL_PAGE)?;
                connection
            }
        };
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.execute_batch(schema)?;
        let alone = place.databases.is_none();
        let files = place
            .databases
            .iter()
            .flat_map(|folder| BESIDE.map(|beside| folder.join(format!("{name}{beside}"))));
        // Not every file system lets SQLite work with those beside it.
        let identified = |path: PathBuf| FileIdentity::at(&path).ok().map(|it| (path, it));
        let files = files.filter_map(identified).collect();
        Ok(Database { connection, world: SharedWorld::clone(world), alone, files })
    }

    /// The first file that is no longer where it was opened. SQLite goes on in one that was taken away, and
    /// nobody will find what it writes there.
    fn gone(&self) -> Option<&Path> {
        let gone = self.files.iter().find(|(path, identity)| !identity.is_at(path));
        gone.map(|(path, _)| path.as_path())
    }

    /// A prepared statement, if the world allows access to the database.
    fn statement(&self, sql: &str) -> Result<CachedStatement<'_>, Trouble> {
        self.world.database()?;
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// The answer to a question about rows, which stays the same until a row changes. Guards are looked at
    /// after every step, and most steps change no row; a database that nobody else has a connection to is
    /// then not asked again. The world is asked each time, as for any statement.
    fn answer<T: Copy>(
        &self,
        remembered: &Remembered<T>,
        ask: impl FnOnce() -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        // Rows that change within a transaction may be taken back, which counts as no change.
        if !self.alone || !self.connection.is_autocommit() {
            return ask();
        }
        let changes = self.connection.total_changes();
        if let Some(answer) = remembered.since(changes) {
            self.world.database()?;
            return Ok(answer);
        }
        let answer = ask()?;
        remembered.keep(changes, answer);
        Ok(answer)
    }

    /// Runs several statements as one transaction: all of them take effect, or none.
    fn transaction<T>(&self, run: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
        self.world.database()?;
        let immediate = TransactionBehavior::Immediate;
        // Whatever happens from here to the commit, the commit included, it is rolled back: a
        // transaction that stayed open would block all that follow.
        let transaction = Transaction::new_unchecked(&self.connection, immediate)?;
        let result = run()?;
        self.world.database()?;
        transaction.commit()?;
        Ok(result)
    }
}

/// All databases of a site.
pub struct Databases {
    /// 住民記録システム.
    pub registry: Registry,
    /// コンビニ交付システムの住民票データ, one on each DB server.
    pub replicas: Vec<Replica>,
    /// 順番管理; it lives on the first DB server.
    pub order: OrderControl,
}

impl Databases {
    /// Opens the databases of a site with this many DB servers and residents, all at version 0.
    ///
    /// # Errors
    /// When a database cannot be opened or laid out.
    pub fn open(
        place: &SitePlace,
        world: &SharedWorld,
        db_servers: usize,
        residents: usize,
    ) -> Result<Databases, Trouble> {
        let replica = |server| Replica::open(place, world, server, residents);
        Ok(Databases {
            registry: Registry::open(place, world, residents)?,
            replicas: (0..db_servers).map(replica).collect::<Result<_, _>>()?,
            order: OrderControl::open(place, world)?,
        })
    }

    /// Trouble for each database that is no longer where it was opened, with the first of its files that is
    /// not.
    pub fn gone(&self) -> Vec<Trouble> {
        let replicas = self.replicas.iter().map(Replica::gone);
        let gone = [self.registry.gone(), self.order.gone()].into_iter().chain(replicas);
        // The order control shares its file with a replica.
        let gone: BTreeSet<&Path> = gone.flatten().collect();
        gone.into_iter().map(|path| Trouble::DatabaseGone(path.to_owned())).collect()
    }

    /// Brings the records of so many residents back to version 0, and forgets changes and holders.
    ///
    /// # Errors
    /// When a database fails.
    pub fn reset(&self, residents: usize) -> Result<(), Trouble> {
        self.registry.reset()?;
        self.replicas.iter().try_for_each(|replica| replica.fill(residents))?;
        self.order.reset()
    }
}
