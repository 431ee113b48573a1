//! The registry (住民記録システム) and the feed of changes (異動情報) out of it.

use super::remembered::Remembered;
use super::{Database, Trouble};
use crate::record::ResidentRecord;
use crate::setup::SitePlace;
use crate::trouble::SharedWorld;
use rusqlite::{OptionalExtension as _, Row, params};
use std::path::Path;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS resident (
        resident INTEGER PRIMARY KEY CHECK (resident >= 0),
        version  INTEGER NOT NULL CHECK (version >= 0)
    ) STRICT;
    -- A change waits in the feed until the sync carries it; then it is applied to replica after
    -- replica. So a sync that was stopped finds here how far it had come.
    CREATE TABLE IF NOT EXISTS feed (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        resident INTEGER NOT NULL REFERENCES resident,
        version  INTEGER NOT NULL CHECK (version > 0),
        applied  INTEGER CHECK (applied >= 0),
        UNIQUE (resident, version)
    ) STRICT;
    -- One change is carried at a time.
    CREATE UNIQUE INDEX IF NOT EXISTS carried ON feed ((1)) WHERE applied IS NOT NULL;
";

/// A change on its way (異動情報): whose record, and its version from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistryChange {
    /// The resident.
    pub resident: usize,
    /// The version that the record has from this change on.
    pub version: u64,
}

impl RegistryChange {
    /// The record as it is after the change.
    pub fn record(self) -> ResidentRecord {
        ResidentRecord::made_up(self.resident, self.version)
    }
}

/// The registry.
pub struct Registry {
    database: Database,
    waiting: Remembered<usize>,
    carried: Remembered<Option<(RegistryChange, usize)>>,
}

impl Registry {
    pub(super) fn open(
        place: &SitePlace,
        world: &SharedWorld,
        residents: usize,
    ) -> Result<Registry, Trouble> {
        let registry = Registry {
            database: Database::open(place, world, "registry.sqlite", SCHEMA)?,
            waiting: Remembered::default(),
            carried: Remembered::default(),
        };
        registry.database.transaction(|| {
            let mut insert =
                registry.database.statement("INSERT OR IGNORE INTO resident VALUES (?1, 0)")?;
            for resident in 0..residents {
                insert.execute([resident])?;
            }
            Ok(())
        })?;
        Ok(registry)
    }

    pub(super) fn gone(&self) -> Option<&Path> {
        self.database.gone()
    }

    pub(super) fn reset(&self) -> Result<(), Trouble> {
        self.database.statement("DELETE FROM feed")?.execute([])?;
        self.database.statement("UPDATE resident SET version = 0 WHERE version > 0")?.execute([])?;
        Ok(())
    }

    /// A resident's record changes; the change joins the feed.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed.
    pub fn change(&self, resident: usize) -> Result<RegistryChange, Trouble> {
        self.database.transaction(|| {
            let version: u64 = self
                .database
                .statement(
                    "UPDATE resident SET version = version + 1 WHERE resident = ?1
                     RETURNING version",
                )?
                .query_row([resident], |row| row.get(0))?;
            self.database
                .statement("INSERT INTO feed (resident, version) VALUES (?1, ?2)")?
                .execute(params![resident, version])?;
            Ok(RegistryChange { resident, version })
        })
    }

    /// How many changes wait to be carried.
    ///
    /// # Errors
    /// When the database fails.
    pub fn waiting(&self) -> Result<usize, Trouble> {
        let count = || -> Result<usize, Trouble> {
            let sql = "SELECT count(*) FROM feed WHERE applied IS NULL";
            Ok(self.database.statement(sql)?.query_row([], |row| row.get(0))?)
        };
        self.database.answer(&self.waiting, count)
    }

    /// The change that the sync carries, and to how many replicas it is applied.
    ///
    /// # Errors
    /// When the database fails.
    pub fn carried(&self) -> Result<Option<(RegistryChange, usize)>, Trouble> {
        let query = || -> Result<Option<(RegistryChange, usize)>, Trouble> {
            let sql = "SELECT resident, version, applied FROM feed WHERE applied IS NOT NULL";
            let mut query = self.database.statement(sql)?;
            Ok(query.query_row([], |row| Ok((change(row)?, row.get(2)?))).optional()?)
        };
        self.database.answer(&self.carried, query)
    }

    /// The sync takes the oldest change that waits; `None` when there is none.
    ///
    /// # Errors
    /// When the database fails, or a change is already carried.
    pub fn take_oldest(&self) -> Result<Option<RegistryChange>, Trouble> {
        let mut update = self.database.statement(
            "UPDATE feed SET applied = 0
             WHERE position = (SELECT min(position) FROM feed WHERE applied IS NULL)
             RETURNING resident, version",
        )?;
        Ok(update.query_row([], change).optional()?)
    }

    /// The carried change is applied to one more replica.
    ///
    /// # Errors
    /// When the database fails.
    pub fn applied_to_one_more(&self) -> Result<(), Trouble> {
        let mut update = self
            .database
            .statement("UPDATE feed SET applied = applied + 1 WHERE applied IS NOT NULL")?;
        update.execute([])?;
        Ok(())
    }

    /// The sync is done with the change that it carries.
    ///
    /// # Errors
    /// When the database fails.
    pub fn done(&self) -> Result<(), Trouble> {
        self.database.statement("DELETE FROM feed WHERE applied IS NOT NULL")?.execute([])?;
        Ok(())
    }

    /// The oldest change that waits is lost; `None` when there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub fn lose_oldest(&self) -> Result<Option<RegistryChange>, Trouble> {
        let mut delete = self.database.statement(
            "DELETE FROM feed
             WHERE position = (SELECT min(position) FROM feed WHERE applied IS NULL)
             RETURNING resident, version",
        )?;
        Ok(delete.query_row([], change).optional()?)
    }

    /// The version of every resident's record, by resident.
    ///
    /// # Errors
    /// When the database fails.
    pub fn versions(&self) -> Result<Vec<RegistryChange>, Trouble> {
        let mut query =
            self.database.statement("SELECT resident, version FROM resident ORDER BY resident")?;
        let versions = query.query_map([], change)?.collect::<Result<_, _>>()?;
        Ok(versions)
    }
}

fn change(row: &Row<'_>) -> rusqlite::Result<RegistryChange> {
    Ok(RegistryChange { resident: row.get(0)?, version: row.get(1)? })
}
